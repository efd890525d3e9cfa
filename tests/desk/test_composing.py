from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import Desk, composing
from newsroom.model import Issue, NewsroomError


def test_today_is_todays_day_in_the_publications_zone(desk: Desk) -> None:
    late = replace(desk, now=lambda: datetime(2025, 7, 26, 16, 1, tzinfo=UTC))
    assert late.today() == date(2025, 7, 27)
    assert composing.start(late).stored.issue.title == "2025.07.27 全球AI新闻速递"


def test_a_date_that_has_an_issue_opens_it(desk: Desk) -> None:
    first = composing.start(desk, date(2025, 7, 26))
    second = composing.start(desk, date(2025, 7, 27))
    again = composing.start(desk, date(2025, 7, 26))
    assert (first.new, second.new, again.new) == (True, True, False)
    assert composing.opened(desk).head.id == first.stored.head.id


def test_two_issues_of_one_date_are_told_apart_by_id(desk: Desk) -> None:
    day = date(2025, 7, 27)
    ids = [desk.store.issues.create(issues.new_issue(day)).head.id for _ in range(2)]
    with pytest.raises(composing.AmbiguousIssue, match=f"{ids[1]}, {ids[0]}"):
        composing.find(desk, "2025-07-27")
    with pytest.raises(composing.AmbiguousIssue):
        composing.start(desk, day)
    assert composing.find(desk, str(ids[0])).head.id == ids[0]


@pytest.mark.parametrize(
    "reference", ["2025-07-28", "99", "yesterday", "20250727", "2025-13-01", "2025-W30-7"]
)
def test_an_issue_there_is_not_is_named(desk: Desk, reference: str) -> None:
    composing.start(desk)
    with pytest.raises(composing.IssueNotFound, match=reference):
        composing.find(desk, reference)


def test_without_an_open_issue_the_way_to_one_is_told(desk: Desk) -> None:
    with pytest.raises(composing.IssueNotFound, match="newsroom issue new"):
        composing.find(desk)


def test_an_edit_made_while_another_program_saved_keeps_both(desk: Desk) -> None:
    issue = composing.start(desk).stored.head.id
    interrupted = False

    def edit(content: Issue) -> Issue:
        nonlocal interrupted
        if not interrupted:
            interrupted = True
            composing.change(desk, issue, lambda other: issues.set_commentary(other, "点评"), "elsewhere")
        return issues.set_lead(content, "导语")

    changed = composing.change(desk, issue, edit, "lead").issue
    assert (changed.lead, changed.commentary) == ("导语", "点评")


def test_an_issue_that_never_rests_is_given_up_on(desk: Desk) -> None:
    issue = composing.start(desk).stored.head.id
    count = 0

    def edit(content: Issue) -> Issue:
        nonlocal count
        count += 1
        text = f"点评{count}"
        composing.change(desk, issue, lambda other: issues.set_commentary(other, text), "elsewhere")
        return issues.set_lead(content, "导语")

    with pytest.raises(NewsroomError, match="try again"):
        composing.change(desk, issue, edit, "lead")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("2025-07-27", True), ("12", True), ("2025-07-27.md", False), ("2025-07-32", False), ("draft", False)],
)
def test_a_reference_is_told_from_a_file(text: str, is_one: bool) -> None:
    assert composing.is_reference(text) is is_one
