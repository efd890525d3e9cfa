"""FA001 to FA005: facts held against the sources, on sentences made up for the purpose."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from newsroom.issues import parse
from newsroom.model import Evidence, Finding, Severity, Standards
from tests.preflight.checking import HOUSE, changed, of_rule

SUMMARY = "潮汐公司把它的 **推理框架** 放了出来。"
HEADLINE = "潮汐公司开源推理框架"


def evidence(
    text: str, kind: str = "page", title: str = "", entry: int = 2, url: str | None = None
) -> tuple[Evidence, ...]:
    """Return a source of an entry; uids are given by the file's text, the same for every reading of it."""
    return (
        Evidence(
            entry=f"#{entry}",
            kind=kind,
            article=None,
            url=url,
            title=title,
            source="样例网",
            text=text,
            retrieved=datetime(2031, 3, 9, tzinfo=UTC),
        ),
    )


def found(rule: str, file: str, source: str, **known: str) -> list[Finding]:
    """Return what a rule finds where entry 2 has a source."""
    uid = parse(file, HOUSE).entries[1].uid
    [kept] = evidence(source, **known)  # type: ignore[arg-type]
    return of_rule(rule, file, evidence=(replace(kept, entry=uid),))


def summary(text: str) -> str:
    return changed(SUMMARY, text)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("框架有 **1.2亿** 次下载。", "The framework was downloaded 120 million times last year."),
        ("框架有近1亿次下载。", "截至昨日，下载量为9980万次。"),
        ("速度提高约30%。", "测试显示速度提高了29.8％。"),
        ("融资3–5万元。", "计划融资3万元至5万元。"),
        ("它于3月8日发布。", "The framework came out on March 8."),
        ("它于3月8日发布。", "框架昨日发布。"),
        ("支持二十余种语言。", "目前支持23种语言。"),
        ("有三大亮点、两款模型。", "新版本更快，也更省电。"),
        ("折合人民币约7.2亿元，约合人民币7.2亿元。", "融资额约合7.2亿元。"),
        ("GPT-5.5 与 7G106 都能运行。", "GPT-5.5 and the 7G106 can run it."),
        ("八成开发者用过。", "80% of developers have tried it."),
        ("用时3～5年。", "用时3-5年。"),
        ("用时3〜5年、售价2－4万元。", "用时3到5年，售价2万元至4万元。"),
        ("用时3-5年。", "用时3～5年。"),
        ("已有100万用户。", "已有百万用户。"),
        ("出货1000万台。", "出货千万台。"),
        ("融资近1亿元。", "融资近亿元。"),
        ("用时6个月，又等了18个月。", "用时半年，又等了一年半。"),
        ("价格降到50%。", "价格打五折。"),
        ("价格打五折。", "价格降低50%。"),
        ("它于3月8日发布，去年是2030年。", "框架昨日发布，去年发布过一款，2029年也发布过一款。"),
        ("框架于2031年上线。", "团队2029年成立，框架今年上线。"),
    ],
)
def test_a_number_that_the_source_has_in_any_form_is_no_finding(said: str, source: str) -> None:
    assert not found("FA001", summary(said), source)


