"""Fixes come to an end, leave nothing of their rule behind, and never touch what is not the editor's text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.preflight import check, fixed_text
from tests.preflight.checking import FILE, subject

PIECES = st.sampled_from(
    [
        *(
            "星河",
            "潮汐",
            "模型",
            "发布了",
            "的",
            "了了",
            "20",
            "GPT",
            "Github",
            "Open AI",
            "Deepseek",
            "macOS",
            "v2",
        ),
        *(
            ",",
            ";",
            ":",
            "?",
            "!",
            "!!",
            "，",
            "。",
            "……",
            "...",
            "…",
            "--",
            "-",
            "~",
            "%",
            "％",
            "(",
            ")",
            "（",
            "）",
        ),
        *(
            "“",
            "”",
            '"',
            "‘",
            "’",
            "《",
            "》",
            "**",
            "**",
            " ",
            " ",
            "\u00a0",
            "\u200b",
            "\t",
            "Ａ１",
            "！！",
            "？？",
        ),
        *(
            "`a,b;Github`",
            "[Github,站](https://a.example/x,y;Github?q=Deepseek)",
            "《Github,史》",
            "@Github",
            "#Openai",
        ),
        *(
            "https://github.com/a,b",
            "<b>Github</b>",
            "今年9月",
            "2-3个",
            "發布",
            "位列前茅",
            "\\*",
            "README.md",
        ),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=24).map("".join)
KEPT = re.compile(
    r"`[^`\n]*`|\]\([^)\n]*\)|https://[A-Za-z0-9./,;?=]*[A-Za-z0-9]|@Github|#Openai|README\.md|(?<=《)Github,史(?=》)"
)
SUMMARY = "潮汐公司把它的 **推理框架** 放了出来。"


def mended_throughout(text: str, rule: str | None = None) -> str:
    """Apply the mechanical fixes, of one rule or of all, until there are no more."""
    for _round in range(12):
        safe = [
            finding
            for finding in check(subject(text))
            if finding.fix is not None and not finding.suggestion and rule in (None, finding.rule)
        ]
        fixed = fixed_text(text, safe)
        if fixed == text:
            return text
        text = fixed
    pytest.fail(f"fixes of {rule or 'all rules'} chase one another")


@pytest.mark.parametrize("house", [True, False])
@given(words=TEXTS)
@settings(deadline=None, max_examples=60)
def test_fixes_end_and_leave_links_code_and_titles_alone(house: bool, words: str) -> None:
    text = FILE.replace(SUMMARY, f"潮{words}汐") if house else f"# 题\n\n潮{words}汐\n"
    once = mended_throughout(text)
    assert mended_throughout(once) == once
    assert not [f for f in check(subject(once)) if f.fix is not None and not f.suggestion]
    assert KEPT.findall(once) == KEPT.findall(text)


@pytest.mark.parametrize(
    "rule", ["CP001", "CP003", "CP004", "CP005", "CP006", "CP007", "CP008", "MD001", "MD002"]
)
@given(words=TEXTS)
@example(words='","')
@settings(deadline=None, max_examples=20)
def test_each_rule_is_done_after_its_fixes(rule: str, words: str) -> None:
    once = mended_throughout(FILE.replace(SUMMARY, f"潮{words}汐"), rule)
    assert not [f for f in check(subject(once)) if f.rule == rule and f.fix is not None and not f.suggestion]


@given(words=TEXTS)
@settings(deadline=None, max_examples=60)
def test_brackets_made_full_width_leave_no_blanks_beside_them(words: str) -> None:
    """Blanks that the text had beside full-width brackets are the editor's; no new ones come."""
    text = FILE.replace(SUMMARY, f"潮{words}汐 (WAIC) 2025 ( 上海 ) 汐")
    once = mended_throughout(text, "CP003")
    assert once.count(" （") <= text.count(" （") and once.count("） ") <= text.count("） ")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("大会 (WAIC) 2025", "大会（WAIC）2025"),
        ("大会 ( WAIC) 2025", "大会（WAIC）2025"),
        ("大会 （WAIC) 2025", "大会（WAIC）2025"),
        ("大会 (WAIC) **模型**", "大会（WAIC） **模型**"),
        ("大会 (上海**模型**发布) 今年", "大会（上海**模型**发布）今年"),
    ],
)
def test_the_blanks_about_half_width_brackets_go_with_them(words: str, wanted: str) -> None:
    assert mended_throughout(FILE.replace(SUMMARY, words), "CP003") == FILE.replace(SUMMARY, wanted)
