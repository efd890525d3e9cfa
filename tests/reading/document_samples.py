"""Documents to clip, written for the tests."""

import io
import zipfile

COLUMN = """ 从本周起，南湾港口的二十台搬运机器

人将在夜间作业。港务局说，这套系统由本

地三家企业共同研制，用了两年时间，过去

半年已经在小范围内试行，没有出过差错。

夜里也不停工，船期更有把握

据港务局介绍，机器人每台可以搬运两

吨货物，充电一次能走六十公里。调度中心

里只有四名工人，他们看着屏幕，必要时才

会接手。一名工人说，刚开始时大家都担心

丢了饭碗，现在发现要学的东西反而更多。

港口打算在三年之内，把这套办法推广

到另外两个码头，到时候需要的机器人会超

过一百台，维护它们的人也要再招几十名。

南湾港口夜间用上搬运机器人

新区三所学校下月开学，
学位增加两千个
"""
"""A newspaper's page as its text comes out of it: broken at the column, other headlines below."""

PAGE = """• 客服邮箱 hello@paper.example

  • 微信号码 paper-news

科技周报

2024年北岸市机器人产业年度报告(上)

发布时间：2024-12-30 09:15　来源：北岸研究院

一、总体情况

2024年，北岸市的机器人企业达到一百二十家，比上年增加三成，产值约四十亿元，主要集中在搬运、焊接和巡检三个行业，研发投入也有所增长。

1.1 企业与产值

一百二十家企业当中，有十五家的产值超过一亿元，其余多为中小企业，产品以定制为主，利润不高，不过订单稳定，回款也比前一年快了不少。

分享到微信
上一篇：没有了
下一篇:2024年北岸市机器人产业年度报告(下)

联系邮箱

news@paper.example

微信二维码

扫一扫,关注我们
"""
"""A page's text with all that stands around it."""

TEXT = (
    "据北岸市工信局消息，该市首座算力中心昨日投入使用，一期规模为五百P，可同时为三十家企业提供训练和推理服务，今后还将开放给高校。",
    "这座中心位于高新区，总投资八亿元，建设历时十四个月，冷却系统全部采用液冷，每年可节电二百万度，能效指标在全省居于前列。",
)
COPIED = f"""首页 > 新闻中心 > 科技 > 正文
登录 | 注册
北岸市首座算力中心投入使用
2025-06-18 09:12:33　来源：北岸日报　作者：李明
字号：大 中 小
分享到：微信 微博 QQ空间

　　{TEXT[0]}

　　{TEXT[1]}

（责任编辑：王芳）
打印本页  关闭窗口
相关阅读：
· 全省算力规模去年增长四成
热门推荐
网友评论(0)
版权所有 © 2025 北岸日报社
"""
"""A page of a newspaper's site, marked from top to bottom and copied."""

ACCOUNT = f"""算力中心来了！三十家企业尝鲜

原创 李明 北岸发布 2025年06月18日 09:12 北岸

点击上方蓝字关注我们

{TEXT[0]}

{TEXT[1]}

END

编辑 | 王芳

点个“在看”，分享给更多人
阅读原文
阅读 1.2万
赞 35
"""
"""An article of an account of WeChat, copied."""


def docx(paragraphs: str, core: str = "") -> bytes:
    """Make a document of Word, as little of one as there can be."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{links}"><Relationship Id="r1" Type="{office}"'
            ' Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{paragraphs}</w:body></w:document>',
        )
        if core:
            archive.writestr(
                "docProps/core.xml",
                '<c:p xmlns:c="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/"'
                f' xmlns:dcterms="http://purl.org/dc/terms/">{core}</c:p>',
            )
    return file.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """Make a PDF with lines of Latin text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        text = "BT /F1 11 Tf 72 770 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")
