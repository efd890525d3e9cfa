"""The issue in the composer: changed on the screen at once, written behind, checked as it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from newsroom.desk import Desk
from newsroom.model import Finding, Issue, IssueHead, NewsroomError, StoredIssue
from newsroom.store import StoreError
from newsroom.tui.jobs import Jobs

if TYPE_CHECKING:
    from newsroom.preflight import Page

Edit = Callable[[Issue], Issue]


class OpenIssue:
    """Holds the open issue's value and keeps store and preflight in step with it.

    Each change is a pure function on issues. It is applied to the value on the screen first and then, on the
    writing thread, to what the store holds then: a change that another program made in between is kept.
    """

    def __init__(self, desk: Desk, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._jobs = jobs
        self._changed = changed
        self._waiting = 0
        self._checks = 0
        self._unwritten: list[Edit] = []
        """Edits that are on the screen but could not be written; the next change takes them along."""
        self.head: IssueHead | None = None
        self.issue: Issue | None = None
        self.findings: tuple[Finding, ...] = ()
        self.pages: Mapping[str, Page] = {}
        """What its links led to, if the editor had them followed."""
        self.problem: str | None = None
        """Why the last change could not be written; its text is still on the screen."""

    @property
    def saved(self) -> bool:
        """Everything on the screen is in the store."""
        return self._waiting == 0 and self.problem is None

    async def open(self, id: int | None = None) -> None:
        """Read an issue, by default the open one, and make it the one on the screen."""
        if id is not None:
            await self._jobs.write(self._desk.store.issues.set_open, id)
        self.take(await self._jobs.write(self._read))
        await self.check()

    def _read(self) -> StoredIssue | None:
        id = self._desk.store.issues.open_id()
        return None if id is None else self._desk.store.issues.get(id)

    def take(self, stored: StoredIssue | None) -> None:
        """Make an issue as it is stored the one on the screen."""
        head, issue = (stored.head, stored.issue) if stored else (None, None)
        if (head, issue) != (self.head, self.issue):
            self.head, self.issue = head, issue
            self._changed()

    def catch_up(self) -> None:
        """Take what another program wrote into the open issue; one look-up by its key, a millisecond."""
        if self.head is not None and self.saved:
            self.take(self._desk.store.issues.get(self.head.id))

    async def change(self, edit: Edit, cause: str, group: str | None = None) -> None:
        """Apply an edit on the screen and in the store.

        Args:
            edit: A pure function; it may be called twice, on the value shown and on the value stored.
            cause: What the history says, in a few words.
            group: Consecutive changes of one group are one step for undo.

        Raises:
            NewsroomError: The edit does not fit the issue, or it could not be written.
        """
        if self.issue is None or self.head is None:
            return
        self.issue = edit(self.issue)
        self._changed()
        self._waiting += 1
        from newsroom.desk import composing

        late = tuple(self._unwritten)
        try:
            stored = await self._jobs.write(
                composing.change, self._desk, self.head.id, _in_order(*late, edit), cause, group
            )
        except StoreError as error:
            # Disk or file are at fault, not the edit: the text stays on the screen until it can be written.
            self._unwritten.append(edit)
            self._fail(error)
            raise
        except NewsroomError as error:
            self._fail(error)
            raise
        finally:
            self._waiting -= 1
        self._unwritten = [each for each in self._unwritten if each not in late]
        if self._unwritten:
            return  # a change that was under way beside this one failed; the screen has more than the store
        if self.problem is not None:
            self.problem = None
            self._changed()
        if self._waiting == 0:
            self.take(stored)
        await self.check()

    def _fail(self, error: NewsroomError) -> None:
        self.problem = str(error)
        self._changed()

    async def check(self) -> None:
        """Hold the issue against the rules, off the screen's thread; only the newest answer counts."""
        self._checks += 1
        mine = self._checks
        if self.head is None or self.issue is None:
            self.findings = ()
            return
        found = await self._jobs.read(_check, self._desk, self.head, self.issue, self.pages)
        if mine == self._checks and tuple(found) != self.findings:
            self.findings = tuple(found)
            self._changed()

    def findings_of(self, number: int | None, field: str | None = None) -> list[Finding]:
        """Return the findings of an entry, or those of a field that belongs to none."""
        if number is not None:
            return [finding for finding in self.findings if finding.entry == number]
        return [f for f in self.findings if f.entry is None and f.field == field]


def _in_order(*edits: Edit) -> Edit:
    """Return one edit that does several, the first one first."""
    return lambda issue: reduce(lambda content, edit: edit(content), edits, issue)


def _check(desk: Desk, head: IssueHead, issue: Issue, pages: Mapping[str, Page]) -> list[Finding]:
    # Imported on the thread that checks: a desk without an issue is on the screen sooner without the rules.
    from newsroom.desk import checking

    return checking.check_content(desk, head, issue, pages)
