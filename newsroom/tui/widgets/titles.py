"""Titles of frames that have no corners: a blank parts them from the line they stand in."""

from __future__ import annotations

from typing import cast

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget


class TitledFrame:
    """A widget whose title stands apart from its frame: mix it in before the Textual class.

    Textual leaves a blank only where the frame has a corner, and compact panes have none at one or both ends.
    The titles are kept where it keeps them: a seam.
    """

    _own_title: Content | None = None
    _own_subtitle: Content | None = None

    @property
    def _border_title(self) -> Content | None:
        return self._apart(self._own_title)

    @_border_title.setter
    def _border_title(self, title: Content | None) -> None:
        self._own_title = title

    @property
    def _border_subtitle(self) -> Content | None:
        return self._apart(self._own_subtitle)

    @_border_subtitle.setter
    def _border_subtitle(self, title: Content | None) -> None:
        self._own_subtitle = title

    def put_above(self, title: Content) -> None:
        """Put the first line of a title into the upper edge; Textual draws all within it anew as well."""
        if (line := _first_line(title)) != self._own_title:
            self._own_title = line
            self._draw_edge(0)

    def put_below(self, title: Content) -> None:
        """Put one into the lower edge."""
        if (line := _first_line(title)) != self._own_subtitle:
            self._own_subtitle = line
            self._draw_edge(cast(Widget, self).outer_size.height - 1)

    def _draw_edge(self, y: int) -> None:
        me = cast(Widget, self)
        left, top = me.content_offset
        me.refresh(Region(-left, y - top, me.outer_size.width, 1))

    def _apart(self, title: Content | None) -> Content | None:
        if not title:
            return title
        styles = cast(Widget, self).styles
        left, right = bool(styles.border_left[0]), bool(styles.border_right[0])
        return title.pad(0 if left else 1, 0 if right else 1)


def _first_line(title: Content) -> Content:
    return title.expand_tabs(4).split()[0]


class TitledBox(TitledFrame, Vertical):
    """Widgets one below another in a frame with a title."""
