from __future__ import annotations

from tests.cli.conftest import Newsroom


def addresses(newsroom: Newsroom) -> list[str]:
    return [each["url"] for each in newsroom("feeds", "list", "--json").json]


def test_a_feed_that_was_removed_comes_back(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed", "https://b.example/feed")
    assert "newsroom undo" in newsroom("feeds", "remove", "1").err
    assert addresses(newsroom) == ["https://b.example/feed"]
    undone = newsroom("undo")
    assert (undone.code, undone.out) == (0, "") and "removed 1 feed" in undone.err
    assert addresses(newsroom) == ["https://a.example/feed", "https://b.example/feed"]
    assert newsroom("redo").code == 0
    assert addresses(newsroom) == ["https://b.example/feed"]


def test_a_change_of_an_issue_is_taken_back(newsroom: Newsroom) -> None:
    newsroom("issue", "new", "--date", "2025-07-27")
    newsroom("issue", "set", "--lead", "-", stdin="一句导语")
    assert "一句导语" in newsroom("issue", "show").out
    assert newsroom("undo").code == 0
    assert "一句导语" not in newsroom("issue", "show").out


def test_where_nothing_was_done_nothing_is_undone(newsroom: Newsroom) -> None:
    for verb in ("undo", "redo"):
        done = newsroom(verb)
        assert done.code == 1 and "nothing to" in done.err
    assert not newsroom.database.exists()
