"""An issue for WeChat's 公众号 editor.

The editor keeps styles that stand in the elements and drops style sheets, classes, ids and positions; it
breaks lists; and links to other sites are dead text there, so they become numbered references at the end.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from newsroom.issues.forms.document import Document
from newsroom.issues.forms.notes import Note
from newsroom.model import Issue
from newsroom.publish import documents
from newsroom.publish.errors import PublishError
from newsroom.publish.inlined import inlined
from newsroom.publish.markup import blocks, link_of, running, text_of, written
from newsroom.settings.language import _
from newsroom.text.addresses import canonical, untracked

TAGS = (
    frozenset({"section", "p", "strong", "em", "s", "a", "sup", "br", "blockquote", "pre", "code", "hr"})
    | {"h2", "h3", "h4", "h5", "h6"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
"""The elements that are written."""
LONGEST_TITLE = 64
"""Characters of a title that the editor takes."""
LONGEST_DIGEST = 120
"""Characters of a 摘要 that the editor takes."""
LONGEST = 20_000
"""Characters of a body, markup counted: WeChat's documentation of drafts asks for fewer."""
HEAVIEST = 1_000_000
"""Bytes of a body: the same documentation asks for less than 1 MB."""
_INSIDE = "mp.weixin.qq.com"

_BODY = "font-size:16px;line-height:1.8;color:#222;"
_HEADING = "margin:24px 0 8px;font-size:17px;font-weight:bold;line-height:1.5;"
_PLAIN = "margin:8px 0;line-height:1.8;"
_NOTE = "margin:4px 0;font-size:13px;color:#666;word-break:break-all;"


class TooLongForWeChat(PublishError):
    """WeChat would refuse the issue."""


def wechat_html(issue: Issue, *, numbered: bool = True) -> str:
    """Write an issue's body for the editor; its title has a field of its own there.

    Args:
        issue: The issue; parts that are not there are left out.
        numbered: Whether entries have their numbers.
    """
    if read := documents.document_of(issue):
        return _document_html(read)
    references = _References()
    parts: list[str] = []
    if issue.lead:
        parts.append(f'<p style="{_PLAIN}">{_line(issue.lead, references)}</p>')
    for number, entry in enumerate(issue.entries, 1):
        headline = (f"{number}. " if numbered else "") + text_of(entry.headline)
        if address := link_of(entry.url):
            sign = references.sign(entry.url)
            headline = f'<a href="{address}">{headline}</a>' if sign is None else headline + sign
        parts.append(f'<h2 style="{_HEADING}">{headline}</h2>')
        if entry.summary:
            parts.append(f'<p style="{_PLAIN}">{_line(entry.summary, references)}</p>')
    if issue.commentary:
        parts.append(f'<h2 style="{_HEADING}">点评</h2>')
        parts.append(written(inlined(blocks(issue.commentary), references.sign)))
    parts.extend(references.written())
    return _whole(parts)


def _document_html(read: Document) -> str:
    """Write a deep dive or review: a link to a source of 引用 has its number, others are numbered on."""
    references = _References(read.notes)
    parts = [*documents.sections_inlined(read, references.sign, _HEADING)]
    parts += documents.sources_inlined(read, _HEADING, _NOTE, links=False)
    return _whole([*parts, *references.written()])


def _whole(parts: list[str]) -> str:
    return f'<section style="{_BODY}">\n' + "\n".join(parts) + "\n</section>\n"


def need_fit(issue: Issue, body: str) -> None:
    """Make sure that WeChat takes an issue.

    Raises:
        TooLongForWeChat: its title or its body is too long.
    """
    if len(issue.title) > LONGEST_TITLE:
        message = _("the title has {n} characters; WeChat takes at most {most}: shorten it, or use --force")
        raise TooLongForWeChat(message.format(n=len(issue.title), most=LONGEST_TITLE))
    if len(body) >= LONGEST or len(body.encode()) >= HEAVIEST:
        message = _(
            "for WeChat the body has {n} characters; it takes fewer than {most}: shorten, or use --force"
        )
        raise TooLongForWeChat(message.format(n=len(body), most=LONGEST))


def _line(markdown: str, references: "_References") -> str:
    return written(inlined(running(markdown), references.sign))


class _References:
    """The addresses outside WeChat, each once, numbered as they come, on from those listed already."""

    def __init__(self, listed: Sequence[Note] = ()) -> None:
        self._listed: dict[str, str] = {}
        for note in listed:
            if note.url:
                self._listed.setdefault(canonical(note.url) or note.url, note.name)
        numbers = [int(note.name) for note in listed if note.name.isdecimal()]
        # Sources without an address, and two of one, have a number each in 引用 all the same.
        self._before = max([len(listed), *numbers])
        self._numbers: dict[str, int] = {}
        self._shown: dict[str, str] = {}

    def sign(self, url: str) -> str | None:
        """Return the mark that stands for a link; None for one that WeChat follows."""
        try:
            inside = urlsplit(url).hostname == _INSIDE
        except ValueError:
            inside = False
        if inside:
            return None
        # One page has one number, whatever its address carries to tell where its readers come from.
        key = canonical(url) or url
        if name := self._listed.get(key):
            return f"<sup>[{text_of(name)}]</sup>"
        self._shown.setdefault(key, untracked(url))
        number = self._numbers.setdefault(key, self._before + len(self._numbers) + 1)
        return f"<sup>[{number}]</sup>"

    def written(self) -> list[str]:
        """Write the list of them."""
        if not self._numbers:
            return []
        rows = [
            f'<p style="{_NOTE}">[{n}] {text_of(self._shown[key])}</p>' for key, n in self._numbers.items()
        ]
        return [f'<h2 style="{_HEADING}">参考链接</h2>', *rows]
