"""An imported issue written back: what still has its value keeps its bytes.

The source is read again and compared with the issue, value by value; a value that changed takes the place of
the old one. Each step (lead, commentary, front matter, entries) changes the text where it has to and leaves
the next one a text that can be read like any other.
"""

from newsroom.issues.arranging import arrange
from newsroom.issues.composing import KEYS, METADATA, front_value, write_commentary, write_front
from newsroom.issues.front import Key
from newsroom.issues.lines import BYTE_ORDER_MARK, with_newlines
from newsroom.issues.paragraphs import is_blank
from newsroom.issues.parsing import read_tree
from newsroom.issues.passages import Change, write_passage
from newsroom.issues.rope import Rope
from newsroom.issues.scalars import to_millisecond, write_string
from newsroom.issues.sections import Sections
from newsroom.issues.tree import Tree
from newsroom.model import Issue, Publication

_FENCE = "---"


def weave(issue: Issue, source: str, publication: Publication) -> Rope:
    """Write an issue into the text it was read from."""
    rope = Rope.source(source)
    read = read_tree(source, publication)
    # The entries come last: what stood between two of them may look like a lead once they are gone.
    if issue.lead != read.lead_value:
        rope = _lead(rope, issue, publication)
    if issue.commentary != read.commentary_value:
        rope = _commentary(rope, issue, publication)
    if changed := _changed_keys(read, issue):
        rope = _front(rope, issue, publication, changed)
    rope = _entries(rope, issue, publication)
    tree = read_tree(rope.text, publication)
    untold = read.foreign and issue.entries and not tree.blocks
    if tree.lead and is_blank(issue.lead) and not untold:
        rope = Sections(rope, tree).not_lead(tree.lead)
    if read.foreign and rope.text.startswith(_FENCE) and not source.startswith(_FENCE):
        # A rule that comes first now would be read as the beginning of front matter.
        rope = Rope.join((Rope.new(read.newline), rope))
    return rope


def _entries(rope: Rope, issue: Issue, publication: Publication) -> Rope:
    tree = read_tree(rope.text, publication)
    if tree.foreign and (listed := _listed(tree, issue)):
        rope = rope.replace(listed)
        tree = read_tree(rope.text, publication)
    if tree.foreign:
        return _held(rope, tree, issue, publication)
    woven = arrange(rope, tree, issue.entries)
    if len(read_tree(woven.text, publication).blocks) == len(issue.entries):
        return woven
    # A head without link or bold is an entry for its neighbours' sake; without them it needs its own marks.
    return arrange(rope, tree, issue.entries, firm=True)


def _held(rope: Rope, tree: Tree, issue: Issue, publication: Publication) -> Rope:
    """Write entries of another house so that they are read back, each with no more pains than it takes."""
    from newsroom.issues.foreign.writing import MOST

    wanted = [(entry.headline, entry.url, entry.summary) for entry in issue.entries]
    before = {f"e{number}": each for number, each in enumerate(_entries_of(tree), 1)}
    changed = [before.get(entry.uid, said) != said for entry, said in zip(issue.entries, wanted, strict=True)]
    pains = {entry.uid: 0 for entry in issue.entries}
    first = woven = arrange(rope, tree, issue.entries, pains=pains)
    while (there := _entries_of(read_tree(woven.text, publication))) != wanted:
        told = there if len(there) == len(wanted) else [None] * len(wanted)
        further = [
            (entry.uid, one != other)
            for entry, one, other, edited in zip(issue.entries, told, wanted, changed, strict=True)
            if edited and pains[entry.uid] < MOST
        ]
        # Where it is a neighbour that reads otherwise, any of those that changed may be why.
        lost = [uid for uid, misread in further if misread] or [uid for uid, _misread in further]
        if not lost:
            return first
        pains |= {uid: pains[uid] + 1 for uid in lost}
        woven = arrange(rope, tree, issue.entries, pains=pains)
    return woven


def _listed(tree: Tree, issue: Issue) -> list[Change]:
    """Return the changes of addresses that stand below all entries, in a list of sources."""
    from newsroom.issues.foreign.writing import listed_address

    blocks = {f"e{number}": block for number, block in enumerate(tree.blocks, 1)}
    made = (
        listed_address(tree, blocks[entry.uid], entry.url) for entry in issue.entries if entry.uid in blocks
    )
    return [change for change in made if change]


def _entries_of(tree: Tree) -> list[tuple[str, str, str]]:
    return [(block.headline, block.url, block.brief) for block in tree.blocks]


def _lead(rope: Rope, issue: Issue, publication: Publication) -> Rope:
    tree = read_tree(rope.text, publication)
    heading = publication.commentary_heading
    if tree.lead is None:
        return Sections(rope, tree).with_lead(issue.lead, heading)
    if is_blank(issue.lead):
        return Sections(rope, tree).without(tree.lead.margin, tree.lead.end)
    return rope.replace([write_passage(tree.lead, issue.lead, heading)])


def _commentary(rope: Rope, issue: Issue, publication: Publication) -> Rope:
    tree = read_tree(rope.text, publication)
    written = write_commentary(issue.commentary, tree.newline)
    there = tree.commentary
    if there is None:
        return Sections(rope, tree).with_commentary(publication.commentary_heading, written)
    if not written:
        return Sections(rope, tree).without(there.start, there.text_end)
    gap = tree.newline * 2 if there.text_start == there.heading_end else ""
    return rope.replace([(there.text_start, there.text_end, gap + written)])


def _changed_keys(tree: Tree, issue: Issue) -> list[str]:
    changed = []
    if issue.title != tree.title:
        changed.append("title")
    published = tree.published
    if issue.published is not None and (
        published is None or to_millisecond(issue.published) != to_millisecond(published)
    ):
        changed.append("date")
    if issue.categories != tree.categories:
        changed.append("categories")
    if issue.aigc != tree.aigc:
        changed.append(METADATA)
    return changed


def _front(rope: Rope, issue: Issue, publication: Publication, changed: list[str]) -> Rope:
    tree = read_tree(rope.text, publication)
    if tree.front is None:
        return rope.replace([_new_front(tree, write_front(changed, issue, publication))])
    changes: list[Change] = []
    missing = ""
    at = tree.front.first
    for name in (*KEYS, METADATA):
        key = tree.front.house_key(name, publication)
        value = front_value(name, issue, publication) if name in changed else None
        if key is None and value is not None:
            missing += tree.front.line(publication.front_name(name), value) + tree.newline
        elif key is not None:
            changes.append((at, at, missing))
            missing, at = "", key.after
            if name == METADATA and name in changed and value is None:
                changes.append((key.start, key.after, ""))
            elif value is not None:
                changes.append(_value_change(tree.text, name, key, value, issue))
    return rope.replace([*changes, (at, at, missing)])


def _value_change(text: str, name: str, key: Key, value: str, issue: Issue) -> Change:
    """Write a value in the place of the old one, in its kind of quotes."""
    raw = text[key.value_start : key.value_end].strip()
    if name == "title":
        value = write_string(issue.title, like=raw)
    elif name == "date" and raw[:1] in ("'", '"'):
        value = raw[0] + value + raw[0]
    gap = "" if text[key.value_start - 1] in " \t" else " "
    return key.value_start, key.value_end, gap + value


def _new_front(tree: Tree, front: str) -> Change:
    """Put a front matter before a text that has none."""
    start = len(BYTE_ORDER_MARK) if tree.text.startswith(BYTE_ORDER_MARK) else 0
    ends = "" if tree.text[start:][:1] in ("\n", "\r", "") else "\n"
    return start, start, with_newlines(f"{front}\n{ends}", tree.newline)
