"""Hooks are real processes here."""

import json
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing, exporting, hooks, picking, publishing
from newsroom.model import Hook, HookEvent
from tests.desk.conftest import Stock, article

COPY = "import os, sys; open('told', 'w').write(sys.stdin.read()); print(os.environ['NEWSROOM_HOOK'])"


def with_hooks(desk: Desk, *made: Hook) -> Desk:
    return replace(desk, settings=replace(desk.settings, hooks=made))


def python(code: str, on: HookEvent = "export", timeout: int = 30) -> Hook:
    return Hook(on=on, run=(sys.executable, "-c", code), timeout=timeout)


@pytest.fixture
def issue(desk: Desk) -> int:
    id = composing.start(desk, date(2025, 7, 27)).stored.head.id
    entry = issues.new_entry(headline="一条新闻", url="https://a.example/1", summary="**摘要**。")
    composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    return id


def told(desk: Desk) -> dict[str, object]:
    content = json.loads((desk.settings.file.parent / "told").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_an_export_is_told_with_the_whole_issue(desk: Desk, issue: int) -> None:
    desk = with_hooks(desk, python(COPY))
    [run] = hooks.after_export(desk, exporting.export(desk, issue, force=True))
    assert run.ran.fine and run.ran.output == "export"
    data = told(desk)
    assert data["version"] == 1 and data["event"] == "export" and data["form"] == "markdown"
    assert data["path"] == str(Path.cwd() / "2025-07-27.md")
    assert data["issue"] == {
        "id": issue,
        "date": "2025-07-27",
        "title": "2025.07.27 全球AI新闻速递",
        "form": "daily",
    }
    content = data["content"]
    assert isinstance(content, dict) and content["entries"][0]["summary"]["text"] == "摘要。"


def test_a_pick_is_told_once_with_what_is_new(desk: Desk, issue: int, stock: Stock) -> None:
    desk = with_hooks(desk, python(COPY, on="pick"))
    ids = stock([article("a", "甲公司发布模型")])
    [run] = hooks.after_pick(desk, issue, picking.pick(desk, issue, ids))
    assert run.ran.output == "pick"
    [pick] = told(desk)["picks"]  # type: ignore[misc]
    assert pick == {  # type: ignore[has-type]
        "article": ids[0],
        "number": 2,
        "headline": "甲公司发布模型",
        "url": "https://www.ithome.com/0/a.htm",
    }
    assert hooks.after_pick(desk, issue, picking.pick(desk, issue, ids)) == ()


def test_publishing_is_told_with_its_files(desk: Desk, issue: int) -> None:
    desk = with_hooks(desk, python(COPY, on="publish"), python("raise SystemExit(9)", on="fetch"))
    done = publishing.publish(desk, publishing.plan(desk, issue, ("markdown", "json"), force=True))
    assert done.fine and [each.hook.on for each in done.hooks] == ["publish"]
    names = [Path(each["path"]).name for each in told(desk)["files"]]  # type: ignore[attr-defined]
    assert names == ["2025-07-27.md", "2025-07-27.json"]


def test_a_hook_that_fails_undoes_nothing_and_keeps_none_of_the_others(desk: Desk, issue: int) -> None:
    desk = with_hooks(desk, python("print('到此为止'); raise SystemExit(7)"), python("print('later')"))
    done = exporting.export(desk, issue, force=True)
    failed, other = hooks.after_export(desk, done)
    assert (failed.ran.code, failed.ran.output) == (7, "到此为止") and "exit code 7" in failed.summary
    assert other.ran.output == "later"
    assert done.path.exists() and desk.store.issues.get(issue).head.exported


def test_a_program_that_is_not_there_is_named(desk: Desk, issue: int) -> None:
    desk = with_hooks(desk, Hook(on="export", run=("no-such-program-of-ours",)))
    [run] = hooks.after_export(desk, exporting.export(desk, issue, force=True))
    assert run.ran.code is None and "cannot be started" in run.summary and "no-such" in run.summary


def test_a_hook_that_takes_too_long_is_ended_with_what_it_started(
    desk: Desk, issue: int, tmp_path: Path
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    # The child opens the pipe and waits; when it is ended, whoever reads the pipe sees its end.
    child = f"import signal; kept = open({str(fifo)!r}, 'w'); signal.pause()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    desk = with_hooks(desk, python(code, timeout=3))
    done = exporting.export(desk, issue, force=True)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    [run] = hooks.after_export(desk, done)
    os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""
    os.close(reader)
    assert run.ran.code is None and "more than 3 seconds" in run.summary


def test_arguments_reach_no_shell_unless_it_is_asked_for(desk: Desk, issue: int) -> None:
    plain = Hook(on="export", run=("echo", "$HOME; false"))
    shell = Hook(on="export", run="echo $NEWSROOM_ISSUE | tr 0-9 X; exit 4", shell=True)
    desk = with_hooks(desk, plain, shell)
    one, other = hooks.after_export(desk, exporting.export(desk, issue, force=True))
    assert one.ran.output == "$HOME; false" and one.ran.fine
    assert (other.ran.output, other.ran.code) == ("X", 4)


def test_what_a_hook_prints_cannot_harm_the_terminal(desk: Desk, issue: int) -> None:
    desk = with_hooks(desk, python(r"print('\x1b[2J\x07ok')"))
    [run] = hooks.after_export(desk, exporting.export(desk, issue, force=True))
    assert "\x1b" not in run.ran.output and run.ran.output.endswith("ok")


def test_a_hook_that_does_not_read_its_input_is_no_trouble(desk: Desk, issue: int) -> None:
    desk = with_hooks(desk, python("import os; os.close(0)"))
    [run] = hooks.after_export(desk, exporting.export(desk, issue, force=True))
    assert run.ran.fine
