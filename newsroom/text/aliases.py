"""Names by which one company, product, person or body goes in Latin and in Chinese; the first is told."""

import re

_GROUPS = """
Google|谷歌|Alphabet
NVIDIA|英伟达|辉达
Microsoft|微软
Apple|苹果公司|苹果
Amazon|亚马逊|AWS
Meta|Facebook|脸书
Tesla|特斯拉
Intel|英特尔
AMD|超威半导体
Qualcomm|高通
Broadcom|博通
Samsung|三星
TSMC|台积电
ASML|阿斯麦
SK hynix|海力士
Micron|美光
SoftBank|软银
Sony|索尼
Oracle|甲骨文
IBM|国际商业机器
Adobe|奥多比
Salesforce|赛富时
Uber|优步
Netflix|奈飞|网飞
Disney|迪士尼
Spotify|声田
Siemens|西门子
BMW|宝马
Mercedes|奔驰
Volkswagen|大众汽车
Toyota|丰田
Honda|本田
Boeing|波音
Blue Origin|蓝色起源
Foxconn|富士康|鸿海
MediaTek|联发科
STMicroelectronics|意法半导体
NXP|恩智浦
Infineon|英飞凌
Texas Instruments|德州仪器
Nexperia|安世半导体|安世中国
SanDisk|闪迪
Western Digital|西部数据
Seagate|希捷
Kioxia|铠侠
Cisco|思科
Nokia|诺基亚
Ericsson|爱立信
Nintendo|任天堂
Ubisoft|育碧
Airbus|空客
Walmart|沃尔玛
Starbucks|星巴克
MINISO|名创优品
Pop Mart|泡泡玛特
Luckin|瑞幸
CATL|宁德时代
Goldman Sachs|高盛
Morgan Stanley|摩根士丹利|大摩
JPMorgan|摩根大通|小摩
UBS|瑞银
CME|芝商所|芝加哥商品交易所
HKEX|港交所
IMF|国际货币基金组织
World Bank|世界银行
WTO|世贸组织
BlackRock|贝莱德
Berkshire Hathaway|Berkshire|伯克希尔
Citigroup|Citi|花旗
HSBC|汇丰
Barclays|巴克莱
Nomura|野村
PayPal|贝宝
Mastercard|万事达
Nissan|日产汽车
Ford|福特
General Motors|通用汽车
Ferrari|法拉利
Porsche|保时捷
Audi|奥迪
Volvo|沃尔沃
Renault|雷诺
Pfizer|辉瑞
Moderna|莫德纳
AstraZeneca|阿斯利康
Novartis|诺华
Bayer|拜耳
Sanofi|赛诺菲
Nestle|雀巢
Coca-Cola|可口可乐
McDonald's|麦当劳
Nike|耐克
Adidas|阿迪达斯
LVMH|路威酩轩
ExxonMobil|Exxon|埃克森美孚
Chevron|雪佛龙
Aramco|沙特阿美
BHP|必和必拓
Toshiba|东芝
BOE|京东方
Fujitsu|富士通
Philips|飞利浦
Bosch|博世
Dell|戴尔
Asus|华硕
Acer|宏碁
GlobalFoundries|格芯|格罗方德
Lam Research|泛林
Synopsys|新思科技
Supermicro|超微电脑
Airbnb|爱彼迎
Shein|希音
Trip.com|携程
Roblox|罗布乐思
Warner Bros|华纳兄弟
Universal Music|环球音乐
Getty Images|盖蒂图片
Arm|安谋
Boston Dynamics|波士顿动力
Wikipedia|维基百科
Reuters|路透社|路透
Bloomberg|彭博社|彭博
Forbes|福布斯
Nature|自然
Science|科学
Alibaba|阿里巴巴|阿里
Alibaba Cloud|Aliyun|阿里云
Qwen|通义千问|千问|通义
Quark|夸克
Ant|蚂蚁集团|蚂蚁
Alipay|支付宝
Taobao|淘宝
DingTalk|钉钉
Tencent|腾讯
WeChat|微信
Hunyuan|混元
Yuanbao|元宝
ByteDance|字节跳动|字节
TikTok|抖音国际版
Douyin|抖音
Doubao|豆包
Seed|豆包大模型|Seed团队
Volcano Engine|火山引擎
Jimeng|即梦
Coze|扣子
Feishu|Lark|飞书
Baidu|百度
ERNIE|文心一言|文心
Apollo Go|萝卜快跑
PaddlePaddle|飞桨
Huawei|华为
Ascend|昇腾
HarmonyOS|鸿蒙
Pangu|盘古
Kirin|麒麟
Xiaomi|小米
MiMo|小米大模型
Moonshot|月之暗面
Kimi|月之暗面
Zhipu|智谱|Z.ai|Knowledge Atlas
GLM|ChatGLM|智谱
DeepSeek|深度求索
MiniMax|稀宇科技
StepFun|阶跃星辰
Step|阶跃
Baichuan|百川智能
01.AI|零一万物
SenseTime|商汤
iFLYTEK|科大讯飞|讯飞
Megvii|旷视
JD|JD.com|京东
Meituan|美团
Kuaishou|快手
Kling|可灵
Bilibili|哔哩哔哩|B站
NetEase|网易
Xiaohongshu|RedNote|小红书
Zhihu|知乎
Pinduoduo|拼多多
Didi|滴滴
Lenovo|联想
BYD|比亚迪
NIO|蔚来
XPeng|小鹏
Li Auto|理想汽车
Geely|吉利
DJI|大疆
SpaceX|太空探索技术公司
OPPO|欧珀
Honor|荣耀
ZTE|中兴通讯|中兴
SMIC|中芯国际
YMTC|长江存储
CXMT|长鑫存储|长鑫
Cambricon|寒武纪
Moore Threads|摩尔线程
Hygon|海光信息|海光
Biren|壁仞科技|壁仞
Unitree|宇树科技|宇树
AgiBot|智元机器人|智元
Galbot|银河通用
UBTECH|优必选
Horizon Robotics|地平线
Pony.ai|小马智行
WeRide|文远知行
Manus|蝴蝶效应
Thunder|RayNeo|雷鸟
Elon Musk|Musk|马斯克
Sam Altman|Altman|奥特曼|阿尔特曼|奥尔特曼
Jensen Huang|Huang|黄仁勋
Satya Nadella|Nadella|纳德拉
Mustafa Suleyman|Suleyman|苏莱曼
John Ternus|Ternus|特努斯
Andy Jassy|Jassy|贾西
Hock Tan|陈福阳
Arvind Krishna|克里希纳
Aravind Srinivas|斯里尼瓦斯
Brian Chesky|Chesky|切斯基
Ted Sarandos|Sarandos|萨兰多斯
Lu Weibing|卢伟冰
Richard Yu|余承东
Jack Ma|马云
Eddie Wu|吴泳铭
Richard Liu|刘强东
Wang Xing|王兴
Cheng Yixiao|程一笑
Wang Xingxing|王兴兴
Peng Zhihui|彭志辉|稚晖君
Yang Zhilin|杨植麟
Yan Junjie|闫俊杰
Jiang Daxin|姜大昕
Wang Xiaochuan|王小川
Kai-Fu Lee|李开复
Liu Qingfeng|刘庆峰
He Xiaopeng|何小鹏
William Li|李斌
Li Xiang|李想
Li Shufu|李书福
Wang Chuanfu|王传福
Robin Zeng|曾毓群
Frank Wang|汪滔
Sundar Pichai|Pichai|皮查伊|劈柴
Tim Cook|Cook|库克
Mark Zuckerberg|Zuckerberg|扎克伯格|小扎
Dario Amodei|Amodei|阿莫迪|阿莫代伊
Demis Hassabis|Hassabis|哈萨比斯
Yann LeCun|LeCun|杨立昆
Geoffrey Hinton|Hinton|辛顿
Ilya Sutskever|Ilya|Sutskever|伊利亚
Andrej Karpathy|Karpathy|卡帕西
Fei-Fei Li|李飞飞
Andrew Ng|吴恩达
Jeff Bezos|Bezos|贝索斯
Bill Gates|Gates|盖茨
Donald Trump|Trump|特朗普
Kevin Warsh|Warsh|沃什
Jerome Powell|Powell|鲍威尔
Christine Lagarde|Lagarde|拉加德
Scott Bessent|Bessent|贝森特
Joe Biden|Biden|拜登
Vladimir Putin|Putin|普京
Volodymyr Zelensky|Zelensky|Zelenskyy|泽连斯基
Emmanuel Macron|Macron|马克龙
Keir Starmer|Starmer|斯塔默
Friedrich Merz|Merz|默茨
Narendra Modi|Modi|莫迪
Benjamin Netanyahu|Netanyahu|内塔尼亚胡
Sanae Takaichi|Takaichi|高市早苗
Warren Buffett|Buffett|巴菲特
Masayoshi Son|孙正义
Lisa Su|苏姿丰
Lip-Bu Tan|陈立武
Mira Murati|Murati|穆拉蒂
Greg Brockman|Brockman|布罗克曼
Peter Thiel|Thiel|彼得·蒂尔
Larry Ellison|Ellison|埃里森
Sergey Brin|Brin|谢尔盖·布林
Pony Ma|马化腾
Lei Jun|雷军
Liang Wenfeng|梁文锋
Ren Zhengfei|任正非
Joe Tsai|蔡崇信
Zhang Yiming|张一鸣
Robin Li|李彦宏
Morris Chang|张忠谋
C.C. Wei|魏哲家
Marco Rubio|Rubio|鲁比奥
Howard Lutnick|Lutnick|卢特尼克
Stanford|斯坦福
MIT|麻省理工
Harvard|哈佛
Berkeley|伯克利
CMU|卡内基梅隆
Princeton|普林斯顿
Oxford|牛津
Cambridge|剑桥
ETH|苏黎世联邦理工
Tsinghua|清华
PKU|Peking University|北大|北京大学
Fudan|复旦
SJTU|上海交通大学|上海交大
ZJU|浙大|浙江大学
CAS|中科院|中国科学院
WAIC|世界人工智能大会
China Mobile|中国移动
China Telecom|中国电信
China Unicom|中国联通
MIIT|工信部|工业和信息化部
CAC|网信办
FTC|联邦贸易委员会
SEC|证券交易委员会
FDA|食品药品监督管理局|食药监
NBA|美职篮
WHO|世卫组织
OECD|经合组织
OPEC|欧佩克
Coupang|酷澎
Hugging Face|抱抱脸
Insta360|影石创新
CHAGEE|霸王茶姬
Renesas|瑞萨
Duolingo|多邻国
Hesai|禾赛
MetaX|沐曦
Enflame|燧原
Dreame|追觅
Roborock|石头科技
Bambu Lab|拓竹
Anker|安克创新
Transsion|传音控股
Leapmotor|零跑
Zeekr|极氪
Voyah|岚图
Avatr|阿维塔
IM Motors|智己
Denza|腾势
Lynk & Co|领克
Chery|奇瑞
Changan Automobile|长安汽车
Great Wall Motor|长城汽车
miHoYo|米哈游
Moonton|沐瞳
"""
GROUPS = tuple(tuple(line.split("|")) for line in _GROUPS.strip().splitlines())

