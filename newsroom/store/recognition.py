"""Known articles that come again under another name: feeds change their ids, their links, or both."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from typing import NamedTuple
from urllib.parse import urlsplit

from newsroom.store.candidates import Candidate, Stored
from newsroom.store.instants import to_instant
from newsroom.store.storing import as_list
from newsroom.text.tagless import plain

_LESS_THAN_A_DAY = timedelta(hours=20)
"""What comes every morning comes at least so long after the last time."""

_NAMELESS = 500
"""So many articles of a feed that names none of them are looked through, the latest ones."""


_PHRASE = 40
"""Fewer letters of text are a phrase such as “read on”, which may stand below any headline."""

_ALIKE = 0.5
"""Titles that share so much may be one that was edited; the ratio of difflib, from 0 to 1."""

_SHARED, _SHARED_BELOW_STANDING = 0.5, 0.8
"""The share of the shorter text's words that is in the other where one text was written on.

More is asked below a headline that stands there every day: its news may begin and end alike.
"""


class Likeness(NamedTuple):
    """What an article can be told by, besides its key."""

    key: str
    canonical: str | None
    title_key: str
    html: str
    published: str | None
    redated: str | None = None
    """What its feed dated it last, if that is another date."""


_HOMES = 5
"""Hosts of a feed that are looked at; those of aggregators have many, and nothing moved there."""

_RECENT = 60
"""Articles by which the hosts of a feed are known."""


def same_article(
    new: Likeness, known: Likeness, *, link_tells: bool, text_tells: bool = False, moved: bool = False
) -> bool:
    """Return whether two entries of one feed, which are not in it together, are one article.

    With the same link, or one that differs in its host alone (`moved`), they are, if title or text or date is
    the same too; of one link not if text and day are both new, for that is a column's next instalment.
    With two different links title, text and date must be the same, or date and a text that tells. Where there
    is no link, or only its parameters differ, two of the three are enough: such as title and text, for a feed
    without true ids or links may well date everything anew too. Where there is neither link nor date the
    title is, unless the texts are two, as each 早报 has its own.

    Args:
        new: As the feed gives it now.
        known: As it is stored.
        link_tells: The link leads to a page of its own, and no other article of the feed has it.
        text_tells: The text is no phrase that any article may have, and no other of the feed has it.
        moved: The links lead to one place on two hosts, and no other of the feed's links does.
    """
    title, text = new.title_key == known.title_key, new.html == known.html
    date = new.published is not None and new.published in (known.published, known.redated)
    if moved:
        # At a move dates, titles or the addresses in the text often change with it, but not all of them.
        return date or (title and _tells(new, known)) or (text and bool(new.html))
    if link_tells and new.canonical is not None and new.canonical == known.canonical:
        return date or (title and _near(new, known)) or (text and bool(new.html))
    if text and date and text_tells:
        return True
    if _apart(new.canonical, known.canonical):
        dated = date or (new.published is None and known.published is None and bool(new.html))
        return title and text and dated and bool(new.title_key)
    if title and text:
        if new.title_key and new.html:
            return True
        return date or (bool(new.title_key or new.html) and _near(new, known))
    nameless = new.canonical is None and known.canonical is None
    if title and new.title_key and nameless and new.published is None and known.published is None:
        return _written_on(new, known)
    return date and (title and bool(new.title_key) or text and bool(new.html))


def _tells(new: Likeness, known: Likeness) -> bool:
    from newsroom.text.headlines import is_standing

    return bool(new.title_key) and (_near(new, known) or not is_standing(new.title_key))


def another_article(new: Candidate, known: Stored) -> bool:
    """Return whether a feed gave the id of one article to another, as those do that number their entries.

    Then nothing is the same: neither the page nor the title, the text or the date. An article that is
    corrected keeps one of them; that both have no text says nothing. Where no link tells them apart, as there
    is none, or one for all, the dates must lie a day apart and the titles have little in common.
    """
    from newsroom.text.headlines import title_key

    if (new.html and new.html == known.html) or new.published is None or known.published is None:
        return False
    if new.published in (known.published, known.redated):
        return False
    before = title_key(known.title)
    if new.title_key == before:
        return False
    if _apart(new.canonical, known.canonical):
        return True
    if _near(_likeness(new), Likeness(known.key, None, before, "", known.published, known.redated)):
        return False
    return SequenceMatcher(None, new.title_key, before, autojunk=False).ratio() < _ALIKE


def _written_on(new: Likeness, known: Likeness) -> bool:
    """Return whether two texts under one title may be one that was corrected or written on.

    Taken for one by mistake the new text would overwrite the other, which nothing brings back.
    """
    from newsroom.text.headlines import is_standing
    from newsroom.text.tokens import tokens

    standing = is_standing(new.title_key)
    if not new.html or not known.html:
        return not standing
    mine, theirs = set(tokens(plain(new.html))), set(tokens(plain(known.html)))
    least = min(len(mine), len(theirs))
    wanted = _SHARED_BELOW_STANDING if standing else _SHARED
    return least > 0 and len(mine & theirs) / least >= wanted


def _near(new: Likeness, known: Likeness) -> bool:
    """Return whether their dates, as far as they have any, lie less than a day apart."""
    dates = [to_instant(date) for date in (known.published, known.redated) if date is not None]
    if new.published is None or not dates:
        return True
    return min(abs(to_instant(new.published) - date) for date in dates) <= _LESS_THAN_A_DAY


def _apart(one: str | None, other: str | None) -> bool:
    """Return whether two links lead to two pages; those of one that differ in their parameters need not."""
    if one is None or other is None or one == other:
        return False
    parts, others = urlsplit(one), urlsplit(other)
    return (parts.netloc, parts.path) != (others.netloc, others.path) or parts.path in ("", "/")


class Recogniser:
    """Finds among the articles of one feed those that came again under another key."""

    def __init__(self, db: sqlite3.Connection, feed: int, candidates: Sequence[Candidate]) -> None:
        """Look only at articles whose own key does not come again.

        Args:
            db: The store.
            feed: The feed.
            candidates: All it gave this time.
        """
        self._db = db
        self._feed = feed
        self._candidates = candidates
        self._present = ""

    def recognised(self, strangers: Sequence[Candidate]) -> dict[str, str]:
        """Return, for keys that are not stored, under which key their article is.

        An article is given to the first that it may be, those that are most like it before others.
        """
        if not strangers or self._is_new():
            return {}
        self._present = as_list(each.key for each in self._candidates)
        links = Counter(each.canonical for each in self._candidates)
        places = Counter(_place(each.canonical) for each in self._candidates)
        known = {each.key: each for each in self._known(strangers)}
        if not known:
            return {}
        by_trait: dict[tuple[str, object], list[Likeness]] = defaultdict(list)
        for each in known.values():
            for trait in _traits(each):
                by_trait[trait].append(each)
        shared = self._shared_links(strangers)
        texts = Counter([*(each.html for each in known.values()), *(each.html for each in strangers)])
        found: list[tuple[int, int, str, str]] = []
        for place, stranger in enumerate(strangers):
            new = _likeness(stranger)
            link_tells = links[new.canonical] == 1 and new.canonical not in shared
            link_tells &= urlsplit(new.canonical or "").path not in ("", "/")
            # Twice: here and there.
            text_tells = texts[new.html] == 2 and len(plain(new.html)) >= _PHRASE
            place_of = _place(new.canonical)
            moves = place_of is not None and places[place_of] == len(by_trait["place", place_of]) == 1
            rivals = {each.key: each for trait in _traits(new) for each in by_trait.get(trait, ())}
            for each in rivals.values():
                moved = moves and _place(each.canonical) == place_of and each.canonical != new.canonical
                if same_article(new, each, link_tells=link_tells, text_tells=text_tells, moved=moved):
                    found.append((-_agreement(new, each), place, new.key, each.key))
        names: dict[str, str] = {}
        for _agreeing, _order, key, old in sorted(found):
            if key not in names and old in known:
                names[key] = old
                del known[old]
        return names

    def _is_new(self) -> bool:
        return self._db.execute("SELECT 1 FROM articles WHERE feed = ?", [self._feed]).fetchone() is None

    def _known(self, strangers: Sequence[Candidate]) -> Iterator[Likeness]:
        columns = (
            "SELECT a.key, a.canonical, a.title_key, c.html, a.published, a.redated"
            " FROM articles a JOIN contents c ON c.article = a.id WHERE +a.feed = ?"
            " AND a.key NOT IN (SELECT value FROM json_each(?))"
        )
        values = "(SELECT value FROM json_each(?))"
        links = as_list({each.canonical for each in strangers if each.canonical is not None})
        titles = as_list({each.title_key for each in strangers if each.title_key})
        asked = [(f"{columns} AND a.canonical IN {values}", links)]
        if elsewhere := self._elsewhere(strangers):
            asked.append((f"{columns} AND a.canonical IN {values}", as_list(elsewhere)))
        asked.append((f"{columns} AND a.title_key IN {values} AND a.title_key <> ''", titles))
        for sql, wanted in asked:
            yield from map(Likeness._make, self._db.execute(sql, [self._feed, self._present, wanted]))
        dates = as_list({each.published for each in strangers if each.published and each.html})
        sql = f"{columns} AND a.feed = ? AND a.published IN {values} ORDER BY a.id DESC LIMIT {_NAMELESS}"
        yield from map(Likeness._make, self._db.execute(sql, [self._feed, self._present, self._feed, dates]))
        if any(each.key.startswith("content:") or each.canonical is None for each in strangers):
            sql = f"{columns} AND a.feed = ? AND a.canonical IS NULL ORDER BY a.id DESC LIMIT {_NAMELESS}"
            yield from map(Likeness._make, self._db.execute(sql, [self._feed, self._present, self._feed]))

    def _elsewhere(self, strangers: Iterable[Candidate]) -> set[str]:
        """Return the links that strangers would have if they were where the feed's articles were so far."""
        sql = (
            "SELECT canonical FROM articles WHERE feed = ? AND canonical IS NOT NULL ORDER BY id DESC LIMIT ?"
        )
        rows = self._db.execute(sql, [self._feed, _RECENT])
        homes = Counter(urlsplit(link)[:2] for (link,) in rows)
        found = set()
        for each in strangers:
            if each.canonical is None or _place(each.canonical) is None:
                continue
            parts = urlsplit(each.canonical)
            links = (
                parts._replace(scheme=home[0], netloc=home[1]).geturl()
                for home, _n in homes.most_common(_HOMES)
            )
            found |= {link for link in links if link != each.canonical}
        return found

    def _shared_links(self, strangers: Iterable[Candidate]) -> set[str]:
        """Return links that more than one stored article of the feed has: they tell nothing."""
        links = as_list({each.canonical for each in strangers if each.canonical is not None})
        rows = self._db.execute(
            "SELECT canonical FROM articles WHERE canonical IN (SELECT value FROM json_each(?)) AND +feed = ?"
            " GROUP BY canonical HAVING count(*) > 1",
            [links, self._feed],
        )
        return {link for (link,) in rows}


def _place(link: str | None) -> tuple[str, str] | None:
    """Return where on its host a link leads, path and parameters; None for the front page, and no link."""
    if link is None:
        return None
    parts = urlsplit(link)
    return (parts.path, parts.query) if parts.query or parts.path not in ("", "/") else None


def _likeness(candidate: Candidate) -> Likeness:
    return Likeness(
        candidate.key, candidate.canonical, candidate.title_key, candidate.html, candidate.published
    )


def _traits(entry: Likeness) -> list[tuple[str, object]]:
    traits: list[tuple[str, object]] = []
    if entry.canonical is not None:
        traits.append(("link", entry.canonical))
        if place := _place(entry.canonical):
            traits.append(("place", place))
    if entry.title_key:
        traits.append(("title", entry.title_key))
    if entry.html:
        traits.append(("text", entry.html))
    return traits


def _agreement(one: Likeness, other: Likeness) -> int:
    pairs = zip(one[1:5], other[1:5], strict=True)
    return sum(bool(mine) and mine == theirs for mine, theirs in pairs)
