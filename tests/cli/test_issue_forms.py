"""Deep dives and reviews on the command line."""

from tests.cli.conftest import Newsroom
from tests.cli.test_issue import stocked

__all__ = ["stocked"]


def test_a_deep_dive_is_started_cited_in_and_checked(stocked: Newsroom) -> None:
    id = stocked("issue", "new", "--form", "deep", "--date", "2025-07-28", "--title", "潮汐").out.strip()
    assert stocked("issue", "cite", "1", "2").code == 0
    text = stocked("issue", "show", id).out
    assert "[^1]: [第1条新闻]" in text and "·IT之家·" in text and "[^2]: [第2条新闻]" in text
    forms = {head["form"] for head in stocked("issue", "list", "--json").json}
    assert forms == {"daily", "deep"}
    assert "ST003" in stocked("issue", "check", id).out
    refused = stocked("issue", "pick", "3", "--issue", id)
    assert refused.code != 0 and "cite" in refused.err


def test_a_monthly_lists_the_months_entries_and_the_annual_draws_on_it(stocked: Newsroom) -> None:
    stocked("issue", "pick", "1", "2")
    month = stocked("issue", "new", "--form", "monthly", "--month", "2025-07").out.strip()
    shown = stocked("issue", "show", month).out
    assert "国际重大事件列表" in shown and "07.27 [第1条新闻]" in shown
    year = stocked("issue", "new", "--form", "annual", "--year", "2025").out.strip()
    assert "### 2.1 7月" in stocked("issue", "show", year).out
    assert "07.27 [第1条新闻]" in stocked("issue", "show", year).out
    assert "ST010" not in stocked("issue", "check", year).out


def test_a_month_that_is_none_is_refused(newsroom: Newsroom) -> None:
    result = newsroom("issue", "new", "--form", "monthly", "--month", "2025-13")
    assert result.code != 0 and "2025-13" in result.err
