"""How alike two headlines are."""

from newsroom.text.likeness import features


def test_a_number_is_the_same_with_and_without_its_commas() -> None:
    assert features("裁员2,000人") & features("to cut 2000 jobs") == {"2000"}
