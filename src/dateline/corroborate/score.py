"""What two accounts have in common, weighed: a table of named comparisons and the judgement that follows."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dateline.corroborate.account import Account
from dateline.corroborate.block import Pairs
from dateline.corroborate.cluster import Ties
from dateline.corroborate.features import COMPARISONS, Comparison
from dateline.corroborate.objections import is_hopeless
from dateline.model import Link, RulesError
from dateline.rules.linking import Linking, LinkKind

PLACED = ("same_place", "place_named")
ONE_TOWN = 0.5  # places that agree at least so well lie in one town
_CONTENT, _MANNER, _TOWN = 1, 2, 4
Table = tuple[tuple[Comparison, float, int, float], ...]  # comparison, weight, what it is a mark of from which value on


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison, what it weighs, and whether it speaks of circumstances or of content."""

    compare: Comparison
    name: str
    weight: float
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Scorer:
    """The table of features and the thresholds that make a judgement of their sum."""

    features: tuple[Feature, ...]
    same: float
    unsure: float
    record: float  # the score that a pair must exceed to count for anything

    @property
    def table(self) -> Table:
        """The table as it is asked millions of times: of each feature only what the sum takes."""
        marks = {"content": (_CONTENT, 0.0), "manner": (_MANNER, 0.0)}
        return tuple(
            (
                one.compare,
                one.weight,
                *((_TOWN, ONE_TOWN) if one.name in PLACED else marks.get(one.kind, (0, 0.0))),
            )
            for one in self.features
        )


def scorer_of(linking: Linking) -> Scorer:
    """The table: every comparison with its weight. Raises `RulesError` where the two lists differ."""
    functions = {compare.__name__: compare for compare in COMPARISONS}
    rows = linking.features()
    if sorted(row.name for row in rows) != sorted(functions):
        odd = sorted(set(functions).symmetric_difference(row.name for row in rows))
        raise RulesError(f"linking.tsv and the comparisons do not match: {odd}; install Dateline again.")
    features = tuple(Feature(functions[row.name], row.name, row.weight, row.kind) for row in rows)
    return Scorer(features, *(linking.threshold(name) for name in ("same", "unsure", "record")))


def tie_all(accounts: Sequence[Account] | Mapping[int, Account], batches: Iterable[Pairs], scorer: Scorer) -> Ties:
    """What the linker makes of these pairs of positions; those without anything to speak for them are left out."""
    table, same = scorer.table, scorer.same
    lefts, rights, scores, sames = array("q"), array("q"), array("d"), array("b")
    for batch in batches:
        for a, b in zip(*(ends.tolist() for ends in batch), strict=True):
            left, right = accounts[a], accounts[b]
            if not is_hopeless(left, right):
                score, has_content = _weighed(left, right, table)
                if score > scorer.record:
                    lefts.append(a)
                    rights.append(b)
                    scores.append(score)
                    sames.append(has_content and score >= same)
    return Ties(np.array(lefts), np.array(rights), np.array(scores), np.array(sames, bool))


def link(left: Account, right: Account, scorer: Scorer) -> Link:
    """The linker's judgement of two accounts, feature by feature; never "same" on circumstances alone."""
    values = ((feature.name, feature.compare(left, right)) for feature in scorer.features)
    score, has_content = _weighed(left, right, scorer.table)
    shown = tuple((name, value) for name, value in values if value)
    return Link(left.mention.id, right.mention.id, score, shown, _judgement(score, has_content, scorer))


def _weighed(left: Account, right: Account, table: Table) -> tuple[float, bool]:
    """The score, and whether there is content in it: when, where and what family are circumstances.

    The manner (sub-event type, the word for what happened) counts as content within one town only: in a whole region
    there are many of a kind on one day.
    """
    total, seen = 0.0, 0
    for compare, weight, mark, least in table:
        if value := compare(left, right):
            total += weight * value
            if value >= least:
                seen |= mark
    return round(total, 6), seen & _CONTENT > 0 or seen & (_MANNER | _TOWN) == _MANNER | _TOWN


def _judgement(score: float, has_content: bool, scorer: Scorer) -> Literal["same", "different", "unsure"]:
    if score >= scorer.same and has_content:
        return "same"
    return "unsure" if score >= scorer.unsure else "different"
