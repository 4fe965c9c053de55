"""The only file that knows the order: read, spot, resolve, extract, corroborate, store."""

import traceback
from collections.abc import Iterable, Iterator
from functools import cache

from dateline.codec import project
from dateline.extract.actors import spot_actors
from dateline.extract.places import spot_places
from dateline.extract.quantities import spot_quantities
from dateline.extract.reading import Extractor, extract, make_extractor
from dateline.extract.times import spot_times
from dateline.model import (
    DateValue,
    Document,
    DocumentHead,
    Finding,
    Mentions,
    PlaceValue,
    Reading,
    Result,
    Settings,
    TimeMention,
)
from dateline.resolve.actor import country_in_focus, resolve_actors
from dateline.resolve.place import resolve_places
from dateline.resolve.time import TimeContext, resolve_time
from dateline.rules.load import Rules, load_rules


class RulesEngine:
    """The engine of rules and dictionaries: no model, no network; the fallback for ever."""

    name = "rules"

    def read(self, document: Document, settings: Settings) -> Reading:
        """What the rules read in one document."""
        extractor = _extractor()
        mentions, findings = spot(document, settings, extractor.rules)

        def read_date(mention: TimeMention, previous: DateValue | None, is_future: bool) -> DateValue | None:
            found = resolve_time(mention, TimeContext(document.published, previous, is_future)).records
            return found[0] if found else None

        reading = extract(document, mentions, read_date, extractor)
        return _with_findings(reading, findings)


def spot(document: Document, settings: Settings, rules: Rules) -> tuple[Mentions, tuple[Finding, ...]]:
    """The mentions of one document, resolved, and what could not be resolved."""
    text = document.text
    actors = spot_actors(text, rules.actors)
    taken = tuple(m.span for m in actors if m.actor.kind != "country")
    places = resolve_places(spot_places(text, taken, rules.places), rules.places, settings.focus)
    countries = tuple(m.value.country for m in places.records if m.value is not None and m.value.country)
    known = resolve_actors(actors, document.published, country_in_focus(actors, countries), rules.actors)
    times = spot_times(text, rules.language.times)
    quantities = spot_quantities(text, rules.language.numerals)
    return Mentions(known.records, places.records, times, quantities), (*known.findings, *places.findings)


@cache
def _extractor() -> Extractor:
    return make_extractor(load_rules())


def _with_findings(reading: Reading, findings: Iterable[Finding]) -> Reading:
    return Reading(
        reading.document,
        reading.event_mentions,
        reading.claims,
        reading.contested,
        reading.quotations,
        (*findings, *reading.findings),
    )
