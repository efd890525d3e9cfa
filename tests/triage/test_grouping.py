import gc
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.desk.grouping import names
from newsroom.text.headlines import title_key
from newsroom.triage.accounts import Account
from newsroom.triage.grouping import Grouping
from newsroom.triage.kinship import Kinship
from newsroom.triage.week import Headline

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FILLING = (
    "港口的起重机换了新电池",
    "城市图书馆延长开放时间",
    "气象部门预报周末有大风",
    "一家书店开进了地铁站",
)


def kin(first: str, second: str, *, texts: Sequence[str] = ("", ""), hours: float = 2) -> Sequence[Kinship]:
    """What the second headline has to do with the first, which came out so many hours before."""
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(FILLING, 10)]
    week.append(Headline(1, 1, NOON - timedelta(hours=hours), first, title_key(first)))
    week.append(Headline(2, 2, NOON, second, title_key(second)))
    given = {1: texts[0], 2: texts[1]}
    return Grouping(week, names(), lambda ids: {id: given.get(id, "") for id in ids}).kin([2])


def kind(first: str, second: str, **more: object) -> str:
    found = kin(first, second, **more)  # type: ignore[arg-type]
    return found[0].kind if found else ""


def test_one_event_in_other_words_is_joined() -> None:
    assert (
        kind(
            "云帆科技宣布开源大模型远山3.0，支持百万字上下文",
            "云帆科技开源大模型远山3.0，支持百万字的上下文窗口",
        )
        == "same"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("蓝鲸汽车：2月交付新车21034辆，同比增长31%", "青鸟汽车：2月交付新车18802辆，同比增长27%"),
        ("谷歌宣布开源新一代语音识别模型", "微软宣布开源新一代语音识别模型"),
        ("云帆科技宣布完成新一轮融资", "山海智能宣布完成新一轮融资"),
    ],
)
def test_two_companies_like_sounding_announcements_have_nothing_to_do_with_each_other(
    first: str, second: str
) -> None:
    assert not kin(first, second)


FRAMES = (
    "{name}完成10亿元B轮融资，松杉资本领投",
    "10亿元！{name}完成B轮融资",
    "估值50亿美元，{name}获新一轮融资",
    "刚刚，{name}开源了自家最强推理模型",
    "又一家AI公司上市：{name}登陆港交所，首日涨30%",
    "英伟达投资{name}，估值达50亿美元",
    "松杉资本领投，{name}完成数亿元A轮融资",
    "一图看懂{name}2025年财报",
    "{name}被曝大规模裁员，比例达20%",
    "{name} raises $100 million Series B led by Pinewood",
    "Nvidia invests in {name}, valuing it at $5 billion",
)
COMPANIES = (
    ("星岭科技", "星崖科技"),
    ("云帆智能", "千寻智能"),
    ("拓岭机器人", "百度"),
    ("华为", "小米"),
    ("OpenAI", "月之暗面"),
    ("Larkspur AI", "Bramble"),
    ("Anthropic", "Larkspur AI"),
    ("远山半导体", "沧海生物"),
    ("比亚迪", "青鸟汽车"),
)


@pytest.mark.parametrize("frame", FRAMES)
def test_two_companies_in_one_frame_are_never_joined(frame: str) -> None:
    for one, other in COMPANIES:
        texts = [f"{name}今日宣布了这一消息，{name}将用于技术研发与市场拓展。" for name in (one, other)]
        for given in (("", ""), texts):
            assert kind(frame.format(name=one), frame.format(name=other), texts=given) != "same", (one, other)


def test_one_company_under_two_names_is_joined_once_the_text_names_it() -> None:
    first, second = "造车新势力云帆宣布将于下月赴港上市", "造车新势力一家宣布将于下月赴港上市"
    assert kind(first, second, texts=("", "这家公司是云帆，一家成立四年的车企。")) == "same"


