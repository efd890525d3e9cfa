"""Small screens over the desk: a list to choose from, a line to type, a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Static

from newsroom.settings.language import N_, _
from newsroom.text.cells import cell_width, truncate
from newsroom.text.clean import one_line
from newsroom.text.folding import fold
from newsroom.tui.commands.base import BETWEEN, Commanded, key_here, key_name, keyed_hint, offers
from newsroom.tui.commands.dialogs import CHOICE_COMMANDS, CLOSE_COMMANDS, QUESTION_COMMANDS
from newsroom.tui.commands.help import EVERYWHERE, Help
from newsroom.tui.context import DeskApp, IssueChanged
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.strips import Piece, justified
from newsroom.tui.widgets.textline import TextLine
from newsroom.tui.widgets.wrapped import Difference, Wrapped

Value = TypeVar("Value")
_TALLEST = 30
"""Lines of a list that are shown at most."""
_FEWEST = 12
"""Cells that a detail is cut to at least."""
_LAST = 1
"""Lines at the lower edge of the screen that toasts leave free."""
_CORNERS = 4
"""Cells of a frame's lower edge that its words leave free."""


class Choice(Struct, Generic[Value], frozen=True):
    """One line of a list: what is chosen, its words, and a note at the right edge."""

    value: Value | None
    text: str
    note: str = ""
    heading: bool = False
    """A line that only names those below it."""
    inside: str = ""
    """What stands in what is chosen, folded (see `newsroom.text.folding`): narrowing finds it too."""
    detail: str = ""
    """What there is to say before the note where it has room; its first sign stays in any case."""


def _has(choice: Choice[Any], word: str) -> bool:
    return word in fold(f"{choice.text} {choice.detail} {choice.note}") or word in choice.inside


class ChoiceList(LineList, Generic[Value]):
    """Choices, one line each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--text", "choice--heading"}

    def __init__(self, choices: Sequence[Choice[Value]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.all = tuple(choices)
        self.shown = tuple(choices)
        self._words: list[str] = []
        self._before: Choice[Value] | None = None
        """What the cursor was on before the list was narrowed."""

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.shown)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a choice: it passes over headings, in its own direction if it can."""
        place = super().validate_cursor(cursor)
        after = [n for n in range(max(place, 0), len(self.shown)) if not self.shown[n].heading]
        before = [n for n in range(min(place, len(self.shown) - 1), -1, -1) if not self.shown[n].heading]
        first, second = (before, after) if place < self.cursor else (after, before)
        return next(iter((*first[:1], *second[:1])), place)

    @property
    def current(self) -> Choice[Value] | None:
        """The choice under the cursor; None where the list is empty."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def narrow(self, text: str) -> None:
        """Show only the choices that have all the words, below their headings.

        Where the words are others the cursor goes to the first of them, as Enter takes it; where they are
        emptied, back to where it was before.
        """
        words, before = fold(text).split(), self._words
        if words and not before:
            self._before = self.current
        self._words = words
        self.shown = tuple(self._having(words))
        if words != before:
            self.scroll_to(y=0, animate=False, immediate=True)  # the heading of the first is seen
            self.set_reactive(LineList.cursor, -1)
            self.cursor = 0 if words else self._place_of(self._before)
        self.items_changed()
        self.post_message(self.Moved(self, self.cursor))  # another choice, though in the same line

    def _having(self, words: list[str]) -> Iterator[Choice[Value]]:
        heading: Choice[Value] | None = None
        for choice in self.all:
            if choice.heading:
                heading = choice
            if not words:
                yield choice
            elif not choice.heading and all(_has(choice, word) for word in words):
                if heading:  # two choices may be told apart by it alone
                    yield heading
                heading = None
                yield choice

    def _place_of(self, wanted: Choice[Value] | None) -> int:
        """Return where a choice stands; it may have been made anew since."""
        values = [choice.value for choice in self.shown]
        return values.index(wanted.value) if wanted and wanted.value in values else 0

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a choice."""
        choice = self.shown[index]
        style = self.style_of("choice--heading" if choice.heading else "choice--text")
        indent = len(choice.text) - len(choice.text.lstrip(" "))
        margin = (" " if choice.heading else "  ") + " " * indent
        left: list[Piece] = [(margin, style), (one_line(choice.text), style)]
        note = choice.note
        if choice.detail:
            name = max(cell_width(left[1][0]), _FEWEST)
            room = width - cell_width(margin) - name - cell_width(f"  {BETWEEN}{note} ")
            note = f"{_cut(choice.detail, room)}{BETWEEN}{note}"
        return justified(left, [("  " + note + " ", self.style_of("line--muted"))], width, 1)


