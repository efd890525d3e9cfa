"""Files that went out are committed and pushed: these files and nothing else.

``git commit --only`` takes the named files as they lie in the folder and leaves what anyone has staged as it
is. Of the branches only the current one is pushed, to where it comes from, never by force. Arguments are
lists, and no call can ask anything or last for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from newsroom.desk.patterns import filled
from newsroom.desk.processes import MOST_OUTPUT, Ran, run
from newsroom.model import Git, Issue, NewsroomError, Publication
from newsroom.settings.language import _

_OTHERS = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
)
"""What a git that started us has set for its own repository."""

_MOST = 16 * 1024 * 1024
"""Bytes of an answer that is read, not shown: the names of all files of a large site."""
_SHOWN = 8
"""Commits that are named one by one."""


class GitError(NewsroomError):
    """Git cannot do what is asked; `output` is what it said."""

    def __init__(self, message: str, output: str = "") -> None:
        """Keep what git said."""
        super().__init__(message)
        self.output = output


class CommitPlan(Struct, frozen=True):
    """What would be committed, and whether and where it would be pushed."""

    repository: Path
    branch: str
    """'' where no branch is checked out."""
    paths: tuple[Path, ...]
    """The files, from the root of the repository."""
    outside: tuple[Path, ...]
    """Files that lie in no repository, or another one; they are left alone."""
    message: str
    push: bool
    remote: str
    """Where the branch is pushed to: name and reference; '' where it comes from nowhere."""
    waiting: tuple[str, ...]
    """Earlier commits of the branch that were not pushed and would go along, the newest first."""
    timeout: int
    others: tuple[str, ...] = ()
    """Those of them that someone else made: with such a one nothing is pushed."""

    @property
    def commands(self) -> tuple[tuple[str, ...], ...]:
        """The calls of git, as they are run but for the files, which come after ``--``."""
        here = ("git", "-C", str(self.repository))
        files = tuple(str(path) for path in self.paths)
        made = [
            (*here, "add", "--", *files),
            (*here, "commit", "--only", f"--message={self.message}", "--", *files),
        ]
        if self.push and self.remote and not self.others:
            made.append((*here, "push", *self.remote.split()))
        return tuple(made)

    @property
    def notes(self) -> tuple[str, ...]:
        """What an editor has to know besides, a line each."""
        made = [
            _("not committed, as it lies outside the repository: {file}").format(file=path)
            for path in self.outside
        ]
        if self.push and not self.remote:
            made.append(_("there is nowhere to push to: git push --set-upstream once, yourself"))
        if self.others:
            made.append(_pushing_others())
            made += [f"  {line}" for line in self.others]
        elif self.waiting:
            made.append(_("earlier commits go along with the push:"))
            made += [f"  {line}" for line in self.waiting]
        return tuple(made)


class Committed(Struct, frozen=True):
    """What came of a plan."""

    commit: str
    """The commit's name; '' where the files were committed as they are before."""
    pushed: bool | None
    """None where it was not asked for."""
    output: str
    """What git, and the repository's own hooks, printed."""
    problem: str = ""
    """Why it was not pushed; the commit stays."""


def plan(
    content: Issue,
    publication: Publication,
    paths: Iterable[Path],
    home: Path,
    ours: Iterable[Path] = (),
) -> CommitPlan:
    """Find out what would be committed; nothing is changed.

    Args:
        content: The issue, for the message.
        publication: Says how.
        paths: The files, which need not be written yet.
        home: The folder of the publication: its repository is the one.
        ours: Further files that the publication writes or wrote. Those other than they were committed
            go along: an earlier commit may have failed.

    Raises:
        GitError: there is no git, or the folder lies in no repository.
    """
    settings = publication.git
    root = _repository(home, settings.timeout)
    inside, outside = _parted(paths, root)
    git = _Git(root, settings.timeout)
    inside += git.differing(_parted(ours, root)[0])
    branch = git.answer("symbolic-ref", "--quiet", "--short", "HEAD")
    remote = git.answer("config", f"branch.{branch}.remote") if branch else ""
    merge = git.answer("config", f"branch.{branch}.merge") if branch else ""
    waiting = git.answer("log", "--format=%h %s", *git.outgoing()) if settings.push and remote else ""
    return CommitPlan(
        repository=root,
        branch=branch,
        paths=tuple(dict.fromkeys(inside)),
        outside=tuple(outside),
        message=message_of(content, publication),
        push=settings.push,
        remote=f"{remote} HEAD:{merge}" if remote and merge else "",
        waiting=tuple(waiting.splitlines()[:_SHOWN]),
        timeout=settings.timeout,
        others=git.of_others() if settings.push and remote else (),
    )


