from __future__ import annotations

import re
import tomllib
from pathlib import Path

from newsroom.settings.extras import EXTRAS, to_install


def test_what_is_advised_is_what_the_extras_of_the_package_bring() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    ours = {name: [re.split(r"[\[>=<]", each)[0] for each in extras[name]] for name in EXTRAS}
    assert ours == {name: [package] for name, package in EXTRAS.items()}
    assert to_install("serve", "images") == "python3 -m pip install textual-serve textual-image"
