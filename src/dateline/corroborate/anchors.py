"""From the words that a judgement is bound to, to the mention or claim that stands there now, whoever read it."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from dateline.model import Anchor, Claim, ClaimAnchor, EventMention, Reading, Span, Value

Found = TypeVar("Found", EventMention, Claim)


def mention_at(anchor: Anchor, readings: Mapping[str, Reading]) -> EventMention | None:
    """The mention with exactly these words as its trigger, else the one whose trigger overlaps them most.

    None where the document is not there, nothing overlaps, or several do so equally: no guess is made.
    """
    reading = readings.get(anchor.document)
    return _at(anchor, [(m.trigger, m) for m in reading.event_mentions]) if reading is not None else None


def claim_at(anchor: Anchor, readings: Mapping[str, Reading]) -> Claim | None:
    """The claim of the same property and stance on these words, about the same happening if several are."""
    reading, about = readings.get(anchor.document), anchor.claim
    if reading is None or about is None:
        return None
    triggers = {mention.id: mention.trigger for mention in reading.event_mentions}
    fit = [claim for claim in reading.claims if _is_alike(claim, about, anchor.span)]
    near = [c for c in fit if c.event_mention in triggers and triggers[c.event_mention].overlaps(about.trigger)]
    return _at(anchor, [(claim.span, claim) for claim in near or fit if claim.span is not None])


def is_same_value(one: Value, other: Value) -> bool:
    """Whether two values are the same one: names are compared without case and spacing."""
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold().split() == other.casefold().split()
    return one == other


def _is_alike(claim: Claim, about: ClaimAnchor, words: Span) -> bool:
    return (claim.property, claim.stance) == (about.property, about.stance) and (
        claim.span is not None and claim.span.overlaps(words)
    )


def _at(anchor: Anchor, placed: Iterable[tuple[Span, Found]]) -> Found | None:
    choices = list(placed)
    exact = [one for span, one in choices if (span.start, span.end) == (anchor.span.start, anchor.span.end)]
    if exact:
        return exact[anchor.nth] if anchor.nth < len(exact) else exact[0] if len(exact) == 1 else None
    shared = [(_shared(span, anchor.span), one) for span, one in choices if span.overlaps(anchor.span)]
    best = [one for length, one in shared if length == max(other for other, _ in shared)]
    return best[0] if len(best) == 1 else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
