from __future__ import annotations

from pathlib import Path

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


def _digests(*days: int) -> None:
    folder = Path("old")
    folder.mkdir(exist_ok=True)
    for day in days:
        head = f'---\ntitle: "第{day}期"\ndate: 2025-07-{day}\n---\n'
        text = f"{head}\n1.  [**标题{day}**](https://a.example/{day})\n\n    摘要。\n"
        (folder / f"2025-07-{day}.md").write_text(text, encoding="utf-8")


def _titles(newsroom: Newsroom) -> list[str]:
    return sorted(each["title"] for each in newsroom("issue", "list", "--json").json)


def test_an_import_is_taken_back_as_one_step_and_what_was_done_before_it_after_that(
    newsroom: Newsroom,
) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    _digests(21, 22)
    assert newsroom("issue", "import", "old").code == 0
    assert _titles(newsroom) == ["第21期", "第22期"]
    undone = newsroom("undo")
    assert undone.code == 0 and "import 2 issues" in undone.err
    assert _titles(newsroom) == [] and addresses(newsroom) == ["https://a.example/feed"]
    assert newsroom("redo").code == 0 and _titles(newsroom) == ["第21期", "第22期"]
    newsroom("undo")
    newsroom("undo")
    assert addresses(newsroom) == []
    assert newsroom("issue", "import", "old").code == 0
    assert _titles(newsroom) == ["第21期", "第22期"], "what was taken back can be imported again"


def test_an_import_of_nothing_new_is_no_step(newsroom: Newsroom) -> None:
    _digests(21)
    newsroom("issue", "import", "old")
    _digests(22)
    newsroom("issue", "import", "old")
    newsroom("issue", "import", "old")
    assert "import 1 issue" in newsroom("undo").err
    assert _titles(newsroom) == ["第21期"], "only what that import brought"


def test_an_imported_issue_that_went_out_since_is_not_taken_back(newsroom: Newsroom) -> None:
    _digests(21)
    newsroom("issue", "import", "old")
    assert newsroom("issue", "export", "2025-07-21", "-o", "again.md", "--force").code == 0
    refused = newsroom("undo")
    assert refused.code == 1 and "gone out" in refused.err
    assert _titles(newsroom) == ["第21期"]
