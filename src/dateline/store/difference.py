"""Two readings of one document compared: event mentions by their trigger, claims by what they are about."""

from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from dateline.model import Claim, ClaimChange, Difference, EventMention, MentionChange, Reading, Version

Read = tuple[Version, Reading]
Place = tuple[int, int]  # where a trigger or a claim's words stand
Subject = tuple[Place, str, Place]  # trigger, property, words


def difference(before: Read, after: Read) -> Difference:
    """What the later reading of a document has otherwise than the earlier one."""
    (old_version, old), (new_version, new) = before, after
    return Difference(
        document=new.document.id,
        title=new.document.title,
        before=old_version,
        after=new_version,
        event_mentions=tuple(change for _, change in sorted(_mentions(old, new), key=itemgetter(0))),
        claims=tuple(change for _, change in sorted(_claims(old, new), key=itemgetter(0))),
    )


def _mentions(old: Reading, new: Reading) -> Iterator[tuple[tuple[Place, int], MentionChange]]:
    """Each change with its place in the text."""
    before, after = _by_trigger(old), _by_trigger(new)
    for key in before.keys() | after.keys():
        one, other = before.get(key), after.get(key)
        if one is None or other is None:
            yield key, MentionChange("added" if one is None else "gone", one, other)
        elif _shown(one) != _shown(other):
            yield key, MentionChange("changed", one, other)


def _by_trigger(reading: Reading) -> dict[tuple[Place, int], EventMention]:
    """The event mentions by where their trigger stands; the second of two with one trigger has another key."""
    found: dict[tuple[Place, int], EventMention] = {}
    for mention in reading.event_mentions:
        place, nth = (mention.trigger.start, mention.trigger.end), 0
        while (place, nth) in found:
            nth += 1
        found[place, nth] = mention
    return found


def _shown(mention: EventMention) -> EventMention:
    """What is compared: ids are names only."""
    return replace(mention, id="", totals=tuple(replace(total, claims=()) for total in mention.totals))


def _claims(old: Reading, new: Reading) -> Iterator[tuple[tuple[Subject, int], ClaimChange]]:
    before, after = _by_subject(old), _by_subject(new)
    for subject in before.keys() | after.keys():
        ones, others = before.get(subject, []), after.get(subject, [])
        kept = {_said(one) for one in ones} & {_said(other) for other in others}
        gone = [one for one in ones if _said(one) not in kept]
        added = [other for other in others if _said(other) not in kept]
        for nth in range(max(len(gone), len(added))):
            yield (subject, nth), _change(gone[nth : nth + 1], added[nth : nth + 1])


def _change(gone: list[Claim], added: list[Claim]) -> ClaimChange:
    """A claim that took another's place is a change of it."""
    kind = "changed" if gone and added else "added" if added else "gone"
    return ClaimChange(kind, next(iter(gone), None), next(iter(added), None))  # type: ignore[arg-type]  # one of the three


def _by_subject(reading: Reading) -> dict[Subject, list[Claim]]:
    """The claims by which happening they are about, what of it, and where the words stand."""
    triggers = {m.id: (m.trigger.start, m.trigger.end) for m in reading.event_mentions}
    found: dict[Subject, list[Claim]] = {}
    for claim in reading.claims:
        words = (claim.span.start, claim.span.end) if claim.span else (-1, -1)
        found.setdefault((triggers.get(claim.event_mention, (-1, -1)), claim.property, words), []).append(claim)
    return found


def _said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whoever read it and however sure that reader was."""
    return (claim.value, claim.stance, claim.certainty, claim.speaker, claim.grounding, claim.via)
