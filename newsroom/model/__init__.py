"""Plain frozen values of the trade; no third party, no input or output.

All instants are timezone-aware datetimes in UTC unless a docstring says otherwise.
"""

from newsroom.model.article import Article, ArticleDraft, Grouping, IndexWords, Mark, Order, Ran, Row, View
from newsroom.model.change import Change
from newsroom.model.errors import NewsroomError
from newsroom.model.feed import KEEP, Feed, FeedChange, FeedDraft, FeedFigures, FeedKind, Keep, Wishes
from newsroom.model.finding import Finding, Severity
from newsroom.model.forms import (
    ALL_FORMS,
    DOCUMENTS,
    FORMS,
    Form,
    FormTraits,
    Period,
    dated,
    first_day,
    forms_about,
)
from newsroom.model.issue import (
    Draft,
    Entry,
    Evidence,
    Export,
    Issue,
    IssueHead,
    Override,
    Past,
    Revision,
    StoredIssue,
)
from newsroom.model.outgoing import EXPORTS, TARGETS, Git, Hook, HookEvent, Target
from newsroom.model.page import Extracted, FullText, PageProblem
from newsroom.model.passage import Passage
from newsroom.model.publication import HOUSE, FrontValue, Publication
from newsroom.model.query import EVERYTHING, Query
from newsroom.model.ranking import Counts, Deed, KeptSearch, Part, Rule, Told
from newsroom.model.standards import Band, Standards

__all__ = [
    "Article",
    "ArticleDraft",
    "Band",
    "Change",
    "Counts",
    "Deed",
    "Draft",
    "EVERYTHING",
    "EXPORTS",
    "Entry",
    "Evidence",
    "Export",
    "Extracted",
    "Feed",
    "FeedChange",
    "FeedDraft",
    "FeedFigures",
    "FeedKind",
    "Finding",
    "Form",
    "ALL_FORMS",
    "DOCUMENTS",
    "FORMS",
    "HOUSE",
    "FormTraits",
    "Period",
    "dated",
    "first_day",
    "forms_about",
    "FrontValue",
    "FullText",
    "Git",
    "Grouping",
    "Hook",
    "HookEvent",
    "IndexWords",
    "Issue",
    "IssueHead",
    "KEEP",
    "Keep",
    "KeptSearch",
    "Mark",
    "NewsroomError",
    "Order",
    "Override",
    "PageProblem",
    "Part",
    "Passage",
    "Past",
    "Publication",
    "Query",
    "Ran",
    "Revision",
    "Row",
    "Rule",
    "Severity",
    "Standards",
    "StoredIssue",
    "TARGETS",
    "Target",
    "Told",
    "View",
    "Wishes",
]
