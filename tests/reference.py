"""Keep the reference of both READMEs in step with the code: ``python -m tests.reference``."""

from __future__ import annotations

import re
from pathlib import Path

from newsroom.cli.app import app
from newsroom.cli.reference import table
from newsroom.settings.language import use_language
from newsroom.settings.template import default_text

ROOT = Path(__file__).parent.parent
FILES = {"README.md": "en", "README.zh-CN.md": "zh"}


def sections(language: str) -> dict[str, str]:
    """Return what stands between the markers, by the marker's name."""
    use_language(language)
    try:
        return {"commands": table(app), "settings": f"```toml\n{default_text().strip()}\n```"}
    finally:
        use_language(None)


def written(text: str, language: str) -> str:
    """Return a README with its reference made anew."""
    for name, content in sections(language).items():
        pattern = rf"(<!-- {name}: made by python -m tests.reference -->\n).*?(\n<!-- end -->)"
        text, count = re.subn(pattern, lambda found: found[1] + content + found[2], text, flags=re.DOTALL)  # noqa: B023
        if count != 1:
            raise SystemExit(f"a README has {count} places for {name}, not one")
    return text


def main() -> None:
    """Write both files."""
    for name, language in FILES.items():
        path = ROOT / name
        path.write_text(written(path.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    main()
