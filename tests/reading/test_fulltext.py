"""Web pages become articles: what is found on them, and what is said of pages that are none."""

import pytest

from newsroom.model import Extracted
from newsroom.reading import extract

_PARAGRAPHS = (
    "昨日下午，城东的数据中心完成了第二期扩建，新增机柜一千二百个，供电能力提高到四十兆瓦。",
    "负责人介绍，新机房采用液冷方案，全年平均能耗指标降到一点一五，比第一期下降近两成。",
    "市里的三所大学已经签约使用，首批算力将用于气象预报与药物筛选，计划在下个月开始排期。",
    "同一条街上的居民则更关心噪声：夜间测得的数值为四十五分贝，符合标准，但仍有人写信反映。",
)
_NAVIGATION = "".join(f'<li><a href="/c/{n}">栏目第{n}号</a></li>' for n in range(30))


def _page(body: str, *, head: str = "", title: str = "数据中心扩建完成_城东日报") -> str:
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><nav><ul>{_NAVIGATION}</ul></nav>{body}<footer>版权所有 城东日报</footer></body></html>"
    )


def _article(paragraphs: tuple[str, ...] = _PARAGRAPHS) -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<article><h1>数据中心扩建完成</h1>{text}</article>"


_HEAD = """
<meta property="og:site_name" content="城东日报"><meta name="author" content="林一">
<meta property="article:published_time" content="2026-11-20T09:30:00+08:00">
<link rel="canonical" href="/news/1.html">
"""


def test_an_article_comes_with_what_its_page_says_of_it() -> None:
    found = extract(_page(_article(), head=_HEAD), "https://daily.example/news/1.html?from=rss")
    assert all(each in found.text for each in _PARAGRAPHS)
    assert "栏目" not in found.text
    assert (found.title, found.author, found.site) == ("数据中心扩建完成", "林一", "城东日报")
    assert found.published is not None
    assert found.published.isoformat() == "2026-11-20T01:30:00+00:00"
    assert found.canonical == "https://daily.example/news/1.html"
    assert (found.language, found.problem) == ("zh-Hans", "")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-16"])
def test_pages_in_any_encoding_are_read(encoding: str) -> None:
    page = _page(_article()).replace('charset="utf-8"', f'charset="{encoding}"')
    assert _PARAGRAPHS[0] in extract(page.encode(encoding)).text


def test_a_big5_page_is_read_by_its_meta() -> None:
    text = "市府昨天宣布，捷運新線將於明年動工，沿線設站十二座，預計六年完工，總經費約三百億元。" * 3
    head = '<meta charset="big5"><title>捷運新線動工</title>'
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    found = extract(page.encode("big5"))
    assert text in found.text
    assert found.language == "zh-Hant"


def test_a_wechat_page_is_read_by_its_rule() -> None:
    text = "".join(f"<section><span>{each}</span></section>" for each in _PARAGRAPHS)
    page = f"""<html><head><meta property="og:title" content="扩建记"></head><body>
    <h1 id="activity-name"> 扩建记 </h1><a id="js_name">城东观察</a><script>var ct = "1795000000";</script>
    <div id="js_content" style="visibility: hidden;">{text}<img data-src="https://img.example/1.png"></div>
    <div class="rich_media_tool">喜欢此内容的人还喜欢：{"别的文章" * 200}</div></body></html>"""
    found = extract(page, "https://mp.weixin.qq.com/s/abc")
    assert found.text.split("\n\n") == list(_PARAGRAPHS)
    assert (found.title, found.author, found.site) == ("扩建记", "城东观察", "微信公众号")
    assert found.published is not None and found.published.timestamp() == 1795000000
    assert "img.example/1.png" in found.html


def test_a_flash_of_one_paragraph_is_found_by_the_description() -> None:
    flash = "北岸科技十一月二十日公告，拟以八亿元收购南山机器人百分之五十一的股权，交易待股东会批准。"
    others = "".join(
        f"<div><a href='/f/{n}'>第{n}条快讯的标题也很长，写满了一整行的字</a></div>" for n in range(40)
    )
    page = _page(
        f"<div class='a'><div class='b'>{flash}</div></div><div>{others}</div>",
        head=f'<meta name="description" content="{flash}">',
    )
    found = extract(page)
    assert flash in found.text
    assert "第7条" not in found.text


