"""Toasts that come and go whatever the clock does."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast, ToastRack

from newsroom.desk import Desk
from newsroom.tui import notices
from newsroom.tui.app import NewsroomApp
from newsroom.tui.notices import Notice
from tests.tui.conftest import toasts, until


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
