from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing, picking, sources
from newsroom.desk.picking import as_markdown
from newsroom.model import Entry, FeedDraft
from tests.desk.conftest import NOW, Stock, article


@pytest.fixture
def issue(desk: Desk) -> int:
    return composing.start(desk).stored.head.id


def entries(desk: Desk, issue: int) -> tuple[Entry, ...]:
    return desk.store.issues.get(issue).issue.entries


def test_a_pick_is_ready_to_be_edited(desk: Desk, stock: Stock, issue: int) -> None:
    [id] = stock(
        [
            article(
                "1",
                "九天3.0开源 - IT之家",
                "<p>IT之家 7 月 26 日消息，某公司今天开源了九天3.0模型。模型可以商用。其余的以后再说。</p>",
                "https://www.ithome.com/0/1.htm?f=rss&utm_source=x",
            )
        ]
    )
    assert picking.pick(desk, issue, [id]) == [picking.Picked(id, 1, True)]
    [entry] = entries(desk, issue)
    assert entry.headline == "九天3.0开源"
    assert entry.url == "https://www.ithome.com/0/1.htm"
    assert entry.summary.startswith("某公司今天开源了九天3.0模型。")
    assert entry.drafted
    assert entry.article == id


def test_what_the_feed_says_is_kept_as_evidence(desk: Desk, stock: Stock, issue: int) -> None:
    [id] = stock([article("1", html="<p>第一段。</p><p>第二段。</p>")])
    picking.pick(desk, issue, [id])
    [evidence] = desk.store.issues.evidence(issue)
    assert evidence.entry == entries(desk, issue)[0].uid
    assert (evidence.kind, evidence.article, evidence.source) == ("feed", id, "IT之家")
    assert evidence.text == "第一段。\n\n第二段。"
    assert evidence.retrieved == NOW.replace(microsecond=0)


def test_a_story_is_picked_once_and_its_number_is_told(desk: Desk, stock: Stock, issue: int) -> None:
    first, second = stock([article("1"), article("2")])
    picking.pick(desk, issue, [first, second])
    assert picking.pick(desk, issue, [second, first, second]) == [
        picking.Picked(second, 2, False),
        picking.Picked(first, 1, False),
        picking.Picked(second, 2, False),
    ]
    assert len(entries(desk, issue)) == 2


def test_the_same_story_from_two_sources_is_one_entry(desk: Desk, stock: Stock, issue: int) -> None:
    [one] = stock([article("1", "同一条新闻的标题在两家网站都一样")], "IT之家")
    [two] = stock([article("2", "同一条新闻的标题在两家网站都一样", url="https://36kr.com/p/2")], "36氪")
    assert [each.new for each in picking.pick(desk, issue, [one, two])] == [True, False]


def test_an_entry_made_by_hand_counts_by_its_link(desk: Desk, stock: Stock, issue: int) -> None:
    by_hand = issues.new_entry(headline="手写", url="https://www.ithome.com/0/1.htm?utm_source=x")
    composing.change(desk, issue, lambda content: issues.add_entry(content, by_hand), "by hand")
    [id] = stock([article("1")])
    assert picking.pick(desk, issue, [id]) == [picking.Picked(id, 1, False)]


def test_a_story_taken_out_can_be_picked_again(desk: Desk, stock: Stock, issue: int) -> None:
    [id] = stock([article("1")])
    picking.pick(desk, issue, [id])
    uid = entries(desk, issue)[0].uid
    composing.change(desk, issue, lambda content: issues.remove_entry(content, uid), "out")
    assert picking.pick(desk, issue, [id]) == [picking.Picked(id, 1, True)]


def test_one_article_there_is_not_leaves_the_issue_as_it_is(desk: Desk, stock: Stock, issue: int) -> None:
    [id] = stock([article("1")])
    with pytest.raises(picking.ArticleNotFound, match="999"):
        picking.pick(desk, issue, [id, 999])
    assert entries(desk, issue) == ()
    assert desk.store.issues.evidence(issue) == []


def test_an_article_with_nothing_but_a_text_gets_a_headline_from_it(
    desk: Desk, stock: Stock, issue: int
) -> None:
    draft = replace(
        article("1", html="<p>没有标题的快讯也有第一句。</p>"), title="", url=None, canonical=None
    )
    [id] = stock([draft])
    picking.pick(desk, issue, [id])
    [entry] = entries(desk, issue)
    assert (entry.headline, entry.url) == ("没有标题的快讯也有第一句。", "")


def test_a_pick_is_one_step_of_undo(desk: Desk, stock: Stock, issue: int) -> None:
    picking.pick(desk, issue, stock([article("1"), article("2")]))
    desk.store.journal.undo()
    assert entries(desk, issue) == ()


