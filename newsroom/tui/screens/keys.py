"""The keys of every command, changed one by one; and the choice of a whole keymap."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from newsroom.settings import config
from newsroom.settings.language import _
from newsroom.text.cells import pad, truncate
from newsroom.tui.commands.base import key_name, keys_of, offers
from newsroom.tui.commands.keys import KEYS_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.keymaps import Keymap
from newsroom.tui.keymaps.conflicts import Conflict, Kind, all_commands, conflicts
from newsroom.tui.keymaps.kept import doubt, why_kept
from newsroom.tui.keymaps.reading import keymap_files, read_file, read_keys
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, Dialog, QuestionScreen
from newsroom.tui.screens.help import HEADINGS

PLACES = (
    "desk", "feeds", "inbox", "reader", "composer", "editor", "list", "page", "findings", "preview",
)  # fmt: skip
"""The places whose commands come first, in this order; others follow."""


def sentence(conflict: Conflict) -> str:
    """Tell of two commands that want one key."""
    return _("{key} is the key of “{first}” ({first_id}) and of “{second}” ({second_id})").format(
        key=key_name(conflict.key),
        first=conflict.first.name(),
        first_id=conflict.first.id,
        second=conflict.second.name(),
        second_id=conflict.second.id,
    )


def key_lines(keymap: Keymap) -> list[Choice[str]]:
    """Return a line for each command: what it is called, its id, its keys; changed and double ones say so."""
    commands = all_commands()
    double = {id for each in conflicts(keymap) for id in (each.first.id, each.second.id)}

    def rank(id: str) -> int:
        place = id.partition(".")[0]
        return PLACES.index(place) if place in PLACES else len(PLACES)

    lines: list[Choice[str]] = []
    heading = ""
    for id in sorted(commands, key=lambda id: (rank(id), id.partition(".")[0])):
        if (here := _(HEADINGS[id.partition(".")[0]])) != heading:
            heading = here
            lines.append(Choice(None, heading, heading=True))
        notes = [_("two commands")] if id in double else [_("changed")] if id in keymap else []
        keys = keys_of(commands[id], keymap) or "–"
        columns = f"{id:<24}{pad(truncate(keys, 14), 14)}"
        lines.append(Choice(id, commands[id].name(), "  ".join([*notes, columns])))
    return lines


class CaptureScreen(Dialog[str | None]):
    """Waits for one key, and takes it whatever it is; only Esc is kept to go back."""

    WAITS = True

    def __init__(self, command: Kind) -> None:
        super().__init__()
        self._command = command

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            yield Static("\n".join((self._command.help(), _("Press the key."))), markup=False, id="hint")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(f"{self._command.name()} · {self._command.id}")
        # Any key is taken, that of help too.
        self.frame().border_subtitle = Content(_("Esc close"))

    def take_key(self, key: str) -> None:
        """Take the key, before anything that it is bound to."""
        self.dismiss(None if key == "escape" else key)


@offers(KEYS_COMMANDS)
class KeysScreen(ChoiceScreen[str]):
    """Every command with its keys."""

    def __init__(self, app: DeskApp, lines: Sequence[Choice[str]]) -> None:
        super().__init__(
            _("Keys"),
            lines,
            at=1,
            hint=_(
                "{choice.take} other key · {keys.add} one more · {keys.none} none ·"
                " {keys.default} default · {dialog.close} close"
            ),
        )
        self._desk_app = app

    def taken(self, value: str | None) -> None:
        """Ask for another key instead of those there are."""
        self.ask(add=False)

    def ask(self, *, add: bool) -> None:
        """Ask for a key of the command under the cursor, instead of those it has or beside them."""
        id = self.current()
        if id is None:
            return
        kind = all_commands()[id]
        before = self._desk_app.keymap.get(id, kind.keys)

        def pressed(key: str | None) -> None:
            if key is None:
                return
            if reason := why_kept(key):
                self.notify(reason, severity="warning", markup=False)
                return
            if reason := doubt(key):
                self.notify(reason, markup=False)
            self._try(id, tuple(dict.fromkeys([*before, key])) if add else (key,))

        self.app.push_screen(CaptureScreen(kind), pressed)

    def current(self) -> str | None:
        """Return the id of the command under the cursor."""
        return self.lines.shown[self.lines.cursor].value if len(self.lines) else None

    def _try(self, id: str, keys: tuple[str, ...]) -> None:
        """Give a command its keys; where another has one of them, ask first."""
        wanted = {**self._desk_app.keymap, id: keys}
        taken = [each for each in conflicts(wanted) if id in (each.first.id, each.second.id)]
        if not taken:
            self.set_keys({id: keys})
            return

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            changed: dict[str, tuple[str, ...] | None] = {id: keys}
            for each in taken:
                other = each.second if each.first.id == id else each.first
                held = changed.get(other.id) or wanted.get(other.id, other.keys)
                changed[other.id] = tuple(key for key in held if key != each.key)
            self.set_keys(changed)

        question = _("Take the key from the other?")
        self.app.push_screen(QuestionScreen(_("Keys"), question, "\n".join(map(sentence, taken))), answered)

    def set_keys(self, changed: dict[str, tuple[str, ...] | None]) -> None:
        """Put keys in force and write them to the settings; None gives a command back its own."""
        self.app.run_worker(self._set_keys(changed), group="commands")

    async def _set_keys(self, changed: dict[str, tuple[str, ...] | None]) -> None:
        app = self._desk_app
        settings = app.desk.settings
        for id, keys in changed.items():
            if keys is None:
                await app.jobs.write(config.remove_value, settings.file, ("keys", id))
            else:
                await app.jobs.write(config.set_value, settings.file, ("keys", id), " ".join(keys))
        own = {id: text for id, text in settings.keys.items() if id not in changed}
        own |= {id: " ".join(keys) for id, keys in changed.items() if keys is not None}
        app.take_desk(replace(app.desk, settings=replace(settings, keys=own)))
        app.take_keys(read_keys(app.desk.settings).keymap)
        self.lines.all = tuple(key_lines(app.keymap))
        self.lines.narrow(self.query_one("#narrow", Input).value)


async def edit_keys(app: DeskApp) -> None:
    """Open the list of all commands with their keys."""
    lines = await app.jobs.read(key_lines, app.keymap)
    app.push_screen(KeysScreen(app, lines))


async def choose_keymap(app: DeskApp) -> None:
    """List the keymaps; the chosen one is put in force and written to the settings."""
    files = keymap_files()
    choices = [Choice("", _("the desk's own keys"), "")]
    choices += [Choice(name, read_file(file)[0], name) for name, file in files.items()]
    now = app.desk.settings.keymap or ""
    at = next((n for n, choice in enumerate(choices) if choice.value == now), 0)
    chosen = await app.push_screen_wait(ChoiceScreen[str](_("Keymap"), choices, at=at))
    if chosen is None:
        return
    settings = app.desk.settings
    if chosen:
        await app.jobs.write(config.set_value, settings.file, "keymap", chosen)
    else:
        await app.jobs.write(config.remove_value, settings.file, ("keymap",))
    app.take_desk(replace(app.desk, settings=replace(settings, keymap=chosen or None)))
    keys = read_keys(app.desk.settings)
    await app.check_keys(keys)
    app.notify(_("keys: {name}").format(name=chosen or _("the desk's own keys")), markup=False)
