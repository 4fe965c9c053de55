"""An account: one event mention made ready for comparison, with the report that it stands in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from dateline.corroborate.sources import Report, ordinal, reports_of
from dateline.corroborate.telling import (
    is_named,
    names_in,
    paragraph,
    quoted_in,
    sentence,
    sentence_ends,
    telling_words,
    words_of,
)
from dateline.model import Argument, Bounds, Claim, Document, EventMention, Finding, PlaceValue, Reading, Result
from dateline.rules.linking import Linking

DEFAULT_RADIUS_KM = {1: 5.0, 2: 25.0, 3: 150.0}  # where a place comes without a radius, by ACLED's precision
HARMED = ("target", "victim")
NEWS_DAYS = 2  # what a report tells without a date is taken to have happened on its day or in the two before
_ACTORS = frozenset({"perpetrator", "target", "victim", "party", "sponsor", "accused"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A resolved place: a point in degrees, a radius in kilometres, and its identifiers."""

    name: str
    place_id: str | None
    point: tuple[float, float] | None
    radius_km: float
    precision: int
    admin1: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One event mention with everything that comparing needs, worked out once."""

    mention: EventMention
    report: Report
    claims: tuple[Claim, ...]  # grounded ones only
    families: frozenset[str]  # of its type: accounts that share one are compared
    manners: frozenset[str]  # how what its type names is done
    days: tuple[int, int] | None  # first and last day that it can have been, as ordinals, where the report says
    window: tuple[int, int] | None  # the same; where the report does not say, the last days before it came out
    spots: tuple[Spot, ...]
    countries: frozenset[str]  # of the spots; where there are none, of all that the report tells of
    actors: frozenset[str]  # named actors in any role: ids and folded names
    roles: frozenset[tuple[str, str]]  # (side, name) with target and victim taken as one side
    culprits: frozenset[str]  # ids of the perpetrators named in the report's own voice
    perpetrators: frozenset[str]  # ids, names and telling words of names, of the same
    target_words: frozenset[str]
    harmed_words: frozenset[str]  # of targets and victims
    means: frozenset[str]  # words for what it was done with
    trigger_words: frozenset[str]
    sentence: tuple[int, int]  # where it begins and ends
    words: frozenset[str]  # its telling words
    around: frozenset[str]  # the telling words of the paragraph, the heading over it included
    quoted: frozenset[int]  # word sequences of the paragraph that stand in quotation marks, as hashes
    told_names: tuple[frozenset[str], ...]  # skeletons of the names in the sentence, in the paragraph, in the headline
    place_names: frozenset[str]  # skeletons of the words that name its places
    place_words: frozenset[str]  # the words that name its places
    name_words: frozenset[str]  # those, and the words for its actors, which are compared by themselves
    tolls: tuple[tuple[str, tuple[Bounds, ...]], ...]
    dead: tuple[Bounds, ...]  # those counts of the dead that are not of a part of them only

    @property
    def is_dated(self) -> bool:
        """Whether the report says when, in words that belong to this happening."""
        date = self.mention.date
        return self.days is not None and date is not None and date.anchor != "inherited"

    @property
    def is_located(self) -> bool:
        """Whether one of its places is known to lie at a point of the map."""
        return any(spot.point is not None for spot in self.spots)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Its place in the order of publication, the same whatever order the reports came in."""
        return (self.report.published, self.report.id, self.mention.trigger.start, self.mention.id)


def accounts_of(
    readings: Iterable[Reading],
    documents: Iterable[Document],
    linking: Linking,
    originals: Mapping[str, str] | None = None,
) -> Result[Account]:
    """What each report asserts to have happened, in the order of publication.

    Denied, planned, hypothetical and generic happenings are no accounts; neither is a mention whose every claim is
    ungrounded. `originals`: who copies whom, where that is known (see `reports_of`).
    """
    kept, findings = _unique(readings)
    reports = reports_of(kept, documents, originals)
    accounts = [
        _lean(_account(mention, claims, _Setting(reports[reading.document.id], reading), linking))
        for reading in kept
        for mention, claims in _asserted(reading)
    ]
    once = {account.mention.id: account for account in sorted(accounts, key=lambda a: a.order, reverse=True)}
    if len(once) < len(accounts):
        findings += (
            Finding("corroborate", f"{len(accounts) - len(once)} event mentions share an id and are left out."),
        )
    return Result(tuple(sorted(once.values(), key=lambda a: a.order)), findings)


