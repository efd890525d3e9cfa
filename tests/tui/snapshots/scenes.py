"""All that is photographed."""

from __future__ import annotations

from tests.tui.snapshots import boxes, on_the_desk, screens
from tests.tui.snapshots.looks import Sitting, sittings
from tests.tui.snapshots.scene import Scene

SCENES: tuple[Scene, ...] = (*on_the_desk.SCENES, *screens.SCENES, *boxes.SCENES)
SITTINGS: tuple[tuple[Scene, Sitting], ...] = tuple(
    (scene, sitting)
    for scene in SCENES
    for sitting in sittings(scene.name, state=scene.state, fresh=scene.fresh, coloured=scene.coloured)
)
