"""What both READMEs say by hand: as much in Chinese as in English, and nothing the program has not."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import click
import pytest

from newsroom.cli.app import app
from newsroom.cli.reference import every
from newsroom.settings.language import use_language
from newsroom.tui import commands
from newsroom.tui.commands.base import Command
from tests.reference import FILES, ROOT

KEYS = {"README.md": "Keys", "README.zh-CN.md": "按键"}
TASKS = {"README.md": "Command line", "README.zh-CN.md": "命令行"}
SPAN = re.compile(r"`([^`]+)`")
LIST = re.compile(r"^\| *(.*?) *(?<!\\)\|")
# Boxes that say themselves what their keys are, in their last line.
BOXES = {"changes", "choice", "clip", "conflict", "dialog", "help", "incoming", "candidates", "keys"}
BOXES |= {"question", "selectors", "feed_form"}
# In which of the tables of keys those of a command stand; all others in the last, of windows.
PLACES = {
    "desk": 0,
    "list": 0,
    "page": 2,
    "inbox": 1,
    "reader": 2,
    "group": 5,
    "picture": 2,
    "composer": 3,
    "editor": 4,
    "text": 4,
}
NAMES = {
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "shift+tab": "⇧Tab", "space": "space", "delete": "Del",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "ctrl+delete": "^Del", "ctrl+left": "^←", "ctrl+right": "^→", "ctrl+home": "^Home", "ctrl+end": "^End",
    "home": "Home", "end": "End",
    "slash": "/", "plus": "+", "minus": "-", "semicolon": ";", "colon": ":", "comma": ",",
    "question_mark": "?", "equals_sign": "=", "ampersand": "&", "percent_sign": "%",
    "asterisk": "*", "exclamation_mark": "!",
    "circumflex_accent": "^", "less_than_sign": "<", "greater_than_sign": ">",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


def by_hand(name: str) -> str:
    """Give a README without what is made from the code."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.sub(r"<!-- \w+: made by .*?<!-- end -->", "", text, flags=re.DOTALL)


def sections(name: str) -> list[tuple[str, str, str]]:
    """Give the sections with the marks of their level, heading and text; no heading is looked for in code."""
    text = re.sub(
        r"^```.*?^```", lambda found: found[0].replace("\n#", "\n "), by_hand(name), flags=re.M | re.S
    )
    parts = re.split(r"^(#+) (.+)\n", text, flags=re.MULTILINE)
    return list(zip(parts[1::3], parts[2::3], parts[3::3], strict=True))


def section(name: str, heading: str) -> str:
    """Give the text of one section."""
    (text,) = (text for _level, each, text in sections(name) if each == heading)
    return text


def rows(text: str) -> list[list[str]]:
    """Give the code in the first cell of each row of the tables, the space bar in English."""
    first = [found[1] for line in text.splitlines() if (found := LIST.match(line))]
    return [
        [code.replace("\\|", "|").replace("空格", "space") for code in SPAN.findall(cell)] for cell in first
    ]


def blocks(text: str) -> list[list[str]]:
    """Give the lines of blocks of code, of settings the keys; comments and values may differ."""
    found = re.findall(r"^```\w*\n((?s:.*?))^```|((?:^    \S.*\n)+)", text, flags=re.MULTILINE)
    lines = [(fenced or indented).splitlines() for fenced, indented in found]
    return [
        [
            line.replace(" --lang zh", "").split(" = ")[0].split("  #")[0].strip()
            for line in block
            if "→" not in line
        ]
        for block in lines
    ]


def prose(name: str) -> str:
    """Give what is written by hand without blocks of code, the space bar in English."""
    return re.sub(r"^```.*?^```", "", by_hand(name), flags=re.MULTILINE | re.DOTALL).replace("空格", "space")


def paragraphs(text: str) -> list[int]:
    """Give how many items of a list each paragraph has, 0 for running text; blocks of code count as one."""
    flat = re.sub(r"^```.*?^```", "code", text, flags=re.MULTILINE | re.DOTALL)
    return [
        len(re.findall(r"^(?:- |\d+\. )", each, re.MULTILINE)) for each in re.split(r"\n\n+", flat.strip())
    ]


