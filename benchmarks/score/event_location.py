"""Event-location linking: given a sentence and one event verb, where did that event happen.

Prediction: `{"id", "locations": [[start, end], …]}`, empty where the sentence does not say.

`token`: P/R/F1 over the word tokens inside the spans. `exact_set`: share of sentences whose set of spans is exactly
right; the same over sentences with a gold location (`exact_set_some`) and without (`exact_set_none`). `span`: P/R/F1 on
exact spans.
"""

import re
from collections.abc import Iterable, Sequence

from benchmarks.score.records import Record, pair_up
from benchmarks.score.spans import overlap
from benchmarks.score.tally import Tally, ratio, shared

_TOKEN = re.compile(r"\w+|[^\w\s]")


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    token, span = Tally(), Tally()
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for truth, guess in pair_up(gold, predicted):
        wanted = {tuple(s) for s in truth["locations"]}
        given = {tuple(s) for s in guess.get("locations") or []}
        there, here = _tokens(truth["text"], wanted), _tokens(truth["text"], given)
        token.add(len(here & there), len(here), len(there))
        span.add(shared(given, wanted), len(given), len(wanted))
        hits[bool(wanted)].append(given == wanted)
    return {
        "sentences": len(gold),
        "token": token.figures(),
        "span": span.figures(),
        "exact_set": ratio(sum(hits[True]) + sum(hits[False]), len(gold)),
        "exact_set_some": ratio(sum(hits[True]), len(hits[True])),
        "exact_set_none": ratio(sum(hits[False]), len(hits[False])),
    }


def _tokens(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """The numbers of the tokens that any span touches."""
    spans = list(spans)
    return {n for n, match in enumerate(_TOKEN.finditer(text)) if any(overlap(match.span(), s) for s in spans)}
