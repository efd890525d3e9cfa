"""Old articles are tidied away on the desk, after a look at which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.desk import tidying
from newsroom.settings.clock import local
from newsroom.settings.language import _, ngettext
from newsroom.tui.context import StoriesChanged
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import PromptScreen, QuestionScreen

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk

_USUAL = 90
_LONGEST = 36_500
"""Days, as in the settings."""


def tidy(screen: Newsdesk) -> None:
    """Ask how old is old, show what would go, and delete it if the editor says so."""
    limits = screen.app.desk.settings.retention

    def answered(text: str | None) -> None:
        if text:
            run_guarded(screen.app, _show, screen, int(text))

    hint = _("Articles that came so many days ago. What is starred, held, annotated, picked or ran stays.")
    screen.app.push_screen(
        PromptScreen(_("Tidy up"), hint, str(limits.days or _USUAL), check=_why_no_days), answered
    )


def _why_no_days(text: str) -> str | None:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _LONGEST:
        return None
    return _("Days are a whole number from 1 to {most}.").format(most=_LONGEST)


async def _show(screen: Newsdesk, days: int) -> None:
    app = screen.app
    count = app.desk.settings.retention.count
    shown = await app.jobs.read(tidying.preview, app.desk, days, count)
    n = shown.articles
    if not n:
        app.notify(_("There is nothing so old to tidy away."), markup=False)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            run_guarded(screen.app, _tidy, screen, shown)

    lines = [f"{each.articles:>7,}  {local(each.oldest):%Y-%m-%d}  {each.title}" for each in shown.feeds]
    question = ngettext(
        "Delete this {n} article for good? It cannot be undone.",
        "Delete these {n} articles for good? It cannot be undone.",
        n,
    )
    asked = question.format(n=f"{n:,}")
    if app.desk.settings.backups.daily:
        kept = _("The backup of today, made first if there is none yet, keeps all.")
        asked = f"{asked}\n{kept}"
    app.push_screen(QuestionScreen(_("Tidy up"), asked, "\n".join(lines)), answered)


async def _tidy(screen: Newsdesk, shown: tidying.Preview) -> None:
    gone = await screen.app.jobs.write(tidying.tidy, screen.app.desk, shown)
    words = ngettext("{n} article deleted", "{n} articles deleted", gone)
    screen.app.notify(words.format(n=f"{gone:,}"), markup=False)
    screen.post_message(StoriesChanged(reload=True))
