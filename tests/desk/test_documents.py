"""Whatever is done with a document is done with one of every form."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from newsroom.desk import Desk, checking, composing, documents, exporting
from newsroom.issues import parse
from newsroom.issues.forms.sections import with_text
from newsroom.model import DOCUMENTS, FORMS, Form, Issue, dated, first_day
from newsroom.publish import templating
from newsroom.publish.data import issue_data, schema_text
from newsroom.publish.documents import day_of
from newsroom.publish.html import web_page
from newsroom.settings.language import _

DAY = date(2025, 6, 18)


@pytest.fixture(params=DOCUMENTS)
def form(request: pytest.FixtureRequest) -> Form:
    return next(form for form in DOCUMENTS if form == request.param)


def test_its_template_makes_one_that_is_known_for_what_it_is(desk: Desk, form: Form) -> None:
    started = documents.start(desk, form, DAY)
    issue = started.stored.issue
    assert started.new and issue.form == form
    assert issue.date == first_day(DAY, FORMS[form].period)
    assert documents.unlike(issue) == ""
    read = parse(exporting.text_of(desk, issue), desk.publication)
    assert (read.form, read.date, read.title) == (issue.form, issue.date, issue.title)
    assert documents.contents_of(started.stored.head) == _(FORMS[form].name)


def test_one_without_a_title_is_named_by_what_it_is_about(desk: Desk, form: Form) -> None:
    title = documents.start(desk, form, DAY).stored.issue.title
    assert title == ("Untitled" if FORMS[form].period == "day" else FORMS[form].title.format(day=DAY))


def test_a_month_or_year_has_one_of_each_form_and_a_day_as_many_as_are_started(
    desk: Desk, form: Form
) -> None:
    first = documents.start(desk, form, DAY).stored.head.id
    composing.start(desk, date(2025, 7, 27))
    again = documents.start(desk, form, DAY)
    assert again.new == (again.stored.head.id != first) == (FORMS[form].period == "day")
    assert composing.opened(desk).head.id == again.stored.head.id


def test_it_is_found_by_its_day(desk: Desk, form: Form) -> None:
    made = documents.start(desk, form, DAY).stored.head
    assert composing.find(desk, str(made.date)).head.id == made.id


def test_preflight_tells_one_that_a_file_would_not_be_known_for(desk: Desk, form: Form) -> None:
    id = documents.start(desk, form, DAY, "潮汐").stored.head.id

    def emptied(issue: Issue) -> Issue:
        return with_text(issue, "---\ntitle: 潮汐\n---\n\n空。\n", desk.publication)

    stored = composing.change(desk, id, emptied, "emptied")
    told = [each.message for each in checking.check_issue(desk, stored).findings if each.rule == "EX002"]
    assert told == [_(FORMS[form].known_by)]


def test_it_goes_out_by_its_date_and_under_a_name_of_its_own(desk: Desk, form: Form) -> None:
    period = FORMS[form].period
    issue = documents.start(desk, form, DAY, "潮汐").stored.issue
    page = web_page(issue, desk.publication, "")
    assert f'<time datetime="{dated(DAY, period)}">{day_of(issue)}</time>' in page
    assert ("datePublished" in page) == (issue.published is not None or period == "day")
    data = issue_data(issue, desk.publication, "")
    jsonschema.validate(data, json.loads(schema_text()))
    assert data["form"] == form


def test_templates_are_those_of_the_forms() -> None:
    assert set(templating.names()) == set(DOCUMENTS)


def test_the_schema_names_every_form() -> None:
    assert json.loads(schema_text())["properties"]["form"]["enum"] == list(DOCUMENTS)
