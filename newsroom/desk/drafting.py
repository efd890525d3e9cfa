"""Texts are drafted: out of the sources' own words, or by a language model if the settings name one.

What is drafted stays marked until an editor changes or confirms it (`issues.draft_text`).
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from newsroom import issues
from newsroom.desk.context import Desk
from newsroom.desk.picking import as_markdown
from newsroom.model import Entry, Evidence, Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _, ngettext
from newsroom.settings.said import said

if TYPE_CHECKING:
    from newsroom.assist.endpoint import Endpoint
    from newsroom.assist.prompts import Prompt

Task = Literal["summary", "headline", "translation", "lead", "commentary"]
Wanted = Task | Literal["bold"]
"""What can be had: a draft, or key phrases of the text that is there in bold."""
_LONGEST_SOURCE = 24_000
"""Characters of a source that are sent; news say what they have to say before."""
_TEASER = 160
"""Characters below which the text of a feed tells less than a summary has to."""
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)\s*", re.DOTALL)
"""What some models think aloud before they answer."""
_BOLD = re.compile(r"\\\*\\\*(.+?)\\\*\\\*")
_LINE_MARK = re.compile(r"^[ \t]*(?:#+[ \t]+|>[ \t]*|[-*•][ \t]+|\d{1,2}[.、)）][ \t]*)", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*`{3,}.*$", re.MULTILINE)
_LINE_ENDS = re.compile(r"[ \t]*\n\s*")
_AROUND = "\"'“”「」 "


class NothingToDraftFrom(NewsroomError):
    """There is no text that a draft could be made of."""


class Drafted(Struct, frozen=True, kw_only=True):
    """A text that was drafted for a place of an issue, as Markdown."""

    field: str
    text: str
    uid: str | None = None
    model: str = ""
    unfinished: bool = False
    """The answer broke off, and the editor kept what came."""

    @property
    def cause(self) -> str:
        """What the history says of putting it in."""
        names = {"headline": said("headline"), "lead": said("lead"), "commentary": said("commentary")}
        name = names.get(self.field, said("summary"))
        if self.model and self.unfinished:
            return said("{part} drafted by {model}, unfinished", part=name, model=self.model)
        if self.model:
            return said("{part} drafted by {model}", part=name, model=self.model)
        return said("{part} drafted", part=name)

    def put(self, issue: Issue) -> Issue:
        """Return the issue with it, marked as a draft."""
        return issues.draft_text(issue, self.field, self.text, uid=self.uid, model=self.model)


class Offer(Struct, frozen=True):
    """Something that can be drafted for a place of an issue."""

    task: Wanted
    by_model: bool


def offers(desk: Desk, stored: StoredIssue, place: str) -> list[Offer]:
    """List what can be drafted for a place: an entry's uid, ``lead`` or ``commentary``.

    A model's drafts are among them only if the settings name one, translation only of a source that is not
    Chinese.
    """
    from newsroom.text.languages import is_chinese, language_of

    asked = desk.settings.assist.provider is not None
    if place in ("lead", "commentary"):
        own = [Offer("lead", False)] if place == "lead" else []
        return own + ([Offer("lead" if place == "lead" else "commentary", True)] if asked else [])
    found = [Offer("summary", False), Offer("headline", False), Offer("bold", False)]
    if not asked:
        return found
    found += [Offer("summary", True), Offer("headline", True)]
    try:
        source = source_of(desk, stored, place)
    except NothingToDraftFrom:
        return found
    if not is_chinese(language_of(f"{source.title}\n{source.text}")):
        found.append(Offer("translation", True))
    return found


def field_of(task: str) -> str:
    """Name the field that a task writes."""
    return "summary" if task == "translation" else task


def source_of(desk: Desk, stored: StoredIssue, uid: str) -> Evidence:
    """Return the text that an entry is drafted from: the page of its link, else what its own feed gave.

    Where that is only a teaser it is the fullest that is kept of the other sources of the story.

    Raises:
        NothingToDraftFrom: none is kept.
    """
    kept = [each for each in desk.store.issues.evidence(stored.head.id) if each.entry == uid]
    kept = [each for each in kept if each.text.strip()]
    if not kept:
        message = _("no text is kept of this entry's source; newsroom issue evidence fetches it")
        raise NothingToDraftFrom(message)
    article = _entry(stored.issue, uid).article

    def rank(each: Evidence) -> tuple[bool, bool, int]:
        own = each.article == article and len(each.text) >= _TEASER
        return each.kind != "page", not own, -len(each.text)

    return min(kept, key=rank)


def extract(
    desk: Desk, stored: StoredIssue, task: Task, uid: str | None = None, count: int | None = None
) -> Drafted:
    """Draft a summary, or the lead, out of sentences that stand in its sources.

    Args:
        desk: The open newsroom.
        stored: The issue.
        task: ``summary`` or ``lead``.
        uid: The entry's.
        count: How many sentences; None: as many as fit the publication's length.

    Raises:
        NothingToDraftFrom: there is no source, or no sentence in it.
    """
    from newsroom.assist.salience import summary_of

    standards = desk.publication.standards
    if task == "lead":
        text = "\n".join(plain(each.summary) for each in stored.issue.entries)
        title, limit = " ".join(each.headline for each in stored.issue.entries), standards.lead.most
    elif task == "summary" and uid is not None:
        source = source_of(desk, stored, uid)
        text, title, limit = source.text, source.title, standards.summary.most
    else:
        raise NothingToDraftFrom(_("only summaries, headlines and the lead are drafted without a model"))
    found = summary_of(text, title, count=count, limit=limit)
    if not found:
        raise NothingToDraftFrom(_("there is no sentence to draft from"))
    return Drafted(field=task, text=as_markdown(found), uid=uid)


def shorter_headlines(desk: Desk, stored: StoredIssue, uid: str) -> list[str]:
    """Return shorter forms of an entry's headline within the publication's length, the longest first."""
    from newsroom.assist.shortening import shorter

    entry = _entry(stored.issue, uid)
    kept = [each for each in desk.store.issues.evidence(stored.head.id) if each.entry == uid]
    band = desk.publication.standards.headline
    source = kept[0].source if kept else ""
    return shorter(entry.headline, source, least=band.least, most=band.most)


def bold(desk: Desk, issue: Issue, uid: str) -> str:
    """Return an entry's summary with its key phrases bold, as many as the publication allows."""
    from newsroom.assist.emphasis import bolded

    return bolded(_entry(issue, uid).summary, desk.publication.standards.bold[1])


