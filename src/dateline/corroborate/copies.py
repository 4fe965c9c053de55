"""Reports that are copies of one another: near-identical text, found with sketches of their word sequences.

Method: A. Broder, "On the resemblance and containment of documents" (1997), with the smallest hashes as the sketch. A later
report copies an earlier one where most of the word sequences of both are shared, or where nearly all of its own are: it was
then cut. One that says more of its own is no copy, whatever it took over.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.model import Copy, CopyKind, Document

SHINGLE_WORDS = 5  # a run of five words that two independent reports share is rare
SKETCH = 48  # hashes kept of each document
LEAST_SHARED = 6  # one hash of so many must be shared for two texts to be compared
LEAST_RESEMBLANCE = 0.5  # share of word sequences in common; independent reports stay far below 0.2
LEAST_CONTAINED = 0.8  # share of the later report's word sequences that the earlier one has, where it was cut
LEAST_CUT = 20  # word sequences of a report that may be a cut copy: of a few words too little can be said
OPENING_WORDS = 40  # a headline, a byline and a dateline fit in
_WORD = re.compile(r"\w+")


Numbers = NDArray[np.int64]
Shingles = Callable[[frozenset[str]], Mapping[str, frozenset[int]]]  # of some documents, by id


class _Sketches:
    """The sketches of some documents, by position, and who shares hashes with whom."""

    def __init__(self, sketches: Sequence[NDArray[np.uint32]]) -> None:
        self.sizes = np.array([len(sketch) for sketch in sketches], np.int64)
        self._sketches = sketches
        hashes = np.concatenate([*sketches, np.empty(0, np.uint32)])
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._holders: Numbers = np.repeat(np.arange(len(sketches)), self.sizes)[order]

    def shared(self, place: int) -> Numbers:
        """How many hashes each document shares with this one."""
        own = self._sketches[place]
        starts = np.searchsorted(self._hashes, own, "left")
        ends = np.searchsorted(self._hashes, own, "right")
        parts = [self._holders[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        return np.bincount(np.concatenate([*parts, self._holders[:0]]), minlength=len(self.sizes))


@dataclass(slots=True)
class _Shelf:
    """Reports, with what they are found by, and which copies which."""

    shingles: dict[str, NDArray[np.uint32]] = field(default_factory=dict)  # in order: the smallest are the sketch
    groups: dict[str, str] = field(default_factory=dict)  # document -> the first of its copies
    members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, document: str) -> frozenset[int]:
        """The hashes of a document's word sequences."""
        return frozenset(self.shingles[document].tolist())


def copy_groups(documents: Iterable[Document]) -> dict[str, str]:
    """For each document's id the id of the report that it copies: its own where it copies none before it.

    The documents are taken in the order given (the order of publication); each is compared with originals only, so
    the time grows with the number of documents and not with its square.
    """
    return _shelved(documents).groups


def sketch_of(document: Document) -> bytes:
    """The smallest hashes of the document's word sequences, 32 bits each: by these copies are found."""
    return _hashes(document)[:SKETCH].tobytes()


def akin(sketches: Mapping[str, bytes], some: Iterable[str], shingles: Shingles) -> frozenset[str]:
    """These documents, their copies and what they copy, the copies of these, and so on.

    On no other documents depends who of them copies whom.
    """
    names = tuple(sketches)
    places = {name: place for place, name in enumerate(names)}
    known = _Sketches([np.frombuffer(sketch, np.uint32) for sketch in sketches.values()])
    reached, fresh = set[str](), set(some)
    while fresh:
        reached |= fresh
        near: dict[str, list[str]] = {}
        for name in sorted(fresh):
            place = places[name]
            enough = known.shared(place) * LEAST_SHARED >= np.minimum(known.sizes, known.sizes[place])
            near[name] = [names[other] for other in np.flatnonzero(enough & (known.sizes > 0)).tolist()]
        texts = shingles(frozenset(other for others in near.values() for other in others))
        fresh = {
            other
            for name, others in near.items()
            for other in others
            if other not in reached and (_is_copy(texts[name], texts[other]) or _is_copy(texts[other], texts[name]))
        }
    return frozenset(reached)


