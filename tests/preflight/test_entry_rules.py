"""ST and LK: what is wrong with entries and their links, and what is not."""

import pytest

from newsroom.model import Severity
from newsroom.preflight import fixed_text
from tests.preflight.checking import FILE, changed, found, rules


@pytest.mark.parametrize(
    ("number", "excerpt"),
    [
        ("4.  ", "4.  "),
        ("1.  ", "1.  "),
        ("2. ", "2. "),
        ("2.   ", "2.   "),
        ("02. ", "02. "),
        ("2)  ", "2)  "),
        (" 2. ", " 2. "),
        ("2.\t", "2.\t"),
    ],
)
def test_a_wrong_number_or_padding(number: str, excerpt: str) -> None:
    text = changed("2.  [", number + "[")
    (finding,) = [finding for finding in found(text) if finding.field is None]
    assert (finding.rule, finding.severity, finding.entry) == ("ST001", Severity.ERROR, 2)
    assert (finding.line, finding.column, finding.excerpt) == (15, 1, excerpt)
    assert finding.fix == "2.  "
    assert fixed_text(text, [finding]) == FILE


def test_the_tenth_number_has_one_space() -> None:
    entry = "\n\n{}[**题{}**](https://example.com/b/{})\n\n    正文。"
    more = "".join(entry.format(f"{n}. ".ljust(4), n, n) for n in range(4, 13))
    text = changed("只有米粒大。", "只有米粒大。" + more)
    assert rules(text) == []
    assert rules(text.replace("10. [", "10.  [")) == ["ST001"]


def test_a_gap_is_told_at_every_number_after_it() -> None:
    text = changed("1.  [", "2.  [").replace("3.  [", "4.  [")
    findings = [finding for finding in found(text) if finding.rule == "ST001"]
    assert [(finding.entry, finding.fix) for finding in findings] == [(1, "1.  "), (3, "3.  ")]
    assert fixed_text(text, findings) == FILE


@pytest.mark.parametrize("indent", ["  ", "   ", "     ", "\t", "  \t"])
def test_a_summary_with_another_indent(indent: str) -> None:
    text = changed("    潮汐", indent + "潮汐")
    (finding,) = found(text)
    assert (finding.rule, finding.entry, finding.field) == ("ST001", 2, "summary")
    assert fixed_text(text, [finding]) == FILE


def test_a_summary_that_has_to_stand_further_in_is_in_order() -> None:
    assert rules(changed("    潮汐", "     \\- 潮汐")) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "excerpt"),
    [
        ("(https://example.com/a/2.htm)", "()", "link", "潮汐公司开源推理框架"),
        (
            "[**潮汐公司开源推理框架**](https://example.com/a/2.htm)",
            "**潮汐公司**",
            "link",
            "潮汐公司",
        ),
        ("[**潮汐公司开源推理框架**](https://example.com/a/2.htm)", "潮汐公司", "link", "潮汐公司"),
        ("**潮汐公司开源推理框架**", "", "headline", "[](https://example.com/a/2.htm)"),
        ("潮汐公司开源推理框架", "https://a.cn/", "headline", "https://a.cn/"),
        ("    潮汐公司把它的 **推理框架** 放了出来。\n\n", "", "summary", "潮汐公司开源推理框架"),
        (
            "    潮汐公司把它的 **推理框架** 放了出来。",
            "潮汐公司把它的 **推理框架** 放了出来。",
            "summary",
            "潮汐公司开源推理框架",
        ),
    ],
)
def test_an_entry_that_lacks_something(old: str, new: str, field: str, excerpt: str) -> None:
    findings = [finding for finding in found(changed(old, new)) if finding.rule == "ST002"]
    assert [(f.severity, f.entry, f.entries, f.field, f.excerpt, f.fix) for f in findings] == [
        (Severity.ERROR, 2, (2,), field, excerpt, None)
    ]


def test_a_headline_that_begins_with_a_domain_is_a_headline() -> None:
    assert rules(changed("潮汐公司开源推理框架", "https 时代结束")) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a/1.htm",
        "http://www.example.com/a/1.htm?utm_source=x",
        "https://EXAMPLE.com:443/a/1.htm#top",
    ],
)
def test_one_page_for_two_entries_is_told_at_both(url: str) -> None:
    findings = [f for f in found(changed("https://example.com/a/3.htm", url)) if f.rule == "LK001"]
    assert [(f.entry, f.entries, f.field, f.excerpt) for f in findings] == [
        (1, (1, 3), "link", "https://example.com/a/1.htm"),
        (3, (1, 3), "link", url),
    ]
    assert {f.severity for f in findings} == {Severity.ERROR}
    assert "1, 3" in findings[0].message


@pytest.mark.parametrize(
    "url", ["https://example.com/a/1.htm?id=2", "https://example.org/a/1.htm", "/a/1.htm"]
)
def test_other_pages_are_not_one(url: str) -> None:
    assert "LK001" not in rules(changed("https://example.com/a/3.htm", url))


def test_links_that_are_no_addresses_are_not_compared() -> None:
    text = changed("https://example.com/a/2.htm", "").replace("https://example.com/a/3.htm", "")
    assert "LK001" not in rules(text)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://36kr.com/newsflashes/1?f=rss", "https://36kr.com/newsflashes/1"),
        ("https://e.cn/x?utm_source=a&id=7&utm_medium=b#c", "https://e.cn/x?id=7#c"),
        ("<https://e.cn/a b?utm_source=x>", "<https://e.cn/a b>"),
        ("https://e.cn/\\(a\\)?fbclid=x", "https://e.cn/\\(a\\)"),
    ],
)
def test_tracking_can_be_taken_out(url: str, clean: str) -> None:
    text = changed("https://example.com/a/2.htm", url)
    (finding,) = found(text)
    assert (finding.rule, finding.severity, finding.entry) == ("LK002", Severity.WARNING, 2)
    assert (finding.field, finding.excerpt, finding.fix) == ("link", url, clean)
    assert fixed_text(text, [finding]) == changed("https://example.com/a/2.htm", clean)


def test_the_message_names_what_tracks() -> None:
    (finding,) = found(changed("https://example.com/a/2.htm", "https://e.cn/?utm_source=a&utm_medium=b"))
    assert "utm_source, utm_medium" in finding.message


@pytest.mark.parametrize("query", ["?id=1", "?page=2&sort=new", "#fragment"])
def test_a_parameter_of_the_page_itself_is_no_tracking(query: str) -> None:
    assert rules(changed("a/2.htm", "a/2.htm" + query)) == []
