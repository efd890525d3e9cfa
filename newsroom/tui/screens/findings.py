"""What preflight found: the list, and beside it the words, the fix and what the source says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip

from newsroom.model import Finding, Issue, Severity
from newsroom.settings.language import _, ngettext
from newsroom.text.clean import one_line
from newsroom.tui.book import Edit
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.findings import FINDINGS_COMMANDS
from newsroom.tui.context import DeskApp, IssueChanged
from newsroom.tui.findingpage import finding_page, place_of, read_subject
from newsroom.tui.jobs import beside, run_guarded
from newsroom.tui.ownloop import OwnLoop
from newsroom.tui.screens.beside import ListWithPage
from newsroom.tui.screens.dialogs import PromptScreen, QuestionScreen
from newsroom.tui.screens.export import export_issue
from newsroom.tui.widgets.linelist import ItemList
from newsroom.tui.widgets.pageview import EMPTY, PageView
from newsroom.tui.widgets.strips import Piece, justified
from newsroom.tui.widgets.textbars import Bar, FooterBar

if TYPE_CHECKING:
    from newsroom.preflight import Subject


_TITLE = 8
"""Characters of a section's heading beside a finding."""


class FindingList(ItemList[Finding]):
    """Findings, one line each: sign, rule, place, message."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "finding--error",
        "finding--warning",
        "finding--info",
        "finding--text",
    }

    def __init__(self, app: DeskApp, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = app.signs
        self._places: list[str] = []

    def show(self, findings: Sequence[Finding], issue: Issue | None = None) -> None:
        """Show findings; the cursor stays at its place in the list. Of a document the section is told."""
        self._places = [place_of(finding) for finding in findings]
        if issue is not None and issue.form != "daily":
            self._places = _sections_of(findings, issue)
        self.fill(findings)

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a finding."""
        finding = self.items[index]
        muted, text = self.style_of("line--muted"), self.style_of("finding--text")
        passed = finding.override is not None
        sign = self._signs.passed if passed else getattr(self._signs, finding.severity)
        left: list[Piece] = [
            (f" {sign} ", self.style_of(f"finding--{finding.severity}")),
            (f"{finding.rule} ", muted),
            (one_line(finding.message), muted if passed else text),
        ]
        return justified(left, [("  " + self._places[index] + " ", muted)], width, 2)


def _sections_of(findings: Sequence[Finding], issue: Issue) -> list[str]:
    """Return for each finding how the section that it is in begins."""
    from newsroom.issues.forms.sections import sections
    from newsroom.tui.parts import section_at, section_lines

    lines, parts = section_lines(issue), sections(issue.source or "")
    titles = [parts[section_at(lines, finding)].title for finding in findings]
    return [one_line(title)[:_TITLE] or _("Opening") for title in titles]


