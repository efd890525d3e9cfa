"""Editing an imported issue changes the bytes of what was edited and no others."""

from datetime import date

import pytest
from msgspec.structs import replace

from newsroom.issues import (
    add_entry,
    change_entry,
    content,
    move_entry,
    new_entry,
    parse,
    remove_entry,
    render,
    set_commentary,
    set_date,
    set_lead,
)
from newsroom.model import Issue
from tests.issues.samples import FILE

ODD = (
    "\ufeff--- \r\n"
    "draft: false\r\n"
    "title: '2031.03.09 全球AI新闻速递'   # 标题\r\n"
    'categories:\r\n  - 人工智能\r\n  - "科技前沿"\r\n'
    "date: 2031-03-09 08:05:07 +0800\r\n"
    "---\r\n"
    "\r\n"
    "导语，有尾随空格。  \r\n"
    "\r\n"
    "***\r\n"
    "\r\n"
    '1. [**甲公司\\[A\\]发布AT&amp;T**](<https://example.com/a b> "标题") <!-- 备注 -->\r\n'
    "\r\n"
    "   甲的正文。\r\n"
    "\r\n"
    "   ![图](https://example.com/a.png)\r\n"
    "\r\n"
    "\r\n"
    "2)  **没有链接的乙**\t\r\n"
    "    乙的正文，\r\n"
    "    分成两行。\r\n"
    "\r\n"
    "## 另一节\r\n"
    "\r\n"
    "7.  [丙](https://example.com/c_\\(1\\))\r\n"
    "\r\n"
    "## 点评：\r\n"
    "\r\n"
    "第一段。  \r\n"
    "\r\n"
    "第二段。\r\n"
    "\r\n"
    "\r\n"
)
"""A file in no form of ours, with something unusual in every line."""


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def check(issue: Issue, text: str) -> None:
    assert render(issue) == text
    assert content(parse(text)) == content(issue)


def test_what_is_unusual_is_read() -> None:
    issue = parse(ODD)
    assert issue.title == "2031.03.09 全球AI新闻速递"
    assert issue.categories == ("人工智能", "科技前沿")
    assert issue.published is not None and issue.published.isoformat() == "2031-03-09T08:05:07+08:00"
    assert issue.lead == "导语，有尾随空格。"
    assert [(e.uid, e.headline, e.url, e.summary) for e in issue.entries] == [
        ("e1", "甲公司[A]发布AT&T", "https://example.com/a b", "甲的正文。"),
        ("e2", "没有链接的乙", "", "乙的正文， 分成两行。"),
        ("e3", "丙", "https://example.com/c_(1)", ""),
    ]
    assert issue.commentary == "第一段。  \n\n第二段。"
    check(issue, ODD)


@pytest.mark.parametrize(
    ("uid", "changes", "old", "new"),
    [
        ("e1", {"headline": "新[题]"}, "甲公司\\[A\\]发布AT&amp;T", "新\\[题\\]"),
        ("e1", {"headline": "甲公司[A]新发布AT&T"}, "发布AT&amp;T", "新发布AT&amp;T"),
        ("e1", {"headline": "甲公司[A]发布*AT&T"}, "发布AT&amp;T", "发布\\*AT&amp;T"),
        ("e1", {"url": "https://b.cn/"}, "<https://example.com/a b>", "https://b.cn/"),
        ("e1", {"url": ""}, "<https://example.com/a b>", "<>"),
        ("e1", {"headline": ""}, "**甲公司\\[A\\]发布AT&amp;T**", ""),
        ("e1", {"summary": "# 新"}, "甲的正文。", "\\# 新"),
        ("e2", {"headline": "乙"}, "没有链接的乙", "乙"),
        ("e2", {"url": "https://b.cn/"}, "**没有链接的乙**", "[**没有链接的乙**](https://b.cn/)"),
        ("e2", {"summary": "一行。"}, "乙的正文，\r\n    分成两行。", "一行。"),
        ("e3", {"headline": "丁"}, "丙", "丁"),
        ("e3", {"summary": "正文。"}, "c_\\(1\\))\r\n", "c_\\(1\\))\r\n\r\n    正文。\r\n"),
    ],
)
def test_a_value_takes_the_place_of_the_old_one(
    uid: str, changes: dict[str, str], old: str, new: str
) -> None:
    check(change_entry(parse(ODD), uid, **changes), changed(ODD, old, new))


