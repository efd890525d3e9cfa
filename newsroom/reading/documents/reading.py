"""The bytes of a document are read by what they are."""

from newsroom.reading.documents.document import Document, DocumentKind
from newsroom.text.decoding import decode


def read_document(body: bytes, kind: DocumentKind, url: str = "", content_type: str = "") -> Document:
    """Read a document.

    Args:
        body: The document.
        kind: What it is.
        url: Where it came from, for relative links; '' if it has no address.
        content_type: As its server named it, for the charset.

    Raises:
        DocumentError: it is broken, encrypted, or has no text.
    """
    # Each is imported where it is needed, as the libraries for some are large.
    match kind:
        case "pdf":
            from newsroom.reading.documents.pdf import read_pdf

            return read_pdf(body)
        case "word":
            from newsroom.reading.documents.word import read_word

            return read_word(body)
        case "mail":
            from newsroom.reading.documents.mail import read_mail

            return read_mail(body, read_document)
        case "html":
            from newsroom.reading.documents.web import read_web

            return read_web(body, url, content_type)
        case "markdown":
            from newsroom.reading.documents.marked import read_marked

            return read_marked(decode(body, content_type), url)
        case "text":
            from newsroom.reading.documents.unmarked import read_unmarked

            return read_unmarked(decode(body, content_type))
