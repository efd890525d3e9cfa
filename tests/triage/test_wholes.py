"""Stories of several accounts that are offered to each other."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from newsroom.text.headlines import title_key
from newsroom.triage.kinship import Kinship
from newsroom.triage.week import Headline, Stories, Week
from newsroom.triage.wholes import wholes

from .test_grouping import NOON, in_turn

INQUIRY = ["荷兰监管机构调查一在线游戏平台", "荷兰监管机构调查一家在线游戏平台"]
PARK = ["青鸟乐园被指不顾儿童安全", "青鸟乐园被指不顾儿童安全 荷兰对其游戏平台展开调查"]


def test_two_stories_of_which_half_the_accounts_are_alike_are_offered_to_each_other() -> None:
    # The last one joins its own story, surely, and was asked no further.
    found = in_turn([*INQUIRY, *PARK])
    assert [(each.kind, each.story) for each in found[4]] == [("same", 3), ("likely", 1)]


def test_a_story_is_not_offered_for_one_account_of_several() -> None:
    found = in_turn(
        [INQUIRY[0], "荷兰监管机构调查一在线游戏平台 股价急跌", PARK[0], "青鸟乐园被指不顾儿童安全 股价急跌"]
    )
    assert [each.kind for each in found[4]] == ["same"]


@pytest.fixture
def offered() -> Callable[[Sequence[str], Sequence[str], Sequence[tuple[int, int]]], list[Kinship]]:
    """Which stories are offered: of the headlines of two, by which pairs of these are alike, from 1 on."""

    def of(ones: Sequence[str], others: Sequence[str], alike: Sequence[tuple[int, int]]) -> list[Kinship]:
        told = [*((1, each) for each in ones), *((2, each) for each in others)]
        week = Week.of(
            [
                Headline(n, story, NOON + timedelta(minutes=n), title, title_key(title))
                for n, (story, title) in enumerate(told, 1)
            ]
        )
        mine, their = range(1, len(ones) + 1), range(len(ones) + 1, len(told) + 1)
        stories = Stories(week, (*mine, *their))
        candidates = {each: list(their) for each in mine}
        asked = {*alike}

        def score(one: int, other: int) -> float | None:
            return 0.8 if (one, other) in asked else None

        return list(wholes(mine, candidates, stories, week, score, ()))

    return of


def test_a_pair_of_stories_is_offered_once_with_what_it_scores(
    offered: Callable[..., list[Kinship]],
) -> None:
    assert offered(["甲", "乙"], ["丙", "丁"], [(1, 3), (2, 4)]) == [Kinship(1, 3, 2, "likely", 0.8)]


@pytest.mark.parametrize(
    ("ones", "others", "alike"),
    [
        # Too few are alike; one story is a single headline, whoever says it.
        (["甲", "乙"], ["丙", "丁"], [(1, 3)]),
        (["甲"], ["丙", "丁"], [(1, 2), (1, 3)]),
        (["甲", "甲"], ["丙", "丁"], [(1, 3), (1, 4), (2, 3), (2, 4)]),
        # Their headlines share nothing, so that none is read.
        (["渡轮停航", "渡轮停开"], ["码头失火", "码头大火"], [(1, 3), (1, 4), (2, 3), (2, 4)]),
    ],
)
def test_what_has_too_few_accounts_or_likenesses_is_not_offered_as_a_whole(
    offered: Callable[..., list[Kinship]],
    ones: Sequence[str],
    others: Sequence[str],
    alike: Sequence[tuple[int, int]],
) -> None:
    assert not offered(ones, others, alike)


def test_of_two_stories_that_are_unlike_no_more_is_compared_than_tells_that() -> None:
    titles = [f"青鸟乐园被指不顾儿童安全{each}" for each in "甲乙丙丁戊己"]
    week = Week.of([Headline(n, 1 + n // 4, NOON, title, title) for n, title in enumerate(titles, 1)])
    compared: list[tuple[int, int]] = []

    def score(one: int, other: int) -> float | None:
        compared.append((one, other))
        return None

    assert not list(wholes([1], {1: [4]}, Stories(week, range(1, 7)), week, score, ()))
    # Of nine pairs five have to be alike.
    assert len(compared) == 5
