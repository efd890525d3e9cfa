import sqlite3
from contextlib import closing
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from newsroom.store.matching import Matcher, plain

LETTERS = st.text("aAéÉßñ推理成%_\\&<>'\"1 ", max_size=8)


def passes_sqlite(matcher: Matcher, title: str, html: str) -> bool:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE a (title)")
        db.execute("CREATE TABLE c (html)")
        db.execute("INSERT INTO a VALUES (?)", [title])
        db.execute("INSERT INTO c VALUES (?)", [html])
        return bool(
            db.execute(f"SELECT 1 FROM a, c WHERE {matcher.condition}", matcher.parameters).fetchone()
        )


@given(LETTERS, LETTERS, LETTERS)
def test_what_matches_is_what_a_reader_would_find(query: str, title: str, text: str) -> None:
    html = f'<p class="aé推">{escape(text, quote=False)}</p>'
    matcher = Matcher(query)
    expected = all(word in title.lower() or word in text.lower() for word in query.lower().split())
    assert matcher.matches(title, html) == expected
    if expected:
        assert passes_sqlite(matcher, title, html), "SQLite passes over nothing that matches"


def test_markup_is_no_text() -> None:
    html = "<p>1 &lt; 2 &amp; <a title=\"x > y\" href='z'>three</a><br></p>"
    assert plain(html).split() == ["1", "<", "2", "&", "three"]
