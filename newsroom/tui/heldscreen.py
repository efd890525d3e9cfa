"""A screen that is painted once as it comes up, and not once for each part that comes."""

from __future__ import annotations

from contextlib import ExitStack

from newsroom.tui.screens.full import FullScreen

FIRST_PAINT = 0.25
"""Seconds that the first paint waits at most for what it waits for, to be one and not five."""


class HeldScreen(FullScreen):
    """A screen whose first paint can be held until what belongs to it is there."""

    def __init__(self) -> None:
        super().__init__()
        self._held: ExitStack | None = None
        """Held until the first paint."""
        self._draws = True
        self._restyled = 0
        """How often styles were to be taken meanwhile."""

    def hold_paint(self) -> None:
        """Draw nothing until `paint` is called, or until it has waited long enough."""
        self._draws = False
        self._held = ExitStack()
        self._held.enter_context(self.app.batch_update())
        self.set_timer(FIRST_PAINT, self.paint)

    def paint(self) -> None:
        """Paint what has been held, once."""
        if self._held is None:
            return
        held, self._held = self._held, None
        held.close()
        # Laid out a tick before it is drawn: scroll bars then ask for a drawing, and get it with the rest.
        self._refresh_layout()
        self.call_after_refresh(self._draw)

    def painted(self) -> None:
        """Do what comes behind the first paint."""

    def _draw(self) -> None:
        self._draws = True
        if self._restyled > 1:  # once by Textual as it comes up; else by a key that came early
            self.update_node_styles(animate=False)
        self._compositor_refresh()
        self.painted()

    def _compositor_refresh(self) -> None:
        """Draw nothing that a batch would throw away: a seam of Textual's, which draws and then drops it."""
        if self._draws:
            super()._compositor_refresh()

    def update_node_styles(self, animate: bool = True) -> None:
        """Take the styles of all that stands here, but not as it comes up: they have just been taken."""
        if self._draws:
            super().update_node_styles(animate)
        else:
            self._restyled += 1
