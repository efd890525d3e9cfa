"""Public bodies that headlines name: what two central banks or two regulators do are two events."""

from __future__ import annotations

from functools import lru_cache

from newsroom.text.patterns import late

_GROUPS = """
美联储 联邦储备 federal_reserve the_fed
欧洲央行 欧央行 欧洲中央银行 ecb
日本央行 日央行 日本银行
英国央行 英央行 英格兰银行
加拿大央行 加央行 加拿大银行
澳洲联储 澳联储 澳大利亚联储 澳大利亚央行 澳央行
新西兰联储 新西兰央行 纽储行
瑞士央行 瑞士国家银行
瑞典央行
挪威央行
韩国央行 韩央行 韩国银行
印度央行 印度储备银行
印尼央行
巴西央行
墨西哥央行
土耳其央行
俄罗斯央行 俄央行
南非央行 南非储备银行
泰国央行
菲律宾央行
以色列央行
中国央行 中国人民银行 人民银行
香港金管局 金管局
欧盟委员会 欧委会 欧盟
英国竞争与市场管理局 英国竞争监管 英国cma
日本公平交易委员会 日本公取委
韩国公平交易委员会 韩国公平委
德国联邦卡特尔局 德国反垄断
法国反垄断 法国竞争管理局
意大利反垄断 意大利竞争
印度竞争委员会
美国司法部 doj
联邦贸易委员会 ftc
美国证券交易委员会 美国证监会
联邦通信委员会 fcc
联邦航空管理局 faa
工信部 工业和信息化部
国家网信办 网信办
发改委
市场监管总局
中国证监会 证监会
"""
"""The names of each body, one body a line."""
_OF = {
    name.replace("_", " "): number
    for number, line in enumerate(_GROUPS.strip().splitlines())
    for name in line.split()
}
_NAMES = late(
    r"(?<![a-z0-9])(?:{})(?![a-z0-9])".format("|".join(sorted(map(str, _OF), key=len, reverse=True)))
)
_JOINTLY = late(r"部门|部委|联合|联手|[一二三四五六七八九两多]部")
"""What several do together is told of one by some and of another by others."""


@lru_cache(maxsize=2048)
def bodies(folded: str) -> frozenset[int]:
    """Return the public bodies that a folded text names, each as a number."""
    return frozenset(_OF[name] for name in _NAMES.findall(folded))


def of_two_bodies(one: str, other: str, one_text: str, other_text: str) -> bool:
    """Tell whether two folded headlines name public bodies, and neither text one that the other one names.

    Args:
        one: A headline.
        other: Another one.
        one_text: The first one with its text.
        other_text: The other one with its own.
    """
    mine, others = bodies(one), bodies(other)
    if not mine or not others or _JOINTLY.search(one) or _JOINTLY.search(other):
        return False
    return mine.isdisjoint(bodies(other_text)) and others.isdisjoint(bodies(one_text))