@pytest.mark.parametrize(
    ("said", "words", "source"),
    [
        ("框架有 **1.2万** 次下载。", "1.2万", "框架有1.2亿次下载。"),
        ("速度提高12.5个百分点。", "12.5个百分点", "速度提高12.5%。"),
        ("融资5亿美元。", "5亿美元", "公司融资5亿元。"),
        ("汇聚模型254个。", "254个", "平台已汇聚模型244个。"),
        ("它于3月28日发布。", "3月28日", "框架于3月8日发布。"),
        ("由三家公司发起。", "三家", "该项目由五家公司发起。"),
        ("价格为每月20美元。", "20美元", "The price is $30 a month."),
        ("用时3～6年。", "6年", "用时3-5年。"),
        ("已有120万用户。", "120万", "已有百万用户。"),
        ("它成立于2031年。", "2031年", "潮汐公司成立于2030年。"),
        ("框架于3月8日发布。", "3月8日", "框架于3月7日发布。"),
        ("框架于3月8日发布。", "3月8日", "框架于3月2日发布。团队昨日聚餐。"),
        ("框架于2031年3月6日发布。", "2031年3月6日", "框架于2031年3月2日发布。"),
    ],
)
def test_a_number_that_the_source_does_not_have_is_found(said: str, words: str, source: str) -> None:
    [finding] = found("FA001", summary(said), source)
    assert finding.excerpt.startswith(words[:2]) and finding.entry == 2 and finding.field == "summary"
    assert finding.severity is Severity.WARNING


def test_the_number_that_the_source_has_instead_is_told() -> None:
    [finding] = found("FA001", summary("平台已汇聚模型254个。"), "平台已汇聚模型244个，数据集31个。")
    assert "244个" in finding.message


def test_without_evidence_or_with_a_source_that_breaks_off_nothing_is_said() -> None:
    file = summary("汇聚模型254个，支持 **Quarrix**，他说：“这是最难的一年，没有之一。”")
    for rule in ("FA001", "FA002", "FA003"):
        assert not of_rule(rule, file)
        assert not found(rule, file, "潮汐公司今天宣布……", kind="feed")
        assert not found(rule, file, "", title="潮汐公司开源推理框架")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FA001", "汇聚模型254个。"),
        ("FA002", "他说：“这是最难的一年，没有之一。”"),
        ("FA003", "支持 **Quarrix**。"),
    ],
)
def test_a_finding_says_where_only_the_feeds_excerpt_is_kept(rule: str, said: str) -> None:
    text = "潮汐公司今天宣布，它的推理框架开源了。"
    link = "https://example.com/b"
    [finding] = found(rule, summary(said), text, kind="feed", url=link)
    assert "only the feed's excerpt of the source is kept: newsroom issue evidence" in finding.message
    [page] = found(rule, summary(said), text, kind="page")
    assert "excerpt" not in page.message and finding.message.startswith(page.message)
    [whole] = found(rule, summary(said), text * 30, kind="feed", url=link)
    [pageless] = found(rule, summary(said), text, kind="feed")
    assert whole.message == pageless.message == page.message


def test_a_finding_in_the_lead_says_of_how_many_sources_only_excerpts_are_kept() -> None:
    file = changed("今天的看点是 **星河实验室** 的新模型。", "今天的看点是 **450亿** 参数的新模型。")
    known = {"kind": "feed", "url": "https://example.com/b"}
    [finding] = found("FA001", file, "潮汐公司今天宣布，它的推理框架开源了。", **known)
    assert "excerpt is kept of 1 source:" in finding.message


@pytest.mark.parametrize(
    "pattern",
    [
        Standards().correction,
        "*{date:%m月%d日}更正第{number}条：{text}*",
        "{text}（第{number}条，{date:%Y年%m月%d日}更正）",
    ],
)
def test_the_day_of_a_correction_is_no_fact_and_what_it_says_is(pattern: str) -> None:
    day = date(2031, 11, 27)
    note = pattern.format(date=day, number=12, headline="开源〈框架〉", text="下载量为730万次。")
    publication = replace(HOUSE, standards=Standards(correction=pattern))
    file = summary(f"公司开源了框架。 {note}")
    uid = parse(file, publication).entries[1].uid
    [kept] = evidence("公司开源了框架。")
    known = of_rule("FA001", file, evidence=(replace(kept, entry=uid),), publication=publication)
    assert [finding.excerpt for finding in known] == ["730万次"]


