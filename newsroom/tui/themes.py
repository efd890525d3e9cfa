"""Colour themes: TOML files of ours and of the user, as Textual themes."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
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
    if problem := _no_colour(data, text):
        raise ThemeError(_("theme {file}: {reason}").format(file=path, reason=problem))
    shown = str(data.pop("name", path.stem))
    try:
        theme = Theme(name=path.stem, **data)
        theme.to_color_system().generate()
    except Exception as error:  # Textual raises several kinds for what is not a colour
        raise ThemeError(_("theme {file}: {reason}").format(file=path, reason=error)) from error
    return theme, shown


def _no_colour(data: Mapping[str, Any], text: str) -> str:
    """Say which value of a theme is no colour, and on which line; '' where all are."""
    for key in sorted(_COLOURS & set(data)):
        try:
            Color.parse(data[key] if isinstance(data[key], str) else "")
        except ColorParseError:
            message = _("line {line}: {key}: {found} is no colour; write #rrggbb or a name such as red")
            return message.format(line=line_of(text, (key,)) or "?", key=key, found=shown_value(data[key]))
    return ""


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
