"""Documents of other forms are started from their templates, and sources cited in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from msgspec import Struct

from newsroom.desk import composing
from newsroom.desk.context import Desk
from newsroom.issues.escapes import escape_headline, escape_url
from newsroom.issues.forms.events import at_home
from newsroom.issues.forms.footnotes import Citation, cite
from newsroom.issues.forms.lists import event_lists
from newsroom.issues.forms.recognition import form_of
from newsroom.issues.forms.sections import CITATIONS, Section, sections, with_text
from newsroom.model import FORMS, Article, Form, Issue, IssueHead, NewsroomError, StoredIssue, first_day
from newsroom.settings.language import _, ngettext
from newsroom.settings.said import said
from newsroom.text.addresses import canonical, site, untracked
from newsroom.text.headlines import without_site_suffix
from newsroom.text.likeness import containment

if TYPE_CHECKING:
    from newsroom.model import Publication
    from newsroom.settings.config import Settings

_ALIKE = 0.55
"""How much of a headline is in another one of the same address where both are one event (`text.likeness`)."""
_EARLY = 10
"""Days of a month on which the review of the month before is still being written."""


class NoDocument(NewsroomError):
    """An issue is no document that could be cited in, or an article cannot be cited."""


class Event(Struct, frozen=True):
    """An entry of the month's issues."""

    day: date
    headline: str
    url: str

    @property
    def line(self) -> str:
        """The event as it stands in a list: day and headline."""
        return f"{self.day:%m.%d} {self.link}"

    @property
    def link(self) -> str:
        """The headline as Markdown, linked where there is an address."""
        text = escape_headline(self.headline)
        return f"[{text}]({escape_url(self.url)})" if self.url else text


class Review(Struct, frozen=True):
    """A monthly, as the annual draws on it."""

    month: int
    title: str
    world: str
    """The list of events abroad, as Markdown; so is `home`."""
    home: str
    conclusion: str
    """Its 锐评, else its 结论."""
    summary: str = ""
    world_review: str = ""
    """What it says of the events abroad (国际事件深度评价); so does `home_review` of those at home."""
    home_review: str = ""


def contents_of(head: IssueHead) -> str:
    """Say in a word or two what is in an issue: how many entries, or which form it is of."""
    if head.form != "daily":
        return _(FORMS[head.form].name)
    return ngettext("{n} entry", "{n} entries", head.entries).format(n=head.entries)


def templates_folder(settings: Settings) -> Path:
    """Name the folder of the editor's own templates, ``templates`` beside the settings; it need not exist."""
    return settings.file.parent / "templates"


def start(desk: Desk, form: Form, day: date | None = None, title: str = "") -> composing.Started:
    """Start a document from the template of its form and make it the open issue.

    A month or a year that has its review already has that one opened.

    Args:
        desk: The open newsroom.
        form: Which form.
        day: The day it comes out; of a form that is about a month or year, any day of that.
        title: Its title; '' has it named by its month or year.

    Raises:
        NewsroomError: the template is faulty, or the day unlikely.
    """
    from newsroom.publish import templating

    now = desk.local_now()
    traits = FORMS[form]
    if day is not None and traits.period == "day":
        composing.need_sensible(day)
        now = now.replace(year=day.year, month=day.month, day=day.day)  # the day is read from the text
    day = day or desk.today()
    composing.need_sensible(day)
    values = _given(now, day, desk.publication)
    day = first_day(day, traits.period)
    if traits.period != "day" and (heads := desk.store.issues.between(day, day, form)):
        desk.store.issues.set_open(heads[0].id)
        return composing.Started(desk.store.issues.get(heads[0].id), False)
    title = title or traits.title.format(day=day) or _("Untitled")
    values |= {"title": title} | _drawn_on(desk, form, day)
    text = templating.fill(form, templates_folder(desk.settings), values)
    content = with_text(Issue(date=day, title=title, form=form), text, desk.publication)
    return composing.Started(desk.store.issues.create(content), True)


def _given(now: datetime, day: date, publication: Publication) -> dict[str, Any]:
    """Gather what every template is given, but the title."""
    return {
        "now": now.isoformat(timespec="seconds"),
        "day": day,
        "year": day.year,
        "month": f"{day.year}年{day.month}月",
        "publication": publication,
    }


def own_templates(settings: Settings) -> list[tuple[Form, Path]]:
    """Return the templates that the editor has written: the form of each, and its file."""
    from newsroom.publish import templating

    folder = templates_folder(settings)
    found = [(form, templating.place_of(form, folder)) for form in FORMS if form in templating.names()]
    return [(form, file) for form, file in found if file.parent == folder]


def try_template(form: Form, settings: Settings) -> None:
    """Fill in the template of a form with samples, for a month or a year in which something happened.

    Raises:
        TemplateFaulty: it cannot be read, or has a fault; it names file and line.
    """
    from newsroom.publish import templating

    now = datetime(2025, 12, 28, 9, 0, tzinfo=UTC)
    event = Event(now.date(), "样稿", "https://example.org/")
    reviews = [Review(month, f"2025年{month}月", *["样稿"] * 6) for month in range(1, 13)]
    drawn = {"world": [event] * 10, "home": [event] * 10, "issues": 28, "reviews": reviews}
    names = {"monthly": ("world", "home", "issues"), "annual": ("reviews",)}.get(form, ())
    values = _given(now, now.date(), settings.publication) | {name: drawn[name] for name in names}
    templating.fill(form, templates_folder(settings), values | {"title": "样稿"})


