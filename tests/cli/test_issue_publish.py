"""newsroom issue publish, and hooks as the command line tells of them."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from newsroom.desk import open_desk
from newsroom.model import FeedDraft
from newsroom.settings.config import load
from tests.cli.conftest import Newsroom
from tests.desk.conftest import article


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
    assert second.split() == ["JSON", "new", str(site / "exports/2025-07-27.json")]
    assert add == f"git -C {site} add -- content/posts/2025-07-27.md exports/2025-07-27.json"
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
    files = [str(site / name) for name in ("content/posts/2025-07-27.md", "exports/2025-07-27.json")]
    assert result.lines == files and all(Path(each).exists() for each in files)
    assert "\nMarkdown  new" in result.err and "hook: " in result.err
    assert "committed as " in result.err and "\npublish\n" in result.err and "it succeeded" in result.err
    log = subprocess.run(("git", "log", "--format=%s"), cwd=site, capture_output=True, text=True, check=True)
    assert log.stdout == "2025.07.27 全球AI新闻速递\n"


def test_a_file_of_someone_else_stops_it_with_the_difference(newsroom: Newsroom, site: Path) -> None:
    posts = site / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "2025-07-27.md").write_text("另一篇\n", encoding="utf-8")
    shown = newsroom("issue", "publish", "--dry-run")
    assert shown.code == 1 and "another file is there" in shown.out and "-另一篇" in shown.err
    both = newsroom("issue", "publish", "--yes")
    assert "use --force; besides, " in both.err and "use --force to replace" in both.err
    assert newsroom("issue", "publish", "--yes", "--force").code == 0


def test_an_export_tells_what_its_hook_did(newsroom: Newsroom, site: Path) -> None:
    result = newsroom("issue", "export", "--force")
    assert result.code == 0 and result.lines == [str(site / "content/posts/2025-07-27.md")]
    assert result.err.startswith("export\nhook on export, ")


def test_the_schema_of_issues_is_printed(newsroom: Newsroom, site: Path) -> None:
    schema = newsroom("issue", "schema").json
    issue = newsroom("issue", "export", "--format", "json", "--force", "-o", "-").json
    jsonschema.validate(issue, schema)
    assert issue["$schema"] == schema["$id"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("form", ["markdown", "json", "opml"])
def test_what_is_no_file_is_written_through_unread(newsroom: Newsroom, site: Path, form: str) -> None:
    with open_desk(load()) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed", title="甲网"))
        drafts = [article("a", "甲公司发布模型")]
        desk.store.articles.absorb(feed.id, drafts, datetime(2025, 7, 27, 1, tzinfo=UTC))
    newsroom("issue", "pick", "1")
    export = ("issue", "export", "--force", "--format", form, "-o")
    expected = newsroom(*export, "-").out
    os.mkfifo("pipe")
    alone = newsroom(*export, "pipe")
    assert alone.code == 1 and "no program reads from it" in alone.err
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        result = newsroom(*export, "pipe")
        assert (result.code, result.out) == (0, "")
        written = os.read(reader, 65536).decode()
        # The instant of publication, which is not fixed by it, is another.
        assert len(written) == len(expected) and written[-20:] == expected[-20:]
    finally:
        os.close(reader)
    assert Path("pipe").is_fifo()
    assert newsroom("issue", "list", "--json").json[0]["exported"] is None


def test_the_site_is_built_and_told(newsroom: Newsroom, site: Path) -> None:
    newsroom("issue", "export", "--force")
    result = newsroom("site", "build", "--output", "public")
    assert result.code == 0 and result.out == "public\n"
    assert "1 issue · 6 files written · 0 unchanged" in result.err
    assert "0 files written · 6 unchanged" in newsroom("site", "build", "--output", "public").err
    Path("public/index.html").write_text("mine", "utf-8")
    refused = newsroom("site", "build", "--output", "public")
    assert refused.code == 1 and "--force" in refused.err and refused.out == ""


def test_issues_with_nothing_to_read_are_counted(newsroom: Newsroom, site: Path) -> None:
    newsroom("issue", "export", "--force")
    newsroom("issue", "new", "--date", "2025-07-28")
    newsroom("issue", "export", "--force")
    told = "1 issue is left out: it has neither entries nor text"
    built = newsroom("site", "build", "--output", "public")
    assert "1 issue · " in built.err and told in built.err
    feed = newsroom("site", "feed")
    assert told in feed.err and "2025.07.28" not in feed.out


def test_without_a_folder_the_site_wants_one(newsroom: Newsroom, site: Path) -> None:
    refused = newsroom("site", "build")
    assert refused.code == 1 and "--output" in refused.err


@pytest.mark.parametrize("form", ["atom", "jsonfeed"])
def test_the_feed_of_issues_is_written(newsroom: Newsroom, site: Path, form: str) -> None:
    newsroom("issue", "export", "--force")
    shown = newsroom("site", "feed", "--format", form)
    assert shown.code == 0 and "2025.07.27 全球AI新闻速递" in shown.out and "urn:uuid:" in shown.out
    written = newsroom("site", "feed", "--format", form, "-o", "feed")
    assert written.out == "feed\n" and Path("feed").read_text("utf-8") == shown.out


def test_the_sources_of_an_issue_are_listed_as_opml(newsroom: Newsroom, site: Path) -> None:
    none = newsroom("feeds", "export", "--month", "2025-07")
    assert none.code == 1 and "nothing to list" in none.err
    assert newsroom("feeds", "export", "--month", "2025-7").code == 2
    with open_desk(load()) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed", title="甲网"))
        drafts = [article("a", "甲公司发布模型")]
        desk.store.articles.absorb(feed.id, drafts, datetime(2025, 7, 27, 1, tzinfo=UTC))
    newsroom("issue", "pick", "1")
    listed = newsroom("feeds", "export", "--issue", "2025-07-27")
    assert listed.code == 0 and 'xmlUrl="https://a.example/feed"' in listed.out
    assert newsroom("feeds", "export", "--month", "2025-07").out == listed.out
    assert newsroom("issue", "export", "--format", "opml", "-o", "-").out == listed.out
    done = newsroom("issue", "export", "--format", "opml")
    assert done.lines == [str(site / "content/posts/2025-07-27.opml")]
    Path(done.lines[0]).write_text("mine", encoding="utf-8")
    assert newsroom("issue", "export", "--format", "opml").code == 1
    assert "is kept" in newsroom("issue", "export", "--format", "opml", "--force").err
    assert newsroom("issue", "export", "--format", "opml", "--take-edits").code == 2
    assert newsroom("issue", "list", "--json").json[0]["exported"] is None


def test_a_fetch_and_a_pick_tell_what_their_hooks_did(newsroom: Newsroom, site: Path) -> None:
    echo = [sys.executable, "-c", "import sys; print(sys.stdin.read()); sys.exit(3)"]
    hooks = "".join(f"[[hooks]]\non = '{on}'\nrun = {echo}\n" for on in ("fetch", "pick"))
    newsroom.config.write_text(hooks, encoding="utf-8")
    fetched = newsroom("fetch")
    assert fetched.code == 0 and '"event": "fetch"' in fetched.err and "exit code 3" in fetched.err
    assert fetched.out.startswith("0 feeds polled")
    with open_desk(load()) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed", title="甲网"))
        drafts = [article("a", "甲公司发布模型")]
        desk.store.articles.absorb(feed.id, drafts, datetime(2025, 7, 27, 1, tzinfo=UTC))
    picked = newsroom("issue", "pick", "1")
    assert (picked.code, picked.out) == (0, "1\n")
    assert '"headline": "甲公司发布模型"' in picked.err and "exit code 3" in picked.err


@pytest.mark.parametrize("form", ["markdown", "json", "opml"])
def test_what_is_printed_has_not_gone_out(newsroom: Newsroom, site: Path, form: str) -> None:
    newsroom("issue", "export", "--format", form, "--force", "-o", "-")
    assert newsroom("issue", "list", "--json").json[0]["exported"] is None
    assert newsroom("undo").code == 0  # what an issue that went out refuses


def test_a_copy_in_another_form_has_not_gone_out_and_is_written_over(newsroom: Newsroom, site: Path) -> None:
    for text in ("一", "二"):
        newsroom("issue", "set", "--lead", "-", stdin=text)
        done = newsroom("issue", "export", "--format", "text", "--force")
        assert done.code == 0 and "is kept" not in done.err  # nothing but our own was written over
    assert newsroom("issue", "list", "--json").json[0]["exported"] is None
    newsroom("issue", "export", "--force")
    assert newsroom("issue", "list", "--json").json[0]["exported"]


def test_while_the_archive_cannot_be_written_no_file_is(newsroom: Newsroom, site: Path) -> None:
    newsroom("issue", "publish", "--yes", "--force")
    newsroom("issue", "set", "--lead", "-", stdin="另一段导语。")
    file = site / "content/posts/2025-07-27.md"
    before = file.read_bytes()
    with closing(sqlite3.connect(newsroom.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = newsroom("issue", "publish", "--yes", "--force")
    assert result.code == 1 and "nothing was changed" in result.err
    assert file.read_bytes() == before


def test_a_monthly_goes_where_the_site_looks_and_says_if_it_stays_hidden(
    newsroom: Newsroom, site: Path
) -> None:
    newsroom("issue", "new", "--form", "monthly", "--month", "2025-07")
    file = site / "content" / "posts" / "2025-07-monthly.md"
    shown = newsroom("issue", "publish", "--dry-run", "--force")
    assert str(file) in shown.out and "draft: true" in shown.err
    front = '[publications.daily.front]\ndraft = false\nslug = "{date:%Y-%m}"\n'
    newsroom.config.write_text(newsroom.config.read_text("utf-8") + front, encoding="utf-8")
    assert "draft: true" not in newsroom("issue", "publish", "--dry-run", "--force").err
    assert newsroom("issue", "publish", "--yes", "--force").code == 0
    head = file.read_text("utf-8").split("---")[1]
    assert "\ndraft: false\n" in head and '\nslug: "2025-07"\n' in head and "draft: true" not in head
    assert "unchanged" in newsroom("issue", "publish", "--dry-run", "--force").out


def test_a_date_that_has_a_deep_dive_alone_finds_it(newsroom: Newsroom, site: Path) -> None:
    newsroom("issue", "new", "--form", "deep", "--date", "2025-07-11", "--title", "潮汐")
    assert 'title: "潮汐"' in newsroom("issue", "show", "2025-07-11").out
    written = newsroom("issue", "export", "2025-07-11", "--force").out.strip()
    assert written == str(site / "content/posts/2025-07-11-潮汐.md")


def test_a_plan_alone_lists_every_file(newsroom: Newsroom, site: Path) -> None:
    text = newsroom.config.read_text("utf-8")
    archive = f"targets = ['site']\narchive = '{site}/archive'"
    newsroom.config.write_text(text.replace("targets = ['markdown', 'json']", archive), encoding="utf-8")
    for day in range(1, 9):
        newsroom("issue", "new", "--date", f"2025-07-{day:02}")
        newsroom("issue", "set", "--lead", "-", stdin="一句导语")
        newsroom("issue", "export", "--force")
    plan = newsroom("issue", "publish", "--dry-run", "--force")
    assert plan.code == 0 and " more file" not in plan.out
    assert plan.out.count(f"{site.name}/archive/") > 12 or plan.out.count(" archive/") > 12
