"""Keep the Chinese catalogue in step with the code: ``python -m tests.catalogue`` updates .po and .mo.

Messages come from ``_()``, ``ngettext()`` and ``N_()``, and from the docstrings of commands: their help.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

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


def updated() -> Catalog:
    """Return the Chinese catalogue with exactly the messages of the source."""
    with PO.open("rb") as file:
        chinese = read_po(file, locale="zh_CN")
    chinese.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    chinese.obsolete.clear()
    return chinese


def main() -> None:
    """Write the catalogue and say what has no translation yet."""
    chinese = updated() if PO.exists() else messages()
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
