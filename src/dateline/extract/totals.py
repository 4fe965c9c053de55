"""How many in all: what follows from the numbers of one happening by a rule that is named, as a human coder would have it.

A total is what the report's own voice gives last, else the range over all who give one. A voice's figure is the total that
it tells, else the sum of the kinds that it tells apart ("seven soldiers and 35 civilians"); parts of a number that stands
beside them ("including seven children") are never added, a figure taken back never counts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.extract.discourse import Happening
from dateline.extract.drafts import Count, Draft
from dateline.extract.view import kind_of, speaker_key
from dateline.model import Bounds, Claim, Total
from dateline.model.reading import TotalRule
from dateline.model.values import Measure

MEASURES: tuple[Measure, ...] = ("killed", "injured", "missing", "abducted", "detained", "displaced", "released")


@dataclass(frozen=True, slots=True)
class Figure:
    """What one voice has told of one measure up to some point."""

    low: int | None
    high: int | None
    approximate: bool
    counts: tuple[Count, ...]
    kinds: frozenset[str]  # empty: of nobody in particular
    is_more: bool = False  # "another three"
    is_implied: bool = False  # one person, by the number of the noun alone

    @property
    def least(self) -> int:
        """The figure as one number."""
        return (self.low if self.low is not None else self.high) or 0


def totals_of(happening: Happening, claims: tuple[Claim, ...]) -> tuple[Total, ...]:
    """The totals of a happening, measure by measure, each with the claims that it follows from."""
    if happening.main.modality not in ("asserted", "hedged"):
        return ()
    told = {count.measure for draft in happening.drafts for count in draft.counts}
    found = (_total(happening, measure, claims) for measure in MEASURES if measure in told)
    return tuple(total for total in found if total is not None)


def _total(happening: Happening, measure: Measure, claims: tuple[Claim, ...]) -> Total | None:
    voices: dict[str, Figure] = {}
    for key, figure in _figures(happening.drafts, measure):
        voices[key] = _after(voices[key], figure) if key in voices else figure
    chosen = [voices[""]] if "" in voices and not (voices[""].is_implied and len(voices) > 1) else list(voices.values())
    stated = [f for f in chosen if not f.is_implied] or chosen
    if not stated:
        return None
    rule: TotalRule = "told" if len(stated) == 1 else "range over voices"
    if len(stated) == 1 and len(stated[0].counts) > 1:
        rule = "sum of kinds"
    spans = {count.span for figure in stated for count in figure.counts}
    behind = tuple(c.id for c in claims if c.property in (measure, "victim") and c.span in spans)
    lows, highs = [f.low for f in stated if f.low is not None], [f.high for f in stated]
    known = [high for high in highs if high is not None]
    bounds = Bounds(min(lows, default=None), max(known) if len(known) == len(highs) else None, stated[0].approximate)
    return Total(measure, bounds.low, bounds.high, bounds.approximate, rule, behind)


def _figures(drafts: Iterable[Draft], measure: Measure) -> Iterator[tuple[str, Figure]]:
    """Each voice's figures in the order of the text, what one draft tells of several kinds summed."""
    for draft in sorted(drafts, key=lambda d: d.span):
        if draft.polarity == "negative" or draft.modality not in ("asserted", "hedged"):
            continue
        told = [c for c in draft.counts if c.measure == measure and not (c.is_part or c.is_superseded)]
        told = [c for c in told if c.voice.stance == "asserts"]
        for key, counts in groupby(sorted(told, key=lambda c: (speaker_key(c), c.span)), key=speaker_key):
            figure = _sum(tuple(counts))
            if figure is not None:
                yield key, figure


def _sum(counts: tuple[Count, ...]) -> Figure | None:
    known = [c for c in counts if (c.low, c.high) != (None, None)]
    if not known:
        return None
    lows, highs = [c.low if c.low is not None else 0 for c in known], [c.high for c in known]
    low = None if all(c.low is None for c in known) else sum(lows)
    high = None if None in highs else sum(h for h in highs if h is not None)
    kinds = frozenset(kind_of(c) for c in known) - {""}
    total = any(kind_of(c) == "" for c in known) and len(known) == 1
    return Figure(
        low,
        high,
        any(c.approximate for c in known),
        tuple(known),
        frozenset() if total else kinds,
        any(c.is_more for c in known),
        all(c.is_implied for c in known),
    )


def _after(before: Figure, later: Figure) -> Figure:
    """What a voice has told once it tells more."""
    if later.is_implied and not later.is_more:
        return before
    if before.is_implied:
        return later
    if later.is_more:
        return _both(before, later)
    if not later.kinds:  # a total: it supersedes, but a smaller one after a sum is a part
        return later if not before.kinds or later.least >= before.least else before
    if not before.kinds or before.kinds & later.kinds:
        return before if later.least <= before.least or not before.kinds else later
    return _both(before, later)


def _both(left: Figure, right: Figure) -> Figure:
    summed = _sum((*left.counts, *right.counts))
    assert summed is not None  # both are known
    return replace(summed, kinds=left.kinds | right.kinds if left.kinds else frozenset())
