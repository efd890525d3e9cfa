"""How long a text is to those who read it."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

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
