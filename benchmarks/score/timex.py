"""Time expressions, as in TempEval-3.

Prediction: `{"id", "timexes": [{"start", "end", "type", "value"}]}`.

`strict`: F1 of exact spans; `relaxed`: of overlapping spans; `type` and `value`: of overlapping spans with the right
TIMEX3 type or value.
"""

from benchmarks.score.records import Record, pair_up
from benchmarks.score.spans import Span, pair_spans
from benchmarks.score.tally import Tally, shared


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    tallies = {name: Tally() for name in ("strict", "relaxed", "type", "value")}
    for truth, guess in pair_up(gold, predicted):
        wanted, given = truth["timexes"], guess.get("timexes") or []
        for name, hits in _hits(given, wanted).items():
            tallies[name].add(hits, len(given), len(wanted))
    return {"docs": len(gold), **{name: tally.figures() for name, tally in tallies.items()}}


def _hits(given: list[Record], wanted: list[Record]) -> dict[str, int]:
    ours, theirs = _spans(given), _spans(wanted)
    pairs = [(given[i], wanted[j]) for i, j in pair_spans(ours, theirs)]
    agree = {name: sum(one.get(name) == other[name] for one, other in pairs) for name in ("type", "value")}
    return {"strict": shared(ours, theirs), "relaxed": len(pairs), **agree}


def _spans(items: list[Record]) -> list[Span]:
    return [(item["start"], item["end"]) for item in items]
