"""The standard corpus: articles made up by rule, always the same ones, stored the way a fetch stores them.

From the checkout::

    python -m tests.benchmarks.corpus FILE.db [--feeds 200] [--articles 500]

makes a database of 100,000 articles in some seconds. Tests call `fill`.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from newsroom.model import ArticleDraft, FeedDraft
from newsroom.store import Store, open_store

NOW = datetime(2026, 8, 20, 15, 0, tzinfo=UTC)
"""When everything is fetched; the articles came out in the weeks before."""

_WHO = (
    "星海实验室",
    "朝西科技",
    "Nimbora",
    "远山智能",
    "Lumeko",
    "北岸模型",
    "Quarrix",
    "青禾机器人",
    "Halcya",
)
_WHAT = ("推理模型", "视频生成模型", "开源权重", "代码助手", "端侧芯片", "语音助手", "检索系统", "评测基准")
_DID = ("发布", "开源", "升级", "推出", "公布", "下线", "测试", "扩建")
_HOW = (
    "上下文从{n}千词元扩展到{n}万",
    "推理成本下降{n}.{n}%",
    "首批覆盖{n}座城市的{n}家医院",
    "响应从{n}秒缩短到{n}毫秒",
    "训练用了{n}块芯片和{n}天",
)
_BLANK = re.compile(r"\{\w+\}")
_SENTENCES = (
    "{who}在周{n}的说明中称，{what}已经进入第{n}轮测试，结果将在一个月内公开。",
    "参与测试的开发者表示，与上一版相比，{what}的费用降低了{n}%，速度没有变化。",
    "The release notes list {n} new connectors and a tokenizer that is {n}% faster.",
    "也有研究者提醒，{what}在长文本上的表现仍不稳定，第三方的复现还需要时间。",
    "{who}没有说明{what}何时面向个人用户，只说会先在{n}个地区开放。",
)


def fill(
    store: Store, feeds: int = 200, articles: int = 500, *, body: int = 1500, shared: float = 0.02
) -> None:
    """Put a corpus into a store, feed by feed, through `Articles.absorb`.

    Args:
        store: An open store.
        feeds: How many feeds.
        articles: How many articles each of them has.
        body: About how many bytes of UTF-8 an article's HTML has.
        shared: Share of the articles that tell what another feed tells, under the same link.
    """
    for number in range(feeds):
        feed, _new = store.feeds.add(feed_draft(number))
        store.articles.absorb(feed.id, list(article_drafts(number, articles, body, shared)), NOW)


def feed_draft(number: int) -> FeedDraft:
    """Return one of the corpus's feeds; every tenth has the same tag."""
    return FeedDraft(
        url=f"https://site{number}.example.com/feed.xml",
        title=f"{_WHO[number % len(_WHO)]}观察{number:03d}",
        tags=(f"分组{number % 10}",),
    )


def article_drafts(feed: int, count: int, body: int, shared: float) -> Iterator[ArticleDraft]:
    """Yield a feed's articles, newest first, as the wire would hand them over."""
    for place in range(count):
        # A story told by several feeds is the same whichever feed one comes from.
        common = random.Random(f"{feed}/{place}").random() < shared
        name = f"common-{place}" if common else f"{feed:03d}-{place:05d}"
        rng = random.Random(name)
        came_out = NOW - timedelta(minutes=37 * place + rng.randrange(30))
        link = f"https://news{rng.randrange(40)}.example.com/{came_out:%Y/%m/%d}/{name}.html"
        yield ArticleDraft(
            key=f"guid:tag:site{feed}.example.com,2026:{name}",
            url=f"{link}?utm_source=feed{feed}",
            canonical=link,
            title=f"{rng.choice(_WHO)}{rng.choice(_DID)}{rng.choice(_WHAT)}，{_fill(rng, rng.choice(_HOW))}",
            author=f"编辑{rng.randrange(60)}",
            published=came_out,
            html=_html(rng, body),
            tags=(rng.choice(_WHAT),),
        )


def _html(rng: random.Random, size: int) -> str:
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraphs.append(rng.choice(_paragraphs()))
        length += len(paragraphs[-1].encode())
    return "".join(paragraphs)


@cache
def _paragraphs() -> list[str]:
    """Return what all bodies are put together from; to write each anew takes longer than to store it."""
    rng = random.Random(0)
    return [f"<p>{''.join(_fill(rng, rng.choice(_SENTENCES)) for _ in range(3))}</p>" for _ in range(1000)]


def _fill(rng: random.Random, sentence: str) -> str:
    numbers = iter([rng.randrange(2, 98), rng.randrange(2, 998)])
    words = {"{who}": rng.choice(_WHO), "{what}": rng.choice(_WHAT)}
    return _BLANK.sub(lambda blank: words.get(blank[0]) or str(next(numbers)), sentence)


def main() -> None:
    """Make a database of the corpus."""
    parser = argparse.ArgumentParser(description="Make a database of made-up articles to measure with.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=500, help="articles of each feed")
    given = parser.parse_args()
    started = time.perf_counter()
    with open_store(given.file) as store:
        fill(store, given.feeds, given.articles)
    seconds, megabytes = time.perf_counter() - started, given.file.stat().st_size / 1e6
    print(f"{given.feeds * given.articles:,} articles in {seconds:.1f} s, {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
