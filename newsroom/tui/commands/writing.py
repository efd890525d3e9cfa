"""What the keys do in a text that has the cursor: in the editor's fields, and in lines one types into."""

from __future__ import annotations

from typing import ClassVar, Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers


class Text(Protocol):
    """A text with a cursor."""

    def act(self, action: str) -> None:
        """Do what Textual's text area calls by this name."""

    def kill(self, action: str) -> None:
        """Do what deletes, and keep what went for `yank`."""

    def yank(self) -> None:
        """Put in what was killed last, or copied since."""


class TextCommand(Command[Text]):
    """Something that Textual's text area can do, so that a keymap can give it keys and help names them."""

    palette = False
    action: ClassVar[str]
    """Textual's name of it."""

    def run(self, target: Text) -> None:
        """Do it."""
        target.act(self.action)


class KillCommand(TextCommand):
    """Something that deletes more than a character."""

    def run(self, target: Text) -> None:
        """Do it, and keep what went."""
        target.kill(self.action)


class Undo(TextCommand):
    """Undo in this text."""

    id = "text.undo"
    label = N_("undo")
    keys = ("ctrl+z",)
    action = "undo"


class Redo(TextCommand):
    """Redo in this text."""

    id = "text.redo"
    label = N_("redo")
    keys = ("ctrl+y",)
    action = "redo"


class Forward(TextCommand):
    """A character on."""

    id = "text.forward"
    label = N_("character on")
    keys = ()
    action = "cursor_right"


class Backward(TextCommand):
    """A character back."""

    id = "text.backward"
    label = N_("character back")
    keys = ()
    action = "cursor_left"


class Down(TextCommand):
    """A line down."""

    id = "text.down"
    label = N_("line down")
    keys = ()
    action = "cursor_down"


class Up(TextCommand):
    """A line up."""

    id = "text.up"
    label = N_("line up")
    keys = ()
    action = "cursor_up"


class WordForward(TextCommand):
    """A word on, Chinese or Latin."""

    id = "text.word_forward"
    label = N_("word on")
    keys = ("ctrl+right",)
    action = "cursor_word_right"


class WordBackward(TextCommand):
    """A word back, Chinese or Latin."""

    id = "text.word_backward"
    label = N_("word back")
    keys = ("ctrl+left",)
    action = "cursor_word_left"


class LineStart(TextCommand):
    """To the beginning of the line."""

    id = "text.line_start"
    label = N_("beginning of the line")
    keys = ("home", "ctrl+a")
    action = "cursor_line_start"


class LineEnd(TextCommand):
    """To the end of the line; from there, to the end of the paragraph."""

    id = "text.line_end"
    label = N_("end of the line")
    keys = ("end",)
    action = "cursor_line_end"


class Top(TextCommand):
    """To the beginning of the text."""

    id = "text.top"
    label = N_("beginning of the text")
    keys = ("ctrl+home",)
    action = "text_start"


class Bottom(TextCommand):
    """To the end of the text."""

    id = "text.bottom"
    label = N_("end of the text")
    keys = ("ctrl+end",)
    action = "text_end"


class Delete(TextCommand):
    """Delete the character under the cursor."""

    id = "text.delete"
    label = N_("delete character")
    keys = ("delete", "ctrl+d")
    action = "delete_right"


class DeleteWordBack(KillCommand):
    """Delete the word before the cursor."""

    id = "text.delete_word_back"
    label = N_("delete word back")
    keys = ("ctrl+w", "ctrl+backspace", "alt+backspace")
    action = "delete_word_left"


class DeleteWord(KillCommand):
    """Delete the word behind the cursor."""

    id = "text.delete_word"
    label = N_("delete word")
    keys = ("ctrl+delete", "alt+delete")
    action = "delete_word_right"


class Kill(KillCommand):
    """Delete what is selected, else to the end of the paragraph; at its end, the break behind it."""

    id = "text.kill"
    label = N_("delete to the end")
    keys = ("ctrl+k",)
    action = "delete_to_end"


class KillBack(KillCommand):
    """Delete to the beginning of the line."""

    id = "text.kill_back"
    label = N_("delete to the beginning")
    keys = ("ctrl+u",)
    action = "delete_to_start_of_line"


class Yank(TextCommand):
    """Put in what was deleted last by word or line, or copied since."""

    id = "text.yank"
    label = N_("put in")
    keys = ()

    def run(self, target: Text) -> None:
        """Put it in."""
        target.yank()


class SelectAll(TextCommand):
    """Select all of this text."""

    id = "text.select_all"
    label = N_("select all")
    keys = ("f8",)
    action = "choose_all"


LINE_COMMANDS: Offers[Text] = (
    Undo,
    Redo,
    Forward,
    Backward,
    WordForward,
    WordBackward,
    LineStart,
    LineEnd,
    Delete,
    DeleteWordBack,
    DeleteWord,
    Kill,
    KillBack,
    Yank,
)
"""Those of a line to type into."""
TEXT_COMMANDS: Offers[Text] = (SelectAll, Down, Up, Top, Bottom, *LINE_COMMANDS)
"""Those of a field of the editor."""
