"""A page brought into the shape in which trafilatura loses nothing of its article.

It knows few of the ways in which pages write code, captions and live reports. What it would take apart is
made simple before, or hidden in a paragraph and put back after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from newsroom.reading.fulltext.tree import inner_html, linked_share, visible_text
from newsroom.text.cells import cell_width
from newsroom.text.headlines import title_key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Trafilatura drops what is not printable, so these are marks that can be seen; in a row no text has them.
_BEGIN, _NAMED, _END = "⸨⸨", "⸩⸨", "⸩⸩"
_HIDDEN = re.compile(rf"(<p>)?\s*{_BEGIN}(\d{{1,6}}){_NAMED}[^<⸩]*{_END}\s*(?(1)(</p>)?)")
_MARKS = re.compile(rf"{_BEGIN}\d{{1,6}}{_NAMED}|{_END}")
_NO_MARKS = str.maketrans("", "", "⸨⸩")
"""For what is hidden: its words are shown to trafilatura alone, and must not end before they do."""

_NUMBERS = re.compile(r"[\s\d]*")
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source)-([\w+#-]{1,20})|\bhighlight ([\w+#-]{1,20})$")
_CODE_CLASS = re.compile(r"\bcode|highlight|language-|\blang-|prettyprint|syntax", re.IGNORECASE)
_LONGEST_LINE = 120
"""Cells of the longest line of preformatted text that is taken for code where nothing says so."""
_ENDING_LINES = frozenset({"div", "p", "li", "tr"})

_ENDED = re.compile(r"[。.!！?？；;：:…][”’」』）)\"']*$")
_SHORT = 60
"""Cells of a sentence that may be taken for a link."""
_MOSTLY_LINKED = 0.8

_FEWEST_UPDATES = 3
_SHORTEST_UPDATE = 30
_MOST_LINKED = 0.4


def simplify_code(tree: HtmlElement) -> None:
    """Make one block of code of the tables in which pages show code beside the numbers of its lines."""
    for table in list(tree.iter("table")):
        blocks = list(table.iter("pre"))
        numbers = [each for each in blocks if _NUMBERS.fullmatch("".join(each.itertext()))]
        code = [each for each in blocks if each not in numbers]
        parent = table.getparent()
        if len(code) != 1 or parent is None or len(list(table.iter("tr"))) != 1:
            continue
        rest = "".join(
            "".join(cell.itertext()) for cell in table.iter("td", "th") if code[0] not in cell.iter("pre")
        )
        if not _NUMBERS.fullmatch(rest):
            continue
        block = parent.makeelement("pre")
        inside = parent.makeelement("code", _class_of(code[0]))
        inside.text = code_of(code[0])
        block.append(inside)
        block.tail = table.tail
        parent.replace(table, block)


def code_of(block: HtmlElement) -> str:
    """Return the lines of a block of code, with their indentation."""
    pieces: list[str] = []

    def walk(element: HtmlElement) -> None:
        pieces.append(element.text or "")
        for child in element:
            if child.tag == "br":
                pieces.append("\n")
            elif isinstance(child.tag, str):
                walk(child)
                if child.tag in _ENDING_LINES and not "".join(pieces[-2:]).endswith("\n"):
                    pieces.append("\n")
            pieces.append(child.tail or "")

    walk(block)
    return "".join(pieces).strip("\n").rstrip()


def _class_of(block: HtmlElement) -> dict[str, str]:
    """Return the class that names the language of a block of code, or nothing."""
    around = [*block.iter("code"), block, *list(block.iterancestors())[:6]]
    for each in around:
        if match := _LANGUAGE.search(each.get("class") or ""):
            return {"class": f"language-{match[1] or match[2]}"}
    return {}


class Shaped:
    """A copy of a page for trafilatura, and what was hidden in it."""

    def __init__(self, tree: HtmlElement, base: str) -> None:
        from copy import deepcopy

        self.tree: HtmlElement = deepcopy(tree)
        self._hidden: list[str] = []
        for each in list(self.tree.iter("base")):
            each.drop_tree()
        if base:
            # Trafilatura takes what is relative for relative to the site.
            self.tree.make_links_absolute(base, resolve_base_href=False, handle_failures="discard")
        self._starts = {
            title_key(visible_text(each[0])): each.get("start", "")
            for each in self.tree.iter("ol")
            if len(each) and each.get("start", "").isdecimal()
        }
        self._hide_code()
        self._hide_linked()
        _keep_captions(self.tree)
        _join_updates(self.tree)

    def number(self, body: HtmlElement) -> None:
        """Let the numbered lists of a text begin with the number with which they begin on the page."""
        for each in body.iter("ol"):
            if self._starts and len(each) and (start := self._starts.get(title_key(visible_text(each[0])))):
                each.set("start", start)

    def put_back(self, html: str) -> str:
        """Put what was hidden in its place in a text that was found on the page."""
        pieces, at = [], 0
        for match in _HIDDEN.finditer(html):
            pieces += [_MARKS.sub("", html[at : match.start()]), self._shown(match)]
            at = match.end()
        return "".join([*pieces, _MARKS.sub("", html[at:])])

    def _shown(self, match: re.Match[str]) -> str:
        number = int(match[2])
        code = self._hidden[number] if number < len(self._hidden) else ""
        return code if match[3] or not match[1] else f"<p>{code}"

    def _hide_code(self) -> None:
        for block in list(self.tree.iter("pre")):
            parent = block.getparent()
            if parent is None or not _is_code(block):
                continue
            lines = code_of(block)
            name = _class_of(block).get("class", "")
            opening = f'<code class="{escape(name)}">' if name else "<code>"
            paragraph = parent.makeelement("p")
            paragraph.text = _marked(len(self._hidden), " ".join(lines.split()))
            paragraph.tail = block.tail
            parent.replace(block, paragraph)
            self._hidden.append(f"<pre>{opening}{escape(lines, quote=False)}</code></pre>")
            _unwrap_figure(paragraph)

    def _hide_linked(self) -> None:
        """Hide short sentences that are mostly links: they would be taken for a list of other stories."""
        for paragraph in list(self.tree.iter("p")):
            if not _is_linked_sentence(paragraph):
                continue
            words = visible_text(paragraph)
            self._hidden.append(f"<p>{inner_html(paragraph)}</p>")
            tail = paragraph.tail
            paragraph.clear()
            paragraph.tail = tail
            paragraph.text = _marked(len(self._hidden) - 1, words)


def _marked(number: int, words: str) -> str:
    return f"{_BEGIN}{number}{_NAMED}{words.translate(_NO_MARKS)}{_END}"


def _is_linked_sentence(paragraph: HtmlElement) -> bool:
    if not _has(paragraph.iter("a")) or _has(paragraph.iter("img")):
        return False
    words = visible_text(paragraph)
    if cell_width(words) > _SHORT or not _ENDED.search(words) or linked_share(paragraph) > _MOSTLY_LINKED:
        return False
    beside = (paragraph.getprevious(), paragraph.getnext())
    return any(
        each is not None
        and each.tag == "p"
        and cell_width(text := visible_text(each)) >= _SHORT
        and _ENDED.search(text)
        and linked_share(each) < _MOST_LINKED
        for each in beside
    )


def _is_code(block: HtmlElement) -> bool:
    if not (words := "".join(block.itertext()).strip()) or _has(block.iter("img", "table", "p")):
        return False
    if _has(block.iter("code")) or any(
        _CODE_CLASS.search(each.get("class") or "") for each in (block, *_around(block))
    ):
        return True
    return not _has(block.iter("a")) and max(map(cell_width, words.split("\n"))) <= _LONGEST_LINE


def _has(elements: Iterator[HtmlElement]) -> bool:
    return next(elements, None) is not None


def _around(block: HtmlElement) -> list[HtmlElement]:
    return [each for each in list(block.iterancestors())[:2] if each.tag in ("div", "figure")]


def _unwrap_figure(paragraph: HtmlElement) -> None:
    """Take the figure from around code, which would be dropped; its caption becomes a paragraph."""
    figure = next(paragraph.iterancestors("figure"), None)
    if figure is None:
        return
    for caption in list(figure.iter("figcaption")):
        caption.tag = "p"
    figure.tag = "div"


def _keep_captions(tree: HtmlElement) -> None:
    """Make the caption of a picture its description: trafilatura drops captions."""
    for figure in tree.iter("figure"):
        images = list(figure.iter("img"))
        caption = next((text for each in figure.iter("figcaption") if (text := visible_text(each))), "")
        if caption and len(images) == 1 and len(images[0].get("alt") or "") < len(caption):
            images[0].set("alt", caption)


def _join_updates(tree: HtmlElement) -> None:
    """Make one article of the updates of a live report: trafilatura takes only the first of several.

    Cards that lead to other stories are articles for many pages; they are short, or mostly link.
    """
    for parent in {each.getparent() for each in tree.iter("article")}:
        if parent is None or parent.tag == "article" or _has(parent.iterancestors("article")):
            continue
        updates = [each for each in parent if each.tag == "article"]
        if len(updates) < _FEWEST_UPDATES:
            continue
        if all(_is_update(each) for each in updates):
            for each in updates:
                each.tag = "div"
            parent.tag = "article" if parent.tag != "body" else "body"


def _is_update(article: HtmlElement) -> bool:
    if any(heading.find(".//a") is not None for heading in article.iter("h1", "h2", "h3", "h4")):
        return False
    return len(visible_text(article)) >= _SHORTEST_UPDATE and linked_share(article) < _MOST_LINKED
