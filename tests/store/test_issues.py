from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from newsroom.store import Conflict, NoSuchIssue, Store, StoreError, open_store
from tests.store.newsdesk import NOON, TODAY, Clock, absorb, add_feed, draft, entry, evidence, issue


def test_an_issue_comes_back_as_it_was_made(store: Store) -> None:
    content = issue(entry("a"), entry("b"), lead="导语", commentary="点评")
    made = store.issues.create(content)
    assert made.issue == content
    head = made.head
    assert (head.date, head.title, head.entries, head.revision) == (TODAY, content.title, 2, 1)
    assert (head.created, head.changed, head.exported, head.origin, head.open) == (
        NOON,
        NOON,
        None,
        None,
        True,
    )
    assert store.issues.get(head.id) == made
    assert store.issues.heads() == [head]


def test_an_issue_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(NoSuchIssue, match="there is no issue 7"):
        store.issues.get(7)
    for call in (
        lambda: store.issues.save(7, issue(), "x", 1),
        lambda: store.issues.set_open(7),
        lambda: store.issues.revisions(7),
        lambda: store.issues.export_of(7),
        lambda: store.issues.remove(7),
        lambda: store.issues.add_evidence(7, evidence()),
        lambda: store.issues.mark_exported(7, NOON, "x"),
    ):
        with pytest.raises(NoSuchIssue):
            call()
    id = store.issues.create(issue()).head.id
    with pytest.raises(NoSuchIssue, match=f"issue {id} has no revision 2"):
        store.issues.revision(id, 2)


def test_issues_are_listed_newest_day_first(store: Store) -> None:
    days = [date(2026, 3, 1), None, date(2026, 3, 3), date(2026, 3, 1)]
    ids = [store.issues.create(issue(day=day)).head.id for day in days]
    assert [head.id for head in store.issues.heads()] == [ids[2], ids[3], ids[0], ids[1]]
    assert [head.id for head in store.issues.on_date(date(2026, 3, 1))] == [ids[3], ids[0]]
    assert store.issues.on_date(date(2026, 3, 2)) == []


def test_the_open_issue_is_the_one_last_made_or_chosen(store: Store) -> None:
    assert store.issues.open_id() is None
    first = store.issues.create(issue()).head.id
    second = store.issues.create(issue()).head.id
    assert store.issues.open_id() == second
    store.issues.set_open(first)
    assert store.issues.open_id() == first
    store.issues.create(issue(), origin="a.md", sha="1")
    store.issues.create(issue(), open=False)
    assert store.issues.open_id() == first
    assert [head.id for head in store.issues.heads() if head.open] == [first]
    with pytest.raises(NoSuchIssue):
        store.issues.set_open(99)
    assert store.issues.open_id() == first
    store.issues.set_open(None)
    assert store.issues.open_id() is None


# Revisions


def test_every_save_is_a_revision(store: Store, clock: Clock) -> None:
    id = store.issues.create(issue()).head.id
    clock.advance(milliseconds=1234)
    assert store.issues.save(id, issue(lead="one"), "lead", 1) == 2
    assert store.issues.save(id, issue(lead="two"), "lead again", 2) == 3
    kept = store.issues.revisions(id)
    assert [(each.number, each.cause, each.content.lead) for each in kept] == [
        (1, "started", ""),
        (2, "lead", "one"),
        (3, "lead again", "two"),
    ]
    assert kept[1].at == NOON + timedelta(milliseconds=1234)
    assert store.issues.revision(id, 2) == kept[1]
    assert store.issues.get(id).head.revision == 3
    assert store.issues.get(id).head.changed == clock()


def test_saving_the_same_content_makes_no_revision(store: Store) -> None:
    id = store.issues.create(issue(lead="one")).head.id
    assert store.issues.save(id, issue(lead="one"), "nothing", 1) == 1
    assert len(store.issues.revisions(id)) == 1
    last = store.journal.last()
    assert last is not None
    assert last.label.startswith("start issue")


def test_the_same_instant_in_another_zone_is_other_content(store: Store) -> None:
    instant = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
    id = store.issues.create(issue(published=instant)).head.id
    there = instant.astimezone(timezone(timedelta(hours=8)))
    assert store.issues.save(id, issue(published=there), "zone", 1) == 2
    published = store.issues.get(id).issue.published
    assert published is not None
    assert published.isoformat() == "2026-03-02T08:00:00+08:00"


