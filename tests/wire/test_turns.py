from newsroom.wire.turns import Turns

WAIT = float("inf")


def turns(*hosts: str, interval: float = 1.0) -> Turns[str]:
    items = [(host, f"{host}{number}") for number, host in enumerate(hosts)]
    return Turns(items, interval=interval, free=lambda host: host == "here")


def test_a_host_gets_its_next_request_after_the_interval() -> None:
    line = turns("a", "a", "a")
    assert line.take(0) == "a0"
    assert line.take(0.25) == 0.75
    assert line.take(1) == "a1"


def test_a_host_gets_two_requests_at_a_time() -> None:
    line = turns("a", "a", "a")
    assert [line.take(0), line.take(5)] == ["a0", "a1"]
    assert line.take(100) == WAIT
    line.done("a")
    assert line.take(100) == "a2"


def test_who_comes_back_late_keeps_the_interval_too() -> None:
    line = turns("a", "a", "a")
    assert [line.take(0), line.take(1)] == ["a0", "a1"]
    line.done("a")
    assert line.take(1.5) == 0.5
    assert line.take(2) == "a2"


def test_a_house_of_many_feeds_does_not_hold_up_the_others() -> None:
    line = turns("a", "a", "a", "b", "c")
    assert [line.take(0), line.take(0), line.take(0)] == ["a0", "b3", "c4"]
    assert line.take(0) == 1.0


def test_this_machine_and_files_have_no_limits() -> None:
    line = turns("here", "here", "here", "", "", "")
    assert {line.take(0) for _each in range(6)} == {"here0", "here1", "here2", "3", "4", "5"}
    assert line.take(0) is None


def test_at_the_end_nothing_is_left_and_what_is_asked_need_not_be_waited_for() -> None:
    line = turns("a")
    assert line.take(0) == "a0"
    assert line.take(0) is None


def test_what_is_dropped_is_not_asked() -> None:
    line = turns("a", "b", "a", "a")
    assert line.take(0) == "a0"
    assert line.drop("a") == ["a2", "a3"]
    assert line.drop("nowhere") == []
    assert line.take(0) == "b1"
    line.done("a")
    assert line.take(9) is None


def test_without_an_interval_only_the_two_count() -> None:
    line = turns("a", "a", "a", interval=0)
    assert [line.take(0), line.take(0), line.take(0)] == ["a0", "a1", WAIT]
