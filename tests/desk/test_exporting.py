from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, checking, composing, documents, exporting, exports, overwritten
from newsroom.desk.writing import EntryChange, Texts, change_entry, set_texts
from newsroom.model import EXPORTS, Issue, NewsroomError, Publication
from newsroom.publish import writing
from newsroom.publish.writing import write_atomically
from newsroom.store import DiskFull
from tests.desk.conftest import NOW


@pytest.fixture
def issue(desk: Desk) -> int:
    """A whole issue of 27 July, without a fault."""
    id = composing.start(desk, date(2025, 7, 27)).stored.head.id
    for number in range(1, 11):
        entry = issues.new_entry(
            headline=f"第{number}条新闻的标题写得足够长，长到没有人会说它太短",
            url=f"https://a.example/{number}",
            summary=f"第{number}条的摘要，**要点**，写了两句话。" * 8,
        )
        composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    set_texts(desk, id, Texts(lead="导语说今天的新闻。" * 20, commentary="点评。\n\n再评。"))
    return id


def test_an_export_lands_in_the_working_folder_by_the_publications_name(desk: Desk, issue: int) -> None:
    done = exporting.export(desk, issue)
    assert done.path == Path.cwd() / "2025-07-27.md"
    assert done.path.read_text(encoding="utf-8").startswith('---\ntitle: "2025.07.27 全球AI新闻速递"\n')


def test_an_export_lands_in_the_publications_folder(desk: Desk, issue: int, tmp_path: Path) -> None:
    publication = Publication(folder=str(tmp_path / "site"), filename="{date:%Y}/{date:%m-%d}.md")
    done = exporting.export(replace(desk, publication=publication), issue)
    assert done.path == tmp_path / "site" / "2025" / "07-27.md"
    assert done.path.exists()


def test_the_first_export_fixes_the_time_of_day(desk: Desk, issue: int) -> None:
    first = exporting.export(desk, issue).path.read_bytes()
    assert b"date: 2025-07-27T08:30:15.123+08:00\n" in first
    later = replace(desk, now=lambda: NOW + timedelta(hours=3))
    assert exporting.export(later, issue).path.read_bytes() == first


def test_an_issue_of_tomorrow_has_tomorrows_date(desk: Desk) -> None:
    issue = composing.start(desk, date(2025, 7, 28)).stored.head.id
    exported = exporting.export(desk, issue, force=True)
    assert b"date: 2025-07-28T08:30:15.123+08:00\n" in exported.path.read_bytes()


def test_an_exported_issue_has_gone_out(desk: Desk, issue: int) -> None:
    done = exporting.export(desk, issue)
    assert done.stored.head.exported is not None
    assert desk.store.issues.last_exported() is not None


def test_an_error_stops_the_export_and_leaves_no_trace(desk: Desk, issue: int) -> None:
    change_entry(desk, issue, 3, EntryChange(url="https://a.example/1"))
    before = desk.store.issues.get(issue)
    with pytest.raises(exporting.CheckFailed, match="2025-07-27.md was not exported") as caught:
        exporting.export(desk, issue)
    assert {finding.rule for finding in caught.value.findings} == {"LK001"}
    assert not Path("2025-07-27.md").exists()
    assert desk.store.issues.get(issue) == before
    assert exporting.export(desk, issue, force=True).path.exists()


def test_another_file_in_the_way_is_shown_and_left(desk: Desk, issue: int) -> None:
    path = exporting.export(desk, issue).path
    text = path.read_text(encoding="utf-8").replace("再评", "不评")
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(exporting.ExportExists) as caught:
        exporting.export(desk, issue)
    assert caught.value.path == path
    assert "+不评。" in caught.value.difference
    assert "-再评。" in caught.value.difference
    assert path.read_text(encoding="utf-8") == text
    exporting.export(desk, issue, overwrite=True)
    assert "再评" in path.read_text(encoding="utf-8")


