"""What the fields of an issue and of its entries are called."""

from __future__ import annotations

from newsroom.settings.language import N_, _

_NAMES = {
    "title": N_("title"),
    "date": N_("date"),
    "published": N_("time of publication"),
    "categories": N_("categories"),
    "lead": N_("lead"),
    "commentary": N_("commentary"),
    "labelling": N_("labelling"),
    "aigc": N_("labelling"),
    "headline": N_("headline"),
    "url": N_("link"),
    "summary": N_("summary"),
    "section": N_("section"),
    "source": N_("text"),
    "entry": N_("entry"),
    "order": N_("order of entries"),
    "marks": N_("marks"),
}


def field_name(field: str, *, of_entry: bool = False) -> str:
    """Return what a field is called in the language of the interface.

    Args:
        field: Its name.
        of_entry: An entry has it: its section is the one of an imported digest that it stands in, and not a
            part of a document.
    """
    if of_entry and field == "section":
        return _("section of the file")
    return _(_NAMES.get(field, field))
