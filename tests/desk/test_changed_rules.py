"""Of a rule that was changed, renamed or taken out its newest points count, once."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.desk import Desk, ranking, rules
from newsroom.model import Mark, Rule, View
from tests.desk.conftest import NOW
from tests.desk.test_rules import shown, stocked, write

__all__ = ["stocked"]


POINTS = """
[[rule]]
name = "融资"
match = "{match}"
score = {score}
tag = "商业"
"""


def points(desk: Desk, title: str = "甲公司完成融资") -> list[float]:
    """The points that rules give to the story of a headline, as the editor is told them."""
    ranking.rank(desk)
    [row] = [row for row in desk.store.inbox.rows(desk.store.inbox.ids(View())) if row.title == title]
    explained = ranking.explain(desk, row.id)
    assert explained is not None
    return [part.points for part in explained.parts if part.kind == "rules"]


def apply_anew(desk: Desk) -> None:
    rules.apply(desk, rules.read_rules(desk))


def fetch_anew(desk: Desk) -> None:
    rules.act_on_new(desk, NOW)


@pytest.mark.parametrize("act", [apply_anew, fetch_anew])
def test_of_a_rule_that_was_changed_the_newest_points_alone_count(
    stocked: Desk, act: Callable[[Desk], None]
) -> None:
    write(stocked, POINTS.format(match="title:融资", score=15))
    rules.apply(stocked, rules.read_rules(stocked))
    write(stocked, POINTS.format(match="title:融资", score=-5))
    act(stocked)
    assert points(stocked) == [-5]
    write(stocked, POINTS.format(match="title:公司", score=7))
    act(stocked)
    assert points(stocked) == [7]
    write(stocked, POINTS.format(match="title:模型", score=7))
    act(stocked)
    assert points(stocked) == []
    for before in ([7], [-5], [15], []):
        stocked.store.journal.undo()
        assert points(stocked) == before
    for after in ([15], [-5], [7], []):
        stocked.store.journal.redo()
        assert points(stocked) == after


def test_taking_back_the_points_of_a_changed_rule_leaves_none(stocked: Desk) -> None:
    for score in (15, 20):
        write(stocked, POINTS.format(match="title:融资", score=score))
        rules.apply(stocked, rules.read_rules(stocked))
    rules.take_back(stocked, [deed for deed in stocked.store.deeds.log() if not deed.undone])
    assert points(stocked) == []
    stocked.store.journal.undo()
    assert points(stocked) == [20]


def test_points_taken_out_of_a_rule_go_and_its_other_deeds_stay(stocked: Desk) -> None:
    write(stocked, POINTS.format(match="title:融资", score=15))
    rules.apply(stocked, rules.read_rules(stocked))
    write(stocked, POINTS.format(match="title:融资", score=0))
    [rule] = rules.read_rules(stocked)
    promised = rules.tried(stocked, rule, since=rules.month(stocked)).deeds
    assert [(deed.action, deed.value, deed.undone) for deed in promised] == [("score", "15", True)]
    assert rules.apply(stocked, [rule])[1] == list(promised)
    assert points(stocked) == [] and shown(stocked, tag="商业") == ["甲公司完成融资"]


@pytest.mark.parametrize("act", [apply_anew, fetch_anew])
@pytest.mark.parametrize("score", [15, 20, -5])
def test_a_rule_under_another_name_counts_once(
    stocked: Desk, act: Callable[[Desk], None], score: int
) -> None:
    write(stocked, POINTS.format(match="title:融资", score=15))
    rules.apply(stocked, rules.read_rules(stocked))
    rules.act_on_new(stocked, NOW)
    write(stocked, POINTS.format(match="title:融资", score=score).replace('name = "融资"', 'name = "钱"'))
    act(stocked)
    assert points(stocked) == [score]
    standing = [deed for deed in stocked.store.deeds.log() if deed.action == "score" and not deed.undone]
    assert [deed.rule for deed in standing] == ["钱"]
    stocked.store.journal.undo()
    assert points(stocked) == [15]


def test_a_renamed_rule_is_no_other_rules_matter_and_does_nothing_twice(stocked: Desk) -> None:
    other = '[[rule]]\nname = "旁边"\nmatch = "title:模型"\ntag = "模型"\n'
    mine = POINTS.format(match="title:融资", score=15) + "notify = true\n"
    write(stocked, mine + other)
    rules.apply(stocked, rules.read_rules(stocked))
    write(stocked, mine.replace('name = "融资"', 'name = "钱"') + other)
    [money] = rules.read_rules(stocked, "钱")
    [beside] = rules.read_rules(stocked, "旁边")

    def promised(rule: Rule) -> list[tuple[str, str, bool]]:
        done = rules.tried(stocked, rule, since=rules.month(stocked)).deeds
        return [(deed.rule, deed.action, deed.undone) for deed in done]

    assert promised(beside) == []
    assert promised(money) == [("融资", "score", True), ("钱", "score", False)]
    assert rules.apply(stocked, [beside])[1] == [] and points(stocked) == [15]
    assert promised(money) == [("融资", "score", True), ("钱", "score", False)], "it is known still"
    done = rules.apply(stocked, [money])[1]
    assert [deed.action for deed in done] == ["score", "score"] and points(stocked) == [15]
    assert promised(money) == [] and shown(stocked, tag="商业") == ["甲公司完成融资"]
    assert {deed.rule for deed in stocked.store.deeds.log() if not deed.undone} == {"钱", "旁边"}


@pytest.mark.parametrize("act", [apply_anew, fetch_anew])
def test_a_rule_that_is_gone_counts_no_more_and_is_told(stocked: Desk, act: Callable[[Desk], None]) -> None:
    write(stocked, POINTS.format(match="title:融资", score=15))
    rules.apply(stocked, rules.read_rules(stocked))
    write(stocked, '[[rule]]\nname = "钱"\nmatch = "title:公司"\nstar = true\n')
    [rule] = rules.read_rules(stocked)
    promised = rules.tried(stocked, rule, since=rules.month(stocked)).deeds
    assert ("融资", "score", True) in [(deed.rule, deed.action, deed.undone) for deed in promised]
    assert rules.lapsed(promised) == "on 1 story counts no more what a rule did before: 融资"
    act(stocked)
    assert points(stocked) == [] and shown(stocked, tag="商业") == ["甲公司完成融资"]


def test_while_the_rules_cannot_be_read_what_they_gave_stays(stocked: Desk) -> None:
    write(stocked, POINTS.format(match="title:融资", score=15))
    [rule] = rules.read_rules(stocked)
    rules.apply(stocked, [rule])
    write(stocked, "[[rule")
    assert rules.act_on_new(stocked, NOW).problem
    rules.apply(stocked, [replace(rule, name="钱", match="模型")])
    assert points(stocked) == [15]


def test_points_that_the_editor_took_back_do_not_come_back_with_a_change_of_the_rule(stocked: Desk) -> None:
    write(stocked, POINTS.format(match="title:融资", score=15))
    rules.act_on_new(stocked, NOW)
    rules.take_back(stocked, [deed for deed in stocked.store.deeds.log() if deed.action == "score"])
    write(stocked, POINTS.format(match="title:融资", score=20))
    assert rules.act_on_new(stocked, NOW).deeds == () and points(stocked) == []


def test_what_a_rule_held_of_when_it_came_has_its_new_points_though_it_has_been_read(stocked: Desk) -> None:
    write(stocked, POINTS.format(match="title:融资 is:unread", score=15))
    rules.apply(stocked, rules.read_rules(stocked))
    stocked.store.marks.set(list(stocked.store.inbox.ids(View())), Mark.READ, True, "r")
    rules.apply(stocked, rules.read_rules(stocked))
    assert points(stocked) == [15]
    write(stocked, POINTS.format(match="title:融资 is:unread", score=20))
    rules.act_on_new(stocked, NOW)
    assert points(stocked) == [20]


def test_a_rule_counts_once_in_a_story_that_was_joined_of_two(stocked: Desk) -> None:
    write(stocked, POINTS.format(match="公司", score=15))
    rules.apply(stocked, rules.read_rules(stocked))
    one, other = (
        id
        for id in stocked.store.inbox.ids(View())
        for row in stocked.store.inbox.rows([id])
        if "公司" in row.title
    )
    stocked.store.stories.join([one, other])
    [title] = [title for title in shown(stocked) if "公司" in title]
    assert points(stocked, title) == [15]


WISHES = st.lists(
    st.one_of(
        st.tuples(
            st.just("write"), st.sampled_from(["title:融资", "公司", "模型", "甲"]), st.integers(-2, 2)
        ),
        st.tuples(st.sampled_from(["apply", "fetch", "undo", "redo"])),
    ),
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(wishes=WISHES)
def test_whatever_is_changed_applied_and_undone_a_rule_counts_once(stocked: Desk, wishes: list[Any]) -> None:
    score, changed = 2, True
    write(stocked, POINTS.format(match="公司", score=score))
    for name, *fields in wishes:
        changed = changed or name in {"write", "undo", "redo"}
        match name:
            case "write":
                match, score = fields
                write(stocked, POINTS.format(match=match, score=score))
            case "apply":
                apply_anew(stocked)
                changed = False
            case "fetch":
                fetch_anew(stocked)
            case "undo":
                stocked.store.journal.undo()
            case _:
                stocked.store.journal.redo()
        standing = [(deed.rule, deed.story) for deed in stocked.store.deeds.points("融资")]
        assert len(standing) == len(set(standing))
        if not changed:
            assert {deed.value for deed in stocked.store.deeds.points("融资")} <= {str(score)}
