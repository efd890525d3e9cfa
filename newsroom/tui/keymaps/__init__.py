"""Keys of the editor's own: presets and files of keymaps, and where two commands want one key.

A keymap is a TOML file with a ``name`` to show and a table ``[keys]`` from a command's id to its keys,
separated by blanks; an empty text takes a command's keys away. ``vim``, ``emacs`` and ``newsboat`` lie here.
"""

from __future__ import annotations

from msgspec import Struct, field

Keymap = dict[str, tuple[str, ...]]
"""From a command's id to its keys, as Textual names them."""


class Keys(Struct):
    """The keys that differ from the commands' own, and what was wrong in the files."""

    keymap: Keymap = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    """What does not work in every terminal or place, and is taken all the same."""
