"""Accounts are read no further than needed, and what is told is what reading all of them would tell."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from newsroom.desk.grouping import names
from newsroom.text.headlines import title_key
from newsroom.triage import surest
from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.grouping import Grouping
from newsroom.triage.likeness import Comparison, likeness
from newsroom.triage.names import Names
from newsroom.triage.surest import surest_first
from newsroom.triage.week import Headline

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOLD = (
    (
        "云帆科技发布第三代家用机器人，起售价9997元",
        "云帆科技今天发布第三代家用机器人。新品重15公斤，首批5000台十月发货。",
    ),
    ("云帆科技推出第三代家用机器人：售价不到一万元", "云帆科技的第三代家用机器人起售价9997元，首批5000台。"),
    ("云帆科技第三代家用机器人首批5000台售罄", "上周发布的家用机器人起售价9997元，首批已经售罄。"),
    ("云帆科技发布第二代家用机器人，起售价1.2万元", ""),
    ("青鸟汽车发布首款纯电轿车，起售价19.98万元", "青鸟汽车的新车续航620公里，下月交付。"),
    ("OpenAI unveils a home robot with Microsoft for $1,400", "The robot ships in October."),
    (
        "云帆科技发布第三代家用机器人，起售价12800元",
        "云帆科技今天发布第三代家用机器人。新品重15公斤，首批5000台十月发货。",
    ),
    ("家用机器人三代来了！云帆科技新品重15公斤", ""),
)


def accounts() -> list[Account]:
    known = Names(names())
    return [
        Account(n, n, NOON + timedelta(hours=9 * n), title, text, known)
        for n, (title, text) in enumerate(TOLD)
    ]


FREQUENCIES = Frequencies({"发布": 90, "起售": 20, "家用": 12, "机器": 60, "器人": 60}, 1000)


def told(one: Account, read: Sequence[Account]) -> list[int]:
    found = surest_first(
        one, range(1, len(TOLD)), read.__getitem__, lambda other: other.article % 2, FREQUENCIES, 0.2
    )
    return [each.other.article for each in found]


def test_what_is_surest_comes_first_in_each_round(monkeypatch: pytest.MonkeyPatch) -> None:
    # All of them share enough to be read at once.
    monkeypatch.setattr(surest, "FIRST", len(TOLD))
    read = accounts()
    scores = {each.article: likeness(read[0], each, FREQUENCIES).score for each in read[1:]}
    by_score = sorted((id for id, score in scores.items() if score >= 0.2), key=lambda id: -scores[id])
    expected = [id for id in by_score if id % 2 == 0] + [id for id in by_score if id % 2]
    found = told(read[0], read)
    assert len(found) > 3
    assert found == [id for id in expected if id in found]
    # Who is named apart is left out.
    assert set(expected) - set(found) <= {5}


def test_nothing_scores_more_than_it_may_by_what_was_read() -> None:
    read = accounts()
    for one in read:
        for other in read:
            compared = Comparison(one, other, FREQUENCIES)
            bounds = [compared.at_most(step) for step in range(2)]
            assert bounds == sorted(bounds, reverse=True)
            assert bounds[-1] >= likeness(one, other, FREQUENCIES).score - 1e-9


def test_texts_are_left_unread_behind_what_is_surer() -> None:
    read = accounts()
    read[1] = Account(1, 1, NOON, *TOLD[0], Names(names()))
    asked: list[int] = []

    def account(id: int) -> Account:
        asked.append(id)
        return read[id]

    first = next(surest_first(read[0], range(1, len(TOLD)), account, lambda _other: 0, FREQUENCIES, 0.2))
    assert first.other is read[1]
    assert asked == [1, 2, 3]
    assert "body" in vars(read[1])
    assert "body" not in vars(read[4])


def test_texts_of_all_that_is_compared_are_read_by_one_question() -> None:
    titles = [f"云帆科技第三代家用机器人首批{n}台售罄" for n in (5000, 300, 400, 600, 700, 800)]
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate([*titles, titles[0]], 1)]
    asked: list[set[int]] = []

    def texts(ids: Sequence[int]) -> dict[int, str]:
        asked.append(set(ids))
        return dict.fromkeys(ids, "上周发布的家用机器人首批已经售罄。")

    found = Grouping(week, names(), texts).kin([7])
    assert [(each.other, each.kind) for each in found] == [(1, "same")]
    assert asked == [{1, 2, 3, 4, 5, 6, 7}]


def test_nothing_is_reckoned_of_what_waits_for_a_later_round() -> None:
    read = accounts()
    rounds = [0, 0, 1, 1, 1, 1, 1, 1]
    found = surest_first(
        read[0], range(1, 4), read.__getitem__, lambda other: rounds[other.article], FREQUENCIES, 0.2
    )
    assert next(found).other is read[1]
    assert "title" in vars(read[1])
    assert "title" not in vars(read[2])
    assert next(found).other is read[2]
