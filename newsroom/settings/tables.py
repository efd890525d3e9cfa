"""The shape of the settings file, and what is wrong with a file that does not have it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, TypeGuard

import msgspec
from msgspec import Meta, Struct, inspect

from newsroom.model import HOUSE, Hook, HookEvent
from newsroom.settings.language import _, listed
from newsroom.settings.publications import PublicationTable

KeyPath = tuple[str, ...]
"""Where a key stands: the names of its tables, then its own."""


class Fetch(Struct, frozen=True, kw_only=True):
    """The ``[fetch]`` table: how feeds are polled."""

    interval: Annotated[int, Meta(ge=1, le=10080)] = 30
    """Minutes between two polls of a feed, at least; a quiet one is polled less often."""
    slowest: Annotated[int, Meta(ge=1, le=10080)] = 1440
    """Minutes between two polls of a feed at most, however quiet it is and whatever its server asks for."""
    concurrency: Annotated[int, Meta(ge=1, le=200)] = 40
    """Feeds polled at one time."""
    timeout: Annotated[int, Meta(ge=1, le=300)] = 30
    """Seconds after which a feed counts as failed."""
    host_interval: Annotated[int, Meta(ge=0, le=60)] = 1
    """Seconds between two requests to one host; there is no such limit on this machine."""
    pages: bool = True
    """Whether the pages of picks, and of teasers that are read, are fetched without being asked for."""
    teaser_pages: Annotated[int, Meta(ge=0, le=1000)] = 60
    """Pages that are fetched after a fetch, at most, for feeds that look as if they gave only beginnings."""
    contact: str | None = None
    """Where those whose feeds are polled can read or ask who does so; None: the program's own page."""


class Sources(Struct, frozen=True, kw_only=True):
    """The ``[sources]`` table: programs that make feeds of platforms that have none."""

    rsshub: str | None = None
    """The address of an RSSHub: Weibo, Bilibili, Zhihu, X, Telegram."""
    werss: str | None = None
    """The address of a WeRSS or WeWe RSS: accounts of WeChat."""


class DeskTable(Struct, frozen=True, kw_only=True):
    """The ``[desk]`` table: how the desk behaves."""

    refresh_minutes: Annotated[int, Meta(ge=0, le=1440)] = 0
    """Minutes between refreshes while the desk is open; 0: it never refreshes by itself."""
    measure: Annotated[int, Meta(ge=20, le=400)] = 80
    """Columns of a line of text at most."""
    margins: Annotated[int, Meta(ge=0, le=20)] = 1
    """Columns left free on both sides of a text at least."""
    compact: bool = False
    """Whether panes have one line above them in place of a frame."""
    script: Literal["as-is", "simplified", "traditional"] = "as-is"
    """The script that Chinese is shown in; what is stored stays as it is."""


class Backups(Struct, frozen=True, kw_only=True):
    """The ``[backups]`` table: how many of the copies made once a day are kept."""

    daily: Annotated[int, Meta(ge=0, le=365)] = 7
    """Of the last days that have one; 0: no copy is made."""
    weekly: Annotated[int, Meta(ge=0, le=520)] = 4
    """Of the last weeks, the newest of each."""
    monthly: Annotated[int, Meta(ge=0, le=1200)] = 6
    """Of the last months, the newest of each."""


class RetentionTable(Struct, frozen=True, kw_only=True):
    """The ``[retention]`` table: when old articles are tidied away; never those that were put to use."""

    days: Annotated[int, Meta(ge=0, le=36500)] = 0
    """Days after an article came; 0: none goes by its age."""
    count: Annotated[int, Meta(ge=0, le=1000000)] = 0
    """Articles of one feed that are kept, its newest; 0: none goes by their number."""


AI_TERMS: dict[str, int] = {
    **dict.fromkeys(("AI", "人工智能", "大模型", "智能体", "AGI", "LLM", "GPT", "多模态"), 10),
    **dict.fromkeys(("OpenAI", "ChatGPT", "Anthropic", "Claude", "DeepSeek", "Gemini", "Llama"), 10),
    **dict.fromkeys(("通义", "Qwen", "千问", "豆包", "Kimi", "智谱", "文心", "混元", "MiniMax"), 10),
    **dict.fromkeys(("英伟达", "NVIDIA", "算力", "机器人", "具身智能", "自动驾驶", "开源模型", "Agent"), 5),
}
"""What a digest of AI news looks for before it has a history."""


class Rank(Struct, frozen=True, kw_only=True):
    """The ``[rank]`` table: what makes a story stand above another."""

    taste: bool = True
    """Whether what was taken and passed over counts."""
    terms: dict[str, Annotated[int, Meta(ge=-100, le=100)]] = msgspec.field(default_factory=dict)
    """Words, and the points a headline gets for having them; they join those of `AI_TERMS`, 25 in all."""

    @property
    def all_terms(self) -> dict[str, int]:
        """All that count: our own and the editor's, which may give one of ours 0."""
        return {term: points for term, points in (AI_TERMS | self.terms).items() if points}


