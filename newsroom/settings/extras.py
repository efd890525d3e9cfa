"""Packages that some of what the program does wants beside it, and how they are put in.

They are named themselves, not as extras of ours: another package on the index may go by our name.
"""

from __future__ import annotations

EXTRAS = {"serve": "textual-serve", "keyring": "keyring", "images": "textual-image"}
"""The extras of the package, and what each brings."""


def to_install(*extras: str) -> str:
    """Return the command that puts in what extras bring."""
    return " ".join(("python3 -m pip install", *(EXTRAS[name] for name in extras)))
