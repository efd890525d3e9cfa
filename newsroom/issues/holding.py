"""Can a file hold a change? Another house's form has no place for everything an editor may want in it."""

from newsroom.issues.edits import EditError
from newsroom.issues.parsing import parse
from newsroom.issues.rendering import render
from newsroom.model import HOUSE, Issue, Publication
from newsroom.settings.language import _

_FENCE = "---"


def need_held(before: Issue, after: Issue, publication: Publication = HOUSE) -> None:
    """Make sure that an imported file reads as the issue once it is written into it.

    Args:
        before: The issue as it was; what its file did not hold already is no one's fault now.
        after: The issue as it shall be.
        publication: The house style both are read by.

    Raises:
        EditError: an entry would be lost or read as something else; it says which.
    """
    need_no_entries(after)
    if after.source is None or _said(after) == _said(before):
        return
    if not after.source.startswith(_FENCE) and render(after, publication).startswith(_FENCE):
        raise EditError(
            _("what would stand first in the file then reads as front matter; keep what is before it")
        )
    read = _said(parse(render(after, publication), publication))
    wanted = _said(after)
    if _is_part(wanted, _said(before)) and _is_part(read, wanted):
        return  # too few are left to be told for entries; not a byte of them is harmed
    if read == wanted or _said(parse(render(before, publication), publication)) != _said(before):
        return
    raise EditError(_message(read, wanted))


def need_no_entries(issue: Issue) -> None:
    """Make sure that a deep dive or a review, which is one text, is not given what only a digest has.

    Raises:
        EditError: it has entries, a lead or a commentary.
    """
    if issue.form != "daily" and (issue.entries or issue.lead or issue.commentary):
        raise EditError(
            _("{title} has sections, not entries, lead or commentary: cite articles in it").format(
                title=issue.title
            )
        )


def _is_part(some: list[tuple[str, str, str]], all_: list[tuple[str, str, str]]) -> bool:
    """Tell whether entries were taken out and nothing else was done."""
    rest = iter(all_)
    return len(some) < len(all_) and all(each in rest for each in some)


def _message(read: list[tuple[str, str, str]], wanted: list[tuple[str, str, str]]) -> str:
    if len(read) != len(wanted):
        return _(
            "this file's form has no room for that: it would show {there} entries and not {wanted};"
            " change it in the file itself"
        ).format(there=len(read), wanted=len(wanted))
    number, fields = next(
        (number, [one != other for one, other in zip(there, here, strict=True)])
        for number, (there, here) in enumerate(zip(read, wanted, strict=True), 1)
        if there != here
    )
    part = (_("headline"), _("link"), _("summary"))[fields.index(True)]
    return _(
        "this file's form cannot hold that: the {part} of entry {number} would read otherwise;"
        " change it in the file itself"
    ).format(part=part, number=number)


def _said(issue: Issue) -> list[tuple[str, str, str]]:
    return [(entry.headline, entry.url, entry.summary) for entry in issue.entries]
