from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsroom.model import ArticleDraft, FeedDraft
from newsroom.store import open_store
from newsroom.store.copies import folder_of
from tests.cli.conftest import Newsroom


def stocked(newsroom: Newsroom) -> None:
    """Put two old articles and a new one into the database."""
    now = datetime.now(UTC)
    with open_store(newsroom.database) as store:
        feed, _new = store.feeds.add(FeedDraft(url="file:///nowhere/feed.xml", title="星河"))
        for number, days in enumerate((100, 90, 1)):
            draft = ArticleDraft(key=f"guid:{number}", url=None, canonical=None, title=f"第{number}条新闻")
            store.articles.absorb(feed.id, [draft], now - timedelta(days=days))


def test_a_preview_deletes_nothing(newsroom: Newsroom) -> None:
    stocked(newsroom)
    shown = newsroom("tidy", "--days", "30", "--dry-run", "--json").json
    assert (shown["articles"], shown["deleted"], shown["feeds"][0]["title"]) == (2, 0, "星河")
    assert "2 articles would go" in newsroom("tidy", "--days", "30", "--dry-run").err
    assert len(newsroom("articles", "--json").json) == 3


def test_old_articles_are_deleted(newsroom: Newsroom) -> None:
    stocked(newsroom)
    said = newsroom("tidy", "--days", "30").err
    assert "2 articles deleted" in said and "the backup of" in said
    assert [each["title"] for each in newsroom("articles", "--json").json] == ["第2条新闻"]


def test_what_was_deleted_is_in_the_backup(newsroom: Newsroom) -> None:
    stocked(newsroom)
    newsroom("tidy", "--days", "30")
    assert newsroom("restore").code == 0
    assert len(newsroom("articles", "--json").json) == 3


def test_nothing_is_deleted_where_there_can_be_no_backup(newsroom: Newsroom) -> None:
    stocked(newsroom)
    folder_of(newsroom.database).write_text("in the way")
    assert newsroom("tidy", "--days", "30").code == 1
    assert len(newsroom("articles", "--json").json) == 3


def test_without_any_limit_nothing_goes(newsroom: Newsroom) -> None:
    stocked(newsroom)
    assert newsroom("tidy").code == 2
    newsroom("fetch", "--all")
    assert len(newsroom("articles", "--json").json) == 3


def test_a_fetch_tidies_up_where_the_settings_ask_for_it(newsroom: Newsroom) -> None:
    stocked(newsroom)
    newsroom.config.parent.mkdir(parents=True)
    newsroom.config.write_text("[retention]\ndays = 30\n")
    assert "2 old articles deleted" in newsroom("fetch", "--all").err
    assert len(newsroom("articles", "--json").json) == 1
