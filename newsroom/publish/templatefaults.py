"""What Jinja2 says of a faulty template, in our words and the language of the interface."""

from __future__ import annotations

import re

from newsroom.settings.language import N_, _

_BLOCK = r"[^']+"
_TOKENS = {"end of print statement": "}}", "end of statement block": "%}", "begin of print statement": "{{"}
"""What Jinja2 has words for, as it is written."""
_FAULTS: tuple[tuple[str, str], ...] = (
    (
        rf"(?s)Unexpected end of template\..*needs to be closed is '(?P<open>{_BLOCK})'\.",
        N_("the template ends, but “{open}” is not closed"),
    ),
    (r"(?s)Unexpected end of template\..*", N_("the template ends too early")),
    (
        r"unexpected end of template, expected '(?P<wanted>.+)'\.",
        N_("the template ends, “{wanted}” is missing"),
    ),
    (
        rf"(?s)Encountered unknown tag '(?P<tag>{_BLOCK})'\..*needs to be closed is '(?P<open>{_BLOCK})'\.",
        N_("“{tag}” stands where “{open}” is to be closed first"),
    ),
    (rf"(?s)Encountered unknown tag '(?P<tag>{_BLOCK})'\..*", N_("there is no tag “{tag}” here")),
    (r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'", N_("{wanted} is wanted where {got} stands")),
    (r"unexpected '(?P<got>.+)', expected '(?P<wanted>.+)'", N_("{wanted} is wanted where {got} stands")),
    (r"Expected an expression, got '(?P<got>.+)'", N_("a value is wanted where {got} stands")),
    (r"unexpected (?:char )?['\"](?P<got>.+)['\"](?: at \d+)?", N_("{got} stands where it cannot")),
    (r"tag name expected", N_("the name of the tag is missing")),
    (r"'(?P<name>.+)' is undefined", N_("there is no value called {name}")),
    (r"'.+' has no attribute '(?P<name>.+)'", N_("the value has nothing called {name}")),
    (r"No filter named '(?P<name>.+)'(?: found)?\.", N_("there is no filter {name}")),
    (r"No test named '(?P<name>.+)'(?: found)?\.", N_("there is no test {name}")),
    (r"Missing end of comment tag", N_("a comment is not closed")),
    (r"Missing end of raw directive", N_("“raw” is not closed")),
    (r"block '(?P<name>.+)' defined twice", N_("there are two blocks called {name}")),
    (
        r"access to attribute '(?P<name>.+)' of '.+' object is unsafe\.",
        N_("a template may not look at {name}"),
    ),
    (r"Range too big\..*", N_("the range is too large")),
    (r"'.+' object is not iterable", N_("what it goes through is no list")),
    (
        r"can only concatenate .*|unsupported operand .*",
        N_("it reckons with text"),
    ),
    (r"(?:integer |float )?(?:division|modulo|floor division).*by zero.*", N_("it divides by zero")),
)
"""What Jinja2 (and Python beneath it) says, and what it means; the first that fits is told."""


def plain_fault(original: str) -> str:
    """Say a fault of a template in plain words, with what Jinja2 says of it behind; or that alone."""
    for pattern, words in _FAULTS:
        if found := re.fullmatch(pattern, original):
            named = {name: _TOKENS.get(said, said) for name, said in found.groupdict().items()}
            meaning = _(words).format(**named)
            return _("{meaning} ({original})").format(meaning=meaning, original=original)
    return original
