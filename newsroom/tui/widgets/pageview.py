"""A typeset page on the screen: scrolled by line and page, searched, selected with mouse or by paragraph."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from newsroom.reading import Page, line_text
from newsroom.tui.commands.base import Commanded
from newsroom.tui.commands.moving import PAGE_COMMANDS

_STYLES = (
    "title", "meta", "strong", "em", "code", "strike", "heading1", "heading2", "heading3", "heading4",
    "heading5", "heading6", "quote", "muted", "link", "rule", "table", "image", "marker", "finding",
)  # fmt: skip
EMPTY = Page(lines=(), links=())


class PageView(Commanded, ScrollView, can_focus=True):
    """Lines of styled spans; strips are made for what is shown and kept until width or theme change."""

    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        padding: 0 1;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{name}" for name in _STYLES} | {"page--chosen"}

    OFFERS = PAGE_COMMANDS

    class Resized(Message):
        """There is another width to set lines to."""

        def __init__(self, view: PageView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> PageView:
            """The view, so that handlers can select by it."""
            return self.view

    class LinkClicked(Message):
        """A link's number or words were clicked."""

        def __init__(self, view: PageView, address: str) -> None:
            super().__init__()
            self.view = view
            self.address = address

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = EMPTY
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._styles: dict[str, Style] = {}
        self.chosen: range | None = None
        """The blocks that are marked by keyboard."""

    def on_resize(self) -> None:
        """Say so: who showed the page knows how to set it anew."""
        self.post_message(self.Resized(self))

    # Content

    def show(self, page: Page, *, keep_place: bool = False) -> None:
        """Show a page from its top, or where the old one stood if it is the same text at another width."""
        share = self.scroll_y / max(1, len(self.page.lines)) if keep_place else 0.0
        self.page = page
        self.chosen = None if not keep_place else self.chosen
        self._strips.clear()
        self.virtual_size = Size(self.text_width, len(page.lines))
        self.scroll_to(y=round(share * len(page.lines)), animate=False, immediate=True)
        self.refresh()

    @property
    def text_width(self) -> int:
        """Cells there are for a line."""
        return max(8, self.scrollable_content_region.width)

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

    # Blocks marked by keyboard

    def step(self, by: int) -> None:
        """Scroll by a line; while paragraphs are marked, mark one more or one less instead."""
        if self.chosen is None:
            self.scroll_lines(by)
            return
        stop = max(self.chosen.start + 1, min(self.chosen.stop + by, self.last_block() + 1))
        self.choose(range(self.chosen.start, stop))

    def choose(self, blocks: range | None) -> None:
        """Mark whole blocks, and scroll to the last of them."""
        self.chosen = blocks
        self._strips.clear()
        if blocks is not None:
            rows = [y for y, line in enumerate(self.page.lines) if line.block in blocks]
            if rows:
                top = round(self.scroll_y)
                if rows[-1] >= top + self.visible_lines:
                    self.scroll_to(y=rows[-1] - self.visible_lines + 1, animate=False, immediate=True)
                elif rows[0] < top:
                    self.scroll_to(y=rows[0], animate=False, immediate=True)
        self.refresh()

    def first_visible_block(self) -> int:
        """Return the block at the top of the screen."""
        lines = self.page.lines[round(self.scroll_y) :]
        return next((line.block for line in lines if line.spans and line.block >= 0), 0)

    def last_block(self) -> int:
        """Return the number of the last block."""
        return max((line.block for line in self.page.lines), default=0)

    def chosen_text(self) -> str:
        """Return the marked blocks as text, a blank line between them."""
        if self.chosen is None:
            return ""
        blocks: dict[int, list[str]] = {}
        for line in self.page.lines:
            if line.block in self.chosen:
                blocks.setdefault(line.block, []).append(line_text(line).strip())
        return "\n\n".join(join_lines(lines) for lines in blocks.values() if any(lines))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        number = y + round(self.scroll_y)
        width = self.scrollable_content_region.width
        if number >= len(self.page.lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._make(number).adjust_cell_length(width, self.rich_style)
        return strip.apply_offsets(0, number)

    def _make(self, number: int) -> Strip:
        line = self.page.lines[number]
        base = self.rich_style
        if self.chosen is not None and line.block in self.chosen:
            base = base + self._style("chosen")
        segments = []
        for span in line.spans:
            style = base
            for name in span.style.split():
                style = style + self._style(name)
            if span.link:
                style = style + self._style("link") + Style(meta={"link": span.link})
            segments.append(Segment(span.text, style))
        strip = Strip(segments)
        selection = self.text_selection
        if selection is not None and (reach := selection.get_span(number)) is not None:
            strip = self._with_selection(strip, line_text(line), reach)
        return strip

    def _with_selection(self, strip: Strip, text: str, reach: tuple[int, int]) -> Strip:
        from rich.cells import cell_len

        start, end = reach
        first = cell_len(text[:start])
        last = strip.cell_length if end == -1 else cell_len(text[:end])
        before, inside, after = strip.divide([first, max(first, last), strip.cell_length])
        chosen = self.screen.get_component_rich_style("screen--selection")
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
        """Follow a link."""
        number = event.style.meta.get("link")
        if number and 0 < number <= len(self.page.links):
            self.post_message(self.LinkClicked(self, self.page.links[number - 1]))


def join_lines(lines: list[str]) -> str:
    """Join the lines of a paragraph: a space only where a Latin word was broken off on both sides."""
    text = ""
    for line in lines:
        spaced = text[-1:].isascii() and line[:1].isascii() and text[-1:].strip() and line[:1].strip()
        text += (" " if text and spaced else "") + line
    return text
