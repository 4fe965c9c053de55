"""What the brief says of one event, piece by piece: each piece is words with the citations that bear them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.model import Bounds, Event, PlaceValue, Value
from dateline.publish.brief import Citation, Cited
from dateline.publish.ledger import Ledger, Said
from dateline.publish.redact import Redactor
from dateline.publish.wording import Wording, isolated, legible
from dateline.rules.actor_types import Country
from dateline.rules.tables import read_table

_PEOPLE = (
    "killed",
    "injured",
    "casualties",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "released",
    "participants",
)
MEASURES = (*_PEOPLE, "devices")
BLAME = ("perpetrator", "accused", "sponsor")
_ROLES = (*BLAME, "target", "victim", "party")
_ENOUGH = 3  # sources cited for what they all report
_ONE = 1  # source cited for where, when and who, where nobody contradicts
_NOBODY = ("", "?", "-", "none", "null", "unknown")


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that turns events into words: the ledger, the redactor, the wording."""

    ledger: Ledger
    redactor: Redactor
    wording: Wording

    def cited(self, text: str, rows: Iterable[Said], most: int = _ENOUGH) -> Cited | None:
        """The words with one citation for each source, at most so many; None where nothing can be cited."""
        by_source: dict[str, Citation] = {}
        for row in rows:
            by_source.setdefault(row.voice.source, row.citation)
        return Cited(text, tuple(by_source.values())[:most]) if by_source and text.strip() else None

    def what(self, event: Event) -> tuple[Said, ...]:
        """Everything that can be cited on what happened: asserted, and of the type that the event has."""
        rows = self.asserted(event, "event_type") or self.asserted(event, "sub_event_type")
        types = (event.event_type, event.sub_event_type)
        return tuple(row for row in rows if row.value in types) or rows

    def asserted(self, event: Event, name: str) -> tuple[Said, ...]:
        """Everything that is asserted, not taken back and can be cited on the property."""
        return tuple(row for row in self.ledger.said(event, name) if row.is_asserted)

    def where(self, event: Event) -> Cited | None:
        """The place in a phrase: 'in Jableh, Latakia, Syria'."""
        if event.place is None:
            return None
        name = f"where.{event.place.geo_precision or 1}"
        text = self.wording.phrase(name, place=place_name(event.place, self.wording))
        return self.cited(text, self.placed(event), _ONE)

    def setting(self, event: Event) -> tuple[Cited | None, Cited | None]:
        """Where and when, as the two stand side by side in a sentence."""
        where, when = self.where(event), self.when(event)
        return (self.wording.cited("where.dated", where=where) if where and when else where), when

    def spot(self, event: Event) -> Cited | None:
        """The place's bare name, for labels."""
        return self.cited(isolated(legible(event.place.name)), self.placed(event), _ONE) if event.place else None

    def when(self, event: Event) -> Cited | None:
        """The date in a phrase, as fine as the reports give it: 'on 23 May 2016', 'in May 2016'."""
        return self.cited(_when(event, self.wording), self.dated(event), _ONE)

    def day(self, event: Event) -> Cited | None:
        """The bare date, for labels."""
        date = event.date
        text = self.wording.span_of_days(f"{date.start}/{date.end}") if date else ""
        if date and date.precision in ("month", "year"):
            text = self.wording.day(date.start[: 7 if date.precision == "month" else 4])
        return self.cited(text, self.dated(event), _ONE)

    def settled(self, event: Event, role: str) -> Cited | None:
        """Who or what filled a role, if a report says so in its own voice and nobody contradicts."""
        rows = self.settling(event, role)
        return self.cited(self.value(role, rows[0].value), rows, _ONE) if rows else None

    def settling(self, event: Event, role: str) -> tuple[Said, ...]:
        """Everything that can be cited on who filled a role, where that is settled.

        A name that takes sides settles no blame: it is told as the words of who uses it.
        """
        found = next((p for p in event.properties if p.name == role), None)
        if found is None or found.contested or found.shown is None:
            return ()
        rows = tuple(row for row in self.asserted(event, role) if row.value == found.shown)
        if role not in BLAME:
            return rows
        own = any(row.is_own and row.citation.claim.certainty == "fact" for row in rows)
        return rows if own and not self.wording.loaded.search(str(found.shown)) else ()

    def parties(self, event: Event) -> Cited | None:
        """The sides of a fight where none is called the attacker: 'A and B'."""
        rows = self.asserted(event, "party")
        names = list(dict.fromkeys(self.value("party", row.value) for row in rows))
        return self.cited(self.wording.listed(names), rows) if len(names) > 1 else None

    def label(self, event: Event) -> Cited | None:
        """A few words to know the event by; None where what happened cannot be cited."""
        what = self.cited(self.wording.phrase(f"label.{self.kind(event)}"), self.what(event))
        where, when = self.spot(event), self.day(event)
        if what is None:
            return None
        name = "event" if where and when else "placed" if where else "dated" if when else "bare"
        return self.wording.cited(f"label.{name}", what=what, where=where, when=when)

    def kind(self, event: Event) -> str:
        """What the wording calls the event: its sub-event type, or what can be said where that says nothing."""
        other = f"{event.sub_event_type}.displaced"
        is_known = self.wording.has(f"noun.{other}") and any(self.asserted(event, "displaced"))
        return other if is_known else event.sub_event_type

    def is_bare(self, event: Event) -> bool:
        """Whether nothing can be cited but that it happened: not where, when, who or how many."""
        known = {row.name for found in event.properties for row in self.ledger.said_of(found) if row.is_asserted}
        return known <= {"event_type", "sub_event_type", "instrument", "devices"}

    def short(self, name: str) -> str:
        """A property in a word or two: 'where', 'killed'."""
        return self.wording.phrase(f"measure.{name}" if name in MEASURES else f"short.{name}")

    def value(self, name: str, value: Value) -> str:
        """A value as the brief writes it."""
        if isinstance(value, Bounds):
            return self.wording.figure(value)
        if name == "control":
            return self._control(value)
        if name == "date":
            return self.wording.span_of_days(value)
        if name in _ROLES:
            return self.named(value, name)
        kind = f"noun.{value}"
        known = name in ("event_type", "sub_event_type") and self.wording.has(kind)
        return self.wording.phrase(kind) if known else self.wording.neutral(legible(value))

    def named(self, name: str, role: str) -> str:
        """The name as it stands in a sentence, with the article that it needs; private names are replaced."""
        shown = self.redactor.shown(name, role)
        if not self.redactor.is_public(name):
            return shown
        with_article = self.wording.with_article(shown)
        is_bare = with_article == shown and self.redactor.names.is_single(shown)
        return self.wording.with_indefinite(shown) if is_bare else with_article

    def of_whom(self, row: Said) -> str | None:
        """Of whom the number is, unless that says no more than people."""
        of = self.ledger.of_whom(row.citation.claim)
        if not of or of in self.wording.group("anybody"):
            return None
        is_one = isinstance(row.value, Bounds) and (row.value.low, row.value.high) == (1, 1)
        return self.redactor.shown(of if is_one else self.wording.plural(of), "victim")

    def is_thing(self, value: Value) -> bool:
        """Whether the value names ground or goods rather than people."""
        return isinstance(value, str) and self.redactor.is_thing(value)

    def wholes(self, rows: Iterable[Said]) -> tuple[Said, ...]:
        """The counts of everybody concerned; all counts where there are no others, or where a part contradicts them."""
        given = tuple(rows)
        whole = tuple(row for row in given if self.of_whom(row) is None)
        parts = (row for row in given if row not in whole)
        is_agreed = len({row.value for row in whole}) < 2
        return given if not whole or (is_agreed and any(row.mark.grade == "contested" for row in parts)) else whole

    def figure(self, row: Said) -> str:
        """A value as the brief writes it, with those of whom a count is: '5 herders'."""
        of = self.of_whom(row) if isinstance(row.value, Bounds) else None
        is_none = isinstance(row.value, Bounds) and row.value.high == 0
        value = self.wording.phrase("toll.none") if is_none else self.value(row.name, row.value)
        return self.wording.phrase("figure.none" if is_none else "figure.of", figure=value, of=of) if of else value

    def joined(self, sides: Iterable[Cited]) -> Cited:
        """Several sides of one matter, set apart by semicolons; raises `ValueError` where there are none."""
        parts = tuple(sides)
        text = self.wording.listed((part.text for part in parts), "list.sides") if parts else ""
        return Cited(text, tuple(citation for part in parts for citation in part.citations))

    def voices(self, rows: Iterable[Said]) -> str:
        """Everybody who says so, as a list; a speaker whom several outlets quote is named once."""
        outlets: dict[str | None, list[str]] = {}
        for row in rows:
            speaker = self.speaker(row)
            sources = outlets.setdefault(speaker, [])
            if (source := self.outlet(row)) not in sources:
                sources.append(source)
        texts = [self.wording.phrase("voice.own", source=source) for source in outlets.pop(None, [])]
        quoted = (
            self.wording.phrase("voice.quoted", speaker=speaker, source=self.wording.listed(sources))
            for speaker, sources in outlets.items()
        )
        return self.wording.listed([*texts, *quoted])

    def speaker(self, row: Said) -> str | None:
        """Who is quoted, as he stands in a sentence, with the letter that a list of sources gives him."""
        letter = row.voice.speaker_reliability
        name = self.named(row.voice.speaker, "speaker") if row.voice.speaker else None
        return self.wording.phrase("voice.rated", source=name, letter=letter) if name and letter else name

    def sources(self, rows: Iterable[Said]) -> str:
        """The outlets, as a list."""
        return self.wording.listed(dict.fromkeys(self.outlet(row) for row in rows))

    def outlet(self, row: Said, *, is_listed: bool = False) -> str:
        """The outlet as it stands in a sentence, or in a list, with the letter that a user's list of sources gives it."""
        name, letter = isolated(legible(row.voice.source)), row.voice.reliability
        name = name if is_listed else self.wording.with_article(name)
        return self.wording.phrase("voice.rated", source=name, letter=letter) if letter else name

    def ends(self, value: str) -> tuple[str | None, str | None]:
        """Who held a place before and who holds it after, from the value of a claim on control."""
        before, _, after = value.partition("->")
        sides = (None if end.strip().lower() in _NOBODY else end.strip() for end in (before, after))
        old, new = (self.redactor.shown(end, "party") if end else None for end in sides)
        return old, new

    def holder(self, name: str, value: Cited) -> Cited:
        """A side of a change of control, as it stands in a sentence."""
        return Cited(self.wording.with_article(name), value.citations)

    def _control(self, value: str) -> str:
        old, new = (self.wording.with_article(end) if end else None for end in self.ends(value))
        name = "both" if old and new else "to" if new else "from"
        return self.wording.phrase(f"control.value.{name}", **{"from": old or "?", "to": new})

    def placed(self, event: Event) -> tuple[Said, ...]:
        """Who names the event's place."""
        name = event.place.name.casefold() if event.place else ""
        return tuple(row for row in self.asserted(event, "place") if str(row.value).casefold() == name)

    def dated(self, event: Event) -> tuple[Said, ...]:
        """Who gives the event's very date."""
        rows = self.asserted(event, "date")
        if event.date is None:
            return ()
        exact = {event.date.start} if event.date.start == event.date.end else set()
        exact.add(f"{event.date.start}/{event.date.end}")
        return tuple(row for row in rows if row.value in exact)


