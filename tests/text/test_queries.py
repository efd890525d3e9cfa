from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.query import (
    EVERYTHING,
    Address,
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Source,
    Spelt,
    Tag,
    Words,
)
from newsroom.text.queries import read_query

NOW = datetime(2026, 7, 27, 15, 30, tzinfo=UTC)
APPLE, GOOGLE, GLASSES = Words(("苹果",)), Words(("谷歌",)), Words(("眼镜",))


def read(text: str) -> Condition:
    return read_query(text, NOW).condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("苹果 眼镜", All((APPLE, GLASSES))),
        ("苹果 AND 眼镜", All((APPLE, GLASSES))),
        ("苹果 OR 谷歌", Either((APPLE, GOOGLE))),
        ("苹果 | 谷歌 眼镜", Either((APPLE, All((GOOGLE, GLASSES))))),
        ("苹果|谷歌", Either((APPLE, GOOGLE))),
        ("(苹果|谷歌)眼镜", All((Either((APPLE, GOOGLE)), GLASSES))),
        ("（苹果｜谷歌） 眼镜", All((Either((APPLE, GOOGLE)), GLASSES))),
        ("苹果||谷歌", Either((APPLE, GOOGLE))),
        ("苹果&&谷歌|眼镜", Either((All((APPLE, GOOGLE)), GLASSES))),
        ("苹果|-谷歌", Either((APPLE, Not(GOOGLE)))),
        ("苹果&&-谷歌", All((APPLE, Not(GOOGLE)))),
        ("“苹果|眼镜”", Words(("苹果", "果", "眼镜"))),
        ("苹果|“谷歌”", Either((APPLE, GOOGLE))),
        ("苹果|", APPLE),
        ("苹果 | | 谷歌", Either((APPLE, GOOGLE))),
        ("R&D ", Words(("r", "d"))),
        ("TCP/IP ", Words(("tcp", "ip"))),
        ("标题：苹果|谷歌", Either((Words(("苹果",), title=True), Words(("谷歌",), title=True)))),
        ("来源：甲|乙", Either((Source("甲"), Source("乙")))),
        ("来源：“甲|乙”", Source("甲|乙")),
        ("来源：甲|标签：乙", Either((Source("甲"), Tag("乙")))),
        ("来源：甲|(眼镜)", Either((Source("甲"), GLASSES))),
        ("is:unread|is:starred", Either((Is("unread"), Is("starred")))),
        ("https://x.example/a|b", Address("https://x.example/a|b", True)),
        ("（苹果 OR 谷歌）眼镜", All((Either((APPLE, GOOGLE)), GLASSES))),
        ("眼镜 -苹果", All((GLASSES, Not(APPLE)))),
        ("眼镜 NOT (苹果 谷歌)", All((GLASSES, Not(All((APPLE, GOOGLE)))))),
        ("NOT NOT 苹果", Not(Not(APPLE))),
        ("--is:unread", Not(Not(Is("unread")))),
        ("眼镜 -!is:read", All((GLASSES, Not(Not(Is("read")))))),
        ("！！苹果", Not(Not(APPLE))),
        ("眼镜 a--b ", All((GLASSES, Words(("a", "b"))))),
        ("GPT-5.5", Words(("gpt", "5", "5"), True)),
        ("SWE-bench ", Words(("swe", "bench"))),
        ("苹果，眼镜", All((APPLE, GLASSES))),
        ("苹果,眼镜;谷歌", All((APPLE, GLASSES, GOOGLE))),
        ("苹果、眼镜； 谷歌，", All((APPLE, GLASSES, GOOGLE))),
        ("标题：苹果，眼镜", All((Words(("苹果",), title=True), GLASSES))),
        ("眼镜，-苹果", All((GLASSES, Not(APPLE)))),
        ("“苹果，眼镜”", Words(("苹果", "果", "眼镜"))),
        ("1，200 ", All((Words(("1", "200")), Spelt("1,200")))),
        ("source:甲,乙", Source("甲,乙")),
        ("来源：甲，眼镜", All((Source("甲"), GLASSES))),
        ("来源：“甲，乙”", Source("甲,乙")),
        ("来源：甲、乙 眼镜", All((Either((Source("甲"), Source("乙"))), GLASSES))),
        ("标签：“甲、乙”", Tag("甲、乙")),
        ("来源：“甲报”、“和”", Either((Source("甲报"), Source("和")))),
        ("来源：“甲报”、和 眼镜", All((Either((Source("甲报"), Source("和"))), GLASSES))),
        ("来源：甲报、“乙、丙”、丁", Either((Source("甲报"), Source("乙、丙"), Source("丁")))),
        ("标签：“甲”、 “乙", Either((Tag("甲"), Tag("乙")))),
        ('source:"The Verge"|甲', Either((Source("The Verge"), Source("甲")))),
        ("来源：甲|“乙 丙”", Either((Source("甲"), Source("乙 丙")))),
        ("来源：“甲”、标签：乙", All((Source("甲"), Tag("乙")))),
        ("来源：“甲”“眼镜”", All((Source("甲"), GLASSES))),
        ("来源：“甲”，“眼镜”", All((Source("甲"), GLASSES))),
        ("来源：甲、", Source("甲")),
        ("来源：甲、 OR 眼镜", Either((Source("甲"), GLASSES))),
        ("标题：“苹果”|“谷歌”", Either((Words(("苹果",), title=True), Words(("谷歌",), title=True)))),
        ("来源：(“甲|乙” OR 丙)", Either((Source("甲|乙"), Source("丙")))),
        ("來源：甲 標題：眼镜", All((Source("甲"), Words(("眼镜",), title=True)))),
        ("苹果 或 谷歌", Either((APPLE, GOOGLE))),
        ("苹果 或", All((APPLE, Words(("或",), True)))),
        ("状态：收藏 状态：已刊", All((Is("starred"), Is("ran")))),
        ("之后： 昨天 眼镜", All((After(datetime(2026, 7, 26, tzinfo=UTC)), GLASSES))),
        ("after: 7月1日", After(datetime(2026, 7, 1, tzinfo=UTC))),
        ("after: 眼镜", GLASSES),
        ("https://x.example/a,b;c", Address("https://x.example/a,b;c", True)),
        ("AI 眼镜", All((Words(("ai",)), GLASSES))),
        ("mod* 眼镜", All((Words(("mod",), True), GLASSES))),
        ('"SWE-bench Verified"', Words(("swe", "bench", "verified"))),
        ("“苹果 眼镜”", Words(("苹果", "果", "眼镜"))),
        ('"苹果', APPLE),
        ('"SWE-bench Ver', Words(("swe", "bench", "ver"), True)),
        ('"SWE-bench Ver ', Words(("swe", "bench", "ver"))),
        ("标题：“GPT", Words(("gpt",), True, True)),
        ("谱", Words(("谱",), True)),
        ("title:眼镜", Words(("眼镜",), title=True)),
        ("source:36氪 tag:中文", All((Source("36氪"), Tag("中文")))),
        ('source:"The Verge" x', All((Source("The Verge"), Words(("x",), True)))),
        ("is:unread", Is("unread")),
        ("is:unr", Is("unread")),
        ("is:dismissed,held", Either((Is("dismissed"), Is("held")))),
        ("状态：不用、留到明天", Either((Is("dismissed"), Is("held")))),
        ("状态：不用，留到明天 眼镜", All((Either((Is("dismissed"), Is("held"))), GLASSES))),
        ("-is:read|dismissed", Not(Either((Is("read"), Is("dismissed"))))),
        ("状态：未读，眼镜", All((Is("unread"), GLASSES))),
        ("is:unread|眼镜", Either((Is("unread"), GLASSES))),
        ("has:group", Is("group")),
        ("after:2026-07-20", After(datetime(2026, 7, 20, tzinfo=UTC))),
        ("after:2026-07 before:2026年8月1日",
         All((After(datetime(2026, 7, 1, tzinfo=UTC)), Before(datetime(2026, 8, 1, tzinfo=UTC))))),
        ("after:7d", After(NOW - timedelta(days=7))),
        ("after:2周", After(NOW - timedelta(days=14))),
        ("before:昨天", Before(datetime(2026, 7, 26, tzinfo=UTC))),
        ("after:2026- before:2026-08-1",
         All((After(datetime(2026, 1, 1, tzinfo=UTC)), Before(datetime(2026, 8, 1, tzinfo=UTC))))),
        ("after:07-26", After(datetime(2026, 7, 26, tzinfo=UTC))),
        ("after:7/27", After(datetime(2026, 7, 27, tzinfo=UTC))),
        ("after:07-28", After(datetime(2025, 7, 28, tzinfo=UTC))),
        ("before:7月1日", Before(datetime(2026, 7, 1, tzinfo=UTC))),
        ("before:12月", Before(datetime(2025, 12, 1, tzinfo=UTC))),
        ("after:2-29", After(datetime(2024, 2, 29, tzinfo=UTC))),
        ("after:yesterday", After(datetime(2026, 7, 26, tzinfo=UTC))),
        ("after:3天前", After(NOW - timedelta(days=3))),
        ("after:2个月", After(NOW - timedelta(hours=1460))),
        ("after:三天前", After(NOW - timedelta(days=3))),
        ("after:近三天", After(NOW - timedelta(days=3))),
        ("after:最近7天", After(NOW - timedelta(days=7))),
        ("after:半个月", After(NOW - timedelta(days=15))),
        ("after:两周前", After(NOW - timedelta(days=14))),
        ("after:大前天", After(datetime(2026, 7, 24, tzinfo=UTC))),
        ("after:七月二十一日", After(datetime(2026, 7, 21, tzinfo=UTC))),
        ("after:20号", After(datetime(2026, 7, 20, tzinfo=UTC))),
        ("after:三十一日", After(datetime(2026, 5, 31, tzinfo=UTC))),
        ("after:20260720", After(datetime(2026, 7, 20, tzinfo=UTC))),
        ("after:星期一", After(datetime(2026, 7, 27, tzinfo=UTC))),
        ("after:周日", After(datetime(2026, 7, 26, tzinfo=UTC))),
        ("after:上周五", After(datetime(2026, 7, 24, tzinfo=UTC))),
        ("after:上礼拜", After(datetime(2026, 7, 20, tzinfo=UTC))),
        ("after:年初", After(datetime(2026, 1, 1, tzinfo=UTC))),
        ("after:本周", After(datetime(2026, 7, 27, tzinfo=UTC))),
        ("after:上周", After(datetime(2026, 7, 20, tzinfo=UTC))),
        ("after:上月 before:本月",
         All((After(datetime(2026, 6, 1, tzinfo=UTC)), Before(datetime(2026, 7, 1, tzinfo=UTC))))),
        ("before:今年", Before(datetime(2026, 1, 1, tzinfo=UTC))),
        ("after:去年", After(datetime(2025, 1, 1, tzinfo=UTC))),
        ("-“苹果 眼镜”", Not(Words(("苹果", "果", "眼镜")))),
        ('NOT "SWE-bench Verified"', Not(Words(("swe", "bench", "verified")))),
        ("source：36氪　ｔａｇ：中文", All((Source("36氪"), Tag("中文")))),
        ("来源：“36 氪” 标题：眼镜", All((Source("36 氪"), Words(("眼镜",), title=True)))),
        ("标签：中文 状态：未读 has：group", All((Tag("中文"), Is("unread"), Is("group")))),
        ("之后：07-20 之前：昨天",
         All((After(datetime(2026, 7, 20, tzinfo=UTC)), Before(datetime(2026, 7, 26, tzinfo=UTC))))),
        ("title: 眼镜", Words(("眼镜",), title=True)),
        ("数据来源：苹果", Words(("数据", "据来", "来源", "源", "苹果"))),
        ("ＧＰＴ－５．５", Words(("gpt", "5", "5"), True)),
        ("眼镜 －苹果", All((GLASSES, Not(APPLE)))),
        ("苹果 ｜ 谷歌", Either((APPLE, GOOGLE))),
        ("台積電", Words(("台积", "积电"))),
        ("智谱AI ", Words(("智谱", "谱", "ai"))),
        ("12:30", All((Words(("12", "30"), True), Spelt("12:30", True)))),
        ("2.3.", All((Words(("2", "3")), Spelt("2.3", True)))),
        ("版本2.3.2 ", All((Words(("版本", "本", "2", "3", "2")), Spelt("2.3.2")))),
        ("V2.3/4 ", All((Words(("v2", "3", "4")), Spelt("v2.3/4")))),
        ("1.5B ", All((Words(("1", "5b")), Spelt("1.5b")))),
        ("GPT-5.5 ", Words(("gpt", "5", "5"))),
        ("https://x.example/a", Address("https://x.example/a", True)),
        ("https://x.example ", Words(("https", "x", "example"))),
        ("40%", All((Words(("40",)), Spelt("40%")))),
        ("降低40％ ", All((Words(("降低", "低", "40")), Spelt("40%")))),
        ("$5.5", All((Words(("5", "5"), True), Spelt("$5.5", True)))),
        ("3.5 ", All((Words(("3", "5")), Spelt("3.5")))),
        ("C++ C#", All((Words(("c++",)), Words(("c#",), True)))),
        ("title:“40%”", All((Words(("40",), title=True), Spelt("40%", title=True)))),
        ("title:(苹果 OR 谷歌)",
         Either((Words(("苹果",), title=True), Words(("谷歌",), title=True)))),
        ("标题：（苹果 ｜ 谷歌） 眼镜",
         All((Either((Words(("苹果",), title=True), Words(("谷歌",), title=True))), GLASSES))),
        ("-source:(36氪 OR IT之家)", Not(Either((Source("36氪"), Source("IT之家"))))),
        ("is:(starred | picked)", Either((Is("starred"), Is("picked")))),
        ("title:(苹果 source:x) 眼镜", All((All((Words(("苹果",), title=True), Source("x"))), GLASSES))),
    ],
)  # fmt: skip
def test_a_query_is_read_as_it_is_meant(text: str, condition: Condition) -> None:
    assert read(text) == condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "OR",
        "NOT",
        "-",
        '"',
        "((((",
        "))",
        "is:",
        "is:r",
        "after:",
        "after:soon",
        "after:2-30",
        "after:13月",
        "after:2026-13",
        "before:2026-13-01",
        "after:2026-02-30",
        "after:9999999",
        "title:()",
        "状态：",
        "来源：",
        "…。",
        "() ()",
    ],
)
def test_what_says_nothing_asks_for_nothing(text: str) -> None:
    assert not read_query(text, NOW)
    assert read(text) == EVERYTHING.condition


