from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.desk import open_desk
from newsroom.model import FeedDraft
from newsroom.settings.config import load
from tests.cli.conftest import Newsroom
from tests.desk.conftest import article


@pytest.fixture
def stocked(newsroom: Newsroom) -> Newsroom:
    """Three articles, called by their ids, and the open issue of 27 July."""
    with open_desk(load()) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed", title="IT之家"))
        for name in "123":
            drafts = [article(name, f"第{name}条新闻")]
            desk.store.articles.absorb(feed.id, drafts, datetime(2025, 7, 27, 1, tzinfo=UTC))
    assert newsroom("issue", "new", "--date", "2025-07-27").code == 0
    return newsroom


def headlines(newsroom: Newsroom) -> list[str]:
    return [entry["headline"] for entry in newsroom("issue", "show", "--json").json["entries"]]


def test_a_new_issue_prints_its_id_and_is_open(newsroom: Newsroom) -> None:
    result = newsroom("issue", "new", "--date", "2025-07-27")
    assert (result.code, result.out) == (0, "1\n")
    assert "2025.07.27 全球AI新闻速递" in result.err
    [head] = newsroom("issue", "list", "--json").json
    assert (head["id"], head["date"], head["open"], head["entries"], head["exported"]) == (
        1,
        "2025-07-27",
        True,
        0,
        None,
    )
    assert newsroom("issue", "new", "--date", "2025-07-27").out == "1\n"


def test_picks_print_their_numbers(stocked: Newsroom) -> None:
    assert stocked("issue", "pick", 3, 1).lines == ["1", "2"]
    again = stocked("issue", "pick", 1, 2)
    assert (again.code, again.lines) == (0, ["2", "3"])
    assert "entry 2 already" in again.err
    assert headlines(stocked) == ["第3条新闻", "第1条新闻", "第2条新闻"]


def test_a_pick_into_the_open_issue_of_an_earlier_day_names_it_and_the_way_to_todays(
    stocked: Newsroom,
) -> None:
    picked = stocked("issue", "pick", 1)
    assert picked.lines == ["1"]
    assert "issue, that of 2025-07-27; newsroom issue new starts or opens today's" in picked.err
    assert stocked("issue", "pick", 2, "--issue", "2025-07-27").err == ""
    stocked("issue", "new")
    assert stocked("issue", "pick", 3).err == ""


def test_picks_go_into_the_issue_that_is_named(stocked: Newsroom) -> None:
    stocked("issue", "new", "--date", "2025-07-28")
    assert stocked("issue", "pick", 1, "--issue", "2025-07-27").code == 0
    assert headlines(stocked) == []
    assert stocked("issue", "show", "2025-07-27", "--json").json["entries"][0]["headline"] == "第1条新闻"


def test_an_article_there_is_not_is_one_line(stocked: Newsroom) -> None:
    result = stocked("issue", "pick", 99)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)


def test_without_an_open_issue_the_way_to_one_is_told(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    for command in (
        ["pick", 1],
        ["show"],
        ["set", "--lead", "-"],
        ["entry", 1, "--drop"],
        ["export"],
        ["check"],
    ):
        result = newsroom("issue", *command)
        assert result.code == 1
        assert "newsroom issue new" in result.err


def test_lead_and_commentary_come_from_files_or_standard_input(stocked: Newsroom) -> None:
    Path("lead.txt").write_text("今天的导语\n", encoding="utf-8")
    assert stocked("issue", "set", "--lead", "lead.txt", "--commentary", "-", stdin="一\n\n二\n").code == 0
    shown = stocked("issue", "show", "--json").json
    assert (shown["lead"], shown["commentary"]) == ("今天的导语", "一\n\n二")


@pytest.mark.parametrize(
    ("content", "reason"),
    [("一行\n两行".encode(), "one line"), (b"\xff\xfe", "not UTF-8"), (b"a\n\nb", "one line")],
)
def test_a_lead_that_does_not_fit_is_refused(stocked: Newsroom, content: bytes, reason: str) -> None:
    result = stocked("issue", "set", "--lead", "-", stdin=content)
    assert result.code == 1
    assert reason in result.err
    assert stocked("issue", "show", "--json").json["lead"] == ""


def test_texts_of_files_written_on_windows_are_understood(stocked: Newsroom) -> None:
    stocked("issue", "set", "--lead", "-", stdin="\ufeff导语\r\n".encode())
    stocked("issue", "set", "--commentary", "-", stdin="一\r\n\r\n二\r\n".encode())
    shown = stocked("issue", "show", "--json").json
    assert (shown["lead"], shown["commentary"]) == ("导语", "一\n\n二")


@pytest.mark.parametrize(
    "arguments",
    [
        ["set"],
        ["set", "--lead", "-", "--commentary", "-"],
        ["entry", "1"],
        ["entry", "1", "--to", "2", "--drop"],
    ],
)
def test_what_makes_no_sense_together_is_wrong_usage(stocked: Newsroom, arguments: list[str]) -> None:
    assert stocked("issue", *arguments).code == 2


def test_an_entry_is_changed_moved_and_dropped(stocked: Newsroom) -> None:
    stocked("issue", "pick", 1, 2, 3)
    summary = ["--summary", "-", "--url", "https://b.example/1"]
    assert (
        stocked("issue", "entry", 1, "--headline", "新标题", *summary, "--to", 3, stdin="新摘要\n").code == 0
    )
    assert headlines(stocked) == ["第2条新闻", "第3条新闻", "新标题"]
    last = stocked("issue", "show", "--json").json["entries"][-1]
    assert (last["summary"], last["url"], last["drafted"]) == ("新摘要", "https://b.example/1", False)
    assert stocked("issue", "entry", 1, "--drop").code == 0
    assert headlines(stocked) == ["第3条新闻", "新标题"]
    assert stocked("issue", "entry", 5, "--drop").code == 1


def test_what_stays_in_a_file_when_an_entry_goes_is_told(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "wire.md"
    stories = "\n\n".join(
        f"新的消息来了第{n}条\n------\n\n这件事的经过很长，说一句。\n\n[原文](https://a.example/{n})"
        for n in "一二"
    )
    file.write_text(f"# 晨报\n\n{stories}\n\n---\n\n编辑部在三楼。\n", encoding="utf-8")
    id = newsroom("issue", "import", file).out.split()[0]
    dropped = newsroom("issue", "entry", 2, "--drop", "--issue", id)
    assert dropped.code == 0 and "编辑部在三楼。" in dropped.err
    again = newsroom("issue", "entry", 1, "--drop", "--issue", id)
    assert again.code == 0
    assert newsroom("issue", "show", id).out.split() == ["#", "晨报", "编辑部在三楼。"]


def test_two_issues_of_a_date_are_asked_about(stocked: Newsroom) -> None:
    Path("other.md").write_text(
        '---\ntitle: "2025.07.27 别家"\ndate: 2025-07-27T08:00:00+08:00\n---\n\n导语\n'
    )
    assert stocked("issue", "import", "other.md", "--force").code == 0
    result = stocked("issue", "show", "2025-07-27")
    assert result.code == 1
    assert "2, 1" in result.err
    assert stocked("issue", "show", "2").code == 0


def test_show_prints_the_markdown(stocked: Newsroom) -> None:
    stocked("issue", "pick", 1)
    out = stocked("issue", "show").out
    assert out.startswith('---\ntitle: "2025.07.27 全球AI新闻速递"\n')
    assert "1.  [**第1条新闻**](https://www.ithome.com/0/1.htm)" in out
