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
from benchmarks.tables import read_rows

STANDS = {
    "template": 0.2,
    "filler": 0.25,
    "effect": 0.35,
    "place": 0.7,
}  # near the best F1 on the fitting part and on dev


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
    return {**template, **_slots(template, contender, proposal)}


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
