"""Where an issue stands on the web, as its publication says."""

from newsroom.model import Issue, Publication


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
