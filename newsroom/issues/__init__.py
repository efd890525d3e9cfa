"""The digest as a value and as Markdown: read without loss, written to the byte, edited by pure functions.

A name is imported when it is first used (PEP 562): the desk counts characters long before it reads Markdown.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsroom.issues.amending import amend
    from newsroom.issues.crossing import move_by, move_to
    from newsroom.issues.differences import difference
    from newsroom.issues.edits import (
        EditError,
        add_entry,
        change_entry,
        confirm_summary,
        confirm_text,
        draft_of,
        draft_text,
        embolden,
        fix_published,
        follow_up,
        move_entry,
        new_entry,
        new_issue,
        new_uid,
        redraft_summary,
        remove_entry,
        set_commentary,
        set_date,
        set_lead,
        with_text_of,
    )
    from newsroom.issues.encoding import broken_bytes, decode, encode
    from newsroom.issues.forms.recognition import form_of
    from newsroom.issues.holding import need_held
    from newsroom.issues.lines import LineIndex
    from newsroom.issues.measures import characters
    from newsroom.issues.parsing import find_date, parse, unknown_keys
    from newsroom.issues.recognition import is_house
    from newsroom.issues.remainder import are_too_few, footer_below
    from newsroom.issues.rendering import Content, Rendered, Span, content, locate, render, rendered

__all__ = [
    "Content",
    "EditError",
    "LineIndex",
    "Rendered",
    "Span",
    "add_entry",
    "amend",
    "are_too_few",
    "broken_bytes",
    "change_entry",
    "characters",
    "confirm_summary",
    "confirm_text",
    "content",
    "decode",
    "difference",
    "draft_of",
    "draft_text",
    "embolden",
    "encode",
    "find_date",
    "footer_below",
    "fix_published",
    "follow_up",
    "form_of",
    "is_house",
    "locate",
    "move_by",
    "move_entry",
    "move_to",
    "need_held",
    "new_entry",
    "new_issue",
    "new_uid",
    "parse",
    "redraft_summary",
    "remove_entry",
    "render",
    "rendered",
    "set_commentary",
    "set_date",
    "set_lead",
    "unknown_keys",
    "with_text_of",
]

_HOMES = {
    "amend": "amending",
    "move_by": "crossing",
    "difference": "differences",
    "EditError": "edits",
    "add_entry": "edits",
    "change_entry": "edits",
    "confirm_summary": "edits",
    "confirm_text": "edits",
    "draft_of": "edits",
    "draft_text": "edits",
    "embolden": "edits",
    "fix_published": "edits",
    "follow_up": "edits",
    "move_entry": "edits",
    "move_to": "crossing",
    "new_entry": "edits",
    "new_issue": "edits",
    "new_uid": "edits",
    "redraft_summary": "edits",
    "remove_entry": "edits",
    "set_commentary": "edits",
    "set_date": "edits",
    "set_lead": "edits",
    "with_text_of": "edits",
    "broken_bytes": "encoding",
    "decode": "encoding",
    "encode": "encoding",
    "form_of": "forms.recognition",
    "are_too_few": "remainder",
    "footer_below": "remainder",
    "need_held": "holding",
    "LineIndex": "lines",
    "characters": "measures",
    "find_date": "parsing",
    "parse": "parsing",
    "unknown_keys": "parsing",
    "is_house": "recognition",
    "Content": "rendering",
    "Rendered": "rendering",
    "Span": "rendering",
    "content": "rendering",
    "locate": "rendering",
    "render": "rendering",
    "rendered": "rendering",
}


def __getattr__(name: str) -> object:
    """Import what is asked for from the module it stands in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
