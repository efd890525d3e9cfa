"""What stands below the last entry is the file's: it stays where it is when that entry goes."""

from collections.abc import Callable

import pytest

from newsroom.issues import (
    EditError,
    add_entry,
    change_entry,
    content,
    footer_below,
    move_entry,
    need_held,
    new_entry,
    parse,
    remove_entry,
    render,
)

WORDS = (
    ("北辰实验室发布第三代语言模型", "模型可以在一张显卡上运行，许可证也换了。", "https://a.example/1"),
    ("潮汐公司开源推理框架浪花", "框架用三种语言写成，文档只有一种。", "https://b.example/2"),
    ("观界大学做出米粒大的传感器", "传感器每秒量一千次，电池可用十年。", "https://c.example/3"),
)
HOUSES = {
    "numbered headings, a source below": "## {n}. {head}\n\n{words}\n\n[原文]({url})",
    "linked headings": "### [{head}]({url})\n\n{words}",
    "bold lines": "**{n}. {head}**\n\n{words}[原文]({url})",
    "counted in brackets": "【{n}】{head}\n{words}\n{url}",
    "a list": "{n}. [{head}]({url})：{words}",
}
FOOTERS = {
    "a rule and a remark": "---\n\n*编辑于 2031-03-09 08:11*",
    "a sentence": "以上就是今天的全部内容，我们明天见！",
    "another sentence": "编辑部在三楼，窗外下着雨。",
    "a quotation": "> 本刊由三位编辑写成，转载请注明出处。",
    "a picture": "![关注我们](https://img.example/qr.png)",
    "HTML": '<p align="center">© 2031 晨报</p>',
    "a shortcode": "{{< subscribe >}}",
    "a heading": "## 关于我们\n\n我们是三位编辑。",
    "links": "[往期回顾](https://x.example/archive) | [投稿](https://x.example/submit)",
}


FEW = HOUSES | {
    "underlined": "{head}\n------\n\n{words}\n\n[原文]({url})",
    "doubly underlined": "{head}\n======\n\n{words} [来源]({url})",
    "callouts": "> [!note] {head}\n> {words}\n> [原文]({url})",
    "bold lead-ins": "**{head}** {words} ([link]({url}))",
    "why it matters": "## **{head}**\n\n{words}\n\n**Why it matters:** 大家都说要紧。\n\n[Read more]({url})",
    "headings in HTML": '<h3><a href="{url}">{head}</a></h3>\n<p>{words}</p>',
    "details": "<details>\n<summary>{head}</summary>\n\n{words} [原文]({url})\n\n</details>",
    "numbers alone": "0{n}\n\n**{head}**\n\n{words}\n\n[原文]({url})",
}
"""Forms in which a single entry is hardly told, or an end."""


def digest(house: str, footer: str, *which: int) -> str:
    entries = [
        FEW[house].format(n=n, head=WORDS[at][0], words=WORDS[at][1], url=WORDS[at][2])
        for n, at in enumerate(which, 1)
    ]
    gap = "\n" if house == "a list" else "\n\n"
    return "# 晨报\n\n大家早上好。\n\n" + gap.join(entries) + f"\n\n{footer}\n"


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("footer", FOOTERS)
def test_the_footer_stays_when_the_last_entry_goes_or_moves(house: str, footer: str) -> None:
    issue = parse(digest(house, FOOTERS[footer], 0, 1, 2))
    assert [entry.headline for entry in issue.entries] == [head for head, _words, _url in WORDS]
    dropped = remove_entry(issue, "e3")
    assert render(dropped) == digest(house, FOOTERS[footer], 0, 1)
    moved = move_entry(issue, "e3", 1)
    assert render(moved) == digest(house, FOOTERS[footer], 2, 0, 1)
    assert content(parse(render(moved))) == content(moved)


@pytest.mark.parametrize("house", FEW)
@pytest.mark.parametrize("footer", FOOTERS)
def test_of_two_entries_either_goes_and_the_footer_stays(house: str, footer: str) -> None:
    issue = parse(digest(house, FOOTERS[footer], 0, 1))
    assert len(issue.entries) == 2
    for uid, left in (("e2", 0), ("e1", 1)):
        dropped = remove_entry(issue, uid)
        need_held(issue, dropped)
        assert render(dropped) == digest(house, FOOTERS[footer], left)


def test_of_two_entries_the_last_keeps_a_second_paragraph_about_it() -> None:
    one, two = (f"### [{head}]({url})\n\n{words}" for head, words, url in WORDS[:2])
    issue = parse(f"# 晨报\n\n{one}\n\n{two}\n\n浪花由五个人写了三年。\n")
    assert render(remove_entry(issue, "e2")) == f"# 晨报\n\n{one}\n"


def test_the_line_between_entries_goes_with_one_of_them() -> None:
    def text(*which: int) -> str:
        entries = (f"**{WORDS[at][0]}**\n\n{WORDS[at][1]}\n\n{WORDS[at][2]}\n\n***" for at in which)
        return "# 晨报\n\n" + "\n\n".join(entries) + "\n\n编辑部在三楼。\n"

    issue = parse(text(0, 1, 2))
    for uid, left in (("e1", (1, 2)), ("e2", (0, 2)), ("e3", (0, 1))):
        assert render(remove_entry(issue, uid)) == text(*left)


def test_a_rule_that_comes_first_when_the_entries_are_gone_is_no_front_matter() -> None:
    head, words, url = WORDS[0]
    before = parse(f"**{head}**\n\n{words}\n\n{url}\n\n***\n\n---\n\n编辑部在三楼。\n")
    after = remove_entry(before, "e1")
    need_held(before, after)
    assert "编辑部在三楼。" in render(after) and not render(after).startswith("---")


