"""A typeset page on the screen: scrolled by line and page, searched, chosen from by keyboard and mouse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from newsroom.reading import Copy, Page, headline_of, line_text
from newsroom.tui.commands.base import Commanded, offers
from newsroom.tui.commands.moving import PAGE_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.widgets.choosing import Choice
from newsroom.tui.widgets.titles import TitledFrame

_STYLES = (
    "title", "meta", "strong", "em", "code", "strike", "heading1", "heading2", "heading3", "heading4",
    "heading5", "heading6", "quote", "muted", "link", "rule", "table", "image", "marker", "finding",
    "word", "text", "number", "name", "comment", "chosen", "found", "here", "highlight", "noted",
    "gone", "new",
)  # fmt: skip
EMPTY = Page(lines=(), links=())
_RECOGNISED = 24
"""So many letters tell where in a text that was changed one was reading."""


@offers(PAGE_COMMANDS)
class PageView(Commanded, TitledFrame, ScrollView, can_focus=True):
    """Lines of styled spans; strips are made for what is shown and kept until width or theme change."""

    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{name}" for name in _STYLES}

    class Resized(Message):
        """There is another width to set lines to."""

        def __init__(self, view: PageView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> PageView:
            """The view, so that handlers can select by it."""
            return self.view

    class Chose(Message):
        """Something else is chosen."""

    @dataclass
    class NoteClicked(Message):
        """A place was clicked at which a footnote's mark stands, or the note that was gone to."""

        place: int

    class LinkClicked(Message):
        """A link's number or words were clicked, or the label of a picture."""

        def __init__(self, view: PageView, address: str, picture: str = "") -> None:
            super().__init__()
            self.view = view
            self.address = address
            self.picture = picture

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = EMPTY
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._styles: dict[str, Style] = {}
        self._copy: Copy | None = None
        self._headline: Copy | None = None
        self.chosen: Choice | None = None
        """What is chosen by keyboard, or by two or three clicks."""
        self.found: list[range] = []
        """Where what is looked for stands."""
        self.here = -1
        """Which of these was gone to last."""
        self.found_above: list[range] = []
        """What is looked for in the headline, which is no part of the text: letters of its own."""
        self.highlights: list[range] = []
        self.noted: list[range] = []
        """What the editor marked, and what has a note."""

    def on_resize(self) -> None:
        """Say so: who showed the page knows how to set it anew."""
        self._strips.clear()
        self.post_message(self.Resized(self))

    def measure_changed(self) -> None:
        """Take another measure or other margins."""
        self._strips.clear()
        self.refresh()
        self.post_message(self.Resized(self))

    def tell_measure(self) -> None:
        """Have every text on the desk take another measure or other margins, not this one alone."""
        for screen in self.app.screen_stack:
            for page in screen.query(PageView):
                page.measure_changed()

    # Content

    def show(self, page: Page, *, keep_place: bool = False) -> None:
        """Show a page from its top, or where the old one stood if it is the same text at another width."""
        place = self.copy.place(round(self.scroll_y), 0) if keep_place and self.scroll_y else 0
        share = self.scroll_y / max(1, len(self.page.lines)) if keep_place else 0.0
        chosen = self.chosen if keep_place else None
        self.page, self._copy, self._headline, self.chosen = page, None, None, None
        if not keep_place:
            self.found, self.here, self.highlights, self.noted = [], -1, [], []
            self.found_above = []
        self._strips.clear()
        self.virtual_size = Size(self.text_width, len(page.lines))
        top = self.copy.line_of(place) if place else round(share * len(page.lines))
        self.scroll_to(y=top, animate=False, immediate=True)
        if chosen is not None:
            self.choose(Choice(self.copy, chosen.reach, chosen.unit))
        self.refresh()

    def show_changed(self, page: Page) -> None:
        """Show a page whose text has changed: the words at the top stay there if they are still in it."""
        line = round(self.scroll_y)
        place = self.copy.place(line, 0)
        quote = self.copy.words(range(place, place + _RECOGNISED))
        self.show(page)
        found = self.copy.again(place, quote) if line and quote else None
        if line:
            top = line if found is None else self.copy.line_of(found.start)
            self.scroll_to(y=top, animate=False, immediate=True)

    @property
    def copy(self) -> Copy:
        """The page's letters, whatever its lines."""
        if self._copy is None:
            self._copy = Copy(self.page)
        return self._copy

    @property
    def headline(self) -> Copy:
        """The letters of the headline above the text."""
        if self._headline is None:
            self._headline = headline_of(self.page)
        return self._headline

    @property
    def _measure(self) -> tuple[int, int]:
        """The longest line and the narrowest margin there may be."""
        app = self.app
        return (app.measure, app.margins) if isinstance(app, DeskApp) else (80, 1)

    @property
    def text_width(self) -> int:
        """Cells there are for a line."""
        measure, margins = self._measure
        return max(8, min(measure, self.scrollable_content_region.width - 2 * margins))

    @property
    def margin(self) -> int:
        """Cells left free before each line; where there is more room than the measure, it stands amid it."""
        room = self.scrollable_content_region.width - self.text_width
        return max(0, room // 2)

    @property
    def hang(self) -> int:
        """Cells of the margin that a mark at a line's end may stand in."""
        return max(0, min(2, self.scrollable_content_region.width - self.margin - self.text_width))

    @property
    def visible_lines(self) -> int:
        """Lines there are on the screen."""
        return max(1, self.scrollable_content_region.height)

    @property
    def at_end(self) -> bool:
        """The last line is on the screen."""
        return round(self.scroll_y) + self.visible_lines >= len(self.page.lines)

    def scroll_lines(self, by: int) -> None:
        """Scroll by so many lines at once."""
        self.scroll_to(y=self.scroll_y + by, animate=False, immediate=True)

    # What is chosen

    def step(self, by: int) -> None:
        """Scroll by a line; while something is chosen, choose one unit more or less instead."""
        if self.chosen is None:
            self.scroll_lines(by)
        else:
            self.choose(self.chosen.grown(by))

    def choose(self, choice: Choice | None) -> None:
        """Choose a stretch of text, and scroll to its end."""
        self.chosen = choice
        if choice is not None:
            self.bring_up(choice.reach)
        self.draw_anew()
        self.post_message(self.Chose())

    def choose_visible(self) -> None:
        """Choose the paragraph at the top of the screen."""
        place = self.copy.place(round(self.scroll_y), 0)
        if self.copy.letters:
            self.choose(Choice.at(self.copy, min(place, len(self.copy.letters) - 1)))

    def bring_up(self, reach: range) -> None:
        """Scroll so that a stretch of text, or the end of a long one, is on the screen."""
        first, last = self.copy.line_of(reach.start), self.copy.line_of(reach.stop - 1)
        top, height = round(self.scroll_y), self.visible_lines
        if last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, immediate=True)
        elif first < top:
            self.scroll_to(y=min(first, last), animate=False, immediate=True)

    def reach(self) -> range | None:
        """Return the letters that are chosen, by keyboard or with the mouse."""
        if self.chosen is not None:
            return self.chosen.reach
        selection = self.text_selection
        if selection is None:
            return None
        # None: the selection goes on beyond this page.
        start = self.copy.place(selection.start.y, selection.start.x) if selection.start is not None else 0
        end, letters = selection.end, len(self.copy.letters)
        stop = self.copy.place(end.y, end.x) if end is not None else letters
        # A table is chosen cell by cell, so that what is to the left on a line below may stand before.
        return range(min(start, stop), max(start, stop)) if stop != start else None

    def in_sight(self) -> range:
        """Return the letters that are on the screen."""
        top = round(self.scroll_y)
        return range(self.copy.place(top, 0), self.copy.place(top + self.visible_lines, 0))

    def go_to(self, reach: range) -> None:
        """Bring a stretch of text near the top of the screen, marked as what was gone to."""
        self.found, self.here = [reach], 0
        self._bring_near_top(reach)
        self.draw_anew()

    def scroll_near(self, reach: range) -> None:
        """Bring a stretch of text near the top of the screen, or the top, where it can be seen from there."""
        if self.copy.line_of(reach.start) < self.visible_lines:
            self.scroll_to(y=0, animate=False, immediate=True)
        else:
            self._bring_near_top(reach)

    def _bring_near_top(self, reach: range) -> None:
        top = max(0, self.copy.line_of(reach.start) - self.visible_lines // 3)
        # A page that has just become longer than the screen has no scrollbar yet.
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def draw_anew(self) -> None:
        """Draw everything anew."""
        self._strips.clear()
        self.refresh()

    # What is looked for

    def look_for(self, words: str) -> None:
        """Mark where words stand, and go to the first place from the top of the screen on."""
        self.found, self.found_above = self.copy.find(words), self.headline.find(words)
        self.here = -1
        if self.found:
            top = self.copy.place(round(self.scroll_y), 0)
            starts = [reach.start for reach in self.found]
            self.here = bisect_left(starts, top) % len(starts)
            self.bring_up(self.found[self.here])
        self.draw_anew()

    def next_found(self, step: int) -> None:
        """Go to the next place, or the one before; after the last comes the first."""
        if self.found:
            self.here = (self.here + step) % len(self.found)
            self.bring_up(self.found[self.here])
            self.draw_anew()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        number = y + round(self.scroll_y)
        width = self.scrollable_content_region.width
        if number >= len(self.page.lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            margin = self.margin
            text = self._make(number).adjust_cell_length(width - margin, self.rich_style)
            blank = Strip([Segment(" " * margin, self.rich_style)], margin)
            strip = Strip.join([blank, text.apply_offsets(0, number)])
            self._strips[number] = strip
        return strip

    def _make(self, number: int) -> Strip:
        line = self.page.lines[number]
        base = self.rich_style
        segments = []
        for span in line.spans:
            style = base
            for name in span.style.split():
                style = style + self._style(name)
            if span.link:
                style = style + self._style("link") + Style(meta={"link": span.link, "picture": span.picture})
            segments.append(Segment(span.text, style))
        strip = Strip(segments)
        for columns, name in self._marks(number):
            strip = self._marked(strip, line_text(line), columns, self._style(name))
        selection = self.text_selection
        if selection is not None and (reach := selection.get_span(number)) is not None:
            style = self.screen.get_component_rich_style("screen--selection")
            strip = self._marked(strip, line_text(line), reach, style)
        return strip

    def _marks(self, number: int) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield what is marked on a line, the strongest last."""
        for reach in self.found_above:
            yield from ((columns, "found") for columns in self.headline.columns(number, reach))
        kinds: list[tuple[Sequence[range], str]] = [
            (self.highlights, "highlight"),
            (self.noted, "noted"),
            (self.found, "found"),
            (self.found[self.here : self.here + 1] if self.here >= 0 else [], "here"),
            ([self.chosen.reach] if self.chosen is not None else [], "chosen"),
        ]
        if not any(reaches for reaches, _name in kinds):
            return
        for reaches, name in kinds:
            for reach in reaches:
                yield from ((columns, name) for columns in self.copy.columns(number, reach))

    def _marked(self, strip: Strip, text: str, reach: tuple[int, int], chosen: Style) -> Strip:
        from rich.cells import cell_len

        start, end = reach
        first = cell_len(text[:start])
        last = strip.cell_length if end == -1 else cell_len(text[:end])
        before, inside, after = strip.divide([first, max(first, last), strip.cell_length])
        inside = Strip([Segment(s.text, (s.style or Style.null()) + chosen) for s in inside])
        return Strip.join([before, inside, after])

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            component = f"page--{name}"
            known = component in self.COMPONENT_CLASSES
            style = self.get_component_rich_style(component, partial=True) if known else Style.null()
            self._styles[name] = style
        return style

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of before."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    # Selection with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it stands on the page."""
        return selection.extract("\n".join(line_text(line) for line in self.page.lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Follow a link; choose a sentence by two clicks, a paragraph by three."""
        if event.chain in (2, 3):
            event.prevent_default()
            widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
            if widget is self and offset is not None and self.copy.letters:
                self._choose_at(offset, "sentence" if event.chain == 2 else "paragraph")
            return
        if event.chain == 1 and self.chosen is not None:
            self.choose(None)
        if event.chain == 1 and self.copy.letters:
            widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
            if widget is self and offset is not None:
                self.post_message(self.NoteClicked(self.copy.place(offset.y, offset.x)))
        number = event.style.meta.get("link")
        if number and 0 < number <= len(self.page.links):
            picture = event.style.meta.get("picture") or ""
            self.post_message(self.LinkClicked(self, self.page.links[number - 1], picture))

    def _choose_at(self, offset: Offset, unit: str) -> None:
        self.screen.clear_selection()
        self.choose(Choice.at(self.copy, self.copy.place(offset.y, offset.x), unit))
