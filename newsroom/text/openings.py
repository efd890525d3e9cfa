"""What stands in a news text and is no news: datelines, agency openings, and lines about the text itself."""

import re

_DATE = (
    r"(?:当地时间|北京时间|美国时间|今日|昨日|今天|昨天)?(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"(?:凌晨|早间|上午|中午|下午|晚间|晚)?"
)
_OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # - an item's marker
        r"(?:[-•*]|\d{1,3}\.)\s+(?=\S)",
        # 【headline again】
        r"【[^】]{2,60}】\s*(?=\S)",
        # （记者 name）, (name)
        r"[（(][^）)]{0,12}(?:记者|通讯员|编辑)[^）)]{0,30}[）)]\s*",
        # IT之家 7 月 26 日消息，  新华社北京7月26日电（记者 name）  财联社7月26日讯，
        rf"(?!据)[^，。：；！？、“”\s]{{2,12}}(?:\s?(?i:app))?\s*{_DATE}\s*(?:消息|讯|电|报道|获悉)"
        r"(?:\s*[（(][^）)]{0,40}[）)])?(?:\s*[，,：:]|\s+|(?=[^，。]))\s*",
        # 7 月 26 日消息，
        rf"{_DATE}\s*(?:消息|讯|电)\s*[，,：:]\s*",
        # 36氪获悉，  36氪讯，
        r"(?!据|记者|[^，。]{0,8}从)[^，。：；！？、“”\s]{2,8}(?:获悉|(?<![资通音])讯)\s*[，,：:]\s*",
        # SAN FRANCISCO, July 26 (Reuters) -   (Reuters) -   WASHINGTON (AP) —
        r"(?:[A-Z][\w .,'’/-]{0,60})?"
        r"\((?:Reuters|AP|AFP|UPI|Xinhua|Bloomberg|CNN|dpa|PTI|ANI|Kyodo)\)\s*[-–—]+\s*",
        # SAN FRANCISCO, July 26, 2025 /PRNewswire/ --
        r"[A-Z][\w .,'’/-]{0,60}/(?:PRNewswire|Business\s?Wire|GLOBE NEWSWIRE|美通社)[^/]{0,20}/\s*[-–—]+\s*",
    )
)

_LABELS = (
    "作者|来源|编辑|责任编辑|责编|撰文|文|文字|图|图片|图源|题图|题图来源|图片来源|头图|头图来源|封面|封面图|摄影|翻译|"
    "译者|校对|审校|策划|出品|原标题|原文|原文链接|原文标题|参考|参考链接|参考资料|参考来源|项目地址|论文地址|论文链接|"
    "代码地址|阅读原文|微信号|公众号|转载|免责声明|版权声明|整理|发自"
)
_READ_ON = re.compile(
    r"\s*(\.{3,}|…*)\s*[\[（(【]?"
    r"(?:查看全文|阅读全文|阅读原文|查看原文|(?i:read more|continue reading))[^。]{0,40}$"
)
_LONGEST_INVITATION = 80
_REMARKS = tuple(
    re.compile(pattern)
    for pattern in (
        # 作者 | name   （编辑：name）
        rf"[（(【\[]?(?:{_LABELS})\s*[|｜丨/:：＠@].{{0,60}}$",
        # 本文来自…  点击上方蓝字…  未经授权，不得转载
        r"[（(【*—▲\s]{0,3}(?:本文(?:来自|首发|由|系|约|共|作者|转载|仅代表|经授权)|点击(?:上方|下方|蓝字|关注|查看|阅读)|"
        r"关注(?:我们|公众号|微信|本号)|扫码|扫描.{0,6}二维码|长按.{0,8}二维码|阅读(?:原文|全文)|查看(?:原文|全文)|转载请|"
        r"欢迎(?:关注|投稿|订阅|转发)|未经.{0,10}(?:不得|禁止|请勿|严禁)|版权(?:归.{0,15}所有|所有)|预计阅读|阅读时间|"
        r"(?:图片|题图|头图|封面图)(?:来自|由|源于)|责任编辑|更多(?:精彩|内容|资讯)|下载.{0,8}(?:APP|App|客户端))"
        r".{0,100}$",
        # ▲ what a picture shows   图1：what a picture shows
        r"[▲△▼↑↓].{0,60}$",
        r"(?:图|表|图表|Figure |Fig\. ?)\s*\d+\s*(?:[:：.].{0,40})?$",
        r"(?i:(?:photo|image|picture|credit|source|tag|author|editor)s?(?: by| credits?)?\s?:).{0,80}$",
        r"(?i:read more|advertisement|sponsored|subscribe (?:to|now)|sign up (?:for|to)|follow us|the post )"
        r".{0,100}$",
        r"By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}$",
        # No words at all, or a mere number.
        r"[\W\d_]*$",
    )
)


def without_opening(line: str) -> str:
    """Return a paragraph without its marker, its agency's opening, dateline or repeated headline in 【】.

    Attribution to somebody else (据路透社报道，) stays: without it hearsay would read as fact.
    """
    for opening in _OPENINGS:
        match = opening.match(line)
        if match and match.end() < len(line):
            line = line[match.end() :]
    return line


def without_cut(line: str) -> str:
    """Return a line without the invitation to read on at its end; where the text was cut there, …… stays."""
    begin = max(0, len(line) - _LONGEST_INVITATION)
    match = _READ_ON.search(line, begin)
    return line[: match.start()] + ("……" if match[1] else "") if match else line


def is_remark(line: str) -> bool:
    """Return whether a line is about the text, not of it: authors, picture credits, calls to subscribe."""
    return any(remark.match(line) for remark in _REMARKS)
