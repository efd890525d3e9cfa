"""The metadata of text that a model drafted, as GB 45438-2025 (appendix E) has it."""

import json
from collections.abc import Sequence
from datetime import date

from newsroom.model import Publication

_GENERATED = "1"
"""Label: the content is generated (1), may be (2), or is suspected to be (3)."""


def aigc_map(models: Sequence[str], day: date | None, publication: Publication, *, fence: str = "---") -> str:
    """Write the AIGC map as the value of a key of the front matter, on one line.

    Its producer is the model, its propagator the publication; an issue's number is its publication and day.
    The reserved fields are for signatures and stay empty.

    Args:
        models: What drafted parts of the issue.
        day: The issue's day.
        publication: Whose issue it is.
        fence: ``---`` for YAML, ``+++`` for TOML.
    """
    number = f"{publication.id}-{day.isoformat()}" if day else publication.id
    fields = {
        "Label": _GENERATED,
        "ContentProducer": ", ".join(models),
        "ProduceID": number,
        "ReservedCode1": "",
        "ContentPropagator": publication.name,
        "PropagateID": number,
        "ReservedCode2": "",
    }
    sign = " = " if fence == "+++" else ": "
    # What JSON quotes is a quoted scalar of YAML and a basic string of TOML as well.
    written = (f"{key}{sign}{json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    return "{" + ", ".join(written) + "}"
