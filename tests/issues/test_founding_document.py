"""The founding document of the daily digest, and real digests of other houses."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.issues import characters, content, decode, encode, is_house, parse, render


@pytest.fixture(scope="module")
def founding(shared: Path) -> str:
    (path,) = (shared / "seeds").glob("002_*.txt")
    return decode(path.read_bytes())


def test_it_is_written_to_the_byte_from_its_values_alone(founding: str) -> None:
    issue = parse(founding)
    assert is_house(founding)
    assert len(issue.entries) == 10
    assert render(issue) == founding
    assert render(replace(issue, source=None)) == founding
    assert content(parse(render(issue))) == content(issue)


def test_its_lengths_are_those_the_bands_were_made_from(founding: str) -> None:
    issue = parse(founding)
    headlines = [characters(entry.headline) for entry in issue.entries]
    summaries = [characters(entry.summary) for entry in issue.entries]
    assert characters(issue.lead) == 246
    assert (min(headlines), max(headlines)) == (21, 45)
    assert (min(summaries), max(summaries)) == (128, 186)


def test_every_real_file_comes_back_as_it_was(shared: Path) -> None:
    paths = [
        path
        for folder in ("seeds", "data/digests")
        for path in (shared / folder).rglob("*")
        if path.is_file()
    ]
    assert len(paths) > 100
    for path in paths:
        data = path.read_bytes()
        assert encode(render(parse(decode(data)))) == data, path


def test_no_digest_of_another_house_is_taken_for_ours(shared: Path) -> None:
    for path in (shared / "data/digests").rglob("*.md"):
        text = decode(path.read_bytes())
        assert not is_house(text), path
        assert parse(text).date is not None, path