def faults(home: Path, settings: Git) -> list[str]:
    """Return what would keep files from being committed and pushed, as far as that is seen without a network.

    Args:
        home: The folder of the publication.
        settings: Says how.

    Raises:
        GitError: there is no git, or the folder lies in no repository.
    """
    git = _Git(_repository(home, settings.timeout), settings.timeout)
    found = []
    if not git.run("var", "GIT_COMMITTER_IDENT").fine:
        found.append(
            _(
                "git does not know who commits: git config --global user.name NAME, and user.email ADDRESS,"
                " tell it"
            )
        )
    branch = git.answer("symbolic-ref", "--quiet", "--short", "HEAD")
    if settings.push and not (branch and git.answer("config", f"branch.{branch}.remote")):
        found.append(_("there is nowhere to push to: git push --set-upstream once, yourself"))
    return found


def committed(file: Path, timeout: int) -> str:
    """Return the text of a file as it was last committed; '' if it was not, or there is no git."""
    try:
        root = _repository(file.parent, timeout)
    except GitError:
        return ""
    inside, _outside = _parted([file], root)
    return _Git(root, timeout).answer("show", f"HEAD:{inside[0].as_posix()}") if inside else ""


def message_of(content: Issue, publication: Publication) -> str:
    """Write the message of a commit by the publication's pattern."""
    return filled(
        publication.git.message, content, entries=len(content.entries), publication=publication.name
    )


def commit(planned: CommitPlan) -> Committed:
    """Commit the files of a plan, and push if it says so.

    Raises:
        GitError: nothing was committed; what was staged before is still staged, and nothing else.
    """
    git = _Git(planned.repository, planned.timeout)
    tracked = git.known(planned.paths)
    there = [path for path in planned.paths if (planned.repository / path).exists() or path in tracked]
    output: list[str] = []
    name = ""
    if there and git.changed(there):
        name = _committed(git, planned, there, [path for path in there if path not in tracked], output)
    if not planned.push:
        return Committed(name, None, "\n".join(output))
    problem = ""
    if git.of_others():
        problem = _pushing_others()
    elif not planned.remote:
        problem = _("the branch comes from nowhere: push it once yourself with git push --set-upstream")
    else:
        pushed = git.run("push", *planned.remote.split())
        output.append(pushed.output)
        problem = pushed.problem
    if problem:
        problem = _(
            "it was not pushed: {problem}; what is committed stays, and goes with the next push"
        ).format(problem=problem)
    return Committed(name, not problem, "\n".join(filter(None, output)), problem)


def _committed(
    git: _Git, planned: CommitPlan, paths: Sequence[Path], new: Sequence[Path], output: list[str]
) -> str:
    """Commit the paths; those that are new to the repository are no more known to it if that fails."""
    try:
        if new:
            git.done(_("the files cannot be added"), "add", "--", *_literal(new))
    except GitError:
        # Of several files those that could be were added before the one that could not.
        git.forget(new)
        raise
    ran = git.run("commit", "--only", f"--message={planned.message}", "--", *_literal(paths))
    if not ran.fine:
        if new:
            git.forget(new)
        message = _("nothing was committed in {repository}: {problem}")
        raise GitError(message.format(repository=planned.repository, problem=ran.problem), ran.output)
    output.append(ran.output)
    return git.answer("rev-parse", "--short", "HEAD")


def _pushing_others() -> str:
    return _("commits of others would go along with the push: look at them, and push yourself with git push")