def test_what_a_page_gives_only_to_machines_is_found_too() -> None:
    body = "\\n\\n".join(_PARAGRAPHS * 2)
    statement = f"""<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
    {{"@type": "NewsArticle", "headline": "数据中心扩建完成", "articleBody": "{body}",
      "author": [{{"name": "林一"}}, {{"name": "周二"}}]}}]}}</script>"""
    found = extract(_page("<div id='app'></div>", head=statement))
    assert all(each in found.text for each in _PARAGRAPHS)
    assert found.author == "林一、周二"


def test_links_keep_their_addresses_and_words_their_blanks() -> None:
    text = "The plant in <a href='/places/north'>North Harbour</a> opened in May with <b>forty</b> at work. "
    found = extract(
        f"<html><body><article><p>{text * 6}</p></article></body></html>", "https://e.example/a/b"
    )
    assert 'href="https://e.example/places/north"' in found.html
    assert "North Harbour opened in May with forty at work" in found.text


_OFFER = "<div class='paywall'>本文为付费内容，订阅后继续阅读全文。</div>"
_WALL = _page(_article(_PARAGRAPHS[:1]) + _OFFER)
_STATED = _page(
    _article(),
    head='<script type="application/ld+json">'
    '{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>',
)
_CONSENT = (
    "<html><head><title>Before you continue</title></head><body><p>We use cookies. Accept all cookies or "
    "choose your cookie settings below.</p><form><button>Accept</button></form></body></html>"
)
_GONE = _page("<div><h2>抱歉，您访问的页面不存在</h2><p>五秒后返回首页。</p></div>", title="页面不存在")
_ROBOT = "<html><head><title>Just a moment...</title></head><p>Checking your browser.</p></html>"
_LIST = _page(
    "".join(f"<div class='item'><a href='/a/{n}'>今天的第{n}条新闻说了一件事情</a></div>" for n in range(60)),
    title="城东日报 - 首页",
)


@pytest.mark.parametrize(
    ("page", "url", "problem"),
    [
        (_WALL, "https://d.example/a/1", "paywall"),
        (_STATED, "https://d.example/a/1", "paywall"),
        (_CONSENT, "https://consent.d.example/x", "consent"),
        (_GONE, "https://d.example/a/2", "gone"),
        (_ROBOT, "https://d.example/a/3", "robots"),
        (_LIST, "https://d.example/", "list"),
        ("", "", "empty"),
        ("<html><body><div id=app></div></body></html>", "https://d.example/a/4", "empty"),
    ],
    ids=("wall", "stated wall", "consent", "gone", "robots", "list", "nothing", "empty"),
)
def test_pages_that_are_no_articles_are_recognised(page: str, url: str, problem: str) -> None:
    assert extract(page, url).problem == problem


def test_whoever_reports_on_paywalls_is_not_behind_one() -> None:
    report = tuple(f"{each}有人要求登录后阅读全文，也有人遇到404。" for each in _PARAGRAPHS * 10)
    assert extract(_page(_article(report)), "https://d.example/a/5").problem == ""


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "字" * 500,
        "<p>" + "<b>" * 5_000 + "字" * 500,
        '<?xml version="1.0" encoding="gbk"?><html><body><p>' + "字" * 500,
        "<html><head><script type='application/ld+json'>"
        + "[" * 100_000
        + "</script></head><body><p>"
        + "字" * 500,
        "\x00\x1b[31m<html><body><p>\ufffe" + "字" * 500,
        "<html><base href='http://[bad'><body><p><a href='http://[x'>" + "字" * 500 + "</a>",
    ],
    ids=("deep", "bold", "wrong encoding", "json", "control", "addresses"),
)
def test_hostile_pages_do_no_harm(page: str) -> None:
    found = extract(page, "https://d.example/")
    assert isinstance(found, Extracted)
    assert "\x1b" not in found.text and "\x00" not in found.text


