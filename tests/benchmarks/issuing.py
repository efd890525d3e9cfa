"""The issue: preflight with evidence, export, and a folder of digests taken into the archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newsroom.desk import open_desk
from newsroom.desk.checking import check_issue
from newsroom.desk.composing import change, find, start
from newsroom.desk.exporting import text_of
from newsroom.desk.importing import import_files
from newsroom.desk.picking import pick
from newsroom.issues import set_commentary, set_lead
from newsroom.publish import write_atomically
from newsroom.settings.config import parse
from newsroom.store import open_store
from tests.benchmarks.corpus import fill
from tests.benchmarks.figure import Figure, Place, timed

_ENTRY = """\
{n}.  [**星海实验室第{day}号模型在{n}座城市开放测试**](https://example.com/{day}/{n}.htm)

    星海实验室在说明中称，**第{day}号模型** 已经进入第{n}轮测试，推理费用降低了{n}2%，结果将在一个月内公开。
"""


def issue(place: Place) -> Sequence[Figure]:
    """An issue of ten entries that were picked, so that they have their evidence."""
    database = place.folder / "issuing.db"
    with open_store(database) as store:
        fill(store, 4, 50)
    with open_desk(parse("", place.folder / "newsroom.toml"), database) as desk:
        id = start(desk).stored.head.id
        pick(desk, id, [article.id for article in desk.store.articles.latest(10)])
        change(desk, id, lambda content: set_lead(content, "今天的看点是十件事。" * 10), "lead")
        change(desk, id, lambda content: set_commentary(content, "十件事里第一件最要紧。" * 20), "commentary")
        check_issue(desk, find(desk))
        rounds = 5 if place.quick else 15
        checked = min(timed(lambda: check_issue(desk, find(desk)), rounds))
        target = place.folder / "exported.md"
        content = find(desk).issue
        exported = min(timed(lambda: write_atomically(target, text_of(desk, content).encode()), rounds))
    return (
        Figure("preflight of ten entries with evidence, offline", checked, "ms", 60),
        Figure("export of an issue beyond its preflight: set and written", exported, "ms", 10),
    )


def importing(place: Place) -> Sequence[Figure]:
    """Digests of ten entries, a day each."""
    count = 100 if place.quick else 1000
    folder = place.folder / "digests"
    folder.mkdir()
    for number in range(count):
        day = date(2020, 1, 1) + timedelta(days=number)
        entries = "\n".join(_ENTRY.format(n=n, day=number) for n in range(1, 11))
        (folder / f"{day}.md").write_text(
            f'---\ntitle: "{day:%Y.%m.%d} 全球AI新闻速递"\ndate: {day}T08:00:00.000+08:00\n'
            'categories: ["人工智能", "科技前沿", "行业动态"]\n---\n\n'
            f"今天有十件事。\n\n---\n\n{entries}\n---\n\n"
            "### **点评**\n\n第一件最要紧。\n",
            encoding="utf-8",
        )
    with open_desk(parse("", place.folder / "newsroom.toml"), place.folder / "importing.db") as desk:
        reports = []
        took = timed(lambda: reports.append(import_files(desk, [folder])), 1)[0] / 1000
        assert len(reports[0].imported) == count, reports[0].refused[:3]
    return (Figure(f"import of {count:,} digests", took, "s", 20 * count / 1000),)
