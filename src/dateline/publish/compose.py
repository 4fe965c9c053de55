"""The day's brief: which events belong to it, in which sections, and what had to be left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as calendar_day
from datetime import timedelta

from dateline.model import Document, Event, Finding, Reading, Result
from dateline.publish.brief import Brief, Entry, Group, Section, Sentence
from dateline.publish.changes import before_of, change_sentences, new_earlier
from dateline.publish.contested import contested_sentences
from dateline.publish.facts import Press, country_name
from dateline.publish.importance import by_importance, headlines
from dateline.publish.ledger import ledger_of, refusal
from dateline.publish.redact import redactor_of
from dateline.publish.sentences import event_sentences, headline_sentences
from dateline.publish.tolls import toll_rows
from dateline.publish.wording import isolated, legible, load_wording

RECENT_DAYS = 2  # an event up to so many days old is news; what is older is told under "what changed"

Sentences = Callable[[Event], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Day:
    """The events that the day's documents report, sorted out."""

    recent: tuple[Event, ...]  # the most important first
    earlier: tuple[Event, ...]
    previous: tuple[Event, ...]

    @property
    def known(self) -> frozenset[str]:
        """Ids of the recent events that were known the day before."""
        return frozenset(event.id for event in self.recent if before_of(event, self.previous))


def compose_brief(
    date: str,
    events: tuple[Event, ...],
    readings: Mapping[str, Reading],
    documents: Mapping[str, Document],
    previous: tuple[Event, ...],
) -> Result[Brief]:
    """The brief of one day (an ISO date), with what could not be put into it as findings.

    `events` are all that is known by the end of the day, `previous` what was known the day before; readings and
    documents are by document id. An event belongs to the day if a document published that day, or without a date,
    reports it.
    """
    wording = load_wording("en")
    press = Press(ledger_of(readings, documents), redactor_of(readings, wording), wording)
    of_day = tuple(event for event in events if _is_of_day(event, date, documents))
    told = tuple(event for event in of_day if press.ledger.is_told(event))
    findings = _findings(of_day, told, press)
    known = by_importance(tuple(event for event in told if press.label(event) and not press.is_bare(event)))
    day = Day(*_by_age(known, date), previous)
    mine = {name: documents[name] for event in of_day for name in event.documents if _is_current(name, date, documents)}
    brief = Brief(
        date=date,
        language=wording.language,
        sections=_sections(day, press),
        tolls=tuple(row for event in day.recent for row in toll_rows(event, press)),
        located=tuple(event.id for event in day.recent if press.spot(event)),
        withheld=press.redactor.withheld,
        reports=len(mine),
        outlets=len({legible(document.source) if document.source else name for name, document in mine.items()}),
        events=len(day.recent),
        findings=findings,
        findings_count=len(findings) + sum(len(readings[name].findings) for name in mine if name in readings),
    )
    return Result((brief,), findings)


def _is_of_day(event: Event, date: str, documents: Mapping[str, Document]) -> bool:
    return any(_is_current(name, date, documents) for name in event.documents)


def _is_current(name: str, date: str, documents: Mapping[str, Document]) -> bool:
    document = documents.get(name)
    return document is not None and (document.published or date)[:10] == date


def _by_age(events: tuple[Event, ...], date: str) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The recent events, which include those without a date, and the earlier ones."""
    oldest = (calendar_day.fromisoformat(date) - timedelta(days=RECENT_DAYS)).isoformat()
    earlier = tuple(event for event in events if event.date and event.date.end < oldest)
    return tuple(event for event in events if event not in earlier), earlier


def _findings(of_day: tuple[Event, ...], told: tuple[Event, ...], press: Press) -> tuple[Finding, ...]:
    found = [refusal(event, len(refused)) for event in of_day if (refused := press.ledger.refused(event))]
    mute = [event for event in told if press.label(event) is None]
    found += [Finding("publish", f"The event {event.id} is left out: no exact words tell of it.") for event in mute]
    if bare := sum(press.is_bare(event) for event in told if event not in mute):
        found.append(
            Finding("publish", f"Events left out, since nothing is told of where, when, who or how many: {bare}.")
        )
    if len(told) < len(of_day):
        untold = len(of_day) - len(told)
        found.append(
            Finding(
                "publish", f"{untold} events are left out: planned, supposed, general or said not to have happened."
            )
        )
    return tuple(found)


def _sections(day: Day, press: Press) -> tuple[Section, ...]:
    """The sections that have something to say, in the order of the page."""
    single = tuple(event for event in day.recent if len(event.sources) == 1)
    drafts = (
        ("headlines", (_group((), headlines(day.recent, day.known), lambda e: headline_sentences(e, press), press),)),
        ("areas", _areas(day.recent, press)),
        ("contested", (_group((), day.recent, lambda e: contested_sentences(e, press), press),)),
        ("single", (_group((), single, lambda e: _single(e, press), press),)),
        ("changed", _changes(day, press)),
    )
    sections = (Section(name, press.wording.phrase(f"section.{name}"), _kept(groups)) for name, groups in drafts)
    return tuple(section for section in sections if section.groups)


def _kept(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.entries)


def _group(path: tuple[str, ...], events: tuple[Event, ...], tell: Sentences, press: Press) -> Group:
    entries = ((event, press.label(event), tell(event)) for event in events)
    return Group(path, tuple(Entry(event.id, label, told) for event, label, told in entries if label and told))


def _areas(events: tuple[Event, ...], press: Press) -> tuple[Group, ...]:
    """Country by country and division by division, in the order of their most important event."""
    areas: dict[str | None, dict[str | None, list[Event]]] = {}
    for event in events:
        place = event.place if press.spot(event) else None
        country = country_name(place.country, press.wording.language) if place else None
        areas.setdefault(country, {}).setdefault(place.admin1 if place else None, []).append(event)
    ordered = [(c, a, tuple(found)) for c, divisions in areas.items() for a, found in divisions.items()]
    ordered.sort(key=lambda row: (row[0] is None, list(areas).index(row[0]), row[1] is None))
    return tuple(
        _group(_path(country, admin1, press), found, lambda e: event_sentences(e, press), press)
        for country, admin1, found in ordered
    )


def _path(country: str | None, admin1: str | None, press: Press) -> tuple[str, ...]:
    if country is None:
        return (press.wording.phrase("area.unknown"),)
    return (country, legible(admin1) if admin1 else press.wording.phrase("area.rest"))


def _single(event: Event, press: Press) -> tuple[Sentence, ...]:
    rows = press.what(event)
    what = press.cited(press.wording.phrase(f"noun.{press.kind(event)}"), rows)
    source = press.cited(press.wording.with_article(isolated(legible(event.sources[0]))), rows)
    where, when = press.setting(event)
    if what is None or source is None:
        return ()
    return (press.wording.sentence("single", source=source, what=what, where=where, when=when),)


def _changes(day: Day, press: Press) -> tuple[Group, ...]:
    """New values on known events, and events of earlier days that are told for the first time."""
    known = {e.id: before for e in (*day.recent, *day.earlier) if (before := before_of(e, day.previous))}
    old = tuple(event for event in (*day.recent, *day.earlier) if event.id in known)
    new = tuple(event for event in day.earlier if event.id not in known)
    wording = press.wording
    return (
        _group(
            (wording.phrase("changed.group.values"),), old, lambda e: change_sentences(e, known[e.id], press), press
        ),
        _group((wording.phrase("changed.group.earlier"),), new, lambda e: _earlier(e, press), press),
    )


def _earlier(event: Event, press: Press) -> tuple[Sentence, ...]:
    sentence = new_earlier(event, press)
    return (sentence,) if sentence else ()