@offers(FINDINGS_COMMANDS)
class FindingsScreen(ListWithPage):
    """The list on the left, the finding under its cursor on the right, or below where it is narrow."""

    CHOSEN = "findings.go_to"
    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self, *, at_error: bool = False) -> None:
        """Take whether the cursor is to stand on the first error, which is what stops an export."""
        super().__init__()
        self._at_error = at_error
        self._subject: Subject | None = None
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out list and page."""
        yield Bar(id="findings-title")
        with Horizontal(id="findings"):
            yield FindingList(self.app, id="finding-list")
            yield PageView(id="finding")
        yield FooterBar(id="footer")

    @property
    def lines(self) -> FindingList:
        """The list."""
        return self.query_one(FindingList)

    @property
    def current(self) -> Finding | None:
        """The finding under the cursor."""
        return self.lines.current if self.is_mounted else None

    @property
    def safe(self) -> list[Finding]:
        """The findings whose fixes are mechanical."""
        from newsroom.desk.fixing import is_safe

        return [finding for finding in self.lines.items if is_safe(finding)]

    # What is shown

    def on_mount(self) -> None:
        """Show what was found."""
        self.lines.focus()
        self._changed()
        if self._at_error:
            self.lines.cursor = next(filter(self._stops, range(len(self.lines))), 0)

    def _stops(self, index: int) -> bool:
        finding = self.lines.items[index]
        return finding.severity is Severity.ERROR and finding.override is None

    @on(IssueChanged)
    def _changed(self) -> None:
        self._subject = None
        self.lines.show(self.app.book.findings, self.app.book.issue)
        self._describe()
        self._read()
        self.query_one(FooterBar).show_keys()

    def show_current(self) -> None:
        """Show the finding under the cursor, and the keys for it."""
        self.draw_page()
        self.query_one(FooterBar).show_keys()

    def _describe(self) -> None:
        findings = self.app.book.findings
        counts = [sum(f.severity is severity for f in findings) for severity in Severity]
        words = (
            ngettext("{n} error", "{n} errors", counts[0]),
            ngettext("{n} warning", "{n} warnings", counts[1]),
            ngettext("{n} remark", "{n} remarks", counts[2]),
        )
        told = [word.format(n=n) for word, n in zip(words, counts, strict=True) if n]
        title = one_line(self.app.book.issue.title) if self.app.book.issue else ""
        parts = [_("Check"), title, *(told or [_("nothing found")])]
        self.query_one("#findings-title", Bar).say(" · ".join(parts))

    def _read(self) -> None:
        """Read what the findings are about, beside the screen."""
        head, issue = self.app.book.head, self.app.book.issue
        if head is None or issue is None:
            return

        async def read() -> None:
            self._subject = await self.app.jobs.read(read_subject, self.app.desk, head, issue)
            self._shown = ()
            self.draw_page()

        beside(self, read, "subject")

    def draw_page(self) -> None:
        """Draw the finding at the width that the page has now."""
        view, finding = self.query_one("#finding", PageView), self.current
        if finding is None:
            view.show(EMPTY)
        elif self._subject is not None and self._shown != (finding, view.text_width):
            self._shown = (finding, view.text_width)
            ambiguous = self.app.desk.settings.ambiguous_width
            view.show(finding_page(finding, self._subject, view.text_width, ambiguous))

    # What is done

    def go_to_words(self) -> None:
        """Open the editor on the words of the finding under the cursor."""
        if self.current is not None:
            go_to(self.app, self.current)

    async def fix(self, findings: Sequence[Finding]) -> None:
        """Show what the fixes of findings would change, and apply them if the editor says so."""
        from newsroom.desk import fixing

        if findings:
            await self._apply(fixing.fix(self.app.desk, findings), lambda: list(findings))

    async def fix_all(self) -> None:
        """Do so with all safe fixes, and with those that come up by them."""
        from newsroom.desk import fixing

        if self.app.book.head is not None:
            edit = fixing.SafeFixes(self.app.desk, self.app.book.head)
            await self._apply(edit, lambda: edit.applied)

    async def _apply(self, edit: Edit, fixed: Callable[[], Sequence[Finding]]) -> None:
        from newsroom.desk import fixing

        issue = self.app.book.issue
        if issue is None:
            return

        def read() -> tuple[Issue, str]:
            after = edit(issue)
            return after, fixing.change_of(self.app.desk, issue, after)

        after, change = await self.app.jobs.read(read)
        if not change:
            self.app.notify(
                keyed(_("This cannot be fixed from here; {findings.go_to} goes to the words.")),
                severity="warning",
                markup=False,
            )
            return

        async def put_in() -> None:
            # What was shown is what is done; where the issue has changed meanwhile it is reckoned anew.
            done, of = after, issue
            while (now := self.app.book.issue) is not None and now != of:
                done, of = await self.app.jobs.read(edit, now), now
            await self.app.book.change(lambda _now: done, fixing.cause_of(fixed()))
            n = len(fixed())
            told = ngettext(
                "{n} fixed; {findings.undo} takes it back.", "{n} fixed; {findings.undo} takes them back.", n
            )
            self.app.notify(keyed(told, n=f"{n:,}"), timeout=4, markup=False)

        def answered(yes: bool | None) -> None:
            if yes:
                run_guarded(self, put_in)

        n = len(fixed())
        question = ngettext("Apply this fix?", "Apply these {n} fixes?", n).format(n=n)
        self.app.push_screen(QuestionScreen(_("The change"), question, change, difference=True), answered)

    def follow_links(self) -> None:
        """Go online: follow the links of the entries, and check again with what they led to."""
        issue = self.app.book.issue
        if issue is None:
            return
        n = sum(bool(entry.url) for entry in issue.entries)
        told = ngettext("Following {n} link …", "Following {n} links …", n)
        self.app.notify(told.format(n=n), markup=False)
        # None of the commands: who leaves the desk does not wait for servers.
        self.app.run_worker(self._follow(issue), group="links", exclusive=True)

    async def _follow(self, issue: Issue) -> None:
        from newsroom.desk.following import following

        work = OwnLoop(lambda: following(self.app.desk.settings, issue), "newsroom-links")
        self.app.book.pages = await work.run()
        await self.app.book.check_to_the_end()
        found = sum(each.rule in ("LK003", "LK004") for each in self.app.book.findings)
        told = ngettext("{n} finding on the links.", "{n} findings on the links.", found)
        self.app.notify(told.format(n=found), markup=False)

    async def let_pass(self) -> None:
        """Ask why the finding under the cursor may pass; take that back where it was said before."""
        finding, head, issue = self.current, self.app.book.head, self.app.book.issue
        if finding is None or head is None or issue is None:
            return
        uid = _uid(finding, issue)
        if finding.override is not None:
            kept = await self.app.jobs.read(self.app.desk.store.issues.overrides, head.id)
            for each in kept:
                if (each.rule, each.entry, each.excerpt) == (finding.rule, uid, finding.excerpt):
                    await self.app.jobs.write(self.app.desk.store.issues.take_back, each.id)
            await self.app.book.check()
            return

        def answered(reason: str | None) -> None:
            if reason:
                run_guarded(self, self._pass, head.id, finding, uid, reason)

        hint = _("Why may {rule} pass here? The reason is kept with the issue.").format(rule=finding.rule)
        self.app.push_screen(PromptScreen(_("Let pass"), hint), answered)

    async def _pass(self, issue: int, finding: Finding, uid: str | None, reason: str) -> None:
        store = self.app.desk.store.issues
        await self.app.jobs.write(store.override, issue, finding.rule, uid, finding.excerpt, reason)
        await self.app.book.check()

    def close(self) -> None:
        """Go back."""
        self.dismiss(None)


async def show_findings(app: DeskApp) -> None:
    """Check the open issue now and show what is found."""
    await app.book.check_to_the_end()
    if app.book.findings:
        app.push_screen(FindingsScreen())
    else:
        app.notify(_("The check found nothing."), markup=False)


def go_to(app: DeskApp, finding: Finding) -> None:
    """Open the editor on what a finding is about."""
    from newsroom.tui.screens.editor import edit_part

    issue = app.book.issue
    if issue is None:
        return
    if finding.entry and finding.entry <= len(issue.entries):
        edit_part(app, issue.entries[finding.entry - 1], finding)
    elif issue.form != "daily":
        from newsroom.tui.parts import SECTION, section_at, section_lines

        edit_part(app, f"{SECTION}{section_at(section_lines(issue), finding)}", finding)
    elif finding.field in ("lead", "commentary"):
        edit_part(app, finding.field, finding)
    else:
        app.notify(
            keyed(_("This is in the front matter; {desk.issues} sets the date of the issue.")), markup=False
        )


def _uid(finding: Finding, issue: Issue) -> str | None:
    entries = issue.entries
    return entries[finding.entry - 1].uid if finding.entry and finding.entry <= len(entries) else None


def export_checked(app: DeskApp) -> Awaitable[None]:
    """Export the open issue; errors that stop it are shown."""

    def show_errors() -> None:
        app.push_screen(FindingsScreen(at_error=True))
        message = _(
            "Errors stop the export: correct them, {findings.fix} fixes,"
            " {findings.let_pass} lets one pass with a reason; then"
            " {findings.export} again."
        )
        app.notify(keyed(message), severity="warning", markup=False)

    return export_issue(app, show_errors)
