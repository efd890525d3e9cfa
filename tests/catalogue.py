"""Keep the Chinese catalogue in step with the code: ``python -m tests.catalogue`` updates .po and .mo.

Messages come from ``_()``, ``ngettext()`` and ``N_()``, and from the docstrings of commands: their help.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "newsroom" / "locale" / "zh_CN" / "LC_MESSAGES" / "newsroom.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "said": None, "said_of": (1, 2)}


def assigned(node: ast.ClassDef) -> set[str]:
    """Return the names that a class assigns."""
    targets = [item.targets[0] for item in node.body if isinstance(item, ast.Assign)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def command_help() -> Iterator[tuple[str, int, str]]:
    """Yield file, line and text of the docstring of every command class."""
    for path in sorted((ROOT / "newsroom" / "tui" / "commands").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and "id" in assigned(node):
                text = ast.get_docstring(node, clean=False)
                if text:
                    yield str(path.relative_to(ROOT)), node.lineno, inspect.cleandoc(text)


def messages() -> Catalog:
    """Return all messages of the source."""
    catalog = Catalog(project="newsroom", charset="utf-8")
    found = extract_from_dir(
        ROOT / "newsroom", [("**.py", "python")], {}, KEYWORDS, comment_tags=("Translators:",)
    )
    for name, line, message, comments, context in found:
        catalog.add(message, None, [(f"newsroom/{name}", line)], auto_comments=comments, context=context)
    for name, line, text in command_help():
        catalog.add(text, None, [(name, line)])
    return catalog


class Twice(ValueError):
    """A message has two translations."""


class Joining(Catalog):
    """A catalogue that joins what stands in it twice: Babel alone keeps the first, which may be empty."""

    def __setitem__(self, id: str | list[str] | tuple[str, ...], message: Message) -> None:
        """Add a message, and its translation where that was empty.

        Raises:
            Twice: it has another already.
        """
        there = self.get(id, message.context) if id else None
        before, now = (_forms(each) if each is not None else () for each in (there, message))
        if there is not None and any(now):
            if any(before) and before != now:
                raise Twice(f"twice in {PO.name}, leave one: {id!r}: {before} and {now}")
            there.string = message.string
        super().__setitem__(id, message)


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def read_chinese(path: Path = PO) -> Catalog:
    """Read the Chinese catalogue; new messages may stand behind it, whether they are in it already or not.

    Raises:
        Twice: a message has two translations.
    """
    chinese = Joining(locale="zh_CN", charset="utf-8")
    with path.open("rb") as file:
        PoFileParser(chinese).parse(file)
    return chinese


def updated() -> Catalog:
    """Return the Chinese catalogue with exactly the messages of the source.

    Raises:
        Twice: a message has two translations.
    """
    chinese = read_chinese()
    chinese.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    chinese.obsolete.clear()
    return chinese


def main() -> None:
    """Write the catalogue and say what has no translation yet."""
    try:
        chinese = updated() if PO.exists() else messages()
    except Twice as error:
        sys.exit(str(error))
    chinese.locale = "zh_CN"
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, chinese, width=110, omit_header=False, include_lineno=False, sort_output=True)
    with MO.open("wb") as file:
        write_mo(file, chinese)
    for message in chinese:
        if message.id and not (all(message.string) if isinstance(message.string, tuple) else message.string):
            print("untranslated:", message.id)


if __name__ == "__main__":
    main()
