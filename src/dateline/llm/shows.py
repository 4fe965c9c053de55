"""From the bound values of a happening to its event mention: by the rules that the view always follows.

What the document's own voice says, and what another voice says where nobody contests it; of who did it only what the
document itself says, or an unnamed doer whom a plain report names ("gunmen, police said").
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dateline.llm.ground import Bound, Happening, Shown
from dateline.model import Argument, Bounds, Claim, Contest, Control, DateValue, EventMention, Number, PlaceValue

_DOING = frozenset({"perpetrator", "sponsor", "accused"})


def mention_of(happening: Happening, event_type: str) -> EventMention:
    """The readable view of a happening; nothing ungrounded is in it."""
    told, seen = happening.told, [b for b in happening.bound if _is_seen(b.claim)]
    places = _places(b.shown for b in seen)
    return EventMention(
        id=happening.id,
        event_type=event_type,
        sub_event_type=told.sub_event_type,
        trigger=happening.trigger,
        polarity="negative" if told.saying.stance == "denies" else told.polarity,
        modality=told.modality,
        date=_date(seen),
        places=places,
        arguments=tuple(_arguments(seen)),
        numbers=tuple(_numbers(seen)),
        control=_control(seen, places) if happening.is_dated else None,
    )


def contests_of(happening: Happening) -> Iterator[Contest]:
    """The properties for which the report holds rival values."""
    grounded = [b for b in happening.bound if b.claim.span is not None]
    doers = [b.claim for b in grounded if b.claim.property == "perpetrator"]
    if _is_denied(doers) or _is_disputed(doers):
        yield Contest(happening.id, "perpetrator", tuple(dict.fromkeys(str(c.value) for c in doers)))
    for group in _by_kind(b for b in grounded if b.claim.stance == "asserts"):
        current = _latest(group)
        if _are_rivals(current):
            yield Contest(happening.id, current[0].claim.property, tuple(dict.fromkeys(map(_figure, current))))


def _is_seen(claim: Claim) -> bool:
    return claim.grounding != "ungrounded" and claim.span is not None and claim.stance == "asserts"


# ---- places, dates, control
def _places(values: Iterable[Shown | None]) -> tuple[PlaceValue, ...]:
    """The places, each once."""
    unique: dict[str, PlaceValue] = {}
    for value in values:
        if isinstance(value, PlaceValue):
            unique.setdefault(value.place_id or value.name, value)
    return tuple(unique.values())


def _date(seen: list[Bound]) -> DateValue | None:
    """The finest of the dates, the report's own before any other."""
    dates = [(b.claim.speaker is not None, _days(b.shown), b.shown) for b in seen if isinstance(b.shown, DateValue)]
    return min(dates, key=lambda found: found[:2])[2] if dates else None


def _days(value: DateValue) -> int:
    return (date.fromisoformat(value.end) - date.fromisoformat(value.start)).days


def _control(seen: list[Bound], places: tuple[PlaceValue, ...]) -> Control | None:
    """Who lost the place to whom; None where no place is named."""
    found = next((b.shown for b in seen if isinstance(b.shown, Control)), None)
    return replace(found, place=places[0].name) if found is not None and places else None


# ---- arguments
def _arguments(seen: list[Bound]) -> Iterator[Argument]:
    """Each participant once for each role; who is a doer is no mere party."""
    shown: dict[tuple[str, str], Argument] = {}
    for one in seen:
        argument = one.shown
        if isinstance(argument, Argument) and (argument.role not in _DOING or _is_vouched(one.claim, argument)):
            shown.setdefault((argument.role, argument.entity_id or argument.name.casefold()), argument)
    doers = {key for role, key in shown if role == "perpetrator"}
    return (a for (role, key), a in shown.items() if role != "party" or key not in doers)


def _is_vouched(claim: Claim, argument: Argument) -> bool:
    """Whether a doer may be shown."""
    if claim.speaker is None:
        return claim.certainty == "fact"
    return argument.entity_id is None and argument.name[:1].islower()


# ---- numbers
def _numbers(seen: list[Bound]) -> Iterator[Number]:
    """For each measure and kind of people: the report's own figure, else the only one, else none."""
    for group in _by_kind(seen):
        own = [b for b in group if b.claim.speaker is None]
        current = own or _latest(group)
        if own or not _are_rivals(current):
            yield from (b.shown for b in current if isinstance(b.shown, Number))


def _by_kind(bound: Iterable[Bound]) -> list[list[Bound]]:
    groups: dict[tuple[str, str], list[Bound]] = {}
    for one in bound:
        if isinstance(one.shown, Number):
            groups.setdefault((one.shown.measure, (one.shown.of or "").casefold()), []).append(one)
    return list(groups.values())


def _latest(group: list[Bound]) -> list[Bound]:
    """The last figure of each voice."""
    return list({b.claim.speaker.name if b.claim.speaker else "": b for b in group}.values())


def _are_rivals(group: list[Bound]) -> bool:
    """Whether two figures cannot both be right."""
    values = [b.claim.value for b in group if isinstance(b.claim.value, Bounds)]
    return any(_are_apart(a, b) for n, a in enumerate(values) for b in values[n + 1 :])


def _are_apart(a: Bounds, b: Bounds) -> bool:
    low = max(a.low or 0, b.low or 0)
    high = min(a.high if a.high is not None else low, b.high if b.high is not None else low)
    return high < low


def _figure(one: Bound) -> str:
    """A count for a reader: 12, 7-9, at least 30, up to 50."""
    value = one.claim.value
    if not isinstance(value, Bounds) or (value.low is None and value.high is None):
        return "unknown"
    about = "about " if value.approximate else ""
    if value.high is None:
        return f"at least {about}{value.low}"
    if value.low is None:
        return f"up to {about}{value.high}"
    return f"{about}{value.low}" if value.low == value.high else f"{about}{value.low}-{value.high}"


# ---- doers
def _is_denied(doers: list[Claim]) -> bool:
    denied = {c.value for c in doers if c.stance == "denies"}
    return any(c.value in denied and c.stance == "asserts" for c in doers)


def _is_disputed(doers: list[Claim]) -> bool:
    """Whether several voices name several doers."""
    asserted = {c.value for c in doers if c.stance == "asserts"}
    return len(asserted) > 1 and len({c.speaker.name if c.speaker else "" for c in doers}) > 1
