"""The digest as a value and as Markdown: read without loss, written to the byte, edited by pure functions."""

from newsroom.issues.amending import amend
from newsroom.issues.differences import difference
from newsroom.issues.edits import (
    EditError,
    add_entry,
    change_entry,
    confirm_summary,
    confirm_text,
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
)
from newsroom.issues.encoding import decode, encode
from newsroom.issues.forms.recognition import form_of
from newsroom.issues.holding import need_held
from newsroom.issues.lines import LineIndex
from newsroom.issues.measures import characters
from newsroom.issues.parsing import find_date, parse
from newsroom.issues.recognition import is_house
from newsroom.issues.rendering import Content, Rendered, Span, content, locate, render, rendered

__all__ = [
    "Content",
    "EditError",
    "LineIndex",
    "Rendered",
    "Span",
    "add_entry",
    "amend",
    "change_entry",
    "characters",
    "confirm_summary",
    "confirm_text",
    "content",
    "decode",
    "difference",
    "draft_text",
    "embolden",
    "encode",
    "find_date",
    "fix_published",
    "follow_up",
    "form_of",
    "is_house",
    "locate",
    "move_entry",
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
]
