"""What a pane asks of the desk around it, which has the other panes."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from newsroom.model import Finding
from newsroom.tui.parts import Part


@dataclass
class StoryWanted(Message):
    """The editor wants to read the story under the inbox's cursor."""


@dataclass
class MoreWanted(Message):
    """The editor wants the next screenful of the story, or the next story."""


@dataclass
class SourceWanted(Message):
    """The editor wants to read the story from the next source (1), or the one before (-1)."""

    step: int


@dataclass
class UnreadWanted(Message):
    """The editor wants the next unread story (1), or the previous one (-1)."""

    step: int


@dataclass
class NextWanted(Message):
    """The editor wants the next story (1), or the previous one (-1), read or not."""

    step: int


@dataclass
class PictureWanted(Message):
    """The editor wants to see a picture of the article, or its address where pictures are not shown."""

    picture: str
    address: str


@dataclass
class ArticleWanted(Message):
    """The editor wants to see the article an entry was picked from."""

    article: int


@dataclass
class PartWanted(Message):
    """The editor wants to edit a part, with the cursor on the words of a finding if there is one."""

    part: Part
    finding: Finding | None = None
