"""The rules, by family."""

from newsroom.preflight.rule import Rule
from newsroom.preflight.rules.export import Unreadable
from newsroom.preflight.rules.front import Days, Keys
from newsroom.preflight.rules.links import SameLink, Tracking
from newsroom.preflight.rules.structure import Incomplete, Numbering

RULES: tuple[Rule, ...] = (Keys(), Days(), Numbering(), Incomplete(), SameLink(), Tracking(), Unreadable())
"""Every rule there is, in the order of their families."""
