"""Headlines of one firm that name two things, and those of two public bodies, are two stories."""

import pytest

from .test_grouping import kind

TWO_THINGS = """
字节跳动发布豆包大模型2.0|字节跳动发布视频模型Seedance 2.0
腾讯发布混元3D 3.0模型|腾讯发布混元图像3.0模型
快手可灵2.6发布|快手可灵O1发布
可灵AI发布可灵2.6模型|可灵AI发布可灵O1模型
大疆发布Osmo 360全景相机|大疆发布Osmo Nano拇指相机
特斯拉将推出Model YL|特斯拉将停产Model S和X
阿里云开源Z-Image模型|阿里云开源Qwen3Guard模型
百度APP文心助手发放5亿元红包|百度发布Q3财报，文心助手月活破2亿
京东航空A330客改货机首航|京东航空波音737货机首航
谷歌推出Gemini Live新功能|谷歌推出Gemini for Education新功能
GitHub开源项目browser-use登上热榜|GitHub开源项目mem0登上热榜
小米发布REDMI K90手机|小米发布REDMI Buds 8耳机
华为发布Mate 80系列|华为发布MatePad Edge
苹果发布AirPods Pro 4|苹果发布Apple Watch Ultra 4
微软发布Phi-5模型|微软发布MAI-2模型
阶跃星辰开源Step3模型|阶跃星辰开源Step-Audio 2模型
理想汽车将推出MEGA改款|理想汽车将推出i9
宇树科技发布H2人形机器人|宇树科技发布A2四足机器人
Anthropic推出Claude for Chrome|Anthropic推出Claude for Excel
Meta推出Vibes短视频应用|Meta推出Hatch智能体
京东发布JoyAI大模型|京东发布JoyInside附身智能平台
谷歌发布Gemini 5.5模型|谷歌发布Veo 6模型
DeepSeek发布DeepSeek-OCR 4模型|DeepSeek发布两款正式版模型V5.2与V5.2-Lake
青箭二号首飞入轨，一子级回收失败|长征十九号甲完成首飞，海上回收一子级
""".strip().splitlines()

TWO_BODIES = """
加拿大央行维持利率不变|美联储维持利率不变概率86.6%
日本央行维持利率不变|英国央行维持利率不变
韩国央行维持基准利率2.5%不变|印度央行维持基准利率不变
欧洲央行宣布降息25个基点|加拿大央行宣布降息25个基点
澳洲联储意外加息25个基点|新西兰联储意外加息25个基点
瑞士央行将利率降至零|瑞典央行将利率降至2%
欧盟委员会对谷歌展开调查|英国竞争与市场管理局对谷歌展开调查
美国司法部起诉苹果垄断|欧盟起诉苹果垄断
联邦贸易委员会调查微软云业务|日本公平交易委员会调查微软云业务
工信部约谈多家平台企业负责人|市场监管总局约谈多家平台企业负责人
欧委会认定Meta违反数字法案|韩国公平交易委员会认定Meta违反数字法案
""".strip().splitlines()

ONE_EVENT = """
字节跳动发布视频模型Seedance 2.0|字节发布Seedance 2.0视频生成模型
苹果发布AirPods Pro 4耳机|苹果推出新款AirPods Pro 4，支持心率监测
大疆发布Osmo Nano拇指相机|大疆Osmo Nano拇指相机发布，售价1998元起
快手发布可灵2.6模型|快手可灵发布2.6版本，支持音画同出
DeepSeek开源OCR 2模型|DeepSeek开源新模型DeepSeek-OCR 2
英伟达将发布N1X芯片|英伟达将发布PC芯片N1X
Meta收购智能体公司Manus|Meta宣布收购AI智能体公司Manus，金额超20亿美元
美联储维持利率不变|美联储宣布维持联邦基金利率不变
欧盟委员会对谷歌展开反垄断调查|欧盟对谷歌展开反垄断调查
智谱发布GLM-5.3，基于743B基座|智谱AI发布GLM-5.3，逼近Fable 5
百度发布Q3财报，文心助手月活破2亿|百度文心助手月活破2亿
""".strip().splitlines()


@pytest.mark.parametrize("pair", TWO_THINGS + TWO_BODIES)
def test_two_things_or_two_bodies_are_never_joined(pair: str) -> None:
    first, second = pair.split("|")
    texts = [f"{title}。公司今日公布了这一消息，具体情况以公告为准。" for title in (first, second)]
    for given in (("", ""), texts):
        assert kind(first, second, texts=given) != "same"
        assert kind(second, first, texts=given[::-1]) != "same"


@pytest.mark.parametrize("pair", ONE_EVENT)
def test_one_thing_or_body_told_with_other_details_is_joined(pair: str) -> None:
    first, second = pair.split("|")
    assert kind(first, second) == "same"
    assert kind(second, first) == "same"


def test_what_the_other_account_names_in_its_text_is_no_other_thing() -> None:
    first, second = "快手可灵2.6发布", "快手可灵O1发布"
    assert kind(first, second) == "likely"
    assert kind(first, second, texts=("可灵O1同时发布。", "")) == "same"
