"""Rules: on the left the rules and what they did, on the right what the rule under the cursor would do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip

from newsroom.desk import ranking
from newsroom.desk import rules as verbs
from newsroom.model import Deed, NewsroomError, Rule
from newsroom.reading import Line, Page, Span
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width, pad, truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.rules import RULES_COMMANDS
from newsroom.tui.context import DeskApp, RulesChanged, StoriesChanged
from newsroom.tui.days import short_time
from newsroom.tui.jobs import beside
from newsroom.tui.places import newsdesk
from newsroom.tui.screens.beside import ListWithPage
from newsroom.tui.typesetting import HEAD, head_lines
from newsroom.tui.widgets.linelist import ItemList
from newsroom.tui.widgets.pageview import EMPTY, PageView
from newsroom.tui.widgets.strips import justified
from newsroom.tui.widgets.textbars import Bar, FooterBar

_DEEDS = 1000
_SHOWN = 500
_WIDEST = 16
"""Cells that what was done is told in at most; whether it was taken back is told behind it."""
Item = Rule | Deed


class RuleList(ItemList[Item]):
    """Rules, then what they did, the latest first; one line each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--heading", "choice--text"}
    app = getters.app(DeskApp)

    _told = 0
    """Cells of the column that tells what was done."""

    def fill(self, items: Iterable[Item]) -> None:
        """Show rules and deeds in place of those there are; the cursor stays on its rule or deed."""
        here, items = self.current, tuple(items)
        told = (cell_width(_told(item)) for item in items if isinstance(item, Deed))
        self._told = max(told, default=0)
        super().fill(items)
        if here is not None:
            same = (place for place, item in enumerate(items) if _key(item) == _key(here))
            self.cursor = next(same, self.cursor)

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a rule or a deed."""
        item, muted = self.items[index], self.style_of("line--muted")
        if isinstance(item, Rule):
            style = self.style_of("choice--heading")
            right = [("  " + one_line(verbs.describe(item)) + " ", muted)]
            return justified([(" ", style), (one_line(item.name), style)], right, width, 1)
        style = muted if item.undone else self.style_of("choice--text")
        at = short_time(item.at, self.app.desk.now()) + " " if item.at else ""
        words = pad(_told(item), self._told)
        left = [("  " + at, muted), (words + "  ", muted), (one_line(item.title), style)]
        return justified(left, [("  " + one_line(item.rule) + " ", muted)], width, 2)


def _told(deed: Deed) -> str:
    """Return what was done, and whether it is taken back, as its line says it."""
    return truncate(one_line(verbs.told(deed)), _WIDEST) + (_(" (taken back)") if deed.undone else "")


def _key(item: Item) -> str | int:
    """Return what a rule or a deed is known by when they are read anew."""
    return item.name if isinstance(item, Rule) else item.id


@offers(RULES_COMMANDS)
class RulesScreen(ListWithPage):
    """Rules are looked through, tried, applied, and what they did is taken back."""

    CHOSEN = "rules.take_back"
    AUTO_FOCUS = ""
    app = getters.app(DeskApp)
    _problem = ""

    def compose(self) -> ComposeResult:
        """Lay out list and page."""
        yield Bar(id="rules-title")
        with Horizontal(id="rules"):
            yield RuleList(id="rule-list")
            yield PageView(id="trial")
        yield FooterBar(id="footer")

    @property
    def lines(self) -> RuleList:
        """The list."""
        return self.query_one(RuleList)

    @property
    def rule(self) -> Rule | None:
        """The rule under the cursor."""
        current = self.lines.current if self.is_mounted else None
        return current if isinstance(current, Rule) else None

    @property
    def problem(self) -> str:
        """Why the file of rules cannot be used; '' where it can."""
        return self._problem

    @property
    def deed(self) -> Deed | None:
        """The deed under the cursor."""
        current = self.lines.current if self.is_mounted else None
        return current if isinstance(current, Deed) else None

    def on_mount(self) -> None:
        """Read the rules."""
        self._trial: verbs.Trial | None = None
        self._shown: str | int | None = None
        self.lines.focus()
        self._changed_elsewhere()

    @on(RulesChanged)
    @on(StoriesChanged)
    def _changed_elsewhere(self) -> None:
        beside(self, self._read, "rules")

    async def _read(self) -> None:
        desk, read = self.app.desk, self.app.jobs.read
        problem, rules = "", tuple[Rule, ...]()
        try:
            rules = await read(verbs.read_rules, desk)
        except NewsroomError as error:
            problem = str(error)
        self._problem = problem
        deeds = await read(desk.store.deeds.log, _DEEDS)
        self.lines.fill((*rules, *deeds))
        n = len(rules)
        words = [
            _("Rules"),
            _("the file is faulty") if problem else ngettext("{n} rule", "{n} rules", n).format(n=n),
            str(desk.settings.rules_file),
        ]
        self.query_one("#rules-title", Bar).say(" · ".join(words))
        self.show_current()

    def show_current(self) -> None:
        """Read what the page tells."""
        self.query_one(FooterBar).show_keys()
        beside(self, partial(self._try, self.rule), "trial")

    async def _try(self, rule: Rule | None) -> None:
        self._trial = None
        if rule is not None:
            desk = self.app.desk
            self._trial = await self.app.jobs.read(verbs.tried, desk, rule, since=verbs.month(desk))
        self.draw_page()

    def draw_page(self) -> None:
        """Draw the page."""
        view = self.query_one("#trial", PageView)
        lines = self._page(view.text_width)
        page = Page(tuple(lines), ()) if lines else EMPTY
        item = self.lines.current
        shown, self._shown = self._shown, None if item is None else _key(item)
        if item is not None and shown == self._shown:
            view.show_changed(page)  # read anew: what is read in it stays
        else:
            view.show(page)

    def _page(self, width: int) -> list[Line]:
        if self._problem:
            return head_lines(self._problem, "finding", width)
        rule, deed = self.rule, self.deed
        if rule is not None:
            lines = [*head_lines(rule.name, "title", width), *head_lines(rule.match, "meta", width)]
            lines += head_lines(verbs.describe(rule), "meta", width)
            if over := verbs.over(self.app.desk, rule):
                lines += head_lines(over, "finding", width)
            if self._trial is not None:
                lines += [Line((), HEAD), *self._tried(self._trial, width)]
            return lines
        if deed is not None:
            done = f"{deed.rule} · {verbs.told(deed)}"
            lines = [*head_lines(deed.title, "title", width), *head_lines(deed.source, "meta", width)]
            return [*lines, Line((), HEAD), *head_lines(done, "", width)]
        hint = _("There are no rules yet. They go into {file}:").format(
            file=self.app.desk.settings.rules_file
        )
        name = _("funding")
        match = 'match = "title:融资 OR title:funding"'
        example = ["[[rule]]", f'name = "{name}"', match, f'tag = "{name}"', "score = 10"]
        return [
            *head_lines(hint, "", width),
            Line((), HEAD),
            *(Line((Span(line, "code", None),), HEAD) for line in example),
        ]

    def _tried(self, trial: verbs.Trial, width: int) -> list[Line]:
        stories = list({deed.story: deed for deed in verbs.acted(trial.deeds)}.values())
        lapsing = {deed.story: deed for deed in verbs.lapsing(trial.deeds)}
        n = len(stories)
        words = ngettext(
            "{n} story of the last month; {rules.apply} applies it:",
            "{n} stories of the last month; {rules.apply} applies it:",
            n,
        )
        lines = head_lines(
            keyed(words, n=n) if n else _("Nothing of the last month is left to do."), "heading4", width
        )
        if trial.spared:
            lines += head_lines(verbs.spared(trial), "muted", width)
        for deed in reversed(stories[-_SHOWN:]):
            lines += head_lines(f"{deed.title} · {deed.source}", "", width)
        if lapsing:
            lines += [Line((), HEAD), *head_lines(verbs.lapsed(trial.deeds), "heading4", width)]
        for deed in reversed(list(lapsing.values())[-_SHOWN:]):
            lines += head_lines(f"{verbs.told(deed)} · {deed.title} · {deed.source}", "muted", width)
        if trial.done:
            lines += [Line((), HEAD), *head_lines(verbs.done_already(trial), "heading4", width)]
        for deed in reversed(trial.done[-_SHOWN:]):
            lines += head_lines(f"{deed.title} · {deed.source}", "muted", width)
        return lines

    async def apply(self) -> None:
        """Have the rule under the cursor act on the last month, if that is what its file still says."""
        rule, app = self.rule, self.app
        if rule is None:
            return
        try:
            rules = await app.jobs.read(verbs.read_rules, app.desk)
        except NewsroomError:
            await self._read()
            raise
        if rule not in rules:
            await self._read()
            words = _("{file} has changed; this is what it says now.")
            app.notify(words.format(file=app.desk.settings.rules_file.name), markup=False)
            return
        _change, deeds = await app.jobs.write(verbs.apply, app.desk, (rule,))
        app.notify(verbs.counted(deeds), timeout=3, markup=False)
        await self._changed()

    async def take_back(self) -> None:
        """Take back the deed under the cursor."""
        deed, app = self.deed, self.app
        if deed is None:
            return
        await app.jobs.write(verbs.take_back, app.desk, [deed])
        app.notify(keyed(_("Taken back; {rules.undo} does it again.")), timeout=3, markup=False)
        await self._changed()

    async def step_back(self) -> None:
        """Undo the last change."""
        from newsroom.tui.undoing import step_back

        await step_back(newsdesk(self.app), self._changed)

    async def _changed(self) -> None:
        await self.app.jobs.write(ranking.rank, self.app.desk)
        for screen in self.app.screen_stack:
            if screen is not self:
                screen.post_message(StoriesChanged(reload=True))
        if self.is_attached:
            await self._read()
