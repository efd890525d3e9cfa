"""The house as a whole: which way its files import one another, within functions too."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

SHOWN = tuple(f"newsroom.tui.{room}" for room in ("context", "panes", "screens", "widgets"))
"""What is on the screen: a command or a verb of the desk names, as a type, what it is done to."""

Imports = dict[str, frozenset[str]]


def imports_of(*, types: bool) -> Imports:
    """Return what each module imports of newsroom, types among it where wanted."""
    graph = grimp.build_graph("newsroom", exclude_type_checking_imports=not types, cache_dir=None)
    return {module: frozenset(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def circle_in(imports: Imports) -> str:
    """Return a circle in words, '' where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return " <- ".join(error.args[1])
    return ""


def test_a_circle_is_found() -> None:
    imports = {"desk": frozenset({"store"}), "store": frozenset({"model", "desk"}), "model": frozenset[str]()}
    assert set(circle_in(imports).split(" <- ")) == {"desk", "store"}


def test_no_module_imports_in_a_circle_not_even_within_functions() -> None:
    assert circle_in(imports_of(types=False)) == ""


def test_types_make_no_circle_but_of_a_command_and_what_it_is_done_to() -> None:
    run = imports_of(types=False)
    imports = {
        module: frozenset(each for each in named if each in run[module] or not each.startswith(SHOWN))
        for module, named in imports_of(types=True).items()
    }
    assert circle_in(imports) == ""


@pytest.mark.parametrize("module", ["newsroom.tui.picking", "newsroom.store.errors"])
def test_imports_within_functions_are_seen(module: str) -> None:
    wanted = {
        "newsroom.tui.picking": "newsroom.tui.documents",
        "newsroom.store.errors": "newsroom.store.copies",
    }
    assert wanted[module] in imports_of(types=False)[module]
