"""The tour of the sample newsroom: one thing to try at a time, done by doing it, over after a minute."""

from __future__ import annotations

from dataclasses import dataclass

from textual import getters
from textual.dom import DOMNode

from newsroom.settings import paths
from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import first_key
from newsroom.tui.context import DeskApp
from newsroom.tui.keymaps.conflicts import all_commands
from newsroom.tui.widgets.textbars import Bar


@dataclass(frozen=True)
class Step:
    """Something to try."""

    words: str
    """What it is, in English; ``{keys}`` are those of the first command."""
    commands: tuple[str, ...]
    """Ids of the commands that do it."""
    within: str = ""
    """Id of the pane that they must run in: all lists have keys in common."""


STEPS = (
    Step(
        N_("{keys} goes down the stories; the reader follows."),
        ("list.down", "list.up", "inbox.next_unread"),
        within="inbox",
    ),
    Step(N_("{keys} pages the article, then goes on to the next unread one."), ("inbox.page", "reader.page")),
    Step(N_("{keys} picks the story into the issue."), ("inbox.pick", "reader.pick")),
    Step(N_("{keys} takes it back: any change can be undone."), ("desk.undo",)),
    Step(N_("{keys} goes to the composer, {more} back to the inbox."), ("desk.composer", "desk.next_pane")),
    Step(N_("{keys} edits what is under the cursor; Esc comes back, all is saved."), ("composer.edit",)),
    Step(N_("{keys} checks the issue: findings point at the very words."), ("desk.check",)),
    Step(N_("{keys} shows the issue as readers will see it."), ("desk.preview",)),
    Step(N_("{keys} is help, wherever you are."), ("desk.help",)),
)
"""The editor's morning, a key each."""
SKIP = "desk.skip_tour"
FOOTER = 1
"""Lines of the footer, which toasts leave free."""


class TourBar(Bar):
    """The step at hand, above the footer."""

    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__(id="tour")
        self._at = 0

    def on_mount(self) -> None:
        """Begin."""
        self._show()

    def on_resize(self) -> None:
        """Keep toasts above the step: it has more lines the longer its words, and the desk is narrow."""
        self._lift_toasts(self.outer_size.height)

    def _lift_toasts(self, lines: int) -> None:
        for rack in self.screen.query("ToastRack"):
            rack.styles.margin = (0, 0, FOOTER + lines, 0)

    def done(self, command: str, place: DOMNode) -> None:
        """Go on where a command, run in a place, did what the step asks for."""
        if self._at == len(STEPS) or command not in STEPS[self._at].commands:
            return
        within = STEPS[self._at].within
        if not within or any(node.id == within for node in place.ancestors_with_self):
            self._at += 1
            self._show()

    def _show(self) -> None:
        if self._at == len(STEPS):
            self.end()
            self.app.notify(
                _("That was the tour. Everything else: ? for keys, : for commands."), markup=False
            )
            return
        step = STEPS[self._at]
        words = _(step.words).format(keys=self._key(step.commands[0]), more=self._key("desk.inbox"))
        left = _("Tour {n}/{all}").format(n=self._at + 1, all=len(STEPS))
        end = _("{key} ends the tour").format(key=self._key(SKIP))
        # Unlike other bars it has as many lines as its words need: how it ends stands last.
        self.update(f"{left} · {words}  ({end})")

    def _key(self, id: str) -> str:
        return first_key(all_commands()[id], self.app.keymap)

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
