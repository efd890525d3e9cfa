"""Words that stand in headlines of any week, and those common ones that a week can be about."""

from __future__ import annotations

from newsroom.text.common_words import COMMON, PARTICLES

_SUBJECTS = """
    开源 融资 收购 合并 上市 裁员 芯片 模型 大模型 算法 算力 机器人 机器学习 深度学习 神经网络 语言模型
    多模态 智能体 自动驾驶 智能驾驶 智能手机 新能源 电池 能源 电力 医疗 教育 数据中心 云计算 互联网
    人工智能 隐私 监管 法律 法规 版权 幻觉 对齐 微调 蒸馏 量化 预训练 强化学习 开放平台 推理 训练 显存
    带宽 存储 内存 服务器 视频 音频 语音 图像 翻译 搜索 编程 游戏 汽车 手机 中国 美国 欧洲 日本 韩国 英国
    法国 德国 印度 北京 上海 深圳 广州 杭州 香港 台湾 上下文 词元 排行榜 数据集 知识库 提示词 论文 营收
    亏损 利润
"""
_HOLLOW = """
    据悉 被曝 传闻 触及 夺得 拿下 签下 斩获 携手 牵手 联合 简直 怎样 竟然 居然 真正 全新 一款 一位 一篇
    一文 一键 一样 一代 两个 多种 多项 多款 首发 最强 最大 最佳 重磅 正式 免费 即将 即可 无需 只需 有望
    似乎 变得 迎来 带来 引入 面临 揭示 揭秘 探索 详解 解读 盘点 曝光 官宣 关注 分享 体验 实用 神器 超级
    犀利 惊人 精准 资深 博主 网友 专业 业务 方面 方向 新增 新型 新版 新品 升至 超越 突破 上半 下半 上半年
    下半年 半年 今日 昨日 明日 早报 日报 周报 快讯 资讯 要闻 速递 背后 接入 联手 加速 打造 助力 赋能 构建
    提出 结合 适配 兼容 覆盖 受欢迎 有效 高效 强大 高达 能否 轻松 彻底 卓越 正面 复杂 成功 深入 巧妙 时代
    社交媒体 社交平台 社媒 福音 放大招 大动作 星标 坐拥 宝藏 简单 最近 近期 近日 送上 大礼包 想法 见解 之外
    旗下 需求 观点 大招 难题 攻克 警惕 指南 综述 辅助 编写 深度 原生 名叫 叫做 称为 人们 表现 效果
"""
_REPORTED = """
    暗示 预告 透露 表示 宣布 宣告 官宣 回应 证实 承认 坦言 直言 重申 提醒 警告 呼吁 敦促 曝光
    披露 公告 通报 通知 声明 表态 发声 发话 发文 辟谣 否认 澄清 解释 说明 介绍 强调 指出 认为
    预测 预计 预期 看好 看空 建议 同意 批准 获准 拟定 成立 设立 创办 创立 组建 创业 进军 布局
    涉足 切入 加码 押注 发力 开启 开始 启动 启用 启幕 开幕 落幕 闭幕 举行 举办 召开 亮相 登场
    登陆 问世 面世 上架 开售 首发 首秀 预售 预订 开放 开通 投用 投产 投运 落地 落户 落子 落成
    竣工 开工 下降 下滑 下跌 下挫 回落 走低 走弱 收跌 收低 低开 上升 上涨 上扬 回升 走高 走强
    收涨 收高 高开 反弹 拉升 跳水 异动 涨停 跌停 涨幅 跌幅 扩大 收窄 盘初 盘中 盘后 盘前 收盘
    开盘 早盘 午盘 尾盘 午后 早间 午间 夜盘 现报 报价 触及 刷新 重新 再次 再度 持续 继续
    进一步 全面 部分 全部 大幅 小幅 一度 目前 现已 均已 正在 拟将 即将 已经 尚未 暂未 至多
    组合 搭档 选手 冠军 夺冠 夺得 摘得 斩获 获得 拿下 夺下 双冠 首冠 登顶 升至 位列 位居 跻身
    入选 入围 荣获 荣登 上市 挂牌 递表 招股 募资 集资 融资 申请 提交 递交 签署 签订 达成 敲定
    合作 协议 牵手 联手 携手 联合 收购 并购 入股 增资 注资 出资 投资 领投 参投 跟投 获投 出售
    转让 剥离 采购 订购 下单 交付 交货 出货 发货 量产 投放 推送 升级 消息 报道 知情 人士 据悉
    外媒 媒体 独家 最新 突发 重磅 官方 正式 首次 首个 首款 首家 新款 新品 新版 全新 旗下 自家
    员工 公司 集团 企业 厂商 巨头 品牌 官网 客户 用户 高管 创始人 董事长 总裁 负责人 副总裁
    发言人 离职 离任 卸任 辞职 辞任 换帅 接任 接替 接棒 出任 担任 履新 加入 加盟 结束 在华 任期
"""
_ENGLISH = """
    a an and are as at be been but by can could do does for from get has have how if in into is it its let
    make may more most new no not of off on one or our out over says so than that the their them they this
    to up us use was we what when where which who why will with you your
"""
_ANYWHERE = """
    ai agi ml nlp llm agent agents rag gpu cpu api sdk app saas it us uk eu tv pc vr ar 5g ceo cto cfo ipo vs
    pro max mini plus air ultra
"""
SUBJECTS = frozenset(_SUBJECTS.split())
"""Common words that a week can be about."""
HOLLOW = (COMMON - SUBJECTS) | frozenset(_HOLLOW.split())
"""Words that tell nothing of what a week is about."""
PLAIN = frozenset(_ENGLISH.split())
"""English words that are never terms, wherever they stand."""
ANYWHERE = PLAIN | frozenset(_ANYWHERE.split())
"""Latin words of headlines that name nothing."""
REPORTED = frozenset(_REPORTED.split())
"""Words of reports, which take each other's place in accounts of one event and are no names."""
_WORDS = HOLLOW | SUBJECTS
_BEGINNINGS = frozenset(word[:2] for word in _WORDS)
"""What they begin with: at most letters of a headline none of them does."""
_LONGEST = 4


def telling(folded: str) -> str:
    """Return a folded headline with blanks for particles and words that stand in headlines of any week."""
    found: list[str] = []
    at = 0
    while at < len(folded):
        length = 0
        if folded[at : at + 2] in _BEGINNINGS:
            length = next((n for n in range(_LONGEST, 1, -1) if folded[at : at + n] in _WORDS), 0)
        found.append(" " if length or folded[at] in PARTICLES else folded[at])
        at += length or 1
    return "".join(found)
