from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsroom.desk import Desk, importing, open_desk
from newsroom.model import ArticleDraft, FeedDraft
from newsroom.settings.config import Settings
from tests.languages import english

__all__ = ["english"]

NOW = datetime(2025, 7, 27, 0, 30, 15, 123456, tzinfo=UTC)
"""Half past eight in the morning in Shanghai."""

Stock = Callable[..., list[int]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An open newsroom with nothing in it; the working folder is an empty one."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    settings = Settings(file=tmp_path / "newsroom.toml", database=tmp_path / "newsroom.db")
    with open_desk(settings, now=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def stock(desk: Desk) -> Stock:
    """Puts articles into the newsroom and gives their ids."""

    def put(drafts: Sequence[ArticleDraft], source: str = "IT之家") -> list[int]:
        feed, _new = desk.store.feeds.add(FeedDraft(url=f"https://feeds.example/{source}", title=source))
        return list(desk.store.articles.absorb(feed.id, drafts, NOW).new)

    return put


def article(name: str, title: str = "", html: str = "", url: str | None = None) -> ArticleDraft:
    """An article as a feed gives it."""
    from newsroom.text.addresses import canonical

    url = url or f"https://www.ithome.com/0/{name}.htm"
    return ArticleDraft(
        key=f"guid:{name}",
        url=url,
        canonical=canonical(url),
        title=title or f"新闻{name}",
        published=NOW,
        html=html or f"<p>第{name}条的第一句话在这里。第二句话也在。</p>",
    )


_DIGEST = """---
title: "{day}"
date: {day}T08:00:00+08:00
---

导语在这里。

---

1.  [**另一条新闻**](https://past.example/0.html)

    摘要。

2.  [**{headline}**](https://past.example/1.html)

    摘要。
"""


def import_digest(desk: Desk, headline: str, day: date) -> None:
    """Import an issue of two entries, the second with this headline."""
    file = Path(f"{day}.md")
    file.write_text(_DIGEST.format(headline=headline, day=day), encoding="utf-8")
    importing.import_files(desk, [file])