def _cut(detail: str, room: int) -> str:
    """Cut a detail to the room there is; of fewer words than two nobody would learn anything."""
    return truncate(one_line(detail), room) if room >= _FEWEST else detail[:1]


@offers(EVERYWHERE)
class Box(Commanded, ModalScreen[Value], Generic[Value]):
    """What lies over the desk, with help, the list of its commands and jump mode."""


@offers(CLOSE_COMMANDS)
class Dialog(Box[Value], Generic[Value]):
    """A framed box over the desk that Esc closes with nothing chosen."""

    WAITS = False
    """It asks something, which no toast may cover."""
    _keys_told = ""

    def close(self) -> None:
        """Close with nothing chosen."""
        self.dismiss(None)

    def hint(self, keys: str) -> None:
        """Tell the most used keys at the lower edge of the box, behind that of help.

        Args:
            keys: Parts such as ``{choice.narrow} narrow``, with a dot between them; see `keyed_hint`.
        """
        if not self._keys_told:
            self.watch(self, "focused", self.show_keys, init=False)
        self._keys_told = keys
        self.show_keys()
        self.call_after_refresh(self.show_keys)

    def on_resize(self) -> None:
        """Tell as many keys as there is room for now, and let toasts stand beside the box."""
        self.call_after_refresh(self.show_keys)
        if isinstance(self.app, DeskApp):
            self.call_after_refresh(self.app.box_stands)

    def free_below(self) -> int:
        """Return how many lines below the box toasts may take: none before it is laid out."""
        box = self.frame().region if self.is_attached and self.is_mounted else None
        return self.size.height - box.bottom - _LAST if box else 0

    def show_keys(self) -> None:
        """Tell the keys in force."""
        if not self._keys_told:
            return
        keymap = self.app.keymap if isinstance(self.app, DeskApp) else {}
        key = key_here(Help, keymap, self.focused)
        told = [f"{key_name(key)} {Help.name()}"] if key and Help().unavailable(self) is None else []
        told += keyed_hint(self._keys_told, self.focused)
        room = self.frame().size.width - _CORNERS
        # Where they do not fit, how to get help and how to leave stay; help tells the others.
        while room > 0 and len(told) > 2 and cell_width(BETWEEN.join(told)) > room:
            del told[-2]
        self.frame().border_subtitle = Content(BETWEEN.join(told))

    def frame(self) -> Vertical:
        """Return the box."""
        return self.query_one("#box", Vertical)

    def room(self, beside: int) -> int:
        """Return how many lines of a list have room in the box, whose other lines are so many.

        A list that is higher than what is seen of it would have its cursor below the edge of the box.
        """
        return max(3, self.app.size.height * 9 // 10 - 2 - beside)


@offers(CHOICE_COMMANDS)
class ChoiceScreen(Dialog[Value | None], Generic[Value]):
    """A list to choose from; typing after / narrows it."""

    BESIDE: ClassVar[int] = 1
    """Lines of the box besides the list: that in which it is narrowed."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[Value]],
        *,
        hint: str = "",
        at: int = 0,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._hint = hint
        self._at = at

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            yield TextLine(placeholder=_("type to narrow the list"), id="narrow", compact=True)
            yield ChoiceList(self._choices, id="choices")

    def on_mount(self) -> None:
        """Name the box and put the cursor on the present choice."""
        box = self.frame()
        box.border_title = Content(self._title)
        self.hint(self._hint or _("{choice.take} choose · {choice.narrow} narrow · {dialog.close} close"))
        self.query_one("#narrow").display = False
        self.fit()
        self.lines.items_changed()
        self.lines.cursor = self._at
        self.lines.focus()
        self.ready()

    def on_resize(self) -> None:
        """Keep the list within the box."""
        self.fit()

    def fit(self) -> None:
        """Make the list as high as it is long, as far as there is room."""
        wanted = min(max(len(self.lines.all), 1), _TALLEST)
        self.lines.styles.height = min(wanted, self.room(self.BESIDE))

    def ready(self) -> None:
        """Do what else there is to do once the box stands; `on_mount` of a subclass would run before ours."""

    @property
    def lines(self) -> ChoiceList[Value]:
        """The choices."""
        return self.query_one("#choices", ChoiceList)

    def start_narrowing(self) -> None:
        """Show the line to type in."""
        narrow = self.query_one("#narrow", Input)
        narrow.display = True
        narrow.focus()

    @on(Input.Changed, "#narrow")
    def _narrowed(self, event: Input.Changed) -> None:
        self.lines.narrow(event.value)

    @on(Input.Submitted, "#narrow")
    @on(LineList.Chosen)
    def choose(self) -> None:
        """Take the choice under the cursor."""
        choice = self.lines.current
        if choice is not None and not choice.heading:
            self.taken(choice.value)

    def taken(self, value: Value | None) -> None:
        """Close with what was chosen."""
        self.dismiss(value)


class PromptScreen(Dialog[str | None]):
    """One line to type; Enter takes it. If it cannot be used, it says why and keeps what was typed."""

    WAITS = True

    def __init__(
        self,
        title: str,
        hint: str,
        value: str = "",
        placeholder: str = "",
        check: Callable[[str], str | None] = lambda text: None,
        *,
        select: bool = True,
    ) -> None:
        """Make a prompt.

        Args:
            title: Above the line.
            hint: What to type.
            value: What stands there already.
            placeholder: Shown while nothing stands there.
            check: Returns why a text cannot be used, or None.
            select: Whether what stands there is chosen, so that typing takes its place.
        """
        super().__init__()
        self._check = check
        self._select = select
        self._title = title
        self._hint = hint
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            yield Static(self._hint, markup=False, id="hint")
            yield TextLine(
                self._value, placeholder=self._placeholder, id="answer", select_on_focus=self._select
            )

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(self._title)
        self.hint(_("Enter take · {dialog.close} close"))
        self.query_one("#answer").focus()

    @on(Input.Submitted, "#answer")
    def _taken(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if text and (reason := self._check(text)):
            self.query_one("#hint", Static).update(reason)
            self.query_one("#hint").add_class("-wrong")
            return
        self.dismiss(text or None)


@offers(QUESTION_COMMANDS)
class QuestionScreen(Dialog[bool]):
    """A question answered by y or n, with the text it is about."""

    WAITS = True
    KEYS: ClassVar[str] = N_("{question.yes} yes · {question.no} no")
    """What the keys answer, named below the box."""

    def __init__(
        self,
        title: str,
        question: str,
        text: str = "",
        *,
        difference: bool = False,
        renewed: Callable[[], str] | None = None,
    ) -> None:
        """Make a question.

        Args:
            title: Above it.
            question: What y says yes to.
            text: What it is about.
            difference: The text is one: lines that are gone and lines that are new.
            renewed: Says the question anew once the issue, or what is found in it, is another.
        """
        super().__init__()
        self._renewed = renewed
        self._title = title
        self._question = question
        self._text = text
        self._kind = Difference if difference else Wrapped

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        from textual.containers import VerticalScroll

        with Vertical(id="box"):
            if self._text:
                with VerticalScroll(id="about"):
                    yield self._kind(self._text)
            yield Wrapped(self._question, id="hint")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(self._title)
        self.hint(_(self.KEYS))
        if self._text:
            self.query_one("#about").focus()

    @on(IssueChanged)
    def _ask_anew(self) -> None:
        if self._renewed is not None:
            self.query_one("#hint", Wrapped).say(self._renewed())

    def close(self) -> None:
        """Answer no."""
        self.dismiss(False)
