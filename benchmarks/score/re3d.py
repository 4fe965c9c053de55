"""Entities and relations of the re3d set.

Prediction: `{"id", "entities": [{"start", "end", "type"}], "relations": [{"type", "source": [s, e], "target": [s,
e]}]}`.

`entities_exact` and `entities_overlap`: the type must agree; `span_only`: exact spans whatever the type;
`relations`: exact ends, `relations_overlap`: overlapping ends; F1 by type beside them.
"""

from collections.abc import Iterable

from benchmarks.score.records import Record, pair_up
from benchmarks.score.spans import Span, overlap, pair_spans
from benchmarks.score.tally import Tally, shared

Relation = tuple[str, Span, Span]
Tallies = dict[str, Tally]


def score(gold: list[Record], predicted: list[Record]) -> Record:
    """All figures for the gold records and the predictions."""
    exact: Tallies = {}
    loose: Tallies = {}
    linked: Tallies = {}
    linked_loose: Tallies = {}
    spans = Tally()
    for truth, guess in pair_up(gold, predicted):
        entities = guess.get("entities") or [], truth["entities"]
        _count_entities(entities, exact, loose)
        ours, theirs = (_spans(items, None) for items in entities)
        spans.add(shared(ours, theirs), len(ours), len(theirs))
        relations = _relations(guess.get("relations") or []), _relations(truth["relations"])
        _count_relations(relations, linked, linked_loose)
    return {
        "docs": len(gold),
        "entities_exact": _total(exact),
        "entities_overlap": _total(loose),
        "span_only": spans.figures(),
        "by_type_exact_f1": _by_type(exact),
        "by_type_overlap_f1": _by_type(loose),
        "relations": _total(linked),
        "relations_overlap": _total(linked_loose),
        "relations_by_type_f1": _by_type(linked),
    }


def _count_entities(entities: tuple[list[Record], list[Record]], exact: Tallies, loose: Tallies) -> None:
    for kind in {item["type"] for items in entities for item in items}:
        ours, theirs = (_spans(items, kind) for items in entities)
        exact.setdefault(kind, Tally()).add(shared(ours, theirs), len(ours), len(theirs))
        loose.setdefault(kind, Tally()).add(len(pair_spans(ours, theirs)), len(ours), len(theirs))


def _count_relations(relations: tuple[list[Relation], list[Relation]], exact: Tallies, loose: Tallies) -> None:
    for kind in {relation[0] for side in relations for relation in side}:
        ours, theirs = ([r for r in side if r[0] == kind] for side in relations)
        exact.setdefault(kind, Tally()).add(shared(ours, theirs), len(ours), len(theirs))
        loose.setdefault(kind, Tally()).add(_touching(ours, theirs), len(ours), len(theirs))


def _touching(given: list[Relation], wanted: list[Relation]) -> int:
    """How many relations find one of the same type both of whose ends overlap, the largest overlap first."""
    left, hits = list(wanted), 0
    for _, source, target in given:
        best = max(left, key=lambda r: overlap(source, r[1]) * overlap(target, r[2]), default=None)
        if best is not None and overlap(source, best[1]) and overlap(target, best[2]):
            left.remove(best)
            hits += 1
    return hits


def _spans(items: Iterable[Record], kind: str | None) -> list[Span]:
    return sorted({(item["start"], item["end"]) for item in items if kind in (None, item["type"])})


def _relations(items: Iterable[Record]) -> list[Relation]:
    return sorted({(r["type"], _ends(r["source"]), _ends(r["target"])) for r in items})


def _ends(span: list[int]) -> Span:
    return span[0], span[1]


def _total(tallies: Tallies) -> dict[str, float]:
    total = Tally()
    for tally in tallies.values():
        total.merge(tally)
    return total.figures()


def _by_type(tallies: Tallies) -> dict[str, float]:
    return {kind: tally.figures()["f1"] for kind, tally in sorted(tallies.items())}
