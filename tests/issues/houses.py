"""Digests of invented houses, each in a form of its own, and what an editor would call their entries."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class House:
    """A digest file and its entries: headline and link."""

    text: str
    entries: tuple[tuple[str, str], ...]


A, B, C = "https://a.example/1", "https://b.example/2", "https://c.example/3?x=1&y=2"
ONE = ("北辰实验室发布第三代语言模型", A)
TWO = ("潮汐公司开源推理框架浪花", B)
SHORT = "经过说来话长，这里只说一句。"
THREE = ("观界大学做出米粒大的传感器", C)
ALL = (ONE, TWO, THREE)
BRIEF = (("新模型发布", A), ("苹果推新手机", B), ("芯片涨了价", C))
BRIEFEST = (("苹果推新机", A), ("芯片涨价", B), ("英伟达大涨", C))
NAMES = ("Granary", "Whisper Flow", "Zedit")
ENGLISH = (
    ("Northstar Labs ships its third language model", A),
    ("Tidewater opens the source of its inference engine", B),
    ("A university builds a sensor the size of a grain", C),
)

HOUSES = {
    "numbered links": House(
        f"# 今日要闻\n\n1. [{ONE[0]}]({A})\n2. [{TWO[0]}]({B})\n3. [{THREE[0]}]({C})\n\n[订阅](https://a.example/feed)\n",
        ALL,
    ),
    "numbered links with text": House(
        "## 头条\n\n"
        + "".join(
            f"{n}. [{h}]({u}) - 这件事的经过很长，要用一句话说完。\n" for n, (h, u) in enumerate(ALL, 1)
        ),
        ALL,
    ),
    "link sections with contents": House(
        "---\nlayout: post\ntitle: 晨报\ndate: 2031-03-09\n---\n\n"
        "## 目录\n\n"
        + "".join(f"- [{h}](#{n})\n" for n, (h, _u) in enumerate(ALL))
        + "\n"
        + "".join(f"## [{h}]({u})\n\n正文讲这件事的经过，共有两句。第二句在这里。\n\n" for h, u in ALL),
        ALL,
    ),
    "contents that lead out": House(
        "# 晚报\n\n"
        + "".join(f"{n}. [{h}]({u})\n" for n, (h, u) in enumerate(ALL, 1))
        + "\n---\n\n"
        + "".join(
            f"## {h}\n\n正文讲这件事的经过，共有两句。第二句在这里。\n\n[阅读全文]({u})\n\n" for h, u in ALL
        ),
        ALL,
    ),
    "bullets with a trailing link": House(
        "## 模型\n\n"
        + "".join(f"- {h}。[来源]({u})\n" for h, u in ALL[:2])
        + f"\n## 硬件\n\n- {THREE[0]}。[来源]({C})\n",
        ALL,
    ),
    "bold lead-ins": House(
        "大家早上好。\n\n"
        + "".join(f"**{h}** 这件事的经过说来话长，这里只说一句。[链接]({u})\n\n" for h, u in ALL),
        ALL,
    ),
    "bold lead-ins with a colon": House(
        "".join(f"**{h}**：这件事的经过说来话长，这里只说一句。（[原文]({u})）\n\n" for h, u in ALL), ALL
    ),
    "numbered headings with quotes": House(
        "# 日报\n\n## 精选\n\n"
        + "".join(
            f"### {n}. {h}\n\n> 来源: 某报 | 评分: 8/10 | [原文]({u})\n\n**摘要**: {SHORT}\n\n---\n\n"
            for n, (h, u) in enumerate(ALL, 1)
        )
        + "## 数据来源\n\n- [某报](https://paper.example/)\n- [另一报](https://other.example/)\n",
        ALL,
    ),
    "table": House(
        "## 今日速览\n\n| 序号 | 标题 | 来源 | 链接 |\n| --- | --- | --- | --- |\n"
        + "".join(f"| {n} | {h} | 某报 | [原文]({u}) |\n" for n, (h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "table of links": House(
        "| 新闻 | 热度 |\n|---|---|\n" + "".join(f"| [{h}]({u}) | 98 |\n" for h, u in ALL) + "\n", ALL
    ),
    "table without pipes at its ends": House(
        "## 今日速览\n\n序号 | 标题 | 摘要 | 链接\n:-:|---|---|--:\n"
        + "".join(f"{n} | {h} | {SHORT} | [原文]({u})\n" for n, (h, u) in enumerate(ALL, 1))
        + "\n以上由编辑部整理。\n",
        ALL,
    ),
    "table of links without pipes at its ends": House(
        "新闻 | 热度\n--- | ---\n" + "".join(f"[{h}]({u}) | 98\n" for h, u in ALL), ALL
    ),
    "plain addresses": House(
        "今日链接\n\n" + "".join(f"{n}. {h}\n{u}\n\n" for n, (h, u) in enumerate(ALL, 1)), ALL
    ),
    "bullets with plain addresses": House("# 链接\n\n" + "".join(f"* {h} {u}\n" for h, u in ALL), ALL),
    "addresses in angles": House("".join(f"- {h}：<{u}>\n" for h, u in ALL), ALL),
    "english newsletter": House(
        "# The Morning Wire\n\nHello and welcome. Here is what happened.\n\n## Top stories\n\n"
        + "".join(
            f"**[{h}]({u})**\n\nIt took them two years. Nobody expected it to work.\n\n" for h, u in ENGLISH
        )
        + "## Sponsor\n\n[A fine product you should certainly buy](https://ad.example/)\n\n"
        "## About us\n\n[Subscribe to the newsletter today](https://sub.example/)\n",
        ENGLISH,
    ),
    "english sections": House(
        "+++\ntitle = 'Wire'\ndate = 2031-03-09\n+++\n\n"
        + "".join(
            f"### {h}\n\nIt took them two years. Nobody expected it to work. [Read more]({u})\n\n"
            for h, u in ENGLISH
        ),
        ENGLISH,
    ),
    "english bullets": House(
        "## Models\n\n" + "".join(f"- {h} ([The Paper]({u}))\n" for h, u in ENGLISH), ENGLISH
    ),
    "emoji headings": House(
        "# 🗞 早报\n\n"
        + "".join(f"## 🚀 {h}\n\n经过说来话长，这里只说一句。\n\n🔗 [原文链接]({u})\n\n" for h, u in ALL),
        ALL,
    ),
    "emoji numbers": House(
        "".join(
            f"{n}\ufe0f\u20e3 **{h}**\n经过说来话长，这里只说一句。\n👉 {u}\n\n"
            for n, (h, u) in enumerate(ALL, 1)
        ),
        ALL,
    ),
    "han numbers": House(
        "早上好！今天是星期日。\n\n"
        + "".join(f"{n}、{h}，经过说来话长。[详情]({u})\n\n" for n, (h, u) in enumerate(ALL, 1)),
        tuple((f"{h}，经过说来话长", u) for h, u in ALL),
    ),
    "nested details": House(
        "## 要闻\n\n"
        + "".join(
            f"- **{h}**\n  - 摘要：{SHORT}\n  - 来源：[某报]({u})\n  - 标签：模型、开源\n" for h, u in ALL
        ),
        ALL,
    ),
    "topics with items below": House(
        f"- 模型\n  - [{ONE[0]}]({A})\n  - [{TWO[0]}]({B})\n- 硬件\n  - [{THREE[0]}]({C})\n", ALL
    ),
    "html links": House(
        "<h2>今日</h2>\n\n"
        + "".join(f'- <a href="{u.replace("&", "&amp;")}" target="_blank">{h}</a>\n' for h, u in ALL),
        ALL,
    ),
    "reference links": House(
        "# 周刊\n\n"
        + "".join(f"- [{h}][{n}]\n" for n, (h, _u) in enumerate(ALL))
        + "\n"
        + "".join(f"[{n}]: {u}\n" for n, (_h, u) in enumerate(ALL)),
        ALL,
    ),
    "windows with a mark": House(
        (
            "\ufeff# 日报\n\n"
            + "".join(f"{n}. [{h}]({u})\n\n   经过说来话长。\n\n" for n, (h, u) in enumerate(ALL, 1))
        )
        .replace("\n", "\r\n")
        .rstrip(),
        ALL,
    ),
    "underlined headings": House(
        "晨间快讯\n========\n\n"
        + "".join(f"{h}\n{'-' * 20}\n\n经过说来话长，这里只说一句。[原文]({u})\n\n" for h, u in ALL),
        ALL,
    ),
    "bold line and text": House(
        "".join(
            f"**{n}. {h}**\n\n经过说来话长，这里只说一句。\n\n[查看原文]({u})\n\n"
            for n, (h, u) in enumerate(ALL, 1)
        ),
        ALL,
    ),
    "bracketed titles": House(
        "".join(f"【{h}】经过说来话长，这里只说一句。 [来源]({u})\n\n" for h, u in ALL), ALL
    ),
    "fields": House(
        "## 新闻\n\n"
        + "".join(
            f"{n}. **标题**：{h}\n   **摘要**：经过说来话长，这里只说一句。\n   **链接**：{u}\n\n"
            for n, (h, u) in enumerate(ALL, 1)
        ),
        ALL,
    ),
    "counts that begin anew": House(
        f"### 模型\n\n1. {ONE[0]}：[链接]({A})。\n2. {TWO[0]}：[链接]({B})。\n\n### 硬件\n\n"
        f"1. {THREE[0]}：[链接]({C})。\n\n"
        "### 往期回顾\n\n- [三月八日的日报](https://h.example/8)\n- [三月七日的日报](https://h.example/7)\n",
        ALL,
    ),
    "links with a note below": House(
        "# 值得一读\n\n" + "".join(f"[{h}]({u})\n\n> 经过说来话长，这里只说一句。\n\n" for h, u in ALL), ALL
    ),
    "pictures between": House(
        "## 今天\n\n"
        + "".join(
            f"### {h}\n\n![图](https://img.example/{n}.png)\n\n经过说来话长。\n\n* [来源]({u})\n\n"
            for n, (h, u) in enumerate(ALL)
        )
        + "## 赞助\n\n[![广告](https://img.example/ad.png)](https://ad.example/)\n",
        ALL,
    ),
    "ways about": House(
        "[首页](https://h.example/) | [归档](https://h.example/all) | [订阅](https://h.example/feed)\n\n"
        "# 三月九日\n\n"
        + "".join(f"- [{h}]({u})：经过说来话长。\n" for h, u in ALL)
        + "\n---\n\n[上一期](https://h.example/8) | [下一期](https://h.example/10)\n",
        ALL,
    ),
    "short headlines above a source": House(
        "".join(f"## {h}\n\n{SHORT}\n\n[阅读全文]({u})\n\n" for h, u in BRIEF), BRIEF
    ),
    "short headlines in bold": House(
        "".join(f"**{h}**\n\n{SHORT}\n\n来源：[某报]({u})\n\n" for h, u in BRIEF), BRIEF
    ),
    "short headlines in bold above an address": House(
        "# 早报\n\n" + "".join(f"**{h}**\n{SHORT}\n来源：{u}\n\n" for h, u in BRIEF), BRIEF
    ),
    "short bullets with plain addresses": House("".join(f"- {h} {u}\n" for h, u in BRIEF), BRIEF),
    "headings in HTML": House(
        "".join(f'<h3><a href="{escape(u)}">{h}</a></h3>\n<p>{SHORT}</p>\n\n' for h, u in ALL), ALL
    ),
    "a list in HTML": House(
        "<ol>\n"
        + "".join(f'  <li><a href="{escape(u)}" target="_blank">{h}</a>：{SHORT}</li>\n' for h, u in ALL)
        + "</ol>\n",
        ALL,
    ),
    "a list in HTML on one line": House(
        "# 早报\n\n<h2>要闻</h2><ul>"
        + "".join(f'<li><a href="{escape(u)}">{h}</a></li>' for h, u in ALL)
        + "</ul><p>以上由编辑部整理。</p>\n",
        ALL,
    ),
    "told in HTML on one line": House(
        "<ol>"
        + "".join(f'<li><b>{h}</b> {SHORT} <a href="{escape(u)}">原文</a></li>' for h, u in ALL)
        + "</ol>\n",
        ALL,
    ),
    "headings in HTML on one line": House(
        "<div>"
        + "".join(f'<h3>{h}</h3><p>{SHORT}</p><p><a href="{escape(u)}">原文</a></p>' for h, u in ALL)
        + "</div>\n",
        ALL,
    ),
    "short bullets": House("".join(f"- [{h}]({u})\n" for h, u in BRIEFEST), BRIEFEST),
    "short bullets with a trailing link": House(
        "## 要闻\n\n" + "".join(f"- {h} [来源]({u})\n" for h, u in BRIEFEST), BRIEFEST
    ),
    "sections in HTML": House(
        "".join(f'<h2>{h}</h2>\n<p>{SHORT} <a href="{escape(u)}">阅读全文</a></p>\n' for h, u in ALL), ALL
    ),
    "details": House(
        "".join(f"<details>\n<summary>{h}</summary>\n\n{SHORT}\n\n{u}\n\n</details>\n\n" for h, u in BRIEF),
        BRIEF,
    ),
    "details in a line": House(
        "".join(f"<details><summary>{h}</summary>{SHORT}[原文]({u})</details>\n\n" for h, u in ALL),
        ALL,
    ),
    "quotes": House("".join(f"> **{h}**\n> {SHORT}\n> [原文]({u})\n\n" for h, u in ALL), ALL),
    "quotes with blanks": House(
        "# 早报\n\n" + "".join(f"> **{h}**\n>\n> {SHORT}\n>\n> 来源：{u}\n\n" for h, u in ALL), ALL
    ),
    "footnotes below a list": House(
        "".join(f"{n}. {h}：{SHORT}[^{n}]\n" for n, (h, _u) in enumerate(ALL, 1))
        + "\n"
        + "".join(f"[^{n}]: {u}\n" for n, (_h, u) in enumerate(ALL, 1)),
        tuple((f"{h}：{SHORT.rstrip('。')}", u) for h, u in ALL),
    ),
    "footnotes below sections": House(
        "".join(f"## {h}\n\n{SHORT}[^{n}]\n\n" for n, (h, _u) in enumerate(ALL, 1))
        + "".join(f"[^{n}]: [某报]({u})，三月九日\n" for n, (_h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "counted in han": House(
        "".join(f"{n}、{h}\n\n{SHORT}\n\n[原文]({u})\n\n" for n, (h, u) in zip("一二三", ALL, strict=True)),
        ALL,
    ),
    "headings counted in han between brackets": House(
        "## 一、要闻\n\n"
        + "".join(
            f"### （{n}）{h}\n\n{SHORT}\n\n[原文]({u})\n\n" for n, (h, u) in zip("一二三", ALL, strict=True)
        ),
        ALL,
    ),
    "full-width counts": House(
        "".join(f"{n}．{h}\n{SHORT}\n来源：{u}\n\n" for n, (h, u) in zip("１２３", ALL, strict=True)),
        ALL,
    ),
    "counts of two figures": House(
        "".join(f"0{n} | {h}\n\n{SHORT}\n\n{u}\n\n" for n, (h, u) in enumerate(ALL, 1)), ALL
    ),
    "ranks": House(
        "".join(f"**Top {n}：{h}**\n\n{SHORT}\n\n原文：{u}\n\n" for n, (h, u) in enumerate(ALL, 1)), ALL
    ),
    "numbers with a name": House(
        "".join(f"### NO.{n} {h}\n\n{SHORT}\n\n[查看原文]({u})\n\n" for n, (h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "hashes": House("".join(f"#{n} {h}\n\n{SHORT}\n\n🔗 {u}\n\n" for n, (h, u) in enumerate(ALL, 1)), ALL),
    "bracketed counts": House(
        "".join(f"【{n}】{h}\n{SHORT}\n链接：{u}\n\n" for n, (h, u) in enumerate(ALL, 1)), ALL
    ),
    "emoji bullets": House("".join(f"📌 [{h}]({u})\n" for h, u in ALL), ALL),
    "line breaks": House("".join(f"**{h}**  \n{SHORT}  \n<{u}>\n\n" for h, u in ALL), ALL),
    "line breaks in HTML": House("".join(f"**{h}**<br>{SHORT}<br>[原文]({u})\n\n" for h, u in BRIEF), BRIEF),
    "doubly underlined headings": House(
        "".join(f"{h}\n{'=' * 20}\n\n{SHORT}\n\n[原文]({u})\n\n" for h, u in ALL), ALL
    ),
    "the hour": House("".join(f"- 09:3{n} [{h}]({u})\n" for n, (h, u) in enumerate(ALL)), ALL),
    "bold heads and points": House(
        "# 日报\n\n"
        + "\n".join(f"{n}. **{h}**\n   - 摘要：{SHORT}\n   - 链接：{u}" for n, (h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "bold heads, text and source": House(
        "\n\n".join(f"{n}. **{h}**\n\n   {SHORT}\n\n   [阅读原文]({u})" for n, (h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "bold heads and text, the address in its last line": House(
        "## 要闻\n\n" + "\n".join(f"{n}. **{h}**\n   {SHORT}\n   {u}" for n, (h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "numbers with a bracket in full width": House(
        "# 早报\n\n" + "\n\n".join(f"{n}）{h}\n\n{SHORT}\n\n{u}" for n, (h, u) in enumerate(ALL, 1)), ALL
    ),
    "numbers without a blank": House(
        "\n\n".join(f"{n}.{h}\n{SHORT}\n[详情]({u})" for n, (h, u) in enumerate((*ENGLISH, *ALL), 1)),
        (*ENGLISH, *ALL),
    ),
    "the hour in code": House(
        "".join(f"- `0{n}:10` {h} | [某报]({u})\n" for n, (h, u) in enumerate(ALL, 7)), ALL
    ),
    "the hour above a text": House(
        "\n\n".join(f"08:{n}0 {h}\n\n{SHORT}\n\n[某报]({u})" for n, (h, u) in enumerate(ALL)), ALL
    ),
    "whom it came by": House("".join(f"- {h} (via [The Paper]({u}))\n" for h, u in BRIEF), BRIEF),
    "links before headlines": House("".join(f"- [原文]({u}) {h}\n" for h, u in ALL), ALL),
    "sources at the end": House(
        "".join(f"## {h}\n\n{SHORT[:-1]}[{n}]。\n\n" for n, (h, _u) in enumerate(ALL, 1))
        + "### 参考资料\n\n"
        + "\n\n".join(f"[{n}] 某报: *{u}*" for n, (_h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "parted by rules": House(
        "晨报\n\n" + "".join(f"***\n\n{h}\n\n{SHORT}\n\n<{u}>\n\n" for h, u in ALL), ALL
    ),
    "numbers on lines of their own": House(
        "# 早餐\n\n" + "\n\n".join(f"0{n}\n\n{h}\n\n{SHORT}\n\n来源：{u}" for n, (h, u) in enumerate(ALL, 1)),
        ALL,
    ),
    "callouts with titles": House(
        "> [!info] 说明\n> 每日整理。\n\n"
        + "\n\n".join(f"> [!tip]+ {h}\n> {SHORT}\n> 来源:: [某报]({u})" for h, u in ALL),
        ALL,
    ),
    "callouts": House("\n\n".join(f"> [!NOTE]\n> **{h}** {SHORT}[某报]({u})" for h, u in ALL), ALL),
    "bars": House("\n\n".join(f"▎{h}\n\n{SHORT} [🔗]({u})" for h, u in ALL), ALL),
    "names and what they are": House(
        "".join(
            f"- [{h}]({u}) – {w}\n"
            for h, u, w in zip(
                NAMES,
                (A, B, C),
                ("notes that write themselves", "speech in every app", "a terminal for many"),
                strict=True,
            )
        ),
        tuple(zip(NAMES, (A, B, C), strict=True)),
    ),
    "labels in every story": House(
        "".join(
            f"## {topic}\n\n### 📱 {h}\n\n![图](https://img.example/{n}.png)\n*Image: somebody*\n\n"
            f"**The gist of it:** they [said]({u}) so at length, and more than once.\n\n**What to know:**\n\n"
            f"- Users can [buy]({A}/{n}) single items in the program.\n- It takes a while.\n\n"
            "**What it is for:** nobody knows.\n\n----------\n\n"
            for n, (topic, (h, u)) in enumerate(zip(("NORTH", "TIDE", "SCHOOLS"), ENGLISH, strict=True))
        ),
        ENGLISH,
    ),
    "the whole text elsewhere": House("".join(f"◆ {h}\n{SHORT}\n👉 全文：{u}\n\n" for h, u in ALL), ALL),
    "who tells it": House("".join(f"{n}. [{h}]({u}) — 某报\n" for n, (h, u) in enumerate(BRIEF, 1)), BRIEF),
}

NO_ENTRIES = {
    "essay": "# 随想\n\n今天读了[一篇关于语言模型的长文](https://a.example/)，想到很多。\n\n第二段没有链接。\n",
    "ways about": "[首页](https://h.example/) | [归档](https://h.example/all)\n",
    "references": "# 深度\n\n正文。[^1]\n\n## 参考资料\n\n"
    "- [第一篇很长的参考文献的题目](https://a.example/)\n"
    "- [第二篇很长的参考文献的题目](https://b.example/)\n",
    "pictures": "# 图\n\n"
    "- ![图一的说明文字很长很长](https://a.example/1.png)\n"
    "- ![图二的说明文字很长很长](https://a.example/2.png)\n",
    "code": f"正文在此。\n\n```\n1. [**{ONE[0]}**]({A})\n2. [**{TWO[0]}**]({B})\n```\n",
    "an essay with notes": "## 一个很长的小标题放在这里说事情\n\n它说[^1]，那又如何。\n\n"
    "## 另一个很长的小标题放在这里说事情\n\n后来[^2]，再后来。\n\n[^1]: https://a.example/1\n[^2]: https://b.example/2\n",
    "ways about a project": "# 我的项目\n\n- [快速开始](https://docs.example/start)\n- [安装教程](https://wiki.example/install)\n"
    "- [常见问题](https://docs.example/faq)\n",
    "blogs of friends": "# 随想\n\n- [远山的话](https://far.example/)\n- [近水录](https://near.example/)\n"
    "- [云中书](https://cloud.example/)\n",
    "chapters of one site": "# 手记\n\n- [第一章](https://book.example/one)\n- [第二章](https://book.example/two)\n"
    "- [第三章](https://book.example/three)\n",
    "ways about in HTML": '<ul><li><a href="https://x.example/a">首页</a></li><li><a href="https://x.example/b">归档</a>'
    '</li><li><a href="https://x.example/c">关于我</a></li></ul>\n',
    "a pipe in prose": "# 随想\n\n有人写 a | b。\n---\n\n又有人写 c | d，见[一篇文章](https://a.example/1)。\n",
    "plain list": "# 清单\n\n- 第一件要做的事情是把屋子扫干净\n- 第二件要做的事情是把信写完寄出\n",
}
