"""MUC-4 templates by both votes: the grammar's templates and the network's candidates, weighed filler by filler.

One row of weights says which templates stand, another which fillers do (`muc4_weights.tsv`, logistic regressions fitted by
`python -m benchmarks.fit_muc4` on training reports that the network has not seen).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from benchmarks.muc4_votes import Candidate, Proposal, effects_of, key_of, sureness_of
from benchmarks.score.muc4_templates import ROLES, normalise
from benchmarks.score.records import Record
from benchmarks.tables import read_rows
from dateline.rules.joining import logit
from dateline.votes.heads import INCIDENTS

LEAST_TOPIC = 0.1  # share of a type from which a template is thought of that the grammar has not
STANDS = {"template": 0.25, "filler": 0.22, "effect": 0.35, "place": 0.7}  # near the best F1 on the fitting part

TEMPLATE = (
    "told", "topic", "relevant", "told x topic", "strings", "agreed", "best filler", "best victim", "shares its type",
    "later of its type", "told and empty", "best other topic", "is attack", "is bombing", "templates",
    "spare", "spare x topic", "has a town", "has a day", "has victims", "has effects",
)  # fmt: skip
FILLER = (
    "told", "told elsewhere", "score", "told x score", "template is told", "places", "one word", "long", "rival", "other slot",
    "first", "unseen", "type", "one of several", *ROLES,
)  # fmt: skip


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """The weights of both questions in the order of their features, the constant last."""
    rows = {(row["question"], row["feature"]): float(row["weight"]) for row in read_rows("muc4_weights.tsv")}
    names = {"template": TEMPLATE, "filler": FILLER}
    return {name: tuple(rows[name, feature] for feature in (*features, "constant")) for name, features in names.items()}


def chance(question: str, features: Sequence[float]) -> float:
    """How likely a template or a filler is right, 0 to 1."""
    odds = sum(weight * value for weight, value in zip(weights()[question], (*features, 1.0), strict=True))
    return 1 / (1 + exp(-odds))


@dataclass(frozen=True, slots=True)
class Filler:
    """One string that may fill a slot, with what speaks for it."""

    role: str
    text: str
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Contender:
    """One template that may stand."""

    kind: str
    told: Record  # as the grammar has it
    features: tuple[float, ...]
    fillers: tuple[Filler, ...]


Told = tuple[Sequence[Record], Sequence[Record]]  # the grammar's templates, and those that it thinks the set leaves out


def contenders_of(told: Told, proposal: Proposal) -> list[Contender]:
    """Every template that the grammar or the network can think of."""
    counted, spare = told
    known = {template["incident_type"] for template in (*counted, *spare)}
    missing = [kind for kind in INCIDENTS if proposal.topics[kind] >= LEAST_TOPIC and kind not in known]
    every = [*counted, *spare, *({"incident_type": kind} for kind in missing)]
    return [_contender(number, every, (len(counted), len(spare)), proposal) for number in range(len(every))]


def _contender(number: int, every: Sequence[Record], counts: tuple[int, int], proposal: Proposal) -> Contender:
    own, topics = every[number], proposal.topics
    kind, is_told = own["incident_type"], float(number < counts[0])
    is_spare = float(counts[0] <= number < sum(counts))
    strings = [(role, words) for role in ROLES for (words, *_) in own.get(role, [])]
    agreed = sum(_score(proposal, role, key_of(role, words)) >= 0.3 for role, words in strings)
    best = {
        role: max((c.score * c.kinds.get(kind, 0.0) for c in proposal.fillers[role].values()), default=0.0)
        for role in ROLES
    }
    same = [n for n, other in enumerate(every) if other["incident_type"] == kind]
    features = (
        is_told, _odds(topics[kind]), _odds(topics["relevant"]), is_told * _odds(topics[kind]), min(len(strings), 6),
        min(agreed, 4), _odds(max(best.values())), _odds(best["Victim"]), float(len(same) > 1), float(same.index(number)),
        is_told * (not strings), _odds(max(topics[k] for k in INCIDENTS if k != kind)), float(kind == "attack"),
        float(kind == "bombing"), float(len(every)), is_spare, is_spare * _odds(topics[kind]),
        float(len(own.get("location", [])) > 1), float(not own.get("date", "..").startswith("..")), float("victim_count" in own),
        float("effects" in own),
    )  # fmt: skip
    fillers = tuple(f for role in ROLES for f in _fillers(role, number, every, (is_told, proposal)))
    return Contender(kind, own, features, fillers)


def _fillers(role: str, number: int, every: Sequence[Record], known: tuple[float, Proposal]) -> list[Filler]:
    is_told, proposal = known
    own = {key_of(role, words): words for (words, *_) in every[number].get(role, [])}
    others = {key_of(role, w) for n, t in enumerate(every) if n != number for (w, *_) in t.get(role, [])}
    seen = proposal.fillers[role]
    found = []
    for key in dict.fromkeys((*own, *seen)):
        candidate = seen.get(key)
        text = own[key] if key in own and (candidate is None or candidate.score < 0.4) else seen[key].text
        features = _features((key in own, key in others, is_told), (role, key, text), candidate, proposal)
        found.append(
            Filler(
                role, text, (*features, _kind_share(candidate, every[number]), float(len(every) > 1), *_one_hot(role))
            )
        )
    return found


def _one_hot(role: str) -> tuple[float, ...]:
    return tuple(float(role == name) for name in ROLES)


def _kind_share(candidate: Candidate | None, template: Record) -> float:
    return _odds(candidate.kinds.get(template["incident_type"], 0.0)) if candidate is not None else 0.0


def _features(
    told: tuple[bool, bool, float], what: tuple[str, str, str], candidate: Candidate | None, proposal: Proposal
) -> tuple[float, ...]:
    role, key, text = what
    score = candidate.score if candidate is not None else 0.0
    words = normalise(text)
    rival = max((c.score for k, c in proposal.fillers[role].items() if k != key and _overlap(words, k)), default=0.0)
    elsewhere = max((_score(proposal, other, key) for other in ROLES if other != role), default=0.0)
    return (
        float(told[0]), float(told[1]), _odds(score), told[0] * _odds(score), told[2],
        log(1 + (candidate.count if candidate is not None else 0)), float(" " not in words), float(words.count(" ") > 2),
        _odds(rival), _odds(elsewhere), candidate.first if candidate is not None else 0.5, float(candidate is None),
    )  # fmt: skip


def _overlap(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _score(proposal: Proposal, role: str, key: str) -> float:
    found = proposal.fillers[role].get(key)
    return found.score if found is not None else 0.0


def _odds(share: float) -> float:
    return logit(share, 1e-3)


def joined(told: Told, proposal: Proposal, bare: Record) -> list[Record]:
    """The templates that stand; `bare` has what the report as a whole says of when and where."""
    contenders = [d for d in contenders_of(told, proposal) if chance("template", d.features) >= STANDS["template"]]
    return [_template(contender, proposal, bare) for contender in contenders]


def _template(contender: Contender, proposal: Proposal, bare: Record) -> Record:
    template = {
        **bare,
        **{name: value for name, value in contender.told.items() if name not in ROLES},
        "incident_type": contender.kind,
    }
    for role in ROLES:
        strings = _standing([f for f in contender.fillers if f.role == role])
        if strings:
            template[role] = [[words] for words in strings]
    return {**template, **_slots(template, contender, proposal)}


def _standing(fillers: list[Filler]) -> list[str]:
    """The fillers that stand, the likeliest first; of two strings one of which holds the other, the likelier."""
    ranked = sorted(((chance("filler", f.features), f.text) for f in fillers), key=lambda pair: (-pair[0], pair[1]))
    kept: list[str] = []
    for likely, words in ranked:
        if likely >= STANDS["filler"] and not any(_overlap(normalise(words), normalise(k)) for k in kept):
            kept.append(words)
    return kept


def _slots(template: Record, contender: Contender, proposal: Proposal) -> Record:
    """How sure, with what effect, where: the grammar's word, with the network's where it has none or sees more."""
    found: Record = {}
    names = [words for (words,) in template.get("PerpOrg", [])]
    if names:
        found["perp_confidence"] = contender.told.get("perp_confidence") or sureness_of(proposal, names)
    effects = {*contender.told.get("effects", ()), *effects_of(proposal, contender.kind, STANDS["effect"])}
    found["effects"] = sorted(effects)
    place = template.get("location") or []
    if len(place) == 1 and "location" not in contender.told:
        near = [
            c
            for c in proposal.fillers["Location"].values()
            if c.score * c.kinds.get(contender.kind, 0.0) >= STANDS["place"]
        ]
        found["location"] = [*place, *(c.text.title() for c in sorted(near, key=lambda c: -c.score)[:1])]
    return {name: value for name, value in found.items() if value}
