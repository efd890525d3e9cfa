"""速递: the digest composer, an outline of the issue with the entry under the cursor below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from newsroom.model import Entry, Finding, Issue, IssueHead, Publication, Severity
from newsroom.reading import Page, typeset
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width
from newsroom.text.clean import one_line
from newsroom.tui.asking import PartWanted
from newsroom.tui.book import OpenIssue
from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.composer import COMPOSER_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.days import short_time
from newsroom.tui.jobs import beside
from newsroom.tui.panes.empty import Empty, no_issue
from newsroom.tui.parts import (
    COMMENTARY,
    LEAD,
    SECTION,
    Part,
    badge,
    field_at,
    section_at,
    section_lines,
    section_markdown,
    section_of,
)
from newsroom.tui.signs import FULL, Signs
from newsroom.tui.typesetting import head_lines, with_head
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.strips import Piece, justified, right_piece_at
from newsroom.tui.widgets.tooltips import ToldFrame, parted

if TYPE_CHECKING:
    from newsroom.issues.forms.sections import Section

_BADGES = ("error", "warning", "info", "drafted")
"""The signs that stand behind a part, by their names."""
_COUNT = 6
"""Cells of the column of lengths."""


@lru_cache(maxsize=2)
def _is_ours(source: str | None, publication: Publication) -> bool:
    """Tell whether an issue is of the publication's form, for which its number of entries is meant."""
    from newsroom.issues import is_house

    return source is None or is_house(source, publication)


def _origin(part: Part, issue: Issue) -> str:
    """Say who drafted the text of a part, as long as nobody has read it."""
    from newsroom.issues import draft_of

    draft = draft_of(issue, *field_at(_place_of(part)))
    if draft is None or draft.confirmed:
        return ""
    if draft.model:
        return _("Drafted by {model}; not read yet.").format(model=draft.model)
    if isinstance(part, Entry):
        return _("Drafted from the article; not edited yet.")
    return _("Drafted from the entries; not edited yet.")


def _place_of(part: Part) -> str:
    return part.uid if isinstance(part, Entry) else part


