"""Help: the keys of the place one is in, then those of the desk around it."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input

from newsroom.reading import Line, Page, Span
from newsroom.settings.language import N_, _
from newsroom.text.cells import cell_width, pad
from newsroom.text.wrap import wrap
from newsroom.tui.commands.base import key_name, keyed, keys_here, named_keys, offers
from newsroom.tui.commands.help import HELP_COMMANDS, Palette
from newsroom.tui.context import DeskApp
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.signs import LEGEND
from newsroom.tui.widgets.pageview import PageView

HEADINGS = {
    "line": N_("In this line"),
    "text": N_("In this text"),
    "list": N_("In a list"),
    "page": N_("In a text"),
    "inbox": N_("Inbox"),
    "reader": N_("Reader"),
    "composer": N_("Composer"),
    "editor": N_("Editor"),
    "findings": N_("Findings"),
    "history": N_("History"),
    "desk": N_("Everywhere on the desk"),
    "feeds": N_("Feeds"),
    "feed_list": N_("Feeds"),
    "feed_form": N_("Feed"),
    "preview": N_("Preview"),
    "changes": N_("changed since the pick"),
    "events": N_("Lists of events"),
    "statistics": N_("Numbers"),
    "rules": N_("Rules"),
    "publish": N_("Publish"),
    "picture": N_("Picture"),
    "links": N_("Links"),
    "group": N_("Sources of the story"),
    "keys": N_("Keys"),
    "candidates": N_("Headlines to choose from"),
    "incoming": N_("Draft"),
    "conflict": N_("Two programs changed this text"),
    "selectors": N_("Follow a page"),
    "clip": N_("Clip"),
    "choice": N_("In this box"),
    "question": N_("In this box"),
    "dialog": N_("In this box"),
    "hooks": N_("Hooks"),
    "help": N_("Help"),
    "unbound": N_("By name, with {key} (a key can be given to each)"),
    "keyless": N_("Without a key (one can be given to each)"),
    "signs": N_("Signs"),
}
"""What the groups of commands are called, by the first part of their ids."""

ENTER = {
    "search": N_("Go to the list of what was found."),
    "find-words": N_("Go on in the article, from match to match; without words, end the search."),
    "narrow": N_("Take what is under the cursor of the list."),
    "feeds-narrow": N_("Go to the list of what was found."),
    "answer": N_("Take what is typed."),
    "": N_("Go to the next line."),
}
"""What Enter does in a line of text, by the line's id; the last is that of forms."""


@offers(HELP_COMMANDS)
class HelpScreen(Dialog[None]):
    """Every command in reach, with keys and what it does."""

    app = getters.app(DeskApp)

    def __init__(self, focused: DOMNode | None, screen: DOMNode) -> None:
        super().__init__()
        keymap = screen.app.keymap if isinstance(screen.app, DeskApp) else {}
        self._groups: dict[str, list[tuple[str, str]]] = {}
        unbound: list[tuple[str, str]] = []
        by_name = HEADINGS["keyless"]
        line: object = focused if isinstance(focused, Input) else None
        if isinstance(focused, Input):
            enter = _(ENTER.get(focused.id or "", ENTER[""]))
            self._groups[HEADINGS["line"]] = [(key_name("enter"), enter)]
        for place, command, keys in keys_here(focused, screen, keymap):
            if not command().belongs(place):
                continue
            if keys and command is Palette:
                by_name = _(HEADINGS["unbound"]).format(key=key_name(keys[0]))
            if keys:
                group = "line" if place is line else command.id.partition(".")[0]
                heading = HEADINGS.get(group, "")
                self._groups.setdefault(heading, []).append((named_keys(keys), command.help()))
            elif keymap.get(command.id, command.keys):
                continue  # a text types its keys here, or a nearer command has them
            elif command.palette and command().unavailable(place) is None:
                unbound.append((command.name(), command.help()))
        # What a text does by itself comes behind what the editor is for.
        if (own := HEADINGS["text"]) in self._groups and (editor := HEADINGS["editor"]) in self._groups:
            first = {editor: self._groups[editor], own: self._groups[own]}
            self._groups = {**first, **self._groups}
        self._groups[by_name] = self._unbound = unbound

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield PageView(id="help")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(_("Keys"))
        self.hint(_("{dialog.close} close"))
        self.query_one(PageView).focus()

    @on(PageView.Resized)
    def _resized(self) -> None:
        self._show()

    def _show(self) -> None:
        view = self.query_one(PageView)
        view.show(Page(tuple(self._lines(view.text_width)), ()), keep_place=True)

    def _lines(self, width: int) -> list[Line]:
        groups = {**self._groups, HEADINGS["signs"]: self._legend()}
        lines: list[Line] = []
        for heading, pairs in groups.items():
            if not pairs:
                continue
            # Names are longer than keys, which stand below one another in all groups.
            left = 14
            if pairs is self._unbound:
                left = min(max(cell_width(name) for name, _help in pairs) + 2, max(left, width // 4))
            lines.append(Line((Span(_(heading) if heading else "", "heading1", None),), -1))
            for head, help in pairs:
                fits = cell_width(head) < left
                if not fits:
                    lines.append(Line((Span(head, "strong", None),), -1))
                for number, (a, b) in enumerate(wrap(help, max(10, width - left))):
                    name = pad(head, left) if fits and number == 0 else " " * left
                    lines.append(Line((Span(name, "strong", None), Span(help[a:b], "", None)), -1))
            lines.append(Line((), -1))
        return lines

    def _legend(self) -> list[tuple[str, str]]:
        """Say what the signs mean, as this terminal shows them."""
        signs = self.app.signs
        turn = _("may be a later turn of what ran, or of another story, which {reader.group} lists")
        return [
            *((getattr(signs, name), _(words)) for name, words in LEGEND.items()),
            (_("follow-up?"), keyed(turn)),
        ]
