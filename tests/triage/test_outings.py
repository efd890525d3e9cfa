"""One version that comes out is one story in the hours after it, however little the headlines share."""

import pytest

from newsroom.desk.grouping import names
from newsroom.triage.accounts import Account
from newsroom.triage.names import Names
from newsroom.triage.outings import comes_out, one_outing
from tests.triage.test_grouping import NOON, kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("OpenAI发布GPT-7.2", "奥特曼深夜放大招，GPT-7.2突袭上线！"),
        ("Wrenfield-V4.5正式发布", "200万上下文、思考更省：Wrenfield-V4.5发布，权重开源"),
        ("谷歌推出Gemini 7.5 Ultra 主打长程任务", "谷歌Gemini 7.5 Ultra登场，跑分第一"),
    ],
)
def test_a_version_that_comes_out_is_one_story_for_hours(first: str, second: str) -> None:
    assert kind(first, second) == "same" == kind(second, first)
    assert kind(first, second, hours=30) != "same"


def test_a_long_word_behind_a_version_is_read_at_once() -> None:
    known = Names(names())
    told = ("OpenAI发布GPT-7.2", "OpenAI发布GPT-7.2 " + "a" * 27 + "指")
    one, other = (Account(n, n, NOON, title, "", known) for n, title in enumerate(told))
    assert comes_out(one, other) and not one_outing(one, other)


def test_what_taiwan_calls_it_is_the_same() -> None:
    assert kind("华为发布Mate 95手机，搭载麒麟9130", "華為發表Mate 95手機，搭載麒麟9130") == "same"


@pytest.mark.parametrize(
    "second",
    [
        # Where else it is to be had, what is written of it, another of its line.
        "GPT-7.2上线亚马逊云科技",
        "OpenAI发布GPT-7.2提示词指南",
        "OpenAI推出GPT-7.2 mini",
        "GPT-7.2发布会定在周四",
    ],
)
def test_what_comes_of_a_version_is_another_story(second: str) -> None:
    assert kind("OpenAI发布GPT-7.2", second) != "same"
