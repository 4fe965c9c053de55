"""Tiny builders: a report told in one call, with claims for everything that its mention shows."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from dateline.corroborate import Account, accounts_of, corroborate
from dateline.model import (
    Argument,
    Bounds,
    Claim,
    DateValue,
    Document,
    DocumentHead,
    Event,
    EventMention,
    Number,
    PlaceValue,
    Property,
    Reading,
    Span,
    Speaker,
)
from dateline.model.reading import Stance, Value
from dateline.rules.linking import load_linking

LINKING = load_linking()
JABLEH = PlaceValue("Jableh", 35.36, 35.93, "Latakia", "SY", "geonames:1", 1, 5000)
TARTUS = PlaceValue("Tartus", 34.89, 35.89, "Tartus", "SY", "geonames:2", 1, 5000)
SYRIA = PlaceValue("Syria", 35.0, 38.0, None, "SY", "geonames:3", 3, 400_000)
MONDAY, TUESDAY = "2016-05-23", "2016-05-24"
TYPES = {
    "bombing": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "suicide bombing": ("Explosions/Remote violence", "Suicide bomb"),
    "shelling": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "air strike": ("Explosions/Remote violence", "Air/drone strike"),
    "attack": ("Violence against civilians", "Attack"),
    "clash": ("Battles", "Armed clash"),
    "protest": ("Protests", "Peaceful protest"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A document and what was read in it."""

    document: Document
    reading: Reading


def day(iso: str | None, end: str | None = None) -> DateValue | None:
    """A day, or a range of days; None stays None."""
    return None if iso is None else DateValue(iso, end or iso, "range" if end else "day", "text")


def toll(low: int | None, high: int | None, measure: str = "killed", of: str | None = None) -> Number:
    """A count of the dead, or of another measure."""
    return Number(measure, low, high, False, of)  # type: ignore[arg-type]  # the measure is a literal in every test


def who(role: str, name: str, entity_id: str | None = None) -> Argument:
    """Somebody in a role."""
    return Argument(role, name, entity_id)  # type: ignore[arg-type]  # the role is a literal in every test


def mention(
    trigger: str, date: str | DateValue | None, place: PlaceValue | None, *rest: Argument | Number
) -> EventMention:
    """An event mention whose id is still to be given by the report that holds it."""
    event_type, sub_event_type = TYPES[trigger]
    return EventMention(
        id="",
        event_type=event_type,
        sub_event_type=sub_event_type,
        trigger=Span(0, len(trigger), trigger),
        date=day(date) if isinstance(date, str) else date,
        places=(place,) if place else (),
        arguments=tuple(part for part in rest if isinstance(part, Argument)),
        numbers=tuple(part for part in rest if isinstance(part, Number)),
    )


IS = who("perpetrator", "Islamic State", "actor:is")
AHRAR = who("perpetrator", "Ahrar al-Sham", "actor:ahrar")
PLAIN = mention("bombing", MONDAY, JABLEH)


def told(*parts: object, date: object = MONDAY, place: object = JABLEH, trigger: str = "bombing") -> EventMention:
    """A bombing in Jableh on Monday, but for what is said otherwise."""
    return mention(trigger, date, place, *parts)  # type: ignore[arg-type]  # the parts are a test's own


def claim(about: str, name: str, value: Value, stance: Stance = "asserts", speaker: str | None = None) -> Claim:
    """A claim with an exact span."""
    voice = Speaker(speaker) if speaker else None
    key = f"{about}/{name}/{value}/{stance}/{speaker}"
    return Claim(key, about, name, value, str(value), stance, "fact", voice, Span(0, 1, "x"), "exact", "rule:test@1")


def report(source: str, published: str, *mentions: EventMention, text: str = "") -> Told:
    """A report by an outlet; every value of its mentions is a claim in its own voice."""
    words = text or f"{source} {published} " + " ".join(f"{source}{published}{i}" for i in range(30))
    document = Document(f"sha256:{source}-{published}", source=source, published=published, language="en", text=words)
    named = tuple(
        replace(m, id=m.id or f"em:{source}-{published}-{i}", trigger=replace(m.trigger, start=i))
        for i, m in enumerate(mentions)
    )
    claims = tuple(one for m in named for one in _claims(m))
    return Told(document, Reading(_head(document), named, claims))


def with_claims(told: Told, *claims: Claim) -> Told:
    """The same report with more claims."""
    return Told(told.document, replace(told.reading, claims=told.reading.claims + claims))


def accounts(left: EventMention, right: EventMention, published: str = "2016-05-24") -> tuple[Account, Account]:
    """The accounts of two outlets, the first of 24 May 2016, the second published on the day given."""
    pair = (report("A", "2016-05-24", left), report("B", published, right))
    made = accounts_of([p.reading for p in pair], [p.document for p in pair], LINKING).records
    return (made[0], made[1])


def busy_day(random: Random, number: int) -> Told:
    """A report of five happenings on some day of two months, in some of sixty towns."""
    first = date(2016, 5, 1) + timedelta(days=random.randrange(60))
    return report(f"Outlet {number}", first.isoformat(), *(_busy(random, first - timedelta(i % 2)) for i in range(5)))


def events_of(*told: Told) -> tuple[Event, ...]:
    """The events that the reports make together."""
    return corroborate(tuple(t.reading for t in told), tuple(t.document for t in told), LINKING).records


def shares(*told: Told) -> list[set[str]]:
    """For each event the outlets that tell of it."""
    return [set(event.sources) for event in events_of(*told)]


def prop(event: Event, name: str) -> Property:
    """The property of that name."""
    return next(one for one in event.properties if one.name == name)


def _busy(random: Random, when: date) -> EventMention:
    """An event mention; one in ten lacks its date and one in ten its place."""
    town, actor = random.randrange(60), f"Group {random.randrange(12)}"
    place = PlaceValue(f"Town {town}", 33 + town % 8 * 0.4, 36 + town // 8 * 0.4, "North", "SY", f"g:{town}", 1, 5000)
    trigger = random.choice(("bombing", "shelling", "clash", "air strike", "attack"))
    parts = (who("perpetrator", actor), toll(town, town))
    dated = when.isoformat() if random.random() < 0.9 else None
    return mention(trigger, dated, place if random.random() < 0.9 else None, *parts)


def _claims(m: EventMention) -> list[Claim]:
    found = [claim(m.id, "event_type", m.sub_event_type)]
    found += [claim(m.id, a.role, a.name) for a in m.arguments]
    found += [claim(m.id, n.measure, Bounds(n.low, n.high, n.approximate)) for n in m.numbers]
    found += [claim(m.id, "place", p.name) for p in m.places]
    if m.date:
        found.append(
            claim(m.id, "date", m.date.start if m.date.start == m.date.end else f"{m.date.start}/{m.date.end}")
        )
    return found


def _head(d: Document) -> DocumentHead:
    return DocumentHead(d.id, d.title, d.author, d.source, d.dateline_place, d.published, d.language, d.text)
