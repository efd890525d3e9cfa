"""The events of a month at home (国内) and abroad (国际), proposed by names, places and hosts."""

import re

from newsroom.model import Entry
from newsroom.text.addresses import site

_HOME = re.compile(
    "中国|国内|国产|国务院|工信部|网信办|发改委|科技部|央行|北京|上海|深圳|杭州|广州|合肥|成都|武汉|南京|苏州|香港"
    "|华为|阿里"
    "|通义|千问|腾讯|混元|百度|文心|字节|豆包|火山引擎|京东|美团|小米|快手|可灵|商汤|科大讯飞|讯飞|智谱|清华|北大"
    "|中科院|月之暗面|Kimi|DeepSeek|深度求索|MiniMax|阶跃|百川|零一万物|宇树|智元|优必选|寒武纪|昇腾|摩尔线程|壁仞|比亚迪"
    "|蔚来|小鹏|理想汽车|蚂蚁|WAIC|世界人工智能大会|Qwen|GLM|360|网易|联想|中兴|海光|中芯|魔搭",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    "美国|欧盟|欧洲|英国|法国|德国|日本|韩国|印度|以色列|加拿大|硅谷|白宫|联合国|OpenAI|ChatGPT|GPT-?\\d|Anthropic|Claude"
    "|谷歌|Google|DeepMind|Gemini|微软|Microsoft|Meta|苹果|Apple|亚马逊|Amazon|AWS|英伟达|NVIDIA|特斯拉|Tesla|马斯克|xAI|Grok"
    "|Mistral|Perplexity|Cohere|Hugging ?Face|Stability|Midjourney"
    "|Runway|AMD|英特尔|Intel|三星|软银|甲骨文|Oracle|IBM"
    "|Salesforce|斯坦福|MIT|奥特曼|扎克伯格|黄仁勋|Cursor|Figure|波士顿动力|Llama|Copilot|ARM|台积电",
    re.IGNORECASE,
)
_AT_HOME = frozenset(
    [
        "36kr.com",
        "ithome.com",
        "jiqizhixin.com",
        "qbitai.com",
        "leiphone.com",
        "huxiu.com",
        "tmtpost.com",
        "geekpark.net",
        "ifanr.com",
        "mp.weixin.qq.com",
        "news.qq.com",
        "163.com",
        "thepaper.cn",
        "yicai.com",
        "caixin.com",
        "stcn.com",
        "cls.cn",
        "pingwest.com",
    ]
)
"""Hosts that write of home unless they name someone else."""
_LATIN = re.compile(r"[A-Z][a-z]{2,}|美元|欧元|日元|海外")
"""What tells of abroad in a headline of theirs."""
_HEADLINE = 3
"""How much a name in the headline weighs beside one in the summary."""


def at_home(entry: Entry) -> bool:
    """Tell whether an entry is proposed as an event at home; the editor may put it elsewhere."""
    home, abroad = (
        _HEADLINE * len(names.findall(entry.headline)) + len(names.findall(entry.summary))
        for names in (_HOME, _ABROAD)
    )
    if home != abroad:
        return home > abroad
    host = site(entry.url)
    return host.endswith(".cn") or (host in _AT_HOME and not _LATIN.search(entry.headline))