@pytest.mark.parametrize(
    "text", ["苹果 OR", "苹果 OR OR", "苹果 (", "苹果 )", "苹果 NOT", "苹果 is:", '苹果 "', "| 苹果"]
)
def test_an_unfinished_query_is_what_there_is_of_it(text: str) -> None:
    assert read(text) == APPLE


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("推理 after:foo", ["after:foo"]),
        ("推理 之前：2026-13-01", ["之前:2026-13-01"]),
        ("is:foo 推理", ["is:foo"]),
        ("is:dismissed,helt,foo", ["is:helt", "is:foo"]),
        ("状态：不用、芯片 推理", ["状态:芯片"]),
        ("is:foo,bar", ["is:foo,bar"]),
        ("推理 source:", ["source:"]),
        ("推理 OR", ["OR"]),
        ("| 推理 OR OR 芯片", ["|", "OR"]),
        ("推理 NOT", ["NOT"]),
        ("推理 OR 芯片 -融资 after:7d is:unr", []),
        ("GPT-5.5 12:30 https://x.example/a 数据来源：苹果", []),
        ("推理 lang:zh on:2026-07", ["lang:zh", "on:2026-07"]),
        ("作者：张三", ["作者:张三"]),
        ("Meta：重组 meta：重组 快讯：推理 “lang:zh”", []),
    ],
)
def test_what_could_not_be_read_is_told(text: str, unread: list[str]) -> None:
    assert [each.text for each in read_query(text, NOW).unread] == unread