def test_what_else_reads_otherwise_without_an_entry_still_keeps_it() -> None:
    text = digest("underlined", "", 0, 1)
    issue = parse(text)
    changed = change_entry(remove_entry(issue, "e2"), "e1", headline="换了")
    with pytest.raises(EditError):
        need_held(issue, changed)


def test_what_stays_below_the_last_entry_is_told() -> None:
    issue = parse(digest("underlined", FOOTERS["a rule and a remark"], 0, 1, 2))
    assert footer_below(issue, "e3") == "编辑于 2031-03-09 08:11"
    assert footer_below(issue, "e2") == ""
    assert footer_below(parse(digest("underlined", "---", 0, 1)), "e2") == ""


def test_what_the_others_have_too_is_the_entrys_own() -> None:
    text = "# 晨报\n\n" + "\n\n".join(
        f"## {n}. {head}\n\n{words}\n\n![图](https://img.example/{n}.png)\n\n[原文]({url})"
        for n, (head, words, url) in enumerate(WORDS, 1)
    )
    assert render(remove_entry(parse(text), "e3")) == text[: text.index("\n\n## 3.")]


def test_a_story_told_at_length_is_whole() -> None:
    one, two, three = (f"### [{head}]({url})\n\n{words}" for head, words, url in WORDS)
    text = f"# 晨报\n\n{one}\n\n又说了一段。\n\n{two}\n\n{three}\n\n厂家说年内量产。\n"
    assert render(remove_entry(parse(text), "e3")) == f"# 晨报\n\n{one}\n\n又说了一段。\n\n{two}\n"


TABLE = "# 晨报\n\n| # | 标题 | 链接 |\n|---|:--|--:|\n{rows}\n以上由编辑部整理。\n"
NESTED = "# 晨报\n\n1. 模型\n{items}"


def rows(*which: int) -> str:
    return TABLE.format(
        rows="".join(f"| {n} | {WORDS[at][0]} | [原文]({WORDS[at][2]}) |\n" for n, at in enumerate(which, 1))
    )


def nested(*which: int) -> str:
    return NESTED.format(items="".join(f"   - **[{WORDS[at][0]}]({WORDS[at][2]})**\n" for at in which))


def starred(*which: int) -> str:
    return "晨报\n" + "".join(f"* {WORDS[at][0]}。（{WORDS[at][2]}）\n" for at in which)


@pytest.mark.parametrize("house", [rows, nested, starred])
def test_rows_and_items_stay_where_their_head_is(house: Callable[..., str]) -> None:
    issue = parse(house(0, 1, 2))
    assert len(issue.entries) == 3
    assert render(move_entry(issue, "e1", 3)) == house(1, 2, 0)
    assert render(remove_entry(issue, "e1")) == house(1, 2)


def test_a_new_row_comes_first_without_a_gap() -> None:
    entry = new_entry(headline="新的消息来了，很长一条", url="https://n.example/")
    issue = add_entry(parse(rows(0, 1)), entry, 1)
    assert render(issue).count("\n\n") == rows(0, 1).count("\n\n")
    assert content(parse(render(issue))) == content(issue)


@pytest.mark.parametrize(
    ("opening", "closing"), [(":::tip 头条", ":::"), ("<section>", "</section>"), ("<Story>", "</Story>")]
)
def test_what_is_opened_around_entries_stays_and_is_closed(opening: str, closing: str) -> None:
    def text(*which: int) -> str:
        return "# 晨报\n\n" + "\n".join(
            f"{opening}\n#### [{WORDS[at][0]}]({WORDS[at][2]})\n{WORDS[at][1]}\n{closing}\n" for at in which
        )

    issue = parse(text(0, 1, 2) + '\n<Card href="https://x.example/" />\n')
    assert [entry.summary for entry in issue.entries] == [words for _head, words, _url in WORDS]
    assert render(move_entry(issue, "e3", 1)) == text(2, 0, 1) + '\n<Card href="https://x.example/" />\n'
    for uid in ("e1", "e2", "e3"):
        left = render(remove_entry(issue, uid))
        assert left.count(opening) == left.count(f"{closing}\n") == 3 and "<Card" in left
    changed = change_entry(issue, "e1", summary="换了一句话，说得短些。")
    assert render(changed) == render(issue).replace(WORDS[0][1], "换了一句话，说得短些。")


def test_keycaps_count_on_beyond_nine() -> None:
    def text(*which: int) -> str:
        caps = ("9️⃣", "🔟", "1️⃣1️⃣")
        return "晨报\n\n" + "\n\n".join(
            f"{cap} **{WORDS[at][0]}**\n{WORDS[at][1]}\n🔗 {WORDS[at][2]}"
            for cap, at in zip(caps, which, strict=False)
        )

    issue = parse(text(0, 1, 2))
    assert [entry.headline for entry in issue.entries] == [head for head, _words, _url in WORDS]
    assert render(move_entry(issue, "e3", 1)) == text(2, 0, 1)
    assert render(remove_entry(issue, "e1")) == text(1, 2)


def test_circled_numbers_close_the_gap() -> None:
    def text(*which: int) -> str:
        return "晨报\n\n" + "\n\n".join(
            f"{circle} {WORDS[at][0]}。（来源：{WORDS[at][2]} ）"
            for circle, at in zip("⑳㉑㉒", which, strict=False)
        )

    assert render(remove_entry(parse(text(0, 1, 2)), "e1")) == text(1, 2)