def test_day_and_number_of_what_a_headline_follows_up_are_no_facts_and_the_rest_is() -> None:
    file = summary("框架3月8日开源，有12种语言。")
    source = "框架3月8日开源，有12种语言。"
    followed = file.replace(HEADLINE, HEADLINE + "（后续：03月05日第7条）")
    assert followed != file
    assert not found("FA001", followed, source) and not of_rule("FA004", followed)
    wrong = file.replace(HEADLINE, "框架3月18日开源（后续：03月05日第7条）")
    assert [finding.excerpt for finding in found("FA001", wrong, source)] == ["3月18日"]
    [finding] = of_rule("FA004", wrong)
    assert finding.excerpt == "3月18日"


def test_a_number_in_the_lead_must_be_in_some_entry() -> None:
    lead = "今天的看点是 **星河实验室** 的新模型。"
    [finding] = of_rule("FA001", changed(lead, "今天的看点是 **450亿** 参数的新模型。"))
    assert (finding.excerpt, finding.field) == ("450亿", "lead")
    with_number = changed(lead, "今天的看点是 450亿 参数的新模型。").replace("共有三种大小", "有450亿参数")
    assert not of_rule("FA001", with_number)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("她说：“我们 **不会** 停下来。”", "「我們不會停下來！」她在会上说。"),
        ("她说：“模型会变小……也会变快。”", "她说：“模型会变小，这是必然的，也会变快。”"),
        ("这是一场“静悄悄的变革”。", "行业正在变化。"),
        ("她说：“我们不会停下来，也不想停下来。”", "We will not stop, she said, and we do not want to."),
        ("《大潮将至的那一天》获奖。", "影片获奖。"),
        (
            "她说：“我们不会停下来，也不想停下来。”",
            "她在会上用英语说：“We will not stop, and we do not want to.”会议昨日结束。",
        ),
    ],
)
def test_quoted_words_of_the_source_terms_and_translations_are_no_finding(said: str, source: str) -> None:
    assert not found("FA002", summary(said), source)


def test_an_altered_quotation_is_an_error_and_the_words_of_the_source_are_offered() -> None:
    [finding] = found(
        "FA002", summary("她说：“我们会马上停下来。”"), "她在会上说：“我们不会马上停下来。”随后离场。"
    )
    assert (finding.excerpt, finding.severity) == ("我们会马上停下来。", Severity.ERROR)
    assert (finding.fix, finding.suggestion) == ("我们不会马上停下来。", True)


def test_words_that_nobody_said_are_an_error() -> None:
    [finding] = found("FA002", summary("她表示：“明年一定会赚钱。”"), "她介绍了公司明年的计划。")
    assert finding.excerpt == "明年一定会赚钱。" and finding.fix is None


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("它由 DeepSeekR1 驱动。", "它由 Deepseek-R1 驱动。"),
        ("它支持 Llama 3.1 和 Qwen3-235B-A22B。", "支持 llama3.1、Qwen3 235B A22B 等模型。"),
        ("Google 和 NVIDIA 都在用。", "谷歌与英伟达都在使用它。"),
        ("它用 GPU 运行 AI 应用，有 API。", "它能运行各种应用。"),
        (
            "它要 IPO，将在 NYSE 上市。",
            "It will list on the New York Stock Exchange after its initial public offering.",
        ),
        ("Claude Opus 4.5 也在列。", "Claude 4.5 Opus is on the list."),
        ("它有 60GB 内存，售价 20 USD。", "它有 60 GB 内存，售价 20 美元。"),
    ],
)
def test_a_name_that_the_source_has_in_some_form_is_no_finding(said: str, source: str) -> None:
    assert not found("FA003", summary(said), source)


