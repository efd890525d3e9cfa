"""Colours: every theme can be read, shows what is saved, and terminals without colours are served."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.style import Style
from textual.color import Color
from textual.command import CommandList
from textual.events import Key

from newsroom.desk import Desk
from newsroom.reading import Line, Page, Span
from newsroom.settings import paths
from newsroom.tui.looks import examined
from newsroom.tui.screens.dialogs import ChoiceScreen
from newsroom.tui.screens.themes import choose_theme
from newsroom.tui.themes import DARK, SIXTEEN, derived, first_theme, load_themes
from newsroom.tui.widgets.pageview import PageView
from tests.tui.conftest import press, running, settled, toasts
from tests.tui.contrast import AA, AAA, contrast

TEXTS = ("foreground", "text-muted", "primary", "secondary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel", "cursor-background", "cursor-blurred", "chosen-background")
MARKS = [
    ("text-warning", "warning-muted"),
    ("on-mark", "warning"),
    ("on-mark", "accent"),
    ("on-mark", "primary"),
    ("text-success", "success-muted"),
]
"""Letters on what is marked."""
PAIRS = [*product(TEXTS, GROUNDS), *MARKS]
"""Every colour of text in newsroom.tcss and screens.tcss on every ground it may lie on."""


OURS = {name: theme for name, (theme, _shown) in load_themes()[0].items()}


def test_there_are_light_and_dark_themes_to_choose_from() -> None:
    assert len(OURS) >= 8
    assert sum(theme.dark for theme in OURS.values()) >= 3
    assert sum(not theme.dark for theme in OURS.values()) >= 3


@pytest.mark.parametrize("name", [name for name, theme in OURS.items() if not theme.ansi])
def test_every_text_is_readable_on_every_ground(name: str) -> None:
    colours = OURS[name].to_color_system().generate()
    colours = {**derived(colours), **colours}
    ground = Color.parse(colours["background"])

    def lies_on(text: str, under: str) -> float:
        below = ground + Color.parse(colours[under])
        return contrast(below + Color.parse(colours[text]), below)

    least = AAA if name == "high-contrast" else AA
    weak = {pair: round(lies_on(*pair), 2) for pair in PAIRS if lies_on(*pair) < least}
    assert not weak


@pytest.mark.parametrize("name", [name for name, theme in OURS.items() if theme.ansi])
def test_in_the_terminals_own_colours_no_text_has_the_colour_of_its_ground(name: str) -> None:
    colours = OURS[name].to_color_system().generate()
    colours = {**derived(colours), **colours, **OURS[name].variables}

    def is_lost(text: str, under: str) -> bool:
        letters, ground = Color.parse(colours[text]), Color.parse(colours[under])
        if ground.ansi == -1:  # the terminal's ground: anything but itself is told from it
            return letters.ansi is None
        # Letters on marks are black: the terminal's own may be of the mark's colour.
        return letters.ansi == ground.ansi or (letters.ansi == -1 and (text, under) in MARKS)

    assert not [pair for pair in PAIRS if is_lost(*pair)]


@pytest.fixture
def own_themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the editor's own themes, with one in it."""
    monkeypatch.setattr(paths, "config_folder", lambda: tmp_path / "config")
    folder = tmp_path / "config" / "themes"
    folder.mkdir(parents=True)
    shutil.copy(paths.themes_folders()[0] / "newsprint.toml", folder / "mine.toml")
    return folder


async def test_a_theme_is_shown_anew_as_its_file_is_saved(desk: Desk, own_themes: Path) -> None:
    desk = replace(desk, settings=replace(desk.settings, theme="mine"))
    async with running(desk) as (app, pilot):
        assert app.theme == "mine"
        file = own_themes / "mine.toml"
        file.write_text(file.read_text("utf-8").replace("#f7f2e6", "#fffafa"), "utf-8")
        await app._follow_themes()
        await settled(app, pilot)
        assert app.screen.styles.background.hex == "#FFFAFA"


async def test_a_theme_broken_while_it_is_written_is_named_and_the_colours_stay(
    desk: Desk, own_themes: Path
) -> None:
    desk = replace(desk, settings=replace(desk.settings, theme="mine"))
    async with running(desk) as (app, pilot):
        (own_themes / "mine.toml").write_text('primary = "#12345', "utf-8")
        await app._follow_themes()
        await settled(app, pilot)
        assert app.screen.styles.background.hex == "#F7F2E6"
        assert "mine.toml" in toasts(app)[0]
        (own_themes / "mine.toml").write_text('primary = "#123456"', "utf-8")
        await app._follow_themes()
        await settled(app, pilot)
        assert toasts(app) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('primary = "blau"', 'line 1: primary: "blau" is no colour; write #rrggbb or a name such as red'),
        ('primary = "#ff00"', 'line 1: primary: "#ff00" is not opaque; write #rrggbb'),
        ('primary = "red"\ndark = "no"', 'line 2: dark: "no" is neither true nor false'),
        ('primary = "red"\nvariables = 3', "line 2: variables: 3 is no table"),
        ('primary = "red"\n[variables]\nborder = "blau"', 'line 3: variables.border: "blau" is no colour'),
        ('primary = "red"\n[variables]\nborder = "red 50%"', 'variables.border: "red 50%" is no colour'),
        ('primary = "red"\n[variables]\nbordr = "red"', "no such key; did you mean border?"),
        ('primary = "red"\n[variables]\nlink-style = "loud"', '"loud" is no style; write none, bold'),
    ],
)
async def test_a_value_that_a_theme_cannot_have_is_named_and_the_colours_stay(
    desk: Desk, own_themes: Path, wrong: str, told: str
) -> None:
    desk = replace(desk, settings=replace(desk.settings, theme="mine"))
    file = own_themes / "mine.toml"
    async with running(desk) as (app, pilot):
        file.write_text(wrong, "utf-8")
        await app._follow_themes()
        await settled(app, pilot)
        assert app.screen.styles.background.hex == "#F7F2E6"
        assert told in toasts(app)[-1] and str(file) in toasts(app)[-1]
    async with running(desk) as (app, _pilot):
        assert app.theme == DARK
        assert told in toasts(app)[-1]
    assert [told in each.message for each in examined(desk.settings)] == [True]


