"""What a publication's site, targets and git can be set to, and hooks."""

from pathlib import Path

import pytest

from newsroom.model import Git, Hook
from newsroom.settings.config import ConfigError, parse

FILE = Path("/home/editor/.config/newsroom/newsroom.toml")


def refusal(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_git_and_targets_are_those_of_the_publication() -> None:
    made = parse(
        '[publications.daily]\ntargets = ["markdown", "site"]\narchive = "public"\n'
        "[publications.daily.git]\ncommit = true\npush = true\n",
        FILE,
    ).publication
    assert made.targets == ("markdown", "site") and made.archive == str(FILE.parent / "public")
    assert made.git == Git(commit=True, push=True)


def test_hooks_stand_in_their_order() -> None:
    text = '[[hooks]]\non = "export"\nrun = ["make", "site"]\n'
    text += '[[hooks]]\non = "fetch"\nrun = "a | b"\nshell = true\n'
    assert parse(text, FILE).hooks == (
        Hook(on="export", run=("make", "site")),
        Hook(on="fetch", run="a | b", shell=True),
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[publications.daily]\nsite = "hugoo"', ["line 2", '"hugo"', '"astro"']),
        ('[publications.daily]\ntargets = ["pdf"]', ["targets", '"markdown"']),
        ("[publications.daily]\ntargets = []", ["targets", "leave targets out"]),
        ('[publications.daily]\ntargets = ["site"]', ["line 2", "archive"]),
        ("[publications.daily.git]\npush = true", ["line 2", "commit = true"]),
        ('[publications.daily.git]\nmessage = "{who}"', ["line 2", "{entries}", "{title}"]),
        ('[publications.daily.git]\nmessage = " "', ["not empty"]),
        ("[publications.daily.git]\ncommit = 1", ["commit: 1", "true or false"]),
        ('[publications.daily.front]\ntitle = "x"', ["line 2", "stands in the front matter already"]),
        ('[publications.daily.front]\nx = "{author}"', ["line 2", "{description}"]),
        ('[publications.daily.front]\n"x y" = "1"', ["no key of a front matter"]),
        ("[publications.daily.front]\nx = 1.5", ["front.x: 1.5", "texts in quotes", "true or false"]),
        ('[publications.daily.names]\nlead = "x"', ["line 2", "title, date, categories"]),
        ('[publications.daily.names]\ndate = "title"', ["two keys have one name"]),
        ('[[hooks]]\non = "export"', ["line 1: hooks.1", "run is missing"]),
        ('[[hooks]]\non = "save"\nrun = ["a"]', ["line 2: hooks.1.on", '"publish"']),
        (
            '[[hooks]]\non = "pick"\nrun = ["a"]\n\n[[hooks]]\non = "pick"\nrun = "a b"',
            ["line 7: hooks.2.run", "shell = true"],
        ),
        ('[[hooks]]\non = "pick"\nrun = ["a"]\nshell = true', ["hooks.1.run", "one text"]),
        ('[[hooks]]\non = "pick"\nrun = []', ["names no program"]),
        ('[[hooks]]\non = "pick"\nrun = ["a"]\ntimeout = 0', ["line 4", "from 1 to 3600"]),
        ('hooks = ["a"]', ["hooks.1", "a table"]),
        ("hooks = 3", ["hooks: 3", "[[hooks]]"]),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line_and_what_can(text: str, parts: list[str]) -> None:
    message = refusal(text)
    for part in parts:
        assert part in message
