"""What a model told of a passage, bound to the words of the document: claims, and what of each the view may show.

A value whose words are not in the text becomes an ungrounded claim and a finding, and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from dateline.extract.ledger import claim_id, interval
from dateline.extract.view import short_id
from dateline.llm.align import Aligned, Page
from dateline.llm.known import Known, actor_at, count_at, date_at, is_time, places_at, says_the_same, without_article
from dateline.llm.told import MEASURES, ROLES, Saying, ToldEvent, ToldValue, shown
from dateline.model import (
    Argument,
    Bounds,
    Claim,
    Control,
    DateValue,
    Finding,
    Number,
    PlaceValue,
    Result,
    Span,
    Speaker,
    Value,
)
from dateline.model.values import Measure, Role

Shown = Argument | Number | PlaceValue | DateValue | Control
_NOT_THERE = "the model gives words that the report does not hold"


@dataclass(frozen=True, slots=True)
class Bound:
    """A claim and what the view may show of it; None where it may show nothing."""

    claim: Claim
    shown: Shown | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the model whose trigger stands in the text."""

    id: str
    told: ToldEvent
    trigger: Span
    bound: tuple[Bound, ...]

    @property
    def is_dated(self) -> bool:
        """Whether it has happened, or may have: of what is only planned the view shows no date."""
        return self.told.modality in ("asserted", "hedged")


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What is needed to bind the values of one passage."""

    page: Page
    known: Known
    origin: str
    event_type: dict[str, str]  # by sub-event type


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a value belongs: to which event mention, beside which words, after which date."""

    mention: str
    near: Span
    previous: DateValue | None = None


def ground(events: tuple[ToldEvent, ...], previous: DateValue | None, desk: Desk) -> Result[Happening]:
    """The happenings of a passage in the order of the model; one whose trigger is not in the text is left out."""
    found: dict[str, Happening] = {}
    findings: list[Finding] = []
    for told in events:
        sentence = _aligned(told.sentence, None, desk)
        trigger = _aligned(told.trigger, sentence.span if sentence else None, desk)
        if trigger is None:
            findings.append(Finding("extract", f"{shown(told.trigger)}: {_NOT_THERE}; the event is left out."))
            continue
        key = short_id(desk.known.document.id, str(trigger.span.start), told.sub_event_type)
        parts = list(_parts(told, trigger, Setting(key, trigger.span, previous), desk))
        findings.extend(part for part in parts if isinstance(part, Finding))
        bound = {part.claim.id: part for part in parts if isinstance(part, Bound)}
        if key in found:  # told twice: one event with the values of both
            bound = {b.claim.id: b for b in found[key].bound} | bound
        found[key] = Happening(key, told, trigger.span, tuple(bound.values()))
        previous = _last_date(found[key]) or previous
    return Result(tuple(found.values()), tuple(findings))


def _last_date(happening: Happening) -> DateValue | None:
    return next((b.shown for b in happening.bound if isinstance(b.shown, DateValue)), None)