def test_lead_and_commentary_take_the_place_of_the_old_ones() -> None:
    check(set_lead(parse(ODD), "新导语。"), changed(ODD, "导语，有尾随空格。", "新导语。"))
    issue = set_commentary(parse(ODD), "一。\n\n二。")
    check(issue, changed(ODD, "第一段。  \r\n\r\n第二段。", "一。\r\n\r\n二。"))


def test_title_date_and_categories_keep_their_quotes_and_places() -> None:
    issue = set_date(parse(ODD), date(2031, 3, 10))
    text = changed(ODD, "'2031.03.09 全球AI新闻速递'", "'2031.03.10 全球AI新闻速递'")
    check(issue, changed(text, "2031-03-09 08:05:07 +0800", "2031-03-10T08:05:07.000+08:00"))
    issue = replace(parse(ODD), categories=("甲",))
    check(issue, changed(ODD, 'categories:\r\n  - 人工智能\r\n  - "科技前沿"', 'categories: ["甲"]'))


HEAD, MIDDLE, TAIL = FILE.partition("1.  ")[0], FILE[FILE.index("1.  ") :], "---\n\n### "
PARTS = MIDDLE.partition(TAIL)[0].split("\n\n")
ONE, TWO, THREE = ("\n\n".join(PARTS[n : n + 2])[4:] for n in (0, 2, 4))
TAIL += MIDDLE.partition(TAIL)[2]


def house(*texts: str) -> str:
    numbered = (f"{number}. ".ljust(4) + text for number, text in enumerate(texts, 1))
    return HEAD + "\n\n".join(numbered) + "\n\n" + TAIL


def test_the_pieces_make_the_file() -> None:
    assert house(ONE, TWO, THREE) == FILE


def test_moved_entries_carry_their_bytes_along() -> None:
    check(move_entry(parse(FILE), "e3", 1), house(THREE, ONE, TWO))
    check(move_entry(parse(FILE), "e1", 2), house(TWO, ONE, THREE))


def test_removed_entries_leave_no_gap() -> None:
    check(remove_entry(parse(FILE), "e1"), house(TWO, THREE))
    check(remove_entry(parse(FILE), "e2"), house(ONE, THREE))
    check(remove_entry(parse(FILE), "e3"), house(ONE, TWO))
    check(remove_entry(remove_entry(parse(FILE), "e1"), "e3"), house(TWO))


@pytest.mark.parametrize("place", [1, 2, 4])
def test_added_entries_stand_between_blank_lines(place: int) -> None:
    issue = add_entry(parse(FILE), new_entry(headline="新", url="https://n.cn/", summary="正文。"), place)
    texts = [ONE, TWO, THREE]
    texts.insert(place - 1, "[**新**](https://n.cn/)\n\n    正文。")
    check(issue, house(*texts))


def test_a_wrong_number_stays_as_long_as_its_entry_stays() -> None:
    wrong = FILE.replace("2.  [", "5. [")
    issue = change_entry(parse(wrong), "e1", summary="新正文。")
    check(issue, wrong.replace("星河实验室发布了 **北辰**，共有三种大小。", "新正文。"))


def test_the_tenth_entry_keeps_the_columns() -> None:
    issue = parse(FILE)
    for number in range(7):
        issue = add_entry(issue, new_entry(headline=f"新{number}", url="https://n.cn/", summary="正文。"))
    text = render(move_entry(issue, "e1", 10))
    assert "\n10. [**星河实验室发布“北辰”模型**](https://example.com/a/1.htm)\n\n    星河" in text


def test_a_summary_moves_in_when_its_number_needs_a_column_more() -> None:
    text = "\n\n".join(f"{n}. [**题{n}**](https://e.cn/{n})\n\n   正文{n}。" for n in range(1, 10))
    issue = add_entry(parse(text), new_entry(headline="新", url="https://n.cn/"), 1)
    assert "\n\n10. [**题9**](https://e.cn/9)\n\n    正文9。" in render(issue)
    assert "\n\n9. [**题8**](https://e.cn/8)\n\n   正文8。" in render(issue)


def test_what_stands_between_entries_stays_there() -> None:
    issue = remove_entry(parse(ODD), "e3")
    assert "\r\n## 另一节\r\n" in render(issue)
    issue = move_entry(parse(ODD), "e3", 1)
    text = render(issue)
    assert text.index("1.  [丙]") < text.index("## 另一节") < text.index("**没有链接的乙**")
    assert content(parse(text)) == content(issue)


