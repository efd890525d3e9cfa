import pytest
from msgspec.structs import replace

from newsroom.issues.corrections import spelling_changes
from newsroom.model import Entry, Issue

ISSUE = Issue(date=None, title="题", entries=(Entry(uid="e1", headline="标题"),))


def learned(before: str, after: str) -> list[tuple[str, str]]:
    def issue(summary: str) -> Issue:
        return replace(ISSUE, entries=(replace(ISSUE.entries[0], summary=summary),))

    return list(spelling_changes(issue(before), issue(after)))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Tideflow", "TideFlow"), ("Tide Flow", "TideFlow"), ("Antropick", "Anthropick"), ("北晨", "北辰")],
)
def test_a_respelled_name_is_learned(wrong: str, right: str) -> None:
    text = "星河公司今天把{}交给了三所大学试用，据说反响不错。"
    [(found, wanted)] = learned(text.format(wrong), text.format(right))
    assert found in f"把{wrong}交" and wanted in f"把{right}交"
    assert found != wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("星河公司发布了 Claude 的新版本，很好。", "星河公司发布了 Gemini 的新版本，很好。"),
        ("星河公司发布了 GPT-4 的新版本，很好。", "星河公司发布了 GPT-5 的新版本，很好。"),
        ("今天天气不错。", "潮汐公司开源了一个推理框架。"),
        ("共有3台机器。", "共有4台机器。"),
        ("", "星河公司。"),
    ],
)
def test_another_name_number_or_text_is_not(before: str, after: str) -> None:
    assert learned(before, after) == []


def test_lead_and_commentary_are_compared_and_new_entries_are_not() -> None:
    before = replace(ISSUE, lead="看点是 Tideflow 的新框架。", commentary="")
    after = replace(
        before,
        lead="看点是 TideFlow 的新框架。",
        entries=(*before.entries, Entry(uid="e2", headline="新的")),
    )
    assert list(spelling_changes(before, after)) == [("Tideflow", "TideFlow")]
