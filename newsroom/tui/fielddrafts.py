"""Drafts in the editor: asked for, put into their field, marked until read, followed to their source."""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.containers import Vertical
from textual.content import Content

from newsroom.issues import draft_of, embolden, set_commentary, set_lead, with_text_of
from newsroom.model import Draft as Drafting
from newsroom.model import Evidence, Issue
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.tui.book import Edit
from newsroom.tui.parts import field_at
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.tooltips import Pieces

if TYPE_CHECKING:
    from newsroom.desk.drafting import Drafted, Task
    from newsroom.tui.places import Editor
    from newsroom.tui.widgets.incoming import Incoming


_READ = 4
"""Letters of a model's draft that someone has to change to have edited it; fewer are a slip of the finger."""
_LONG = 400
"""Letters between first and last change beyond which it is not looked at more closely."""


def is_stray(was: str, now: str) -> bool:
    """Tell whether one text became another by no more than a slip of the finger."""
    same = len(os.path.commonprefix([was, now]))
    was, now = was[same:], now[same:]
    same = len(os.path.commonprefix([was[::-1], now[::-1]]))
    was, now = was[: len(was) - same], now[: len(now) - same]
    if max(len(was), len(now)) > _LONG:
        return False
    changes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in changes if kind != "equal") < _READ


