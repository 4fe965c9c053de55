"""How far two annotators agree: passages annotated a second time, blind, against the corpus."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from training.markup import FOLDER, KINDS, Mark, Passage, load_corpus

BLIND = Path(__file__).parent / "blind"

Item = tuple[object, ...]


def agreement(first: Iterable[Passage], second: Iterable[Passage]) -> dict[str, float]:
    """F1 of one annotation against the other (symmetric), and Cohen's kappa on what both marked; 0 to 1."""
    known = {p.text: p for p in first}
    pairs = [(known[p.text], p) for p in second if p.text in known]
    found: dict[str, float] = {"passages": float(len(pairs))}
    found["mentions"] = _f1(pairs, lambda p: [(m.start, m.end) for m in p.of(*KINDS)])
    found["mentions and kind"] = _f1(pairs, lambda p: [(m.start, m.end, m.kind) for m in p.of(*KINDS)])
    found["triggers"] = _f1(pairs, lambda p: [(m.start, m.end) for m in p.of("trigger")])
    found["triggers and type"] = _f1(pairs, lambda p: [(m.start, m.end, m.name) for m in p.of("trigger")])
    both = [(a, b) for one, other in pairs for a, b in _same_place(one.of("trigger"), other.of("trigger"))]
    found["type, kappa"] = kappa([(a.name, b.name) for a, b in both])
    found["factuality, kappa"] = kappa([(f"{a.polarity} {a.modality}", f"{b.polarity} {b.modality}") for a, b in both])
    found["roles"] = _f1(pairs, lambda p: list(_roles(p, measures=False)))
    found["counts"] = _f1(pairs, lambda p: list(_roles(p, measures=True)))
    found["voices"] = _f1(pairs, lambda p: [(m.start, m.end) for m in p.of("voice")])
    return {name: round(value, 3) for name, value in found.items()}


def _roles(passage: Passage, *, measures: bool) -> Iterable[Item]:
    """Who plays what in which type of happening; the numbers of happenings are the annotator's own."""
    kinds = {m.event: m.name for m in passage.of("trigger")}
    return {(m.start, m.end, m.name, kinds[m.event], m.value) for m in passage.of("link") if bool(m.value) == measures}


def _f1(pairs: Sequence[tuple[Passage, Passage]], items: Callable[[Passage], Iterable[Item]]) -> float:
    right = total = 0
    for one, other in pairs:
        ours, theirs = Counter(items(one)), Counter(items(other))
        right += sum((ours & theirs).values())
        total += sum(ours.values()) + sum(theirs.values())
    return 2 * right / total if total else 1.0


def _same_place(one: Sequence[Mark], other: Sequence[Mark]) -> Iterable[tuple[Mark, Mark]]:
    places = {(m.start, m.end): m for m in other}
    return [(m, places[m.start, m.end]) for m in one if (m.start, m.end) in places]


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond what chance would give.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    0.0
    """
    if not pairs:
        return 1.0
    same = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[name] * right[name] for name in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def measured() -> dict[str, float]:
    """The agreement on everything that was annotated twice."""
    return agreement(load_corpus(FOLDER), load_corpus(BLIND))