def test_a_headline_as_description_does_not_bring_the_whole_page_along() -> None:
    headline = "城东数据中心二期扩建完成，能耗降低近两成"
    share = "<ul><li>微信</li><li>微博</li><li>更多</li></ul><p>扫码分享</p><p>分享给好友</p>"
    others = "".join(
        f"<div><h3><a href='/{n}'>另一条新闻的标题第{n}号</a></h3><p>综合</p><p>{n}小时前</p>{share}</div>"
        for n in range(30)
    )
    text = "".join(f"<p>{each}</p>" for each in _PARAGRAPHS)
    page = _page(
        f"<div class='main'><h1>{headline}</h1><div>2026-11-20 来源：城东日报</div>{share}"
        f"<div class='body'>{text}</div><div class='more'>{others}</div></div>",
        head=f'<meta name="description" content="{headline}">',
        title=headline,
    )
    found = extract(page)
    assert all(each in found.text for each in _PARAGRAPHS)
    assert "另一条新闻" not in found.text and found.problem == ""


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ("name, email@example.com", None),
        ("104363", None),
        ("林一 linyi@example.com", "林一"),
        ("admin", None),
    ],
)
def test_what_templates_put_in_the_author_s_place_is_no_name(given: str, author: str | None) -> None:
    page = _page(_article(), head=f'<meta name="author" content="{given}">')
    assert extract(page).author == author


_OTHERS = "".join(f"<p>{each}</p>" for each in _PARAGRAPHS)


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<section><span>{each}</span></section>" for each in _PARAGRAPHS),
        "<span>" + "<br><br>".join(_PARAGRAPHS) + "</span>",
        "<div>" + "".join(f"<div><b>{each[:4]}</b>{each[4:]}</div>" for each in _PARAGRAPHS) + "</div>",
        f"<div>{_PARAGRAPHS[0]}<div>{_PARAGRAPHS[1]}</div>{_PARAGRAPHS[2]}<br>\n<br>{_PARAGRAPHS[3]}</div>",
        "<p><em>" + "<br><br>".join(_PARAGRAPHS) + "</em></p>",
    ],
    ids=("sections", "breaks", "divs", "loose", "within an emphasis"),
)
def test_paragraphs_stay_apart_whatever_they_are_written_with(body: str) -> None:
    found = extract(_page(f"<article>{body}</article>"), "https://d.example/a/6")
    assert found.text.split("\n\n") == list(_PARAGRAPHS)


def test_line_ends_within_a_paragraph_of_the_source_part_nothing() -> None:
    wrapped = "The plant in North Harbour\nopened in May with forty\nat work, and more to come. " * 5
    found = extract(f"<html><body><article><p>{wrapped}</p><p>{wrapped[9:]}</p></article></body></html>")
    assert len(found.text.split("\n\n")) == 2 and "\n" not in found.text.replace("\n\n", "")


def test_a_quotation_of_two_paragraphs_keeps_both() -> None:
    quoted = f"<blockquote><p>{_PARAGRAPHS[0]}</p><p>{_PARAGRAPHS[1]}</p></blockquote>"
    found = extract(_page(f"<article>{_OTHERS}{quoted}</article>"))
    assert f"{_PARAGRAPHS[0]}\n\n{_PARAGRAPHS[1]}" in found.text.split(_PARAGRAPHS[3])[1]


def test_numbered_lists_keep_their_numbers() -> None:
    steps = "<ol start='3'><li>打开设置，关闭自动更新</li><li>重新启动机器，等待一分钟</li></ol>"
    found = extract(_page(f"<article>{_OTHERS}{steps}{_OTHERS}</article>"))
    assert "3. 打开设置，关闭自动更新\n4. 重新启动机器，等待一分钟" in found.text


_CODE = 'def halve(n):\n    if n % 2:\n        raise ValueError("odd")\n    return n // 2'
_LINES = "<br>".join(f'<span class="line">{each}</span>' for each in _CODE.split("\n"))
_GUTTER = "<br>".join(f'<span class="line">{n}</span>' for n in range(1, 5))


