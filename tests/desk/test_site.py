"""The site in its folder, and the feeds of what went out."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing, exporting, open_desk, publishing, site, sources_used
from newsroom.desk.importing import import_files
from newsroom.desk.outlets import outlets
from newsroom.desk.picking import pick
from newsroom.desk.sources_used import NoSources
from newsroom.desk.writing import Texts, set_texts
from newsroom.model import ArticleDraft, FeedDraft, Publication
from newsroom.publish import PublishError, write_atomically
from newsroom.settings.config import Settings
from newsroom.wire.opml import read_opml
from tests.desk.conftest import NOW, Stock, article


class Clock:
    """Tells the time it is set to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A newsroom whose site lies in ``site``, and whose clock is set by the test."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    settings = Settings(file=tmp_path / "newsroom.toml", database=tmp_path / "newsroom.db")
    publication = Publication(
        address="https://digest.example/{date:%Y/%m/%d}/", archive=str(tmp_path / "site")
    )
    with open_desk(settings, now=clock) as opened:
        yield replace(opened, publication=publication)


def draft(desk: Desk, day: int) -> int:
    id = composing.start(desk, date(2025, 7, day)).stored.head.id
    entry = issues.new_entry(headline=f"第{day}日", url="https://a.example/1", summary="摘要。")
    composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    return id


def gone_out(desk: Desk, day: int) -> int:
    id = draft(desk, day)
    exporting.export(desk, id, force=True)
    return id


def page(desk: Desk, day: int) -> Path:
    return Path(desk.publication.archive) / f"2025/07/{day}/index.html"


def state(desk: Desk) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns for path in Path(desk.publication.archive).rglob("*") if path.is_file()
    }


def test_only_what_went_out_is_shown_and_as_it_did(desk: Desk) -> None:
    out = gone_out(desk, 26)
    draft(desk, 27)
    set_texts(desk, out, Texts(lead="还没有发出的导语。"))
    built = site.build(desk)
    assert built.issues == 1 and page(desk, 26).exists() and not page(desk, 27).exists()
    assert "还没有发出" not in page(desk, 26).read_text("utf-8")
    exporting.export(desk, out, force=True)
    site.build(desk)
    assert "还没有发出" in page(desk, 26).read_text("utf-8")


def test_what_did_not_change_is_not_touched(desk: Desk) -> None:
    gone_out(desk, 25)
    gone_out(desk, 26)
    site.build(desk)
    before = state(desk)
    again = site.build(desk)
    assert again.touched == () and state(desk) == before
    gone_out(desk, 27)
    site.build(desk)
    assert state(desk)[page(desk, 25)] == before[page(desk, 25)]
    assert "2025.07.27" in page(desk, 26).read_text("utf-8")


def test_the_page_of_a_removed_issue_goes_unless_someone_changed_it(desk: Desk) -> None:
    first, second = gone_out(desk, 25), gone_out(desk, 26)
    site.build(desk)
    page(desk, 26).write_text("手改", "utf-8")
    own = Path(desk.publication.archive) / "about.html"
    own.write_text("关于", "utf-8")
    desk.store.issues.remove(first)
    desk.store.issues.remove(second)
    built = site.build(desk)
    assert page(desk, 25) in built.removed and not page(desk, 25).parent.exists()
    assert built.left == (page(desk, 26),) and page(desk, 26).read_text("utf-8") == "手改"
    assert own.read_text("utf-8") == "关于"


def test_a_file_of_someone_else_stops_it_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    gone_out(desk, 26)
    (tmp_path / "site").mkdir()
    own = tmp_path / "site" / "index.html"
    own.write_text("我的首页", "utf-8")
    with pytest.raises(site.NotOurs, match="index.html is not as newsroom made it"):
        site.build(desk)
    assert list((tmp_path / "site").iterdir()) == [own]
    site.build(desk, overwrite=True)
    assert "第26日" in own.read_text("utf-8")


def test_a_build_that_was_stopped_goes_on_with_the_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gone_out(desk, 25)
    site.build(desk)
    gone_out(desk, 26)

    def stops(path: Path, content: bytes) -> None:
        if path.name == "search.html":
            raise PublishError("the disk is full")
        write_atomically(path, content)

    monkeypatch.setattr("newsroom.desk.site.write_atomically", stops)
    with pytest.raises(PublishError):
        site.build(desk)
    monkeypatch.undo()
    exporting.export(desk, draft(desk, 27), desk.store.path.with_name("27.md"), force=True)
    site.build(desk)
    assert site.build(desk).touched == () and page(desk, 27).exists()


def test_a_list_that_someone_wrote_leads_to_nothing_outside(desk: Desk, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("", "utf-8")
    sha = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "site").mkdir()
    listed = {"version": 1, "files": {"../own.txt": [sha], str(own): [sha]}}
    (tmp_path / "site" / site.MANIFEST).write_text(json.dumps(listed), "utf-8")
    site.build(desk)
    assert own.exists()


def test_the_date_of_a_change_is_that_of_what_is_said(desk: Desk, clock: Clock) -> None:
    id = gone_out(desk, 26)
    [first] = outlets(desk)
    clock.now += timedelta(days=1)
    exporting.export(desk, id, format="json", force=True)
    [again] = outlets(desk)
    assert again.appeared.updated == first.appeared.updated and again.uid == first.uid
    set_texts(desk, id, Texts(lead="新的导语。"))
    exporting.export(desk, id, force=True)
    [changed] = outlets(desk)
    assert changed.appeared.updated.date() == clock.now.date() and changed.uid == first.uid
    assert changed.appeared.published == first.appeared.published
    clock.now += timedelta(days=1)
    exporting.export(desk, id, force=True)
    assert outlets(desk)[0].appeared.updated == changed.appeared.updated


