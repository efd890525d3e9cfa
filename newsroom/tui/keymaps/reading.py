"""Which keys the editor wants: a preset or file that the settings name, and single keys set over it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from newsroom.model import NewsroomError
from newsroom.settings import paths
from newsroom.settings.config import Settings
from newsroom.settings.faults import why
from newsroom.settings.language import _, listed
from newsroom.tui.keymaps import Keymap, Keys


class KeymapError(NewsroomError):
    """A keymap file cannot be used."""


def folders() -> list[Path]:
    """Name the folders keymaps are looked for in, the project's own first."""
    return [Path(__file__).parent, paths.own_folder() / "keymaps"]


def keymap_files() -> dict[str, Path]:
    """Return the keymaps there are by name, the editor's own over ours."""
    return {file.stem: file for folder in folders() for file in sorted(folder.glob("*.toml"))}


def read_file(file: Path) -> tuple[str, dict[str, str]]:
    """Read a keymap file; return the name to show, and the keys by command.

    Raises:
        KeymapError: It cannot be read, is not TOML, or has something else in it.
    """
    text = ""
    try:
        text = file.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = why(error, text)
        raise KeymapError(_("keymap {file}: {reason}").format(file=file, reason=reason)) from error
    keys = data.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
        message = _('keymap {file}: [keys] takes lines such as "inbox.pick" = "a ctrl+a"')
        raise KeymapError(message.format(file=file))
    if unknown := sorted(set(data) - {"name", "keys"}):
        message = _("keymap {file}: unknown key {key}; known are name, [keys]")
        raise KeymapError(message.format(file=file, key=unknown[0]))
    return str(data.get("name", file.stem)), keys


def keys_of(file: Path) -> Keys:
    """Read the keys of one keymap file; whatever cannot be used is told and left out."""
    keys = Keys()
    try:
        _shown, wanted = read_file(file)
    except KeymapError as error:
        keys.problems.append(str(error))
    else:
        _take(keys, wanted, str(file))
    return keys


def read_keys(settings: Settings) -> Keys:
    """Read the keys that the settings ask for; whatever cannot be used is told and left out."""
    keys = Keys()
    if settings.keymap:
        files = keymap_files()
        if file := files.get(settings.keymap) or _shown_as(settings.keymap, files.values()):
            keys = keys_of(file)
        else:
            message = _("There is no keymap {name}; there are {known}.")
            keys.problems.append(message.format(name=settings.keymap, known=listed(files)))
    _take(keys, settings.keys, str(settings.file))
    return keys


def _shown_as(name: str, files: Iterable[Path]) -> Path | None:
    """Return the file of a keymap that is shown under a name."""
    for file in files:
        with suppress(KeymapError):  # told by the doctor
            if paths.is_called(name, read_file(file)[0]):
                return file
    return None


FORMER_HELP = frozenset(
    ("editor.help", "feed_list.help", "findings.help", "history.help", "rules.help", "statistics.help")
)
"""Ids of when the screens had a help each; keys given to them are keys of the one there is."""
HELP = "desk.help"


def _with_former(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return what a file wants, keys of former ids among those of the command that took their place."""
    former = [text for id, text in wanted.items() if id in FORMER_HELP and text.strip()]
    found = {id: text for id, text in wanted.items() if id not in FORMER_HELP}
    if former:
        # They were wanted beside the keys of the other screens.
        own = found.get(HELP) or "? f1"
        found[HELP] = " ".join(dict.fromkeys(" ".join((own, *former)).split()))
    return found


def _take(keys: Keys, wanted: Mapping[str, str], file: str) -> None:
    from newsroom.tui.keymaps.kept import doubt, why_kept
    from newsroom.tui.keymaps.spelling import keys_in

    for id, text in _with_former(wanted).items():
        written, strange = keys_in(text)
        if strange:
            message = _("{file}: {key} is no key ({id})")
            keys.problems.append(message.format(file=file, key=strange[0], id=id))
        known = [key for key in written if why_kept(key) is None]
        message = _("{file}: {reason} ({id})")
        told = [reason for key in written if (reason := why_kept(key))]
        keys.problems += [message.format(file=file, reason=reason, id=id) for reason in told]
        told = [reason for key in known if (reason := doubt(key))]
        keys.doubts += [message.format(file=file, reason=reason, id=id) for reason in told]
        if known or not text.strip():
            keys.keymap[id] = tuple(known)


def unknown_ids(keymap: Keymap, known: Mapping[str, object]) -> Iterator[str]:
    """Yield a sentence for each id that no command has."""
    from difflib import get_close_matches

    for id in keymap:
        if id not in known:
            near = get_close_matches(id, known, n=1)
            if near:
                yield _("keymap: there is no command {id}; did you mean {near}?").format(id=id, near=near[0])
            else:
                yield _("keymap: there is no command {id}").format(id=id)
