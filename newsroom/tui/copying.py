"""The issue leaves the desk by the clipboard: what is copied as what is asked, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from newsroom.desk import clipboard, copying
from newsroom.model import Issue
from newsroom.settings.language import _, ngettext
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

LAST = "copy.last"
"""Where the last choice is remembered: of what, and as what."""
Chosen = tuple[str, str]
"""``entry``, ``marked`` or ``issue``, and one of `copying.COPIES`."""


async def ask_what_to_copy(app: DeskApp, here: int | None = None, marked: Sequence[int] = ()) -> None:
    """Ask what of the open issue is copied as what, and copy it.

    Args:
        app: The app.
        here: The number of the entry under the cursor.
        marked: Those of the marked ones.
    """
    issue = app.book.issue
    if issue is None:
        return
    parts: dict[str, tuple[str, Sequence[int]]] = {}
    if marked:
        words = ngettext("{n} marked entry", "{n} marked entries", len(marked)).format(n=len(marked))
        parts["marked"] = (words, marked)
    if here is not None:
        parts["entry"] = (
            _("Entry {n}: {headline}").format(n=here, headline=issue.entries[here - 1].headline),
            (here,),
        )
    parts["issue"] = (_("The whole issue"), ())
    choices: list[Choice[Chosen]] = []
    for part, (words, _numbers) in parts.items():
        choices.append(Choice(None, words, heading=True))
        choices += [Choice((part, form), f"  {_(label)}") for form, label in copying.COPIES.items()]
    last = await app.jobs.read(app.desk.store.state.get, LAST, ["", "markdown"])

    def chosen(what: Chosen | None) -> None:
        if what is not None:
            run_guarded(app, _copy, app, issue, what, parts[what[0]][1])

    app.push_screen(ChoiceScreen(_("Copy"), choices, at=_place(choices, last)), chosen)


def _place(choices: Sequence[Choice[Chosen]], last: Sequence[str]) -> int:
    """Find the line of the last choice; where that part is not there, of the same form."""
    values = [choice.value for choice in choices]
    if tuple(last) in values:
        return values.index((last[0], last[1]))
    return next((n for n, value in enumerate(values) if value and value[1] == last[1]), 1)


async def _copy(app: DeskApp, issue: Issue, what: Chosen, numbers: Sequence[int]) -> None:
    part, form = what
    await app.jobs.write(app.desk.store.state.set, LAST, [part, form])
    made = await app.jobs.read(copying.copied, app.desk, issue, form, numbers)
    words = copying.described(issue, numbers, form)
    # In a browser the editor's clipboard is not that of the machine the desk runs on.
    tool = None if app.is_web else await app.jobs.read(clipboard.put, made.text, made.html)
    if tool is None and made.html:
        await _show_page(app, issue, form, numbers)
        return
    if tool is None:
        app.copy_to_clipboard(made.text)
    app.notify(_("Copied: {text}").format(text=words), markup=False)


async def _show_page(app: DeskApp, issue: Issue, form: str, numbers: Sequence[int]) -> None:
    """Show the page with a button, where nothing else can copy rich text."""
    if app.is_web:
        page = await app.jobs.read(copying.page, app.desk, issue, form, numbers)
        app.deliver_text(
            StringIO(page), save_filename=f"{form}.html", open_method="browser", mime_type="text/html"
        )
        return
    path = await app.jobs.read(copying.write_page, app.desk, issue, form, numbers)
    app.open_url(path.as_uri())
    words = _("No tool for rich text here: press the button on the page in the browser. {path}")
    app.notify(words.format(path=path), timeout=8, markup=False)
