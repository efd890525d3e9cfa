"""What is checked: an issue, its Markdown, and what is known about it."""

from dataclasses import dataclass
from functools import cached_property

from newsroom.issues import LineIndex
from newsroom.issues.parsing import read_tree
from newsroom.issues.tree import Tree
from newsroom.model import Evidence, Issue, Publication


@dataclass(frozen=True, kw_only=True)
class Subject:
    """An issue of ours as it would be exported, or any digest file."""

    text: str
    """The Markdown that findings point into."""
    issue: Issue
    """What was rendered as that text, or was parsed from it."""
    publication: Publication
    house: bool
    """The text is of the publication's form, so the rules about that form apply."""
    file_name: str | None = None
    """The name the text has as a file, without folders."""
    evidence: tuple[Evidence, ...] = ()
    """The sources of the entries, for rules that compare with them."""

    @cached_property
    def tree(self) -> Tree:
        """The text, read."""
        return read_tree(self.text, self.publication)

    @cached_property
    def index(self) -> LineIndex:
        """Lines and columns of the text."""
        return LineIndex(self.text)