class AssistTable(Struct, frozen=True, kw_only=True):
    """The ``[assist]`` table: the language model that drafts on request; without one nothing is sent."""

    provider: Literal["openai", "anthropic", "ollama"] | None = None
    """The protocol that the server speaks: chat completions, messages, or Ollama's own."""
    base_url: str | None = None
    """Where it is; None: the provider's own address, for Ollama this machine."""
    model: str | None = None
    """The model's name, as the server has it."""
    key: str | None = None
    """``keyring``, or the environment variable that has the key; None: none is sent."""
    timeout: Annotated[int, Meta(ge=1, le=600)] = 60
    """Seconds without a word after which an answer counts as failed."""


class HookTable(Struct, frozen=True, kw_only=True):
    """A ``[[hooks]]`` table: a command that is run after some work."""

    on: HookEvent
    run: tuple[str, ...] | str
    """The program and its arguments; with `shell` one line for the shell."""
    shell: bool = False
    timeout: Annotated[int, Meta(ge=1, le=3600)] = Hook(on="fetch", run=()).timeout
    """Seconds after which it is ended."""


class MailTable(Struct, frozen=True, kw_only=True):
    """The ``[mail]`` table: the server that issues are mailed by on request; without one nothing is sent."""

    host: str | None = None
    """The server's name; None: there is none, and nothing is sent."""
    port: Annotated[int, Meta(ge=1, le=65535)] | None = None
    """Its port; None: that of `security`, 587, 465 or 25."""
    security: Literal["starttls", "tls", "none"] = "starttls"
    """How the line is made safe; ``none`` is for a server on this machine."""
    user: str | None = None
    """The name to log in by; None: there is no login."""
    password: str | None = None
    """``keyring``, or the environment variable that has it; the password itself never stands here."""
    sender: str | None = msgspec.field(name="from", default=None)
    """Whom mail is from: an address, with a name before it or not."""
    to: tuple[str, ...] = ()
    """Who gets the issues; no one of them sees the others."""
    test: str | None = None
    """Who gets what is sent to try it; None: the sender."""
    subject: str = "{title}"
    """The subject; ``{title}`` is the issue's, ``{date}`` its day with strftime codes after a colon."""
    unsubscribe: str | None = None
    """Where to leave the list (RFC 2369), an address beginning with https: or mailto:."""
    timeout: Annotated[int, Meta(ge=1, le=300)] = 30
    """Seconds without an answer after which the server counts as gone."""


class File(Struct, frozen=True, kw_only=True):
    """The whole file."""

    language: Literal["zh", "en"] | None = None
    theme: str | None = None
    keymap: str | None = None
    database: str | None = None
    ambiguous_width: Literal[1, 2] = 1
    publication: str = HOUSE.id
    fetch: Fetch = Fetch()
    sources: Sources = Sources()
    desk: DeskTable = DeskTable()
    backups: Backups = Backups()
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    retention: RetentionTable = RetentionTable()
    rank: Rank = Rank()
    assist: AssistTable = AssistTable()
    mail: MailTable = MailTable()
    publications: dict[str, PublicationTable] = msgspec.field(default_factory=dict)
    hooks: tuple[HookTable, ...] = ()


class Problem(Struct, frozen=True):
    """A key that cannot be used, and why."""

    path: KeyPath
    message: str


def problems(tree: Mapping[str, Any]) -> list[Problem]:
    """List every key in `tree`, a TOML document as read, that is unknown or has a value it cannot have."""
    return [*_in_struct(tree, File, ()), *_empty_terms(tree)]


def line_of(text: str, path: KeyPath) -> int | None:
    """Find the line, from 1, of the key or table at `path` in a TOML text; None if it is not plain to see."""
    table: KeyPath = ()
    seen: dict[KeyPath, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _LIST_HEADER.match(line):
            names = _names(header[1])
            seen[names] = seen.get(names, 0) + 1
            table = here = (*names, str(seen[names]))
        elif header := _HEADER.match(line):
            table = _names(header[1])
            here = table
        elif key := _KEY.match(line):
            here = table + _names(key[1])
        else:
            continue
        if here[: len(path)] == path:
            return number
    return None


_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_LIST_HEADER = re.compile(rf"\s*\[\[\s*({_DOTTED})\s*\]\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")


def _names(dotted: str) -> KeyPath:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted))


def _in_struct(table: Mapping[str, Any], shape: type[Struct], path: KeyPath) -> Iterator[Problem]:
    fields = {each.encode_name: each for each in msgspec.structs.fields(shape)}
    for key, value in table.items():
        here = (*path, key)
        if key not in fields:
            yield Problem(here, _unknown(key, list(fields)))
            continue
        kind = inspect.type_info(fields[key].type)
        if isinstance(kind, inspect.StructType) and isinstance(value, Mapping):
            yield from _in_struct(value, kind.cls, here)
        elif isinstance(kind, inspect.DictType) and isinstance(value, Mapping):
            yield from _in_tables(value, here, kind)
        elif _is_list_of_tables(kind) and isinstance(value, list):
            yield from _in_list(value, here, kind)
        elif not _fits(value, fields[key].type):
            message = _("{found} is not allowed, only {allowed}")
            yield Problem(here, message.format(found=shown(value), allowed=_allowed(kind)))


