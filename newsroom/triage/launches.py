"""Launches that English headlines tell without a verb of them: X 5 is out, reaches 1.0, Introducing X, X 5.

Who makes a thing tells so, and names neither itself nor what it does.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

from newsroom.text.patterns import late

_OPENING = re.compile(
    r"(?i:introducing|announcing|presenting|unveiling|releasing|meet|say hello to)\s+"
    r"(?i:(?:the|our|a|an)\s+)?(?i:(?:all-)?new\s+|next\s+)?(?=[a-z]{0,3}[A-Z])"
)
_VERSION = r"v?\d+(?:\.\d+)*[a-z]?"
_ALONE = re.compile(
    rf"[A-Za-z][\w.+-]*(?: [A-Z][\w.+-]*){{0,2}} (?P<version>{_VERSION})"
    r"(?P<rest>\s*\([^)]{1,20}\)| [Rr]elease [Nn]otes|: .+)?$"
)
"""A thing with its version, and nothing else, as who makes it heads its notes."""
_OWN_VOICE = re.compile(r"^v\d|\.\d+\.|\bour\b")
"""How who makes it writes where more follows: v1.4: ..., 1.4.0: ..., X 4: our fastest yet."""
_CAME = re.compile(
    r"\b(?:(?:is|are) (?:(?:now|finally|officially|already|generally) )*(?:out|here|available|live|official)|"
    r"(?:arrives|has arrived|is released|ships))\b"
    r"(?! (?:of|in|on|to|at|via|through|from|behind|for [A-Z]))",
    re.IGNORECASE,
)
"""What says of a version that it is there. Of where else it is to be had now others tell on other days."""
_REACHED = re.compile(
    r"\b(?:reach(?:es|ed)|hits|turns) (?:version )?(?P<version>v?\d+\.\d+(?:\.\d+)*)"
    r"(?=$|[:;,]| (?:with|after|and|as)\b)",
    re.IGNORECASE,
)
_NOTHING_DONE_TO = re.compile(r"\s*(?:$|[:;,(]|(?:with|bringing|adds|adding|today|under)\b)")
_PARTICIPLE = re.compile(r"(?:ed|introduced|out)$", re.IGNORECASE)
_UNFINISHED = late(
    r"(?<![a-z])(?:alpha|beta|rc\d?|release candidate|preview|nightly)(?![a-z])|测试版|公测|内测|预览"
)
_TO_BE_HAD = re.compile(r"\b(?:available|on sale|out now|now out|preorders?|pre-orders?|ships|shipping)\b")
_DAY = timedelta(days=1)


class Came(NamedTuple):
    """A launch that a headline tells in one of these ways."""

    start: int
    """Where it says so."""
    of: str
    """The part that names what is launched."""
    version: str
    """The version that stands in what says so, or nothing."""


def came_out(clause: str) -> Came | None:
    """Return the launch that a headline's main clause tells without a verb of it."""
    if opening := _OPENING.match(clause):
        return Came(0, clause[opening.end() :], "")
    alone = _ALONE.match(clause)
    if alone and _is_note(alone["version"], alone["rest"] or ""):
        return Came(0, clause[: alone.end("version")], alone["version"])
    if (reached := _REACHED.search(clause)) and reached.start():
        return Came(reached.start(), clause[: reached.start()], reached["version"])
    said = _CAME.search(clause)
    if said and re.search(r"\d", clause[: said.start()]):
        return Came(said.start(), clause[: said.start()], "")
    return None


def _is_note(version: str, rest: str) -> bool:
    return not rest.startswith(":") or _OWN_VOICE.search(version + rest) is not None


def is_thing_itself(before: str, verb: str, behind: str) -> bool:
    """Tell whether what stands before a verb of a launch is what is launched: X 5 released with Y."""
    if not _PARTICIPLE.search(verb) or not _NOTHING_DONE_TO.match(behind):
        return False
    return re.search(r"\d", before) is not None


def plain_version(version: str) -> str:
    """Return a version as any writer may write it: 1.95 for 1.95.0, 26 for v26.0.0; 1.90 is another one."""
    found = version.casefold()
    if found[:1] == "v" and found[1:2].isdigit():
        found = found[1:]
    while found.endswith(".0"):
        found = found[:-2]
    return found


def other_step(one: str, other: str, passed: timedelta) -> bool:
    """Tell whether of two folded headlines of a launch one alone tells of a test version, or of sales since.

    Args:
        one: A headline.
        other: Another one.
        passed: The time between them.
    """
    if (_UNFINISHED.search(one) is None) is not (_UNFINISHED.search(other) is None):
        return True
    return passed > _DAY and (_TO_BE_HAD.search(one) is None) is not (_TO_BE_HAD.search(other) is None)
