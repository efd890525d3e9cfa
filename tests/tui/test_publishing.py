"""What an editor publishes from the desk, and sees of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing, writing
from newsroom.model import Git, Hook, NewsroomError
from newsroom.publish import smtp
from newsroom.settings.tables import MailTable
from newsroom.tui import publishing
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.publish import PublishScreen
from tests.tui.conftest import Running, press, running, screen_text, settled, shows, toasts, until


@pytest.fixture
def sound(desk: Desk) -> Desk:
    """A desk whose open issue has nothing that stops it."""
    id = composing.start(desk).stored.head.id
    entry = issues.new_entry(headline="云雀机器人上岗", url="https://a.example/1", summary="摘要。")
    composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    writing.set_texts(desk, id, writing.Texts(lead="今天的新闻。"))
    return desk


def notes(run: Running) -> str:
    return "\n".join(note for note in toasts(run[0]))


async def test_the_forms_that_are_taken_are_written_and_told(sound: Desk, tmp_path: Path) -> None:
    async with running(sound) as run:
        await press(run, "P")
        text = screen_text(run[0])
        assert "[x] Markdown" in text and "[ ] web page" in text and "2026-07-27.wechat.html" in text
        assert str(tmp_path / "out") in text
        await press(run, "j", "space", "enter")
        assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
            "2026-07-27.html",
            "2026-07-27.md",
        ]
        assert "2 files written" in notes(run) and screen_text(run[0]).count("  written ") == 2
        await press(run, "escape", "P")
        text = screen_text(run[0])
        assert text.count("unchanged") == 2 and text.count("[x]") == 2


async def test_enter_waits_for_what_is_still_looked_at(
    sound: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, rows = threading.Event(), publishing.rows

    def slow(desk: Desk, issue: int) -> object:
        assert seen.wait(20)
        return rows(desk, issue)

    monkeypatch.setattr(publishing, "rows", slow)
    async with running(sound) as run:
        app, pilot = run
        await pilot.press("P")
        while not isinstance(app.screen, PublishScreen):
            await pilot.pause()
        screen = app.screen
        try:
            await pilot.press("enter")
            while not (screen._wanted or notes(run)):
                await pilot.pause()
            assert screen.looking and not (tmp_path / "out").exists()
        finally:
            seen.set()
        await settled(app, pilot)
        assert (tmp_path / "out" / "2026-07-27.md").is_file()
        assert "Take a form first" not in notes(run) and not screen.looking


async def test_a_file_in_the_way_is_asked_about(sound: Desk, tmp_path: Path) -> None:
    other = tmp_path / "out" / "2026-07-27.md"
    other.parent.mkdir()
    other.write_text("不是我的\n", encoding="utf-8")
    async with running(sound) as run:
        await press(run, "P", "enter")
        assert "Write over" in screen_text(run[0]) and "不是我的" in screen_text(run[0])
        await press(run, "n")
        assert other.read_text(encoding="utf-8") == "不是我的\n"
        assert isinstance(run[0].screen, PublishScreen)
        await press(run, "enter", "y")
        assert other.read_text(encoding="utf-8").startswith("---\n")


async def test_errors_of_the_check_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    id = composing.start(desk).stored.head.id
    writing.set_texts(desk, id, writing.Texts(lead="TODO：写导语。"))
    async with running(desk) as run:
        await press(run, "P")
        assert "2 errors stop it" in screen_text(run[0])
        await press(run, "enter")
        assert "TODO" in screen_text(run[0])
        await press(run, "n")
        assert not (tmp_path / "out").exists()


async def test_after_a_failure_one_publishes_again(
    sound: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise NewsroomError("the disk is full")

    async with running(sound) as run:
        with monkeypatch.context() as broken:
            broken.setattr("newsroom.tui.screens.publish.carry_out", fails)
            await press(run, "P", "enter")
            assert "the disk is full" in notes(run) and not (tmp_path / "out").exists()
        await press(run, "enter")
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["2026-07-27.md"]


async def test_the_file_under_the_cursor_is_opened_and_its_path_copied(
    sound: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(NewsroomApp, "open_url", lambda app, url, new_tab=True: opened.append(url))
    async with running(sound) as run:
        await press(run, "P", "o")
        assert "no such file yet" in notes(run)
        await press(run, "enter", "g", "o", "y")
        assert opened == [(tmp_path / "out" / "2026-07-27.md").as_uri()]
        assert run[0].clipboard == str(tmp_path / "out" / "2026-07-27.md")


MAIL = MailTable(
    host="localhost", sender="编辑部 <me@here.example>", to=("b@there.example", "c@there.example")
)


async def test_the_issue_is_mailed_to_oneself_then_to_the_list(
    sound: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, ...]] = []

    def deliver(
        server: smtp.Server, sender: str, receivers: tuple[str, ...], content: bytes
    ) -> smtp.Delivered:
        sent.append(receivers)
        return smtp.Delivered(receivers[:1], {each: "550 no" for each in receivers[1:]})

    monkeypatch.setattr("newsroom.desk.mailing.deliver", deliver)
    desk = replace(sound, settings=replace(sound.settings, mail=MAIL))
    async with running(desk) as run:
        await press(run, "P")
        assert "mail: to the list" in screen_text(run[0]) and "held back" in screen_text(run[0])
        await press(run, "space", "G", "k", "space", "enter")
        assert "me@here.example" in screen_text(run[0]) and sent == []
        await press(run, "y")
        assert sent == [("me@here.example",)]
        await press(run, "G", "space", "enter")
        assert "Send it to 2 receivers?" in screen_text(run[0])
        await press(run, "n")
        assert len(sent) == 1
        await press(run, "G", "space", "enter", "y")
        assert sent[1] == MAIL.to and "refused: c@there.example: 550 no" in notes(run)
    stored = composing.opened(sound)
    assert [each.form for each in sound.store.issues.exports(stored.head.id)] == ["mail"]


async def test_without_the_setting_there_is_no_mail(sound: Desk) -> None:
    async with running(sound) as run:
        await press(run, "P")
        assert "mail: to" not in screen_text(run[0])


async def test_a_server_that_fails_is_told_and_nothing_is_remembered(
    sound: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deliver(*_arguments: object) -> smtp.Delivered:
        raise smtp.MailError("localhost hung up")

    monkeypatch.setattr("newsroom.desk.mailing.deliver", deliver)
    desk = replace(sound, settings=replace(sound.settings, mail=MAIL))
    async with running(desk) as run:
        await press(run, "P", "space", "G", "k", "space", "enter", "y")
        assert "hung up" in notes(run) and "not sent" in screen_text(run[0])
    id = composing.opened(sound).head.id
    assert sound.store.issues.exports(id) == []


async def test_the_desk_can_be_left_while_a_question_is_open(sound: Desk, tmp_path: Path) -> None:
    other = tmp_path / "out" / "2026-07-27.md"
    other.parent.mkdir()
    other.write_text("不是我的\n", encoding="utf-8")
    async with running(sound) as run:
        await press(run, "P", "enter")
        assert "Write over" in screen_text(run[0])
        await run[0].leave()
        assert run[0]._exit
    assert other.read_text(encoding="utf-8") == "不是我的\n"


def committing(desk: Desk, *hooks: Hook) -> Desk:
    publication = replace(desk.publication, git=Git(commit=True))
    return replace(desk, publication=publication, settings=replace(desk.settings, hooks=hooks))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exports is a repository, whoever works on this machine."""
    for name, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "编辑")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "editor@news.example")
    subprocess.run(("git", "init", "--quiet", str(tmp_path / "out")), check=True)
    return tmp_path / "out"


