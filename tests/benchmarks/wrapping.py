"""Lines as we break them beside Textual's own, on the same paragraphs at every width.

From the checkout::

    python -m tests.benchmarks.wrapping [FILE...] [--narrowest 24] [--widest 120] [--step 1]

prints how many lines begin or end wrongly, how many Latin words and numbers are cut that a line could hold,
and how ragged the right edge is: the cells that stay empty at the end of all lines but a paragraph's last, as
their mean and as the root of their mean square. Without files it takes the founding documents and the real
feeds of ``../shared``. What is counted here shares no code with what breaks the lines.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich._wrap import divide_line
from textual._wrap import compute_wrap_offsets

from newsroom.text.clean import clean_text
from newsroom.text.wrap import HANG, wrap

SHARED = Path(__file__).parents[3] / "shared"

_NEVER_FIRST = frozenset("，。、；：？！”’）》】」』〉〕…—％·～")
_NEVER_LAST = frozenset("“‘（《【「『〈〔￥＄")
_ADDRESS = re.compile(r"\w+://[^\s)]+")
_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.,:/+\-_@&'’%][A-Za-z0-9]+)*%?")
_QUANTITY = re.compile(
    r"\d[\d.,]*[万亿]?(?:年|月|日|元|美元|人|家|个|倍|%|％)"
    r"|第 \d+ ?[条届代章节]|(?<![A-Za-z-])\d[\d.,]* (?:[万亿]+(?:美?元)?|[年月日元人家个倍条]|美元)"
    r"|(?<![A-Za-z.,\d-])\d[\d.,]* (?:km/h|[KMGT]B|[KMG]?Hz|[kMG]W|mm|nm|kg|ms|tokens(?:/s)?)\b"
    r"|(?<![A-Za-z.,\d-])\d[\d.,]* (?:million|billion)\b"
)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


@dataclass
class Tally:
    """What was found in all lines of one way of breaking them."""

    lines: int = 0
    begin: int = 0
    end: int = 0
    cut: int = 0
    parted: int = 0
    wide: int = 0
    empty: list[int] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def mean(self) -> float:
        """Cells that stay empty in a line."""
        return sum(self.empty) / max(1, len(self.empty))

    @property
    def square(self) -> float:
        """The root of their mean square."""
        return math.sqrt(sum(cells * cells for cells in self.empty) / max(1, len(self.empty)))


Breaking = Callable[[str, int], list[tuple[int, int]]]


def ours(text: str, width: int) -> list[tuple[int, int]]:
    """Break as reader, preview and composer do where there is no margin to hang marks in."""
    return wrap(text, width)


def hanging(text: str, width: int) -> list[tuple[int, int]]:
    """Break as they do where there is one."""
    return wrap(text, width, hang=HANG)


def typed(text: str, width: int) -> list[tuple[int, int]]:
    """Break as in a draft, where no line above the cursor moves."""
    return wrap(text, width, even=False)


def textual_content(text: str, width: int) -> list[tuple[int, int]]:
    """Break as Textual's labels and Markdown do."""
    return _ranges(text, divide_line(text, width))


def textual_area(text: str, width: int) -> list[tuple[int, int]]:
    """Break as Textual's text area does."""
    return _ranges(text, compute_wrap_offsets(text, width, 4))


def _ranges(text: str, offsets: Iterable[int]) -> list[tuple[int, int]]:
    edges = [0, *offsets, len(text)]
    pairs = list(zip(edges, edges[1:], strict=False))
    return [(a, a + len(text[a:b].rstrip())) for a, b in pairs]


WAYS: dict[str, Breaking] = {
    "newsroom": ours,
    "newsroom, hanging": hanging,
    "newsroom, drafts": typed,
    "Textual, labels": textual_content,
    "Textual, text area": textual_area,
}


def tally(paragraphs: list[str], widths: Iterable[int]) -> dict[str, Tally]:
    """Break all paragraphs at all widths in all ways."""
    found = {name: Tally() for name in WAYS}
    for width in widths:
        for name, way in WAYS.items():
            begun = time.perf_counter()
            broken = [way(text, width) for text in paragraphs]
            found[name].seconds += time.perf_counter() - begun
            for text, lines in zip(paragraphs, broken, strict=True):
                _count(found[name], text, lines, width)
    return found


def _count(found: Tally, text: str, lines: list[tuple[int, int]], width: int) -> None:
    found.lines += len(lines)
    edges = {start for start, _end in lines[1:]}
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        found.begin += number > 0 and line[:1] in _NEVER_FIRST and not _is_dash(text, start)
        if number < len(lines) - 1:
            found.end += line[-1:] in _NEVER_LAST
            cells = _cells(line)
            found.empty.append(max(0, width - cells))
            found.wide += cells > width
    if not edges:
        return
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    for pattern, name in ((_TOKEN, "cut"), (_QUANTITY, "parted")):
        for match in pattern.finditer(text):
            inside = any(at in edges for at in range(match.start() + 1, match.end()))
            if inside and _cells(match[0]) <= width:
                setattr(found, name, getattr(found, name) + 1)


def _is_dash(text: str, at: int) -> bool:
    """Tell whether a whole dash or ellipsis begins at a place: only its half may not begin a line."""
    return text[at : at + 2] == "——" and text[at - 1] != "—"


def paragraphs_of(files: list[Path]) -> list[str]:
    """Return the paragraphs of texts and JSON feeds that have Chinese and are longer than a line."""
    found: list[str] = []
    for path in files:
        text = path.read_text("utf-8")
        found += _of_feed(text) if path.suffix == ".json" else clean_text(text).split("\n")
    return [text for text in (each.strip() for each in found) if len(text) > 40 and "\t" not in text]


def _of_feed(text: str) -> Iterator[str]:
    from newsroom.reading import block_text, read_html

    for item in json.loads(text)["items"]:
        for block in read_html(str(item.get("content_html") or "")).blocks:
            yield from block_text(block).split("\n")


def default_files() -> list[Path]:
    """Return the founding documents and some of the real feeds."""
    return sorted((SHARED / "seeds").glob("*.txt")) + sorted((SHARED / "data/feeds/jsonfeed").glob("*.json"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--narrowest", type=int, default=24)
    parser.add_argument("--widest", type=int, default=120)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--most", type=int, default=600, help="paragraphs at most")
    options = parser.parse_args()
    paragraphs = paragraphs_of(options.files or default_files())
    paragraphs = paragraphs[:: max(1, len(paragraphs) // options.most)]
    found = tally(paragraphs, range(options.narrowest, options.widest + 1, options.step))
    print(f"{len(paragraphs)} paragraphs, widths {options.narrowest} to {options.widest}")
    head = ("", "lines", "begin wrongly", "end wrongly", "words cut", "units parted", "mean", "square", "s")
    print(("{:<20}" + "{:>14}" * 8).format(*head))
    for name, each in found.items():
        figures = (each.lines, each.begin, each.end, each.cut, each.parted)
        ragged = (f"{each.mean:.2f}", f"{each.square:.2f}", f"{each.seconds:.2f}")
        print(("{:<20}" + "{:>14}" * 8).format(name, *figures, *ragged))


if __name__ == "__main__":
    main()
