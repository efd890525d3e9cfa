"""Headlines of a turn that only the later one says: what was planned, asked for or thought of is done now."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsroom.text.patterns import hastened, late
from newsroom.triage.opposites import later_turn
from newsroom.triage.turned import turned

_TAKING = r"[^,:;。被把]{2,20}?(?:送[入上往]|列[为入]|纳入|视为|变成|当[成作]|打造[成为]|移[出至])"
PLANNED_IN_HAN = (
    rf"(?<![模虚])拟(?![人态合])|(?<!麻)将(?![军士]|{_TAKING})|洽谈|商谈|计划|有望|考虑|寻求|筹备|打算|有意(?![义思识外])|酝酿|"
    r"(?<![上宣遗流])传(?![统媒播感真递输])|定档|倒计时|(?<![说文声证])明[日天](?!方舟|之后|之星|香)|下个?[周月]"
)
"""What says in Chinese that something is to come: a pattern."""
PLANNED_IN_ENGLISH = (
    r"\b(?:plan(?:s|ned|ning)?|in talks|consider(?:s|ing)?|weigh(?:s|ing)?|"
    r"seek(?:s|ing)?|expected|may|could|will|schedules?|scheduled|slated)\b"
)
"""What says so in English."""
_PLANNED = f"{PLANNED_IN_HAN}|{PLANNED_IN_ENGLISH}"
_PLAN = hastened(_PLANNED)
_PLAN_OR_TO = hastened(_PLANNED + r"|\bto\b")
"""A headline that is to say a plan may say it so (Acme to buy Bolt); one that tells what is done has it
before a name (Bolt completes sale to Acme)."""
_DONE = hastened(
    r"(?<!未)完成|正式|落地|达成|敲定|(?<![不而])已|"
    r"\b(?:complet(?:es|ed)|clos(?:es|ed)|finali[sz](?:es|ed)|seal(?:s|ed))\b"
)
_STEPS = (
    (
        r"申请|申报|提交|递交|报批|待批|寻求\S{0,8}批准|"
        r"\b(?:fil(?:es|ed|ing)|appl(?:y|ies|ied|ication)|seeks?|sought|submits?|submitted|requests?)\b|"
        r"\b(?:asks?|asked|urges?) [^,:;]{1,40}? to (?:approve|authori[sz]e|clear|allow)\b",
        r"(?<![求待请未需经])批准|获批|获准|核准|获(?:得)?许可|放行|准许|"
        r"(?<!待)(?<!ipo获)(?<!ipo 获)(?<!上市获)受理|"
        r"(?:投票|表决|审议|审核|评审|[获已均])通过|通过(?:\S{0,4}(?:审|聆讯)|$)|"
        r"\b(?:approv(?:es|ed)|(?:wins?|won|gets?|secures?) approval|grant(?:s|ed))\b|"
        r"\b(?:authori[sz](?:es|ed)|greenlights?|accepts)\b",
    ),
    (
        r"提名|\b(?:nominat(?:es|ed|ion)|nominee|committee (?:votes|backs|approves|advances))\b",
        r"宣誓|就任|(?:确认|批准|通过)\S{0,8}(?:提名|任命|出任)|(?:提名|任命)\S{0,4}(?:获|通过)|"
        r"\b(?:confirm(?:s|ed)|sworn|takes office)\b",
    ),
    (
        r"起诉|提告|状告|提起\S{0,4}诉讼|\b(?:sues?|sued|lawsuit)\b",
        r"判[决赔定处]|(?<![将待])宣判|裁定|裁决|胜诉|败诉|和解|\b(?:rul(?:es|ed|ing)|settl(?:es|ed|ement)|verdict|dismiss(?:es|ed))\b",
    ),
    (
        r"判[决赔处]|裁定|裁决|罚款|处罚|禁令|\b(?:rul(?:es|ed|ing)|block(?:s|ed)|fine[sd]?|order(?:s|ed)|verdict|ban(?:s|ned)?)\b",
        r"(?:提起|提出|将|已)?上诉|申请复议|\bappeal(?:s|ed)\b",
    ),
    (
        r"封禁|封杀|禁[令止售]|停[飞售]|制裁|\b(?:ban(?:s|ned)?|block(?:s|ed)|ground(?:s|ed|ing)|restrict(?:s|ed)|sanction(?:s|ed))\b",
        r"解禁|解封|解除\S{0,8}(?:封禁|禁令|限制|制裁)|复[飞售]|\b(?:lift(?:s|ed)|unban(?:s|ned)|unblock(?:s|ed))\b|"
        r"\bback in service\b",
    ),
    (
        r"递表|招股书|上市申请|聆讯|\bfil(?:es|ed|ing) for\b",
        r"挂牌|敲钟|正式上市|上市首日|\b(?:debuts?|begins trading|first day of trading)\b",
    ),
    (
        r"\b(?:to|will|set to) (?:vote|decide|rule)\b|\bfaces? vote\b",
        r"(?<!to )\b(?:approve[sd]?|pass(?:es|ed)|adopt(?:s|ed))\b|"
        r"(?<!to )\b(?:reject(?:s|ed)|back(?:s|ed)|agree[sd]?|votes)\b",
    ),
    (
        r"\b(?:was|were|is|are|has|have|had|did) not\b|\b(?:wasn|weren|isn|hasn|haven|didn)['’]t\b|"
        r"\b(?:denies|denied|dispute[sd]?)\b|\bno evidence\b",
        r"\b(?:admits|admitted|acknowledges|acknowledged|concedes|conceded)\b",
    ),
    (r"草案|征求意见|审议|提案|拟定", r"表决通过|获通过|施行|颁布|正式出台|正式实施"),
    (
        r"收购|并购|合并|私有化|入股|要约|出售\S{1,16}给|接手",
        r"获\S{0,12}?(?<!待)批准|获批|获准|获\S{0,12}放行|"
        r"批准\S{0,16}(?:收购|并购|合并|交易)|完成交割|交割完成|开绿灯|过关|[获经]\S{0,8}通过",
    ),
    (
        r"灰度|灰测|内测|公测|测试|试点|试运营|众测",
        r"(?:全[面量](?:上线|开放|推送|推出)|正式(?:上线|发布|发售|推出|商用|开放|开售))(?!\S{0,12}测)",
    ),
    (
        r"分拆|(?:拟|计划|筹备|考虑|有意|有望|启动|完成)\S{0,12}(?:上市|辅导|ipo)",
        r"(?:递交|提交|递表|申请)\S{0,8}(?:上市|招股|申请|港交所)|递表|招股|聆讯|注册(?:生效|获批)|挂牌|敲钟",
    ),
    (
        r"(?:拟|将|计划|考虑|寻求|有意|洽谈)\S{0,10}(?:出售|剥离|关闭|分拆|裁撤)",
        r"决定(?:保留|留下|继续|不)|不再(?:出售|剥离|关闭|分拆)|不(?:出售|剥离|分拆)",
    ),
    (r"洽谈|商谈|谈判|磋商|寻求|考虑|有意", r"敲定|达成|谈妥|正式接受"),
    (r"停堆|脱网|停机|停运", r"并网|复产|复运|恢复(?:运行|发电|运营)"),
    (r"留置|羁押|拘留|被捕|逮捕", r"解除\S{0,4}(?:留置|羁押)|获释|保释|释放"),
    (r"启航|启程|出征|出发|起航", r"抵达|触底|着陆|到达|凯旋"),
    (
        r"发布|上线|开源|上市|推出|\b(?:releas(?:es|ed)|launch(?:es|ed)|unveil(?:s|ed)|introduc(?:es|ed))\b",
        r"(?<!不)降价|直降|\b(?:cuts?|slash(?:es|ed)?|lowers?) (?:[a-z]+ ){0,3}prices?\b",
    ),
    (r"失联|失踪|被困", r"已?找到|获救|生还|遇难|恢复联系"),
    (r"关注函|问询函|监管函", r"回复|答复|回函"),
    (r"收购|并购|合并", r"审查|反垄断(?:调查|审批)"),
    (r"罢工", r"达成协议|复工|结束罢工|取消罢工|罢工[^,:;。]{0,4}(?:结束|取消|不)"),
    (r"起诉|诉讼|状告|索赔", r"握手言和|言和"),
    (r"调查|立案|约谈", r"作出处罚|被罚|罚款|罚没|开出罚单"),
    (r"试点|内测|灰度", r"全国(?:覆盖|推开|推广)|全面铺开|全国落地"),
    (r"停牌", r"复牌|获\S{0,8}要约|收购|私有化"),
    (r"辞[任职]|卸任|离任|去世|被查", r"当选|选举\S{0,8}为|推选"),
    (r"过会|聆讯|招股|申购|打新|注册生效", r"挂牌|敲钟|上市首日|登陆\S{0,6}首日|首日[大暴]?[涨跌收]"),
    (r"过会|上会|上市委", r"注册(?:生效|获)|同意[^,:;。]{0,6}注册|注册[^,:;。]{0,4}(?:同意|批文)"),
    (r"受理|递表|辅导|递交\S{0,4}招股", r"过会|通过\S{0,6}聆讯|注册生效"),
    (
        r"发射|升空",
        r"(?<![将拟待后])完成\S{0,4}对接|对接成功|成功(?:与|和)?[^,:;。将拟]{0,10}对接|安全返回|返回地球",
    ),
    (
        r"(?<!麻)(?:将|拟|计划)[^,:;。]{0,10}(?:关闭|停止|终止|下线|停用|停服|取消)",
        r"(?:延长|延续|保留)[^,:;。]{0,16}(?:支持|服务|维护|运营)",
    ),
    (r"(?<!待)受理", r"(?<![求待请未需经])批准|获批|获准|核准|放行|驳回"),
    # What a board decides is told as what the firm plans; its shareholders are asked later.
    (r"拟|计划|(?<!麻)将(?![军士])|议案|方案|提议", r"股东大?会\S{0,6}(?:通过|批准|同意|否决)"),
    (r"预售|盲订|预订", r"(?<!拟)(?<!将)(?:上市(?!时间|日期)|正式开售|正式发售)"),
    (
        r"(?<!麻)将(?![军士])|拟|计划|预售|预订|预热|定档|亮相",
        r"(?:开启|开始|启动|正式|首批|批量|完成首)\S{0,4}交付|开卖|开售",
    ),
)
"""What is asked for, and what came of it: who says the latter alone tells more than who says the former."""
_SOLD_OUT = (
    late(r"开售|开卖|发售|预售|开抢|首销|开启预[订约]|发布|上市|推出|售价"),
    late(r"(?<!将)(?<!已)(?:售罄|售空|抢空|抢光|卖光|一抢而空|秒空|秒罄)"),
)
"""What one sells, and how it sold, of which nobody tells before it is on sale."""
_STEPS_OF_DAYS = (
    (
        late(r"收购|并购|买下"),
        late(
            r"(?<!未)(?<!将)(?<!计划)(?<!预计)完成(?!后)[^,:;。]{0,24}(?:收购|并购)|(?:收购|并购)[^,:;。]{0,6}(?<!未)(?<!将)完成(?!后)"
        ),
    ),
    (late(r"征求意见|意见稿|草案"), late(r"(?:公布|发布|印发|出台)《(?!.*(?:征求|意见|草案))")),
)
"""Steps of which the second may be said of the first as well (收购完成, 发布规定): they count after a day."""
_AT_ONCE = hastened(
    r"(?<!未)完成(?P<first>[㐀-鿿]{0,2})|正式(?!宣布|官宣|回应|公告|披露|启动|开始)(?P<second>[㐀-鿿]{0,2})|获批|获准"
)
"""What no account of a plan says of it: it is a turn however soon it comes, as 已 is not."""
_SET_GOING = hastened(r"启动|着手|推进|开展|开跑|开赛|开幕|启幕|报名")
_CARRIED_OUT = hastened(r"(?<!未)完成|收官|竣工|圆满|落幕|闭幕|夺冠|冲线")
_OUTCOME = hastened(r"成功(?!率)|失败|失利|入轨|收官|落幕|闭幕|夺冠|冲线|摘[金银铜]|竣工|圆满")
"""How it went: said of nothing that is yet to come."""
_FINE_TO_COME = late(r"(?:拟|将|计划|考虑|或将?|面临|可能|恐|有望)[^,;。]{0,12}?罚")
_HOPED = hastened(r"有望|或将|预计|可能")
TIME = late(r"\d+[月日]|下[周月]|明[年天日]|[今本年月]底")
"""A time that what is to come is said to come at."""
_DEED = r"(?:提前|尽快|正式|重新|再次|全面|分阶段|在\S{1,6}?|于\S{1,6}[日月年底])?(?P<deed>[㐀-鿿]{2})"
_THOUGHT_OF = late(r"(?:考虑|打算|有意|酝酿|洽谈|商谈|或将)" + _DEED)
"""What may never be done."""
_DEAL = late(r"收购|合并|并购|吞并|买下")
_TALKS = late(r"谈|磋商|探讨|考虑|接触|接洽")
_DEAL_THOUGHT_OF = late(
    r"(?:考虑|洽谈|商谈|谈判|探讨|磋商|正与|有意|(?:被曝|传|或)\S{0,3}(?:将|欲|拟)?)[^,:;。!?]{0,20}?(?:收购|合并|并购|吞并|买下)"
)
_PLANNED_DEED = late(r"(?:拟|将|计划|定档|明[日天]|下个?[周月][一二三四五六日天末]?|\d月 ?\d+ ?日)" + _DEED)
_THOUGHT_OF_IN_ENGLISH = late(
    r"\b(?:consider(?:s|ing)?|weigh(?:s|ing)?|mull(?:s|ing)?|explor(?:es|ing)) (?P<deed>[a-z]+ing)\b|"
    r"\b(?:may|could|might|in talks to|looks? to|looking to|wants? to|seeks? to) (?P<other>[a-z]+)\b"
)
_PLANNED_IN_ENGLISH = late(
    r"\b(?:plan(?:s|ning)? to|will|to|set to|expected to|aims? to) (?:be )?(?P<deed>[a-z]+(?:-[a-z]+)?)\b"
)
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_IN_PUBLIC = frozenset(
    ("announc", "unveil", "reveal", "introduc", "debut", "show", "present", "testifi", "nam", "host")
)
"""Roots of what nobody tells as done before it is."""
_OCCASIONS = _IN_PUBLIC.union(
    (
        "launch",
        "releas",
        "open",
        "publish",
        "begin",
        "start",
        "ship",
        "sign",
        "report",
        "hold",
        "meet",
        "land",
    )
)
"""Those of what is done on a day that is known before: who says that one does it (unveils) tells the day's
news, as who says that one buys another may tell what the two only agreed."""
_TOLD_PLAINLY = late(r"(?<!\bto )(?<!\bwill )\b((?:[a-z]+-)?[a-z]{3,}(?:s|ed))\b")
_RUMOUR = late(r"\b(?:leak(?:s|ed)?|rumou?r(?:s|ed)?|tipster|suggests)\b")
_ATTEMPTS = frozenset(("attempt", "try", "tri", "fly", "fli", "launch", "test", "land"))
_ENDED = late(
    r"\b(?:explod(?:es|ed)|fail(?:s|ed)|succeed(?:s|ed)|reach(?:es|ed) orbit|land(?:s|ed)|"
    r"splash(?:es|ed) down|blows up|crash(?:es|ed)|lifts off|lost)\b"
)
"""How an attempt ended."""
_TROUBLE = hastened(
    r"故障|漏洞|宕机|崩溃|崩了|闪退|一度停|停止(?:起降|运行|服务)|清空|瘫痪|中断|泄[露漏密]|卡死|死机|蓝屏|断网|停电|无法|不能|异常|"
    r"\b(?:outages?|(?:is|are|goes|went|network) down|down (?:for|across|in)|breach(?:es|ed)?|"
    r"bugs?|flaws?|vulnerabilit(?:y|ies)|"
    r"crash(?:es|ing)?|glitch(?:es)?|zero-days?|leaks?|disrupt(?:s|ed|ions?)|bootloops?)\b"
)
_MENDED = hastened(
    r"修复|已解决|恢复|找回|抢修|补丁|升级|更新|"
    r"\b(?:fix(?:es|ed)?|resolv(?:es|ed)|restor(?:es|ed)|back online|back up|"
    r"patch(?:es|ed)?|recover(?:s|ed)?|updates?|operating normally|back to normal)\b"
)
_MENDED_FIRST = late(
    r"^(?:[^,:;。!?]{1,12}:)?[^,:;。!?]{1,30}?(?:修复|已?解决|已?恢复|找回|抢修完)|"
    r"\b(?:fix(?:es|ed)?|resolved|restor(?:es|ed)|back online|back up|patch(?:es|ed)|recover(?:s|ed))\b"
)
_RESPONDS = late(
    r"^(?:[a-z0-9.+-]++ ?|[^,:;。!?a-z0-9]){1,14}?"
    r"(?:回应(?!速|能力|器|用户需求|市场)|(?:承认|确认|证实)(?!错误|收到|函|键|号|:))|答记者问|"
    r"^(?![^,:;。!?]*(?:[要请]求|拒[绝不]|呼吁|敦促|[应须未]|催|被))"
    r"(?:[a-z0-9.+-]++ ?|[^,:;。!?a-z0-9]){1,20}?(?:致歉|道歉)|"
    r"\b(?:respond(?:s|ed) to|hits back|fires back|apologi[sz]es|breaks (?:its|his|her) silence)\b"
)
_SPOKEN = hastened(
    r"回应|否认|承认|确认|证实|答记者问|辟谣|澄清|自证|发文|发声|[声说]明|致歉|道歉|"
    r"\b(?:respond(?:s|ed)|den(?:y|ies|ied)|hits back|fires back|says|said|statement)\b"
)
"""What already tells that those whom it is about spoke."""
_TODAY = late(r"今[日天晨晚](?!早|晨|晚|盘|开盘|收盘|宣布|官宣|表示|称|透露|消息|公告|披露|发布公告)")
"""What is done on the day that it is told: it was not yet done when others said that it is going to be."""


@lru_cache(maxsize=2048)
def _says_done(headline: str) -> bool:
    return _DONE.search(headline) is not None


@lru_cache(maxsize=2048)
def _plans(headline: str) -> bool:
    return _PLAN.search(headline) is not None


@lru_cache(maxsize=2048)
def _sets_going(headline: str) -> bool:
    return _SET_GOING.search(headline) is not None


def done_today(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be done today what an earlier one says is going to be."""
    return (
        _TODAY.search(later) is not None
        and not _plans(later)
        and _plans(earlier)
        and _TODAY.search(earlier) is None
    )


