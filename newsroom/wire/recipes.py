"""How something that is no feed is read as one: a page by selectors, a command's output, a folder."""

from __future__ import annotations

from typing import Annotated

import msgspec

from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.wire.errors import FeedError

LONGEST_COMMAND = 300


class PageRecipe(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """CSS selectors; all but the first look within an item.

    Each may end in ``@name``, which takes the attribute of that name and not the text.
    """

    item: str
    """Catches the articles of the page."""
    title: str | None = None
    """None: the item's first heading, else its first link, else its own text."""
    link: str | None = None
    """None: the link of the title, else the item's first link."""
    date: str | None = None
    """None: the item's time element."""
    body: str | None = None
    """None: the articles have no text."""


class CommandRecipe(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A command, which no shell ever sees."""

    arguments: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    """The program and its arguments."""
    seconds: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_COMMAND)] = 30
    """How long it may run."""
    folder: str | None = None
    """Where it runs; None: in the user's home."""


class FolderRecipe(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A folder with documents."""

    below: bool = True
    """Documents in folders within it count too."""


Recipe = PageRecipe | CommandRecipe | FolderRecipe

_KINDS: dict[str, type[Recipe]] = {"page": PageRecipe, "command": CommandRecipe, "folder": FolderRecipe}


def stored(recipe: Recipe) -> str:
    """Write a recipe as a feed keeps it, in JSON."""
    return msgspec.json.encode(recipe).decode()


def read_recipe(kind: str, text: str | None) -> Recipe | None:
    """Read the recipe of a feed; None for a feed proper.

    Raises:
        FeedError: the feed is of another kind than this version knows, or its recipe is broken.
    """
    if kind == "feed":
        return None
    try:
        return msgspec.json.decode((text or "{}").encode(), type=_KINDS[kind])
    except (KeyError, msgspec.MsgspecError):
        message = N_("how this {kind} is to be read is not known any more; remove it and add it again")
        raise FeedError(said(message, kind=kind)) from None
