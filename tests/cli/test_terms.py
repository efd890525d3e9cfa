from tests.cli.conftest import Newsroom


def test_terms_are_added_listed_and_removed(newsroom: Newsroom) -> None:
    assert newsroom("terms", "add", "北晨", "北辰").code == 0
    assert newsroom("terms", "list", "--json").json == [{"wrong": "北晨", "right": "北辰"}]
    assert newsroom("terms", "remove", "北晨").code == 0
    assert newsroom("terms", "list", "--json").json == []
    result = newsroom("terms", "remove", "北晨")
    assert result.code == 1 and "北晨" in result.err


def test_without_corrections_nothing_is_learned(newsroom: Newsroom) -> None:
    newsroom("issue", "new", "--date", "2031-03-09")
    result = newsroom("terms", "learn")
    assert (result.code, result.out) == (0, "")
    assert "nothing was learned" in result.err
