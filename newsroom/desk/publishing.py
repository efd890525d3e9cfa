"""An issue is published: written as all that its publication names, committed, pushed, and told to hooks.

First a plan says what would be written, committed and run; nothing is touched. Then it is carried out. Both
take their time (the check, git, the network): call them where no one waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import checking, exporting, exports, git, hooks
from newsroom.desk.context import Desk
from newsroom.desk.git import CommitPlan, Committed
from newsroom.desk.hooks import HookRun
from newsroom.model import Finding, Hook, IssueHead, NewsroomError, StoredIssue
from newsroom.settings.language import N_, _

State = Literal["new", "changed", "same", "edited", "other", "refused"]
"""What writing a file means: it is new; it is the last export and changes, or stays as it is; it was edited
by hand since; it is another file; or its form cannot be written, as its receiver would refuse it."""

LABELS = {
    "markdown": "Markdown",
    **{each.id: each.label for each in exports.FORMATS.values()},
    "site": N_("site of all issues"),
}
"""What the targets are called."""

STATES: dict[State, str] = {
    "new": N_("new"),
    "changed": N_("changed"),
    "same": N_("unchanged"),
    "edited": N_("edited by hand since the last export"),
    "other": N_("another file is there"),
    "refused": N_("cannot be written"),
}
"""What the states are called."""


class NotPublishable(NewsroomError):
    """Something stands in the way of a plan; nothing was written."""


class Planned(Struct, frozen=True):
    """A file that would be written."""

    target: str
    """One of `LABELS`."""
    path: Path
    """Of the site its folder."""
    state: State
    touched: tuple[Path, ...] = ()
    """Files of the site that would be written or taken away."""
    told: str = ""
    """Why it is in the way, or cannot be written, or what is to be known of it."""
    difference: str = ""
    """What would change in a file that is in the way."""

    @property
    def blocked(self) -> bool:
        """It stops the plan, unless that is forced or it may be written over."""
        return self.state in ("edited", "other", "refused")

    def stops(self, force: bool, overwrite: bool) -> bool:
        """Tell whether it stops a plan that is forced, or may write over files."""
        return self.blocked and not (force if self.state == "refused" else overwrite)


class Plan(Struct, frozen=True):
    """What publishing an issue would do."""

    head: IssueHead
    files: tuple[Planned, ...]
    errors: tuple[Finding, ...]
    """Findings of the check that stop it, unless it is forced."""
    commit: CommitPlan | None
    """None where nothing is committed."""
    hooks: tuple[Hook, ...]
    force: bool = False
    """In spite of errors and of what receivers would refuse."""
    overwrite: bool = False
    """Over files that are in the way."""
    problem: str = ""
    """Why there can be no commit though the publication wants one; no force helps against that."""

    @property
    def blocked(self) -> bool:
        """It cannot be carried out as it is."""
        stopped = any(each.stops(self.force, self.overwrite) for each in self.files)
        return bool(self.problem) or (bool(self.errors) and not self.force) or stopped


class Done(Struct, frozen=True):
    """A file that was written, or a page of a site that was taken away."""

    target: str
    path: Path


class Published(Struct, frozen=True):
    """What was done of a plan."""

    issue: int
    targets: tuple[str, ...] = ()
    """The targets that are as they should be, whether anything had to be written or not."""
    files: tuple[Done, ...] = ()
    committed: Committed | None = None
    problem: str = ""
    """Why it stopped on the way; what was done before stays."""
    output: str = ""
    """What git said to it."""
    hooks: tuple[HookRun, ...] = ()

    @property
    def fine(self) -> bool:
        """All of it was done, and every hook succeeded."""
        pushed = self.committed is None or not self.committed.problem
        return not self.problem and pushed and all(each.ran.fine for each in self.hooks)


def plan(
    desk: Desk, id: int, targets: Sequence[str] = (), *, force: bool = False, overwrite: bool = False
) -> Plan:
    """Find out what publishing an issue would do; nothing is changed.

    Args:
        desk: The open newsroom.
        id: The issue's id.
        targets: As what, of `LABELS`; none: what the publication's settings say.
        force: It is to be carried out in spite of errors, and of what a receiver would refuse.
        overwrite: It is to be carried out over files in the way.

    Raises:
        NewsroomError: there is no such issue, or a file in the way cannot be read.
    """
    stored = desk.store.issues.get(id)
    dated = issues.fix_published(stored.issue, desk.now(), desk.publication)
    checked = checking.check_issue(desk, StoredIssue(head=stored.head, issue=dated))
    wanted = dict.fromkeys(targets or desk.publication.targets)
    files = tuple(_planned(desk, replace(stored, issue=dated), target, force, overwrite) for target in wanted)
    commit, problem = None, ""
    if desk.publication.git.commit:
        home = exporting.place_of(desk, stored.issue).parent
        paths = [path for each in files for path in _paths(each)]
        try:
            commit = git.plan(stored.issue, desk.publication, paths, home, _ours(desk, files))
        except git.GitError as error:
            problem = str(error)
    return Plan(
        head=stored.head,
        files=files,
        errors=checked.errors,
        commit=commit,
        hooks=hooks.wanted(desk, "publish"),
        force=force,
        overwrite=overwrite,
        problem=problem,
    )


def publish(desk: Desk, planned: Plan, on_step: Callable[[str], None] = lambda step: None) -> Published:
    """Carry out a plan.

    What fails on the way stops what comes after it, and is told in `Published.problem`; files that were
    written stay, and so does a commit that cannot be pushed.

    Args:
        desk: The open newsroom.
        planned: The plan, as the editor has seen it.
        on_step: Told what is done next.

    Raises:
        NotPublishable: something stands in the way of the plan.
    """
    if planned.blocked:
        raise NotPublishable(_obstacle(planned))
    id = planned.head.id
    done = Published(id)
    try:
        for each in planned.files:
            on_step(_("writing {file}").format(file=each.path))
            files = (*done.files, *_written(desk, id, each, planned))
            done = replace(done, targets=(*done.targets, each.target), files=files)
        if planned.commit is not None:
            on_step(_("committing"))
            done = replace(done, committed=_committed(desk, id, planned, done.files))
    except git.GitError as error:
        done = replace(done, problem=str(error), output=error.output)
    except NewsroomError as error:
        done = replace(done, problem=str(error))
    if not done.problem and planned.hooks:
        on_step(_("running hooks"))
        written = [(each.target, each.path) for each in done.files]
        done = replace(done, hooks=hooks.after_publish(desk, id, written, done.committed))
    return done


def _paths(planned: Planned) -> tuple[Path, ...]:
    return planned.touched if planned.target == "site" else (planned.path,)


def _ours(desk: Desk, files: Sequence[Planned]) -> tuple[Path, ...]:
    """Name what the publication wrote before and may not have committed: all of its site."""
    if not any(each.target == "site" for each in files):
        return ()
    from newsroom.desk import site

    folder = site.folder_of(desk)
    return site.ours(folder, git.committed(folder / site.MANIFEST, desk.publication.git.timeout))


def _planned_site(desk: Desk, stored: StoredIssue) -> Planned:
    from newsroom.desk import site

    folder = site.folder_of(desk)
    try:
        made = site.plan(desk, with_=stored)
    except NewsroomError as error:
        return Planned("site", folder, "refused", told=str(error))
    if made.in_the_way:
        told = str(site.NotOurs(made.folder, made.in_the_way))
        return Planned("site", folder, "other", made.touched, told)
    if not made.touched:
        return Planned("site", folder, "same")
    return Planned("site", folder, "changed" if made.known else "new", made.touched)


def _planned(desk: Desk, stored: StoredIssue, target: str, force: bool, overwrite: bool) -> Planned:
    if target == "site":
        return _planned_site(desk, stored)
    try:
        path, content = exporting.would_write(desk, stored, target, force=force, overwrite=overwrite)
    except exporting.ExportExists as error:
        state: State = "edited" if isinstance(error, exporting.ExportEdited) else "other"
        return Planned(target, error.path, state, told=str(error), difference=error.difference)
    except NewsroomError as error:
        return Planned(target, exporting.target_of(desk, stored, target), "refused", told=str(error))
    told = _hidden(content) if target == "markdown" else ""
    if not path.is_file():
        return Planned(target, path, "new", told=told)
    return Planned(target, path, "same" if checking.read_digest(path) == content else "changed", told=told)


def _hidden(content: bytes) -> str:
    """Say that a site would not show a file, if its front matter says so."""
    from newsroom.issues.fronting import says_draft

    if not says_draft(issues.decode(content)):
        return ""
    return _(
        "its front matter says draft: true, so a site leaves it out: change it there, or set draft = false"
        " in front of the publication"
    )


def _written(desk: Desk, id: int, planned: Planned, whole: Plan) -> tuple[Done, ...]:
    force, overwrite = whole.force, whole.overwrite
    if planned.target == "site":
        built = exporting.export_to_site(desk, id, force=force, overwrite=overwrite)
        return tuple(Done("site", path) for path in built.touched)
    done = exporting.export(
        desk, id, planned.path, format=planned.target, force=force, overwrite=overwrite, goes_out=True
    )
    return (Done(planned.target, done.path),)


def _committed(desk: Desk, id: int, planned: Plan, files: Sequence[Done]) -> Committed:
    assert planned.commit is not None
    content = desk.store.issues.get(id).issue
    home = planned.commit.repository
    paths = [each.path for each in files]
    return git.commit(git.plan(content, desk.publication, paths, home, _ours(desk, planned.files)))


def _obstacle(planned: Plan) -> str:
    if planned.problem:
        return planned.problem
    stopping = [each.told for each in planned.files if each.stops(planned.force, planned.overwrite)]
    if planned.errors and not planned.force:
        stopping.insert(0, str(exporting.CheckFailed(planned.head.title, planned.errors)))
    told, *others = stopping
    for other in others:
        told = _("{one}; besides, {other}").format(one=told, other=other)
    return told
