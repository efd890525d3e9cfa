"""What an earlier headline says is to come may have come: who says nothing of it later joins nothing."""

import pytest

from newsroom.triage.expected import names_day

from .test_grouping import kind

CAME = """
云帆官宣今晚发布远山7折叠屏|云帆远山7发布：8999元起，厚度8.5毫米
青鸟汽车预告今日开源驾驶模型青雀2|青鸟汽车开源青雀2，权重可下载
青川航天：白鹭十二号今日择机发射|白鹭十二号首飞入轨，一级回收失利
蓝鲸电池计划在北岭建第二工厂|蓝鲸电池北岭第二工厂奠基
山海智能启动科创板发行，发行价83.06元|山海智能登陆科创板，开盘涨140%
青川法院将审理画师诉云帆版权案|画师诉云帆版权案：法院判云帆侵权
云帆宣布将上线远山版小店|云帆远山版小店8.0发布
远山支付崩了？多地付款码打不开|远山支付：付款码已可正常使用
青川地铁9号线二期明起载客|青川地铁9号线二期首日载客8.6万
云帆中心：青雀电池起火原因调查中|云帆：青雀起火系撞击所致，电池无缺陷
【青川航天白鹭三号遥二火箭发射推迟】|【白鹭三号遥二火箭发射成功 一子级成功回收】
云帆 600 Pro 手机入网：7800mAh 电池，支持 100W 快充|云帆 600 Pro 手机发布：7800mAh 电池，2699 元起
知情人士：山海智能考虑出售政府业务|山海智能出售政府业务
""".strip().splitlines()

ONE_NEWS = """
云帆任命李若川为首席执行官|李若川将接任云帆首席执行官
李若川将接任云帆首席执行官|云帆换帅：李若川接任首席执行官
云帆远山SUV预计上半年上市|云帆计划上半年推出远山SUV
青鸟汽车成长计划上线，开发者可获免费算力|青鸟汽车成长计划上线：开发者获免费算力
云帆预告：今年有前所未见的新品|沈听澜暗示云帆今年会有前所未见的新品
""".strip().splitlines()


@pytest.mark.parametrize("pair", CAME)
@pytest.mark.parametrize("hours", [1, 5, 28])
def test_what_may_have_come_joins_nothing(pair: str, hours: float) -> None:
    first, second = pair.split("|")
    assert kind(first, second, hours=hours) in ("earlier", "likely", "alike")


def test_what_one_outlet_reports_and_all_tell_later_are_two_in_english() -> None:
    first = "Acmesoft to buy browser maker Boltwise, The Ledger reports"
    assert kind(first, "Acmesoft acquires Boltwise to bring work apps into its browser", hours=8) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云帆发布 H2 Pro 机器人：售价 29.9 万元起", "【云帆 H2 Pro 首批 500 台售罄】"),
        ("山海 GLM-5.5 API 上线，每百万词元 4 元", "山海 GLM-5.5 API 上线一天降价 40%，每百万词元 2.5 元"),
    ],
)
def test_how_it_sold_and_what_it_costs_since_are_later_turns(first: str, second: str) -> None:
    assert kind(first, second, hours=7) == "earlier"


@pytest.mark.parametrize("pair", CAME[:5])
def test_what_takes_place_on_a_day_is_offered_as_a_later_turn_soon(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second, hours=2) == "earlier"


def test_hours_later_words_of_its_own_join_nothing() -> None:
    first, second = "重磅！百万颗卫星申请提交，轨道数据中心要来了", "李若川旗下远山航天申请发射百万颗卫星"
    assert [kind(first, second, hours=hours) for hours in (1, 5)] == ["same", "likely"]


def test_what_comes_out_is_known_by_its_name_hours_later_too() -> None:
    assert kind("苹果发布AirPods Pro 4耳机", "苹果推出新款AirPods Pro 4，支持心率监测", hours=9) == "same"


def test_a_headline_that_is_all_in_brackets_is_read() -> None:
    first, second = "青川航天青雀三号火箭首飞失利，具体原因正在排查", "【青川航天青雀三号首飞失利】"
    assert kind(first, second, hours=0.5) == "same"


def test_what_one_body_says_of_two_things_is_two() -> None:
    first = "国家统计局：2026年1月份中国制造业采购经理指数为49.3%"
    assert kind(first, "国家统计局：2026年将完善统一大市场建设的统计制度", hours=2) != "same"


def test_a_number_or_most_of_the_words_join_hours_later_too() -> None:
    first = "云帆接驳车在青川机场完成验收，12辆车月底前载客"
    assert kind(first, "青川机场验收云帆接驳车，12辆月底前载客", hours=9) == "same"


@pytest.mark.parametrize("turn", ["临时取消", "终止", "叫停", "推迟"])
def test_what_is_called_off_at_the_end_of_a_headline_is_no_retelling(turn: str) -> None:
    first = "青川航展：青雀三号下午进行飞行表演"
    assert kind(first, f"因低云，青川航展青雀三号下午飞行表演{turn}", hours=2) != "same"


@pytest.mark.parametrize("pair", ONE_NEWS)
def test_what_is_told_both_ways_is_one_piece_of_news(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second, hours=2) == "same"


def test_before_the_named_day_it_cannot_have_come() -> None:
    first, second = "青鸟汽车海豚六代3月9日开启预售", "青鸟汽车海豚六代开启预售，25万元起"
    assert kind(first, second, hours=20) == "same"


@pytest.mark.parametrize("denial", ["没有收购{}的计划", "无意收购{}", "不会收购{}", "并未收购{}"])
def test_a_plan_and_its_denial_are_two(denial: str) -> None:
    denial = denial.format("山海智能")
    for second in (f"云帆科技：{denial}", f"云帆科技{denial}"):
        assert kind("云帆科技拟收购山海智能", second, hours=1) == "earlier"


@pytest.mark.parametrize(
    "denial",
    [
        "has no plan to buy Boltwise",
        "won't buy Boltwise, chief says",
        "will not buy Boltwise",
        "unlikely to buy Boltwise",
        "decides against buying Boltwise",
    ],
)
def test_a_plan_and_its_denial_are_two_in_english_and_over_languages(denial: str) -> None:
    assert kind("Acmesoft to buy Boltwise for $3 billion", f"Acmesoft {denial}", hours=1) != "same"
    assert kind("传 Acmesoft 拟收购 Boltwise", f"Acmesoft {denial}", hours=20) != "same"


def test_from_tomorrow_is_a_day_and_what_explains_a_cause_is_none() -> None:
    assert names_day("青川地铁9号线二期明起载客")
    assert not names_day("云帆发文说明起火原因")
    assert not names_day("数据证明起诉有理")
