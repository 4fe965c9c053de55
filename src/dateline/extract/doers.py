"""Whether two tellings name the same doers, or others."""

from dateline.extract.drafts import Draft

DOERS = frozenset({"perpetrator", "taker", "crowd", "state", "party", "agent"})


def _doers(drafts: list[Draft]) -> set[str]:
    """The named doers that the document itself vouches for."""
    return {
        s.participant.actor.entity_id or s.participant.actor.name
        for d in drafts
        for s in d.seats
        if s.role in DOERS and s.participant.actor is not None and s.voice.is_author
    }


def differ_in_doer(left: list[Draft], right: list[Draft]) -> bool:
    """Whether each names doers and none is the other's, or the ones are a crowd and the others gunmen."""
    mine, yours = _doers(left), _doers(right)
    return (
        (bool(mine) and bool(yours) and not mine & yours)
        or _is_crowd_apart(left, right)
        or _is_crowd_apart(right, left)
    )


def _is_crowd_apart(crowd: list[Draft], others: list[Draft]) -> bool:
    """Whether the ones tell of a crowd in the street and the others of gunmen."""
    in_street = any(s.role == "crowd" for d in crowd for s in d.seats)
    armed = (s.participant for d in others for s in d.seats if s.role in ("perpetrator", "taker"))
    return in_street and any(p.noun_class == "armed_group" or (p.actor and p.actor.side == "armed") for p in armed)


def same_doer(left: list[Draft], right: list[Draft]) -> bool:
    """Whether both name one doer."""
    return bool(_doers(left) & _doers(right))