class FieldDrafts:
    """What the program or a model drafts for the part that an editor screen edits."""

    def __init__(self, screen: Editor) -> None:
        self._screen = screen
        self.field, self._uid = field_at(screen.part)
        """The field whose drafting is marked."""
        self.sources: tuple[Evidence, ...] = ()
        """The texts that the part is written from."""
        self._known: dict[tuple[str, str], Edit] = {}
        self._bases: dict[str, Issue] = {}
        """By field: the issue when an unread draft stood there untouched."""
        self._cleared = False
        """What was typed took the mark away, not someone who confirmed the draft."""
        self._followed = ""
        self.incoming: Incoming | None = None
        """The draft that a model is writing here."""

    @property
    def unread(self) -> Drafting | None:
        """What is known of the draft here that nobody has read; None where there is none."""
        issue = self._screen.app.book.issue
        found = draft_of(issue, self.field, self._uid) if issue else None
        return found if found is not None and not found.confirmed else None

    @property
    def is_open(self) -> bool:
        """The editor of the part has not been left."""
        return self._screen.is_attached

    def name(self, draft: Draft, label: Pieces) -> None:
        """Name a field; one that was drafted and that nobody has read says so."""
        unread = self.unread if draft.id == self.field else None
        draft.set_class(unread is not None, "-drafted")
        if unread is not None:
            from newsroom.desk.drafting import of_unread, unread_under

            who = one_line(unread.model) or _("the sources' own sentences")
            told = [_("draft: {who}").format(who=who)]
            issue = self._screen.app.book.issue
            if issue is not None and (below := unread_under(issue, self.field)):
                told.insert(0, of_unread(below))  # where the line is short, this is what is to be seen
            drafted = f"{self._screen.app.signs.drafted} {' · '.join(told)}"
            label = [*label, (" ", ""), (drafted, "drafted")]
        draft.say_above(label)

    def known(self, name: str, text: str) -> Edit | None:
        """Return the edit that a text of a field comes back with, marks and all, if a draft is or was in it.

        So ctrl+z takes a draft back as if it had never been, and ctrl+y marks it again. A stray key in what a
        model wrote is no reading of it: it takes some letters, or a confirmation, to take its mark away.
        """
        self._look(name)
        base = self._bases.get(name)
        if base is None:
            return self._known.get((name, text))
        drafted = draft_of(base, self.field, self._uid)
        was = self._screen.value_in(base, name)
        known = self._known.get((name, text))
        if known is None and drafted is not None and drafted.model and is_stray(was, text):
            state, uid = self._with(base, text), self._uid
            self._cleared = False
            return lambda issue: with_text_of(issue, state, name, uid)
        self._cleared = text != was
        return known

    def _look(self, name: str) -> None:
        """Note an unread draft before it is touched; forget one that was confirmed."""
        issue = self._screen.app.book.issue
        if name != self.field or issue is None:
            return
        if self.unread is not None and name not in self._bases:
            self._note(name, issue)
        elif self.unread is None and name in self._bases and not self._cleared:
            self._known.pop((name, self._screen.value_in(self._bases.pop(name), name)), None)

    def _note(self, name: str, issue: Issue) -> None:
        self._bases[name], uid, self._cleared = issue, self._uid, False
        text = self._screen.value_in(issue, name)
        self._known[name, text] = lambda now: with_text_of(now, issue, name, uid)

    def _with(self, base: Issue, text: str) -> Issue:
        """Return a state of the issue with another text here, and what is known of its drafting as it was."""
        if self._uid is not None:
            return embolden(base, self._uid, text)
        changed = set_lead(base, text) if self.field == "lead" else set_commentary(base, text)
        return replace(changed, drafts=base.drafts)

    # Putting in

    async def take(self, drafted: Drafted) -> None:
        """Put a draft into its field, as an edit that ctrl+z takes back.

        Raises:
            NewsroomError: it does not fit the issue, or cannot be written yet.
        """
        await self.put_in(drafted.field, drafted.put, drafted.cause)

    async def put_in(self, name: str, edit: Edit, cause: str) -> None:
        """Change the text of a field by an edit of the issue.

        Raises:
            NewsroomError: it does not fit the issue, or cannot be written yet.
        """
        before = self._screen.app.book.issue
        if before is None:
            return
        after, uid = edit(before), self._uid
        was, text = self._screen.value_in(before, name), self._screen.value_in(after, name)
        self._known[name, was] = lambda issue: with_text_of(issue, before, name, uid)
        self._known[name, text] = lambda issue: with_text_of(issue, after, name, uid)
        if name == self.field:
            self._bases.pop(name, None)
            if (found := draft_of(after, name, uid)) is not None and not found.confirmed:
                self._note(name, after)
        self._screen.replace_text(name, text)
        self._followed = ""
        await self._screen.app.book.change(edit, cause)
        if self._screen.is_attached:
            self.follow(self._screen.query_one("#" + name, Draft))

    # A model's answer

    def ask(self, task: Task, label: str) -> None:
        """Have a model write a text here; the one that is there stays until it is written."""
        from newsroom.tui.widgets.incoming import Incoming

        screen, stored = self._screen, self._screen.app.book.stored
        if stored is None or self.incoming is not None:
            return
        model = screen.app.desk.settings.assist.model or "?"
        self.incoming = Incoming(stored, task, self._uid, label, model)
        draft = screen.query_one("#" + self.field, Draft)
        draft.display = False
        screen.query_one("#fields", Vertical).mount(self.incoming, after=draft)

    def stop(self) -> None:
        """Break off the answer; the text of before stays."""
        if self.incoming is not None:
            self.incoming.stop()
            self.end()

    def end(self) -> None:
        """Show the field again in the place of the answer."""
        if self.incoming is None:
            return
        self.incoming.remove()
        self.incoming = None
        draft = self._screen.query_one("#" + self.field, Draft)
        draft.display = True
        draft.focus()

    # Its source

    async def read_sources(self) -> tuple[Evidence, ...]:
        """Read the source texts of the entry, the page first: it is the whole of what a feed begins."""
        app = self._screen.app
        if self._screen.entry() is not None and app.book.head is not None:
            kept = await app.jobs.read(app.desk.store.issues.evidence, app.book.head.id)
            mine = (each for each in kept if each.entry == self._uid)
            self.sources = tuple(sorted(mine, key=lambda each: each.kind != "page"))
        return self.sources

    def take_entries(self) -> None:
        """Have the issue's entries be what the part is written from."""
        from newsroom.desk.drafting import entries_as_sources

        stored = self._screen.app.book.stored
        self.sources = entries_as_sources(stored) if stored is not None else ()

    def follow(self, draft: Draft) -> None:
        """Show where the sentence under the cursor of a draft comes from."""
        if draft.id != self.field or not self.sources:
            return
        if self.unread is None:
            if self._followed:
                self._followed = ""
                self._screen.source.point_at(None)
                self._screen.source.border_subtitle = ""
            return
        from newsroom.preflight.passages import sentence_at

        place, text = draft.cursor_offset, draft.text
        sentence, _place = sentence_at(text, min(place, max(len(text) - 1, 0)))
        if sentence != self._followed:
            self._followed = sentence
            point = partial(self._point, text, place)
            self._screen.run_worker(point, exclusive=True, group="passage", exit_on_error=False)

    async def _point(self, text: str, place: int) -> None:
        from newsroom.desk.origins import origin_of

        app = self._screen.app
        origin = await app.jobs.read(origin_of, app.desk, text, place, self.sources)
        self._screen.source.point_at(origin.passage)
        match origin.by:
            case "order":
                told = _("told by the order of the sentences")
            case "language":
                told = _("not found: the source is in another language")
            case "nothing" if self._followed.strip():
                told = _("nothing here says this sentence")
            case _:
                told = ""
        self._screen.source.border_subtitle = Content(told)
