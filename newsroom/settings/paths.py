"""Where files lie: data and settings by the custom of each system, themes in a wheel or a checkout.

Linux and other Unix systems follow the XDG Base Directory Specification 0.8, macOS keeps both kinds in
``~/Library/Application Support``, Windows in ``%APPDATA%`` (settings) and ``%LOCALAPPDATA%`` (data).
"""

import os
import sys
from pathlib import Path

_APPLICATION = "newsroom"
_beside: Path | None = None


def data_folder() -> Path:
    """Name the folder of the user's database; it need not exist yet."""
    if sys.platform == "win32":
        return _windows("LOCALAPPDATA", "Local")
    return _macos() if sys.platform == "darwin" else _xdg("XDG_DATA_HOME", ".local/share")


def config_folder() -> Path:
    """Name the folder of the user's settings where none are named; it need not exist yet."""
    if sys.platform == "win32":
        return _windows("APPDATA", "Roaming")
    return _macos() if sys.platform == "darwin" else _xdg("XDG_CONFIG_HOME", ".config")


def look_beside(file: Path | None) -> None:
    """Look for the user's themes and keymaps beside this settings file; None is the default one."""
    global _beside
    _beside = None if file is None else file.parent


def own_folder() -> Path:
    """Name the folder of the settings in use, beside which themes and keymaps lie; it need not exist yet."""
    return _beside or config_folder()


def state_folder() -> Path:
    """Name the folder for reports of crashes; it need not exist yet."""
    if sys.platform in ("win32", "darwin"):
        return data_folder()
    return _xdg("XDG_STATE_HOME", ".local/state")


def default_database() -> Path:
    """Name the database that is used where neither option, environment nor settings name one."""
    return data_folder() / "newsroom.db"


def default_config() -> Path:
    """Name the settings file that is used where neither option nor environment names one."""
    return config_folder() / "newsroom.toml"


def is_called(wanted: str, shown: str) -> bool:
    """Tell whether a name is the one that is shown, or a language of it: 夜竹 of “夜竹 Bamboo night”."""
    first, _space, rest = shown.casefold().partition(" ")
    names = {shown.casefold()} if first.isascii() else {shown.casefold(), first, rest}
    return " ".join(wanted.casefold().split()) in names - {""}


def themes_folders() -> list[Path]:
    """Name the folders themes are looked for in, the project's own before the user's; each may be missing.

    A wheel carries the project's themes inside the package, a checkout beside it.
    """
    package = Path(__file__).parent.parent
    wheel = package / "themes"
    return [wheel if wheel.is_dir() else package.parent / "themes", own_folder() / "themes"]


def _xdg(variable: str, fallback: str) -> Path:
    """Resolve an XDG variable; the specification has relative values ignored."""
    value = os.environ.get(variable, "")
    base = Path(value) if os.path.isabs(value) else Path.home() / fallback
    return base / _APPLICATION


def _macos() -> Path:
    return Path.home() / "Library" / "Application Support" / _APPLICATION


def _windows(variable: str, fallback: str) -> Path:
    value = os.environ.get(variable, "")
    base = Path(value) if value else Path.home() / "AppData" / fallback
    return base / _APPLICATION