@pytest.mark.parametrize(
    ("said", "words", "source"),
    [
        ("它由 Quarrix 驱动。", "Quarrix", "它由 Nimbora 驱动。"),
        ("它支持 GPT-5.6 模型。", "GPT-5.6", "它支持 GPT-5.5 模型。"),
        ("它支持 Llama 3.1 模型。", "Llama 3.1", "支持 Llama 3.3 模型，3.1 万人在用。"),
        ("谷歌的 **Nimbra** 发布。", "Nimbra", "谷歌发布了 Nimbora。"),
    ],
)
def test_a_name_that_the_source_does_not_have_is_found(said: str, words: str, source: str) -> None:
    [finding] = found("FA003", summary(said), source)
    assert (finding.excerpt, finding.entry, finding.field) == (words, 2, "summary")


@pytest.mark.parametrize(
    ("headline", "said", "words"),
    [
        ("潮汐公司融资5亿美元", "潮汐公司完成了 **6亿美元** 融资。", "5亿美元"),
        ("潮汐公司用户突破1.2万", "潮汐公司称用户已突破1.2亿。", "1.2万"),
        ("潮汐框架提速12.5%", "框架的速度提高了12.5个百分点。", "12.5%"),
        ("潮汐公司汇聚244个模型", "平台目前已汇聚254个模型。", "244个"),
        ("潮汐公司融资5亿元", "潮汐公司完成了5亿美元融资。", "5亿元"),
    ],
)
def test_headline_and_summary_that_differ_are_an_error_without_any_source(
    headline: str, said: str, words: str
) -> None:
    [finding] = of_rule("FA004", summary(said).replace(HEADLINE, headline))
    assert (finding.excerpt, finding.severity, finding.entry) == (words, Severity.ERROR, 2)


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("潮汐公司融资5亿美元", "潮汐公司完成5亿美元融资，估值达60亿美元。"),
        ("潮汐公司融资近5亿美元", "潮汐公司完成4.98亿美元融资。"),
        ("潮汐公司汇聚244个模型", "平台由25家公司发起，服务31个城市。"),
        ("潮汐框架提速12.5%", "框架更快，内存占用也下降了40%。"),
        ("潮汐公司发布3款新品", "新品售价299元，续航48小时。"),
        ("潮汐公司营收增长20%", "公司去年营收增长两成，净利润下降5%。"),
        ("潮汐公司拿到5亿美元", "云雀基金给出的估值为8亿美元。"),
        ("潮汐给出7条建议", "文章总结了5条教训。"),
        ("近5000万人次用过潮汐助手", "潮汐助手全年有近4980万人次使用，近7000万人次访问。"),
        ("潮汐助手有5000万名学生", "潮汐助手覆盖7000万名教师。"),
        ("潮汐预测2032年的市场", "2031年市场规模已过千亿元。"),
    ],
)
def test_numbers_of_different_things_may_differ(headline: str, said: str) -> None:
    assert not of_rule("FA004", summary(said).replace(HEADLINE, headline))


def test_what_is_done_so_many_times_may_be_called_otherwise() -> None:
    file = summary("春节活动里，潮汐助手吸引了近7000万人次参与。").replace(
        HEADLINE, "近5000万人次用潮汐助手抢红包"
    )
    [finding] = of_rule("FA004", file)
    assert (finding.excerpt, finding.entry) == ("5000万人", 2)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("春节活动里，潮汐助手吸引了近7000万人次参与。", ["7000万人"]),
        ("春节活动里，潮汐助手吸引了近5000万人次参与。", []),
        ("潮汐助手发出120万个红包。", []),  # the page may say so
    ],
)
def test_where_only_its_title_is_kept_a_source_says_that_much(said: str, words: list[str]) -> None:
    title = "近5000万人次用潮汐助手抢红包"
    assert [each.excerpt for each in found("FA001", summary(said), "", title=title)] == words
    [finding] = found("SR003", summary(said), "", title=title)
    assert (finding.entry, finding.severity) == (2, Severity.INFO)
    assert not found("SR003", summary(said), "潮汐助手的春节活动结束了。", title=title)


