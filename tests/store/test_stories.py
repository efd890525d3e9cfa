"""Stories as the editor makes them: joined and split for good, and taken back."""

from datetime import timedelta

import pytest

from newsroom.model import Mark, Ran, Row
from newsroom.store import Store
from tests.store.newsdesk import NOON, TODAY, absorb, add_feed, draft, entry, issue, row_of, rows


def shown(store: Store) -> dict[int, Row]:
    return {row.id: row for row in rows(store)}


def three(store: Store) -> tuple[int, ...]:
    return tuple(absorb(store, add_feed(store, name), draft(name))[0] for name in ("one", "two", "three"))


def stories(store: Store, ids: tuple[int, ...]) -> list[int]:
    found = [store.articles.get(id) for id in ids]
    return [article.story for article in found if article]


def test_joined_stories_are_one_row_until_undo_takes_them_apart(store: Store) -> None:
    ids = three(store)
    before = stories(store, ids)
    store.marks.set([ids[1]], Mark.STARRED, True, "starred")
    store.marks.set([ids[2]], Mark.READ, True, "read")
    store.stories.join(ids)
    [row] = rows(store)
    assert (row.sources, row.starred, row.read, row.story) == (3, True, False, before[0])
    store.journal.undo()
    assert stories(store, ids) == before
    assert [(each.starred, each.read) for _id, each in sorted(shown(store).items())] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    store.journal.redo()
    assert len(set(stories(store, ids))) == 1 and len(rows(store)) == 1
    assert store.check() == []


def test_a_split_article_is_a_row_of_its_own_with_the_same_marks(store: Store) -> None:
    ids = three(store)
    store.stories.join(ids)
    store.marks.set(ids[:1], Mark.READ, True, "read")
    store.stories.split(ids[1])
    assert {row.id: (row.sources, row.read) for row in rows(store)} == {
        ids[0]: (2, True),
        ids[1]: (1, True),
    }
    store.journal.undo()
    assert len(rows(store)) == 1
    store.journal.redo()
    assert len(rows(store)) == 2
    assert store.check() == []


def ran_as(store: Store, name: str) -> Ran:
    """Let an entry go out that links to the article of a name."""
    id = store.issues.create(issue(entry("x", url=draft(name).url))).head.id
    store.issues.mark_exported(id, NOON, "x")
    store.issues.set_open(None)
    return Ran(id, TODAY, 1)


def marks(store: Store, article: int) -> tuple[bool, bool]:
    """Tell whether an article's row says that it ran, and that it may be a follow-up."""
    row = row_of(store, article)
    return row.ran is not None, row.turn is not None


def test_a_follow_up_that_is_joined_with_what_ran_is_a_copy_until_undo(store: Store) -> None:
    _one, later, other = three(store)
    ran = ran_as(store, "one")
    store.stories.keep((), (), [(later, ran), (other, ran)])
    store.stories.join([later, _one])
    assert marks(store, later) == (True, False)
    store.stories.keep((), (), [(later, ran)])
    assert marks(store, later) == (True, False), "an import looks again at what came before it"
    assert marks(store, other) == (False, True)
    store.journal.undo()
    assert marks(store, later) == (False, True)
    store.journal.redo()
    assert marks(store, later) == (True, False)


def test_follow_ups_that_are_joined_with_one_another_alone_stay_follow_ups(store: Store) -> None:
    _one, later, other = three(store)
    ran = ran_as(store, "one")
    store.stories.keep((), (), [(later, ran), (other, ran)])
    store.stories.join([later, other])
    assert marks(store, later) == (False, True)


def test_what_is_taken_out_of_a_story_that_ran_ran_no_more_until_undo(store: Store) -> None:
    one, again, _other = three(store)
    ran = ran_as(store, "one")
    store.stories.keep([(again, one)], (), (), [(again, ran)])
    assert marks(store, one) == (True, False)
    store.stories.split(again)
    assert marks(store, again) == (False, True) and marks(store, one) == (True, False)
    store.stories.keep((), (), (), [(again, ran)])
    assert marks(store, again) == (False, True)
    store.journal.undo()
    assert marks(store, one) == (True, False)
    store.stories.split(one)
    assert marks(store, one) == (True, False), "it is the entry's own"


