"""The house as a whole: which way its files import one another, within functions and for types too."""

from __future__ import annotations

from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

import newsroom

ROOT = Path(newsroom.__file__).parent

ABOVE = {"widgets": ("panes", "screens"), "panes": ("screens",)}
"""What of the screen lies around what: it is asked by messages, not imported."""
PACKAGES = sorted(
    f"newsroom.{'.'.join(path.parent.relative_to(ROOT).parts)}"
    for path in ROOT.glob("*/**/__init__.py")
    if path.parent != ROOT / "tui"
)
"""Every package but `tui`: its commands open screens, and screens offer commands."""
Imports = dict[str, frozenset[str]]


@cache
def imports_of(*, types: bool) -> Imports:
    """Return what each module imports of newsroom, types among it where wanted."""
    graph = grimp.build_graph("newsroom", exclude_type_checking_imports=not types, cache_dir=None)
    return {module: frozenset(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def among(parent: str, imports: Imports) -> Imports:
    """Return what the rooms within a package import of one another, each with all that is in it."""
    found: dict[str, set[str]] = {}
    for module, imported in imports.items():
        if module.startswith(parent + "."):
            room = room_in(parent, module)
            found.setdefault(room, set()).update(
                room_in(parent, each) for each in imported if each.startswith(parent + ".")
            )
            found[room].discard(room)
    return {room: frozenset(named) for room, named in found.items()}


def room_in(parent: str, module: str) -> str:
    """Return the room within a package that a module is in, or is."""
    return module.removeprefix(parent + ".").split(".")[0]


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


def test_no_module_imports_in_a_circle_neither_within_functions_nor_for_types() -> None:
    assert circle_in(imports_of(types=True)) == ""


@pytest.mark.parametrize("parent", ["newsroom", *PACKAGES])
def test_no_packages_import_in_a_circle(parent: str) -> None:
    assert circle_in(among(parent, imports_of(types=True))) == ""


def test_what_lies_within_imports_nothing_of_what_lies_around_it() -> None:
    for room, above in ABOVE.items():
        around = tuple(f"newsroom.tui.{each}." for each in above)
        for module, imported in imports_of(types=True).items():
            if module.startswith(f"newsroom.tui.{room}."):
                assert not [each for each in imported if each.startswith(around)], module


@pytest.mark.parametrize("module", ["newsroom.tui.picking", "newsroom.store.errors"])
def test_imports_within_functions_are_seen(module: str) -> None:
    wanted = {
        "newsroom.tui.picking": "newsroom.tui.documents",
        "newsroom.store.errors": "newsroom.store.copies",
    }
    assert wanted[module] in imports_of(types=False)[module]
