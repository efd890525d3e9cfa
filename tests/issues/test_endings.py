"""What stands below the last entry is the file's: it stays where it is when that entry goes."""

import pytest

from newsroom.issues import content, move_entry, parse, remove_entry, render

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


def digest(house: str, footer: str, *which: int) -> str:
    entries = [
        HOUSES[house].format(n=n, head=WORDS[at][0], words=WORDS[at][1], url=WORDS[at][2])
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
