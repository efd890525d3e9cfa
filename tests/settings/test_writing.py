import errno
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from newsroom.model import Hook, Publication, Severity, Standards
from newsroom.settings import language
from newsroom.settings.config import ConfigError, load, parse, set_value, write_default
from newsroom.settings.template import default_text
from newsroom.settings.toml import Value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "newsroom.toml"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_default_file_changes_nothing(code: str, file: Path) -> None:
    language.use_language(code)
    assert parse(default_text(), file) == parse("", file)


def test_every_line_of_the_default_file_can_be_put_in_force(file: Path) -> None:
    lines = [
        line.removeprefix("# ") if " = " in line or "[[" in line else line
        for line in default_text().splitlines()
    ]
    settings = parse("\n".join(lines), file)
    assert settings.fetch == replace(parse("", file).fetch, contact="https://example.org/about")
    examples = Standards(
        severities={"FA008": Severity.WARNING},
        terms={"Open AI": "OpenAI"},
        miswritten={"再接再励": "再接再厉"},
    )
    folder = str(Path.home() / "site" / "content")
    assert settings.publication == Publication(
        folder=folder,
        site="hugo",
        address="https://example.org/{date:%Y/%m/%d}/",
        feed="https://example.org/feed.xml",
        author="全球AI新闻速递",
        names=(("date", "pubDate"),),
        front=(("description", "{description}"),),
        other_folder="exports",
        archive=str(Path.home() / "site" / "archive"),
        standards=examples,
    )
    assert settings.hooks == (Hook(on="export", run=("./announce", "--quiet")),)


def test_the_default_is_written_once_and_never_over_ones_own(file: Path) -> None:
    assert write_default(file)
    file.write_text('theme = "night"\n')
    assert not write_default(file)
    assert file.read_text() == 'theme = "night"\n'


def test_a_first_choice_lands_in_a_commented_file(file: Path) -> None:
    set_value(file, "theme", "night")
    text = file.read_text(encoding="utf-8")
    assert '\ntheme = "night"\n' in text
    assert len(text.splitlines()) == len(default_text().splitlines())


def test_comments_and_order_of_ones_own_file_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        '# mine\ntheme = "day"   # by day\n\n[fetch]  # slow line\ntimeout = 60\n', encoding="utf-8"
    )
    set_value(file, "theme", "night")
    set_value(file, "fetch.concurrency", 8)
    assert file.read_text(encoding="utf-8") == (
        '# mine\ntheme = "night"   # by day\n\n[fetch]  # slow line\ntimeout = 60\nconcurrency = 8\n'
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("desk.refresh_minutes", 20),
        ("publications.daily.folder", "/srv/posts"),
        ("publications.daily.categories", ["AI", "芯片"]),
        ("publications.weekly.name", '周"报"'),
    ],
)
def test_a_key_in_a_table_is_set_and_set_again(file: Path, key: str, value: Value) -> None:
    for _round in range(2):
        set_value(file, key, value)
        found: object = load(file)
        *tables, last = key.split(".")
        for name in tables:
            found = found[name] if isinstance(found, dict) else getattr(found, name)
        found = getattr(found, last)
        assert (list(found) if isinstance(found, tuple) else found) == value


def test_a_value_that_means_nothing_is_refused_and_the_file_stays(file: Path) -> None:
    set_value(file, "theme", "night")
    before = file.read_bytes()
    with pytest.raises(ConfigError, match=r"ambiguous_width: 3"):
        set_value(file, "ambiguous_width", 3)
    with pytest.raises(ConfigError, match="did you mean theme"):
        set_value(file, "teme", "night")
    assert file.read_bytes() == before


def test_a_broken_file_is_not_written_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("theme = \n")
    with pytest.raises(ConfigError, match="line 1, column 9: the value is missing"):
        set_value(file, "theme", "night")
    assert file.read_text() == "theme = \n"


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file where the folder should be")
    with pytest.raises(ConfigError, match="cannot be"):
        set_value(tmp_path / "settings" / "newsroom.toml", "theme", "night")


def test_a_disk_that_can_only_be_read_is_named_in_our_own_words(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_read(**_where: object) -> NoReturn:
        raise OSError(errno.EROFS, "Read-only file system", "draft")

    monkeypatch.setattr(tempfile, "mkstemp", only_read)
    with pytest.raises(ConfigError) as failure:
        set_value(file, "theme", "night")
    assert str(failure.value) == f"{file} cannot be written: the disk can only be read"


def test_windows_line_ends_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"# theme = 1\r\n[fetch]\r\ntimeout = 60\r\n")
    set_value(file, "theme", "night")
    set_value(file, "fetch.timeout", 20)
    assert file.read_bytes() == b'theme = "night"\r\n[fetch]\r\ntimeout = 20\r\n'


def test_a_linked_settings_file_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("")
    link = tmp_path / "newsroom.toml"
    link.symlink_to(real)
    set_value(link, "theme", "night")
    assert link.is_symlink()
    assert 'theme = "night"' in real.read_text()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
