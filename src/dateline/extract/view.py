"""From a happening to its event mention: what the document's own voice says, and what nobody contests."""

import hashlib
from collections.abc import Iterable

from dateline.extract.discourse import Happening
from dateline.extract.drafts import Count, Seat
from dateline.extract.families import HARM, TERRITORY
from dateline.extract.participants import PEOPLE, Participant
from dateline.extract.subtypes import TypeTables, type_of
from dateline.model import Argument, Control, EventMention, Number, PlaceValue
from dateline.model.values import Role
from dateline.rules.word_sets import WordSets

_ROLES: dict[str, Role] = {
    "perpetrator": "perpetrator", "taker": "perpetrator", "crowd": "perpetrator", "state": "perpetrator",
    "agent": "perpetrator", "party": "party", "target": "target", "holder": "target", "leaver": "perpetrator", "victim": "victim",
    "instrument": "instrument", "sponsor": "sponsor", "place": "target",
}  # fmt: skip
DOING = frozenset({"perpetrator", "sponsor"})


def event_mention(happening: Happening, document_id: str, tables: TypeTables) -> EventMention:
    """The readable view of a happening."""
    main = happening.main
    event_type, sub_event_type, _ = type_of(happening, tables)
    return EventMention(
        id=short_id(document_id, str(main.span.start), main.frame),
        event_type=event_type,
        sub_event_type=sub_event_type,
        trigger=main.span,
        polarity=main.polarity,
        modality=main.modality,
        date=happening.date if main.modality in ("asserted", "hedged") else None,
        places=shown_places(happening),
        arguments=tuple(arguments(happening)),
        numbers=tuple(number(c) for c in shown_counts(happening)),
        control=control(happening, tables.sets),
    )


def short_id(*parts: str) -> str:
    """Twelve hex digits that depend on the parts alone."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


# ---- arguments
def arguments(happening: Happening) -> list[Argument]:
    """Each participant once for each role; a doer only where the document itself says so."""
    shown: dict[tuple[str, str], Argument] = {}
    for seat in seats(happening):
        role = role_of(seat)
        if role is None or (role in DOING and not is_vouched(seat)) or seat.voice.stance != "asserts":
            continue
        if not is_nameable(seat.participant):
            continue
        argument = Argument(role, name_of(seat.participant, role), entity_of(seat.participant), seat.participant.span)
        shown.setdefault((role, argument.entity_id or argument.name.lower()), argument)
    doers = {a.entity_id or a.name for a in shown.values() if a.role == "perpetrator"}
    return [a for a in shown.values() if a.role != "party" or (a.entity_id or a.name) not in doers]


def is_vouched(seat: Seat) -> bool:
    """Whether a doer may be shown: the document says so itself, or a plain report names nobody ("gunmen, police said")."""
    plain = seat.voice.origin.startswith(("rule:speech.say", "rule:speech.according", "rule:speech.confirm"))
    is_sure = seat.voice.is_author and seat.voice.certainty == "fact"
    return is_sure or (plain and entity_of(seat.participant) is None and seat.participant.actor is None)


def seats(happening: Happening) -> list[Seat]:
    """The seats of all drafts, those of the naming draft first; a denied draft seats nobody."""
    ordered = sorted(happening.drafts, key=lambda d: (d is not happening.main, d.span))
    return [
        s
        for d in ordered
        if d.polarity == "positive" or d is happening.main
        for s in d.seats
        if not (s.role == "agent" and d.frame in HARM)  # who finds the bodies did not kill
    ]


def role_of(seat: Seat) -> Role | None:
    """The contract's role; a mere toponym is a place and no target."""
    if seat.role in ("place", "target", "holder") and seat.participant.noun_class in ("place", "country"):
        return "target" if seat.participant.noun_class == "country" and seat.role != "place" else None
    return _ROLES.get(seat.role)


def is_nameable(person: Participant) -> bool:
    """Whether the words name somebody or something: not an unresolved pronoun, a bare number or nobody."""
    unresolved = person.noun_class == "pronoun" and person.actor is None
    bare = (
        person.head.isdigit()
        or person.head == ""
        or (person.quantity is not None and person.quantity.span.quote == person.span.quote)
    )
    return not (unresolved or bare or person.is_negative)


