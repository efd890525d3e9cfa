"""Choose an issue, or start one by date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from newsroom.desk import composing
from newsroom.model import DOCUMENTS, FORMS, IssueHead
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.text.folding import fold
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.days import short_day, short_time
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, PromptScreen

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk

ANOTHER = "another"
Wanted = IssueHead | date | str
"""An issue there is, the day or form of one to start, or ANOTHER to ask for the day."""


def state_of(head: IssueHead, now: datetime) -> str:
    """Return what became of an issue, in a few words."""
    from newsroom.desk.documents import contents_of

    entries = contents_of(head)
    if head.exported:
        return f"{entries} · " + _("exported {day}").format(day=short_time(head.exported, now))
    return f"{entries} · " + (_("imported") if head.origin else _("draft"))


def _texts(app: DeskApp) -> dict[int, str]:
    """Return what every issue says, folded: narrowing the list searches the archive."""
    from newsroom.desk import searching

    parts: dict[int, list[str]] = {}
    for each in searching.issue_texts(app.desk):
        parts.setdefault(each.issue, []).append(fold(f"{each.headline}\n{each.text}"))
    return {id: "\n".join(texts) for id, texts in parts.items()}


async def choose_issue(screen: Newsdesk) -> None:
    """List the issues, with today's and tomorrow's to start where there are none."""
    app = screen.app
    heads = await app.jobs.read(app.desk.store.issues.heads)
    texts = await app.jobs.read(_texts, app)
    today = app.desk.today()
    taken = {head.date for head in heads}
    choices: list[Choice[Wanted]] = []
    for day, name in ((today, _("today")), (today + timedelta(days=1), _("tomorrow"))):
        if day not in taken:
            choices.append(Choice(day, _("Start the issue of {day}").format(day=day), name))
    choices.append(Choice(ANOTHER, _("Start an issue of another day…")))
    choices += [Choice(form, _(FORMS[form].start)) for form in DOCUMENTS]
    at = next((n for n, head in enumerate(heads) if head.open), 0) + len(choices) if heads else 0
    for head in heads:
        mark = app.signs.open if head.open else " "
        inside = f"{head.date or ''}\n{texts.get(head.id, '')}"
        state = state_of(head, app.desk.now())
        choices.append(Choice(head, f"{mark} {one_line(head.name)}", state, inside=inside))

    def chosen(wanted: Wanted | None) -> None:
        if isinstance(wanted, IssueHead):
            run_guarded(app, _open, app, wanted.id)
        elif isinstance(wanted, date):
            run_guarded(app, start_issue, app, wanted)
        elif wanted == ANOTHER:
            ask_for_day(app)
        elif wanted is not None:
            from newsroom.tui.documents import ask_for_document

            ask_for_document(app, next(form for form in DOCUMENTS if form == wanted))

    app.push_screen(ChoiceScreen(_("Issues"), choices, at=at), chosen)


def ask_for_day(app: DeskApp) -> None:
    """Ask for the day of an issue, and start or open it."""

    def answered(text: str | None) -> None:
        if text is not None:
            run_guarded(app, start_issue, app, date.fromisoformat(text))

    hint = _("The day of the issue, YYYY-MM-DD. A day that has one opens it.")
    app.push_screen(
        PromptScreen(_("Issue of another day"), hint, placeholder=str(app.desk.today())), answered
    )


async def start_issue(app: DeskApp, day: date) -> None:
    """Start the issue of a day, or open the one it has."""
    started = await app.jobs.write(composing.start, app.desk, day)
    await _open(app, started.stored.head.id)


async def _open(app: DeskApp, id: int) -> None:
    """Open an issue; one of an earlier day takes picks from now on, as the editor knows what it is."""
    await app.book.open(id)
    head = app.book.head
    app.book.chosen = id if head is not None and composing.of_earlier_day(app.desk, head) else None


async def ensure_issue(app: DeskApp) -> None:
    """Start today's issue where none is open, or one of an earlier day that went out and was left open."""
    head = app.book.head
    if app.book.issue is None or head is None:
        words = _("Started {title}.")
    elif head.exported and head.id != app.book.chosen and composing.of_earlier_day(app.desk, head):
        words = _("That of {day} has gone out; {desk.issues} opens it again. Picks go into {title}.")
    else:
        return
    day = short_day(head.date, app.desk.today()) if head is not None and head.date else ""
    await start_issue(app, app.desk.today())
    title = app.book.issue.title if app.book.issue else ""
    app.notify(keyed(words, title=title, day=day), markup=False)
