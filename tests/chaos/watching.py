"""What must come of no keys: a toast for programmers, a text that is nowhere, a screen without a way out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from newsroom.desk import Desk
from newsroom.settings.language import current
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.widgets.draft import Draft
from tests.chaos.walking import key_named, rest

_OF_PYTHON = re.compile(r"Traceback|\b[A-Z]\w*(?:Error|Exception)\b|<[\w.]+ object|\bNone\b|[{}]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STEPS = 40
"""Screens that may lie over the desk at the end, as each key opens one at most."""


class Watch:
    """Keeps what toasts told and what editors were left with, of every app that runs while it watches."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.told: list[str] = []
        """What toasts said."""
        self.written: list[tuple[str, str]] = []
        """Fields, and the texts that stood in them as an editor was left."""
        notify, closed = NewsroomApp.notify, EditorScreen.close

        def tell(app: NewsroomApp, message: str, **how: Any) -> None:
            self.told.append(message)
            notify(app, message, **how)

        def close(editor: EditorScreen) -> None:
            self.written += _texts_in(editor)
            closed(editor)

        monkeypatch.setattr(NewsroomApp, "notify", tell)
        monkeypatch.setattr(EditorScreen, "close", close)

    def strange_toasts(self) -> list[str]:
        """Return toasts that show an exception or a field that was not filled in, or lack Chinese."""
        chinese = current() == "zh"
        return [each for each in self.told if _OF_PYTHON.search(each) or (chinese and not _HAN.search(each))]

    def lost(self, desk: Desk) -> list[tuple[str, str]]:
        """Return what stood in an editor that was left and is in no revision of any issue."""
        kept = set(all_texts(desk))
        wholes = [text for field, text in kept if field == "source"]
        return [
            (field, text)
            for field, text in self.written
            if (said := _plain(text))
            and (field, said) not in kept
            and not (field == "section" and any(said in whole for whole in wholes))
        ]


def _texts_in(editor: EditorScreen) -> list[tuple[str, str]]:
    if not editor.query(Draft) or editor.app.book.issue is None:
        return []
    if editor.fields[-1].name == "summary" and editor.entry() is None:
        return []  # the entry was taken out, which the editor told
    return [(each.name, editor.query_one("#" + each.name, Draft).text) for each in editor.fields]


def _plain(text: str) -> str:
    """Return a text without what may be cleaned away: white space, and what is not seen."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c)[0] != "C")


def all_texts(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield fields and texts of all revisions of all issues, also of those whose making was undone."""
    with desk.store.writing() as db:
        ids = [row[0] for row in db.execute("SELECT id FROM issues")]
        db.execute("UPDATE issues SET removed = NULL")  # the making of one may have been undone
    for id in ids:
        for revision in desk.store.issues.revisions(id):
            issue = desk.store.issues.revision(id, revision.number).content
            yield "lead", _plain(issue.lead)
            yield "commentary", _plain(issue.commentary)
            yield "source", _plain(issue.source or "")
            for entry in issue.entries:
                yield "headline", _plain(entry.headline)
                yield "url", _plain(entry.url)
                yield "summary", _plain(entry.summary)


async def way_out(app: NewsroomApp, pilot: Pilot[str]) -> str:
    """Go back to the desk by Esc, and leave it; return what cannot be left, '' if all can."""
    for step in range(_STEPS):
        if not app.is_running:
            return ""
        leaves = step % 2 and len(app.screen_stack) == 1  # Esc before it, to come out of a line that is typed
        app.post_message(key_named("q" if leaves else "escape"))
        await rest(app, pilot)
    return f"{app.screen_stack} {app.focused}" if app.is_running else ""
