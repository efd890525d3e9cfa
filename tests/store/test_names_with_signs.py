"""Names with signs in them: C++ is not C, and Notepad is found with its signs and without."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.store import Store, open_store
from newsroom.store.schema import v16
from newsroom.text.folding import fold
from newsroom.text.queries import read_query
from newsroom.text.tagless import plain
from tests.store.newsdesk import NOON, TODAY, absorb, add_feed, draft


def found(store: Store, text: str) -> list[str]:
    hits = store.articles.search(read_query(text, NOON), 999, TODAY)
    return [article.title.removeprefix("A headline about ") for article in hits]


SHARP = {
    "one": "F#入门",
    "two": "用F#和<b>C</b>&#35;语言写",
    "three": "Notepad++ 8.8 发布",
    "four": "记事本Notepad更新",
    "five": "C 语言",
    "six": "第F#x号",
}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("F#", {"one", "two"}),
        ("F#入门", {"one"}),
        ("C#", {"two"}),
        ("C#语言", {"two"}),
        ("Notepad", {"three", "four"}),
        ("Notepad 发布", {"three"}),
        ('"Notepad" 8.8', {"three"}),
        ("Notepad++", {"three"}),
        ("Notepad++ 发布", {"three"}),
        ('"C 语言"', {"five"}),
    ],
)
def test_a_name_with_signs_is_found_before_chinese_and_notepad_either_way(
    store: Store, query: str, names: set[str]
) -> None:
    absorb(store, add_feed(store), *(draft(name, html=f"<p>{text}</p>") for name, text in SHARP.items()))
    assert set(found(store, query)) == names


def test_names_with_signs_are_found_in_a_file_that_held_them_otherwise(path: Path) -> None:
    drafts = [draft(name, html=f"<p>{text}</p>") for name, text in SHARP.items()]
    with open_store(path) as store:
        absorb(store, feed := add_feed(store), *drafts)
        with store.writing() as db:
            db.execute("INSERT INTO words (words) VALUES ('delete-all')")
            for id, place, title in db.execute("SELECT id, place, title FROM articles").fetchall():
                (html,) = db.execute("SELECT html FROM contents WHERE article = ?", [id]).fetchone()
                before = " ".join(v16._BEFORE.findall(fold(plain(html)))), title.lower()
                db.execute("INSERT INTO words (rowid, body, title) VALUES (?, ?, ?)", [place, *before])
            db.execute("PRAGMA user_version = 15")
        assert found(store, "F#") == []
    with open_store(path) as store:
        assert set(found(store, "F#")) == {"one", "two"}
        assert set(found(store, "Notepad ")) == {"three", "four"}
        # Nothing is left of what was held before.
        absorb(store, feed, *(replace(each, html="<p>anything else</p>") for each in drafts))
        assert found(store, '"f"') == found(store, "入门") == found(store, "Notepad") == []
