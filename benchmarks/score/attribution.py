"""Attribution: who said what.

Prediction: `{"id", "attributions": [{"source": [[start, end], …], "cue": […], "content": […]}]}`; each part is a
list of spans and may be empty.

For each part, `chars`: P/R/F1 over the characters covered; `spans`: over overlapping spans, one to one, a part in
pieces taken from its first to its last character. `pairs`: source and content both overlapping; `triples`: the cue
as well; gold attributions without one of the parts are left out of that figure.
"""

from collections.abc import Sequence

from benchmarks.score.records import Record, pair_up
from benchmarks.score.spans import Span, disjoint, overlap, pair_spans
from benchmarks.score.tally import Tally

PARTS = ("source", "cue", "content")
_LINKS = {"pairs": ("source", "content"), "triples": PARTS}

Link = tuple[Span, ...]


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    chars, spans = {part: Tally() for part in PARTS}, {part: Tally() for part in PARTS}
    linked = {name: Tally() for name in _LINKS}
    for truth, guess in pair_up(gold, predicted):
        given, wanted = guess.get("attributions") or [], truth["attributions"]
        for part in PARTS:
            here, there = _covered(given, part), _covered(wanted, part)
            chars[part].add(len(here & there), len(here), len(there))
            ours, theirs = _hulls(given, part), _hulls(wanted, part)
            spans[part].add(len(pair_spans(ours, theirs)), len(ours), len(theirs))
        for name, parts in _LINKS.items():
            left, right = _links(given, parts), _links(wanted, parts)
            linked[name].add(_matches(left, right), len(left), len(right))
    return {
        "docs": len(gold),
        "chars": {part: tally.figures() for part, tally in chars.items()},
        "spans": {part: tally.figures() for part, tally in spans.items()},
        **{name: tally.figures() for name, tally in linked.items()},
    }


def _hull(spans: Sequence[Sequence[int]]) -> Span:
    return min(s[0] for s in spans), max(s[1] for s in spans)


def _hulls(items: list[Record], part: str) -> list[Span]:
    return [link[0] for link in _links(items, (part,))]


def _covered(items: list[Record], part: str) -> set[int]:
    return {at for item in items for start, end in item.get(part) or [] for at in range(start, end)}


def _links(items: list[Record], parts: Sequence[str]) -> list[Link]:
    """The attributions that have all the parts, each once, in order."""
    whole = (item for item in items if all(item.get(part) for part in parts))
    return sorted({tuple(_hull(item[part]) for part in parts) for item in whole})


def _matches(given: list[Link], wanted: list[Link]) -> int:
    """One-to-one matches of links all of whose ends overlap: equal ones first, then by the overlap of the last part."""
    ranked = []
    for i, one in enumerate(given):
        for j, other in enumerate(wanted):
            sizes = [overlap(a, b) for a, b in zip(one, other, strict=True)]
            if all(sizes):
                ranked.append((one != other, -sizes[-1], -sizes[0], i, j))
    return len(disjoint((i, j) for *_, i, j in sorted(ranked)))