@pytest.mark.parametrize(
    ("text", "unread", "why"),
    [
        ('推理 "SWE-bench', '"SWE-bench', "open"),
        ("标题：“眼镜", "标题:“眼镜", "open"),
        ("推理 %", "%", "blank"),
        ("推理」", "」", "blank"),
        ('"" 推理', '""', "blank"),
        ("推理 ()", "()", "empty"),
        ("推理 title:()", "title:()", "empty"),
        ("(" * 21 + "推理" + ")" * 21, "(", "deep"),
        (" ".join(f"w{n}" for n in range(203)), "w200", "many"),
        ("模" * 102, "模" * 39 + "…", "long"),
        ("title:" + "模" * 102, "title:" + "模" * 33 + "…", "long"),
    ],
)
def test_what_was_left_out_without_being_wrong_is_told_too(text: str, unread: str, why: str) -> None:
    assert [(each.text, each.why) for each in read_query(text, NOW).unread] == [(unread, why)]


@pytest.mark.parametrize("many", [1, 20, 25, 250, 5000])
def test_however_many_brackets_are_opened_what_is_in_them_is_looked_for(many: int) -> None:
    assert read("(" * many + "芯片") == read("芯片")
    assert read("(" * many + "芯片" + ")" * many + " OR 苹果") == read("芯片 OR 苹果")
    told = read_query("(" * many + "芯片", NOW).unread
    assert [each.why for each in told] == (["deep"] if many > 20 else [])


def test_a_field_that_is_misspelt_is_told_with_the_one_that_is_near() -> None:
    [unread] = read_query("sorce:36氪 融资", NOW).unread
    assert (unread.text, unread.near) == ("sorce:36氪", "source:")


PIECES = st.sampled_from(
    ["苹果", "GPT-5", '"', "“", "(", ")", "（", "OR", "AND", "NOT", "-", "|", "title:", "is:", "has:",
     "after:", "before:", "source:", "tag:", "来源：", "状态：", "：",
     "2026-02-30", "02-30", "99月", "99999d", "*", "C++", "\x00", "\ud800", "𠮷", " "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_text_has_a_reading(text: str) -> None:
    assert read_query(text, NOW).text == text.strip()
