"""What headings, labels and links are called that are no entries, or say nothing."""

import re
from functools import lru_cache

from newsroom.issues.figures import CIRCLED, KEYCAPS
from newsroom.issues.foreign.words import width

_MORE = 16
"""So many columns more a name may have than the words that tell what it names."""
_OUT = re.compile(
    r"语音版|音频版|播客版|收听|听新闻|朗读|关于(?:我们|本|作者|本站|AI|日报|$)|关注我们|联系(?:我们|方式|作者)|加入(?:我们|社群|群)|"
    r"进群|扫码|历史(?:文章|日报|存档)|自荐|商务合作|邀请函|友情链接|数据来源|信息来源|"
    r"资料来源|新闻来源|来源列表|参考(?:文献|资料|链接|来源)|^引用(?:来源)?$|目录|技术支持|使用说明|更新日志|相关阅读|"
    r"延伸阅读|打赏|(?:项目|本项目)(?:介绍|简介)|"
    r"^(?:about(?: (?:us|me|the authors?|this|our)\b.*)?|subscribe.*|(?:table of )?contents|toc|references|"
    r"sources|bibliography|footnotes|credits|contacts?(?: us)?|"
    r"follow us.*|archives?|previous (?:issues?|editions?).*|past issues.*|"
    r"(?:our |today.s )?sponsors?|sponsored(?: by.*)?|podcast version|"
    r"listen(?: (?:to|now|in)\b.*)?|audio version|"
    r"licen[cs]e|disclaimer|footer|feedback|share this.*|data sources?|"
    r"statistics|stats|how it works|support us|join us.*|"
    r"contributing|contributors|acknowledg\w+|changelog|quick links|navigation|index)$",
    re.IGNORECASE,
)
_OUT_ALONE = re.compile(
    r"订阅|交流群|往期|存档|归档|广告|赞助|推广|招聘|免责|版权|许可|导航|统计|反馈|贡献|"
    r"^sponsor(?:ed|s)?(?: by)?$",
    re.IGNORECASE,
)
"""What companies do as well: OpenAI 上线广告 is news. Such a heading has to say nothing else."""
_AFTER_LABEL = re.compile(r"[ \t]*[:：|｜].*")
_FILLING = re.compile(
    r"\w*(?:日报|早报|晚报|晨报|周报|月报|简报|快报|资讯|周刊|newsletter)|本期|本周|今日|本[报站刊群]|我们|我要|诚邀|欢迎|公司|编辑部|团队|"
    r"精彩|回顾|内容|文章|信息|合作|方式|渠道|声明|说明|协议|链接|地址|位|商|读者|用户|粉丝|微信|公众号|邮件|加入|社群|数据|网站|"
    r"服务|支持|鸣谢|感谢|专区|岗位|职位|人才|启事|通道|指南|建议|者|名单|更多|AI|RSS|[群与和及的]|\d|[\W_]",
    re.IGNORECASE,
)
_DIGESTED = re.compile(
    r"摘要|概要|概览|概述|要点|速览|导读|导语|看点|总结|小结|洞察|目录|点评|观察|引言|前言|热门话题|关键词|趋势|tl;?dr|highlights?|overview|"
    r"summary|takeaways?|at a glance|contents|introduction|in this issue|outlook|analysis",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[^\w\[*]{0,12}(?:\*\*|__)?[^\w\[*]{0,6}"
    r"(?:消息|新闻|信息|文章|原始)?(?:来源|出处|链接|原文|原文链接|网址|地址|摘要|简介|概要|概述|内容|核心|核心内容|关键信息|要点|核心要点|"
    r"亮点|时间|日期|发布时间|发布日期|作者|标签|分类|类别|评分|重要性|热度|影响|意义|点评|评论|解读|分析|关键词|背景|详情|全文|來源|出處|連結|網址|推荐理由|一句话|"
    r"一句话总结|为什么重要|价值|应用|项目地址|论文地址|代码|论文|官网|体验地址|参考|阅读全文|阅读原文|查看原文|延伸阅读|"
    r"source|sources|link|links|url|summary|author|authors|date|published|"
    r"tags?|category|score|why it matters|impact|read more|"
    r"details?|key points?|takeaways?|tl;?dr|original|via|paper|"
    r"code|demo|github|website|what happened|the gist|analysis)"
    r"(?:[ \t]*(?:\*\*|__))?[ \t]*[:：](?:\*\*|__)?[ \t]*",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\d{{1,3}}[.)、．）]|[{CIRCLED}]|{KEYCAPS}")
_LONG = 24
_LABELLED = 80
"""No label is longer."""
_LONGEST = 60
"""Words of so many code points say something."""
_PARTS = re.compile(r"[ \t]*[/|·、][ \t]*")
_GENERIC = re.compile(
    r"[\W_]*(?:ai资讯|消息来源|信息来源|新闻来源|来源|出处|原文|原文链接|链接|原文地址|阅读原文|查看原文|阅读全文|查看详情|查看更多|更多详情|详情|"
    r"详情链接|更多|点击查看\w*|全文|项目地址|论文地址|论文|代码|官网|项目|地址|体验地址|传送门|报道|新闻|视频|推文|帖子|"
    r"source|link|read more|read|more|via|original|article|here|"
    r"details?|github|paper|arxiv|tweet|post|code|demo|url|"
    r"full (?:story|article|text)|read (?:the )?(?:original|story|article|paper|full \w+)|"
    r"original (?:link|post|article)|"
    r"(?:source|view|visit|open|see)(?: \w+){0,2}|learn more|link to \w+|continue reading|\d+)[\W_\d]*",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def is_left_out(heading: str) -> bool:
    """Tell whether what stands under a heading is about the digest itself, not news.

    Such a heading says little else: a headline about advertising is news.
    """
    name = heading.strip(" \t:：*_#")
    label = _AFTER_LABEL.sub("", name)
    if _OUT_ALONE.search(label) and not _FILLING.sub("", _OUT_ALONE.sub(" ", label)):
        return True
    return any(
        _is_all(match, name) or name.startswith((":", "："), match.end()) for match in _OUT.finditer(name)
    )


@lru_cache(maxsize=2048)
def is_digested(heading: str) -> bool:
    """Tell whether a heading announces a summary of what follows, or thoughts about it."""
    return any(_is_all(match, heading) for match in _DIGESTED.finditer(heading))


def _is_all(match: re.Match[str], name: str) -> bool:
    """Tell whether a name says little beyond the words that were found in it."""
    return width(name) - width(match[0]) <= _MORE


def is_counted(heading: str) -> bool:
    """Tell whether a heading is numbered and long, as only headlines are."""
    return _COUNTED.match(heading) is not None and width(heading) >= _LONG


def label_length(text: str) -> int:
    """Return the length of a field's label at the beginning (``**摘要**: ``), 0 where there is none."""
    near = text[:_LABELLED]
    if ":" not in near and "：" not in near:
        return 0
    match = _LABEL.match(text)
    return match.end() if match else 0


@lru_cache(maxsize=2048)
def is_generic(words: str) -> bool:
    """Tell whether a link's words say no more than that it is a link."""
    if len(words) > _LONGEST:
        return False
    if not words or _GENERIC.fullmatch(words):
        return True
    parts = _PARTS.split(words)
    return len(parts) > 1 and all(not part or _GENERIC.fullmatch(part) for part in parts)


_TELLING = re.compile(
    r"摘要|简介|概要|概述|内容|核心|关键信息|要点|亮点|总结|一句话|推荐理由|详情|背景|summary|tl;?dr|"
    r"takeaway|key point|details?|"
    r"what happened|the gist|why it matters|影响|意义|点评|评论|解读|分析|analysis|impact",
    re.IGNORECASE,
)


def is_telling(label: str) -> bool:
    """Tell whether a field of that label tells the story, and not where it is from or how it is filed."""
    return _TELLING.search(label) is not None
