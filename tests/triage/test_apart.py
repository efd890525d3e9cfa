"""Chinese headlines that share a firm, a frame or a price, and are of two events."""

import pytest

from .test_grouping import kind

APART = """
云帆物流在青川推出本地仓|云帆物流在北岭收购快递公司
云帆物流在沙特推出快递品牌青雀|云帆物流拟斥2亿美元收购山海配送
青川财政部门制裁山海交易所关联地址|青川财政部门制裁白鹭集团
云帆与山海智能在新加坡启动无人接驳|云帆与白鹭智行在新加坡测试无人驾驶
青川变电：子公司签订164亿元沙特供货合同|晴川电源：签订沙特7.8GWh储能供货合同
青鸟泰山Black上市，售价43.99万元|白鹭9X五座版上市，售价43.99万元
青川：1至10月软件业务收入增长12.3%，创新高《蓝皮书》|青川：1至10月软件业务收入增长12.3%，见《白皮书》
“白鹭二号”潜水器启航赴深海|10908米！“白鹭二号”触底
云帆服务：短暂停牌|云帆服务拿下三座商场的物业
北岭3号机组因泵故障停堆|北岭机组昨夜并网
恒生科技指数收涨2.1%，云帆涨超7%|恒生指数收涨1.2%，白鹭涨超7%
云帆与思远新能源签订15GWh电芯采购协议|白鹭储能与青川电力签订15GWh电芯采购协议
蓝鲸汽车匈牙利工厂投产|蓝鲸汽车泰国工厂投产
青川航天完成C轮5亿元融资|青川航天青雀一号完成全系统热试车
青川药业甘精胰岛素获美国批准|晴川东宝甘精胰岛素获印尼批准
云帆芯发布青雀8600|云帆芯发布青雀座舱C-X2
青川大学团队研发光电芯片，登上《远山》|晴川大学团队研制二维处理器，登上《远山》
青鸟泰山Ultra上市，43.99万元起|青鸟泰山Ultra限时直降3万元
青川市长签行政令，限制生物技术领域的投资|青川市长签行政令，加快深海采矿许可审批
午评：青指跌0.2% 半导体板块领跌|收评：青指跌0.46% 固态电池概念走强
云帆信息：拟回购3亿元公司股份|云帆信息：董事拟减持公司股份
青川科学家在《远山》发文揭示肠脑通路|青川科学家在《近水》发文揭示淋巴通路
""".strip().splitlines()

ONE = """
蓝鲸汽车匈牙利塞格德工厂投产，年产15万辆|蓝鲸汽车匈牙利工厂正式投产，年产能15万辆
青禾机器人测试开源权重，推理成本下降七成|青禾机器人测试开源权重，首批覆盖九座城市的医院
云帆科技收购山海智能|云帆科技入股山海智能，持股七成
青川科学家在《远山》发文揭示肠脑通路|《远山》刊文：青川科学家揭示肠脑通路
""".strip().splitlines()


@pytest.mark.parametrize("pair", APART)
def test_what_shares_a_firm_a_frame_or_a_price_alone_is_not_joined(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second, hours=1) != "same"


@pytest.mark.parametrize("pair", ONE)
def test_what_says_one_deed_at_one_place_is_joined(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second, hours=1) == "same"


def test_what_a_price_passed_on_two_days_is_two_events() -> None:
    first, second = "青币跌破8万美元，为4月以来首次", "青币跌破7.5万美元，24小时跌逾6%"
    assert kind(first, second, hours=29) != "same"


def test_who_examines_a_takeover_does_so_later() -> None:
    first, second = "云帆拟120亿美元收购山海制药", "青川将审查云帆收购山海制药交易"
    assert kind(first, second, hours=25) == "earlier"
