"""The issue in the composer: changed on the screen at once, written behind, checked as it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from newsroom.desk import Desk
from newsroom.model import Finding, Issue, IssueHead, NewsroomError, StoredIssue
from newsroom.store import NoSuchIssue, StoreError
from newsroom.tui.jobs import Jobs

if TYPE_CHECKING:
    from newsroom.desk.reconciling import Choice, Reconciled
    from newsroom.preflight import Page
    from newsroom.store.asides import Aside

Edit = Callable[[Issue], Issue]

RETRIES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries to write what could not be written; the last one again and again."""


class OpenIssue:
    """Holds the open issue's value and keeps store and preflight in step with it.

    Each change is a pure function on issues, applied to the value on the screen. The writing thread puts what
    came of it together with what the store holds then, so that a change that another program made in between
    is kept; a field that both changed is put aside for the editor to choose. What cannot be written stays on
    the screen and is tried again until it can.
    """

    def __init__(self, desk: Desk, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._jobs = jobs
        self._changed = changed
        self._waiting = 0
        self._checks = 0
        self._base: Issue | None = None
        """The value that was last read or written; the writing thread's, while a write is under way."""
        self._cause = ""
        self._retrying: asyncio.Task[None] | None = None
        self.retries: Sequence[float] = RETRIES
        self.head: IssueHead | None = None
        self.issue: Issue | None = None
        self.chosen: int | None = None
        """The issue of an earlier day that the editor opened again."""
        self.findings: tuple[Finding, ...] = ()
        self.checked: Issue | None = None
        """The value that the findings are of."""
        self._newest_check: asyncio.Future[None] | None = None
        """Done when the newest check is."""
        self.on_checked: Callable[[], None] | None = None
        """Told after every check, also where it found the same."""
        self.pages: Mapping[str, Page] = {}
        """What its links led to, if the editor had them followed."""
        self.problem: str | None = None
        """Why the last change could not be written; its text is still on the screen."""
        self.asides: tuple[Aside, ...] = ()
        """Texts that met another program's and wait for the editor's choice, as they are on the screen."""
        self._own: set[int] = set()
        """The ids of those of them that were written here; the others met a text from here."""
        self._begun: set[int] = set()
        """Issues whose texts that wait were read: what comes later, and not from here, is another's."""
        self._typed: dict[int, str] = {}
        """By the id of such a text: what the editor made of it and the store does not hold yet."""

    def take_desk(self, desk: Desk) -> None:
        """Work for the same newsroom by other settings from now on."""
        self._desk = desk

    @property
    def saved(self) -> bool:
        """Everything on the screen is in the store."""
        return self._waiting == 0 and self.problem is None

    @property
    def stored(self) -> StoredIssue | None:
        """The open issue as it is on the screen."""
        return (
            None if self.head is None or self.issue is None else StoredIssue(head=self.head, issue=self.issue)
        )

    async def open(self, id: int | None = None) -> None:
        """Read an issue, by default the open one, and make it the one on the screen.

        Raises:
            NewsroomError: it cannot be read, or the one on the screen cannot be written.
        """
        if self.problem is not None:
            await self.write_again()
        if id is not None and not self._desk.store.read_only:
            await self._jobs.write(self._desk.store.issues.set_open, id)
        stored, asides = await self._jobs.write(self._read, id)
        if self._waiting == 0 or self.head is None or stored is None or stored.head.id != self.head.id:
            self._show(stored)
        self._set_asides(asides)
        await self.check()

    def _read(self, id: int | None) -> tuple[StoredIssue | None, tuple[Aside, ...]]:
        if id is None and self._desk.store.read_only and self.head is not None:
            id = self.head.id  # which one is open cannot be noted
        id = self._desk.store.issues.open_id() if id is None else id
        if id is None:
            return None, ()
        return self._desk.store.issues.get(id), tuple(self._desk.store.issues.asides(id))

    def take(self, stored: StoredIssue | None) -> None:
        """Make an issue as it is stored the one on the screen, unless that has something unwritten."""
        if self.saved:
            self._show(stored)

    def _show(self, stored: StoredIssue | None) -> None:
        head, issue = (stored.head, stored.issue) if stored else (None, None)
        self._base = issue
        if (head, issue) != (self.head, self.issue):
            self.head, self.issue = head, issue
            self._changed()

    def catch_up(self) -> None:
        """Take what another program wrote into the open issue; one look-up by its key, a millisecond."""
        if self.head is not None and self.saved:
            with suppress(StoreError):  # what is on the screen can be worked on all the same
                self.take(self._desk.store.issues.get(self.head.id))

    async def look_again(self) -> None:
        """Take what another program did, as `catch_up`, but beside the screen, and check what came of it.

        It is read in its turn among the writes: what is changed here meanwhile counts as unwritten by then.

        Raises:
            NewsroomError: it cannot be read.
        """
        try:
            id = None if self.head is None else self.head.id
            stored, asides = await self._jobs.write(self._read, id)
        except NoSuchIssue:  # another program has removed it
            stored, asides = await self._jobs.write(self._read, None)
        if (None if self.head is None else self.head.id) != id:
            return  # another one was opened here meanwhile
        self.take(stored)
        self._set_asides(asides)
        await self.check()

    async def read_back(self) -> None:
        """See that what counts as saved can be read: a file spoilt from outside may take writes for long."""
        if self.head is None or not self.saved:
            return
        with suppress(NoSuchIssue):  # another program has removed it, knowingly
            try:
                await self._jobs.read(self._desk.store.issues.get, self.head.id)
            except StoreError as error:
                self.problem = str(error)

    async def read_asides(self) -> None:
        """Look for texts that still wait for the editor's choice."""
        if self.head is not None:
            self._set_asides(tuple(await self._jobs.read(self._desk.store.issues.asides, self.head.id)))

    def change(
        self, edit: Edit, cause: str, group: str | None = None, *, seen: Edit | None = None
    ) -> Coroutine[Any, Any, None]:
        """Apply an edit on the screen at once, and in the store when what this returns is awaited.

        In between nothing counts as saved: else a field that has given its text away would be shown the one
        before it, and what was typed since would be lost.

        Args:
            edit: A pure function on the value shown.
            cause: What the history says, in a few words.
            group: Consecutive changes of one group are one step for undo.
            seen: Puts back what the edit was made of, where another program changed that since: the two then
                meet as they do in the store, instead of the later one replacing what nobody has seen.

        Raises:
            NewsroomError: The edit does not fit the issue, or it could not be written yet.
        """
        if self.issue is None or self.head is None:
            return _nothing()
        self._desk.store.need_writable()  # what cannot be kept is not shown as if it were
        edited = edit(self.issue)
        from newsroom.issues.holding import need_no_entries

        need_no_entries(edited)
        self.issue = edited
        self._waiting += 1
        self._changed()
        return self._store(self.head.id, edited, cause, group, seen)

    async def write_again(self) -> None:
        """Try to write what could not be written.

        Raises:
            StoreError: it still cannot.
        """
        if self.issue is not None and self.head is not None and self.problem is not None:
            self._waiting += 1
            await self._store(self.head.id, self.issue, self._cause, None)

    async def _store(
        self, id: int, mine: Issue, cause: str, group: str | None, seen: Edit | None = None
    ) -> None:
        """Write a value of the screen, which was counted as waiting before."""
        self._cause = cause
        typed = dict(self._typed)
        try:
            done = await self._jobs.write(self._write, id, mine, cause, group, seen, typed)
        except NewsroomError as error:
            self._fail(error)
            raise
        finally:
            self._waiting -= 1
        self._hold(typed)
        if self.problem is not None:
            self.problem = None
            self._changed()
        if done.asides or typed:
            await self.read_asides()
        if self.head is not None and self.head.id == done.stored.head.id:
            self.take(done.stored)
        await self.check()

    def _write(
        self, id: int, mine: Issue, cause: str, group: str | None, seen: Edit | None, typed: Mapping[int, str]
    ) -> Reconciled:
        """Write the value of the screen, with all that could not be written before; on the writing thread."""
        from newsroom.desk import reconciling

        base = self._base or mine
        if seen is not None:
            base = seen(base)
        with self._desk.store.writing(durable=True):
            self._write_typed(typed)
            done = reconciling.write(self._desk, id, base, mine, cause, group)
        self._base = mine
        self.own(done)
        return done

    def _fail(self, error: NewsroomError) -> None:
        self.problem = str(error)
        self._changed()
        if self._retrying is None or self._retrying.done():
            self._retrying = asyncio.get_running_loop().create_task(self._retry())

    async def _retry(self) -> None:
        """Write again after a while, and after a longer one, until it is written."""
        tries = 0
        while self.problem is not None:
            await asyncio.sleep(self.retries[min(tries, len(self.retries) - 1)])
            tries += 1
            with suppress(NewsroomError):
                await self.write_again()

    def stop(self) -> None:
        """Try no more: the desk is left."""
        if self._retrying is not None:
            self._retrying.cancel()

    # What met another program's text

    def own(self, done: Reconciled) -> None:
        """Take texts that met another program's for this one's own."""
        self._own.update(each.id for each in done.asides)

    def is_own(self, aside: Aside) -> bool:
        """Tell whether a text that waits was written here; else the issue has what was."""
        return aside.id in self._own

    def met(self, field: str, entry: str | None) -> bool:
        """Tell whether two texts of a field wait for the editor's choice."""
        return any((each.field, each.entry) == (field, entry) for each in self.asides)

    def aside_of(self, field: str, entry: str | None) -> Aside | None:
        """Return the text of a field that was written here and waits for the editor's choice, if one does."""
        waiting = (each for each in self.asides if (each.field, each.entry) == (field, entry))
        return next(filter(self.is_own, waiting), None)

    def words_aside(self) -> dict[str, str]:
        """Return the texts that wait for the editor's choice by what they are, for a rescue file."""
        uids = [each.uid for each in self.issue.entries] if self.issue is not None else []
        words = {}
        for each in self.asides:
            if each.text:
                name = f"{uids.index(each.entry) + 1} {each.field}" if each.entry in uids else each.field
                words[f"{name}, {each.id}" if name in words else name] = each.text
        return words

    def as_now(self, aside: Aside) -> Aside:
        """Return a text that waits as it is on the screen, beside the other as that is now.

        It is a look-up by key, a millisecond.

        Raises:
            StoreError: it cannot be read.
        """
        from newsroom.desk import reconciling

        return self._as_typed(reconciling.as_now(self._desk, aside))

    async def follow_aside(self, aside: Aside, text: str) -> None:
        """Keep what the editor goes on writing while the choice is open, by the way of every change.

        Raises:
            StoreError: it cannot be written yet; it is tried again until it can.
        """
        if self.issue is None or self.head is None:
            return
        self._typed[aside.id] = text
        self._waiting += 1
        self._set_asides(self.asides)
        await self._store(self.head.id, self.issue, self._cause, None)

    def _as_typed(self, aside: Aside) -> Aside:
        return replace(aside, text=self._typed.get(aside.id, aside.text))

    def _write_typed(self, typed: Mapping[int, str]) -> None:
        for id, text in typed.items():
            self._desk.store.issues.follow_aside(id, text)

    def _hold(self, typed: Mapping[int, str]) -> None:
        """Take up that texts are in the store; of one that was written on since the newer one is not."""
        for id, text in typed.items():
            if self._typed.get(id) == text:
                del self._typed[id]

    async def written(self) -> None:
        """Wait for the writes that were given before, and for what they met."""
        await self._jobs.write(lambda: None)
        await self.read_asides()

    async def settle(self, aside: Aside, choice: Choice) -> None:
        """Take the text that the editor chose.

        Raises:
            NewsroomError: it does not fit the issue, or cannot be written.
        """
        typed = dict(self._typed)
        await self._jobs.write(self._settle, aside, choice, typed)
        self._hold(typed)
        await self.open()

    def _settle(self, aside: Aside, choice: Choice, typed: Mapping[int, str]) -> None:
        """Settle a text as it is on the screen; on the writing thread."""
        from newsroom.desk import reconciling

        with self._desk.store.writing(durable=True):
            self._write_typed(typed)
            reconciling.settle(self._desk, aside, choice, here=self.is_own(aside))

    def _set_asides(self, asides: tuple[Aside, ...]) -> None:
        if self.head is not None and self.head.id not in self._begun:
            # Whoever left them is gone: they are this editor's to go on with.
            self._begun.add(self.head.id)
            self._own.update(each.id for each in asides)
        asides = tuple(self._as_typed(each) for each in asides)
        if asides != self.asides:
            self.asides = asides
            self._changed()

    async def check(self) -> None:
        """Hold the issue against the rules, off the screen's thread; only the newest answer counts."""
        self._checks += 1
        mine = self._checks
        if self.head is None or self.issue is None:
            self.findings = ()
            return
        self._newest_check = done = asyncio.get_running_loop().create_future()
        try:
            issue = self.issue
            found = await self._jobs.read(_check, self._desk, self.head, issue, self.pages)
            if mine == self._checks:
                self._take_findings(issue, tuple(found))
        finally:
            done.set_result(None)

    def _take_findings(self, issue: Issue, found: tuple[Finding, ...]) -> None:
        self.checked = issue
        if found != self.findings:
            self.findings = found
            self._changed()
        if self.on_checked is not None:
            self.on_checked()

    async def check_to_the_end(self) -> None:
        """Check, and wait until what is found is there: a check that began later overtakes this one."""
        await self.check()
        while self._newest_check is not None and not self._newest_check.done():
            await asyncio.shield(self._newest_check)

    def findings_of(self, number: int | None, field: str | None = None) -> list[Finding]:
        """Return the findings of an entry, or those of a field that belongs to none."""
        if number is not None:
            return [finding for finding in self.findings if finding.entry == number]
        return [f for f in self.findings if f.entry is None and f.field == field]


async def _nothing() -> None:
    """Write nothing: no issue is open."""


def _check(desk: Desk, head: IssueHead, issue: Issue, pages: Mapping[str, Page]) -> list[Finding]:
    # Imported on the thread that checks: a desk without an issue is on the screen sooner without the rules.
    from newsroom.desk import checking

    return checking.check_content(desk, head, issue, pages)
