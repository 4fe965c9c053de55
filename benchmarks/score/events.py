"""Sentence-level events in the manner of WikiEvents.

Prediction: `{"id", "events": [{"type", "trigger": [start, end], "arguments": [{"role", "start", "end"}]}]}`.

`trigger` (exact span), `trigger_overlap`, `trigger_type` (exact span and full type), `trigger_top` (overlapping span
and the first two parts of the type); for arguments `argument_span` (overlap with an argument of an event whose
trigger overlaps) and `argument_role` (the same with the right role).
"""

from benchmarks.score.records import Record, pair_up
from benchmarks.score.spans import Span, pair_spans
from benchmarks.score.tally import Tally, shared

_TRIGGERS = ("trigger", "trigger_overlap", "trigger_type", "trigger_top")
_ARGUMENTS = ("argument_span", "argument_role")


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    tallies = {name: Tally() for name in (*_TRIGGERS, *_ARGUMENTS)}
    for truth, guess in pair_up(gold, predicted):
        given, wanted = guess.get("events") or [], truth["events"]
        pairs = [(given[i], wanted[j]) for i, j in pair_spans(_triggers(given), _triggers(wanted))]
        for name, hits in _trigger_hits(given, wanted, pairs).items():
            tallies[name].add(hits, len(given), len(wanted))
        sizes = sum(len(_arguments(e)) for e in given), sum(len(_arguments(e)) for e in wanted)
        for name, hits in _argument_hits(pairs).items():
            tallies[name].add(hits, *sizes)
    return {"docs": len(gold), **{name: tally.figures() for name, tally in tallies.items()}}


def _trigger_hits(given: list[Record], wanted: list[Record], pairs: list[tuple[Record, Record]]) -> dict[str, int]:
    typed = [[(tuple(e["trigger"]), e["type"]) for e in events] for events in (given, wanted)]
    return {
        "trigger": shared(_triggers(given), _triggers(wanted)),
        "trigger_overlap": len(pairs),
        "trigger_type": shared(typed[0], typed[1]),
        "trigger_top": sum(_top(one["type"]) == _top(other["type"]) for one, other in pairs),
    }


def _argument_hits(pairs: list[tuple[Record, Record]]) -> dict[str, int]:
    spans = roles = 0
    for one, other in pairs:
        ours, theirs = _arguments(one), _arguments(other)
        for i, j in pair_spans([_span(a) for a in ours], [_span(a) for a in theirs]):
            spans += 1
            roles += ours[i].get("role") == theirs[j]["role"]
    return {"argument_span": spans, "argument_role": roles}


def _triggers(events: list[Record]) -> list[Span]:
    return [(event["trigger"][0], event["trigger"][1]) for event in events]


def _arguments(event: Record) -> list[Record]:
    found: list[Record] = event.get("arguments") or []
    return found


def _span(argument: Record) -> Span:
    return argument["start"], argument["end"]


def _top(kind: str) -> str:
    return ".".join(kind.split(".")[:2])