def test_a_save_over_another_programs_is_refused_and_changes_nothing(store: Store) -> None:
    id = store.issues.create(issue()).head.id
    with open_store(store.path) as other:
        other.issues.save(id, issue(lead="theirs"), "lead", 1)
    with pytest.raises(Conflict, match="was changed by another program") as error:
        store.issues.save(id, issue(lead="ours"), "lead", 1, evidence=[evidence()])
    assert error.value.current == 2
    assert store.issues.get(id).issue.lead == "theirs"
    assert len(store.issues.revisions(id)) == 2
    assert store.issues.evidence(id) == []


def test_the_file_an_issue_came_from_is_stored_once(store: Store) -> None:
    source = "---\ntitle: 日报\n---\nbad byte: \udc80\n" * 50
    content = issue(source=source, lead="\udc80")
    id = store.issues.create(content, origin="2026-03-02.md", sha="s").head.id
    store.issues.save(id, replace(content, lead="other"), "lead", 1)
    assert store.issues.get(id).issue == replace(content, lead="other")
    assert store.issues.revision(id, 1).content == content
    with store.writing() as db:
        assert db.execute("SELECT count(*), typeof(text) FROM sources").fetchone() == (1, "blob")


def test_a_plain_sqlite3_shows_what_an_issue_says(store: Store) -> None:
    id = store.issues.create(issue(entry("a", headline="中文标题", article=5), lead="导\udc80语")).head.id
    store.issues.save(id, issue(entry("b"), entry("a", headline="改过的标题", article=5)), "change", 1)
    with closing(sqlite3.connect(store.path)) as plain:
        entries = plain.execute("SELECT number, uid, headline, canonical, article FROM entries").fetchall()
        content = plain.execute("SELECT content FROM revisions ORDER BY number LIMIT 1").fetchone()[0]
    assert [(number, uid, headline) for number, uid, headline, *_ in entries] == [
        (1, "b", "A headline about b"),
        (2, "a", "改过的标题"),
    ]
    assert entries[1][4] == 5
    assert "中文标题" in content
    assert json.loads(content)["entries"][0]["uid"] == "a"


# Evidence


def test_evidence_stays_whatever_becomes_of_entry_feed_and_article(store: Store) -> None:
    feed = add_feed(store)
    (article,) = absorb(store, feed, draft("a"))
    id = store.issues.create(issue()).head.id
    proof = replace(evidence("a"), article=article)
    store.issues.save(id, issue(entry("a", article=article)), "pick", 1, evidence=[proof])
    store.issues.add_evidence(id, replace(evidence("b", "Second\udc80"), url=None))
    store.feeds.remove([feed])
    store.issues.save(id, issue(), "remove", 2)
    assert store.issues.evidence(id) == [proof, replace(evidence("b", "Second\ufffd"), url=None)]
    assert store.issues.revision(id, 2).content.entries[0].article == article
    assert store.check() == []


# Going out


def test_an_export_is_remembered(store: Store, clock: Clock) -> None:
    id = store.issues.create(issue(entry("a"))).head.id
    assert store.issues.export_of(id) is None
    assert store.issues.last_exported() is None
    at = clock.advance(milliseconds=500)
    store.issues.mark_exported(id, at, "/site/2026-03-02.md", "ab12")
    assert store.issues.export_of(id) == ("/site/2026-03-02.md", "ab12")
    assert store.issues.get(id).head.exported == at
    assert store.issues.last_exported() == at
    store.issues.mark_exported(id, clock.advance(hours=1), "/site/other.md")
    assert store.issues.export_of(id) == ("/site/other.md", None)


def test_an_import_counts_as_having_gone_out_by_its_own_date(store: Store) -> None:
    store.issues.create(issue(day=date(2026, 2, 27)), origin="a.md", sha="1")
    assert store.issues.last_exported() == datetime(2026, 2, 27, tzinfo=UTC)
    published = datetime(2026, 2, 28, 7, 30, tzinfo=timezone(timedelta(hours=8)))
    store.issues.create(issue(day=date(2026, 2, 28), published=published), origin="b.md", sha="2")
    assert store.issues.last_exported() == published
    store.issues.create(issue(day=date(2036, 1, 1)), origin="c.md", sha="3")
    store.issues.create(issue(day=None), origin="d.md", sha="4")
    assert store.issues.last_exported() == published, "what lies ahead or has no day says nothing"


