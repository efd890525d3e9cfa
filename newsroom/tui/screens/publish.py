"""发布: the forms an issue goes out in, what each would do, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.strip import Strip
from textual.widgets import Static

from newsroom.desk.mailing import Mailing, send
from newsroom.desk.publishing import Plan
from newsroom.desk.publishing import publish as carry_out
from newsroom.model import NewsroomError, Severity
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width, pad, truncate
from newsroom.text.clean import one_line
from newsroom.tui import publishing
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.publish import PUBLISH_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.hooks import tell_hooks
from newsroom.tui.jobs import run_guarded
from newsroom.tui.publishing import CHOSEN, Question, Row
from newsroom.tui.screens.dialogs import Dialog, QuestionScreen
from newsroom.tui.widgets.linelist import ItemList, LineList
from newsroom.tui.widgets.strips import justified

_BESIDE = 6
"""Lines above and below the list."""
_LABEL = 28
"""Cells of the names at most."""


class _Shown(Struct, frozen=True):
    """A row with its check mark and, once it was carried out, what came of it."""

    row: Row
    taken: bool = False
    result: str = ""
    failed: bool = False


class FormList(ItemList[_Shown]):
    """Forms, one line each: taken or not, its name, where it goes, what that means."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"form--taken", "form--text", "form--blocked", "form--done"}

    @property
    def label(self) -> int:
        """Cells of the names: as many as the longest has."""
        return min(max((cell_width(one_line(each.row.label)) for each in self.items), default=0), _LABEL)

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a form."""
        shown = self.items[index]
        row, text = shown.row, self.style_of("form--text")
        mark = "[x]" if shown.taken else "[ ]"
        state = self.style_of("line--muted")
        if shown.failed or row.blocked:
            state = self.style_of("form--blocked")
        elif shown.result:
            state = self.style_of("form--done")
        left = [
            (f" {mark} ", self.style_of("form--taken") if shown.taken else text),
            (pad(truncate(one_line(row.label), self.label), self.label + 1), text),
            (one_line(row.shown_place), self.style_of("line--muted")),
        ]
        return justified(left, [(f"  {shown.result or row.state} ", state)], width, 2)


@offers(PUBLISH_COMMANDS)
class PublishScreen(Dialog[None]):
    """Choose forms by space; Enter publishes, the list then tells what came of each."""

    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__()
        self.busy = False
        self.looking = True
        """What each form would do is not known yet."""
        self._wanted = False
        """To publish was asked for while that was so; it waits."""
        self._results: dict[str, tuple[str, bool]] = {}
        """By form: what came of it, and whether it failed."""

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            yield Static(_("Looking at what would be written…"), markup=False, id="hint")
            yield FormList(id="forms")
            yield Static("", markup=False, id="state")

    def on_mount(self) -> None:
        """Name the box and find out what would be done."""
        title = self.app.book.issue.title if self.app.book.issue else ""
        self.frame().border_title = Content(_("Publish {title}").format(title=one_line(title)))
        self.hint(
            _(
                "{publish.take} take · {publish.go} publish · {publish.open} open ·"
                " {publish.yank} path · {publish.check} check · {dialog.close}"
                " close"
            )
        )
        self.forms.focus()
        run_guarded(self, self._begin)

    def on_resize(self) -> None:
        """Keep the list within the box."""
        self._fit()

    def _fit(self) -> None:
        self.forms.styles.height = min(max(len(self.forms), 1), self.room(_BESIDE))

    @property
    def forms(self) -> FormList:
        """The list."""
        return self.query_one(FormList)

    @property
    def current(self) -> Row | None:
        """The form under the cursor."""
        shown = self.forms.current if self.is_mounted else None
        return shown.row if shown else None

    def file(self) -> Path | None:
        """Return the file under the cursor, if there is one."""
        path = self.current.path if self.current else None
        if path is not None and path.is_dir():
            path = path / "index.html"
        return path if path is not None and path.is_file() else None

    def chosen(self) -> list[str]:
        """Return the ids of the forms that are taken."""
        return [shown.row.id for shown in self.forms.items if shown.taken]

    def toggle(self) -> None:
        """Take the form under the cursor or leave it out, and go to the next."""
        if self.busy or (shown := self.forms.current) is None:
            return
        place = self.forms.cursor
        items = list(self.forms.items)
        items[place] = replace(shown, taken=not shown.taken, result="", failed=False)
        self.forms.items = tuple(items)
        self.forms.item_changed(place)
        self.forms.cursor += 1

    # What would be done

    async def _begin(self) -> None:
        try:
            taken = await self.app.jobs.read(self.app.desk.store.state.get, CHOSEN, None)
            wanted = self.app.desk.publication.targets if taken is None else taken
            await self._look(set(wanted))
        finally:
            self.looking = False
        if self._wanted and self.is_attached:
            if self.chosen():
                await self.publish()
            else:
                self.app.notify(keyed(_("Take a form first: {publish.take}.")), markup=False)

    async def _look(self, taken: set[str], results: dict[str, tuple[str, bool]] | None = None) -> None:
        """Read what each form would do now, and show it."""
        head = self.app.book.head
        if head is None:
            return
        await self.app.book.written()
        await self.app.book.check_to_the_end()
        rows, errors = await self.app.jobs.read(publishing.rows, self.app.desk, head.id)
        if not self.is_attached:
            return
        told = results or {}
        self.forms.fill(_Shown(row, row.id in taken, *told.get(row.id, ("", False))) for row in rows)
        self._fit()
        self.query_one("#hint", Static).update(self._summary(errors))
        self._describe()

    def _summary(self, errors: int) -> str:
        warnings = sum(f.severity is Severity.WARNING and f.override is None for f in self.app.book.findings)
        found = (
            ngettext("{n} error stops it", "{n} errors stop it", errors).format(n=errors) if errors else ""
        )
        words = ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else ""
        check = " · ".join(each for each in (found, words) if each) or _("nothing found")
        folder = publishing.folder_of(self.app.desk, self.app.book.issue)
        return _("Check: {check}\nFolder: {folder}").format(check=check, folder=folder)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._describe()

    @on(LineList.Chosen)
    def _twice(self) -> None:
        self.toggle()

    def _describe(self) -> None:
        """Show the whole of what the line under the cursor says."""
        shown = self.forms.current
        if shown is not None and not self.busy:
            words = shown.row.note or shown.row.place
            self.query_one("#state", Static).update(one_line(words))

    def tell(self, words: str) -> None:
        """Show what is being done."""
        if self.is_attached:
            self.query_one("#state", Static).update(one_line(words))

    # Doing it: each step begins the next, so that nothing waits for an answer when the desk is left

    async def publish(self) -> None:
        """Carry out what is taken: what is in the way is asked about, mail last of all.

        While it still looks, that waits: what is taken is not known before.
        """
        if self.looking:
            self._wanted = True
            return
        head = self.app.book.head
        if head is not None:
            self.busy = True
            self._results = {}
            await self._step(partial(self._plan, head.id, self.chosen()))

    async def _step(self, step: Callable[[], Awaitable[None]]) -> None:
        """Do a step; where it fails all is over, and the list takes commands again."""
        try:
            await step()
        except BaseException:
            self._give_up()
            raise

    async def _plan(self, issue: int, chosen: Sequence[str]) -> None:
        """Find out what would be done, and ask about it."""
        remembered = [each for each in chosen if each not in publishing.NEVER_AGAIN]
        await self.app.jobs.write(self.app.desk.store.state.set, CHOSEN, remembered)
        letters = [each for each in chosen if publishing.is_mail(each)]
        if not remembered:
            await self._next_letter(issue, letters)
            return
        planned = await self.app.jobs.read(publishing.plan, self.app.desk, issue, remembered)
        then = partial(self._write, planned, letters)
        self._ask(list(publishing.questions(planned)), then, self._give_up)

    async def _write(self, planned: Plan, letters: Sequence[str]) -> None:
        """Write, commit, push and run hooks."""
        if planned.errors or any(each.blocked for each in planned.files):
            planned = replace(planned, force=True, overwrite=True)  # the editor has been asked about each

        def tell(words: str) -> None:
            self.call_later(self.tell, words)  # from the thread that does the work

        done = await self.app.jobs.read(carry_out, self.app.desk, planned, tell)
        self._results |= publishing.results(planned, done)
        self._say(publishing.told(done))
        tell_hooks(self.app, done.hooks)
        await self._next_letter(planned.head.id, letters if done.fine else ())

    async def _next_letter(self, issue: int, letters: Sequence[str]) -> None:
        """Ask about the next mail; after the last one show what came of everything."""
        if not letters:
            await self._finish()
            return
        target, rest = letters[0], letters[1:]
        self._results[target] = (_("not sent"), True)
        try:
            mailing = await self.app.jobs.read(publishing.mailing_of, self.app.desk, issue, target)
        except NewsroomError as error:
            self._say((str(error), False))
            await self._next_letter(issue, rest)
            return
        go_on = partial(self._next_letter, issue, rest)
        then = partial(self._send, mailing, target, go_on)
        self._ask([publishing.mail_question(mailing)], then, lambda: run_guarded(self.app, self._step, go_on))

    async def _send(self, mailing: Mailing, target: str, go_on: Callable[[], Awaitable[None]]) -> None:
        self.tell(_("handing the message to {host}…").format(host=mailing.server.host))
        try:
            delivered = await self.app.jobs.read(send, self.app.desk, mailing)
        except NewsroomError as error:
            self._say((str(error), False))
        else:
            words, fine = publishing.mail_told(delivered)
            self._say((words, fine))
            n = len(delivered.taken)
            self._results[target] = (ngettext("sent to {n}", "sent to {n}", n).format(n=n), not fine)
        await go_on()

    async def _finish(self) -> None:
        self.busy = False
        await self.app.book.open()
        await self._look(set(self._results) - publishing.NEVER_AGAIN, self._results)

    def _give_up(self) -> None:
        self.busy = False
        if self.is_attached:
            self._describe()

    def _ask(
        self,
        questions: Sequence[Question],
        then: Callable[[], Awaitable[None]],
        otherwise: Callable[[], None],
    ) -> None:
        """Ask one after another; go on if all are answered yes."""
        if not questions:
            run_guarded(self.app, self._step, then)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._ask(questions[1:], then, otherwise)
            else:
                otherwise()

        first = questions[0]
        self.app.push_screen(QuestionScreen(first.title, first.words, first.about), answered)

    def _say(self, told: tuple[str, bool]) -> None:
        words, fine = told
        severity: SeverityLevel = "information" if fine else "warning"
        self.app.notify(words, severity=severity, timeout=10, markup=False)
