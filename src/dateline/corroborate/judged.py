"""People's judgements brought to bear: what they are on now, which of them stand, and what no longer applies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.corroborate.anchors import claim_at, is_same_value, mention_at
from dateline.corroborate.bonds import Bonds, Names
from dateline.model import Anchor, Claim, Finding, Judgement, Outcome, Reading, Value
from dateline.model.judgement import standing

Readings = Mapping[str, Reading]  # by document id
Bound = tuple[Judgement, tuple[Names, ...]]  # a judgement and the ids of the mentions that it is on now, in its groups


@dataclass(frozen=True, slots=True)
class Rulings:
    """What was decided on the claims and properties of one event."""

    claims: Mapping[str, Judgement] = field(default_factory=dict)  # by the claim's id
    properties: Mapping[str, Judgement] = field(default_factory=dict)  # by the property's name

    def on(self, claim: Claim) -> Judgement | None:
        """What was decided last on the claim, or against its value wherever the event gives it."""
        own, general = self.claims.get(claim.id), self.properties.get(claim.property)
        if own is None and general is None:
            return None
        is_meant = (
            general is not None
            and general.kind == "reject"
            and claim.stance == "asserts"
            and general.value is not None
            and is_same_value(claim.value, general.value)
        )
        found = [one for one in (own, general if is_meant else None) if one is not None]
        return max(found, key=lambda one: one.number, default=None)


@dataclass(frozen=True, slots=True)
class Judged:
    """The standing judgements, bound to what is read now."""

    pairs: tuple[Bound, ...] = ()  # same and different, in the order of the record
    claims: Mapping[str, Judgement] = field(default_factory=dict)  # the ruling that stands, by the claim's id
    properties: tuple[Bound, ...] = ()  # on properties of events, in the order of the record
    outcomes: tuple[Outcome, ...] = ()  # one for each judgement of the record, in order

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Where the judgements of different people contradict one another."""
        by_number = {outcome.judgement.number: outcome.judgement for outcome in self.outcomes}
        return tuple(
            finding
            for outcome in self.outcomes
            for later in outcome.overruled
            if (finding := _conflict(outcome.judgement, by_number[later])) is not None
        )

    def bonds(self) -> Bonds:
        """What the judgements on pairs make of the mentions."""
        return _settled(self.pairs)[0]

    def rulings(self, events: Sequence[Names]) -> tuple[Rulings, ...]:
        """For each event, given by its mentions, what was decided on its claims and properties."""
        by_event = self._by_event(events)
        return tuple(
            Rulings(self.claims, {name: ruled[-1] for name, ruled in by_event[i].items()}) for i in range(len(events))
        )

    def after(self, events: Sequence[Names]) -> tuple[Outcome, ...]:
        """What became of each judgement once the events are known: those on properties need an event to be on."""
        ruled = [judgements for of_event in self._by_event(events).values() for judgements in of_event.values()]
        applied = {judgement.number for judgements in ruled for judgement in judgements}
        later = {one.number: _rivals(one, ruled_on[i + 1 :]) for ruled_on in ruled for i, one in enumerate(ruled_on)}
        bound = {judgement.number for judgement, _ in self.properties}
        return tuple(
            replace(outcome, lapsed=(*outcome.lapsed, "no one event holds most of what it was made on any more"))
            if (number := outcome.judgement.number) in bound - applied
            else replace(outcome, overruled=later.get(number, outcome.overruled))
            for outcome in self.outcomes
        )

    def _by_event(self, events: Sequence[Names]) -> defaultdict[int, dict[str, list[Judgement]]]:
        found: defaultdict[int, dict[str, list[Judgement]]] = defaultdict(dict)
        if self.properties:
            place = {mention: i for i, mentions in enumerate(events) for mention in mentions}
            for judgement, groups in self.properties:
                event = _holder(place[name] for group in groups for name in group if name in place)
                if event is not None and judgement.about is not None:
                    found[event].setdefault(judgement.about, []).append(judgement)
        return found


NOTHING_JUDGED = Judged()
NO_RULINGS = Rulings()


