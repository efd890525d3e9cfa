from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import trustme

from newsroom.assist.client import stream
from newsroom.assist.endpoint import endpoint_of
from newsroom.assist.errors import AssistError
from newsroom.assist.prompts import Prompt
from newsroom.settings.language import use_language
from newsroom.settings.tables import AssistTable
from tests.assist.server import ModelServer, serving

PROMPT = Prompt("be brief", "云雀机器人在港口上岗")
PROVIDERS = ("openai", "anthropic", "ollama")


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MODEL_KEY", "sk-secret-1")
    use_language("en")
    yield
    use_language(None)


async def ask(server: ModelServer, provider: Any = "openai", timeout: int = 5) -> list[str]:
    table = AssistTable(
        provider=provider, base_url=server.url, model="lark", key="MODEL_KEY", timeout=timeout
    )
    return [part async for part in stream(endpoint_of(table), PROMPT)]


@pytest.mark.parametrize("provider", PROVIDERS)
async def test_each_protocol_is_asked_as_it_wants_and_read_as_it_comes(provider: str) -> None:
    async with serving() as server:
        assert await ask(server, provider) == ["云雀机器人", "在港口上岗。"]
    [(_path, body, headers)] = server.asked
    assert body["model"] == "lark" and body["stream"] is True
    assert body["messages"][-1] == {"role": "user", "content": PROMPT.user}
    if provider == "anthropic":
        assert body["system"] == PROMPT.system and headers["x-api-key"] == "sk-secret-1"
    else:
        assert body["messages"][0] == {"role": "system", "content": PROMPT.system}
        assert headers["Authorization"] == "Bearer sk-secret-1"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"status": 401, "error": {"message": "bad key sk-secret-1"}}, "take the key (HTTP 401): bad key …"),
        ({"status": 404, "error": "model not found"}, "no model lark at this address (HTTP 404)"),
        ({"status": 429, "headers": {"Retry-After": "17"}}, "asked too often (HTTP 429); again in 17 s"),
        ({"status": 429}, "used up (HTTP 429)"),
        ({"status": 500}, "a fault of its own (HTTP 500)"),
        ({"status": 302, "headers": {"Location": "http://127.0.0.1:9/"}}, "refuses (HTTP 302)"),
        ({"raw": b"data: {nonsense\n\n"}, "does not answer as OpenAI does"),
        ({"raw": b'data: {"choices": [7]}\n\n'}, "does not answer as OpenAI does"),
        ({"raw": b"<html>hello</html>"}, "does not answer as OpenAI does"),
        ({"raw": b"<html>", "kind": "text/html"}, "a web page, not with a model's text"),
        ({"raw": b": still there\n\nevent: ping\n\n"}, "broke off in the middle"),
        ({"raw": b'data: {"error": {"message": "overloaded\\u001b[2J"}}\n\n'}, "broke off: overloaded"),
        ({"raw": b'data: {"choices":[{"delta":{},"finish_reason":"length"}]}\n\n'}, "too long"),
    ],
)  # fmt: skip
async def test_what_goes_wrong_is_said_in_plain_words(answer: dict[str, Any], words: str) -> None:
    async with serving(**answer) as server:
        with pytest.raises(AssistError) as caught:
            await ask(server)
    message = str(caught.value)
    assert words in message
    assert "sk-secret-1" not in message and "\x1b" not in message
    assert len(server.asked) == 1


@pytest.mark.parametrize("provider", PROVIDERS)
async def test_a_cut_connection_leaves_what_came_before(provider: Any) -> None:
    async with serving(cut=True) as server:
        table = AssistTable(provider=provider, base_url=server.url, model="lark", timeout=5)
        came: list[str] = []
        with pytest.raises(AssistError, match="broke off"):
            async for part in stream(endpoint_of(table), PROMPT):
                came.append(part)
    assert "".join(came) == "云雀机器人在港口上岗。"


async def test_a_server_that_is_not_there_is_named_with_what_to_do() -> None:
    async with serving() as server:
        pass
    with pytest.raises(AssistError, match=r"127\.0\.0\.1 refused the connection.*assist\.base_url"):
        await ask(server)


async def test_a_certificate_that_no_one_trusts_is_no_server_that_does_not_run() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    async with serving(context) as server:
        with pytest.raises(AssistError) as raised:
            await ask(server)
    message = str(raised.value)
    assert "is not to be trusted" in message and "look whether it runs" not in message
    assert "look at assist.base_url" in message


async def test_a_server_that_wants_a_key_says_where_it_goes() -> None:
    async with serving(status=401) as server:
        table = AssistTable(provider="openai", base_url=server.url, model="lark")
        with pytest.raises(AssistError, match="it wants a key: assist.key"):
            _all = [part async for part in stream(endpoint_of(table), PROMPT)]


async def test_a_server_that_says_no_more_is_left_after_the_timeout() -> None:
    async with serving(stall=True) as server:
        with pytest.raises(AssistError, match="gave no whole answer in 1 seconds.*assist.timeout"):
            await ask(server, timeout=1)


async def test_what_a_terminal_would_obey_is_taken_out() -> None:
    async with serving(parts=("云\x1b[2J雀", "\u202e机器人")) as server:
        text = "".join(await ask(server))
    assert "\x1b" not in text and "\u202e" not in text
    assert "云" in text and "机器人" in text


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (AssistTable(), "no language model is set up"),
        (AssistTable(provider="openai"), "assist.model is not set"),
        (AssistTable(provider="openai", model="m", base_url="ftp://x"), "no address of a server"),
        (AssistTable(provider="openai", model="m", base_url="http://x.com", key="K"), "https:// only"),
        (AssistTable(provider="openai", model="m", key="NO_SUCH_KEY"), "NO_SUCH_KEY has no key"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used_are_named(table: AssistTable, words: str) -> None:
    with pytest.raises(AssistError, match=words):
        endpoint_of(table)


class _Keyring:
    """Stands for the system's keyring."""

    def __init__(self, keys: dict[tuple[str, str], str]) -> None:
        self._keys = keys

    def get_password(self, service: str, user: str) -> str | None:
        return self._keys.get((service, user))


async def test_a_key_comes_out_of_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", _Keyring({("newsroom", "127.0.0.1"): "sk-kept-2"}))
    async with serving() as server:
        table = AssistTable(provider="openai", base_url=server.url, model="lark", key="keyring")
        assert [part async for part in stream(endpoint_of(table), PROMPT)]
    assert server.asked[0][2]["Authorization"] == "Bearer sk-kept-2"
    table = AssistTable(provider="openai", model="lark", key="keyring")
    with pytest.raises(AssistError, match="keyring set newsroom api.openai.com"):
        endpoint_of(table)


def test_without_a_keyring_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(AssistError, match="pip install keyring"):
        endpoint_of(AssistTable(provider="openai", model="lark", key="keyring"))


def test_a_key_written_in_place_of_its_name_is_not_shown() -> None:
    table = AssistTable(provider="openai", model="m", key="sk-proj-abcdef")
    with pytest.raises(AssistError) as caught:
        endpoint_of(table)
    assert "abcdef" not in str(caught.value)
    assert "MODEL" not in repr(endpoint_of(AssistTable(provider="ollama", model="m", key="MODEL_KEY")))
