"""Whose a step is, and which steps are about the same: so that undo takes back nobody else's unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct, field

from newsroom.store import spans
from newsroom.store.claims import process_lives
from newsroom.store.session import Session
from newsroom.store.steps import Step

Program = Literal["command", "desk", "other"]
"""What took a step: a command, another desk, a version that did not say."""

_ANYTHING = "*"


class Asked(Struct, frozen=True):
    """A step that is not of this sitting, and that is taken back, or again, only if the editor wants it."""

    id: int
    label: str
    at: datetime
    by: Program
    first: str = ""
    """The step of this sitting that cannot be taken back, or again, before this one; '' if there is none."""


def is_own(session: Session, step: Step) -> bool:
    """Tell whether a step was taken in this sitting."""
    return step.session.split(" ", 1)[0] == session.key


def program_of(session: Session, step: Step) -> Program | None:
    """Tell which other program took a step; None for this sitting, and for one at this desk that is over."""
    if is_own(session, step):
        return None
    _key, kind, process, machine = (*step.session.split(" ", 3), "", "", "")[:4]
    if kind == "command":
        return "command"
    before = session.began is not None and step.at < session.began
    if kind == "desk":
        return None if before and not process_lives(process, machine) else "desk"
    return None if before else "other"


def in_the_way(step: Step, others: Iterable[Step]) -> Step | None:
    """Return the last of other steps that is about the same as a step, or as one of them that is.

    Args:
        step: What is to be taken back, or again.
        others: Those that came upon it, in their order.
    """
    about, last = _about(step), None
    for other in others:
        more = _about(other)
        if about.meets(more):
            about.add(more)
            last = other
    return last


class _About(Struct):
    """What steps changed."""

    marked: dict[str, set[int]] = field(default_factory=dict)
    """Of each mark the stories; of articles that went from story to story, under a name for any mark."""
    things: set[tuple[str, int]] = field(default_factory=set)

    def meets(self, other: _About) -> bool:
        """Tell whether the other is about something of this."""
        if self.things & other.things:
            return True
        return any(
            stories & theirs
            for name, stories in self.marked.items()
            for mark, theirs in other.marked.items()
            if _ANYTHING in (name, mark) or name == mark
        )

    def add(self, other: _About) -> None:
        """Be about that as well."""
        self.things |= other.things
        for mark, stories in other.marked.items():
            self.marked[mark] = self.marked.get(mark, set()) | stories

    def mark(self, mark: str, stories: Iterable[int]) -> None:
        self.marked.setdefault(mark, set()).update(stories)


def _about(step: Step) -> _About:
    about, data = _About(), step.data
    if step.issue is not None:
        about.things.add(("issue", step.issue))
        if data.get("open"):
            about.things.add(("open", 0))
    for issue in data.get("issues", ()):
        about.things.add(("issue", issue))
    for kind in ("view", "passage"):
        if kind in data:
            about.things.add((kind, data[kind]))
    if step.kind == "feeds":
        about.things.update(("feed", id) for id, _before, _after in data["feeds"])
    if step.kind == "placing":
        about.mark(_ANYTHING, (story for _article, *both in data["moves"] for story in both))
    if step.kind == "marks":
        _add_marks(about, [data])
    if step.kind == "rules":
        _add_marks(about, data["marks"])
        about.things.update(("deed", id) for id in (*data["deeds"], *data.get("outgrown", ())))
    return about


def _add_marks(about: _About, steps: Sequence[dict[str, object]]) -> None:
    for data in steps:
        before, deeds = data["before"], data.get("deeds")
        assert isinstance(before, list)
        for _value, packed in before:
            for low, high in spans.unpack(packed):
                about.mark(str(data["mark"]), range(low, high + 1))
        if isinstance(deeds, list):
            about.things.update(("deed", id) for id in deeds[1])
