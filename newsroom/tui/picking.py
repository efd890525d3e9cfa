"""Picks and marks on the desk: the store is written, the panes are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from newsroom.desk import composing, picking
from newsroom.model import Article, Entry, Issue, IssueHead, Mark
from newsroom.settings.language import _, listed, ngettext
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp, StoriesChanged
from newsroom.tui.days import short_day

if TYPE_CHECKING:
    from newsroom.desk.picking import Picked


PICKED = "picked"
"""What the tour is told where a pick took something in: the same key takes out what is in already."""


async def toggle_picks(app: DeskApp, articles: Sequence[int], *, source: int | None = None) -> None:
    """Pick articles, or take their entries out, once the picks before are made; see `_toggle_picks`."""
    async with app.picks:
        await _toggle_picks(app, articles, source=source)


async def _toggle_picks(app: DeskApp, articles: Sequence[int], *, source: int | None) -> None:
    """Pick articles into the open issue; where all of them are in it already, take their entries out.

    Args:
        app: The desk.
        articles: Ids of articles.
        source: The one of them that is being read: an entry that links to another source of its story is
            linked to this one instead of being taken out.
    """
    from newsroom.tui.screens.issues import ensure_issue

    if not articles:
        return
    await ensure_issue(app)
    head = app.book.head
    if head is None:
        return
    if head.form != "daily":
        from newsroom.tui.documents import cite

        await cite(app, articles)
        return
    rows = await app.jobs.read(app.desk.store.inbox.rows, list(articles))
    if rows and all(row.picked for row in rows):
        linked = await app.jobs.read(_linked_elsewhere, app, source, rows[0].picked)
        if linked is not None:
            await link_entry(app, *linked)
        else:
            await _take_out(app, [row.picked for row in rows if row.picked])
    else:
        picked = await app.jobs.write(picking.pick, app.desk, head.id, list(articles))
        await app.book.open()
        new = [pick for pick in picked if pick.new]
        numbers = listed(str(pick.number) for pick in new)
        if new:
            words = ngettext("Picked as entry {numbers}", "Picked as entries {numbers}", len(new))
            await _tell_picked(app, head, words.format(numbers=numbers))
            if app.tour is not None:
                app.tour(PICKED, app.screen)
            from newsroom.tui.pages import complete_evidence

            complete_evidence(app)
            _run_hooks(app, head.id, picked)
    _tell(app, articles)


def _linked_elsewhere(app: DeskApp, source: int | None, number: int | None) -> tuple[Entry, Article] | None:
    """Return the entry of a story that links to another source than the one that is read, and that source.

    None where it links to this one, or where nothing is read.
    """
    from newsroom.text.addresses import canonical

    issue = app.book.issue
    if source is None or number is None or issue is None or number > len(issue.entries):
        return None
    article, entry = app.desk.store.articles.get(source), issue.entries[number - 1]
    if article is None or not article.url or any(each.article == source for each in issue.entries):
        return None
    return None if canonical(article.url) == canonical(entry.url) else (entry, article)


async def link_entry(app: DeskApp, entry: Entry, article: Article) -> None:
    """Have an entry of the open issue link to another source of its story, which is kept as evidence."""
    from newsroom.desk import sources

    if app.book.head is not None:
        await app.jobs.write(sources.keep, app.desk, app.book.head.id, entry.uid, [article])
        cause = said("link of {source}", source=article.source)
        await app.book.change(lambda content: sources.linked_to(content, entry.uid, article), cause)
        words = _(
            "Entry {n} links to {source} now; headline and summary stay,"
            " {desk.undo} undoes. For those of {source} use {reader.pick} twice"
            " in its article: out, and picked anew."
        )
        uids = [each.uid for each in app.book.issue.entries] if app.book.issue else []
        if entry.uid in uids:
            number, source = uids.index(entry.uid) + 1, one_line(article.source)
            app.notify(keyed(words, n=number, source=source), timeout=6, markup=False)


async def pick_follow_up(app: DeskApp, articles: Sequence[int]) -> None:
    """Pick articles into the open issue as follow-ups of what ran; an entry there is becomes one."""
    async with app.picks:
        await _pick_follow_up(app, articles)


async def _pick_follow_up(app: DeskApp, articles: Sequence[int]) -> None:
    from newsroom.tui.screens.issues import ensure_issue

    if not articles:
        return
    await ensure_issue(app)
    head = app.book.head
    if head is None:
        return
    picked = await app.jobs.write(picking.pick, app.desk, head.id, list(articles), follow_up=True)
    await app.book.open()
    numbers = listed(str(pick.number) for pick in picked)
    words = ngettext("Follow-up as entry {numbers}", "Follow-ups as entries {numbers}", len(picked))
    await _tell_picked(app, head, words.format(numbers=numbers))
    _run_hooks(app, head.id, picked)
    _tell(app, articles)


async def _tell_picked(app: DeskApp, head: IssueHead, done: str) -> None:
    """Say what a pick did; of an issue of an earlier day which it is, and how to get to today's."""
    if not composing.of_earlier_day(app.desk, head):
        app.notify(done, timeout=3, markup=False)
        return
    today = app.desk.today()
    words = _("{done}, in the issue of {day}; {desk.issues} starts today's.")
    if await app.jobs.read(app.desk.store.issues.on_date, today):
        words = _("{done}, in the issue of {day}; {desk.issues} opens today's.")
    day = short_day(head.date, today) if head.date else ""
    app.notify(keyed(words, done=done, day=day), timeout=6, markup=False)


