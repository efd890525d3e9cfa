"""How three kinds of servers are asked, and how they say what comes: each a pure reading of lines."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import Any, ClassVar, NamedTuple

from newsroom.assist.prompts import Prompt

_LONGEST_ANSWER = 4096
"""Tokens of an answer at most; Anthropic's messages have to say so."""


class Part(NamedTuple):
    """What a line of an answer says."""

    text: str = ""
    ended: bool = False
    cut: bool = False
    """It ended because it had become too long."""
    error: str = ""


class Protocol(ABC):
    """A way to ask for a text and to read it while it comes."""

    address: ClassVar[str]
    """Where the provider itself is."""
    path: ClassVar[str]

    @abstractmethod
    def headers(self, key: str | None) -> dict[str, str]:
        """Return the headers that carry the key."""

    @abstractmethod
    def body(self, model: str, prompt: Prompt) -> dict[str, Any]:
        """Return what is sent, as JSON."""

    @abstractmethod
    def read(self, record: dict[str, Any]) -> Part:
        """Read one record of the answer."""

    def part(self, line: str) -> Part | None:
        """Read one line of the answer; None where it says nothing.

        Raises:
            ValueError: it is not what such a server sends.
        """
        if not line.startswith("data:"):  # event:, id:, comments and blank lines of an event stream
            if line.startswith("{"):
                raise ValueError(line)
            return None
        content = line.removeprefix("data:").strip()
        return Part(ended=True) if content == "[DONE]" else self._record(content)

    def _record(self, content: str) -> Part:
        record = json.loads(content)
        if not isinstance(record, dict):
            raise ValueError(content)
        if record.get("error"):
            return Part(error=error_in(record))
        try:
            return self.read(record)
        except (AttributeError, TypeError, KeyError, IndexError):
            raise ValueError(content) from None


class OpenAI(Protocol):
    """Chat completions, as OpenAI and many others have them."""

    address = "https://api.openai.com/v1"
    path = "/chat/completions"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return a bearer token."""
        return {"Authorization": f"Bearer {key}"} if key else {}

    def body(self, model: str, prompt: Prompt) -> dict[str, Any]:
        """Ask for a stream of deltas."""
        return {"model": model, "stream": True, "messages": _messages(prompt)}

    def read(self, record: dict[str, Any]) -> Part:
        """Take the first choice's delta."""
        choices = record.get("choices") or []
        if not choices:
            return Part()
        reason = choices[0].get("finish_reason")
        text = (choices[0].get("delta") or {}).get("content") or ""
        return Part(_text(text), ended=bool(reason), cut=reason == "length")


class Anthropic(Protocol):
    """Messages, as Anthropic has them."""

    address = "https://api.anthropic.com/v1"
    path = "/messages"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the key and the version of the protocol."""
        return {"anthropic-version": "2023-06-01"} | ({"x-api-key": key} if key else {})

    def body(self, model: str, prompt: Prompt) -> dict[str, Any]:
        """Ask for a stream of events."""
        messages = [{"role": "user", "content": prompt.user}]
        body = {"model": model, "stream": True, "max_tokens": _LONGEST_ANSWER, "messages": messages}
        return body | ({"system": prompt.system} if prompt.system else {})

    def read(self, record: dict[str, Any]) -> Part:
        """Take text deltas until the message stops."""
        delta = record.get("delta") or {}
        match record.get("type"):
            case "content_block_delta":
                return Part(_text(delta.get("text") or ""))
            case "message_delta":
                return Part(cut=delta.get("stop_reason") == "max_tokens")
            case "message_stop":
                return Part(ended=True)
            case _:
                return Part()


class Ollama(Protocol):
    """Ollama's own chat: a line of JSON for each piece."""

    address = "http://127.0.0.1:11434"
    path = "/api/chat"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return a bearer token, if a proxy before it asks for one."""
        return {"Authorization": f"Bearer {key}"} if key else {}

    def body(self, model: str, prompt: Prompt) -> dict[str, Any]:
        """Ask for a stream of lines."""
        return {"model": model, "stream": True, "messages": _messages(prompt)}

    def part(self, line: str) -> Part | None:
        """Read a line of JSON."""
        return self._record(line) if line else None

    def read(self, record: dict[str, Any]) -> Part:
        """Take the message's content."""
        text = (record.get("message") or {}).get("content") or ""
        return Part(_text(text), ended=bool(record.get("done")), cut=record.get("done_reason") == "length")


PROTOCOLS: dict[str, Protocol] = {"openai": OpenAI(), "anthropic": Anthropic(), "ollama": Ollama()}


def error_in(record: dict[str, Any]) -> str:
    """Return the words of an error, wherever a server puts them."""
    error = record.get("error", record)
    if isinstance(error, dict):
        error = error.get("message") or error.get("type") or ""
    return str(error)


def _messages(prompt: Prompt) -> list[dict[str, str]]:
    system = [{"role": "system", "content": prompt.system}] if prompt.system else []
    return [*system, {"role": "user", "content": prompt.user}]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