def judged_of(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> Judged:
    """The record bound to what is read now; the order in which reports came changes nothing."""
    record = tuple(sorted(judgements, key=lambda one: one.number))
    if not record:
        return NOTHING_JUDGED
    by_document = {reading.document.id: reading for reading in readings}
    live = standing(record)
    bound = {one.number: _bound(one, by_document) for one in live if not one.is_of_claim}
    ruled = {one.number: _ruled(one, by_document) for one in live if one.is_of_claim}
    pairs = tuple((one, bound[one.number][0]) for one in live if one.kind in ("same", "different"))
    claims: dict[str, list[Judgement]] = defaultdict(list)
    for one in live:
        if one.number in ruled and (claim := ruled[one.number][0]) is not None:
            claims[claim].append(one)
    overruled = {
        **_settled(pairs)[1],
        **{one.number: _rivals(one, on[i + 1 :]) for on in claims.values() for i, one in enumerate(on)},
    }
    lapsed = {number: why for number, (_, why) in (*bound.items(), *ruled.items())}
    return Judged(
        pairs=pairs,
        claims={claim: on[-1] for claim, on in claims.items()},
        properties=tuple((one, bound[one.number][0]) for one in live if one.about is not None),
        outcomes=tuple(_outcome(one, lapsed, overruled) for one in record),
    )


def mentions_judged(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> frozenset[str]:
    """The mentions that anything was ever judged on, whether or not it still stands."""
    by_document = {reading.document.id: reading for reading in readings}
    anchors = [anchor for one in judgements for anchor in one.anchors]
    found = (mention_at(anchor, by_document) for anchor in anchors if anchor.claim is None)
    claims = (claim_at(anchor, by_document) for anchor in anchors if anchor.claim is not None)
    return frozenset(one.id for one in found if one) | frozenset(one.event_mention for one in claims if one)


def _outcome(
    one: Judgement, lapsed: Mapping[int, tuple[str, ...]], overruled: Mapping[int, tuple[int, ...]]
) -> Outcome:
    is_undone = one.kind not in ("undo", "redo") and one.number not in lapsed
    return Outcome(one, is_undone, lapsed.get(one.number, ()), overruled.get(one.number, ()))


def _bound(one: Judgement, readings: Readings) -> tuple[tuple[Names, ...], tuple[str, ...]]:
    """The mentions that the judgement is on now, in its groups, and what no longer applies."""
    found = [[(anchor, mention_at(anchor, readings)) for anchor in group] for group in one.groups]
    lapsed = [_lost(anchor, readings) for group in found for anchor, mention in group if mention is None]
    groups = tuple(tuple(dict.fromkeys(m.id for _, m in group if m is not None)) for group in found)
    if not one.anchors:
        lapsed.append("what it was made on was withdrawn")
    elif not lapsed and _is_void(one, groups):
        lapsed.append("of what it tells apart or puts together only one mention is left")
    return groups, tuple(lapsed)


def _is_void(one: Judgement, groups: tuple[Names, ...]) -> bool:
    names = [name for group in groups for name in group]
    if one.kind == "different":
        return len(names) > len(set(names)) or sum(map(bool, groups)) < 2
    return one.kind in ("same", "unsure") and len(set(names)) < 2


def _ruled(one: Judgement, readings: Readings) -> tuple[str | None, tuple[str, ...]]:
    """The claim that the judgement is on now, and why it is on none."""
    (anchor,) = one.anchors
    claim = claim_at(anchor, readings)
    if claim is None:
        return None, (_lost(anchor, readings),)
    if one.kind != "correct" and anchor.claim is not None and not is_same_value(claim.value, anchor.claim.value):
        return None, (f"“{anchor.span.quote}” is now read as {_told(claim)}",)
    return claim.id, ()


def _told(claim: Claim) -> str:
    value = claim.value
    return f"{claim.property} {value if isinstance(value, str) else f'{value.low}-{value.high}'}"


def _lost(anchor: Anchor, readings: Readings) -> str:
    if anchor.document not in readings:
        return f"{anchor.document} is no longer in the books"
    what = anchor.claim.property if anchor.claim is not None else "happening"
    return f"no {what} is read in “{anchor.span.quote}” any more ({anchor.document})"


def _settled(pairs: tuple[Bound, ...]) -> tuple[Bonds, dict[int, tuple[int, ...]]]:
    """The bonds, the last judgement first, and for each judgement the later ones that speak against it."""
    bonds, overruled = Bonds(), dict[int, tuple[int, ...]]()
    for one, groups in reversed(pairs):
        if one.kind == "same":
            against = bonds.join((name for group in groups for name in group), one.number)
        else:
            against = bonds.part(groups, one.number)
        overruled[one.number] = tuple(sorted(against - {one.number}))
    return bonds, overruled


def _rivals(one: Judgement, later: Iterable[Judgement]) -> tuple[int, ...]:
    """Numbers of the later judgements on the same thing that decide otherwise."""
    return tuple(o.number for o in later if (o.kind, _key(o.value)) != (one.kind, _key(one.value)))


def _key(value: Value | None) -> object:
    return tuple(value.casefold().split()) if isinstance(value, str) else value


def _holder(events: Iterable[int]) -> int | None:
    """The event that holds the most; None where there is none, or several hold equally many."""
    counted = Counter(events).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _conflict(one: Judgement, later: Judgement) -> Finding | None:
    """What is said of two people's judgements that contradict one another; nothing of one person's second thoughts."""
    if one.who == later.who:
        return None
    return Finding(
        "corroborate",
        f"Judgement {one.number} ({one.kind}, {one.who}) and judgement {later.number} ({later.kind}, {later.who}) "
        f"contradict one another; the later one stands.",
    )
