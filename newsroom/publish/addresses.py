"""Where an issue stands on the web, as its publication says."""

from newsroom.model import Issue, Publication


def address_of(issue: Issue, publication: Publication) -> str:
    """Return the permanent address of an issue; '' without a day or where the publication gives none."""
    if issue.date is None or not publication.address:
        return ""
    return publication.address.format(date=issue.date)
