import json
from datetime import date, datetime, timedelta, timezone

from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.model import Entry, Issue
from newsroom.store.codec import decode, encode

TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
"""Any code points, lone surrogates too: files are read with surrogateescape."""

ENTRIES = st.builds(
    Entry,
    uid=TEXT,
    headline=TEXT,
    url=TEXT,
    summary=TEXT,
    article=st.none() | st.integers(1, 10**9),
    drafted=st.booleans(),
)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ISSUES = st.builds(
    Issue,
    date=st.none() | st.dates(),
    title=TEXT,
    published=st.none() | st.datetimes(timezones=ZONES),
    categories=st.lists(TEXT, max_size=3).map(tuple),
    lead=TEXT,
    entries=st.lists(ENTRIES, max_size=3).map(tuple),
    commentary=TEXT,
    source=st.none() | TEXT,
)


@given(ISSUES)
def test_an_issue_comes_back_as_it_was(issue: Issue) -> None:
    text = encode(issue)
    text.encode()  # a column can hold it
    back = decode(text, issue.source)
    # JSON cannot tell two surrogates that follow one another from the character they make together.
    assume(not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in _pairs(issue)))
    assert back == issue
    assert encode(back) == text
    if issue.published is not None and back.published is not None:
        assert back.published.utcoffset() == issue.published.utcoffset()


def _pairs(issue: Issue) -> list[tuple[str, str]]:
    entries = [
        text for entry in issue.entries for text in (entry.uid, entry.headline, entry.url, entry.summary)
    ]
    texts = [issue.title, issue.lead, issue.commentary, *issue.categories, *entries]
    return [pair for text in texts for pair in zip(text, text[1:], strict=False)]


def test_a_revision_can_be_read_by_a_person() -> None:
    zone = timezone(timedelta(hours=8))
    issue = Issue(
        date=date(2026, 3, 2),
        title="日报\udc80",
        published=datetime(2026, 3, 2, 7, 0, 0, 250_000, zone),
        entries=(Entry(uid="a", headline="标题"),),
    )
    text = encode(issue)
    assert '"title": "日报\\udc80"' in text
    assert '"published": "2026-03-02T07:00:00.250000+08:00"' in text
    assert '"headline": "标题"' in text


def test_keys_of_a_newer_newsroom_are_passed_over() -> None:
    text = '{"date": null, "title": "t", "mood": "good", "entries": [{"uid": "a", "colour": "red"}]}'
    assert decode(text) == Issue(date=None, title="t", entries=(Entry(uid="a"),))


def test_keys_an_older_newsroom_did_not_write_have_their_default() -> None:
    assert decode("{}") == Issue(date=None, title="")


def test_the_source_is_not_written_into_every_revision() -> None:
    assert "source" not in json.loads(encode(Issue(date=None, title="t", source="# text")))
