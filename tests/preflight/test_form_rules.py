"""Footnotes, chapters and headings of deep dives and reviews, and what their fixes make of them."""

import pytest

from newsroom.issues import parse, render
from newsroom.model import Severity
from newsroom.preflight import check, fixed_all, fixed_text
from newsroom.preflight.fixes import fixed_issue
from tests.preflight.checking import of_rule, subject

DEEP = """---
title: "潮汐"
---

开头[^2]。

### 一节

正文甲[^1]。

### 二节

正文乙[^2]。

## 引用
[^1]: [甲](https://a.example/1)·甲报·2025/7/1·检索日期2025/7/2
[^2]: [乙](https://b.example/2)·乙报·2025/7/1·检索日期2025/7/2
"""
ANNUAL = """# 2025年人工智能年报

## 一、总览

### 1.1 甲

甲文。

### 1.3 乙

乙文。

## 三、展望

### 3.1 丙

丙文。

## 免责声明

仅供参考。
"""


def mended_alike(text: str, rule: str) -> str:
    """Apply the fixes of one rule, in the file and in the issue, and make sure that both are one."""
    findings = of_rule(rule, text)
    in_file = fixed_text(text, findings)
    in_issue, applied = fixed_all(parse(text), findings)
    assert render(in_issue) == in_file and len(applied) == len(findings)
    assert render(fixed_issue(parse(text), findings[0])) != text
    return in_file


def test_footnotes_out_of_order_are_numbered_anew_with_their_lines() -> None:
    [finding] = of_rule("ST009", DEEP)
    assert (finding.excerpt, finding.fix, finding.suggestion) == ("[^2]", "[^1]", False)
    text = mended_alike(DEEP, "ST009")
    assert "开头[^1]" in text and "正文甲[^2]" in text and "正文乙[^1]" in text
    assert text.index("[^1]: [乙]") < text.index("[^2]: [甲]")
    assert not of_rule("ST009", text)


def test_a_list_of_sources_out_of_order_is_put_in_order() -> None:
    head, lines = mended_alike(DEEP, "ST009").split("## 引用\n")
    one, two = lines.splitlines()
    turned = f"{head}## 引用\n{two}\n{one}\n"
    assert mended_alike(turned, "ST009") == f"{head}## 引用\n{one}\n{two}\n"


def test_a_source_without_mark_is_taken_out_with_its_line_if_the_editor_says_so() -> None:
    unused = DEEP + "[^3]: [丙](https://c.example/3)·丙报\n"
    [finding] = of_rule("ST008", unused)
    assert finding.suggestion
    assert mended_alike(unused, "ST008") == DEEP


def test_a_mark_without_source_and_two_sources_of_one_name_are_errors() -> None:
    [dead] = of_rule("ST007", DEEP.replace("乙[^2]", "乙[^9]"))
    assert (dead.excerpt, dead.severity, dead.fix) == ("[^9]", Severity.ERROR, None)
    twice = DEEP + "[^2]: [丙](https://c.example/3)·丙报\n"
    assert [each.excerpt for each in of_rule("ST007", twice)] == ["[^2]"]
    assert of_rule("ST009", twice)[0].fix is None, "which is meant is the editor's to say"


def test_chapters_are_numbered_anew_if_the_editor_says_so() -> None:
    assert [(each.excerpt, each.fix) for each in of_rule("ST010", ANNUAL)] == [("1.3", "1.2"), ("三", "二")]
    assert all(each.suggestion for each in of_rule("ST010", ANNUAL))
    text = mended_alike(ANNUAL, "ST010")
    assert "### 1.2 乙" in text and "## 二、展望" in text and "### 2.1 丙" in text
    assert not of_rule("ST010", text)


def test_fixes_of_words_go_together_with_a_numbering() -> None:
    text = DEEP.replace("正文甲", "正文**科学智能（AI4S）**的甲")
    findings = [each for each in check(subject(text)) if each.fix is not None]
    assert {each.rule for each in findings} >= {"ST009", "MD001"}
    done = fixed_text(text, findings)
    assert done == render(fixed_all(parse(text), findings)[0])
    assert not {each.rule for each in check(subject(done))} & {"ST009", "MD001"}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("ST007", DEEP.replace("乙[^2]", "乙[^9]")),
        ("ST008", DEEP + "[^3]: [丙](https://c.example/3)·丙报\n"),
        ("ST009", DEEP),
        ("ST010", DEEP.replace("### 一节", "### 1.1 一节").replace("### 二节", "### 1.3 二节")),
    ],
)
def test_a_digest_is_left_alone(rule: str, text: str) -> None:
    assert of_rule(rule, text)
    assert not of_rule(rule, text.replace("## 引用", "## 来源"))


def test_a_document_that_its_file_would_not_be_known_for_is_told() -> None:
    from msgspec.structs import replace

    bare = '---\ntitle: "潮汐"\n---\n\n### 一节\n\n正文。\n'
    known = replace(subject(bare), issue=replace(parse(DEEP), source=bare))
    [finding] = [each for each in check(known) if each.rule == "EX002"]
    assert finding.severity is Severity.WARNING and "引用" in finding.message
