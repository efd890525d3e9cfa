"""The article of a page, by whichever way finds it."""

from __future__ import annotations

import re
from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsroom.model import Extracted
from newsroom.reading.fulltext import bodies
from newsroom.reading.fulltext.banners import take_banners
from newsroom.reading.fulltext.beside import beside
from newsroom.reading.fulltext.metadata import Metadata, metadata_of
from newsroom.reading.fulltext.shaping import simplify_code
from newsroom.reading.fulltext.sites import rule_for
from newsroom.reading.fulltext.statements import Statement, statement_of
from newsroom.reading.fulltext.tree import parse, visible_text
from newsroom.reading.fulltext.verdicts import Seen, verdict
from newsroom.reading.plain import plain_text
from newsroom.text.addresses import site as host_of
from newsroom.text.decoding import decode
from newsroom.text.headlines import title_key
from newsroom.text.languages import is_chinese, language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEW = 250
"""Characters; with fewer than these the other ways are tried as well."""

_BETTER = 2.0
"""How many times as long another way's text must be to take the place of trafilatura's."""

_MOSTLY = 0.5
_HEADLINE = 6
"""Letters of the shortest headline."""
_DECLARED = re.compile(r"^[a-z]{2,3}\b", re.IGNORECASE)
_PARTS = re.compile(r"\n\s*\n|\r")


def extract(page: bytes | str, url: str = "", content_type: str = "") -> Extracted:
    """Read the article of a web page.

    A rule of its site goes first, then trafilatura; where they find next to nothing, what the page says of
    its article in JSON-LD, the block that its description begins like, and the element with the densest
    text. It takes up to seconds of processor time, and can be made to take more or to fail in the libraries
    below it: in the application it runs in a worker process.

    Args:
        page: The bytes as they came, no longer compressed, in whatever encoding; or text.
        url: Where it came from, for the site's rule and for relative links; '' if that is not known.
        content_type: The Content-Type header, for its charset.

    Returns:
        What was found; its `problem` says whether it is an article. The HTML is not yet cleaned: whoever
        keeps it passes it through `newsroom.wire.cleaning.clean_html` as bodies of feeds are.
    """
    html = decode(page, content_type) if isinstance(page, bytes) else page
    tree = parse(html) if html.strip() else None
    if tree is None:
        return Extracted(problem="empty")
    covered = take_banners(tree)
    simplify_code(tree)
    base = _base_of(tree, url)
    statement = statement_of(tree)
    rule = rule_for(host_of(url)) if url else None
    whole = visible_text(tree)
    metadata = metadata_of(tree, url, statement, rule, chinese=is_chinese(language_of(whole)))
    body = bodies.by_rule(tree, rule) if rule else ""
    body = body or _beside_nothing(tree, url, base, statement, metadata)
    body = _with_whole_links(body, base)
    text = plain_text(body)
    seen = Seen(tree, url, metadata, statement, text, bodies.made_of_links(tree, text), covered)
    return Extracted(
        title=metadata.title,
        author=metadata.author,
        site=metadata.site,
        published=metadata.published,
        language=_language(metadata, text or whole),
        canonical=metadata.canonical,
        html=body,
        text=text,
        problem=verdict(seen),
    )


def _base_of(tree: HtmlElement, url: str) -> str:
    """Return what the relative links of a page start from, or ''."""
    for each in (*(element.get("href") for element in tree.iter("base")), url):
        try:
            if each and urlsplit(address := urljoin(url, str(each))).scheme:
                return address
        except ValueError:
            continue
    return ""


def _beside_nothing(tree: HtmlElement, url: str, base: str, statement: Statement, metadata: Metadata) -> str:
    """Find the article of a page whose site has no rule, without what stands beside it."""
    if not beside(tree):
        return _general(tree, url, base, statement, metadata)
    alone = deepcopy(tree)
    for element in beside(alone):
        if element.getparent() is not None:
            element.drop_tree()
    found = _general(alone, url, base, statement, metadata)
    # It was the article itself where nothing is left.
    return found if plain_text(found) else _general(tree, url, base, statement, metadata)


def _general(tree: HtmlElement, url: str, base: str, statement: Statement, metadata: Metadata) -> str:
    """Find the article of a page whose site has no rule."""
    found = bodies.by_trafilatura(tree, url, base)
    text = plain_text(found)
    if text and (lead := bodies.lead_of(tree, metadata.description, text)):
        found = f"{lead}{found}"
        text = plain_text(found)
    stated = _as_html(statement.body)
    if len(plain_text(stated)) > max(_FEW, _BETTER * len(text)):
        return stated
    if flash := bodies.by_description(tree, metadata.description):
        # What the description begins like is the article, unless there is a whole article that has it.
        words = plain_text(flash)
        missing = words[:_FEW] not in text and len(text) < 4 * len(words)
        # The block may be the whole page around the article: where its headline is its description.
        missing = missing and not bodies.is_overgrown(words, text)
        if missing or bodies.made_of_links(tree, text) > _MOSTLY:
            return flash
    if bodies.made_of_links(tree, text) > _MOSTLY and (short := _headed(tree, metadata)):
        return short
    if len(text) < _FEW:
        dense = bodies.by_density(tree)
        words = plain_text(dense)
        # Of so short a text trafilatura may make one paragraph.
        if len(words) > max(_FEW, _BETTER * len(text)) or (words and words.split() == text.split()):
            return dense
    return found


def _headed(tree: HtmlElement, metadata: Metadata) -> str:
    """Find the few sentences of a page with a headline: trafilatura takes its lists for it."""
    title = title_key(metadata.title)
    heads = [key for each in tree.iter("h1") if (key := title_key(visible_text(each)))]
    if not any(len(each) >= _HEADLINE and (each in title or title in each) for each in heads):
        return ""
    dense = bodies.by_density(tree)
    return dense if bodies.made_of_links(tree, plain_text(dense)) < 1 - _MOSTLY else ""


def _as_html(text: str) -> str:
    return "".join(
        f"<p>{escape(part.strip(), quote=False)}</p>" for part in _PARTS.split(text) if part.strip()
    )


def _with_whole_links(body: str, base: str) -> str:
    """Make links and images of a body absolute."""
    from lxml.html import fragment_fromstring, tostring

    if not body or not base:
        return body
    element = fragment_fromstring(body, create_parent="div")
    element.make_links_absolute(base, resolve_base_href=False, handle_failures="discard")
    return str(tostring(element, encoding="unicode"))


def _language(metadata: Metadata, text: str) -> str:
    """Name the language by the text, or by what the page declares where that tells more."""
    found = language_of(f"{metadata.title}\n{text}")
    declared = _DECLARED.match(metadata.declared.strip())
    if found in ("other", "") and declared and declared[0].lower() not in ("zh", "en", "ja", "ko"):
        return declared[0].lower()
    return found
