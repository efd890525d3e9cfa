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
    content,
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
from tests.issues.houses import ALL, HOUSES, NO_ENTRIES, ONE, SHORT, THREE, TWO, A, B, C, House

NEW = new_entry(headline="新添的一条消息放在这里", url="https://n.example/", summary="它的摘要有一句话。")
NO_ROOM = ("table", "table of links", "table of links without pipes at its ends", "emoji bullets")
"""Houses whose entries have no place for a summary."""
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
    if name == "sources at the end" and "url" in field:
        assert text == house.text.replace(B, field["url"])  # that line of the list alone
    else:
        assert text.startswith(house.text[: block.start])
        assert text.endswith(house.text[block.end :])
    if name in NO_ROOM and "summary" in field:
        with pytest.raises(EditError, match=r"summary of entry 2|would show 2 entries"):
            need_held(before, after)
    else:
        need_held(before, after)
        assert said(parse(text)) == said(after)


@pytest.mark.parametrize(
    "edit",
    [lambda issue: move_entry(issue, "e3", 1), lambda issue: remove_entry(issue, "e1")],
    ids=["move", "remove"],
)
def test_entries_move_and_go(name: str, house: House, edit: Edit) -> None:
    before = parse(house.text)
    after = edit(before)
    need_held(before, after)
    if name == "short bullets" and len(after.entries) < len(before.entries):
        return  # two links of a few words may be anything; a drop is a drop
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


def test_the_hour_goes_with_its_entry() -> None:
    before = parse(HOUSES["the hour in code"].text)
    lines = HOUSES["the hour in code"].text.splitlines()
    assert render(move_entry(before, "e3", 1)).splitlines() == [lines[2], lines[0], lines[1]]


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


SENTENCES = (
    "### 要闻\n\n"
    "1. 北辰实验室发布了第三代语言模型，速度快了一倍！这次的模型有三种大小。[详情](https://a.example/1)\n"
    "2. 还在为自家的模型推理起来太慢而烦恼吗？**浪花** 就是潮汐公司的答案，人人都能拿来用。[详情](https://b.example/2)\n"
    "3. 哇哦！观界大学做出了米粒大的传感器，能用三年。下一步是量产。[详情](https://c.example/3)\n"
)
"""Headlines that are told from the summary by their sentence alone."""


@pytest.mark.parametrize(
    ("number", "words", "line"),
    [
        (1, "北辰发布了模型，速度快了一倍！还便宜了", "1. **北辰发布了模型，速度快了一倍！还便宜了** 这次的"),
        (2, "潮汐把推理框架浪花的源码放了出来", "2. 潮汐把推理框架浪花的源码放了出来。**浪花** 就是"),
    ],
)
def test_what_would_be_read_on_is_parted_from_what_follows(number: int, words: str, line: str) -> None:
    issue = parse(SENTENCES)
    edited = change_entry(issue, f"e{number}", headline=words)
    need_held(issue, edited)
    written = render(edited).splitlines()
    before = SENTENCES.splitlines()
    [changed] = [at for at, each in enumerate(before) if written[at] != each]
    assert before[changed].startswith(f"{number}.") and written[changed].startswith(line)


def test_the_remark_before_a_headline_is_not_copied_to_a_new_entry() -> None:
    issue = parse(SENTENCES)
    new = add_entry(
        issue, new_entry(headline="云雀公司造出会飞的机器人", url="https://d.example/4", summary=SHORT)
    )
    need_held(issue, new)
    assert "4. [云雀公司造出会飞的机器人](https://d.example/4)" in render(new)


def test_a_short_new_section_stands_between_the_lines_of_its_neighbours() -> None:
    topics = "".join(f"### 🏷️ {name}\n\n- [某篇](https://x.example/{name})\n\n" for name in ("模型", "硬件"))
    text = HOUSES["numbered headings with quotes"].text.replace("## 数据来源", topics + "## 数据来源")
    issue = parse(text)
    new = add_entry(issue, new_entry(headline="云雀上市", url="https://d.example/4", summary=SHORT), 2)
    need_held(issue, new)
    assert f"---\n\n### 2. 云雀上市\n\n{SHORT}\n\n[原文](https://d.example/4)\n\n---\n\n### 3." in render(new)