def test_other_versions_are_never_joined() -> None:
    assert kind("OpenAI 发布 GPT-5.4 模型，编程能力提升", "OpenAI 发布 GPT-5.5 模型，编程能力提升") != "same"


def test_what_comes_days_later_is_a_later_turn() -> None:
    words = "云帆科技宣布开源大模型远山3.0", "云帆科技宣布开源大模型远山3.0"
    assert kind(*words) == "same"
    assert kind(*words, hours=24 * 3.5) == "earlier"


def test_a_company_is_known_by_its_names_in_two_languages() -> None:
    found = kin(
        "OpenAI unveils GPT-5.7 for Microsoft and Nvidia",
        "OpenAI 面向微软、英伟达推出 GPT-5.7",
    )
    assert [each.other for each in found] == [1]


LAUNCH = (
    "星岭科技今天在港口城市发布消费级四足机器人石虎三代，起售价9997元。新品重十五公斤，续航四小时，搭载自研激光"
    "雷达与语音交互，支持跟随、翻越台阶和远程巡检，首批产品将于十月发货，官网与电商平台同步开放预订。"
)


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("OpenAI发布GPT-5.7，推理成本下降40%", "OpenAI推出GPT-5.7：推理成本降四成", ""),
        ("星岭发布机器人石虎三代，售价9997元", "星岭机器人石虎三代亮相：9997元起", LAUNCH),
        ("Anthropic发布Claude Opus 7，编程能力大幅提升", "Introducing Claude Opus 7", ""),
        (
            "OpenAI发布GPT-5.7，上下文200万",
            "OpenAI launches GPT-5.7 with a 2 million token context",
            "",
        ),
        ("英伟达季度营收570亿美元，同比增长62%", "Nvidia reports $57 billion in revenue, up 62%", ""),
        ("英伟达季度营收570.06亿美元", "英伟达三季度营收达570亿美元，再创新高", ""),
        ("Meta以143亿美元入股Scale AI", "Meta invests $14.3 billion in Scale AI", ""),
        ("微软宣布裁员9000人，约占员工的4%", "Microsoft to lay off 9,000 workers, about 4% of its staff", ""),
    ],
)
def test_numbers_and_names_are_compared_by_what_they_mean(first: str, second: str, text: str) -> None:
    assert kind(first, second, texts=(text, text)) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("恒生指数涨幅扩大至2%", "恒生指数跌幅扩大至2%"),
        ("英伟达股价大涨5%", "英伟达股价大跌5%"),
        ("比亚迪7月销量同比增长10%", "比亚迪7月销量同比下降10%"),
        ("英伟达市值突破3万亿美元", "英伟达市值跌破3万亿美元"),
        ("监管部门批准云帆芯片对华出口", "监管部门否决云帆芯片对华出口"),
        ("云帆科技云端服务恢复上线", "云帆科技云端服务暂停下线"),
        ("Nvidia shares rise 5% after earnings", "Nvidia shares fall 5% after earnings"),
        ("月之暗面发布Kimi K2", "月之暗面发布Kimi K2 Thinking"),
        ("Moonshot releases Kimi K2", "Moonshot releases Kimi K2 Thinking"),
        ("OpenAI发布GPT-5.7 mini模型", "OpenAI发布GPT-5.7 Pro模型"),
    ],
)
def test_the_opposite_or_another_variant_is_never_joined(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


def test_one_report_of_what_grew_and_what_shrank_is_one_event() -> None:
    assert kind("云帆科技财报：营收增长20%，云业务占三成", "云帆科技财报：利润下降，营收400亿元") in (
        "same",
        "likely",
    )


def test_more_of_the_same_a_day_later_is_a_later_turn() -> None:
    first, second = "月之暗面完成5亿美元C轮融资", "月之暗面完成5亿美元C轮融资后追加2亿美元"
    assert kind(first, second, hours=49) == "earlier"


def test_a_product_that_is_only_compared_with_makes_no_kin_of_two_companies() -> None:
    assert not kin("谷歌发布Gemini 6，推理能力对标GPT-5.7", "OpenAI发布GPT-5.7，推理能力大幅提升")


def test_round_ups_of_a_day_have_nothing_to_do_with_each_other_but_for_their_news() -> None:
    texts = LAUNCH, "今日内容：腾讯开源新模型，字节跳动回应传闻，京东外卖日单量突破新高，滴滴发布财报。"
    assert not kin("早报 | 8点1氪", "早报 | 8点1氪", texts=texts)
    assert kind("早报 | 8点1氪", "早报 | 8点1氪", texts=(LAUNCH, LAUNCH)) == "same"


def test_who_is_like_one_of_a_story_and_against_another_does_not_join_it() -> None:
    titles = [
        "云帆科技发布大模型远山3.0，价格降10%",
        "云帆科技发布大模型远山3.0",
        "云帆科技发布大模型远山3.0，价格降50%",
    ]
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate((*FILLING, *titles), 1)]
    found = {each.article: each for each in Grouping(week, names(), lambda _ids: {}).kin([6, 7])}
    assert (found[6].kind, found[6].story) == ("same", 5)
    assert found[7].kind != "same"


