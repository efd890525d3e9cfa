"""The tour of the sample newsroom: one thing to try at a time, done by doing it, over after a minute."""

from __future__ import annotations

from msgspec import Struct
from textual import getters
from textual.dom import DOMNode

from newsroom.settings import paths
from newsroom.settings.language import N_, _
from newsroom.text.cells import cell_width
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.picking import PICKED
from newsroom.tui.places import newsdesk
from newsroom.tui.widgets.textbars import Bar
from newsroom.tui.widgets.wrapped import broken


class Step(Struct, frozen=True):
    """Something to try."""

    words: str
    """What it is, in English, with the ids of the commands whose keys it names."""
    commands: tuple[str, ...]
    """Ids of the commands that do it, or `PICKED`."""
    alone: str = ""
    """What it is where the panes of the step do not stand side by side; '' if that makes no difference."""
    alone_commands: tuple[str, ...] = ()
    """Ids of the commands that do it there; none if they are the same."""
    within: str = ""
    """Id of the pane that they must run in: all lists have keys in common."""
    in_turn: bool = False
    """It is nothing before the steps it follows: done ahead it does not count."""

    def done_by(self, *, alone: bool) -> tuple[str, ...]:
        """Return the ids of the commands that do it."""
        return (alone and self.alone_commands) or self.commands


STEPS = (
    Step(
        N_("{list.down} goes down the stories; the reader follows."),
        ("list.down", "list.up", "inbox.next_unread"),
        alone=N_("{list.down} goes down the stories; {inbox.open} reads the one under the cursor."),
        alone_commands=("inbox.open",),
        within="inbox",
    ),
    Step(
        N_("{inbox.page} pages the article, then goes on to the next unread one."),
        ("inbox.page", "reader.page"),
    ),
    Step(
        N_("{inbox.pick} picks the story into the issue; one that is in it already it takes out."),
        (PICKED,),
    ),
    Step(N_("{desk.undo} takes it back: any change can be undone."), ("desk.undo",), in_turn=True),
    Step(
        N_("{desk.composer} goes to the composer, {desk.inbox} back to the inbox."),
        ("desk.composer", "desk.next_pane"),
    ),
    Step(
        N_("{composer.edit} edits what is under the cursor; {editor.close} comes back, all is saved."),
        ("composer.edit",),
    ),
    Step(N_("{desk.check} checks the issue: findings point at the very words."), ("desk.check",)),
    Step(N_("{desk.preview} shows the issue as readers will see it."), ("desk.preview",)),
    Step(
        N_(
            "{desk.help} is help, wherever you are; {desk.palette} lists all commands."
            " With that the tour is over."
        ),
        ("desk.help",),
        in_turn=True,
    ),
)
"""The editor's morning, a key each."""
FOOTER = 1
"""Lines of the footer, which toasts leave free."""


class TourBar(Bar):
    """The step at hand, above the footer."""

    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__(id="tour")
        self._at = 0
        self._ahead: set[int] = set()
        """Steps that were done before their turn."""
        self._words = self._end = ""

    def on_mount(self) -> None:
        """Begin."""
        self._show()

    def on_resize(self) -> None:
        """Keep toasts above the step: it has more lines the longer its words, and the desk is narrow."""
        self._lift_toasts(self.outer_size.height)
        if self._at < len(STEPS):
            self._show()  # panes may have come to stand side by side, or do no longer

    def _set(self) -> None:
        """Break the words as Chinese is; unlike other bars this has as many lines as they need.

        How it ends stands last, on a line of its own where there is no room for all of it.
        """
        width = self.content_size.width
        lines = broken(self._words, width).split("\n") if width else [self._words]
        if cell_width(lines[-1] + self._end) + 2 <= width or not width:
            lines[-1] += f"  {self._end}"
        else:
            lines += broken(self._end, width).split("\n")
        self.update("\n".join(lines))

    def _lift_toasts(self, lines: int) -> None:
        for rack in self.screen.query("ToastRack"):
            rack.styles.margin = (0, 0, FOOTER + lines, 0)

    def done(self, command: str, place: DOMNode) -> None:
        """Go on where a command, run in a place, did what the step asks for; a later step is done ahead."""
        for number in range(self._at, len(STEPS)):
            step = STEPS[number]
            if command not in step.done_by(alone=self._alone) or (step.in_turn and number > self._at):
                continue
            if not step.within or any(node.id == step.within for node in place.ancestors_with_self):
                self._ahead.add(number)
                break
        if self._at in self._ahead:
            while self._at in self._ahead:
                self._at += 1
            self._show()

    @property
    def _alone(self) -> bool:
        """Whether the reader does not stand beside the inbox."""
        return "reader" not in newsdesk(self.app).shown()

    def show_keys(self) -> None:
        """Name the keys in force."""
        if self._at < len(STEPS):
            self._show()

    def _show(self) -> None:
        if self._at == len(STEPS):
            self.end()  # a word of farewell would lie over the help that was asked for
            return
        step = STEPS[self._at]
        words = keyed(_((self._alone and step.alone) or step.words))
        left = _("Tour {n}/{all}").format(n=self._at + 1, all=len(STEPS))
        self._words = f"{left} · {words}"
        end = keyed(_("{desk.skip_tour} ends the tour"))
        self._end = f"({end})"
        self._set()

    def end(self) -> None:
        """Go away for good."""
        self.app.jobs.begin(remember_done)
        self.app.tour = None
        self._lift_toasts(0)
        self.remove()


def is_done() -> bool:
    """Tell whether the editor took the tour, or skipped it, before."""
    return (paths.state_folder() / "tour").exists()


def remember_done() -> None:
    """Offer the tour no more; where that cannot be written it is offered again, which harms nobody."""
    try:
        paths.state_folder().mkdir(parents=True, exist_ok=True)
        (paths.state_folder() / "tour").touch()
    except OSError:
        return


def begin(app: DeskApp) -> None:
    """Show the first step, unless a tour is under way."""
    if app.tour is None:
        bar = TourBar()
        app.screen_stack[0].mount(bar)
        app.tour = bar.done