def endpoint(desk: Desk) -> Endpoint:
    """Find out which model is asked.

    Raises:
        NewsroomError: none is set up, or not as it can be used.
    """
    from newsroom.assist.endpoint import endpoint_of

    return endpoint_of(desk.settings.assist)


def asked_of(desk: Desk) -> tuple[str, str]:
    """Return the host and the name of the model that the settings name; its key is not looked for."""
    from yarl import URL

    from newsroom.assist.protocols import PROTOCOLS

    table = desk.settings.assist
    address = table.base_url or (PROTOCOLS[table.provider].address if table.provider else "")
    try:
        host = URL(address).host
    except ValueError:
        host = None
    return host or "?", table.model or "?"


def prompts_folder(desk: Desk) -> Path:
    """Return where the editor's own prompts are: ``prompts`` beside the settings."""
    return desk.settings.file.parent / "prompts"


def prompt_of(desk: Desk, stored: StoredIssue, task: Task, uid: str | None = None) -> Prompt:
    """Return what a model is sent.

    Raises:
        NewsroomError: there is nothing to draft from, or the prompt file cannot be used.
    """
    from newsroom.assist.prompts import read_prompt

    return read_prompt(task, prompts_folder(desk), _values(desk, stored, task, uid))


async def ask(desk: Desk, stored: StoredIssue, task: Task, uid: str | None = None) -> AsyncGenerator[str]:
    """Have a model draft, and yield all that has come so far, each time more of it, as Markdown.

    Raises:
        NewsroomError: there is nothing to draft from, or no whole answer; what was yielded stays usable.
    """
    from newsroom.assist.client import stream

    asked = endpoint(desk)
    prompt = prompt_of(desk, stored, task, uid)
    raw = ""
    async with aclosing(stream(asked, prompt)) as parts:
        async for part in parts:
            raw += part
            if shown := from_model(raw, task):
                yield shown
    if not from_model(raw, task):
        message = _("{host} answered without a text; ask again, or change the prompt")
        raise NothingToDraftFrom(message.format(host=asked.host))


