"""An event mention in the making: what one trigger says, before the document as a whole is taken into account."""

from dataclasses import dataclass
from typing import Literal

from dateline.extract.participants import Participant
from dateline.model import PlaceMention, Span, TimeMention
from dateline.model.reading import Certainty, Modality, Polarity, Stance
from dateline.model.values import Measure
from dateline.rules.types import Trigger

_FIRMNESS: tuple[Certainty, ...] = ("possible", "probable", "fact")


def weaker(left: Certainty, right: Certainty) -> Certainty:
    """The less sure of two.

    >>> weaker("fact", "possible")
    'possible'
    """
    return min(left, right, key=_FIRMNESS.index)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind a clause; no speaker means the document's own voice."""

    speaker: Participant | None = None
    stance: Stance = "asserts"
    certainty: Certainty = "fact"
    origin: str = "rule:author@1"
    others: tuple[Participant, ...] = ()  # who says it too
    via: tuple[Participant, ...] = ()  # through whom the words came, the nearest to the speaker first
    is_answer: bool = False  # to a question whether it happened
    is_doubted: bool = False  # by the report: "pretends that"
    told: Certainty = "fact"  # how firmly the clause itself puts it: "may have"

    @property
    def is_author(self) -> bool:
        """Whether the document says it itself."""
        return self.speaker is None


AUTHOR = Voice()


VotedBy = Literal["rules", "model", "both"]


@dataclass(frozen=True, slots=True)
class Vote:
    """Whose decision something is, the grammar's, the network's or that of both, and how likely it is right."""

    by: VotedBy
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant in a role; roles of the lexicon (holder, taker …) until the very end."""

    role: str
    participant: Participant
    voice: Voice = AUTHOR
    vote: Vote | None = None  # None where the rules read alone


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something, with the words that give it."""

    measure: Measure
    low: int | None
    high: int | None
    approximate: bool
    of: str | None
    span: Span
    voice: Voice = AUTHOR
    is_total: bool = True  # of nobody in particular ("12 people"), not of one kind ("12 soldiers")
    is_part: bool = False  # of another count that stands beside it: "including seven children"
    is_more: bool = False  # on top of what was told before: "another three"
    is_implied: bool = False  # one person, by the noun alone: "the mayor", "Omar Dikko"
    is_superseded: bool = False  # "raised from 12 …": stays a claim, leaves the view


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression and the word that governs it."""

    mention: TimeMention
    prep: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger says in its sentence."""

    trigger: Trigger
    span: Span
    sentence: int
    clause: int | None
    phrase: int | None = None  # of a nominal trigger
    seats: tuple[Seat, ...] = ()
    counts: tuple[Count, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    moments: tuple[Moment, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    is_definite: bool = False
    is_plural: bool = False
    is_further: bool = False  # "another raid": one more than was told before
    is_past: bool = True
    voice: Voice = AUTHOR
    is_retaken: bool = False  # "retook": the ground goes back
    is_entry: bool = False  # "entered": who comes in does not yet hold it
    is_background: bool = False  # a comparison or history: keeps apart from what the report is about
    lag: int | None = None  # days before the happening that its sentence dates by it
    vote: Vote | None = None  # on the trigger; None where the rules read alone
    kind: str | None = None  # the sub-event type that the network is surer of than of the one that the rules give

    @property
    def frame(self) -> str:
        """The kind of happening."""
        return self.trigger.frame

    @property
    def is_nominal(self) -> bool:
        """Whether the trigger is a noun."""
        return self.trigger.pos == "noun"


@dataclass(frozen=True, slots=True)
class Accusation:
    """Somebody says who did it: blame, suspicion, a claim of responsibility, a denial."""

    sentence: int
    accused: tuple[Participant, ...]
    voice: Voice
    span: Span  # the words that name the accused
    event: Span | None = None  # the words that name the happening, where they do
    role: str = "perpetrator"
