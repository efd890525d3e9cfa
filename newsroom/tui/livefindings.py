"""Findings while one writes: counted in the names of fields, marked in the text, told in a line.

The book checks the issue on another thread after each pause; here is only shown what came of it. A key moves
marks along with the words, and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from newsroom.model import Finding, Issue, Severity
from newsroom.settings.language import ngettext
from newsroom.tui.jobs import beside
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.marks import Mark, mark_at, moved
from newsroom.tui.widgets.textbars import FindingBar
from newsroom.tui.widgets.tooltips import Pieces, parted

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.tui.places import Editor

_NAMES = {"link": "url"}
"""What the fields of a finding are called in the editor, where that is another name."""

Texts = Mapping[str, str]


class LiveFindings:
    """What the check says of the part that an editor screen edits."""

    def __init__(self, screen: Editor) -> None:
        self._screen = screen
        self._mine: dict[str, list[Finding]] = {}
        """By field; '' for those about the part as a whole."""
        self._told: Finding | str | None = None

    def refresh(self) -> None:
        """Show what was found last, if it was found in the issue as it is now."""
        book = self._screen.app.book
        if book.issue is None or book.checked is not book.issue:
            return  # the next check is under way
        self._mine = self._sorted(book.findings, book.issue)
        beside(self._screen, partial(self._mark, book.issue), "findings")

    def count(self, name: str, label: str) -> Pieces:
        """Return the label of a field with how many findings are about it, the worst first."""
        from newsroom.tui.parts import badge

        badges = badge(self._mine.get(name, ()), self._screen.app.signs)
        return parted([(label, ""), *((text, str(severity)) for text, severity in badges)], " ")

    def tell(self, draft: Draft | None) -> None:
        """Tell the finding under the cursor; else one about the part as a whole, else how many there are."""
        told: Finding | str
        mark = mark_at(draft.marks, draft.text, draft.cursor_offset) if draft and draft.marks else None
        if mark is not None:
            told = mark.finding
        elif self._mine.get("") or (draft and self._unmarked(draft)):
            told = (self._mine.get("") or self._unmarked(draft))[0]
        else:
            n = sum(map(len, self._mine.values()))
            told = ngettext("{n} finding here", "{n} findings here", n).format(n=n) if n else ""
        if told == self._told:
            return
        self._told = told
        bar = self._screen.query_one("#editor-finding", FindingBar)
        if isinstance(told, str):
            bar.say(told)
        else:
            bar.tell(told)

    def say(self, text: str) -> None:
        """Say something else instead, until the cursor moves."""
        self._told = text
        self._screen.query_one("#editor-finding", FindingBar).say(text)

    def _unmarked(self, draft: Draft | None) -> list[Finding]:
        """Return the findings about a field that no words of it are marked for."""
        if draft is None:
            return []
        marked = [mark.finding for mark in draft.marks]
        return [finding for finding in self._mine.get(draft.id or "", ()) if finding not in marked]

    def _sorted(self, findings: tuple[Finding, ...], issue: Issue) -> dict[str, list[Finding]]:
        """Put the findings about the part by its fields."""
        screen = self._screen
        entry = screen.entry()
        number = issue.entries.index(entry) + 1 if entry is not None and entry in issue.entries else None
        names = {field.name for field in screen.fields}
        mine: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.override is not None:
                continue
            name = _NAMES.get(finding.field or "", finding.field or "")
            if screen.section is not None:
                if screen.section.place_of(finding, issue) >= 0 and self._in_section(finding, issue):
                    mine.setdefault("section", []).append(finding)
            elif finding.entry == number and (name in names or (number is not None and not name)):
                mine.setdefault(name, []).append(finding)
        return mine

    def _in_section(self, finding: Finding, issue: Issue) -> bool:
        from newsroom.tui.parts import section_at, section_lines

        section = self._screen.section
        return section is not None and section_at(section_lines(issue), finding) == section.number

    async def _mark(self, issue: Issue) -> None:
        """Look for the words on another thread, and mark them as the text has gone on meanwhile."""
        screen = self._screen
        drafts = {field.name: screen.query_one(f"#{field.name}", Draft) for field in screen.fields}
        texts = {name: draft.text for name, draft in drafts.items()}
        mine = {name: found for name, found in self._mine.items() if name}
        if screen.section is not None:
            section = screen.section
            places = {"section": [(each, section.place_of(each, issue)) for each in mine.get("section", ())]}
        elif mine:
            places = await screen.app.jobs.read(_places, screen.app.desk, issue, mine, texts)
        else:
            places = {}
        if not screen.is_attached:
            return
        for name, draft in drafts.items():
            found = (_marked(finding, place, texts[name]) for finding, place in places.get(name, ()))
            marks = tuple(sorted((mark for mark in found if mark is not None), key=_worst_last))
            draft.show_marks(moved(marks, texts[name], draft.text) if draft.text != texts[name] else marks)
        screen.describe()
        self.tell(screen.draft)


def _places(
    desk: Desk, issue: Issue, findings: Mapping[str, list[Finding]], texts: Texts
) -> dict[str, list[tuple[Finding, int]]]:
    from newsroom.desk.fixing import places_in

    return {
        name: list(zip(of, places_in(desk, issue, of, texts[name]), strict=True))
        for name, of in findings.items()
    }


def _marked(finding: Finding, place: int, text: str) -> Mark | None:
    """Mark the words of a finding, as far as the screen shows them; nothing where they are not there."""
    words = finding.excerpt
    if place < 0 or not words or not text.startswith(words, place):
        return None
    return Mark(place, place + len(words), words, finding)


def _worst_last(mark: Mark) -> tuple[int, int]:
    order: list[Severity] = list(Severity)
    return -order.index(mark.severity), mark.start
