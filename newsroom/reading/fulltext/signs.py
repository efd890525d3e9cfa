"""The words by which pages tell that they are no articles, or not whole ones."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


GONE = _any(
    r"\b404\b",
    r"(?:page|article|story|content) (?:was |is |has been |could )?(?:not (?:be )?found|removed|deleted)",
    r"no longer (?:available|exists)|doesn.t exist|page (?:introuvable|non trouvée)",
    r"seite (?:wurde )?nicht gefunden",
    r"(?:页面|頁面|网页|網頁|文章|内容|內容|稿件|新闻|您访问的\w{0,6}|您要找的\w{0,6})\s*"
    r"(?:已经|已經|已|可能|似乎|暂时)?(?:被(?:\w{0,6})?)?"
    r"(?:不存在|删除|刪除|下线|下線|走丢|失效|找不到|未找到|无法找到|过期|违规)",
    r"找不到(?:该|该页|您|頁|页|网页)|此内容因违规|该公众号已(?:迁移|注销)|链接已过期",
    r"抱歉[，,]\s*(?:您|你)(?:访问|要找|请求)",
)
"""There is nothing at this address, whatever the status says."""

ROBOTS = _any(
    r"just a moment|attention required|checking your browser|are you a robot",
    r"unusual traffic|captcha",
    r"verify (?:that )?you are (?:a )?human|access (?:to this page has been )?denied",
    r"enable (?:javascript|js|cookies)",
    r"环境异常|安全验证|请完成验证|人机验证|滑动验证|访问过于频繁|验证码|當前環境異常",
    r"请(?:开启|启用|打开)\s*javascript",
)
"""It wants a person, or a browser that runs scripts."""

CONSENT = _any(
    r"before you continue|we value your privacy|accept (?:all )?cookies",
    r"cookie (?:consent|settings|preferences)",
    r"(?:your|deine|ihre) (?:privacy|cookie|datenschutz)|zustimmung|einwilligung|consent",
    r"同意.{0,12}(?:cookie|隐私|隱私)|(?:cookie|隐私|隱私).{0,12}同意",
)
"""It asks about cookies first."""

PAYWALL = _any(
    r"subscribe (?:now |today )?to (?:continue|read|keep|unlock)|to (?:continue|keep) reading",
    r"already a subscriber|subscribers? only|unlock (?:this|the) (?:article|story|full)",
    r"(?:this|the) (?:article|content|post|story) is (?:only |exclusively )?(?:available )?(?:for|to) "
    r"(?:paid |paying )?(?:subscribers|members)",
    r"weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|artikel mit .{1,30} abo|réservé aux abonnés",
    r"付费(?:阅读|内容|文章|后)|试读(?:结束|已结束)|解锁全文|會員專屬|訂閱以",
    r"(?:订阅|订购|购买|开通会员|登录|訂閱|登入)(?:后|即可|，?解锁|後)\s*(?:可|即可)?\s*"
    r"(?:继续|阅读|查看|全文|解锁|繼續|閱讀)",
    r"(?:本文|此文|全文)(?:为|仅(?:对|限)|只对|為|僅).{0,8}(?:付费|会员|订阅|會員|訂閱)",
    r"成为(?:会员|订户).{0,10}(?:阅读|全文)|(?:剩余|还有).{0,6}(?:%|％|字).{0,6}(?:未读|付费|内容)",
)
"""The rest is for those who pay."""
