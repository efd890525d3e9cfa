"""Taking a picture: the app at rest, its SVG without what differs by machine, one file a picture."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from pytest_textual_snapshot import SVGImageExtension

from newsroom.tui.app import NewsroomApp
from tests.tui.conftest import settled
from tests.tui.snapshots.looks import Look
from tests.tui.snapshots.scene import Running, Scene

_GROUND = re.compile(
    r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
    r' shape-rendering="crispEdges"/>'
)
_GROUNDS = re.compile(rf"(?:{_GROUND.pattern.replace('(', '(?:')})+")
_ROUNDS = 60
"""Looks at the screen until two in a row are alike; the test's time limit is the end of patience."""


class Picture(SVGImageExtension):  # type: ignore[misc]
    """A picture without the font that Rich would have fetched from a server of others.

    Blanks at the end of a piece of text go too: whether they are one piece with it depends on what was
    drawn before, and nobody sees it. So do the frames that each line is cut to, as no line is longer.
    """

    def serialize(self, *args: Any, **kwargs: Any) -> str:
        return tidied(str(super().serialize(*args, **kwargs)))


def tidied(svg: str) -> str:
    """Leave out of a picture what is not seen, or differs between machines."""
    svg = re.sub(r'(<text [^>]*?) textLength="[\d.]+"', r"\1", svg)
    svg = re.sub("\N{NO-BREAK SPACE}+</text>", "</text>", svg.replace("&#160;", "\N{NO-BREAK SPACE}"))
    svg = re.sub(r' clip-path="url\(#terminal-line-\d+\)"', "", svg)
    svg = re.sub(r'<clipPath id="terminal-line-\d+">.*?</clipPath>\s*', "", svg, flags=re.DOTALL)
    svg = _GROUNDS.sub(_joined, svg)
    svg = svg.replace("font-variant-east-asian: full-width;", "")  # some fonts widen Latin letters by it
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "monospace")


def _joined(grounds: re.Match[str]) -> str:
    """Make one of grounds of a colour that touch: how many they are depends on what was drawn before."""
    joined: list[list[str]] = []
    for fill, x, y, width, height in _GROUND.findall(grounds[0]):
        last = joined[-1] if joined else None
        if (
            last
            and (last[0], last[2]) == (fill, y)
            and abs(float(last[1]) + float(last[3]) - float(x)) < 0.05
        ):
            last[3] = f"{float(x) + float(width) - float(last[1]):.1f}".removesuffix(".0")
        else:
            joined.append([fill, x, y, width, height])
    shape = '<rect fill="{}" x="{}" y="{}" width="{}" height="{}" shape-rendering="crispEdges"/>'
    return "".join(shape.format(*each) for each in joined)


async def work_done(running: Running, scene: Scene) -> None:
    """Wait until the work under way is done; where it waits for the editor itself, only for a moment."""
    app, pilot = running
    if scene.asks:
        await settled(app, pilot, workers=False)
        tasks = [worker._task for worker in app.workers if worker._task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=0.1)  # unlike Textual's, it cancels nothing
    await settled(app, pilot, workers=not scene.asks)


async def at_rest(running: Running, scene: Scene, size: tuple[int, int] | None = None) -> None:
    """Wait until the screen of the scene is in front, and what is drawn changes no more.

    Args:
        running: The app.
        scene: The scene.
        size: What the screen was just made: on a busy machine it stands in its old size for a while.
    """
    app, _pilot = running
    before: object = None
    for _round in range(_ROUNDS):
        await work_done(running, scene)
        if not scene.toasts:
            app.clear_notifications()
        there = type(app.screen) is scene.screen and size in (None, app.screen.size)
        there = there and (not scene.sees or bool(app.screen.query(scene.sees)))
        drawn = [str(strip) for strip in app.screen._compositor.render_strips()] if there else None
        if drawn is not None and drawn == before:
            return
        before = drawn
    told = [toast.message for toast in app._notifications]
    raise AssertionError(f"{scene.name}: {type(app.screen).__name__} is in front; {told}")


def wear(app: NewsroomApp, look: Look) -> None:
    """Change to the colours of a look."""
    app.theme_names()  # which has them all read
    if app.theme != look.theme and not app.no_color:
        app.theme = look.theme
