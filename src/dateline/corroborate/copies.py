"""Reports that are copies of one another: near-identical text, found with sketches of their word sequences.

Method: A. Broder, "On the resemblance and containment of documents" (1997), with the smallest hashes as the sketch.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.model import Document

SHINGLE_WORDS = 5  # a run of five words that two independent reports share is rare
SKETCH = 48  # hashes kept of each document
LEAST_RESEMBLANCE = 0.5  # share of word sequences in common; independent reports stay far below 0.2
_WORD = re.compile(r"\w+")


def copy_groups(documents: Iterable[Document]) -> dict[str, str]:
    """For each document's id the id of the report that it copies: its own where it copies none before it.

    The documents are taken in the order given (the order of publication); each is compared with originals only, so
    the time grows with the number of documents and not with its square.
    """
    originals: dict[str, frozenset[int]] = {}
    index: dict[int, list[str]] = defaultdict(list)
    groups: dict[str, str] = {}
    for document in documents:
        shingles = shingles_of(document.text)
        sketch = sorted(shingles)[:SKETCH]
        original = _original(shingles, sketch, index, originals)
        groups[document.id] = original or document.id
        if original is None:
            originals[document.id] = shingles
            for value in sketch:
                index[value].append(document.id)
    return groups


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of word sequences that two texts have in common, 0 to 1 (Jaccard)."""
    return len(left & right) / len(left | right) if left and right else 0.0


def shingles_of(text: str) -> frozenset[int]:
    """The hashes of all runs of five words, without regard to case and punctuation.

    >>> shingles_of("Shells hit Homs.") == shingles_of("shells hit HOMS")
    True
    """
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    starts = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return frozenset(zlib.crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode("utf-8", "replace")) for i in starts)


def _original(
    shingles: frozenset[int], sketch: list[int], index: dict[int, list[str]], originals: dict[str, frozenset[int]]
) -> str | None:
    """The original that the text resembles most, if it is near-identical to any."""
    shared = Counter(candidate for value in sketch for candidate in index.get(value, ()))
    likely = [candidate for candidate, count in shared.items() if count * 4 >= len(sketch)]
    scored = sorted((-resemblance(shingles, originals[candidate]), candidate) for candidate in likely)
    return scored[0][1] if scored and -scored[0][0] >= LEAST_RESEMBLANCE else None