def name_of(person: Participant, role: str = "") -> str:
    """The actor's name where the words name it, else the words; of those harmed always the words, if they are nouns."""
    described = role == "victim" and not person.is_pronoun and person.noun_class in PEOPLE
    return person.span.quote if described else person.name


def entity_of(person: Participant) -> str | None:
    """The actor's id."""
    return person.actor.entity_id if person.actor is not None else None


# ---- places
def shown_places(happening: Happening) -> tuple[PlaceValue, ...]:
    """The places of the happening; a region that contains a town named beside it is left out."""
    values = [p.value for p in happening.places if p.value is not None]
    containers = {v.admin1 for v in values if v.admin1 is not None and v.admin1 != v.name}
    values = [v for v in values if v.name not in containers or len(values) == 1]
    finest = min((_precision(v) for v in values), default=3)
    kept = [v for v in values if _precision(v) < 3 or finest == 3]
    unique = {v.place_id or v.name: v for v in kept}
    return tuple(unique.values())


def _precision(value: PlaceValue) -> int:
    """A place that no gazetteer knows is taken to be small: where it lies is open, that it is named is not."""
    return value.geo_precision or 1


# ---- numbers
def number(count: Count) -> Number:
    """A count as the contract writes it."""
    return Number(count.measure, count.low, count.high, count.approximate, count.of, count.span)


def all_counts(happening: Happening) -> list[Count]:
    """Every count of the happening in the order in which it was told; persons that no numeral counts are no figures."""
    unique = {(c.measure, c.span): c for d in happening.drafts for c in d.counts}
    return [count for count in unique.values() if not count.is_implied]


def shown_counts(happening: Happening) -> list[Count]:
    """For each measure and kind of people: the document's own figure, else the only one, else none."""
    shown: list[Count] = []
    for group in _by_measure(all_counts(happening)):
        own = [c for c in group if c.voice.is_author]
        current = own or latest_by_voice(group)
        if own or not rivals(current):
            shown.extend(current)
    return shown


def _by_measure(counts: Iterable[Count]) -> list[list[Count]]:
    groups: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        if not count.is_superseded:
            groups.setdefault((count.measure, kind_of(count)), []).append(count)
    return list(groups.values())


def kind_of(count: Count) -> str:
    """Counts of named kinds of people stand apart; a plain count of people, bodies or nobody in particular is the total."""
    return "" if count.is_total else count.of or ""


def latest_by_voice(counts: list[Count]) -> list[Count]:
    """The last figure of each voice: a corrected toll supersedes."""
    last = {speaker_key(c): c for c in counts}
    return list(last.values())


def speaker_key(count: Count) -> str:
    """Who gives the figure."""
    speaker = count.voice.speaker
    return (entity_of(speaker) or speaker.name) if speaker is not None else ""


def rivals(counts: list[Count]) -> bool:
    """Whether two figures cannot both be right."""
    return any(_apart(a, b) for i, a in enumerate(counts) for b in counts[i + 1 :])


def _apart(a: Count, b: Count) -> bool:
    low = max(a.low or 0, b.low or 0)
    high = min(a.high if a.high is not None else low, b.high if b.high is not None else low)
    return high < low


# ---- control
def control(happening: Happening, sets: WordSets) -> Control | None:
    """Who lost a place to whom, where territory changes hands."""
    draft = next((d for d in happening.drafts if d.frame in TERRITORY and not d.is_entry), None)
    if draft is None or happening.main.modality not in ("asserted", "hedged"):
        return None
    place = next((s.participant for d in happening.drafts for s in d.seats if s.role == "place"), None)
    shown = shown_places(happening)
    taken = place.place.value if place is not None and place.place is not None else None
    name = taken.name if taken is not None else shown[0].name if shown else place.name if place is not None else None
    if name is None:
        return None
    before = _seat_name(happening, "holder") or _seat_name(happening, "leaver")
    is_part = place is not None and place.place is None and place.head in sets.district_nouns
    return Control(name, before, _seat_name(happening, "taker"), is_part)


def _seat_name(happening: Happening, role: str) -> str | None:
    return next(
        (name_of(s.participant) for s in seats(happening) if s.role == role and is_nameable(s.participant)), None
    )