def test_the_same_file_in_the_way_is_no_obstacle(desk: Desk, issue: int) -> None:
    exporting.export(desk, issue)
    exporting.export(desk, issue)


def test_a_file_that_cannot_be_written_leaves_the_issue_a_draft(desk: Desk, issue: int) -> None:
    Path("taken").write_text("a file where the folder should be")
    with pytest.raises(NewsroomError, match="taken"):
        exporting.export(desk, issue, Path("taken") / "out.md")
    assert desk.store.issues.get(issue).head.exported is None


@pytest.mark.parametrize("linking", [True, False])
def test_where_it_cannot_be_noted_that_an_issue_went_out_the_file_is_what_it_was(
    desk: Desk, issue: int, monkeypatch: pytest.MonkeyPatch, linking: bool
) -> None:
    def no_second_names(*_names: object) -> None:
        raise PermissionError

    def write_and_fail(path: Path, data: bytes) -> None:
        write_atomically(path, data)
        raise DiskFull("no room")  # as the end of the transaction does

    if not linking:
        monkeypatch.setattr("os.link", no_second_names)
    before = set(Path().iterdir())
    with monkeypatch.context() as full:
        full.setattr(writing, "write_atomically", write_and_fail)
        with pytest.raises(DiskFull):
            exporting.export(desk, issue)
        assert set(Path().iterdir()) == before
    path = exporting.export(desk, issue).path
    sent, there = path.read_bytes(), set(Path().iterdir())
    set_texts(desk, issue, Texts(lead="另一段导语说今天的新闻。" * 15))
    with monkeypatch.context() as full:
        full.setattr(writing, "write_atomically", write_and_fail)
        with pytest.raises(DiskFull):
            exporting.export(desk, issue)
    assert path.read_bytes() == sent and set(Path().iterdir()) == there
    assert exporting.edited(desk, issue) is None
    exporting.export(desk, issue)
    assert path.read_bytes() != sent


def test_an_export_can_go_elsewhere_than_to_a_file(desk: Desk, issue: int) -> None:
    written: list[bytes] = []
    exporting.export_to(desk, issue, written.append)
    assert written == [exporting.export(desk, issue).path.read_bytes()]


def test_an_issue_without_a_date_is_called_by_its_title(desk: Desk, issue: int) -> None:
    undated = replace(desk.store.issues.get(issue).issue, date=None, title="特刊：芯片")
    id = desk.store.issues.create(undated).head.id
    assert exporting.export(desk, id, force=True).path.name == "特刊：芯片.md"


def test_exporting_is_not_a_step_that_undo_takes_back(desk: Desk, issue: int) -> None:
    exporting.export(desk, issue)
    desk.store.journal.undo()
    after = desk.store.issues.get(issue)
    assert after.issue.published is not None
    assert after.issue.lead == ""


@pytest.mark.parametrize("form", exports.FORMATS)
def test_each_form_lands_beside_the_markdown_and_is_written_again_in_place(
    desk: Desk, issue: int, form: str
) -> None:
    done = exporting.export(desk, issue, format=form)
    assert done.path == Path.cwd() / ("2025-07-27" + exports.FORMATS[form].ending)
    first = done.path.read_bytes()
    assert exporting.export(desk, issue, format=form).path.read_bytes() == first
    set_texts(desk, issue, Texts(lead="改过的导语。" * 20))
    assert exporting.export(desk, issue, format=form).path.read_bytes() != first


def test_another_file_in_the_way_stops_a_form(desk: Desk, issue: int, tmp_path: Path) -> None:
    other = tmp_path / "page.html"
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(exporting.ExportExists):
        exporting.export(desk, issue, other, format="html")
    assert other.read_text(encoding="utf-8") == "mine"


def test_errors_of_the_check_stop_a_form_too(desk: Desk, issue: int) -> None:
    change_entry(desk, issue, 3, EntryChange(url="https://a.example/1"))
    with pytest.raises(exporting.CheckFailed):
        exporting.export(desk, issue, format="json")
    assert not (Path.cwd() / "2025-07-27.json").exists()


