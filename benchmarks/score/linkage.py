"""Incident linkage: which reports, and which event mentions, are about one happening.

Prediction: `{"id", "cluster": label, "mentions": [{"start", "end", "cluster": label}]}`, `mentions` optional. What
has no label is a cluster of its own.

`docs`: documents against `subtopic` (the seminal event): pairwise P/R/F1, B-cubed, adjusted Rand index (`ari`), MUC,
CEAF-e, and CoNLL (mean F1 of MUC, B-cubed and CEAF-e). `events`: the same for event mentions against `chain` over
the whole file, singletons included, present where any prediction has `mentions`. `events_within_topic`: CoNLL of
each topic by itself, averaged.
"""

from collections import Counter
from collections.abc import Hashable, Mapping

from benchmarks.score.assign import best_sum
from benchmarks.score.records import Record, pair_up
from benchmarks.score.tally import figures, ratio

Labels = Mapping[Hashable, Hashable]
Groups = dict[Hashable, set[Hashable]]


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    pairs = pair_up(gold, predicted)
    documents = {truth["id"]: truth["subtopic"] for truth, _ in pairs}
    out: Record = {"docs": clustering(documents, {t["id"]: _label(g.get("cluster"), t["id"]) for t, g in pairs})}
    if not any(guess.get("mentions") for _, guess in pairs):
        return out
    chains, labels, topics = _mentions(pairs)
    out["events"] = clustering(chains, labels)
    kinds = sorted(set(topics.values()))
    each = [clustering(_of(chains, topics, kind), _of(labels, topics, kind))["conll"] for kind in kinds]
    out["events_within_topic"] = {"topics": len(kinds), "conll": ratio(sum(each), len(each))}
    return out


def clustering(gold: Labels, predicted: Labels) -> Record:
    """Every figure of two groupings of the same items."""
    theirs, ours = _groups(gold), _groups(predicted)
    cells = Counter((gold[item], predicted[item]) for item in gold)
    together, in_gold, in_ours = sum(map(_pairs, cells.values())), _within(theirs), _within(ours)
    muc = figures(*_muc(ours, gold), *_muc(theirs, predicted))
    b3, ceafe = _b_cubed(cells, theirs, ours), _ceaf_e(cells, theirs, ours)
    return {
        "items": len(gold),
        "gold_clusters": len(theirs),
        "pred_clusters": len(ours),
        "pairwise": figures(together, in_ours, together, in_gold),
        "b3": b3,
        "ari": _ari(together, in_gold, in_ours, _pairs(len(gold))),
        "muc": muc,
        "ceafe": ceafe,
        "conll": (muc["f1"] + b3["f1"] + ceafe["f1"]) / 3,
    }


def _mentions(pairs: list[tuple[Record, Record]]) -> tuple[Labels, Labels, Mapping[Hashable, str]]:
    """The chain, the predicted label and the topic of each gold mention."""
    chains: dict[Hashable, Hashable] = {}
    labels: dict[Hashable, Hashable] = {}
    topics: dict[Hashable, str] = {}
    for truth, guess in pairs:
        said = {(m["start"], m["end"]): m["cluster"] for m in guess.get("mentions") or []}
        for number, mention in enumerate(truth.get("mentions") or []):
            item = (truth["id"], mention["start"], mention["end"], number)
            chains[item] = mention["chain"]
            labels[item] = _label(said.get((mention["start"], mention["end"])), item)
            topics[item] = truth["topic"]
    return chains, labels, topics


def _label(given: Hashable, item: Hashable) -> Hashable:
    return ("alone", item) if given is None else ("label", given)


def _of(labels: Labels, topics: Mapping[Hashable, str], topic: str) -> Labels:
    return {item: label for item, label in labels.items() if topics[item] == topic}


def _groups(labels: Labels) -> Groups:
    groups: Groups = {}
    for item, label in labels.items():
        groups.setdefault(label, set()).add(item)
    return groups


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _within(groups: Groups) -> int:
    return sum(_pairs(len(members)) for members in groups.values())


def _ari(together: int, in_gold: int, in_ours: int, pairs: int) -> float:
    """Hubert and Arabie's index: agreement above what chance gives."""
    expected = ratio(in_gold * in_ours, pairs)
    spread = (in_gold + in_ours) / 2 - expected
    return (together - expected) / spread if spread else 1.0


def _muc(groups: Groups, other: Labels) -> tuple[int, int]:
    """Links of the groups that the other grouping keeps, and all their links."""
    kept = sum(len(members) - len({other[item] for item in members}) for members in groups.values())
    return kept, sum(len(members) - 1 for members in groups.values())


def _b_cubed(cells: Mapping[tuple[Hashable, Hashable], int], theirs: Groups, ours: Groups) -> dict[str, float]:
    items = sum(cells.values())
    precision = ratio(sum(n * n / len(ours[b]) for (_, b), n in cells.items()), items)
    recall = ratio(sum(n * n / len(theirs[a]) for (a, _), n in cells.items()), items)
    return figures(precision, 1, recall, 1)


def _ceaf_e(cells: Mapping[tuple[Hashable, Hashable], int], theirs: Groups, ours: Groups) -> dict[str, float]:
    """Luo's entity-based CEAF: the best one-to-one match of groups, each pair worth its Dice coefficient."""
    rows, columns = {a: i for i, a in enumerate(theirs)}, {b: i for i, b in enumerate(ours)}
    dice = {(rows[a], columns[b]): 2 * n / (len(theirs[a]) + len(ours[b])) for (a, b), n in cells.items()}
    best = best_sum(dice)
    return figures(best, len(ours), best, len(theirs))
