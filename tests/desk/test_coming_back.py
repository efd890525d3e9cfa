"""What was out of sight stands in the morning's list, and among what is of today, as it comes back."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, exporting, open_desk, rules, views
from newsroom.model import FeedDraft, Mark
from newsroom.settings.config import Settings
from tests.desk.conftest import NOW, article

TITLE = "甲公司开源大模型远山3.0，支持百万字上下文"
DAY = timedelta(days=1)


class Days:
    """A newsroom whose clock goes on when told to."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        settings = Settings(file=folder / "newsroom.toml", database=folder / "newsroom.db")
        self.opened = open_desk(settings, now=lambda: self.now)

    def comes(self, desk: Desk, name: str, title: str, source: str) -> int:
        """Have a source tell something now, and the rules act on it."""
        feed, _new = desk.store.feeds.add(FeedDraft(url=f"https://feeds.example/{source}", title=source))
        draft = replace(article(name, title), published=self.now)
        [id] = desk.store.articles.absorb(feed.id, [draft], self.now).new
        rules.act_on_new(desk, self.now)
        return id


@pytest.fixture
def days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Days, Desk]]:
    """The newsroom on its first day."""
    monkeypatch.chdir(tmp_path)
    days = Days(tmp_path)
    with days.opened as desk:
        yield days, desk


def listed(desk: Desk, name: str) -> list[str]:
    """Return what a view shows."""
    return [row.title for row in desk.store.inbox.rows(desk.store.inbox.ids(views.resolve(name, desk)))]


def export(desk: Desk) -> None:
    """Have the issue of this day go out."""
    head = composing.start(desk).stored.head
    exporting.export(desk, head.id, force=True)


@pytest.mark.parametrize("by", ["editor", "rule"])
def test_what_was_held_is_new_on_the_morning_of_its_day_until_that_days_issue_is_out(
    days: tuple[Days, Desk], by: str
) -> None:
    clock, desk = days
    rules.act_on_new(desk, clock.now)
    if by == "rule":
        until = desk.today() + DAY
        text = f'[[rule]]\nname = "later"\nmatch = "远山"\nmute_until = {until}\n'
        desk.settings.rules_file.write_text(text, encoding="utf-8")
    held = clock.comes(desk, "1", TITLE, "甲报")
    clock.comes(desk, "2", "昨天的事", "甲报")
    if by == "editor":
        desk.store.marks.set([held], Mark.HELD, desk.today() + DAY, "held")
    clock.now += timedelta(hours=1)
    export(desk)
    clock.now = datetime.combine(desk.today() + DAY, time(0, 5), ZoneInfo(desk.publication.zone))
    clock.comes(desk, "3", "今早的事", "甲报")
    assert sorted(listed(desk, "since")) == sorted(listed(desk, "today")) == sorted([TITLE, "今早的事"])
    clock.now += timedelta(hours=8)
    export(desk)
    clock.now += timedelta(hours=1)
    assert listed(desk, "since") == []
    clock.now += DAY
    assert listed(desk, "since") == listed(desk, "today") == []


def told_by_an_advertiser(clock: Days, desk: Desk, does: str) -> None:
    """Have a story come of which a rule does something, and its day's issue go out."""
    rules.act_on_new(desk, clock.now)
    text = f'[[rule]]\nname = "away"\nmatch = "source:广告号"\n{does}\n'
    desk.settings.rules_file.write_text(text, encoding="utf-8")
    clock.comes(desk, "1", TITLE, "广告号")
    clock.now += timedelta(hours=1)
    export(desk)
    clock.now += DAY


def test_what_a_rule_dismissed_is_new_as_another_source_brings_it_back(days: tuple[Days, Desk]) -> None:
    clock, desk = days
    told_by_an_advertiser(clock, desk, "dismiss = true")
    assert listed(desk, "since") == listed(desk, "all") == []
    clock.comes(desk, "2", TITLE, "甲报")
    assert listed(desk, "since") == listed(desk, "today") == [TITLE]


def test_what_was_marked_down_and_is_told_by_another_source_is_no_news(days: tuple[Days, Desk]) -> None:
    clock, desk = days
    told_by_an_advertiser(clock, desk, "score = -20")
    clock.comes(desk, "2", TITLE, "甲报")
    assert listed(desk, "since") == [] and listed(desk, "all") == [TITLE]
