"""Colour themes: TOML files of ours and of the user, as Textual themes."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.css.constants import VALID_STYLE_FLAGS
from textual.theme import Theme

from newsroom.model import NewsroomError
from newsroom.settings.faults import why
from newsroom.settings.language import _, listed
from newsroom.settings.paths import is_called, themes_folders
from newsroom.settings.tables import line_of
from newsroom.settings.tables import shown as shown_value

_COLOURS = {field.name for field in fields(Theme)} - {
    "name", "dark", "luminosity_spread", "text_alpha", "variables", "ansi",
}  # fmt: skip
_KEYS = {"name", "dark", "ansi", "variables"} | _COLOURS


DARK, SIXTEEN = "night-desk", "sixteen"
"""The theme where the settings name none, and the one for terminals of sixteen colours or none."""


_STYLES = VALID_STYLE_FLAGS | {"not"}


class ThemeError(NewsroomError):
    """A theme file cannot be used."""


_PLAIN_GROUNDS = {
    "cursor-background": "ansi_blue",
    "cursor-blurred": "ansi_bright_black",
    "chosen-background": "ansi_blue",
    "on-mark": "ansi_black",
}


def read_theme(path: Path) -> tuple[Theme, str]:
    """Read a theme file; return the theme, named after the file, and the name to show.

    Raises:
        ThemeError: It is not TOML, a key is unknown or missing, or a colour is none.
    """
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data: dict[str, Any] = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = why(error, text)
        raise ThemeError(_("theme {file}: {reason}").format(file=path, reason=reason)) from error
    if unknown := sorted(set(data) - _KEYS):
        message = _("theme {file}: unknown key {key}; known are {known}")
        raise ThemeError(message.format(file=path, key=unknown[0], known=listed(sorted(_KEYS))))
    if "primary" not in data:
        raise ThemeError(_("theme {file}: the key primary is missing").format(file=path))
    if problem := _fault(data, text):
        raise ThemeError(_("theme {file}: {reason}").format(file=path, reason=problem))
    shown = str(data.pop("name", path.stem))
    try:
        theme = Theme(name=path.stem, **data)
        theme.to_color_system().generate()
    except Exception as error:  # Textual raises several kinds for what is not a colour
        raise ThemeError(_("theme {file}: {reason}").format(file=path, reason=error)) from error
    return theme, shown


def _fault(data: Mapping[str, Any], text: str) -> str:
    """Say which value of a theme cannot be used, on which line, and what can; '' where all can."""
    for path, value in _values(data):
        if problem := _value_fault(path, value):
            key = ".".join(path)
            line = line_of(text, path) or "?"
            return _("line {line}: {key}: {problem}").format(line=line, key=key, problem=problem)
    return ""


def _values(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in data.items():
        if key == "variables" and isinstance(value, dict):
            yield from (((key, name), each) for name, each in value.items())
        else:
            yield (key,), value


def _value_fault(path: tuple[str, ...], value: object) -> str:
    match path:
        case ("name",):
            return "" if isinstance(value, str) else _("{found} is no text").format(found=shown_value(value))
        case ("dark" | "ansi",):
            wanted = _("{found} is neither true nor false").format(found=shown_value(value))
            return "" if isinstance(value, bool) else wanted
        case ("variables",):
            return _("{found} is no table; write its colours below [variables]").format(
                found=shown_value(value)
            )
        case ("variables", name):
            return _variable_fault(name, value)
    return _colour_fault(value)


def _variable_fault(name: str, value: object) -> str:
    """Say why a variable cannot have a value; the styles in which it stands would not be read."""
    known = _variables()
    if name not in known:
        from difflib import get_close_matches  # only for a slip

        if near := get_close_matches(name, known, 1):
            return _("there is no such key; did you mean {near}?").format(near=near[0])
        return _("there is no such key")
    usual = known[name]
    if value == usual:
        return ""
    if "-style" in name:
        words = value.split() if isinstance(value, str) else []
        if words and _STYLES.issuperset(words):
            return ""
        message = _("{found} is no style; write {known}")
        return message.format(
            found=shown_value(value), known=listed(["none", "bold", "underline", "reverse"])
        )
    if usual.startswith("auto") and isinstance(value, str) and re.fullmatch(r"auto \d{1,3}%", value):
        return ""
    return _colour_fault(value, clear=not _is_opaque(usual))


@cache
def _variables() -> dict[str, str]:
    """Return the variables there are, with what they are where a theme does not give them."""
    usual = Theme(name="", primary="#000000").to_color_system().generate()
    return {**usual, **_PLAIN_GROUNDS}


def _is_opaque(value: str) -> bool:
    try:
        return Color.parse(value).a == 1
    except ColorParseError:
        return True


def _colour_fault(value: object, *, clear: bool = False) -> str:
    """Say why a value is no colour to use; one that is not opaque is only where it may be clear."""
    found = shown_value(value)
    try:
        colour = Color.parse(value if isinstance(value, str) else "")
    except ColorParseError:
        return _("{found} is no colour; write #rrggbb or a name such as red").format(found=found)
    if colour.a == 1 or clear:
        return ""
    # #ff00 is #ff0 with nothing of it left.
    return _("{found} is not opaque; write #rrggbb or a name such as red").format(found=found)


def theme_named(name: str) -> Theme | None:
    """Read one theme, the user's file before ours; None where no folder has it.

    It is found by its file's name, and else by the name that is shown, or either language of it.

    Raises:
        ThemeError: Its file cannot be used.
    """
    for folder in reversed(themes_folders()):
        path = folder / f"{name}.toml"
        if path.is_file():
            return read_theme(path)[0]
    for theme, shown in load_themes()[0].values():
        if is_called(name, shown):
            return theme
    return None


def load_themes() -> tuple[dict[str, tuple[Theme, str]], list[ThemeError]]:
    """Read all theme files, the user's after ours so that theirs win; tell also what was wrong."""
    found: dict[str, tuple[Theme, str]] = {}
    errors: list[ThemeError] = []
    for folder in themes_folders():
        for path in sorted(folder.glob("*.toml")):
            try:
                found[path.stem] = read_theme(path)
            except ThemeError as error:
                errors.append(error)
    return found, errors


