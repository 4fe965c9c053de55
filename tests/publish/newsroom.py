"""A tiny newsroom: reports, claims whose words are looked up in them, and the events made of these claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

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
    Support,
    Value,
    Voice,
)
from dateline.model.reading import Certainty, Grounding, Modality, Polarity, Stance
from dateline.publish.brief import Brief, Sentence
from dateline.publish.compose import compose_brief

DAY = "2016-05-24"
ROLES = ("perpetrator", "target", "victim", "party", "accused", "sponsor")
KARSA = PlaceValue("Karsa", 35.36, 35.93, "Vardan", "SY", "test:1", 1, 2_000)


@dataclass
class Newsroom:
    """Collects reports and claims, and hands out what `compose_brief` wants."""

    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, list[tuple[str, Claim]]] = field(default_factory=dict)  # by event
    entities: dict[str, str] = field(default_factory=dict)  # name -> entity id
    of: dict[str, str] = field(default_factory=dict)  # claim id -> of whom its number is

    def report(
        self, source: str, text: str, published: str = "2016-05-24", title: str | None = "News", url: str | None = None
    ) -> str:
        """Files a report; returns its id."""
        name = f"d{len(self.documents) + 1}"
        self.documents[name] = Document(
            id=name, title=title, source=source, published=published, language="en", text=text, url=url
        )
        return name

    def claim(  # noqa: PLR0913  # one argument for each field that some test cares about
        self,
        event: str,
        report: str,
        prop: str,
        value: Value,
        words: str | None,
        *,
        speaker: str | None = None,
        stance: Stance = "asserts",
        certainty: Certainty = "fact",
        grounding: Grounding = "exact",
    ) -> str:
        """Files a claim on an event; `words` are looked up in the report, None leaves the claim without a span."""
        told = self.claims.setdefault(event, [])
        found = self.documents[report].text.index(words) if words is not None else 0
        span = Span(found, found + len(words), words) if words is not None else None
        name = f"{event}-c{len(told) + 1}"
        who = Speaker(speaker, self.entities.get(speaker), self._span(report, speaker)) if speaker else None
        claim = Claim(
            name, f"{event}-{report}", prop, value, words or "", stance, certainty, who, span, grounding, "rule:test@1"
        )
        told.append((report, claim))
        return name

    def story(self, event: str, report: str, kind: str, trigger: str) -> None:
        """Files what happened, where (if the report names Karsa) and when (if the report says Monday)."""
        self.claim(event, report, "event_type", kind, trigger)
        text = self.documents[report].text
        if "Karsa" in text:
            self.claim(event, report, "place", "Karsa", "Karsa")
        if "Monday" in text:
            self.claim(event, report, "date", "2016-05-23", "Monday")

    def event(  # noqa: PLR0913  # one argument for each field that some test cares about
        self,
        name: str,
        sub_type: str = "Suicide bomb",
        event_type: str = "Explosions/Remote violence",
        *,
        place: PlaceValue | None = KARSA,
        day: str | None = "2016-05-23",
        superseded: tuple[str, ...] = (),
    ) -> Event:
        """The event made of its claims: a value asserted by one voice alone, or by all, is shown."""
        told = self.claims[name]
        reports = tuple(dict.fromkeys(report for report, _ in told))
        names = tuple(dict.fromkeys(claim.property for _, claim in told))
        return Event(
            id=name,
            event_type=event_type,
            sub_event_type=sub_type,
            date=DateValue(day, day, "day", "published") if day else None,
            place=place,
            mentions=tuple(f"{name}-{report}" for report in reports),
            documents=reports,
            sources=tuple(dict.fromkeys(self.documents[report].source or report for report in reports)),
            properties=tuple(self._property(prop, told, superseded) for prop in names),
        )

    def readings(self, modality: Modality = "asserted", polarity: Polarity = "positive") -> dict[str, Reading]:
        """What the engine would have read in the reports."""
        return {name: self._reading(name, modality, polarity) for name in self.documents}

    def _reading(self, name: str, modality: Modality, polarity: Polarity) -> Reading:
        document = self.documents[name]
        head = DocumentHead(
            document.id, document.title, None, document.source, None, document.published, "en", document.text
        )
        mentions = []
        for event, told in self.claims.items():
            mine = [claim for report, claim in told if report == name]
            if mine:
                mentions.append(self._mention(f"{event}-{name}", mine, modality, polarity))
        return Reading(head, tuple(mentions), tuple(c for told in self.claims.values() for r, c in told if r == name))

    def _mention(self, name: str, claims: list[Claim], modality: Modality, polarity: Polarity) -> EventMention:
        return EventMention(
            id=name,
            event_type="Explosions/Remote violence",
            sub_event_type="Suicide bomb",
            trigger=claims[0].span or Span(0, 0, ""),
            polarity=polarity,
            modality=modality,
            arguments=tuple(
                Argument(c.property, str(c.value), self.entities.get(str(c.value)), c.span)  # type: ignore[arg-type]  # a role
                for c in claims
                if c.property in ROLES
            ),
            numbers=tuple(
                Number("killed", c.value.low, c.value.high, c.value.approximate, self.of.get(c.id), c.span)
                for c in claims
                if isinstance(c.value, Bounds) and c.property == "killed"
            ),
        )

    def _property(self, prop: str, told: list[tuple[str, Claim]], superseded: tuple[str, ...]) -> Property:
        groups: dict[tuple[Value, Stance], list[tuple[str, Claim]]] = {}
        for report, claim in told:
            if claim.property == prop:
                groups.setdefault((claim.value, claim.stance), []).append((report, claim))
        contested = len(groups) > 1
        support = tuple(
            self._support(value, stance, rows, superseded, contested) for (value, stance), rows in groups.items()
        )
        rule: Literal["tie between rivals", "only value"] = "tie between rivals" if contested else "only value"
        shown = None if contested else support[0].value
        return Property(prop, shown, rule, contested, support, grade=support[0].grade)

    def _support(  # the parts of a record
        self,
        value: Value,
        stance: Stance,
        rows: list[tuple[str, Claim]],
        superseded: tuple[str, ...],
        contested: bool,
    ) -> Support:
        sources = len({self.documents[report].source for report, _ in rows})
        return Support(
            value,
            stance,
            tuple(c.id for _, c in rows),
            tuple(self._voice(report, c) for report, c in rows),
            tuple(c.id for _, c in rows if c.id in superseded),
            grade="contested" if contested else "supported" if sources > 1 else "single source",
            independent=sources,
        )

    def _voice(self, report: str, claim: Claim) -> Voice:
        source = self.documents[report].source or report
        return Voice(report, source, claim.speaker.name if claim.speaker else None)

    def _span(self, report: str, words: str) -> Span | None:
        text = self.documents[report].text
        start = text.find(words)
        return Span(start, start + len(words), words) if start >= 0 else None


def two_accounts() -> tuple[Newsroom, tuple[Event, ...]]:
    """One bombing, told by two outlets that disagree on the dead and on who did it."""
    room = Newsroom(entities={"Grey Front": "actor:grey-front", "Ministry of Health": "actor:xx-health"})
    wire = room.report("Wire", "A bombing in Karsa on Monday killed 12 people. The Grey Front did it.")
    post = room.report(
        "Post", "At least 20 died in a blast in Karsa, the Ministry of Health said. The Grey Front denied it."
    )
    room.story("e1", wire, "Suicide bomb", "bombing")
    room.story("e1", post, "Suicide bomb", "blast")
    room.claim("e1", wire, "killed", Bounds(12, 12), "12")
    room.claim("e1", post, "killed", Bounds(20, None), "At least 20", speaker="Ministry of Health")
    room.claim("e1", wire, "perpetrator", "Grey Front", "Grey Front")
    room.claim("e1", post, "perpetrator", "Grey Front", "Grey Front denied", speaker="Grey Front", stance="denies")
    return room, (room.event("e1"),)


def brief_of(room: Newsroom, events: tuple[Event, ...], previous: tuple[Event, ...] = ()) -> Brief:
    """The one brief of the day."""
    return compose_brief(DAY, events, room.readings(), room.documents, previous).records[0]


def sentences(brief: Brief, section: str | None = None) -> Iterator[Sentence]:
    """Every sentence of the brief, or of one section."""
    for part in brief.sections:
        if section in (None, part.id):
            yield from (sentence for entry in part.entries for sentence in entry.sentences)


def texts(brief: Brief, section: str) -> list[str]:
    """The sentences of a section, as text."""
    return [sentence.text for sentence in sentences(brief, section)]


def notes(brief: Brief, section: str) -> list[str | None]:
    """The notes on the grades of the sentences of a section."""
    return [sentence.note.text if sentence.note else None for sentence in sentences(brief, section)]
