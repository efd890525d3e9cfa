"""Keys of the editor's own: presets and files of keymaps, and where two commands want one key.

A keymap is a TOML file with a ``name`` to show and a table ``[keys]`` from a command's id to its keys,
separated by blanks; an empty text takes a command's keys away. ``vim``, ``emacs`` and ``newsboat`` lie here.
"""
