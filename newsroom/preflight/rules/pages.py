"""LK: what the links lead to."""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsroom.issues.escapes import escape_url
from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Page, Subject
from newsroom.settings.language import _
from newsroom.text.addresses import is_web, site, untracked
from newsroom.text.headlines import without_site_suffix
from newsroom.text.likeness import features
from newsroom.text.quoting import within_quotes

_GONE = frozenset({404, 410})
_LISTS = frozenset(
    {
        "archive",
        "archives",
        "author",
        "authors",
        "blog",
        "categories",
        "category",
        "channel",
        "channels",
        "latest",
        "news",
        "search",
        "tag",
        "tags",
        "topic",
        "topics",
    }
)
_LISTING = frozenset(
    {"author", "authors", "categories", "category", "search", "tag", "tags", "topic", "topics"}
)
"""Folders of which every page is a list."""
_STORIES = {"readhub.cn": "topic"}
"""Sites, and a folder of theirs whose pages tell one story each, whatever it is called."""
_INDEX = re.compile(r"(?:index|default|home)\.(?:html?|php|aspx?|jsp)", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z0-9]")
_FEWEST_PARTS = 6
"""A title of fewer parts says too little to be compared."""


class DeadLink(Rule):
    """A link is dead, leads to another site, or is plain HTTP where the page has HTTPS.

    Only where the editor asked to go online. A server that refuses us may answer readers: that is no
    finding; one that cannot be reached is a warning.
    """

    id: ClassVar[str] = "LK003"
    severity: ClassVar[Severity] = Severity.ERROR
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at what came when the links were followed."""
        for number, block in enumerate(subject.tree.blocks, 1):
            url = block.head.url
            page = subject.pages.get(block.url)
            if url is None or page is None:
                continue
            if page.status == 0:
                message = _("the link could not be followed: {reason}").format(reason=page.problem)
                found = self.finding(subject, url.start, url.end, message, entry=number, field="link")
                yield replace(found, severity=Severity.WARNING)
                continue
            message, better = _trouble(block.url, page)
            if message:
                fix = escape_url(untracked(better)) if better else None
                yield self.finding(subject, url.start, url.end, message, entry=number, field="link", fix=fix)


class OtherStory(Rule):
    """The page a link leads to has a title that has nothing to do with the headline.

    Pasted links go astray. Titles are compared with headline and summary, and only in one script: a Chinese
    headline over an English page cannot be held against it but by its names and numbers.
    """

    id: ClassVar[str] = "LK004"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare titles of pages with headlines."""
        for number, block in enumerate(subject.tree.blocks, 1):
            page, url = subject.pages.get(block.url), block.head.url
            if page is None or url is None or page.status != 200:
                continue
            title = without_site_suffix(page.title, site(page.url)).strip()
            told = f"{block.headline} {block.brief}"
            if not _comparable(title, told) or features(title) & features(told):
                continue
            message = _("the page is called “{title}”, which has nothing to do with the headline")
            message = message.format(title=within_quotes(title))
            yield self.finding(subject, url.start, url.end, message, entry=number, field="link")


class ListPage(Rule):
    """A link leads to a site's home page or to a list, which will show something else tomorrow."""

    id: ClassVar[str] = "LK005"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at the paths of the links."""
        for number, block in enumerate(subject.tree.blocks, 1):
            url = block.head.url
            if url is None or not is_web(block.url) or not _is_list(block.url):
                continue
            message = _("the link leads to a home or list page; link to the article itself")
            yield self.finding(subject, url.start, url.end, message, entry=number, field="link")


def _trouble(url: str, page: Page) -> tuple[str, str | None]:
    """Return what is wrong with a link, '' for nothing, and a better address."""
    if page.status in _GONE:
        return _("the page is gone (HTTP {status}); find another source").format(status=page.status), None
    if page.status >= 400:
        return "", None
    if page.url and site(page.url) != site(url):
        message = _("the link leads on to {site}; link to it directly, or find another source")
        return message.format(site=site(page.url)), page.url
    if url.lower().startswith("http://") and page.url.lower().startswith("https://"):
        return _("the page has a safe address; use https://"), page.url
    return "", None


def _comparable(title: str, told: str) -> bool:
    """Tell whether two texts have enough in one script to be compared."""
    parts = features(title)
    if len(parts) < _FEWEST_PARTS:
        return False
    if _HAN.search(title):
        return bool(_HAN.search(told))
    names = [part for part in features(told) if _WORD.match(part)]
    return not _HAN.search(told) or len(names) >= _FEWEST_PARTS


def _is_list(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.query or parts.fragment.startswith(("/", "!")):
        return False
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    steps = [step.lower() for step in parts.path.split("/") if step]
    if steps and _INDEX.fullmatch(steps[-1]):
        steps.pop()
    if len(steps) == 2 and _STORIES.get(host) == steps[0]:
        return False
    return not steps or steps[-1] in _LISTS or (len(steps) == 2 and steps[0] in _LISTING)


RULES: tuple[Rule, ...] = (DeadLink(), OtherStory(), ListPage())