TOLD = [
    "云帆科技提名陈望舒出任董事长",
    "陈望舒获云帆科技提名出任董事长",
    "云帆科技正式提名陈望舒出任董事长",
    "云帆科技宣布提名陈望舒出任董事长",
]
SAYS_300, SAYS_500 = (f"云帆科技提名陈望舒出任董事长，年薪{pay}万" for pay in (300, 500))


def in_turn(titles: Sequence[str]) -> dict[int, list[Kinship]]:
    """What each of some headlines that came one after another has to do with those before, by its place."""
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(FILLING, 101)]
    week += [
        Headline(n, n, NOON + timedelta(minutes=n), title, title_key(title))
        for n, title in enumerate(titles, 1)
    ]
    found: dict[int, list[Kinship]] = {}
    for each in Grouping(week, names(), lambda _ids: {}).kin(range(1, len(titles) + 1)):
        found.setdefault(each.article, []).append(each)
    return found


def test_one_account_at_the_fringe_of_a_large_story_keeps_no_one_out() -> None:
    assert [each.story for each in in_turn([*TOLD, SAYS_300, SAYS_500])[6] if each.kind == "same"] == [1]


@pytest.mark.parametrize("told", [[SAYS_300, *TOLD], [TOLD[0], SAYS_300], [*TOLD[:2], SAYS_300]])
def test_what_told_a_story_first_or_over_a_third_of_it_keeps_out_what_it_speaks_against(
    told: list[str],
) -> None:
    found = in_turn([*told, SAYS_500])
    assert all(each.kind == "same" for n in range(2, len(told) + 1) for each in found[n][:1])
    kinds = [each.kind for each in found[len(told) + 1]]
    assert kinds and "same" not in kinds


