"""Random keys, and the ways to the screens that they are pressed on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.worker import WorkerCancelled

from newsroom.desk import Desk
from newsroom.tui.app import NewsroomApp
from tests.tui.conftest import NOW, article, settled

_REVIEW = ("D", "home", "j", "j", "j", "enter", "enter", "3")
"""Starts the review of a month, where today has an issue."""
WAYS: dict[str, tuple[str, ...]] = {
    "inbox": (),
    "reader": ("2",),
    "composer": ("a", "3"),
    "editor": ("a", "3", "j", "e"),
    "lead": ("L",),
    "commentary": ("C",),
    "findings": ("c",),
    "preview": ("p",),
    "history": ("B",),
    "feeds": ("F",),
    "views": ("f",),
    "search": ("slash",),
    "issues": ("D",),
    "palette": ("colon",),
    "help": ("question_mark",),
    "adding": ("plus",),
    "export": ("E",),
    "find in the reader": ("2", "slash"),
    "choosing in the reader": ("2", "v"),
    "rules": ("X",),
    "numbers": ("T",),
    "why": ("w",),
    "order": ("comma",),
    "group": ("b",),
    "links": ("2", "enter"),
    "copying": ("a", "3", "Y"),
    "changes": ("a", "3", "X"),
    "jump": ("semicolon",),
    "publishing": ("a", "P"),
    "choosing a draft": ("a", "3", "W"),
    "clipping": ("F", "c"),
    "feed form": ("F", "e"),
    "tidying": ("colon", *"tidy", "enter"),
    "events": (*_REVIEW, "m"),
    "section": (*_REVIEW, "j", "e"),
    "citing": (*_REVIEW, "j", "e", "ctrl+g"),
    "passages": ("2", "v", "j", "asterisk", "colon", *"desk.passages", "enter"),
    "note": ("2", "v", "j", "exclamation_mark"),
    "themes": ("colon", *"theme", "enter"),
    "keys": ("colon", *"change", "space", *"keys", "enter"),
}
"""The keys that lead from the desk to each screen.

Pictures, conflicts, hooks and the spellings that were learned need more than keys to have anything to show.
"""

SIZES = ((80, 24), (120, 40), (160, 45))
LANGUAGES = ("en", "zh")
THEMES = ("night-desk", "sixteen")
"""Dark, and the terminal's own sixteen colours."""


@dataclass(frozen=True)
class Sitting:
    """A place to begin at, and how the desk looks meanwhile."""

    place: str
    size: tuple[int, int]
    language: str = "en"
    theme: str = "night-desk"

    def __str__(self) -> str:
        """Name it."""
        return f"{self.place} {self.size[0]} {self.language} {self.theme}".replace(" ", "-")


def sittings(seed: int) -> Iterator[Sitting]:
    """Yield every place at every size; which language and colours come with it turns with the seed."""
    for number, place in enumerate(WAYS):
        for turn, size in enumerate(SIZES, number + seed):
            yield Sitting(place, size, LANGUAGES[turn % 2], THEMES[turn // 2 % 2])


_RICH = """
<p>港口的<a href="https://a.example.com/1">云雀</a>与<a href="https://b.example.com/2">海鸥</a>上岗<sup>[1]</sup>。</p>
<p><img src="https://a.example.com/picture.png" alt="码头 dock"></p>
<table><tr><th>名称</th><th>台数</th></tr><tr><td>云雀</td><td>12</td></tr></table>
<pre><code>print("[bold]云雀[/bold]")</code></pre>
<p>[1] 见公司公告。</p>
"""


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SIGNS = {
    "/": "slash",
    "?": "question_mark",
    ":": "colon",
    "+": "plus",
    "=": "equals_sign",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    ";": "semicolon",
    "*": "asterisk",
    "!": "exclamation_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "&": "ampersand",
    "%": "percent_sign",
    ",": "comma",
    "\\": "backslash",
    "^": "circumflex_accent",
    "(": "left_parenthesis",
    '"': "quotation_mark",
    "导": "导",
    "🜂": "🜂",
    "\u0301": "\u0301",
}
_WHITE = {"space": " ", "enter": "\r", "tab": "\t"}
SPELT = {name: sign for sign, name in SIGNS.items()}
OTHERS = (
    *(
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "tab",
        "shift+tab",
        "enter",
        "space",
    ),
    *(
        "backspace",
        "delete",
        "escape",
        "ctrl+left",
        "ctrl+right",
        "ctrl+w",
        "ctrl+delete",
        "ctrl+s",
        "ctrl+d",
    ),
    *("ctrl+u", "ctrl+z", "ctrl+y", "ctrl+o", "ctrl+g", "ctrl+p", "f1", "f2", "f3", "f4", "f6", "f10"),
    *("f7", "f8", "ctrl+a", "ctrl+k", "ctrl+c", "ctrl+x", "ctrl+v", "ctrl+pageup", "ctrl+pagedown"),
    *("shift+up", "shift+down", "shift+left", "shift+right", "shift+home", "ctrl+home", "ctrl+end"),
)
"""Not ctrl+e: it gives the terminal to another program."""


def random_key(chance: random.Random) -> events.Key:
    kind = chance.random()
    if kind < 0.45:
        letter = chance.choice(LETTERS)
        return events.Key(letter, letter)
    if kind < 0.65:
        sign, name = chance.choice(list(SIGNS.items()))
        return events.Key(name, sign)
    return key_named(chance.choice(OTHERS))


def key_named(name: str) -> events.Key:
    """Return a key by the name that Textual gives it."""
    return events.Key(name, (SPELT | _WHITE).get(name, name if len(name) == 1 else None))


async def walk(app: NewsroomApp, pilot: Pilot[str], way: tuple[str, ...]) -> None:
    for key in way:
        with suppress(WaitForScreenTimeout):
            await pilot.press(key)
            await pilot.pause(0.05)


async def rest(app: NewsroomApp, pilot: Pilot[str]) -> None:
    """Wait for what goes on; a screen that is left meanwhile cancels its work, and never answers Pilot."""
    with suppress(TimeoutError, WorkerCancelled, WaitForScreenTimeout):
        await settled(app, pilot)


def furnish(desk: Desk) -> None:
    """Give the newest story what few have: links, a picture, a note, a table, code."""
    rich = replace(article(0, minutes=1), html=_RICH)
    desk.store.articles.absorb(desk.store.feeds.all()[0].id, [rich], NOW)


def _no_address(host: str, *_further: object) -> NoReturn:
    raise OSError(f"{host} is asked for nothing")


def harmless(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep keys that hit upon anything from what lies outside."""
    monkeypatch.chdir(folder)  # an export is written where one is
    monkeypatch.setattr(NewsroomApp, "open_url", lambda self, url, new_tab=True: None)
    monkeypatch.setattr(NewsroomApp, "copy_to_clipboard", lambda self, text: None)
    monkeypatch.setattr(NewsroomApp, "action_suspend_process", lambda self: None)
    monkeypatch.setattr("newsroom.wire.resolver.system_addresses", _no_address)
    for feed in desk.store.feeds.all():
        desk.store.polls.failed(feed.id, desk.now(), "not asked", desk.now().replace(year=2099))
