"""MUC-4 templates and fillers that may stand, out of both votes, each with what speaks for it.

A contender is a template of the grammar, or a type of incident that the network sees and the grammar does not; its fillers are
the strings that either has for a slot. What stands is weighed in `muc4_join`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from benchmarks.muc4_votes import Candidate, Proposal
from benchmarks.score.muc4_templates import ROLES, normalise
from benchmarks.score.records import Record
from dateline.votes.heads import INCIDENTS

LEAST_TOPIC = 0.1  # share of a type from which a template is thought of that the grammar has not
_AGREED, _LIKELY, _POSSIBLE = 0.3, 0.4, 0.2  # scores of the network

TEMPLATE = (
    "told", "spare", "topic", "relevant", "best other topic", "rank of topic", "is attack", "is bombing",
    "templates", "shares its type", "later of its type", "strings", "agreed", "candidates", "candidates' sum",
    *(f"best {role}" for role in (*ROLES, "Location")), "has a town", "has a day", "has victims", "has effects", "length",
)  # fmt: skip
FILLER = (
    "told", "told elsewhere", "template is told", "told in the slot", "told in the template", "score", "of its type",
    "type", "other type", "rank", "behind the best", "possible", "longer rival", "shorter rival", "other slot", "unseen",
    "places", "times", "first", "words", "several templates", "topic", *ROLES,
)  # fmt: skip

Told = tuple[Sequence[Record], Sequence[Record]]  # the grammar's templates, and those that it thinks the set leaves out


@dataclass(frozen=True, slots=True)
class Filler:
    """One string that may fill a slot; its features in the order of `FILLER`."""

    role: str
    text: str
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Contender:
    """One template that may stand; its features in the order of `TEMPLATE`."""

    kind: str
    told: Record  # as the grammar has it
    features: tuple[float, ...]
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One contender among all of its report."""

    number: int
    every: Sequence[Record]
    told: int  # how many of them the grammar stands by, and how many it leaves out
    spare: int
    proposal: Proposal

    @property
    def own(self) -> Record:
        return self.every[self.number]

    @property
    def kind(self) -> str:
        kind: str = self.own["incident_type"]
        return kind

    @property
    def is_told(self) -> bool:
        return self.number < self.told

    def fitting(self, candidate: Candidate) -> float:
        """How sure the network is that the candidate fills the slot of an incident of this type."""
        return candidate.score * candidate.kinds.get(self.kind, 0.0)

    def strings(self) -> list[tuple[str, str]]:
        """Slot and string of every filler that the grammar has."""
        return [(role, words) for role in ROLES for (words, *_) in self.own.get(role, [])]


def contenders_of(told: Told, proposal: Proposal) -> list[Contender]:
    """Every template that the grammar or the network can think of."""
    counted, spare = told
    known = {template["incident_type"] for template in (*counted, *spare)}
    missing = [kind for kind in INCIDENTS if proposal.topics[kind] >= LEAST_TOPIC and kind not in known]
    every = [*counted, *spare, *({"incident_type": kind} for kind in missing)]
    cases = [_Case(number, every, len(counted), len(spare), proposal) for number in range(len(every))]
    return [Contender(case.kind, case.own, _of_template(case), tuple(_fillers(case))) for case in cases]


def _of_template(case: _Case) -> tuple[float, ...]:
    topics, fillers, own = case.proposal.topics, case.proposal.fillers, case.own
    strings = case.strings()
    best = {role: max((case.fitting(c) for c in fillers[role].values()), default=0.0) for role in (*ROLES, "Location")}
    fitting = [case.fitting(c) for role in ROLES for c in fillers[role].values()]
    same = [n for n, other in enumerate(case.every) if other["incident_type"] == case.kind]
    others = [topics[kind] for kind in INCIDENTS if kind != case.kind]
    return tuple(map(float, (
        case.is_told, case.told <= case.number < case.told + case.spare, topics[case.kind], topics["relevant"], max(others),
        sum(share > topics[case.kind] for share in others), case.kind == "attack", case.kind == "bombing",
        len(case.every), len(same) > 1, same.index(case.number), len(strings),
        sum(_score(case.proposal, role, case.proposal.key(role, words)) >= _AGREED for role, words in strings),
        sum(fit >= _LIKELY for fit in fitting), sum(fitting), *best.values(), len(own.get("location", [])) > 1,
        not own.get("date", "..").startswith(".."), "victim_count" in own, "effects" in own, log(1 + len(case.proposal.text)),
    )))  # fmt: skip


def _fillers(case: _Case) -> list[Filler]:
    found = []
    for role in ROLES:
        own = {case.proposal.key(role, words): words for (words, *_) in case.own.get(role, [])}
        seen = case.proposal.fillers[role]
        for key in dict.fromkeys((*own, *seen)):
            is_faint = key not in seen or seen[key].score < _LIKELY
            text = own[key] if key in own and is_faint else seen[key].text
            found.append(Filler(role, text, _of_filler(case, role, (key, text), own)))
    return found


_UNSEEN = Candidate("", 0.0, 0, 0.5, {})


def _of_filler(case: _Case, role: str, what: tuple[str, str], own: dict[str, str]) -> tuple[float, ...]:
    (key, text), seen = what, case.proposal.fillers[role]
    candidate = seen.get(key, _UNSEEN)
    others = {
        case.proposal.key(role, w) for n, t in enumerate(case.every) if n != case.number for (w, *_) in t.get(role, [])
    }
    words, fit = normalise(text), case.fitting(candidate)
    ranked = [case.fitting(c) for c in seen.values()]
    return tuple(map(float, (
        key in own, key in others, case.is_told, len(own), len(case.strings()), candidate.score, fit,
        candidate.kinds.get(case.kind, 0.0), max((s for k, s in candidate.kinds.items() if k != case.kind), default=0.0),
        sum(other > fit for other in ranked), max(ranked, default=0.0) - fit, sum(other >= _POSSIBLE for other in ranked),
        max((c.score for k, c in seen.items() if k != key and f" {words} " in f" {k} "), default=0.0),
        max((c.score for k, c in seen.items() if k != key and f" {k} " in f" {words} "), default=0.0),
        max(_score(case.proposal, other, key) for other in ROLES if other != role), key not in seen, candidate.count,
        case.proposal.text.upper().count(text.upper()), candidate.first, len(words.split()), len(case.every) > 1,
        case.proposal.topics[case.kind], *(role == name for name in ROLES),
    )))  # fmt: skip


def overlap(one: str, other: str) -> bool:
    """Whether one of two strings holds the other, word by word.

    >>> overlap("urban guerrillas", "guerrillas"), overlap("mine", "miners")
    (True, False)
    """
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _score(proposal: Proposal, role: str, key: str) -> float:
    found = proposal.fillers[role].get(key)
    return found.score if found is not None else 0.0
