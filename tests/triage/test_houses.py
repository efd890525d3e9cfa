"""A person and the firm they stand for are one name, and no strangers."""

import pytest

from newsroom.desk.grouping import names
from newsroom.text.aliases import GROUPS
from newsroom.text.makers import MAKERS
from newsroom.text.people import FIRMS, PUBLIC
from newsroom.triage.houses import names_differ, without_heads
from newsroom.triage.names import Names
from tests.triage.test_grouping import kind


def _named(title: str) -> frozenset[str]:
    return Names(names()).within(title.casefold())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("雷军称新车二月交付", "小米新车二月交付"),
        ("altman says the fund is closed", "openai closes the fund"),
        ("马斯克推迟发射", "spacex 推迟发射"),
        ("文心新版本上线", "百度上线新版本"),
        ("特朗普放行出口", "英伟达获准出口"),
    ],
)
def test_no_strangers_are_a_person_or_product_and_the_firm(one: str, other: str) -> None:
    assert not names_differ(_named(one), _named(other))
    assert not names_differ(_named(other), _named(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("雷军称新车二月交付", "理想新车二月交付，理想汽车回应"),
        ("altman says the fund is closed", "anthropic closes the fund"),
        ("特朗普放行出口", "拜登放行出口"),
        # Two people of one firm may each have their own news.
        ("奥特曼作证", "布罗克曼作证"),
    ],
)
def test_strangers_are_all_others(one: str, other: str) -> None:
    assert names_differ(_named(one), _named(other))


def test_a_person_beside_their_own_firm_is_no_second_name() -> None:
    assert without_heads(_named("扎克伯格：meta 买下一家公司")) == {"meta"}
    assert len(without_heads(_named("扎克伯格与苏姿丰会面"))) == 2


def test_one_event_told_of_the_person_and_of_the_firm_joins() -> None:
    one = "雷军宣布小米折叠车载冰箱 X7 三月开售，首批 8.6 万台"
    assert kind(one, "小米折叠车载冰箱 X7 三月开售，首批备货 8.6 万台") == "same"
    assert (
        kind("雷军：折叠车载冰箱 X7 三月开售，首批 8.6 万台", "小米折叠车载冰箱 X7 三月开售，首批 8.6 万台")
        == "same"
    )


def test_what_the_person_does_beside_joins_nothing() -> None:
    assert kind("雷军谈大学往事与写作", "小米折叠车载冰箱三月开售") == ""


def test_all_who_stand_for_a_firm_are_known_by_name() -> None:
    known = {group[0].casefold() for group in GROUPS}
    known |= {maker.casefold() for maker, _hosts, _products in MAKERS}
    assert FIRMS.keys() <= known
    assert known >= PUBLIC
    # Not all of what one person owns is told of by a name that is looked for.
    assert all(firms & known for firms in FIRMS.values())
