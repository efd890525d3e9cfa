"""What rules do with articles, and what the editor sees and takes back of it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, picking, ranking, rules, views
from newsroom.model import FeedDraft, Mark, NewsroomError, View
from newsroom.settings.rules import RulesError
from tests.desk.conftest import NOW, Stock, article

RULES = """
[[rule]]
name = "融资"
match = "title:融资"
tag = "商业"
score = 15
star = true

[[rule]]
name = "广告"
match = "title:促销"
dismiss = true
"""


def write(desk: Desk, text: str) -> None:
    desk.settings.rules_file.write_text(text, encoding="utf-8")


@pytest.fixture
def stocked(desk: Desk, stock: Stock) -> Desk:
    titles = ["甲公司完成融资", "年中促销开始", "乙公司发布模型"]
    stock([article(str(n), title) for n, title in enumerate(titles)])
    write(desk, RULES)
    return desk


def shown(desk: Desk, **fields: object) -> list[str]:
    return [row.title for row in desk.store.inbox.rows(desk.store.inbox.ids(View(**fields)))]  # type: ignore[arg-type]


def test_a_trial_does_nothing(stocked: Desk) -> None:
    deeds = rules.wanted(stocked, rules.read_rules(stocked), since=rules.month(stocked))
    assert [(deed.rule, deed.action) for deed in deeds] == [
        ("融资", "tag"),
        ("融资", "star"),
        ("融资", "score"),
        ("广告", "dismiss"),
    ]
    assert len(shown(stocked)) == 3 and not stocked.store.deeds.log()


def test_what_rules_did_is_seen_listed_and_undone_in_one_step(stocked: Desk) -> None:
    rules.apply(stocked, rules.read_rules(stocked))
    assert "年中促销开始" not in shown(stocked)
    assert shown(stocked, tag="商业") == shown(stocked, starred=True) == ["甲公司完成融资"]
    assert [deed.undone for deed in stocked.store.deeds.log()] == [False] * 4
    stocked.store.journal.undo()
    assert len(shown(stocked)) == 3 and not shown(stocked, tag="商业") and not shown(stocked, starred=True)
    assert all(deed.undone for deed in stocked.store.deeds.log())
    stocked.store.journal.redo()
    assert shown(stocked, tag="商业") == ["甲公司完成融资"]


def test_a_single_deed_is_taken_back_and_not_done_again_unasked(desk: Desk, stock: Stock) -> None:
    title = "甲公司开源大模型远山3.0，年中促销只要一元"
    write(desk, RULES)
    rules.act_on_new(desk, NOW)
    stock([article("1", title)], "甲报")
    rules.act_on_new(desk, NOW)
    [dismissed] = desk.store.deeds.log()
    rules.take_back(desk, [dismissed])
    assert shown(desk) == [title]
    stock([article("2", title)], "乙报")
    assert rules.act_on_new(desk, NOW).deeds == ()
    assert shown(desk) == [title]
    desk.store.journal.undo()
    assert shown(desk) == []


def test_what_was_taken_back_is_done_again_when_asked_and_the_trial_says_so(stocked: Desk) -> None:
    [rule] = rules.read_rules(stocked, "融资")

    def promised() -> tuple[int, int]:
        trial = rules.tried(stocked, rule, since=rules.month(stocked))
        return len(trial.deeds), len(trial.done)

    assert promised() == (3, 0)
    assert len(rules.apply(stocked, [rule])[1]) == 3
    assert promised() == (0, 1)
    assert rules.apply(stocked, [rule])[1] == []
    rules.take_back(stocked, stocked.store.deeds.log())
    assert promised() == (3, 0)
    assert len(rules.apply(stocked, [rule])[1]) == 3
    assert shown(stocked, starred=True) == ["甲公司完成融资"]
    stocked.store.journal.undo()
    assert len(rules.apply(stocked, [rule])[1]) == 3


MARKING = """
[[rule]]
name = "marks"
match = "title:融资"
{deed}
"""
MARKS = [
    ("star = true", Mark.STARRED, True),
    ("dismiss = true", Mark.DISMISSED, True),
    ("mute_until = 9999-12-31", Mark.HELD, date(9999, 1, 1)),
]


def marks_of(desk: Desk, id: int) -> tuple[bool, bool, date | None]:
    [row] = desk.store.inbox.rows([id])
    return row.starred, row.dismissed, row.held


@pytest.mark.parametrize(("deed", "mark", "value"), MARKS)
def test_taking_a_rule_back_leaves_the_marks_of_the_editor(
    desk: Desk, stock: Stock, deed: str, mark: Mark, value: bool | date
) -> None:
    stock([article("1", "甲公司完成融资")])
    [id] = desk.store.inbox.ids(View())
    write(desk, MARKING.format(deed=deed))
    desk.store.marks.set([id], mark, value, "by hand")
    as_set = marks_of(desk, id)
    rules.apply(desk, rules.read_rules(desk))
    rules.take_back(desk, [each for each in desk.store.deeds.log() if not each.undone])
    assert marks_of(desk, id) == as_set


@pytest.mark.parametrize(("deed", "mark", "value"), MARKS)
def test_what_the_editor_sets_after_a_rule_is_the_editors(
    desk: Desk, stock: Stock, deed: str, mark: Mark, value: bool | date
) -> None:
    stock([article("1", "甲公司完成融资")])
    [id] = desk.store.inbox.ids(View())
    write(desk, MARKING.format(deed=deed))
    [rule] = rules.read_rules(desk)
    rules.apply(desk, [rule])
    by_rule = marks_of(desk, id)
    day = rule.mute_until
    desk.store.marks.set([id], mark, None if day else False, "taken away")
    desk.store.marks.set([id], mark, day or True, "by hand")
    assert marks_of(desk, id) == by_rule
    rules.take_back(desk, [each for each in desk.store.deeds.log() if not each.undone])
    assert marks_of(desk, id) == by_rule
    # Undone as far as the rule, the mark is the rule's again.
    while (last := desk.store.journal.last()) and "rules on" not in last.label:
        desk.store.journal.undo()
    rules.take_back(desk, [each for each in desk.store.deeds.log() if not each.undone])
    assert marks_of(desk, id) == (False, False, None)


def test_a_story_muted_twice_is_held_again_until_the_editors_day(desk: Desk, stock: Stock) -> None:
    stock([article("1", "甲公司完成融资")])
    [id] = desk.store.inbox.ids(View())
    write(
        desk,
        MARKING.format(deed="mute_until = 9999-12-30")
        + MARKING.format(deed="mute_until = 9999-12-31").replace('"marks"', '"longer"'),
    )
    desk.store.marks.set([id], Mark.HELD, date(9999, 1, 1), "by hand")
    rules.apply(desk, rules.read_rules(desk))
    assert marks_of(desk, id)[2] == date(9999, 12, 31)
    longer, shorter = desk.store.deeds.log()
    rules.take_back(desk, [shorter])
    assert marks_of(desk, id)[2] == date(9999, 12, 31)
    rules.take_back(desk, [longer])
    assert marks_of(desk, id)[2] == date(9999, 1, 1)
    desk.store.journal.undo()
    desk.store.journal.undo()
    rules.take_back(desk, [longer, shorter])
    assert marks_of(desk, id)[2] == date(9999, 1, 1)
    desk.store.journal.undo()
    assert marks_of(desk, id)[2] == date(9999, 12, 31)


def test_a_story_that_is_muted_anew_is_held_as_before_once_the_last_deed_is_taken_back(
    desk: Desk, stock: Stock
) -> None:
    stock([article("1", "甲公司完成融资")])
    [id] = desk.store.inbox.ids(View())

    def apply(day: str) -> None:
        write(desk, MARKING.format(deed=f"mute_until = {day}"))
        rules.apply(desk, rules.read_rules(desk))

    apply("9999-12-30")
    rules.take_back(desk, desk.store.deeds.log())
    apply("9999-12-30")
    apply("9999-12-20")
    last, standing, _first = desk.store.deeds.log()
    assert marks_of(desk, id)[2] == date(9999, 12, 20) and not standing.undone
    rules.take_back(desk, [last])
    assert marks_of(desk, id)[2] == date(9999, 12, 30)
    rules.take_back(desk, [standing])
    assert marks_of(desk, id)[2] is None


def test_what_two_programs_do_at_once_is_done_once(stocked: Desk) -> None:
    known = rules.read_rules(stocked)
    wanted = rules.wanted(stocked, known)
    rules.apply(stocked, known)
    # The other one had looked before this one acted.
    _change, done = stocked.store.deeds.do(wanted, lambda deeds: "rules", again=True)
    assert done == [] and len(stocked.store.deeds.log()) == 4


def test_rules_act_once_on_what_comes_and_wait_while_their_file_is_broken(desk: Desk, stock: Stock) -> None:
    stock([article("0", "旧的融资")])
    write(desk, RULES)
    started = NOW + timedelta(seconds=1)
    assert rules.act_on_new(desk, started).deeds == ()
    write(desk, "[[rule]]\nname = 3\n")
    stock([article("1", "新的融资")])
    assert "line 2" in rules.act_on_new(desk, started).problem
    write(desk, RULES)
    assert {deed.title for deed in rules.act_on_new(desk, started).deeds} == {"新的融资"}
    assert rules.act_on_new(desk, started).deeds == ()


def test_rules_do_not_put_away_what_is_picked(stocked: Desk) -> None:
    both = '[[rule]]\nname = "{name}"\nmatch = "促销"\nscore = 5\n'
    write(
        stocked,
        both.format(name="a") + "dismiss = true\n" + both.format(name="b") + "mute_until = 9999-12-31\n",
    )
    [sale] = [
        row.id for row in stocked.store.inbox.rows(stocked.store.inbox.ids(View())) if "促销" in row.title
    ]
    picking.pick(stocked, composing.start(stocked).stored.head.id, [sale])
    _change, deeds = rules.apply(stocked, rules.read_rules(stocked))
    assert [deed.action for deed in deeds] == ["score", "score"]
    assert "年中促销开始" in shown(stocked)


def test_rules_do_not_put_away_what_the_editor_starred(stocked: Desk) -> None:
    ids = stocked.store.inbox.ids(View())
    stocked.store.marks.set(list(ids), Mark.STARRED, True, "starred")
    trial = rules.tried(stocked, rules.read_rules(stocked, "广告")[0])
    assert (trial.deeds, trial.spared) == ((), 1)
    over = replace(rules.read_rules(stocked, "广告")[0], dismiss=False, mute_until=date(2020, 1, 1))
    assert rules.tried(stocked, over).spared == 0  # it would put nothing away
    rules.apply(stocked, rules.read_rules(stocked, "广告"))
    assert "年中促销开始" in shown(stocked)


STARRED = '[[rule]]\nname = "重点"\nmatch = "融资"\nstar = true\n'
HIDDEN = '[[rule]]\nname = "静音"\nmatch = "公司"\n{deed}\n'
HIDES = pytest.mark.parametrize("deed", ["dismiss = true", "mute_until = 9999-12-31"])


@HIDES
@pytest.mark.parametrize("first", ["重点", "静音"])
def test_what_one_rule_stars_another_does_not_hide_however_often_they_are_applied(
    stocked: Desk, deed: str, first: str
) -> None:
    both = [STARRED, HIDDEN.format(deed=deed)]
    write(stocked, "\n".join(both if first == "重点" else reversed(both)))
    known = rules.read_rules(stocked)
    hiding = next(rule for rule in known if rule.name == "静音")

    def promised() -> tuple[list[str], int]:
        since = rules.month(stocked)
        beside = rules.starred(stocked, known, since=since)
        trial = rules.tried(stocked, hiding, since=since, beside=beside)
        return [deed.title for deed in trial.deeds], trial.spared

    for _again in range(2):
        assert promised() == (["乙公司发布模型"], 1)
        rules.apply(stocked, known)
        assert sorted(shown(stocked)) == ["年中促销开始", "甲公司完成融资"]
        rules.take_back(stocked, [each for each in stocked.store.deeds.log() if each.rule == "静音"])
        assert len(shown(stocked)) == 3


@HIDES
def test_a_rule_that_stars_what_another_hid_before_brings_it_back_and_undo_hides_it(
    stocked: Desk, deed: str
) -> None:
    write(stocked, STARRED + HIDDEN.format(deed=deed))
    rules.apply(stocked, rules.read_rules(stocked, "静音"))
    assert shown(stocked) == ["年中促销开始"]
    [star] = rules.read_rules(stocked, "重点")
    promised = rules.tried(stocked, star, since=rules.month(stocked)).deeds
    _change, deeds = rules.apply(stocked, [star])
    assert [(each.rule, each.undone) for each in deeds] == [("静音", True), ("重点", False)]
    assert [(each.rule, each.undone) for each in promised] == [("静音", True), ("重点", False)]
    assert sorted(shown(stocked)) == ["年中促销开始", "甲公司完成融资"]
    stocked.store.journal.undo()
    assert shown(stocked) == ["年中促销开始"] and not shown(stocked, starred=True)
    stocked.store.journal.redo()
    assert sorted(shown(stocked)) == ["年中促销开始", "甲公司完成融资"]
    rules.apply(stocked, rules.read_rules(stocked))
    assert sorted(shown(stocked)) == ["年中促销开始", "甲公司完成融资"]


@HIDES
def test_what_comes_is_starred_by_one_rule_and_hidden_by_none(desk: Desk, stock: Stock, deed: str) -> None:
    write(desk, HIDDEN.format(deed=deed) + STARRED)
    rules.act_on_new(desk, NOW)
    stock([article("1", "甲公司完成融资"), article("2", "乙公司发布模型")])
    rules.act_on_new(desk, NOW)
    assert shown(desk) == shown(desk, starred=True) == ["甲公司完成融资"]


def test_what_the_editor_hid_a_rule_that_stars_it_leaves_hidden(stocked: Desk) -> None:
    write(stocked, STARRED)
    [id] = [
        row.id for row in stocked.store.inbox.rows(stocked.store.inbox.ids(View())) if "融资" in row.title
    ]
    stocked.store.marks.set([id], Mark.DISMISSED, True, "dismissed")
    rules.apply(stocked, rules.read_rules(stocked))
    assert "甲公司完成融资" not in shown(stocked)


AWAY = """
[[rule]]
name = "away"
match = "source:广告号"
{deed}
tag = "ad"
"""


@pytest.mark.parametrize("deed", ["dismiss = true", "mute_until = 9999-12-31", "score = -20"])
def test_a_source_that_is_put_away_takes_no_story_of_others_along(
    desk: Desk, stock: Stock, deed: str
) -> None:
    both = "甲公司开源大模型远山3.0，支持百万字上下文"
    stock([article("1", both), article("2", "限时特惠只剩三天")], "广告号")
    stock([article("3", both)], "甲报")
    write(desk, AWAY.format(deed=deed))
    [rule] = rules.read_rules(desk)
    trial = rules.tried(desk, rule)
    put = [each.title for each in trial.deeds if each.action != "tag"]
    assert (put, trial.spared) == (["限时特惠只剩三天"], 1)
    assert len([each for each in trial.deeds if each.action == "tag"]) == 2
    rules.apply(desk, [rule])
    ranking.rank(desk)
    assert shown(desk, order="best")[0] == both


@pytest.mark.parametrize("deed", ["dismiss = true", "mute_until = 9999-12-31", "score = -20"])
def test_a_story_that_was_put_away_comes_back_once_another_source_tells_it(
    desk: Desk, stock: Stock, deed: str
) -> None:
    write(desk, AWAY.format(deed=deed))
    rules.act_on_new(desk, NOW)
    title = "甲公司开源大模型远山3.0，支持百万字上下文"
    stock([article("1", title)], "广告号")
    assert [each.action for each in rules.act_on_new(desk, NOW).deeds if each.action != "tag"]
    stock([article("2", title)], "甲报")
    assert rules.act_on_new(desk, NOW).deeds == ()
    assert shown(desk) == [title]
    assert [each.action for each in desk.store.deeds.log() if not each.undone] == ["tag"]
    assert rules.apply(desk, rules.read_rules(desk))[1] == []
    change = desk.store.journal.undo()
    assert change is not None and "brought back" in change.label
    assert len([each for each in desk.store.deeds.log() if not each.undone]) == 2


def test_what_the_editor_dismissed_does_not_come_back_with_another_source(desk: Desk, stock: Stock) -> None:
    write(desk, AWAY.format(deed="score = -20"))
    rules.act_on_new(desk, NOW)
    stock([article("1", "限时特惠只剩三天")], "广告号")
    rules.act_on_new(desk, NOW)
    desk.store.marks.set(list(desk.store.inbox.ids(View())), Mark.DISMISSED, True, "d")
    stock([article("2", "限时特惠只剩三天")], "甲报")
    rules.act_on_new(desk, NOW)
    assert shown(desk) == []


def test_points_of_rules_are_part_of_the_score(stocked: Desk) -> None:
    rules.apply(stocked, rules.read_rules(stocked))
    ranking.rank(stocked)
    best = shown(stocked, order="best")
    assert best[0] == "甲公司完成融资"
    id = stocked.store.inbox.ids(View(order="best"))[0]
    explained = ranking.explain(stocked, id)
    assert explained and ("rules", 15.0, "融资") in [(p.kind, p.points, p.detail) for p in explained.parts]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[rule]]\nname = "a"\nmach = "x"\nstar = true\n', 3, "did you mean match"),
        ('[[rule]]\nname = "a"\nmatch = "x"\n', 2, "does nothing"),
        ('[[rule]]\nname = "a"\nmatch = "x"\nscore = 1000\n', 4, "from -100 to 100"),
        ('[[rule]]\nname = "a"\nmatch = "…"\nstar = true\n', 3, "no letters or digits"),
        ('[[rule]]\nname = "a"\nmatch = "“推理"\nstar = true\n', 3, "quotation mark is not closed"),
        ('[[rule]]\nname = "a"\nmatch = "is:"\nstar = true\n', 3, "nothing stands behind it"),
        ('[[rule]]\nname = "a"\nmatch = "推理 after:foo"\ndismiss = true\n', 3, "after:foo"),
        ('[[rule]]\nname = "a"\nmatch = "推理 before:2026-13-01"\nstar = true\n', 3, "2026-13-01"),
        ('[[rule]]\nname = "a"\nmatch = "推理 is:foo"\nstar = true\n', 3, "is:foo"),
        ('[[rule]]\nname = "a"\nmatch = "推理 OR"\nstar = true\n', 3, "“OR”"),
        ('[[rule]]\nname = "a"\nmatch = "sorce:36氪"\ndismiss = true\n', 3, "did you mean source:"),
        ('[[rule]]\nname = "a"\nmatch = "x"\nmute_until = "soon"\n', 4, "YYYY-MM-DD"),
        (
            '[[rule]]\nname = "a"\nmatch = "x"\nstar = true\n' * 2,
            6,
            "two",
        ),
        ('[[rule]\nname = "a"\n', 1, "] is missing"),
    ],
)
def test_a_slip_in_the_rules_is_named_with_its_line(desk: Desk, text: str, line: int, words: str) -> None:
    write(desk, text)
    with pytest.raises(RulesError) as caught:
        rules.read_rules(desk)
    assert f"line {line}" in str(caught.value) and words in str(caught.value)


def test_a_search_is_kept_counted_renamed_removed_and_brought_back(stocked: Desk) -> None:
    searches = stocked.store.searches
    kept = searches.keep("钱", "融资")
    assert stocked.store.inbox.count(views.of_search(kept, stocked)) == 1
    with pytest.raises(NewsroomError):
        searches.keep("钱", "别的")
    searches.rename(kept.id, "资本")
    searches.remove(kept.id)
    assert searches.all() == []
    stocked.store.journal.undo()
    assert [each.name for each in searches.all()] == ["资本"]
    stocked.store.journal.undo()
    assert [each.name for each in searches.all()] == ["钱"]


def test_taste_learns_from_stars_and_dismissals_and_can_be_taken_back(stocked: Desk) -> None:
    from newsroom.model import Mark

    ids = list(stocked.store.inbox.ids(View()))
    stocked.store.marks.set(ids[:1], Mark.STARRED, True, "s")
    stocked.store.marks.set(ids[1:2], Mark.DISMISSED, True, "d")
    assert ranking.learn(stocked) == 2
    counts = stocked.store.ranking.counts()
    assert (counts.taken, counts.passed) == (1, 1)
    stocked.store.journal.undo()
    ranking.learn(stocked)
    assert stocked.store.ranking.counts().taken == 1
    assert ranking.learn(stocked) == 0


@pytest.mark.parametrize("out", [False, True])
def test_what_is_dismissed_by_mistake_and_brought_back_was_not_passed_over(stocked: Desk, out: bool) -> None:
    from newsroom.model import Issue

    if out:
        issue = stocked.store.issues.create(Issue(title="", date=stocked.today())).head.id
        stocked.store.issues.mark_exported(issue, stocked.now() - timedelta(days=1), "out.md")
    stocked.store.marks.set(stocked.store.inbox.ids(View())[:1], Mark.DISMISSED, True, "d")
    ranking.learn(stocked)
    assert stocked.store.ranking.counts().passed == 1
    stocked.store.journal.undo()
    ranking.learn(stocked)
    assert stocked.store.ranking.counts().passed == 0


def test_writing_an_old_issue_again_makes_nothing_passed_over(stocked: Desk) -> None:
    from newsroom.model import Issue

    start = stocked.today()
    for days in (2, 1):
        issue = stocked.store.issues.create(Issue(title="", date=start - timedelta(days=days))).head.id
        stocked.store.issues.mark_exported(issue, stocked.now() - timedelta(days=days), "out.md")
    assert ranking.learn(stocked) == 0, "all came since"
    for head in stocked.store.issues.heads():
        stocked.store.issues.mark_exported(head.id, stocked.now() + timedelta(minutes=5), "out.md")
    assert ranking.learn(stocked) == 0


def test_today_is_what_came_out_today_where_the_publication_is(desk: Desk) -> None:
    zone = ZoneInfo(desk.publication.zone)
    start = datetime.combine(desk.today(), time(), zone)
    dates = {"昨夜": start - timedelta(minutes=1), "今晨": start, "去年": start.replace(year=start.year - 1)}
    drafts = [replace(article(title, title), published=when) for title, when in dates.items()]
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://dated.example.com/rss", title="日期"))
    undated = replace(article("无日期", "无日期"), published=None)
    desk.store.articles.absorb(feed.id, [*drafts, undated], desk.now())
    view = views.resolve("today", desk, feeds=(feed.id,))
    assert {row.title for row in desk.store.inbox.rows(desk.store.inbox.ids(view))} == {"今晨", "无日期"}


def test_a_view_remembers_its_order(stocked: Desk, tmp_path: Path) -> None:
    view = views.resolve("today", stocked)
    assert (view.order, view.grouping) == ("best", "none")
    views.set_layout(stocked, view, "newest", "feed")
    again = views.restored(views.kept_state(view), stocked)
    assert (again.name, again.order, again.grouping) == ("today", "newest", "feed")
    assert views.resolve("unread", stocked).order == "best"
