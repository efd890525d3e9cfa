"""Deep dives and reviews on the desk: started, cited in, their sections added and moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, assert_never

from newsroom.desk import documents
from newsroom.issues.forms.sections import CITATIONS, sections
from newsroom.model import FORMS, Form, Issue, Period, dated
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.tui.asking import PartWanted
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.parts import Caret
from newsroom.tui.places import newsdesk
from newsroom.tui.screens.dialogs import PromptScreen

if TYPE_CHECKING:
    from newsroom.tui.places import Composer


async def cite(app: DeskApp, articles: Sequence[int]) -> None:
    """Cite articles at the cursor that was left in a section, else at the end of the composer's section."""
    from newsroom.issues.forms.footnotes import cite as cited

    head, book = app.book.head, app.book
    if head is None or not articles:
        return
    citations = [await app.jobs.read(documents.citation_of, app.desk, id) for id in articles]
    wanted = _section_of(app)
    told: list[str] = []

    def edit(issue: Issue) -> Issue:
        documents.need_document(issue)
        told.clear()
        for each in citations:
            parts = sections(issue.source or "")
            caret = app.caret if app.caret and app.caret.issue == head.id else None
            at = caret.place(issue, parts) if caret and wanted in (None, caret.number) else None
            issue, end = cited(issue, each, wanted, at)
            text = issue.source or ""
            parts = sections(text)
            part = next(part for part in reversed(parts) if part.start < end)
            if at is not None:
                app.caret = Caret(head.id, part.number, text[part.start : part.end], end - part.start)
            mark = text[text.rindex("[^", 0, end) : end]
            told.append(" ".join((mark, one_line(part.title) or _("Opening"))))
        return issue

    await book.change(edit, said("source cited"))
    app.notify(_("Cited: {places}").format(places=" · ".join(told)), timeout=3, markup=False)


def _section_of(app: DeskApp) -> int | None:
    """Return the section under the composer's cursor; None for opening and 引用: the last one is meant."""
    number, issue = newsdesk(app).section_at_hand(), app.book.issue
    parts = sections(issue.source or "") if issue is not None else []
    return number if number and number < len(parts) and parts[number].title != CITATIONS else None


# Sections


def ask_for_section(target: Composer, number: int) -> None:
    """Ask for the heading of a new section, put it below one, and open the editor on it."""
    from newsroom.issues.forms.arranging import add_section, new_number

    app = target.app

    async def add(title: str) -> None:
        issue = app.book.issue
        assert issue is not None
        place = new_number(issue, number)
        await app.book.change(lambda issue: add_section(issue, number, title), said("section added"))
        target.refresh_issue()
        target.outline.cursor = place
        if part := target.outline.current:
            target.post_message(PartWanted(part))

    def answered(title: str | None) -> None:
        if title:
            run_guarded(app, add, title)

    app.push_screen(PromptScreen(_("New section"), _("Its heading.")), answered)


async def move_section_by(target: Composer, number: int, by: int) -> None:
    """Move a section with what is below it; the cursor goes with it."""
    from newsroom.issues.forms.arranging import move_section, moved_to

    issue = target.app.book.issue
    assert issue is not None
    place = moved_to(issue, number, by)
    await target.app.book.change(lambda issue: move_section(issue, number, by), said("section moved"))
    target.refresh_issue()
    target.outline.cursor = place


async def drop_section_at(target: Composer, number: int) -> None:
    """Take a section out with what is below it, and say how to get it back."""
    from newsroom.issues.forms.arranging import drop_section

    await target.app.book.change(lambda issue: drop_section(issue, number), said("section removed"))
    target.app.notify(keyed(_("The section is out; {desk.undo} brings it back.")), timeout=3, markup=False)


# Starting


def ask_for_document(app: DeskApp, form: Form) -> None:
    """Ask what a deep dive is called, or which month or year a review is about, and start it."""
    period, value = FORMS[form].period, ""
    match period:
        case "day":
            hint = _("Its title.")
        case "month":
            hint = _("The month, YYYY-MM. One that has its review opens it.")
            value = dated(documents.month_to_review(app.desk), period)
        case "year":
            hint = _("The year, YYYY. One that has its review opens it.")
            value = dated(app.desk.today(), period)
        case _:
            assert_never(period)

    def answered(text: str | None) -> None:
        if text:
            run_guarded(app, _start, app, form, text)

    def check(text: str) -> str | None:
        return None if period == "day" else _not_dated(text, period)

    app.push_screen(PromptScreen(_(FORMS[form].box), hint, value, check=check), answered)


async def _start(app: DeskApp, form: Form, text: str) -> None:
    period = FORMS[form].period
    if period == "day":
        started = await app.jobs.write(documents.start, app.desk, form, None, text)
    else:
        started = await app.jobs.write(documents.start, app.desk, form, _first_day(text, period))
    await app.book.open()
    title = started.stored.head.title
    words = _("Started {title}.") if started.new else _("{title} was there already; it is open now.")
    app.notify(words.format(title=title), timeout=3, markup=False)
    if started.new and (reason := documents.unlike(started.stored.issue)):
        app.notify(reason, severity="warning", timeout=8, markup=False)


def _first_day(text: str, period: Period) -> date:
    """Read a month or a year as `dated` writes it; a ValueError says that it is none."""
    day = date.fromisoformat(text + {"day": "", "month": "-01", "year": "-01-01"}[period])
    if dated(day, period) != text:
        raise ValueError(text)
    return day


def _not_dated(text: str, period: Literal["month", "year"]) -> str | None:
    try:
        _first_day(text, period)
    except ValueError:
        if period == "month":
            return _("{month} is no month; write it YYYY-MM").format(month=text)
        return _("{year} is no year").format(year=text)
    return None
