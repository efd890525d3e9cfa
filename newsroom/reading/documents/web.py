"""A web page, or a piece of one, becomes an article."""

from newsroom.reading.documents.document import Document, DocumentError
from newsroom.reading.fulltext import extract
from newsroom.reading.fulltext.tree import parse
from newsroom.reading.plain import plain_text
from newsroom.settings.language import _
from newsroom.text.decoding import decode

_FEW = 200
"""Characters; a page of which less is found is taken whole."""


def read_web(body: bytes, url: str = "", content_type: str = "") -> Document:
    """Find the article of a page; of a page that has none, such as a piece pasted, take all there is.

    Raises:
        DocumentError: there is no text on it.
    """
    found = extract(body, url, content_type)
    html, title = found.html, found.title
    if len(found.text) < _FEW:
        whole = decode(body, content_type)
        if len(plain_text(whole)) > 2 * len(found.text):
            html = whole
        tree = parse(whole)
        heading = None if tree is None else next(tree.iter("h1", "h2", "h3"), None)
        if not title and heading is not None:
            title = " ".join(str(heading.text_content()).split())
    if not plain_text(html).strip():
        raise DocumentError(_("there is no text in the document"))
    return Document(
        title=title or plain_text(html).strip().split("\n")[0][:80],
        author=found.author or "",
        source=found.site or "",
        date=found.published.isoformat() if found.published else "",
        url=found.canonical or url,
        html=html,
    )
