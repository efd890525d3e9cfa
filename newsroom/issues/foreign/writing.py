"""An entry of another house written in: what changed takes the place of what was there, in the same shape."""

import html
import re
from itertools import pairwise

from newsroom.issues.escapes import escape_headline, escape_url
from newsroom.issues.figures import value_of, write_like
from newsroom.issues.foreign.retouching import Beside, retouched
from newsroom.issues.paragraphs import is_blank, write_paragraph
from newsroom.issues.passages import Change, write_passage
from newsroom.issues.tree import Block, Passage, Shape, Tree
from newsroom.model import Entry

ANEW, MOST = 2, 3
"""From how much pains on a headline is written anew, and what is the most (see `changes`)."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKUP = re.compile(r"[\\\[\]*_`<>&~\r\n]|^\s|\s$")
_WORD = re.compile(r"\w")
_BOLD = ("**", "__")
_FIRM = ("**", "** ")
_RUNNING = ("item", "lead", "plain")
"""Kinds of entries whose headline and summary are one paragraph."""
_LINE = re.compile(r"[\r\n]")
_UNDERLINE = re.compile(r"(?:\r\n|\r|\n) {0,3}(?:=+|-{2,})(?=[ \t]*(?:[\r\n]|$))")
_ITEM_END = re.compile(r"\s*(?:</p\s*>\s*)?</li\s*>\s*\Z", re.IGNORECASE)
_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_UNSAFE = re.compile(r"[\x00-\x20<>\"`|\\^{}\x7f]")
_HAN_SAFE = re.compile(r"[\s（）【】《》「」“”‘’，。；、！？\u3400-\u9fff]")


def changes(tree: Tree, block: Block, entry: Entry, pains: int = 0) -> list[Change]:
    """Return what has to be replaced in an entry of another house so that it reads as `entry`.

    Args:
        tree: The text.
        block: The entry as it is there.
        entry: As it shall be.
        pains: How far to go so that it is read back. Below `ANEW` a headline keeps the markup it had, and the
            letters that changed alone are other ones, each number another way where there are some. From
            `ANEW` on it is written anew, all of it a link where a link stood within it. `MOST` makes it plain
            what is headline and link where that is to be guessed otherwise: the headline in bold, the link
            called by what it is.
    """
    firm = pains >= MOST
    shape, head = block.shape, block.head
    assert shape is not None
    made: list[Change] = []
    url_written = entry.url == block.url
    link = _link(tree, shape, entry.url, firm=firm)
    start, end = head.headline.start, head.headline.end
    within = bool(shape.way) and start <= shape.link_start and shape.link_end <= end
    in_html = _in_html(shape)
    if entry.headline != block.headline and (kept := _kept(tree, block, entry, pains)) is not None:
        return [*kept, *_other_changes(tree, block, entry, link, url_written or within)]
    words = _html(entry.headline) if in_html else _cell(shape, escape_headline(entry.headline))
    if entry.headline != block.headline or (not shape.way and entry.url):
        if entry.headline == block.headline:
            words = tree.text[start:end]
        if in_html:
            if not shape.way and entry.url:
                words, url_written = _anchor(words, entry.url), True
        elif within or (not shape.way and entry.url):
            words, url_written = f"[{words}]({escape_url(entry.url)})", True
        elif firm and words and shape.kind in _RUNNING and tree.text[start - 2 : start] not in _BOLD:
            words = f"**{words}**" + _blank(tree.text, end)
        made.append(
            (
                start,
                end,
                words + ("" if in_html or words.endswith(_FIRM) else _stop(tree, block, entry.headline)),
            )
        )
    elif within and not url_written:
        made.append(_address(shape, block, entry.url))
        url_written = True
    return made + _other_changes(tree, block, entry, link, url_written)


def _other_changes(tree: Tree, block: Block, entry: Entry, link: str, url_written: bool) -> list[Change]:
    """Return the changes of summary and address."""
    made: list[Change] = []
    if entry.summary != block.brief:
        change, with_link = _summary(tree, block, entry, link)
        made += change
        url_written = url_written or with_link
    if not url_written and block.shape and block.shape.way:
        made.append(_address(block.shape, block, entry.url))
    return made


def _kept(tree: Tree, block: Block, entry: Entry, pains: int) -> list[Change] | None:
    """Return the change of a headline that leaves its markup as it is; None where there is no such way."""
    shape, there = block.shape, block.head.headline
    assert shape is not None
    if pains >= ANEW or (not shape.way and entry.url):
        return None
    start, end = there.start, there.end
    within = bool(shape.way) and start <= shape.link_start and shape.link_end <= end
    raw = tree.text[start:end]
    if within and entry.url != block.url:
        first, last, text = _address(shape, block, entry.url)
        if not start <= first <= last <= end:
            return None
        raw = raw[: first - start] + text + raw[last - start :]
    escape = _html if _in_html(shape) else lambda text: _cell(shape, escape_headline(text))
    beside = Beside(tree.text[max(0, start - 1) : start], tree.text[end : end + 1])
    ways = retouched(raw, entry.headline, escape, beside, limit=ANEW)
    if not ways:
        return None
    words = ways[min(pains, len(ways) - 1)]
    if entry.headline[-1:] != block.headline[-1:] and not _in_html(shape):
        words += _stop(tree, block, entry.headline)
    return [(start, end, words)]


def numbers(tree: Tree, order: list[int | None]) -> list[int | None]:
    """Return the number of each entry in a new order; None where the place has none.

    Numbers that begin anew in each section go on doing so.

    Args:
        tree: The text.
        order: The place each entry comes from, None if it is new.
    """
    counts = [_count(tree, block) for block in tree.blocks]
    firsts = [0] * len(counts)
    for at, (one, other) in enumerate(pairwise(counts), 1):
        follows = one is not None and other == one + 1
        firsts[at] = firsts[at - 1] if follows else at
    kept = sorted(place for place in order if place is not None)
    slots: list[int] = []
    place = 0
    for each in order:
        if each is None:
            slots.append(kept[max(0, place - 1)] if kept else 0)
        else:
            slots.append(kept[place])
            place += 1
    found: list[int | None] = []
    for at, slot in enumerate(slots):
        first = counts[firsts[slot]] if counts else None
        earlier = sum(firsts[other] == firsts[slot] for other in slots[:at])
        found.append(None if first is None or counts[slot] is None else first + earlier)
    return found


def place_changes(tree: Tree, block: Block, place: Block, number: int | None) -> list[Change]:
    """Give an entry that comes into another place the marks and the number of that place."""
    shape, there = block.shape, place.shape
    assert shape is not None and there is not None
    made: list[Change] = []
    head = block.head
    counted = head.digits > head.number
    marks = block.start, block.start + len(shape.marker)
    alike = shape.kind == there.kind and (shape.kind == "section" or len(shape.marker) == len(there.marker))
    if alike and shape.marker != there.marker and not (marks[0] <= head.number < marks[1]):
        made.append((*marks, there.marker))
    figures = tree.text[head.number : head.digits]
    if counted and number is not None and value_of(figures) != number:
        made.append((head.number, head.digits, write_like(number, figures)))
    return made


def new_entry(tree: Tree, like: Block, entry: Entry, number: int | None) -> str:
    """Write a new entry as its neighbours are written, with its headline linked and its summary below."""
    shape, head = like.shape, like.head
    assert shape is not None
    text = tree.text
    marker = text[like.start : head.headline.start] if head.digits > head.number else shape.marker
    if remark := _WORD.search(text, head.digits, head.headline.start) if head.digits > head.number else None:
        marker = text[like.start : remark.start()]  # “哇哦！” before its headline is that entry's own
    if head.digits > head.number and number is not None:
        begin, end = head.number - like.start, head.digits - like.start
        figures = write_like(number, marker[begin:end])
        marker = (marker[:begin] + figures + marker[end:]).rstrip("*_[")
    words = escape_headline(entry.headline)
    gap = tree.newline * 2
    summary = write_paragraph(entry.summary).text
    link = f"[原文]({escape_url(entry.url)})" if entry.url else ""
    linked = bool(shape.way) and shape.link_words == head.text_end
    if shape.kind == "section" and not linked:
        heading = marker + _closed(tree, like, marker, words)
        return gap.join(part for part in (heading, summary, link) if part)
    written = f"[{words}]({escape_url(entry.url)})" if entry.url else f"**{words}**"
    if shape.kind == "row":
        return f"| {_cell(shape, written)} | {_cell(shape, summary)} |"
    if shape.kind in ("lead", "plain"):
        together = like.summary is None or not _LINE.search(text, head.headline.end, like.summary.start)
        if together and not linked:
            return f"{marker}**{words}**：{summary} {link}".rstrip()
        return f"{marker}{written}" + (f"{' ' if together else gap}{summary}" if summary else "")
    if marker.startswith(("**", "__")):
        written += marker[:2]
    indent = " " * like.base if shape.kind == "item" else ""
    return f"{marker}{written}" + (f"{gap}{indent}{summary}" if summary else "")


def _stop(tree: Tree, block: Block, headline: str) -> str:
    """Return the full stop that parts a headline from the words behind it, where they are one paragraph."""
    head, there = block.head, block.summary
    if not headline or there is None or not there.inline or there.start < head.headline.end:
        return ""
    between = tree.text[head.headline.end : there.start]
    if between.strip(" \t\u3000") or _LINE.search(between) or headline[-1] in "。！？!?":
        return ""
    return "" if headline[-1:] == "." else "。" if _HAN.search(headline) else "."


def _blank(text: str, at: int) -> str:
    """Return the blank that parts bold words from those behind them; the marks alone may not."""
    return "" if text[at : at + 1] in (" ", "\t", "\r", "\n", "", "：", ":", "。") else " "


def _closed(tree: Tree, like: Block, marker: str, words: str) -> str:
    """Write a heading's words in its bold, and with the line below that makes it a heading."""
    end = like.head.headline.end
    bold = tree.text[end : end + 2]
    if bold in ("**", "__"):
        words = words + bold if marker.startswith(bold) else bold + words + bold
    underline = _UNDERLINE.match(tree.text, like.head.end)
    return words + underline[0] if underline and not marker.strip() else words


