"""Scenes of the screens that take the whole terminal."""

from __future__ import annotations

from newsroom.tui.screens.changes import ChangesScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.screens.events import EventsScreen
from newsroom.tui.screens.feedlist import FeedsScreen
from newsroom.tui.screens.findings import FindingsScreen
from newsroom.tui.screens.history import HistoryScreen
from newsroom.tui.screens.preview import PreviewScreen
from newsroom.tui.screens.rules import RulesScreen
from newsroom.tui.screens.statistics import StatisticsScreen
from tests.tui.snapshots import sets
from tests.tui.snapshots.scene import Scene, typed

SCENES = (
    Scene("editor", ("3", "j", "e"), EditorScreen),
    Scene("findings", ("3", "c"), FindingsScreen),
    Scene("preview", ("p",), PreviewScreen),
    Scene("history", ("B",), HistoryScreen),
    Scene("feeds", ("F",), FeedsScreen),
    Scene("numbers", ("T",), StatisticsScreen),
    Scene("rules", ("X",), RulesScreen, prepare=sets.rules),
    Scene("events", ("3", "m"), EventsScreen, prepare=sets.review),
    Scene("changes", ("3", "j", "equals_sign"), ChangesScreen, prepare=sets.changed_source),
    # States
    Scene("editor-lead", ("L",), EditorScreen, state=True),
    Scene("editor-drafted", ("3", *"jjjjjj", "e"), EditorScreen, state=True),
    Scene("editor-section", ("3", "j", "e"), EditorScreen, prepare=sets.deep_dive, state=True),
    Scene("editor-finding", ("3", "c", "j", "enter"), EditorScreen, state=True),
    Scene("feeds-narrowed", ("F", "slash", *typed("星河")), FeedsScreen, state=True),
    Scene("feeds-none", ("F",), FeedsScreen, state=True, empty=True),
    Scene("findings-page", ("3", "c", "G"), FindingsScreen, state=True),
    Scene("history-exported", ("3", "X"), HistoryScreen, prepare=sets.edited_file, state=True),
    Scene("numbers-none", ("T",), StatisticsScreen, state=True, empty=True),
    Scene("preview-markdown", ("p", "m"), PreviewScreen, state=True),
    Scene("preview-deep-dive", ("p",), PreviewScreen, prepare=sets.deep_dive, state=True),
    Scene("rules-none", ("X",), RulesScreen, state=True),
)
"""Screens that leave nothing of the desk to be seen."""
