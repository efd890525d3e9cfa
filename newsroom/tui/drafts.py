"""What can be drafted for the text under the cursor: a menu, and what each of its lines does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsroom.desk import Desk
from newsroom.model import Issue, NewsroomError, StoredIssue
from newsroom.settings.language import N_, _
from newsroom.settings.said import said
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.parts import field_at
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

if TYPE_CHECKING:
    from newsroom.desk.drafting import Drafted, Offer, Task
    from newsroom.tui.fielddrafts import FieldDrafts

    Ask = Callable[[Task], None]

_LABELS = {
    ("summary", False): N_("Summary: the sentences that say most"),
    ("headline", False): N_("Shorter headlines"),
    ("bold", False): N_("Key phrases bold"),
    ("lead", False): N_("Lead: the sentences that say most"),
    ("summary", True): N_("Summary"),
    ("headline", True): N_("Headlines to choose from"),
    ("translation", True): N_("Summary translated from the source"),
    ("lead", True): N_("Lead out of the summaries"),
    ("commentary", True): N_("Outline of the commentary"),
}
CONFIRM = "confirm"


async def ask_what_to_draft(app: DeskApp, place: str, ask: Ask, drafts: FieldDrafts | None = None) -> None:
    """Ask what is to be drafted for a place, and draft it.

    Args:
        app: The app.
        place: An entry's uid, ``lead`` or ``commentary``.
        ask: Has a model write in the place's editor, which is opened first where none is open.
        drafts: Those of the place, where its text is being edited.
    """
    from newsroom.desk import drafting

    stored = app.book.stored
    if stored is None:
        return
    found = await app.jobs.read(drafting.offers, app.desk, stored, place)
    choices = _choices(app.desk, stored, place, found)

    def chosen(what: Offer | str | None) -> None:
        if what == CONFIRM:
            run_guarded(app, confirm, app, place)
        elif what is not None and not isinstance(what, str):
            run_guarded(app, _draft, app, place, what, ask, drafts)

    at = next((n for n, choice in enumerate(choices) if not choice.heading), 0)
    app.push_screen(ChoiceScreen(_("Draft"), choices, at=at), chosen)


def _choices(desk: Desk, stored: StoredIssue, place: str, found: list[Offer]) -> list[Choice[Offer | str]]:
    from newsroom.desk import drafting

    choices: list[Choice[Offer | str]] = []
    if own := [each for each in found if not each.by_model]:
        choices.append(Choice(None, _("From the text itself, nothing is sent"), heading=True))
        choices += [Choice(each, _(_LABELS[each.task, False])) for each in own]
    asked = [each for each in found if each.by_model]
    if asked:
        host, model = drafting.asked_of(desk)
        words = _("By {model}: the text goes to {host}").format(model=model, host=host)
        choices.append(Choice(None, words, heading=True))
        choices += [Choice(each, _(_LABELS[each.task, True])) for each in asked]
    else:
        words = _("By a language model: set one up in [assist] of the settings")
        choices.append(Choice(None, words, heading=True))
    if unread(stored.issue, place):
        choices.append(Choice(None, _("The draft that is there"), heading=True))
        choices.append(Choice(CONFIRM, _("Confirm it: I have read it")))
    return choices


def unread(issue: Issue, place: str) -> bool:
    """Tell whether the summary, lead or commentary of a place is a draft that nobody has read."""
    from newsroom.issues import draft_of

    field, uid = field_at(place)
    draft = draft_of(issue, field, uid)
    return draft is not None and not draft.confirmed


async def confirm(app: DeskApp, place: str) -> None:
    """Take a draft as it is: someone has read it."""
    from newsroom.issues import confirm_summary, confirm_text

    field, uid = field_at(place)
    if uid is None:
        await app.book.change(lambda issue: confirm_text(issue, field), said("draft confirmed"))
    else:
        await app.book.change(lambda issue: confirm_summary(issue, uid), said("draft confirmed"))


async def put(app: DeskApp, drafted: Drafted, drafts: FieldDrafts | None) -> None:
    """Put a draft into the issue, where its text is being edited into its field."""
    if drafts is not None and drafts.is_open:
        await drafts.take(drafted)
        return
    await app.book.change(drafted.put, drafted.cause)
    app.notify(keyed(_("Drafted; {desk.undo} takes it back.")), markup=False)


async def _draft(app: DeskApp, place: str, offer: Offer, ask: Ask, drafts: FieldDrafts | None) -> None:
    from newsroom.desk import drafting

    stored = app.book.stored
    if stored is None:
        return
    if offer.task == "headline":
        await _choose_headline(app, stored, place, offer, drafts)
    elif offer.task == "bold":
        await _embolden(app, stored, place, drafts)
    elif not offer.by_model:
        uid = None if place in ("lead", "commentary") else place
        await put(app, await app.jobs.read(drafting.extract, app.desk, stored, offer.task, uid), drafts)
    else:
        ask(offer.task)


async def _choose_headline(
    app: DeskApp, stored: StoredIssue, uid: str, offer: Offer, drafts: FieldDrafts | None
) -> None:
    from newsroom.desk import drafting
    from newsroom.tui.screens.candidates import CandidatesScreen

    entry = next((each for each in stored.issue.entries if each.uid == uid), None)
    if entry is None:
        return
    found: list[str] = []
    if not offer.by_model:
        found = await app.jobs.read(drafting.shorter_headlines, app.desk, stored, uid)
        if not found:
            raise NewsroomError(_("the headline's own words give no shorter one"))
    model = app.desk.settings.assist.model or "" if offer.by_model else ""

    def chosen(headline: str | None) -> None:
        if headline is not None:
            drafted = drafting.Drafted(field="headline", text=headline, uid=uid, model=model)
            run_guarded(app, put, app, drafted, drafts)

    band = app.desk.publication.standards.headline
    title = _("Headlines by {model}").format(model=model) if offer.by_model else _("Shorter headlines")
    asked = (stored, uid) if offer.by_model else None
    app.push_screen(CandidatesScreen(title, entry.headline, band, found, asked), chosen)


async def _embolden(app: DeskApp, stored: StoredIssue, uid: str, drafts: FieldDrafts | None) -> None:
    from newsroom.desk import drafting
    from newsroom.issues import embolden

    text = await app.jobs.read(drafting.bold, app.desk, stored.issue, uid)
    entry = next(each for each in stored.issue.entries if each.uid == uid)
    if text == entry.summary:
        app.notify(_("There is nothing more to make bold."), markup=False)
        return
    if drafts is not None and drafts.is_open:
        await drafts.put_in("summary", lambda issue: embolden(issue, uid, text), said("key phrases bold"))
        return
    await app.book.change(lambda issue: embolden(issue, uid, text), said("key phrases bold"))
    app.notify(keyed(_("Bold; {desk.undo} takes it back.")), markup=False)
