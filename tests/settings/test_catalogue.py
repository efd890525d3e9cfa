"""Every message has its Chinese, and what is compiled is what is written."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from newsroom.settings.language import DOMAIN, FOLDER

PACKAGE = FOLDER.parent
PO = FOLDER / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po"

LOOKUPS = ("_", "N_", "ngettext")
Message = str | tuple[str, ...]


def sources() -> Iterator[tuple[str, int, Message]]:
    for file, line, message, _comments, _context in extract_from_dir(PACKAGE, [("**.py", "python")]):
        yield file, line, message


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def test_every_message_has_its_chinese(chinese: Catalog) -> None:
    missing = [
        f"newsroom/{file}:{line}: {message!r}"
        for file, line, message in sources()
        if not translated(chinese, message)
    ]
    assert not missing, f"{len(missing)} without Chinese:\n" + "\n".join(missing)


def test_nothing_is_translated_that_nobody_says(chinese: Catalog) -> None:
    said = {message if isinstance(message, str) else message[0] for _file, _line, message in sources()}
    written = {each.id if isinstance(each.id, str) else each.id[0] for each in chinese if each.id}
    assert written - said == set()


def test_a_translation_fills_in_what_its_source_fills_in(chinese: Catalog) -> None:
    wrong = []
    for each in chinese:
        if not each.id:
            continue
        forms = [each.string] if isinstance(each.string, str) else list(each.string or ())
        source = each.id if isinstance(each.id, str) else each.id[-1]
        wrong += [form for form in forms if form and fields(form) != fields(source)]
    assert not wrong


def test_the_compiled_catalogue_is_the_written_one(chinese: Catalog) -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert texts(compiled) == texts(chinese)


def test_no_message_hides_from_the_extractor() -> None:
    """An f-string in ``_()`` is never found in the catalogue, a call inside an f-string is never extracted."""
    hidden = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                inside = [each for each in ast.walk(node) if is_lookup(each)]
                hidden += [
                    f"{path}:{node.lineno}" for each in inside if isinstance(each.args[0], ast.Constant)
                ]
            elif is_lookup(node) and isinstance(node.args[0], ast.JoinedStr):
                hidden.append(f"{path}:{node.lineno}")
    assert hidden == []


def is_lookup(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKUPS


def texts(catalogue: Catalog) -> dict[Message, Message]:
    """List what a program can look up; babel compiles no message that has no translation."""
    return {key(each.id): key(each.string) for each in catalogue if each.id and any(key(each.string))}


def key(message: str | Sequence[str] | None) -> Message:
    return message if isinstance(message, str) else tuple(message or ())


def translated(catalogue: Catalog, message: Message) -> bool:
    entry = catalogue.get(message)
    if entry is None or entry.fuzzy or not entry.string:
        return False
    return all([entry.string] if isinstance(entry.string, str) else entry.string)


def fields(message: str) -> set[str]:
    """Name the ``{fields}`` of a message; one that is no pattern at all has none."""
    try:
        return {name for _text, name, _spec, _conversion in Formatter().parse(message) if name is not None}
    except ValueError:
        return set()


def test_the_places_looked_at_are_there() -> None:
    assert (Path(__file__).parents[2] / "newsroom").samefile(PACKAGE)
