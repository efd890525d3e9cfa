"""What is read from the web pages of articles."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

PageProblem = Literal["", "paywall", "consent", "gone", "robots", "list", "empty", "failed"]
"""What is wrong with a page.

`paywall`: the text may end where paying begins; `consent`: it asks about cookies first; `gone`: it says that
there is nothing, whatever its status says; `robots`: it wants a person or a browser; `list`: it is a home or
list page; `empty`: no article was found on it; `failed`: it could not be fetched or read.
"""


class Extracted(Struct, frozen=True, kw_only=True):
    """The article of a web page."""

    title: str = ""
    """Plain text on one line, without the site's name."""
    author: str | None = None
    site: str | None = None
    """What the site calls itself."""
    published: datetime | None = None
    language: str = ""
    """``zh-Hans``, ``zh-Hant``, ``en``, ``ja``, ``ko``, what else the page declares, or ''."""
    canonical: str | None = None
    """The address the page gives itself, http or https."""
    html: str = ""
    """The article's body."""
    text: str = ""
    """The same as plain text, paragraphs separated by blank lines."""
    problem: PageProblem = ""
    """What is wrong with it; html and text may hold something all the same."""


class FullText(Struct, frozen=True, kw_only=True):
    """The page of an article as it was when it was fetched."""

    article: int
    """The article's id."""
    url: str
    """Where it came from at last, after redirects."""
    retrieved: datetime
    page: Extracted
    error: str = ""
    """Why it failed, in plain words, where its problem is `failed`."""

    @property
    def readable(self) -> bool:
        """There is a text to show and to quote."""
        return bool(self.page.text) and self.page.problem in ("", "paywall")