def _unique(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """One reading for each document; which one does not depend on the order in which they came."""
    by_document: dict[str, Reading] = {}
    findings: list[Finding] = []
    for reading in readings:
        other = by_document.setdefault(reading.document.id, reading)
        if other != reading:
            by_document[reading.document.id] = min(other, reading, key=repr)
            findings.append(
                Finding("corroborate", f"{reading.document.id} was given in two readings; one is left out.")
            )
    return tuple(by_document.values()), tuple(findings)


def _asserted(reading: Reading) -> Iterator[tuple[EventMention, tuple[Claim, ...]]]:
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.event_mention, []).append(claim)
    for mention in reading.event_mentions:
        said = claims.get(mention.id, [])
        grounded = tuple(claim for claim in said if claim.grounding != "ungrounded" and claim.span is not None)
        if mention.polarity == "positive" and mention.modality in ("asserted", "hedged") and (grounded or not said):
            yield mention, grounded


@dataclass(frozen=True, slots=True)
class _Setting:
    """The report and everything that is read in it."""

    report: Report
    reading: Reading

    @property
    def countries(self) -> frozenset[str]:
        places = (place for mention in self.reading.event_mentions for place in mention.places)
        return frozenset(place.country for place in places if place.country)

    @property
    def headline(self) -> str:
        document = self.reading.document
        return document.title or document.text.partition("\n")[0]


def _account(mention: EventMention, claims: tuple[Claim, ...], setting: _Setting, linking: Linking) -> Account:
    tolls, days, kin = _tolls(mention, claims), _days(mention), linking.type_family(mention.sub_event_type)
    spots, blamed = tuple(_spot(place) for place in mention.places), _blamed(mention, claims)
    text = setting.reading.document.text
    passage, ends = paragraph(text, mention.trigger), sentence_ends(text, mention.trigger)
    said, trigger_words = sentence(text, mention.trigger, ends), words_of(mention.trigger.quote)
    return Account(
        mention=mention,
        report=setting.report,
        claims=claims,
        families=frozenset(kin.families),
        manners=frozenset(kin.manners),
        days=days,
        window=days or _news_days(setting.report),
        spots=spots,
        countries=frozenset(spot.country for spot in spots if spot.country) or setting.countries,
        actors=frozenset(_actors(mention, claims)),
        roles=frozenset(_roles(mention)),
        culprits=frozenset(argument.entity_id for argument in blamed if argument.entity_id),
        perpetrators=frozenset(_perpetrators(blamed)),
        target_words=telling_words(mention.arguments, ("target",), linking),
        harmed_words=telling_words(mention.arguments, HARMED, linking),
        means=telling_words(mention.arguments, ("instrument",), linking),
        trigger_words=frozenset(word[:4] for word in trigger_words),
        sentence=ends,
        words=frozenset(words_of(said)).difference(linking.common_words, trigger_words),
        around=_around(passage, linking).difference(trigger_words),
        quoted=quoted_in(passage),
        told_names=(names_in(said), names_in(passage), names_in(setting.headline)),
        place_names=names_in(" ".join(_names_of(mention.places))),
        place_words=frozenset(_words_for(mention.places)) - linking.common_words,
        name_words=frozenset(_words_for((*mention.places, *(a for a in mention.arguments if a.role in _ACTORS)))),
        tolls=tolls,
        dead=_dead(dict(tolls).get("killed", ()), mention, linking),
    )


def _lean(account: Account) -> Account:
    """The account with each of its sets once in memory: what reports name is mostly what others name, too."""
    shared: dict[str, Any] = {name: _once(getattr(account, name)) for name in _SETS}
    return replace(account, **shared)


_SETS = tuple(field.name for field in fields(Account) if str(field.type).startswith("frozenset"))


@lru_cache(maxsize=65_536)
def _once(words: frozenset[str]) -> frozenset[str]:
    """The first set that was equal to this one."""
    return words


