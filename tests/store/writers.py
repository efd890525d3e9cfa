"""Programs that write to a database until they are done or killed; each prints a line after every write.

Run as ``python -m tests.store.writers KIND FILE NAME``.
"""

from __future__ import annotations

import itertools
import random
import sys

from newsroom.model import Mark
from newsroom.store import open_store
from tests.store.newsdesk import NOON, add_feed, draft, entry, issue

WRITES = 300


def steadily(file: str, name: str) -> None:
    """Write without an end: three articles and a revision at a time, and all read, and some undone."""
    rng = random.Random(name)
    with open_store(file) as store:
        feed = add_feed(store, name)
        made = store.issues.create(issue()).head
        base = made.revision
        for number in itertools.count(1):
            new = [draft(f"{name}-{number}-{part}", html="x" * rng.randrange(20_000)) for part in range(3)]
            ids = store.articles.absorb(feed, new, NOON).new
            base = store.issues.save(made.id, issue(entry("a"), lead=str(number)), "lead", base, group="lead")
            store.marks.set(ids, Mark.READ, True, "read")
            if number % 7 == 0:
                store.journal.undo()
            print(number, flush=True)


def writes(file: str, name: str) -> None:
    """Write 300 times, in turn articles, marks, revisions of an issue, how a poll went and a state."""
    with open_store(file) as store:
        feed = add_feed(store, name)
        made = store.issues.create(issue(title=name), open=False).head
        base = made.revision
        for number in range(WRITES):
            kind = number % 5
            if kind == 0:
                ids = store.articles.absorb(feed, [draft(f"{name}-{number}")], NOON).new
            elif kind == 1:
                store.marks.set(ids, Mark.STARRED, True, "star")
            elif kind == 2:
                base = store.issues.save(made.id, issue(title=name, lead=str(number)), "lead", base)
            elif kind == 3:
                store.polls.failed(feed, NOON, str(number), None)
            else:
                store.state.set(name, number)
            print(number, flush=True)


def opens(file: str, name: str) -> None:
    """Wait for a line, open the file, which may not be there yet, and add a feed to it."""
    print("ready", flush=True)
    sys.stdin.readline()
    with open_store(file) as store:
        add_feed(store, name)
        print(len(store.feeds.all()), flush=True)


if __name__ == "__main__":
    {"steadily": steadily, "writes": writes, "opens": opens}[sys.argv[1]](*sys.argv[2:])
