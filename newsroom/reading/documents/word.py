"""Documents of Word (.docx)."""

import io
import zipfile
from xml.etree import ElementTree

from newsroom.reading.documents.document import Document, DocumentError
from newsroom.settings.language import _

_MOST_BYTES = 200 * 1024 * 1024
"""Unpacked; a larger one is made to fill the memory."""

_CORE = "docProps/core.xml"
_TERMS = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "created": "{http://purl.org/dc/terms/}created",
    "modified": "{http://purl.org/dc/terms/}modified",
}


def read_word(body: bytes) -> Document:
    """Read a document of Word; its pictures are left out.

    Raises:
        DocumentError: it is broken, or has no text.
    """
    import mammoth

    from newsroom.reading.documents.marked_up import titled

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise DocumentError(_("the document is too large when it is unpacked"))
            about = _about(archive)
        done = mammoth.convert_to_html(
            io.BytesIO(body),
            style_map="p[style-name='Title'] => h1:fresh\np[style-name='标题'] => h1:fresh",
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except DocumentError:
        raise
    # Broken archives and broken XML in them end in errors of many kinds.
    except Exception as error:
        raise DocumentError(_("the Word document is broken ({reason})").format(reason=error)) from error
    title, html = titled(str(done.value), about.get("title", ""))
    return Document(
        title=title,
        author=about.get("creator", ""),
        date=about.get("created", "") or about.get("modified", ""),
        html=html,
    )


def _about(archive: zipfile.ZipFile) -> dict[str, str]:
    """Read what the document says of itself; a declaration of entities is not read."""
    try:
        content = archive.read(_CORE)
    except KeyError:
        return {}
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return {}
    root = ElementTree.fromstring(content)
    return {name: (root.findtext(term) or "").strip() for name, term in _TERMS.items()}
