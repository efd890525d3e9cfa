from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from newsroom.desk import composing, open_desk, picking
from newsroom.model import ArticleDraft, FeedDraft
from newsroom.settings.config import parse
from tests.assist.server import ModelServer, serving
from tests.cli.conftest import Newsroom

BODY = (
    "<p>清晨的港口很安静，只有海浪的声音。</p><p>星河科技的云雀机器人周一在滨海港上岗，首批共244台。</p>"
    "<p>云雀机器人负责集装箱的绑扎和检查，港口的装卸成本下降了18%。</p><p>码头附近的餐馆还没有开门。</p>"
)
HEADLINE = "重磅！星河科技正式发布云雀机器人：首批244台，成本下降18%"


@contextmanager
def running(**answer: Any) -> Iterator[ModelServer]:
    """Run the server on a thread: the command line has an event loop of its own."""
    begun, ended = threading.Event(), asyncio.Event()
    found: list[ModelServer] = []
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        async with serving(**answer) as server:
            found.append(server)
            loops.append(asyncio.get_running_loop())
            begun.set()
            await ended.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    begun.wait(10)
    try:
        yield found[0]
    finally:
        loops[0].call_soon_threadsafe(ended.set)
        thread.join()


@pytest.fixture
def picked(newsroom: Newsroom) -> Newsroom:
    """A newsroom whose open issue has one entry."""
    with open_desk(parse("", newsroom.config), newsroom.database) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss", title="潮汐网"))
        article = ArticleDraft(
            key="1", url="https://a.example.com/1", canonical="https://a.example.com/1",
            title=HEADLINE, published=desk.now(), html=BODY,
        )  # fmt: skip
        desk.store.articles.absorb(feed.id, [article], desk.now())
        issue = composing.start(desk).stored.head.id
        picking.pick(desk, issue, [1])
    return newsroom


def set_up(newsroom: Newsroom, server: ModelServer) -> None:
    newsroom.config.parent.mkdir(parents=True, exist_ok=True)
    newsroom.config.write_text(
        f'[assist]\nprovider = "ollama"\nmodel = "lark"\nbase_url = "{server.url}"\n', encoding="utf-8"
    )


def test_a_summary_is_drafted_without_a_model(picked: Newsroom) -> None:
    printed = picked("issue", "draft", "1", "--sentences", "1")
    assert printed.code == 0
    assert "244台" in printed.out or "18%" in printed.out
    assert "餐馆" not in printed.out
    assert picked("issue", "draft", "1", "--sentences", "1", "--set").code == 0
    entry = picked("issue", "show", "--json").json["entries"][0]
    assert entry["summary"] == printed.out.strip()
    assert entry["drafted"] is True and entry["model"] is None


def test_headlines_and_bold_are_offered(picked: Newsroom) -> None:
    assert "星河科技发布云雀机器人：首批244台" in picked("issue", "draft", "1", "--task", "headline").lines
    assert "**" in picked("issue", "draft", "1", "--task", "bold").out


def test_a_models_draft_is_marked_until_it_is_edited(picked: Newsroom) -> None:
    with running(parts=("<think>…</think>云雀", "[机器人](http://x.example)\n上岗<b>。")) as server:
        set_up(picked, server)
        result = picked("issue", "draft", "1", "--model", "--set")
        assert result.code == 0, result.err
        assert "127.0.0.1" in result.err and "lark" in result.err
        assert picked("issue", "draft", "lead", "--model", "--set").code == 0
    assert "244台" in server.asked[0][1]["messages"][1]["content"]
    shown = picked("issue", "show", "--json").json
    assert shown["entries"][0]["model"] == "lark"
    assert shown["entries"][0]["summary"].startswith("云雀") and "\\]" in shown["entries"][0]["summary"]
    rules = [each["rule"] for each in picked("issue", "check", "--json").json]
    assert rules.count("AI003") == 2 and {"AI001", "AI002"} <= set(rules)
    picked("issue", "entry", "1", "--summary", "-", stdin="编辑改过的摘要。")
    picked("issue", "set", "--lead", "-", stdin="编辑改过的导语。")
    rules = [each["rule"] for each in picked("issue", "check", "--json").json]
    assert "AI003" not in rules and "AI001" in rules


def test_a_cut_answer_is_printed_but_never_put_in(picked: Newsroom) -> None:
    before = picked("issue", "show").out
    with running(cut=True) as server:
        set_up(picked, server)
        result = picked("issue", "draft", "1", "--model", "--set")
    assert result.code != 0
    assert "云雀机器人在港口上岗" in result.out
    assert len(result.err.strip().splitlines()) == 2
    assert picked("issue", "show").out == before


def test_nothing_is_sent_without_the_setting(picked: Newsroom) -> None:
    result = picked("issue", "draft", "1", "--model")
    assert result.code != 0 and "[assist]" in result.err


@pytest.mark.parametrize("arguments", [("7",), ("lead", "--task", "summary"), ("1", "--task", "lead")])
def test_a_place_that_is_not_there_is_named(picked: Newsroom, arguments: tuple[str, ...]) -> None:
    result = picked("issue", "draft", *arguments)
    assert result.code == 2 and arguments[0] in result.err


def test_prompts_are_copied_once(newsroom: Newsroom) -> None:
    assert len(newsroom("assist", "prompts").lines) == 5
    assert newsroom("assist", "prompts", "--copy").err.count("summary.md") == 1
    assert newsroom("assist", "prompts", "--copy").err == ""
