"""Where an issue stands on the web, as its publication says, and where the site has pages of its own."""

import re

from newsroom.model import Issue, Publication

INDEX = "index.html"
SEARCH = "search.html"
SITEMAP = "sitemap.xml"
_ATOM, _JSON_FEED = "feed.xml", "feed.json"
_MONTH = re.compile(r"month/[0-9]{4}-[0-9]{2}\.html")


def address_of(issue: Issue, publication: Publication) -> str:
    """Return the permanent address of an issue; '' without a day or where the publication gives none.

    Deep dives and reviews stand in a folder of their form, as a digest may have come out on the same day.
    """
    if issue.date is None or not publication.address:
        return ""
    if issue.form != "daily":
        return f"{root_of(publication)}{issue.form}/{issue.date:%Y-%m-%d}/"
    return publication.address.format(date=issue.date)


def root_of(publication: Publication) -> str:
    """Return the address of the site's root, with a slash at its end; '' where issues have no address.

    It is what the pattern of addresses has before the first of its places, up to the last slash.
    """
    before = publication.address.partition("{")[0]
    return before[: before.rfind("/") + 1] if publication.address else ""


def feed_paths(publication: Publication) -> tuple[str, str]:
    """Return where the feeds lie, Atom and JSON Feed: the first where the publication's `feed` says it is."""
    root = root_of(publication)
    path = publication.feed.removeprefix(root) if root and publication.feed.startswith(root) else ""
    parts = path.split("/")
    if path and path != _JSON_FEED and not {"", ".", ".."} & set(parts) and not {"?", "#"} & set(path):
        return path, _JSON_FEED
    return _ATOM, _JSON_FEED


def month_path(month: str) -> str:
    """Return where the page of a month lies, written YYYY-MM."""
    return f"month/{month}.html"


def is_the_sites(path: str, publication: Publication) -> bool:
    """Tell whether at a path, from the site's root, or above it lies a page or a feed which is no issue's."""
    own = (INDEX, SEARCH, SITEMAP, *feed_paths(publication))
    return (
        path in own
        or path.startswith(tuple(f"{each}/" for each in own))
        or _MONTH.fullmatch(path) is not None
    )
