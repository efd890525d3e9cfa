"""English accounts that share few words of their headlines are told from each other by their leads."""

import pytest

from tests.triage.test_grouping import kind

OUTAGE = (
    "412 Larkspur kiosks gave away card numbers in Ghent",
    "Larkspur took 412 ticket kiosks of the Belgian railway NMBS at stations out of service on Monday "
    "after Imec researchers showed how to read card numbers from them. Travellers can pay at the desk.",
)
AGAIN = (
    "Card trouble at the station: NMBS does without Larkspur machines",
    "Researchers at Imec found a way to read card numbers, and so 412 kiosks made by Larkspur were "
    "removed from stations in Ghent. The Belgian railway NMBS said desks stay open.",
)
BACK = (
    "Larkspur restores 412 kiosks in Ghent stations",
    "The 412 ticket kiosks that Larkspur took out of service for the Belgian railway NMBS work again "
    "with new screens. Imec researchers had shown how to read card numbers from the old ones.",
)
CHIEF = (
    "Wrenfield names Odile Marchetti chief executive",
    "Wrenfield said on Wednesday that Odile Marchetti, who runs its Heron unit, succeeds Bram "
    "Osterhout as chief executive in January. Osterhout becomes chairman of the robot maker.",
)
CHIEF_AGAIN = (
    "Bram Osterhout hands Wrenfield to Heron's boss",
    "After nine years as chief executive Osterhout makes way for Odile Marchetti in January and will "
    "lead the board of Wrenfield, the robot maker from Utrecht.",
)
VOICE = (
    "Wrenfield brings voice control to free users",
    "Wrenfield said on Tuesday that voice control comes to free users of Heron. Odile Marchetti "
    "showed it at its meeting in Utrecht. Those who pay have higher limits.",
)
SHOPPING = (
    "Wrenfield brings shopping lists to free users",
    "Wrenfield said on Tuesday that shopping lists come to free users of Heron. Odile Marchetti "
    "showed them at its meeting in Utrecht. Those who pay have higher limits.",
)
PLANNED = (
    "Wrenfield to decide on $412 million Heron plant this week",
    "The board of Wrenfield meets in Utrecht on Thursday about a plant for $412 million in Ghent, "
    "where Heron robots are to be made, said Odile Marchetti.",
)
RECALLED = (
    "Wrenfield maps Antwerp streets for Heron carriers",
    "Heron carriers of Wrenfield learn the streets of Antwerp, said Odile Marchetti, who succeeds Bram "
    "Osterhout as chief executive of the robot maker in January.",
)
DECIDED = (
    "Wrenfield approves $412 million Heron plant in Ghent",
    "The board of Wrenfield met in Utrecht and agreed to a plant for $412 million in Ghent, where "
    "Heron robots are made from 2028, said Odile Marchetti.",
)


def of(first: tuple[str, str], second: tuple[str, str], hours: float = 3) -> str:
    """What the second account is to the first one, both with their texts."""
    return kind(first[0], second[0], texts=(first[1], second[1]), hours=hours)


@pytest.mark.parametrize(("first", "second"), [(OUTAGE, AGAIN), (CHIEF, CHIEF_AGAIN)])
def test_one_event_is_told_by_headline_and_lead(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert of(first, second) == "same"
    assert of(second, first) == "same"


@pytest.mark.parametrize(("first", "second"), [(OUTAGE, AGAIN), (CHIEF, CHIEF_AGAIN)])
def test_without_leads_or_days_later_it_is_not_sure(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert kind(first[0], second[0]) != "same"
    assert of(first, second, hours=30) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [(OUTAGE, BACK), (AGAIN, BACK), (VOICE, SHOPPING), (PLANNED, DECIDED), (CHIEF, VOICE), (CHIEF, RECALLED)],
)
def test_a_turn_and_other_news_of_a_firm_have_the_same_names_and_are_not_joined(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert of(first, second) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Larkspur confirms breach of 46,300 accounts", "46,300 Larkspur customers caught in breach"),
        ("Jury tells Larkspur to pay Heron $307.5 million", "Larkspur must pay Heron $307.5M, jury says"),
        (
            "Larkspur reports record $57 billion quarter",
            "Larkspur revenue climbs 31% to $57B, beating estimates",
        ),
    ],
)
def test_one_exact_number_of_one_name_is_one_event(first: str, second: str) -> None:
    assert kind(first, second) == "same"
    assert kind(first, second, hours=30) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Larkspur recalls 46,300 kettles over lids", "Owners sue Larkspur after recall of 46,300 kettles"),
        ("Jury tells Larkspur to pay Heron $307.5 million", "Larkspur appeals $307.5 million Heron verdict"),
        ("Larkspur fined €4.75 million in Spain", "Larkspur pays €4.75 million Spanish fine"),
        ("Larkspur buys Heron Data for $250 million", "Larkspur commits $250 million to start-ups"),
        ("Larkspur sells $8.25 billion of bonds", "Larkspur posts kettle sales of $8.25 billion"),
    ],
)
def test_what_goes_on_from_an_exact_number_is_not_joined(first: str, second: str) -> None:
    assert kind(first, second) != "same"
