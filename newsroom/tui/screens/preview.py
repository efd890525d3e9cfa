"""The issue as its readers will see it, and as the file will be."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content

from newsroom.issues import render
from newsroom.model import Issue
from newsroom.reading import Line, Page, Span, read_markdown, typeset
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.text.wrap import wrap
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.preview import PREVIEW_COMMANDS
from newsroom.tui.context import DeskApp, IssueChanged
from newsroom.tui.links import browse
from newsroom.tui.screens.full import FullScreen
from newsroom.tui.typesetting import head_lines, with_head
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.textbars import FooterBar
from newsroom.tui.widgets.titles import TitledBox


@offers(PREVIEW_COMMANDS)
class PreviewScreen(FullScreen):
    """The typeset issue; `m` changes to its Markdown and back."""

    app = getters.app(DeskApp)

    def __init__(self) -> None:
        super().__init__()
        self.markdown = False
        self._width = 0

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with TitledBox(id="preview-frame"):
            yield PageView(id="preview")
        yield FooterBar(id="footer")

    def on_mount(self) -> None:
        """Show the issue."""
        self.query_one(PageView).focus()

    @on(PageView.Resized)
    def _resized(self) -> None:
        self.show()

    def show(self, keep_place: bool = True) -> None:
        """Set the issue as it is now."""
        book, view = self.app.book, self.query_one(PageView)
        if book.issue is None:
            return
        text = render(book.issue, self.app.desk.publication)
        width = view.text_width
        page = self._source(text, width) if self.markdown else self._set(book.issue, text, view)
        view.show(page, keep_place=keep_place)
        kind = _("Markdown, as the file will be") if self.markdown else _("as readers will see it")
        self.query_one("#preview-frame").border_title = Content(f"{one_line(book.issue.title)} · {kind}")

    def _set(self, issue: Issue, text: str, view: PageView) -> Page:
        if issue.form == "daily":
            body = text.split("\n---\n", 1)[1] if text.startswith("---\n") and "\n---\n" in text else text
        else:
            from newsroom.issues.forms.document import document, markdown_of

            body = markdown_of(document(text))
        width = view.text_width
        ambiguous = self.app.desk.settings.ambiguous_width
        page = typeset(read_markdown(body), width, ambiguous, view.hang)
        return with_head(head_lines(issue.title, "title", width), page)

    def _source(self, text: str, width: int) -> Page:
        lines = []
        for number, line in enumerate(text.split("\n")):
            for a, b in wrap(line, width) or [(0, 0)]:
                lines.append(Line((Span(line[a:b], "", None),), number))
        return Page(tuple(lines), ())

    def toggle_markdown(self) -> None:
        """Show the Markdown, or the typeset page again."""
        self.markdown = not self.markdown
        self.show(keep_place=False)

    @on(IssueChanged)
    def _changed(self) -> None:
        self.show()

    @on(PageView.LinkClicked)
    def _link_clicked(self, event: PageView.LinkClicked) -> None:
        browse(self.app, event.address)

    @property
    def links(self) -> tuple[str, ...]:
        """The links on the page."""
        return self.query_one(PageView).page.links

    def close(self) -> None:
        """Go back."""
        self.dismiss(None)
