"""Is a file of our house? Rules about the house form are for such files alone."""

from newsroom.issues.body import heading_name
from newsroom.issues.dates import find_day_by
from newsroom.issues.heads import HeadStyle
from newsroom.issues.parsing import read_tree
from newsroom.issues.tree import Tree
from newsroom.model import HOUSE, Publication

_ENOUGH = 2


def is_house(text: str, publication: Publication = HOUSE) -> bool:
    """Tell whether a digest file is of a publication's form.

    Faults must not hide it, or nothing would ever be found in a faulty file, and another house's numbered
    list must not look like it. So a title by the publication's pattern is enough; without one it takes two
    of: entries headed ``[**headline**](url)``, the publication's commentary heading, its categories.
    """
    tree = read_tree(text, publication)
    if find_day_by(publication.title, tree.title) and tree.title_key:
        return True
    signs = (_has_entries(tree), _has_heading(tree, publication), _has_categories(tree, publication))
    return sum(signs) >= _ENOUGH


def _has_entries(tree: Tree) -> bool:
    ours = sum(block.head.style is HeadStyle.HOUSE for block in tree.blocks)
    return ours * 2 > len(tree.blocks)


def _has_heading(tree: Tree, publication: Publication) -> bool:
    if tree.commentary is None:
        return False
    heading = tree.text[tree.commentary.start : tree.commentary.heading_end]
    return heading_name(heading) == heading_name(publication.commentary_heading)


def _has_categories(tree: Tree, publication: Publication) -> bool:
    return bool(publication.categories) and set(tree.categories) >= set(publication.categories)
