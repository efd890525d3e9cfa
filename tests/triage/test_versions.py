"""What headlines name by a version, a number in Han or a letter."""

import pytest

from newsroom.triage.versions import models

from .test_grouping import kind


@pytest.mark.parametrize(
    ("headline", "named"),
    [
        ("天舟十一号发射成功", {"舟": {"11"}}),
        ("天舟11号发射成功", {"舟": {"11"}}),
        ("长征八号甲首飞", {"征": {"8甲"}}),
        ("lucid model t arrives", {"model": {"t"}}),
        ("gpt-6 and model y", {"gpt": {"6"}, "model": {"y"}}),
        # Numbers of anything, days and places in a row.
        ("青川科技新一代芯片12月十号发布", {}),
        ("青川论坛第十二期开幕", {}),
        ("cedar lays off 16,000 people", {}),
        ("cedar lays off 16 people", {}),
        ("the model a day keeps", {}),
    ],
)
def test_a_thing_is_known_by_its_number_or_letter(headline: str, named: dict[str, set[str]]) -> None:
    assert {name: set(versions) for name, versions in models(headline).items()} == named


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("青舟十号完成首飞，海上回收一级", "青舟十一号完成首飞，一级回收未成功"),
        ("青舟六号甲发射成功，一箭多星", "青舟六号丙发射成功，一箭多星"),
        ("特斯拉 Model Y 在欧洲降价", "特斯拉 Model 3 在欧洲降价"),
        ("Tesla Model Y Standard gets a longer range", "Tesla Model 3 Standard gets a longer range"),
    ],
)
def test_two_of_one_line_are_two_stories(first: str, second: str) -> None:
    assert kind(first, second) == kind(second, first) == "alike"


def test_a_number_in_han_is_that_in_figures() -> None:
    assert kind("神舟二十七号飞船发射成功，三名航天员入轨", "神舟27号载人飞船发射取得成功") == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cedar Linux 44 beta is out with Desk 50", "Larch 26.04 LTS beta is out with Desk 50"),
        ("Spruce Boot 5 is out with Java 27 support", "Larch 4 is out with Java 27 support"),
    ],
)
def test_what_a_release_comes_with_is_not_what_comes_out(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"
