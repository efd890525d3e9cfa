"""What happens to firms, in the words that English headlines and their texts have for it."""

from __future__ import annotations

import re

_TURNS = """
fail failure lose lost loss explode explosion crash destroy
approve approval allow clear let lets permit authorise authorize greenlight nod pass adopt
deny denies denied denial refute dispute untrue false
ban bar block prohibit outlaw restrict restriction limit forbid curb lift
reject rejection refuse decline rebuff spurn dismiss
delay postpone pushes scrub pause suspend halt freeze shelve
end ends kill cancel shut close discontinue axe retire remove gone pull withdraw withdrew drop abandon stop
fix patch repair resolve mitigate restore resume recover reinstate reopen
refund reimburse compensate compensation
ruling ruled rules judge verdict jury convict guilty sentence fine fined penalty acquit trial ordered
settle settlement
appeal appeals
apologise apologize apology sorry
vote votes elect election
threaten threat
testify testimony
respond response reply react reaction defend harassment
confirm acknowledge admit concede
protest strike walkout walk
tentative ratify contract agreement agree
complete finalise finalize
arrest indict accuse plead
die died dies death killed
bankruptcy insolvency insolvent
investigate investigation probe inquiry scrutiny
sponsor donate
again back
talk talks
"""
"""What may come later than what it goes on from."""
_DEEDS = """
resign quit depart departure exit retire replace successor succeed appoint step leave
breach hack steal stole stolen expose compromise theft malware intrusion attack malicious stealer
sue sues sued suing lawsuit suit court litigation complaint
outage disrupt disruption unreachable offline error crash broke break bug
buy buys bought buying acquire acquisition takeover purchase merge merger
raise raises raised round funding invest investment stake valuation valued
layoff layoffs job jobs laid redundancy axe lose
recall
charge fee price hike cost
sell sells sold sale sales gone
win wins won award victory
earnings revenue profit results quarter quarterly sales
rename rebrand
pay pays paid award awards
leak dump publish
borrow loan bond debt
order orders
sign partner partnership pact deal
"""
"""Words for one thing that happens a line; some words stand for several."""
_ENDING = re.compile(r"(?:ing|ed|es|s|e|er|ly)$")
_POSSESSIVE = re.compile(r"['’]s$")


def root(word: str) -> str:
    """Return a folded English word without its ending: step of steps, stepped and stepping."""
    word = _POSSESSIVE.sub("", word)
    if not word.isalpha():
        return word
    found = _ENDING.sub("", word) if len(word) > 4 else word
    if len(found) > 3 and found[-1] == found[-2]:
        return found[:-1]
    return found[:-1] + "y" if len(found) > 3 and found[-1] == "i" else found


def _read(lines: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines.strip().splitlines()):
        for word in line.split():
            found.setdefault(root(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


TURNS = _read(_TURNS)
"""By the root of a word, as of `root`, which turns it may say."""
SAID = frozenset(map(root, ("confirm", "acknowledge", "admit", "concede")))
"""What one headline says of who tells it, and another one leaves out."""
HAPPENINGS = _read(_TURNS + _DEEDS)
"""The same of all that happens, turns among it."""
