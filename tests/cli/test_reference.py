"""What is made from the commands: manual, completion, reference."""

from __future__ import annotations

import pytest

from newsroom.cli.app import app
from newsroom.cli.reference import every
from newsroom.cli.run import run
from tests.cli.conftest import Newsroom
from tests.reference import FILES, ROOT, written


@pytest.mark.parametrize("name", FILES)
def test_the_reference_is_the_one_of_the_code(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert written(text, FILES[name]) == text, "run python -m tests.reference"


def test_the_manual_tells_every_command_in_the_language_spoken(newsroom: Newsroom) -> None:
    page = newsroom("man").out
    for ctx, _command in every(app):
        assert f".SH {ctx.info_name}\n" in page
    assert "打开" in newsroom("--lang", "zh", "man").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(newsroom: Newsroom, shell: str) -> None:
    assert "_NEWSROOM_COMPLETE" in newsroom("completion", shell).out


def test_a_word_is_completed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_NEWSROOM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "newsroom issue exp")
    monkeypatch.setenv("COMP_CWORD", "2")
    run([], lambda desk, sample=False: 0)
    assert capsys.readouterr().out.strip() == "plain,export"