async def test_a_theme_that_is_not_there_leaves_the_desk_in_its_own(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, theme="gone"))
    async with running(desk) as (app, _pilot):
        assert app.theme == DARK
        assert "gone" in toasts(app)[0]


async def test_a_theme_that_is_broken_is_told_of_once(desk: Desk, own_themes: Path) -> None:
    (own_themes / "mine.toml").write_text('primary = "#12345', "utf-8")
    desk = replace(desk, settings=replace(desk.settings, theme="mine"))
    async with running(desk) as (app, _pilot):
        assert app.theme == DARK
        [told] = toasts(app)
        assert "mine.toml" in told and "There is no theme" not in told


async def test_the_theme_under_the_cursor_is_shown_while_the_list_is_narrowed(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        choose_theme(app)
        await press(run, "home", "slash", *"porcelain")
        assert app.theme == "porcelain"
        await press(run, "j")  # nothing is called so
        assert app.theme == "porcelain"
        await press(run, "escape", "escape")
        assert app.theme == DARK


async def test_of_two_themes_with_the_words_the_first_is_taken(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        both = [name for name in app.theme_names() if "night" in name]
        choose_theme(app)
        await press(run, "end", "slash", *"night")
        assert len(both) > 1 and app.theme == both[0]
        await press(run, "enter")
        assert app.theme == both[0]


async def test_a_list_of_themes_narrowed_to_nothing_at_once(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        choose_theme(app)
        await settled(app, pilot)
        for key in ("end", "slash", "j", "j"):  # the list is empty before the cursor's move is told
            app.post_message(Key(key, "/" if key == "slash" else key))
        await settled(app, pilot)
        assert isinstance(app.screen, ChoiceScreen)


def test_the_first_theme_fits_the_terminal() -> None:
    assert first_theme(None, "truecolor") == DARK
    assert first_theme(None, "standard") == SIXTEEN
    assert first_theme("newsprint", "standard") == "newsprint"
    assert first_theme("newsprint", None) == SIXTEEN


async def test_without_colours_no_cell_has_one_and_the_cursor_is_told_by_reversal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as (app, _pilot):
        styles = [
            segment.style
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
        ]
        assert all(style.color is None or style.color.is_default for style in styles)
        assert all(style.bgcolor is None or style.bgcolor.is_default for style in styles)
        assert any(style.reverse for style in styles)


async def test_without_colours_a_theme_is_not_chosen_and_the_desk_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as run:
        app, _pilot = run
        app.desk_screen.action_run_command("desk.theme")
        await settled(*run)
        assert app.screen is app.desk_screen
        assert toasts(app) == ["NO_COLOR is set: no theme shows any colours."]


async def test_in_the_terminals_own_colours_the_lines_under_the_cursors_can_be_read(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, theme=SIXTEEN))
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "x", "3")
        left, focused = app.desk_screen.inbox.stories, app.desk_screen.composer.outline
        drawn = [segment for each in (left, focused) for segment in each.render_line(each.cursor)]
        styles = [segment.style for segment in drawn if segment.text.strip() and segment.style]

        def stands_on_blue(style: Style) -> bool:
            return style.bgcolor is not None and style.bgcolor.number == 4

        on_blue = {each.color.number for each in styles if stands_on_blue(each) and each.color}
        assert on_blue == {15}, "of all colours one can be read on this ground"
        elsewhere = [each for each in styles if not stands_on_blue(each)]
        assert elsewhere and all(each.underline for each in elsewhere)
        assert {each.bgcolor.number for each in elsewhere if each.bgcolor} == {None}


@pytest.mark.parametrize("key", ["semicolon", "question_mark"])
async def test_without_colours_the_desk_is_seen_behind_what_lies_over_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as run:
        app, _pilot = run
        await press(run, key)
        assert app.screen is not app.desk_screen
        assert "Inbox" in app.export_screenshot()


async def test_without_colours_the_chosen_command_is_told_by_reversal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "colon")
        commands = app.screen.query_one(CommandList)
        drawn = [segment for y in range(commands.size.height) for segment in commands.render_line(y)]
        reversed_ = "".join(each.text for each in drawn if each.style and each.style.reverse)
        assert reversed_.strip().startswith("read   Enter") and "page on" not in reversed_


async def test_without_colours_the_words_of_a_finding_are_underlined(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "c")
        await settled(app, pilot)
        page = app.screen.query_one("#finding", PageView)
        page.show(Page((Line((Span("It weighs ", "", None), Span("34 kg", "finding", None)), 0),), ()))
        underlined = [each.text for each in page.render_line(0) if each.style and each.style.underline]
        assert underlined == ["34 kg"]
