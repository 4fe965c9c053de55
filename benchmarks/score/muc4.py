"""MUC-4 template filling.

Prediction: `{"docid", "templates": [{"incident_type", "PerpInd": [[mention, …], …], "PerpOrg", "Target", "Victim",
"Weapon", "date": "D" or "D1/D2" or "../D", "location": [names, most specific last], "perp_confidence",
"victim_count": {"low", "high"}, "effects": […]}]}`; only `incident_type` is required.

`gtt`: the metric of the GTT paper: templates aligned one to one (the predicted type must be a part of the gold type)
so that the document's micro-F1 is greatest; a predicted entity is right when all its mentions belong to one gold
entity; `by_role` has the six parts. Duplicate gold templates are dropped, predicted ones are not; `gtt_unique` drops
both. `rme_phi3`: CEAF-RME, a template pair worth its matched entities, one shared mention being enough. `ree`:
CEAF-REE for each role without templates. `detection`: documents with any template; those all of whose gold templates
are optional are left out. `slots`: date, location, perp_confidence, victim_count and effects against the full key
(see `muc4_slots`): `p r f1` over aligned templates only, `all_p all_r all_f1` also with missing and spurious ones;
what is optional in the key is never missing.
"""

from collections.abc import Iterator

from benchmarks.score.assign import assign
from benchmarks.score.muc4_slots import SLOTS, Part, align, slot_parts
from benchmarks.score.muc4_templates import KEYS, ROLES, Template, agreement, clean, size, sizes, unique
from benchmarks.score.records import Record, pair_up
from benchmarks.score.tally import Tally, f1, figures, ratio

_MOST_STEPS = 300_000
_SWEEP = 20  # weights of precision against recall that are tried where there are too many alignments

Pair = tuple[int, int]
Hits = dict[Pair, list[Pair]]  # (predicted, gold) template -> right and found items for each key


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    counts = _Counts()
    for truth, guess in pair_up(gold, predicted, "docid"):
        counts.add(truth, guess.get("templates") or [])
    by_key = {key: tally.figures() for key, tally in counts.by_key.items()}
    by_role = {key: {name: found[name] for name in ("p", "r", "f1")} for key, found in by_key.items()}
    slots = {slot: _slot_figures(counts.aligned[slot], counts.every[slot]) for slot in SLOTS}
    return {
        "docs": len(gold),
        "gtt": {**_micro(counts.by_key), "by_role": by_role},
        "gtt_unique": counts.once.figures(),
        "incident_type_f1": by_role["incident_type"]["f1"],
        "rme_phi3": counts.rme.figures(),
        "ree": {role: tally.figures() for role, tally in counts.ree.items()},
        "detection": counts.detection.figures(),
        "templates_aligned": counts.templates.figures(),
        "slots": slots,
    }


class _Counts:
    """What has been counted so far."""

    def __init__(self) -> None:
        self.by_key = {key: Tally() for key in KEYS}
        self.once, self.rme, self.detection, self.templates = Tally(), Tally(), Tally(), Tally()
        self.ree = {role: Tally() for role in ROLES}
        self.aligned = {slot: Tally() for slot in SLOTS}
        self.every = {slot: Tally() for slot in SLOTS}

    def add(self, truth: Record, given: list[Record]) -> None:
        """Count one document."""
        ours, theirs = [clean(t) for t in given], unique([clean(t) for t in truth["gtt_templates"]])
        self._add_strings(ours, theirs)
        keys = truth["templates"]
        is_certain = any(not key["optional"] for key in keys)
        if is_certain or not keys:
            self.detection.add(bool(given) and is_certain, bool(given), is_certain)
        self._add_slots(given, [{**key, "strings": s} for key, s in zip(keys, truth["gtt_templates"], strict=True)])

    def _add_strings(self, ours: list[Template], theirs: list[Template]) -> None:
        found = _best_alignment(ours, theirs)
        for key, (right, hit), n, m in zip(KEYS, found, sizes(ours), sizes(theirs), strict=True):
            self.by_key[key].add(right, n, m, hit)
        alone = unique(ours)
        again = found if alone == ours else _best_alignment(alone, theirs)
        totals = sum(right for right, _ in again), sum(hit for _, hit in again)
        self.once.add(totals[0], sum(sizes(alone)), sum(sizes(theirs)), totals[1])
        _add_rme(self.rme, ours, theirs)
        for role in ROLES:
            _add_ree(self.ree[role], ours, theirs, role)

    def _add_slots(self, given: list[Record], keys: list[Record]) -> None:
        pairs = align(given, keys)
        used, met = {i for i, _ in pairs}, {j for _, j in pairs}
        missed = [key for j, key in enumerate(keys) if j not in met and not key["optional"]]
        self.templates.add(len(pairs), len(given), len(met) + len(missed))
        for i, j in pairs:
            self._put(slot_parts(given[i], keys[j]), is_aligned=True)
        for i, template in enumerate(given):
            if i not in used:
                self._put(slot_parts(template, None))
        for key in missed:
            self._put(slot_parts({}, key))

    def _put(self, parts: dict[str, Part], is_aligned: bool = False) -> None:
        for slot, part in parts.items():
            self.every[slot].add(*part)
            if is_aligned:
                self.aligned[slot].add(*part)


