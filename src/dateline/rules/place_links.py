"""How much each circumstance of a place in its sentence says for its being where a happening was, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.rules.tables import read_table

THRESHOLD = "threshold"
SPREAD = "spread"
CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class PlaceLinkWeight:
    """What one value of one feature weighs, in log-odds (`place_links.tsv`)."""

    feature: str  # of a function in extract/place_features.py, or `constant`, `threshold` or `spread`
    value: str
    weight: float
    since: str
    source: str  # fitted: by benchmarks/fit_places.py; own: set by hand, the fit leaves it


@dataclass(frozen=True, slots=True, eq=False)
class PlaceLinks:
    """The weights by feature and value, the constant that every place has, and what a place must score to be meant."""

    weights: Mapping[tuple[str, str], float]
    constant: float
    threshold: float
    spread: float  # how far behind the best place of the sentence it may be


def load_place_links() -> PlaceLinks:
    """The weights, read from the package. Raises `RulesError` where the file is damaged."""
    rows = {(row.feature, row.value): row.weight for row in read_table("place_links.tsv", PlaceLinkWeight)}
    return PlaceLinks(rows, rows.get((CONSTANT, ""), 0.0), rows.get((THRESHOLD, ""), 0.0), rows.get((SPREAD, ""), 9.0))