def test_a_name_in_the_lead_that_no_entry_has_is_found_once() -> None:
    lead = "今天的看点是 **星河实验室** 的新模型。"
    file = changed(lead, "**Quarrix**、百度与 GPU 都是今天的看点，Quarrix 尤其如此。")
    assert [finding.excerpt for finding in of_rule("FA005", file)] == ["Quarrix", "百度"]
    told = file.replace("观界大学的", "Quarrix 与 Baidu 的")
    assert not of_rule("FA005", told)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("营收增长47%，其中三成三来自海外。", "营收增长四成七，海外占33.2%。"),
        ("收入增长逾10倍。", "Revenue grew more than tenfold."),
        ("一年增长三成。", "增长30%，较上年12月。"),
        ("用户增长1.4倍。", "用户较上年增长141.7%。"),
        ("指引为764.4亿至795.6亿美元。", "预计营收780亿美元，上下浮动2%。"),
        ("调用量增加七十万亿，增长140%。", "日均调用量由五十万亿增至一百二十万亿。"),
        ("上半年营收5亿元。", "1月至6月营收5亿元。"),
        ("第四财季营收5亿元。", "Fourth-quarter revenue was 500 million yuan."),
    ],
)
def test_what_follows_from_a_source_or_is_said_otherwise_is_no_slip(said: str, source: str) -> None:
    assert not found("FA001", summary(said), source)


@pytest.mark.parametrize(
    ("said", "source", "words"),
    [
        ("业务增长七成四。", "业务增长四成七。", "七成四"),
        ("收入增长逾12倍。", "Revenue grew more than tenfold.", "12倍"),
        ("用户增长2.4倍。", "用户较上年增长141.7%。", "2.4倍"),
        ("第三财季营收5亿元。", "公司第四财季营收5亿元。", "第三财季"),
        ("将于上半年量产。", "将于下半年量产。", "上半年"),
        ("调用量增加九十万亿。", "日均调用量由五十万亿增至一百二十万亿。", "九十万亿"),
    ],
)
def test_slips_in_shares_seasons_and_multiples_are_found(said: str, source: str, words: str) -> None:
    assert [each.excerpt for each in found("FA001", summary(said), source)] == [words]


def test_the_number_with_two_digits_changed_round_is_the_one_that_is_meant() -> None:
    source = "公司第四财季营收为681.3亿美元。公司预计下一季营收780亿美元，上下浮动2%。"
    [finding] = found("FA001", summary("公司预计营收618.3亿美元。"), source)
    assert "681.3亿美元" in finding.message


QUARTER = (
    "公司第四财季营收为681.3亿美元，同比增长73%。云业务占总营收的91%。"
    "公司预计下一季营收780亿美元，上下浮动2%。"
)
QUARTER_IN_ENGLISH = (
    "Revenue for the fourth quarter was $68.13 billion, up 73% from a year ago. The cloud unit accounted for "
    "91% of revenue. Revenue for the next quarter is expected to be $78.0 billion, plus or minus 2%."
)


