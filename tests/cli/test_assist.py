from __future__ import annotations

import asyncio
import socket
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
    stock(newsroom, HEADLINE, BODY)
    return newsroom


def stock(newsroom: Newsroom, title: str, html: str) -> None:
    """Have one article, picked into the open issue."""
    with open_desk(parse("", newsroom.config), newsroom.database) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss", title="潮汐网"))
        article = ArticleDraft(
            key="1", url="https://a.example.com/1", canonical="https://a.example.com/1",
            title=title, published=desk.now(), html=html,
        )  # fmt: skip
        desk.store.articles.absorb(feed.id, [article], desk.now())
        issue = composing.start(desk).stored.head.id
        picking.pick(desk, issue, [1])


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


def test_each_sentence_is_told_with_its_passage(picked: Newsroom) -> None:
    with running(parts=("首批共244台云雀机器人周一上岗。", "董事长宣布明年赴境外上市。")) as server:
        set_up(picked, server)
        result = picked("issue", "draft", "1", "--model", "--passages")
    assert "首批共244台云雀机器人周一上岗。 ← 星河科技的云雀机器人周一在滨海港上岗" in result.err
    assert "董事长宣布明年赴境外上市。 ← nothing in the sources" in result.err
    assert result.out.count("\n") == 1


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


def test_nothing_is_sent_without_the_setting(picked: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: tried.append(address))
    monkeypatch.setattr(socket.socket, "connect_ex", lambda _self, address: tried.append(address))
    with running() as server:
        picked.config.parent.mkdir(parents=True, exist_ok=True)
        # A model and an address alone are no leave to send anything: the provider is.
        picked.config.write_text(f'[assist]\nmodel = "lark"\nbase_url = "{server.url}"\n', encoding="utf-8")
        result = picked("issue", "draft", "1", "--model")
        assert result.code != 0 and "[assist]" in result.err
        for task in ("summary", "headline", "bold"):
            assert picked("issue", "draft", "1", "--task", task, "--set").code == 0
        assert picked("issue", "draft", "lead", "--set").code == 0
    assert server.asked == [] and tried == []


def test_an_english_source_is_translated_sentence_by_sentence(newsroom: Newsroom) -> None:
    html = (
        "<p>The harbour was quiet in the morning, as it is on most days of the year.</p>"
        "<p>Starsea put 244 Lark robots to work at the port on Monday, and the cost "
        "of handling fell by 18%.</p>"
    )
    stock(newsroom, "Starsea puts 244 Lark robots to work at the port", html)
    with running(parts=("星河科技周一让244台 Lark 机器人", "在港口上岗，装卸成本下降18%。")) as server:
        set_up(newsroom, server)
        result = newsroom("issue", "draft", "1", "--task", "translation", "--model", "--set")
    assert result.code == 0, result.err
    sent = server.asked[0][1]["messages"]
    assert (
        "译成简体中文" in sent[0]["content"] and "244 Lark robots to work at the port" in sent[1]["content"]
    )
    entry = newsroom("issue", "show", "--json").json["entries"][0]
    assert entry["summary"].startswith("星河科技周一让244台 Lark 机器人在港口上岗")
    assert (entry["drafted"], entry["model"]) == (True, "lark")


HARBOUR = (
    "<p>Starsea put 244 Lark robots to work at the port on Monday.</p>"
    "<p>The dockers were told of it only in the morning.</p>"
    "<p>The cost of handling fell by 18%, says the port.</p>"
    "<p>A café at the gate serves breakfast.</p>"
)


def test_a_translated_sentence_is_told_by_names_and_numbers_or_by_its_order(newsroom: Newsroom) -> None:
    stock(newsroom, "Starsea puts 244 Lark robots to work at the port", HARBOUR)
    parts = ("星河科技周一让244台 Lark 机器人上岗。", "码头工人当天早上才得知。", "港口称装卸成本下降18%。")
    with running(parts=parts) as server:
        set_up(newsroom, server)
        told = newsroom("issue", "draft", "1", "--model", "--passages").err
    assert f"{parts[0]} ← Starsea put 244 Lark robots to work at the port on Monday.\n" in told
    assert f"{parts[1]} ← The dockers were told of it only in the morning. (told by the order" in told
    assert f"{parts[2]} ← The cost of handling fell by 18%, says the port.\n" in told


