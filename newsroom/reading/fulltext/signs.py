"""The words by which pages tell that they are no articles, or not whole ones."""

import re

from msgspec import Struct


class Signs(Struct, frozen=True):
    """Words of one thing that is wrong with a page."""

    said: re.Pattern[str]
    """What a page says to its reader."""
    named: re.Pattern[str]
    """What it says, and whoever reports on such things as well."""

    def cover(self, text: str) -> float:
        """Return which part of a text they are, from 0 to 1."""
        whole = len(text.strip())
        found = max(sum(len(match[0]) for match in each.finditer(text)) for each in (self.said, self.named))
        return found / whole if whole else 0.0

    def found_in(self, text: str) -> bool:
        """Return whether a text has any of them."""
        return bool(self.said.search(text) or self.named.search(text))


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


GONE = Signs(
    said=_any(
        r"(?:sorry[,.]? )?(?:this|that|the|your) (?:requested )?(?:page|article|story|content|link)"
        r"(?: you.{0,30})? (?:isn.t|is not|is no longer|could not be|couldn.t be|can.t be|cannot be|was not)"
        r" (?:available|found)",
        r"page (?:introuvable|non trouvée)|seite (?:wurde )?nicht gefunden|no longer exists",
        r"找不到(?:该|该页|您|頁|页|网页)|此内容因违规|该公众号已(?:迁移|注销)|链接已过期",
        r"(?:抱歉|对不起)[，,！!]?\s*(?:您|你)(?:访问|要找|请求|要查看)",
        r"(?:您|你)(?:访问|要找|请求|要查看|查看)的\w{0,6}\s*(?:已经|已|可能|似乎)?(?:被\w{0,6})?"
        r"(?:不存在|删除|下线|下架|走丢|失效|找不到|未找到)",
        r"(?:该|此)(?:页面|网页|文章|内容|稿件|新闻|作品)\s*(?:已经|已)?(?:被\w{0,6})?"
        r"(?:不存在|删除|下线|下架|失效|无法查看|无法显示|违规)",
    ),
    named=_any(
        r"\b404\b",
        r"(?:page|article|story|content) (?:was |is |has been |could )?(?:not (?:be )?found|removed|deleted)",
        r"no longer available|doesn.t exist|(?:isn.t|is not) available",
        r"(?:页面|頁面|网页|網頁|文章|内容|內容|稿件|新闻|您访问的\w{0,6}|您要找的\w{0,6})\s*"
        r"(?:已经|已經|已|可能|似乎|暂时)?(?:被(?:\w{0,6})?)?"
        r"(?:不存在|删除|刪除|下线|下線|下架|走丢|失效|找不到|未找到|无法找到|过期|违规)",
    ),
)
"""There is nothing at this address, whatever the status says."""

ROBOTS = Signs(
    said=_any(
        r"just a moment|attention required|checking your browser|are you a robot",
        r"verify (?:that )?you are (?:a )?human|unusual traffic from your",
        r"enable (?:javascript|js|cookies)|complete the (?:security check|captcha)",
        r"请(?:先)?(?:完成|通过|进行|输入|拖动|点击|按住).{0,10}(?:验证|滑块)|完成验证后|访问过于频繁|[当當]前環?环?境異?异?常",
        r"javascript (?:is )?(?:enabled|disabled|required)|without javascript|requires javascript",
        r"(?:请|需要?)(?:先|您)?(?:开启|启用|打开|使用)\s*javascript|您的访问.{0,8}(?:异常|频繁)",
    ),
    named=_any(
        r"captcha|unusual traffic|access (?:to this page has been )?denied",
        r"环境异常|安全验证|人机验证|滑动验证|验证码|環境異常",
    ),
)
"""It wants a person, or a browser that runs scripts."""

CONSENT = Signs(
    said=_any(
        r"before you continue|we value your privacy|accept (?:all )?cookies",
        r"we (?:and our [\w ]{3,20} )?(?:use|ask|store|need)\b|wir (?:und unsere [\w ]{3,20} )?verwenden",
        r"我们使用.{0,6}cookie|点击.{0,8}同意|您同意|同意并继续",
    ),
    named=_any(
        r"cookie (?:consent|settings|preferences)",
        r"(?:your|deine|ihre) (?:privacy|cookie|datenschutz)|zustimmung|einwilligung|consent",
        r"同意.{0,12}(?:cookie|隐私|隱私)|(?:cookie|隐私|隱私).{0,12}同意",
    ),
)
"""It asks about cookies first."""

PAYWALL = Signs(
    said=_any(
        r"subscribe (?:now |today )?to (?:continue|keep|unlock)|to (?:continue|keep) reading",
        r"unlock (?:this|the) (?:article|story|full)|read the full (?:article|story) with",
        r"(?:this|the) (?:article|content|post|story) is (?:only |exclusively )?(?:available )?(?:for|to) "
        r"(?:our )?(?:paid |paying )?(?:subscribers|members)",
        r"weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|artikel mit .{1,30} abo|réservé aux abonnés",
        r"付费(?:后|即可|可)?\s*(?:继续|查看|阅读|解锁)(?:全文|剩余|本文|余下)|试读(?:结束|已结束)|解锁全文|會員專屬|訂閱以",
        r"(?:订阅|订购|购买|开通会员|登录|訂閱|登入)(?:后|即可|，?解锁|後)\s*(?:可|即可)?\s*"
        r"(?:继续|阅读|查看|解锁|繼續|閱讀)\s*(?:阅读|查看|閱讀)?\s*(?:全文|本文|剩余|余下|完整|全部)",
        r"(?:订阅|购买|登录|登入|訂閱)(?:后|後)(?:继续阅读|繼續閱讀)",
        r"(?:本文|此文|全文)(?:为|仅(?:对|限)|只对|為|僅).{0,8}(?:付费|会员|订阅|會員|訂閱)",
        r"盐选会员|(?:会员|VIP|開通|开通).{0,8}(?:解锁|查看|阅读)(?:全文|完整|剩余|全部|更多|本文)?",
        r"成为(?:会员|订户).{0,10}(?:阅读|全文)|(?:剩余|还有).{0,6}(?:%|％|字).{0,6}(?:未读|付费|内容)",
    ),
    named=_any(
        r"subscribe (?:now |today )?to read|already a subscriber|subscribers? only",
        r"付费(?:阅读|内容|文章)",
        r"(?:订阅|订购|购买|开通会员|登录|訂閱|登入)(?:后|即可|後)\s*(?:可|即可)?\s*(?:继续|阅读|查看|繼續|閱讀)",
    ),
)
"""The rest is for those who pay."""
