"""Highlights and notes: made on the page, kept in the database, listed for all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.model import Passage
from newsroom.settings.language import _
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed
from newsroom.tui.days import short_time
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, PromptScreen
from newsroom.tui.signs import Signs

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk, Reader


async def highlight(pane: Reader) -> None:
    """Highlight what is chosen, or take the highlights away that lie in it."""
    reach = pane.view.reach()
    if pane.loaded is None or reach is None:
        return
    passages, app = pane.app.desk.store.passages, pane.app
    within = _touched(pane, reach)
    if within:
        for passage in within:
            await app.jobs.write(passages.take_away, passage.id)
        app.notify(keyed(_("Highlight taken away; {desk.undo} brings it back.")), timeout=2, markup=False)
    else:
        start, words = pane.in_source(reach).start, pane.words(reach)
        await app.jobs.write(passages.mark, pane.loaded.article.id, start, words)
        app.notify(_("highlighted"), timeout=2, markup=False)
    pane.end_choosing()
    await pane.read_passages()


def annotate(pane: Reader) -> None:
    """Ask for a note on what is chosen."""
    reach = pane.view.reach()
    if pane.loaded is None or reach is None:
        return
    article, words = pane.loaded.article.id, pane.words(reach)
    there = next(iter(_touched(pane, reach)), None)
    screen = PromptScreen(_("Note"), truncate(one_line(words), 60), there.note if there else "")

    def taken(note: str | None) -> None:
        if note is not None:
            run_guarded(
                pane.app, _keep_note, pane, article, pane.in_source(reach).start, words, there, one_line(note)
            )

    pane.app.push_screen(screen, taken)


async def _keep_note(
    pane: Reader, article: int, start: int, words: str, there: Passage | None, note: str
) -> None:
    app, passages = pane.app, pane.app.desk.store.passages
    if there is None:
        await app.jobs.write(passages.mark, article, start, words, note)
    else:
        await app.jobs.write(passages.set_note, there.id, note)
    app.notify(_("note kept"), timeout=2, markup=False)
    pane.end_choosing()
    await pane.read_passages()


def _touched(pane: Reader, reach: range) -> list[Passage]:
    """Return the passages that what is chosen touches."""
    assert pane.loaded is not None
    found = []
    for passage in pane.loaded.passages:
        place = pane.place_of(passage)
        if place is not None and place.start < reach.stop and reach.start < place.stop:
            found.append(passage)
    return found


async def list_passages(screen: Newsdesk) -> None:
    """List what was marked in all articles; the chosen one is shown in the reader."""
    app = screen.app
    passages = await app.jobs.read(app.desk.store.passages.latest)
    if not passages:
        app.notify(
            keyed(
                _(
                    "Nothing is highlighted yet: {reader.choose} in the reader, then "
                    "{reader.highlight} or {reader.note}"
                )
            ),
            markup=False,
        )
        return
    now = app.desk.now()
    choices = [Choice(each, _described(each, app.signs), short_time(each.at, now)) for each in passages]

    def chosen(passage: Passage | None) -> None:
        if passage is not None:
            run_guarded(screen.app, _show, screen, passage)

    app.push_screen(ChoiceScreen(_("Highlights and notes"), choices), chosen)


def _described(passage: Passage, signs: Signs) -> str:
    note = f" {signs.note} {passage.note}" if passage.note else ""
    return one_line(f"{passage.quote}{note} · {passage.title}")


async def _show(screen: Newsdesk, passage: Passage) -> None:
    await screen.reader.show_article(passage.article)
    screen.show_pane("reader")
    reach = screen.reader.place_of(passage)
    if reach is None:
        screen.app.notify(_("The article has changed: these words are no longer in it."), markup=False)
    else:
        screen.reader.view.bring_up(reach)
