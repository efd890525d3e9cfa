"""What an empty place says: what to press next."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.settings.language import _
from newsroom.tui.commands.base import keyed
from newsroom.tui.widgets.wrapped import Wrapped


class Empty(Wrapped):
    """What a pane says while there is nothing in it."""

    def __init__(self, words: Callable[[], str], *, id: str) -> None:
        super().__init__(words(), id=id)
        self._words = words

    def show_keys(self) -> None:
        """Name the keys in force."""
        self.say(self._words())


def first_steps() -> str:
    """Return the offer of a newsroom without feeds."""
    return "\n".join(
        [
            _("This newsroom has no feeds yet."),
            "",
            keyed(_("{desk.sample}  look around in the sample newsroom")),
            keyed(_("{feeds.starter}  take a starter list of AI and technology feeds")),
            keyed(_("{feeds.import}  import feeds from an OPML file")),
            keyed(_("{feeds.add}  add a feed by its address")),
            "",
            keyed(_("{desk.help}  help    {desk.quit|desk.leave}  quit")),
        ]
    )


def no_article() -> str:
    """Return what the reader says without an article."""
    return "\n".join(
        [
            _("The story under the inbox's cursor is shown here."),
            "",
            keyed(_("{desk.inbox}  go to the inbox")),
        ]
    )


def no_issue() -> str:
    """Return what the composer says without an issue."""
    return "\n".join(
        [
            _("No issue is open."),
            "",
            keyed(_("{desk.issues}  start or choose an issue")),
            keyed(_("{inbox.pick}  pick the story under the cursor: starts today's issue")),
        ]
    )