def test_who_surely_tells_of_two_stories_joins_one_and_offers_the_other() -> None:
    found = in_turn([SAYS_300, SAYS_500, TOLD[0]])
    assert [(each.kind, each.story) for each in found[3]] == [("same", 1), ("likely", 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Whole clauses, and words of reports, in the place of each other are no names.
        ("下周一开放预约，青川市试点夜间门诊挂号", "卫生健康委员会：同意青川市试点夜间门诊挂号"),
        ("沈听澜暗示云帆今年会有前所未见的新品", "沈听澜预告：云帆今年会有前所未见的新品"),
        ("财政部：2025年新能源车辆购置税增长57.8%", "中国2025年新能源车辆购置税达2035亿元，增长57.8%"),
        # One price moves on in the course of a day.
        ("青川龙头指数跌超0.5%", "青川龙头指数收跌2.36%"),
        ("云帆科技盘初涨超3%", "云帆科技收涨6.4%"),
        # A year and a day of it do not gainsay each other.
        ("云帆科技公布2025年度业绩快报", "云帆科技1月30日公布年度业绩快报"),
        # What one writes out the other shortens.
        ("青川交易所再上调黄金、白银期货的保证金比例", "青川交易所提高金银期货保证金"),
    ],
)
def test_what_only_sounds_unlike_is_joined(first: str, second: str) -> None:
    assert kind(first, second) == "same"
    assert kind(second, first) == "same"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        # A date is no agency's: what stands before it is whom the news is about.
        ("云帆科技1月28日发布石虎机器人", "远山科技1月28日发布石虎机器人", ""),
        ("云帆传媒2025年净利润预增超4倍", "新海光电2025年净利润同比预增超4倍", ""),
        ("青川机场第三季度营收8.41亿元，同比大幅增长", "远山半导体第三季度营收31.87亿美元，同比大幅增长", ""),
        ("云帆生物完成B轮融资，松杉资本领投", "云帆生物完成A轮融资，松杉资本领投", "alike"),
        ("云帆科技开源图像模型Lark-Image", "云帆科技开源护栏模型LarkGuard-7B", "alike"),
        ("青川龙头指数跌0.69%", "青川龙头指数涨0.85%", "alike"),
        ("沪外三市成交额超2万亿元，较上日缩量", "沪外三市成交额超2万亿元，较上日放量", "earlier"),
        ("美国去年12月零售额增长57.8%", "中国去年12月零售额增长57.8%", "likely"),
        ("商务部：拟对进口机床加征关税", "外交部：拟对进口机床加征关税", "likely"),
        (
            "新研究提升大模型推理效率，大幅降低部署成本",
            "大幅降低成本：新方法提升大模型推理部署效率",
            "likely",
        ),
        (
            "面向救灾的评测基准GeoRoad发布：看智能体如何协同响应",
            "面向导航的评测基准MapCare发布：看智能体如何协同分析",
            "alike",
        ),
        (
            "DriveMemo是一个记忆增强的驾驶场景建模框架，旨在扩展现有重建技术的局限",
            "PageMemo是一套记忆增强的网页建模框架，旨在从外部记忆库里检索内容",
            "alike",
        ),
        (
            "研究人员们提出了一种叫屋檐的框架，基于视频模型构建虚拟试穿，衣料的褶皱和光影都能跟着人的动作走，还能换上商场橱窗里的成衣",
            "为了应对真伪难辨的挑战，研究人员们提出了一种叫琴键的框架，专门看录音里的呼吸和停顿，能从几秒钟里听出哪些话是合成的",
            "likely",
        ),
        (
            "TILE-MAKER：利用机器学习排版瓷砖的智能系统，可离线运行",
            "Leaf-AIML-Garden：利用机器学习照看花草的智能系统，可离线运行",
            "alike",
        ),
    ],
)
def test_what_only_sounds_alike_is_not_joined(first: str, second: str, found: str) -> None:
    assert kind(first, second) == found
    assert kind(second, first) == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "青鸟汽车斥资3499万元回购股份，注销以提升股东每股收益",
            "远山能源注销近3000万股以减少注册资本，直接增厚每股收益",
        ),
        (
            "云岭钛业拟斥资最高3000万元回购股份，用于转换可转债",
            "易川创新斥资最高20亿回购股份并注销，直接增厚股东收益",
        ),
        ("松村控股公司心血管新药上市申请获受理，加速抢占市场", "东岭药业新药申请获受理，剑指亿元级市场"),
        ("星平线递表港交所，冲刺智驾第一股", "Kestrela向港交所递交招股书，冲刺智能驾驶第一股"),
        ("青川重工上调挖掘机价格，涨幅约5%", "联岭重科宣布上调挖掘机价格，涨幅约5%"),
        ("Parley.AI起诉案达成和解，涉未成年人沉迷", "Larkspur被控聊天机器人致未成年人沉迷，家属起诉案求和解"),
        ("1Z发布新一代人形机器人，可自主完成家务", "众岭发布新一代人形机器人，可自主完成家务"),
        (
            "Larkspur unveils a video model with native audio",
            "Bramble unveils a video model with native audio",
        ),
    ],
)
def test_two_firms_that_say_the_same_of_themselves_in_other_words_are_not_joined(
    first: str, second: str
) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