def place_name(place: PlaceValue, wording: Wording) -> str:
    """The place with the larger ones that it lies in, each once: 'Jableh, Latakia, Syria'."""
    country = country_name(place.country, wording.language)
    names = dict.fromkeys(isolated(legible(name)) for name in (place.name, place.admin1, country) if name)
    return wording.listed(names, "list.joint")


@cache
def _countries(language: str) -> dict[str, str]:
    return {row.code: row.name for row in read_table(f"lang/{language}/countries.tsv", Country)}


def country_name(code: str | None, language: str) -> str | None:
    """The country's name, or its code where the language has no name for it."""
    return _countries(language).get(code, code) if code else None


def _when(event: Event, wording: Wording) -> str:
    date = event.date
    if date is None:
        return ""
    if date.precision == "year":
        return wording.phrase("when.year", year=date.start[:4])
    if date.precision == "month" and date.start[:7] == date.end[:7]:
        return wording.phrase("when.month", month=wording.day(date.start[:7]))
    if date.start == date.end:
        return wording.phrase("when.day", start=wording.day(date.start))
    if date.start[:7] == date.end[:7]:
        return wording.phrase("when.days", start=int(date.start[8:10]), end=wording.day(date.end))
    return wording.phrase("when.span", start=wording.day(date.start), end=wording.day(date.end))