def unknown_theme(name: str, known: Iterable[str]) -> str:
    """Tell that there is no theme of a name."""
    message = _("There is no theme {name}; there are {known}.")
    return message.format(name=name, known=listed(known))


def theme_stamps() -> dict[Path, int]:
    """Return when each theme file was saved last, in nanoseconds; a change tells of a save or a deletion."""
    stamps: dict[Path, int] = {}
    for folder in themes_folders():
        with suppress(OSError):
            for entry in os.scandir(folder):
                if entry.name.endswith(".toml"):
                    stamps[Path(entry.path)] = entry.stat().st_mtime_ns
    return stamps


def first_theme(chosen: str | None, colours: str | None) -> str:
    """Return the theme to begin with.

    Args:
        chosen: What the settings name.
        colours: What the terminal can show, as Rich names it: ``truecolor``, ``256``, ``standard``, or None
            where the editor wants none.
    """
    if colours is None:
        return SIXTEEN  # its colours are left out altogether; mixed ones would come out as shades of grey
    if chosen:
        return chosen
    return SIXTEEN if colours == "standard" else DARK


def derived(variables: dict[str, str]) -> dict[str, str]:
    """Return the grounds of cursor and marks, and the letters on marks, made from a theme's own colours.

    The terminal's own colours cannot be mixed; a theme made of them gets plain ones.
    """
    try:
        ground, primary = Color.parse(variables["background"]), Color.parse(variables["primary"])
    except (KeyError, ColorParseError):
        return dict(_PLAIN_GROUNDS)
    if ground.ansi is not None or primary.ansi is not None:
        return dict(_PLAIN_GROUNDS)
    return {
        "cursor-background": ground.blend(primary, 0.24).hex,
        "cursor-blurred": ground.blend(primary, 0.1).hex,
        "chosen-background": ground.blend(primary, 0.2).hex,
        "on-mark": ground.hex,
    }
