from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.query import (
    EVERYTHING,
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Source,
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
        ("（苹果 OR 谷歌）眼镜", All((Either((APPLE, GOOGLE)), GLASSES))),
        ("眼镜 -苹果", All((GLASSES, Not(APPLE)))),
        ("眼镜 NOT (苹果 谷歌)", All((GLASSES, Not(All((APPLE, GOOGLE)))))),
        ("NOT NOT 苹果", Not(Not(APPLE))),
        ("GPT-5.5", Words(("gpt", "5", "5"), True)),
        ("SWE-bench ", Words(("swe", "bench"))),
        ("AI 眼镜", All((Words(("ai",)), GLASSES))),
        ("mod* 眼镜", All((Words(("mod",), True), GLASSES))),
        ('"SWE-bench Verified"', Words(("swe", "bench", "verified"))),
        ("“苹果 眼镜”", Words(("苹果", "果", "眼镜"))),
        ('"苹果', APPLE),
        ("谱", Words(("谱",), True)),
        ("title:眼镜", Words(("眼镜",), title=True)),
        ("source:36氪 tag:中文", All((Source("36氪"), Tag("中文")))),
        ('source:"The Verge" x', All((Source("The Verge"), Words(("x",), True)))),
        ("is:unread", Is("unread")),
        ("is:unr", Is("unread")),
        ("has:group", Is("group")),
        ("after:2026-07-20", After(datetime(2026, 7, 20, tzinfo=UTC))),
        ("after:2026-07 before:2026年8月1日",
         All((After(datetime(2026, 7, 1, tzinfo=UTC)), Before(datetime(2026, 8, 1, tzinfo=UTC))))),
        ("after:7d", After(NOW - timedelta(days=7))),
        ("after:2周", After(NOW - timedelta(days=14))),
        ("before:昨天", Before(datetime(2026, 7, 26, tzinfo=UTC))),
        ("after:2026-13-40", After(datetime(2026, 1, 1, tzinfo=UTC))),
        ("12:30", Words(("12", "30"), True)),
        ("https://x.example/a", Words(("https", "x", "example", "a"), True)),
    ],
)  # fmt: skip
def test_a_query_is_read_as_it_is_meant(text: str, condition: Condition) -> None:
    assert read(text) == condition


@pytest.mark.parametrize(
    "text",
    ["", "  ", "OR", "NOT", "-", '"', "((((", "))", "is:", "is:r", "after:", "after:soon", "…。", "() ()"],
)
def test_what_says_nothing_asks_for_nothing(text: str) -> None:
    assert not read_query(text, NOW)
    assert read(text) == EVERYTHING.condition


@pytest.mark.parametrize(
    "text", ["苹果 OR", "苹果 OR OR", "苹果 (", "苹果 )", "苹果 NOT", "苹果 is:", '苹果 "', "| 苹果"]
)
def test_an_unfinished_query_is_what_there_is_of_it(text: str) -> None:
    assert read(text) == APPLE


PIECES = st.sampled_from(
    ["苹果", "GPT-5", '"', "“", "(", ")", "（", "OR", "AND", "NOT", "-", "|", "title:", "is:", "has:",
     "after:", "before:", "source:", "tag:", "2026-02-30", "99999d", "*", "C++", "\x00", "\ud800", "𠮷", " "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_text_has_a_reading(text: str) -> None:
    assert read_query(text, NOW).text == text.strip()
