"""The claims: every value of an event mention and every rival one, with its speaker, stance and words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.control import Holding, shifts_of
from dateline.extract.discourse import Happening
from dateline.extract.drafts import AUTHOR, Accusation, Count, Seat, Voice, Vote, weaker
from dateline.extract.participants import Participant
from dateline.extract.subtypes import VOTED, TypeTables, type_of
from dateline.extract.view import (
    all_counts,
    entity_of,
    is_nameable,
    kind_of,
    latest_by_voice,
    name_of,
    rivals,
    role_of,
    seats,
    short_id,
    shown_places,
)
from dateline.model import Bounds, Claim, Contest, DateValue, EventMention, Span, Speaker, Value
from dateline.model.reading import Stance
from dateline.votes.heads import MODEL


@dataclass(frozen=True, slots=True)
class Said:
    """One value with the words and the voice behind it, before it becomes a claim."""

    property: str
    value: Value
    span: Span
    voice: Voice
    origin: str
    vote: Vote | None = None


def claims_of(
    happening: Happening,
    mention: EventMention,
    told: tuple[tuple[Accusation, ...], tuple[Holding, ...]],
    tables: TypeTables,
) -> tuple[Claim, ...]:
    """The claims about one event mention, without repetition."""
    _, _, rule = type_of(happening, tables)
    accusations, holdings = told
    said = [
        *_type(happening, mention, rule),
        *_seats(happening),
        *_accusations(accusations),
        *_counts(happening),
        *_circumstances(happening, mention),
        *_holdings(holdings),
    ]
    claims = {claim.id: claim for s in said for claim in _claims(s, mention)}
    return tuple(claims.values())


def _claims(said: Said, mention: EventMention) -> Iterator[Claim]:
    """One claim for each of those who say it."""
    for speaker in (said.voice.speaker, *said.voice.others):
        yield _claim(said, mention, speaker)
    if said.voice.is_doubted:
        voice = replace(said.voice, stance="doubts", certainty="possible", via=())
        yield _claim(replace(said, voice=voice), mention, None)


def _claim(said: Said, mention: EventMention, speaker: Participant | None) -> Claim:
    certainty = weaker(said.voice.certainty, said.voice.told)
    return Claim(
        id=claim_id(
            mention.id, (said.property, said.value), said.span, speaker.name if speaker else "", said.voice.stance
        ),
        event_mention=mention.id,
        property=said.property,
        value=said.value,
        original=said.span.quote,
        stance=said.voice.stance,
        certainty=certainty,
        speaker=to_speaker(speaker),
        span=said.span,
        grounding="exact",
        origin=_origin(said),
        confidence=round(said.vote.confidence, 2) if said.vote is not None else None,
        via=tuple(v for p in said.voice.via if (v := to_speaker(p)) is not None),
    )


def claim_id(mention: str, said: tuple[str, Value], span: Span | None, speaker: str, stance: Stance) -> str:
    """The id that follows from what is said, where, by whom and how; property and value are what is said."""
    where = f"{span.start}:{span.end}" if span is not None else ""
    return short_id(mention, said[0], str(said[1]), where, speaker, stance)


def _origin(said: Said) -> str:
    """The rule, the model, or both where they agree."""
    if said.vote is None or said.vote.by == "rules":
        return said.origin
    return MODEL if said.vote.by == "model" else f"{said.origin}+{MODEL}"


def to_speaker(person: Participant | None) -> Speaker | None:
    """The speaker as the contract writes it; None where a pronoun stands for nobody that the text names."""
    if person is None or (person.noun_class == "pronoun" and person.actor is None):
        return None
    return Speaker(person.name, entity_of(person), person.span)


def _type(happening: Happening, mention: EventMention, rule: str) -> Iterator[Said]:
    voice, vote = happening.main.voice, happening.main.vote
    if rule == VOTED and vote is not None:
        vote = replace(vote, by="model")
    for name, value in (("event_type", mention.event_type), ("sub_event_type", mention.sub_event_type)):
        yield Said(name, value, mention.trigger, voice, f"rule:type.{rule}@1", vote)


def _seats(happening: Happening) -> Iterator[Said]:
    for seat in (*seats(happening), *_denied(happening)):
        role = role_of(seat)
        if role is not None and is_nameable(seat.participant):
            origin = f"rule:role.{seat.role}@1" if seat.voice.is_author else seat.voice.origin
            yield Said(
                role, name_of(seat.participant, role), seat.participant.span, _distanced(seat), origin, seat.vote
            )


def _distanced(seat: Seat) -> Voice:
    """The voice behind a name; the report itself doubts one that it keeps a distance from."""
    if not seat.participant.is_distanced:
        return seat.voice
    if seat.voice.is_author:
        return replace(seat.voice, stance="doubts", certainty="possible")
    return replace(seat.voice, is_doubted=True)


def _denied(happening: Happening) -> Iterator[Seat]:
    """Who is said not to have done it, or not to have been harmed: no part of the view, but a claim."""
    for draft in happening.drafts:
        if draft.polarity == "negative" and draft is not happening.main and draft.voice.stance == "denies":
            yield from draft.seats


def _accusations(accusations: tuple[Accusation, ...]) -> Iterator[Said]:
    for accusation in accusations:
        for accused in accusation.accused:
            yield Said(accusation.role, name_of(accused), accused.span, accusation.voice, accusation.voice.origin)


def _counts(happening: Happening) -> Iterator[Said]:
    for count in all_counts(happening):
        origin = "rule:count@1" if count.voice.is_author else count.voice.origin
        yield Said(count.measure, Bounds(count.low, count.high, count.approximate), count.span, count.voice, origin)


def _circumstances(happening: Happening, mention: EventMention) -> Iterator[Said]:
    voice = happening.main.voice
    if mention.date is not None:
        span = mention.date.span or mention.trigger
        yield Said("date", interval(mention.date), span, AUTHOR, f"rule:date.{mention.date.anchor}@1")
    for place in shown_places(happening):
        if place.span is not None:
            yield Said("place", place.name, place.span, voice, "rule:place@1")
    yield from _controls(happening, mention)


def _controls(happening: Happening, mention: EventMention) -> Iterator[Said]:
    """What each clause tells of the change of hands; what a clause leaves open is told by the others."""
    shown = mention.control
    if shown is None:
        return
    for shift in shifts_of(happening.drafts):
        from_ = shift.from_ or (shown.from_ if shift.to in (None, shown.to) and shown.from_ != shift.to else None)
        to = shift.to or (shown.to if shift.from_ in (None, shown.from_) and shown.to != shift.from_ else None)
        origin = "rule:control@1" if shift.voice.is_author else shift.voice.origin
        yield Said("control", replace(shift, from_=from_, to=to).value, shift.span, shift.voice, origin)


def _holdings(holdings: tuple[Holding, ...]) -> Iterator[Said]:
    for holding in holdings:
        yield Said("control", f"? -> {name_of(holding.holder)}", holding.span, holding.voice, "rule:control.held@1")


def interval(date: DateValue) -> str:
    """An ISO date, or `start/end`."""
    return date.start if date.start == date.end else f"{date.start}/{date.end}"


# ---- contested
def contests_of(happening: Happening, mention: EventMention, claims: tuple[Claim, ...]) -> tuple[Contest, ...]:
    """The properties for which the document holds rival values."""
    found = []
    doers = [c for c in claims if c.property == "perpetrator"]
    values = tuple(dict.fromkeys(str(c.value) for c in doers))
    asserted = {c.value for c in doers if c.stance == "asserts"}
    if (
        len(values) > 1 and len({_speaker(c) for c in doers}) > 1 and (len(asserted) > 1 or _is_denied(doers))
    ) or _is_denied(doers):
        found.append(Contest(mention.id, "perpetrator", values))
    for measure, counts in _rival_counts(happening):
        found.append(Contest(mention.id, measure, tuple(dict.fromkeys(bounds_text(c) for c in counts))))
    return tuple(found)


def _speaker(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker is not None else ""


def _is_denied(claims: list[Claim]) -> bool:
    denied = {c.value for c in claims if c.stance == "denies"}
    return any(c.value in denied and c.stance == "asserts" for c in claims)


def _rival_counts(happening: Happening) -> Iterator[tuple[str, list[Count]]]:
    groups: dict[tuple[str, str], list[Count]] = {}
    for count in all_counts(happening):
        if not count.is_superseded:
            groups.setdefault((count.measure, kind_of(count)), []).append(count)
    for (measure, _), counts in groups.items():
        current = latest_by_voice(counts)
        if rivals(current):
            yield measure, current


def bounds_text(count: Count) -> str:
    """A count for a reader: 12, 7-9, at least 30, up to 50."""
    about = "about " if count.approximate else ""
    if count.low is None and count.high is None:
        return "unknown"
    if count.high is None:
        return f"at least {about}{count.low}"
    if count.low is None:
        return f"up to {about}{count.high}"
    return f"{about}{count.low}" if count.low == count.high else f"{about}{count.low}-{count.high}"
