"""What newsroom/WALKTHROUGHS.md has one paste works as it stands, from the first file to what README says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.preflight.rules import RULES
from tests.walkthroughs import Block, paste, pasted, walkthroughs

WHOLE = (
    "tests/cli/test_readmes.py",
    "tests/cli/test_reference.py::test_the_reference_is_the_one_of_the_code",
    "tests/tui/test_keys.py::test_presets_name_real_commands_and_give_no_key_twice",
)
"""What a new command, export or form is held to besides its own tests."""


def python(root: Path, *arguments: str) -> str:
    """Run a module of a copy of the program; return what it prints."""
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=root, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_walk_throughs_work_as_they_stand(tmp_path: Path) -> None:
    tests = pasted(tmp_path)
    assert len(tests) == 5
    assert python(tmp_path, "tests.catalogue") == "", "messages without Chinese"
    python(tmp_path, "tests.reference")
    python(tmp_path, "pytest", "-q", "-n0", "-p", "no:cacheprovider", *tests, *WHOLE)


def test_the_rule_has_the_next_free_number_of_its_family() -> None:
    last = max(rule.id for rule in RULES if rule.id.startswith("CP"))
    [file] = (
        each for each in walkthroughs() if each.file.startswith("newsroom/preflight/") and each.kind != "diff"
    )
    assert f'"CP{int(last[2:]) + 1:03}"' in file.text


def test_a_change_that_no_longer_fits_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "newsroom").mkdir()
    (tmp_path / "newsroom" / "a.py").write_text("one = 1\ntwo = 2\n", encoding="utf-8")
    paste(Block("newsroom/a.py", "diff", " one = 1\n+half = 0.5\n@@\n-2\n+3\n"), tmp_path)
    assert (tmp_path / "newsroom" / "a.py").read_text(encoding="utf-8") == "one = 1\nhalf = 0.5\ntwo = 3\n"
    with pytest.raises(ValueError, match=r"a\.py has this 0 times"):
        paste(Block("newsroom/a.py", "diff", " three = 3\n+four = 4\n"), tmp_path)