@pytest.mark.parametrize(
    "block",
    [
        f'<figure class="highlight python"><table><tr><td class="gutter"><pre>{_GUTTER}</pre></td>'
        f'<td class="code"><pre>{_LINES}</pre></td></tr></table></figure>',
        f'<figure><pre><code class="language-python">{_CODE}</code></pre>'
        "<figcaption>清单一</figcaption></figure>",
        f"<pre>{_CODE}</pre>",
        f'<div class="highlight"><pre><code>{_CODE}\n</code></pre></div>',
    ],
    ids=("beside numbers", "figure", "plain", "highlighted"),
)
def test_code_keeps_its_lines_and_indentation(block: str) -> None:
    found = extract(_page(f"<article>{_OTHERS}{block}{_OTHERS}</article>"))
    assert _CODE in found.text
    assert "1\n2\n3" not in found.text
    assert ("清单一" in found.text) == ("清单一" in block)


def test_code_between_paragraphs_of_sections_keeps_both_apart() -> None:
    sections = "".join(f"<section><span>{each}</span></section>" for each in _PARAGRAPHS)
    figure = f'<figure class="highlight python"><table><tr><td><pre>{_GUTTER}</pre></td>'
    figure += f'<td class="code"><pre>{_LINES}</pre></td></tr></table></figure>'
    steps = "<ol><li>先连上内网，再打开控制台</li><li>确认编号之后登录系统</li></ol>"
    body = (
        f"<article><h1>扩建</h1>{sections}{steps}{figure}<section>{_PARAGRAPHS[0][::-1]}</section></article>"
    )
    found = extract(f"<html><title>扩建</title><body>{body}", "https://d.example/a/9").text
    assert all(f"{each}\n\n" in found for each in (*_PARAGRAPHS, _CODE))
    assert "⸨" not in found and "⸩" not in found


def test_signs_that_hide_code_may_stand_in_it() -> None:
    code = "a = '⸨⸨3⸩⸨'\nb = '⸩⸩'\nc = '⸩'"
    found = extract(_page(f"<article>{_OTHERS}<pre><code>{code}</code></pre>{_OTHERS}</article>"))
    assert code in found.text and found.text.count("b = ") == 1


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("July 20, 2026", "2026-07-19T16:00"),
        ("July 20, 2026 at 9:30 p.m. EDT", "2026-07-21T01:30"),
        ("Mon, 20 Jul 2026 08:00:00 +0800", "2026-07-20T00:00"),
        ("20 July 2026, 12:05 AM (UTC+02:00)", "2026-07-19T22:05"),
        ("12:30 PM GMT, Monday, July 20, 2026", "2026-07-20T12:30"),
        ("Published 20 July 2026 | 14:05 by A. Writer", "2026-07-20T06:05"),
        ("July 20, 2026 99:99", "2026-07-19T16:00"),
    ],
)
def test_english_days_are_read_with_their_clock_and_in_their_zone_or_that_of_the_page(
    written: str, instant: str
) -> None:
    time = f"<span class='date'>{written}</span>"
    found = extract(_page(f"<article><h1>港口扩建</h1>{time}{_OTHERS}</article>")).published
    assert found is not None and found.isoformat()[:16] == instant


def test_captions_stay_with_their_pictures() -> None:
    figure = "<figure><img src='/a.png'><figcaption>图一　扩建后的机房</figcaption></figure>"
    found = extract(_page(f"<article>{_OTHERS}{figure}{_OTHERS}</article>"), "https://d.example/a/7")
    assert 'src="https://d.example/a.png"' in found.html and "扩建后的机房" in found.html


def test_links_start_from_the_page_and_marks_of_notes_stay_on_it() -> None:
    text = "<p>机房的能耗见<a href='table.html'>附表第二页</a>，注释在文末<a href='#fn1'>第一条</a>。</p>"
    found = extract(_page(f"<article>{_OTHERS}{text}</article>"), "https://d.example/news/8.html")
    assert 'href="https://d.example/news/table.html"' in found.html
    assert 'href="https://d.example/news/8.html#fn1"' in found.html


