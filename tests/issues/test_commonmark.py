"""A CommonMark parser reads from our Markdown what the issue says."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from newsroom.issues import render
from newsroom.issues.escapes import escape_headline, escape_url, unescape, unescape_url
from newsroom.model import Entry, Issue
from tests.issues.samples import ISSUE, MARKUP, issues, lines


def parser() -> MarkdownIt:
    """Return a parser that gives addresses back as they are written: how to encode them is not CommonMark."""
    md = MarkdownIt("commonmark")
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


MD = parser()


def body(text: str) -> list[Token]:
    return MD.parse(text.partition("\n---")[2].partition("\n")[2])


def entry_tokens(tokens: list[Token]) -> list[list[Token]]:
    """Return the tokens of each item of the only list."""
    starts = [n for n, token in enumerate(tokens) if token.type == "list_item_open" and token.level == 1]
    ends = [n for n, token in enumerate(tokens) if token.type == "list_item_close" and token.level == 1]
    return [tokens[start + 1 : end] for start, end in zip(starts, ends, strict=True)]


def link(token: Token) -> tuple[str, str]:
    children = token.children or []
    assert children[0].type == "link_open"
    assert children[-1].type == "link_close"
    text = "".join(child.content for child in children)
    assert {child.type for child in children[1:-1]} <= {"strong_open", "strong_close", "text"}
    return text, str(children[0].attrs["href"])


def readable(text: str) -> str:
    """Leave out NUL, which CommonMark replaces, and U+000B, white space to this parser alone."""
    return text.replace("\0", "").replace("\x0b", "")


def readable_issue(issue: Issue) -> Issue:
    entries = tuple(
        replace(entry, headline=readable(entry.headline), url=readable(entry.url)) for entry in issue.entries
    )
    return replace(issue, entries=entries, commentary="")


@given(issues.map(readable_issue))
@settings(deadline=None)
def test_lead_and_entries_are_what_they_are_meant_to_be(issue: Issue) -> None:
    tokens = body(render(issue))
    kinds = [token.type for token in tokens if token.level == 0 and token.type != "inline"]
    wanted = ["paragraph_open", "paragraph_close"] if issue.lead.strip(" \t") else []
    if issue.entries:
        wanted += (["hr"] if wanted else []) + ["ordered_list_open", "ordered_list_close"]
    assert kinds == wanted
    items = entry_tokens(tokens)
    assert len(items) == len(issue.entries)
    for item, entry in zip(items, issue.entries, strict=True):
        paragraphs = 2 if entry.summary.strip(" \t") else 1
        assert [t.type for t in item] == ["paragraph_open", "inline", "paragraph_close"] * paragraphs
        assert link(item[1]) == (entry.headline, entry.url)


@given(lines.map(readable))
@example("砺算[GPU]**发布**_新_`卡`<b>&amp;\\")
@settings(deadline=None)
def test_a_headline_is_plain_text_whatever_is_in_it(headline: str) -> None:
    issue = replace(ISSUE, entries=(Entry(uid="a", headline=headline, url="https://a.cn/"),))
    (item,) = entry_tokens(body(render(issue)))
    assert link(item[1])[0] == headline


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.cn/?b=1&c=2&copy=3#d", "https://a.cn/?b=1&c=2&copy=3#d"),
        ("https://a.cn/x_(y)", "https://a.cn/x_\\(y\\)"),
        ("https://a.cn/a b", "<https://a.cn/a b>"),
        ("https://a.cn/a <b>", "<https://a.cn/a \\<b\\>>"),
        ("<a", "\\<a"),
        ("a\\b", "a\\\\b"),
        ("a?x=&amp;y", "a?x=\\&amp;y"),
        ("a\nb", "<a&#10;b>"),
        ("", ""),
    ],
)
def test_an_address_is_escaped_only_where_it_has_to_be(url: str, written: str) -> None:
    assert escape_url(url) == written
    assert unescape_url(written) == url


@pytest.mark.parametrize(
    ("headline", "written"),
    [
        ("AT&T [x] a*b_c `d` <e> \\f ~g", "AT\\&T \\[x\\] a\\*b\\_c \\`d\\` \\<e> \\\\f \\~g"),
        ("性能对标RTX 4060，“好”（真的）！", "性能对标RTX 4060，“好”（真的）！"),
        ("\u3000空", "&#12288;空"),
        ("空 ", "空&#32;"),
    ],
)
def test_a_headline_is_escaped_as_the_house_form_says(headline: str, written: str) -> None:
    assert escape_headline(headline) == written
    assert unescape(written) == headline


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&amp;&lt;&#65;&#x41;", "&<AA"),
        ("&nosuch; &amp", "&nosuch; &amp"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("\\a\\*\\", "\\a*\\"),
    ],
)
def test_references_are_read_as_commonmark_reads_them(written: str, text: str) -> None:
    assert unescape(written) == text


@pytest.mark.parametrize("start", MARKUP)
@given(rest=st.text(max_size=12))
@settings(deadline=None, max_examples=20)
def test_a_summary_that_starts_like_something_else_stays_a_paragraph(start: str, rest: str) -> None:
    summary = (start + rest).replace("\r", "").replace("\n", " ").strip(" \t")
    issue = replace(ISSUE, lead=summary, entries=(replace(ISSUE.entries[0], summary=summary),), commentary="")
    tokens = body(render(issue))
    (item,) = entry_tokens(tokens)
    paragraphs = 2 if summary else 1
    assert [token.type for token in item] == ["paragraph_open", "inline", "paragraph_close"] * paragraphs
    assert tokens[0].type == ("paragraph_open" if summary else "ordered_list_open")


@pytest.mark.parametrize(
    ("summary", "written"),
    [
        ("2031. 年度", "2031\\. 年度"),
        ("12) 年度", "12\\) 年度"),
        ("# 一", "\\# 一"),
        ("- 一", "\\- 一"),
        ("> 一", "\\> 一"),
        ("```", "\\```"),
        ("---", "\\---"),
        ("* * *", "\\* * *"),
        ("<div>x", "\\<div>x"),
        ("[a]: b", "\\[a]: b"),
        ("#标签", "#标签"),
        ("2031年", "2031年"),
        ("**粗**体", "**粗**体"),
        ("```代码``` 之后", "```代码``` 之后"),
        ("<b>粗</b>体", "<b>粗</b>体"),
        ("\\- 一", "&#45; 一"),
    ],
)
def test_only_what_would_be_something_else_is_escaped(summary: str, written: str) -> None:
    text = render(replace(ISSUE, entries=(replace(ISSUE.entries[0], summary=summary),)))
    assert f"\n\n    {written}\n\n---" in text