def _summary(tree: Tree, block: Block, entry: Entry, link: str) -> tuple[list[Change], bool]:
    """Return the changes, and whether the link was written with them."""
    shape, there = block.shape, block.summary
    assert shape is not None
    if there is None:
        return _new_summary(tree, block, entry), False
    within = bool(shape.way) and there.start <= shape.link_start < there.end
    value = entry.summary
    kept = (
        shape.way in ("note", "reference")
        and entry.url == block.url
        and tree.text[shape.link_start : shape.link_end] in value
    )
    if (
        within
        and entry.url
        and not kept
        and f"({escape_url(entry.url)}" not in value
        and entry.url not in value
    ):
        value = f"{value} {link}".strip()
    if is_blank(value):
        return [_removal(tree, block, there)], within
    if there.inline:
        return [(there.start, there.end, _cell(shape, _BREAKS.sub(" ", value).strip()))], within
    return [write_passage(there, value)], within


def _new_summary(tree: Tree, block: Block, entry: Entry) -> list[Change]:
    shape = block.shape
    if shape is None or is_blank(entry.summary) or shape.kind == "row":
        return []
    if (at := end_of_item(tree, block)) is not None:
        parted = "：" if _HAN.search(entry.summary) else ": "
        return [(at, at, parted + _BREAKS.sub(" ", entry.summary).strip())]
    written = write_paragraph(entry.summary).text
    if shape.kind in ("lead", "plain") and shape.way and shape.link_start >= block.head.headline.end:
        return [(shape.link_start, shape.link_start, f"{written} ")]
    indent = " " * block.base if shape.kind == "item" else ""
    return [(block.end, block.end, f"{tree.newline * 2}{indent}{written}")]


