"""What a document says, whatever it was written in."""

from typing import Literal

from msgspec import Struct

from newsroom.model import NewsroomError, PageProblem

DocumentKind = Literal["text", "markdown", "html", "pdf", "word", "mail"]


class DocumentError(NewsroomError):
    """A document cannot be read, in plain words."""


class Document(Struct, frozen=True, kw_only=True):
    """A document as far as it tells of itself; nothing in it is cleaned yet."""

    title: str = ""
    author: str = ""
    source: str = ""
    """Who published it."""
    date: str = ""
    """When, as it is written there."""
    url: str = ""
    """Its address, if it has one."""
    tags: tuple[str, ...] = ()
    html: str = ""
    problem: PageProblem = ""
    """What is wrong with it, if it is a page that is no article, or not a whole one."""
