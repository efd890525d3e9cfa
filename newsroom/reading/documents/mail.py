"""Mail: newsletters and press releases as they lie in a mailbox (RFC 5322)."""

import re
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from msgspec.structs import replace

from newsroom.reading.documents.document import Document, DocumentError, DocumentKind
from newsroom.reading.documents.sniffing import kind_of
from newsroom.reading.documents.unmarked import read_unmarked
from newsroom.reading.plain import plain_text
from newsroom.settings.language import _
from newsroom.text.decoding import decode

_PREFIX = re.compile(r"(?:(?:re|fwd?|fw|答复|转发|回复)\s*[:：]\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
_DEEPEST = 2
Read = Callable[[bytes, DocumentKind], Document]


def read_mail(body: bytes, read: Read, depth: int = 0) -> Document:
    """Read a mail: its HTML if it has any, else its text, else the first document attached to it.

    Args:
        body: The mail.
        read: Reads a document of another kind that is attached.
        depth: How many mails it is attached within.

    Raises:
        DocumentError: it has no text.
    """
    message = message_from_bytes(body, policy=default)
    assert isinstance(message, EmailMessage)
    title = _PREFIX.sub("", _header(message, "Subject"))
    name, address = parseaddr(_header(message, "From"))
    found = _content(message, title, read, depth)
    return replace(
        found,
        title=title or found.title,
        author=found.author or name or address,
        source=found.source or _list_name(message),
        date=_header(message, "Date") or found.date,
    )


def _header(message: EmailMessage, name: str) -> str:
    # Headers that are no headers raise errors of many kinds (https://github.com/python/cpython/issues).
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:
        return ""


def _list_name(message: EmailMessage) -> str:
    name = _header(message, "List-Id").partition("<")[0].strip().strip('"')
    return name


def _content(message: EmailMessage, title: str, read: Read, depth: int) -> Document:
    html, text = _part(message, "html"), _part(message, "plain")
    if html and plain_text(html).strip():
        return Document(html=html)
    if text.strip():
        return read_unmarked(_SIGNATURE.sub("", text), title)
    for part in message.iter_attachments():
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or depth >= _DEEPEST:
            continue
        kind = kind_of(payload, part.get_filename() or "", part.get_content_type())
        if kind == "mail":
            return read_mail(payload, read, depth + 1)
        return read(payload, kind)
    raise DocumentError(_("there is no text in the mail"))


def _part(message: EmailMessage, kind: str) -> str:
    """Return the text of the body in one form; '' where there is none."""
    part = message.get_body((kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    text = decode(payload, f"text/{kind}; charset={part.get_content_charset() or ''}")
    if kind == "plain" and part.get_param("format") == "flowed":
        text = _unflowed(text, delete=str(part.get_param("delsp") or "").lower() == "yes")
    return text


def _unflowed(text: str, *, delete: bool) -> str:
    """Join the lines that a mail program broke: they end with a space (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.removeprefix(" ")
        if flows:
            lines[-1] += line
        else:
            lines.append(line)
        flows = line.endswith(" ") and line != "-- "
        if flows and delete:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
