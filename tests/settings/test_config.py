from pathlib import Path

import pytest

from newsroom.settings.config import ConfigError, Settings, load, parse
from newsroom.settings.tables import Fetch, line_of

FILE = Path("/home/editor/.config/newsroom/newsroom.toml")


def refusal(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    message = str(caught.value)
    assert message.startswith(str(FILE))
    assert "\n" not in message
    return message


def test_without_a_file_every_setting_has_its_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    settings = load()
    assert settings.publication.name == "全球AI新闻速递"
    assert settings.desk.refresh_minutes == 0
    assert settings.language is None
    assert settings.database.name == "newsroom.db"


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such settings file"):
        load(tmp_path / "missing.toml")


def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "newsroom.toml"
    file.write_bytes(b'theme = "\xff\xfe"')
    with pytest.raises(ConfigError, match="cannot be read"):
        load(file)


def test_what_stands_in_the_file_is_used() -> None:
    text = 'language = "zh"\ntheme = "night"\nambiguous_width = 2\n'
    settings = parse(text + "[fetch]\ntimeout = 5\n[desk]\nrefresh_minutes = 15\n", FILE)
    assert (settings.language, settings.theme, settings.ambiguous_width) == ("zh", "night", 2)
    assert settings.fetch == Fetch(timeout=5)
    assert settings.desk.refresh_minutes == 15


def test_a_relative_database_lies_beside_the_settings() -> None:
    assert parse('database = "work.db"', FILE).database == FILE.parent / "work.db"


def test_a_tilde_is_the_home_folder() -> None:
    assert parse('database = "~/work.db"', FILE).database == Path.home() / "work.db"


def test_a_slip_of_the_pen_is_named_with_its_line_and_what_was_meant() -> None:
    message = refusal('theme = "night"\n\n[fetch]\ntimout = 5\n')
    assert "line 4: fetch.timout" in message
    assert "did you mean timeout?" in message


def test_a_key_like_no_other_is_answered_with_those_that_exist() -> None:
    assert "there are interval, slowest, concurrency, timeout" in refusal("[fetch]\nzzz = 1\n")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ambiguous_width = 3", ["line 1: ambiguous_width", "3 is not allowed", "1 or 2"]),
        ("ambiguous_width = true", ["true is not allowed"]),
        ('language = "fr"', ['"fr" is not allowed', '"en" or "zh"']),
        ("theme = 3", ["theme: 3", "texts in quotes"]),
        ("[fetch]\n\nconcurrency = 0", ["line 3: fetch.concurrency: 0", "whole numbers from 1 to 200"]),
        ("[fetch]\ninterval = 1.5", ["fetch.interval: 1.5"]),
        ("fetch = 3", ["fetch: 3", "a table"]),
        ("publications = 3", ["publications: 3", "a table"]),
        ("[publications]\nweekly = 3", ["line 2: publications.weekly: 3", "a table"]),
        ("[publications.daily]\ncategories = [1]", ["publications.daily.categories: [1]", "lists of texts"]),
        ('[rank.terms]\nAI = 5\n"" = 10', ['line 3: rank.terms.: "" is no word to look for']),
        ('[rank.terms]\n" " = 10\n"—" = 3', ['line 2: rank.terms. : " " is', 'line 3: rank.terms.—: "—" is']),
        ("[publications.daily]\nentries = 101", ["entries: 101", "from 1 to 100"]),
        ('theme = "' + "长" * 90 + '"\n[desk]\nrefresh_minutes = "' + "长" * 90 + '"', ["长…"]),
    ],
)
def test_a_wrong_value_is_answered_with_what_is_allowed(text: str, parts: list[str]) -> None:
    message = refusal(text)
    for part in parts:
        assert part in message


def test_terms_of_symbols_and_numbers_are_words_to_look_for() -> None:
    terms = parse('[rank.terms]\n"$" = 5\n"🚀" = 5\n"C++" = 5\n"5" = 5\n"《三体》" = 5', FILE).rank.terms
    assert len(terms) == 5


def test_all_that_is_wrong_is_said_at_once() -> None:
    message = refusal('langauge = "zh"\n[desk]\nrefresh = 5\n')
    assert "line 1: langauge" in message
    assert "line 3: desk.refresh" in message


def test_what_is_not_toml_is_answered_with_the_place() -> None:
    assert "line 2" in refusal('theme = "night"\nlanguage = zh\n')


def test_a_publication_nobody_set_up_cannot_be_chosen() -> None:
    message = refusal('publication = "weekly"')
    assert '"weekly" is not a publication; there are daily' in message


def test_settings_made_in_code_know_the_built_in_publication() -> None:
    settings = Settings(file=FILE, database=FILE.with_name("n.db"))
    assert settings.publications == {"daily": settings.publication}


def test_the_line_of_a_quoted_or_dotted_key_is_found() -> None:
    assert line_of('a = 1\n["x y".z]\n\nb = 2', ("x y", "z", "b")) == 4
    assert line_of("fetch.timeout = 3", ("fetch", "timeout")) == 1
    assert line_of("a = {b = 1}", ("a", "b")) is None