def _parts(told: ToldEvent, trigger: Aligned, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    """The claims of an event, its type first, and what could not be bound."""
    types = {"event_type": desk.event_type[told.sub_event_type], "sub_event_type": told.sub_event_type}
    for name, value in types.items():
        yield from _bound(ToldValue(name, told.trigger, told.saying), (value, trigger, None), setting, desk)
    for one in told.values:
        if one.property == "date" and told.modality not in ("asserted", "hedged"):
            continue  # the day of what has not happened is no date of an event
        sentence = _aligned(one.sentence, None, desk)
        near = replace(setting, near=sentence.span) if sentence else setting
        yield from _read(one, _aligned(one.quote, near.near, desk), near, desk)


def _aligned(quote: str | None, near: Span | None, desk: Desk) -> Aligned | None:
    return desk.page.align(quote, near) if quote else None


# ---- one value
def _read(one: ToldValue, at: Aligned | None, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    """The claim of one value, by what kind of value it is."""
    if at is None:
        yield from _ungrounded(one, setting, desk)
    elif one.property in ROLES:
        yield from _seat(one, at, setting, desk)
    elif one.property in MEASURES:
        yield from _count(one, at, setting, desk)
    elif one.property == "place":
        yield from _place(one, at, setting, desk)
    elif one.property == "date":
        yield from _date(one, at, setting, desk)
    else:
        yield from _control(one, at, setting, desk)


def _seat(one: ToldValue, at: Aligned, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    span = without_article(at.span, desk.known)
    name, entity = _named(span, desk.known)
    role = cast(Role, one.property)
    argument = Argument(role, span.quote if role == "victim" else name, entity, span)
    yield from _bound(one, (argument.name, replace(at, span=span), argument), setting, desk)


def _named(span: Span, known: Known) -> tuple[str, str | None]:
    """The name of the known actor, and its id, or the words."""
    actor = actor_at(span, known)
    return (actor.name, actor.entity_id) if actor else (span.quote, None)


def _count(one: ToldValue, at: Aligned, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    figure = count_at(at.span, desk.known)
    if figure is None:
        yield Finding(
            "resolve", f"{shown(at.span.quote)} does not hold one figure; no {one.property} is read.", at.span
        )
        return
    if at.grounding == "partial" and not says_the_same(one.quote, figure, desk.known):
        yield from _ungrounded(one, setting, desk)
        return
    of = one.of if one.of and one.of in at.span.quote else None
    value = Bounds(figure.low, figure.high, figure.approximate)
    number = Number(cast(Measure, one.property), value.low, value.high, value.approximate, of, figure.span)
    yield from _bound(one, (value, replace(at, span=figure.span), number), setting, desk)


def _place(one: ToldValue, at: Aligned, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    places = places_at(at.span, desk.known)
    span = without_article(at.span, desk.known)
    if not places and span.quote.islower():
        yield Finding("resolve", f"{shown(at.span.quote)} names no place.", at.span)
    elif not places:
        yield Finding("resolve", f"The gazetteer has no place {shown(span.quote)}; it is kept without a point.", span)
        places = (PlaceValue(span.quote, span=span),)
    for place in places:
        yield from _bound(one, (place.name, replace(at, span=place.span or at.span), place), setting, desk)


def _date(one: ToldValue, at: Aligned, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    found = date_at(at.span, setting.previous, desk.known)
    yield from found.findings
    for date in found.records:
        yield from _bound(one, (interval(date), replace(at, span=date.span or at.span), date), setting, desk)
    if not (found.records or found.findings or is_time(at.span, desk.known)):
        yield Finding("resolve", f"{shown(at.span.quote)} is no time that is understood.", at.span)


def _control(one: ToldValue, at: Aligned, setting: Setting, desk: Desk) -> Iterator[Bound | Finding]:
    sides = [(words, _aligned(words, at.span, desk)) for words in (one.from_, one.to)]
    if not (one.from_ or one.to):
        yield Finding("extract", f"{shown(at.span.quote)}: the model names nobody who lost or won a place.", at.span)
    elif any(words and found is None for words, found in sides):
        yield from _ungrounded(one, setting, desk)
    else:
        from_, to = (_named(without_article(a.span, desk.known), desk.known)[0] if a else None for _, a in sides)
        yield from _bound(one, (f"{from_ or '?'} -> {to or '?'}", at, Control("", from_, to)), setting, desk)


# ---- claims
def _bound(
    one: ToldValue, found: tuple[Value, Aligned, Shown | None], setting: Setting, desk: Desk
) -> Iterator[Bound | Finding]:
    """The claim with its speaker; ungrounded where the words that name the speaker are not in the text."""
    value, at, view = found
    speaker = _speaker(one.saying, at.span, desk)
    if one.saying.speaker is not None and speaker is None:
        yield from _ungrounded(one, setting, desk, value=value)
    else:
        yield Bound(_claim(one, (value, at), speaker, setting.mention, desk.origin), view)


def _speaker(saying: Saying, near: Span, desk: Desk) -> Speaker | None:
    at = _aligned(saying.speaker, near, desk)
    if at is None:
        return None
    span = without_article(at.span, desk.known)
    name, entity = _named(span, desk.known)
    return Speaker(name, entity, span)


def _ungrounded(one: ToldValue, setting: Setting, desk: Desk, value: Value | None = None) -> Iterator[Bound | Finding]:
    """A claim that can be seen but not used, in the model's words."""
    if value is None:
        value = Bounds(None, None) if one.property in MEASURES else one.quote
    words = " or ".join(shown(w) for w in (one.quote, one.from_, one.to, one.saying.speaker) if w)
    speaker = Speaker(one.saying.speaker) if one.saying.speaker else None
    yield Bound(_claim(one, (value, None), speaker, setting.mention, desk.origin))
    yield Finding("extract", f"{words}: {_NOT_THERE}; the {one.property} is ungrounded.")


def _claim(
    one: ToldValue, found: tuple[Value, Aligned | None], speaker: Speaker | None, mention: str, origin: str
) -> Claim:
    value, at = found
    span = at.span if at else None
    return Claim(
        id=claim_id(mention, (one.property, value), span, speaker.name if speaker else "", one.saying.stance),
        event_mention=mention,
        property=one.property,
        value=value,
        original=span.quote if span else one.quote,
        stance=one.saying.stance,
        certainty=one.saying.certainty,
        speaker=speaker,
        span=span,
        grounding=at.grounding if at else "ungrounded",
        origin=origin,
    )
