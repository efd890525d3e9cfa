"""What a shell offers at a Tab: files wherever a file is asked for, and the names and dates there are."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click
import pytest

from newsroom.cli.app import app
from newsroom.cli.run import run
from newsroom.model import Entry, FeedDraft, Issue
from newsroom.store import open_store
from tests.cli.conftest import Newsroom

ROOT = Path(__file__).parents[2]
FREE = {
    *(
        "ARTICLE",
        "ARTICLE...",
        "ARTICLE ARTICLE...",
        "N",
        "M",
        "Y",
        "N P",
    ),  # numbers tell nothing by themselves
    *("T", "TEXT", "HEADING", "NEW", "WRONG", "RIGHT", "QUERY...", "CSS", "U", "URL", "URL...", "ADDRESS"),
}
"""What an editor makes up or copies from elsewhere: nothing is offered for it."""
MADE_UP = {
    *(
        "feeds add-command --name",
        "feeds add-command --seconds",
        "feeds add-folder --name",
        "feeds add-page --name",
    ),
    *("clip --title", "clip --source", "clip --date", "clip --url", "feeds edit --title", "feeds edit --url"),
    *(
        "feeds edit --weight",
        "tidy --days",
        "tidy --count",
        "serve --host",
        "serve --port",
        "issue new --date",
    ),
    *("views keep NAME",),
}


def parameters() -> Iterator[tuple[str, click.Context, click.Parameter]]:
    """Yield every argument of every command, and every option that takes a value, with what it is called."""

    def within(
        command: click.Command, above: click.Context | None, path: str
    ) -> Iterator[tuple[str, click.Context, click.Parameter]]:
        context = click.Context(command, info_name=path, parent=above)
        for each in command.params:
            if isinstance(each, click.Option) and (each.is_flag or isinstance(each.type, click.Choice)):
                continue
            if not isinstance(each.type, click.Choice):
                name = each.opts[0] if isinstance(each, click.Option) else each.metavar
                yield f"{path} {name}".strip(), context, each
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from within(inner, context, f"{path} {name}".strip())

    yield from within(app, None, "")


def test_whatever_is_a_file_or_folder_is_completed_and_of_all_else_it_was_decided() -> None:
    undecided, lost = [], []
    for name, context, each in parameters():
        metavar = each.metavar or ""
        kinds = {item.type for item in each.shell_complete(context, "x")}
        if re.search(r"FILE|DIR|BACKUP|COMMAND|^F$", metavar):
            if not kinds & {"file", "dir"}:
                lost.append(name)
        elif type(each.type).shell_complete is click.ParamType.shell_complete and not (
            metavar in FREE or name in MADE_UP
        ):
            undecided.append(f"{name} {metavar}")
    assert lost == []
    assert undecided == []


@pytest.fixture
def filled(newsroom: Newsroom) -> Newsroom:
    with open_store(newsroom.database) as store:
        for number, title in enumerate(("Hacker News", "AI: news", "it's $HOME", "Same", "Same"), 1):
            store.feeds.add(FeedDraft(url=f"https://a.example/{number}?key=pa55word", title=title))
        for days in range(100):
            store.issues.create(Issue(date=date(2026, 11, 1) - timedelta(days), title=f"Issue {days}"))
        entries = tuple(Entry(uid=uid, headline=f"第{uid}条") for uid in "abc")
        store.issues.create(Issue(date=date(2026, 11, 1), title="again", entries=entries))
        store.searches.keep("my view", "AI")
    newsroom.config.parent.mkdir(parents=True)
    newsroom.config.write_text('[publications.daily.rules]\nterms = { "登录" = "登陆" }\n', "utf-8")
    newsroom.config.with_name("rules.toml").write_text(
        '[[rule]]\nname = "chips"\nmatch = "芯片"\nstar = true\n', "utf-8"
    )
    return newsroom


def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str) -> list[str]:
    """Give what bash is offered at the end of a line."""
    monkeypatch.setenv("_NEWSROOM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"newsroom {line}")
    capsys.readouterr()
    run([], lambda desk, sample=False: 0)
    return list(filter(None, capsys.readouterr().out.splitlines()))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("feeds remove ", ["AI: news", "Hacker News", "4", "5", "it's $HOME"]),
        ("fetch h", ["Hacker News"]),
        ("views remove ", ["my view"]),
        ("terms remove ", ["登录"]),
        ("rules test ", ["chips"]),
        ("rules undo ", []),
        ("issue draft l", ["lead"]),
        ("issue draft ", ["1", "2", "3", "lead", "commentary"]),
        ("feeds edit --interval ", ["auto"]),
        ("issue show 2026-11", []),
        ("issue show 10", ["101"]),
        ("issue export 2026-10-3", ["2026-10-31", "2026-10-30"]),
        ("issue set --issue 2026-10-31", ["2026-10-31"]),
    ],
)
def test_names_and_dates_are_offered(
    filled: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    words: list[str],
) -> None:
    assert offered(monkeypatch, capsys, line) == [f"plain,{word}" for word in words]


def test_issues_are_offered_newest_first_and_not_all(
    filled: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [each.removeprefix("plain,") for each in offered(monkeypatch, capsys, "issue show ")]
    assert found[:2] == ["101", "1"], "two issues of a day are told apart by their ids"
    assert found[2:4] == ["2026-10-31", "2026-10-30"]
    assert found[2:] == sorted(found[2:], reverse=True)
    assert len(found) < 100


def test_another_database_is_looked_into_and_none_is_made(
    filled: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere" / "newsroom.db"
    assert offered(monkeypatch, capsys, f"--database {missing} issue show ") == []
    assert not missing.parent.exists()
    filled.config.write_text('database = "other.db"\n')
    assert offered(monkeypatch, capsys, "issue show ") == []
    assert not filled.config.with_name("other.db").exists()
    assert offered(monkeypatch, capsys, f"--database {filled.database} views remove ") == ["plain,my view"]
    filled.database.write_bytes(b"no database " * 99)
    assert offered(monkeypatch, capsys, f"--database {filled.database} issue show ") == []


def test_files_stand_beside_what_else_may_be_named(
    filled: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offered(monkeypatch, capsys, "issue check /tmp/is") == ["file,/tmp/is"]
    assert offered(monkeypatch, capsys, "issue check 2026-10-31") == ["plain,2026-10-31", "file,2026-10-31"]
    assert offered(monkeypatch, capsys, "backup ") == ["plain,list", "file,"]
    assert offered(monkeypatch, capsys, "feeds add-folder ") == ["dir,"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "replaced"),
    [
        (["feeds", "remove", "Ha"], ["Hacker\\ News"]),
        (["feeds", "remove", '"Ha'], ["Hacker News"]),
        (
            ["feeds", "remove", "AI", ":"],
            ["\\ news"],
        ),  # bash parts words at colons and replaces the last part
        (["feeds", "remove", "it"], ["it\\'s\\ \\$HOME"]),
        (["issue", "check", "i"], []),
        (["issue", "check", ""], ["101", "1", "2026-10-31"]),
    ],
)
def test_bash_gets_words_that_it_reads_as_one(
    filled: Newsroom, tmp_path: Path, words: list[str], replaced: list[str]
) -> None:
    program = tmp_path / "newsroom"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m newsroom "$@"\n')
    program.chmod(0o755)
    line = "newsroom " + " ".join(words).replace(" :", ":")
    script = f"""
        {filled("completion", "bash").out}
        compopt() {{ :; }}
        COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)}
        COMP_WORDS=(newsroom {shlex.join(words)}) COMP_CWORD={len(words)}
        _newsroom_completion newsroom
        for word in "${{COMPREPLY[@]}}"; do printf '%s\\n' "$word"; done
    """
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=environment | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.splitlines()[: len(replaced) or None][:3] == replaced
