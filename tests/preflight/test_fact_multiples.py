"""Multiples, halves and parts that are written in Han are held against the source."""

import pytest

from tests.preflight.checking import of_rule
from tests.preflight.test_fact_rules import HEADLINE, found, summary


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("净利润增长三倍。", "净利润增长300%。"),
        ("净利润增长三倍。", "Net profit quadrupled."),
        ("净利润增长到三倍。", "Net profit tripled."),
        ("净利润增至去年的三倍。", "Net profit tripled."),
        ("净利润是去年的三倍。", "Net profit tripled."),
        ("净利润增长三倍。", "Net profit was up three times, a threefold increase."),
        ("净利润增长三倍。", "净利润增至四倍。"),
        ("净利润增长超三倍。", "净利润增长312%。"),
        ("销量增长两倍。", "Sales tripled."),
        ("销量增长两倍多。", "Sales more than tripled."),
        ("销量增长两倍，用户翻番。", "Sales tripled and users doubled."),
        ("销量增长一倍。", "Sales doubled."),
        ("销量增长一倍。", "销量翻番。"),
        ("销量增长100%。", "Sales doubled."),
        ("销量增长200%。", "Sales tripled."),
        ("销量达到三倍。", "Sales were up 200%."),
        ("销量翻番。", "销量增长一倍。"),
        ("销量翻倍。", "销量增长100%。"),
        ("销量翻了一番。", "Sales doubled."),
        ("销量翻两番。", "Sales rose fourfold."),
        ("销量翻两番。", "销量增长三倍。"),
        ("用户增长两倍。", "用户从120万增至370万。"),
        ("营收增长两倍。", "Revenue was $3 billion, against $1 billion a year before."),
        ("速度是三倍。", "It runs three times as fast."),
        ("价格减半。", "Prices fell 50%."),
        ("价格减半。", "Prices were halved."),
        ("股价腰斩。", "The shares fell 52%."),
        ("半数用户用它。", "50% of users chose it."),
        ("过半用户用它。", "53% of users chose it."),
        ("过半用户用它。", "Most of the users chose it."),
        ("工期已经过半。", "施工还在继续。"),
        ("评分九点三分。", "It got a score of 9.3."),
        ("它建成万卡集群。", "It built a cluster of 10,000 GPUs."),
        ("它建成万卡集群。", "It built a cluster of 12,800 GPUs."),
        ("它建成万卡集群。", "It built a cluster of tens of thousands of GPUs."),
        ("它建成万卡集群。", "它的集群有数万块GPU。"),
        ("它建成十万卡集群。", "It built a cluster of hundreds of thousands of GPUs."),
        ("用时一年半。", "It took 18 months."),
        ("用时两年半。", "It took 30 months."),
        ("用时三个半小时。", "It took 3.5 hours."),
        ("九成五企业用它。", "95% of companies chose it."),
        ("它运行廿四小时。", "It ran for 24 hours."),
        ("三分之一用户用它。", "A third of users chose it."),
        ("三分之一用户用它。", "One third of users chose it."),
        ("三分之二用户用它。", "Two thirds of users chose it."),
        ("近三分之一用户用它。", "31% of users chose it."),
        ("四分之一用户用它，成本下降25%。", "Costs fell by a quarter. A quarter of users chose it."),
        ("四分之三用户用它。", "Three quarters of users chose it."),
        ("超三分之一用户用它。", "35% of users chose it."),
        ("三分之一用户用它。", "33% of users chose it."),
        ("六分之一用户用它。", "One sixth of users chose it."),
        ("六分之一用户用它。", "1/6 of users chose it."),
        ("上下文有一百二十八K。", "It has a context of 128K."),
        ("份额从30%升至45%，提高15个百分点。", "The share went from 30% to 45%."),
        ("份额提高15个百分点。", "份额为45%，上年同期为30%。"),
        ("零一万物发布框架。", "01.AI released the framework."),
        ("九天大模型发布。", "运营商发布了大模型。"),
    ],
)
def test_multiples_halves_and_parts_in_han_are_read_as_they_are_meant(said: str, source: str) -> None:
    assert not found("FA001", summary(said), source)


