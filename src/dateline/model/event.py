"""Events: the event mentions of many documents judged to report the same happening."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc
from dateline.model.judgement import Ruling
from dateline.model.rating import Reliability
from dateline.model.reading import Bounds, Stance, Value
from dateline.model.values import DateValue, PlaceValue

ShownRule = Literal[
    "only value",  # nobody gives another
    "most independent sources",  # more sources give it, or give values that agree with it, than any other
    "most precise",  # among the best supported, the narrowest
    "latest",  # among the equally precise, the last published
    "first named",  # equals that do not contradict one another: the first in the order of publication
    "tie between rivals",  # nothing is shown: values that contradict one another are equally well supported
    "only attributed",  # nothing is shown: no report says so in its own voice, and nobody says it of himself
    "only denied",  # nothing is shown: nobody asserts anything
    "only rejected",  # nothing is shown: a person rejected whatever is asserted
    "accepted",  # a person says that this value is right
    "corrected",  # a person says that this is the value, whatever the reports give
]

Grade = Literal[
    "confirmed",  # who is named as responsible says so himself
    "supported",  # two or more independent sources give it, or a value that agrees with it
    "single source",  # one does
    "contested",  # another voice denies it, or gives a value that contradicts it
    "discounted",  # nobody stands by it: the same voice took it back, or a person rejected it
]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so, in which document: the outlet, and the speaker that it quotes if it quotes one."""

    document: str = doc("The document's id.")
    source: str = doc("The outlet; the file's name where the report names none.")
    speaker: str | None = doc("The speaker's name; null means the document's own voice.", default=None)
    origin: str | None = doc(
        "The outlet that the words come from where the document is a copy of another's report; null where it is not.",
        default=None,
    )
    published: str | None = doc("The document's day of publication; null where it has none.", default=None)
    reliability: Reliability | None = doc(
        "The letter that the user's list of sources gives the outlet whose words it is, F where it is not named; null "
        "where no list was given.",
        default=None,
    )
    speaker_reliability: Reliability | None = doc(
        "The letter that the list gives the speaker, which then counts; null where the list does not name him.",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Support:
    """One value of one property, and everybody who says, denies or doubts it."""

    value: Value = doc("The value, as the claims give it.")
    stance: Stance = doc("asserts, denies or doubts.")
    claims: tuple[str, ...] = doc("Ids of the claims, in the order of publication.")
    voices: tuple[Voice, ...] = doc("Who, one for each claim.")
    superseded: tuple[str, ...] = doc(
        "Ids of those claims that the same voice took back in a later report.", default=()
    )
    rulings: tuple[Ruling, ...] = doc(
        "What people decided on claims of these: a rejected one supports nothing, a corrected one has the value as it was "
        "read beside it.",
        default=(),
    )
    grade: Grade | None = doc("How well it is supported, by the first counting rule that fits.", default=None)
    reason: str = doc("Why, in words: who gives it, and who contradicts it.", default="")
    independent: int | None = doc(
        "How many independent sources give it now, or give a value that agrees with it.", default=None
    )
    credibility: int | None = doc(
        "1 (confirmed by other sources) to 6 (cannot be judged), by counting who gives and who contradicts it.",
        default=None,
    )
    admiralty: str | None = doc(
        "The Admiralty code, as B2: the letter of the best source that stands by it, and the credibility; null where no "
        "list of sources was given.",
        default=None,
    )

    @property
    def rejected(self) -> frozenset[str | None]:
        """Ids of those claims that a person rejected."""
        return frozenset(ruling.claim for ruling in self.rulings if ruling.kind == "reject")

    @property
    def is_rejected(self) -> bool:
        """Whether a person rejected all of them."""
        return bool(self.claims) and self.rejected >= set(self.claims)


@dataclass(frozen=True, slots=True)
class Property:
    """Everything that is said of one property of an event; nothing is averaged away."""

    name: str = doc("event_type, a role, place, date, a measure, or control.")
    shown: Value | None = doc("The value that the brief shows; null where none is better supported than its rivals.")
    rule: ShownRule = doc("The rule that chose it, by name.")
    contested: bool = doc("Whether different voices assert values that contradict one another, or one denies.")
    support: tuple[Support, ...] = doc("Every value with its voices, the best supported first.")
    ruling: Ruling | None = doc("What a person decided on the property as a whole.", default=None)
    grade: Grade | None = doc(
        "The grade of the value shown; contested where rivals keep each other from being shown; else that of the best "
        "supported value; null where no report gives the value that a person put there.",
        default=None,
    )
    reason: str = doc("Why, in words.", default="")
    admiralty: str | None = doc(
        "The Admiralty code of the value that the grade is of; null where no list of sources was given.", default=None
    )
    spread: Bounds | None = doc("Counts: the range that holds every figure that stands.", default=None)
    best_spread: Bounds | None = doc("Counts: the same, of the best supported figures.", default=None)


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, derived from event mentions; never edited by hand."""

    id: str = doc("Given when it was first put on record, and kept: it leads to the event for ever.")
    event_type: str = doc("The ACLED event type that most sources give.")
    sub_event_type: str = doc("The ACLED sub-event type that most sources give, within that type.")
    date: DateValue | None = doc(
        "The narrowest date that the most sources agree with; it has no span, the claims have."
    )
    place: PlaceValue | None = doc("The most precise place that the most sources agree with; it has no span either.")
    mentions: tuple[str, ...] = doc("Ids of the event mentions, in the order of publication.")
    documents: tuple[str, ...] = doc("Ids of the documents, in the order of publication.")
    sources: tuple[str, ...] = doc("The independent sources, by name, in the order of publication; a copy adds none.")
    properties: tuple[Property, ...] = doc("Every property with every value.")
    reliability: tuple[Reliability, ...] = doc(
        "The letters of `sources`, in their order; empty where no list of sources was given.", default=()
    )


@dataclass(frozen=True, slots=True)
class Founder:
    """A mention that an event held when it was first put on record, and where its trigger stands."""

    mention: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventName:
    """An id that was given to an event: it stays with most of the mentions that it was given for, for ever."""

    id: str
    born: int  # an id that was given earlier has a lower number
    parted_from: str | None  # the id of the event that it was split from, where it was
    founders: tuple[Founder, ...]  # in the order of publication


CopyKind = Literal[
    "exact",  # the same words
    "opening",  # all that differs stands in the opening: a headline, a byline or a dateline
    "cut",  # sentences or paragraphs are left out
    "near",  # most words are the same
    "named",  # the report names an agency whose own report is not at hand
]


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a report that is no outlet's own comes from, as far as it can be known."""

    document: str = doc("The document's id.")
    of: str | None = doc("Id of the earlier document that it resembles most; null where none is at hand.")
    agency: str | None = doc("The outlet that one of the two names as the source; null where none does.")
    kind: CopyKind = doc("exact, opening, cut, near or named.")
    share: float | None = doc(
        "The share of word sequences that both have, 0 to 1; null where there is none to compare."
    )
    order_known: bool = doc(
        "False where the two came out on one day, or one is undated: either may have copied the other."
    )


RedirectKind = Literal[
    "merged",  # the event of the old id is now part of another
    "split",  # a part of the event of the old id is now an event of its own
]


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where an id leads."""

    old: str
    new: str
    kind: RedirectKind


def by_date_and_place(event: Event) -> tuple[str, str, str, str]:
    """The order in which events are told; the undated come last, and on their day those without a place."""
    date, place = event.date, event.place
    return (date.start if date else "~", date.end if date else "~", place.name if place else "~", event.id)


TenureStatus = Literal[
    "held",  # somebody other than the holder says so, or the report itself
    "claimed",  # nobody but the holder says so
    "contested",  # it is denied, somebody else is said to be there, or a part has changed hands
    "left",  # the last one known has gone; who came is not told
]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who holds a place, since when, and who says so, as far as the reports tell."""

    place: str = doc("The place's name.")
    place_id: str | None = doc("Its id in the gazetteer; null where it is in none.")
    holder: str | None = doc("Who holds it; null where the last one known has left.")
    since: str | None = doc("ISO date since when; null where it is not told to the day.")
    status: TenureStatus = doc("held, claimed, contested or left.")
    voice: str | None = doc("Who says so; null means a report's own voice.")
    claims: tuple[str, ...] = doc("Ids of the claims that it follows from, in the order in which they were taken.")


@dataclass(frozen=True, slots=True)
class Link:
    """Why two event mentions are, or are not, in one event: the linker's judgement, feature by feature."""

    left: str = doc("Id of an event mention.")
    right: str = doc("Id of another, of a later report.")
    score: float = doc("The weighted sum of the features.")
    features: tuple[tuple[str, float], ...] = doc("Name and value of each feature that is not zero.")
    judgement: Literal["same", "different", "unsure"] = doc("What the score and the rule of content make of it.")
