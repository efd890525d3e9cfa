"""What a command is, and how a pane offers its commands."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, format_key, key_to_character
from textual.message import Message
from textual.screen import Screen

from newsroom.settings.language import _
from newsroom.text.patterns import late
from newsroom.tui.widgets.texts import is_text, own_keys

Target = TypeVar("Target", contravariant=True)
Place = TypeVar("Place")
BETWEEN = " · "
"""What parts the keys of a hint."""
UNBOUND = "unbound"
"""The key of commands that have none: no terminal sends it."""
_EDITING = ("enter", "delete", "backspace", "left", "right", "home", "end")
"""Keys besides letters that a text takes for itself."""


_known: dict[str, type[Command[Any]]] = {}
"""The commands whose modules are imported, by their ids."""
_in_force: Mapping[str, tuple[str, ...]] = {}
"""The editor's keymap, which every message that names a key goes by."""


class Command(Generic[Target]):
    """One thing an editor can do in a place (a pane, a screen or the whole desk).

    A subclass's docstring is its help text: it says what the command does to the editor's work.
    """

    id: ClassVar[str]
    """Stable name, ``place.verb``; keymaps refer to it."""
    label: ClassVar[str]
    """A word or two for footer and palette, in English; translated when shown."""
    keys: ClassVar[tuple[str, ...]]
    footer: ClassVar[bool] = False
    """It is shown in the footer line."""
    foremost: ClassVar[bool] = False
    """It is shown there before others: it goes with what is under way, and is only available then."""
    palette: ClassVar[bool] = True
    """It is offered in the command palette."""
    anywhere: ClassVar[bool] = False
    """It is about the whole program: of the desk, but offered in the palettes of screens over it, too."""
    opens: ClassVar[bool] = False
    """It opens a box out of a text, after a moment: what is typed behind its key is for the box."""

    def __init_subclass__(cls, **arguments: Any) -> None:
        """Be known by the id, for messages that name the key."""
        super().__init_subclass__(**arguments)
        if "id" in cls.__dict__:
            _known.setdefault(cls.id, cls)

    def unavailable(self, target: Target) -> str | None:
        """Return why the command cannot be used right now, or None."""
        return None

    def belongs(self, target: Target) -> bool:
        """Return whether the command is meant for what is open at all; help leaves out what is not."""
        return True

    def in_footer(self, target: Target) -> bool:
        """Return whether the footer shows it now, provided that it can be used."""
        return self.footer

    def in_palette(self, target: Target) -> bool:
        """Return whether the palette offers it now, provided that it can be used."""
        return self.palette

    def run(self, target: Target) -> Awaitable[None] | None:
        """Do it. What takes time is returned as an awaitable and runs beside the screen."""
        raise RuntimeError(
            f"{type(self).__name__} has no run"
        )  # a subclass without run is a mistake in the code

    @classmethod
    def help(cls) -> str:
        """Return what the command does, in the interface language and with the keys in force."""
        return _joined(keyed(_(inspect.cleandoc(cls.__doc__ or ""))))

    @classmethod
    def name(cls) -> str:
        """Return the label in the interface language."""
        return _(cls.label)

    @classmethod
    def binding(cls) -> Binding:
        """Return the Textual binding of the command."""
        # A command without keys is bound all the same: a keymap can only move what is.
        keys = ",".join(cls.keys) or UNBOUND
        return Binding(keys, f"command('{cls.id}')", description=cls.label, show=False, id=cls.id)


_CJK = late("[\u2014-\u2026\u3000-\u9fff\uff00-\uffef]")


def _joined(text: str) -> str:
    """Make one line of each paragraph: where its lines end in the code says nothing."""
    return re.sub(r"(\S)\n(?=(\S))", lambda end: end[1] + ("" if _CJK.search(end[1] + end[2]) else " "), text)


Offers = tuple[type[Command[Place]], ...]
"""The commands that a place offers."""