def test_an_issue_that_is_written_again_goes_out_no_second_time(store: Store, clock: Clock) -> None:
    old = store.issues.create(issue(entry("a"), day=date(2026, 2, 27))).head.id
    store.issues.mark_exported(old, clock(), "old.md")
    last = store.issues.create(issue(entry("b"), day=date(2026, 3, 2))).head.id
    first = clock.advance(hours=1)
    store.issues.mark_exported(last, first, "last.md")
    for id in (old, last):
        store.issues.mark_exported(id, clock.advance(hours=2), "again.md")
        assert store.issues.last_exported() == first
    imported = store.issues.create(issue(entry("c"), day=date(2025, 9, 1)), origin="c.md", sha="1").head.id
    store.issues.mark_exported(imported, clock.advance(hours=2), "c.md")
    late = store.issues.create(issue(entry("d"), day=date(2026, 2, 1))).head.id
    store.issues.mark_exported(late, clock.advance(hours=2), "late.md")
    assert store.issues.last_exported() == first, "neither is the issue of the latest day"
    assert {each.issue: each.at for each in store.issues.past()}[imported] == datetime(2025, 9, 1, tzinfo=UTC)


def test_the_issue_of_tomorrow_is_the_last_but_one_far_ahead_stays_so_a_day(
    store: Store, clock: Clock
) -> None:
    mistaken = store.issues.create(issue(entry("a"), day=date(2062, 3, 2))).head.id
    store.issues.mark_exported(mistaken, clock(), "a.md")
    assert store.issues.last_exported() == clock()
    next = clock.advance(days=1)
    id = store.issues.create(issue(entry("b"), day=next.date() + timedelta(days=1))).head.id
    store.issues.mark_exported(id, next, "b.md")
    assert store.issues.last_exported() == next


def test_an_entry_that_was_put_in_later_ran_later(store: Store, clock: Clock) -> None:
    id = store.issues.create(issue(entry("a"))).head.id
    first = clock()
    store.issues.mark_exported(id, first, "x.md")
    store.issues.save(id, issue(entry("b"), entry("a", headline="Said otherwise")), "correct", 1)
    second = clock.advance(hours=2)
    store.issues.mark_exported(id, second, "x.md")
    assert {each.headline: each.at for each in store.issues.past()} == {
        entry("b").headline: second,
        "Said otherwise": first,
    }


def test_where_only_the_last_export_was_kept_the_first_one_counts(store: Store, clock: Clock) -> None:
    id = store.issues.create(issue(entry("a"))).head.id
    first = clock()
    store.issues.mark_exported(id, first, "x.md")
    store.issues.mark_exported(id, clock.advance(hours=2), "x.md")
    with closing(sqlite3.connect(store.path)) as plain, plain:
        plain.execute("UPDATE issues SET ran = exported")
    assert store.issues.last_exported() == first


def test_an_import_is_found_by_its_bytes(store: Store) -> None:
    id = store.issues.create(issue(), origin="a.md", sha="ab12").head.id
    assert store.issues.get(id).head.origin == "a.md"
    assert store.issues.get(id).head.exported is None
    assert store.issues.find_import("ab12") == id
    assert store.issues.find_import("cd34") is None
    store.issues.remove(id)
    assert store.issues.find_import("ab12") is None


def test_an_import_is_no_step_of_undo(store: Store) -> None:
    store.issues.create(issue(), origin="a.md", sha="ab12")
    assert store.journal.undo() is None


def test_a_removed_issue_is_gone_but_for_its_revisions(store: Store) -> None:
    id = store.issues.create(issue(entry("a"))).head.id
    store.issues.mark_exported(id, NOON, "x")
    store.issues.remove(id)
    assert store.issues.heads() == []
    assert store.issues.open_id() is None
    assert store.issues.last_exported() is None
    with pytest.raises(NoSuchIssue):
        store.issues.get(id)
    with closing(sqlite3.connect(store.path)) as plain:
        assert plain.execute("SELECT count(*) FROM revisions").fetchone() == (1,)


def test_several_calls_are_written_together_or_not_at_all(store: Store) -> None:
    id = store.issues.create(issue()).head.id
    with pytest.raises(StoreError), store.writing(durable=True):
        store.issues.save(id, issue(lead="one"), "lead", 1)
        store.issues.save(id, issue(lead="two"), "lead", 1)
    assert store.issues.get(id).head.revision == 1
    assert len(store.issues.revisions(id)) == 1
