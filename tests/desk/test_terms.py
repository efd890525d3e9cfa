from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing, terms
from newsroom.model import Issue
from newsroom.settings import config
from newsroom.settings.config import ConfigError

SUMMARIES = (
    "潮汐把 Tideflow 交给大学试用。",
    "潮汐把 TideFlow 交给大学试用。",
    "潮汐把 TideFlow 交给大学试用，Github 上有。",
    "潮汐把 TideFlow 交给大学试用，GitHub 上有。",
)


def written(desk: Desk) -> int:
    """Write an entry whose summary goes through some states, and give its issue."""
    issue = composing.start(desk, date(2031, 3, 9)).stored
    entry = issues.new_entry(headline="题", url="https://a.example/1", summary=SUMMARIES[0])
    composing.change(desk, issue.head.id, lambda content: issues.add_entry(content, entry), "new")
    for summary in SUMMARIES[1:]:

        def edit(content: Issue, text: str = summary) -> Issue:
            return replace(content, entries=(replace(content.entries[0], summary=text),))

        composing.change(desk, issue.head.id, edit, "summary")
    return issue.head.id


def test_what_the_editor_put_right_is_offered_unless_the_lists_know_it(desk: Desk) -> None:
    written(desk)
    assert terms.learned(desk) == [(("Tideflow", "TideFlow"), 1)]


def test_what_was_changed_back_is_not(desk: Desk) -> None:
    id = written(desk)

    def back(content: Issue) -> Issue:
        summary = content.entries[0].summary.replace("TideFlow", "Tideflow")
        return replace(content, entries=(replace(content.entries[0], summary=summary),))

    composing.change(desk, id, back, "summary")
    assert terms.learned(desk, id) == []


SETTINGS = """\
# my settings
[publications.daily.rules.terms]
# names of our town
"北晨" = "北辰"  # the model
"""


def test_a_term_is_added_and_removed_and_the_comments_stay(tmp_path: Path) -> None:
    file = tmp_path / "newsroom.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    terms.add(file, config.load(file).publication, "Tide.Flow", "TideFlow")
    publication = config.load(file).publication
    assert publication.standards.terms == {"北晨": "北辰", "Tide.Flow": "TideFlow"}
    assert file.read_text(encoding="utf-8").startswith(SETTINGS)
    terms.remove(file, publication, "Tide.Flow")
    assert file.read_text(encoding="utf-8") == SETTINGS
    with pytest.raises(terms.NoSuchTerm, match=r"Tide\.Flow"):
        terms.remove(file, config.load(file).publication, "Tide.Flow")


def test_a_term_that_would_be_changed_again_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "newsroom.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    with pytest.raises(ConfigError, match="changed again"):
        terms.add(file, config.load(file).publication, "北辰", "北宸")
    assert file.read_text(encoding="utf-8") == SETTINGS


def test_the_settings_of_a_newcomer_take_a_term(tmp_path: Path) -> None:
    file = tmp_path / "newsroom.toml"
    config.write_default(file)
    terms.add(file, config.load(file).publication, "北晨", "北辰")
    assert config.load(file).publication.standards.terms == {"北晨": "北辰"}
