"""Entries of other houses are found, each once, and edited in their own bytes."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.issues import (
    EditError,
    add_entry,
    change_entry,
    decode,
    encode,
    move_entry,
    need_held,
    new_entry,
    parse,
    remove_entry,
    render,
)
from newsroom.issues.parsing import read_tree
from newsroom.model import Issue
from tests.issues.houses import ALL, HOUSES, NO_ENTRIES, House

NEW = new_entry(headline="新添的一条消息放在这里", url="https://n.example/", summary="它的摘要有一句话。")
TABLES = ("table", "table of links")
Edit = Callable[[Issue], Issue]


def said(issue: Issue) -> list[tuple[str, str, str]]:
    return [(entry.headline, entry.url, entry.summary) for entry in issue.entries]


@pytest.fixture(params=HOUSES, ids=lambda name: str(name).replace(" ", "-"))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def house(name: str) -> House:
    return HOUSES[name]


def test_entries_are_found_once_each(house: House) -> None:
    issue = parse(house.text)
    assert tuple((entry.headline, entry.url) for entry in issue.entries) == house.entries
    assert render(issue) == house.text


@pytest.mark.parametrize("text", NO_ENTRIES.values(), ids=NO_ENTRIES.keys())
def test_what_is_no_news_is_no_entry(text: str) -> None:
    assert parse(text).entries == ()
    assert render(parse(text)) == text


@pytest.mark.parametrize(
    "field",
    [
        {"headline": "换了[一个]标题的 * 消息"},
        {"url": "https://n.example/a_(b)?x=1&y=2"},
        {"summary": "换了摘要，有 **黑体**。"},
    ],
    ids=["headline", "url", "summary"],
)
def test_an_edit_changes_the_bytes_of_its_entry_alone(name: str, house: House, field: dict[str, str]) -> None:
    before = parse(house.text)
    block = read_tree(house.text).blocks[1]
    after = change_entry(before, "e2", **field)
    text = render(after)
    assert text.startswith(house.text[: block.start])
    assert text.endswith(house.text[block.end :])
    if name in TABLES and "summary" in field:
        with pytest.raises(EditError, match=r"summary of entry 2"):
            need_held(before, after)
    else:
        need_held(before, after)
        assert said(parse(text)) == said(after)


@pytest.mark.parametrize(
    "edit",
    [lambda issue: move_entry(issue, "e3", 1), lambda issue: remove_entry(issue, "e1")],
    ids=["move", "remove"],
)
def test_entries_move_and_go(house: House, edit: Edit) -> None:
    after = edit(parse(house.text))
    assert said(parse(render(after))) == said(after)


@pytest.mark.parametrize("place", [1, 3])
def test_a_new_entry_takes_the_shape_of_its_neighbours_or_is_refused(house: House, place: int) -> None:
    before = parse(house.text)
    after = add_entry(before, NEW, place)
    try:
        need_held(before, after)
    except EditError as error:
        assert "change it in the file itself" in str(error)
    else:
        assert said(parse(render(after))) == said(after)


def test_numbers_go_on_beginning_anew() -> None:
    text = HOUSES["counts that begin anew"].text
    moved = render(move_entry(parse(text), "e3", 1))
    assert [line[:14] for line in moved.splitlines() if line[:1].isdecimal()] == [
        f"{number}. {headline}"[:14] for number, headline in ((1, ALL[2][0]), (2, ALL[0][0]), (1, ALL[1][0]))
    ]
    removed = render(remove_entry(parse(text), "e1"))
    assert removed.startswith(f"### 模型\n\n1. {ALL[1][0]}：")


def test_an_entry_that_would_be_lost_is_refused() -> None:
    before = parse(HOUSES["bullets with a trailing link"].text)
    with pytest.raises(EditError, match="change it in the file itself"):
        need_held(before, change_entry(before, "e1", headline="短"))


@given(st.sampled_from([house.text for house in HOUSES.values()]), st.data())
@settings(max_examples=200, deadline=None)
def test_a_damaged_file_of_any_house_comes_back_as_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(
        st.sampled_from(("", "\n", "[", "](", "|", "**", "### **点评**\n", "> ", "```", "\r", "1. "))
    )
    damaged = text[:start] + put + text[end:]
    raw = damaged.encode("gb18030")
    assert render(parse(damaged)) == damaged
    assert encode(render(parse(decode(raw)))) == raw


HEADLINE = "[很长的一个标题在这里说事情](https://a.example/1)"


@pytest.mark.parametrize(
    "text",
    [
        "- " + HEADLINE + " " * 50_000 + "x " + HEADLINE,
        "- " + "!" * 50_000 + HEADLINE,
        "- " + "[" * 50_000 + HEADLINE,
        "- " + "`a" * 20_000 + HEADLINE,
        "- " + HEADLINE + "<br/>" * 10_000 + "x",
        "<a " * 20_000 + HEADLINE,
        f"## 标题标题标题标题标题标题\n\n{HEADLINE}\n\n" * 1_000,
        f"- {HEADLINE}\n" * 1_000,
    ],
    ids=["blanks", "marks", "brackets", "ticks", "breaks", "tags", "sections", "items"],
)
def test_a_hostile_digest_is_read_in_no_time(text: str) -> None:
    start = time.process_time()
    assert render(parse(text)) == text
    assert time.process_time() - start < 2


def test_real_digests_show_their_entries(shared: Path) -> None:
    files = sorted((shared / "data" / "digests").glob("*/*.md"))[::4]
    assert files
    for path in files:
        data = path.read_bytes()
        issue = parse(decode(data))
        assert encode(render(issue)) == data
        assert len(issue.entries) > 4, path
        assert all(entry.headline for entry in issue.entries), path


def test_a_sentence_of_a_few_words_is_a_summary() -> None:
    issue = parse(
        "# 晨报\n\n## [甲](https://a.example/1)\n\n它快。\n\n## [乙](https://a.example/2)\n\n它也快，还省电。\n"
    )
    assert [entry.summary for entry in issue.entries] == ["它快。", "它也快，还省电。"]