def test_who_leads_one_headline_may_be_named_in_the_other_or_in_its_text() -> None:
    first, second = (
        "青鸟汽车向云岭钛业采购两万吨海绵钛",
        "云岭钛业回应：与一家车企签订两万吨海绵钛采购合同",
    )
    assert kind(first, second, hours=0.5) == "same"
    buyer, seller = "青鸟汽车宣布采购两万吨海绵钛，合同已签订", "云岭钛业签订两万吨海绵钛采购合同"
    assert kind(buyer, seller) != "same"
    assert kind(buyer, seller, texts=("供货的是云岭钛业。", "")) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("脑机接口试验进入爆发期，瘫痪患者恢复沟通", "今日科技速递：算力瓶颈引发热议，脑机接口试验迎来爆发"),
        ("云帆科技完成B轮融资，松杉资本领投", "8点1氪丨云帆科技完成B轮融资，松杉资本领投；青鸟汽车降价"),
        ("早报：云帆科技开源语音模型，青鸟汽车降价", "云帆科技开源语音模型，青鸟汽车降价"),
        (
            "Daily Notes Update：每日精选前沿论文，结构化摘要",
            "自动追踪前沿：每日机器人论文结构化摘要工具上线",
        ),
        ("LinkedIn热议：云帆科技裁员背后的组织调整", "云帆科技裁员背后：组织调整"),
    ],
)
def test_columns_and_round_ups_join_nothing(first: str, second: str) -> None:
    assert not kin(first, second)
    assert not kin(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "突破固定工具限制：新框架LarkAnchor大幅提升智能体调用能力",
            "新微调框架突破点云分类瓶颈：有效过滤噪声，大幅提升抗干扰能力",
        ),
        ("提升模型输出可靠性：轻量级语法约束解码技术发布", "消除输出不稳定：对齐技术提升可靠性"),
        ("告别手动计算：7步自动生成统计表", "告别手动刷屏：考试成绩实时监控系统"),
        (
            "成本降低100倍：小模型在检索上击败GPT-5.7",
            "云帆平台全面支持OpenAI GPT-5.7系列模型，降低企业开发成本",
        ),
    ],
)
def test_turns_of_phrase_that_stand_in_many_headlines_join_nothing(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


def test_prices_of_two_days_are_of_two_events() -> None:
    first, second = "青川龙头股盘前集体上涨：云帆、远山涨超2%", "青川龙头股盘前集体上涨：云帆涨超2%"
    assert kind(first, second) == "same"
    assert kind(first, second, hours=20) == "alike"


def test_who_is_funded_is_the_name_before_the_round_not_what_is_said_of_them() -> None:
    first = "具身智能公司星崖科技获数亿元天使轮融资，加速落地工厂"
    second = "教授创业的云岭科技获数亿元天使轮融资，打造具身智能记忆"
    assert not kin(first, second)
    assert kind(second, "具身智能创企云岭科技完成数亿元天使轮融资，主打机器人记忆") == "same"


def test_a_version_and_a_rare_name_speak_for_one_event() -> None:
    [found] = kin("星岭科技推出 Kestrel 4.2，长文任务更省词元", "Kestrel 4.2 来了：星岭科技称代码能力翻倍")
    assert found.kind == "same"
    assert found.score > 0.55
    assert (
        kind("云帆科技收购语音初创Tidewave，补上助手短板", "又一笔收购！云帆科技拿下Tidewave，花费近2亿元")
        == "same"
    )


def test_a_long_headline_is_found_by_what_a_short_one_has_of_it() -> None:
    long = (
        "某某社1月30日电，云帆科技盘初涨逾6%。消息面上，云帆科技报告称，截至12月31日的季度净销售额为52.3亿美元，"
        "高于一年前的49.4亿美元，其中家用机器人一项占到四成，公司还上调了全年的指引并宣布回购股份"
    )
    assert kind("云帆科技盘初涨超6%", long) == "same"


def test_a_name_in_many_headlines_makes_no_kin_of_two_pieces_of_news() -> None:
    topics = ("学校", "医院", "港口", "矿山", "球队", "影院", "农场", "邮局", "书店", "牧场")
    titles = [f"字节跳动豆包为{place}捐出第{n}笔款项" for n, place in enumerate(topics * 4)]
    titles += ["字节跳动豆包月活突破1亿", "字节跳动豆包招兵买马进军搜索"]
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(titles, 1)]
    found = Grouping(week, names(), lambda _ids: {}).kin_among([len(titles)], [len(titles) - 1])
    assert [each.kind for each in found] in ([], ["likely"])


