"""MUC-4 templates by both votes: the grammar's templates and the network's candidates, weighed filler by filler.

One forest of small trees says which templates stand, another which fillers do (`muc4_forests.tsv`, fitted by
`python -m benchmarks.fit_muc4` on training reports that the network has not seen).
"""

from functools import cache

from benchmarks.forest import Forest, forests
from benchmarks.muc4_contenders import FILLER, TEMPLATE, Contender, Filler, Told, contenders_of, overlap
from benchmarks.muc4_votes import Proposal, effects_of, sureness_of
from benchmarks.score.muc4_templates import ROLES, normalise
from benchmarks.score.records import Record
from benchmarks.score.words import fold
from benchmarks.tables import read_rows

STANDS = {"template": 0.2, "filler": 0.25, "place": 0.7}  # near the best F1 on the fitting part and on dev
_DOUBTED_PLACE = 0.4  # share of the network below which a place of the grammar gives way
_EFFECT_STANDS = {  # shares of the network from which an effect stands: told by the grammar as well, or not
    "attack": (0.35, 0.35),
    "kidnapping": (0.5, 0.8),
}
_ANY_EFFECT = (0.0, 0.35)  # of the other types, and that nobody was harmed


@cache
def weighing() -> dict[str, Forest]:
    """What weighs templates and fillers."""
    return forests(read_rows("muc4_forests.tsv"), {"template": TEMPLATE, "filler": FILLER})


def joined(told: Told, proposal: Proposal, bare: Record) -> list[Record]:
    """The templates that stand; `bare` has what the report as a whole says of when and where."""
    contenders = [
        d for d in contenders_of(told, proposal) if weighing()["template"].chance(d.features) >= STANDS["template"]
    ]
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
    template |= _slots(template, contender, proposal)
    return {name: value for name, value in template.items() if value}


def _standing(fillers: list[Filler]) -> list[str]:
    """The fillers that stand, the likeliest first; of two strings one of which holds the other, the likelier."""
    ranked = sorted(
        ((weighing()["filler"].chance(f.features), f.text) for f in fillers), key=lambda pair: (-pair[0], pair[1])
    )
    kept: list[str] = []
    for likely, words in ranked:
        if likely >= STANDS["filler"] and not any(overlap(normalise(words), normalise(k)) for k in kept):
            kept.append(words)
    return kept


def _slots(template: Record, contender: Contender, proposal: Proposal) -> Record:
    """How sure, with what effect, where: the grammar's word, with the network's where it has none or sees more."""
    names = [words for (words,) in template.get("PerpOrg", [])]
    told = contender.told.get("perp_confidence")
    return {
        "perp_confidence": (told or sureness_of(proposal, names)) if names else None,
        "victim_count": _victims(template, contender),
        "effects": _effects(contender, proposal),
        "location": _location(template.get("location") or [], contender.kind, proposal),
    }


def _effects(contender: Contender, proposal: Proposal) -> list[str]:
    """What became of the human targets."""
    told, seen = contender.told.get("effects", ()), effects_of(proposal, contender.kind)
    least = {
        e: _ANY_EFFECT if e.startswith("NO ") else _EFFECT_STANDS.get(contender.kind, _ANY_EFFECT)
        for e in (*told, *seen)
    }
    return sorted(e for e, (both, alone) in least.items() if seen.get(e, 0.0) >= (both if e in told else alone))


def _location(told: list[str], kind: str, proposal: Proposal) -> list[str]:
    """The country, and the network's surest place where the grammar has none, or one that the network doubts."""
    shares = {fold(c.text): c.score * c.kinds.get(kind, 0.0) for c in proposal.fillers["Location"].values()}
    best = max(shares, key=lambda name: shares[name], default=None)
    is_doubted = all(shares.get(fold(name), 0.0) < _DOUBTED_PLACE for name in told[1:])
    if best is None or not told or not is_doubted or shares[best] < STANDS["place"] or best == fold(told[0]):
        return told
    return [told[0], best.title()]


def _victims(template: Record, contender: Contender) -> Record | None:
    """How many victims: the grammar's number, or that of the names that stand where it has none, or counted its own names."""
    told, names = contender.told.get("victim_count"), len(template.get("Victim", []))
    counted = len(contender.told.get("Victim", []))
    is_of_names = told is None or told == {"low": counted, "high": counted}
    return {"low": names, "high": names} if names and is_of_names else told
