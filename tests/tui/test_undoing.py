"""`u` on the desk beside other programs: what they did is named and asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, feeds
from newsroom.model import Mark, View
from newsroom.store import Store, open_store
from newsroom.tui.screens.dialogs import QuestionScreen
from tests.tui.conftest import NOW, press, running, screen_text, toasts


@pytest.fixture
def command(desk: Desk) -> Iterator[Store]:
    """A command at the same newsroom."""
    with open_store(desk.store.path, now=lambda: NOW) as other:
        yield other


def starred(desk: Desk) -> int:
    return len(desk.store.inbox.ids(View(name="starred", starred=True)))


async def test_what_a_command_did_is_taken_back_only_if_the_editor_says_so(
    desk: Desk, command: Store
) -> None:
    ids = list(desk.store.inbox.ids(View(name="all")))
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "s")
        command.marks.set([ids[5]], Mark.STARRED, True, "starred by hand")
        # This sitting's own comes first, though the command's is later.
        await press(run, "u")
        assert starred(desk) == 1 and not isinstance(app.screen, QuestionScreen)
        await press(run, "u")
        assert isinstance(app.screen, QuestionScreen)
        assert all(each in screen_text(app) for each in ("with a command at 08:30", "“starred by hand”"))
        await press(run, "n")
        assert starred(desk) == 1
        await press(run, "u", "y")
        assert starred(desk) == 0 and toasts(app)[-1] == "Undone: starred by hand"
        await press(run, "U", "U")
        assert starred(desk) == 2 and not isinstance(app.screen, QuestionScreen)


async def test_an_issue_that_a_command_changed_since_is_asked_about(desk: Desk, command: Store) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        id = command.issues.open_id()
        assert id is not None
        head = command.issues.get(id)
        command.issues.save(id, replace(head.issue, lead="别处写的导语"), "lead", head.head.revision)
        await press(run, "u")
        assert "can be taken back only after" in screen_text(app)
        await press(run, "y")
        assert command.issues.get(id).issue.lead == "" and len(command.issues.get(id).issue.entries) == 1
        await press(run, "u")
        assert not command.issues.get(id).issue.entries


async def test_among_the_feeds_another_program_s_step_is_asked_about(desk: Desk, command: Store) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "F")
        feeds.remove(desk, [str(desk.store.feeds.all()[0].id)])
        command.feeds.remove([desk.store.feeds.all()[0].id], "removed by hand")
        await press(run, "u")
        assert [each.title for each in desk.store.feeds.all()] == ["星河科技"]
        await press(run, "u", "y")
        assert len(desk.store.feeds.all()) == 2
