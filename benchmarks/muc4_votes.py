"""What the network proposes for MUC-4's templates: types of incident, and strings for each slot with how sure it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.muc4_words import group_in
from benchmarks.score.muc4_templates import ROLES, normalise
from dateline.votes.votes import Votes

_FAINT = 0.05
_WORD = re.compile(r"\w")
_HARMED = ("Victim", "VictimDesc")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One filler that the network sees: its likeliest string, how sure it is, in how many places, of which incidents."""

    text: str
    score: float
    count: int
    first: float  # where in the report it stands first, 0 to 1
    kinds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that the network says of one report."""

    topics: dict[str, float]
    fillers: dict[str, dict[str, Candidate]]  # slot -> key -> candidate
    votes: Votes
    text: str


def proposal_of(votes: Votes, text: str) -> Proposal:
    """The network's candidates for every slot of one report."""
    return Proposal(votes.topics, {role: _candidates(votes, text, role) for role in (*ROLES, "Location")}, votes, text)


def key_of(role: str, text: str) -> str:
    """What makes two strings of a slot one filler: a known organisation by its id, the rest by its words."""
    group = group_in(text) if role == "PerpOrg" else None
    return f"id:{group.id}" if group is not None else normalise(text)


def _candidates(votes: Votes, text: str, role: str) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for span in votes.spans(f"filler.{role}", _FAINT):
        words = " ".join(text[span.start : span.end].split())
        if not _WORD.search(words):
            continue
        kinds = votes.shares("incident", span.start, span.end)
        new = Candidate(words, span.score, 1, span.start / max(1, len(text)), kinds)
        old = found.get(key_of(role, words))
        found[key_of(role, words)] = new if old is None else _joined(old, new)
    return found


def _joined(old: Candidate, new: Candidate) -> Candidate:
    best = new if new.score > old.score else old
    return Candidate(best.text, best.score, old.count + 1, old.first, best.kinds)


def sureness_of(proposal: Proposal, names: Iterable[str]) -> str | None:
    """How sure the report is that these organisations did it, by the places where the network sees them as doers."""
    keys = {key_of("PerpOrg", name) for name in names}
    sums: dict[str, float] = {}
    for span in proposal.votes.spans("filler.PerpOrg", _FAINT):
        if key_of("PerpOrg", " ".join(proposal.text[span.start : span.end].split())) in keys:
            for label, share in proposal.votes.shares("sureness", span.start, span.end).items():
                sums[label] = sums.get(label, 0.0) + share * span.score
    return max(sums, key=lambda label: sums[label]) if sums else None


def effects_of(proposal: Proposal, kind: str, least: float) -> set[str]:
    """What became of the human targets of one type of incident, by the places where the network sees them."""
    found: dict[str, float] = {}
    for role in _HARMED:
        for span in proposal.votes.spans(f"filler.{role}", 0.3):
            of_kind = proposal.votes.shares("incident", span.start, span.end).get(kind, 0.0)
            for label, share in proposal.votes.shares("effect", span.start, span.end).items():
                found[label] = max(found.get(label, 0.0), share * of_kind * span.score)
    return {label for label, share in found.items() if share >= least}
