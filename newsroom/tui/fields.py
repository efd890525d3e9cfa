"""The fields of the parts of an issue, as the editor shows them."""

from __future__ import annotations

from msgspec import Struct

from newsroom.settings.language import N_


class Field(Struct, frozen=True):
    """One field of a part."""

    name: str
    label: str
    single: bool
    brief: bool = False
    """It has a few lines of the screen: while nobody writes in it, it shows how its text begins."""


ENTRY_FIELDS = (
    Field("headline", N_("Headline"), True, brief=True),
    Field("url", N_("Link"), True, brief=True),
    Field("summary", N_("Summary"), True),
)
LEAD_FIELDS = (Field("lead", N_("Lead"), True),)
SECTION_FIELDS = (Field("section", N_("Section"), False),)
COMMENTARY_FIELDS = (Field("commentary", N_("Commentary"), False),)
