"""What two firms do in like words is told apart, by whom headlines begin with."""

from itertools import combinations

import pytest

from tests.triage.test_grouping import in_turn, kind

BANKS = ("工商银行", "农业银行", "中国银行", "建设银行", "交通银行", "北京银行")
UNIVERSITIES = ("北京大学", "北京航空航天大学", "上海大学", "上海交通大学", "香港大学", "香港科技大学")


@pytest.mark.parametrize(
    "said", ["将下调人民币存款挂牌利率", "拟发行300亿元二级资本债", "前三季度净利润增长2%"]
)
@pytest.mark.parametrize("colon", ["：", ""])
def test_banks_named_by_words_of_any_week_are_not_mixed(said: str, colon: str) -> None:
    for one, other in combinations(BANKS, 2):
        assert kind(f"{one}{colon}{said}", f"{other}{colon}{said}") != "same", (one, other)


def test_universities_named_by_words_of_any_week_are_not_mixed() -> None:
    for one, other in combinations(UNIVERSITIES, 2):
        assert kind(f"{one}：成立人工智能学院", f"{other}：成立人工智能学院") != "same", (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("建设银行", "中国建设银行"), ("建行", "建设银行"), ("工行", "中国工商银行")],
)
def test_one_bank_by_two_names_is_not_told_apart(one: str, other: str) -> None:
    said = "拟发行300亿元二级资本债"
    assert kind(f"{one}{said}", f"{other}{said}") == "same"


@pytest.mark.parametrize(
    "told",
    [
        ("远山航天提交百万颗卫星申请，剑指轨道数据中心", "又放大招！申请部署百万颗卫星，打造轨道数据中心"),
        # Here the first one begins with no one, and the other does.
        ("重磅！百万颗卫星申请提交，轨道数据中心要来了", "李若川旗下远山航天申请发射百万颗卫星"),
    ],
)
def test_what_another_firm_does_joins_no_story_by_an_account_that_begins_with_no_one(
    told: tuple[str, str],
) -> None:
    found = in_turn([*told, "青鸟宇宙申请部署百万颗卫星，打造轨道数据中心"])
    assert [(each.kind, each.story) for each in found[2]] == [("same", 1)]
    assert {each.kind for each in found[3]} <= {"likely", "alike"}


@pytest.mark.parametrize("said", ["通过港交所聆讯，最快下月挂牌", "通过车规级认证"])
def test_who_passes_is_told_apart_though_no_list_has_them(said: str) -> None:
    assert kind(f"青芯微{said}", f"云帆半导体{said}") == "alike"
    assert kind(f"青芯微{said}", f"青芯微今日{said}") == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("青川环能：拟回购10亿元至20亿元股份", "青川环能：拟使用不超过50亿元自有资金理财"),
        ("青川航空：11月旅客运输量同比增长5.08%", "青川航空：拟向青川货运增资7.5亿元"),
        ("泡泡玛特：MOLLY 3.0 将于 1 月 8 日发售", "泡泡玛特：MOLLY 主题乐园由合作方运营"),
    ],
)
def test_two_pieces_of_news_of_one_firm_share_more_than_the_firm_and_what_it_makes(
    first: str, second: str
) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


def test_one_piece_of_news_of_a_firm_is_joined_in_words_of_any_week() -> None:
    first, second = "青川环能：公司部分计算芯片价格已有调整", "青川环能：计算芯片、存储芯片部分产品陆续调价"
    assert kind(first, second) == "same"


def test_whom_a_headline_begins_with_is_known_by_a_whole_name_and_where_it_begins_like_a_verb() -> None:
    said = "向港交所提交上市申请书"
    assert kind("青川云帆智能科技股份有限公司" + said, "首农证券" + said) != "same"
    assert kind("首农证券" + said, "青川云帆智能科技股份有限公司" + said) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Where both are listed is whom nobody is.
        ("智谱今日在港交所挂牌上市，开盘涨13%", "MiniMax港交所上市，首日大涨109%"),
        ("青芯智算港交所上市，首日大涨120%", "智谱港交所上市首日涨13%"),
        # Two who leave one firm.
        ("OpenAI首席研究官离职", "OpenAI首席人力官离职"),
        ("百度CTO离职", "百度首席财务官离职"),
        ("小米硬件负责人离职创业", "小米CTO宣布离职"),
        # A variant, in another language.
        ("DeepSeek开源V4-Lite模型，MIT许可", "China's DeepSeek open-sources V4 model under MIT license"),
        ("苹果发布M6 Max芯片", "Apple unveils M6 chip"),
        ("华为发布昇腾970C芯片", "Huawei unveils Ascend 970 chip"),
    ],
)
def test_what_sounds_alike_of_two_firms_people_or_variants_is_two_events(first: str, second: str) -> None:
    assert kind(first, second, hours=1) != "same" != kind(second, first, hours=1)


@pytest.mark.parametrize(
    ("first", "second"),
    [("百度CTO离职", "百度首席技术官离职"), ("苹果发布M6芯片", "Apple unveils M6 chip")],
)
def test_one_office_or_version_by_two_names_is_one_event(first: str, second: str) -> None:
    assert kind(first, second, hours=1) == "same" == kind(second, first, hours=1)
