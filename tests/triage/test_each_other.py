"""Accounts whose headlines share little are one story where each text tells what the other headline says."""

import pytest

from tests.triage.test_grouping import kind

PROBE = (
    "港务局对蓝鲸快运立案调查",
    "港务局周一称，蓝鲸快运涉嫌要求商户只用它一家仓库，已依法立案，调查反垄断线索。",
)
PROBE_AGAIN = (
    "涉嫌逼商户只用一家仓库 蓝鲸遭反垄断调查",
    "港务局周一对蓝鲸快运立案调查，称其涉嫌要求商户只用它一家仓库。",
)
PAPERS = (
    "Harbour police search Larkspur offices",
    "Police searched Larkspur in Ghent over kiosks sold twice.",
)
PAPERS_AGAIN = (
    "Ghent raid: Larkspur is said to have sold kiosks twice",
    "Officers of the harbour police were in the offices of Larkspur for a search on Monday.",
)


@pytest.mark.parametrize(("first", "second"), [(PROBE, PROBE_AGAIN), (PAPERS, PAPERS_AGAIN)])
def test_what_each_text_tells_of_the_other_headline_is_one_story(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    texts = first[1], second[1]
    assert kind(first[0], second[0], texts=texts) == "same"
    # Without the texts, and after most of a day, nobody can tell.
    assert kind(first[0], second[0]) != "same"
    assert kind(first[0], second[0], texts=texts, hours=15) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The text repeats what went before; what it puts first the earlier account has nowhere.
        (
            PROBE,
            (
                "蓝鲸快运市值一日蒸发两成 仓库生意前景成谜",
                "港务局周一对蓝鲸快运立案调查，称其涉嫌要求商户只用它一家仓库。",
            ),
        ),
        (
            PAPERS,
            (
                "Larkspur replaces its chief of sales",
                "Police searched Larkspur in Ghent on Monday over kiosks sold twice. Bram Osterhout goes.",
            ),
        ),
    ],
)
def test_what_a_turn_puts_first_no_earlier_text_tells(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert kind(first[0], second[0], texts=(first[1], second[1])) != "same"


def test_a_headline_without_a_text_has_to_say_more() -> None:
    flash = "WRENFIELD CO-FOUNDER ODILE MARCHETTI SAYS SHE IS LEAVING"
    told = "Wrenfield cofounder Odile Marchetti is leaving the robot maker"
    text = "Marchetti, who ran the lab in Utrecht for nine years, will take a rest before anything else."
    assert kind(flash, told, texts=("", text)) == "same"
    assert kind("WRENFIELD SEES A GOOD YEAR, SAYS MARCHETTI", told, texts=("", text)) != "same"
