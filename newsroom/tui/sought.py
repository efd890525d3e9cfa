"""What the inbox's search looks for, in the reader: marked, in sight, and in the text that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsroom.model.query import EVERYTHING, Query, Words

if TYPE_CHECKING:
    from newsroom.model import Article, FullText
    from newsroom.tui.loaded import Loaded
    from newsroom.tui.places import Reader


class Texts(NamedTuple):
    """Which text of an article is shown."""

    whole: bool
    """That of its page, not the feed's."""
    elsewhere: bool = False
    """The other one has more of the words that are looked for: the editor chose this one all the same."""


class Sought:
    """The search of the inbox as far as the reader shows it."""

    def __init__(self, pane: Reader) -> None:
        self._pane = pane
        self.words: tuple[Words, ...] = ()
        self.asked: Query = EVERYTHING
        self._brought = 0
        """The line at the top when a hit was brought into sight."""

    def take(self, words: tuple[Words, ...], asked: Query) -> bool:
        """Look for other words; tell whether another search is asked, whose articles may be others."""
        # Instants of 7d are others whenever it is read.
        other = bool(asked) and asked.text != self.asked.text
        self.asked = asked
        if words != self.words:
            self.words = words
            self.show()
        return other

    def is_met(self, loaded: Loaded) -> bool:
        """Tell whether a text was chosen with these words in mind; without any, what is read stays."""
        if loaded.full is None or not loaded.full.readable:
            return True
        return not self.words or loaded.sought == self.words

    def show(self) -> None:
        """Mark the words, and bring the first into sight if nothing is marked there."""
        view, words = self._pane.view, self.words
        if not words:
            if view.found_above or (view.found and view.here < 0):
                view.found_above, view.found = [], [] if view.here < 0 else view.found
                view.draw_anew()
            return
        from newsroom.text.matching import hits

        loaded = self._pane.loaded
        view.found = view.copy.reaches(lambda text: hits(text, words))
        if loaded is not None and loaded.article.title:
            view.found_above = view.headline.reaches(lambda text: hits(text, words, title=True))
        view.draw_anew()
        self._bring_up()

    def _bring_up(self) -> None:
        view = self._pane.view
        # Where the editor scrolled to they stay.
        if view.found and not view.found_above and round(view.scroll_y) in (0, self._brought):
            view.scroll_near(view.found[0])
            self._brought = round(view.scroll_y)


def texts_for(
    words: tuple[Words, ...], article: Article, full: FullText, whole: bool, chosen: bool | None
) -> Texts:
    """Return which text of an article is shown to an editor who looks for words.

    Args:
        words: What is looked for.
        article: The article, with what its feed gave.
        full: Its page.
        whole: The page is shown where both texts have as much of the words.
        chosen: What the editor chose while these words were looked for: the page, or the feed's text.
    """
    from newsroom.text.matching import count_in, hits
    from newsroom.text.tagless import plain

    below = tuple(each for each in words if not hits(article.title, (each,), title=True))
    feed, page = count_in(plain(article.html), below), count_in(full.page.text, below)
    if chosen is None:
        chosen = whole if feed == page else page > feed
    return Texts(chosen, elsewhere=feed > page if chosen else page > feed)