def test_what_was_edited_in_a_file_that_is_written_over_is_kept(desk: Desk, issue: int) -> None:
    first = exporting.export(desk, issue)
    assert first.kept is None
    first.path.write_bytes(b"edited by hand")
    second = exporting.export(desk, issue, overwrite=True)
    assert second.kept is not None and second.kept.read_bytes() == b"edited by hand"
    assert not list(first.path.parent.glob("*.md"))[1:]  # a copy beside it would be published too
    first.path.write_bytes(b"edited again")
    third = exporting.export(desk, issue, overwrite=True)
    assert third.kept not in (None, second.kept)
    assert exporting.export(desk, issue, overwrite=True).kept is None


def test_where_the_copy_cannot_be_kept_the_file_stays(desk: Desk, issue: int) -> None:
    path = exporting.export(desk, issue).path
    path.write_bytes(b"edited by hand")
    overwritten.folder_of(desk).write_text("in the way of the folder", encoding="utf-8")
    with pytest.raises(NewsroomError):
        exporting.export(desk, issue, overwrite=True)
    assert path.read_bytes() == b"edited by hand"


def test_a_document_with_another_title_goes_where_it_went_before(desk: Desk) -> None:
    id = documents.start(desk, "deep", date(2025, 7, 27), "港口之夜").stored.head.id
    first = exporting.export(desk, id, force=True).path
    composing.change(desk, id, lambda issue: replace(issue, title="港口之晨"), "by hand")
    assert exporting.export(desk, id, force=True).path == first
    assert exporting.export(desk, id, format="json", force=True).path == first.with_suffix(".json")
    first.unlink()
    assert exporting.export(desk, id, force=True).path.name == "港口之晨.md"


def test_every_export_there_is_can_be_written() -> None:
    assert {"markdown", *exports.FORMATS} == set(EXPORTS)


def test_two_issues_of_a_day_with_one_slug_are_told_before_the_second_goes_out(desk: Desk) -> None:
    def slugged(pattern: str) -> Desk:
        return replace(desk, publication=replace(desk.publication, front=(("slug", pattern),)))

    day = date(2025, 7, 27)
    alike = slugged("ai-{date:%Y%m%d}")
    daily = composing.start(alike, day).stored
    deep = alike.store.issues.create(
        Issue(title="算力的账本", date=day, form="deep", source="# 算力\n\n正文。\n")
    )
    assert not [each for each in checking.check_issue(alike, deep).findings if each.rule == "EX004"]
    exporting.export(alike, daily.head.id, force=True)
    [told] = [each for each in checking.check_issue(alike, deep).errors if each.rule == "EX004"]
    assert "ai-20250727" in told.message and daily.issue.title in told.message
    apart = slugged("ai-{date:%Y%m%d}-{form}")
    assert not [each for each in checking.check_issue(apart, deep).findings if each.rule == "EX004"]
    written = exporting.text_of(apart, deep.issue)
    assert 'slug: "ai-20250727-deep"' in written


@pytest.mark.parametrize("edited", [False, True])
def test_a_file_in_the_way_says_whose_it_is(desk: Desk, edited: bool) -> None:
    publication = replace(desk.publication, documents="{date:%Y-%m-%d}.md")
    shared = replace(desk, publication=publication)
    daily = composing.start(shared, date(2025, 7, 27)).stored
    path = exporting.export(shared, daily.head.id, force=True).path
    if edited:
        path.write_text(path.read_text("utf-8") + "\n改过。\n", "utf-8")
    content = Issue(title="算力的账本", date=date(2025, 7, 27), form="deep", source="# 算力\n\n正文。\n")
    deep = shared.store.issues.create(content)
    with pytest.raises(exporting.ExportExists) as caught:
        exporting.export(shared, deep.head.id, force=True)
    told = str(caught.value)
    assert f"{daily.issue.title} (issue {daily.head.id})" in told and "-o" in told
