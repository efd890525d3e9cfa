"""Feeds are added on the desk: looked for, chosen, fetched; and what has no feed is followed."""

from __future__ import annotations

import shlex
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk import discovering, feeds, without_feed
from newsroom.model import FeedDraft, NewsroomError
from newsroom.settings.language import _, ngettext
from newsroom.text.addresses import without_credentials
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, PromptScreen, QuestionScreen
from newsroom.tui.screens.feeds import report_added
from newsroom.tui.screens.waiting import waited_for

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk

_SHOWN = 12


def add_feed(screen: Newsdesk) -> None:
    """Ask for an address, find its feeds, add those that are chosen and fetch them."""
    hint = _("The address of a feed, of a page that has feeds, or of someone on YouTube, GitHub, Mastodon …")
    _prompt(screen, _("Add a feed"), hint, "https://", _why_no_address, lambda text: _search(screen, text))


def follow_page(screen: Newsdesk, address: str = "") -> None:
    """Show what selectors catch of a page, and follow it."""
    from newsroom.tui.screens.selectors import SelectorScreen

    def answered(draft: FeedDraft | None) -> None:
        if draft is not None:
            run_guarded(screen.app, _add_draft, screen, draft)

    screen.app.push_screen(SelectorScreen(screen.app.desk, address), answered)


def follow_command(screen: Newsdesk) -> None:
    """Ask for a command, run it once, show what it gives, and follow it."""
    hint = _("A program and its arguments. It prints a feed, JSON or plain lines; no shell sees it.")
    title = _("Follow a command")

    def entered(text: str) -> Awaitable[None]:
        from newsroom.wire.recipes import CommandRecipe

        return _try(screen, title, without_feed.command(CommandRecipe(arguments=tuple(shlex.split(text)))))

    _prompt(screen, title, hint, "", _why_no_command, entered)


def follow_folder(screen: Newsdesk) -> None:
    """Ask for a folder, show its documents, and follow it."""
    hint = _("Path of a folder with documents: .md, .html, .txt, .pdf, .docx or .eml.")
    title = _("Follow a folder")

    def entered(text: str) -> Awaitable[None]:
        from newsroom.wire.recipes import FolderRecipe

        return _try(screen, title, without_feed.folder(Path(text), FolderRecipe()))

    _prompt(screen, title, hint, "~/", _why_no_folder, entered)


def _prompt(
    screen: Newsdesk,
    title: str,
    hint: str,
    placeholder: str,
    check: Callable[[str], str | None],
    go: Callable[[str], Awaitable[None]],
) -> None:
    def answered(text: str | None) -> None:
        if text:
            run_guarded(screen.app, go, text)

    screen.app.push_screen(PromptScreen(title, hint, placeholder=placeholder, check=check), answered)


def _why_no_address(text: str) -> str | None:
    """Return why a text cannot be the address of a feed."""
    try:
        feeds.address(text)
    except NewsroomError as error:
        return str(error)
    return None


def _why_no_command(text: str) -> str | None:
    """Return why a text is no command."""
    try:
        shlex.split(text)
    except ValueError:
        return _("a quotation mark is not closed")
    return None


def _why_no_folder(text: str) -> str | None:
    """Return why there is no folder of that name."""
    try:
        found = Path(text).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):
        found = False
    return None if found else _("there is no folder {path}").format(path=text)


async def _search(screen: Newsdesk, address: str) -> None:
    """Find the feeds of an address; the network is waited for beside the screen, until Esc stops it."""
    words = _("Looking for feeds at {address} …").format(address=without_credentials(address))
    desk = screen.app.desk
    answer = await waited_for(
        screen.app, _("Add a feed"), words, lambda: discovering.discover(desk, [address])
    )
    if answer is None:
        return
    [found] = answer
    if found.error is not None:
        _not_found(screen, found)
    elif found.known is not None or len(found.feeds) == 1:
        await _add_found(screen, [found.known] if found.known is not None else list(found.feeds))
    else:
        _choose(screen, found)


def _choose(screen: Newsdesk, found: discovering.Found) -> None:
    """Ask which of several feeds are meant."""

    def answered(chosen: tuple[discovering.Wanted, ...] | None) -> None:
        if chosen:
            run_guarded(screen.app, _add_found, screen, list(chosen))

    choices: list[Choice[tuple[discovering.Wanted, ...]]] = []
    for each in found.feeds:
        note = ngettext("{n} article", "{n} articles", each.articles).format(n=each.articles)
        choices.append(Choice((each,), f"{each.title or '-'}  {without_credentials(each.url)}", note))
    n = len(found.feeds)
    choices.append(Choice(tuple(found.feeds), _("all {n} feeds").format(n=n)))
    screen.app.push_screen(ChoiceScreen(_("Which feed?"), choices), answered)


def _not_found(screen: Newsdesk, found: discovering.Found) -> None:
    """Say why there is no feed, and offer what can be done."""

    def answered(yes: bool | None) -> None:
        if yes and found.may_be:
            run_guarded(screen.app, _add_unread, screen, found.given)
        elif yes:
            follow_page(screen, found.given)

    question = (
        _("Add the address all the same?") if found.may_be else _("Follow the page itself, by selectors?")
    )
    if found.may_be or found.is_page:
        screen.app.push_screen(QuestionScreen(_("No feed was found"), question, found.error or ""), answered)
    else:
        raise NewsroomError(found.error or "")


async def _add_found(screen: Newsdesk, chosen: list[discovering.Wanted]) -> None:
    report_added(screen, await screen.app.jobs.write(discovering.add_found, screen.app.desk, chosen))


async def _add_unread(screen: Newsdesk, address: str) -> None:
    report_added(screen, await screen.app.jobs.write(feeds.add, screen.app.desk, [address]))


async def _add_draft(screen: Newsdesk, draft: FeedDraft) -> None:
    report_added(screen, await screen.app.jobs.write(without_feed.add, screen.app.desk, [draft]))


async def _try(screen: Newsdesk, title: str, draft: FeedDraft) -> None:
    """Show what is caught, and ask whether it is to be followed."""
    desk, words = screen.app.desk, _("Reading {address} …").format(address=without_credentials(draft.url))
    trial = await waited_for(screen.app, title, words, lambda: without_feed.attempt(desk, draft))
    if trial is None:
        return

    def answered(yes: bool | None) -> None:
        if yes:
            run_guarded(screen.app, _add_draft, screen, draft)

    n = len(trial.articles)
    lines = [f"{article.title or '-'}  {article.url or ''}".strip() for article in trial.articles[:_SHOWN]]
    if n > _SHOWN:
        lines.append(_("  and {n} more").format(n=n - _SHOWN).strip())
    question = ngettext("{n} article is caught. Follow it?", "{n} articles are caught. Follow it?", n)
    screen.app.push_screen(QuestionScreen(title, question.format(n=n), "\n".join(lines)), answered)
