"""What preflight found, as a list; Enter goes to the very words."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.model import Finding
from newsroom.settings.language import N_, _
from newsroom.tui.context import DeskApp
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

PLACES = {
    "front": N_("front matter"),
    "lead": N_("lead"),
    "headline": N_("headline"),
    "link": N_("link"),
    "summary": N_("summary"),
    "commentary": N_("commentary"),
}


def place_of(finding: Finding) -> str:
    """Return where a finding is, in words: ``3 · link``."""
    parts = [str(finding.entry)] if finding.entry else []
    if finding.field in PLACES:
        parts.append(_(PLACES[finding.field]))
    return " · ".join(parts)


def choices_of(findings: Sequence[Finding], app: DeskApp) -> list[Choice[Finding]]:
    """Return the findings as lines: sign, rule, message, place."""
    return [
        Choice(f, f"{getattr(app.signs, f.severity)} {f.rule} {f.message}", place_of(f)) for f in findings
    ]


async def show_findings(app: DeskApp) -> None:
    """Check the open issue now and list the findings; the chosen one opens its words in the editor."""
    await app.book.check()
    findings = app.book.findings
    if not findings:
        app.notify(_("The check found nothing."), markup=False)
        return
    title = _("Check: {n} findings").format(n=len(findings))

    def chosen(finding: Finding | None) -> None:
        if finding is not None:
            go_to(app, finding)

    app.push_screen(
        ChoiceScreen(title, choices_of(findings, app), hint=_("Enter go to the words · Esc close")), chosen
    )


def go_to(app: DeskApp, finding: Finding) -> None:
    """Open the editor on what a finding is about."""
    from newsroom.tui.screens.editor import edit_part

    issue = app.book.issue
    if issue is None:
        return
    if finding.entry and finding.entry <= len(issue.entries):
        edit_part(app, issue.entries[finding.entry - 1], finding)
    elif finding.field in ("lead", "commentary"):
        edit_part(app, finding.field, finding)
    else:
        app.notify(_("This is in the front matter; D sets the date of the issue."), markup=False)
