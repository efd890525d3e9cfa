"""People who stand for a firm in headlines, each with the firms: 奥特曼 says it, and OpenAI has said it."""

from __future__ import annotations

from newsroom.text.folding import fold

_FIRMS = """
Sam Altman; OpenAI
Greg Brockman; OpenAI
Elon Musk; Tesla|xAI|SpaceX|Neuralink|X
Jensen Huang; NVIDIA
Satya Nadella; Microsoft
Bill Gates; Microsoft
Mustafa Suleyman; Microsoft
Sundar Pichai; Google
Sergey Brin; Google
Demis Hassabis; Google
Tim Cook; Apple
John Ternus; Apple
Mark Zuckerberg; Meta
Dario Amodei; Anthropic
Jeff Bezos; Amazon|Blue Origin
Andy Jassy; Amazon
Warren Buffett; Berkshire Hathaway
Masayoshi Son; SoftBank
Lisa Su; AMD
Lip-Bu Tan; Intel
Hock Tan; Broadcom
Larry Ellison; Oracle
Arvind Krishna; IBM
Aravind Srinivas; Perplexity
Brian Chesky; Airbnb
Ted Sarandos; Netflix
Pony Ma; Tencent
Lei Jun; Xiaomi
Lu Weibing; Xiaomi
Liang Wenfeng; DeepSeek
Ren Zhengfei; Huawei
Richard Yu; Huawei
Jack Ma; Alibaba|Ant
Joe Tsai; Alibaba
Eddie Wu; Alibaba
Zhang Yiming; ByteDance
Robin Li; Baidu
Richard Liu; JD
Wang Xing; Meituan
Cheng Yixiao; Kuaishou
Morris Chang; TSMC
C.C. Wei; TSMC
Wang Xingxing; Unitree
Peng Zhihui; AgiBot
Yang Zhilin; Moonshot
Yan Junjie; MiniMax
Jiang Daxin; StepFun
Wang Xiaochuan; Baichuan
Kai-Fu Lee; 01.AI
Liu Qingfeng; iFLYTEK
He Xiaopeng; XPeng
William Li; NIO
Li Xiang; Li Auto
Li Shufu; Geely
Wang Chuanfu; BYD
Robin Zeng; CATL
Frank Wang; DJI
"""
"""Each as `newsroom.text.aliases` has them first."""
FIRMS = {
    fold(person): frozenset(map(fold, firms.split("|")))
    for person, firms in (line.split("; ") for line in _FIRMS.strip().splitlines())
}
"""The firms that each of them stands for, all folded."""
_PUBLIC = """
Donald Trump|Kevin Warsh|Jerome Powell|Christine Lagarde|Scott Bessent|Joe Biden|Vladimir Putin
Volodymyr Zelensky|Emmanuel Macron|Keir Starmer|Friedrich Merz|Narendra Modi|Benjamin Netanyahu
Sanae Takaichi|Marco Rubio|Howard Lutnick|MIIT|CAC|FTC|SEC|FDA
"""
PUBLIC = frozenset(fold(name) for line in _PUBLIC.strip().splitlines() for name in line.split("|"))
"""Those who govern: of what they do to a firm one headline names them, and another one the firm."""