class Outline(LineList):
    """Lead, entries and commentary, one line each with length and findings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline--number",
        "outline--text",
        "outline--part",
        "outline--error",
        "outline--warning",
        "outline--info",
        "outline--drafted",
    }

    def __init__(self, *, signs: Signs = FULL, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs
        self.parts: list[Part] = []
        self.marked: set[str] = set()
        """The uids of the marked entries."""
        self._issue: Issue | None = None
        self._sections: list[Section] = []
        self.lists: dict[int, int] = {}
        """How many events the lists of a review have, by the number of their section."""
        self._findings: dict[int | str, list[Finding]] = {}

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self.parts)

    def show(self, issue: Issue | None, findings: Sequence[Finding]) -> None:
        """Show an issue; the cursor stays on its part, wherever that has moved."""
        here = self.current
        self._issue = issue
        self.parts = [] if issue is None else [LEAD, *issue.entries, COMMENTARY]
        self._sections, self.lists = [], {}
        if issue is not None and issue.form != "daily":
            from newsroom.issues.forms.lists import event_lists
            from newsroom.issues.forms.sections import sections

            text = issue.source or ""
            self._sections = sections(text)
            self.lists = {each.section.number: len(each.items) for each in event_lists(text)}
            self.parts = [f"{SECTION}{each.number}" for each in self._sections]
        self.marked &= {entry.uid for entry in issue.entries} if issue is not None else set()
        self._findings = {}
        lines = section_lines(issue) if issue is not None and self._sections else []
        for finding in findings:
            place: int | str = (
                finding.entry or (finding.field if finding.field in (LEAD, COMMENTARY) else 0) or 0
            )
            if lines:
                place = f"{SECTION}{section_at(lines, finding)}"
            self._findings.setdefault(place, []).append(finding)
        names = [part.uid if isinstance(part, Entry) else part for part in self.parts]
        name = here.uid if isinstance(here, Entry) else here
        if name in names:
            self.set_reactive(LineList.cursor, names.index(name))
        self.items_changed()

    def findings_of(self, section: str) -> list[Finding]:
        """Return the findings of a section, by its name."""
        return self._findings.get(section, [])

    @property
    def current(self) -> Part | None:
        """The part under the cursor."""
        return self.parts[self.cursor] if 0 <= self.cursor < len(self.parts) else None

    def toggle_marked(self) -> None:
        """Mark the entry under the cursor or take its mark away, and go to the next."""
        if isinstance(part := self.current, Entry):
            self.marked ^= {part.uid}
            self.item_changed(self.cursor)
            self.cursor += 1

    def marked_numbers(self) -> tuple[int, ...]:
        """Return the numbers of the marked entries, in their order."""
        entries = self._issue.entries if self._issue is not None else ()
        return tuple(n for n, entry in enumerate(entries, 1) if entry.uid in self.marked)

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a part."""
        if self._issue is None:
            return Strip.blank(width)
        return justified(*self._pieces(index, self._issue), width, 1)

    def sign_at(self, index: int, x: int) -> str:
        """Return what stands in a cell of a part's line, by its name in the legend."""
        if self._issue is None:
            return ""
        part, width = self.parts[index], self.scrollable_content_region.width
        if x == 0 and isinstance(part, Entry) and part.uid in self.marked:
            return "marked"
        piece = right_piece_at(*self._pieces(index, self._issue), width, 1, x).strip()
        if piece[:1].isdigit():
            return "length" if piece.isdigit() else "events"
        return next((name for name in _BADGES if piece and piece[0] == getattr(self._signs, name)), "")

    def _pieces(self, index: int, issue: Issue) -> tuple[list[Piece], list[Piece]]:
        """Return what stands at either end of the line of a part; the second piece is cut where need be."""
        from newsroom.issues import characters
        from newsroom.tui.drafts import unread

        if self._sections:
            return self._section_pieces(index, issue)
        part, muted = self.parts[index], self.style_of("line--muted")
        if isinstance(part, Entry):
            found, text = self._findings.get(index, []), part.summary
            left = [(f"{index:>2}. ", self.style_of("outline--number"))]
            if part.uid in self.marked:
                left = [(f"{self._signs.marked}{index}. "[:4], self.style_of("line--marked"))]
            left.append((one_line(part.headline) or _("(no headline)"), self.style_of("outline--text")))
        else:
            found = self._findings.get(part, [])
            text = issue.lead if part == LEAD else issue.commentary
            name = _("Lead") if part == LEAD else _("Commentary")
            left = [(name + "  ", self.style_of("outline--part"))]
            left.append((one_line(text).replace("**", "") or _("(not written yet)"), muted))
        right = [*self._badges(found), (f"{characters(text):>4}", muted)]
        if unread(issue, _place_of(part)):
            right.insert(0, ("  " + self._signs.drafted, self.style_of("outline--drafted")))
        return left, right

    def _section_pieces(self, index: int, issue: Issue) -> tuple[list[Piece], list[Piece]]:
        """Return so what stands in the line of a document's section."""
        from newsroom.issues import characters

        section, muted = self._sections[index], self.style_of("line--muted")
        indent = ("  " * max(section.level - 1, 0), muted)
        name = one_line(section.title) or _("Opening")
        if index in self.lists:
            n = self.lists[index]
            events = ngettext("{n} event", "{n} events", n).format(n=n)
            count = " " * max(2, _COUNT - cell_width(events)) + events
        else:
            count = f"{characters((issue.source or '')[section.body : section.end]):>{_COUNT}}"
        right = [*self._badges(self.findings_of(str(self.parts[index]))), (count, muted)]
        return [indent, (name, self.style_of("outline--text"))], right

    def _badges(self, findings: Sequence[Finding]) -> list[Piece]:
        return [
            ("  " + text, self.style_of(f"outline--{severity}"))
            for text, severity in badge(findings, self._signs)
        ]