def headlines_in(text: str) -> list[str]:
    """Return the headlines of an answer, one a line."""
    found = (line.strip(_AROUND) for line in text.split("\n"))
    return list(dict.fromkeys(line for line in found if line))


def from_model(raw: str, task: Task) -> str:
    """Make what a model wrote fit for the issue: no markup but bold, one line where the field has one."""
    from newsroom.reading.joining import in_one_line
    from newsroom.text.clean import clean_text

    text = _LINE_MARK.sub("", _FENCE.sub("", _THOUGHT.sub("", clean_text(raw)))).strip()
    if task == "headline":
        return "\n".join(headlines_in(text.replace("**", "")))
    text = _BOLD.sub(r"**\1**", as_markdown(text))
    # Points of a list, a line each, are paragraphs of a commentary.
    return _LINE_ENDS.sub("\n\n", text) if task == "commentary" else in_one_line(text).strip()


def sources_of(desk: Desk, stored: StoredIssue, uid: str | None) -> tuple[Evidence, ...]:
    """Return all texts that an entry, or None for lead and commentary, is drafted from."""
    if uid is None:
        return entries_as_sources(stored)
    return tuple(each for each in desk.store.issues.evidence(stored.head.id) if each.entry == uid)


def translated_of(desk: Desk, source: Evidence) -> list[str]:
    """Return the sentences of a source that a translation is asked of, in their order."""
    from newsroom.assist.salience import salient

    return salient(source.text, source.title, limit=desk.publication.standards.summary.most * 2)


def unread_under(issue: Issue, field: str) -> int:
    """Count the summaries below a drafted lead or commentary that are drafts nobody has read themselves.

    What it says can be no surer than they are. 0 where it is no draft, or was read.
    """
    drafted = issues.draft_of(issue, field, None) if field in ("lead", "commentary") else None
    if drafted is None or drafted.confirmed:
        return 0
    below = (issues.draft_of(issue, "summary", each.uid) for each in issue.entries)
    return sum(each is not None and not each.confirmed for each in below)


def of_unread(count: int) -> str:
    """Say that a text was drafted from so many drafts that nobody has read."""
    message = ngettext(
        "drawn from {n} unread draft",
        "drawn from {n} unread drafts",
        count,
    )
    return message.format(n=count)


def entries_as_sources(stored: StoredIssue) -> tuple[Evidence, ...]:
    """Return what a lead or commentary is drafted from, the entries' own texts, as sources are."""
    return tuple(
        Evidence(
            entry=each.uid,
            kind="entry",
            article=None,
            url=None,
            title=each.headline,
            source="",
            text=f"{each.headline}\n{plain(each.summary)}",
            retrieved=stored.head.changed,
        )
        for each in stored.issue.entries
    )


def plain(markdown: str) -> str:
    """Return one line of Markdown without bold marks and escapes."""
    return re.sub(r"\\([\\`*_\[\]<~&])", r"\1", markdown.replace("**", ""))


def _entry(issue: Issue, uid: str) -> Entry:
    found = next((each for each in issue.entries if each.uid == uid), None)
    if found is None:
        raise NothingToDraftFrom(_("the entry is not in the issue any more"))
    return found


def _values(desk: Desk, stored: StoredIssue, task: Task, uid: str | None) -> dict[str, str]:
    """Return what a prompt is filled in with."""
    standards = desk.publication.standards
    band = getattr(standards, field_of(task))
    length = {"least": str(band.least), "most": str(band.most)}
    if uid is None:
        entries = enumerate(stored.issue.entries, 1)
        text = "\n\n".join(f"{n}. {each.headline}\n{plain(each.summary)}" for n, each in entries)
        if not text:
            raise NothingToDraftFrom(_("the issue has no entries to draft from"))
        return {"title": stored.issue.title, "source": "", "text": text, **length}
    source = source_of(desk, stored, uid)
    text = source.text[:_LONGEST_SOURCE]
    if task == "translation":
        text = "\n".join(translated_of(desk, source))
    return {"title": source.title, "source": source.source, "text": text, **length}
