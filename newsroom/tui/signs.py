"""The signs of the desk, and what stands for them where a terminal draws them too wide or not at all."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import astuple

from newsroom.settings.language import N_


class Signs(Struct, frozen=True):
    """One cell each and one meaning each, wherever it stands.

    Many are East Asian ambiguous, so terminals set to wide get the letters of PLAIN.
    """

    unread: str = "●"
    picked: str = "✓"
    ran: str = "↺"
    starred: str = "★"
    held: str = "◷"
    dismissed: str = "×"
    marked: str = "▌"
    error: str = "✗"
    warning: str = "⚠"
    info: str = "·"
    drafted: str = "✎"
    more: str = "…"
    passed: str = "○"
    open: str = "◆"
    sent: str = "↑"
    lead: str = "◂"
    note: str = "¶"
    failing: str = "⊗"
    retired: str = "†"
    moving: str = "→"
    silent: str = "□"
    paused: str = "‖"
    new: str = "◇"
    clip: str = "§"


FULL = Signs()
PLAIN = Signs(
    unread="*",
    picked="+",
    ran="r",
    starred="s",
    held="h",
    dismissed="x",
    marked="|",
    error="E",
    warning="!",
    info="i",
    drafted="~",
    more=">",
    passed="o",
    open="@",
    sent="^",
    lead="<",
    note="#",
    failing="F",
    retired="D",
    moving="M",
    silent="0",
    paused="P",
    new="N",
    clip="C",
)


LEGEND = {
    "unread": N_("not read yet"),
    "picked": N_("picked into the open issue"),
    "ran": N_("ran in an earlier issue: its day and number stand behind the headline"),
    "starred": N_("starred"),
    "held": N_("held for tomorrow"),
    "dismissed": N_("dismissed"),
    "marked": N_("marked: the next command acts on all that are"),
    "error": N_("errors the check found; they stop an export"),
    "warning": N_("warnings of the check"),
    "info": N_("hints of the check"),
    "drafted": N_("drafted, not confirmed by you yet"),
    "more": N_("there is more than fits"),
    "passed": N_("what the check found and you let pass"),
    "open": N_("the open issue"),
    "sent": N_("exported as it was then"),
    "lead": N_("the source in use, of a story or an entry"),
    "note": N_("your note"),
    "failing": N_("feeds whose last fetch failed"),
    "retired": N_("a feed that is given up: it is gone, or failed for too long"),
    "moving": N_("a feed that moves to another address"),
    "silent": N_("a feed that has brought nothing for long"),
    "paused": N_("a feed that you paused"),
    "new": N_("a feed that was never fetched"),
    "clip": N_("a feed of what you clipped"),
}
"""What each sign means."""

COUNTS = {
    "sources": N_("sources that tell the story"),
    "length": N_("characters of the text"),
    "events": N_("events in the list"),
    "entries": N_("entries, and how many the publication wants"),
    "fetched": N_("when the feeds were last fetched"),
}
"""What the counts and times beside the signs mean."""

STATES = {
    "unsaved": N_("what you wrote is on the screen only; the desk tries again and again to write it"),
    "read_only": N_("the database cannot be written: you can read everything and change nothing"),
    "not_held": N_("kept in the issue, but the form of its file has no place for it: it would not go out"),
    "met": N_("you and another program changed the same text; both are kept until you choose"),
    "exported": N_("when the issue was last exported"),
}
"""What the words mean that tell how the desk and its issue stand."""
MEANINGS = {**LEGEND, **COUNTS, **STATES}

ACTS: dict[str, tuple[str, ...]] = {
    "unread": ("inbox.read", "inbox.next_unread"),
    "picked": ("inbox.pick",),
    "ran": ("inbox.follow_up",),
    "starred": ("inbox.star",),
    "held": ("inbox.hold",),
    "dismissed": ("inbox.dismiss",),
    "marked": ("inbox.mark", "inbox.mark_range", "composer.mark"),
    "error": ("desk.check",),
    "warning": ("desk.check",),
    "info": ("desk.check",),
    "drafted": ("composer.edit", "composer.write", "editor.confirm", "editor.write"),
    "more": (),
    "passed": ("findings.let_pass",),
    "open": ("desk.issues",),
    "sent": ("history.restore",),
    "lead": (),
    "note": ("reader.note",),
    "retired": ("feed_list.remove",),
    "moving": ("feed_list.edit",),
    "silent": ("feed_list.site",),
    "paused": ("feed_list.pause",),
    "new": ("feed_list.fetch",),
    "clip": ("feed_list.clip",),
    "sources": ("inbox.group", "inbox.next_source"),
    "length": ("composer.edit",),
    "events": ("composer.events",),
    "entries": ("composer.new",),
    "fetched": ("desk.fetch_all",),
    "failing": ("desk.feeds", "feed_list.fetch"),
    "unsaved": ("composer.retry",),
    "read_only": (),
    "not_held": ("desk.check",),
    "met": ("composer.settle", "editor.settle"),
    "exported": ("desk.export",),
}
"""Ids of the commands that act on what a sign, count or state tells; those that its place offers are told."""


def signs_for(ambiguous_width: int, encoding: str | None = None) -> Signs:
    """Return the signs for a terminal.

    Args:
        ambiguous_width: The cells, 1 or 2, that it draws characters of ambiguous width in.
        encoding: What it is written to in; None where that is not known, and taken to carry everything.
    """
    return FULL if ambiguous_width == 1 and carries(encoding) else PLAIN


def carries(encoding: str | None) -> bool:
    """Tell whether an encoding has all the signs, as ASCII and Latin-1 have not."""
    try:
        "".join(astuple(FULL)).encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
