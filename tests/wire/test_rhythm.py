from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model import Wishes
from newsroom.wire.rhythm import Bounds, Known, next_due, rhythm

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday
BOUNDS = Bounds()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def minutes(known: Known, chance: float = 0.5, bounds: Bounds = BOUNDS) -> float:
    return (next_due(NOON, known, bounds, chance) - NOON).total_seconds() / 60


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        # Nothing known: the shortest interval, less what a round may take.
        (Known(), 29.4),
        # Twice in its rhythm, within the bounds.
        (Known(rhythm=10), 29.4),
        (Known(rhythm=240), 117.6),
        (Known(rhythm=60 * 24 * 30), 24 * 60 * 0.98),
        # Silent for a hundred hours: that is its rhythm now.
        (Known(rhythm=60, latest=NOON - 100 * HOUR), 294.0),
        (Known(rhythm=60, latest=NOON - 5 * HOUR), 29.4),
        # What headers and elements ask for, the longest of it, and not beyond the bound.
        (Known(fresh_for=timedelta(minutes=45)), 45),
        (Known(wishes=Wishes(ttl=60)), 60),
        (Known(wishes=Wishes(ttl=60), fresh_for=2 * HOUR), 120),
        (Known(rhythm=600, wishes=Wishes(ttl=60)), 294.0),
        (Known(fresh_for=365 * DAY), 24 * 60),
        (Known(wishes=Wishes(ttl=525_600)), 24 * 60),
        (Known(fresh_for=timedelta()), 29.4),
        # The editor's own interval counts before all of it.
        (Known(interval=60, rhythm=5, wishes=Wishes(ttl=600), fresh_for=DAY), 58.8),
        (Known(interval=10), 9.8),
        (Known(interval=3 * 24 * 60), 3 * 24 * 60 * 0.98),
        # Retry-After counts in any case, within the bound.
        (Known(interval=10, retry_after=HOUR), 60),
        (Known(retry_after=timedelta(seconds=30)), 29.4),
        (Known(failures=1, retry_after=3 * HOUR), 180),
        (Known(failures=1, retry_after=300 * DAY), 24 * 60),
        # Failures: doubled each time, up to the bound.
        (Known(failures=1), 30),
        (Known(failures=2), 60),
        (Known(failures=4), 240),
        (Known(failures=7), 24 * 60),
        (Known(failures=10_000), 24 * 60),
        (Known(failures=3, interval=60), 240),
    ],
)
def test_when_a_feed_is_asked_again(known: Known, expected: float) -> None:
    assert minutes(known) == pytest.approx(expected)


def test_failing_feeds_are_spread() -> None:
    assert minutes(Known(failures=2), chance=0) == 45
    assert minutes(Known(failures=2), chance=1) == 75


@pytest.mark.parametrize(
    ("wishes", "due"),
    [
        (Wishes(skip_hours=frozenset({12})), datetime(2026, 3, 2, 13, 0, tzinfo=UTC)),
        (Wishes(skip_hours=frozenset({12, 13, 14})), datetime(2026, 3, 2, 15, 0, tzinfo=UTC)),
        (Wishes(skip_days=frozenset({0})), datetime(2026, 3, 3, 0, 0, tzinfo=UTC)),
        (Wishes(skip_days=frozenset({1})), NOON + timedelta(minutes=29.4)),
        # Two whole days would be beyond the bound, so the wish is not met.
        (Wishes(skip_days=frozenset({0, 1})), NOON + timedelta(minutes=29.4)),
    ],
)
def test_hours_and_days_to_skip(wishes: Wishes, due: datetime) -> None:
    assert next_due(NOON, Known(wishes=wishes), BOUNDS, 0.5) == due


def test_the_settings_may_bound_it_otherwise() -> None:
    bounds = Bounds(shortest=timedelta(minutes=5), longest=HOUR)
    assert minutes(Known(), bounds=bounds) == pytest.approx(4.9)
    assert minutes(Known(fresh_for=DAY, retry_after=DAY), bounds=bounds) == 60
    upside_down = Bounds(shortest=2 * HOUR, longest=HOUR)
    assert minutes(Known(rhythm=99_999), bounds=upside_down) == pytest.approx(117.6)


spans = st.none() | st.timedeltas(timedelta(), timedelta(days=400))


@given(
    st.builds(
        Known,
        rhythm=st.none() | st.integers(1, 10**7),
        latest=st.none() | st.datetimes(datetime(1, 1, 2), NOON.replace(tzinfo=None), timezones=st.just(UTC)),
        wishes=st.builds(
            Wishes,
            ttl=st.none() | st.integers(0, 10**6),
            skip_hours=st.frozensets(st.integers(0, 23)),
            skip_days=st.frozensets(st.integers(0, 6)),
        ),
        fresh_for=spans,
        retry_after=spans,
        failures=st.integers(0, 10**6),
    ),
    st.floats(0, 1),
)
def test_it_is_always_later_and_never_beyond_the_bound(known: Known, chance: float) -> None:
    assert NOON + timedelta(minutes=20) < next_due(NOON, known, BOUNDS, chance) <= NOON + DAY


def test_the_rhythm_is_the_median_gap() -> None:
    hours = (1, 2, 3, 10, 200)
    assert rhythm([NOON - hour * HOUR for hour in hours], NOON) == 240
    assert rhythm([NOON - hour * HOUR for hour in (1, 2, 3, 4)], NOON) == 60


def test_without_dates_there_is_no_rhythm() -> None:
    assert rhythm([], NOON) is None
    assert rhythm([None, NOON, NOON, NOON - HOUR, NOON + HOUR], NOON) is None


def test_only_the_newest_articles_count() -> None:
    old = [NOON - DAY * day for day in range(100, 500)]
    new = [NOON - HOUR * hour for hour in range(31)]
    assert rhythm(old + new, NOON) == 60
