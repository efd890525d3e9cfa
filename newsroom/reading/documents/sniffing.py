"""What a document is: by its bytes before its name, as names are often wrong."""

import re
from pathlib import PurePosixPath

from newsroom.reading.documents.document import DocumentError, DocumentKind
from newsroom.settings.language import _
from newsroom.text.decoding import decode

_SAMPLE = 64 * 1024

_BY_NAME: dict[str, DocumentKind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
}
_BY_TYPE: dict[str, DocumentKind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "message/rfc822": "mail",
    "application/pdf": "pdf",
}
_OTHERS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"PK\x03\x04", "ZIP"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"{\\rtf", "RTF"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_TAGS = re.compile(r"</(?:p|div|h[1-6]|li|span|a|td|article|section|strong)\s*>", re.IGNORECASE)
_MAIL = re.compile(r"(?:From |(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+)")
_MAIL_FIELD = re.compile(
    r"^(?:from|to|subject|date|message-id|received|mime-version|return-path):", re.I | re.M
)
_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|$)")
_MARKS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#|\./)[^)\s]*(?:\s+\"[^\"]*\")?\)"),
    re.compile(r"(?<![*\w\\])\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    re.compile(r"^ {0,3}>[ \t]?\S", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]{1,40}\]:", re.MULTILINE),
    re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE),
    re.compile(r"^[^\n]+\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
    re.compile(r"!\[[^\]\n]*\]\([^)\s]+\)"),
)


def kind_of(body: bytes, name: str = "", content_type: str = "") -> DocumentKind:
    """Tell what a document is.

    Args:
        body: The document.
        name: Its file name or address; '' if it has none.
        content_type: As its server named it.

    Raises:
        DocumentError: it is empty, or none that can be read.
    """
    if not body.strip():
        raise DocumentError(_("the document is empty"))
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if body.startswith(b"PK\x03\x04") and b"word/" in body:
        return "word"
    _refuse_others(body)
    text = decode(body[:_SAMPLE]).replace("\r\n", "\n")
    if _FEED.match(text.lstrip("\ufeff")):
        raise DocumentError(_("this is a feed, not a document; “newsroom feeds add” follows it"))
    named = _BY_TYPE.get(content_type.partition(";")[0].strip().lower())
    named = named or _BY_NAME.get(PurePosixPath(name.partition("?")[0]).suffix.lower())
    # A name for Markdown is right, as anything is Markdown; others are looked at.
    return named if named and named != "pdf" else _by_text(text)


def _refuse_others(body: bytes) -> None:
    found = next((name for opening, name in _OTHERS if body.startswith(opening)), "")
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(_("this is a document of Word before 2007; save it as .docx"))
    if found:
        raise DocumentError(
            _("this is a file of kind {kind}; Markdown, HTML, text, PDF, .docx and .eml can be read").format(
                kind=found
            )
        )
    if not _may_be_text(body[:4096]):
        raise DocumentError(_("this is no text; Markdown, HTML, text, PDF, .docx and .eml can be read"))


def _may_be_text(sample: bytes) -> bool:
    """Tell whether bytes may be text in whatever encoding: only UTF-16 and UTF-32 have zeros in it."""
    if b"\0" not in sample or sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) * 8 > len(sample)


def _by_text(text: str) -> DocumentKind:
    text = text.lstrip("\ufeff")
    if _PAGE.match(text):
        return "html"
    head = _MAIL.match(text)
    if head and len({field.lower() for field in _MAIL_FIELD.findall(head[0])}) >= 2:
        return "mail"
    if _FRONT.match(text):
        return "markdown"
    marks = sum(pattern.search(text) is not None for pattern in _MARKS)
    if len(_TAGS.findall(text)) >= 3 and marks < 2:
        return "html"
    return "markdown" if marks >= 2 or _MARKS[0].search(text) or _MARKS[1].search(text) else "text"
