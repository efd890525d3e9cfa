"""Which passage of a source is shown beside a finding."""

from msgspec.structs import replace

from newsroom.issues import parse
from newsroom.model import Publication
from newsroom.preflight import check
from newsroom.preflight.passages import nearest, nearest_of
from tests.preflight.checking import FILE, subject
from tests.preflight.test_fact_rules import evidence

SOURCE = (
    "潮汐公司今天公布了新平台。平台已汇聚模型244个，由25家机构发起。\n\n"
    "“我们不会马上停下来。”创始人说。公司去年融资5亿美元，Nimbora 领投。"
)


def shown(words: str, around: str) -> tuple[str, str]:
    """Return the passage, and the very words in it."""
    passage = nearest_of(words, around, around.index(words), evidence(SOURCE))
    assert passage is not None
    text = passage.evidence.text
    return text[passage.start : passage.end], text[slice(*passage.words)] if passage.words else ""


def test_for_a_number_it_is_the_number_of_the_same_thing() -> None:
    assert shown("254个", "平台汇聚了模型 **254个**。") == ("平台已汇聚模型244个，由25家机构发起。", "244个")
    assert shown("35家", "平台由35家机构发起。")[1] == "25家"
    assert shown("6亿美元", "公司融资6亿美元。")[1] == "5亿美元"


def test_for_a_bound_or_a_direction_it_is_what_the_source_says_instead() -> None:
    source = "预计明年营收780亿元。公司去年营收681.3亿元，增长73%。利润增长12%。"
    for words, around, said in (
        ("超700亿元", "公司去年营收超700亿元。", "681.3亿元"),
        ("下降73%", "去年营收下降73%。", "增长73%"),
    ):
        passage = nearest_of(words, around, around.index(words), evidence(source))
        assert passage is not None and passage.words is not None
        assert source[slice(*passage.words)] == said
        assert source[passage.start : passage.end] == "公司去年营收681.3亿元，增长73%。"


def test_for_a_quotation_it_is_the_one_most_like_it() -> None:
    passage, words = shown("我们会马上停下来。", "创始人说：“我们会马上停下来。”")
    assert passage.startswith("“我们不会马上停下来。”") and words == "我们不会马上停下来。"


def test_for_a_name_it_is_the_one_that_is_spelled_nearly_so() -> None:
    assert shown("Nimbra", "Nimbra 领投了新一轮融资。")[1] == "Nimbora"


def test_a_source_that_shares_nothing_has_no_passage() -> None:
    assert nearest_of("Xylo", "Xylo 表态。", 0, evidence("The weather was fine.")) is None


def test_a_commentary_that_is_not_there_has_no_passage() -> None:
    text = FILE[: FILE.index("\n\n---\n\n### ")]
    uid = parse(text).entries[2].uid
    [known] = evidence("观界大学的传感器只有米粒大，能用十年。")
    checked = subject(text, evidence=(replace(known, entry=uid),), publication=Publication())
    [finding] = [each for each in check(checked) if each.rule == "ST005" and each.field == "commentary"]
    assert nearest(finding, checked) is None