def test_of_very_many_texts_few_are_kept_in_parts_and_what_is_told_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whose = ("云帆科技", "山海智能", "青鸟汽车", "蓝鲸银行", "远山能源", "松杉资本")
    what = ("开源百万字上下文的大模型", "召回二十万台洗碗机", "在港口试行无人吊车")
    titles = [f"{who}{did}" for did in what for who in whose for _again in range(2)]
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(titles, 1)]
    texts = {each.article: f"{each.title}，今天在发布会上说明了细节。" for each in week}

    def told() -> tuple[list[Kinship], int]:
        gc.collect()
        others = {id(each) for each in gc.get_objects() if isinstance(each, Account)}
        grouping = Grouping(week, names(), lambda ids: {id: texts[id] for id in ids})
        kin = grouping.kin(texts)
        accounts = [each for each in gc.get_objects() if isinstance(each, Account)]
        return kin, sum("body" in vars(each) for each in accounts if id(each) not in others)

    kin, with_parts = told()
    assert with_parts > 24
    monkeypatch.setattr("newsroom.triage.grouping._KEPT", 24)
    few, kept = told()
    assert kept <= 24
    assert few == kin
    assert "same" in {each.kind for each in kin}


def test_labelled_headlines_are_told_apart_better_than_by_titles_alone(shared: Path) -> None:
    from newsroom.text.likeness import containment
    from newsroom.triage.likeness import BIAS, WEIGHTS
    from tests.benchmarks.grouping import Pairs, best

    pairs = Pairs(shared / "data" / "pairs" / "headline-pairs.tsv")
    chosen = pairs.chosen(followups=False)
    ours = [
        (BIAS + sum(w * s for w, s in zip(WEIGHTS, pairs.signs[at], strict=True)), pairs.same(at))
        for at in chosen
    ]
    titles = [
        (containment(pairs.rows[at]["title1"], pairs.rows[at]["title2"]), pairs.same(at)) for at in chosen
    ]
    assert best(ours)[0] > best(titles)[0] + 0.02


def test_a_week_of_labelled_headlines_is_grouped_better_than_by_titles_alone(shared: Path) -> None:
    from tests.benchmarks.grouping import Pairs, Week, joined_f1, precision

    week = Week(Pairs(shared / "data" / "pairs" / "headline-pairs.tsv").rows)
    ours = week.grouped().became()
    thresholds = week.contained()
    assert ours["different"]["joined"] <= 2
    assert joined_f1(ours) > 0.88
    assert precision(ours) > 0.84
    # At its best containment joins more of one event, and a fifth of what has nothing to do with another.
    at_its_best = max(thresholds.values(), key=joined_f1)
    assert joined_f1(ours) > joined_f1(at_its_best) - 0.005
    assert ours["different"]["joined"] * 20 < at_its_best["different"]["joined"]
    assert precision(ours) > precision(at_its_best) + 0.15
    # With follow-ups as wrong no threshold comes near.
    assert joined_f1(ours, followups=True) > 0.05 + max(
        joined_f1(became, followups=True) for became in thresholds.values()
    )
