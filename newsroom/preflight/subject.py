"""What is checked: an issue, its Markdown, and what is known about it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from newsroom.issues import LineIndex
from newsroom.issues.parsing import read_tree
from newsroom.issues.tree import Tree
from newsroom.model import Evidence, Issue, Override, Past, Publication, Standards


class Page(Struct, frozen=True, kw_only=True):
    """What came when an entry's link was followed, online."""

    status: int
    """The HTTP status; 0 where there was no answer."""
    url: str
    """Where it led to at last."""
    title: str
    """The page's title, '' where it has none."""
    problem: str = ""
    """Why there was no answer, in plain words."""


class Subject(Struct, frozen=True, kw_only=True, dict=True):
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
    past: tuple[Past, ...] = ()
    """The entries of other issues, what ran last first."""
    issues: Mapping[date, int] | None = None
    """The days of other issues, with how many entries each has; None where they are not known or needed."""
    overrides: tuple[Override, ...] = ()
    """What the editor lets pass."""
    now: datetime | None = None
    """The moment of the check; None where rules about time are not to be asked."""
    encoding: str = "UTF-8"
    """What the file was read as; what an issue of ours is written in."""
    doubles: tuple[tuple[str, str, str], ...] = ()
    """What of the site's address it has in common with other issues of its day: key, value, their title."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """What the links led to, by address; empty unless the editor asked to go online."""

    @property
    def standards(self) -> Standards:
        """What the publication asks of its issues."""
        return self.publication.standards

    def evidence_of(self, number: int) -> tuple[Evidence, ...]:
        """Return the sources of the entry of a number, from 1."""
        return self._sources.get(number, ())

    @cached_property
    def _sources(self) -> dict[int, tuple[Evidence, ...]]:
        numbers = {entry.uid: number for number, entry in enumerate(self.issue.entries, 1)}
        sources: dict[int, list[Evidence]] = {}
        for each in self.evidence:
            if each.entry in numbers:
                sources.setdefault(numbers[each.entry], []).append(each)
        return {number: tuple(each) for number, each in sources.items()}

    @cached_property
    def tree(self) -> Tree:
        """The text, read."""
        tree = read_tree(self.text, self.publication)
        if self.issue.form == "daily":
            return tree
        # What looks like an entry in a deep dive or a review is none.
        return replace(tree, blocks=(), lead=None, commentary=None)

    @cached_property
    def index(self) -> LineIndex:
        """Lines and columns of the text."""
        return LineIndex(self.text)
