"""A feed as a page: how it stands, what it brings, what is set of it, and what to do."""

from __future__ import annotations

from datetime import datetime

from newsroom.desk.standing import STATES, Standing, advice, rhythm_in_words
from newsroom.model import Feed
from newsroom.reading import Line, Page
from newsroom.settings.clock import local
from newsroom.settings.language import N_, _
from newsroom.text.addresses import without_credentials
from newsroom.tui.typesetting import HEAD, head_lines

KINDS = {
    "feed": N_("a feed"),
    "page": N_("page, by selectors"),
    "command": N_("output of a command"),
    "folder": N_("folder of documents"),
    "clip": N_("clippings"),
}
_BLANK = Line((), HEAD)


def feed_page(standing: Standing, width: int) -> Page:
    """Return how a feed stands, set to a width."""
    feed, figures = standing.feed, standing.figures
    lines = head_lines(feed.title, "title", width)
    lines += head_lines(without_credentials(feed.url), "meta", width)
    lines.append(_BLANK)
    style = "finding" if standing.state in ("failing", "retired", "moving", "silent") else "heading4"
    lines += head_lines(_(STATES[standing.state]), style, width)
    if feed.error and standing.state in ("failing", "retired", "paused"):
        lines += head_lines(feed.error, "", width)
    if todo := advice(standing):
        lines += head_lines(todo, "strong", width)
    lines.append(_BLANK)
    for name, value in _facts(standing):
        if value:
            lines += head_lines(_("{name}: {value}").format(name=name, value=value), "", width)
    lines.append(_BLANK)
    lines += head_lines(
        _("{n} articles, {unread} unread, {picked} picked into issues").format(
            n=f"{figures.articles:,}", unread=f"{figures.unread:,}", picked=f"{figures.picked:,}"
        ),
        "meta",
        width,
    )
    return Page(tuple(lines), ())


def _facts(standing: Standing) -> list[tuple[str, str]]:
    feed = standing.feed
    facts = [
        (_("last success"), _moment(feed.succeeded)),
        (_("last poll"), _moment(feed.checked) if feed.checked != feed.succeeded else ""),
        (_("failed polls in a row"), str(feed.failures) if feed.failures else ""),
        (_("next due"), _due(standing)),
        (_("rhythm"), rhythm_in_words(feed.rhythm)),
        (_("newest article"), _moment(feed.latest)),
        (_("articles a week"), f"{standing.a_week:.1f}"),
        (_("share picked"), f"{standing.share:.1%}" if standing.figures.articles else ""),
        (_("tags"), " ".join(feed.tags)),
        (_("interval"), _interval(feed)),
        (_("full text"), {True: _("on"), False: _("off"), None: ""}[feed.full_text]),
        (_("paused since"), _moment(feed.paused)),
        (_("gone since"), _moment(feed.retired)),
        (_("moves to"), without_credentials(feed.moving_to) if feed.moving_to else ""),
        (_("moved from"), without_credentials(feed.moved_from) if feed.moved_from else ""),
        (_("site"), feed.site or ""),
        (_("read as"), _(KINDS[feed.kind]) if feed.kind != "feed" else ""),
        (_("added"), _moment(feed.added)),
    ]
    return facts if feed.kind != "clip" else [fact for fact in facts if fact[0] in (_("added"), _("tags"))]


def _moment(at: datetime | None) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}" if at is not None else ""


def _due(standing: Standing) -> str:
    if not standing.polled:
        return ""
    due = standing.next
    if standing.rests is not None:
        return _("{time}, as its server asks").format(time=_moment(standing.rests))
    if due is None:
        return _("at every fetch") if standing.feed.checked is not None else _("now")
    return _("now") if due <= standing.at else _moment(due)


def _interval(feed: Feed) -> str:
    return "" if feed.interval is None else rhythm_in_words(feed.interval)
