from datetime import date
from pathlib import Path

import pytest

from newsroom.model import Band, Severity, Standards
from newsroom.settings.config import ConfigError, parse

FILE = Path("/home/editor/.config/newsroom/newsroom.toml")


def standards(rules: str) -> Standards:
    return parse(f"[publications.daily.rules]\n{rules}", FILE).publication.standards


def test_without_a_table_the_rules_are_as_newsroom_has_them() -> None:
    assert parse("", FILE).publication.standards == Standards()


def test_rules_can_be_left_out_and_weighed() -> None:
    made = standards('off = ["ST006", "CP005"]\n[publications.daily.rules.severity]\nFA008 = "error"')
    assert made.off == {"ST006", "CP005"}
    assert made.severities == {"FA008": Severity.ERROR}


def test_a_band_of_lengths_is_two_numbers() -> None:
    assert standards("headline = [12, 30]").headline == Band(least=12, most=30)


def test_names_have_a_table_of_their_own() -> None:
    made = standards('allowed = ["首款"]\n[publications.daily.rules.terms]\n"星云ai" = "星云AI"')
    assert made.terms == {"星云ai": "星云AI"}
    assert made.allowed == {"首款"}


def test_a_correction_is_a_pattern() -> None:
    pattern = standards('correction = "更正（{date:%m.%d}）第{number}条：{text}"').correction
    assert pattern.format(date=date(2026, 1, 2), number=3, text="应为甲。") == "更正（01.02）第3条：应为甲。"


@pytest.mark.parametrize(
    ("line", "key", "reason"),
    [
        ('off = ["st6"]', "rules.off", "lists of rules"),
        ("headline = [45, 20]", "rules.headline", "smaller number first"),
        ("headline = 45", "rules.headline", "two whole numbers"),
        ("site_share = 1.5", "rules.site_share", "numbers above 0"),
        ("fewest = 20", "rules.fewest", "smaller number first"),
        ('spacing = "wide"', "rules.spacing", '"majority" or "none" or "space"'),
        ('correction = "更正：{txet}"', "rules.correction", "is not a pattern"),
        ('correction = "更正"', "rules.correction", "all it needs"),
        ('label = ""', "rules.label", "one line"),
        ('[publications.daily.rules.severity]\nFA008 = "fatal"', "rules.severity.FA008", '"error"'),
        ('[publications.daily.rules.severity]\nfacts = "error"', "rules.severity.facts", "rules such as"),
        ('[publications.daily.rules.terms]\na = "b"\nb = "a"', "rules.terms", "changed again"),
        ("[publications.daily.rules.terms]\na = 1", "rules.terms.a", "texts in quotes"),
        ('heading = "x"', "rules.heading", "headline"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_can(line: str, key: str, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        standards(line)
    assert f"publications.daily.{key}: " in str(caught.value)
    assert reason in str(caught.value)
