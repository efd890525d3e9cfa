"""What is kept of a deed is told in the language of whoever reads it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.desk import Desk, composing, history, open_desk
from newsroom.desk.writing import EntryChange, Texts, change_entry, set_texts
from newsroom.issues import add_entry, new_entry
from newsroom.settings.config import parse
from newsroom.settings.language import use_language
from newsroom.settings.said import kept, said, said_of, told


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language(None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(parse("", tmp_path / "newsroom.toml"), tmp_path / "newsroom.db") as desk:
        yield desk


def test_a_deed_is_told_in_the_language_of_the_reader() -> None:
    stored = kept(said("undo: {step}", step=said_of("pick {n} story", "pick {n} stories", 2)))
    assert told(stored) == "撤销：选入2条新闻"
    use_language("en")
    assert told(stored) == "undo: pick 2 stories"
    assert kept(told(stored)) != stored and told(kept(told(stored))) == "undo: pick 2 stories"


@pytest.mark.parametrize(
    "stored",
    [
        "改了导语",
        "",
        "text\x1f",
        "text\x1fnot JSON",
        'text\x1f{"say":"no such message"}',
        "text\x1f[1]",
        "text\x1fnull",
    ],
)
def test_rows_of_older_and_newer_versions_are_told_as_they_stand(stored: str) -> None:
    assert told(stored) == stored.partition("\x1f")[0]


def test_a_template_from_a_hostile_file_is_not_filled() -> None:
    assert told('text\x1f{"say":"{x:>999999999}","with":{"x":1}}') == "text"


def test_to_another_process_it_goes_as_text() -> None:
    assert type(pickle.loads(pickle.dumps(said("started")))) is str


def test_the_history_of_an_issue_changes_its_language_with_the_reader(desk: Desk) -> None:
    id = composing.start(desk).stored.head.id
    composing.change(desk, id, lambda issue: add_entry(issue, new_entry(headline="题")), said("started"))
    set_texts(desk, id, Texts(lead="导语。"))
    change_entry(desk, id, 1, EntryChange(headline="另一个题"))
    desk.store.journal.undo()
    in_chinese = [each.cause for each in history.history_of(desk, id).moments]
    last = desk.store.journal.last()
    use_language("en")
    assert [each.cause for each in history.history_of(desk, id).moments][:3] == [
        "undo: entry 1 changed",
        "entry 1 changed",
        "lead and commentary set",
    ]
    assert in_chinese[0].startswith("撤销") and last is not None
    again = desk.store.journal.last()
    assert again is not None and again.label == "lead and commentary set" != last.label
