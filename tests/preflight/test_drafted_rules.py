"""AI001 to AI004, EX001: what a model drafted, and what WeChat does."""

from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from newsroom.issues import parse, render
from newsroom.model import Draft, Finding, Issue, Publication, Severity, Standards
from newsroom.preflight import Subject, check, fixed_issue
from tests.preflight.checking import FILE, HOUSE, LENIENT, by_standards, changed, of_rule
from tests.preflight.sentences import with_summary, words_found


def drafted(publication: Publication = HOUSE, **issue: Any) -> Issue:
    """Return our issue whose second summary a model wrote and somebody edited."""
    content = replace(parse(FILE, publication), source=None)
    entries = [*content.entries]
    entries[1] = replace(entries[1], model="beichen-2")
    return replace(content, entries=tuple(entries), **issue)


def of(rule: str, issue: Issue, publication: Publication = HOUSE) -> list[Finding]:
    text = render(issue, publication)
    subject = Subject(text=text, issue=issue, publication=publication, house=True)
    return [finding for finding in check(subject) if finding.rule == rule]


def test_text_of_a_model_needs_a_label_that_the_fix_adds() -> None:
    issue = drafted()
    [finding] = of("AI001", issue)
    assert finding.severity is Severity.ERROR and "not assessed" in finding.message
    mended = fixed_issue(issue, finding)
    assert mended.commentary.endswith(f"\n\n{LENIENT.label}")
    assert not of("AI001", mended)


@pytest.mark.parametrize("labelling", ["not_applicable", "done"])
def test_where_the_editor_says_so_no_label_is_asked_for(labelling: Any) -> None:
    assert not of("AI001", drafted(labelling=labelling))
    assert not of("AI002", drafted(labelling=labelling))
    assert not of("AI001", drafted(), by_standards(labelling=labelling))


def test_a_duty_that_is_known_is_named() -> None:
    assert "has to" in of("AI001", drafted(labelling="required"))[0].message


def test_another_label_will_do_and_an_issue_by_hand_needs_none() -> None:
    assert not of("AI001", drafted(commentary="三件事。\n\n本期摘要由AI辅助生成，编辑审核。"))
    assert not of_rule("AI001", FILE)


def test_the_metadata_goes_into_the_front_matter_and_comes_back() -> None:
    issue = drafted()
    [finding] = of("AI002", issue)
    mended = fixed_issue(issue, finding)
    text = render(mended, HOUSE)
    assert '\nAIGC: {Label: "1", ContentProducer: "beichen-2", ProduceID: "daily-2031-03-09"' in text
    assert text.index("AIGC:") > text.index("categories:")
    assert parse(text).aigc == mended.aigc
    assert {each.rule for each in check(Subject(text=text, issue=mended, publication=HOUSE, house=True))} == {
        "AI001"
    }


def test_the_metadata_of_an_imported_issue_can_be_set_and_taken_out() -> None:
    issue = parse(FILE)
    with_map = replace(issue, aigc='{Label: "1"}')
    text = render(with_map)
    assert text == FILE.replace('"行业动态"]\n', '"行业动态"]\nAIGC: {Label: "1"}\n')
    assert render(replace(parse(text), aigc="")) == FILE


def test_a_model_s_draft_that_nobody_has_read_stops_the_export() -> None:
    issue = drafted()
    unread = replace(issue, entries=(*issue.entries[:1], replace(issue.entries[1], drafted=True)))
    [finding] = of("AI003", unread)
    assert (finding.entry, finding.field, finding.severity) == (2, "summary", Severity.ERROR)
    assert not of("AI003", issue)


def test_lead_and_commentary_are_read_too() -> None:
    drafts = (Draft(field="lead", model="m"), Draft(field="commentary", model="m", confirmed=True))
    assert [each.field for each in of("AI003", drafted(drafts=drafts))] == ["lead"]


def test_a_lead_out_of_the_entries_own_sentences_is_no_models() -> None:
    issue = replace(drafted(drafts=(Draft(field="lead", model=""),)), entries=())
    assert not of("AI003", issue) and not of("AI001", issue)


@pytest.mark.parametrize(
    "words",
    [
        "作为一个AI语言模型，我无法浏览网页。",
        "以下是为您整理的摘要：星河来了。",
        "星河来了。希望以上内容对您有所帮助。",
        "As an AI language model, I cannot browse.",
        "Here is a summary: Tide came.",
    ],
)
def test_a_model_s_own_words_are_an_error(words: str) -> None:
    assert words_found("AI004", words)


@pytest.mark.parametrize(
    "words",
    [
        "星河把它作为一个AI助手嵌入系统。",
        "模型答道：“作为一个AI模型，我没有感情。”",
        "以下是三家公司的区别。",
        "希望这些数据能公开。",
    ],
)
def test_news_about_models_is_none(words: str) -> None:
    assert not words_found("AI004", words)


def wechat(text: str) -> list[Finding]:
    return of_rule("EX001", text, publication=by_standards(wechat=True))


def test_wechat_is_asked_about_only_where_issues_go_there() -> None:
    text = with_summary("见 [文档](https://a.example/doc) 一页。")
    assert not of_rule("EX001", text)
    told: Mapping[str, Severity] = {each.excerpt: each.severity for each in wechat(text)}
    assert told == {
        "https://example.com/a/1.htm": Severity.INFO,
        "https://a.example/doc": Severity.WARNING,
    }
    assert not [f for f in wechat(with_summary("[号内](https://mp.weixin.qq.com/s/x)")) if f.entry == 2]


def test_a_body_that_wechat_refuses_is_told() -> None:
    long = changed("三件事里，第一件最要紧。", "长" * 20_000)
    assert any("20000" in each.message for each in wechat(long))
    assert Standards().wechat is False
