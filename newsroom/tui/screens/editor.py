"""The editor: the fields of one part of the issue, with its source beside the draft."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widgets import TextArea

from newsroom.desk import fixing
from newsroom.issues import change_entry, characters, set_commentary, set_lead
from newsroom.model import Entry, Evidence, Finding, Issue, NewsroomError
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.text.phrases import vocabulary
from newsroom.tui.autosave import Autosave
from newsroom.tui.book import Edit
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.editor import EDITOR_COMMANDS
from newsroom.tui.context import DeskApp, IssueChanged
from newsroom.tui.fielddrafts import FieldDrafts
from newsroom.tui.fields import COMMENTARY_FIELDS, ENTRY_FIELDS, LEAD_FIELDS, SECTION_FIELDS, Field
from newsroom.tui.jobs import run_guarded, show_error
from newsroom.tui.livefindings import LiveFindings
from newsroom.tui.parts import SECTION, Part
from newsroom.tui.screens.full import FullScreen
from newsroom.tui.typeahead import EditorReady
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.incoming import Incoming
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.sourceview import SourceView
from newsroom.tui.widgets.textbars import FindingBar, FooterBar
from newsroom.tui.widgets.tooltips import ToldBar

if TYPE_CHECKING:
    from newsroom.desk.drafting import Task
    from newsroom.issues.forms.footnotes import Citation
    from newsroom.preflight.passages import Passage
    from newsroom.tui.sections import SectionDraft

_OF_SOURCES = ("FA", "SR002")  # rules whose findings are about what a source says


def edit_part(app: DeskApp, part: Part, finding: Finding | None = None, task: Task | None = None) -> None:
    """Open the editor on an entry, the lead or the commentary, at the words of a finding if any.

    What another program wrote meanwhile is read first: an editor with an older text would write it back.

    Args:
        app: The app.
        part: What is edited; of an entry its uid will do.
        finding: Where the cursor goes.
        task: What a model writes there first.
    """
    try:
        app.desk.store.need_writable()  # what is typed into it could not be kept
    except NewsroomError as error:
        show_error(app, error)
        return
    app.book.catch_up()
    if task is None:  # a model writes first: there is no text to type into
        app.typed_ahead.begin(app.focused or app.screen)
    app.push_screen(EditorScreen(part.uid if isinstance(part, Entry) else part, finding, task))


def _nearest(finding: Finding, text: str, kept: tuple[Evidence, ...]) -> Passage | None:
    from newsroom.preflight.passages import nearest_of, sentence_at

    return nearest_of(finding.excerpt, *sentence_at(text, max(0, text.find(finding.excerpt))), kept)


@offers(EDITOR_COMMANDS)
class EditorScreen(FullScreen):
    """Fields on the right, what they are written from on the left, or above where it is narrow."""

    HOLDS = (Draft, Incoming, PageView)
    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self, part: str, finding: Finding | None = None, task: Task | None = None) -> None:
        """Make an editor.

        Args:
            part: An entry's uid, ``lead`` or ``commentary``.
            finding: Where to put the cursor.
            task: What a language model is asked for at once.
        """
        super().__init__()
        self.part = part
        self._finding = finding
        self._to_draft = task
        self._saved: dict[str, str] = {}
        self._autosave = Autosave(self.set_timer, self.save)
        self.drafts = FieldDrafts(self)
        self.live = LiveFindings(self)
        self.section: SectionDraft | None = None
        """The section of a deep dive or review that is edited, where one is."""
        if part.startswith(SECTION) and (issue := self.app.book.issue) is not None:
            from newsroom.tui.sections import SectionDraft

            number = int(part.removeprefix(SECTION))
            self.section = SectionDraft(number, issue, self.app.desk.publication)

    def compose(self) -> ComposeResult:
        """Lay out source and fields."""
        yield ToldBar(id="editor-title")
        with Horizontal(id="editor"):
            yield SourceView(self.live.say, id="source")
            with Vertical(id="fields"):
                for field in self.fields:
                    aside = self.app.book.aside_of(field.name, self._uid)
                    text = self.value(field.name) if aside is None else aside.text or ""
                    self._saved[field.name] = text
                    draft = Draft(text, single=field.single, brief=field.brief, id=field.name)
                    draft.say_above([(_(field.label), "")])
                    yield draft
        yield FindingBar(id="editor-finding")
        yield FooterBar(id="footer")

    # What is edited

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the part."""
        if self.part.startswith(SECTION):
            return SECTION_FIELDS
        return {"lead": LEAD_FIELDS, "commentary": COMMENTARY_FIELDS}.get(self.part, ENTRY_FIELDS)

    def entry(self) -> Entry | None:
        """Return the entry that is edited, if it is one and still in the issue."""
        issue = self.app.book.issue
        return next((e for e in issue.entries if e.uid == self.part), None) if issue else None

    @property
    def source(self) -> SourceView:
        """What the part is written from."""
        return self.query_one(SourceView)

    @property
    def _uid(self) -> str | None:
        """The entry's uid; None where no entry is edited."""
        return self.part if self.fields is ENTRY_FIELDS else None

    def met(self) -> bool:
        """Tell whether a text here met another program's and waits for the editor's choice."""
        return any(self.app.book.met(field.name, self._uid) for field in self.fields)

    def value(self, name: str) -> str:
        """Return a field's text in the issue."""
        issue = self.app.book.issue
        if issue is None:
            return ""
        if name == "section":
            return self.section.shown if self.section else ""
        return self.value_in(issue, name)

    def value_in(self, issue: Issue, name: str) -> str:
        """Return a field's text, which is no section's, in a state of the issue."""
        if name in ("lead", "commentary"):
            return str(getattr(issue, name))
        entry = next((each for each in issue.entries if each.uid == self.part), None)
        return str(getattr(entry, name)) if entry else ""

    def _edit(self, name: str, text: str) -> Edit:
        if (known := self.drafts.known(name, text)) is not None:
            return known
        if self.section is not None:
            return self.section.written(text)
        if name == "lead":
            return lambda issue: set_lead(issue, text)
        if name == "commentary":
            return lambda issue: set_commentary(issue, text)
        uid = self.part
        return lambda issue: change_entry(issue, uid, **{name: text})

    # Life

    def on_mount(self) -> None:
        """Put the cursor where it is wanted, at once; the source comes when it has been read."""
        wanted = self._wanted_field()
        draft = self.query_one("#" + wanted, Draft)
        draft.focus(scroll_visible=False)
        if self._finding and (self._finding.excerpt or self.section):
            self._go_to_words(draft, self._finding)
        else:
            draft.move_cursor(draft.document.end)
        self.describe()
        self.app.book.on_checked = self.live.refresh
        self.live.refresh()
        self.run_worker(self._read_source(), exit_on_error=True)

    def _wanted_field(self) -> str:
        """Return the field of the finding; else the summary, or in an empty entry the headline."""
        if self._finding and self._finding.field in ("headline", "summary", "lead", "commentary"):
            return self._finding.field
        if self._finding and self._finding.field == "link":
            return "url"
        entry = self.entry()
        return self.fields[0].name if entry and not entry.headline else self.fields[-1].name

    async def _read_source(self) -> None:
        view = self.source
        passage: Passage | None = None
        if self.fields is ENTRY_FIELDS:
            kept = await self.drafts.read_sources()
            if kept and self._finding and self._finding.rule.startswith(_OF_SOURCES):
                text = self.value(self._wanted_field())
                passage = await self.app.jobs.read(_nearest, self._finding, text, kept)
            view.show_evidence(passage.evidence if passage else (kept[0] if kept else None))
        elif self.section is not None:
            view.show_cited(self.app.book.issue)
        else:
            self.drafts.take_entries()
            view.show_entries(self.app.book.issue)
        if passage is not None:
            view.point_at(passage)
        else:
            # A text that was read at once is there before the field has the cursor.
            self.drafts.follow(self.draft or self.query_one("#" + self._wanted_field(), Draft))
        first = [self.drafts.sources[0].text] if self.fields is ENTRY_FIELDS and self.drafts.sources else []
        known = await self.app.jobs.read(vocabulary, [*first, *(self.value(f.name) for f in self.fields)])
        for field in self.fields:
            self.query_one("#" + field.name, Draft).vocabulary = known
        if self._to_draft is not None:
            task, self._to_draft = self._to_draft, None
            self.have_drafted(task)

    @on(DescendantFocus)
    def _take_keys(self) -> None:
        if isinstance(self.focused, Draft):
            self.app.post_message(EditorReady())
            self.source.draft = self.focused
            self.live.tell(self.focused)

    def _go_to_words(self, draft: Draft, finding: Finding) -> None:
        issue = self.app.book.issue
        start = fixing.place_in(self.app.desk, issue, finding, draft.text)
        if self.section and issue:
            start = self.section.place_of(finding, issue)
        if start >= 0:
            draft.move_cursor(draft.location_of(start))
            draft.move_cursor(draft.location_of(start + len(finding.excerpt)), select=True)

    def on_resize(self) -> None:
        """Put the source above the draft where there is no room beside it."""
        self.set_class(self.size.width < 100, "-narrow")

    def on_screen_resume(self) -> None:
        """Be told of checks again: another editor may have been open in between."""
        self.app.book.on_checked = self.live.refresh

    def on_unmount(self) -> None:
        """Ask no more."""
        if self.app.book.on_checked == self.live.refresh:
            self.app.book.on_checked = None

    def describe(self) -> None:
        """Say above what is edited, and in the names of the fields how they stand."""
        issue, entry = self.app.book.issue, self.entry()
        if issue is None:
            return
        place = ""
        if entry is not None:
            place = _("entry {n} of {total}").format(
                n=issue.entries.index(entry) + 1, total=len(issue.entries)
            )
        drafted = _("drafted, not edited yet") if self.drafts.unread else ""
        state = self._state(issue.entries.index(entry) + 1 if entry else None)
        parts = [state, (one_line(issue.title), ""), (place, ""), (drafted, "drafted")]
        self.query_one("#editor-title", ToldBar).say_pieces(parts)
        for field in self.fields:
            draft = self.query_one("#" + field.name, Draft)
            plain = field.name in ("url", "headline")
            count = len(draft.text) if plain else characters(draft.text)
            draft.say_below([(_("{n} characters").format(n=count), "length")])
            self.drafts.name(draft, self.live.count(field.name, _(field.label)))

    # Drafts

    def have_drafted(self, task: Task) -> None:
        """Have a model write the text; the one that is there stays until it is written."""
        label = next(_(field.label) for field in self.fields if field.name == self.drafts.field)
        self.drafts.ask(task, label)

    @on(Incoming.Changed)
    def _other_keys(self) -> None:
        self.query_one(FooterBar).show_keys()

    @on(Incoming.Finished)
    def _draft_finished(self, event: Incoming.Finished) -> None:
        self.drafts.end()
        run_guarded(self, self.drafts.take, event.drafted)

    def replace_text(self, name: str, text: str) -> None:
        """Put a text into a field that is being written elsewhere; ctrl+z takes it back."""
        draft = self.query_one("#" + name, Draft)
        self._saved[name] = text
        draft.replace(text, (0, 0), draft.document.end)
        draft.move_cursor((0, 0))
        draft.focus()

    @on(TextArea.SelectionChanged)
    def _moved(self, event: TextArea.SelectionChanged) -> None:
        if isinstance(event.text_area, Draft):
            self.drafts.follow(event.text_area)
            self.live.tell(event.text_area)

    def _state(self, number: int | None) -> tuple[str, str]:
        """Say what is wrong with the text of an entry or another part, with its name in the legend."""
        if problem := self.app.book.problem:
            return _("NOT SAVED: {reason}").format(reason=problem), "unsaved"
        if reason := self._not_held(number):
            return reason, "not_held"
        return (
            keyed(_("Another program changed this text too: {editor.settle} shows both"))
            if self.met()
            else ""
        ), "met"

    def _not_held(self, number: int | None) -> str:
        """Say that the file cannot hold what is written here; it is in the issue, but will not go out."""
        fields = {field.name if field.name != "url" else "link" for field in self.fields}
        for finding in self.app.book.findings:
            if finding.rule == "EX002" and finding.entry == number and finding.field in fields:
                return _("KEPT HERE, BUT NOT IN THE FILE: {reason}").format(reason=finding.message)
        return ""

    # Saving

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        name = event.text_area.id or ""
        if event.text_area.text == self._saved.get(name):
            return
        self._autosave.typed(name)
        self.describe()

    def save(self, name: str) -> None:
        """Write a field's text if it changed."""
        self._autosave.done(name)
        text = self.query_one("#" + name, Draft).text
        if text == self._saved.get(name) or self.app.book.issue is None:
            return
        if self.fields is ENTRY_FIELDS and self.entry() is None:
            self.app.notify(
                _("The entry was removed from the issue meanwhile; copy the text before you leave."),
                severity="error",
                markup=False,
            )
            return
        before = self._saved.get(name)
        self._saved[name] = text
        if (aside := self.app.book.aside_of(name, self._uid)) is not None:
            # Both texts are kept until the editor has chosen; what is typed meanwhile belongs to this one.
            run_guarded(self, self.app.book.follow_aside, aside, text)
            return
        label = next(said(field.label) for field in self.fields if field.name == name)
        group = f"{self.part}.{name}.{id(self):x}"
        # Another program may have changed the field since the first key of this.
        changed = self.section is None and before is not None and self.value(name) != before
        seen = self._edit(name, before or "") if changed else None
        cause = said("{field} edited", field=label)
        run_guarded(self, partial(self.app.book.change, seen=seen), self._edit(name, text), cause, group)

    def save_all(self) -> None:
        """Write everything that changed, now; nothing did where the fields are not there yet."""
        for field in self.fields if self.query(Draft) else ():
            self.save(field.name)

    @on(IssueChanged)
    def _issue_changed(self) -> None:
        """Show what changed from elsewhere, but never touch a text that is being typed."""
        if self.section is not None:
            self._follow_section()
            return
        for field in self.fields:
            draft = self.query_one("#" + field.name, Draft)
            value = self.value(field.name)
            if self.app.book.aside_of(field.name, self._uid) is not None:
                continue
            if draft.text == self._saved.get(field.name) and value != draft.text and self.app.book.saved:
                self._saved[field.name] = value
                draft.text = value
        self.describe()
        self.query_one(FooterBar).show_keys()

    @property
    def draft(self) -> Draft | None:
        """The field that has the cursor."""
        return self.focused if isinstance(self.focused, Draft) else None

    @on(Draft.Elsewhere)
    def write_elsewhere(self) -> None:
        """Have the field with the cursor written in the editor's own program."""
        from newsroom.tui.elsewhere import draft_elsewhere

        draft = self.draft
        if draft is not None:
            self.save_all()
            if draft_elsewhere(self.app, draft):
                self.save(draft.id or "")

    @on(Draft.Done)
    def _next_field(self, message: Draft.Done) -> None:
        last = self.fields[-1]
        if message.draft.id != last.name:
            self.focus_next(Draft)
            return
        # Who wants a new paragraph types on, and in the first field that would stand before the headline.
        words = _("{field} is one paragraph, in which Enter begins no new line")
        self.app.notify(words.format(field=_(last.label)), markup=False)

    # Sections

    def _follow_section(self) -> None:
        draft, issue = self.query_one("#section", Draft), self.app.book.issue
        if self.section is not None and issue is not None and draft.text == self._saved["section"]:
            if self.app.book.saved:
                self.section.follow(issue)
            text = draft.text.rstrip("\r\n")
            if self.section.shown.rstrip("\r\n") != text and not self.section.pending:
                self._show_section(draft.cursor_location, behind=draft.text[len(text) :])
        self.describe()
        self.source.show_cited(issue)
        self.query_one(FooterBar).show_keys()

    def _show_section(self, cursor: tuple[int, int] | int, *, behind: str = "") -> None:
        """Show the section as it is in the document, with the blank lines behind it that were just typed."""
        assert self.section is not None
        draft = self.query_one("#section", Draft)
        shown = self.section.shown
        if behind:
            shown = shown.rstrip("\r\n") + behind
        self._saved["section"] = shown
        # As an edit, so that ctrl+z takes it back.
        draft.replace(shown, (0, 0), draft.document.end)
        draft.move_cursor(cursor if isinstance(cursor, tuple) else draft.location_of(cursor))

    async def cite(self, citation: Citation) -> None:
        """Cite a source at the cursor: its mark there, its line in 引用, all numbers in order."""
        if self.section is None:
            return
        draft = self.query_one("#section", Draft)
        self._autosave.done("section")
        edit, ends = self.section.cited(draft.text, draft.cursor_offset, citation)
        await self.app.book.change(edit, said("source cited"))
        self._show_section(ends[0])

    def _keep_caret(self) -> None:
        """Remember where the cursor was: what is cited from the reader goes there."""
        from newsroom.tui.parts import Caret

        head, draft = self.app.book.head, self.query_one("#section", Draft)
        if self.section is not None and head is not None:
            self.app.caret = Caret(head.id, self.section.number, self.section.text, draft.cursor_offset)

    # Leaving

    def close(self) -> None:
        """Write everything and go back; a text that met another program's is asked about."""
        self.save_all()
        if self.section is not None:
            self._keep_caret()
        if self.met():
            from newsroom.tui.screens.conflict import ask_when_written

            run_guarded(self.app, ask_when_written, self.app)
        self.dismiss(None)

    def go_to(self, step: int) -> None:
        """Edit the next entry, or the one before."""
        if (part := self.beside(step)) is not None:
            self.save_all()
            self.app.typed_ahead.begin(self.focused or self)
            self.app.switch_screen(EditorScreen(part))

    def beside(self, step: int) -> str | None:
        """Return the uid of the entry after what is edited, or before; the lead comes before the first."""
        issue, entry = self.app.book.issue, self.entry()
        if issue is None or not (entry or (self.part == "lead" and step > 0)):
            return None
        place = issue.entries.index(entry) + step if entry else 0
        if place < 0:
            return "lead"
        return issue.entries[place].uid if place < len(issue.entries) else None
