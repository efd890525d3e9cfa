"""Rules, views and numbers on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import open_desk, ranking
from newsroom.model import FeedDraft, Mark, View
from newsroom.settings.config import load
from tests.cli.conftest import Newsroom
from tests.desk.conftest import article

RULES = """
[[rule]]
name = "芯片"
match = "title:芯片"
tag = ["硬件", "供应"]
star = true

[[rule]]
name = "促销"
match = "title:促销"
dismiss = true
score = -10
"""


@pytest.fixture
def stocked(newsroom: Newsroom) -> Iterator[Newsroom]:
    settings = load()
    with open_desk(settings) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed", title="IT之家"))
        titles = ("芯片涨价", "年中促销", "大模型降价")
        came = datetime.now(UTC).replace(microsecond=0)
        drafts = [replace(article(str(n), title), published=came) for n, title in enumerate(titles, 1)]
        desk.store.articles.absorb(feed.id, drafts, came)
    settings.rules_file.parent.mkdir(parents=True, exist_ok=True)
    settings.rules_file.write_text(RULES, encoding="utf-8")
    yield newsroom


def titles_of(newsroom: Newsroom, query: str) -> list[str]:
    return [each["title"] for each in newsroom("search", query, "--json").json]


def test_rules_are_listed_with_what_they_do(stocked: Newsroom) -> None:
    first, second = stocked("rules", "list").lines
    assert "title:芯片" in first and "#硬件, #供应, star" in first
    assert "dismiss, -10 points" in second
    [chips, _sale] = stocked("rules", "list", "--json").json
    assert (chips["name"], chips["tag"], chips["star"], chips["line"]) == ("芯片", ["硬件", "供应"], True, 3)


def test_a_tag_is_known_by_its_word_and_one_without_a_word_is_refused(stocked: Newsroom) -> None:
    file = load().rules_file
    file.write_text(RULES.replace('"供应"', '"# 供应"'), encoding="utf-8")
    assert stocked("rules", "list", "--json").json[0]["tag"] == ["硬件", "供应"]
    file.write_text(RULES.replace('"供应"', '"#"'), encoding="utf-8")
    refused = stocked("rules", "list")
    assert refused.code and "line 5: tag: there is no word beside the #" in refused.err


def test_without_rules_it_says_where_they_go(newsroom: Newsroom) -> None:
    listed = newsroom("rules", "list")
    assert (listed.code, listed.out) == (0, "") and "rules.toml" in listed.err
    assert newsroom("rules", "log", "--json").json == []


def test_a_rule_is_tried_applied_listed_and_taken_back(stocked: Newsroom) -> None:
    tried = stocked("rules", "test", "芯片", "--json")
    assert {(each["action"], each["id"], each["title"]) for each in tried.json} == {
        ("tag", None, "芯片涨价"),
        ("star", None, "芯片涨价"),
    }
    assert "芯片: 1 story in 30 days" in tried.err
    assert titles_of(stocked, "is:starred") == [] and stocked("rules", "log").out == ""

    applied = stocked("rules", "apply", "--json")
    assert len(applied.json) == 5 and "rules acted on 2 stories" in applied.err
    assert titles_of(stocked, "is:starred") == titles_of(stocked, "tag:硬件") == ["芯片涨价"]
    assert stocked("rules", "apply", "--json").json == []

    logged = stocked("rules", "log", "--json").json
    assert [each["id"] for each in logged] == [5, 4, 3, 2, 1]
    [star] = [each["id"] for each in logged if each["action"] == "star"]
    assert "1 deed taken back" in stocked("rules", "undo", star).err
    assert titles_of(stocked, "is:starred") == [] and titles_of(stocked, "tag:硬件") == ["芯片涨价"]
    assert sum(line.count("(taken back)") for line in stocked("rules", "log").lines) == 1
    assert "2 deeds taken back" in stocked("rules", "undo", "芯片").err
    again = stocked("rules", "undo", "芯片")
    assert again.code == 1 and "芯片" in again.err


def test_of_a_rule_that_was_changed_the_newest_points_count_and_undo_takes_these_back(
    stocked: Newsroom,
) -> None:
    rule = '[[rule]]\nname = "芯片"\nmatch = "title:芯片"\nscore = {}\n'
    for score in (10, -30):
        load().rules_file.write_text(rule.format(score), encoding="utf-8")
        stocked("rules", "apply")
    log = stocked("rules", "log").lines
    assert "-30 points" in log[0] and "(taken back)" not in log[0]
    assert "+10 points (taken back)" in log[1] and len(log) == 2
    assert stocked("undo").code == 0
    log = stocked("rules", "log").lines
    assert "-30 points (taken back)" in log[0] and "(taken back)" not in log[1]
    assert stocked("redo").code == 0
    assert "1 deed taken back" in stocked("rules", "undo", "芯片").err
    assert all("(taken back)" in line for line in stocked("rules", "log").lines)


def test_points_that_are_changed_stand_in_one_table_with_those_they_replace(stocked: Newsroom) -> None:
    rule = '[[rule]]\nname = "芯片"\nmatch = "title:芯片"\nscore = {}\n'
    load().rules_file.write_text(rule.format(20), encoding="utf-8")
    stocked("rules", "apply")
    load().rules_file.write_text(rule.format(-5), encoding="utf-8")
    for command in ("test", "apply"):
        told = stocked("rules", command)
        assert told.code == 0 and len(told.lines) == 2, told.err
        assert told.lines[0].startswith("芯片  +20 points (no longer)  ")
        assert told.lines[1].startswith("芯片  -5 points               ")
    assert [line.count("(taken back)") for line in stocked("rules", "log").lines] == [0, 1]


def test_what_another_rule_gave_and_lapses_is_counted_apart(stocked: Newsroom) -> None:
    first = '[[rule]]\nname = "价格"\nmatch = "title:价 OR title:促销"\nscore = 15\n'
    load().rules_file.write_text(first, encoding="utf-8")
    stocked("rules", "apply")
    load().rules_file.write_text(
        '[[rule]]\nname = "芯片"\nmatch = "title:芯片"\ntag = "硬件"\n', encoding="utf-8"
    )
    gone = "on 3 stories counts no more what rules did before: 价格"
    assert stocked("rules", "test", "芯片").err.splitlines() == ["芯片: 1 story in 30 days", gone]
    assert stocked("rules", "apply", "芯片").err.strip() == f"rules acted on 1 story; {gone}"


def test_a_broken_file_of_rules_is_named_by_each_fetch_though_it_brings_nothing(newsroom: Newsroom) -> None:
    file = load().rules_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[[rule]]\nname = 3\n", encoding="utf-8")
    fetched = newsroom("fetch")
    assert fetched.code == 0
    assert f"no rule acts until this is put right: {file}: line 2" in fetched.err
    file.unlink()
    assert "no rule acts" not in newsroom("fetch").err


def test_a_rule_that_is_not_there_is_named(stocked: Newsroom) -> None:
    failed = stocked("rules", "test", "广告")
    assert failed.code == 1 and failed.out == ""
    assert "广告" in failed.err and "芯片, 促销" in failed.err


def test_a_mute_that_is_over_is_told(stocked: Newsroom) -> None:
    file = load().rules_file
    rule = '[[rule]]\nname = "过期"\nmatch = "促销"\nmute_until = {}\n'
    file.write_text(rule.format("2020-01-01"), encoding="utf-8")
    for command in (("rules", "list"), ("rules", "test")):
        ended = stocked(*command)
        assert ended.code == 0 and "过期: mute_until 2020-01-01 has passed" in ended.err
    file.write_text(rule.format("9999-01-01"), encoding="utf-8")
    assert "passed" not in stocked("rules", "list").err


def test_what_a_search_could_not_read_is_said_and_the_rest_is_found(stocked: Newsroom) -> None:
    for words in ("芯片 after:foo", "芯片 before:2026-13-01", "is:foo 芯片", "芯片 OR", "芯片 source:"):
        found = stocked("search", words, "--json")
        assert [each["title"] for each in found.json] == ["芯片涨价"] and "not understood" in found.err, words
    for words in ("OR", "is:foo", "after:9999999"):
        nothing = stocked("search", words, "--json")
        assert nothing.json == [] and "not understood" in nothing.err and "asks for nothing" in nothing.err


def test_issues_are_searched_by_their_days_and_what_says_nothing_of_them_is_told(stocked: Newsroom) -> None:
    for day, lead in (("2026-07-26", "山雀甲"), ("2026-07-27", "山雀乙")):
        stocked("issue", "new", "--date", day)
        file = load().rules_file.with_name("lead.md")
        file.write_text(lead, encoding="utf-8")
        assert stocked("issue", "set", "--lead", str(file)).code == 0

    def days(*query: str) -> list[str]:
        return [each["date"] for each in stocked("search", "--issues", "--json", *query).json]

    assert days("山雀") == ["2026-07-27", "2026-07-26"]
    assert days("山雀", "after:2026-07-27") == ["2026-07-27"]
    assert days("山雀", "before:2026-07-27") == days("山雀", "-after:2026-07-27") == ["2026-07-26"]
    assert days("山雀", "after:2026-07-28") == []
    left = stocked("search", "--issues", "山雀", "is:ran", "source:36氪")
    assert "is:ran source:36氪" in left.err and len(left.lines) == 2
    assert stocked("search", "--issues", "is:ran").out == ""


def test_views_have_their_counts(stocked: Newsroom) -> None:
    stocked("rules", "apply")
    stories = {each["name"]: each["stories"] for each in stocked("views", "list", "--json").json}
    assert {name: stories[name] for name in ("all", "unread", "starred", "dismissed", "picked")} == {
        "all": 2,
        "unread": 2,
        "starred": 1,
        "dismissed": 1,
        "picked": 0,
    }


def test_a_search_is_kept_renamed_and_removed(stocked: Newsroom) -> None:
    assert stocked("views", "keep", "价", "title:芯片", "OR", "title:大模型").code == 0
    [kept] = [each for each in stocked("views", "list", "--json").json if each["query"]]
    assert kept == {"name": "价", "query": "title:芯片 OR title:大模型", "stories": 2}
    again = stocked("views", "keep", "价", "芯片")
    assert again.code == 1 and "价" in again.err
    empty = stocked("views", "keep", "空", "is:")
    assert empty.code == 1 and "nothing stands behind it" in empty.err
    guessed = stocked("views", "keep", "猜", "芯片", "after:foo")
    assert guessed.code == 1 and "after:foo" in guessed.err
    for name in ("all", " Unread ", "since the last issue"):
        taken = stocked("views", "keep", name, "芯片")
        assert taken.code == 1 and "always there; choose another name" in taken.err
    assert stocked("views", "rename", "价", "today").code == 1
    assert stocked("views", "rename", "价", "价格").code == 0
    gone = stocked("views", "remove", "价")
    assert gone.code == 1 and "价格" in gone.err
    assert stocked("views", "remove", "价格").code == 0
    assert not [each for each in stocked("views", "list", "--json").json if each["query"]]


def test_the_views_are_called_in_the_language_that_is_spoken(stocked: Newsroom) -> None:
    assert any(line.startswith("since the last issue ") for line in stocked("views", "list").lines)
    chinese = stocked("--lang", "zh", "views", "list").lines
    assert not [line for line in chinese if line[:1].isascii()]
    assert any(line.startswith("已标星") or line.startswith("标星") for line in chinese)


def test_a_view_has_a_name_that_fits_a_line(stocked: Newsroom) -> None:
    for name in ("x" * 3_000, "名" * 31):
        for refused in (stocked("views", "keep", name, "芯片"), stocked("views", "rename", "1", name)):
            assert refused.code == 1 and refused.err.count("\n") == 1
        assert "at most 60 cells" in stocked("views", "keep", name, "芯片").err
    assert stocked("views", "keep", "名" * 30, "芯片").code == 0
    assert "at most 60 cells" in stocked("views", "rename", "名" * 30, "x" * 61).err


def test_numbers_count_what_came_and_what_was_picked(stocked: Newsroom) -> None:
    stocked("issue", "new")
    stocked("issue", "pick", "1")
    numbers = stocked("stats", "--days", "2", "--json").json
    assert [day["articles"] for day in numbers["days"]][-1] == 3 and len(numbers["days"]) == 2
    assert (numbers["stories"], numbers["picked"], numbers["share"]) == (3, 1, 0.3333)
    assert numbers["sources"] == [{"source": "IT之家", "articles": 3, "picked": 1}]
    [issue] = numbers["issues"]
    assert (issue["entries"], issue["sources"]) == (1, 1) and issue["characters"] > 0
    printed = stocked("stats", "--days", "2").out
    assert "1 of 3 stories picked (33.3%)" in printed and "IT之家" in printed


def test_issues_in_the_numbers_are_of_the_days_asked(stocked: Newsroom) -> None:
    today = datetime.now(UTC).date()
    for days in (0, 3):
        id = stocked("issue", "new", "--date", str(today - timedelta(days=days))).out.strip()
        stocked("issue", "pick", "1", "--issue", id)
    assert [len(stocked("stats", "--days", n, "--json").json["issues"]) for n in (2, 9)] == [1, 2]


def test_terms_of_what_a_rule_or_the_editor_dismissed_do_not_rise(stocked: Newsroom) -> None:
    came = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    with open_desk(load()) as desk:
        titles = ["甲店促销：限时优惠到周五", "限时优惠，乙店大促销", "促销的丙店给出限时优惠"]
        titles += ["海鸥机器人入户", "海鸥机器人上岗港口", "远洋集团采购海鸥机器人"]
        drafts = [replace(article(f"t{n}", title), published=came) for n, title in enumerate(titles)]
        desk.store.articles.absorb(desk.store.feeds.all()[0].id, drafts, came)

    def rising() -> str:
        return " ".join(each["term"] for each in stocked("stats", "--json").json["rising"])

    assert "限时优惠" in rising() and "海鸥机器人" in rising()
    stocked("rules", "apply")
    assert "限时优惠" not in rising() and "海鸥机器人" in rising()
    with open_desk(load()) as desk:
        [row] = [row for row in desk.store.articles.latest(9) if row.title == "海鸥机器人入户"]
        desk.store.marks.set([row.id], Mark.DISMISSED, True, "x")
    assert rising() == ""


def test_numbers_of_many_days_begin_with_the_first_article(stocked: Newsroom) -> None:
    assert len(stocked("stats", "--days", "5000", "--json").json["days"]) == 5000
    lines = stocked("stats", "--days", "5000").lines
    assert lines[1].split()[1] != "0" and len(lines) < 30


def test_numbers_of_no_days_are_wrong_usage(stocked: Newsroom) -> None:
    assert stocked("stats", "--days", "0").code == 2


def test_stories_are_joined_shown_split_and_put_back(stocked: Newsroom) -> None:
    first, second, third = sorted(each["id"] for each in stocked("articles", "--json").json)
    joined = stocked("stories", "join", str(first), str(second))
    assert joined.code == 0 and "newsroom undo" in joined.err
    assert "one story already" in stocked("stories", "join", str(second), str(first)).err
    told = stocked("stories", "show", str(second), "--json").json
    assert [(each["kind"], each["id"]) for each in told] == [("story", first), ("story", second)]
    assert len({each["group"] for each in stocked("articles", "--json").json}) == 2
    assert stocked("stories", "show", str(first)).lines[1].endswith("年中促销")
    assert stocked("stories", "split", str(second)).code == 0
    assert len({each["group"] for each in stocked("articles", "--json").json}) == 3
    stocked("undo")
    assert len(stocked("stories", "show", str(first)).lines) == 2
    alone = stocked("stories", "split", str(third))
    assert alone.code == 1 and "no other article" in alone.err


def test_what_undo_takes_apart_has_its_score_anew(stocked: Newsroom) -> None:
    with open_desk(load()) as desk:
        ranking.rank(desk)
        first, second = list(desk.store.inbox.ids(View()))[:2]
    stocked("stories", "join", str(first), str(second))
    assert stocked("undo").code == 0
    with open_desk(load()) as desk:
        assert desk.store.ranking.stale() == []


def test_stories_of_no_article_are_a_message_in_one_line(stocked: Newsroom) -> None:
    for words, code in (
        (("show", "999"), 1),
        (("join", "1", "999"), 1),
        (("join", "1"), 2),
        (("split", "x"), 2),
    ):
        ended = stocked("stories", *words)
        assert ended.code == code and ended.out == "" and "Traceback" not in ended.err


@pytest.mark.parametrize(
    "words", [("stats",), ("rules", "test"), ("rules", "apply"), ("tidy", "--dry-run")], ids=" ".join
)
def test_days_back_before_the_first_day_there_is_are_refused(
    stocked: Newsroom, words: tuple[str, ...]
) -> None:
    ended = stocked(*words, "--days", "99999999")
    assert ended.code == 2 and "from 1 to 36,500" in ended.err and "Traceback" not in ended.err


def test_a_weight_moves_the_stories_of_a_feed_at_once_and_undo_moves_them_back(stocked: Newsroom) -> None:
    settings = load()

    def best() -> list[str]:
        with open_desk(settings) as desk:
            return [row.source for row in desk.store.inbox.rows(desk.store.inbox.ids(View(order="best")))]

    with open_desk(settings) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://b.example/feed", title="晚报"))
        came = datetime.now(UTC).replace(microsecond=0)
        draft = replace(article("9", "港口恢复作业"), published=came - timedelta(hours=1))
        desk.store.articles.absorb(feed.id, [draft], came)
        ranking.rank(desk)
    assert best()[0] == "IT之家"
    stocked("feeds", "edit", "晚报", "--weight", "90")
    assert best()[0] == "晚报"
    stocked("undo")
    assert best()[0] == "IT之家"
