from __future__ import annotations

import os
from pathlib import Path

import pytest

import newsroom as package
from newsroom.cli import feed_list as feeds_module
from tests.cli.conftest import Newsroom


def one_line(text: str) -> str:
    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert "Traceback" not in text
    return text


def test_the_version_is_one_line(newsroom: Newsroom) -> None:
    result = newsroom("--version")
    assert (result.code, result.out, result.err) == (0, f"newsroom {package.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["fetsh"],
        ["--lang", "fr"],
        ["--nothing"],
        ["fetch", "--nothing"],
        ["feeds", "add"],
        ["feeds", "ad"],
        ["search"],
        ["articles", "--limit", "many"],
        ["articles", "--limit", "-1"],
        ["issue", "pick", "first"],
        ["issue", "new", "--date", "tomorrow"],
        ["issue", "export", "--format", "pdf"],
        ["issue", "entry", "0", "--drop"],
        ["backup"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(newsroom: Newsroom, arguments: list[str]) -> None:
    result = newsroom(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "--help" in one_line(result.err)


def test_a_group_without_a_command_shows_its_help(newsroom: Newsroom) -> None:
    result = newsroom("feeds")
    assert (result.code, result.out) == (2, "")
    assert "import" in result.err


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    [[], ["feeds"], ["feeds", "add"], ["fetch"], ["articles"], ["issue"], ["issue", "import"], ["demo"]],
)
def test_every_help_fits_eighty_columns(newsroom: Newsroom, language: str, command: list[str]) -> None:
    from newsroom.text.cells import cell_width

    result = newsroom("--lang", language, *command, "--help")
    assert (result.code, result.err) == (0, "")
    assert all(cell_width(line) <= 80 for line in result.lines)


def test_the_commands_are_listed_in_the_order_of_the_work(newsroom: Newsroom) -> None:
    out = newsroom("--help").out
    names = ["demo", "feeds", "fetch", "articles", "search", "issue", "backup", "doctor"]
    places = [out.index(f"\n  {name} ") for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("place", ["option", "environment", "settings"])
def test_the_language_comes_from_option_settings_or_locale(
    newsroom: Newsroom, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = []
    if place == "option":
        options = ["--lang", "zh"]
    elif place == "environment":
        monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    else:
        newsroom.config.parent.mkdir(parents=True)
        newsroom.config.write_text('language = "zh"\n')
    assert "数据库" in newsroom(*options, "--help").out
    assert "命令" in newsroom(*options, "fetsh").err
    assert "选项" in newsroom(*options, "fetch", "--nothing").err
    assert "没有" in newsroom(*options, "feeds", "remove", "x").err


def test_an_option_goes_before_settings_and_locale(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    newsroom.config.parent.mkdir(parents=True)
    newsroom.config.write_text('language = "zh"\n')
    assert "Usage" in newsroom("--lang", "en", "--help").out


def test_the_language_is_given_back_to_the_process(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom("--lang", "zh", "--help")
    assert "LANGUAGE" not in os.environ
    monkeypatch.setenv("LANGUAGE", "de")
    newsroom("--lang", "zh", "--help")
    assert os.environ["LANGUAGE"] == "de"


def test_broken_settings_are_one_line_that_says_where(newsroom: Newsroom) -> None:
    newsroom.config.parent.mkdir(parents=True)
    newsroom.config.write_text("[fetch]\ntimout = 3\n")
    result = newsroom("articles")
    assert (result.code, result.out) == (1, "")
    assert f"{newsroom.config}: line 2: fetch.timout" in one_line(result.err)
    assert newsroom("--help").code == 0
    assert newsroom("--version").code == 0


def test_a_settings_file_that_is_named_must_exist(newsroom: Newsroom) -> None:
    result = newsroom("--config", "missing.toml", "articles")
    assert result.code == 1
    assert "missing.toml" in one_line(result.err)


@pytest.mark.parametrize(
    "command",
    [
        ("articles",), ("search", "x"), ("feeds", "list"), ("feeds", "remove", "1"),
        ("feeds", "edit", "1", "--title", "x"), ("feeds", "export"), ("issue", "list"),
        ("issue", "pick", "1"),
        ("issue", "set", "--lead", "-"), ("issue", "entry", "1", "--drop"), ("issue", "cite", "1"),
        ("rules", "list"), ("rules", "log"), ("views", "list"), ("undo",), ("notes",),
        ("tidy", "--days", "9"),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_database_that_is_named_must_exist_where_something_is_asked_of_it(
    newsroom: Newsroom, command: tuple[str, ...], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = newsroom.home / "no" / "such.db"
    if way == "environment":
        monkeypatch.setenv("NEWSROOM_DATABASE", str(missing))
        result = newsroom(*command)
    else:
        result = newsroom("--database", missing, *command)
    assert (result.code, result.out) == (1, "")
    told = one_line(result.err)
    assert f"there is no database {missing}" in told and "run newsroom to make one" in told
    assert not missing.parent.exists()


def test_what_begins_a_newsroom_makes_the_database_that_is_named(newsroom: Newsroom) -> None:
    for number, command in enumerate((("fetch",), ("issue", "new"), ("feeds", "import", "list.opml"))):
        (newsroom.home / "list.opml").write_text('<opml version="2.0"><body/></opml>')
        made = newsroom.home / f"{number}.db"
        newsroom(
            "--database", made, *(str(newsroom.home / each) if "." in each else each for each in command)
        )
        assert made.exists(), command


@pytest.mark.parametrize("way", ["option", "environment", "settings"])
def test_the_database_can_be_named(newsroom: Newsroom, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = newsroom.home / "other.db"
    options: list[object] = []
    if way == "option":
        options = ["--database", other]
    elif way == "environment":
        monkeypatch.setenv("NEWSROOM_DATABASE", str(other))
    else:
        file = newsroom.home / "mine.toml"
        file.write_text('database = "other.db"\n')
        monkeypatch.setenv("NEWSROOM_CONFIG", str(file))
    assert newsroom(*options, "feeds", "add", "--no-check", "https://a.example/feed").code == 0
    assert other.exists()
    assert not newsroom.database.exists()


def test_a_file_of_another_kind_is_refused_and_left_as_it_is(newsroom: Newsroom) -> None:
    notes = Path("notes.txt")
    notes.write_text("not a database, but long enough to be looked at " * 40)
    before = notes.read_bytes()
    result = newsroom("--database", notes, "feeds", "add", "--no-check", "https://a.example/feed")
    assert result.code == 1
    assert "notes.txt" in one_line(result.err)
    assert notes.read_bytes() == before


def test_a_fault_in_the_program_is_one_line_and_a_report(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_line: object) -> dict[str, object]:
        raise ZeroDivisionError("nobody\nforesaw this")

    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    monkeypatch.setattr(feeds_module, "_for_programs", broken)
    result = newsroom("feeds", "list", "--json")
    assert (result.code, result.out) == (1, "")
    assert "ZeroDivisionError: nobody foresaw this" in one_line(result.err)
    [report] = (newsroom.home / "state" / "newsroom").iterdir()
    assert str(report) in result.err
    assert "Traceback" in report.read_text()


def test_a_report_that_cannot_be_written_is_no_second_fault(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/nowhere")
    monkeypatch.setattr(feeds_module, "_for_programs", lambda line: 1 / 0)
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    result = newsroom("feeds", "list", "--json")
    assert result.code == 1
    assert "no report could be written" in one_line(result.err)


def test_ctrl_c_is_one_line_and_the_shells_code(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_line: object) -> dict[str, object]:
        raise KeyboardInterrupt

    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    monkeypatch.setattr(feeds_module, "_for_programs", interrupted)
    result = newsroom("feeds", "list", "--json")
    assert (result.code, result.out) == (1, "")
    assert "stopped" in one_line(result.err)


def test_a_mistake_is_told_in_chinese_with_chinese_stops(newsroom: Newsroom) -> None:
    """Sentences of click end with a stop, some of ours do not; both are parted from the hint by one."""
    missing = newsroom("--lang", "zh", "issue", "show", "--nosuch").err
    both = newsroom("--lang", "zh", "feeds", "export", "--issue", "1", "--month", "2031-03").err
    assert "'--nosuch'。请看" in missing and "只能给一个。请看" in both
    english = newsroom("--lang", "en", "feeds", "export", "--issue", "1", "--month", "2031-03").err
    assert "not both. Try newsroom feeds export --help." in english
