"""What stays of an imported file when entries are taken out of it."""

from msgspec.structs import replace

from newsroom.issues.foreign.words import plain
from newsroom.issues.parsing import parse, read_tree
from newsroom.issues.rendering import render
from newsroom.model import HOUSE, Issue, Publication


def footer_below(issue: Issue, uid: str, publication: Publication = HOUSE) -> str:
    """Return the first words of what stands below an entry to the end of another house's file.

    That is what stays there when the entry is taken out. '' for any entry but the last, and where nothing but
    rules and blank lines follows.
    """
    if issue.source is None or not issue.entries or issue.entries[-1].uid != uid:
        return ""
    tree = read_tree(render(issue, publication), publication)
    if not tree.foreign or len(tree.blocks) != len(issue.entries):
        return ""
    end = tree.commentary.start if tree.commentary else len(tree.text)
    lines = map(plain, tree.text[tree.blocks[-1].end : end].splitlines())
    return next((line for line in lines if line.strip("-*_=#> \t")), "")


def are_too_few(issue: Issue, publication: Publication = HOUSE) -> bool:
    """Tell whether entries of another house's file are its own still, but no longer told for entries.

    A single section is not told from a chapter. Every byte of it is there, and what was changed in it would
    be read beside the entries that were taken out.
    """
    if issue.source is None or not issue.entries:
        return False
    source = parse(issue.source, publication).entries
    kept = {entry.uid: entry for entry in issue.entries}
    if len(kept) >= len(source) or not kept.keys() <= {entry.uid for entry in source}:
        return False
    whole = replace(issue, entries=tuple(kept.get(entry.uid, entry) for entry in source))
    read = parse(render(whole, publication), publication)
    return _said(read) == _said(whole) and not parse(render(issue, publication), publication).entries


def _said(issue: Issue) -> list[tuple[str, str, str]]:
    return [(entry.headline, entry.url, entry.summary) for entry in issue.entries]