def test_a_short_sentence_of_links_between_paragraphs_stays() -> None:
    links = "<p>参见<a href='/p.pdf'>论文</a>与<a href='https://code.example/x'>代码</a>。</p>"
    more = "<p><a href='/a'>另一条新闻</a> <a href='/b'>又一条新闻</a></p>"
    found = extract(_page(f"<article>{_OTHERS}{links}{_MORE}{more}</article>"), "https://d.example/a/7")
    assert "参见论文与代码。" in found.text and "又一条新闻" not in found.text
    assert '<a href="https://d.example/p.pdf">论文</a>' in found.html


def test_a_live_report_keeps_the_headings_of_all_its_updates() -> None:
    updates = "".join(
        f"<article class='update'><h3>{9 + n}:30 第{n}次更新</h3><p>{each}</p></article>"
        for n, each in enumerate(_PARAGRAPHS * 2)
    )
    found = extract(_page(f"<main><h1>扩建现场</h1>{updates}</main>"))
    assert all(f"第{n}次更新" in found.text for n in range(8))


def test_a_lead_above_the_text_is_part_of_it() -> None:
    lead = "城东数据中心第二期昨日完工，三所大学的气象与药物计算下个月开始排期，居民仍在等噪声的答复。"
    page = _page(
        f"<h1>扩建完成</h1><div class='article__lead'>{lead}</div><div class='article__body'>{_OTHERS}</div>",
        head=f'<meta property="og:description" content="{lead}">',
    )
    assert extract(page).text.split("\n\n") == [lead, *_PARAGRAPHS]


_MORE = "".join(f"<p>{each}</p>" for each in _PARAGRAPHS)


@pytest.mark.parametrize(
    "lines",
    [
        "<div>2025-07-31 09:12 来源：新华社 作者：李明</div>",
        "<div><span>2025-07-31 09:12</span><span>来源：<a>新华社</a></span><span>作者：李明</span>"
        "<span>字号 大 中 小</span></div>",
        "<p>2025年07月31日 09:12</p><p>来源：新华社</p><p>记者李明 北京报道</p>",
    ],
    ids=("one line", "spans", "lines"),
)
def test_the_lines_below_the_headline_say_who_wrote_it_and_when(lines: str) -> None:
    found = extract(_page(f"<h1>数据中心扩建完成</h1>{lines}<div>{_MORE}</div>", title="数据中心扩建完成"))
    assert (found.author, found.site) == ("李明", "新华社")
    assert found.published is not None and found.published.isoformat() == "2025-07-31T01:12:00+00:00"


_COUNCIL = (
    "The council voted on Monday to put off the second data centre on Marlow Road until spring.",
    "Residents had asked for a new study of the noise, which two engineers will carry out.",
)


def test_an_english_byline_is_read_too() -> None:
    text = "".join(f"<p>{each}</p>" for each in _COUNCIL)
    page = f"<h1>Council puts off second hall</h1><p>By Ruth Adler</p><p>July 31, 2025</p><div>{text}</div>"
    found = extract(f"<html><body>{page}</body></html>")
    assert found.author == "Ruth Adler"
    assert found.published is not None and found.published.date().isoformat() == "2025-07-31"


def test_a_sentence_below_the_headline_is_no_byline() -> None:
    first = "<p>By 2030 the county wants four halls, the council said.</p><p>By night the noise is worse.</p>"
    text = "".join(f"<p>{each}</p>" for each in _COUNCIL)
    found = extract(f"<html><body><h1>Council puts off second hall</h1>{first}{text}</body></html>")
    assert (found.author, found.published) == (None, None)


