"""Issues and files to test with: one written for it, and whatever Hypothesis can think of."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.issues import add_entry, change_entry, move_entry, remove_entry, set_commentary, set_lead
from newsroom.issues.edits import new_uid
from newsroom.model import Entry, Issue, Publication

HOUSE = Publication()
SHANGHAI = ZoneInfo(HOUSE.zone)

FILE = """\
---
title: "2031.03.09 全球AI新闻速递"
date: 2031-03-09T08:05:07.040+08:00
categories: ["人工智能", "科技前沿", "行业动态"]
---

今天的看点是 **星河实验室** 的新模型。其余都是小事。

---

1.  [**星河实验室发布“北辰”模型**](https://example.com/a/1.htm)

    星河实验室发布了 **北辰**，共有三种大小。

2.  [**潮汐公司开源推理框架**](https://example.com/a/2.htm)

    潮汐公司把它的 **推理框架** 放了出来。

3.  [**观界大学做出新传感器**](https://example.com/a/3.htm)

    观界大学的 **传感器** 只有米粒大。

---

### **点评**

三件事里，第一件最要紧。

第二件 **值得再看**。"""

ISSUE = Issue(
    date=date(2031, 3, 9),
    title="2031.03.09 全球AI新闻速递",
    published=datetime(2031, 3, 9, 8, 5, 7, 40_000, tzinfo=timezone(timedelta(hours=8))),
    categories=("人工智能", "科技前沿", "行业动态"),
    lead="今天的看点是 **星河实验室** 的新模型。其余都是小事。",
    entries=(
        Entry(
            uid="a",
            headline="星河实验室发布“北辰”模型",
            url="https://example.com/a/1.htm",
            summary="星河实验室发布了 **北辰**，共有三种大小。",
        ),
        Entry(
            uid="b",
            headline="潮汐公司开源推理框架",
            url="https://example.com/a/2.htm",
            summary="潮汐公司把它的 **推理框架** 放了出来。",
        ),
        Entry(
            uid="c",
            headline="观界大学做出新传感器",
            url="https://example.com/a/3.htm",
            summary="观界大学的 **传感器** 只有米粒大。",
        ),
    ),
    commentary="三件事里，第一件最要紧。\n\n第二件 **值得再看**。",
)
"""What the file says."""

MARKUP = (
    "# ",
    "## ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "> ",
    "```",
    "~~~",
    "---",
    "***",
    "===",
    "<div>",
    "<!-- x -->",
    "<a b='c'>",
    "[x]: /y",
    "[^1]: y",
    ": ",
    "\\",
    "\\#",
    "1\\. x",
    "\\- ",
    "&#45; x",
    "&#0000045; x",
    "**",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&amp;",
    "&#35;",
    "&",
    "{{< x >}}",
    "| a | b |",
    "### **点评**",
    "1.  [**x**](y)",
    "https://example.com/?a=1&b=2",
    "“智能（AI4S）”",
    "\u3000",
    "\xa0",
    "\x85",
    "\u2028",
    "\t",
    " ",
    "👩‍💻",
    "中文",
)
"""What begins or ends something in Markdown, or hides in a text."""

_pieces = st.one_of(st.sampled_from(MARKUP), st.text(max_size=6))
_any = st.lists(_pieces, max_size=6).map("".join)


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ").strip(" \t")


lines = _any.map(_one_line)
"""Any text on one line that neither begins nor ends with a blank."""


def _paragraphs(text: str) -> str:
    parts = text.replace("\r", "").split("\n")
    while parts and not parts[0].strip(" \t"):
        del parts[0]
    while parts and not parts[-1].strip(" \t"):
        del parts[-1]
    return "\n".join(parts)


paragraphs = st.lists(_any, max_size=4).map(lambda parts: _paragraphs("\n\n".join(parts)))

entries = st.builds(Entry, uid=st.uuids().map(str), headline=_any, url=_any, summary=lines)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 1, 1))
instants = st.datetimes(
    min_value=datetime(1990, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(SHANGHAI)
)

issues = st.builds(
    Issue,
    date=st.none() | days,
    title=_any,
    published=st.none() | instants,
    categories=st.lists(_any, max_size=3).map(tuple),
    lead=lines,
    entries=st.lists(entries, max_size=4).map(tuple),
    commentary=paragraphs,
)
"""Every issue whose lead and summaries are one line and whose commentary is paragraphs."""


@st.composite
def files(draw: st.DrawFn) -> str:
    """House files with faults: lines gone, doubled, moved, indented, other line ends."""
    text = draw(
        st.sampled_from((FILE, FILE + "\n", FILE.partition("### ")[0], FILE.partition("---\n\n1.")[2]))
    )
    parts = text.split("\n")
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(parts) - 1))
        fault = draw(st.sampled_from(("drop", "double", "swap", "indent", "trail", "insert", "cut")))
        if fault == "drop" and len(parts) > 1:
            del parts[at]
        elif fault == "double":
            parts.insert(at, parts[at])
        elif fault == "swap":
            other = draw(st.integers(0, len(parts) - 1))
            parts[at], parts[other] = parts[other], parts[at]
        elif fault == "indent":
            parts[at] = draw(st.sampled_from((" ", "  ", "\t", "     "))) + parts[at]
        elif fault == "trail":
            parts[at] += draw(st.sampled_from((" ", "  ", "\t", "\x0b")))
        elif fault == "insert":
            parts.insert(at, draw(_any))
        else:
            parts[at] = parts[at][draw(st.integers(0, 8)) :]
    mark = draw(st.sampled_from(("", "", "\ufeff")))
    return mark + draw(st.sampled_from(("\n", "\n", "\r\n", "\r"))).join(parts)


@st.composite
def edited(draw: st.DrawFn, issue: Issue) -> Issue:
    """The issue after some edits."""
    for _ in range(draw(st.integers(1, 4))):
        uids = [entry.uid for entry in issue.entries]
        edit = draw(st.sampled_from(("add", "remove", "move", "change", "lead", "commentary", "title")))
        if edit == "add":
            place = draw(st.integers(1, len(uids) + 1))
            issue = add_entry(issue, replace(draw(clean_entries), uid=new_uid()), place)
        elif edit == "lead":
            issue = set_lead(issue, draw(clean_lines))
        elif edit == "commentary":
            issue = set_commentary(issue, draw(paragraphs))
        elif edit == "title":
            issue = replace(issue, title=draw(clean_lines))
        elif uids:
            uid = draw(st.sampled_from(uids))
            if edit == "remove":
                issue = remove_entry(issue, uid)
            elif edit == "move":
                issue = move_entry(issue, uid, draw(st.integers(1, len(uids))))
            else:
                field = draw(st.sampled_from(("headline", "url", "summary")))
                # Without its summary an entry of several paragraphs has the next one as summary.
                value = draw(clean_lines.filter(bool) if field == "summary" else clean_lines)
                issue = change_entry(issue, uid, **{field: value})
    return issue


clean_lines = lines.map(lambda text: " ".join(text.split()))
clean_entries = st.builds(
    Entry, uid=st.just("new"), headline=clean_lines, url=clean_lines, summary=clean_lines
)