def copies_of(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Who copied whom, as far as it can be known, in the order of the documents given (the order of publication).

    Within a group of copies a report's source is the earlier one that it resembles most, the first of equals; where both
    came out on one day, or one has no date, which of the two came first is not known. A report that names its agency
    comes from there, whether or not the agency's own report is among the documents.
    """
    known = tuple(documents)
    shelf, by_id = _shelved(known), {document.id: document for document in known}
    found = (_copy(document, shelf, by_id) for document in known)
    return tuple(copy for copy in found if copy is not None)


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """The share of word sequences that two texts have in common, 0 to 1 (Jaccard)."""
    return len(left & right) / len(left | right) if left and right else 0.0


def containment(later: frozenset[int], earlier: frozenset[int]) -> float:
    """The share of the later text's word sequences that the earlier one has, 0 to 1."""
    return len(later & earlier) / len(later) if later else 0.0


def shingles_of(text: str) -> frozenset[int]:
    """The hashes of all runs of five words, without regard to case and punctuation.

    >>> shingles_of("Shells hit Homs.") == shingles_of("shells hit HOMS")
    True
    """
    words = _words(text)
    if not words:
        return frozenset()
    starts = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return frozenset(zlib.crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode("utf-8", "replace")) for i in starts)


def _hashes(document: Document) -> NDArray[np.uint32]:
    return np.array(sorted(shingles_of(document.text)), np.uint32)


def _shelved(documents: Iterable[Document]) -> _Shelf:
    shelf = _Shelf()
    for document in documents:
        shelf.shingles[document.id] = _hashes(document)
    names = tuple(shelf.shingles)
    sketches = _Sketches([shelf.shingles[name][:SKETCH] for name in names])
    is_original = np.zeros(len(names), bool)
    for place, name in enumerate(names):
        likely = is_original & (sketches.shared(place) * LEAST_SHARED >= max(1, sketches.sizes[place]))
        original = _original(name, [names[other] for other in np.flatnonzero(likely).tolist()], shelf) or name
        is_original[place] = original == name
        shelf.groups[name] = original
        shelf.members[original].append(name)
    return shelf


def _original(name: str, likely: Sequence[str], shelf: _Shelf) -> str | None:
    """The original that the text resembles most, if it copies any of the likely ones."""
    if not likely:
        return None
    shingles, others = shelf.of(name), {other: shelf.of(other) for other in likely}
    scored = sorted((-resemblance(shingles, others[other]), other) for other in likely)
    return next((other for _, other in scored if _is_copy(shingles, others[other])), None)


def _is_copy(later: frozenset[int], earlier: frozenset[int]) -> bool:
    is_cut = len(later) >= LEAST_CUT and containment(later, earlier) >= LEAST_CONTAINED
    return is_cut or resemblance(later, earlier) >= LEAST_RESEMBLANCE


def either_way(document: Document, others: Iterable[Document]) -> tuple[Document, ...]:
    """Those of the others that copy the document, or that it copies, whichever came first."""
    own = shingles_of(document.text)
    pairs = ((other, shingles_of(other.text)) for other in others)
    return tuple(other for other, theirs in pairs if _is_copy(own, theirs) or _is_copy(theirs, own))


def _copy(document: Document, shelf: _Shelf, by_id: dict[str, Document]) -> Copy | None:
    """Where the document comes from; None where nothing is known of that."""
    group, own = shelf.members[shelf.groups[document.id]], shelf.of(document.id)
    earlier = group[: group.index(document.id)]
    if not earlier:
        agency = document.syndicated_from
        return Copy(document.id, None, agency, "named", None, True) if agency else None
    source = max(earlier, key=lambda name: resemblance(own, shelf.of(name)))
    share = resemblance(own, shelf.of(source))
    days = (document.published or "")[:10], (by_id[source].published or "")[:10]
    is_order_known = all(days) and days[0] != days[1]
    kind = _kind(own, shelf.of(source), _words(document.text), _words(by_id[source].text))
    agency = document.syndicated_from or by_id[source].syndicated_from
    return Copy(document.id, source, agency, kind, round(share, 3), is_order_known)


def _kind(later: frozenset[int], earlier: frozenset[int], words: Sequence[str], others: Sequence[str]) -> CopyKind:
    if words == others:
        return "exact"
    common = _common_end(words, others)
    if max(len(words), len(others)) - common <= OPENING_WORDS and common >= SHINGLE_WORDS:
        return "opening"
    return "cut" if len(later) < len(earlier) and containment(later, earlier) >= LEAST_CONTAINED else "near"


def _common_end(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words two texts share at their ends."""
    pairs = zip(reversed(words), reversed(others), strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(words), len(others)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