class Commanded:
    """A widget or screen that offers commands: mix it in before the Textual class; `offers` says which."""

    OFFERS: ClassVar[Offers[Any]] = ()
    HOLDS: ClassVar[tuple[type[Commanded], ...]] = ()
    """The places within this one that the cursor can be in, where these are not a list and a text."""

    @classmethod
    def find_command(cls, id: str) -> type[Command[Any]] | None:
        """Return the command of that id, if this place offers it."""
        for place in cls.__mro__:
            for command in place.__dict__.get("OFFERS", ()):
                if command.id == id:
                    return cast(type[Command[Any]], command)
        return None

    @classmethod
    def all_commands(cls) -> Offers[Any]:
        """Return the commands of this place, its own before those it inherits."""
        return tuple(c for place in cls.__mro__ for c in place.__dict__.get("OFFERS", ()))

    async def _dispatch_message(self, message: Message) -> None:
        """Take a message, and go on behind one that came too late, as the app does; a seam."""
        try:
            await super()._dispatch_message(message)  # type: ignore[misc]
        except Exception as error:
            is_late = getattr(cast(DOMNode, self).app, "is_late", None)
            if is_late is None or not is_late(error):
                raise

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave a screen, once: a second Enter or Esc that was on its way would close the one below."""
        if cast(Screen[Any], self).app.screen is not cast(Screen[Any], self):
            return AwaitComplete()
        return cast(AwaitComplete, super().dismiss(result))  # type: ignore[misc]

    def action_command(self, id: str) -> None:
        """Run the command of that id; a command that cannot be used now says why."""
        from newsroom.tui.jobs import run_guarded

        kind = self.find_command(id)
        if kind is None:
            return
        command = kind()
        node = cast(DOMNode, self)
        if reason := command.unavailable(self):
            for other in self.all_commands():
                if set(other.keys) & set(kind.keys) and other().unavailable(self) is None:
                    run_guarded(node, other().run, self)
                    return
            node.app.notify(reason, severity="warning", markup=False)
            return
        run = partial(_still, command) if inspect.iscoroutinefunction(command.run) else command.run
        run_guarded(node, run, self, opens=command.opens)
        if tour := getattr(node.app, "tour", None):
            tour(id, node)

    def action_run_command(self, id: str) -> None:
        """Run a command within reach of the focused widget: what the footer's words are clicked into."""
        screen = cast(Screen[Any], self)
        for place, command in offered(screen.focused, screen):
            if command.id == id:
                place.action_command(id)
                return


async def _still(command: Command[Any], place: Commanded) -> None:
    """Run what goes on beside the screen, unless what it needs left the screen since its key was typed."""
    if reason := command.unavailable(place):
        cast(DOMNode, place).app.notify(reason, severity="warning", markup=False)
    elif result := command.run(place):
        await result


def offers(commands: Offers[Place]) -> Callable[[type[Place]], type[Place]]:
    """Have a place offer commands; the type checker holds that it has what they ask of it.

    Of two kinds of commands each has its own `offers`: the nearer to the class comes last.
    """

    def decorated(place: type[Place]) -> type[Place]:
        kind = cast(Any, place)
        kind.OFFERS = (*commands, *place.__dict__.get("OFFERS", ()))
        kind.BINDINGS = [
            *(command.binding() for command in commands),
            *place.__dict__.get("BINDINGS", ()),
        ]
        kind._merged_bindings = kind._merge_bindings()  # Textual did so before there were any: a seam
        return place

    return decorated


def offered(focused: DOMNode | None, screen: DOMNode) -> Iterator[tuple[Commanded, type[Command[Any]]]]:
    """Yield the commands that can be reached from the focused widget, nearest first, each id once."""
    seen: set[str] = set()
    node: DOMNode | None = focused or screen
    chain = list(node.ancestors_with_self) if node is not None else []
    for place in chain:
        if isinstance(place, Commanded):
            for command in place.all_commands():
                if command.id not in seen:
                    seen.add(command.id)
                    yield place, command


def is_typed(key: str, focused: DOMNode | None) -> bool:
    """Tell whether the focused widget is a text to which a key is a letter, or that does something by it."""
    if not is_text(focused):
        return False
    character = key_to_character(key)
    named = key in KEY_NAME_REPLACEMENTS.values()  # of these Textual finds no character: slash, plus, minus …
    printable = character is not None and character.isprintable()
    return key in _EDITING or named or printable or key in own_keys(focused)


def keys_here(
    focused: DOMNode | None, screen: DOMNode, keymap: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Commanded, type[Command[Any]], tuple[str, ...]]]:
    """Yield the commands in reach with the keys that run each from the focused widget, nearest first.

    A key that is typed there is none of them, nor is one that a nearer place has.
    """
    taken: dict[str, Commanded] = {}
    here: object = focused
    for place, command in offered(focused, screen):
        keys = keymap.get(command.id, command.keys)
        yield (
            place,
            command,
            tuple(
                key
                for key in keys
                if (place is here or not is_typed(key, focused)) and taken.setdefault(key, place) is place
            ),
        )


