"""AI: what a model drafted."""

import re
from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues.aigc import aigc_map
from newsroom.model import Finding, Issue, Severity
from newsroom.preflight.prose import prose
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_LABEL = re.compile(
    r"(?:本期|本文|本页|本报|以上|部分)[^。\r\n]{0,12}(?:人工智能|AI|AIGC|大模型)[^。\r\n]{0,8}(?:生成|合成|撰写|起草|创作)"
)
_LEFT_IN = re.compile(
    r"作为(?:一个|一名|一款)(?:由[^，。\r\n]{1,12}(?:开发|训练)的)?(?:AI|人工智能|大型?语言|语言)(?:模型|助手|助理|语言模型)[，,]"
    r"|(?:(?<=\A)|(?<=[。！？\n]))(?:好的[，,。！])?(?:以下|下面)是(?:为您|为你|根据|对|关于|我|一[份段篇]|改写|修改|润色|翻译|整理|生成)[^。\r\n]{0,24}[：:]"
    r"|(?:希望|愿)(?:以上|这些|这份|这段|本)[^。\r\n]{0,12}(?:对您|对你|能帮到|有所帮助)"
    r"|(?:截至|根据)我的(?:知识|训练数据|最后更新)"
    r"|(?:抱歉|对不起)[，,]我(?:无法|不能|没有办法)"
    r"|(?:如果|若)您?(?:还)?(?:需要|有)[^。\r\n]{0,20}(?:请(?:随时)?告诉我|我可以继续)"
    r"|(?i:as an ai(?: language)? (?:model|assistant)\b|i(?:'|’)m sorry, but i (?:can|am)|"
    r"(?:certainly|sure)! here(?:'|’)?s? (?:is|a|the)\b|here is (?:a|the) (?:summary|rewritten|revised)\b|"
    r"as of my (?:last|knowledge)|i hope this (?:helps|email)|let me know if you)"
)
_UNASSESSED = "not_assessed"
_FREE = frozenset(("not_applicable", "done"))


class NoLabel(Rule):
    """A model drafted parts of the issue, and the reader is not told.

    人工智能生成合成内容标识办法, articles 4 and 10: text gets a label at its beginning, end or another fit
    place. Whether that binds an editor is a legal question: the issue or its publication says
    ``not_applicable``, ``required`` or ``done``.
    """

    id: ClassVar[str] = "AI001"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for the publication's label, or another that says as much."""
        label, tree = subject.standards.label, subject.tree
        if not _has_duty(subject) or label in subject.text or _LABEL.search(subject.text, tree.body):
            return
        if tree.commentary and tree.commentary.value:
            at, field, fix = tree.commentary.text_end, "commentary", f"{tree.newline * 2}{label}"
        elif tree.lead:
            at, field, fix = tree.lead.end, "lead", label
        else:
            at, field, fix = tree.body, None, None
        message = _told(subject, _("a model drafted parts of this issue, and no label says so"))
        yield self.finding(subject, at, at, message, field=field, fix=fix if label.strip() else None)


class NoMetadata(Rule):
    """A model drafted parts of the issue, and the file does not say so to programs.

    The same rules, article 5: metadata with the field AIGC; its keys are those of GB 45438-2025.
    """

    id: ClassVar[str] = "AI002"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for the AIGC map in the front matter."""
        front = subject.tree.front
        if not _has_duty(subject) or front is None or front.key("AIGC"):
            return
        last = front.keys[-1].after if front.keys else front.close
        written = aigc_map(models(subject.issue), subject.issue.date, subject.publication, fence=front.fence)
        message = _told(
            subject, _("a model drafted parts of this issue, and the front matter has no AIGC map")
        )
        fix = front.line("AIGC", written) + subject.tree.newline
        yield self.finding(subject, last, last, message, field="front", fix=fix)


class Unread(Rule):
    """A model's draft went in as it was: nobody has edited it, or said that it is right."""

    id: ClassVar[str] = "AI003"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at what is known of each text's origin."""
        tree = subject.tree
        for number, (entry, block) in enumerate(zip(subject.issue.entries, tree.blocks, strict=False), 1):
            if not (entry.drafted and entry.model and block.summary):
                continue
            message = _("a model drafted this summary and no one has read it; edit it or confirm it")
            start, end = block.summary.start, block.summary.end
            yield self.finding(subject, start, end, message, entry=number, field="summary")
        places = {
            "lead": (tree.lead.start, tree.lead.end) if tree.lead else None,
            "commentary": (
                (tree.commentary.text_start, tree.commentary.text_end) if tree.commentary else None
            ),
        }
        for draft in subject.issue.drafts:
            place = places.get(draft.field)
            if place and draft.model and not draft.confirmed:
                message = _("a model drafted this and no one has read it; edit it or confirm it")
                yield self.finding(subject, *place, message, field=draft.field)


class LeftIn(Rule):
    """A model's own words to whoever asked it were left in (作为一个AI, 以下是为您…, As an AI …)."""

    id: ClassVar[str] = "AI004"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Search the prose, whoever wrote it; quotations are none of it."""
        for piece in prose(subject):
            for match in _LEFT_IN.finditer(piece.own):
                if piece.own[match.start() - 1 : match.start()] in ("“", "「", '"'):
                    continue
                message = _("{words}: a model's own words were left in; take them out")
                start, end = piece.start + match.start(), piece.start + match.end()
                message = message.format(words=match[0])
                yield self.finding(subject, start, end, message, entry=piece.entry, field=piece.field)


def models(issue: Issue) -> tuple[str, ...]:
    """Return the models that drafted parts of an issue, each once."""
    named = (*(entry.model for entry in issue.entries), *(draft.model for draft in issue.drafts))
    return tuple(dict.fromkeys(name for name in named if name))


def _has_duty(subject: Subject) -> bool:
    labelling = subject.issue.labelling or subject.standards.labelling
    return labelling not in _FREE and bool(models(subject.issue))


def _told(subject: Subject, message: str) -> str:
    """Add what is known of the duty, which the editor has to judge."""
    labelling = subject.issue.labelling or subject.standards.labelling
    if labelling == _UNASSESSED:
        return message + _("; whether it has to is not assessed: see labelling in the settings")
    return message + _("; the publication says it has to")


RULES: tuple[Rule, ...] = (NoLabel(), NoMetadata(), Unread(), LeftIn())