def _micro(tallies: dict[str, Tally]) -> dict[str, float]:
    total = Tally()
    for tally in tallies.values():
        total.merge(tally)
    return figures(total.right, total.predicted, total.found, total.gold)


def _slot_figures(aligned: Tally, every: Tally) -> dict[str, float]:
    return {**aligned.figures(), **{f"all_{name}": value for name, value in every.figures().items()}}


# ---- the GTT metric
def _best_alignment(ours: list[Template], theirs: list[Template]) -> list[Pair]:
    """Right and found items for each key under the alignment with the greatest micro-F1."""
    hits: Hits = {
        (i, j): agreement(one, other)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if one.kind in other.kind
    }
    if not hits:
        return [(0, 0)] * len(KEYS)
    search = _Search(hits, len(ours), len(theirs), (sum(sizes(ours)), sum(sizes(theirs))))
    return search.best()


class _Search:
    """Every one-to-one alignment in turn, or where there are too many a sweep of assignments."""

    def __init__(self, hits: Hits, ours: int, theirs: int, items: tuple[int, int]) -> None:
        self.hits, self.ours, self.theirs, self.items = hits, ours, theirs, items
        self.sums = {pair: (sum(r for r, _ in keys), sum(f for _, f in keys)) for pair, keys in hits.items()}
        self.steps = 0

    def best(self) -> list[Pair]:
        """The counts by key of the best alignment; of equals the first."""
        best, greatest = [], -1.0
        for pairs, right, found in self._candidates():
            value = f1(ratio(right, self.items[0]), ratio(found, self.items[1]))
            if value > greatest:
                best, greatest = pairs, value
        rows = [self.hits[pair] for pair in best]
        return [(sum(row[k][0] for row in rows), sum(row[k][1] for row in rows)) for k in range(len(KEYS))]

    def _candidates(self) -> Iterator[tuple[list[Pair], int, int]]:
        yield from self._walk(0, [], (0, 0))
        if self.steps > _MOST_STEPS:
            yield from (self._swept(step) for step in range(_SWEEP + 1))

    def _walk(self, at: int, pairs: list[Pair], sums: Pair) -> Iterator[tuple[list[Pair], int, int]]:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        if at == self.ours:
            yield list(pairs), sums[0], sums[1]
            return
        taken = {j for _, j in pairs}
        for j in range(self.theirs):
            if j not in taken and (at, j) in self.sums:
                right, found = self.sums[at, j]
                yield from self._walk(at + 1, [*pairs, (at, j)], (sums[0] + right, sums[1] + found))
        yield from self._walk(at + 1, pairs, sums)

    def _swept(self, step: int) -> tuple[list[Pair], int, int]:
        """The assignment that is best for one weight of precision against recall."""
        weight = step / _SWEEP
        gains = [[0.0] * self.theirs for _ in range(self.ours)]
        for (i, j), (right, found) in self.sums.items():
            gains[i][j] = weight * right / self.items[0] + (1 - weight) * found / self.items[1]
        pairs = [pair for pair in assign(gains) if pair in self.sums]
        return pairs, sum(self.sums[p][0] for p in pairs), sum(self.sums[p][1] for p in pairs)


# ---- CEAF
def _add_rme(tally: Tally, ours: list[Template], theirs: list[Template]) -> None:
    sides = sum(sizes(ours)[1:]), sum(sizes(theirs)[1:])
    filled = [template for template in ours if size(template)]
    table = [[_phi3(one, other) for one in filled] for other in theirs]
    pairs = assign([[float(right) for right, _ in row] for row in table])
    right, found = sum(table[i][j][0] for i, j in pairs), sum(table[i][j][1] for i, j in pairs)
    tally.add(right, sides[0], sides[1], found)


def _phi3(one: Template, other: Template) -> Pair:
    """Predicted entities that share a mention with a gold entity of their role, and the gold entities so hit."""
    if one.kind not in [kind.strip() for kind in other.kind.split("/")]:
        return 0, 0
    hits = [
        (role, first)
        for role in ROLES
        for entity in one.roles[role]
        if (first := next((k for k, gold in enumerate(other.roles[role]) if entity & gold), None)) is not None
    ]
    return len(hits), len(set(hits))


def _add_ree(tally: Tally, ours: list[Template], theirs: list[Template], role: str) -> None:
    given = list(dict.fromkeys(entity for template in ours for entity in template.roles[role]))
    wanted = list(dict.fromkeys(entity for template in theirs for entity in template.roles[role]))
    table = [[float(one <= other) for one in given] for other in wanted]
    tally.add(sum(table[i][j] for i, j in assign(table)), len(given), len(wanted))
