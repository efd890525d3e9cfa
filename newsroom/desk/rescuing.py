"""A text that the database does not take is written to a file of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from newsroom import issues
from newsroom.desk.context import Desk
from newsroom.model import Issue


def rescue(desk: Desk, content: Issue, aside: dict[str, str] | None = None) -> Path:
    """Write an issue to a Markdown file beside the database, or where there is room for one.

    Args:
        desk: The newsroom.
        content: The issue as it is on the screen.
        aside: Texts that are not in it, by what they are; they follow the issue.

    Returns:
        The file; ``newsroom issue import`` reads it.

    Raises:
        PublishError: no folder takes it.
    """
    from newsroom.publish import PublishError, write_atomically

    text = issues.render(content, desk.publication)
    for name, words in (aside or {}).items():
        text += f"\n<!-- {name} -->\n\n{words}\n"
    moment = desk.local_now()
    name = f"newsroom-rescue-{content.date or 'undated'}-{moment:%Y%m%d-%H%M%S}.md"
    folders = dict.fromkeys((desk.store.path.absolute().parent, Path.home(), Path(tempfile.gettempdir())))
    for folder in folders:
        try:
            write_atomically(folder / name, issues.encode(text))
        except PublishError as error:
            failure = error
        else:
            return folder / name
    raise failure
