from functools import partial

import pytest

from newsroom import issues
from newsroom.desk import Desk, composing, writing
from newsroom.desk.writing import EntryChange, Texts
from newsroom.issues import EditError
from newsroom.model import Issue


@pytest.fixture
def issue(desk: Desk) -> int:
    id = composing.start(desk).stored.head.id
    for name in "甲乙丙":
        entry = issues.new_entry(headline=name, url=f"https://a.example/{name}", summary=f"{name}的摘要")
        composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    return id


def content(desk: Desk, issue: int) -> Issue:
    return desk.store.issues.get(issue).issue


def headlines(desk: Desk, issue: int) -> str:
    return "".join(entry.headline for entry in content(desk, issue).entries)


def test_lead_and_commentary_are_set_in_one_step(desk: Desk, issue: int) -> None:
    writing.set_texts(desk, issue, Texts(lead="导语", commentary="一段\n\n二段"))
    assert (content(desk, issue).lead, content(desk, issue).commentary) == ("导语", "一段\n\n二段")
    desk.store.journal.undo()
    assert (content(desk, issue).lead, content(desk, issue).commentary) == ("", "")


def test_a_text_that_is_not_given_stays(desk: Desk, issue: int) -> None:
    writing.set_texts(desk, issue, Texts(lead="导语"))
    writing.set_texts(desk, issue, Texts(commentary="点评"))
    assert content(desk, issue).lead == "导语"


def test_a_lead_of_two_lines_leaves_both_as_they_were(desk: Desk, issue: int) -> None:
    with pytest.raises(EditError, match="one line"):
        writing.set_texts(desk, issue, Texts(lead="一行\n两行", commentary="点评"))
    assert content(desk, issue).commentary == ""


def test_fields_of_an_entry_are_changed_and_it_is_moved(desk: Desk, issue: int) -> None:
    change = EntryChange(headline="新", summary="新的摘要", url="https://b.example/", to=3)
    writing.change_entry(desk, issue, 1, change)
    assert headlines(desk, issue) == "乙丙新"
    last = content(desk, issue).entries[-1]
    assert (last.summary, last.url) == ("新的摘要", "https://b.example/")


def test_the_history_tells_a_move_from_a_change(desk: Desk, issue: int) -> None:
    writing.change_entry(desk, issue, 1, EntryChange(to=3))
    writing.change_entry(desk, issue, 2, EntryChange(headline="新", to=1))
    causes = [each.cause for each in desk.store.issues.revisions(issue)]
    assert "entry 1 moved to 3" in causes
    assert "entry 2 changed" in causes


def test_an_entry_is_taken_out(desk: Desk, issue: int) -> None:
    writing.change_entry(desk, issue, 2, EntryChange(drop=True))
    assert headlines(desk, issue) == "甲丙"


@pytest.mark.parametrize("number", [0, 4])
def test_an_entry_there_is_not_is_refused(desk: Desk, issue: int, number: int) -> None:
    with pytest.raises(writing.EntryNotFound, match="the issue has 3"):
        writing.change_entry(desk, issue, number, EntryChange(drop=True))


@pytest.mark.parametrize(
    "change", [EntryChange(headline="新", to=4), EntryChange(headline="新", summary="a\nb")]
)
def test_what_does_not_fit_changes_nothing(desk: Desk, issue: int, change: EntryChange) -> None:
    with pytest.raises(EditError):
        writing.change_entry(desk, issue, 1, change)
    assert headlines(desk, issue) == "甲乙丙"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "news", "file:///etc/passwd"])
def test_a_link_is_a_web_address_or_empty(desk: Desk, issue: int, url: str) -> None:
    with pytest.raises(writing.UnfitLink):
        writing.change_entry(desk, issue, 1, EntryChange(url=url))
    writing.change_entry(desk, issue, 1, EntryChange(url=""))
    assert content(desk, issue).entries[0].url == ""
