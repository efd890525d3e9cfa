"""Documents that no feed brought: Markdown, web pages, text, PDF, Word and mail become articles.

Reading takes up to seconds of processor time and can be made to take more: in the application it runs in a
process of its own.
"""

from newsroom.reading.documents.document import Document, DocumentError, DocumentKind
from newsroom.reading.documents.reading import read_document
from newsroom.reading.documents.sniffing import kind_of

__all__ = ["Document", "DocumentError", "DocumentKind", "kind_of", "read_document"]
