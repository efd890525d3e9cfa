"""One stretch of an issue's Markdown replaced in the issue itself, as a fix of preflight wants it."""

from msgspec.structs import replace

from newsroom.issues.composing import compose
from newsroom.issues.edits import EditError
from newsroom.issues.forms.sections import with_text
from newsroom.issues.parsing import parse
from newsroom.issues.rendering import content, render
from newsroom.issues.rope import Rope
from newsroom.issues.weaving import weave
from newsroom.model import HOUSE, Issue, Publication
from newsroom.settings.language import _


def amend(issue: Issue, start: int, end: int, text: str, publication: Publication = HOUSE) -> Issue:
    """Return the issue whose Markdown is that of `issue` with ``[start:end]`` replaced.

    Where the stretch belongs to a value the value is changed; where it is of the source alone, such as the
    number of an imported entry or a line of its front matter, the source is. Entries keep their names and
    what is known of them; a drafted summary stays a draft, as no one has read it for this.

    Raises:
        EditError: the issue cannot be written so that it reads like that.
    """
    if issue.form != "daily":
        source = issue.source or ""
        return with_text(issue, source[:start] + text + source[end:], publication)
    rope = Rope.new(compose(issue, publication))
    if issue.source is not None:
        rope = weave(issue, issue.source, publication)
    wanted = rope.text[:start] + text + rope.text[end:]
    origin = rope.origin(start, end)
    if issue.source is not None and origin is not None:
        issue = replace(issue, source=issue.source[: origin[0]] + text + issue.source[origin[1] :])
    amended = _with_values(issue, parse(wanted, publication), publication)
    if render(amended, publication) != wanted:
        raise EditError(_("this cannot be changed here; change it in the file itself"))
    return amended


def _with_values(issue: Issue, read: Issue, publication: Publication) -> Issue:
    """Return the issue with the values that were read; the entries are the same ones in the same order."""
    if len(read.entries) != len(issue.entries):
        raise EditError(_("this cannot be changed here; change it in the file itself"))
    entries = tuple(
        replace(entry, headline=other.headline, url=other.url, summary=other.summary)
        for entry, other in zip(issue.entries, read.entries, strict=True)
    )
    changed = replace(
        issue,
        title=read.title,
        categories=read.categories,
        lead=read.lead,
        entries=entries,
        commentary=read.commentary,
        aigc=read.aigc,
    )
    if content(changed, publication).published == content(read, publication).published:
        return changed
    return replace(changed, published=read.published, date=read.date)
