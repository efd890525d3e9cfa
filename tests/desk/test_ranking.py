"""Why a story stands where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.ranking import Explained
from newsroom.model import Part

_POINTS = st.floats(-120, 120, allow_nan=False)


@given(st.lists(_POINTS, max_size=12))
def test_the_parts_that_are_shown_add_up_to_the_score(points: list[float]) -> None:
    explained = Explained(tuple(Part("terms", each) for each in points))
    shown = explained.rounded
    assert abs(sum(shown) - explained.points) < 0.0501
    assert all(abs(one - other) < 0.1 for one, other in zip(shown, points, strict=True))


def test_what_is_nearest_to_the_next_tenth_is_rounded_up() -> None:
    parts = tuple(Part("terms", each) for each in (10.03, 5.04, -1.02, 3.01))
    assert Explained(parts).rounded == (10.0, 5.1, -1.0, 3.0)
