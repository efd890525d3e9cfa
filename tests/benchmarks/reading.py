"""How fast a text is set: read, set, first lines drawn, another width; beside markdown-it's parse alone.

From the checkout::

    python -m tests.benchmarks.reading [FILE.md]

Without a file it takes the longest founding document of ``../shared``, or a text of that length made up by
rule. Times are of the processor, the best of several runs; the widths are never the same twice.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

from newsroom.reading import Copy, read_html, read_markdown, typeset
from tests.benchmarks.figure import Figure, Place

SHARED = Path(__file__).parents[3] / "shared"
WIDTH = 80
_LONG = "参与测试的开发者表示，与上一版 Tide-5.5 相比，费用降低了 12%，速度没有变化；" * 8
_MADE_UP = "\n\n".join(f"## 第 {n} 节\n\n{_LONG}\n\n- **第一**：{_LONG}\n- 第二" for n in range(24))


def best(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the fewest milliseconds of processor time that something takes."""
    times = []
    for _round in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1000


async def resized(text: str) -> float:
    """Return the milliseconds from another width to the page drawn, in a running app."""
    from textual.app import App, ComposeResult

    from newsroom.tui.widgets.pageview import PageView

    class Screen(App[None]):
        def compose(self) -> ComposeResult:
            yield PageView()

    app = Screen()
    async with app.run_test(size=(120, 40)) as pilot:
        view = app.query_one(PageView)
        blocks = read_markdown(text)
        view.show(typeset(blocks, view.text_width))
        view.scroll_lines(200)
        await pilot.pause()
        times = []
        for width in range(60, 70):
            begun = time.process_time()
            view.show(typeset(blocks, width), keep_place=True)
            for row in range(38):
                view.render_line(row)
            times.append(time.process_time() - begun)
    return min(times) * 1000


def text_to_read(given: Path | None = None) -> str:
    """Give a file's text, the longest founding document, or one made up of about its length."""
    file = given or next(iter(sorted((SHARED / "seeds").glob("004_*"))), None)
    return file.read_text("utf-8") if file else _MADE_UP


def figures(_place: Place) -> Sequence[Figure]:
    """The lines about reading in the table of speed."""
    text = text_to_read()
    parser_alone = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    typeset(read_markdown("warm up"), WIDTH)
    reference = best(lambda: parser_alone.parse(text))
    opened = best(lambda: typeset(read_markdown(text), WIDTH))
    ordinary = parser_alone.render(text)[:4096]
    name = f"report of {len(text.encode()) // 1000} KB opened, processor time"
    return (
        Figure(name, opened, "ms", 3, "markdown-it alone", reference, is_ratio=True),
        Figure("the same resized", asyncio.run(resized(text)), "ms", 60),
        Figure("article of 4 KB opened", best(lambda: typeset(read_html(ordinary), WIDTH)), "ms", 16),
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    text = text_to_read(parser.parse_args().file)
    parser_alone = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    read_markdown("warm up")
    reference = best(lambda: parser_alone.parse(text))
    blocks = read_markdown(text)
    page = typeset(blocks, WIDTH)
    html = parser_alone.render(text)
    ordinary = html[:4096]
    rows = {
        "markdown-it, parse alone": reference,
        "Markdown to blocks": best(lambda: read_markdown(text)),
        "blocks to lines": best(lambda: typeset(blocks, WIDTH)),
        "Markdown to lines": best(lambda: typeset(read_markdown(text), WIDTH)),
        "HTML to lines": best(lambda: typeset(read_html(html), WIDTH)),
        "letters for finding and choosing": best(lambda: Copy(page)),
        "another width, place kept, drawn": asyncio.run(resized(text)),
        "HTML of 4 KB to lines": best(lambda: typeset(read_html(ordinary), WIDTH)),
    }
    print(f"{len(text.encode()):,} bytes, {len(page.lines):,} lines of {WIDTH}")
    for name, milliseconds in rows.items():
        print(f"{name:<36}{milliseconds:>8.1f} ms{milliseconds / reference:>8.2f} x")


if __name__ == "__main__":
    main()
