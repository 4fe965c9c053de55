"""What the network proposes for MUC-4's templates: types of incident, and strings for each slot with how sure it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.muc4_words import group_in, without_titles
from benchmarks.score.muc4_templates import ROLES, normalise
from dateline.model import ActorMention
from dateline.votes.votes import Votes

_FAINT = 0.05
_WORD = re.compile(r"\w")
_LOOSE = re.compile(
    r"^(?:(?:and|or|of|by|in|at|the|a|an)\s+)+|(?:\s+(?:and|or|of|by|in|at|the|a|an|from|to|with))+$|['\u2019]s?$",
    re.IGNORECASE,
)
_NAMED = frozenset({"person", "group", "state", "institution"})
_HARMED = ("Victim", "VictimDesc")
_BEARERS = {"Victim": ("person",), "PerpInd": ("person",), "PerpOrg": ("group", "state")}  # whose names fill a role


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
    names: Mapping[str, str] = field(default_factory=dict)  # normalised name -> the fullest one of the same bearer

    def key(self, role: str, text: str) -> str:
        """What makes two strings of a slot one filler: a known organisation by its id, a name by its bearer, else the words."""
        return _key(role, text, self.names)


def proposal_of(votes: Votes, text: str, actors: Iterable[ActorMention] = ()) -> Proposal:
    """The network's candidates for every slot of one report; `actors` are the names that the grammar sees."""
    actors = [m for m in actors if m.actor.kind in _NAMED]
    names = fullest_names(actors)
    slots = {role: _candidates(votes, text, role, (actors, names)) for role in (*ROLES, "Location")}
    return Proposal(votes.topics, slots, votes, text, names)


def fullest_names(actors: Iterable[ActorMention]) -> dict[str, str]:
    """For every name, normalised, the longest that the report has of the same bearer: "Escobar" is Pablo Escobar Gaviria."""
    of_bearer: dict[tuple[str, str], set[str]] = {}
    for mention in actors:
        bearer = (mention.actor.kind, mention.actor.entity_id or mention.actor.name)
        of_bearer.setdefault(bearer, set()).add(_plain(mention))
    return {
        normalise(name): max(names, key=lambda n: (len(n), n)) for names in of_bearer.values() for name in sorted(names)
    }


def _plain(mention: ActorMention) -> str:
    words = " ".join(mention.span.quote.split())
    return without_titles(words) or words if mention.actor.kind == "person" else words


def _key(role: str, text: str, names: Mapping[str, str]) -> str:
    group = group_in(text) if role == "PerpOrg" else None
    return f"id:{group.id}" if group is not None else normalise(names.get(normalise(text), text))


def _candidates(
    votes: Votes, text: str, role: str, known: tuple[list[ActorMention], dict[str, str]]
) -> dict[str, Candidate]:
    actors, names = known
    found: dict[str, Candidate] = {}
    for span in votes.spans(f"filler.{role}", _FAINT):
        words = _whole(role, (span.start, span.end), text, actors)
        if not _WORD.search(words):
            continue
        kinds = votes.shares("incident", span.start, span.end)
        full = names.get(normalise(words), words) if role != "PerpOrg" else words
        new = Candidate(full, span.score, 1, span.start / max(1, len(text)), kinds)
        key = _key(role, words, names)
        old = found.get(key)
        found[key] = new if old is None else _joined(old, new)
    return found


def _whole(role: str, span: tuple[int, int], text: str, actors: Iterable[ActorMention]) -> str:
    """The words of a stretch; part of a name is the name, and what holds nothing together at either end is cut."""
    start, end = span
    for mention in actors:
        at = mention.span
        if mention.actor.kind in _BEARERS.get(role, ()) and at.start <= start and end <= at.end:
            return _plain(mention)
    words = " ".join(text[start:end].split())
    return _LOOSE.sub("", _LOOSE.sub("", words))


def _joined(old: Candidate, new: Candidate) -> Candidate:
    best = new if new.score > old.score else old
    return Candidate(best.text, best.score, old.count + 1, old.first, best.kinds)


def sureness_of(proposal: Proposal, names: Iterable[str]) -> str | None:
    """How sure the report is that these organisations did it, by the places where the network sees them as doers."""
    keys = {proposal.key("PerpOrg", name) for name in names}
    sums: dict[str, float] = {}
    for span in proposal.votes.spans("filler.PerpOrg", _FAINT):
        if proposal.key("PerpOrg", " ".join(proposal.text[span.start : span.end].split())) in keys:
            for label, share in proposal.votes.shares("sureness", span.start, span.end).items():
                sums[label] = sums.get(label, 0.0) + share * span.score
    return max(sums, key=lambda label: sums[label]) if sums else None


def effects_of(proposal: Proposal, kind: str) -> dict[str, float]:
    """What became of the human targets of one type of incident, by the places where the network sees them, and how surely."""
    found: dict[str, float] = {}
    for role in _HARMED:
        for span in proposal.votes.spans(f"filler.{role}", 0.3):
            of_kind = proposal.votes.shares("incident", span.start, span.end).get(kind, 0.0)
            for label, share in proposal.votes.shares("effect", span.start, span.end).items():
                found[label] = max(found.get(label, 0.0), share * of_kind * span.score)
    return found
