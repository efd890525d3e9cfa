"""newsroom feeds add, and its like for what has no feed."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.completing import FILE, FOLDER, TAG
from newsroom.cli.grammar import Command, Number, Option
from newsroom.cli.output import StatusLine, moment, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.addresses import without_credentials

if TYPE_CHECKING:
    from newsroom.desk.discovering import Found
    from newsroom.desk.feeds import Subscribed
    from newsroom.desk.without_feed import Trial
    from newsroom.model import FeedDraft
    from newsroom.wire import Candidate

_SHOWN = 10


@click.command(
    cls=Command,
    help=N_(
        "Subscribe to feeds, or to the feeds of pages."
        "\n\nA URL is that of a feed, of a page that has feeds, or of someone on a platform: YouTube, GitHub,"
        " Mastodon, Reddit, Medium, Bluesky, arXiv, Hacker News; with the programs under [sources] in the"
        " settings also WeChat, Weibo, Bilibili, Zhihu, X and Telegram. Each is fetched and read before it is"
        " added. If there are several feeds, you are asked which."
    ),
)
@click.argument("addresses", metavar="URL...", nargs=-1, required=True)
@click.option(
    "--all", "every", cls=Option, is_flag=True, help=N_("Add all feeds of a page that has several.")
)
@click.option("--first", cls=Option, is_flag=True, help=N_("Add the first of them."))
@click.option(
    "--no-check",
    cls=Option,
    is_flag=True,
    help=N_("Add the addresses as they are and ask no one; for work offline."),
)
@pass_session
def add(session: Session, addresses: tuple[str, ...], every: bool, first: bool, no_check: bool) -> int:
    """Find feeds, add them and print their ids."""
    from newsroom.desk import discovering

    if no_check:
        return _add_unseen(session, addresses)
    status = StatusLine()

    def show(done: int) -> None:
        status.show(lambda: _("{done}/{total} addresses looked at").format(done=done, total=len(addresses)))

    try:
        show(0)
        found = asyncio.run(discovering.discover(session.desk_to_ask(), addresses, show))
    finally:
        status.clear()
    chosen: list[Candidate | str] = []
    failed = False
    for each in found:
        picked = _picked(each, every=every, first=first)
        failed |= picked is None
        chosen += picked or []
    if chosen:
        _print(discovering.add_found(session.desk(), chosen))
    return 1 if failed else 0


def _add_unseen(session: Session, addresses: Sequence[str]) -> int:
    """Add addresses as they are; those that are none are named, and keep out no other."""
    from newsroom.desk import feeds
    from newsroom.wire.errors import FeedError

    good: list[str] = []
    for each in addresses:
        try:
            good.append(feeds.address(each))
        except FeedError as error:
            say(f"newsroom: {error}")
    if good:
        _print(feeds.add(session.desk(), good))
    return 1 if len(good) < len(addresses) else 0


def _picked(found: Found, *, every: bool, first: bool) -> list[Candidate | str] | None:
    """Choose among the feeds of an address, or say why there are none to choose from and return None."""
    given = without_credentials(found.given)
    if found.error is not None:
        hint = _("; --no-check adds it all the same") if found.may_be else ""
        words = found.error
        if not words.startswith(given):
            words = _("{name}: {problem}").format(name=given, problem=words)
        say(f"newsroom: {words}{hint}")
        return None
    if found.known is not None:
        return [found.known]
    if len(found.feeds) == 1 or every:
        return list(found.feeds)
    if first:
        return [found.feeds[0]]
    asked = _at_a_terminal()
    if not asked:
        message = _("newsroom: {address} has several feeds; name one of them, or give --all or --first:")
        say(message.format(address=given))
    else:
        say(_("{address} has several feeds:").format(address=given))
    for number, each in enumerate(found.feeds, 1):
        about = ngettext("{n} article", "{n} articles", each.articles).format(n=each.articles)
        say(f"  {number}  {without_credentials(each.url)}  {each.title} · {about}")
    return _answered(found.feeds) if asked else None


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _answered(feeds: tuple[Candidate, ...]) -> list[Candidate | str]:
    """Ask which of several feeds are meant, until the answer can be understood."""
    question = _("Which? Numbers, or all, or none")
    while True:
        answer = click.prompt(question, default="1", err=True).strip().lower()
        if answer in ("all", "a", _("all")):
            return list(feeds)
        if answer in ("none", "n", "0", _("none")):
            return []
        numbers = [
            int(each) for each in re.split(r"[\s,，、]+", answer) if each.isdecimal() and len(each) < 4
        ]
        if numbers and all(1 <= number <= len(feeds) for number in numbers):
            return [feeds[number - 1] for number in dict.fromkeys(numbers)]
        say(_("There are numbers from 1 to {n}.").format(n=len(feeds)))


def _print(done: Subscribed) -> None:
    put_table([(str(feed.id), without_credentials(feed.url)) for feed in done.new])
    for feed in done.known:
        message = _("feed {id} was there already: {url}")
        say(message.format(id=feed.id, url=without_credentials(feed.url)))


_TITLE = click.option(
    "--name", cls=Option, default="", help=N_("What to call it; without it, as it calls itself.")
)
_TAG = click.option(
    "--tag", "tags", cls=Option, type=TAG, multiple=True, help=N_("A tag; may be given several times.")
)
_TRY = click.option(
    "--try", "only_try", cls=Option, is_flag=True, help=N_("Show what is caught, and add nothing.")
)


@click.command(
    "add-page",
    cls=Command,
    help=N_(
        "Follow a page that has no feed, by CSS selectors."
        "\n\nA selector may end in @name, which takes that attribute and not the text: time@datetime. What is"
        " caught is shown; if it is nothing, nothing is added."
    ),
)
@click.argument("url", metavar="URL")
@click.option("--item", cls=Option, required=True, metavar="CSS", help=N_("Catches the articles."))
@click.option(
    "--title",
    cls=Option,
    metavar="CSS",
    help=N_("The title within an article; without it, its heading or link."),
)
@click.option(
    "--link", cls=Option, metavar="CSS", help=N_("The link; without it, that of the title or the first.")
)
@click.option("--date", cls=Option, metavar="CSS", help=N_("The date; without it, the time element."))
@click.option("--body", cls=Option, metavar="CSS", help=N_("The text; without it, there is none."))
@_TITLE
@_TAG
@_TRY
@pass_session
def add_page(
    session: Session,
    url: str,
    item: str,
    title: str | None,
    link: str | None,
    date: str | None,
    body: str | None,
    name: str,
    tags: tuple[str, ...],
    only_try: bool,
) -> None:
    """Show what selectors catch and follow the page."""
    from newsroom.desk import without_feed

    draft = without_feed.page(url, item, title=title, link=link, date=date, body=body)
    _follow(session, draft, name, tags, only_try)


@click.command(
    "add-command",
    cls=Command,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    help=N_(
        "Follow what a command prints."
        "\n\nIt is run with its arguments as they are, without a shell, whenever it is due. It prints a feed;"
        " or JSON, an object a line, with id, url, title, author, date, html or text; or plain lines, each a"
        " title with its link."
    ),
)
@click.option(
    "--seconds",
    cls=Option,
    type=Number(1),
    default=30,
    help=N_("How long it may run, 300 at most."),
    show_default=True,
)
@click.option(
    "--folder", cls=Option, metavar="DIR", type=FOLDER, help=N_("Where it runs; without it, in your home.")
)
@_TITLE
@_TAG
@_TRY
@click.argument("arguments", metavar="COMMAND [ARGUMENT]...", nargs=-1, required=True, type=FILE)
@pass_session
def add_command(
    session: Session,
    arguments: tuple[str, ...],
    seconds: int,
    folder: str | None,
    name: str,
    tags: tuple[str, ...],
    only_try: bool,
) -> None:
    """Run a command once, show what it gives, and follow it."""
    from newsroom.desk import without_feed
    from newsroom.wire.recipes import LONGEST_COMMAND, CommandRecipe

    if seconds > LONGEST_COMMAND:
        raise click.BadParameter(_("a command may run for {n} seconds at most.").format(n=LONGEST_COMMAND))
    where = str(Path(folder).expanduser().absolute()) if folder else None
    recipe = CommandRecipe(arguments=arguments, seconds=seconds, folder=where)
    _follow(session, without_feed.command(recipe), name, tags, only_try)


@click.command(
    "add-folder",
    cls=Command,
    help=N_(
        "Follow a folder of documents: .md, .html, .txt, .pdf, .docx, .eml."
        "\n\nEach is an article; one that changes is updated."
    ),
)
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--flat", cls=Option, is_flag=True, help=N_("Leave out the folders within it."))
@_TITLE
@_TAG
@_TRY
@pass_session
def add_folder(
    session: Session, folder: str, flat: bool, name: str, tags: tuple[str, ...], only_try: bool
) -> None:
    """Show the documents of a folder and follow it."""
    from newsroom.desk import without_feed
    from newsroom.wire.recipes import FolderRecipe

    draft = without_feed.folder(Path(folder), FolderRecipe(below=not flat))
    _follow(session, draft, name, tags, only_try)


def _follow(session: Session, draft: FeedDraft, name: str, tags: tuple[str, ...], only_try: bool) -> None:
    from newsroom.desk import without_feed

    trial = asyncio.run(without_feed.attempt(session.desk_to_ask(), draft))
    _show(trial)
    if not only_try:
        _print(without_feed.add(session.desk(), [draft], title=name, tags=tags))


def _show(trial: Trial) -> None:
    """Say what was caught: as many as fit on a screen."""
    n = len(trial.articles)
    say(
        ngettext("{n} article is caught:", "{n} articles are caught:", n).format(n=n)
        if n
        else _("nothing is caught yet")
    )
    for article in trial.articles[:_SHOWN]:
        say(f"  {moment(article.published) or '-'}  {article.title or '-'}  {article.url or ''}")
    if n > _SHOWN:
        say(_("  and {n} more").format(n=n - _SHOWN))