def _run_hooks(app: DeskApp, issue: int, picked: Sequence[Picked]) -> None:
    """Run the hooks on a pick."""
    if app.desk.settings.hooks:
        from newsroom.desk.hooks import after_pick
        from newsroom.tui.hooks import run_hooks

        run_hooks(app, "pick", lambda: after_pick(app.desk, issue, picked))


async def _take_out(app: DeskApp, numbers: Sequence[int]) -> None:
    issue = app.book.issue
    if issue is None:
        return
    for uid in [issue.entries[n - 1].uid for n in sorted(numbers) if n <= len(issue.entries)]:
        await app.book.change(partial(_without, uid=uid), said("entry taken out"))
    app.notify(keyed(_("Taken out of the issue; {desk.undo} brings it back.")), timeout=2, markup=False)


def _without(issue: Issue, uid: str) -> Issue:
    from newsroom.issues import remove_entry

    return remove_entry(issue, uid)


async def drop_entry(app: DeskApp, entry: Entry) -> None:
    """Take an entry out of the issue."""
    from newsroom.desk.writing import left_line
    from newsroom.issues import footer_below

    before = app.book.issue
    await app.book.change(lambda issue: _without(issue, entry.uid), said("entry removed"))
    if before and (
        left := left_line(await app.jobs.read(footer_below, before, entry.uid, app.desk.publication))
    ):
        app.notify(left, timeout=4, markup=False)
    _tell(app, [entry.article] if entry.article else [])


async def toggle_mark(app: DeskApp, id: int, mark: Mark, on: str, off: str) -> None:
    """Set the opposite of a mark on the story of an article."""
    rows = await app.jobs.read(app.desk.store.inbox.rows, [id])
    if not rows:
        return
    row, tomorrow = rows[0], app.desk.today() + timedelta(days=1)
    held = row.held is not None and row.held >= tomorrow  # a hold that is over counts as none
    now = {
        Mark.READ: row.read,
        Mark.STARRED: row.starred,
        Mark.DISMISSED: row.dismissed,
        Mark.HELD: held,
    }
    value: bool | date | None = not now[mark]
    if mark is Mark.HELD:
        value = None if held else tomorrow
    change = await app.jobs.write(app.desk.store.marks.set, [id], mark, value, on if value else off)
    app.notify(on if value else off, timeout=2, markup=False)
    hides = mark in (Mark.DISMISSED, Mark.HELD)
    app.screen.post_message(StoriesChanged(tuple(change.ids), reload=hides))


async def mark_read(app: DeskApp, id: int) -> None:
    """Mark the story of an article as read."""
    change = await app.jobs.write(app.desk.store.marks.set, [id], Mark.READ, True, said("marked as read"))
    app.screen.post_message(StoriesChanged(tuple(change.ids)))


def _tell(app: DeskApp, articles: Sequence[int]) -> None:
    for screen in app.screen_stack:
        screen.post_message(StoriesChanged(tuple(articles)))
