"""The names that the room offers stand in three lists, which hold the same."""

import ast
from pathlib import Path

from newsroom import issues


def test_every_name_is_offered_typed_and_has_a_home() -> None:
    tree = ast.parse(Path(issues.__file__).read_text(encoding="utf-8"))
    typed = {
        alias.name: (node.module or "").removeprefix("newsroom.issues.")
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == issues._HOMES
    assert sorted(typed) == sorted(issues.__all__)
    assert all(hasattr(issues, name) for name in typed)
