"""After publication: a correction (更正) is printed in the issue, and edits made in its file are taken in."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import reconciling
from newsroom.desk.checking import need_utf8, read_digest
from newsroom.desk.context import Desk
from newsroom.desk.reconciling import Reconciled
from newsroom.issues.escapes import escape_headline
from newsroom.issues.lines import newline
from newsroom.model import Entry, Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.text.addresses import canonical
from newsroom.text.punctuation import nested


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
    pattern = desk.publication.standards.correction
    before = pattern.partition("{headline}")[0]
    headline = escape_headline(nested(content.entries[number - 1].headline, before[-1:]))
    return pattern.format(date=desk.today(), text=words, number=number, headline=headline)


def correct(desk: Desk, id: int, number: int, text: str) -> StoredIssue:
    """Print a correction of an entry in an issue that went out; the issue is exported again by the editor.

    Where it stands, at the end of the issue or of the entry, the publication's standards say. Another house's
    digest without commentary gets none, nor its heading: there the note stands in the entry, or else below
    all else in the file.

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
            return _in_entry(content, number, note)
        source = content.source
        if source is None or content.commentary or issues.is_house(source, desk.publication):
            return issues.set_commentary(content, f"{content.commentary}\n\n{note}")
        corrected = _in_entry(content, number, note)
        try:
            issues.need_held(content, corrected, desk.publication)
        except issues.EditError:
            return _below(content, note, desk) or corrected
        return corrected

    return composing.change(desk, id, edit, said("correction (更正) of entry {n}", n=number))


def _in_entry(content: Issue, number: int, note: str) -> Issue:
    entry = content.entries[number - 1]
    return issues.change_entry(content, entry.uid, summary=f"{entry.summary} {note}".strip())


def _below(content: Issue, note: str, desk: Desk) -> Issue | None:
    """Put a note below all else in a file; None where something in it would read otherwise then."""
    source = content.source or ""
    gap = newline(source) * 2
    longer = replace(content, source=f"{source.rstrip()}{gap}{note}{gap[: len(gap) // 2]}")
    before, after = (
        issues.content(issues.parse(issues.render(each, desk.publication), desk.publication))
        for each in (content, longer)
    )
    return longer if before == after else None


def take_edits(desk: Desk, id: int, path: Path) -> Reconciled:
    """Take what was edited by hand in an issue's file since it was exported into the issue, as a revision.

    What was changed here meanwhile stays; where both changed one text, that of the file is put aside for the
    editor to choose, once: of a file that is taken again what was chosen stays chosen.

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
    return reconciling.write(desk, id, base, mine, said("edits taken from {file}", file=path.name), once=True)


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
