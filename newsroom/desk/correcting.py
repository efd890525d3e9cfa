"""After publication: a correction (更正) is printed in the issue, and edits made in its file are taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsroom import issues
from newsroom.desk import reconciling
from newsroom.desk.checking import need_utf8, read_digest
from newsroom.desk.context import Desk
from newsroom.desk.reconciling import Reconciled
from newsroom.model import Entry, Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.text.addresses import canonical


class NotOut(NewsroomError):
    """What has not gone out needs no correction: it is simply changed."""


class NoText(NewsroomError):
    """A correction says nothing."""


def note_of(desk: Desk, content: Issue, number: int, text: str) -> str:
    """Write a correction note in the publication's form, with today's date.

    Raises:
        NewsroomError: there is no such entry, or no text.
    """
    words = " ".join(text.split())
    if not words:
        raise NoText(_("a correction needs a text: say what was wrong and what is right"))
    from newsroom.desk.writing import EntryNotFound

    if not 1 <= number <= len(content.entries):
        message = _("there is no entry {number}; the issue has {n}")
        raise EntryNotFound(message.format(number=number, n=len(content.entries)))
    headline = content.entries[number - 1].headline
    pattern = desk.publication.standards.correction
    return pattern.format(date=desk.today(), text=words, number=number, headline=headline)


def correct(desk: Desk, id: int, number: int, text: str) -> StoredIssue:
    """Print a correction of an entry in an issue that went out; the issue is exported again by the editor.

    Where it stands, at the end of the issue or of the entry, the publication's standards say.

    Raises:
        NotOut: the issue is still a draft.
        NewsroomError: there is no such entry, or the text is empty.
    """
    from newsroom.desk import composing

    head = desk.store.issues.get(id).head
    if head.exported is None and head.origin is None:
        raise NotOut(_("the issue has not gone out yet: change entry {n} itself").format(n=number))

    def edit(content: Issue) -> Issue:
        note = note_of(desk, content, number, text)
        if desk.publication.standards.correction_place == "entry":
            entry = content.entries[number - 1]
            return issues.change_entry(content, entry.uid, summary=f"{entry.summary} {note}".strip())
        return issues.set_commentary(content, f"{content.commentary}\n\n{note}")

    return composing.change(desk, id, edit, said("correction (更正) of entry {n}", n=number))


def take_edits(desk: Desk, id: int, path: Path) -> Reconciled:
    """Take what was edited by hand in an issue's file since it was exported into the issue, as a revision.

    What was changed here meanwhile stays; where both changed one text, that of the file is put aside for the
    editor to choose.

    Raises:
        NewsroomError: the file cannot be read, or the issue never went out.
    """
    written = read_digest(path)
    need_utf8(path, written)
    there = issues.decode(written)
    before = desk.store.issues.changed_since_export(id)
    base = before[0] if before else desk.store.issues.revision(id, 1).content
    read = issues.parse(there, desk.publication)
    entries = _named(base.entries, read.entries)
    same = [each.uid for each in entries] == [each.uid for each in read.entries]
    mine = replace(
        base,
        title=read.title,
        categories=read.categories,
        published=read.published or base.published,
        lead=read.lead,
        entries=entries,
        commentary=read.commentary,
        aigc=read.aigc,
        source=there if base.source is not None and same else base.source,
    )
    if base.source is None and issues.unknown_keys(there, desk.publication):
        # Keys of the front matter that are none of our values stay if they can.
        kept = replace(mine, source=there)
        if issues.render(kept, desk.publication) == there:
            mine = kept
    return reconciling.write(desk, id, base, mine, said("edits taken from {file}", file=path.name))


def _named(known: tuple[Entry, ...], read: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give entries read from a file the names of those they were: by their link, headline, or place."""
    left = list(known)
    found: dict[int, Entry] = {}
    for same in (_same_link, _same_headline):
        for at, entry in enumerate(read):
            match = next((each for each in left if at not in found and same(each, entry)), None)
            if match is not None:
                left.remove(match)
                found[at] = match
    for at in range(len(read)):
        if at not in found and at < len(known) and known[at] in left:
            left.remove(known[at])
            found[at] = known[at]
    return tuple(
        replace(found[at], headline=entry.headline, url=entry.url, summary=entry.summary)
        if at in found
        else replace(entry, uid=issues.new_uid())
        for at, entry in enumerate(read)
    )


def _same_link(one: Entry, other: Entry) -> bool:
    page = canonical(one.url)
    return page is not None and page == canonical(other.url)


def _same_headline(one: Entry, other: Entry) -> bool:
    return bool(one.headline) and one.headline == other.headline