@pytest.mark.parametrize(
    ("said", "source", "words"),
    [
        ("净利润增长三倍。", "净利润增长62%。", "三倍"),
        ("净利润增长三倍。", "Net profit tripled.", "三倍"),
        ("净利润增长三倍。", "净利润增至三倍。", "三倍"),
        ("净利润增长三倍。", "净利润增长200%。", "三倍"),
        ("净利润增长到三倍。", "Net profit quadrupled.", "三倍"),
        ("净利润增长到三倍。", "净利润增长三倍。", "三倍"),
        ("销量增长两倍。", "Sales doubled.", "两倍"),
        ("销量翻番。", "销量增长两倍。", "翻番"),
        ("效率提升两倍。", "效率提升62%。", "两倍"),
        ("销量增长四倍。", "Sales tripled.", "四倍"),
        ("销量增长四倍。", "销量增长三倍。", "四倍"),
        ("销量增长一倍。", "销量增长62%。", "一倍"),
        ("销量增长一倍。", "Sales tripled.", "一倍"),
        ("销量增长200%。", "Sales doubled.", "200%"),
        ("销量翻番。", "销量增长62%。", "翻番"),
        ("销量翻倍。", "Sales tripled.", "翻倍"),
        ("销量翻两番。", "Sales tripled.", "翻两番"),
        ("速度是三倍。", "It runs four times as fast.", "三倍"),
        ("价格减半。", "Prices fell 62%.", "减半"),
        ("股价腰斩。", "The shares fell 20%.", "腰斩"),
        ("半数用户用它。", "30% of users chose it.", "半数"),
        ("过半用户用它。", "30% of users chose it.", "过半"),
        ("评分九点三分。", "It got a score of 9.1.", "九点三分"),
        ("它建成万卡集群。", "It built a cluster of 2,000 GPUs.", "万卡"),
        ("它建成万卡集群。", "It built a cluster of thousands of GPUs.", "万卡"),
        ("它建成万卡集群。", "It built a cluster of hundreds of thousands of GPUs.", "万卡"),
        ("它建成十万卡集群。", "It built a cluster of tens of thousands of GPUs.", "十万卡"),
        ("用时一年半。", "It took 24 months.", "一年半"),
        ("用时两年半。", "It took 24 months.", "两年半"),
        ("九成五企业用它。", "59% of companies chose it.", "九成五"),
        ("它运行廿四小时。", "It ran for 48 hours.", "廿四小时"),
        ("三分之一用户用它。", "Two thirds of users chose it.", "三分之一"),
        ("四分之一用户用它。", "It had a record quarter, and not a quarter without growth.", "四分之一"),
        ("它建成十万卡集群。", "It built a cluster of 12,000 GPUs.", "十万卡"),
        ("近三分之一用户用它。", "35% of users chose it.", "三分之一"),
        ("销量增长四倍多。", "Sales more than tripled.", "四倍多"),
        ("上下文有一百二十八K。", "It has a context of 64K.", "一百二十八K"),
        ("份额从30%升至45%，提高25个百分点。", "The share went from 30% to 45%.", "25个百分点"),
        ("份额提高10个百分点。", "份额将在10%–20%之间。", "10个百分点"),
    ],
)
def test_multiples_halves_and_parts_in_han_that_the_source_does_not_have_are_found(
    said: str, source: str, words: str
) -> None:
    assert [each.excerpt for each in found("FA001", summary(said), source)] == [words]


def test_a_headline_and_its_summary_may_say_one_multiple_in_two_ways() -> None:
    def differing(headline: str, said: str) -> list[str]:
        file = summary(said).replace(HEADLINE, headline)
        return [each.excerpt for each in of_rule("FA004", file)]

    assert not differing("潮汐公司销量增长两倍", "潮汐公司的销量增至三倍。")
    assert differing("潮汐公司销量增长两倍", "潮汐公司的销量增长五倍。") == ["两倍"]
    assert differing("潮汐框架降价70%，成本减半", "框架降价50%，成本减半。") == ["70%"]