def test_parts_come_and_go_with_their_rules() -> None:
    issue = parse(FILE)
    empty = replace(issue, lead="", entries=(), commentary="")
    front = FILE.partition("\n\n")[0]
    check(empty, front)
    again = parse(front)
    for part in ("commentary", "lead", "entries"):
        again = replace(again, **{part: getattr(issue, part)})
    renamed = tuple(replace(entry, uid=f"n{entry.uid}") for entry in issue.entries)
    again = replace(again, entries=renamed)
    assert render(again) == FILE


def test_clearing_the_lead_does_not_make_the_next_paragraph_the_lead() -> None:
    text = FILE.replace("其余都是小事。", "其余都是小事。\n\n第二段导语。")
    issue = set_lead(parse(text), "")
    assert parse(render(issue)).lead == ""
    assert "\n\n第二段导语。\n\n" in render(issue)


def test_clearing_a_summary_leaves_the_head_alone() -> None:
    issue = change_entry(parse(FILE), "e2", summary="")
    check(issue, FILE.replace("\n\n    潮汐公司把它的 **推理框架** 放了出来。", ""))


def test_a_head_without_marks_gets_them_when_its_neighbours_go() -> None:
    text = FILE.replace("[**潮汐公司开源推理框架**](https://example.com/a/2.htm)", "潮汐公司开源推理框架")
    issue = parse(text)
    assert [entry.headline for entry in issue.entries][1] == "潮汐公司开源推理框架"
    issue = remove_entry(remove_entry(issue, "e1"), "e3")
    assert "\n1.  [**潮汐公司开源推理框架**]()\n" in render(issue)
    assert content(parse(render(issue))) == content(issue)


def test_a_file_without_front_matter_gets_one_when_its_title_changes() -> None:
    issue = replace(parse("# 旧题\r\n\r\n正文\r\n"), title="新题")
    check(issue, '---\r\ntitle: "新题"\r\n---\r\n\r\n# 旧题\r\n\r\n正文\r\n')


def test_a_rule_at_the_top_does_not_become_front_matter() -> None:
    issue = set_commentary(parse("---\n正文\n"), "点评。")
    check(issue, "---\n正文\n\n***\n\n### **点评**\n\n点评。\n")


def test_missing_keys_are_put_in_their_order() -> None:
    text = "---\ndate: 2031-03-09\nweight: 3\n---\n"
    issue = replace(parse(text), title="题", categories=("甲",))
    check(issue, '---\ntitle: "题"\ndate: 2031-03-09\ncategories: ["甲"]\nweight: 3\n---\n')


def test_toml_front_matter_stays_toml() -> None:
    text = '+++\ntitle = "旧"\ndraft = false\n+++\n\n导语。\n'
    issue = replace(parse(text), title="新", categories=("甲", "乙"))
    check(issue, '+++\ntitle = "新"\ncategories = ["甲", "乙"]\ndraft = false\n+++\n\n导语。\n')


NEW = new_entry(headline="新", url="https://n.cn/", summary="正文。")
WRITTEN = "1.  [**新**](https://n.cn/)\n\n    正文。"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", WRITTEN),
        ("---\ntitle: 题\n---", f"---\ntitle: 题\n---\n\n{WRITTEN}"),
        ("---\ntitle: 题\n---\n\n", f"---\ntitle: 题\n---\n\n{WRITTEN}"),
        ("导语。  \n", f"导语。  \n\n---\n\n{WRITTEN}\n"),
        ("导语。\n\n---\n", f"导语。\n\n---\n\n{WRITTEN}\n"),
        ("导语。\n### 点评\n好。", f"导语。\n\n{WRITTEN}\n\n---\n\n### 点评\n好。"),
    ],
)
def test_the_first_entry_finds_its_place(text: str, result: str) -> None:
    check(add_entry(parse(text), NEW), result)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", "### **点评**\n\n好。"),
        ("---\ntitle: 题\n---\n", "---\ntitle: 题\n---\n\n### **点评**\n\n好。"),
        ("正文\r\n", "正文\r\n\r\n---\r\n\r\n### **点评**\r\n\r\n好。\r\n"),
        ("正文\n\n---\n\n", "正文\n\n---\n\n### **点评**\n\n好。\n\n"),
        ("正文\n\n## 点评\n", "正文\n\n## 点评\n\n好。\n"),
    ],
)
def test_the_commentary_finds_its_place(text: str, result: str) -> None:
    check(set_commentary(parse(text), "好。"), result)


