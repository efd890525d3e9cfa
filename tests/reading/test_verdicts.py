"""Which pages are withheld as no articles, and which only tell of such pages: a table of both."""

import pytest

from newsroom.reading import extract

_PARAGRAPHS = (
    "昨日下午，城东的数据中心完成了第二期扩建，新增机柜一千二百个，供电能力提高到四十兆瓦。",
    "负责人介绍，新机房采用液冷方案，全年平均能耗指标降到一点一五，比第一期下降近两成。",
    "市里的三所大学已经签约使用，首批算力将用于气象预报与药物筛选，计划在下个月开始排期。",
    "同一条街上的居民则更关心噪声：夜间测得的数值为四十五分贝，符合标准，但仍有人写信反映。",
)
_ENGLISH = (
    "The council voted on Monday to put off the second data centre on Marlow Road until spring.",
    "Residents had asked for a new study of the noise, which two engineers from the county will carry out.",
    "The owner of the site said that it would wait, and that the first hall runs below its permitted load.",
    "Three universities have already booked time on the machines, mostly for weather and drug research.",
)
_LINKS = "".join(f'<li><a href="/c/{n}">栏目第{n}号</a></li>' for n in range(30))


def _page(body: str, title: str = "扩建完成_城东日报", head: str = "") -> str:
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><nav><ul>{_LINKS}</ul></nav>{body}<footer>版权所有 城东日报</footer></body></html>"
    )


def _text(*paragraphs: str, headline: str = "扩建完成") -> str:
    return f"<article><h1>{headline}</h1>{''.join(f'<p>{each}</p>' for each in paragraphs)}</article>"


_COOKIES = (
    '<div id="cookie-banner" class="cookie-consent"><h3>We value your privacy</h3><p>We use cookies. You can '
    "accept all cookies or change your cookie settings; read how we ask for your consent.</p>"
    "<a>Cookie preferences</a></div>"
)
_CHINESE_COOKIES = (
    '<div class="gdpr"><p>我们使用 Cookie。点击“同意”即表示您同意我们的 Cookie 政策与隐私政策，您可以随时更改'
    "隐私设置。</p></div>"
)

_NOT_FREE = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "扩建完成", "isAccessibleForFree": "False"}</script>'
)

ARTICLES = {
    "a banner over an article": _page(_COOKIES + _text(*_ENGLISH * 3, headline="Council delays data centre")),
    "a banner over a short one": _page(
        _COOKIES + _text(*_ENGLISH[:2], headline="Council delays data centre")
    ),
    "a Chinese banner": _page(_CHINESE_COOKIES + _text(*_PARAGRAPHS)),
    "a report on banners": _page(
        _text(
            "监管机构周三公布了一份调查，五十家网站中有三十一家的 Cookie 同意窗口没有“全部拒绝”的按钮。",
            "报告要求网站在六十天内修改：用户同意与拒绝 Cookie 必须同样容易，隐私设置不得藏在第二层菜单里。",
            "两家被点名的公司表示正在修改隐私同意流程，另有一家称将提出申诉，认为调查的方法有误。",
            headline="五十家网站的 Cookie 同意窗口被查",
        ),
        "五十家网站的 Cookie 同意窗口被查_城东日报",
    ),
    "a flash on codes": _page(
        _text(
            "城东银行今日宣布，手机银行下月起停用短信验证码，改用设备内的安全密钥登录。",
            headline="城东银行停用短信验证码",
        ),
        "城东银行停用短信验证码_城东日报",
    ),
    "a flash on captchas": _page(
        _text(
            "A team in Marlow said its model solves nine of ten captcha puzzles, up from six last year.",
            headline="Model solves most captcha puzzles",
        ),
        "Model solves most captcha puzzles | The Marlow Courier",
    ),
    "a flash on deleted articles": _page(
        _text(
            "该公司昨晚回应称，相关文章已被删除，作者已向当事人道歉，后续将加强审核。",
            headline="公司回应：不实文章已下架并致歉",
        ),
        "公司回应：不实文章已下架并致歉_城东日报",
    ),
    "a flash with 404 in it": _page(
        _text(
            "404 有限公司今日完成二亿元融资，由北岸资本领投，资金将用于机房建设与海外销售。",
            headline="404 公司完成二亿元融资",
        ),
        "404 公司完成二亿元融资_城东日报",
    ),
    "a flash on paying readers": _page(
        _text(
            "南山读书今日上线会员服务，用户付费后可在手机上阅读全部藏书，首月价格为十二元。",
            "公司说，开通会员的读者还能把书借给两位家人，登录后可查看借出的记录。",
            headline="南山读书上线会员服务",
        ),
        "南山读书上线会员服务_城东日报",
    ),
    "an offer under a whole article": _page(
        _text(*_ENGLISH * 2, headline="Council delays data centre")
        + "<div class='promo'><p>Subscribe now to read more from our newsroom every morning.</p></div>",
        "Council delays data centre",
    ),
    "an offer in the head": _page(
        "<header><a href='/s'>Subscribe now to read more</a></header>"
        + _text(*_ENGLISH, headline="Council delays"),
        "Council delays",
    ),
    "said not to be free, and whole": _page(
        _text(
            *(f"{each} ({n})" for n, each in enumerate(_ENGLISH * 6)), headline="Council delays data centre"
        ),
        head=_NOT_FREE,
    ),
    "a digest with links of its own": _page(
        "<article><h1>早报：七条消息看懂昨天</h1>"
        + "".join(
            f"<h3><a href='/a/{n}'>第{n}条：{p[:14]}</a></h3><p>{p}{p[::-1]}</p>"
            for n, p in enumerate(_PARAGRAPHS * 2)
        )
        + "</article>",
        "早报：七条消息看懂昨天_城东日报",
        '<meta property="og:type" content="article">',
    ),
}

