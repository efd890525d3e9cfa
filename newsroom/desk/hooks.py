"""Hooks: commands of the editor's that are run after work, with JSON about it on their standard input.

What was done stays done whatever becomes of them. They run in the folder of the settings file. In their
environment stand NEWSROOM_HOOK, NEWSROOM_DATABASE, NEWSROOM_CONFIG if there are settings, and NEWSROOM_ISSUE
where it is about an issue, so that ``newsroom`` called by them works on the same newsroom.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.desk.processes import Ran, run
from newsroom.model import Hook, HookEvent, IssueHead, StoredIssue
from newsroom.settings.language import _

if TYPE_CHECKING:
    from newsroom.desk.exporting import Exported
    from newsroom.desk.git import Committed
    from newsroom.desk.picking import Picked
    from newsroom.desk.refresh import Report

VERSION = 1
"""Of what stands on their standard input."""


class HookRun(Struct, frozen=True):
    """A hook, and how it ended."""

    hook: Hook
    ran: Ran
    ended: datetime

    @property
    def summary(self) -> str:
        """Tell in one line which it was and how it ended."""
        problem = self.ran.problem or _("it succeeded")
        return _("hook on {event}, {command}: {problem}").format(
            event=self.hook.on, command=self.hook.line, problem=problem
        )


def wanted(desk: Desk, event: HookEvent) -> tuple[Hook, ...]:
    """Return the hooks that are run after some work, in the order of the settings."""
    return tuple(hook for hook in desk.settings.hooks if hook.on == event)


def after_fetch(desk: Desk, report: Report) -> tuple[HookRun, ...]:
    """Run the hooks on ``fetch``; call it where waiting for them delays no one."""
    from newsroom.desk.refreshed import for_programs

    return _run(desk, "fetch", lambda: for_programs(report))


def after_pick(desk: Desk, issue: int, picked: Sequence[Picked]) -> tuple[HookRun, ...]:
    """Run the hooks on ``pick``, if anything was picked that was not in the issue before."""
    if not any(each.new for each in picked):
        return ()

    def data() -> dict[str, Any]:
        stored = desk.store.issues.get(issue)
        entries = {each.article: each for each in stored.issue.entries}
        picks = [
            {
                "article": each.article,
                "number": each.number,
                "headline": entries[each.article].headline if each.article in entries else None,
                "url": entries[each.article].url or None if each.article in entries else None,
            }
            for each in picked
            if each.new
        ]
        return {"issue": _head(stored.head), "picks": picks}

    return _run(desk, "pick", data, issue)


def after_export(desk: Desk, done: Exported, form: str = "markdown") -> tuple[HookRun, ...]:
    """Run the hooks on ``export``."""

    def data() -> dict[str, Any]:
        return {
            "issue": _head(done.stored.head),
            "form": form,
            "path": None if str(done.path) == "-" else str(done.path.absolute()),
            "content": _content(desk, done.stored),
        }

    return _run(desk, "export", data, done.stored.head.id)


def after_publish(
    desk: Desk, issue: int, files: Sequence[tuple[str, Path]], committed: Committed | None
) -> tuple[HookRun, ...]:
    """Run the hooks on ``publish``.

    Args:
        desk: The open newsroom.
        issue: The id of the issue that went out.
        files: What was written, each with the target it is of.
        committed: The commit, where one was made.
    """

    def data() -> dict[str, Any]:
        stored = desk.store.issues.get(issue)
        return {
            "issue": _head(stored.head),
            "files": [{"target": target, "path": str(path.absolute())} for target, path in files],
            "commit": committed.commit or None if committed else None,
            "pushed": committed.pushed if committed else None,
            "content": _content(desk, stored),
        }

    return _run(desk, "publish", data, issue)


def _run(
    desk: Desk, event: HookEvent, data: Callable[[], dict[str, Any]], issue: int | None = None
) -> tuple[HookRun, ...]:
    hooks = wanted(desk, event)
    if not hooks:
        return ()
    told = {
        "version": VERSION,
        "event": event,
        "at": desk.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "publication": {"id": desk.publication.id, "name": desk.publication.name},
        **data(),
    }
    given = (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    settings = desk.settings.file
    folder = settings.parent if settings.parent.is_dir() else Path.home()
    set_ = {
        **os.environ,
        "NEWSROOM_HOOK": event,
        "NEWSROOM_DATABASE": str(desk.store.path.absolute()),
    }
    if settings.exists():
        set_["NEWSROOM_CONFIG"] = str(settings.absolute())
    if issue is not None:
        set_["NEWSROOM_ISSUE"] = str(issue)
    return tuple(
        # The time is told once it has ended: arguments are reckoned in their order.
        HookRun(
            hook,
            run(hook.run, folder=folder, timeout=hook.timeout, given=given, environment=set_),
            desk.now(),
        )
        for hook in hooks
    )


def _content(desk: Desk, stored: StoredIssue) -> dict[str, Any]:
    from newsroom.desk.outlets import address_of
    from newsroom.publish.data import issue_data

    address = address_of(desk, stored.head.id, stored.issue)
    return issue_data(stored.issue, desk.publication, address)


def _head(head: IssueHead) -> dict[str, Any]:
    return {
        "id": head.id,
        "date": head.date.isoformat() if head.date else None,
        "title": head.title,
        "form": head.form,
    }
