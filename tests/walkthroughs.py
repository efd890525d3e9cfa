"""The walk-throughs of newsroom/WALKTHROUGHS.md, pasted: ``python -m tests.walkthroughs FOLDER``.

The paragraph above a block of code names its file last. The block is the whole of a new file, messages that
go behind the catalogue (``po``), or a change (``diff``). A change has parts, parted by ``@@``, each of which
stands in the file once and may be the piece of a line that is another.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns("__snapshots__", "pictures")
_END = ", in ten minutes"
"""How the heading of a walk-through ends."""
_FILE = re.compile(r"`([\w./-]+\.[\w.]+)`")


class Block(Struct, frozen=True):
    """A block of code, and the file it is for."""

    file: str
    kind: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of code of all walk-throughs, in their order."""
    heading, said, kind = "", "", ""
    code: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("```") and not kind:
            kind, code = line[3:].strip() or "text", []
        elif line.startswith("```"):
            if heading.endswith(_END):
                yield Block(_path(said), kind, "".join(code))
            kind = said = ""
        elif kind:
            code.append(line)
        elif line.startswith("## "):
            heading = line.strip()
        elif line.strip():
            said = said + line if said else line
        elif not said.rstrip().endswith(":"):
            said = ""


def _path(said: str) -> str:
    """Return the file that a paragraph names last, from the root of the repository."""
    file = _FILE.findall(said)[-1]
    return file if file.startswith(("tests/", "README")) else f"newsroom/{file}"


def paste(block: Block, root: Path) -> None:
    """Do what a block says to the program in a folder.

    Raises:
        ValueError: The block does not fit the file; it says where.
    """
    path = root / block.file
    if block.kind == "diff":
        text = path.read_text(encoding="utf-8")
        for part in block.text.removesuffix("\n").split("\n@@\n"):
            lines = part.split("\n")
            before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
            after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
            if text.count(before) != 1:
                raise ValueError(f"{block.file} has this {text.count(before)} times, not once:\n{before}")
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
    elif block.kind == "po":
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{block.text}", encoding="utf-8")
    elif path.exists():
        raise ValueError(f"{block.file} is there already")
    else:
        path.write_text(block.text, encoding="utf-8")


def walkthroughs() -> list[Block]:
    """Return the blocks of the walk-throughs as they stand there."""
    return list(blocks((ROOT / "newsroom" / "WALKTHROUGHS.md").read_text(encoding="utf-8")))


def pasted(root: Path) -> list[str]:
    """Copy the program and its tests into a folder, paste all walk-throughs, and return their tests."""
    for name in ("newsroom", "tests", "themes"):
        shutil.copytree(ROOT / name, root / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "README.md", "README.zh-CN.md", "CHANGELOG.md"):
        shutil.copy2(ROOT / name, root / name)
    found = walkthroughs()
    for each in found:
        paste(each, root)
    return [each.file for each in found if each.file.startswith("tests/")]


if __name__ == "__main__":
    print(" ".join(pasted(Path(sys.argv[1]))))
