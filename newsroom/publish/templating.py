"""The templates that documents of other forms begin with: Jinja2 files, the editor's own before ours.

A template is run in a sandbox: it sees the values it is given, not the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsroom.model import NewsroomError
from newsroom.publish.writing import write_atomically
from newsroom.settings.language import _

OURS = Path(__file__).parent / "templates"
_ENDING = ".md.j2"


class TemplateFaulty(NewsroomError):
    """A template cannot be read or filled in."""


def names() -> list[str]:
    """Name the templates there are."""
    return sorted(path.name.removesuffix(_ENDING) for path in OURS.glob(f"*{_ENDING}"))


def place_of(name: str, folder: Path) -> Path:
    """Return the file a template is read from: the editor's in `folder` if there is one."""
    own = folder / (name + _ENDING)
    return own if own.exists() else OURS / (name + _ENDING)


def copy(name: str, folder: Path) -> Path:
    """Copy one of our templates into the editor's folder.

    Raises:
        TemplateFaulty: there is one of that name already.
        NewsroomError: it cannot be written.
    """
    target = folder / (name + _ENDING)
    if target.exists():
        raise TemplateFaulty(_("{file} is there already; nothing was written over it").format(file=target))
    write_atomically(target, (OURS / (name + _ENDING)).read_bytes())
    return target


def fill(name: str, folder: Path, values: Mapping[str, Any]) -> str:
    """Fill in a template.

    Raises:
        TemplateFaulty: it cannot be read, or has a fault; it says in which line.
    """
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from newsroom.issues.scalars import write_string

    path = place_of(name, folder)
    environment = ImmutableSandboxedEnvironment(
        autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["quoted"] = write_string
    try:
        return environment.from_string(path.read_text(encoding="utf-8")).render(values)
    except TemplateSyntaxError as error:
        message = _("{file}, line {line}: {reason}")
        reason = error.message or ""
        raise TemplateFaulty(message.format(file=path, line=error.lineno, reason=reason)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateFaulty(_("{file} cannot be read: {reason}").format(file=path, reason=error)) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateFaulty(
            _("{file} cannot be filled in: {reason}").format(file=path, reason=error)
        ) from None
