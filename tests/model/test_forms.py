"""The table of forms, which everything else asks."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from newsroom.model import DOCUMENTS, FORMS, Form, Period, dated, first_day, forms_about


def test_every_form_has_its_row() -> None:
    assert tuple(FORMS) == get_args(Form)
    assert "daily" not in DOCUMENTS and len(DOCUMENTS) == len(FORMS) - 1


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_document_has_words_for_every_place_it_is_named_in(form: Form) -> None:
    traits = FORMS[form]
    assert all((traits.name, traits.box, traits.start, traits.known_by))
    others = [FORMS[other] for other in DOCUMENTS if other != form]
    assert not {traits.name, traits.box, traits.start} & {
        words for other in others for words in (other.name, other.box, other.start)
    }


@pytest.mark.parametrize(
    ("period", "first", "written"),
    [
        ("day", date(2025, 7, 27), "2025-07-27"),
        ("month", date(2025, 7, 1), "2025-07"),
        ("year", date(2025, 1, 1), "2025"),
    ],
)
def test_an_issue_is_dated_by_the_first_day_of_its_period(period: Period, first: date, written: str) -> None:
    assert first_day(date(2025, 7, 27), period) == first
    assert dated(date(2025, 7, 27), period) == written


def test_forms_are_found_by_their_period() -> None:
    assert "monthly" in forms_about("month") and "annual" in forms_about("year")
    assert sorted(form for period in get_args(Period) for form in forms_about(period)) == sorted(DOCUMENTS)