def done_now(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be done what an earlier one says to be planned."""
    return (
        _says_done(later)
        and not _plans(later)
        and _PLAN_OR_TO.search(earlier) is not None
        and not _says_done(earlier)
    )


def carried_out(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says in so many words to be done what an earlier one says is to come.

    Of one piece of news nobody says both, so that it counts however soon the later one comes.
    """
    if _sets_going(earlier) and _CARRIED_OUT.search(later) and not _CARRIED_OUT.search(earlier):
        return True
    if _plans(later) or (plan := _PLAN.search(earlier)) is None:
        return False
    if _FINE_TO_COME.search(earlier) and "罚" in later and not _FINE_TO_COME.search(later):
        return True
    if (how := _OUTCOME.search(later)) and how[0] not in earlier and not _OUTCOME.search(earlier):
        return True
    done = _AT_ONCE.search(later)
    # 有望获批 says nothing done, as 拟收购甲，已获批 does.
    known = earlier[: plan.start()] if _HOPED.match(earlier, plan.start()) else earlier
    if done is None or _DONE.search(known) or _AT_ONCE.search(known):
        return False
    # 将于六月上市 and 六月正式上市 are said of the same day to come.
    if not set(TIME.findall(later)).isdisjoint(TIME.findall(earlier)):
        return False
    # 发布甲，将于下月开放 tells already what 正式发布甲 does.
    deed = done["first"] or done["second"]
    return not deed or deed not in earlier[: plan.start()]


@lru_cache(maxsize=2048)
def planned(headline: str) -> bool:
    """Tell whether a folded headline says in so many words that something is to come."""
    return _PLAN_OR_TO.search(headline) is not None


def come_to_pass(later: str, earlier: str, *, day: bool) -> bool:
    """Tell whether an English headline tells plainly of an occasion that an earlier one says is to come.

    Args:
        later: The later headline, folded.
        earlier: The earlier one.
        day: The earlier one names a day.
    """
    deeds = _deeds(earlier, _PLANNED_DEED, _PLANNED_IN_ENGLISH)
    if not deeds.isdisjoint(_ATTEMPTS) and _ENDED.search(later):
        return True
    if not _RUMOUR.search(earlier) or _RUMOUR.search(later):
        deeds &= _OCCASIONS if day else _IN_PUBLIC
    return bool(deeds) and not deeds.isdisjoint(map(_root, _TOLD_PLAINLY.findall(later)))


def mended(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says first that the trouble was mended which an earlier one tells of."""
    return _mended_first(later) and _TROUBLE.search(earlier) is not None and not _MENDED.search(earlier)


def responds(later: str, earlier: str) -> bool:
    """Tell whether a folded headline tells first that those respond of whom an earlier one tells."""
    return _responds_first(later) and _SPOKEN.search(earlier) is None


@lru_cache(maxsize=2048)
def _mended_first(headline: str) -> bool:
    return _MENDED_FIRST.search(headline) is not None


@lru_cache(maxsize=2048)
def _responds_first(headline: str) -> bool:
    return _RESPONDS.search(headline) is not None


def told_as_done(later: str, earlier: str) -> bool:
    """Tell whether a folded headline tells plainly what an earlier one says is going to be (将停产, 停产).

    Of one announcement some say it so and some so, so that it says little of what comes soon after.
    """
    return _done_of(later, _deeds(earlier, _PLANNED_DEED, _PLANNED_IN_ENGLISH))


def planned_alone(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be planned what the later one tells in any other way.

    A takeover that is agreed is told as one that is to come (Acme to buy Bolt) and as done.
    """
    return _plans(earlier) and _PLAN_OR_TO.search(later) is None


def stepped_on(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says what came of something that an earlier one says was asked for.

    An application is approved, a nominee confirmed, a lawsuit decided; what one only thought of (考虑卸任) is
    done (卸任).
    """
    came = _came_of(later)
    if came and not (came & _asked_for(earlier)).issubset(_came_of(earlier)):
        return True
    if _agreed(later) and _DEAL_THOUGHT_OF.search(earlier):
        return True
    deeds = _deeds(earlier, _THOUGHT_OF, _THOUGHT_OF_IN_ENGLISH)
    return _done_of(later, deeds) and _TALKS.search(later) is None


@lru_cache(maxsize=2048)
def _agreed(headline: str) -> bool:
    """Tell whether a headline tells plainly of a takeover or merger: not as planned, sought or denied."""
    return (
        _DEAL.search(headline) is not None
        and _PLAN.search(headline) is None
        and _DEAL_THOUGHT_OF.search(headline) is None
        and _TALKS.search(headline) is None
        and not turned(headline, "")
    )


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    return tuple(hastened(before) for before, _after in _STEPS)


@cache
def _after() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Return a pattern of all that comes of anything, which few headlines say, and each by itself."""
    after = [after for _before, after in _STEPS]
    return hastened("|".join(after)), tuple(map(late, after))


@lru_cache(maxsize=2048)
def _asked_for(headline: str) -> frozenset[int]:
    """Return which steps a headline says were taken first."""
    return frozenset(number for number, before in enumerate(_before()) if before.search(headline))


@lru_cache(maxsize=2048)
def _came_of(headline: str) -> frozenset[int]:
    """Return of which steps a headline says what came of them."""
    any_of_them, each_of_them = _after()
    if not any_of_them.search(headline):
        return frozenset()
    return frozenset(number for number, after in enumerate(each_of_them) if after.search(headline))


@lru_cache(maxsize=4096)
def _deeds(headline: str, han: re.Pattern[str], english: re.Pattern[str]) -> frozenset[str]:
    """Return what a headline says is planned or thought of, Latin verbs without their endings."""
    latin = headline.isascii()
    found = (english if latin else han).finditer(headline)
    deeds = (next(filter(None, match.groups())) for match in found)
    return frozenset(map(_root, deeds) if latin else deeds)


def _root(verb: str) -> str:
    """Return an English verb without its ending: step of steps, stepped and stepping."""
    root = _ENDING.sub("", verb) if len(verb) > 3 else verb
    root = root[:-1] + "i" if root[-1] == "y" else root
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root


def _done_of(later: str, deeds: frozenset[str]) -> bool:
    """Tell whether a headline tells plainly one of some deeds that were planned."""
    if not deeds or _PLAN_OR_TO.search(later):
        return False
    if later.isascii():
        return not deeds.isdisjoint(map(_root, later.split()))
    return any(deed in later for deed in deeds)


def taken_a_turn(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says that what an earlier one told was denied, ended or done since."""
    return turned(later, earlier) or done_now(later, earlier) or stepped_on(later, earlier)


def turns(later: str, earlier: str) -> bool:
    """Tell whether a folded headline tells by its words of a turn of what an earlier one tells."""
    return (
        turned(later, earlier)
        or stepped_on(later, earlier)
        or mended(later, earlier)
        or responds(later, earlier)
    )


def gone_on(later: str, earlier: str) -> bool:
    """Tell whether a folded headline may go on from an earlier one: weaker signs, which count after a day."""
    if later_turn(later, earlier) or told_as_done(later, earlier):
        return True
    return any(_stepped(later, earlier, *step) for step in _STEPS_OF_DAYS)


def sold_out(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be sold out what an earlier one says is on sale."""
    return _stepped(later, earlier, *_SOLD_OUT)


def _stepped(later: str, earlier: str, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    return bool(after.search(later) and before.search(earlier)) and not after.search(earlier)
