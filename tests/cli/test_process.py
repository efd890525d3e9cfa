"""What scripts and cron rely on, seen from outside: one process after another, as they run it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.server import FeedServer, rss, serve

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "aiohttp", "trafilatura", "feedparser", "sqlite_utils", "dateparser", "jinja2", "nh3")

HOUSE = re.compile(
    "---\n"
    'title: "(?P<year>[0-9]{4})\\.(?P<month>[0-9]{2})\\.(?P<day>[0-9]{2}) 全球AI新闻速递"\n'
    "date: (?P=year)-(?P=month)-(?P=day)T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}\\+08:00\n"
    'categories: \\["人工智能", "科技前沿", "行业动态"\\]\n'
    "---\n\n"
    "[^\n]+\n\n"
    "---\n\n"
    "(?P<entries>(?:[1-9]\\.  |[1-9][0-9]\\. )\\[\\*\\*[^\n]+\\*\\*\\]\\(https?://[^\n]+\\)\n\n    [^\n]+\n"
    "(?:\n(?:[1-9]\\.  |[1-9][0-9]\\. )\\[\\*\\*[^\n]+\\*\\*\\]\\(https?://[^\n]+\\)\n\n    [^\n]+\n)*)"
    "\n---\n\n"
    "### \\*\\*点评\\*\\*\n\n"
    "[^\n]+(?:\n\n[^\n]+)*"
)
"""The house format, from the first byte to the last."""


class Shell:
    """Runs the program in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("NEWSROOM_", "LC_"))},
            "PYTHONPATH": str(ROOT),
            "LANG": "en_US.UTF-8",
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
        }

    def start(self, *arguments: object, **more: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "newsroom", *map(str, arguments)]
        pipes: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        }
        # A suite in the background of a shell ignores SIGINT, and so would the program it starts.
        more.setdefault("preexec_fn", lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        return subprocess.Popen(command, cwd=self.home, env=self.environment, **{**pipes, **more})

    def __call__(self, *arguments: object, stdin: bytes = b"", code: int = 0) -> bytes:
        process = self.start(*arguments, stdin=subprocess.PIPE)
        out, err = process.communicate(stdin, timeout=60)
        assert process.returncode == code, (out, err)
        assert b"Traceback" not in err
        assert b"\x1b" not in out + err
        return out


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as running:
        yield running


def modules(code: str) -> set[str]:
    """The modules a piece of code loads."""
    program = f"import sys\n{code}\nprint(*sys.modules, sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split("\n"))


def test_the_command_line_is_imported_without_the_heavy_libraries() -> None:
    loaded = modules("import newsroom.cli, newsroom.cli.run, newsroom.cli.app, newsroom.__main__")
    assert not loaded & set(HEAVY)


def test_the_version_is_told_without_loading_any_command() -> None:
    loaded = modules("from newsroom.cli.run import run\nrun(['--version'], None)")
    rooms = {name.split(".")[1] for name in loaded if name.startswith("newsroom.")}
    assert rooms == {"cli", "settings"}
    assert {name for name in loaded if name.startswith("newsroom.cli.")} == {
        f"newsroom.cli.{name}" for name in ("app", "completing", "grammar", "run", "session", "speech")
    }
    assert not loaded & {*HEAVY, "msgspec", "tomlkit", "asyncio", "json"}


@pytest.mark.parametrize("command", ["feeds", "fetch", "articles", "issue", "backup", "doctor", "demo"])
def test_help_of_a_command_loads_no_heavy_library(command: str) -> None:
    assert not modules(f"from newsroom.cli.run import run\nrun(['{command}', '--help'], None)") & set(HEAVY)


def test_the_whole_way_from_feeds_to_an_issue(shell: Shell, server: FeedServer) -> None:
    server.pages = {f"/{name}": rss(name, 5) for name in "abc"}
    (shell.home / "feeds.opml").write_bytes(server.opml())
    shell("feeds", "import", "feeds.opml")
    assert json.loads(shell("fetch", "--json"))["new"] == 15
    again = json.loads(shell("fetch", "--all", "--json"))
    assert (again["feeds"], again["unchanged"], again["new"], again["updated"]) == (3, 3, 0, 0)

    articles = json.loads(shell("articles", "--limit", "10", "--json"))
    assert shell("issue", "new", "--date", "2025-07-27") == b"1\n"
    numbers = shell("issue", "pick", *(article["id"] for article in articles))
    assert numbers.split() == [str(n).encode() for n in range(1, 11)]
    shell("issue", "set", "--lead", "-", stdin="今天的导语，只有一行。\n".encode())
    shell("issue", "set", "--commentary", "-", stdin="第一段点评。\n\n第二段点评。\n".encode())
    findings = json.loads(shell("issue", "check", "--json"))
    assert [finding for finding in findings if finding["severity"] == "error"] == []

    path = shell("issue", "export").decode().strip()
    exported = (shell.home / path).read_bytes()
    assert Path(path).name == "2025-07-27.md"
    match = HOUSE.fullmatch(exported.decode())
    assert match, exported.decode()
    assert re.findall(r"^(\d+)\. ", match["entries"], re.MULTILINE) == [str(n) for n in range(1, 11)]
    assert b"utm_" not in exported
    assert shell("issue", "export", "-o", "-") == exported
    assert json.loads(shell("issue", "check", path, "--json")) == findings
    assert json.loads(shell("issue", "import", path, "--json"))[0]["id"] == 1


def test_ctrl_c_keeps_what_was_fetched(shell: Shell, server: FeedServer) -> None:
    server.pages = {"/quick": rss("quick", 4), "/slow": rss("slow", 4)}
    server.gates["/slow"] = threading.Event()
    shell("feeds", "import", "-", stdin=server.opml())
    process = shell.start("fetch")
    for _attempt in range(600):
        if json.loads(shell("articles", "--json")):
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert out == b""
    assert err.decode() == "newsroom: stopped after 1 of 2 feeds; their 4 new articles are kept\n"
    assert len(json.loads(shell("articles", "--json"))) == 4


def test_a_reader_who_has_seen_enough_is_no_error(shell: Shell, server: FeedServer) -> None:
    server.pages = {"/a": rss("港" * 100, 600)}
    shell("feeds", "import", "-", stdin=server.opml())
    shell("fetch")
    # More than a pipe holds: else it may have said everything before its reader goes.
    assert len(shell("articles")) > 128 * 1024
    process = shell.start("articles")
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(30) == 1
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_full_disk_behind_the_output_is_one_line(shell: Shell) -> None:
    shell("feeds", "add", "--no-check", "https://a.example/feed")
    for command in (("feeds", "list"), ("feeds", "list", "--json"), ("feeds", "export")):
        with Path("/dev/full").open("wb") as full:
            process = shell.start(*command, stdout=full)
            _out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (1, b"newsroom: the output cannot be written: the disk is full\n")


def test_a_fetch_that_is_killed_loses_and_doubles_nothing(shell: Shell, server: FeedServer) -> None:
    server.pages = {**{f"/{n}": rss(f"n{n}", 60) for n in range(12)}, "/slow": rss("slow", 4)}
    server.gates["/slow"] = threading.Event()
    shell("feeds", "import", "-", stdin=server.opml())
    process = shell.start("fetch")
    while not json.loads(shell("articles", "--limit", "1", "--json")):
        assert process.poll() is None
    process.kill()
    process.communicate(timeout=30)
    server.gates["/slow"].set()
    report = json.loads(shell("fetch", "--all", "--json"))
    assert (report["feeds"], report["errors"]) == (13, [])
    articles = json.loads(shell("articles", "--limit", "2000", "--json"))
    assert len(articles) == 12 * 60 + 4 == len({article["url"] for article in articles})
    assert json.loads(shell("fetch", "--all", "--json"))["unchanged"] == 13


def test_two_fetches_at_once_bring_every_article_once(shell: Shell, server: FeedServer) -> None:
    server.pages = {f"/{n}": rss(f"n{n}", 60) for n in range(12)}
    shell("feeds", "import", "-", stdin=server.opml())
    both = [shell.start("fetch", "--all", "--json") for _process in range(2)]
    reports = []
    for process in both:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
        reports.append(json.loads(out))
    assert [(report["feeds"], report["errors"]) for report in reports] == [(12, [])] * 2
    assert sum(report["new"] for report in reports) == 12 * 60
    assert len(json.loads(shell("articles", "--limit", "2000", "--json"))) == 12 * 60


def test_two_plain_fetches_at_once_ask_for_every_feed_once(shell: Shell, server: FeedServer) -> None:
    server.pages = {f"/{n}": rss(f"n{n}", 3) for n in range(12)}
    server.gates = {path: threading.Event() for path in server.pages}
    shell("feeds", "import", "-", stdin=server.opml())
    first = shell.start("fetch", "--json")
    while not server.asked:
        assert first.poll() is None
        os.sched_yield()
    second = shell.start("fetch", "--json")
    out, err = second.communicate(timeout=60)
    report = json.loads(out)
    assert (second.returncode, report["feeds"], report["skipped"]) == (0, 0, 12)
    assert b"12 feeds are left to another newsroom" in err
    for gate in server.gates.values():
        gate.set()
    out, _err = first.communicate(timeout=60)
    assert json.loads(out)["new"] == 36
    assert sorted(server.asked) == sorted(server.pages)