def _drawn_on(desk: Desk, form: Form, day: date) -> dict[str, Any]:
    """Gather what a form's template draws on, besides what all are given."""
    match form:
        case "daily" | "deep":
            return {}
        case "monthly":
            return _month(desk, day)
        case "annual":
            return {"reviews": _reviews(desk, day.year)}
    assert_never(form)


def unlike(issue: Issue) -> str:
    """Tell what a document just started would be taken for, if that is another form; '' where it is not."""
    found = form_of(issue.source or "")
    if found == issue.form:
        return ""
    message = _(
        "imported from a file, what this template makes would be a {found}, not a {form}: see its headings"
    )
    return message.format(found=_(FORMS[found].name), form=_(FORMS[issue.form].name))


def month_to_review(desk: Desk) -> date:
    """Return the first day of the month whose review is due: this one from its 11th day on, else the last."""
    today = desk.today()
    return (today if today.day > _EARLY else today - timedelta(days=today.day)).replace(day=1)


def cite_articles(desk: Desk, id: int, articles: Sequence[int], section: int | None = None) -> StoredIssue:
    """Cite articles in a document: publisher, title, address, date and day of retrieval are filled in.

    Raises:
        NoDocument: the issue is a digest or has no such section, or there is no such article, or that has no
            address.
    """
    citations = [citation_of(desk, number) for number in articles]

    def cited(issue: Issue) -> Issue:
        need_document(issue)
        _need_section(issue, section)
        for each in citations:
            issue = cite(issue, each, section)[0]
        return issue

    return composing.change(desk, id, cited, said("source cited"))


def _need_section(issue: Issue, number: int | None) -> None:
    """Make sure that a document has a section that can be cited in."""
    parts = [each for each in sections(issue.source or "") if each.title != CITATIONS]
    if number is None or any(each.number == number for each in parts):
        return
    message = _("{title} has no section {n} to cite in; there are {known}")
    known = _(", ").join(f"{each.number} {each.title}".strip() for each in parts)
    raise NoDocument(message.format(title=issue.title, n=number, known=known))


def need_document(issue: Issue) -> None:
    """Make sure that an issue is a document: one text, which may have sections and footnotes.

    Raises:
        NoDocument: it is a digest.
    """
    if issue.form == "daily":
        raise NoDocument(
            _("{title} is a digest: it has entries; only other forms have sections and footnotes").format(
                title=issue.title
            )
        )


def citation_of(desk: Desk, number: int) -> Citation:
    """Make a citation of an article.

    Raises:
        NoDocument: there is no such article, or it has no address.
    """
    article = desk.store.articles.get(number)
    if article is None:
        raise NoDocument(_("there is no article {id}").format(id=number))
    if not article.url:
        raise NoDocument(_("article {id} has no address to cite").format(id=number))
    return Citation(
        title=without_site_suffix(article.title, article.source) or article.url,
        url=untracked(article.url),
        publisher=article.source or site(article.url),
        published=_day_of(desk, article),
        retrieved=desk.today(),
    )


def _day_of(desk: Desk, article: Article) -> date | None:
    return desk.local(article.published).date() if article.published else None


def events_of(desk: Desk, first: date) -> list[tuple[Event, bool]]:
    """Gather what ran in a month, each once, the oldest first, and whether it is proposed as 国内.

    One that ran before has the address and nearly the headline of then. The address alone tells nothing: a
    live report or a page of news is cited for many events.
    """
    heads = desk.store.issues.of_month(first)
    found: list[tuple[Event, bool]] = []
    seen: dict[str, list[str]] = {}
    for head in reversed(heads):
        for entry in desk.store.issues.get(head.id).issue.entries:
            if not entry.headline or head.date is None:
                continue
            address = canonical(entry.url)
            before = seen.setdefault(address or "", [])
            if entry.headline in before or (address and any(_alike(entry.headline, each) for each in before)):
                continue
            before.append(entry.headline)
            found.append((Event(head.date, entry.headline, entry.url), at_home(entry)))
    return found


def _alike(headline: str, other: str) -> bool:
    return containment(headline, other) >= _ALIKE


def _month(desk: Desk, first: date) -> dict[str, Any]:
    events = events_of(desk, first)
    return {
        "world": [event for event, home in events if not home],
        "home": [event for event, home in events if home],
        "issues": len(desk.store.issues.of_month(first)),
    }


def _reviews(desk: Desk, year: int) -> list[Review]:
    heads = desk.store.issues.between(date(year, 1, 1), date(year, 12, 31), "monthly")
    return [
        _review(head.date.month, head.title, desk.store.issues.get(head.id).issue.source or "")
        for head in reversed(heads)
        if head.date is not None
    ]


def _review(month: int, title: str, text: str) -> Review:
    parts = sections(text)
    lists = {each.home: each.section for each in reversed(event_lists(text))}
    world, home = (
        text[part.body : part.end].strip() if (part := lists.get(at)) else "" for at in (False, True)
    )
    return Review(
        month,
        title,
        world,
        home,
        _below(text, parts, "锐评") or _below(text, parts, "结论"),
        _below(text, parts, "摘要"),
        _below(text, parts, "国际事件深度评价"),
        _below(text, parts, "国内事件深度评价"),
    )


def _below(text: str, parts: list[Section], title: str) -> str:
    found = next((each for each in parts if title in each.title), None)
    return text[found.body : found.end].strip() if found else ""
