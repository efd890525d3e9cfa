"""Order, JSON, silence, fixes; EX002; what it costs."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.issues import (
    EditError,
    add_entry,
    change_entry,
    decode,
    move_entry,
    new_entry,
    new_issue,
    parse,
    remove_entry,
    render,
)
from newsroom.model import Issue, Override, Publication, Severity
from newsroom.preflight import RULES, Subject, check, fixed_all, fixed_issue, fixed_text, to_json, to_sarif
from newsroom.preflight.rules import registered
from newsroom.preflight.rules.sitetags import SiteTags
from tests.issues import samples
from tests.issues.houses import HOUSES
from tests.preflight.checking import FILE, HOUSE, by_standards, changed, found, rules, subject

KEYS = (
    "rule",
    "severity",
    "entry",
    "entries",
    "field",
    "line",
    "column",
    "end_column",
    "excerpt",
    "message",
    "fix",
)


def ours(issue: Issue) -> Subject:
    return Subject(text=render(issue), issue=issue, publication=HOUSE, house=True)


def test_a_class_among_the_rules_is_told_with_what_to_write() -> None:
    with pytest.raises(TypeError, match=r"lists the class SiteTags: write SiteTags\(\)"):
        registered((*RULES, SiteTags))
    with pytest.raises(TypeError, match="no rule"):
        registered(["CP001"])


def test_every_rule_has_an_id_of_its_own_and_says_what_it_is_about() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(type(rule).__doc__ for rule in RULES)


def test_findings_are_in_the_order_of_the_text() -> None:
    text = changed("2.  [", "3. [").replace("a/1.htm", "a/2.htm?utm_source=x").replace("date: ", "day: ")
    findings = found(text)
    assert [(f.rule, f.line) for f in findings] == [
        ("FM001", 3),
        ("FM001", 3),
        ("LK001", 11),
        ("LK002", 11),
        ("ST001", 15),
        ("LK001", 15),
    ]


def test_json_has_the_keys_that_scripts_rely_on() -> None:
    listed = to_json(found(changed("https://example.com/a/3.htm", "https://example.com/a/1.htm")))
    assert [tuple(item) for item in listed] == [KEYS, KEYS]
    first = json.loads(json.dumps(listed))[0]
    assert first["severity"] == "error"
    assert first["entries"] == [1, 3]
    assert first["fix"] is None
    assert (first["line"], first["column"], first["end_column"]) == (11, 25, 52)


@pytest.mark.parametrize("comment", ["<!-- newsroom: ok LK002 -->", "<!--newsroom: ok ST001, LK002-->"])
def test_a_comment_silences_a_rule_in_its_entry(comment: str) -> None:
    text = changed("a/2.htm", "a/2.htm?utm_source=x")
    assert rules(text) == ["LK002"]
    assert rules(text.replace("放了出来。", f"放了出来。{comment}")) == []
    assert rules(text.replace("utm_source=x)", f"utm_source=x) {comment}")) == []
    assert rules(text.replace("只有米粒大。", f"只有米粒大。{comment}")) == ["LK002"]
    assert rules(text.replace("放了出来。", "放了出来。<!-- newsroom: ok LK001 -->")) == ["LK002"]


def weighed(text: str, publication: Publication) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in found(text, publication=publication)}


def test_the_publication_turns_rules_off_and_weighs_them() -> None:
    text = FILE.replace("a/3.htm", "a/1.htm?f=rss")
    assert weighed(text, HOUSE) == {"LK001": Severity.ERROR, "LK002": Severity.WARNING}
    lax = by_standards(off=frozenset({"LK002"}), severities={"LK001": Severity.INFO})
    assert weighed(text, lax) == {"LK001": Severity.INFO}


def test_what_the_editor_lets_pass_stays_in_sight_with_the_reason() -> None:
    text = FILE.replace("a/3.htm", "a/1.htm")
    pass_one = Override(
        id=1,
        rule="LK001",
        entry="e3",
        excerpt="https://example.com/a/1.htm",
        reason="两条确实出自一页",
        at=datetime(2031, 3, 9, tzinfo=UTC),
    )
    findings = found(text, overrides=(pass_one,))
    assert [(f.entry, f.severity, f.override) for f in findings] == [
        (1, Severity.ERROR, None),
        (3, Severity.INFO, "两条确实出自一页"),
    ]
    again = found(text.replace("a/1.htm", "a/9.htm"), overrides=(pass_one,))
    assert [f.override for f in again] == [None, None]


def test_fixes_are_applied_together_from_the_end() -> None:
    text = FILE.replace("a/1.htm", "a/1.htm?f=rss").replace("a/3.htm", "a/3.htm?utm_source=x&id=1")
    issue = replace(parse(text), source=None)
    fixed, applied = fixed_all(issue, check(ours(issue)))
    assert [finding.rule for finding in applied] == ["LK002", "LK002"]
    assert [entry.url[-5:] for entry in fixed.entries] == ["1.htm", "2.htm", "?id=1"]


def test_a_fix_whose_words_have_changed_is_left_out() -> None:
    text = FILE.replace("a/1.htm", "a/1.htm?f=rss")
    issue = replace(parse(text), source=None)
    findings = check(ours(issue))
    moved = move_entry(issue, "e1", 3)
    assert fixed_all(moved, findings) == (moved, ())
    with pytest.raises(EditError, match="changed meanwhile"):
        fixed_issue(moved, findings[0])


def test_sarif_names_the_file_the_words_and_the_fix() -> None:
    text = FILE.replace("a/2.htm", "a/2.htm?f=rss")
    [run] = to_sarif(found(text), "今日 刊.md", "9.9")["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    [result] = run["results"]
    assert (result["ruleId"], result["level"]) == ("LK002", "warning")
    [location] = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E4%BB%8A%E6%97%A5%20%E5%88%8A.md"
    region = place["region"]
    line = text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "https://example.com/a/2.htm?f=rss"
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "https://example.com/a/2.htm"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "LK002"


def test_a_comment_elsewhere_silences_its_paragraph() -> None:
    silent = "三件事里。<!-- newsroom: ok EX002 -->"
    issue = parse(changed("三件事里，第一件最要紧。", silent))
    meant = replace(issue, commentary=issue.commentary + "！")
    assert check(replace(subject(render(issue)), issue=meant)) == []
    issue = replace(issue, lead="导语")
    meant = replace(issue, lead="另一个导语")
    assert [f.rule for f in check(replace(subject(render(issue)), issue=meant))] == ["EX002"]


def test_what_does_not_read_back_is_found_at_its_field() -> None:
    issue = parse(FILE)
    entry = replace(issue.entries[1], summary="一\n\n二")
    broken = replace(issue, source=None, entries=(issue.entries[0], entry, issue.entries[2]))
    (finding,) = [each for each in check(ours(broken)) if each.rule == "EX002"]
    assert finding.severity is Severity.ERROR
    assert (finding.entry, finding.field, finding.excerpt) == (2, "summary", "一 二")
    assert "summary of entry 2" in finding.message
    ours_now = replace(issue, source=None)
    for changed_issue, field in (
        (replace(ours_now, lead="一\n二"), "lead"),
        (replace(ours_now, commentary="\n一"), "commentary"),
    ):
        (finding,) = [each for each in check(ours(changed_issue)) if each.rule == "EX002"]
        assert (finding.field, finding.entry) == (field, None)


def test_an_issue_of_another_text_does_not_read_back() -> None:
    assert [
        finding.field
        for finding in check(replace(subject(FILE), issue=replace(parse(FILE), title="别的")))
        if finding.rule == "EX002"
    ] == ["front"]
    fewer = replace(subject(FILE), issue=replace(parse(FILE), entries=()))
    assert [(f.rule, f.field) for f in check(fewer)] == [("EX002", None)]


def test_one_entry_left_of_another_houses_file_is_no_error() -> None:
    text = "# 晨报\n\n" + "\n\n".join(
        f"新的消息来了第{n}条\n------\n\n这件事的经过很长，说一句。\n\n[原文](https://a.example/{n})"
        for n in "一二"
    )
    issue = parse(text)
    left = remove_entry(issue, "e2")
    [finding] = [each for each in check(replace(subject(render(left)), issue=left)) if each.rule == "EX002"]
    assert finding.severity is Severity.WARNING and "goes out as it is" in finding.message
    other = change_entry(left, "e1", headline="另一个标题")
    found = check(replace(subject(render(other)), issue=other))
    assert [each.severity for each in found if each.rule == "EX002"] == [Severity.WARNING]
    # Beside the other entry this one would not be found either.
    bare = change_entry(left, "e1", headline="", url="", summary="")
    found = check(replace(subject(render(bare)), issue=bare))
    assert [each.severity for each in found if each.rule == "EX002"] == [Severity.ERROR]


def test_an_entry_that_lacks_nothing_is_not_told_to_get_a_link() -> None:
    issue = parse(HOUSES["bullets with a trailing link"].text)
    like_a_field = change_entry(issue, "e1", headline="来源：甲", summary="说了一句。")
    [finding] = [
        each
        for each in check(replace(subject(render(like_a_field)), issue=like_a_field))
        if each.rule == "EX002"
    ]
    assert finding.severity is Severity.ERROR and "give it a link" not in finding.message


def test_an_issue_half_written_lacks_parts_and_nothing_else() -> None:
    issue = add_entry(new_issue(date(2031, 3, 9)), new_entry(headline="题"))
    assert [(f.rule, f.entry, f.field) for f in check(ours(issue))] == [
        ("ST002", 1, "link"),
        ("ST002", 1, "summary"),
    ]


@given(samples.issues)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_an_editor_can_write_always_reads_back(issue: Issue) -> None:
    assert not [f for f in check(ours(issue)) if f.rule in ("EX002", "ST001")]


@given(samples.files())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_finding_points_at_its_words_whatever_the_file(text: str) -> None:
    made = subject(text, name="2031-03-10.md")
    for finding in check(made):
        start = made.index.offset(finding.line, finding.column)
        assert text[start : start + len(finding.excerpt)] == finding.excerpt
        assert finding.end_column == finding.column + len(finding.excerpt)
        assert not set("\r\n") & set(finding.excerpt)


@given(samples.files())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fixes_bring_no_new_errors(text: str) -> None:
    findings = check(subject(text))
    fixed = fixed_text(text, findings)
    if any(finding.fix is not None for finding in findings):
        assert fixed != text
        assert len(check(subject(fixed))) <= len(findings)


def test_of_two_fixes_for_the_same_words_one_is_applied() -> None:
    text = changed("2.  [", "3. [")
    findings = [finding for finding in found(text) if finding.rule == "ST001"]
    assert fixed_text(text, findings * 2) == FILE


def test_a_fix_changes_the_issue_and_leaves_the_rest_of_it() -> None:
    text = FILE.replace("a/3.htm", "a/3.htm?f=rss&utm_source=x").replace("2.  [", "5. [")
    text = text.replace("date: ", "draft: true\ndate: ")
    issue = move_entry(parse(text), "e3", 1)
    issue = replace(issue, entries=(replace(issue.entries[0], drafted=True, article=7), *issue.entries[1:]))
    while findings := [f for f in check(ours(issue)) if f.fix is not None]:
        issue = fixed_issue(issue, findings[0])
    assert [entry.uid for entry in issue.entries] == ["e3", "e1", "e2"]
    assert issue.entries[0].drafted and issue.entries[0].article == 7
    assert "utm_source" not in issue.entries[0].url
    assert check(ours(issue)) == []


def test_a_missing_line_is_put_into_the_issue() -> None:
    text = changed("date: 2031-03-09T08:05:07.040+08:00\n", "")
    issue = parse(text)
    (finding,) = check(ours(issue))
    issue = fixed_issue(issue, finding)
    assert render(issue) == FILE.replace("T08:05:07.040", "T00:00:00.000")
    assert check(ours(issue)) == []


def test_a_finding_without_a_fix_cannot_be_fixed() -> None:
    text = changed("https://example.com/a/3.htm", "https://example.com/a/1.htm")
    with pytest.raises(ValueError, match="LK001"):
        fixed_issue(parse(text), found(text)[0])


def test_messages_are_chinese_where_the_interface_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsroom.preflight.rules import structure

    monkeypatch.setattr(structure, "_", lambda message: "没有链接" if "no link" in message else message)
    (finding,) = found(changed("(https://example.com/a/2.htm)", "()"))
    assert finding.message == "没有链接"


@pytest.fixture(scope="module")
def founding(shared: Path) -> str:
    (path,) = (shared / "seeds").glob("002_*.txt")
    return decode(path.read_bytes())


def test_the_founding_document_shows_what_it_must(founding: str) -> None:
    findings = found(founding, name="2025-07-27.md")
    shown: dict[str, set[int | None]] = {}
    for finding in findings:
        shown.setdefault(finding.rule, set()).add(finding.entry)
    assert (shown["LK001"], shown["LK002"]) == ({1, 2, 8}, {3, 7, 10})
    assert all(f.entries == (1, 2, 8) for f in findings if f.rule == "LK001")
    assert all((f.excerpt, f.fix) == (f"{f.fix}?f=rss", f.fix) for f in findings if f.rule == "LK002")


def test_digests_of_other_houses_have_no_findings_of_ours(shared: Path) -> None:
    for path in (shared / "data/digests").rglob("*.md"):
        text = decode(path.read_bytes())
        assert not [f for f in found(text, name=path.name) if f.rule[:2] in ("FM", "ST", "EX")], path


@given(st.text())
@settings(deadline=None)
def test_any_text_can_be_checked(text: str) -> None:
    check(replace(subject(text), house=True))


def test_findings_count_as_the_issue_does_where_its_file_does_not_hold_an_entry() -> None:
    text = HOUSES["bullets with a trailing link"].text.replace("传感器", "传感器,很小")
    issue = parse(text)
    short = replace(issue, entries=(replace(issue.entries[0], headline="短"), *issue.entries[1:]))
    checked = Subject(text=render(short), issue=short, publication=HOUSE, house=False)
    assert [(each.rule, each.entry) for each in check(checked)] == [("EX002", 1), ("CP001", 3)]
