"""The templates that documents of other forms begin with: Jinja2 files, the editor's own before ours.

A template is run in a sandbox: it sees the values it is given, not the machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from traceback import walk_tb
from typing import Any

from newsroom.model import NewsroomError
from newsroom.publish.templatefaults import plain_fault
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
    """Fill in a template; it may include others of its folder and ours.

    Raises:
        TemplateFaulty: it cannot be read, or has a fault; it names file and line.
    """
    from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from newsroom.issues.scalars import write_string

    path = place_of(name, folder)
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([folder, OURS]),
        autoescape=False,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = write_string
    try:
        return environment.get_template(path.name).render(values)
    except TemplateSyntaxError as error:
        reason = plain_fault(error.message or "")
        raise _faulty(error.filename or str(path), error.lineno, reason) from None
    except TemplateNotFound as error:  # An OSError too: what the template includes is not there.
        file, line = _place_of_fault(error, (folder, OURS)) or (str(path), 0)
        missing = _("there is no template {name}").format(name=error.name)
        raise _faulty(file, line, missing) from None
    except (OSError, UnicodeDecodeError) as error:
        from newsroom.settings.reasons import reason_of

        reason = reason_of(error)
        raise TemplateFaulty(_("{file} cannot be read: {reason}").format(file=path, reason=reason)) from None
    except Exception as error:  # A template is a program of the editor's: anything may come of it.
        file, line = _place_of_fault(error, (folder, OURS)) or (str(path), 0)
        raise _faulty(file, line, plain_fault(str(error)) or type(error).__name__) from None


def _faulty(file: str, line: int, reason: str) -> TemplateFaulty:
    if not line:
        return TemplateFaulty(_("{file} cannot be filled in: {reason}").format(file=file, reason=reason))
    return TemplateFaulty(_("{file}, line {line}: {reason}").format(file=file, line=line, reason=reason))


def _place_of_fault(error: Exception, folders: Sequence[Path]) -> tuple[str, int] | None:
    """Find the innermost line of a template that an error came from; Jinja2 rewrites its traceback so."""
    places = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(_ENDING) and Path(frame.f_code.co_filename).parent in folders
    ]
    return places[-1] if places else None