def _empty_terms(tree: Mapping[str, Any]) -> Iterator[Problem]:
    """Find terms that no headline gets points for, as there is no word in them, nor a number or a symbol."""
    rank = tree.get("rank")
    terms = rank.get("terms") if isinstance(rank, Mapping) else None
    for term in terms if isinstance(terms, Mapping) else ():
        if not any(unicodedata.category(each)[0] in "LNS" for each in term):
            message = _("{found} is no word to look for: there are only blanks and marks in it")
            yield Problem(("rank", "terms", term), message.format(found=shown(term)))


def _is_list_of_tables(kind: inspect.Type) -> TypeGuard[inspect.VarTupleType]:
    return isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.StructType)


def _in_list(tables: list[Any], path: KeyPath, kind: inspect.VarTupleType) -> Iterator[Problem]:
    """Look into tables of one shape that stand one after another, as ``[[hooks]]``; they count from 1."""
    assert isinstance(kind.item_type, inspect.StructType)
    shape = kind.item_type.cls
    for number, table in enumerate(tables, 1):
        here = (*path, str(number))
        if not isinstance(table, Mapping):
            message = _("{found} is not allowed, only {allowed}")
            yield Problem(here, message.format(found=shown(table), allowed=_("a table")))
            continue
        yield from _in_struct(table, shape, here)
        for field in msgspec.structs.fields(shape):
            if field.required and field.encode_name not in table:
                message = _("{key} is missing; it has to be {allowed}")
                allowed = _allowed(inspect.type_info(field.type))
                yield Problem(here, message.format(key=field.encode_name, allowed=allowed))


def _in_tables(tables: Mapping[str, Any], path: KeyPath, kind: inspect.DictType) -> Iterator[Problem]:
    """Look into a table whose keys the user chooses: tables of one shape, or plain values of one type."""
    for name, value in tables.items():
        here = (*path, name)
        if isinstance(kind.value_type, inspect.StructType) and isinstance(value, Mapping):
            yield from _in_struct(value, kind.value_type.cls, here)
        elif not _is(name, kind.key_type):
            message = _("{found} is no name for a key here, only {allowed}")
            yield Problem(here, message.format(found=shown(name), allowed=_allowed(kind.key_type)))
        elif isinstance(kind.value_type, inspect.StructType) or not _is(value, kind.value_type):
            message = _("{found} is not allowed, only {allowed}")
            yield Problem(here, message.format(found=shown(value), allowed=_allowed(kind.value_type)))


def _unknown(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    if near:
        return _("there is no such key; did you mean {near}?").format(near=near[0])
    return _("there is no such key; there are {known}").format(known=listed(known))


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _is(value: object, kind: inspect.Type) -> bool:
    """Tell whether a plain value of a table the user names the keys of is of its type."""
    match kind:
        case inspect.StrType(pattern=pattern):
            return isinstance(value, str) and (pattern is None or re.search(pattern, value) is not None)
        case inspect.LiteralType(values=values):
            return value in values
        case inspect.IntType(ge=low, le=high):
            return type(value) is int and (low is None or low <= value) and (high is None or value <= high)
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.VarTupleType(item_type=item):
            return isinstance(value, list) and all(_is(each, item) for each in value)
        case inspect.UnionType(types=types):
            return any(_is(value, each) for each in types)
        case _:
            return isinstance(value, Mapping)


def shown(value: object) -> str:
    """Write a value as TOML would, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _allowed(kind: inspect.Type) -> str:
    match kind:
        case inspect.UnionType(types=types):
            named = [_allowed(each) for each in types if not isinstance(each, inspect.NoneType)]
            return _(" or ").join(dict.fromkeys(named))
        case inspect.BoolType():
            return _("true or false")
        case inspect.LiteralType(values=values):
            return _(" or ").join(shown(value) for value in values)
        case inspect.IntType() | inspect.FloatType():
            return _allowed_numbers(kind)
        case inspect.VarTupleType(item_type=item):
            return _allowed_list(item)
        case inspect.TupleType():
            return _("two whole numbers, the least and the most, such as [20, 45]")
        case inspect.StrType(pattern=str()):
            return _("rules such as ST006")
        case inspect.StrType():
            return _("texts in quotes")
        case _:
            return _("a table")


def _allowed_numbers(kind: inspect.IntType | inspect.FloatType) -> str:
    if isinstance(kind, inspect.FloatType):
        return _("numbers above {low}, to {high}").format(low=kind.gt, high=kind.le)
    if kind.ge is None and kind.le is None:
        return _("whole numbers")
    return _("whole numbers from {low} to {high}").format(low=kind.ge, high=kind.le)


def _allowed_list(item: inspect.Type) -> str:
    match item:
        case inspect.StrType(pattern=str()):
            return _('lists of rules, such as ["ST006", "FA008"]')
        case inspect.LiteralType(values=values):
            return _("lists of {known}").format(known=listed(shown(value) for value in values))
        case inspect.StructType():
            return _("tables of their own, such as [[hooks]]")
        case _:
            return _('lists of texts, such as ["one", "two"]')