def _news_days(report: Report) -> tuple[int, int] | None:
    published = report.published_day
    return None if published is None else (published - NEWS_DAYS, published)


def _days(mention: EventMention) -> tuple[int, int] | None:
    if mention.date is None:
        return None
    start, end = ordinal(mention.date.start), ordinal(mention.date.end)
    return (start, end) if start is not None and end is not None and start <= end else None


def _spot(place: PlaceValue) -> Spot:
    precision = place.geo_precision or (1 if place.lat is not None else 3)
    radius = place.radius_m / 1000 if place.radius_m is not None else DEFAULT_RADIUS_KM.get(precision, 150.0)
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    return Spot(place.name, place.place_id, point, radius, precision, place.admin1, place.country)


def _keys(name: str, entity_id: str | None) -> frozenset[str]:
    """What an actor is known by; nothing where the words only describe it."""
    return frozenset(filter(None, (entity_id, name.casefold()))) if entity_id or is_named(name) else frozenset()


def _words_for(named: Iterable[PlaceValue | Argument]) -> Iterator[str]:
    """The words of the names, as the dictionary and as the report has them."""
    for name in _names_of(named):
        yield from words_of(name)


def _names_of(named: Iterable[PlaceValue | Argument]) -> Iterator[str]:
    for one in named:
        yield one.name
        yield one.span.quote if one.span else ""


@lru_cache(maxsize=4096)
def _words_in(passage: str) -> frozenset[str]:
    return frozenset(words_of(passage))


def _around(passage: str, linking: Linking) -> frozenset[str]:
    return _words_in(passage) - linking.common_words


def _actors(mention: EventMention, claims: tuple[Claim, ...]) -> Iterator[str]:
    for argument in mention.arguments:
        if argument.role in _ACTORS:
            yield from _keys(argument.name, argument.entity_id)
    for claim in claims:
        if claim.property in _ACTORS and claim.stance == "asserts" and isinstance(claim.value, str):
            yield from _keys(claim.value, None)


def _roles(mention: EventMention) -> Iterator[tuple[str, str]]:
    for argument in mention.arguments:
        side = "harmed" if argument.role in HARMED else argument.role
        if argument.role in _ACTORS and (argument.entity_id or is_named(argument.name)):
            yield side, argument.entity_id or argument.name.casefold()


def _blamed(mention: EventMention, claims: tuple[Claim, ...]) -> tuple[Argument, ...]:
    """Whom the report names in its own voice: who is only blamed, or only says so himself, is in no conflict."""
    plain = {c.value for c in claims if c.property == "perpetrator" and c.stance == "asserts" and c.speaker is None}
    quoted = {c.value for c in claims if c.property == "perpetrator"} - plain
    return tuple(a for a in mention.arguments if a.role == "perpetrator" and a.name not in quoted)


def _perpetrators(blamed: tuple[Argument, ...]) -> Iterator[str]:
    for argument in blamed:
        if keys := _keys(argument.name, argument.entity_id):
            yield from keys
            yield from words_of(argument.name)


def _tolls(mention: EventMention, claims: tuple[Claim, ...]) -> tuple[tuple[str, tuple[Bounds, ...]], ...]:
    """Every figure that the report gives, of its own or in quotation, by what is counted."""
    found: dict[str, dict[Bounds, None]] = {}
    for number in mention.numbers:
        found.setdefault(number.measure, {})[Bounds(number.low, number.high, number.approximate)] = None
    for claim in claims:
        if isinstance(claim.value, Bounds) and claim.stance == "asserts":
            found.setdefault(claim.property, {})[claim.value] = None
    return tuple((measure, tuple(bounds)) for measure, bounds in sorted(found.items()))


def part_counted(of: str | None, linking: Linking) -> frozenset[str]:
    """The folded words for the part that is counted; nothing where the words mean everybody concerned."""
    return frozenset(words_of(of or "")) - linking.whole_words


def _dead(counts: tuple[Bounds, ...], mention: EventMention, linking: Linking) -> tuple[Bounds, ...]:
    partial = {Bounds(n.low, n.high, n.approximate) for n in mention.numbers if part_counted(n.of, linking)}
    return tuple(bounds for bounds in counts if bounds not in partial)