@offers(COMPOSER_COMMANDS)
class ComposerPane(Commanded, ToldFrame, Vertical):
    """Shows the open issue; every command changes it through the app's open issue."""

    HOLDS = (Outline,)
    app = getters.app(DeskApp)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[object, ...] = ()
        self._further: dict[int, tuple[str, ...]] = {}
        """By article: the other sources of the story that its entry links to, as they were last read."""

    def compose(self) -> ComposeResult:
        """Lay out the outline and what is under its cursor."""
        yield Empty(no_issue, id="composer-empty")
        yield Outline(signs=self.app.signs, id="outline")
        yield PageView(id="part")

    @property
    def outline(self) -> Outline:
        """The list of parts."""
        return self.query_one(Outline)

    def on_mount(self) -> None:
        """Show the issue there is."""
        self.query_one("#part", PageView).can_focus = False
        self.refresh_issue()

    def refresh_issue(self) -> None:
        """Show the open issue as it is now."""
        book = self.app.book
        self.query_one("#composer-empty").display = book.issue is None
        self.outline.display = self.query_one("#part").display = book.issue is not None
        self.outline.show(book.issue, book.findings)
        self._describe()
        self._show_part()
        self._ask_further()

    def _describe(self) -> None:
        book = self.app.book
        if book.issue is None or book.head is None:
            self.say_above([(_("Composer"), "")])
            self.say_below([])
            return
        wanted = self.app.desk.publication.entries
        top = [(one_line(book.issue.title.strip() or book.head.name), "")]
        if book.issue.form == "daily":
            ours = _is_ours(book.issue.source, self.app.desk.publication)
            count = str(len(book.issue.entries))
            top += [(" · ", ""), (f"{count}/{wanted}", "entries") if ours else (count, "")]
        self.say_above(top)
        badges = [(text, str(severity)) for text, severity in badge(book.findings, self.app.signs)]
        self.say_below(parted([*badges, self._state(book, book.head)], " "))

    def _state(self, book: OpenIssue, head: IssueHead) -> tuple[str, str]:
        """Return how the issue stands, with its name in the legend."""
        if book.problem:
            return _("NOT SAVED"), "unsaved"
        if any(each.rule == "EX002" and each.severity is Severity.ERROR for each in book.findings):
            return _("NOT ALL IN THE FILE"), "not_held"
        if book.asides:
            n = len(book.asides)
            return ngettext("{n} text to choose", "{n} texts to choose", n).format(n=n), "met"
        if head.exported:
            return _("exported {day}").format(day=short_time(head.exported, self.app.desk.now())), "exported"
        return "", ""

    # The part under the cursor

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_part()
        self._ask_further()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if (part := self.outline.current) is not None:
            self.post_message(PartWanted(part))

    @on(PageView.Resized)
    def _resized(self) -> None:
        self._show_part()

    def _show_part(self) -> None:
        part, issue = self.outline.current, self.app.book.issue
        view = self.query_one("#part", PageView)
        if part is None or issue is None or not view.display:
            return
        shown = (
            part,
            issue.lead,
            issue.commentary,
            issue.source,
            issue.drafts,
            self.app.book.findings,
            view.text_width,
            view.hang,
            self._further_of(part),
        )
        if shown != self._shown:
            self._shown = shown
            view.show(self._part_page(part, issue, view))

    def _further_of(self, part: Part) -> tuple[str, ...]:
        return self._further.get(part.article or 0, ()) if isinstance(part, Entry) else ()

    def _ask_further(self) -> None:
        part = self.outline.current
        if isinstance(part, Entry) and part.article is not None:
            beside(self, partial(self._read_further, part), "further", fatal=False)

    async def _read_further(self, entry: Entry) -> None:
        from newsroom.desk.sources import further

        found = await self.app.jobs.read(further, self.app.desk, entry)
        if entry.article is not None and self.is_attached:
            self._further[entry.article] = found
            self._show_part()

    def _part_page(self, part: Part, issue: Issue, view: PageView) -> Page:
        from newsroom.reading import read_markdown

        width = view.text_width
        ambiguous = self.app.desk.settings.ambiguous_width

        if isinstance(part, Entry):
            found = self.app.book.findings_of(issue.entries.index(part) + 1 if part in issue.entries else 0)
            head = head_lines(part.headline or _("(no headline)"), "title", width)
            head += head_lines(part.url or _("(no link)"), "meta", width)
            if further := self._further_of(part):
                words = _("also told by {sources}").format(sources=" · ".join(map(one_line, further)))
                head += head_lines(words, "muted", width)
            text = part.summary
        elif part.startswith(SECTION):
            section, source = section_of(issue, part), issue.source or ""
            found = self.outline.findings_of(part)
            head = head_lines((section and section.title) or _("Opening"), "title", width)
            text = section_markdown(source, section) if section else ""
        else:
            found = self.app.book.findings_of(None, part)
            head = head_lines(_("Lead") if part == LEAD else _("Commentary"), "title", width)
            text = issue.lead if part == LEAD else issue.commentary
        told = Counter(f"{finding.rule} {finding.message}" for finding in found)
        for words, n in told.items():
            head += head_lines(words if n == 1 else f"{words} ×{n}", "finding", width)
        body = typeset(read_markdown(text), width, ambiguous, view.hang)
        if words := _origin(part, issue):
            head += head_lines(words, "muted", width)
        return with_head(head, body)

    # Work

    def current_section(self) -> int | None:
        """Return the number of the section under the cursor, if a document is open."""
        part = self.outline.current
        if not isinstance(part, str) or not part.startswith(SECTION):
            return None
        return int(part.removeprefix(SECTION))

    @property
    def has_events(self) -> bool:
        """The open issue is a review that lists events."""
        return bool(self.outline.lists)

    def current_entry(self) -> Entry | None:
        """Return the entry under the cursor, if it is one."""
        part = self.outline.current
        return part if isinstance(part, Entry) else None
