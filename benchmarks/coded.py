"""Human-coded incident records: what the contract says of each event, in the words of incident databases."""

from collections.abc import Iterable, Iterator

from benchmarks.parts import read_text
from benchmarks.score import coded
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.model import Claim, EventMention, Reading, Settings

_MEASURES = {"killed": "killed", "injured": "wounded"}
_DOERS = ("perpetrator", "party")


def predict(record: Record, settings: Settings) -> Record:
    """The events of one report, the happenings that did not take place left out."""
    _, reading = read_text(record["text"], Settings(settings.engine, record["published"]))
    return {"id": record["id"], "events": [event_of(m, reading) for m in reading.event_mentions if _has_happened(m)]}


def event_of(mention: EventMention, reading: Reading) -> Record:
    """One event mention and its claims as a coded record."""
    claims = [claim for claim in reading.claims if claim.event_mention == mention.id]
    return {
        "date_start": mention.date.start if mention.date is not None else None,
        "date_end": mention.date.end if mention.date is not None else None,
        "places": [{"name": p.name, "lat": p.lat, "lon": p.lon} for p in mention.places],
        **dict(_numbers(mention)),
        "perpetrators": _unique([*_named(mention), *_blamed(claims)]),
        "weapons": _unique(a.name for a in mention.arguments if a.role == "instrument"),
        "claimed": any(is_own_claim(claim) for claim in claims),
    }


def is_own_claim(claim: Claim) -> bool:
    """Whether somebody says that it was himself: a claim of responsibility."""
    if claim.property != "perpetrator" or claim.stance != "asserts" or claim.speaker is None:
        return False
    return str(claim.value).lower() == claim.speaker.name.lower()


def _has_happened(mention: EventMention) -> bool:
    return mention.polarity == "positive" and mention.modality in ("asserted", "hedged")


def _numbers(mention: EventMention) -> Iterator[tuple[str, int | None]]:
    """Both ends of the totals of the killed and the wounded; "at least 30" is coded as 30."""
    for total in mention.totals:
        if total.measure in _MEASURES and (total.low, total.high) != (None, None):
            low = total.low or 0
            yield f"{_MEASURES[total.measure]}_low", low
            yield f"{_MEASURES[total.measure]}_high", total.high if total.high is not None else low


def _named(mention: EventMention) -> Iterator[str]:
    """Who did it, as the document itself says: by name and by words."""
    for argument in mention.arguments:
        if argument.role in _DOERS:
            yield argument.name
            if argument.span is not None:
                yield " ".join(argument.span.quote.split())


def _blamed(claims: list[Claim]) -> Iterator[str]:
    return (str(c.value) for c in claims if c.property == "perpetrator" and c.stance == "asserts")


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


TASK = Task(
    name="coded",
    work=predict,
    score=coded.score,
    gold=("date", "place", "killed_low", "actors"),
    shown=(
        "any_event",
        "killed.exact",
        "killed.in_range",
        "killed.exact_above_zero",
        "killed.in_range_above_zero",
        "wounded.exact",
        "wounded.in_range",
        "wounded.exact_above_zero",
        "date.exact",
        "date.near",
        "place.within25",
        "place.within161",
        "place.median_km",
        "place.name_match",
        "actor.match",
        "weapon.match",
        "claimed.f1",
    ),
)
