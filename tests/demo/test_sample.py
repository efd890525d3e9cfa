"""The sample newsroom as an editor finds it."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest

from newsroom import issues
from newsroom.desk import Desk, grouping, open_desk
from newsroom.desk.checking import check_issue
from newsroom.desk.sample import DATABASE, SETTINGS, SampleError, make_sample
from newsroom.desk.sample_copy import read_issue
from newsroom.desk.sample_days import SampleDays
from newsroom.model import Mark, NewsroomError, Row, Severity, View
from newsroom.settings.config import load
from newsroom.store import open_store
from newsroom.text.addresses import canonical, tracking_parameters

MORNING = datetime(2026, 7, 27, 0, 30, tzinfo=UTC)
"""Half past eight in Shanghai."""

MOMENTS = {
    "just after midnight in Shanghai": datetime(2026, 7, 26, 16, 1, tzinfo=UTC),
    "in the morning": MORNING,
    "just before midnight": datetime(2026, 7, 27, 15, 59, tzinfo=UTC),
    "on the first of March": datetime(2027, 3, 1, 4, 0, tzinfo=UTC),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "new"
    make_sample(folder, MORNING)
    return folder


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with opened(folder) as desk:
        yield desk


def opened(folder: Path, now: datetime = MORNING) -> AbstractContextManager[Desk]:
    """Open the desk of a sample, as `newsroom demo` does."""
    return open_desk(load(folder / SETTINGS), folder / DATABASE, create=False, now=lambda: now)


def rows(desk: Desk, view: View) -> list[Row]:
    return desk.store.inbox.rows(desk.store.inbox.ids(view))


def since(desk: Desk) -> View:
    return View(since=desk.store.issues.last_exported(), today=desk.today())


def test_beside_the_database_lie_its_settings_and_the_issues_that_went_out(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {DATABASE, SETTINGS, "issues/2026-07-25.md", "issues/2026-07-26.md"}


def test_its_settings_keep_everything_beside_it(folder: Path) -> None:
    settings = load(folder / SETTINGS)
    assert settings.database == folder / DATABASE
    assert settings.publication.folder == str(folder / "issues")


def test_its_database_is_sound(desk: Desk) -> None:
    assert desk.store.check() == []


def test_a_dozen_stories_have_several_sources(desk: Desk) -> None:
    sources = [row.sources for row in rows(desk, View())]
    assert sum(n >= 2 for n in sources) >= 12
    assert max(sources) == 5


def test_some_are_read_starred_held_and_dismissed(desk: Desk) -> None:
    everything = rows(desk, View(today=desk.today()))
    assert 30 <= sum(row.read for row in everything) <= 70
    assert 5 <= sum(row.starred for row in everything) <= 12
    (held,) = rows(desk, View(held=True, today=desk.today()))
    assert held.held == date(2026, 7, 28)
    assert len(rows(desk, View(dismissed=True))) == 2


def test_what_is_picked_was_read(desk: Desk) -> None:
    picked = [row for row in rows(desk, View(today=desk.today())) if row.picked]
    assert len(picked) >= 5
    assert not [row.title for row in picked if not row.read]


def test_two_feeds_fail_and_say_why(desk: Desk) -> None:
    failing = {feed.title: feed for feed in desk.store.feeds.all() if feed.failures}
    assert set(failing) == {"关节周刊", "Copper & Silicon"}
    assert "404" in (failing["关节周刊"].error or "")
    assert "30" in (failing["Copper & Silicon"].error or "")
    for feed in failing.values():
        assert feed.succeeded and feed.checked and feed.succeeded < feed.checked


def test_the_feeds_were_polled_a_moment_ago(desk: Desk) -> None:
    for feed in desk.store.feeds.all():
        assert feed.checked == MORNING - timedelta(minutes=2)


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_whenever_it_is_made_it_is_this_morning(tmp_path: Path, now: datetime) -> None:
    make_sample(tmp_path, now)
    with opened(tmp_path, now) as desk:
        today = desk.today()
        newest = desk.store.articles.latest(1)[0]
        assert timedelta() < now - newest.when < timedelta(minutes=10)
        assert all(article.seen <= now for article in desk.store.articles.latest(500))
        heads = desk.store.issues.heads()
        assert [head.date for head in heads] == [today - timedelta(days=ago) for ago in range(3)]
        shown = rows(desk, since(desk))
        assert len(shown) >= 35
        assert any(row.ran is not None for row in shown)
        assert {row.picked for row in shown if row.picked} == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_what_ran_was_there_before_its_issue_went_out(tmp_path: Path, now: datetime) -> None:
    make_sample(tmp_path, now)
    with opened(tmp_path, now) as desk:
        for head in desk.store.issues.heads()[1:]:
            assert head.exported is not None and head.exported < now
            for evidence in desk.store.issues.evidence(head.id):
                assert evidence.retrieved < head.exported


def test_the_past_issues_are_what_was_written_to_the_byte(folder: Path, desk: Desk) -> None:
    for name, day in (("past-2", date(2026, 7, 25)), ("past-1", date(2026, 7, 26))):
        (head,) = desk.store.issues.on_date(day)
        stored = desk.store.issues.get(head.id).issue
        text = read_issue(name, day)
        assert issues.render(stored, desk.publication) == text
        assert (folder / "issues" / f"{day}.md").read_bytes() == text.encode()
        assert len(stored.entries) == 10


def test_each_entry_has_its_article_and_its_evidence(desk: Desk) -> None:
    for head in desk.store.issues.heads():
        evidence = {(each.entry, each.article): each for each in desk.store.issues.evidence(head.id)}
        for entry in desk.store.issues.get(head.id).issue.entries:
            assert entry.article is not None
            assert evidence[entry.uid, entry.article].text


def test_every_entry_that_ran_leads_to_what_it_was_picked_from(desk: Desk) -> None:
    for head in desk.store.issues.heads()[1:]:
        for entry in desk.store.issues.get(head.id).issue.entries:
            article = desk.store.articles.get(entry.article or 0)
            assert article is not None
            assert canonical(entry.url) == article.canonical


def test_what_ran_would_pass_the_check_today(desk: Desk) -> None:
    for head in desk.store.issues.heads()[1:]:
        found = check_issue(desk, desk.store.issues.get(head.id)).findings
        assert [each for each in found if each.severity is Severity.ERROR] == []


def test_todays_issue_is_half_composed(desk: Desk) -> None:
    id = desk.store.issues.open_id()
    assert id is not None
    stored = desk.store.issues.get(id)
    assert stored.head.date == date(2026, 7, 27)
    assert stored.head.exported is None
    assert stored.issue.lead
    assert not stored.issue.commentary.endswith("。")
    assert [entry.drafted for entry in stored.issue.entries] == [False] * 5 + [True]
    assert stored.issue.entries[5].summary.startswith("智能体框架 hedgerow-agent 发布")


def test_todays_issue_has_the_faults_that_the_check_is_shown_on(desk: Desk) -> None:
    stored = desk.store.issues.get(desk.store.issues.open_id() or 0)
    found = {each.rule: each for each in check_issue(desk, stored).findings}
    assert found["LK001"].entries == (2, 5)
    assert found["LK002"].entry == 3
    assert tracking_parameters(stored.issue.entries[2].url) == ["utm_source", "utm_medium"]


def test_the_numbers_left_wrong_on_purpose_are_not_in_the_source(desk: Desk) -> None:
    stored = desk.store.issues.get(desk.store.issues.open_id() or 0)
    first, second = stored.issue.entries[:2]
    own = {entry.uid: entry.article for entry in stored.issue.entries}
    kept = desk.store.issues.evidence(stored.head.id)
    evidence = {each.entry: each.text for each in kept if each.article == own.get(each.entry)}
    assert "15万亿" in first.summary
    assert "11 万亿" in evidence[first.uid] and "15 万亿" not in evidence[first.uid]
    assert "只看每一瓦" in second.summary
    assert "只追每一瓦" in evidence[second.uid] and "只看每一瓦" not in evidence[second.uid]


def test_only_what_is_done_in_it_can_be_undone(tmp_path: Path) -> None:
    make_sample(tmp_path, MORNING)
    with opened(tmp_path) as desk:
        id = desk.store.issues.open_id() or 0
        assert desk.store.journal.undo() is None
        assert desk.store.issues.get(id).issue.commentary
        [newest] = desk.store.articles.latest(1)
        desk.store.marks.set([newest.id], Mark.STARRED, True, "starred")
        assert desk.store.journal.undo() is not None
        assert desk.store.journal.undo() is None


def test_made_again_it_keeps_what_was_done_in_it(tmp_path: Path) -> None:
    database = make_sample(tmp_path, MORNING)
    with opened(tmp_path) as desk:
        newest = desk.store.articles.latest(1)[0]
        desk.store.marks.set([newest.id], Mark.STARRED, True, "starred")
        desk.store.state.set("pane", "composer")
    assert make_sample(tmp_path, MORNING + timedelta(days=1)) == database
    with opened(tmp_path) as desk:
        kept = desk.store.articles.get(newest.id)
        assert kept is not None and kept.starred and kept.when == newest.when
        assert desk.store.state.get("pane") == "composer"


def test_without_a_folder_it_gets_a_new_one_each_time() -> None:
    first, second = make_sample(now=MORNING), make_sample(now=MORNING)
    try:
        assert first != second
        assert first.is_file() and second.is_file()
    finally:
        for database in (first, second):
            for path in sorted(database.parent.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            database.parent.rmdir()


def test_it_leaves_an_editors_own_newsroom_alone(tmp_path: Path) -> None:
    open_store(tmp_path / DATABASE).close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(SampleError, match="--dir"):
        make_sample(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}


def test_it_leaves_another_programs_file_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(NewsroomError):
        make_sample(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_it_leaves_an_editors_own_settings_alone(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text('language = "zh"\n')
    with pytest.raises(SampleError, match="--dir"):
        make_sample(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [SETTINGS]


def test_it_writes_over_no_issue_that_lies_there(tmp_path: Path) -> None:
    mine = tmp_path / "issues" / "2026-07-26.md"
    mine.parent.mkdir()
    mine.write_text("my own")
    with pytest.raises(NewsroomError, match=r"2026-07-26\.md"):
        make_sample(tmp_path, MORNING)
    assert mine.read_text() == "my own"
    assert not (tmp_path / DATABASE).exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SampleError, match="--dir"):
        make_sample(tmp_path / "file" / "folder")


def test_one_that_was_broken_off_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(days: SampleDays) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SampleDays, "live", stop)
        with pytest.raises(KeyboardInterrupt):
            make_sample(tmp_path, MORNING)
    assert [path.name for path in tmp_path.iterdir()] == [SETTINGS]
    make_sample(tmp_path, MORNING)
    with opened(tmp_path) as desk:
        assert len(desk.store.issues.heads()) == 3


def test_it_takes_well_under_a_second_of_the_processor(tmp_path: Path) -> None:
    make_sample(tmp_path / "warm", MORNING)
    before = process_time()
    make_sample(tmp_path / "timed", MORNING)
    assert process_time() - before < 0.8


def test_it_is_grouped_as_fetches_group(desk: Desk) -> None:
    telling = [row for row in rows(desk, View()) if "Tern-4" in row.title]
    assert [row.sources for row in telling if "推迟" in row.title or "delays" in row.title] == [3]
    assert grouping.group(desk) == 0
    desk.store.stories.grouped(0)
    assert grouping.group(desk) == 0, "a later fetch finds nothing that was left"