class _Git:
    """Calls of git in one repository."""

    def __init__(self, folder: Path, timeout: int) -> None:
        self._folder = folder
        self._timeout = timeout
        self._environment = {
            **{name: value for name, value in os.environ.items() if name not in _OTHERS},
            # It may not ask for a name or password, nor open an editor.
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_EDITOR": "true",
        }

    def run(self, *arguments: str, errors: bool = True) -> Ran:
        """Run git."""
        return run(
            ("git", "-c", "core.quotePath=false", *arguments),
            folder=self._folder,
            timeout=self._timeout,
            environment=self._environment,
            errors=errors,
            most=_MOST if not errors else MOST_OUTPUT,
        )

    def answer(self, *arguments: str) -> str:
        """Return what git says without its last line end; '' where it fails."""
        ran = self.run(*arguments, errors=False)
        return ran.output if ran.fine else ""

    def done(self, trouble: str, *arguments: str) -> None:
        """Run git.

        Raises:
            GitError: it failed.
        """
        ran = self.run(*arguments)
        if not ran.fine:
            raise GitError(_("{name}: {problem}").format(name=trouble, problem=ran.problem), ran.output)

    def known(self, paths: Sequence[Path]) -> set[Path]:
        """Return those of the paths that the repository knows."""
        return (
            set(map(Path, self.answer("ls-files", "--", *_literal(paths)).splitlines())) if paths else set()
        )

    def of_others(self) -> tuple[str, ...]:
        """Return the commits that a push would take along and someone else made, the newest first."""
        me = self.answer("var", "GIT_AUTHOR_IDENT").rpartition("<")[2].partition(">")[0].casefold()
        log = self.answer("log", "--format=%ae%x09%h %an: %s", *self.outgoing()).splitlines()
        parted = [line.partition("\t") for line in log]
        return tuple(line for email, _tab, line in parted if email.casefold() != me)[:_SHOWN]

    def outgoing(self) -> tuple[str, ...]:
        """Name the commits that a push would take along, for ``git log``.

        A repository that was cloned empty follows a branch that is not there yet.
        """
        followed = self.run("rev-parse", "--verify", "--quiet", "@{upstream}", errors=False).fine
        return ("@{upstream}..HEAD",) if followed else ("HEAD", "--not", "--remotes")

    def forget(self, paths: Sequence[Path]) -> None:
        """Have new files be no more known to the repository; they stay where they are."""
        self.run("rm", "--cached", "--quiet", "--force", "--ignore-unmatch", "--", *_literal(paths))

    def differing(self, paths: Sequence[Path]) -> list[Path]:
        """Return those of many paths that are other than they were committed, new ones too."""
        if not paths:
            return []
        above = Path(os.path.commonpath([path.parent for path in paths]))
        where = [] if above == Path() else ["--", *_literal([above])]
        answer = self.answer("status", "--porcelain", "--no-renames", "--untracked-files=all", *where)
        found = {Path(_unquoted(line[3:])) for line in answer.splitlines() if len(line) > 3}
        return [path for path in paths if path in found]

    def changed(self, paths: Sequence[Path]) -> bool:
        """Tell whether the paths are other than they were committed."""
        # Ignored ones are listed too: that they are cannot be committed is to be said, not passed over.
        return bool(self.answer("status", "--porcelain", "--ignored", "--", *_literal(paths)))


def _parted(paths: Iterable[Path], root: Path) -> tuple[list[Path], list[Path]]:
    """Part files into those of a repository, by their places in it, and those that lie elsewhere."""
    inside: list[Path] = []
    outside: list[Path] = []
    for path in paths:
        real = Path(os.path.realpath(path))
        if real.is_relative_to(root) and not _in_another(real.parent, root):
            inside.append(real.relative_to(root))
        else:
            outside.append(path)
    return inside, outside


def _unquoted(name: str) -> str:
    """Read a name as git writes it: one with blanks in it stands between quotation marks."""
    if not name.startswith('"'):
        return name
    return name[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def _literal(paths: Iterable[Path]) -> list[str]:
    """Name files so that nothing in their names is a pattern."""
    return [f":(top,literal){path.as_posix()}" for path in paths]


def _repository(folder: Path, timeout: int) -> Path:
    # It need not be made yet.
    there = next(each for each in (folder.absolute(), *folder.absolute().parents) if os.path.isdir(each))
    git = _Git(there, timeout)
    ran = git.run("rev-parse", "--show-toplevel")
    if ran.code is None:
        raise GitError(_("git cannot be used: {problem}").format(problem=ran.problem), ran.output)
    if not ran.fine and "safe.directory" in ran.output:
        message = _(
            "{folder} belongs to someone else, so git leaves it alone: git config --global --add"
            " safe.directory {folder}"
        )
        raise GitError(message.format(folder=there), ran.output)
    if not ran.fine:
        message = _("{folder} lies in no git repository: git init makes one, or leave out commit = true")
        raise GitError(message.format(folder=folder), ran.output)
    return Path(os.path.realpath(git.answer("rev-parse", "--show-toplevel")))


def _in_another(folder: Path, root: Path) -> bool:
    """Tell whether a folder below the root lies in a repository of its own."""
    while folder != root:
        if (folder / ".git").exists():
            return True
        folder = folder.parent
    return False
