"""A draft while a language model writes it, in the place of the text it is going to replace."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on
from textual.content import Content
from textual.message import Message

from newsroom.desk.drafting import Drafted, Task, field_of
from newsroom.issues import characters
from newsroom.model import NewsroomError, StoredIssue
from newsroom.reading import Line, Page, read_markdown, typeset
from newsroom.settings.language import _
from newsroom.tui.answers import Answer
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.incoming import INCOMING_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.typesetting import HEAD, head_lines
from newsroom.tui.widgets.pageview import PageView

if TYPE_CHECKING:
    from textual.worker import Worker


@offers(INCOMING_COMMANDS)
class Incoming(PageView):
    """Shows an answer as it comes. A whole one is put in; of one that broke off the editor decides."""

    app = getters.app(DeskApp)

    @dataclass
    class Finished(Message):
        """There is a draft to put in; it may have broken off and be kept all the same."""

        drafted: Drafted

    class Changed(Message):
        """It can do other things now than before: the footer shows which."""

    def __init__(self, stored: StoredIssue, task: Task, uid: str | None, label: str, model: str) -> None:
        """Make one.

        Args:
            stored: The issue as it is on the screen.
            task: What the model is asked for.
            uid: The entry's, for a text of an entry.
            label: What the text is called.
            model: The model's name.
        """
        super().__init__()
        self._asked = (stored, task, uid)
        self._label = label
        self._model = model
        self.text = ""
        self.problem: str | None = None
        """Why the answer broke off; None while it comes."""
        self._worker: Worker[None] | None = None

    @property
    def field(self) -> str:
        """The field it is for."""
        return field_of(self._asked[1])

    def on_mount(self) -> None:
        """Ask."""
        self.ask()
        self.focus()

    def ask(self) -> None:
        """Ask the model, again if it was asked before."""
        self.text, self.problem = "", None
        self.border_title = Content(
            _("{field} · {model} is writing").format(field=self._label, model=self._model)
        )
        self._show()
        self._worker = self.run_worker(self._read, exclusive=True, group="model", exit_on_error=True)

    async def _read(self) -> None:
        stored, task, uid = self._asked
        try:
            async with aclosing(Answer(self.app.desk, stored, task, uid).states()) as states:
                async for text in states:
                    self.text = text
                    self._show()
        except NewsroomError as error:
            self.problem = str(error)
            self._show()
            return
        self.finish()

    def finish(self) -> None:
        """Have what came put in."""
        drafted = Drafted(
            field=self.field,
            text=self.text,
            uid=self._asked[2],
            model=self._model,
            unfinished=self.problem is not None,
        )
        self.post_message(self.Finished(drafted))

    def stop(self) -> None:
        """Break off the answer."""
        if self._worker is not None:
            self._worker.cancel()

    @on(PageView.Resized)
    def _set_anew(self) -> None:
        self._show()

    def _show(self) -> None:
        """Show what has come, its end on the screen."""
        if not self.is_mounted:
            return
        width = self.text_width
        lines = list(typeset(read_markdown(self.text), width, self.app.desk.settings.ambiguous_width).lines)
        if self.problem is not None:
            words = _("{incoming.again} asks again, {editor.stop} brings the old text back.")
            title = _("{field} · no draft came")
            if self.text:
                lines.append(Line((), HEAD))
                words = _(
                    "Unfinished: {incoming.keep} keeps what came, {incoming.again} asks"
                    " again, {editor.stop} brings the old text back."
                )
                title = _("{field} · unfinished")
            lines += [*head_lines(self.problem, "finding", width), *head_lines(keyed(words), "muted", width)]
            self.border_title = Content(title.format(field=self._label))
        elif not self.text:
            lines = head_lines(_("Waiting for the first words …"), "muted", width)
        self.show(Page(tuple(lines), ()))
        self.scroll_to(y=max(0, len(lines) - self.visible_lines), animate=False, immediate=True)
        self.border_subtitle = Content(
            _("{n} characters").format(n=characters(self.text)) if self.text else ""
        )
        self.post_message(self.Changed())