def key_here(
    command: type[Command[Any]], keymap: Mapping[str, tuple[str, ...]], focused: DOMNode | None
) -> str | None:
    """Return the first key that runs a command from the focused widget; None where none does."""
    keys = keymap.get(command.id, command.keys)
    return next((key for key in keys if not is_typed(key, focused)), None)


def key_name(key: str) -> str:
    """Return a key as people write it: ``j``, ``Enter``, ``^d``, ``⇧Tab``, ``Alt+<``."""
    named = {
        "enter": "Enter", "space": _("space"), "escape": "Esc", "tab": "Tab", "shift+tab": "⇧Tab",
        "delete": "Del", "backspace": "Backspace",
        "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
        "home": "Home", "end": "End", "slash": "/", "question_mark": "?", "colon": ":", "plus": "+",
        "left_square_bracket": "[", "right_square_bracket": "]", "equals_sign": "=", "comma": ",",
    }  # fmt: skip
    if key in named:
        return named[key]
    if key.startswith("ctrl+"):
        return "^" + key_name(key.removeprefix("ctrl+"))
    if key.startswith("shift+"):
        return "⇧" + key_name(key.removeprefix("shift+"))
    if key.startswith("alt+"):
        return "Alt+" + key_name(key.removeprefix("alt+"))
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return key if len(key) == 1 else format_key(key)


def first_key(command: type[Command[Any]], keymap: Mapping[str, tuple[str, ...]]) -> str:
    """Return the key that runs a command, for people; where it has none, how it is found by name."""
    keys = keymap.get(command.id, command.keys)
    return key_name(keys[0]) if keys else _("command “{name}”").format(name=command.name())


def use_keys(keymap: Mapping[str, tuple[str, ...]]) -> None:
    """Have messages name the keys of a keymap from now on, as `use_language` chooses their language."""
    global _in_force
    _in_force = keymap


_NAMED = re.compile(
    r"(?P<before>按 | )?\{(?P<ids>[a-z_]+\.[a-z_]+(?:\|[a-z_]+\.[a-z_]+)*)\}(?P<after> (?! ))?"
)
"""A key in a message: the id of its command in braces. Of several ids that of the first that has a key."""


def keyed(message: str, **values: object) -> str:
    """Fill in a message that names keys: those in force, and whatever else it says.

    Args:
        message: Such as ``{desk.undo} brings {title} back.``, in the interface language. A command without a
            key is named as the list of commands has it.
        values: What the other fields stand for, as in `str.format`.
    """

    def key(found: re.Match[str]) -> str:
        kinds = [command_of(id) for id in found["ids"].split("|")]
        kind = next((each for each in kinds if _in_force.get(each.id, each.keys)), None)
        words = first_key(kind or kinds[0], _in_force)
        before, after = found["before"] or "", found["after"] or ""
        if kind is None and _CJK.match(words):
            # In Chinese one presses a key, but uses a command; its name has no blanks around it.
            before, after = "用" if before == "按 " else "", ""
        return before + (words.replace("{", "{{").replace("}", "}}") if values else words) + after

    filled = _NAMED.sub(key, message)
    return filled.format(**values) if values else filled


def keyed_hint(hint: str, focused: DOMNode | None) -> Iterator[str]:
    """Yield the parts of a hint, parted by `` · ``, without those whose command no key runs from a widget."""
    for part in hint.split(BETWEEN):
        ids = _NAMED.search(part)
        if ids is None:
            yield part
            continue
        kinds = [command_of(id) for id in ids["ids"].split("|")]
        keys = [key for kind in kinds for key in _in_force.get(kind.id, kind.keys)]
        # In a line of text Enter does what it does in the list below it.
        if key := next((key for key in keys if key == "enter" or not is_typed(key, focused)), None):
            yield part.replace(f"{{{ids['ids']}}}", key_name(key))


def command_of(id: str) -> type[Command[Any]]:
    """Return the command of an id.

    Raises:
        KeyError: There is none.
    """
    if id not in _known:
        # What opens later is named by what is there already: its commands are imported for that.
        import pkgutil

        package = __package__ or ""
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__, package + "."):
            importlib.import_module(module.name)
    return _known[id]


def keys_of(command: type[Command[Any]], keymap: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """Return the command's keys for people, such as ``j ↓``, by the editor's keymap."""
    return named_keys((keymap or {}).get(command.id, command.keys))


def named_keys(keys: tuple[str, ...]) -> str:
    """Return keys as people write them, such as ``j ↓``."""
    return " ".join(map(key_name, keys))
