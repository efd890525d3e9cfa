"""The index finds what a scan of the texts finds, whatever became of the articles."""

import html
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.model import Extracted, FullText, Mark, View
from newsroom.model.query import All, Condition, Either, Is, Not, Query, Spelt, Words
from newsroom.store import Store, open_store
from newsroom.store.rarest import among_the_few
from newsroom.text.indexing import worded
from newsroom.text.matching import spelt
from newsroom.text.queries import read_query
from newsroom.text.tokens import tokens
from tests.store.newsdesk import NOON, TODAY, absorb, add_feed, draft

TEXTS = st.text("推理成本模型AIai5- ，", max_size=12)
WORDS = st.builds(
    lambda text, begun: Words(tuple(tokens(text)) or ("x",), begun),
    st.text("推理成本AI5 ", min_size=1, max_size=4),
    st.booleans(),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Either(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)


def holds(condition: Condition, title: str, text: str) -> bool:
    """Scan a title and a text."""
    match condition:
        case Words(sought, beginning, in_title):
            return any(_stands(sought, beginning, tokens(each)) for each in (title, "" if in_title else text))
        case All(parts):
            return all(holds(part, title, text) for part in parts)
        case Either(parts):
            return any(holds(part, title, text) for part in parts)
        case Not(part):
            return not holds(part, title, text)
        case Is("unread"):
            return True
    raise AssertionError(condition)


def _stands(sought: tuple[str, ...], beginning: bool, there: list[str]) -> bool:
    for start in range(len(there) - len(sought) + 1):
        part = tuple(there[start : start + len(sought)])
        begun = beginning and part[:-1] == sought[:-1] and part[-1].startswith(sought[-1])
        if part == sought or begun:
            return True
    return False


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    conditions=st.lists(CONDITIONS, max_size=8),
)
def test_the_index_finds_what_a_scan_finds(
    texts: list[tuple[str, str]], conditions: list[Condition], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with (
        open_store(tmp_path_factory.mktemp("index") / "newsroom.db", now=lambda: NOON) as store,
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        feed = add_feed(store)
        # Every article comes twice: what its title and text were before must be forgotten.
        for old in (True, False):
            made = [
                draft(
                    str(number),
                    minutes=number * 600,
                    title=("智谱 " if old else "") + title,
                    html=f"<p>{'旧文' if old else ''}{html.escape(text)}</p>",
                )
                for number, (title, text) in enumerate(texts)
            ]
            absorb(store, feed, *made)
        stored = {article.key: article for article in _all(store)}
        assert not store.articles.search(read_query("旧文 OR 智谱", NOON), 99, TODAY)
        for condition in conditions:
            expected = [key for key, (title, text) in enumerate(texts) if holds(condition, title, text)]
            query = Query("typed", condition)
            found = store.articles.search(query, 99, TODAY)
            assert [article.id for article in found] == [stored[str(key)].id for key in expected]
            for limit, crowded in ((1, 1000), (2, 1000), (1, 0), (2, 0)):
                monkeypatch.setattr("newsroom.store.searching._CROWDED", crowded)
                newest = store.articles.search(query, limit, TODAY)
                assert newest == found[:limit]
                first = store.inbox.ids(View(query=query), limit)
                assert set(first) <= {article.id for article in found} and bool(first) == bool(found)
            best = store.articles.search(query, 99, TODAY, best=True)
            assert {article.id for article in best} == {article.id for article in found}
            assert list(store.inbox.ids(View(query=query))) == [article.id for article in found]


REPEATED = st.builds(
    lambda pieces, times: " ".join(pieces * times),
    st.lists(
        st.sampled_from(
            ["(", "(", "-(", "NOT", "title:(", ")", "OR", "AI", "推理", "-成本", "5", "is:unread"]
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 90),
)


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(REPEATED, min_size=1, max_size=6))
@example(texts=["(AI OR " * 40, "x " + " ".join(f"-w{n}" for n in range(100)), "AI (推理 OR " * 60])
@example(texts=["-(AI -(推理 is:unread " * 60, "NOT " * 199 + "AI", "(AI (推理 OR is:unread " * 60])
@example(
    texts=[
        "-(成本 OR (is:unread -(5 -(" * 40,
        "(" * 90 + "推理",
        " OR ".join(f"w{n} 推理" for n in range(99)),
    ]
)
def test_the_deepest_and_widest_queries_find_what_a_scan_finds(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    held = [("推理成本", "AI 5"), ("AI", "推理"), ("成本 5", ""), ("另一", "x")]
    with open_store(tmp_path_factory.mktemp("deep") / "newsroom.db", now=lambda: NOON) as store:
        drafts = [
            draft(str(key), minutes=key, title=title, html=f"<p>{text}</p>")
            for key, (title, text) in enumerate(held)
        ]
        absorb(store, add_feed(store), *drafts)
        ids = [article.id for article in _all(store)]
        for typed in texts:
            query = read_query(typed, NOON)
            expected = [ids[key] for key, each in enumerate(held) if query and holds(query.condition, *each)]
            found = [article.id for article in store.articles.search(query, 99, TODAY)]
            assert found == expected
            best = store.articles.search(query, 99, TODAY, best=True)
            assert {article.id for article in best} == set(expected)
            assert list(store.inbox.ids(View(query=query))) == (expected if query else ids)


class _Keyed:
    def __init__(self, key: str, id: int) -> None:
        self.key, self.id = key, id


def _all(store: Store) -> list[_Keyed]:
    return [_Keyed((a.url or "").rsplit("/", 1)[-1], a.id) for a in store.articles.latest(999)]


def found(store: Store, text: str) -> list[str]:
    hits = store.articles.search(read_query(text, NOON), 999, TODAY)
    return [article.title.removeprefix("A headline about ") for article in hits]


def test_a_file_from_before_there_was_an_index_is_put_into_it_bit_by_bit(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, *(draft(str(number), minutes=number) for number in range(120)))
    with store.writing() as db:
        db.execute("UPDATE articles SET place = NULL")
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
    assert found(store, "known") == []
    absorb(store, feed, draft("7", minutes=7, title="Changed meanwhile"), draft("new"))
    left = store.words.waiting()
    while left:
        before, left = left, store.words.fill()
        assert left < before
    assert len(found(store, "known")) == 121
    assert found(store, "meanwhile") == ["Changed meanwhile"]
    assert found(store, 'title:"about 7"') == []


def test_what_is_asked_of_stories_beside_their_words(store: Store) -> None:
    one, two = add_feed(store, "one", tags=("AI 中文",)), add_feed(store, "two")
    a, b = absorb(store, one, draft("a", minutes=30), draft("b", minutes=20))
    absorb(store, two, draft("a", minutes=10), draft("c", minutes=5))
    store.marks.set([a], Mark.STARRED, True, "starred")
    store.marks.set([b], Mark.HELD, TODAY + timedelta(days=1), "held")
    assert found(store, "is:starred source:one") == ["a"]
    assert found(store, "has:group") == ["a", "a"]
    assert found(store, "is:held OR is:picked") == ["b"]
    assert found(store, 'tag:"ai 中文" -is:starred known') == ["b"]
    assert found(store, "source:TWO.example is:unread") == ["c", "a"]


def test_numbers_are_looked_for_with_the_signs_between_them(store: Store) -> None:
    feed = add_feed(store)
    texts = {
        "table": "<table><tr><td>2</td><td>3</td><td>2</td></tr></table><p>见 http://x.example/2-x</p>",
        "version": "<p>升级到2.3.2版</p>",
        "tagged": "<p>升级到<b>2</b><i>.3</i>&#46;2</p>",
        "wide": "<p>升级到２．３．２版，比分2：3</p>",
        "longer": "<p>12.3.2、2.3.21和2.3.2.1</p>",
        "day": "<p>2-3月，2026-2-3，2/3的人</p>",
    }
    absorb(store, feed, *(draft(key, minutes=n, html=text) for n, (key, text) in enumerate(texts.items())))
    assert found(store, "2.3.2 ") == ["version", "tagged", "wide"]
    assert found(store, "2.3.") == found(store, "2.3.2") == ["version", "tagged", "wide", "longer"]
    assert (
        found(store, "2:3") == ["wide"] and found(store, "2/3") == ["day"] and found(store, "2-3") == ["day"]
    )
    assert found(store, '"2 3 2" -2.3*') == ["table", "day"]


def test_signs_that_belong_to_a_word_are_looked_for_in_the_texts(store: Store) -> None:
    feed = add_feed(store)
    texts = {
        "percent": "<p>成本下降 <b>40</b>%，</p>",
        "wide": "<p>约40％的人</p>",
        "reference": "<p>up 40&#37; again</p>",
        "count": '<p width="40%">有40个城市</p>',
        "more": "<p>占140%，又5.40%</p>",
        "dollars": "<p>$40 a month</p>",
        "decimal": "<p>耗时3.5秒</p>",
        "range": "<p>需要3-5秒</p>",
        "yen": "<p>售价￥5000起</p>",
        "pound": "<p>约￡30</p>",
    }
    absorb(store, feed, *(draft(key, minutes=n, html=text) for n, (key, text) in enumerate(texts.items())))
    assert found(store, "40%") == ["percent", "wide", "reference"]
    assert found(store, "headline 下降40%") == ["percent"]
    assert found(store, "40 -40%") == ["count", "more", "dollars"]
    assert found(store, "$40 ") == ["dollars"] and found(store, "$4") == ["dollars"]
    assert found(store, "3.5 ") == ["decimal"]
    assert found(store, "¥5000 ") == found(store, "￥5000 ") == ["yen"] and found(store, "£30 ") == ["pound"]
    assert found(store, "title:40%") == []
    assert found(store, "40% OR 3.5 ") == ["percent", "wide", "reference", "decimal"]
    assert found(store, "3-5 ") == found(store, "3-5秒") == ["range"]
    query = read_query("40%", NOON)
    best = store.articles.search(query, 9, TODAY, best=True)
    assert {each.title[-4:] for each in best} == {"cent", "wide", "ence"}
    assert len(store.inbox.ids(View(query=query))) == 3


def test_an_article_is_found_by_its_address(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, draft("alpha"), draft("alp", minutes=5), draft("beta"))
    [article] = store.articles.search(read_query("title:alpha", NOON), 9, TODAY)
    assert article.url
    assert found(store, article.url) == found(store, article.url + "?utm_source=x ") == ["alpha"]
    assert set(found(store, article.url[:-2])) == {"alpha", "alp"}
    assert found(store, article.url[:-2] + " ") == ["alp"]
    assert set(found(store, f"beta OR {article.url}")) == {"alpha", "beta"}


def test_a_feed_that_is_gone_leaves_nothing_in_the_index(store: Store, path: Path) -> None:
    from newsroom.store.leads import purge_feeds

    feed = add_feed(store)
    absorb(store, feed, draft("a"), draft("b"))
    with store.writing() as db:
        purge_feeds(db, [feed])
        assert db.execute("SELECT count(*) FROM words WHERE words MATCH 'known'").fetchone() == (0,)
    assert found(store, "known") == []


def test_words_that_were_made_before_are_taken_where_they_are_those_of_the_article(store: Store) -> None:
    feed = add_feed(store)
    # A lone surrogate cannot be stored: what is stored is not what these words were made of.
    one, other = draft("a", html="<p>推理成本</p>"), draft("b", html="<p>端侧芯片\ud800</p>")
    words = replace(worded(one.title, one.html), body="已经 经做 做好 好".encode())
    absorb(store, feed, replace(one, words=words), replace(other, words=words))
    assert found(store, "已经做好") == ["a"] and found(store, "推理") == []
    assert found(store, "端侧芯片") == ["b"]


def test_the_text_of_a_page_is_found_until_another_takes_its_place(store: Store) -> None:
    feed = add_feed(store)
    (a,) = absorb(store, feed, draft("a"))

    def page(text: str) -> None:
        content = Extracted(title="A", html=f"<p>{text}</p>", text=text)
        store.pages.keep(FullText(article=a, url="https://example.com/a", retrieved=NOON, page=content))

    page("全文里的推理成本")
    assert found(store, "推理成本") == found(store, "known 全文里") == ["a"]
    page("另一个全文")
    assert found(store, "推理成本") == []
    absorb(store, feed, draft("a", html="<p>改过的正文</p>"))
    assert found(store, "改过 另一个") == ["a"]
    assert found(store, "known") == []


def test_a_day_full_of_hits_is_listed_as_any_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    for feed in (one, two):
        absorb(store, feed, *(draft(f"{feed} {n}", minutes=n * 97 % 1440) for n in range(40)))
    store.feeds.remove([two])
    queries = [
        "known OR headline",
        "headline -source:two",
        "headline is:unread after:2020",
        "is:unread headline",
    ]
    asked = [
        (read_query(text, NOON), best, limit) for text in queries for best in (0, 1) for limit in (7, 999)
    ]

    def answers() -> list[list[int]]:
        return [
            [article.id for article in store.articles.search(query, limit, TODAY, best=bool(best))]
            for query, best, limit in asked
        ]

    usual = answers()
    monkeypatch.setattr("newsroom.store.searching._CROWDED", 3)
    assert answers() == usual and max(map(len, usual)) == 40


def test_what_most_articles_have_is_first_looked_for_among_the_newest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    for feed in (one, two):
        absorb(store, feed, *(draft(f"{feed} {n}", minutes=n * 97) for n in range(40)))
    texts = (
        "source:one",
        "-source:two",
        "is:unread",
        "after:2020",
        "before:2026-03-01",
        "is:starred",
        "known OR is:read",
    )
    queries = [read_query(text, NOON) for text in texts]
    usual = [store.inbox.ids(View(query=query)) for query in queries]
    monkeypatch.setattr("newsroom.store.nearby._NEAR", 30)
    for query, all_of_it in zip(queries, usual, strict=True):
        assert store.inbox.ids(View(query=query)) == all_of_it
        few = store.inbox.ids(View(query=query), 5)
        assert list(few) == list(all_of_it[:5])
        for limit in (0, 5, 20, 999):
            found = [article.id for article in store.articles.search(query, limit, TODAY)]
            assert found == list(all_of_it[:limit])
    assert [len(each) for each in usual] == [40, 40, 80, 80, 34, 0, 80]


def test_one_letter_that_most_articles_have_is_looked_for_in_the_newest_texts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, gone = add_feed(store, "one"), add_feed(store, "gone")
    texts = {
        "title": ("开发", "<p>另一句</p>"),
        "traditional": ("另一条", "<p>新品發布</p>"),
        "marked": ("另一条", "<p>新<b>发</b>布</p>"),
        "markup": ("另一条", '<p class="发">另一句</p>'),
        "neither": ("另一条", "<p>另一句</p>"),
        "page": ("另一条", "<p>另一句</p>"),
        "older": ("开发", "<p>另一句</p>"),
    }
    drafts = [
        draft(name, minutes=minutes, title=title, html=text)
        for minutes, (name, (title, text)) in enumerate(texts.items())
    ]
    absorb(store, one, *drafts)
    absorb(store, gone, draft("gone", title="开发"))
    store.feeds.remove([gone])
    ids = {article.key: article.id for article in _all(store)}
    page = Extracted(title="", html="<p>全文</p>", text="全文 a<发现>b")
    store.pages.keep(FullText(article=ids["page"], url="https://example.com/a", retrieved=NOON, page=page))

    def keys(text: str, limit: int) -> list[str]:
        names = {id: name for name, id in ids.items()}
        return [names[article.id] for article in store.articles.search(read_query(text, NOON), limit, TODAY)]

    having = ["title", "traditional", "marked", "page", "older"]
    for limit in range(1, 7):
        assert keys("发", limit) == having[:limit]
        assert keys("title:发", limit) == ["title", "older"][:limit]
        assert keys("发 -开发 is:unread", limit) == ["traditional", "marked", "page"][:limit]
    with monkeypatch.context() as asked:
        asked.setattr("newsroom.store.searching._found", lambda *_: pytest.fail("the index was asked"))
        assert keys("发", 3) == having[:3]
    with store.writing() as db:
        db.execute("UPDATE articles SET place = NULL WHERE id = ?", [ids["title"]])
    assert keys("发", 1) == ["traditional"], "what is not in the index yet is not found"


def test_beside_a_letter_that_most_articles_have_the_few_with_a_rare_word_are_read(store: Store) -> None:
    texts = [("港口的消息", "<p>的确</p>")] * 20 + [("鲸落", "<p>港口</p>"), ("鲸与鲨", "<p>港口的鲸</p>")]
    drafts = [draft(str(n), minutes=n, title=title, html=text) for n, (title, text) in enumerate(texts, 1)]
    absorb(store, add_feed(store), *drafts)
    with closing(sqlite3.connect(store.path)) as db:
        for text, found in {
            "鲸 的": ["鲸与鲨"],
            "的 鲸": ["鲸与鲨"],
            "鲸落 -的": ["鲸落"],
            "鲸 -的 is:unread": ["鲸落"],
            "(鲨 OR 鲸落) -title:的": ["鲸落", "鲸与鲨"],
            "鲑 的": [],
        }.items():
            query = read_query(text, NOON)
            few = among_the_few(db, query.condition, TODAY)
            assert few is not None, text
            assert [each.title for each in store.articles.search(query, 9, TODAY)] == found, text
            assert few == list(store.inbox.ids(View(query=query))), text
        for text in ("的", "鲸", "-的", "鲸 OR 的"):
            assert among_the_few(db, read_query(text, NOON).condition, TODAY) is None, text


def test_what_is_not_from_a_source_may_name_none_itself(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, draft("own", minutes=1), draft("feed", minutes=2))
    with store.writing() as db:
        db.execute("UPDATE articles SET source = '石榴周刊' WHERE title LIKE '%own'")
    assert found(store, "source:石榴") == ["own"]
    assert found(store, "-source:石榴") == ["feed"]
    assert found(store, "-is:held") == ["own", "feed"]
    assert found(store, "is:unread -(source:石榴 OR is:starred)") == ["feed"]


@pytest.mark.parametrize("wide", [1, 10**6])
def test_what_came_out_in_many_days_or_few_is_listed_alike(
    store: Store, monkeypatch: pytest.MonkeyPatch, wide: int
) -> None:
    monkeypatch.setattr("newsroom.store.searching._WIDE", wide)
    absorb(store, add_feed(store), *(draft(str(n), minutes=n * 600) for n in range(40)))
    for text in ("after:2026-02-20", "before:2026-02-20", "after:2026-02-18 before:2026-02-20 is:unread"):
        query = read_query(text, NOON)
        listed = list(store.inbox.ids(View(query=query)))
        assert listed == [article.id for article in store.articles.search(query, 99, TODAY)]
        assert 0 < len(listed) < 40


def test_texts_are_read_only_of_what_marks_leave(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = add_feed(store)
    absorb(store, feed, *(draft(f"{n}", title=f"降低40%的第{n}条", minutes=n) for n in range(30)))
    read = _all(store)[20].id
    store.marks.set([read], Mark.READ, True, "read")
    asked: list[str] = []

    def watched(wanted: Spelt, text: str) -> bool:
        asked.append(text)
        return spelt(wanted, text)

    monkeypatch.setattr("newsroom.text.matching.spelt", watched)
    found = store.articles.search(read_query("is:read 40%", NOON), 9, TODAY)
    assert [article.id for article in found] == [read]
    assert len(asked) == 1


def test_what_is_common_is_first_looked_for_in_the_newest_texts_whatever_it_is_joined_with(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = add_feed(store)
    absorb(store, feed, *(draft(f"{n}", title=f"第{n}条的芯片", minutes=n) for n in range(40)))
    store.marks.set([each.id for each in _all(store)[20:]], Mark.READ, True, "read")
    queries = ("芯片 OR 的", "-芯 OR 的", "title:的 OR 鲸落", "is:read 的", "的 -鲸")
    usual = [store.articles.search(read_query(text, NOON), 5, TODAY) for text in queries]
    assert all(len(each) == 5 for each in usual)

    def no_index(*_values: object) -> list[int]:
        raise AssertionError("the index was asked")

    monkeypatch.setattr("newsroom.store.searching._asked", no_index)
    assert [store.articles.search(read_query(text, NOON), 5, TODAY) for text in queries] == usual
