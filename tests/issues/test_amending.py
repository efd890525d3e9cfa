"""A stretch of an issue's Markdown is replaced in the issue itself."""

import pytest
from msgspec.structs import replace

from newsroom.issues import EditError, amend, change_entry, move_entry, parse, render, rendered, set_lead
from newsroom.model import Issue
from tests.issues.samples import FILE, ISSUE


def amended(issue: Issue, old: str, new: str) -> Issue:
    text = render(issue)
    assert text.count(old) == 1
    start = text.index(old)
    changed = amend(issue, start, start + len(old), new)
    assert render(changed) == text.replace(old, new)
    return changed


@pytest.mark.parametrize("issue", [ISSUE, parse(FILE)], ids=["ours", "imported"])
def test_in_a_value_it_changes_the_value(issue: Issue) -> None:
    issue = replace(issue, entries=(replace(issue.entries[0], drafted=True, article=7), *issue.entries[1:]))
    changed = amended(issue, "a/1.htm", "b").entries[0]
    assert changed == replace(issue.entries[0], url="https://example.com/b")
    assert amended(issue, "三种大小", "三种").entries[0].drafted
    assert amended(issue, "值得再看", "值得").commentary.endswith("**值得**。")


def test_elsewhere_it_changes_the_source() -> None:
    text = FILE.replace("2.  [", "5. [").replace("categories", "weight: 3\ncategories")
    issue = change_entry(move_entry(parse(text), "e3", 1), "e3", summary="新。")
    changed = amended(issue, "weight: 3\n", "")
    assert [entry.uid for entry in changed.entries] == ["e3", "e1", "e2"]
    assert render(move_entry(changed, "e3", 3)) != render(changed)
    issue = parse(text)
    assert amended(issue, "5. ", "2.  ").source == text.replace("5. ", "2.  ")


def test_a_missing_date_line_becomes_the_issues_date() -> None:
    issue = parse(FILE.replace("date: 2031-03-09T08:05:07.040+08:00\n", ""))
    line = "date: 2031-03-09T00:00:00.000+08:00\n"
    changed = amended(issue, "categories", line + "categories")
    assert changed.published is not None
    assert changed.published.isoformat() == "2031-03-09T00:00:00+08:00"


def test_words_can_be_put_in_anywhere() -> None:
    issue = set_lead(parse(FILE), "新导语。")
    text = render(issue)
    added = amend(issue, len(text), len(text), "完。")
    assert added.commentary == issue.commentary + "完。"
    assert render(added) == text + "完。"
    at = text.index("新导语。")
    assert amend(issue, at + 1, at + 1, "的").lead == "新的导语。"
    assert amend(issue, at + 4, at + 4, "完。").lead == "新导语。完。"


def test_what_cannot_be_is_an_error() -> None:
    text = render(ISSUE)
    with pytest.raises(EditError, match="cannot be changed here"):
        amend(ISSUE, text.index("2.  ["), text.index("2.  [") + 4, "")
    with pytest.raises(EditError, match="cannot be changed here"):
        amend(ISSUE, 0, 4, "")


def test_spans_say_where_every_field_stands() -> None:
    issue = rendered(ISSUE)
    read = {(s.field, s.entry, s.key): issue.text[s.start : s.end] for s in issue.spans}
    assert read["front", None, "title"] == '"2031.03.09 全球AI新闻速递"'
    assert read["lead", None, ""] == ISSUE.lead
    for number, entry in enumerate(ISSUE.entries, 1):
        assert read["headline", number, ""] == entry.headline
        assert read["link", number, ""] == entry.url
        assert read["summary", number, ""] == entry.summary
    assert read["commentary", None, ""] == ISSUE.commentary
    assert [s.start for s in issue.spans] == sorted(s.start for s in issue.spans)
    span = issue.span("summary", 2)
    assert span is not None
    assert issue.at(span.start + 3) == span
    assert issue.position(span.start) == (17, 5)
    assert issue.span("summary", 9) is None
    assert issue.at(0) is None