def test_a_new_row_has_the_cells_of_its_table() -> None:
    issue = parse(HOUSES["table"].text)
    new = add_entry(issue, new_entry(headline="云雀公司造出会飞的机器人", url="https://d.example/4"), 2)
    need_held(issue, new)
    assert "| 2 | 云雀公司造出会飞的机器人 |  | [原文](https://d.example/4) |\n| 3 | 潮汐" in render(new)


def test_a_new_entry_has_the_marks_of_its_neighbour() -> None:
    issue = parse(HOUSES["english newsletter"].text)
    new = add_entry(
        issue, new_entry(headline="A robot that flies", url="https://d.example/4", summary="Yes."), 2
    )
    assert "\n\n**[A robot that flies](https://d.example/4)**\n\nYes.\n\n" in render(new)


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("counted in han", "二、"),
        ("headings counted in han between brackets", "### （二）"),
        ("full-width counts", "２．"),
        ("counts of two figures", "02 | "),
        ("ranks", "**Top 2："),
        ("hashes", "#2 "),
    ],
)
def test_numbers_are_written_in_the_figures_of_the_house(name: str, second: str) -> None:
    moved = render(move_entry(parse(HOUSES[name].text), "e3", 2))
    assert f"\n{second}{THREE[0]}" in moved


def test_what_is_written_into_html_is_html() -> None:
    before = parse(HOUSES["headings in HTML"].text)
    after = change_entry(before, "e1", headline="<b> & *", url="https://n.example/?a=1&b=2")
    assert '<h3><a href="https://n.example/?a=1&amp;b=2">&#60;b&#62; &#38; &#42;</a></h3>' in render(after)
    need_held(before, after)


def test_details_go_with_their_entry() -> None:
    text = HOUSES["details"].text
    without = render(remove_entry(parse(text), "e2"))
    assert without.count("<details>") == without.count("</details>") == 2
    assert without.index("</details>") < without.index("<details>", 10)


def test_a_line_of_another_form_in_our_list_has_its_link() -> None:
    text = f"1. [**{ONE[0]}**]({A})\n\n    摘要。\n\n2. [**{TWO[0]}**]({B})\n\n10. [{THREE[0]}]({C}) — 某报\n"
    before = parse(text)
    assert said(before)[2] == (THREE[0], C, "")
    after = change_entry(before, "e3", headline="换了的标题", url="https://n.example/")
    assert render(after).endswith("10. [换了的标题](https://n.example/) — 某报\n")
    need_held(before, after)
    need_held(before, remove_entry(remove_entry(before, "e1"), "e2"))


def test_code_in_our_list_is_no_entry() -> None:
    text = f"1. [**{ONE[0]}**]({A})\n\n```\n3. [**{THREE[0]}**]({C})\n```\n\n2. [**{TWO[0]}**]({B})\n"
    assert [entry.headline for entry in parse(text).entries] == [ONE[0], TWO[0]]
    inside = f"1. [**{ONE[0]}**]({A})\n\n    摘要。\n\n    ```\n2. 命令\n    ```\n\n2. [**{TWO[0]}**]({B})\n"
    issue = parse(inside)
    assert [entry.headline for entry in issue.entries] == [ONE[0], TWO[0]]
    assert render(remove_entry(issue, "e1")) == f"1. [**{TWO[0]}**]({B})\n"


@pytest.mark.parametrize(
    "name", ["广告", "赞助", "订阅", "招聘", "推广", "往期", "交流群", "免责声明", "订阅服务"]
)
@pytest.mark.parametrize("heading", ["## {n}. {head}", "### {head}", "{head}\n------"])
def test_news_about_what_a_digest_has_too_is_news(name: str, heading: str) -> None:
    heads = ("北辰上线新模型", f"北辰推出{name}", "潮汐公司裁员千人")
    told = [
        f"{heading.format(n=n, head=head)}\n\n他们说这件事说来话长。\n\n[原文](https://a.example/{n})"
        for n, head in enumerate(heads, 1)
    ]
    apart = [
        f"{heading.format(n=n, head=head)}\n\n见[这里](https://x.example/{n})，写信也行。"
        for n, head in enumerate(
            (f"本期{name}" if name != "订阅服务" else "订阅我们", "赞助：某云", "关于我们"), 4
        )
    ]
    text = "# 晨报\n\n" + "\n\n".join(told + apart) + "\n"
    assert [entry.headline for entry in parse(text).entries] == list(heads)


