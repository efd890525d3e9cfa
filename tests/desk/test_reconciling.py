"""Two programs write one issue: both stay, and where they meet both are kept for the editor to choose."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import issues
from newsroom.desk import Desk, composing, reconciling
from newsroom.desk.history import history_of
from newsroom.model import Entry, Issue

ROOT = Path(__file__).parents[2]


@pytest.fixture
def begun(desk: Desk) -> tuple[int, Issue]:
    """An issue with three entries, as both programs have it."""
    id = composing.start(desk).stored.head.id
    for name in "abc":
        new = Entry(uid=name, headline=f"标题{name}", url=f"https://{name}.example/", summary="摘要")
        composing.change(desk, id, lambda content, new=new: issues.add_entry(content, new), "by hand")  # type: ignore[misc]
    return id, desk.store.issues.get(id).issue


def elsewhere(desk: Desk, *arguments: str, stdin: str = "") -> None:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "newsroom", "--database", str(desk.store.path), "issue", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_another_process_changes_other_fields_and_both_stay(desk: Desk, begun: tuple[int, Issue]) -> None:
    id, base = begun
    elsewhere(desk, "entry", "1", "--headline", "别处的标题")
    elsewhere(desk, "entry", "3", "--drop")
    elsewhere(desk, "set", "--lead", "-", stdin="别处的导语")
    mine = issues.change_entry(base, "a", summary="这里的摘要")
    mine = issues.add_entry(mine, Entry(uid="d", headline="这里的新条目"))
    done = reconciling.write(desk, id, base, mine, "edited here")
    assert done.asides == ()
    now = done.stored.issue
    assert [each.uid for each in now.entries] == ["a", "b", "d"]
    assert (now.entries[0].headline, now.entries[0].summary) == ("别处的标题", "这里的摘要")
    assert now.lead == "别处的导语"


def test_an_entry_taken_out_elsewhere_comes_back_if_the_editor_wants_it(
    desk: Desk, begun: tuple[int, Issue]
) -> None:
    id, base = begun
    elsewhere(desk, "entry", "2", "--drop")
    mine = issues.change_entry(base, "b", summary="这里改过的摘要")
    [aside] = reconciling.write(desk, id, base, mine, "edited here").asides
    assert (aside.entry, aside.field, aside.other) == ("b", "summary", None)
    now = reconciling.settle(desk, aside, "mine").issue
    back = next(each for each in now.entries if each.uid == "b")
    assert (back.headline, back.summary) == ("标题b", "这里改过的摘要")


def test_an_entry_taken_out_here_and_changed_elsewhere_goes_only_if_the_editor_says_so(
    desk: Desk, begun: tuple[int, Issue]
) -> None:
    id, base = begun
    elsewhere(desk, "entry", "2", "--headline", "别处改过的")
    done = reconciling.write(desk, id, base, issues.remove_entry(base, "b"), "taken out here")
    assert [each.uid for each in done.stored.issue.entries] == ["a", "b", "c"]
    [aside] = done.asides
    assert [each.uid for each in reconciling.settle(desk, aside, "mine").issue.entries] == ["a", "c"]
    desk.store.journal.undo()
    assert len(desk.store.issues.get(id).issue.entries) == 3


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_orders_that_contradict_are_chosen_from(
    desk: Desk, begun: tuple[int, Issue], choice: reconciling.Choice
) -> None:
    id, _base = begun
    last = Entry(uid="d", headline="标题d")
    base = composing.change(desk, id, lambda content: issues.add_entry(content, last), "by hand").issue
    elsewhere(desk, "entry", "1", "--to", "3")
    mine = issues.move_entry(base, "a", 4)
    [aside] = reconciling.write(desk, id, base, mine, "moved here").asides
    assert aside.field == "order"
    now = reconciling.settle(desk, aside, choice).issue
    assert "".join(each.uid for each in now.entries) == ("bcda" if choice == "mine" else "bcad")


def test_what_was_not_chosen_stays_in_the_history(desk: Desk, begun: tuple[int, Issue]) -> None:
    id, base = begun
    elsewhere(desk, "set", "--lead", "-", stdin="别处的导语")
    [aside] = reconciling.write(desk, id, base, issues.set_lead(base, "这里的导语"), "lead").asides
    reconciling.settle(desk, aside, "theirs")
    assert [each.text for each in history_of(desk, id).asides] == ["这里的导语"]
    assert reconciling.settle(desk, aside, "mine").issue.lead == "这里的导语"


@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
def test_what_the_editor_has_not_seen_is_not_written_over(
    desk: Desk, begun: tuple[int, Issue], choice: reconciling.Choice
) -> None:
    id, base = begun
    composing.change(desk, id, lambda content: issues.set_lead(content, "别处的导语"), "elsewhere")
    [aside] = reconciling.write(desk, id, base, issues.set_lead(base, "这里的导语"), "lead").asides
    composing.change(desk, id, lambda content: issues.set_lead(content, "别处又改了"), "elsewhere")
    with pytest.raises(reconciling.ChangedMeanwhile):
        reconciling.settle(desk, aside, choice)
    assert desk.store.issues.get(id).issue.lead == "别处又改了"
    assert reconciling.as_now(desk, aside).other == "别处又改了"
    assert [each.text for each in desk.store.issues.asides(id)] == ["这里的导语"]
