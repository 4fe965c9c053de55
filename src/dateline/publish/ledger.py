"""The claims of a day by their ids: what may be cited, who said it, and what had to be left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model import Bounds, Claim, Document, Event, EventMention, Finding, Property, Reading, Value, Voice
from dateline.publish.brief import Citation, Mark


@dataclass(frozen=True, slots=True)
class Said:
    """One voice on one value of one property, with the words that bear it out."""

    name: str  # of the property
    value: Value
    stance: str
    voice: Voice
    citation: Citation
    superseded: bool
    independent: int | None = None  # sources that give the value or one that agrees with it

    @property
    def mark(self) -> Mark:
        """How well the value is supported."""
        return self.citation.mark

    @property
    def is_own(self) -> bool:
        """Whether the report says so in its own voice."""
        return self.voice.speaker is None

    @property
    def is_asserted(self) -> bool:
        """Whether the voice asserts the value and has not taken it back."""
        return self.stance == "asserts" and not self.superseded


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every claim, document and event mention that the brief may draw upon."""

    claims: Mapping[str, tuple[Claim, str]]  # claim id -> the claim and its document's id
    documents: Mapping[str, Document]
    mentions: Mapping[str, EventMention]

    def cite(self, claim: str, mark: Mark = Mark()) -> Citation | None:  # noqa: B008 - it is frozen
        """The words of an accepted claim; None where the claim, its words or its document are missing."""
        found = self.claims.get(claim)
        document = self.documents.get(found[1]) if found else None
        if found is None or document is None:
            return None
        try:
            return Citation(found[0], document, mark)
        except ValueError:
            return None

    def said(self, event: Event, name: str) -> tuple[Said, ...]:
        """Everything that can be cited on one property of an event, the best supported value first."""
        return tuple(said for found in event.properties if found.name == name for said in self.said_of(found))

    def said_of(self, found: Property) -> tuple[Said, ...]:
        """Everything that can be cited on the property; what a person rejected cannot."""
        rows = []
        for support in found.support:
            rejected = support.rejected
            for claim, voice in zip(support.claims, support.voices, strict=True):
                mark = Mark(support.grade, support.admiralty, voice.reliability)
                citation = self.cite(claim, mark) if claim not in rejected else None
                if citation:
                    back = claim in support.superseded
                    value, stance, number = support.value, support.stance, support.independent
                    rows.append(Said(found.name, value, stance, voice, citation, back, number))
        return tuple(rows)

    def refused(self, event: Event) -> tuple[str, ...]:
        """Ids of the event's claims that cannot be cited."""
        ids = (claim for found in event.properties for support in found.support for claim in support.claims)
        return tuple(claim for claim in dict.fromkeys(ids) if self.cite(claim) is None)

    def is_told(self, event: Event) -> bool:
        """Whether a report tells of it as something that happened: not planned, supposed, general or denied."""
        return any(m.polarity == "positive" and m.modality in ("asserted", "hedged") for m in self._mentions(event))

    def is_hedged(self, event: Event) -> bool:
        """Whether no report tells of it without reservations."""
        return not any(m.polarity == "positive" and m.modality == "asserted" for m in self._mentions(event))

    def of_whom(self, claim: Claim) -> str | None:
        """Of whom a counted number is, in the report's words."""
        mention = self.mentions.get(claim.event_mention)
        if mention is None or claim.span is None or not isinstance(claim.value, Bounds):
            return None
        near = (n for n in mention.numbers if n.measure == claim.property and n.span and n.span.overlaps(claim.span))
        return next((number.of for number in near), None)

    def _mentions(self, event: Event) -> list[EventMention]:
        return [self.mentions[name] for name in event.mentions if name in self.mentions]


def ledger_of(readings: Mapping[str, Reading], documents: Mapping[str, Document]) -> Ledger:
    """The ledger of the readings and documents, both by document id."""
    return Ledger(
        claims={claim.id: (claim, name) for name, reading in readings.items() for claim in reading.claims},
        documents=documents,
        mentions={m.id: m for reading in readings.values() for m in reading.event_mentions},
    )


def refusal(event: Event, refused: int) -> Finding:
    """What the reader of a brief is told of claims that could not be cited."""
    return Finding(
        "publish", f"{refused} claims on the event {event.id} are left out: their exact words are not at hand."
    )
