"""EX: what the program that makes the site would run instead of showing it."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.places import Places
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import N_, _

_SHORTCODES = re.compile(r"\{\{(?:<(?!/\*)(?:[^\r\n]{0,200}?>\}\})?|%(?!/\*)(?:[^\r\n]{0,200}?%\}\})?)")
"""Hugo's; ``{{</* … */>}}`` is how it is told to show one."""
_LIQUID = r"(?P<raw>\{%-?[ \t]*raw[ \t]*-?%\})|\{\{(?:[^{}\r\n]{0,200}\}\})?|\{%(?:[^\r\n]{0,200}?%\})?"
_TAGS: Mapping[str, re.Pattern[str]] = {
    "hugo": _SHORTCODES,
    "jekyll": re.compile(_LIQUID),
    # Nunjucks has comments besides, which vanish.
    "hexo": re.compile(_LIQUID + r"|\{#[^\r\n]{0,200}?#\}"),
}
_NAMES = {"hugo": "Hugo", "jekyll": "Jekyll", "hexo": "Hexo"}
_END_OF_RAW = re.compile(r"\{%-?[ \t]*endraw[ \t]*-?%\}")
_MESSAGES = {
    "hugo": N_(
        "{site} takes {words} for a shortcode, in code too: it runs it in place of showing it, and makes no"
        " site where it does not know it; write it in another way"
    ),
    "": N_(
        "{site} takes {words} for a tag of its templates, in code too: it shows what that gives, often"
        " nothing, or makes no site; write it in another way"
    ),
}


class SiteTags(Rule):
    """A text holds what the program that makes the publication's site runs as a template.

    Hugo runs shortcodes, Jekyll Liquid, Hexo Nunjucks, and all do so before they read the Markdown: neither a
    code span nor a backslash keeps them from it. What was to be shown is gone, or the whole site is not made.
    """

    id: ClassVar[str] = "EX003"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look in all that is not front matter, in code as well."""
        site = subject.publication.site
        pattern = _TAGS.get(site)
        if pattern is None or "{" not in subject.text:
            return
        places = Places(subject)
        at = subject.tree.body
        message = _(_MESSAGES.get(site, _MESSAGES[""]))
        while tag := pattern.search(subject.text, at):
            at = tag.end()
            if "raw" in pattern.groupindex and tag["raw"]:
                end = _END_OF_RAW.search(subject.text, at)
                at = end.end() if end else len(subject.text)
                continue
            entry, field = places.at(tag.start())
            told = message.format(site=_NAMES[site], words=tag[0])
            yield self.finding(subject, tag.start(), tag.end(), told, entry=entry, field=field)


def runs(site: str, words: str) -> bool:
    """Tell whether a site would run words that begin a tag of its."""
    pattern = _TAGS.get(site)
    return pattern is not None and pattern.match(words) is not None


RULES: tuple[Rule, ...] = (SiteTags(),)