def test_one_alone_is_not_split(store: Store) -> None:
    ids = three(store)
    assert store.stories.split(ids[0]).ids == ()
    assert store.journal.undo() is None


def test_the_program_leaves_what_was_placed_marked_or_picked(store: Store) -> None:
    ids = three(store)
    store.stories.join(ids[:2])
    store.stories.split(ids[1])
    store.marks.set(ids[2:], Mark.STARRED, True, "starred")
    assert store.stories.keep([(ids[1], ids[0]), (ids[2], ids[0])], [], []) == 0
    assert len(rows(store)) == 3


def test_what_joins_by_itself_takes_the_story_s_marks(store: Store) -> None:
    ids = three(store)
    store.marks.set(ids[:1], Mark.READ, True, "read")
    assert store.stories.keep([(ids[1], ids[0]), (ids[2], ids[1])], [], []) == 2
    assert [(row.sources, row.read) for row in rows(store)] == [(3, True)]
    assert store.check() == []


def test_only_what_came_since_is_grouped(store: Store) -> None:
    ids = three(store)
    assert store.stories.arrived(NOON - timedelta(days=1)) == list(ids)
    store.stories.grouped(store.stories.last_id())
    assert store.stories.arrived(NOON - timedelta(days=1)) == []


def test_the_company_s_own_site_shows_the_story(store: Store) -> None:
    early = draft("a", minutes=90, title="云帆 Yunfan 发布远山", url="https://readhub.cn/topic/1")
    press = draft("b", minutes=80, title="云帆 Yunfan 发布远山模型", url="https://paper.example.com/1")
    own = draft("c", minutes=30, title="Yunfan releases Yuanshan", url="https://yunfan.com/blog/1")
    ids = tuple(
        absorb(store, add_feed(store, name), each)[0]
        for name, each in (("one", early), ("two", press), ("three", own))
    )
    store.stories.join(ids[:2])
    assert [row.id for row in rows(store)] == [ids[2], ids[1]]
    store.stories.join(ids)
    assert [row.id for row in rows(store)] == [ids[2]]


def told_by_each(store: Store, told: dict[str, tuple[int, str]]) -> list[int]:
    """Have each feed tell its headline so many minutes ago; return the articles' ids."""
    return [
        absorb(store, add_feed(store, name), draft(name, minutes=minutes, title=title))[0]
        for name, (minutes, title) in told.items()
    ]


def test_the_headline_of_an_event_before_does_not_stand_over_a_story(store: Store) -> None:
    told = {
        "a": (90, "云帆总裁称远山的候选人都十分出色"),
        "b": (80, "云帆提名林远山担任海港银行主席"),
        "c": (70, "云帆提名林远山为海港银行下任主席"),
        "d": (60, "林远山获云帆提名担任海港银行主席"),
    }
    ids = told_by_each(store, told)
    store.stories.join(ids[:2])
    assert [row.id for row in rows(store)][-1] == ids[0], "of two the earlier one"
    store.stories.join(ids)
    assert [row.id for row in rows(store)] == [ids[1]], "of those like all, the earliest"


def test_what_is_told_more_often_in_another_language_takes_no_first_account_away(store: Store) -> None:
    told = {
        "a": (90, "Lanternworks to buy the chip maker Bramble"),
        "b": (80, "灯笼科技收购芯片公司荆棘半导体"),
        "c": (70, "灯笼科技宣布收购芯片公司荆棘半导体"),
        "d": (60, "芯片公司荆棘半导体被灯笼科技收购"),
    }
    ids = told_by_each(store, told)
    store.stories.join(ids)
    assert [row.id for row in rows(store)] == [ids[0]]


@pytest.mark.parametrize(("hours", "leads"), [(20, True), (25, False)])
def test_an_account_of_over_a_day_later_does_not_take_the_place_of_what_was_shown(
    store: Store, hours: int, leads: bool
) -> None:
    [first] = absorb(
        store, add_feed(store, "one"), draft("one", minutes=60 * hours, title="云帆科技开源远山3.0")
    )
    [later] = absorb(
        store, add_feed(store, "two"), draft("two", minutes=0, title="独家：云帆科技开源远山3.0")
    )
    store.stories.join([first, later])
    assert [row.id for row in rows(store)] == [later if leads else first]