NO_ARTICLES = {
    "gone, said in the title": ("gone", _page("<h2>抱歉，您访问的页面不存在</h2>", "页面不存在 - 城东日报")),
    "taken down": ("gone", _page("<div class='tip'><p>文章已下架</p></div>", "城东日报")),
    "taken down, in a sentence": (
        "gone",
        _page("<div><p>该文章已下架，看看其他内容吧。</p></div>", "提示 - 城东日报"),
    ),
    "deleted by its author": ("gone", _page("<div><p>该内容已被发布者删除</p></div>", "城东观察")),
    "not available": (
        "gone",
        _page(
            "<div><h1>This page isn't available</h1><p>The link may be broken.</p></div>",
            "The Marlow Courier",
        ),
    ),
    "not available, curly": (
        "gone",
        _page("<div><h1>Sorry, this page isn’t available.</h1></div>", "Marlow"),
    ),
    "404": ("gone", _page("<div><h1>404</h1><p>Page not found.</p></div>", "404 | The Marlow Courier")),
    "a check": ("robots", _page("<div><p>请完成安全验证后继续访问。</p></div>", "扩建完成_城东日报")),
    "too many visits": ("robots", _page("<div><p>访问过于频繁，请输入验证码</p><input></div>", "提示")),
    "WeChat's check": (
        "robots",
        "<html><head><title></title></head><body><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p>"
        "<a>去验证</a></body></html>",
    ),
    "a browser check": (
        "robots",
        "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you reach "
        "courier.example. This process is automatic. Your browser will be sent on shortly.</p></body></html>",
    ),
    "denied": (
        "robots",
        "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>"
        "<p>You don't have permission to see this page on this server.</p></body></html>",
    ),
    "only a script": (
        "robots",
        "<html><head><title>App</title></head><body><noscript>You need to enable JavaScript to run this app."
        "</noscript><div id=root></div></body></html>",
    ),
    "only a script, and sorry": (
        "robots",
        "<html><head><title>港口启用新调度</title></head><body><p>We're sorry but app doesn't work properly "
        "without JavaScript enabled. Please enable it to continue.</p></body></html>",
    ),
    "only a script, in Chinese": (
        "robots",
        "<html><head><title>城东日报</title></head><body><noscript><p>本页需要启用 JavaScript 才能运行。</p>"
        "</noscript></body></html>",
    ),
    "cookies first": (
        "consent",
        "<html><head><title>Before you continue</title></head><body><div class='cookie-consent'>"
        "<p>We use cookies. Accept all cookies or choose your cookie settings below.</p></div></body></html>",
    ),
    "cookies first, no class": (
        "consent",
        "<html><head><title>Courier</title></head><body><h1>We value your privacy</h1>"
        "<p>We and our partners ask for your consent to store data on your device. "
        "Accept all cookies, or open the cookie settings.</p></body></html>",
    ),
    "paid members": (
        "paywall",
        _page(_text(_PARAGRAPHS[0]) + "<div><p>盐选会员解锁，阅读完整内容</p></div>"),
    ),
    "the rest to be paid": (
        "paywall",
        _page(_text(*_PARAGRAPHS[:2]) + "<div class='tip'>本文为付费内容，订阅后继续阅读全文。</div>"),
    ),
    "go on after signing in": ("paywall", _page(_text(*_PARAGRAPHS[:2]) + "<p>登录后阅读全文</p>")),
    "to continue": (
        "paywall",
        _page(
            _text(*_ENGLISH, headline="Council delays") + "<div><h3>Subscribe to continue reading</h3></div>"
        ),
    ),
    "a wall with an offer": (
        "paywall",
        _page(
            _text(*_ENGLISH[:2], headline="Council delays")
            + "<div class='paywall'><p>Subscribe now to read more</p></div>"
        ),
    ),
    "said not to be free": (
        "paywall",
        _page(
            _text(*_PARAGRAPHS),
            head=_NOT_FREE,
        ),
    ),
    "a channel": (
        "list",
        _page(
            "<h1>科技</h1><div class='list'>"
            + "".join(
                f"<div class='item'><h3><a href='/a/{n}'>第{n}篇：{p[6:20]}</a></h3><p>{p[:36]}……</p>"
                f"<span class='time'>2026-11-20</span></div>"
                for n, p in enumerate(_PARAGRAPHS * 5)
            )
            + "</div>",
            "科技频道 - 城东日报",
        ),
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_not_withheld_for_its_words(name: str) -> None:
    found = extract(ARTICLES[name], "https://d.example/news/2026/11/20/1.html")
    assert (found.problem, bool(found.text)) == ("", True)


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_a_page_that_is_no_article_is_told(name: str) -> None:
    problem, page = NO_ARTICLES[name]
    assert extract(page, "https://d.example/news/2026/11/20/2.html").problem == problem


def test_the_words_of_a_banner_are_no_part_of_the_article() -> None:
    found = extract(ARTICLES["a banner over a short one"])
    assert "cookie" not in found.text and _ENGLISH[1] in found.text


@pytest.mark.parametrize("name", ["post cookie-law", "no-cookies"])
def test_a_text_on_cookies_is_no_banner_whatever_its_element_is_called(name: str) -> None:
    text = "".join(f"<p>{each} Cookie 与隐私。</p>" for each in _PARAGRAPHS[:3]) + "<button>分享</button>"
    found = extract(_page(f"<h1>港口扩建</h1><div class='{name}'>{text}</div>"))
    assert all(each in found.text for each in _PARAGRAPHS[:3])
