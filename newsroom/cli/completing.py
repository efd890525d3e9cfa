"""What a shell offers for a word that was begun: files, dates of issues, names of feeds, views and rules.

A shell waits for it at every Tab: nothing is imported that is not needed, no database is made or changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Offer = Callable[[Session, str], Iterable[tuple[str, str]]]
"""Gives words, each with what is told of it or '', for a session and the beginning of a word."""


class Offered(click.ParamType[str]):
    """A text, of which a shell offers the likely ones."""

    name = "text"

    def __init__(self, *offers: Offer, files: bool = False, folders: bool = False) -> None:
        """Say what is offered.

        Args:
            offers: Give the words.
            files: Files are offered besides.
            folders: Folders are.
        """
        self._offers = offers
        self._places = "file" if files else "dir" if folders else ""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer words that begin so."""
        from click.shell_completion import CompletionItem

        found: list[CompletionItem] = []
        session = ctx.find_object(Session)
        if session is not None:
            begun = incomplete.casefold()
            for offer in self._offers:
                found += [
                    CompletionItem(word, help=_line(told) or None)
                    for word, told in offer(session, incomplete)
                    if word.casefold().startswith(begun) and word == _line(word)
                ]
        if self._places:
            found.append(CompletionItem(incomplete, type=self._places))
        return found


def words(*offered: str) -> Offer:
    """Offer words that are always the same."""
    return lambda _session, _begun: [(word, "") for word in offered]


def _issues(session: Session, begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.store import glance

    return glance.issues(_database(session), begun)


def _entries(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.store import glance

    return glance.entries(_database(session))


def _feeds(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from urllib.parse import urlsplit

    from newsroom.store import glance

    for word, title, address in glance.feeds(_database(session)):
        host = urlsplit(address).hostname or ""  # the rest may have a key in it
        yield word, f"{title} {host}".strip() if word != title else host


def _tags(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.store import glance

    return glance.tags(_database(session))


def _views(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.store import glance

    return glance.kept_searches(_database(session))


def _done(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.store import glance

    return glance.rules_that_did(_database(session))


def _backups(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.store.copies import backups_of

    return [(str(each.day), str(each.path)) for each in backups_of(_database(session))]


def _rules(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    rules = _toml(_settings_file(session).with_name("rules.toml")).get("rule")
    if not isinstance(rules, list):
        return []
    named = [each for each in rules if isinstance(each, dict) and isinstance(each.get("name"), str)]
    return [(each["name"], str(each.get("match", ""))) for each in named]


def _terms(session: Session, _begun: str) -> Iterable[tuple[str, str]]:
    from newsroom.model import NewsroomError

    try:
        return session.settings.publication.standards.terms.items()
    except NewsroomError:
        return []


def _line(text: str) -> str:
    """Make one line of a text, with nothing in it that a terminal would act by."""
    from newsroom.text.clean import one_line

    return one_line(text)


def _database(session: Session) -> Path:
    """Name the database as `Session.database_path` does, without reading all of the settings."""
    if session.database is not None:
        return Path(os.path.expanduser(session.database))  # the shell has not done so yet
    from newsroom.settings import paths

    file = _settings_file(session)
    named = _toml(file).get("database")
    if isinstance(named, str) and named:
        return file.parent / os.path.expanduser(named)
    return paths.default_database()


def _settings_file(session: Session) -> Path:
    from newsroom.settings import paths

    return Path(os.path.expanduser(session.config)) if session.config else paths.default_config()


def _toml(file: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}


FILE = Offered(files=True)
FOLDER = Offered(folders=True)
ISSUE = Offered(_issues)
ISSUE_OR_FILE = Offered(_issues, files=True)
FEED = Offered(_feeds)
TAG = Offered(_tags)
VIEW = Offered(_views)
RULE = Offered(_rules)
RULE_THAT_DID = Offered(_done)
TERM = Offered(_terms)
BACKUP = Offered(_backups, files=True)
LIST_OR_FILE = Offered(words("list"), files=True)
PLACE = Offered(_entries, words("lead", "commentary"))
