"""How well accounts of one event are told from others, and how long grouping takes.

From the checkout::

    python -m tests.benchmarks.grouping [--fit] [--timing]

Reads ``../shared/data/pairs`` beside the project, or the folder that NEWSROOM_SHARED names: headlines that
editors labelled. Weights are learned on four fifths of the events and tried on the last fifth, five times;
beside it stands the containment of titles alone, at the best of all thresholds. Then all headlines are
grouped as one week, as the newsroom groups what came: what is joined there is what an editor gets. ``--fit``
prints weights learned from all of them, as `newsroom.triage.likeness` has them. ``--timing`` groups 200 new
articles into 20,000.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean, pstdev
from unittest import mock

from newsroom.desk.grouping import names
from newsroom.text.headlines import title_key
from newsroom.text.likeness import containment, features
from newsroom.triage import likeness, sureness
from newsroom.triage.accounts import Account
from newsroom.triage.grouping import Grouping
from newsroom.triage.likeness import Comparison, differs, named_apart, strangers
from newsroom.triage.names import Names
from newsroom.triage.opposites import opposed
from newsroom.triage.sharing import led_apart, tells_enough
from newsroom.triage.sureness import JOINED
from newsroom.triage.swapped import swapped
from newsroom.triage.week import Headline

SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).parents[2].parent / "shared") / "data"
Scored = list[tuple[float, bool]]
FOLLOWUPS = 0.3
"""What a pair of an event and its later turn counts in learning, beside 1 for two events."""
RIDGE, ROUNDS = 2.0, 10
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


THRESHOLDS = [at / 100 for at in range(10, 101)]
"""Of containment, from what joins nearly all to what says the same."""


class Pairs:
    """The labelled pairs, with what they have in common."""

    def __init__(self, file: Path) -> None:
        with file.open(encoding="utf-8") as lines:
            self.rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        known = Names(names())
        titles = sorted({row[side] for row in self.rows for side in ("title1", "title2")})
        accounts = {title: Account(0, 0, NOON, title, "", known) for title in titles}
        week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(titles)]
        frequencies = Grouping(week, names(), lambda _ids: {}).frequencies
        both = [(accounts[row["title1"]], accounts[row["title2"]]) for row in self.rows]
        self.signs = [Comparison(one, other, frequencies).signs() for one, other in both]
        self.sure_signs = [sureness.signs(one, other, frequencies) for one, other in both]
        self.against = [
            differs(one, other)
            or strangers(one, other)
            or swapped(one.head, other.head, one.text, other.text)
            for one, other in both
        ]
        self.judged = [
            not named_apart(one, other)
            and not Comparison(one, other, frequencies).likeness().settled
            and not opposed(one.head, other.head)
            and not led_apart(one, other)
            and tells_enough(one, other, frequencies)
            for one, other in both
        ]
        """Of which pairs the second regression is asked."""

    def chosen(self, *, followups: bool) -> list[int]:
        """Return the places of the pairs, with those of follow-ups or without."""
        return [at for at, row in enumerate(self.rows) if followups or row["label"] != "followup"]

    def same(self, at: int) -> bool:
        """Tell whether editors took the two for one event."""
        return self.rows[at]["label"] == "same"


def learned(pairs: Pairs, chosen: Sequence[int]) -> tuple[list[float], float]:
    """Learn weights and bias of `newsroom.triage.likeness` from some pairs."""
    return _learned(pairs, chosen, pairs.signs)


def learned_sureness(pairs: Pairs, chosen: Sequence[int]) -> tuple[list[float], float]:
    """Learn those of `newsroom.triage.sureness`, from the pairs of these of which it is asked."""
    return _learned(pairs, [at for at in chosen if pairs.judged[at]], pairs.sure_signs)


def _learned(
    pairs: Pairs, chosen: Sequence[int], signs: Sequence[Sequence[float]]
) -> tuple[list[float], float]:
    """Learn by Newton's method, with a little ridge on signs of one spread.

    A follow-up counts for less than an event that has nothing to do with the other: it was often told within
    the hour, and in one story it does less harm.
    """
    counts = [FOLLOWUPS if pairs.rows[at]["label"] == "followup" else 1.0 for at in chosen]
    columns = list(zip(*(signs[at] for at in chosen), strict=True))
    means = [fmean(column) for column in columns]
    spreads = [pstdev(column) or 1.0 for column in columns]
    rows = [[*((s - m) / d for s, m, d in zip(signs[at], means, spreads, strict=True)), 1.0] for at in chosen]
    weights = [0.0] * (len(columns) + 1)
    ridge = [RIDGE] * len(columns) + [0.0]
    for _round in range(ROUNDS):
        slope = [r * w for r, w in zip(ridge, weights, strict=True)]
        bend = [[r * (i == j) for j in range(len(weights))] for i, r in enumerate(ridge)]
        for at, row, count in zip(chosen, rows, counts, strict=True):
            chance = _chance(weights, 0.0, row)
            error, sure = count * (chance - pairs.same(at)), count * chance * (1 - chance)
            for i, sign in enumerate(row):
                slope[i] += error * sign
                line, part = bend[i], sure * sign
                for j, other in enumerate(row):
                    line[j] += part * other
        weights = [w - step for w, step in zip(weights, _solved(bend, slope), strict=True)]
    own = [w / d for w, d in zip(weights, spreads, strict=False)]
    return own, weights[-1] - sum(w * m for w, m in zip(own, means, strict=True))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations of a positive definite matrix by elimination."""
    size = len(right)
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        lines[i] = [value / lines[i][i] for value in lines[i]]
        for j in range(size):
            if j != i:
                lines[j] = [a - lines[j][i] * b for a, b in zip(lines[j], lines[i], strict=True)]
    return [line[-1] for line in lines]


