"""What is set up for scenes: documents, texts that two programs wrote, hooks that ran, servers."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newsroom.desk import Desk, composing, documents, evidence, exporting, views, without_feed
from newsroom.desk.discovering import Found
from newsroom.desk.hooks import HookRun
from newsroom.desk.pictures import Picture
from newsroom.desk.processes import Ran
from newsroom.issues import set_lead
from newsroom.model import ArticleDraft, Evidence, FeedDraft, Issue
from newsroom.model.outgoing import Hook
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.tui.app import NewsroomApp
from newsroom.wire.discovery import Candidate
from tests.tui.snapshots.scene import Stage

PAGE = "https://xinghe.example.com/blog"
"""A page that has no feed."""


def deep_dive(stage: Stage) -> None:
    """Have a deep dive open, with a source cited in each of two sections."""
    desk = stage.desk
    first, second = _newest(stage)[:2]
    id = documents.start(desk, "deep", title="城市机器人，一年之后").stored.head.id
    documents.cite_articles(desk, id, [first], 1)
    documents.cite_articles(desk, id, [second], 2)


def review(stage: Stage) -> None:
    """Have the review of the month open."""
    documents.start(stage.desk, "monthly", date(2026, 7, 1))


def two_texts(stage: Stage) -> None:
    """Have a lead that another program wrote too."""
    lead = stage.desk.store.issues.get(stage.issue).issue.lead
    mine = lead.replace("，", "；", 1) + "明天见分晓。"
    stage.desk.store.issues.keep_aside(stage.issue, "lead", None, lead, mine, "今天先说结论：" + lead)


def edited_file(stage: Stage) -> None:
    """Have the file of an issue changed after it went out."""
    done = exporting.export(stage.desk, stage.issue, force=True)
    text = done.path.read_text(encoding="utf-8")
    done.path.write_text(text.replace("发布", "公开", 1).replace("今天", "今日", 1), encoding="utf-8")
    composing.change(stage.desk, stage.issue, _longer, said("{field} edited", field=said("Lead")))
    export = exporting.export

    def in_spite_of_errors(desk: Desk, id: int, **more: Any) -> exporting.Exported:
        return export(desk, id, **{**more, "force": True})

    stage.patch.setattr(exporting, "export", in_spite_of_errors)


def _longer(issue: Issue) -> Issue:
    return set_lead(issue, issue.lead + "另有一则更正。")


def gone_out(stage: Stage) -> None:
    """Have the open issue exported."""
    exporting.export(stage.desk, stage.issue, force=True)


def highlights(stage: Stage) -> None:
    """Have words of two articles highlighted, one with a note."""
    from newsroom.reading import plain_text

    store = stage.desk.store
    for number, id in enumerate(_newest(stage)[:3]):
        article = store.articles.get(id)
        assert article is not None
        store.passages.mark(id, 0, plain_text(article.html)[:40], "数字要与原文核对" if number == 1 else "")


def learned(stage: Stage) -> None:
    """Have spellings put right by hand."""
    found = [(("帐号", "账号"), 4), (("Gihub", "GitHub"), 2), (("大模形", "大模型"), 1)]
    stage.patch.setattr("newsroom.desk.terms.learned", lambda desk: found)


def changed_source(stage: Stage) -> None:
    """Have the source of the first entry say something else than when it was picked."""
    issue = stage.desk.store.issues.get(stage.issue).issue
    kept = Evidence(
        entry=issue.entries[0].uid,
        kind="page",
        url=issue.entries[0].url,
        title=issue.entries[0].headline,
        source="星河科技",
        article=issue.entries[0].article,
        text="首批设备共244台，分布在12个泊位。\n\n公司称全年投入将达到3亿元。\n\n旧的控制台保留两年。",
        retrieved=stage.desk.now() - timedelta(hours=9),
    )
    pieces = evidence.changed_paragraphs(
        kept.text,
        "首批设备共266台，分布在12个泊位。\n\n公司称全年投入将达到3亿元。\n\n旧的控制台保留一年。",
    )
    first = stage.desk.store.issues.evidence(stage.issue)[0]
    stage.patch.setattr(
        "newsroom.tui.screens.changes.compare",
        lambda desk, each: evidence.Compared(kept, pieces) if each == first else None,
    )


def ran_hooks(app: NewsroomApp) -> None:
    """Have hooks run: one succeeded, one did not."""
    ended = datetime(2026, 7, 27, 0, 12, tzinfo=UTC)
    fine = Ran(0, "构建网站 …\n共 214 页，用时 1.8 秒")
    problem = _("it ended with exit code {code}").format(code=1)
    failed = Ran(1, "rsync: connection refused (111)\n没有文件传出", problem)
    app.hook_runs.appendleft(HookRun(Hook(on="export", run=("hugo", "--minify")), fine, ended))
    app.hook_runs.appendleft(
        HookRun(Hook(on="export", run=("rsync", "-a", "public/", "host:/srv/www")), failed, ended)
    )


def endless(stage: Stage) -> None:
    """Have a search for feeds that finds nothing as long as anybody looks."""

    def discover(*_arguments: object) -> Coroutine[None, None, None]:
        return asyncio.sleep(3_600)

    stage.patch.setattr("newsroom.tui.screens.adding.discovering.discover", discover)


def no_feed(stage: Stage) -> None:
    """Have a page looked at that has no feed."""

    async def discover(_desk: object, given: list[str]) -> list[Found]:
        return [Found(given=given[0], error=f"{given[0]}：这一页没有订阅源，也不像已知的平台", is_page=True)]

    stage.patch.setattr("newsroom.tui.screens.adding.discovering.discover", discover)


def two_feeds(stage: Stage) -> None:
    """Have a page looked at that names two feeds."""

    async def discover(_desk: object, given: list[str]) -> list[Found]:
        titles = ("星河科技", "星河科技 · 评论")
        feeds = [
            Candidate(url=f"{PAGE}/{n}.xml", title=title, site=None, articles=20 * n)
            for n, title in enumerate(titles, 1)
        ]
        return [Found(given=given[0], feeds=tuple(feeds))]

    stage.patch.setattr("newsroom.tui.screens.adding.discovering.discover", discover)


def begun(stage: Stage) -> None:
    """Have an issue begun that has no entries yet."""
    composing.start(stage.desk, date(2026, 7, 28))


def caught(stage: Stage) -> None:
    """Have a page whose articles selectors catch."""
    articles = tuple(
        ArticleDraft(
            key=f"{n}",
            url=f"{PAGE}/{2026 - n}/{title[:2]}.html",
            canonical=None,
            title=title,
            published=datetime(2026, 7, 27 - n, 1, tzinfo=UTC),
            html="<p>…</p>",
        )
        for n, title in enumerate(("港口机器人上岗一年", "Lark 3 的安全评估", "我们为什么不做人形"))
    )

    async def attempt(_page: object, draft: FeedDraft) -> without_feed.Trial:
        return without_feed.Trial(draft, "星河科技博客", articles)

    stage.patch.setattr("newsroom.tui.screens.selectors.without_feed.Page.attempt", attempt)


def pictures(stage: Stage) -> None:
    """Have an article with two pictures, drawn in half cells whatever the terminal can."""
    from textual_image.widget import HalfcellImage

    stage.patch.setattr("textual_image.widget.Image", HalfcellImage)
    feed = stage.desk.store.feeds.all()[0]
    body = "<p>泊位示意图。</p>" + "".join(
        f'<p><img src="https://xinghe.example.com/{name}.png" alt="{alt}"></p>'
        for name, alt in (("a", "六号泊位的吊车，夜间由控制室统一指挥"), ("b", "控制室"))
    )
    draft = ArticleDraft(
        key="pictures",
        url="https://xinghe.example.com/pictures.html",
        canonical=None,
        title="港口一夜：图片报道",
        published=stage.desk.now() - timedelta(minutes=1),
        html=body,
    )
    stage.desk.store.articles.absorb(feed.id, [draft], stage.desk.now())

    async def picture(*_arguments: object) -> Picture:
        from PIL import Image

        image = Image.new("RGB", (320, 200), (32, 64, 96))
        image.paste((220, 160, 60), (60, 40, 260, 160))
        return Picture(image=image, width=320, height=200, size=48_000)

    stage.patch.setattr("newsroom.tui.pagefetches.PageFetches.picture", picture)


def read_pictures(app: NewsroomApp) -> object:
    """Show the article with pictures."""
    id = app.desk.store.inbox.ids(views.resolve("all", app.desk))[0]
    return app.desk_screen.reader.show_article(id)


def unsaved(stage: Stage) -> None:
    """Have the last change not written, as the disk is full."""
    from newsroom.store import DiskFull

    def full(*_arguments: object) -> None:
        raise DiskFull("磁盘已满")

    stage.patch.setattr("newsroom.desk.reconciling.write", full)


def _newest(stage: Stage) -> list[int]:
    return list(stage.desk.store.inbox.ids(views.resolve("all", stage.desk)))


def value(selector: str, text: str) -> Any:
    """Return a step that fills a field."""

    def fill(app: NewsroomApp) -> None:
        from textual.widgets import Input

        app.screen.query_one(selector, Input).value = text

    return fill


def rules(stage: Stage) -> None:
    """Have three rules, one of them applied."""
    from newsroom.desk import rules as verbs

    stage.desk.settings.rules_file.write_text(RULES, encoding="utf-8")
    verbs.apply(stage.desk, verbs.read_rules(stage.desk)[:1])


RULES = """\
[[rule]]
name = "模型"
match = "模型"
tag = ["模型"]
score = 20

[[rule]]
name = "招聘启事不看"
match = "招聘 OR 诚聘"
dismiss = true

[[rule]]
name = "Robots"
match = "robot OR 机器人"
star = true
"""
SHORTER = ("j", "enter")
"""From the menu of drafts to shorter headlines."""
ADDRESS = (value("#answer", PAGE),)
SELECTED = (value("#address", PAGE), value("#item", "article h2 a"))
THREE_DAYS = (value("#answer", "3"), "enter")
