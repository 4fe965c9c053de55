"""Tiny builders of people's judgements on the reports that `builders` makes."""

from tests.corroborate.builders import LINKING, Told

from dateline.corroborate import corroborate
from dateline.model import Anchor, Event, Judgement, Value
from dateline.model.judgement import JudgementKind, anchor_of_claim, anchor_of_mention

NOON = "2016-05-25T12:00:00Z"


def at(told: Told, nth: int = 0) -> Anchor:
    """The anchor of a report's mention."""
    mentions = told.reading.event_mentions
    return anchor_of_mention(told.document.id, mentions[nth], mentions)


def claim_at(told: Told, name: str, nth: int = 0) -> Anchor:
    """The anchor of a report's first claim on the property, about its nth mention."""
    mention = told.reading.event_mentions[nth]
    claim = next(c for c in told.reading.claims if c.event_mention == mention.id and c.property == name)
    found = anchor_of_claim(told.document.id, claim, mention.trigger, told.reading.claims)
    assert found is not None
    return found


def same(number: int, *anchors: Anchor, who: str = "Maya Haddad") -> Judgement:
    """All of them are one happening."""
    return Judgement(number, "same", who, NOON, groups=(anchors,))


def different(number: int, *groups: tuple[Anchor, ...], who: str = "Maya Haddad") -> Judgement:
    """Each group is another happening than the others."""
    return Judgement(number, "different", who, NOON, groups=groups)


def ruled(
    number: int, kind: JudgementKind, anchor: Anchor, value: Value | None = None, who: str = "Maya Haddad"
) -> Judgement:
    """A decision on one claim."""
    return Judgement(number, kind, who, NOON, groups=((anchor,),), value=value)


def on_property(number: int, kind: JudgementKind, about: str, value: Value, *anchors: Anchor) -> Judgement:
    """A decision on a property of the event that holds the mentions."""
    return Judgement(number, kind, "Maya Haddad", NOON, groups=(anchors,), about=about, value=value)


def back(number: int, kind: JudgementKind, target: int) -> Judgement:
    """An undo or a redo."""
    return Judgement(number, kind, "Maya Haddad", NOON, target=target)


def judged_events(told: tuple[Told, ...], *judgements: Judgement) -> tuple[Event, ...]:
    """The events that the reports and the judgements make together."""
    return corroborate(tuple(t.reading for t in told), tuple(t.document for t in told), LINKING, judgements).records


def judged_shares(told: tuple[Told, ...], *judgements: Judgement) -> list[list[str]]:
    """For each event the outlets that tell of it, in order."""
    return sorted(sorted(event.sources) for event in judged_events(told, *judgements))
