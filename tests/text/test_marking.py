"""Words that are looked for are marked where they stand, numbers with their signs and not in longer ones."""

from datetime import UTC, datetime

import pytest

from newsroom.text.matching import hits, words_of
from newsroom.text.queries import read_query

TEXT = (
    "第5条：GPT-5.5 在 40 台机器上快了40%，每月 $5，占 2/3，比 2.3 与 1.2.3 好，第1名、12.3，5％、1,200.5 元"
)


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("40%", ["40%"]),
        ("$5", ["$5"]),
        ("5%", ["5％"]),
        ("2/3", ["2/3"]),
        ("2.3", ["2.3"]),
        ("1.2.3", ["1.2.3"]),
        ("快了40%", ["快了40%"]),
        ("40% OR 占", ["40%", "占"]),
        ("40% $5", ["40%", "$5"]),
        ("40", ["40", "40"]),
        ("-40% 占", ["占"]),
    ],
)
def test_what_is_marked_is_what_was_looked_for(asked: str, marked: list[str]) -> None:
    words = words_of(read_query(asked, datetime(2026, 7, 20, tzinfo=UTC)))
    assert [TEXT[start:end] for start, end in hits(TEXT, words, title=True)] == marked
