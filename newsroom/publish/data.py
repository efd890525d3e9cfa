"""An issue as JSON, in the form that ``issue.schema.json`` describes."""

import json
from importlib import resources
from typing import Any

from newsroom.issues.forms.document import Document
from newsroom.issues.forms.notes import Note
from newsroom.model import Entry, Issue, Publication
from newsroom.publish import documents
from newsroom.publish.markup import plain
from newsroom.text.addresses import site
from newsroom.text.clean import clean_text

VERSION = 1
"""Of the form; a reader of it can count on what this version has."""
SCHEMA = f"urn:newsroom:issue:{VERSION}"
"""The name of the schema, its ``$id``; ``newsroom issue schema`` prints it."""


def issue_data(issue: Issue, publication: Publication, address: str) -> dict[str, Any]:
    """Return an issue as plain data; parts not written yet are left out.

    Args:
        issue: The issue.
        publication: Its publication.
        address: Its permanent address; '' where it has none.
    """
    data: dict[str, Any] = {
        "$schema": SCHEMA,
        "version": VERSION,
        "publication": {"id": publication.id, "name": publication.name},
        "title": clean_text(issue.title),
        "date": issue.date.isoformat() if issue.date else None,
        "published": issue.published.isoformat(timespec="milliseconds") if issue.published else None,
        "address": address or None,
        "categories": list(issue.categories),
        "entries": [_entry(number, entry) for number, entry in enumerate(issue.entries, 1)],
    }
    if issue.lead:
        data["lead"] = {"markdown": issue.lead, "text": plain(issue.lead, lines=False)}
    if issue.commentary:
        data["commentary"] = {"markdown": issue.commentary, "text": plain(issue.commentary)}
    if read := documents.document_of(issue):
        data |= {"form": issue.form, **_document(read)}
    return data


def json_text(issue: Issue, publication: Publication, address: str) -> str:
    """Write an issue as JSON, Chinese as it is; arguments as for `issue_data`."""
    return json.dumps(issue_data(issue, publication, address), ensure_ascii=False, indent=2) + "\n"


def schema_text() -> str:
    """Return the schema (JSON Schema, draft 2020-12) that every issue written as JSON is valid by."""
    return resources.files("newsroom.publish").joinpath("issue.schema.json").read_text("utf-8")


def _entry(number: int, entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": number,
        "headline": clean_text(entry.headline),
        "url": entry.url or None,
        "site": site(entry.url) or None,
    }
    if entry.summary:
        data["summary"] = {"markdown": entry.summary, "text": plain(entry.summary, lines=False)}
    return data


def _document(read: Document) -> dict[str, Any]:
    return {
        "sections": [
            {
                "level": part.level,
                "title": documents.title_text(part, read) or None,
                "markdown": part.markdown,
                "text": documents.section_text(part, read),
            }
            for part in read.parts
        ],
        "sources": [_source(note) for note in read.notes],
    }


def _source(note: Note) -> dict[str, Any]:
    return {
        "name": clean_text(note.name),
        "title": clean_text(note.title) or None,
        "url": note.url or None,
        "publisher": clean_text(note.publisher) or None,
        "published": note.published.isoformat() if note.published else None,
        "retrieved": note.retrieved.isoformat() if note.retrieved else None,
        "cited": note.cited,
        "text": documents.described(note),
    }
