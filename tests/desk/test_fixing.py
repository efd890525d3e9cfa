import codecs
from datetime import date
from pathlib import Path

import pytest

from newsroom import issues
from newsroom.desk import Desk, checking, composing, fixing, importing
from newsroom.model import Issue, NewsroomError, StoredIssue

TEXT = """\
---
title: "2031.03.09 全球AI新闻速递"
date: 2031-03-09T08:05:07.040+08:00
categories: ["人工智能", "科技前沿", "行业动态"]
---

今天的导语。

---

1.  [**甲公司发布新模型**](https://a.example/1?f=rss)

    甲公司的 **模型** 来了。

3.  [**乙公司开源框架**](https://b.example/2?utm_source=x&id=7)

    乙公司的 **框架** 来了。

---

### **点评**

两件事。"""


def stored(desk: Desk) -> StoredIssue:
    content: Issue = composing.start(desk, date(2031, 3, 9)).stored.issue
    for url in ("https://a.example/1?f=rss", "https://b.example/2?utm_source=x&id=7"):
        content = issues.add_entry(content, issues.new_entry(headline="题", url=url, summary="话。"))
    head = composing.opened(desk).head
    return composing.change(desk, head.id, lambda _content: content, "two entries")


def urls(content: Issue) -> list[str]:
    return [entry.url for entry in content.entries]


def test_what_is_mechanical_is_fixed_in_one_step_that_can_be_undone(desk: Desk) -> None:
    issue = stored(desk)
    checked = fixing.fix_issue(desk, issue)
    assert {finding.rule for finding in checked.fixed} >= {"LK002"}
    assert "LK002" not in {finding.rule for finding in checked.findings}
    now = desk.store.issues.get(issue.head.id)
    assert urls(now.issue) == ["https://a.example/1", "https://b.example/2?id=7"]
    assert "LK002" in desk.store.issues.revisions(issue.head.id)[-1].cause
    desk.store.journal.undo()
    assert urls(desk.store.issues.get(issue.head.id).issue) == urls(issue.issue)


def test_an_issue_without_faults_to_fix_gets_no_revision(desk: Desk) -> None:
    issue = stored(desk)
    fixing.fix_issue(desk, issue)
    revision = desk.store.issues.get(issue.head.id).head.revision
    assert fixing.fix_issue(desk, desk.store.issues.get(issue.head.id)).fixed == ()
    assert desk.store.issues.get(issue.head.id).head.revision == revision


def test_the_change_is_shown_before_it_is_made(desk: Desk) -> None:
    issue = stored(desk)
    found = [f for f in checking.check_content(desk, issue.head, issue.issue) if f.rule == "LK002"]
    shown = fixing.change_of(desk, issue.issue, fixing.fix(desk, found[:1])(issue.issue))
    assert "-1.  [**题**](https://a.example/1?f=rss)" in shown
    assert "+1.  [**题**](https://a.example/1)" in shown
    assert "b.example" not in "".join(line for line in shown.splitlines() if line[:1] in "+-")


def test_a_file_is_fixed_in_place_and_the_rest_of_it_stays(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    checked = fixing.fix_file(desk.settings, path, desk)
    assert [f.rule for f in checked.fixed] == ["LK002", "ST001", "LK002"]
    fixed = TEXT.replace("?f=rss", "").replace("utm_source=x&", "").replace("3.  [", "2.  [")
    assert path.read_bytes() == fixed.encode()
    assert fixing.fix_file(desk.settings, path, desk).fixed == ()


def test_a_file_that_cannot_be_written_stays_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NewsroomError, match="2031-03-09.md"):
        fixing.fix_file(desk.settings, path, desk)
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_file_in_the_archive_is_no_rerun_of_itself(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    importing.import_files(desk, [path], force=False)
    assert not [f for f in checking.check_file(desk.settings, path, desk).findings if f.rule[:2] == "RP"]
    later = tmp_path / "2031-03-11.md"
    later.write_text(TEXT.replace("2031-03-09", "2031-03-11").replace("2031.03.09", "2031.03.11"), "utf-8")
    again = [f for f in checking.check_file(desk.settings, later, desk).findings if f.rule == "RP001"]
    assert [f.entry for f in again] == [1, 2]


@pytest.mark.parametrize("encoding", ["GB18030", "Big5", "UTF-16-LE"])
def test_a_file_in_another_encoding_is_checked_and_fixed_in_it(
    desk: Desk, tmp_path: Path, encoding: str
) -> None:
    text = "# 每日新聞\n\n今天的要聞：這個公司發布了新的模型,我們說他來了。\n"
    mark = codecs.BOM_UTF16_LE if encoding == "UTF-16-LE" else b""
    path = tmp_path / "2031-03-09.md"
    path.write_bytes(mark + text.encode(encoding))
    assert "CP001" in [each.rule for each in checking.check_file(desk.settings, path, desk).findings]
    fixing.fix_file(desk.settings, path, desk)
    assert path.read_bytes() == mark + text.replace("模型,", "模型，").encode(encoding)
    report = importing.import_files(desk, [path], force=False)
    assert not report.imported
    assert encoding in str(report.refused[0])


def test_what_a_fix_brings_up_is_fixed_in_the_same_step(desk: Desk) -> None:
    issue = stored(desk)
    uid = issue.issue.entries[0].uid
    issue = composing.change(
        desk, issue.head.id, lambda each: issues.change_entry(each, uid, summary="真好!!**话**。"), "x"
    )
    edit = fixing.SafeFixes(desk, issue.head)
    assert edit(issue.issue).entries[0].summary == "真好！**话**。"
    assert {"CP001", "CP005"} <= {each.rule for each in edit.applied}
    assert "真好！**话**" in fixing.change_of(desk, issue.issue, edit(issue.issue))
