"""Stand-ins for what an encoding lacks: they take the cells that it would have taken."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.cells import measure, use_ambiguous
from newsroom.text.standins import replaced

codecs.register_error("standins under test", replaced)


def written(text: str, encoding: str = "ascii") -> str:
    """Write a text in an encoding, and read it again."""
    return text.encode(encoding, "standins under test").decode(encoding)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("新闻速递 AI", "???????? AI"),
        ("newsroom · 编辑台", "newsroom . ??????"),
        ("Welcome to the sample…", "Welcome to the sample>"),
        ("╭─ Inbox ─╮│█▂│", "+- Inbox -+|#.|"),
        ("Crème brûlée", "Creme brulee"),
        ("ｅ̇。（一）", "e .  (??) "),
        ("👩‍👩‍👧 ok 👍🏽", "?? ok ??"),
        ("e\u0301", "e"),
    ],
)
def test_text_keeps_its_place(text: str, stands: str) -> None:
    assert written(text) == stands


def test_what_the_encoding_has_stays() -> None:
    assert written("Crème · 台", "latin-1") == "Crème · ??"
    assert written("编辑台 ✓", "gbk") == "编辑台 ?"


def test_where_the_terminal_gives_two_cells_stand_ins_do() -> None:
    use_ambiguous(2)
    try:
        assert written("──·…") == "----. > "
    finally:
        use_ambiguous(1)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40))
def test_they_take_the_same_cells(text: str) -> None:
    # Cut where the encoding changes: a mark alone has no cells, and none is given for it.
    lacking = "".join(each for each in text if not each.isascii())
    assert len(written(lacking)) == measure(lacking)[0][-1]
