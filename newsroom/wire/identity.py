"""Which article is which: what a feed says of an article, and the name it goes by in its feed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from newsroom.model import ArticleDraft, IndexWords
from newsroom.text.addresses import canonical

_LONGEST_GUID = 500


class Item(Struct, frozen=True, kw_only=True):
    """An article as a feed gives it, cleaned, without an identity yet."""

    guid: str = ""
    """One line; '' if the feed gives none."""
    url: str | None = None
    title: str = ""
    author: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    html: str = ""
    tags: tuple[str, ...] = ()


class _Claim(Struct, frozen=True):
    """An item with its page: what it can be told by."""

    item: Item
    page: str | None

    def guid(self) -> str | None:
        guid = self.item.guid
        return f"guid:{guid if len(guid) <= _LONGEST_GUID else _hash(guid)}" if guid else None

    def link(self) -> str | None:
        return f"link:{self.page}" if self.page else None

    def content(self) -> str:
        item = self.item
        return f"content:{_hash(item.title, item.html)}" if item.title or item.html else self.everything()

    def everything(self) -> str:
        item = self.item
        rest = (str(item.published), item.guid, self.page or "", item.author or "", *item.tags)
        return f"content:{_hash(item.title, item.html, *rest)}"

    def substance(self) -> tuple[object, ...]:
        """All that makes two items of a feed one; where neither guid nor link tells, their dates do."""
        item = self.item
        page = self.page or item.url
        if item.guid or page:
            return (item.guid, page, item.title, item.html)
        return ("", None, item.title, item.html, item.published, item.author, item.tags)


Wording = Callable[[str, str], IndexWords]
"""Makes of title and body what an index of words will hold of an article."""


def identified(items: Iterable[Item], worded: Wording | None = None) -> tuple[ArticleDraft, ...]:
    """Give every item the key that names it within its feed.

    The key is ``guid:`` and the GUID, else ``link:`` and the canonical link, else ``content:`` and a hash
    of title and body. Exact doubles are dropped. Feeds that give different articles one GUID exist (a
    constant in a template, the address of the site): such a GUID names none of them, each goes by its link;
    links that several of those share (news flashes on one page) name none either, and each goes by its
    content, at last with all it has. So no article takes another's place, and it has the same key in every
    fetch in which it has such rivals.

    Args:
        items: What a feed has, in its order.
        worded: Makes the words that each article comes with, if they are asked for.
    """
    claims: dict[tuple[object, ...], _Claim] = {}
    for item in items:
        claim = _Claim(item, canonical(item.url) if item.url else None)
        claims.setdefault(claim.substance(), claim)
    keys = _keys(list(claims.values()))
    return tuple(_draft(key, claim, worded) for key, claim in keys)


def _keys(claims: Sequence[_Claim]) -> list[tuple[str, _Claim]]:
    keys: dict[int, str] = {}
    names: tuple[Callable[[_Claim], str | None], ...] = (_Claim.guid, _Claim.link, _Claim.content)
    for name in names:
        unnamed = [index for index in range(len(claims)) if index not in keys]
        if not unnamed:
            break
        proposed = {index: name(claims[index]) for index in unnamed}
        rivals = Counter(proposed.values())
        keys.update({index: key for index, key in proposed.items() if key and rivals[key] == 1})
    taken = set(keys.values())
    for index in range(len(claims)):
        if index not in keys and (key := claims[index].everything()) not in taken:
            keys[index] = key
            taken.add(key)
    return [(keys[index], claims[index]) for index in sorted(keys)]


def _draft(key: str, claim: _Claim, worded: Wording | None) -> ArticleDraft:
    item = claim.item
    return ArticleDraft(
        key=key,
        url=item.url,
        canonical=claim.page,
        title=item.title,
        author=item.author,
        published=item.published,
        updated=item.updated,
        html=item.html,
        tags=item.tags,
        words=worded(item.title, item.html) if worded else None,
    )


def _hash(*parts: str) -> str:
    """Hash texts so that no other texts, cut in other places, have the same hash."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(joined.encode("utf-8", "replace")).hexdigest()[:32]