async def test_the_calls_of_git_and_the_hooks_are_shown_before_they_are_made(
    sound: Desk, repository: Path
) -> None:
    hook = Hook(on="publish", run=(sys.executable, "-c", "print('已通知')"))
    async with running(committing(sound, hook)) as run:
        await press(run, "P", "enter")
        assert await shows(run, "commit --only")
        await press(run, "end")  # where folders have long names the box scrolls
        assert await shows(run, "hook: ")
        assert not (repository / "2026-07-27.md").exists()
        await run[1].press("y")
        # On a busy machine the toast would have gone by the time that everything is at rest.
        await until(run, lambda: "committed as " in notes(run) and bool(run[0].hook_runs))
        assert [each.ran.output for each in run[0].hook_runs] == ["已通知"]
    command = ("git", "log", "--format=%s", "--name-only")
    log = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert log.stdout.split("\n\n") == ["2026.07.27 全球AI新闻速递", "2026-07-27.md\n"]


async def test_what_a_hook_of_the_repository_says_is_shown(sound: Desk, repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 标题太长 >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    async with running(committing(sound)) as run:
        await press(run, "P", "enter", "y")
        assert "nothing was committed" in notes(run) and "标题太长" in notes(run)


async def test_where_there_can_be_no_commit_nothing_is_written(sound: Desk, tmp_path: Path) -> None:
    async with running(committing(sound)) as run:
        await press(run, "P", "enter")
        assert "no git repository" in notes(run) and isinstance(run[0].screen, PublishScreen)
        assert not (tmp_path / "out").exists()
