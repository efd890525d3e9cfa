from hypothesis import given
from hypothesis import strategies as st

from newsroom.store import spans


def test_ids_in_a_row_take_few_letters() -> None:
    assert spans.pack(range(1, 100_001)) == "1-100000"
    assert spans.pack([7, 3, 5, 4, 3]) == "3-5,7"
    assert spans.pack([]) == ""


@given(st.sets(st.integers(1, 200)))
def test_packed_ids_come_back(ids: set[int]) -> None:
    unpacked = [id for low, high in spans.unpack(spans.pack(ids)) for id in range(low, high + 1)]
    assert unpacked == sorted(ids)