def test_new_entries_take_the_place_of_the_old_ones() -> None:
    issue = replace(parse(FILE), entries=(NEW, replace(NEW, uid="n2")))
    check(issue, house(WRITTEN[4:], WRITTEN[4:]))


def test_what_stands_between_entries_stays_when_they_all_go() -> None:
    assert "\r\n\r\n## 另一节\r\n" in render(replace(parse(ODD), entries=()))
    one, two, three = "[**甲**](https://a.cn/)", "[**乙**](https://b.cn/)", "[**丙**](https://c.cn/)"
    issue = parse(f"1. {one}\n\n## 一\n\n2. {two}\n\n## 二\n\n3. {three}\n")
    check(replace(issue, entries=()), "## 一\n\n## 二\n")
    check(remove_entry(issue, "e1"), f"## 一\n\n1. {two}\n\n## 二\n\n2. {three}\n")
    check(remove_entry(issue, "e2"), f"1. {one}\n\n## 一\n\n## 二\n\n2. {three}\n")
    check(remove_entry(issue, "e3"), f"1. {one}\n\n## 一\n\n2. {two}\n\n## 二\n")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", "导语。"),
        ("---\ntitle: 题\n---\n", "---\ntitle: 题\n---\n\n导语。"),
        ("\ufeff## 一\r\n", "\ufeff导语。\r\n\r\n---\r\n\r\n## 一\r\n"),
        ("---\ntitle: 题\n---\n\n---\n\n## 一\n", "---\ntitle: 题\n---\n\n导语。\n\n---\n\n## 一\n"),
        ("---\n## 一\n", "导语。\n\n---\n## 一\n"),
    ],
)
def test_the_lead_finds_its_place(text: str, result: str) -> None:
    check(set_lead(parse(text), "导语。"), result)


def test_a_date_in_quotes_keeps_them() -> None:
    text = "---\ndate: '2031-03-09'\ntitle:\n---\n"
    issue = set_date(parse(text), date(2031, 3, 10))
    title = '"2031.03.10 全球AI新闻速递"'
    check(issue, f"---\ndate: '2031-03-10T00:00:00.000+08:00'\ntitle: {title}\n---\n")


@pytest.mark.parametrize(
    "head",
    [
        "[甲](https://a.cn/",
        "[甲](https://a.cn/ x)",
        "[甲](<https://a.cn/)",
        "[^1](a)",
        "[甲]",
        "[甲](" + "(" * 40,
    ],
)
def test_a_link_that_is_none_is_no_entry(head: str) -> None:
    assert parse(f"1. {head}\n").entries == ()


def test_an_address_may_have_brackets_in_pairs() -> None:
    (entry,) = parse("1. [甲]( https://a.cn/x_(y(z)) '题' )\n").entries
    assert entry.url == "https://a.cn/x_(y(z))"


TITLED = (
    "# 日报\n\n> 更新于早八点\n\n## 模型\n\n- 甲公司发布了新的模型。[原文](https://a.example/1)\n",
    "## 洞察日报 2031/3/9\n\n1. 甲公司发布了新的模型。[原文](https://a.example/1)\n",
    "## 洞察日报\n### 模型\n1. 甲公司发布了新的模型。[原文](https://a.example/1)\n",
)


@pytest.mark.parametrize("text", TITLED)
def test_a_lead_stands_below_the_title_of_another_house_and_stays_there(text: str) -> None:
    title, rest = text.split("\n", 1)
    issue = set_lead(parse(text), "今天一件事。")
    written = f"{title}\n\n今天一件事。\n\n---\n{rest}"
    check(issue, written)
    check(set_lead(parse(written), "今天只有一件事。"), written.replace("一件", "只有一件"))
    again = render(set_lead(parse(written), ""))
    assert again.replace("\n", "") == text.replace("\n", "")
    assert parse(again).lead == ""


def test_a_heading_of_entries_is_no_title() -> None:
    text = "## 模型\n\n1. 甲公司发布了新的模型。[原文](https://a.example/1)\n"
    check(set_lead(parse(text), "今天一件事。"), f"今天一件事。\n\n---\n\n{text}")
    assert parse("# 日报\n\n早上好。\n\n## 模型\n").lead == ""
