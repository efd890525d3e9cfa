"""The last resort: what nobody foresaw is kept in a file and said in one line."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Sequence
from datetime import datetime

import newsroom
from newsroom.settings.language import _
from newsroom.settings.paths import state_folder


def report(error: Exception, arguments: Sequence[str]) -> str:
    """Write a full report of an error into the state folder; say in one line what it was and where it is."""
    summary = f"{type(error).__name__}: {error}"
    file = state_folder() / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    text = "\n".join(
        [
            f"newsroom {newsroom.__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"arguments: {list(arguments)}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as problem:
        message = _("newsroom: a fault in the program: {summary}; no report could be written: {problem}")
        return message.format(summary=summary, problem=problem)
    message = _("newsroom: a fault in the program: {summary}; the report is in {file}")
    return message.format(summary=summary, file=file)
