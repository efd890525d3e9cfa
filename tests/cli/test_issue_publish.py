"""newsroom issue publish, and hooks as the command line tells of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom


@pytest.fixture
def site(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that the settings publish to, and an issue with an error in it."""
    for name, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "编辑")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "editor@news.example")
    root = newsroom.home / "site"
    subprocess.run(("git", "init", "--quiet", str(root)), check=True)
    newsroom.config.parent.mkdir(parents=True)
    hook = [sys.executable, "-c", "import json, sys; print(json.load(sys.stdin)['event'])"]
    newsroom.config.write_text(
        f"[publications.daily]\nsite = 'hugo'\nfolder = '{root}'\ntargets = ['markdown', 'json']\n"
        "[publications.daily.git]\ncommit = true\n"
        + "".join(f"[[hooks]]\non = '{on}'\nrun = {hook}\n" for on in ("export", "publish")),
        encoding="utf-8",
    )
    newsroom("issue", "new", "--date", "2025-07-27")
    newsroom("issue", "set", "--lead", "-", stdin="导语待补充：TODO")
    assert newsroom("issue", "check").code == 1
    return root


def test_the_plan_is_shown_and_nothing_done(newsroom: Newsroom, site: Path) -> None:
    result = newsroom("issue", "publish", "--dry-run", "--force")
    assert result.code == 0
    first, second, add, commit, hook = result.lines
    assert first.split() == ["Markdown", "new", str(site / "content/posts/2025-07-27.md")]
    assert second.split() == ["JSON", "new", str(site / "content/posts/2025-07-27.json")]
    assert add == f"git -C {site} add -- content/posts/2025-07-27.md content/posts/2025-07-27.json"
    assert "commit --only '--message=2025.07.27 全球AI新闻速递' --" in commit
    assert hook.startswith("hook: ")
    assert not (site / "content").exists()


def test_without_a_terminal_it_wants_to_be_told(newsroom: Newsroom, site: Path) -> None:
    result = newsroom("issue", "publish", "--force")
    assert result.code == 2 and "--yes" in result.err
    assert not (site / "content").exists()


def test_errors_of_the_check_stop_it(newsroom: Newsroom, site: Path) -> None:
    result = newsroom("issue", "publish", "--yes")
    assert result.code == 1 and "was not exported" in result.err
    assert not (site / "content").exists()


def test_it_writes_commits_and_runs_hooks(newsroom: Newsroom, site: Path) -> None:
    result = newsroom("issue", "publish", "--yes", "--force")
    assert result.code == 0
    files = [str(site / "content/posts" / f"2025-07-27.{ending}") for ending in ("md", "json")]
    assert result.lines[-2:] == files and all(Path(each).exists() for each in files)
    assert "committed as " in result.err and "\npublish\n" in result.err and "it succeeded" in result.err
    log = subprocess.run(("git", "log", "--format=%s"), cwd=site, capture_output=True, text=True, check=True)
    assert log.stdout == "2025.07.27 全球AI新闻速递\n"


def test_a_file_of_someone_else_stops_it_with_the_difference(newsroom: Newsroom, site: Path) -> None:
    posts = site / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "2025-07-27.md").write_text("另一篇\n", encoding="utf-8")
    shown = newsroom("issue", "publish", "--dry-run")
    assert shown.code == 1 and "another file is there" in shown.out and "-另一篇" in shown.err
    assert newsroom("issue", "publish", "--yes", "--force").code == 0


def test_an_export_tells_what_its_hook_did(newsroom: Newsroom, site: Path) -> None:
    result = newsroom("issue", "export", "--force")
    assert result.code == 0 and result.lines == [str(site / "content/posts/2025-07-27.md")]
    assert result.err.startswith("export\nhook on export, ")
