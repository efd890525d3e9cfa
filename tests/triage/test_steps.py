"""A step that only the later headline tells is a later turn, however soon it comes."""

import pytest

from .test_grouping import kind

STEPS = """
英伟达宣布收购芯片公司Groq|英伟达收购芯片公司Groq获监管批准
谷歌宣布以320亿美元收购Wiz|谷歌320亿美元收购Wiz获欧盟批准
蚂蚁集团拟收购耀才证券|蚂蚁集团收购耀才证券获批
地平线宣布收购一家算法公司轻舟|地平线收购轻舟获股东大会批准
宇树科技启动上市辅导|宇树科技完成上市辅导
智元机器人启动A股上市辅导|智元机器人已完成A股上市辅导
微信灰度测试AI搜索|微信AI搜索全面上线
支付宝灰测AI付功能|支付宝AI付功能全面上线
苹果测试折叠屏iPhone|苹果正式发布折叠屏iPhone
字节跳动内测豆包手机|字节跳动豆包手机正式发售
百度拟分拆昆仑芯上市|百度昆仑芯递交上市申请
京东拟分拆京东工业赴港上市|京东工业向港交所递交上市申请
英特尔拟出售网络部门|英特尔决定保留网络部门
小米将推出YU9|小米YU9开启交付
特斯拉将推出Model YL|特斯拉Model YL开启交付
理想汽车i6启动预售|理想汽车i6开启交付
软银拟收购Ampere|软银完成收购Ampere
特斯拉FSD有望入华获批|特斯拉FSD正式获批入华
阿里云有望获批建设数据中心|阿里云正式获批建设数据中心
DeepSeek将发布V4模型|DeepSeek正式发布V4模型
OpenAI计划发布GPT-6|OpenAI正式发布GPT-6
欧盟拟对谷歌罚款30亿欧元|欧盟对谷歌罚款30亿欧元
欧盟拟罚Meta 8亿欧元|欧盟对Meta罚款8亿欧元
EA拟550亿美元私有化|EA完成550亿美元私有化
月之暗面拟融资5亿美元|月之暗面完成5亿美元融资
山海智能洽谈200亿元融资|山海智能敲定200亿元融资
云帆科技拟收购山海智能|云帆科技正式完成收购山海智能
沐曦股份过会|沐曦股份科创板上市首日涨700%
摩尔线程IPO获受理|摩尔线程IPO过会
小鹏G7开启预售|小鹏G7正式上市
小鹏汽车将开启IRON机器人量产|小鹏汽车IRON机器人正式量产
""".strip().splitlines()

ONE_STEP = """
苹果宣布收购AI公司Perplexity|苹果官宣收购AI公司Perplexity
苹果拟收购AI公司Perplexity|苹果正式宣布收购AI公司Perplexity
OpenAI发布GPT-6，将于下月向所有人开放|OpenAI正式发布GPT-6
小米YU9将于6月上市|小米YU9 6月正式上市
苹果拟300亿美元收购Perplexity|苹果与Perplexity达成300亿美元收购协议
英国批准微软收购动视暴雪|微软收购动视暴雪获英国放行
宇树科技完成上市辅导|宇树科技上市辅导已完成
微信AI搜索开启公测|微信正式推出AI搜索公测版
欧盟对谷歌罚款30亿欧元|谷歌遭欧盟罚款30亿欧元
百度昆仑芯递交上市申请|百度昆仑芯向港交所递交上市申请
""".strip().splitlines()


@pytest.mark.parametrize("pair", STEPS)
def test_a_step_that_only_the_later_one_tells_joins_nothing(pair: str) -> None:
    first, second = pair.split("|")
    for hours in (0.2, 3, 30):
        assert kind(first, second, hours=hours) != "same"


@pytest.mark.parametrize("pair", STEPS[:2] + STEPS[4:6] + STEPS[10:12] + STEPS[16:18])
def test_such_a_step_is_offered_as_a_later_turn_at_once(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second, hours=0.2) == "earlier"


@pytest.mark.parametrize("pair", ONE_STEP)
def test_one_step_in_other_words_is_no_turn(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second) in ("same", "likely")
