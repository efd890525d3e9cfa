"""How news wires and Indian papers write large numbers."""

from decimal import Decimal

import pytest

from newsroom.text.quantities import quantities
from newsroom.text.quantities.quantity import MONEY


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("raises $120 mln", 120_000_000),
        ("revenue of $71.2 bln", 71_200_000_000),
        ("$9bln", 9_000_000_000),
        ("a $1.2 trln plan", 1_200_000_000_000),
        ("£4bn", 4_000_000_000),
        ("$3trn", 3_000_000_000_000),
    ],
)
def test_a_wire_s_scale_is_read(written: str, value: int) -> None:
    found = quantities(written)
    assert [(each.kind, each.value) for each in found] == [(MONEY, Decimal(value))]


@pytest.mark.parametrize(
    ("written", "value"),
    [("310 mln euros", 310_000_000), ("Rs 5 crore", 50_000_000), ("5 lakh users", 500_000)],
)
def test_a_scale_without_a_sign_of_money_is_read(written: str, value: int) -> None:
    assert [each.value for each in quantities(written)] == [Decimal(value)]