@pytest.mark.parametrize(
    ("said", "words", "source", "told"),
    [
        ("框架有百亿次下载。", "百亿次", "框架有10亿次下载。", "10亿次"),
        ("下载量上百亿次。", "上百亿次", "The framework had 1 billion downloads.", "1 billion"),
        ("由九家公司发起。", "九家", "It was founded by eight companies.", "eight companies"),
        ("由9家大公司发起。", "9家", "It was founded by eight large firms.", "eight large firms"),
        ("第四财季营收超700亿美元。", "超700亿美元", QUARTER, "681.3亿美元"),
        ("第四财季营收超700亿美元。", "超700亿美元", QUARTER_IN_ENGLISH, "$68.13 billion"),
        ("营收超700亿美元。", "超700亿美元", "营收近700亿美元。", "近700亿美元"),
        ("每千 token 售价2美元。", "每千 token", "The price is $2 per million tokens.", "per million tokens"),
        ("每千次调用2美元。", "每千次", "每百万次调用售价2美元。", "每百万次"),
        ("每千token 0.02美元。", "0.02美元", "It costs $2 per million tokens.", "$2"),
        ("公司完成F轮融资。", "F轮", "The company raised a Series G round.", "Series G"),
        ("营收同比下降73%。", "下降73%", QUARTER, "增长73%"),
        ("营收同比下降73%。", "下降73%", QUARTER_IN_ENGLISH, "up 73%"),
        ("云业务占营收73%。", "73%", QUARTER_IN_ENGLISH, "up 73%"),
        ("云业务占营收19%。", "19%", QUARTER_IN_ENGLISH, "91%"),
    ],
)
def test_what_stands_beside_a_number_is_held_against_the_source(
    said: str, words: str, source: str, told: str
) -> None:
    [finding] = found("FA001", summary(said), source)
    assert finding.excerpt == words and finding.message.endswith(f"it has {told}")


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("利润增长12%。", "Cost cuts boosted profit 12%."),
        ("速度提升最高20%。", "It cuts latency by up to 20%."),
        ("营收增速放缓至12%。", "Revenue growth slowed to 12%."),
        ("价格从30美元降到20美元。", "Previously raised to $30, the price is now $20."),
        ("股价涨超1%，此前一度跌超1%。", "股价涨超1%。"),
        ("公司完成F轮融资。", "The company raised its Series F last year and a Series G now."),
        ("公司完成F轮融资。", "The company raised $30 billion."),
        ("每百万token 0.5美元。", "$0.50 per 1M tokens"),
        ("每百万次调用2美元。", "It costs $2 for every 1,000,000 requests."),
        ("下载量达百亿次。", "下载量达126亿次。"),
        ("每千token 0.002美元。", "It costs $2 per million tokens."),
        ("它有十亿级用户。", "It has 1.3 billion users."),
        ("降价20%后销量上涨20%。", "After a price cut of 20%, sales rose 20%."),
        ("融资近百亿美元。", "It raised $9.6 billion."),
        ("融资达20 亿美元。", "公司融资20亿美元。"),
        ("三家公司领投。", "Eight companies and three firms took part."),
        ("两家公司领投。", "Eight companies took part."),
        ("减持不超3%股份。", "拟减持不超过3%的股份。"),
        ("营收超700亿美元。", "Revenue reached $70.4 billion."),
        ("预计下一季营收超700亿美元。", QUARTER_IN_ENGLISH),
        ("用户超过1亿。", "有1.2亿注册用户，其中9500万为月活用户。"),
        ("云业务占营收91%。", "云业务营收为623亿美元，总营收681.3亿美元。"),
    ],
)
def test_what_is_said_in_other_words_beside_a_number_is_no_finding(said: str, source: str) -> None:
    assert not found("FA001", summary(said), source)


@pytest.mark.parametrize(
    ("said", "source", "words"),
    [
        ("它支持 Qwen3 模型。", "它支持千问3模型。", []),
        ("它支持 Qwen3-32B 模型。", "它支持通义千问 3-32B 模型。", []),
        ("它支持 Qwen3 模型。", "它支持千问3.5模型。", ["Qwen3"]),
        ("Sam Altman 这样说。", "奥特曼这样说。", []),
        ("Sam Altman 这样说。", "阿莫迪这样说。", ["Sam", "Altman"]),
        ("它支持 Nimbora 模型。", "它支持云朵拉模型。", []),
    ],
)
def test_a_name_with_a_version_or_of_two_words_may_stand_in_chinese_in_the_source(
    said: str, source: str, words: list[str]
) -> None:
    publication = replace(HOUSE, standards=replace(HOUSE.standards, terms={"云朵拉": "Nimbora"}))
    file = summary(said)
    kept = replace(evidence(source)[0], entry=parse(file, publication).entries[1].uid)
    findings = of_rule("FA003", file, evidence=(kept,), publication=publication)
    assert [each.excerpt for each in findings] == words
