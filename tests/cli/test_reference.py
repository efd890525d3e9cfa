"""What is made from the commands: manual, completion, reference."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import click
import pytest

from newsroom.cli.app import app
from newsroom.cli.reference import every
from newsroom.cli.run import run
from newsroom.model import EXPORTS, TARGETS
from tests.cli.conftest import Newsroom
from tests.reference import FILES, ROOT, written


@pytest.mark.parametrize("name", FILES)
def test_the_reference_is_the_one_of_the_code(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert written(text, FILES[name]) == text, "run python -m tests.reference"


@pytest.mark.parametrize("name", FILES)
def test_lists_of_what_an_issue_goes_out_as_are_whole(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    [example] = [line for line in lines if line.startswith('targets = ["markdown"]')]
    [comment] = [before for before, line in pairwise(lines) if line.startswith("# targets = ")]
    [row] = [line for line in lines if line.startswith("| `newsroom issue export [ISSUE]")]
    assert set(TARGETS) <= set(re.findall("[a-z]+", example))
    assert set(TARGETS) <= set(re.findall("[a-z]+", comment))
    assert set(EXPORTS) <= set(re.findall("[a-z]+", row.lower()))


def test_the_manual_tells_every_command_in_the_language_spoken(newsroom: Newsroom) -> None:
    page = newsroom("man").out
    for ctx, _command in every(app):
        assert f".SH {ctx.info_name}\n" in page
    chinese = newsroom("--lang", "zh", "man").out
    assert r"打\:开" in chinese and r"\:。" not in chinese


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(newsroom: Newsroom, shell: str) -> None:
    assert "_NEWSROOM_COMPLETE" in newsroom("completion", shell).out


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_shows_whole_descriptions(newsroom: Newsroom, tmp_path: Path) -> None:
    program = tmp_path / "newsroom"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m newsroom "$@"\n')
    program.chmod(0o755)
    (tmp_path / "newsroom.fish").write_text(newsroom("completion", "fish").out)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    asked = f'source {tmp_path}/newsroom.fish; complete -C "newsroom rules "'
    done = subprocess.run(
        ["fish", "--private", "-c", asked],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    shown = dict(line.split("\t") for line in done.stdout.splitlines())
    rules = app.get_command(click.Context(app), "rules")
    assert isinstance(rules, click.Group)
    told = {name: command.get_short_help_str(200) for name, command in rules.commands.items()}
    assert any("," in each for each in told.values())
    assert shown == told


def test_a_word_is_completed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_NEWSROOM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "newsroom issue exp")
    monkeypatch.setenv("COMP_CWORD", "2")
    run([], lambda desk, sample=False: 0)
    assert capsys.readouterr().out.strip() == "plain,export"
