"""What is published is committed: in real repositories, with other people's work beside it."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing, publishing
from newsroom.desk.git import message_of
from newsroom.desk.writing import Texts, set_texts
from newsroom.model import Git, Publication

Run = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls git in a new repository, whoever works on this machine."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "编辑",
        "GIT_AUTHOR_EMAIL": "editor@news.example",
        "GIT_COMMITTER_NAME": "编辑",
        "GIT_COMMITTER_EMAIL": "editor@news.example",
    }.items():
        monkeypatch.setenv(name, value)
    root = tmp_path / "site"
    root.mkdir()

    def run(*arguments: str, folder: Path = root) -> str:
        done = subprocess.run(("git", *arguments), cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout.rstrip()

    run("init", "--quiet", "--initial-branch=main")
    return run


@pytest.fixture
def site(desk: Desk, tmp_path: Path) -> Desk:
    """A newsroom that exports into the repository and commits."""
    publication = Publication(folder=str(tmp_path / "site" / "posts"), git=Git(commit=True))
    return replace(desk, publication=publication)


@pytest.fixture
def issue(site: Desk) -> int:
    id = composing.start(site, date(2025, 7, 27)).stored.head.id
    entry = issues.new_entry(headline="一条新闻", url="https://a.example/1", summary="摘要。")
    composing.change(site, id, partial(issues.add_entry, entry=entry), "by hand")
    return id


def publish(desk: Desk, id: int) -> publishing.Published:
    return publishing.publish(desk, publishing.plan(desk, id, force=True))


def committed(done: publishing.Published) -> str:
    assert not done.problem and done.committed is not None
    return done.committed.commit


def remote(git: Run, tmp_path: Path) -> Path:
    bare = tmp_path / "remote.git"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git("remote", "add", "origin", str(bare))
    git("commit", "--quiet", "--allow-empty", "--message=begin")
    git("push", "--quiet", "--set-upstream", "origin", "main")
    return bare


def pushing(desk: Desk) -> Desk:
    return replace(desk, publication=replace(desk.publication, git=Git(commit=True, push=True)))


def test_the_first_commit_of_a_repository_holds_the_issue(site: Desk, issue: int, git: Run) -> None:
    name = committed(publish(site, issue))
    assert git("log", "--format=%h %s %an") == f"{name} 2025.07.27 全球AI新闻速递 编辑"
    assert git("show", "--name-only", "--format=") == "posts/2025-07-27.md"
    assert git("status", "--porcelain") == ""


def test_what_others_staged_or_changed_stays_as_it_is(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    root = tmp_path / "site"
    for name in ("staged.md", "changed.md"):
        (root / name).write_text("before\n")
    git("add", ".")
    git("commit", "--quiet", "--message=begin")
    for name in ("staged.md", "changed.md"):
        (root / name).write_text("after\n")
    (root / "untracked.md").write_text("mine\n")
    git("add", "staged.md")
    committed(publish(site, issue))
    assert git("show", "--name-only", "--format=") == "posts/2025-07-27.md"
    assert git("status", "--porcelain").splitlines() == [" M changed.md", "M  staged.md", "?? untracked.md"]


def test_the_same_issue_again_makes_no_commit_and_a_changed_one_does(
    site: Desk, issue: int, git: Run
) -> None:
    first = committed(publish(site, issue))
    assert committed(publish(site, issue)) == ""
    set_texts(site, issue, Texts(lead="新的导语。"))
    assert committed(publish(site, issue)) not in ("", first)
    assert git("rev-list", "--count", "HEAD") == "2"


def test_the_plan_shows_every_call_before_it_is_made(site: Desk, issue: int, git: Run) -> None:
    planned = publishing.plan(site, issue, force=True)
    assert planned.commit is not None
    assert [command[3] for command in planned.commit.commands] == ["add", "commit"]
    assert planned.commit.commands[1][-2:] == ("--", "posts/2025-07-27.md")
    assert git("status", "--porcelain") == ""


def test_a_hook_of_the_repository_that_refuses_leaves_nothing_staged(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    hook = tmp_path / "site" / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 标题太长 >&2\nexit 3\n")
    hook.chmod(0o755)
    done = publish(site, issue)
    assert "nothing was committed" in done.problem and "标题太长" in done.output
    assert git("status", "--porcelain") == "?? posts/"
    assert (tmp_path / "site" / "posts" / "2025-07-27.md").exists()


def test_a_name_that_looks_like_a_pattern_takes_no_other_file_along(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    publication = replace(site.publication, filename="[{date:%Y}]{date:-%m-%d}.md")
    posts = tmp_path / "site" / "posts"
    posts.mkdir()
    (posts / "2-07-27.md").write_text("another's\n")
    committed(publish(replace(site, publication=publication), issue))
    assert git("show", "--name-only", "--format=") == "posts/[2025]-07-27.md"
    assert git("status", "--porcelain") == "?? posts/2-07-27.md"


def test_the_message_is_the_publications(site: Desk, issue: int, git: Run) -> None:
    settings = Git(commit=True, message="{date} 发布 {entries} 条\n\n# {publication}")
    publish(replace(site, publication=replace(site.publication, git=settings)), issue)
    assert git("log", "--format=%B") == "2025-07-27 发布 1 条\n\n# 全球AI新闻速递"


def test_the_branch_is_pushed_to_where_it_comes_from(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    bare = remote(git, tmp_path)
    git("commit", "--quiet", "--allow-empty", "--message=earlier")
    planned = publishing.plan(pushing(site), issue, force=True)
    assert planned.commit is not None
    assert planned.commit.commands[2][3:] == ("push", "origin", "HEAD:refs/heads/main")
    assert [line.split(" ", 1)[1] for line in planned.commit.waiting] == ["earlier"]
    done = publishing.publish(pushing(site), planned)
    assert done.fine and done.committed is not None and done.committed.pushed
    assert git("log", "-1", "--format=%h", "main", folder=bare) == done.committed.commit


def test_a_push_that_fails_is_told_and_the_commit_goes_with_the_next(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    bare = remote(git, tmp_path)
    away = bare.rename(tmp_path / "away.git")
    done = publish(pushing(site), issue)
    assert done.committed is not None and done.committed.commit and done.committed.pushed is False
    assert "was not pushed" in done.committed.problem and "remote.git" in done.committed.output
    assert not done.fine
    away.rename(bare)
    again = publish(pushing(site), issue)
    assert again.fine and again.committed is not None and again.committed.commit == ""
    assert git("log", "-1", "--format=%h", "main", folder=bare) == done.committed.commit


def test_a_branch_without_upstream_is_named(site: Desk, issue: int, git: Run) -> None:
    done = publish(pushing(site), issue)
    assert done.committed is not None and done.committed.commit
    assert "--set-upstream" in done.committed.problem


def test_no_repository_is_said_before_anything_is_written(site: Desk, issue: int, tmp_path: Path) -> None:
    planned = publishing.plan(site, issue, force=True)
    assert planned.blocked and "lies in no git repository" in planned.problem
    with pytest.raises(publishing.NotPublishable, match="no git repository"):
        publishing.publish(site, planned)
    assert not (tmp_path / "site" / "posts").exists()


def test_an_ignored_file_is_not_passed_over_in_silence(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    (tmp_path / "site" / ".gitignore").write_text("posts/\n")
    done = publish(site, issue)
    assert "cannot be added" in done.problem and ".gitignore" in done.output


def test_files_of_another_repository_are_left_alone(site: Desk, issue: int, git: Run, tmp_path: Path) -> None:
    (tmp_path / "site" / "posts").mkdir()
    git("init", "--quiet", folder=tmp_path / "site" / "posts")
    planned = publishing.plan(site, issue, force=True)
    assert planned.commit is not None and planned.commit.repository == tmp_path / "site" / "posts"


def test_git_that_takes_too_long_is_ended(site: Desk, issue: int, git: Run, tmp_path: Path) -> None:
    hook = tmp_path / "site" / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    hook.chmod(0o755)
    settings = Git(commit=True, timeout=1)
    done = publish(replace(site, publication=replace(site.publication, git=settings)), issue)
    assert "more than 1 seconds" in done.problem


def test_a_site_that_could_not_be_committed_goes_with_the_next_issue(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    archive = tmp_path / "site" / "old and new"
    settings = replace(site.publication, targets=("markdown", "site"), archive=str(archive))
    desk = replace(site, publication=settings)
    committed(publish(desk, issue))
    lock = tmp_path / "site" / ".git" / "index.lock"
    lock.touch()
    other = composing.start(desk, date(2025, 7, 28)).stored.head.id
    set_texts(desk, other, Texts(lead="一句导语。"))
    failed = publish(desk, other)
    assert failed.problem and any(each.target == "site" for each in failed.files)
    lock.unlink()
    (archive / "mine.html").write_text("mine")
    planned = publishing.plan(desk, issue, force=True)
    assert planned.commit is not None
    assert Path("old and new/index.html") in planned.commit.paths
    committed(publishing.publish(desk, planned))
    assert git("status", "--porcelain", "--untracked-files=all").splitlines() == [
        '?? "old and new/mine.html"',
        "?? posts/2025-07-28.md",
    ]


def test_commits_of_someone_else_are_not_pushed_along(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    bare = remote(git, tmp_path)
    git("commit", "--quiet", "--allow-empty", "--message=theirs", "--author=乙 <other@news.example>")
    planned = publishing.plan(pushing(site), issue, force=True)
    assert planned.commit is not None and len(planned.commit.commands) == 2
    assert any("乙: theirs" in note for note in planned.commit.notes)
    done = publishing.publish(pushing(site), planned)
    assert done.committed is not None and done.committed.commit and done.committed.pushed is False
    assert "of others" in done.committed.problem
    assert git("log", "--format=%s", "main", folder=bare) == "begin"


def test_in_a_repository_that_was_cloned_empty_no_one_elses_commits_are_pushed(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    bare = tmp_path / "remote.git"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git("remote", "add", "origin", str(bare))
    git("config", "branch.main.remote", "origin")
    git("config", "branch.main.merge", "refs/heads/main")
    git("commit", "--quiet", "--allow-empty", "--message=theirs", "--author=乙 <other@news.example>")
    done = publishing.publish(pushing(site), publishing.plan(pushing(site), issue, force=True))
    assert done.committed is not None and done.committed.pushed is False
    assert git("branch", "--list", folder=bare) == ""


def test_of_files_one_of_which_is_ignored_none_stays_staged(
    site: Desk, issue: int, git: Run, tmp_path: Path
) -> None:
    desk = replace(site, publication=replace(site.publication, targets=("markdown", "json")))
    (tmp_path / "site" / ".gitignore").write_text("*.json\n")
    assert "cannot be added" in publish(desk, issue).problem
    assert git("diff", "--cached", "--name-only") == ""


def test_a_message_with_the_day_is_written_for_an_issue_without_one(site: Desk) -> None:
    settings = replace(site.publication, git=Git(commit=True, message="{title} {date:%Y-%m-%d}"))
    undated = replace(issues.new_issue(date(2025, 7, 27), settings), date=None)
    assert message_of(undated, settings).rstrip().endswith("全球AI新闻速递")
