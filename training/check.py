"""Whether the corpus is what the guide says: markup, length, near-duplicates, balance."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from training.markup import FOLDER, MarkupError, Passage, read_file

NEAR = 0.35  # the share of common word 3-grams (Jaccard) from which two passages are near-duplicates
_WORDS = re.compile(r"\w+")


def report(paths: Iterable[Path]) -> int:
    """Print what is wrong and what there is; the exit status."""
    passages: list[Passage] = []
    faults: list[str] = []
    for path in list(paths) or sorted(FOLDER.glob("*.txt")):
        try:
            passages.extend(read_file(path))
        except MarkupError as error:
            faults.append(str(error))
    faults.extend(odd_lengths(passages))
    faults.extend(f"{one} and {other} are near-duplicates ({share:.2f})" for one, other, share in near_pairs(passages))
    print("\n".join(faults))
    print(f"{len(passages)} passages, {sum(bool(p.lure) for p in passages)} of them lures, {len(faults)} faults")
    for name, count in Counter(p.style for p in passages).most_common():
        print(f"  {count:5} {name}")
    events = {(p.id, m.event): m.name for p in passages for m in p.of("trigger")}
    for name, count in Counter(events.values()).most_common():
        print(f"  {count:5} {name}")
    return bool(faults)


def odd_lengths(passages: Iterable[Passage]) -> Iterator[str]:
    """Passages that are too short or too long."""
    for passage in passages:
        words = len(passage.text.split())
        if not 15 <= words <= 330:
            yield f"{passage.id} has {words} words"


def near_pairs(passages: Iterable[Passage], least: float = NEAR) -> Iterator[tuple[str, str, float]]:
    """Pairs of passages that share more word 3-grams than two texts written apart do."""
    grams = {p.id: _grams(p.text) for p in passages}
    posted: dict[tuple[str, ...], list[str]] = {}
    for name, own in grams.items():
        for gram in own:
            posted.setdefault(gram, []).append(name)
    common = Counter(pair for names in posted.values() if len(names) < 50 for pair in combinations(names, 2))
    for (one, other), count in common.items():
        share = count / len(grams[one] | grams[other])
        if share >= least:
            yield one, other, share


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))