_WORDS_TOO_WORDS = """
Seed Step Nature Science Arm Ant Apollo Thunder Honor Huang Cook Gates Meta Intel Oracle Cursor Runway
Comet Whisper
自然 科学 苹果 蚂蚁 麒麟 盘古
元宝 扣子 理想汽车 荣耀 地平线 伊利亚 小鹏 通义 夸克 字节 文心 大众汽车 阿里 小扎 劈柴 欧珀 阶跃 雀巢
"""
_WORDS_TOO = frozenset(_WORDS_TOO_WORDS.split())
"""Names that are words as well; whether they are meant as names no list can tell."""
LATIN_WORDS_TOO = frozenset(name.casefold() for name in _WORDS_TOO if name.isascii())
"""Those in Latin letters, folded."""
HAN_NAMES = tuple(
    name
    for group in GROUPS
    for name in group
    if not name[0].isascii() and name not in _WORDS_TOO and len(name) > 1
)
"""The Chinese names that mean nothing else."""


_VERSION = re.compile(r"[ -]?[0-9][0-9A-Za-z.-]*$")
_SPELLED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    + "|".join(
        re.escape(name)
        for name in sorted((each for group in GROUPS for each in group), key=len, reverse=True)
        if " " in name
    )
    + r")(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def full_names(text: str) -> list[tuple[int, int, str]]:
    """Return the listed names of several Latin words (Sam Altman) in a text, each with where it stands."""
    return [(match.start(), match.end(), match[0]) for match in _SPELLED.finditer(text)]


def versioned(name: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns for the other names of what has a version: 千问3 and 通义千问 3 for Qwen3."""
    version = _VERSION.search(name)
    if version is None or not version.start():
        return ()
    parts = re.findall(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)*", version[0])
    tail = r"[ \-_.]{0,2}".join(map(re.escape, parts))
    return tuple(
        re.compile(rf"{re.escape(other)}[ \-_.]{{0,2}}{tail}(?!\.?[0-9])", re.IGNORECASE)
        for other in others(name[: version.start()])
    )


def others(name: str) -> tuple[str, ...]:
    """Return the other names of what goes by a name."""
    key = name.casefold()
    return tuple(
        other
        for group in GROUPS
        if any(each.casefold() == key for each in group)
        for other in group
        if other.casefold() != key
    )
