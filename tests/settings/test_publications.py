from datetime import date
from pathlib import Path

import pytest

from newsroom.model import Publication
from newsroom.settings.config import ConfigError, parse

FILE = Path("/home/editor/.config/newsroom/newsroom.toml")
DAY = date(2025, 7, 27)


def publication(table: str) -> Publication:
    return parse(f'publication = "weekly"\n[publications.weekly]\n{table}', FILE).publication


def test_the_house_style_is_built_in() -> None:
    house = parse("", FILE).publication
    assert house.title.format(date=DAY) == "2025.07.27 全球AI新闻速递"
    assert house.filename.format(date=DAY) == "2025-07-27.md"


def test_one_key_of_the_house_style_can_be_changed_and_the_rest_stays() -> None:
    house = parse('[publications.daily]\nzone = "Europe/Berlin"', FILE).publication
    assert house == Publication(zone="Europe/Berlin")


def test_a_publication_of_ones_own_goes_by_its_name() -> None:
    weekly = publication('name = "机器周报"')
    assert weekly.id == "weekly"
    assert weekly.title.format(date=DAY) == "2025.07.27 机器周报"


def test_braces_in_a_name_stay_braces() -> None:
    assert publication('name = "周{报}"').title.format(date=DAY) == "2025.07.27 周{报}"


def test_a_publication_without_a_name_goes_by_its_id() -> None:
    assert publication("entries = 5").name == "weekly"


@pytest.mark.parametrize(
    ("folder", "place"),
    [("posts", FILE.parent / "posts"), ("/srv/site", Path("/srv/site")), ("~/site", Path.home() / "site")],
)
def test_a_folder_starts_from_the_settings_file(folder: str, place: Path) -> None:
    assert publication(f'folder = "{folder}"').folder == str(place)


def test_no_folder_stays_no_folder() -> None:
    assert publication('folder = ""').folder == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('zone = "Asia/Peking"', "not a time zone"),
        ('zone = "../etc/passwd"', "not a time zone"),
        ('zone = ""', "not a time zone"),
        ('title = "{day} News"', "not a pattern"),
        ('title = "{date.nothing}"', "not a pattern"),
        ('title = "{date"', "not a pattern"),
        ('title = "{}"', "not a pattern"),
        ('title = " "', "one line"),
        (r'title = "two\nlines"', "one line"),
        ('filename = "issue.md"', "every issue alike"),
        ('filename = "{date:%Y-%m}.md"', "every issue alike"),
        ('filename = "{date}.txt"', "ending in .md"),
        ('filename = "../{date}.md"', "inside the publication's folder"),
        ('filename = "/srv/{date}.md"', "inside the publication's folder"),
        (r'filename = "C:\\{date}.md"', "inside the publication's folder"),
        ('commentary_heading = "点评"', "not a Markdown heading"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        publication(line)
    assert reason in str(caught.value)
    assert f"line 3: publications.weekly.{line.split()[0]}" in str(caught.value)


def test_a_file_may_lie_in_a_folder_of_its_year() -> None:
    assert publication('filename = "{date:%Y}/{date:%m-%d}.md"').filename.format(date=DAY) == "2025/07-27.md"
