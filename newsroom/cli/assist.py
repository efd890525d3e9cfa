"""newsroom issue draft, newsroom assist: texts drafted from the sources' own words or by a language model."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

import click

from newsroom.cli.completing import PLACE
from newsroom.cli.grammar import Command, Group, Option, issue_option
from newsroom.cli.output import put, say
from newsroom.cli.session import Session, pass_session
from newsroom.model import NewsroomError
from newsroom.settings.language import N_, _
from newsroom.settings.said import said

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.desk.drafting import Task, Wanted
    from newsroom.model import StoredIssue

_TASKS = ("summary", "headline", "bold", "translation", "lead", "commentary")
_WHOLE: dict[str, Wanted] = {"lead": "lead", "commentary": "commentary"}
"""Places that are a text themselves."""


@click.command(
    cls=Command,
    help=N_(
        "Draft a text of the issue and print it; --set puts it in, marked as a draft."
        "\n\nPLACE is the number of an entry, lead or commentary. Without --model the draft is made of "
        "the sources' own sentences and nothing is sent anywhere; with it, the text goes to the "
        "model of [assist] in the settings. Of headlines all candidates are printed, a line each; "
        "--set takes the first."
    ),
)
@click.argument("place", metavar="PLACE", type=PLACE)
@click.option(
    "--task",
    cls=Option,
    type=click.Choice(_TASKS),
    help=N_("What to draft for an entry: summary (without it), headline, bold, translation."),
)
@click.option("--model/--extractive", "by_model", cls=Option, help=N_("By the language model, or without."))
@click.option(
    "--sentences",
    "count",
    cls=Option,
    metavar="N",
    type=click.IntRange(1, 20),
    help=N_("Without a model: how many sentences; else as many as fit."),
)
@click.option(
    "--passages",
    "with_passages",
    cls=Option,
    is_flag=True,
    help=N_("Say below, sentence by sentence, which passage of the sources it comes from."),
)
@click.option("--set", "put_in", cls=Option, is_flag=True, help=N_("Put it into the issue."))
@issue_option
@pass_session
def draft(
    session: Session,
    place: str,
    task: Wanted | None,
    by_model: bool,
    count: int | None,
    with_passages: bool,
    put_in: bool,
    reference: str | None,
) -> None:
    """Draft a text."""
    from newsroom.desk import composing

    desk = session.desk(create=False)
    stored = composing.find(desk, reference)
    wanted, uid = _place(stored, place, task)
    if by_model:
        if wanted == "bold":
            raise click.UsageError(_("bold needs no model"))
        if wanted == "headline" and put_in:
            message = _("a model's headlines are for you to choose from: choose one on the desk, by “draft…”")
            raise click.UsageError(message)
        text, model = _asked(desk, stored, wanted, uid)
    else:
        text, model = _extracted(desk, stored, wanted, uid, count), ""
    put(text)
    if with_passages:
        _tell_passages(desk, stored, uid, text)
    if put_in:
        _put_in(desk, stored, wanted, uid, text, model)


def _place(stored: StoredIssue, place: str, task: Wanted | None) -> tuple[Wanted, str | None]:
    """Read which text is meant: its task and the entry's uid."""
    if text := _WHOLE.get(place):
        if task not in (None, text):
            raise click.UsageError(_("{place} has no {task}").format(place=place, task=task))
        return text, None
    entries = stored.issue.entries
    if not place.isdecimal() or not 1 <= int(place) <= len(entries):
        message = _("{place} is no entry of the issue: give a number from 1 to {last}, lead or commentary")
        raise click.UsageError(message.format(place=place, last=len(entries)))
    if task in ("lead", "commentary"):
        raise click.UsageError(_("{place} has no {task}").format(place=place, task=task))
    return task or "summary", entries[int(place) - 1].uid


def _extracted(desk: Desk, stored: StoredIssue, task: Wanted, uid: str | None, count: int | None) -> str:
    from newsroom.desk import drafting

    if task == "headline" and uid:
        found = drafting.shorter_headlines(desk, stored, uid)
        if not found:
            raise NewsroomError(_("the headline's own words give no shorter one"))
        return "\n".join(found)
    if task == "bold":
        assert uid is not None
        return drafting.bold(desk, stored.issue, uid)
    return drafting.extract(desk, stored, task, uid, count).text


def _asked(desk: Desk, stored: StoredIssue, task: Task, uid: str | None) -> tuple[str, str]:
    """Ask the model, and say before where the text goes, once it is sure that there is one to send."""
    from newsroom.desk import drafting

    asked = drafting.endpoint(desk)
    drafting.prompt_of(desk, stored, task, uid)
    say(_("the text goes to {host}, model {model}").format(host=asked.host, model=asked.model))
    text = ""

    async def read() -> None:
        nonlocal text
        async with aclosing(drafting.ask(desk, stored, task, uid)) as drafts:
            async for so_far in drafts:
                text = so_far

    try:
        asyncio.run(read())
    except NewsroomError:
        if text:
            # What came is paid for, and is worth reading; it is never put in.
            put(text)
        raise
    return text, asked.model


def _tell_passages(desk: Desk, stored: StoredIssue, uid: str | None, text: str) -> None:
    """Say where each sentence comes from."""
    from newsroom.desk import drafting
    from newsroom.desk.origins import origins

    for sentence, origin in origins(desk, text, drafting.sources_of(desk, stored, uid)):
        match origin.by:
            case "words":
                told = origin.words
            case "order":
                told = _("{passage} (told by the order of the sentences)").format(passage=origin.words)
            case "language":
                told = _("not found: the source is in another language")
            case _:
                told = _("nothing in the sources says this sentence")
        say(f"{sentence} ← {told}")


def _put_in(desk: Desk, stored: StoredIssue, task: str, uid: str | None, text: str, model: str) -> None:
    from newsroom import issues
    from newsroom.desk import composing, drafting

    if task == "bold" and uid:
        composing.change(
            desk, stored.head.id, lambda issue: issues.embolden(issue, uid, text), said("key phrases bold")
        )
        return
    if task == "headline":
        text = text.split("\n")[0]
    drafted = drafting.Drafted(field=drafting.field_of(task), text=text, uid=uid, model=model)
    composing.change(desk, stored.head.id, drafted.put, drafted.cause)
    unread = drafting.unread_under(desk.store.issues.get(stored.head.id).issue, drafted.field)
    if unread:
        say(drafting.of_unread(unread))


@click.group(cls=Group, help=N_("What a language model is asked."))
def assist() -> None:
    """Group the commands about assistance."""


@assist.command(
    cls=Command,
    help=N_(
        "List the prompt files; --copy puts copies into your folder, where you can change them."
        "\n\nA copy goes before the program's own file. What you changed is never written over."
    ),
)
@click.option("--copy", "copying", cls=Option, is_flag=True, help=N_("Copy those that you have no copy of."))
@pass_session
def prompts(session: Session, copying: bool) -> None:
    """List or copy prompts."""
    from newsroom.assist.prompts import NAMES, copy_prompts, prompt_file

    folder = session.settings.file.parent / "prompts"
    if copying:
        for file in copy_prompts(folder):
            say(_("copied {file}").format(file=file))
    for name in NAMES:
        put(str(prompt_file(name, folder)))