@pytest.mark.parametrize(
    "text",
    [
        "价格从 5*6 降到 *3*",
        "[原文](https://x.example)",
        "<b>粗</b>",
        "`rm -rf`",
        "_斜_ 与 GPT_4_turbo",
        "a ~~b~~ &lt;",
    ],
)
def test_text_of_a_feed_never_becomes_markup(text: str) -> None:
    [paragraph] = [token for token in MarkdownIt("commonmark").parse(as_markdown(text)) if token.children]
    assert "".join(child.content for child in paragraph.children or []) == text
    assert {child.type for child in paragraph.children or []} <= {"text", "text_special"}


def test_ordinary_text_is_not_touched() -> None:
    text = "DeepSeek-R1（67%）比 GPT_4 便宜 [1]，A&B 公司说 1 < 2。"
    assert as_markdown(text) == text


@given(st.text(alphabet="中文ab1 *_`[]()<>!&;#\\~:/.-", min_size=1, max_size=30))
def test_any_line_of_text_reads_back_as_it_was(text: str) -> None:
    text = " ".join(text.split())
    markdown = "中" + as_markdown(text) + "文"
    children = [each for token in MarkdownIt("commonmark").parse(markdown) for each in token.children or []]
    assert "".join(child.content for child in children) == f"中{text}文"
    assert {child.type for child in children} <= {"text", "text_special"}


def _told_by(stock: Stock, source: str, *names: str, html: str = "<p></p>") -> list[int]:
    title = "同一条新闻的标题在几家网站都一样"
    return stock([article(f"{source}-{name}", title, html) for name in names], source)


def test_of_a_story_told_by_many_each_source_is_kept_before_a_second_account_of_one(
    desk: Desk, stock: Stock, issue: int
) -> None:
    told = [*_told_by(stock, "甲报", *"123456789"), *_told_by(stock, "乙报", *"123456789")]
    for source in ("丙报", "丁报", "戊报"):
        told += _told_by(stock, source, "1")
    [full] = _told_by(stock, "己报", "1", html="<p>其余的详情都在这里。</p>")
    desk.store.stories.join([*told, full])
    linked = told[0]
    picking.pick(desk, issue, [linked])
    kept = desk.store.issues.evidence(issue)
    assert kept[0].article == linked
    assert [each.source for each in kept[1:6]] == ["己报", "乙报", "丙报", "丁报", "戊报"]
    assert kept[1].article == full and kept[1].text == "其余的详情都在这里。"
    assert len(kept) <= 13, "a story of dozens of accounts does not fill the issue"


def test_where_the_linked_account_has_no_text_the_summary_is_drafted_from_one_that_has(
    desk: Desk, stock: Stock, issue: int
) -> None:
    [linked] = _told_by(stock, "甲报", "1")
    later = _told_by(stock, "甲报", "2", html="<p>甲报后来补上一句。</p>")
    full = _told_by(stock, "乙报", "1", html="<p>乙报说得最多：某公司今天开源了一个模型。模型可以商用。</p>")
    desk.store.stories.join([linked, *later, *full])
    picking.pick(desk, issue, [linked])
    [entry] = entries(desk, issue)
    assert entry.article == linked
    assert entry.summary.startswith("乙报说得最多") and entry.drafted


def test_a_source_that_joins_a_story_after_the_pick_had_no_part_in_it(
    desk: Desk, stock: Stock, issue: int
) -> None:
    [one] = _told_by(stock, "甲报", "1")
    [two] = _told_by(stock, "乙报", "1")
    [four] = stock([article("丁报-1", "丁报的题目又是一个样", "<p></p>")], "丁报")
    desk.store.stories.join([one, two])
    picking.pick(desk, issue, [one])
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://late.example/feed", title="丙报"))
    draft = article("丙报-1", "晚到的一家另起了一个题目", "<p></p>")
    [three] = desk.store.articles.absorb(feed.id, [draft], NOW + timedelta(hours=2)).new
    # The fourth was there as the story was picked, and not of it.
    desk.store.stories.join([one, three, four])
    desk.store.stories.split(two)
    counts = {each.source: each.picked for each in desk.store.statistics.sources(NOW - timedelta(days=1))}
    assert counts == {"甲报": 1, "乙报": 1, "丙报": 0, "丁报": 0}
    fourth = desk.store.articles.get(four)
    assert fourth is not None
    sources.keep(desk, issue, entries(desk, issue)[0].uid, [fourth])
    later = {each.source: each.picked for each in desk.store.statistics.sources(NOW - timedelta(days=1))}
    assert later == counts | {"丁报": 1}, "the editor named it as a source of the entry"


def test_of_a_story_told_by_more_than_are_kept_every_source_counts(
    desk: Desk, stock: Stock, issue: int
) -> None:
    told = [_told_by(stock, f"第{n}报", "1")[0] for n in range(16)]
    desk.store.stories.join(told)
    picking.pick(desk, issue, told[:1])
    counts = [each.picked for each in desk.store.statistics.sources(NOW - timedelta(days=1))]
    assert counts == [1] * 16
