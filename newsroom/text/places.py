"""Places that headlines name: countries, and what of each is told without it: its cities and provinces."""

from __future__ import annotations

import re
from functools import cache

_PLACES = """
日本 东京 大阪 京都 名古屋 北海道 九州 熊本 广岛 福冈
韩国 首尔 釜山 仁川 济州
朝鲜 平壤
印度 孟买 新德里 班加罗尔 古吉拉特 金奈 海得拉巴
印尼 印度尼西亚 雅加达
马来西亚 吉隆坡 柔佛 槟城
新加坡
泰国 曼谷 罗勇
越南 河内 胡志明
菲律宾 马尼拉
缅甸
柬埔寨
哈萨克斯坦
乌兹别克斯坦
巴基斯坦
沙特 利雅得
阿联酋 迪拜 阿布扎比
卡塔尔 多哈
以色列 特拉维夫
土耳其 伊斯坦布尔
伊朗 德黑兰
埃及 开罗
摩洛哥
南非
尼日利亚
肯尼亚
英国 伦敦 曼彻斯特 苏格兰
法国 巴黎
德国 柏林 慕尼黑 德累斯顿 汉堡 法兰克福 勃兰登堡
意大利 罗马 米兰
西班牙 马德里 巴塞罗那
葡萄牙 里斯本
荷兰 阿姆斯特丹 埃因霍温
比利时
瑞士 苏黎世 日内瓦
奥地利 维也纳
瑞典 斯德哥尔摩
挪威 奥斯陆
芬兰 赫尔辛基
丹麦 哥本哈根
爱尔兰 都柏林
波兰 华沙
捷克
匈牙利 布达佩斯 赛格德
塞尔维亚
希腊
罗马尼亚
俄罗斯 莫斯科
乌克兰 基辅
加拿大 多伦多 温哥华 安大略
墨西哥 蒙特雷
巴西 圣保罗
阿根廷
智利
澳大利亚 澳洲 悉尼 墨尔本
新西兰
加州 旧金山 洛杉矶 硅谷
纽约
得州 德州 奥斯汀 休斯敦 达拉斯
亚利桑那 凤凰城
佛罗里达
拉斯维加斯 内华达
华盛顿州 西雅图
俄亥俄
佐治亚 亚特兰大
北京 亦庄
上海 临港 浦东
天津
重庆
广东 广州 深圳 珠海 东莞 佛山 南沙 横琴
浙江 杭州 宁波 温州 嘉兴 绍兴
江苏 南京 苏州 无锡 常州 南通
安徽 合肥 芜湖
湖北 武汉
湖南 长沙
四川 成都 绵阳
陕西 西安
山东 济南 青岛 烟台
河南 郑州
河北 石家庄 雄安
福建 福州 厦门 宁德市
江西 南昌
辽宁 沈阳 大连
吉林 长春
黑龙江 哈尔滨
内蒙古 鄂尔多斯
宁夏 银川
甘肃 兰州 酒泉
青海 西宁
新疆 乌鲁木齐
西藏 拉萨
云南 昆明
贵州 贵阳 贵安
广西 南宁
海南 海口 文昌 三亚
香港 港交所 港股 赴港
澳门
台湾 台北 新竹
"""
"""A country, or a part of one that is told by itself, a line; what stands in one line is of one place."""
PLACES = {name: number for number, line in enumerate(_PLACES.strip().splitlines()) for name in line.split()}
"""By a name, the number of its line."""


@cache
def pattern() -> re.Pattern[str]:
    """Return a pattern of all names."""
    return re.compile("|".join(sorted(PLACES, key=len, reverse=True)))


def places_cut(text: str) -> str:
    """Return a text with a blank for each place in it, unless it is all that there is."""
    cut = pattern().sub(" ", text)
    return cut if cut.strip() else text