def _chance(weights: Sequence[float], bias: float, found: Sequence[float]) -> float:
    logit = bias + sum(w * sign for w, sign in zip(weights, found, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def best(scored: Scored) -> tuple[float, float]:
    """Return the best F1 and its threshold."""
    return max((f1(scored, threshold), threshold) for threshold in {score for score, _same in scored})


def f1(scored: Scored, threshold: float) -> float:
    """Return the F1 of a threshold."""
    hits = sum(same for score, same in scored if score >= threshold)
    wrong = sum(not same for score, same in scored if score >= threshold)
    missed = sum(same for score, same in scored if score < threshold)
    return 2 * hits / (2 * hits + wrong + missed)


def folds(pairs: Pairs, chosen: Sequence[int]) -> dict[str, int]:
    """Return of which of five folds each event is."""
    topics = sorted({pairs.rows[at]["topic"] for at in chosen})
    random.Random(1).shuffle(topics)
    return {topic: at % 5 for at, topic in enumerate(topics)}


def held_out_week(pairs: Pairs) -> dict[str, Counter[str]]:
    """Group all as one week five times, by weights of four fifths, and tell what became of the last fifth."""
    chosen = pairs.chosen(followups=True)
    part = folds(pairs, chosen)
    told: dict[str, Counter[str]] = {}
    for number in range(5):
        train = [at for at in chosen if part[pairs.rows[at]["topic"]] != number]
        with ExitStack() as patched:
            for module, learn in ((likeness, learned), (sureness, learned_sureness)):
                weights, bias = learn(pairs, train)
                patched.enter_context(mock.patch.multiple(module, WEIGHTS=tuple(weights), BIAS=bias))
            week = Week(pairs.rows).grouped()
        week.rows = [row for row in pairs.rows if part[row["topic"]] == number]
        for label, counts in week.became().items():
            told.setdefault(label, Counter()).update(counts)
    return told


def cross_validated(pairs: Pairs, *, followups: bool) -> tuple[float, list[tuple[int, float]]]:
    """Return F1 over five folds of events, and the score of each pair when it was held out."""
    chosen = pairs.chosen(followups=followups)
    part = folds(pairs, chosen)
    scores: list[tuple[int, float]] = []
    taken: Scored = []
    for number in range(5):
        train = [at for at in chosen if part[pairs.rows[at]["topic"]] != number]
        weights, bias = learned(pairs, train)
        _f1, threshold = best([(_chance(weights, bias, pairs.signs[at]), pairs.same(at)) for at in train])
        for at in chosen:
            if part[pairs.rows[at]["topic"]] == number:
                score = _chance(weights, bias, pairs.signs[at])
                scores.append((at, score))
                taken.append((float(score >= threshold), pairs.same(at)))
    return f1(taken, 1.0), scores


class Week:
    """All labelled headlines as one week that came at once, and what became of them."""

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self.rows = rows
        titles = dict.fromkeys(row[side] for row in rows for side in ("title1", "title2"))
        self.ids = {title: number for number, title in enumerate(titles, 1)}
        self._story = {number: number for number in self.ids.values()}
        self._offered: list[tuple[int, int]] = []

    def grouped(self) -> Week:
        """Group them as the newsroom does, by their headlines alone."""
        week = [
            Headline(n, n, NOON + timedelta(seconds=20 * n), title, title_key(title))
            for title, n in self.ids.items()
        ]
        for kin in Grouping(week, names(), lambda _ids: {}).kin(self.ids.values()):
            if kin.kind == "same":
                self._join(kin.article, kin.other)
            else:
                self._offered.append((kin.article, kin.other))
        return self

    def contained(self) -> dict[float, dict[str, Counter[str]]]:
        """Return what becomes of them by containment of titles alone, for thresholds from .1 to 1.

        Each headline joins the earlier one whose parts it shares most, from the threshold on.
        """
        known: dict[str, list[str]] = {}
        nearest: list[tuple[float, int, int]] = []
        for title in self.ids:
            found = {other for part in features(title) for other in known.get(part, ())}
            score, other = max(((containment(title, each), each) for each in found), default=(0.0, title))
            nearest.append((score, self.ids[title], self.ids[other]))
            for part in features(title):
                known.setdefault(part, []).append(title)
        told: dict[float, dict[str, Counter[str]]] = {}
        for threshold in THRESHOLDS:
            week = Week(self.rows)
            for score, number, partner in nearest:
                if score >= threshold:
                    week._join(number, partner)
            told[threshold] = week.became()
        return told

    def became(self) -> dict[str, Counter[str]]:
        """Return for each label how many pairs were joined, offered, or neither."""
        offered = {frozenset((self._root(one), self._root(other))) for one, other in self._offered}
        told: dict[str, Counter[str]] = {}
        for row in self.rows:
            one, other = self._root(self.ids[row["title1"]]), self._root(self.ids[row["title2"]])
            what = "joined" if one == other else "offered" if frozenset((one, other)) in offered else "apart"
            told.setdefault(row["label"], Counter())[what] += 1
        return told

    def _join(self, one: int, other: int) -> None:
        self._story[self._root(one)] = self._root(other)

    def _root(self, number: int) -> int:
        while self._story[number] != number:
            number = self._story[number]
        return number


def joined_f1(became: dict[str, Counter[str]], *, followups: bool = False) -> float:
    """Return the F1 of what was joined; with follow-ups these count as wrongly joined."""
    hits, wrong = became["same"]["joined"], became["different"]["joined"]
    wrong += became["followup"]["joined"] if followups else 0
    return 2 * hits / (became["same"].total() + hits + wrong)


def shown_f1(became: dict[str, Counter[str]]) -> float:
    """Return the F1 of what an editor is shown as of one event or asked about: what was joined or offered."""
    same, different = became["same"], became["different"]
    hits, wrong = (each["joined"] + each["offered"] for each in (same, different))
    return 2 * hits / (same.total() + hits + wrong)


def precision(became: dict[str, Counter[str]]) -> float:
    """Return how much of what was joined and labelled is of one event: a later turn is not."""
    return became["same"]["joined"] / sum(counts["joined"] for counts in became.values())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--timing", action="store_true")
    asked = parser.parse_args()
    if asked.timing:
        timed()
        return
    file = SHARED / "pairs" / "headline-pairs.tsv"
    if not file.is_file():
        sys.exit(f"there are no labelled pairs at {file}")
    pairs = Pairs(file)
    if asked.fit:
        every = pairs.chosen(followups=True)
        for module, learn in ((likeness, learned), (sureness, learned_sureness)):
            weights, bias = learn(pairs, every)
            print(module.__name__, "WEIGHTS =", tuple(round(w, 2) for w in weights), "BIAS =", round(bias, 2))
    for words, followups in (("same or different", False), ("same or not, follow-ups too", True)):
        found, scores = cross_validated(pairs, followups=followups)
        alone = [
            (containment(pairs.rows[at]["title1"], pairs.rows[at]["title2"]), pairs.same(at))
            for at, _s in scores
        ]
        print(
            f"{words}: F1 {found:.3f} held out; containment of titles alone {best(alone)[0]:.3f} at its best"
        )
        joined = [at for at, score in scores if score >= JOINED and not pairs.against[at]]
        print(f"  sure of these pairs, held out: {dict(Counter(pairs.rows[at]['label'] for at in joined))}")
    print("as one week, from the look-up to the story:")
    thresholds = Week(pairs.rows).contained()
    told_of = {
        "newsroom": Week(pairs.rows).grouped().became(),
        "newsroom, by weights learned of other events": held_out_week(pairs),
    }
    for followups, words in ((False, "best"), (True, "best with follow-ups as wrong")):
        at = max(thresholds, key=lambda each: joined_f1(thresholds[each], followups=followups))
        told_of[f"containment from {at:.2f}, its {words}"] = thresholds[at]
    ours = precision(told_of["newsroom"])
    at = min(thresholds, key=lambda each: abs(precision(thresholds[each]) - ours))
    told_of[f"containment from {at:.2f}, at about the newsroom's precision"] = thresholds[at]
    for words, became in told_of.items():
        f1s = [f"{joined_f1(became, followups=followups):.3f}" for followups in (False, True)]
        told = {label: dict(counts) for label, counts in became.items()}
        print(
            f"  {words}: F1 {f1s[0]}, of what is joined or offered {shown_f1(became):.3f}, "
            f"with follow-ups as wrong {f1s[1]}; "
            f"of labelled joins {precision(became):.3f} are of one event; {told}"
        )


def timed() -> None:
    """Group 200 new articles into a week of 20,000, of made-up headlines."""
    chance = random.Random(7)
    syllables = [chr(code) for code in range(0x4E00, 0x4E00 + 900)]
    week: list[Headline] = []
    for number in range(20_200):
        title = "".join(chance.choices(syllables, k=chance.randint(14, 30)))
        if number >= 20_000 and number % 2:
            title = week[chance.randrange(20_000)].title[:-2] + "了"
        dated = NOON - timedelta(minutes=chance.randrange(3 * 24 * 60))
        week.append(Headline(number, number, dated, title, title_key(title)))
    text = "".join(chance.choices(syllables, k=400))
    began = time.process_time()
    kin = Grouping(week, names(), lambda ids: dict.fromkeys(ids, text)).kin(range(20_000, 20_200))
    print(
        f"200 into 20,000: {time.process_time() - began:.3f} s, {sum(k.kind == 'same' for k in kin)} joined"
    )


if __name__ == "__main__":
    main()
