"""Words of an article put into the issue, as a quotation with its source or as material for a summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.desk.quoting import source_of
from newsroom.model import Article, Entry, Issue
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line
from newsroom.text.quotations import quoted
from newsroom.tui.commands.base import keyed
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

if TYPE_CHECKING:
    from newsroom.tui.context import DeskApp
    from newsroom.tui.places import Reader


class Place(Struct, frozen=True):
    """Where words go: an entry's summary, the commentary, or an entry to be picked first (no uid)."""

    uid: str | None
    quotation: bool
    commentary: bool = False


def quote(pane: Reader) -> None:
    """Ask where what is chosen goes, and put it there; one undo takes it back."""
    reach = pane.view.reach()
    if pane.loaded is None or reach is None:
        return
    article, words = pane.loaded.article, one_line(pane.words(reach))
    choices = _places(pane.app, article, pane.loaded.story, pane.current_entry())

    def chosen(place: Place | None) -> None:
        if place is not None:
            run_guarded(pane.app, _put, pane, article, words, place)

    pane.app.push_screen(ChoiceScreen(truncate(words, 50), choices), chosen)


async def _put(pane: Reader, article: Article, words: str, place: Place) -> None:
    app = pane.app
    source = await app.jobs.read(source_of, app.desk, article) if place.quotation else ""
    text = quoted(words, source) if place.quotation else words
    uid = place.uid
    if uid is None and not place.commentary:
        uid = await _picked(pane, article)
        if uid is None:
            return
    edit = _added_to_commentary(text) if place.commentary else _added(uid or "", text)
    label = said("quotation put in") if place.quotation else said("material put in")
    await app.book.change(edit, label)
    pane.end_choosing()
    app.notify(keyed(_("Put into the issue; {desk.undo} takes it back.")), timeout=2, markup=False)


def _places(
    app: DeskApp, article: Article, story: Sequence[Article], under: Entry | None
) -> list[Choice[Place]]:
    """Return where words may go, what is nearest to the article first: its story may be picked already."""
    issue = app.book.issue
    entries = issue.entries if issue is not None else ()
    own = next((e for e in entries if e.article == article.id), None)
    if own is None:
        own = next((e for e in entries if e.url and e.url == article.canonical), None)
    if own is None:
        sources = {each.id for each in story}
        own = next((e for e in entries if e.article in sources), None)
    choices: list[Choice[Place]] = []
    for entry in (own, under):
        if issue is None or entry is None or any(c.value and c.value.uid == entry.uid for c in choices):
            continue
        number = issue.entries.index(entry) + 1
        name = f"{number}. {truncate(one_line(entry.headline), 40)}"
        choices.append(Choice(Place(entry.uid, True), _("Quotation in {entry}").format(entry=name)))
        choices.append(Choice(Place(entry.uid, False), _("Material for {entry}").format(entry=name)))
    if own is None:
        choices.append(Choice(Place(None, True), _("Pick this article, and quote it there")))
        choices.append(Choice(Place(None, False), _("Pick this article, as material for its summary")))
    if issue is not None:
        choices.append(Choice(Place(None, True, commentary=True), _("Quotation in the commentary")))
    return choices


async def _picked(pane: Reader, article: Article) -> str | None:
    from newsroom.tui.picking import toggle_picks

    app = pane.app
    if not await app.jobs.read(_number_of, app, article.id):  # else it would be taken out
        await toggle_picks(app, [article.id])
    number, issue = await app.jobs.read(_number_of, app, article.id), app.book.issue
    if issue is None:
        return None
    if number and number <= len(issue.entries):
        return issue.entries[number - 1].uid
    return next((e.uid for e in issue.entries if e.article == article.id), None)


def _number_of(app: DeskApp, article: int) -> int | None:
    """Return which entry of the open issue an article's story is, None if it is not picked."""
    rows = app.desk.store.inbox.rows([article])
    return rows[0].picked if rows else None


def _added(uid: str, text: str) -> Callable[[Issue], Issue]:
    def edit(issue: Issue) -> Issue:
        entry = next(e for e in issue.entries if e.uid == uid)
        from newsroom.issues import change_entry

        return change_entry(issue, uid, summary=_joined(entry.summary, text))

    return edit


def _added_to_commentary(text: str) -> Callable[[Issue], Issue]:
    def edit(issue: Issue) -> Issue:
        before = issue.commentary.rstrip()
        from newsroom.issues import set_commentary

        return set_commentary(issue, f"{before}\n\n{text}" if before else text)

    return edit


def _joined(summary: str, text: str) -> str:
    """Return a summary with words added: between Latin ones stands a space."""
    spaced = re.search(r"[\x21-\x7e]$", summary) and re.match(r"[\x21-\x7e]", text)
    return f"{summary} {text}" if spaced else summary + text
