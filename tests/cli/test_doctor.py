"""The doctor of the command line: what it tells of settings that the screen alone can read, and how."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsroom.cli.output import put_table
from newsroom.text.cells import cell_width
from tests.cli.conftest import Newsroom


def told(newsroom: Newsroom, folder: Path, settings: str, **files: str) -> list[tuple[str, str]]:
    """Examine settings with files beside them; return what is not well about them, with its state."""
    for place, text in files.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / "mine.toml").write_text(text, encoding="utf-8")
    (folder / "newsroom.toml").write_text(settings, encoding="utf-8")
    answer = newsroom("--lang", "en", "--config", folder / "newsroom.toml", "doctor", "--json").json
    return [
        (each["state"], each["message"])
        for each in answer
        if each["check"] == "settings" and each["state"] != "ok"
    ]


@pytest.mark.parametrize(
    ("settings", "files", "state", "words"),
    [
        ('theme = "nosuch"', {}, "error", "no theme nosuch; there are"),
        ('keymap = "nosuch"', {}, "error", "no keymap nosuch; there are"),
        ('theme = "mine"', {"themes": 'primary = "#12'}, "error", "mine.toml"),
        ('theme = "mine"', {"themes": 'primary = "#123456"\ncolour = "red"'}, "error", "unknown key colour"),
        ("", {"themes": 'primary = "no colour"'}, "error", "mine.toml"),
        ("", {"keymaps": "[keys\n"}, "error", "mine.toml"),
        ("", {"keymaps": '[keys]\n"inbox.pik" = "p"'}, "error", "mine.toml: keymap: there is no"),
        ("", {"keymaps": '[keys]\n"inbox.pick" = "hyper+p"'}, "error", "hyper+p is no key"),
        ('keymap = "mine"', {"keymaps": '[keys]\n"inbox.pick" = "s"'}, "warning", "s is the key of"),
        ('[keys]\n"inbox.pick" = "s"', {}, "warning", "newsroom.toml: s is the key of"),
    ],
)
def test_what_themes_and_keymaps_lack_is_told(
    newsroom: Newsroom, tmp_path: Path, settings: str, files: dict[str, str], state: str, words: str
) -> None:
    found = told(newsroom, tmp_path, settings, **files)
    assert [each[0] for each in found] == [state]
    assert words in found[0][1]


def test_good_themes_and_keymaps_are_well(newsroom: Newsroom, tmp_path: Path) -> None:
    files = {"themes": '\ufeffprimary = "#123456"', "keymaps": '[keys]\n"inbox.pick" = "f8"'}
    assert told(newsroom, tmp_path, 'theme = "mine"\nkeymap = "mine"', **files) == []
    assert told(newsroom, tmp_path, 'theme = "newsprint"\nkeymap = "vim"') == []


def test_a_theme_in_another_encoding_is_told_and_not_a_crash(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "gbk.toml").write_bytes('name = "你的"\nprimary = "#123456"'.encode("gbk"))
    assert [state for state, message in told(newsroom, tmp_path, "") if "gbk.toml" in message] == ["error"]


def test_long_sentences_are_broken_as_print_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "the folder 文稿 cannot be written to: set another one in its publication instead"
    put_table([("ok", "设置", "short"), ("warning", "folders", long)], broken=True)
    assert len(capsys.readouterr().out.splitlines()) == 2, "a file gets a line for each, to be searched"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "48")
    put_table([("ok", "设置", "short"), ("warning", "folders", long)], broken=True)
    first, second, *rest = capsys.readouterr().out.splitlines()
    assert first == "ok       设置     short"
    assert rest and max(map(cell_width, [second, *rest])) < 48
    assert all(line.startswith(" " * 18) and line[18] != " " for line in rest)
    words = [word for line in (second, *rest) for word in line[18:].split()]
    assert words == long.split(), "no word is broken"


def test_a_database_out_of_reach_is_told_and_not_a_crash(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / ("n" * 300) / "newsroom.db"  # no name may be so long: even to look for it fails
    answer = newsroom("--lang", "en", "--database", file, "doctor", "--json")
    told = [each["message"] for each in answer.json if each["check"] == "database"]
    assert len(told) == 1 and "cannot be opened" in told[0]
    for command in (["articles"], ["feeds", "list"], ["fetch"]):
        assert "cannot be opened" in newsroom("--lang", "en", "--database", file, *command).err


def test_what_parsers_say_in_english_is_told_in_chinese(newsroom: Newsroom, tmp_path: Path) -> None:
    for folder, text in (("themes", 'primary = "purplish"\n'), ("keymaps", '[keys]\n"inbox.pick" = "p\n')):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.toml").write_text(text, "utf-8")
    config = tmp_path / "newsroom.toml"
    config.write_text("", "utf-8")
    answer = newsroom("--lang", "zh", "--config", config, "doctor", "--json").json
    told = [each["message"] for each in answer if each["state"] == "error"]
    assert any(
        each.endswith('第1行：primary："purplish" 不是颜色；请写 #rrggbb，或 red 之类的颜色名')
        for each in told
    )
    assert any(each.endswith("第2行第18列：文字末尾缺引号") for each in told)
    config.write_text("[desk\n", "utf-8")
    assert newsroom("--lang", "zh", "--config", config, "articles").err.endswith("第1行第6列：表头末尾缺 ]\n")
