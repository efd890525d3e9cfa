"""ST003 to ST006: headings, counts, lengths, bold."""

import pytest

from newsroom.model import Band, Publication
from tests.preflight.checking import FILE, by_standards, changed, of_rule

HALF = by_standards(site_share=0.5)
KEY_WORDS = by_standards(bold=(1, 2))


def entries(urls: list[str], headlines: list[str] | None = None) -> str:
    names = headlines or [f"第{number}件事有了新的进展" for number in range(1, len(urls) + 1)]
    written = [
        f"{number}. ".ljust(4) + f"[**{name}**]({url})\n\n    **要点** 在这里。"
        for number, (name, url) in enumerate(zip(names, urls, strict=True), 1)
    ]
    front, lead, _entries, commentary = FILE.split("---\n\n")
    return "---\n\n".join((front, lead, "\n\n".join(written) + "\n\n", commentary))


def test_too_few_entries_are_told_at_the_last_one() -> None:
    [finding] = of_rule("ST004", FILE, publication=by_standards(fewest=5))
    assert finding.excerpt == "观界大学做出新传感器"
    assert "only 3 entries" in finding.message


def test_too_many_entries_are_told() -> None:
    [finding] = of_rule("ST004", FILE, publication=by_standards(most=2))
    assert "at most 2" in finding.message


def test_a_site_with_more_than_half_of_the_entries_dominates() -> None:
    urls = [f"https://www.one.example/{number}" for number in range(4)]
    others = [f"https://site{number}.example/a" for number in range(3)]
    [finding] = of_rule("ST004", entries([*others[:1], *urls, *others[1:]]), publication=HALF)
    assert finding.entries == (2, 3, 4, 5)
    assert finding.field == "link"
    assert "4 of 7 entries lead to one.example" in finding.message
    assert not of_rule("ST004", entries([*urls, *others, "https://more.example/b"]), publication=HALF)


def test_three_links_to_one_site_are_no_matter_in_a_short_issue() -> None:
    assert not of_rule(
        "ST004", entries([f"https://one.example/{number}" for number in range(3)]), publication=HALF
    )


def test_a_name_in_most_headlines_is_the_only_topic() -> None:
    names = ["Lumora 发布新模型", "Lumora 降价三成", "Lumora 换了负责人", "Lumora 开源工具", "别家的一件事"]
    urls = [f"https://site{number}.example/a" for number in range(5)]
    [finding] = of_rule("ST004", entries(urls, names), publication=HALF)
    assert finding.entries == (1, 2, 3, 4)
    assert "Lumora" in finding.message


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("headline", "潮汐公司开源推理框架"),
        ("lead", "今天的看点是 **星河实验室** 的新模型。"),
        ("summary", "潮汐公司把它的 **推理框架** 放了出来。"),
        ("commentary", "三件事里，第一件最要紧。"),
    ],
)
def test_a_text_outside_its_band_is_told_with_what_it_has_and_may_have(field: str, words: str) -> None:
    short = of_rule("ST005", FILE, publication=by_standards(**{field: Band(least=90, most=99)}))
    assert words in [finding.excerpt for finding in short]
    assert all(finding.field == field and "too few; it has 90 to 99" in finding.message for finding in short)
    long = of_rule("ST005", FILE, publication=by_standards(**{field: Band(least=0, most=5)}))
    assert words in [finding.excerpt for finding in long]
    assert all("too many" in finding.message for finding in long)


def test_markup_is_not_counted() -> None:
    # 今天的看点是 星河实验室 的新模型。 has 18 characters with its two spaces.
    assert not of_rule("ST005", FILE, publication=by_standards(lead=Band(least=18, most=18)))


def test_a_lead_and_commentary_not_written_yet_are_told() -> None:
    text = FILE.replace("今天的看点是 **星河实验室** 的新模型。\n\n---\n\n", "")
    text = text.replace("\n\n---\n\n### **点评**\n\n三件事里，第一件最要紧。", "")
    there = of_rule("ST005", text, publication=by_standards(lead=Band(least=1, most=300)))
    assert [finding.field for finding in there] == ["lead"]
    there = of_rule("ST005", text, publication=by_standards(commentary=Band(least=1, most=300)))
    assert [finding.field for finding in there] == ["commentary"]
    assert not of_rule("ST005", text)


@pytest.mark.parametrize(
    ("summary", "excerpt"),
    [
        ("潮汐公司把它的推理框架放了出来。", "潮汐公司把它的推理框架放了出来。"),
        ("**潮汐** 把 **推理** 的 **框架** 放了出来。", "**框架**"),
        ("**潮汐公司把它的推理框架放了出来。**", "**潮汐公司把它的推理框架放了出来。**"),
    ],
)
def test_bold_marks_a_few_words_of_a_summary(summary: str, excerpt: str) -> None:
    [finding] = of_rule(
        "ST006", changed("潮汐公司把它的 **推理框架** 放了出来。", summary), publication=KEY_WORDS
    )
    assert (finding.entry, finding.field, finding.excerpt) == (2, "summary", excerpt)


def test_a_summary_without_bold_is_fine_where_the_house_has_none() -> None:
    text = changed("潮汐公司把它的 **推理框架** 放了出来。", "潮汐公司把它的推理框架放了出来。")
    assert of_rule("ST006", text, publication=KEY_WORDS)
    assert not of_rule("ST006", text, publication=by_standards(bold=(0, 2)))


def test_a_heading_with_nothing_under_it_is_told() -> None:
    text = changed(
        "三件事里，第一件最要紧。", "#### 一\n\n#### 二\n\n第二点。\n\n#### 三\n\n##### 三之一\n\n话。"
    )
    [finding] = of_rule("ST003", text)
    assert (finding.excerpt, finding.line) == ("一", 27)


def test_a_heading_in_code_is_none() -> None:
    text = changed("三件事里，第一件最要紧。", "看：\n\n```sh\n# one\n\n# two\n```")
    assert not of_rule("ST003", text)


def test_files_of_other_houses_are_not_held_against_ours() -> None:
    text = "# 早报\n\n## 模型\n\n## 产品\n\n- 一件事 [来源](https://example.com/1)\n"
    strict = Publication()
    assert not [
        rule for rule in ("ST003", "ST004", "ST005", "ST006") if of_rule(rule, text, publication=strict)
    ]
