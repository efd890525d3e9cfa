"""How long a text is to those who read it."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsroom.model import Issue

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DESCRIPTION = 160
"""Characters of a description that search engines and chat programs show."""
_BOLD = re.compile(r"\*\*(?![\s*])([^*]*?[^\s*])\*\*(?!\*)")
_MARKED = re.compile(r"[*_`\[\]<&\\~!]|^[ \t]*(?:[#>+=:|-]|[0-9]+[.)])|^    |\t", re.MULTILINE)


@lru_cache(maxsize=256)
def characters(markdown: str) -> int:
    """Count the visible characters of a lead, summary, headline or commentary.

    Spaces inside a line count, line breaks and markup do not: ``**AI** 眼镜`` has 5. Of a link its text
    counts, of a picture its description. Bold that a plain CommonMark parser would print with its asterisks
    is bold here: it is meant so.
    """
    plain = _BOLD.sub(r"\1", markdown.strip(" \t\r\n"))
    if not _MARKED.search(plain):
        return len(plain.replace("\r", "").replace("\n", ""))
    return sum(_visible(token) for token in _parser().parse(markdown))


_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")


def description(issue: Issue, most: int = DESCRIPTION) -> str:
    """Say in one line of at most so many characters what an issue is about.

    That is its lead, else its headlines; of a deep dive or review its summary, else how it begins.
    """
    if issue.form == "daily":
        about = _words(issue.lead) or "；".join(entry.headline for entry in issue.entries[:4])
    else:
        from newsroom.issues.forms.document import gist

        about = _FOOTNOTE.sub("", _words(gist(issue)))
    about = " ".join(about.split())
    return about if len(about) <= most else about[: most - 1] + "…"


def _words(markdown: str) -> str:
    """Return the words of a line of Markdown without its markup."""
    plain = _BOLD.sub(r"\1", markdown.strip(" \t\r\n"))
    if not _MARKED.search(plain):
        return plain
    return "".join(_worded(token) for token in _parser().parseInline(markdown))


def _worded(token: "Token") -> str:
    if token.children is not None:
        return "".join(_worded(child) for child in token.children)
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _visible(token: "Token") -> int:
    if token.children is not None:
        return sum(_visible(child) for child in token.children)
    if token.type in ("text", "code_inline", "code_block", "fence"):
        return len(token.content.replace("\n", ""))
    return 0


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_cjk_friendly import cjk_friendly

    return MarkdownIt("commonmark").use(cjk_friendly).enable("strikethrough")
