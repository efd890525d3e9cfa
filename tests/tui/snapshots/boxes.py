"""Scenes of the boxes over the desk: lists to choose from, lines to type, questions, forms."""

from __future__ import annotations

from newsroom.tui.screens.candidates import CandidatesScreen
from newsroom.tui.screens.clipping import ClipScreen
from newsroom.tui.screens.conflict import ConflictScreen
from newsroom.tui.screens.dialogs import ChoiceScreen, PromptScreen, QuestionScreen
from newsroom.tui.screens.export import EditedScreen
from newsroom.tui.screens.feedform import FeedForm
from newsroom.tui.screens.group import GroupScreen
from newsroom.tui.screens.help import HelpScreen
from newsroom.tui.screens.hooks import HooksScreen
from newsroom.tui.screens.keys import CaptureScreen, KeysScreen
from newsroom.tui.screens.links import LinksScreen
from newsroom.tui.screens.picture import PictureScreen
from newsroom.tui.screens.publish import PublishScreen
from newsroom.tui.screens.rescue import LeaveScreen
from newsroom.tui.screens.selectors import SelectorScreen
from newsroom.tui.screens.themes import _Themes
from newsroom.tui.screens.waiting import WaitingScreen
from newsroom.tui.screens.why import WhyScreen
from tests.tui.snapshots import sets
from tests.tui.snapshots.scene import Scene

SCENES = (
    Scene("help", ("question_mark",), HelpScreen),
    Scene("why", ("w",), WhyScreen),
    Scene("views", ("f",), ChoiceScreen),
    Scene("correction", ("3", "j", "N"), PromptScreen, prepare=sets.gone_out),
    Scene("leaving", ("L", "x", "escape", "q"), LeaveScreen, prepare=sets.unsaved),
    Scene("tidy-question", ("desk.tidy", *sets.THREE_DAYS), QuestionScreen),
    Scene("links", ("j", "j", "2", "enter"), LinksScreen),
    Scene("sources", ("j", "j", "b"), GroupScreen),
    Scene("feed-form", ("F", "j", "e"), FeedForm),
    Scene("clip", ("desk.clip",), ClipScreen),
    Scene("conflict", (), ConflictScreen, prepare=sets.two_texts),
    Scene("edited", ("E",), EditedScreen, prepare=sets.edited_file),
    Scene("candidates", ("3", "j", "W", *sets.SHORTER), CandidatesScreen),
    Scene("hooks", (sets.ran_hooks, "desk.hooks"), HooksScreen),
    Scene("keys", ("desk.keys",), KeysScreen),
    Scene("capture", ("desk.keys", "enter"), CaptureScreen),
    Scene("picture", (sets.read_pictures, "2", "i", "enter"), PictureScreen, prepare=sets.pictures),
    Scene("publish", ("P",), PublishScreen),
    Scene("selectors", ("feeds.page", *sets.SELECTED), SelectorScreen, prepare=sets.caught, sees="#caught"),
    Scene("themes", ("desk.theme",), _Themes, coloured=True),
    Scene("waiting", ("plus", *sets.ADDRESS, "enter"), WaitingScreen, prepare=sets.endless, asks=True),
    # States
    Scene("add-feed", ("plus", "x", "enter"), PromptScreen, state=True),
    Scene("add-event", ("3", "m", "plus"), ChoiceScreen, prepare=sets.review, state=True),
    Scene("cite", ("3", "j", "e", "ctrl+g"), ChoiceScreen, prepare=sets.deep_dive, state=True),
    Scene("copy", ("3", "j", "Y"), ChoiceScreen, state=True),
    Scene("draft", ("3", "j", "W"), ChoiceScreen, state=True),
    Scene("export-feeds", ("F", "E"), PromptScreen, state=True),
    Scene("fix", ("3", "c", *"jjjj", "f"), QuestionScreen, state=True),
    Scene("help-composer", ("3", "question_mark"), HelpScreen, state=True),
    Scene("help-editor", ("3", "j", "e", "f1"), HelpScreen, state=True),
    Scene("highlights", ("desk.passages",), ChoiceScreen, prepare=sets.highlights, state=True),
    Scene("found-feeds", ("plus", *sets.ADDRESS, "enter"), ChoiceScreen, prepare=sets.two_feeds, state=True),
    Scene("key-taken", ("desk.keys", "enter", "a"), QuestionScreen, state=True),
    Scene("another-day", ("D", "g", "j", "enter"), PromptScreen, state=True),
    Scene("issues", ("D",), ChoiceScreen, state=True),
    Scene("keep-search", ("slash", *"AI", "ctrl+s"), PromptScreen, state=True),
    Scene("keymaps", ("desk.keymap",), ChoiceScreen, state=True, asks=True),
    Scene("layout", ("comma",), ChoiceScreen, state=True),
    Scene("let-pass", ("3", "c", "o"), PromptScreen, state=True),
    Scene("no-feed", ("plus", *sets.ADDRESS, "enter"), QuestionScreen, prepare=sets.no_feed, state=True),
    Scene("note", ("j", "j", "2", "v", "exclamation_mark"), PromptScreen, state=True),
    Scene("other-source", ("3", "j", "O"), ChoiceScreen, state=True),
    Scene("picture-list", (sets.read_pictures, "2", "i"), ChoiceScreen, prepare=sets.pictures, state=True),
    Scene("quote", ("j", "j", "2", "v", "Q"), ChoiceScreen, state=True),
    Scene("spellings", ("desk.learn_terms",), ChoiceScreen, prepare=sets.learned, state=True),
    Scene("tidy", ("desk.tidy",), PromptScreen, state=True),
    Scene("views-narrowed", ("f", "slash", *"星"), ChoiceScreen, state=True),
)
"""Boxes."""