@pytest.mark.parametrize(
    "name", ["About 40% of Americans use it", "Sponsors pull out of a summit", "Listen Labs"]
)
def test_english_headlines_may_begin_like_a_footer(name: str) -> None:
    text = "".join(
        f"## {head}\n\nThey say it is a long story.\n\n[Source](https://a.example/{n})\n\n"
        for n, head in enumerate(("North ships a model", name, "Tide opens its engine"))
    )
    text += "## About us\n\nWe are [three](https://x.example/).\n\n## Sponsor: Acme\n\n[Buy](https://y.example/)\n"
    assert len(parse(text).entries) == 3


@pytest.mark.parametrize(
    "source",
    [
        "[{n}] 某报: {url}",
        "[{n}] 某报 {url}。",
        "`[{n}]` 某报: *{url}*",
        "[{n}] 某报\n{url}",
        "[{n}] 某报（{url}）",
    ],
)
def test_the_address_of_a_listed_source_is_changed_in_its_line(source: str) -> None:
    def text(*addresses: str) -> str:
        stories = "".join(f"{h}，{SHORT[:-1]}。[{n}]\n\n" for n, (h, _u) in enumerate(ALL, 1))
        lines = "\n".join(source.format(n=n, url=url) for n, url in enumerate(addresses, 1))
        return f"# 早报\n\n{stories}参考资料\n\n{lines}\n"

    issue = parse(text(*(u for _h, u in ALL)))
    assert [entry.url for entry in issue.entries] == [u for _h, u in ALL]
    new = "https://n.example/a_(b)?x=1&y=2"
    changed = change_entry(change_entry(issue, "e2", url=new), "e3", headline="换了一个标题，说同一件事")
    need_held(issue, changed)
    assert render(change_entry(issue, "e2", url=new)) == text(ALL[0][1], new, ALL[2][1])
    assert content(parse(render(changed))) == content(changed)


@pytest.mark.parametrize(
    "source",
    [
        "链接：{url}",
        "- 链接：<{url}>",
        "[阅读原文]({url})",
        "🔗 [原文]({url}) | [另一篇]({url}/2)",
        "{url}",
    ],
)
def test_the_line_of_a_source_outlives_its_summary(source: str) -> None:
    # Too few have a link to tell by them what an entry is here: the list is read as one of ours.
    heads = [f"{n}. **{h}**\n\n   {SHORT}\n" for n, (h, _u) in enumerate((*ALL, *ALL), 1)]
    line = f"   {source.format(url=A)}\n"
    text = "# 日报\n\n" + heads[0] + line + "\n" + "\n".join(heads[1:])
    before = parse(text)
    assert [entry.summary for entry in before.entries] == [SHORT] * 6
    after = change_entry(before, "e1", summary="换过的一句摘要。")
    need_held(before, after)
    assert render(after) == text.replace(SHORT, "换过的一句摘要。", 1)
    assert line in render(change_entry(before, "e1", summary=""))


@pytest.mark.parametrize("house", ["bold lead-ins", "bold lead-ins with a colon"])
def test_one_bold_lead_in_with_its_source_is_an_entry(house: str) -> None:
    issue = remove_entry(parse(HOUSES[house].text), "e3")
    left = remove_entry(issue, "e1")
    assert said(parse(render(left))) == said(left)
    changed = change_entry(left, "e2", summary="换过的一句摘要，说的是同一件事。")
    need_held(left, changed)
    assert said(parse(render(changed))) == said(changed)
    essay = "# 随想\n\n**昨天夜里我想到**今天读的[一篇关于语言模型的长文](https://a.example/)，没有睡好。\n"
    assert parse(essay).entries == ()