@pytest.mark.parametrize(
    ("title", "body", "headline", "site"),
    [
        (
            "Committee delays data centres | The Marlow Courier",
            "",
            "Committee delays data centres",
            "The Marlow Courier",
        ),
        (
            "Committee delays data centres | The Marlow Courier",
            "<h1>Council puts off second hall</h1>",
            "Council puts off second hall",
            "The Marlow Courier",
        ),
        ("WAIC 观察 - 滨海热线", "", "WAIC 观察", "滨海热线"),
        ("数据中心扩建完成_科技_滨海热线", "<h1>滨海热线</h1>", "数据中心扩建完成", "滨海热线"),
        ("数据中心扩建完成 - 滨海", "<img alt='滨海'>", "数据中心扩建完成", "滨海"),
        ("GPT-5 | 体验报告", "", "GPT-5 | 体验报告", None),
        ("Kimi K2 - Moonshot AI", "", "Kimi K2 - Moonshot AI", None),
    ],
)
def test_headlines_lose_the_name_of_a_site_that_only_the_title_tells(
    title: str, body: str, headline: str, site: str | None
) -> None:
    page = f"<html><head><title>{title}</title></head><body>{body}<div>{_MORE}</div></body></html>"
    found = extract(page, "https://www.d.example/1.html")
    assert (found.title, found.site) == (headline, site)


def _post(writer: str, text: str) -> str:
    return (
        f'<div class="post"><div class="user">{writer}<br>会员</div><div class="message">{text}</div></div>'
    )


def test_a_thread_is_read_without_its_replies() -> None:
    opening = "".join(f"<p>{each}</p>" for each in _PARAGRAPHS)
    replies = "".join(
        _post(f"用户{n}", f"<p>第{n}个回帖：去年我也去看过那间机房，当时还没有装液冷。</p>") for n in range(4)
    )
    page = _page(f'<h1>数据中心扩建完成</h1><div class="thread">{_post("林一", opening)}{replies}</div>')
    text = extract(page).text
    assert all(each in text for each in _PARAGRAPHS) and "回帖" not in text


def test_answers_below_a_short_question_are_the_text() -> None:
    answers = "".join(_post(f"用户{n}", f"<p>{each}</p>") for n, each in enumerate(_PARAGRAPHS))
    question = _post("林一", "<p>新机房为什么用液冷？</p>")
    text = extract(_page(f'<h1>新机房为什么用液冷</h1><div class="thread">{question}{answers}</div>')).text
    assert all(each in text for each in _PARAGRAPHS)


def test_a_column_beside_the_text_is_no_part_of_it() -> None:
    text = "".join(f"<p>{each}</p>" for each in _PARAGRAPHS * 2)
    column = "<p>读者俱乐部本周六参观天文台，名额三十人，请在周四以前到前台登记。</p>" * 2
    main = f'<div class="l"><h1>数据中心扩建完成</h1><div class="txt">{text}</div></div>'
    found = extract(_page(f'<div class="wrap">{main}<div class="r">{column}</div></div>')).text
    assert _PARAGRAPHS[3] in found and "读者俱乐部" not in found
    turned = f'<div class="wrap"><div class="r">{main}</div><div class="l">{column}</div></div>'
    assert _PARAGRAPHS[3] in extract(_page(turned)).text, "the name alone costs no text"


@pytest.mark.parametrize("words", ["相关阅读", "More from City Daily", "猜你喜欢"])
def test_other_stories_below_the_text_are_no_part_of_it(words: str) -> None:
    links = "".join(f'<li>本报 <a href="/{n}">第{n}条旧闻：桥梁检修提前结束</a></li>' for n in range(4))
    inside = _article().replace("</article>", f"<h2>{words}</h2><ul>{links}</ul></article>")
    text = extract(_page(inside)).text
    assert _PARAGRAPHS[3] in text and "旧闻" not in text and words not in text
    plain = "<ul><li>液冷机柜六百个</li><li>风冷机柜六百个</li></ul>"
    kept = _article().replace("</article>", f"<h2>{words}</h2>{plain}</article>")
    assert "风冷机柜六百个" in extract(_page(kept)).text, "a list without links is of the article"


def test_a_notice_between_paragraphs_goes_and_one_that_is_the_article_stays() -> None:
    notice = "<p>【公告】本站周六凌晨维护四小时，届时不能评论。</p>"
    assert "维护" not in extract(_page(_article().replace("</article>", f"{notice}</article>"))).text
    announced = ("【公告】" + _PARAGRAPHS[0], *_PARAGRAPHS[1:2])
    assert announced[0] in extract(_page(_article(announced))).text
