"""Sentences are whole messages: what is put together in code has Latin punctuation in Chinese too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.catalogue import ROOT

_GLUE = re.compile(r"[,;:.] | \(")
_MESSAGE = re.compile(
    r"\b(?:n?gettext|_|error|errors|problem|message|reason|words|hint|stopped|failure|format_message)\b"
)
"""What a field of an f-string is called when it is said to the editor."""
_BEFORE = ("newsroom: ", "{place}: ", "{path}: ")
"""The program, and a place as compilers write it: editors and scripts look for these."""
APART = ("cli/crash.py",)
"""A report for those who mend newsroom."""
_ROOMS = ("assist", "cli", "desk", "publish", "settings", "store", "tui", "wire")


def glued(code: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of f-strings that put messages together."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.JoinedStr):
            continue
        fields = [ast.unparse(each.value) for each in node.values if isinstance(each, ast.FormattedValue)]
        names = iter(fields)
        text = "".join(
            str(each.value) if isinstance(each, ast.Constant) else f"{{{next(names)}}}"
            for each in node.values
        )
        bare = text
        for start in _BEFORE:
            bare = bare.removeprefix(start)
        between = re.sub(r"\{.*?\}", "", bare)
        if _GLUE.search(between) and any(map(_MESSAGE.search, fields)):
            yield node.lineno, text


@pytest.mark.parametrize("room", _ROOMS)
def test_no_sentence_is_glued_together(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sorted((ROOT / "newsroom" / room).rglob("*.py"))
        if path.relative_to(ROOT / "newsroom").as_posix() not in APART
        for line, text in glued(path.read_text(encoding="utf-8"))
        if not re.match(r"[A-Z]{4,} |WITH |.*\bSELECT ", text)
    ]
    assert not found, "say it in one message:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        'f"{name}: {errors}, {others}"',
        'f"{feed.title}: {failure.message} ({address})"',
        'f"{size}; {_(least)}"',
        'f" ({reason})"',
    ],
)
def test_glue_is_seen(code: str) -> None:
    assert list(glued(code))
