"""Scenes of the desk itself: its panes, what lies over them without a box, and their states."""

from __future__ import annotations

from newsroom.desk.refreshed import Progress
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.jump import JumpScreen
from newsroom.tui.screens.palette import Palette
from tests.tui.snapshots import sets
from tests.tui.snapshots.scene import Scene, Stage, typed


def _compact(stage: Stage) -> None:
    stage.set_desk(compact=True)


def _letters(stage: Stage) -> None:
    stage.set(ambiguous_width=2)


def _fetching(app: NewsroomApp) -> None:
    app.desk_screen.show_progress(Progress(total=13, done=4, new=27))


def _unsaved(app: NewsroomApp) -> None:
    app.notify("第三条的链接没有打开。", severity="error", timeout=600, markup=False)


SCENES = (
    Scene("desk", ("j", "j")),
    Scene("reader", ("j", "j", "enter")),
    Scene("composer", ("3", "j")),
    Scene("palette", ("colon",), Palette, fresh=True),
    Scene("jump", ("semicolon",), JumpScreen, fresh=True),
    # States
    Scene("desk-compact", ("j", "j"), prepare=_compact, state=True),
    Scene("desk-letters", ("j", "j"), prepare=_letters, state=True),
    Scene("desk-tour", ("desk.tour",), state=True),
    Scene("desk-fetching", (_fetching,), state=True),
    Scene("desk-toast", (_unsaved,), state=True, toasts=True),
    Scene("desk-marked", ("v", "j", "v", "j", "x"), state=True),
    Scene("desk-zoomed", ("j", "z"), state=True),
    Scene("no-feeds", (), state=True, empty=True),
    Scene("no-article", ("2",), state=True, empty=True),
    Scene("no-issue", ("3",), state=True, empty=True),
    Scene("desk-by-day", ("comma", "j", "enter"), state=True),
    Scene("desk-ran", ("f", *"jjjjjj", "enter"), state=True),
    Scene("search", ("slash", *typed("模型")), state=True),
    Scene("search-nothing", ("slash", *typed("空无一物")), state=True),
    Scene("search-wrong", ("slash", *typed("lang:zh 模型")), state=True),
    Scene("reading", ("j", "j", "Z"), state=True),
    Scene("reader-narrow", ("j", "j", "enter", *("less_than_sign",) * 8), state=True),
    Scene("reader-choosing", ("j", "j", "enter", "v", "J"), state=True),
    Scene("reader-finding", ("j", "j", "enter", "slash", *typed("的")), state=True),
    Scene("composer-marked", ("3", "j", "v", "j", "v"), state=True),
    Scene("composer-empty", ("3",), prepare=sets.begun, state=True),
    Scene("composer-deep-dive", ("3", "j"), prepare=sets.deep_dive, state=True),
    Scene("jump-composer", ("3", "semicolon"), JumpScreen, state=True, fresh=True),
    Scene("palette-found", ("colon", *typed("预览")), Palette, state=True, fresh=True),
    Scene("palette-nothing", ("colon", *typed("空空如也")), Palette, state=True, fresh=True),
)
"""The desk."""
