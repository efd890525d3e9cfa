"""FM003, FM004, EX003, SR001."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from newsroom.model import Evidence, Publication, Severity
from newsroom.preflight import check, fixed_text
from tests.preflight.checking import FILE, HOUSE, by_standards, changed, of_rule, subject

DATE = "2031-03-09T08:05:07.040+08:00"


def test_a_date_without_a_zone_gets_the_publications() -> None:
    text = changed(DATE, "2031-03-09T08:05:07.040")
    findings = of_rule("FM003", text)
    assert [finding.excerpt for finding in findings] == ["2031-03-09T08:05:07.040"]
    assert fixed_text(text, findings) == FILE


def test_a_date_in_the_future_hides_the_page() -> None:
    [finding] = of_rule("FM003", FILE, now=datetime(2031, 3, 8, 23, tzinfo=UTC))
    assert finding.fix == "2031-03-09T07:00:00.000+08:00"
    [finding] = of_rule("FM003", FILE, now=datetime(2031, 3, 7, tzinfo=UTC))
    assert finding.fix is None
    assert not of_rule("FM003", FILE, now=datetime(2031, 3, 9, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "words",
    [
        "YYYY",
        "{{ title }}",
        "TODO：",
        "**TODO**",
        "TBD。",
        "（待补）",
        "**待补**",
        "待补充。",
        "[此处插入配图]",
        "Lorem ipsum",
    ],
)
def test_what_was_to_be_filled_in_is_an_error(words: str) -> None:
    [finding] = of_rule("FM004", changed("放了出来。", f"放了出来。{words}"))
    assert finding.entry == 2
    assert finding.excerpt in words


@pytest.mark.parametrize(
    "words",
    [
        "一款 TODO 应用。",
        "一款 **TODO** 应用。",
        "这块短板亟待补。",
        "日期写作 `YYYY-MM-DD`。",
        '{{< video "a.mp4" >}}',
        "一家叫 YYYYZ 的公司。",
        "有待补充的是数据。",
    ],
)
def test_words_that_only_look_like_places_to_fill_are_left_alone(words: str) -> None:
    assert not of_rule("FM004", changed("放了出来。", f"放了出来。{words}"))


def test_a_house_may_have_marks_of_its_own() -> None:
    text = changed("放了出来。", "放了出来。〔图〕")
    [finding] = of_rule("FM004", text, publication=by_standards(placeholders=("〔图〕",)))
    assert finding.excerpt == "〔图〕"


def by_site(site: str) -> Publication:
    return replace(HOUSE, site=site)


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("hugo", "{{< youtube abc >}}"),
        ("hugo", "{{% note %}}"),
        ("jekyll", "{% include a.html %}"),
        ("jekyll", "{{ page.title }}"),
        ("hexo", "{% asset_img a.png %}"),
        ("hexo", "{{ title }}"),
        ("hexo", "{# 备注 #}"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "`{}`", "``{}``"])
@pytest.mark.parametrize(
    ("place", "entry", "field"),
    [
        ("今天的看点是", None, "lead"),
        ("共有三种大小。", 1, "summary"),
        ("第一件最要紧。", None, "commentary"),
    ],
)
def test_what_the_site_would_run_is_an_error(
    site: str, words: str, around: str, place: str, entry: int | None, field: str
) -> None:
    text = changed(place, place + around.format(words))
    [finding] = of_rule("EX003", text, publication=by_site(site))
    assert (finding.entry, finding.field, finding.excerpt) == (entry, field, words)
    assert finding.severity is Severity.ERROR and site.capitalize() in finding.message
    assert not of_rule("FM004", text, publication=by_site(site))
    assert not of_rule("EX003", text)


def test_a_tag_of_the_site_in_a_headline_is_found() -> None:
    text = changed("潮汐公司开源推理框架", "潮汐公司开源 {{ x }} 框架")
    [finding] = of_rule("EX003", text, publication=by_site("jekyll"))
    assert (finding.entry, finding.field, finding.excerpt) == (2, "headline", "{{ x }}")


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("hugo", "{{</* youtube abc */>}}"),
        ("hugo", "{% include a.html %}"),
        ("jekyll", "{{< youtube abc"),
        ("jekyll", "{% raw %}{{ x }}{% endraw %}"),
        ("hexo", "{% raw %}{{ x }}{% endraw %}"),
        ("astro", "{{ x }} {% y %} {{< z >}}"),
        ("hugo", "{a} 与 {b}"),
    ],
)
def test_what_another_site_would_run_is_none_of_this_one(site: str, words: str) -> None:
    found = of_rule("EX003", changed("放了出来。", f"放了出来。{words}"), publication=by_site(site))
    # An opening that is never closed stops Jekyll all the same.
    assert [each.excerpt for each in found] == (["{{"] if words == "{{< youtube abc" else [])


REFERENCE = "[^1]: [潮汐公司开源](https://tide.example/open)"


@pytest.mark.parametrize(
    ("rest", "lacks"),
    [
        ("", "neither"),
        ("·潮汐网·2031/3/8", "when it was read"),
        ("·2031/3/8·检索日期2031/3/9", "publisher"),
    ],
)
def test_a_reference_names_its_publisher_and_when_it_was_read(rest: str, lacks: str) -> None:
    [finding] = of_rule("SR001", f"正文。[^1]\n\n## 引用\n\n{REFERENCE}{rest}\n")
    assert lacks in finding.message


def test_a_whole_reference_is_fine() -> None:
    assert not of_rule("SR001", f"正文。[^1]\n\n{REFERENCE}·潮汐网·2031/3/8·检索日期2031/3/9\n")


def test_what_is_known_of_the_source_completes_a_reference() -> None:
    evidence = Evidence(
        entry="e1",
        kind="feed",
        article=1,
        url="https://tide.example/open",
        title="",
        source="潮汐网",
        text="",
        retrieved=datetime(2031, 3, 9, tzinfo=UTC),
    )
    text = f"正文。[^1]\n\n{REFERENCE}\n"
    checked = subject(text, evidence=(evidence,))
    fixed = fixed_text(text, check(checked))
    assert fixed == f"正文。[^1]\n\n{REFERENCE}·潮汐网·检索日期2031/3/9\n"
    assert [each.rule for each in check(replace(checked, text=fixed))] == ["ST012"]


def test_an_entry_whose_source_has_no_name_is_told() -> None:
    nameless = Evidence(
        entry="e2",
        kind="feed",
        article=1,
        url=None,
        title="",
        source=" ",
        text="",
        retrieved=datetime(2031, 3, 9, tzinfo=UTC),
    )
    [finding] = of_rule("SR001", FILE, evidence=(nameless,))
    assert finding.entry == 2
    assert not of_rule("SR001", FILE, evidence=(nameless, replace(nameless, source="潮汐网")))
