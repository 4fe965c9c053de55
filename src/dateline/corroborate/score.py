"""What two accounts have in common, weighed: a table of named comparisons and the judgement that follows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dateline.corroborate.block import Mask, Pairs
from dateline.corroborate.cluster import Ties
from dateline.corroborate.columns import Columns, Comparison, Floats, Positions, Reads, laid_out
from dateline.corroborate.features import COMPARISONS
from dateline.corroborate.objections import HOPELESS_READS, is_hopeless
from dateline.model import Link, RulesError
from dateline.rules.linking import Linking, LinkKind

PLACED = ("same_place", "place_named")
ONE_TOWN = 0.5  # places that agree at least so well lie in one town
LEAST_CONTENT = 0.5  # log-odds that content and manner must add, however much when and where weigh
_CONTENT, _MANNER, _TOWN = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison, what it weighs, and whether it speaks of circumstances or of content."""

    compare: Comparison
    reads: Reads
    weight: float
    kind: LinkKind

    @property
    def name(self) -> str:
        """As the link shows it."""
        return self.compare.__name__

    @property
    def mark(self) -> tuple[int, float]:
        """What it is a mark of, and from which value on."""
        if self.name in PLACED:
            return _TOWN, ONE_TOWN
        return {"content": _CONTENT, "manner": _MANNER}.get(self.kind, 0), 0.0


@dataclass(frozen=True, slots=True)
class Scorer:
    """The table of features and the thresholds that make a judgement of their sum."""

    features: tuple[Feature, ...]
    same: float
    unsure: float
    record: float  # the score that a pair must exceed to count for anything


def scorer_of(linking: Linking) -> Scorer:
    """The table: every comparison with its weight. Raises `RulesError` where the two lists differ."""
    functions = {compare.__name__: compare for compare in COMPARISONS}
    rows = linking.features()
    if sorted(row.name for row in rows) != sorted(functions):
        odd = sorted(set(functions).symmetric_difference(row.name for row in rows))
        raise RulesError(f"linking.tsv and the comparisons do not match: {odd}; install Dateline again.")
    asked = ((functions[row.name], row) for row in rows)
    features = tuple(Feature(compare, COMPARISONS[compare], row.weight, row.kind) for compare, row in asked)
    return Scorer(features, *(linking.threshold(name) for name in ("same", "unsure", "record")))


def tie_all(accounts: Positions, batches: Iterable[Pairs], scorer: Scorer) -> Ties:
    """What the linker makes of these pairs of positions; those without anything to speak for them are left out."""
    found: list[Ties] = []
    for (a, b), pairs in laid_out(accounts, batches):
        score, has_content = _weighed(_values(pairs, scorer), scorer)
        kept = (score > scorer.record) & ~pairs.values(is_hopeless, HOPELESS_READS).astype(bool)
        found.append(Ties(a[kept], b[kept], score[kept], (has_content & (score >= scorer.same))[kept]))
    return Ties.of(()).with_all(*found)


def links(accounts: Positions, batches: Iterable[Pairs], scorer: Scorer) -> Iterator[Link]:
    """The linker's judgement of each of these pairs, feature by feature; never "same" on circumstances alone."""
    names = tuple(feature.name for feature in scorer.features)
    for (lefts, rights), pairs in laid_out(accounts, batches):
        values = _values(pairs, scorer)
        score, has_content = _weighed(values, scorer)
        table = zip(*(column.tolist() for column in values), strict=True)
        judged = zip(lefts.tolist(), rights.tolist(), score.tolist(), has_content.tolist(), table, strict=True)
        for a, b, total, is_content, row in judged:
            shown = tuple((name, value) for name, value in zip(names, row, strict=True) if value)
            yield Link(
                accounts[a].mention.id, accounts[b].mention.id, total, shown, _judgement(total, is_content, scorer)
            )


def _values(pairs: Columns, scorer: Scorer) -> list[Floats]:
    """What each comparison says of each pair."""
    return [pairs.values(feature.compare, feature.reads) for feature in scorer.features]


def _weighed(values: Sequence[Floats], scorer: Scorer) -> tuple[Floats, Mask]:
    """The score of each pair, and whether there is content enough in it: when, where and what family are circumstances.

    The manner (sub-event type, the word for what happened) counts as content within one town only: in a whole region
    there are many of a kind on one day.
    """
    total, content = np.zeros(len(values[0])), np.zeros(len(values[0]))
    seen = np.zeros(len(values[0]), np.int8)
    for feature, said in zip(scorer.features, values, strict=True):
        mark, least = feature.mark
        total += (weighed := feature.weight * said)
        if mark & (_CONTENT | _MANNER):
            content += weighed
        seen |= mark * ((said != 0) & (said >= least))
    score = np.array([round(one, 6) for one in total.tolist()])  # as Python rounds: to the nearest decimal
    is_told = (seen & _CONTENT > 0) | (seen & (_MANNER | _TOWN) == _MANNER | _TOWN)
    return score, is_told & (content >= LEAST_CONTENT)


def _judgement(score: float, has_content: bool, scorer: Scorer) -> Literal["same", "different", "unsure"]:
    if score >= scorer.same and has_content:
        return "same"
    return "unsure" if score >= scorer.unsure else "different"
