"""Toasts that come and go whatever the clock does."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets._toast import Toast, ToastRack

from newsroom.desk import Desk
from newsroom.tui import notices
from newsroom.tui.app import NewsroomApp
from newsroom.tui.notices import Notice
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, QuestionScreen
from newsroom.tui.screens.jump import JumpScreen
from tests.tui.conftest import press, toasts, until


def test_a_toast_whose_time_is_over_as_it_is_made_does_not_set_its_timer_to_less_than_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notice = Notice("saved", timeout=5)
    for late in (4.999, 5.0, 5.001, 90_000):
        monkeypatch.setattr(notices, "monotonic", lambda late=late: notice.since + late)
        assert Toast(notice)._timeout > 0
        assert notice.has_expired is (late >= 5)


async def test_the_desk_tells_by_such_toasts_and_they_go_by_themselves(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True) as pilot:
        app.notify("stays", timeout=600, markup=False)
        await until((app, pilot), lambda: toasts(app) == ["stays"])
        assert all(isinstance(each, Notice) for each in app._notifications)
        app.notify("a moment", timeout=1, markup=False)
        await until((app, pilot), lambda: len(toasts(app)) == 2)
        await until((app, pilot), lambda: toasts(app) == ["stays"])


async def test_what_is_told_again_is_shown_once(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True) as pilot:
        for words in ("the disk is full", "another", "the disk is full"):
            app.notify(words, title="That did not work", timeout=600, markup=False)
        await until((app, pilot), lambda: toasts(app) == ["another", "the disk is full"])
        rack = app.screen.get_child_by_type(ToastRack)
        await until((app, pilot), lambda: len(rack.query(Toast)) == 2)


async def test_a_toast_in_chinese_is_broken_as_print_is(desk: Desk) -> None:
    words = "今天选入的第十二条新闻已经移到这一期的最后面，按 u 撤销；摘要和点评都没有改动。"
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        for cut in range(8):
            app.notify(words[cut:], timeout=600, markup=False)
        await until((app, pilot), lambda: sum(bool(each.region) for each in app.screen.query(Toast)) == 8)
        lines = [
            "".join(part.text for part in strip).strip()
            for toast in app.screen.query(Toast)
            for strip in toast.render_lines(toast.size.region)
        ]
        assert toasts(app)[0] == words
        assert sum(map(bool, lines)) > 8
        assert not [line for line in lines if line[:1] in tuple("，；。")]


def _over(app: NewsroomApp) -> list[Toast]:
    """Return the toasts that lie over the box in front."""
    box = app.screen.query_one("#box").region
    return [each for each in app.screen.query(Toast) if each.region.overlaps(box)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_toasts_lie_over_no_question_and_come_back_when_it_is_answered(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=size) as pilot:
        run = (app, pilot)
        long = "\n".join(f"theme file {n} cannot be used" for n in range(20))
        app.notify(long, timeout=600, markup=False)
        await until(run, lambda: len(app.screen.query(Toast)) == 1)
        app.push_screen(QuestionScreen("Keys", "Take the key?", "j goes down\nj picks"))
        await until(run, lambda: not toasts(app))
        app.notify("a short one", timeout=600, markup=False)
        await until(run, lambda: len(app.screen.query(Toast)) == 1)
        assert toasts(app) == ["a short one"] and not _over(app)
        app.notify("told meanwhile\n" * 20, timeout=600, markup=False)
        app.notify("a key that does nothing", timeout=600, markup=False)
        await until(run, lambda: toasts(app) == ["a key that does nothing"])
        await until(run, lambda: len(app.screen.query(Toast)) == 1)
        assert not _over(app)
        await press(run, "y")
        assert sorted(toasts(app)) == sorted(
            [long, "a short one", "told meanwhile\n" * 20, "a key that does nothing"]
        )


async def test_over_a_list_lies_the_last_toast_alone(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        run = (app, pilot)
        app.notify("before", timeout=600, markup=False)
        app.push_screen(ChoiceScreen("Many", [Choice(n, str(n)) for n in range(40)]))
        await until(run, lambda: toasts(app) == ["before"])
        app.notify("of a key there", timeout=600, markup=False)
        await until(run, lambda: toasts(app) == ["of a key there"])
        await press(run, "escape")
        await until(run, lambda: sorted(toasts(app)) == ["before", "of a key there"])


def test_the_clock_of_a_toast_stands_still_while_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = Notice("saved", timeout=5)
    monkeypatch.setattr(notices, "monotonic", lambda: notice.since + 3)
    waiting = notice.put_by()
    assert waiting is not None and waiting.timeout == pytest.approx(2)
    monkeypatch.setattr(notices, "monotonic", lambda: notice.since + 4.5)
    assert notice.put_by() is None


def _seen(screen: Screen[Any]) -> list[Toast]:
    """Return the toasts that a screen draws."""
    return [each for each in screen.query(Toast) if each.region and each.parent and each.is_on_screen]


def _words(toast: Toast) -> list[str]:
    return toast.render().plain.split("\n")


async def test_toasts_behind_a_question_are_not_seen_beside_it_and_come_back(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        run = (app, pilot)
        app.notify("told before\n" * 6, timeout=600, markup=False)
        await until(run, lambda: len(_seen(app.screen)) == 1)
        app.push_screen(QuestionScreen("Keys", "Take the key?", "j goes down\nj picks"))
        await until(run, lambda: isinstance(app.screen, QuestionScreen) and not _seen(app.desk_screen))
        assert not app.desk_screen.get_child_by_type(ToastRack).display
        await press(run, "y")
        await until(run, lambda: len(_seen(app.screen)) == 1)


async def test_no_toast_lies_over_the_letters_of_jump_mode(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        run = (app, pilot)
        app.notify("told before", timeout=600, markup=False)
        await until(run, lambda: len(_seen(app.screen)) == 1)
        await press(run, "semicolon")
        assert isinstance(app.screen, JumpScreen)
        app.notify("told meanwhile", timeout=600, markup=False)
        await pilot.pause()
        assert not [each for screen in app.screen_stack for each in _seen(screen)]
        await press(run, "escape")
        await until(run, lambda: len(_seen(app.screen)) == 2)


def _covers_typing(app: NewsroomApp) -> bool:
    at = getattr(app.screen.focused, "cursor_screen_offset", None)
    assert at is not None
    return any(each.region.y <= at.y < each.region.bottom for each in _seen(app.screen))


async def test_toasts_make_way_for_the_line_in_which_one_looks_for_words(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        run = (app, pilot)
        app.notify("told before", timeout=600, markup=False)
        await press(run, "2", "slash")
        await until(run, lambda: [each.region.y for each in _seen(app.screen)] == [2])
        assert not _covers_typing(app)
        app.notify("a long message\n" * 30, timeout=600, markup=False)
        await until(run, lambda: [_words(each)[-1][:6] for each in _seen(app.screen)] == ["… and "])
        assert not _covers_typing(app)
        await press(run, "escape")
        await until(run, lambda: len(_seen(app.screen)) == 2 and _seen(app.screen)[0].region.bottom > 12)


async def test_toasts_make_way_for_the_cursor_in_the_editor(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        run = (app, pilot)
        await press(run, "a", "3", "j", "e")
        app.notify("told meanwhile", timeout=600, markup=False)
        for key in (*["tab"] * 4, *["enter"] * 6):
            await press(run, key)
            if getattr(app.screen.focused, "cursor_screen_offset", None):
                await until(run, lambda: bool(_seen(app.screen)) and not _covers_typing(app))
        # Toasts that are gone leave no room above the others, which would come to lie over the line again.
        await until(run, lambda: _seen(app.screen)[0].region.y == 2)


async def test_of_many_problems_the_first_are_told_and_where_to_read_the_others(desk: Desk) -> None:
    app = NewsroomApp(desk)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        run = (app, pilot)
        app.tell_problems([f"theme file {n} cannot be used" for n in range(40)], title="Keys")
        await until(run, lambda: len(_seen(app.screen)) == 1)
        [toast] = _seen(app.screen)
        words = [line for line in _words(toast) if line]
        assert words[0] == "Keys" and words[1] == "theme file 0 cannot be used"
        assert words[-1] == f"and {40 - (len(words) - 2)} more: newsroom doctor"
        assert app.screen.region.contains_region(toast.region) and toast.region.height <= 12
