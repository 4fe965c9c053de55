"""Geoparsing: place names and their coordinates.

Prediction: `{"id", "toponyms": [{"start", "end", "lat", "lon"}]}`; null coordinates: found, not placed.

`exact` and `overlap`: recognition over all gold toponyms. On overlapping pairs whose gold has coordinates: `acc161`
(share within 161 km), `acc161_placed` (the same, names not placed left out), `mean_km`, `median_km`, `auc` (mean of
ln(1 + km) / ln 20039, lower is better; a name not placed counts as 20038 km). `right_place`: P/R/F1 where a gold
toponym counts as found only within 161 km. Predictions that touch only a gold `ignore` span are left out.
"""

from dataclasses import dataclass, field
from math import log
from statistics import mean, median

from benchmarks.score.earth import km_between
from benchmarks.score.records import Record, pair_up
from benchmarks.score.spans import Span, overlap, pair_spans
from benchmarks.score.tally import Tally, ratio, shared

NEAR_KM = 161.0
WORST_KM = 20038.0


@dataclass(slots=True)
class _Counts:
    """What has been counted so far."""

    exact: Tally = field(default_factory=Tally)
    overlap: Tally = field(default_factory=Tally)
    place: Tally = field(default_factory=Tally)
    errors: list[float] = field(default_factory=list)
    placed: int = 0


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    counts = _Counts()
    for truth, guess in pair_up(gold, predicted):
        _count(truth, [t for t in guess.get("toponyms") or [] if _is_judged(t, truth)], counts)
    errors = counts.errors
    near = sum(error <= NEAR_KM for error in errors)
    return {
        "docs": len(gold),
        "exact": counts.exact.figures(),
        "overlap": counts.overlap.figures(),
        "matched_with_coords": len(errors),
        "acc161": ratio(near, len(errors)),
        "acc161_placed": ratio(near, counts.placed),
        "mean_km": mean(errors) if errors else None,
        "median_km": median(errors) if errors else None,
        "auc": mean(log(1 + error) / log(WORST_KM + 1) for error in errors) if errors else None,
        "right_place": counts.place.figures(),
    }


def _count(truth: Record, given: list[Record], counts: _Counts) -> None:
    wanted = truth["toponyms"]
    ours, theirs = [_span(t) for t in given], [_span(t) for t in wanted]
    pairs = pair_spans(ours, theirs)
    counts.exact.add(shared(ours, theirs), len(ours), len(theirs))
    counts.overlap.add(len(pairs), len(ours), len(theirs))
    known = [(given[i], wanted[j]) for i, j in pairs if _has_point(wanted[j])]
    errors = [_error(one, other) for one, other in known]
    counts.errors.extend(errors)
    counts.placed += sum(_has_point(one) for one, _ in known)
    unjudged = len(pairs) - len(known)  # gold names without coordinates say nothing of ours
    near = sum(error <= NEAR_KM for error in errors)
    counts.place.add(near, len(ours) - unjudged, sum(map(_has_point, wanted)))


def _is_judged(toponym: Record, truth: Record) -> bool:
    span = _span(toponym)
    if any(overlap(span, _span(other)) for other in truth["toponyms"]):
        return True
    return not any(overlap(span, other) for other in truth.get("ignore") or [])


def _error(toponym: Record, other: Record) -> float:
    if not _has_point(toponym):
        return WORST_KM
    return km_between((toponym["lat"], toponym["lon"]), (other["lat"], other["lon"]))


def _has_point(toponym: Record) -> bool:
    return toponym.get("lat") is not None


def _span(toponym: Record) -> Span:
    return toponym["start"], toponym["end"]
