"""Properties that are reckoned once."""

from newsroom.triage.once import once


class Told:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def length(self) -> int:
        """How long it is."""
        self.asked += 1
        return 7


def test_a_property_is_reckoned_when_it_is_asked_for_and_kept() -> None:
    told = Told()
    assert "length" not in vars(told)
    assert told.length + told.length == 14
    assert told.asked == vars(told)["asked"] == 1
    del vars(told)["length"]
    assert told.length == 7
    assert told.asked == 2
    assert Told.length.__doc__ == "How long it is."
