"""What a page has around its text: menus, calls to follow and share, addresses, links to other pages."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from newsroom.reading.joining import ends_sentence
from newsroom.reading.pieces import Piece
from newsroom.text.openings import is_remark

_SOLE = re.compile(
    r"""(?ix)
    # whole lines that are never of a text, wherever they stand
    (?:上一[篇页条则]|下一[篇页条则]|前一篇|后一篇)(?:文章|新闻|:|：|\s|$).{0,80}
    | (?:返回|回到)(?:顶部|首页|列表|上一页).{0,6}
    | (?:发表|写|我要|查看|全部|最新|热门|精彩|网友)?评论(?:区|列表)?(?:\s*[(（]\d*[)）])?
    | 没有(?:了|更多了?) | 暂无评论.{0,10} | 还没有评论.{0,20} | 登录后.{0,12}评论.{0,6}
    | (?:相关|推荐|延伸|热门|更多|猜你喜欢的?)(?:阅读|文章|新闻|推荐|内容|资讯|专题|标签)[:：]?
    | 点击(?:上方|下方|左下角|右上角).{0,24} | .{0,10}关注(?:我们|本号|公众号).{0,12}
    | .{0,6}点个?.{0,4}在看.{0,20}
    | (?:阅读|查看)原文 | (?:赞|在看|喜欢作者|预览时标签不可点)\s*\d{0,6} | (?:已收录|收录于).{0,24}
    | 猜你喜欢 | 为你推荐 | 大家都在看 | 热门排行
    | .{0,6}扫一?[扫码].{0,30}
    | (?:官方|关注)?微信(?:公众号|二维码|扫码|号码?)?(?:[:：\s].{0,30})? | 微博[:：].{0,30}
    | (?:点赞|收藏|分享|转发|举报|打印|复制链接|字号|大\s*中\s*小|关闭窗口|纠错)
      (?:[\s|·/,，、:：]*\d*\w{0,4}){0,6}
    | 分享(?:到|至|给).{0,20}
    | (?:阅读|浏览|点击)(?:量|数|次数)?\s*[:：]?\s*\d+.{0,6} | \d+\s*(?:阅读|浏览|赞|评论)
    | (?:您|你)?(?:当前|现在)(?:的)?位置\s*[:：].{0,80} | 首页\s*[>›»/].{0,80}
    | (?:登录|注册|免费注册|立即登录|忘记密码)(?:[\s|/]*(?:登录|注册))?
    | (?:打开|下载).{0,12}(?:app|客户端).{0,12}
    | .{0,20}(?:[icp]{3}[备证]|公网安备).{0,30} | (?:copyright\b|©|\(c\)\s*\d{4}|版权所有).{0,100}
    | (?:skip\s+to\s+(?:main\s+)?content|back\s+to\s+top|advertisement|read\s+more|share(?:\s+this.{0,20})?
      |tweet|print(?:\s+this.{0,20})?|leave\s+a\s+(?:comment|reply)|(?:\d+\s+)?comments?
      |related\s+(?:articles|posts|stories).{0,20}
      |subscribe(?:\s+now)?|sign\s+(?:up|in)|log\s?in|(?:previous|next)\s+(?:article|post|page).{0,80}|all\s+rights\s+reserved.{0,20}
      |(?:accept|manage)\s+(?:all\s+)?cookies|share\s+on\s+\w+|follow\s+us.{0,30}|cookie\s+(?:settings|policy)|menu|search)
    """
)
_AT_EDGES = re.compile(
    r"""(?ix)
    # lines that are furniture above or below a text
    .{0,12}(?:邮箱|电话|热线|手机|传真|地址|邮编|网址|qq群?|e-?mail|tel|phone|fax)\s*[:：]?(?:\s*[\w.+@:/()（）-]{0,50})?
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?:https?://|www\.)\S{1,80} | [\d\s()+-]{7,20}
    | (?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?\s*页? | page\s+\d{1,4}(?:\s+of\s+\d{1,4})? | -\s*\d{1,4}\s*-
    | (?:责任编辑|责编|编辑|校对|审核|监制|来源|稿源)\s*[:：|｜].{0,40}
    | [-—=*\s]*(?:end|the\s+end|全文完|完)[-—=*\s]* | (?:本文)?(?:转载|转自|摘自|首发于)[:：自].{0,40}
    | (?:相关|推荐|延伸|热门|更多|往期|精选)(?:阅读|文章|新闻|推荐|内容|资讯|回顾)[:：]?.{0,20}
    | 联系(?:我们|方式|邮箱|电话).{0,30} | 关于我们.{0,40}
    | (?:home|about(?:\s+us)?|contact(?:\s+us)?|privacy\s+policy|terms(?:\s+of\s+\w+)?)
    """
)
_MARKER = re.compile(r"^[•●○▪■◆·–—*>»-]\s*")
_ZONE = 12
"""So many pieces from the beginning and from the end may be around the text."""
_TEXT = 60
"""So many characters with a sentence's end are text."""
_SENTENCE = 8
"""So many characters with a sentence's end may be the last line of a text."""
_SYMBOLS = re.compile(r"[\W_]*")


def is_furniture(line: str, *, at_edge: bool = False) -> bool:
    """Return whether a line belongs to the page around a text.

    Args:
        line: The line, whole.
        at_edge: It stands above or below the text, where addresses and page numbers are none of it either.
    """
    bare = _MARKER.sub("", line.strip())
    if bare[:1] in "（(【[" and bare[-1:] in "）)】]":
        bare = bare[1:-1].strip()
    if len(bare) > 120:
        return False
    if _SOLE.fullmatch(bare):
        return True
    return at_edge and (_AT_EDGES.fullmatch(bare) is not None or _SYMBOLS.fullmatch(bare) is not None)


def without_furniture(pieces: Sequence[Piece]) -> tuple[list[Piece], int]:
    """Return a text without what stands around it, and how many pieces went before its beginning."""
    begin, end = 0, len(pieces)
    texts = [number for number, piece in enumerate(pieces) if _is_text(piece)]
    first = texts[0] if texts else 0
    last = texts[-1] if texts else len(pieces)
    for place in range(min(first, _ZONE)):
        if is_furniture(pieces[place].text, at_edge=True):
            begin = place + 1
    for place in range(len(pieces) - 1, max(last, len(pieces) - _ZONE - 1, begin), -1):
        if is_furniture(pieces[place].text, at_edge=True):
            end = place
    kept = [piece for piece in pieces[begin:end] if piece.role == "code" or not is_furniture(piece.text)]
    return kept, begin


L = TypeVar("L", bound="_Lined")


class _Lined(Protocol):
    @property
    def text(self) -> str: ...


def without_tail(lines: Sequence[L]) -> list[L]:
    """Return the lines of a text without what stands below it: all from the first furniture after its end.

    The text ends with the last line that ends a sentence and is no furniture.
    """
    last = max(
        (
            place
            for place, line in enumerate(lines)
            if len(line.text) >= _SENTENCE
            and ends_sentence(line.text)
            and not is_furniture(line.text, at_edge=True)
            and not is_remark(line.text)
        ),
        default=len(lines),
    )
    for place in range(last + 1, len(lines)):
        if is_furniture(lines[place].text, at_edge=True):
            return list(lines[:place])
    return list(lines)


def _is_text(piece: Piece) -> bool:
    text = piece.text
    return len(text) >= _TEXT and ends_sentence(text) and not is_furniture(text) and not is_remark(text)
