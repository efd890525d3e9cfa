"""newsroom issue cite and newsroom template: documents of other forms."""

from __future__ import annotations

import click

from newsroom.cli.grammar import Command, Group, Number, Option, issue_argument, issue_option
from newsroom.cli.output import put, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.model import DOCUMENTS
from newsroom.settings.language import N_, _


@click.command(
    cls=Command,
    help=N_(
        "Cite articles in a deep dive or review: fill in 引用 and keep the footnotes numbered."
        "\n\nAn ARTICLE is an id."
    ),
)
@click.argument("articles", metavar="ARTICLE...", type=Number(), nargs=-1, required=True)
@click.option(
    "--section",
    cls=Option,
    metavar="N",
    type=Number(0),
    help=N_("Put the mark at the end of section N; without it, of the last one before 引用."),
)
@issue_option
@pass_session
def cite(session: Session, articles: tuple[int, ...], section: int | None, reference: str | None) -> None:
    """Cite articles."""
    from newsroom.desk import composing, documents

    desk = session.desk_there()
    documents.cite_articles(desk, composing.find(desk, reference).head.id, articles, section)


@click.command(cls=Command, help=N_("List the sections of a deep dive or review with their numbers."))
@issue_argument
@pass_session
def outline(session: Session, reference: str | None) -> None:
    """List sections."""
    from newsroom.desk import composing, exporting
    from newsroom.issues import characters
    from newsroom.issues.forms.sections import sections

    desk = session.desk(create=False)
    text = exporting.text_of(desk, composing.find(desk, reference).issue)
    put_table(
        [
            (
                str(each.number),
                str(characters(text[each.body : each.end])),
                "  " * (each.level - 1) + each.title,
            )
            for each in sections(text)
        ]
    )


@click.group(
    cls=Group, help=N_("Templates that deep dives and reviews begin with: list them, copy one to change.")
)
def template() -> None:
    """Group the commands about templates."""


@template.command("list", cls=Command, help=N_("List the templates and the files they are read from."))
@pass_session
def list_templates(session: Session) -> None:
    """List templates."""
    from newsroom.desk.documents import templates_folder
    from newsroom.publish import templating

    folder = templates_folder(session.settings)
    put_table([(name, str(templating.place_of(name, folder))) for name in templating.names()])


@template.command("copy", cls=Command, help=N_("Copy a template beside your settings, to change it there."))
@click.argument("form", metavar="FORM", type=click.Choice(DOCUMENTS))
@pass_session
def copy_template(session: Session, form: str) -> None:
    """Copy a template."""
    from newsroom.desk.documents import templates_folder
    from newsroom.publish import templating

    put(str(templating.copy(form, templates_folder(session.settings))))
    say(_("what you change there is what the next document of this form begins with"))