def test_a_translated_sentence_that_nothing_tells_is_said_to_be_so(newsroom: Newsroom) -> None:
    stock(newsroom, "Starsea puts 244 Lark robots to work at the port", HARBOUR)
    with running(parts=("码头工人当天早上才得知。", "门口有家咖啡馆。")) as server:
        set_up(newsroom, server)
        told = newsroom("issue", "draft", "1", "--model", "--passages").err
    assert told.count("← not found: the source is in another language") == 2


def test_a_lead_drafted_from_unread_drafts_says_so(picked: Newsroom) -> None:
    with running(parts=("云雀机器人在港口上岗。",)) as server:
        set_up(picked, server)
        assert picked("issue", "draft", "1", "--model", "--set").code == 0
        put = picked("issue", "draft", "lead", "--model", "--set")
        assert "drawn from 1 unread draft" in put.err
        picked("issue", "entry", "1", "--summary", "-", stdin="编辑改过的摘要。")
        assert "unread draft" not in picked("issue", "draft", "lead", "--model", "--set").err


def test_an_outline_of_the_commentary_keeps_its_paragraphs(picked: Newsroom) -> None:
    outline = ("1. 港口用机器人，依据第1条。\n\n2. 成本下降能否持续？", "依据第1条。\n- 还有谁在用？")
    with running(parts=outline) as server:
        set_up(picked, server)
        assert picked("issue", "draft", "commentary", "--model", "--set").code == 0
    assert f"1. {HEADLINE}" in server.asked[0][1]["messages"][1]["content"]
    shown = picked("issue", "show", "--json").json
    assert shown["commentary"] == "港口用机器人，依据第1条。\n\n成本下降能否持续？依据第1条。\n\n还有谁在用？"


def test_a_prompt_of_your_own_is_sent_and_a_mistake_in_it_is_named(picked: Newsroom) -> None:
    with running() as server:
        set_up(picked, server)
        picked("assist", "prompts", "--copy")
        own = picked.config.parent / "prompts" / "summary.md"
        own.write_text("写一句话。\n---\n{source}：{text}", encoding="utf-8")
        assert picked("issue", "draft", "1", "--model").code == 0
        own.write_text("写一句话。\n---\n{txet}", encoding="utf-8")
        failed = picked("issue", "draft", "1", "--model")
        own.write_bytes(b"\xff\xfe\x00")
        unreadable = picked("issue", "draft", "1", "--model")
        own.write_text("\n---\n", encoding="utf-8")
        empty = picked("issue", "draft", "1", "--model")
    assert [each["content"][:5] for each in server.asked[0][1]["messages"]] == ["写一句话。", "潮汐网：清"]
    assert len(server.asked) == 1
    assert failed.code == 1 and "{txet}" in failed.err and "{text}" in failed.err and str(own) in failed.err
    assert unreadable.code == 1 and f"{own} is not UTF-8 text (byte 1)" in unreadable.err
    assert empty.code == 1 and f"{own} is empty" in empty.err
    assert not any("the text goes to" in each.err for each in (failed, unreadable, empty))


def test_the_key_is_shown_nowhere(picked: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_KEY", "sk-secret-3")
    with running(status=401, error={"message": "no such key: sk-secret-3"}) as server:
        set_up(picked, server)
        with picked.config.open("a", encoding="utf-8") as file:
            file.write('key = "MODEL_KEY"\n')
        refused = picked("issue", "draft", "1", "--model")
    assert server.asked[0][2]["Authorization"] == "Bearer sk-secret-3"
    assert refused.code == 1 and "HTTP 401" in refused.err and "assist.key" in refused.err
    told = [refused, picked("doctor"), picked("assist", "prompts"), picked("issue", "history")]
    assert not any("sk-secret-3" in each.out + each.err for each in told)


@pytest.mark.parametrize("arguments", [("7",), ("lead", "--task", "summary"), ("1", "--task", "lead")])
def test_a_place_that_is_not_there_is_named(picked: Newsroom, arguments: tuple[str, ...]) -> None:
    result = picked("issue", "draft", *arguments)
    assert result.code == 2 and arguments[0] in result.err


def test_prompts_are_copied_once(newsroom: Newsroom) -> None:
    assert len(newsroom("assist", "prompts").lines) == 5
    assert newsroom("assist", "prompts", "--copy").err.count("summary.md") == 1
    assert newsroom("assist", "prompts", "--copy").err == ""
