"""PDF: the words of its pages, without what every page has at its top and bottom."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from newsroom.reading.documents.document import Document, DocumentError
from newsroom.reading.documents.unmarked import LONGEST, read_unmarked
from newsroom.settings.language import _

_MOST_PAGES = 500
_EDGE = 2
"""Lines at the top, and at the bottom, in which a running title or a page number stands."""
_DIGITS = re.compile(r"\d+")
_NO_TITLE = re.compile(
    r"(?:untitled|microsoft word|document\d*|无标题|.*\.(?:docx?|pdf|indd|tex|pptx?))\b.*", re.IGNORECASE
)
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")


def read_pdf(body: bytes) -> Document:
    """Read a PDF.

    Raises:
        DocumentError: it is broken, needs a password, or consists of pictures.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(_("the PDF needs a password"))
        about = {name.lstrip("/").lower(): str(value) for name, value in (reader.metadata or {}).items()}
        pages, length = [], 0
        for page in reader.pages[:_MOST_PAGES]:
            pages.append((page.extract_text() or "").split("\n"))
            length += sum(map(len, pages[-1]))
            if length > LONGEST:
                break
    except DocumentError:
        raise
    # Broken PDFs end in errors of many kinds.
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise DocumentError(_("the PDF is broken ({reason})").format(reason=reason)) from error
    text = "\n".join(line for page in _without_edges(pages) for line in page)
    if not text.strip():
        raise DocumentError(_("the PDF has no text, only pictures of it"))
    found = read_unmarked(text)
    title = " ".join(about.get("title", "").split())
    if not title or _NO_TITLE.fullmatch(title):
        title = found.title
    return replace(
        found,
        title=title,
        author=found.author or about.get("author", "").strip(),
        date=found.date or _date(about.get("creationdate", "")),
    )


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """Leave out the lines that stand at the top or bottom of most pages, whatever number is in them."""
    stripped = [[line for line in page if line.strip()] for page in pages]
    seen = Counter(
        key for page in stripped for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
    )
    often = {key for key, times in seen.items() if times >= 2 and times * 2 >= len(pages)}
    kept: list[list[str]] = []
    for page in stripped:
        last = len(page) - _EDGE
        kept.append(
            [line for place, line in enumerate(page) if _EDGE <= place < last or _key(line) not in often]
        )
    return kept


def _key(line: str) -> str:
    return _DIGITS.sub("0", "".join(line.split()))


def _date(written: str) -> str:
    match = _DATE.match(written)
    return f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}" if match else ""