def test_sections_tables_and_examples_are_the_same_in_both_languages() -> None:
    english, chinese = (sections(name) for name in FILES)
    assert [level for level, *_ in english] == [level for level, *_ in chinese]
    for (_level, heading, ours), (_same, other, theirs) in zip(english, chinese, strict=True):
        assert rows(ours) == rows(theirs), f"the tables of {heading} and {other}"
        assert blocks(ours) == blocks(theirs), f"the examples of {heading} and {other}"
        assert paragraphs(ours) == paragraphs(theirs), f"the paragraphs of {heading} and {other}"


def test_the_same_keys_settings_and_commands_are_named_in_both_languages() -> None:
    english, chinese = (set(SPAN.findall(re.sub(r"\s+", " ", prose(name)))) for name in FILES)
    assert english == chinese


def named(cell: list[str]) -> Iterator[tuple[click.Command, str, str]]:
    """Yield the commands that a cell names, with their path and what is said of them."""
    group: list[str] = []
    for piece in (piece for code in cell for piece in code.split(" | ")):
        words = piece.split()
        path = words[1:] if words[0] == "newsroom" else [*group, *words]
        here: click.Command = app
        trail: list[str] = []
        for word in path:
            if not isinstance(here, click.Group):
                break
            choices = [
                here.commands.get(each) or here.get_command(click.Context(here), each)
                for each in word.split("|")
            ]
            assert all(choices), f"{piece}: there is no {word}"
            for each in word.split("|")[1:]:
                below = here.get_command(click.Context(here), each)
                assert below is not None
                yield below, " ".join([*trail, each]), ""
            below = here.get_command(click.Context(here), word.split("|")[0])
            assert below is not None
            here = below
            trail.append(word.split("|")[0])
        group = trail[:-1]
        yield here, " ".join(trail), piece


@pytest.mark.parametrize("name", FILES)
def test_every_command_is_in_the_table_of_tasks_and_has_the_options_named_there(name: str) -> None:
    told = set()
    for cell in rows(section(name, TASKS[name])):
        for command, path, said in named(cell) if cell else ():
            told.add(path)
            known = {option for each in command.params for option in each.opts + each.secondary_opts}
            assert set(re.findall(r"(?<!\S|\w)\[?(--?[a-z][a-z-]*)", said.replace("|-", "| -"))) <= known, (
                path
            )
    here = {
        (ctx.info_name or "").removeprefix("newsroom").strip()
        for ctx, command in every(app)
        if command is app or not isinstance(command, click.Group)
    }
    assert here - told == set()


def every_command() -> set[type[Command[Any]]]:
    """Give all commands of the program, whatever else has been imported by now."""
    for module in pkgutil.iter_modules(commands.__path__):
        importlib.import_module(f"{commands.__name__}.{module.name}")
    return {each for each in _subclasses(Command) if each.__module__.startswith(commands.__name__)}


def _subclasses(of: type[Command[Any]]) -> Iterator[type[Command[Any]]]:
    for each in of.__subclasses__():
        if "id" in vars(each):
            yield each
        yield from _subclasses(each)


def written(key: str) -> str:
    """Give a key as READMEs write it."""
    if key in NAMES:
        return NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return key.upper() if re.fullmatch(r"f\d+", key) else key


def desk_commands() -> list[type[Command[Any]]]:
    """Give the commands of desk and windows, not those of boxes."""
    return [each for each in every_command() if each.id.split(".")[0] not in BOXES]


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_the_desk_is_told_or_its_command_by_name(name: str) -> None:
    keys = section(name, KEYS[name])
    missing: set[str] = set()
    before, *places = re.split(r"^\*\*", keys, flags=re.MULTILINE)
    use_language(FILES[name])
    try:
        for each in desk_commands():
            place = each.id.split(".")[0]
            # What starts a newsroom without feeds is told of there.
            start = place == "feeds" or each.id == "desk.sample"
            own = by_hand(name) if start else before + places[0] + places[PLACES.get(place, 5)]
            told = {code.replace("空格", "space") for code in SPAN.findall(own)}
            if not (told & {written(key) for key in each.keys} if each.keys else each.name() in keys):
                missing.add(each.id)
    finally:
        use_language(None)
    assert missing == set()


@pytest.mark.parametrize("name", FILES)
def test_no_key_is_told_that_does_nothing(name: str) -> None:
    known = {written(key) for each in every_command() for key in each.keys}
    # Textual's own in texts, and the mark of a key.
    known |= {"^z", "^y", "^←", "^→", "^w", "^Del", "F8"}
    assert {key for row in rows(section(name, KEYS[name])) for key in row} - known == set()
