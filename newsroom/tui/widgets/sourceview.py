"""What a text is written from, beside it: an entry's source as it was kept, or the issue's entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, getters, on
from textual.content import Content

from newsroom.model import Evidence, Issue
from newsroom.reading import Page
from newsroom.settings.language import _
from newsroom.tui.commands.base import keyed
from newsroom.tui.context import DeskApp
from newsroom.tui.typeahead import Typed
from newsroom.tui.typesetting import entries_page, evidence_page, head_lines, sources_page
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.pageview import PageView

if TYPE_CHECKING:
    from newsroom.preflight.passages import Passage


class SourceView(PageView):
    """Set anew at every width; the passage that is pointed at stays marked."""

    app = getters.app(DeskApp)

    def __init__(self, tell: Callable[[str], None], *, id: str | None = None) -> None:
        """Make it; `tell` says something to the editor."""
        super().__init__(id=id)
        self._tell = tell
        self._maker: Callable[[int], Page] | None = None
        self._width = 0
        self._evidence: Evidence | None = None
        self._passage: Passage | None = None
        self.draft: Draft | None = None
        """The field beside it that had the cursor last."""

    def take_typed(self, event: Typed) -> bool:
        """Take what is typed or pasted here and is no command.

        A pasted text, and what an input method sends, are meant for the draft: they are put in there, and the
        cursor goes with them. A Latin letter may as well be a command that there is none of.
        """
        letter = event.character or "" if isinstance(event, events.Key) and event.is_printable else ""
        if isinstance(event, events.Key) and letter.isascii():
            if letter:
                self._tell(
                    keyed(_("Letters are commands in the source; {editor.next_field} goes back to the text."))
                )
            return bool(letter)
        if self.draft is None or self.draft.read_only:
            return False
        # At once: what comes behind it is for the draft.
        self.screen.set_focus(self.draft)
        if isinstance(event, events.Paste):
            self.draft.take_pasted(event)
        else:
            self.draft.replace_typed(letter, *self.draft.selection)
        return True

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Show a source of an entry; None: it has none."""
        self.border_title = Content(_("Source"))
        self._evidence = evidence
        self._set(self._source_page)

    def show_entries(self, issue: Issue | None) -> None:
        """Show what lead and commentary are written from."""
        self.border_title = Content(_("Entries"))
        self._set(lambda width: entries_page(issue, width))

    def show_cited(self, issue: Issue | None) -> None:
        """Show what a deep dive or review cites."""
        from newsroom.issues.forms.sections import CITATIONS

        self.border_title = Content(CITATIONS)
        self._set(lambda width: sources_page(issue, width))

    def point_at(self, passage: Passage | None) -> None:
        """Mark a passage and bring it up, its source if another is shown; None: nothing is marked."""
        self._passage = passage
        if passage is not None and self._evidence not in (None, passage.evidence):
            self.show_evidence(passage.evidence)
        else:
            self._mark()

    def _source_page(self, width: int) -> Page:
        if self._evidence is None:
            words = _("No source of this entry is kept: it was written by hand, or came with a file.")
            return Page(tuple(head_lines(words, "muted", width)), ())
        return evidence_page(self._evidence, width, self.app.desk.settings.ambiguous_width, self.hang)

    def _set(self, make: Callable[[int], Page]) -> None:
        self._maker = make
        self._width = self.text_width
        self.show(make(self._width), keep_place=True)
        self._mark()

    @on(PageView.Resized)
    def _resized(self) -> None:
        if self._maker is not None and self.text_width != self._width:
            self._set(self._maker)

    def _mark(self) -> None:
        self.highlights, self.found, self.here = [], [], -1
        if (passage := self._passage) is not None:
            text = passage.evidence.text
            self.highlights = self.copy.find(text[passage.start : passage.end])[:1]
            if passage.words and self.highlights:
                inside = len("".join(text[passage.start : passage.words[0]].split()))
                length = len("".join(text[slice(*passage.words)].split()))
                first = self.highlights[0].start + inside
                self.found = [range(first, first + length)]
        if self.highlights:
            # Where it is narrow the source's height is known only after the layout.
            self.call_after_refresh(self._bring_passage_up)
        self.draw_anew()

    def _bring_passage_up(self) -> None:
        if marked := self.found or self.highlights:
            self.bring_up(marked[0])
