"""Who holds each place, since when, and who says so: a small state machine over the claims of control.

The moves of a place are taken in the order of their days, then of publication. One that cannot follow from what was known
before it ("the army took it from the rebels" where nobody but the army was known to hold it) is a finding, and is carried
out all the same: the reports, not the machine, know better.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model import Claim, EventMention, Finding, PlaceValue, Reading, Result, Span, Tenure
from dateline.model.event import TenureStatus

_UNKNOWN = "?"
_HELD = "rule:control.held"


@dataclass(frozen=True, slots=True)
class Move:
    """One claim of control in its setting; `day` is the first day that it can have been."""

    place: str
    place_id: str | None
    day: str
    is_day: bool  # whether it is known to the day
    published: str
    position: int
    from_: str | None
    to: str | None
    is_holding: bool
    is_part: bool
    is_denied: bool
    voice: str | None
    document: str
    claim: str
    span: Span | None

    @property
    def order(self) -> tuple[str, str, str, int]:
        """By day, then by publication, then as in the report; who is said to hold a place says so on the day of the report."""
        return (self.published if self.is_holding else self.day, self.published, self.document, self.position)


def tenures(readings: Iterable[Reading]) -> Result[Tenure]:
    """Who holds each place at the end, in the order of the places' names, and what cannot have been."""
    moves: dict[str, list[Move]] = {}
    for reading in readings:
        for move in _moves(reading):
            moves.setdefault(move.place_id or move.place.casefold(), []).append(move)
    findings: list[Finding] = []
    found: list[Tenure] = []
    for told in moves.values():
        tenure: Tenure | None = None
        for move in sorted(told, key=lambda m: m.order):
            findings.extend(_impossible(tenure, move))
            tenure = _after(tenure, move)
        if tenure is not None:
            found.append(tenure)
    return Result(tuple(sorted(found, key=lambda t: (t.place, t.place_id or ""))), tuple(findings))


def _moves(reading: Reading) -> Iterator[Move]:
    mentions = {m.id: m for m in reading.event_mentions if m.modality in ("asserted", "hedged")}
    last: Move | None = None
    for claim in sorted(reading.claims, key=lambda c: c.span.start if c.span else -1):
        mention = mentions.get(claim.event_mention)
        move = _move(claim, mention, reading) if mention is not None and claim.property == "control" else None
        if move is None or claim.stance == "doubts" or claim.grounding == "ungrounded":
            continue
        if last is not None and move.place_id is None and move.place.islower():
            move = replace(move, place=last.place, place_id=last.place_id)  # "the town": the one named before
        last = move
        yield move


def _move(claim: Claim, mention: EventMention, reading: Reading) -> Move | None:
    where: PlaceValue | None = next(iter(mention.places), None)
    name = where.name if where is not None else mention.control.place if mention.control is not None else None
    if name is None:
        return None
    from_, _, to = str(claim.value).partition(" -> ")
    published = (reading.document.published or "9999")[:10]
    date = mention.date
    return Move(
        name,
        where.place_id if where is not None else None,
        date.start if date is not None else published,
        date is not None and date.start == date.end,
        published,
        claim.span.start if claim.span is not None else -1,
        None if from_ == _UNKNOWN else from_,
        None if to == _UNKNOWN else to,
        claim.origin.startswith(_HELD),
        mention.control is not None and mention.control.is_part and not claim.origin.startswith(_HELD),
        claim.stance == "denies",
        claim.speaker.name if claim.speaker is not None else None,
        reading.document.id,
        claim.id,
        claim.span,
    )


def _impossible(tenure: Tenure | None, move: Move) -> Iterator[Finding]:
    """What the move takes for granted and what was known before it does not allow."""
    if tenure is None or tenure.holder is None or move.is_denied or move.is_part or tenure.status == "contested":
        return
    if move.from_ is not None and move.from_ != tenure.holder and not move.is_holding:
        yield Finding(
            "corroborate",
            f"{move.place}: {move.from_} is said to have lost it on {move.day}, but {tenure.holder} held it before that.",
            move.span,
        )
    elif move.to == tenure.holder and not move.is_holding and move.from_ is not None:
        yield Finding(
            "corroborate",
            f"{move.place}: {move.to} is said to have taken it on {move.day}, but held it already.",
            move.span,
        )


def _after(tenure: Tenure | None, move: Move) -> Tenure:
    """The state of a place once the move is known."""
    before = tenure or Tenure(move.place, move.place_id, None, None, "left", None, ())
    claims = (*before.claims, move.claim)
    if move.is_denied:
        disputes = move.to is not None and move.to == before.holder
        return replace(before, status="contested", claims=claims) if disputes else replace(before, claims=claims)
    if move.is_part:
        return replace(before, status="contested", claims=claims) if before.holder else replace(before, claims=claims)
    if move.is_holding:
        return _held(before, move, claims)
    since = move.day if move.is_day else None
    status: TenureStatus = "left" if move.to is None else "claimed" if move.voice == move.to else "held"
    return Tenure(move.place, move.place_id, move.to, since, status, move.voice, claims)


def _held(before: Tenure, move: Move, claims: tuple[str, ...]) -> Tenure:
    """Somebody is said to hold the place: it bears out what was known, is the first that is known, or contests it."""
    if before.holder == move.to:
        status: TenureStatus = "held" if move.voice != move.to else before.status
        return replace(before, status=status, claims=claims)
    if before.holder is None:
        status = "claimed" if move.voice == move.to else "held"
        return Tenure(before.place, before.place_id, move.to, None, status, move.voice, claims)
    return replace(before, status="contested", claims=claims)