def end_of_item(tree: Tree, block: Block) -> int | None:
    """Return where words can be added to an entry that is an ``<li>`` of HTML; None for any other."""
    shape = block.shape
    if shape is None or shape.kind != "item" or not _in_html(shape):
        return None
    closing = _ITEM_END.search(tree.text, block.start, block.end)
    return closing.start() if closing else None


def _removal(tree: Tree, block: Block, there: Passage) -> Change:
    rest = tree.text[there.end : block.end]
    if there.inline or rest.lstrip(" \t")[:1] not in ("", "\r", "\n"):
        # The link stands in the same line.
        return there.start, there.end, ""
    before = block.start + len(tree.text[block.start : there.start].rstrip(" \t\r\n"))
    return before, there.end, ""


def _link(tree: Tree, shape: Shape, url: str, *, firm: bool) -> str:
    """Return an entry's link, written anew with another address."""
    if not shape.way:
        return ""
    words = "[原文" if firm else tree.text[shape.link_start : shape.link_words]
    if _in_html(shape):
        return _anchor("原文", url)
    if shape.way in ("inline", "reference"):
        return f"{words}]({escape_url(url)})"
    return _bare(url) if shape.way not in ("html", "note") else f"[原文]({escape_url(url)})"


def _address(shape: Shape, block: Block, url: str) -> Change:
    """Return the change of the address alone."""
    there = block.head.url
    assert there is not None
    if shape.way == "note":
        # What the note says of its address may be right for others.
        return shape.link_start, shape.link_end, f"[原文]({escape_url(url)})"
    if shape.way == "reference":
        return shape.link_words, shape.link_end, f"]({escape_url(url)})"
    if shape.way == "html":
        return there.start, there.end, html.escape(url, quote=True)
    if shape.way in ("bare", "angle"):
        return there.start, there.end, _bare(url)
    return there.start, there.end, _cell(shape, escape_url(url))


def listed_address(tree: Tree, block: Block, url: str) -> Change | None:
    """Return the change of an address that stands in a list at the end, where ``[1]`` is its entry's source.

    Each is referred to once, so that none but this entry's changes. None where the address stands elsewhere.
    """
    shape, there = block.shape, block.head.url
    if shape is None or shape.way != "note" or there is None or not url or url == block.url:
        return None
    if tree.text.startswith("[^", shape.link_start) or block.start <= there.start < block.end:
        return None
    return there.start, there.end, _bare(url)


def _in_html(shape: Shape) -> bool:
    """Tell whether an entry stands in HTML, where no Markdown is read."""
    return shape.marker.rstrip().endswith(">") and "<" in shape.marker


def _html(words: str) -> str:
    """Write words so that they are the same in HTML and in Markdown."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", words)


def _anchor(words: str, url: str) -> str:
    return f'<a href="{html.escape(url, quote=True)}">{words}</a>'


def _bare(url: str) -> str:
    """Write an address as it can stand in running text, what would end it percent-encoded (RFC 3986, 2.1)."""

    def encoded(match: re.Match[str]) -> str:
        return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))

    return _HAN_SAFE.sub(encoded, _UNSAFE.sub(encoded, url))


def _cell(shape: Shape, text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text) if shape.kind == "row" else text


def _count(tree: Tree, block: Block) -> int | None:
    head = block.head
    return value_of(tree.text[head.number : head.digits])
