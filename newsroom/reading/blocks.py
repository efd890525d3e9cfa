"""A readable text as a plain value: blocks of styled runs, the same whatever it was read from."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace


class Run(Struct, frozen=True):
    """A stretch of text in one style."""

    text: str
    """Cleaned; a line feed is a line break that must stay. For an image, its description, which may be ''."""
    style: str = ""
    """Names with a space between them: strong, em, code, strike, muted, image."""
    link: int | None = None
    """Number of the address it leads to, from 1, in the text's `links`."""
    size: str = ""
    """Of an image, as far as known: ``640×480``."""
    picture: str = ""
    """Of an image, its address, if it is one of the web."""


Runs: TypeAlias = tuple[Run, ...]


class Listing(Struct, eq=False):
    """What the items of one list share; known once the list has ended."""

    loose: bool = False
    """Its items are set apart by blank lines."""
    marker: str = ""
    """The longest of its markers."""


class Quote(Struct, eq=False):
    """A quotation around blocks."""


class Item(Struct, eq=False):
    """A list's item around blocks; its marker stands before the first of them."""

    listing: Listing
    marker: str
    """``1.``, or '' for a bullet."""
    depth: int = 0
    """How many lists there are around its list."""
    blocks: int = 0


Frame: TypeAlias = Quote | Item


class Paragraph(Struct, frozen=True):
    """Running text; a caption where muted."""

    frames: tuple[Frame, ...]
    runs: Runs


class Heading(Struct, frozen=True):
    """A heading of level 1 to 6."""

    frames: tuple[Frame, ...]
    runs: Runs
    level: int


class Code(Struct, frozen=True):
    """Text whose lines stay as they are."""

    frames: tuple[Frame, ...]
    text: str
    language: str = ""


class Rule(Struct, frozen=True):
    """A line across the page."""

    frames: tuple[Frame, ...]


class Cell(Struct, frozen=True):
    """A table's cell."""

    runs: Runs = ()
    right: bool = False
    """Set flush right, as columns of numbers are."""


class Table(Struct, frozen=True):
    """A table; every row has as many cells."""

    frames: tuple[Frame, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headed: bool
    """The first row names the columns."""


Block: TypeAlias = Paragraph | Heading | Code | Rule | Table


class Picture(NamedTuple):
    """An image of a text."""

    address: str
    description: str
    size: str


class Text(Struct, frozen=True):
    """A readable text."""

    blocks: tuple[Block, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses in the order of their first mention, each once."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its images that have an address, each once, in their order."""
        found: dict[str, Picture] = {}
        for block in self.blocks:
            for run in block_runs(block):
                if run.picture:
                    found.setdefault(run.picture, Picture(run.picture, run.text, run.size))
        return tuple(found.values())

    @property
    def characters(self) -> int:
        """How many characters it has, white space and descriptions of images not counted."""
        return sum(len("".join(block_text(block).split())) for block in self.blocks)


def block_runs(block: Block) -> Iterator[Run]:
    """Yield the runs of a block, those of a table row by row."""
    match block:
        case Paragraph() | Heading():
            yield from block.runs
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell.runs


def with_sizes(text: Text, sizes: Mapping[str, str]) -> Text:
    """Return a text whose images have the sizes that are known of their addresses."""
    if not any(each.address in sizes for each in text.pictures):
        return text

    def told(runs: Runs) -> Runs:
        return tuple(replace(run, size=sizes.get(run.picture, run.size)) for run in runs)

    blocks: list[Block] = []
    for block in text.blocks:
        match block:
            case Paragraph() | Heading():
                blocks.append(replace(block, runs=told(block.runs)))
            case Table():
                rows = tuple(tuple(replace(cell, runs=told(cell.runs)) for cell in row) for row in block.rows)
                blocks.append(replace(block, rows=rows))
            case _:
                blocks.append(block)
    return replace(text, blocks=tuple(blocks))


def block_text(block: Block) -> str:
    """Return a block's words without markup; cells of a table with `` | `` between them, a row a line."""
    match block:
        case Paragraph() | Heading():
            return runs_text(block.runs)
        case Code():
            return block.text
        case Table():
            return "\n".join(
                " | ".join(runs_text(cell.runs).replace("\n", " ") for cell in row) for row in block.rows
            )
        case Rule():
            return ""


def runs_text(runs: Runs) -> str:
    """Return the words of runs, without images."""
    return "".join(run.text for run in runs if "image" not in run.style).strip()