def test_an_imported_issue_came_out_when_it_says(desk: Desk, tmp_path: Path) -> None:
    text = issues.render(desk.store.issues.get(gone_out(desk, 24)).issue, desk.publication)
    file = tmp_path / "2024-07-24.md"
    file.write_text(text.replace("2025", "2024"), "utf-8")
    import_files(desk, [file])
    old = outlets(desk)[-1]
    assert old.address == "https://digest.example/2024/07/24/"
    assert old.appeared.updated == old.appeared.published and old.appeared.published.year == 2024


def test_an_issue_with_nothing_to_read_is_on_no_page(desk: Desk, tmp_path: Path) -> None:
    gone_out(desk, 24)
    file = tmp_path / "2025-07-23.md"
    file.write_text('---\ntitle: "2025.07.23 目录"\ndate: 2025-07-23\n---\n', "utf-8")
    import_files(desk, [file])
    done = site.build(desk)
    assert (done.issues, done.empty) == (1, 1)
    assert page(desk, 24).is_file() and not page(desk, 23).exists()
    assert not any(b"07/23" in path.read_bytes() for path in done.folder.rglob("*") if path.is_file())
    [imported] = [each for each in desk.store.issues.heads() if each.origin]
    set_texts(desk, imported.id, Texts(lead="有了一句导语。"))
    again = site.build(desk)
    assert (again.issues, again.empty) == (2, 0) and page(desk, 23).is_file()


def test_publishing_builds_the_site_with_the_issue_in_it(desk: Desk) -> None:
    gone_out(desk, 25)
    site.build(desk)
    before = state(desk)
    id = draft(desk, 26)
    planned = publishing.plan(desk, id, ("site",), force=True)
    [target] = planned.files
    assert target.state == "changed" and page(desk, 26) in target.touched
    assert page(desk, 25) in target.touched  # it leads to the next one now
    assert state(desk) == before
    done = publishing.publish(desk, planned)
    assert done.fine and {each.path for each in done.files} == set(target.touched)
    assert desk.store.issues.get(id).head.exported
    assert site.build(desk).touched == ()
    assert [each.state for each in publishing.plan(desk, id, ("site",)).files] == ["same"]


def test_a_site_in_the_way_of_others_files_blocks_the_plan(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("我的首页", "utf-8")
    planned = publishing.plan(desk, draft(desk, 26), ("site",))
    assert planned.blocked and "index.html" in planned.files[0].told
    with pytest.raises(publishing.NotPublishable):
        publishing.publish(desk, planned)


def test_the_sources_of_an_issue_are_all_feeds_that_told_its_stories(desk: Desk) -> None:
    ids: list[int] = []
    titles = {"甲网": "港口调度系统升级", "乙网": "港口用上新的调度", "丙网": "手机厂商公布财报"}
    for name, title in titles.items():
        feed, _new = desk.store.feeds.add(FeedDraft(url=f"https://feeds.example/{name}", title=name))
        drafts: list[ArticleDraft] = [article(name, title)]
        ids += desk.store.articles.absorb(feed.id, drafts, NOW).new
    desk.store.stories.join([ids[0], ids[1]])
    issue = composing.start(desk, date(2025, 7, 27)).stored.head.id
    pick(desk, issue, ids[:1])
    assert [feed.title for feed in read_opml(sources_used.opml(desk, [issue]))] == ["甲网", "乙网"]
    assert sources_used.month(desk, "2025-07") == [issue]
    assert desk.store.issues.get(issue).head.exported is None


def test_an_issue_by_hand_has_no_sources_to_list(desk: Desk, stock: Stock) -> None:
    with pytest.raises(NoSources):
        sources_used.opml(desk, [draft(desk, 27)])
    with pytest.raises(NoSources, match="2025-08"):
        sources_used.month(desk, "2025-08")


def test_the_second_issue_of_a_day_has_its_own_address_in_every_form(desk: Desk, tmp_path: Path) -> None:
    text = issues.render(desk.store.issues.get(gone_out(desk, 26)).issue, desk.publication)
    file = tmp_path / "又一期.md"
    file.write_text(text.replace("第26日", "又一条"), "utf-8")
    [second] = [each.head.id for each in import_files(desk, [file], force=True).imported]
    own = "https://digest.example/2025/07/26-2/"
    assert own in {each.address for each in outlets(desk)}
    for form in ("html", "json"):
        sent: list[bytes] = []
        exporting.export_to(desk, second, sent.append, force=True, format=form)
        assert own in sent[0].decode() and "2025/07/26/" not in sent[0].decode()
    draft_of_its_own_day = draft(desk, 27)
    exporting.export_to(desk, draft_of_its_own_day, sent.append, force=True, format="json")
    assert "https://digest.example/2025/07/27/" in sent[-1].decode()


def test_an_imported_issue_keeps_its_address_when_it_is_exported_after_another_of_its_day(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "2025-07-26.md"
    file.write_text(issues.render(desk.store.issues.get(draft(desk, 26)).issue, desk.publication), "utf-8")
    [imported] = [each.head.id for each in import_files(desk, [file], force=True).imported]
    clock.now += timedelta(hours=1)
    [drafted] = [each.id for each in desk.store.issues.heads() if each.id != imported]
    exporting.export(desk, drafted, force=True)
    before = {each.appeared.id: each.address for each in outlets(desk)}
    assert before[imported] == "https://digest.example/2025/07/26/"
    clock.now += timedelta(hours=1)
    exporting.export(desk, imported, tmp_path / "again.md", force=True)
    assert {each.appeared.id: each.address for each in outlets(desk)} == before
