"""A person's judgements: immutable, bound to words of reports, superseded by later ones and never deleted."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.fields import doc
from dateline.model.reading import Claim, EventMention, Stance, Value
from dateline.model.span import Span

PairKind = Literal["same", "different", "unsure"]
RulingKind = Literal["accept", "reject", "correct"]
JudgementKind = Literal["same", "different", "unsure", "accept", "reject", "correct", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class ClaimAnchor:
    """What tells one claim from the others that are read from the same words."""

    property: str = doc("What the claim is about.")
    stance: Stance = doc("asserts, denies or doubts.")
    value: Value = doc("The value as it was read when it was judged.")
    trigger: Span = doc("The trigger of the event mention that it is about.")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a report that a judgement is bound to: they stay where they are, whoever reads the report again."""

    document: str = doc("The document's id.")
    span: Span = doc("The trigger of the event mention, or the words of the claim.")
    nth: int = doc("Which of the mentions (or claims) with exactly these words it is, from 0.", default=0)
    claim: ClaimAnchor | None = doc("Where it is a claim that is judged, and not a mention.", default=None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, when and why."""

    number: int = doc("Its place in the record, from 1; the clock may jump, this does not.")
    kind: JudgementKind = doc("same, different, unsure; accept, reject, correct; undo, redo.")
    who: str = doc("Who decided.")
    when: str = doc("ISO date and time in UTC.")
    why: str = doc("The reason given; empty where there is none.", default="")
    groups: tuple[tuple[Anchor, ...], ...] = doc(
        "What is judged. same: all of them are one happening; different: each group is another happening than the "
        "others; of a claim: the claim alone; of an event's property: the event's mentions.",
        default=(),
    )
    about: str | None = doc("The event's property that is judged; null where it is no property.", default=None)
    value: Value | None = doc(
        "correct: what it should be; accept and reject of an event's property: the value that is meant.", default=None
    )
    target: int | None = doc("undo and redo: the number of the judgement that is taken back or restored.", default=None)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Everything that it is bound to."""
        return tuple(anchor for group in self.groups for anchor in group)

    @property
    def is_of_claim(self) -> bool:
        """Whether it is on one claim."""
        return any(anchor.claim is not None for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided on a claim or on a property, as the event shows it."""

    judgement: int = doc("The judgement's number.")
    kind: RulingKind = doc("accept, reject or correct.")
    who: str = doc("Who decided.")
    when: str = doc("ISO date and time in UTC.")
    why: str = doc("The reason given.")
    claim: str | None = doc("The claim's id; null where the property as a whole is judged.", default=None)
    original: Value | None = doc("correct: the value that the reports give, where they give one.", default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a judgement: whether it stands, and what no longer applies."""

    judgement: Judgement
    is_undone: bool
    lapsed: tuple[str, ...] = doc("Why it no longer applies, or not to everything that it was made on.", default=())
    overruled: tuple[int, ...] = doc("Numbers of the later judgements that speak against it.", default=())


def standing(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that are not taken back, in the order of the record: of each, the last undo or redo decides."""
    undone: dict[int | None, bool] = {}
    for one in sorted(judgements, key=lambda j: j.number):
        if one.kind in ("undo", "redo"):
            undone[one.target] = one.kind == "undo"
    ordered = sorted(judgements, key=lambda j: j.number)
    return tuple(j for j in ordered if j.kind not in ("undo", "redo") and not undone.get(j.number))


def anchor_of_mention(document: str, mention: EventMention, mentions: tuple[EventMention, ...]) -> Anchor:
    """The anchor of one of a document's mentions."""
    twins = [other.id for other in mentions if _is_at(other.trigger, mention.trigger)]
    return Anchor(document, mention.trigger, twins.index(mention.id))


def anchor_of_claim(document: str, claim: Claim, trigger: Span, claims: tuple[Claim, ...]) -> Anchor | None:
    """The anchor of one of a document's claims, about the mention with that trigger; None where it has no words."""
    if claim.span is None:
        return None
    about = ClaimAnchor(claim.property, claim.stance, claim.value, trigger)
    alike = [c.id for c in claims if c.event_mention == claim.event_mention and _is_same_claim(c, claim)]
    return Anchor(document, claim.span, alike.index(claim.id), about)


def _is_same_claim(one: Claim, other: Claim) -> bool:
    return (one.property, one.stance) == (other.property, other.stance) and _is_at(one.span, other.span)


def _is_at(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and (one.start, one.end) == (other.start, other.end)
