"""What the engine makes of one document: the contract that `dateline extract` prints."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc
from dateline.model.finding import Finding
from dateline.model.span import Span
from dateline.model.values import Argument, Control, DateValue, Measure, Number, PlaceValue

Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "hedged", "planned", "hypothetical", "generic"]
Stance = Literal["asserts", "denies", "doubts"]
Certainty = Literal["fact", "probable", "possible"]
Standing = Literal["public", "private"]
Grounding = Literal["exact", "partial", "ungrounded"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The value of a count."""

    low: int | None
    high: int | None
    approximate: bool = False


Value = str | Bounds


TotalRule = Literal["told", "sum of kinds", "range over voices"]


@dataclass(frozen=True, slots=True)
class Total:
    """How many in all, as it follows from the claims: what a coder would write down."""

    measure: Measure = doc("What is counted.")
    low: int | None = doc("The least that anybody gives.")
    high: int | None = doc("The most; null where somebody gives no ceiling.")
    approximate: bool = doc("Whether the words say that it is not exact.")
    rule: TotalRule = doc(
        "told: the report's own figure, or the only one; sum of kinds: of those told apart; "
        "range over voices: who says it differs."
    )
    claims: tuple[str, ...] = doc("Ids of the claims that it follows from.")


@dataclass(frozen=True, slots=True)
class EventMention:
    """One document's account of one happening."""

    id: str = doc("Stable for the same text, rules and versions.")
    event_type: str = doc("One of the six ACLED event types.")
    sub_event_type: str = doc("One of the twenty-five ACLED sub-event types.")
    trigger: Span = doc("The words that tell of the happening.")
    polarity: Polarity = doc("negative where the text says that it did not happen.", default="positive")
    modality: Modality = doc("asserted, hedged, planned, hypothetical or generic.", default="asserted")
    date: DateValue | None = doc("When; null where the text does not say.", default=None)
    places: tuple[PlaceValue, ...] = doc("Where; several where the text says so.", default=())
    arguments: tuple[Argument, ...] = doc("Who did it, to whom, with what.", default=())
    numbers: tuple[Number, ...] = doc("How many.", default=())
    control: Control | None = doc("Only where territory changes hands.", default=None)
    totals: tuple[Total, ...] = doc("How many in all, by a rule that is named; never a claim of its own.", default=())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so."""

    name: str = doc("The canonical name of a known actor, else the words themselves.")
    entity_id: str | None = doc("The actor's id in the dictionary.", default=None)
    span: Span | None = doc("The words that name the speaker.", default=None)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who asserts, denies or doubts which value of what."""

    id: str = doc("Stable for the same text, rules and versions.")
    event_mention: str = doc("The id of the event mention it is about.")
    property: str = doc("event_type, a role, place, date, a measure, or control.")
    value: Value = doc("A name; an ISO date or `start/end`; bounds for a count; `from -> to` for control.")
    original: str = doc("The words, exactly.")
    stance: Stance = doc("asserts, denies or doubts.")
    certainty: Certainty = doc("fact, probable or possible, in the speaker's own terms.")
    speaker: Speaker | None = doc("Null means the document's own voice.")
    span: Span | None = doc("The words that the value is read from; null only where `grounding` is ungrounded.")
    grounding: Grounding = doc("exact, partial or ungrounded.")
    origin: str = doc(
        "The rule or model that read it, and its version: `rule:attribution.blame@1`; both, joined by +, where they agree."
    )
    via: tuple[Speaker, ...] = doc(
        "Through whom the speaker's words came, the nearest to the speaker first: an agency that quotes a ministry.",
        default=(),
    )
    confidence: float | None = doc(
        "How likely the reading is right, 0 to 1, after both votes; null where only rules read.", default=None
    )


@dataclass(frozen=True, slots=True)
class Contest:
    """A property for which the document holds rival values."""

    event_mention: str = doc("The id of the event mention.")
    property: str = doc("The property that is contested.")
    values: tuple[str, ...] = doc("The rival values, as text.")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the document puts in somebody's mouth."""

    speaker: Speaker | None = doc("Who; null where the text never says.")
    span: Span = doc("The words quoted, without their quotation marks.")


@dataclass(frozen=True, slots=True)
class Person:
    """A place at which the document names a person."""

    name: str = doc("The fullest form of the name in the document.")
    standing: Standing = doc(
        "public: holds an office or a command, or speaks for one; private: a victim, witness, relative or source, "
        "and whoever the text gives no office. A private person's name can be withheld."
    )
    span: Span = doc("The words.")
    origin: str = doc("The rule or model that found the name, and its version.")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What the contract prints of a document."""

    id: str
    title: str | None
    author: str | None
    source: str | None
    dateline_place: str | None
    published: str | None
    language: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the engine read in one document."""

    document: DocumentHead = doc("The report itself.")
    event_mentions: tuple[EventMention, ...] = doc("The readable view, in the order of the text.", default=())
    claims: tuple[Claim, ...] = doc(
        "The ledger: every value shown above, and every rival one, with its speaker.", default=()
    )
    contested: tuple[Contest, ...] = doc("Where the claims disagree.", default=())
    quotations: tuple[Quotation, ...] = doc("Direct speech, with marks or without.", default=())
    findings: tuple[Finding, ...] = doc("What could not be done or looks wrong.", default=())
    persons: tuple[Person, ...] = doc("Where persons are named, in the order of the text.", default=())
