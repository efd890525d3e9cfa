"""Files of our house are told from those of others, even with faults."""

import pytest

from newsroom.issues import is_house, parse
from newsroom.model import Publication
from tests.issues.samples import FILE

FRONT = FILE.partition("\n\n")[0]
FAULTY = {
    "title gone": FILE.replace('title: "2031.03.09 全球AI新闻速递"\n', ""),
    "title mistyped": FILE.replace("全球AI新闻速递", "全球新闻"),
    "categories gone": FILE.replace('categories: ["人工智能", "科技前沿", "行业动态"]\n', ""),
    "no front matter": FILE.removeprefix(FRONT + "\n\n"),
    "front matter only": FRONT,
    "no commentary": FILE.partition("\n\n---\n\n###")[0],
    "one head without link": FILE.replace(
        "[**潮汐公司开源推理框架**](https://example.com/a/2.htm)", "潮汐公司"
    ),
    "numbers wrong": FILE.replace("2.  [", "2. ["),
    "windows": FILE.replace("\n", "\r\n"),
    "title with more space": FILE.replace("2031.03.09 全球", "2031.03.09  全球"),
}

OTHERS = {
    "empty": "",
    "numbered paragraphs": "---\ntitle: 03-09-日报\nweight: 9\n---\n\n## 日报 2031/3/9\n\n1.  **甲**发布了[乙](https://a.cn/)。\n",
    "linked bold list": "# 周刊\n\n1. [**甲**](https://a.cn/)\n\n   正文。\n\n2. [**乙**](https://b.cn/)\n",
    "commentary alone": "# 周刊\n\n### **点评**\n\n好。\n",
    "sections": "## [甲](https://a.cn/)\n\n正文。\n\n## [乙](https://b.cn/)\n",
    "heading like our title": "# 2031.03.09 全球AI新闻速递\n\n正文\n",
}


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY.keys())
def test_faults_do_not_hide_our_house(text: str) -> None:
    assert is_house(text)


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_other_houses_are_not_ours(text: str) -> None:
    assert not is_house(text)


def test_a_publication_of_the_user_is_a_house_too() -> None:
    weekly = Publication(
        title="AI 周报 {date:%Y-%m-%d}", commentary_heading="## 编者按", categories=("周报",)
    )
    text = '---\ntitle: "AI 周报 2031-03-09"\n---\n'
    assert is_house(text, weekly)
    assert not is_house(text)
    assert not is_house(FILE, weekly)


def test_heads_made_by_hand_are_entries() -> None:
    text = (
        "1. **[甲](https://a.cn/)**\n2. **乙**\n3. 丙\n   正文\n接着\n\n4. [丁](https://d.cn/) <!-- x -->\n"
    )
    read = [(entry.headline, entry.url, entry.summary) for entry in parse(text).entries]
    assert read == [
        ("甲", "https://a.cn/", ""),
        ("乙", "", ""),
        ("丙", "", "正文 接着"),
        ("丁", "https://d.cn/", ""),
    ]


def test_a_numbered_list_of_plain_text_is_not_entries() -> None:
    assert parse("1. 甲\n2. 乙，[丙](https://a.cn/)\n\n段落\n\n3. **丁**说\n").entries == ()


def test_what_stands_under_the_commentary_heading_is_commentary() -> None:
    issue = parse("### 点评：\n\n1.  [**甲**](https://a.cn/)\n")
    assert issue.entries == ()
    assert issue.commentary == "1.  [**甲**](https://a.cn/)"


@pytest.mark.parametrize(
    "text", ["导语\n===\n", "- 导语\n", "    导语\n", "# 导语\n", "> 导语\n", "<p>导语</p>\n"]
)
def test_only_a_paragraph_is_a_lead(text: str) -> None:
    assert parse(text).lead == ""


def test_a_lead_over_several_lines_is_one_value() -> None:
    assert parse("导语\n  接着  \n完。\n\n别的\n").lead == "导语 接着 完。"
