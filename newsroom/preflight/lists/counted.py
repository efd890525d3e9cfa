"""What is counted in Chinese news, by which measure words, and the English words for it."""

import re

_COUNTED = """
家 公司|企业|厂商|厂家|巨头 compan(?:y|ies)|firms?|startups?|businesses|makers?|manufacturers?|vendors?
家 机构|组织 organi[sz]ations?|institutions?|agencies|bodies
家 银行 banks
家 医院 hospitals
家 门店|商店|店 stores|shops|outlets
家 媒体|报纸 outlets|publishers|newspapers
家 工厂 factories|plants
家 投资方|投资机构 investors
家所 大学|高校|学校 universities|schools|colleges
个 国家 countries|nations|states
个座 城市 cities
个 州 states
名位个 员工|职员|人员 employees|workers|staff(?:ers)?|people
名位 工程师 engineers
名位 研究员|研究人员|科学家 researchers|scientists
款个 模型 models
种门 语言|语种 languages
座个 工厂|基地 factories|plants
颗 卫星 satellites
台个 机器人 robots
项 专利 patents
篇 论文 papers
个 漏洞 vulnerabilities|flaws|bugs
"""
_PAIRS = tuple(
    (
        measures,
        re.compile(rf"[\s“「*]*(?:的|大型?|小型?|科技|[A-Za-z]+\s?)?(?:{han})"),
        re.compile(rf"\s(?:(?!of\b|and\b|or\b)[A-Za-z-]+\s){{0,2}}?(?:{latin})\b"),
    )
    for measures, han, latin in (line.split(" ") for line in _COUNTED.strip().splitlines())
)


def english_of(words: str, measure: str) -> re.Pattern[str] | None:
    """Return what finds in English, right behind a number, the things that are counted in Chinese.

    Args:
        words: What follows the number and its measure word.
        measure: The measure word.
    """
    for measures, han, latin in _PAIRS:
        if measure and measure in measures and han.match(words):
            return latin
    return None
