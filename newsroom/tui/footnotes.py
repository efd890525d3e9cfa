"""Footnotes in the reader: from a mark to its note, and back to where the editor was reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings.language import _

if TYPE_CHECKING:
    from newsroom.reading.notes import Note
    from newsroom.tui.places import Reader


class Footnotes:
    """The footnotes of the article that a reader shows; what finds them is imported when they are used."""

    def __init__(self, pane: Reader) -> None:
        self._pane = pane
        self._away: tuple[object, float, Note] | None = None
        """The page on which a note was gone to, where that was left, and the note."""

    @property
    def away(self) -> Note | None:
        """The note that was gone to and not left yet."""
        view = self._pane.view
        return self._away[2] if self._away is not None and self._away[0] is view.page else None

    def follow(self) -> None:
        """Go back from a note; else go to that of the mark in sight, or list those of several."""
        from newsroom.reading.notes import notes, said
        from newsroom.text.clean import one_line
        from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

        view = self._pane.view
        if self.away is not None:
            self.back()
            return
        sight = view.in_sight()
        found = [each for each in notes(view.page, view.copy) if each.mark.start in sight]
        if len(found) == 1:
            self.go(found[0])
            return
        if not found:
            self._pane.app.notify(_("There is no footnote mark in sight."), markup=False)
            return
        choices = [Choice(each, f"{each.name}  {one_line(said(view.copy, each))}") for each in found]
        self._pane.app.push_screen(ChoiceScreen(_("Footnotes"), choices), self._chosen)

    def _chosen(self, note: Note | None) -> None:
        if note is not None:
            self.go(note)

    def go(self, note: Note) -> None:
        """Go to a note."""
        view = self._pane.view
        self._away = (view.page, view.scroll_y, note)
        view.go_to(note.note)

    def back(self) -> None:
        """Go back to where the editor was reading."""
        if self.away is not None and self._away is not None:
            view = self._pane.view
            view.found, view.here = [], -1
            view.scroll_to(y=self._away[1], animate=False, immediate=True)
            view.draw_anew()
        self._away = None

    def clicked(self, place: int) -> None:
        """Take a click on a letter: on a mark, or on the note that was gone to."""
        from newsroom.reading.notes import notes

        view, away = self._pane.view, self.away
        if away is not None and place in away.note:
            self.back()
            return
        for each in notes(view.page, view.copy):
            if place in each.mark:
                self.go(each)
                return
