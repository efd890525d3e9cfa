"""What other programs do while the desk is open is shown without a key and moves nothing under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, exporting, open_desk, rules, views
from newsroom.issues import change_entry, set_lead
from newsroom.model import Deed, Mark, View
from newsroom.store import Store
from newsroom.tui import autosave, meanwhile
from newsroom.tui.context import StoriesChanged
from newsroom.tui.opening import STATE
from newsroom.tui.screens import desk as desk_module
from newsroom.tui.screens.conflict import ConflictScreen
from newsroom.tui.screens.desk import DeskScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.screens.rules import RuleList, RulesScreen
from newsroom.tui.widgets.draft import Draft
from tests.tui.conftest import NOW, article, press, running, screen_text, settled, toasts, until


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanwhile, "LOOK_PAUSE", 0.02)
    monkeypatch.setattr(meanwhile, "HAND_REST", 0.0)


@pytest.fixture
def other(desk: Desk) -> Iterator[Desk]:
    """The same newsroom as another program has it open."""
    with open_desk(desk.settings, desk.store.path, now=lambda: NOW) as other:
        yield other


def fetched(other: Desk, *numbers: int) -> None:
    """Bring articles newer than all that are there, the highest number first."""
    feed = other.store.feeds.all()[0]
    drafts = [article(n, minutes=-n, title=f"新来的第{n}条") for n in numbers]
    other.store.articles.absorb(feed.id, drafts, NOW + timedelta(minutes=1))


async def test_what_another_program_fetched_comes_without_a_key_and_moves_nothing(
    desk: Desk, other: Desk
) -> None:
    async with running(desk, (160, 24)) as run:
        app, _pilot = run
        stories = app.desk_screen.inbox.stories
        await press(run, *"jjjjj")
        here, line = stories.current, stories.cursor - round(stories.scroll_y)
        fetched(other, *range(100, 130))
        await until(run, lambda: len(stories.ids) == 70)
        assert "70 stories" in str(app.desk_screen.inbox.border_title)
        assert stories.current == here
        assert stories.cursor - round(stories.scroll_y) == line


async def test_at_the_head_of_the_list_what_came_is_seen(desk: Desk, other: Desk) -> None:
    async with running(desk, (160, 24)) as run:
        app, _pilot = run
        here = app.desk_screen.inbox.stories.current
        fetched(other, 100)
        await until(run, lambda: "新来的第100条" in screen_text(app))
        assert app.desk_screen.inbox.stories.current == here


async def test_an_entry_that_another_program_changed_is_shown_and_checked_without_a_key(
    desk: Desk, other: Desk
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        issue = app.book.issue
        assert issue is not None and app.book.head is not None and app.book.findings
        before, uid = app.book.findings, issue.entries[0].uid
        composing.change(
            other,
            app.book.head.id,
            lambda issue: change_entry(issue, uid, headline="别处改的标题"),
            "elsewhere",
        )
        await until(run, lambda: "别处改的标题" in screen_text(app))
        await until(run, lambda: app.book.checked is app.book.issue and app.book.findings != before)


async def test_an_issue_that_another_program_started_is_shown_where_none_is_open(
    desk: Desk, other: Desk
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        assert app.book.head is None
        started = composing.start(other).stored
        await until(run, lambda: app.book.head is not None and app.book.head.id == started.head.id)


async def test_a_text_that_is_being_typed_stays_and_meets_the_other(
    desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "FIRST", 3600.0)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "L")
        assert isinstance(app.screen, EditorScreen) and app.book.head is not None
        draft = app.screen.query_one("#lead", Draft)
        draft.text = "我写的"
        composing.change(other, app.book.head.id, lambda issue: set_lead(issue, "别处写的"), "elsewhere")
        await until(run, lambda: app.book.issue is not None and app.book.issue.lead == "别处写的")
        assert draft.text == "我写的"
        await press(run, "escape")
        assert isinstance(app.screen, ConflictScreen)


async def test_what_the_desk_writes_itself_reads_nothing_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reloads: list[StoriesChanged] = []
    looks: list[bool] = []
    asked = Store.others_wrote

    def look(store: Store) -> bool:
        looks.append(asked(store))
        return looks[-1]

    monkeypatch.setattr(Store, "others_wrote", look)
    post = DeskScreen.post_message

    def seen(screen: DeskScreen, message: object) -> bool:
        if isinstance(message, StoriesChanged) and message.reload:
            reloads.append(message)
        return post(screen, message)  # type: ignore[arg-type]

    monkeypatch.setattr(DeskScreen, "post_message", seen)
    async with running(desk) as run:
        await press(run, "j", "a", "s")
        before = len(looks)
        await until(run, lambda: len(looks) > before + 3)
        assert not reloads
        assert not any(looks)


async def test_nothing_is_asked_while_keys_come(
    desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meanwhile, "HAND_REST", 3600.0)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "j")
        fetched(other, 100)
        await app.desk_screen._meanwhile.look()  # type: ignore[union-attr]
        await settled(*run)
        assert len(app.desk_screen.inbox.stories.ids) == 40
        assert desk.store.others_wrote()


async def test_two_desks_do_not_answer_each_other_for_ever(
    desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "KEEP_PAUSE", 0.01)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "j", "j")
        await until(
            run, lambda: desk.store.state.get(STATE)["article"] == app.desk_screen.inbox.stories.current
        )
        theirs = {**desk.store.state.get(STATE), "article": 1}
        other.store.state.set(STATE, theirs)
        fetched(other, 100)
        await until(run, lambda: len(app.desk_screen.inbox.stories.ids) == 41)
        await settled(*run)
        assert desk.store.state.get(STATE) == theirs


def settle(desk: Desk, folder: str, more: str = "") -> None:
    """Write the settings file as an editor does beside the desk."""
    file = desk.settings.file
    folder = (file.parent / folder).as_posix()
    text = f'{more}\n[fetch]\npages = false\n[publications.daily]\nfolder = "{folder}"\n'
    file.write_text(text, encoding="utf-8")


async def test_a_folder_that_is_set_while_the_desk_is_open_is_where_exports_go(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        settle(desk, "elsewhere")
        await until(run, lambda: bool(toasts(app)))
        assert toasts(app) == ["What was changed in the settings is in force."]
        folder = desk.settings.file.parent / "elsewhere"
        assert app.desk.publication.folder == str(folder)
        file = exporting.place_of(app.desk, composing.start(app.desk).stored.issue)
        assert file.is_relative_to(folder)


async def test_points_that_are_set_while_the_desk_is_open_have_the_stories_move(desk: Desk) -> None:
    async with running(desk) as run:
        stories = run[0].desk_screen.inbox.stories
        await press(run, "j", "j")
        here = stories.current
        settle(desk, "out", '[rank.terms]\n"第33号" = 25')
        await until(run, lambda: "第33号" in desk.store.inbox.rows(stories.ids[:1])[0].title)
        assert stories.current == here and stories.cursor == 3


async def test_what_only_the_start_reads_is_named_and_what_the_desk_wrote_itself_is_not(desk: Desk) -> None:
    settle(desk, "out")
    async with running(desk) as run:
        app, _pilot = run
        await app.desk_screen.next_script()
        await until(run, lambda: app.desk.settings.desk.script == app.script)
        settle(desk, "out", f'theme = "ink-wash"\nlanguage = "zh"\n[desk]\nscript = "{app.script}"')
        await until(run, lambda: any("language" in each for each in toasts(app)))
        assert "Changed in the settings, in force when the desk is opened again: language, theme" in toasts(
            app
        )
        assert not any("in force." in each or "desk.script" in each for each in toasts(app))


async def test_settings_that_cannot_be_read_are_told_once_and_those_of_before_stay(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        before = app.desk.settings
        settle(desk, "elsewhere", "theme = 7")
        await until(run, lambda: bool(toasts(app)))
        assert "theme" in toasts(app)[0]
        assert app.desk.settings is before
        settle(desk, "elsewhere")
        await until(run, lambda: (app.desk.publication.folder or "").endswith("elsewhere"))


@pytest.mark.parametrize("kept", [False, True])
async def test_over_midnight_today_is_the_new_day_once_the_story_that_is_read_is_left(
    desk: Desk, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    times, looks = [NOW], list[bool]()
    look = meanwhile.Meanwhile.look

    async def looked(self: meanwhile.Meanwhile) -> None:
        await look(self)
        looks.append(True)

    monkeypatch.setattr(meanwhile.Meanwhile, "look", looked)
    async with running(replace(desk, now=lambda: times[-1])) as run:
        app, _pilot = run
        stories = app.desk_screen.inbox.stories
        view = views.resolve("today", app.desk)
        if kept:
            view = views.of_search(desk.store.searches.keep("fresh", "之后：今天"), app.desk)
        await app.desk_screen.inbox.show_view(view)
        assert len(stories.ids) == 40
        await press(run, "enter")
        times.append(NOW + timedelta(days=1))
        looks.clear()
        await until(run, lambda: len(looks) > 2)
        assert len(stories.ids) == 40 and not toasts(app)
        assert app.desk_screen.inbox.tomorrow() == desk.today() + timedelta(days=2)
        await press(run, "1")
        await until(run, lambda: not stories.ids)
        assert "Another day has begun" in toasts(app)[0]


async def test_what_is_held_until_a_day_comes_back_as_it_begins(desk: Desk) -> None:
    times = [NOW]
    async with running(replace(desk, now=lambda: times[-1])) as run:
        app, _pilot = run
        stories = app.desk_screen.inbox.stories
        held = stories.current
        await press(run, "H")
        assert held not in stories.ids
        times.append(NOW + timedelta(days=1))
        await until(run, lambda: held in stories.ids)


async def test_a_hold_that_is_over_is_none_and_the_story_is_held_anew_with_one_key(desk: Desk) -> None:
    held = next(iter(desk.store.inbox.ids(View(today=desk.today()))))
    desk.store.marks.set([held], Mark.HELD, desk.today(), "held")
    async with running(desk) as run:
        app, _pilot = run
        stories, sign = app.desk_screen.inbox.stories, app.signs.held
        assert stories.current == held and sign not in screen_text(app)
        await press(run, "H")
        assert held not in stories.ids and toasts(app) == ["held for tomorrow"]
        await press(run, "u")
        await press(run, "home", "enter", "H")
        assert held not in stories.ids and toasts(app)[-1] == "held for tomorrow"


_RULE = '[[rule]]\nname = "{name}"\nmatch = "{match}"\ntag = "{name}"\n'


async def test_rules_follow_their_file_and_what_another_program_has_them_do(desk: Desk, other: Desk) -> None:
    file = desk.settings.rules_file
    file.write_text(_RULE.format(name="机器人", match="机器人"), encoding="utf-8")
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "X")
        assert "1 rule ·" in screen_text(app)
        file.write_text(
            _RULE.format(name="新规则", match="港口") + _RULE.format(name="机器人", match="没有这样的词"),
            "utf-8",
        )
        await until(run, lambda: "没有这样的词" in screen_text(app))
        assert "2 rules ·" in screen_text(app)
        assert isinstance(app.screen, RulesScreen) and app.screen.rule is not None
        assert app.screen.rule.name == "机器人"  # the cursor went with it
        (rule,) = rules.read_rules(other, "新规则")
        _change, deeds = rules.apply(other, [rule])
        assert deeds
        await until(run, lambda: len(app.screen.query_one(RuleList)) == 2 + len(deeds))
        assert app.screen.rule.name == "机器人"
        rules.take_back(other, other.store.deeds.log(100))
        lines = app.screen.query_one(RuleList)
        await until(run, lambda: all(each.undone for each in lines.items if isinstance(each, Deed)))
        await until(run, lambda: "(taken back)" in screen_text(app))
        file.write_text("[[rule]\n", encoding="utf-8")
        await until(run, lambda: "the file is faulty · " in screen_text(app))
        await press(run, "a")
        assert any(each.startswith("No rule can be applied until their file") for each in toasts(app))


async def test_a_rule_that_its_file_no_longer_says_is_not_applied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.settings.rules_file
    file.write_text(_RULE.format(name="旧", match="机器人"), encoding="utf-8")
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "X")
        monkeypatch.setattr(meanwhile, "HAND_REST", 3600.0)
        file.write_text(_RULE.format(name="旧", match="港口"), encoding="utf-8")
        await press(run, "a")
        assert desk.store.deeds.log(10) == []
        assert toasts(app)[-1] == "rules.toml has changed; this is what it says now."
        await press(run, "a")
        assert {deed.rule for deed in desk.store.deeds.log(10)} == {"旧"}
        file.write_text("[[rule]\n", encoding="utf-8")
        await press(run, "k", "k", "k", "a")
        assert "the file is faulty ·" in screen_text(app)


async def test_the_numbers_count_what_another_program_fetched(desk: Desk, other: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "T")
        assert "0 of 40 stories" in screen_text(app)
        fetched(other, *range(100, 103))
        await until(run, lambda: "0 of 43 stories" in screen_text(app))


async def test_the_question_whether_to_export_counts_the_errors_that_are_left(
    desk: Desk, other: Desk
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        head, issue = app.book.head, app.book.issue
        assert head is not None and issue is not None
        uid = issue.entries[0].uid
        composing.change(other, head.id, lambda issue: change_entry(issue, uid, headline="", summary=""), "x")
        await until(run, lambda: app.book.checked is app.book.issue and app.book.issue is not issue)
        await press(run, "E", "E")
        assert "all the same?" in screen_text(app)
        composing.change(other, head.id, lambda _issue: issue, "fixed")
        await until(run, lambda: "No error is left any more. Export?" in screen_text(app))
