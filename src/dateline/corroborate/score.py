"""What two accounts have in common, weighed: a table of named comparisons and the judgement that follows."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.corroborate.account import Account
from dateline.corroborate.features import COMPARISONS, Comparison
from dateline.model import Link, RulesError
from dateline.rules.linking import Linking, LinkKind

PLACED = ("same_place", "place_named")
ONE_TOWN = 0.5  # places that agree at least so well lie in one town


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


def scorer_of(linking: Linking) -> Scorer:
    """The table: every comparison with its weight. Raises `RulesError` where the two lists differ."""
    functions = {compare.__name__: compare for compare in COMPARISONS}
    rows = linking.features()
    if sorted(row.name for row in rows) != sorted(functions):
        odd = sorted(set(functions).symmetric_difference(row.name for row in rows))
        raise RulesError(f"linking.tsv and the comparisons do not match: {odd}; install Dateline again.")
    features = tuple(Feature(functions[row.name], row.name, row.weight, row.kind) for row in rows)
    return Scorer(features, linking.threshold("same"), linking.threshold("unsure"))


def link(left: Account, right: Account, scorer: Scorer) -> Link:
    """The linker's judgement of two accounts; never "same" on circumstances (when, where, what family) alone.

    The manner (sub-event type, the word for what happened) counts as content within one town only: in a whole region
    there are many of a kind on one day.
    """
    values: list[tuple[str, float]] = []
    weighed: list[float] = []
    supporting: set[LinkKind] = set()
    town = 0.0
    for feature in scorer.features:
        value = feature.compare(left, right)
        if value:
            values.append(_shared(feature.name, value))
            weighed.append(feature.weight * value)
            if value > 0:
                supporting.add(feature.kind)
            if feature.name in PLACED:
                town = max(town, value)
    has_content = "content" in supporting or ("manner" in supporting and town >= ONE_TOWN)
    score = round(sum(weighed), 6)
    return Link(left.mention.id, right.mention.id, score, tuple(values), _judgement(score, has_content, scorer))


@lru_cache(maxsize=65_536)
def _shared(name: str, value: float) -> tuple[str, float]:
    """The pair, once in memory: most comparisons have few values, and there are millions of links."""
    return name, value


def _judgement(score: float, has_content: bool, scorer: Scorer) -> Literal["same", "different", "unsure"]:
    if score >= scorer.same and has_content:
        return "same"
    return "unsure" if score >= scorer.unsure else "different"
