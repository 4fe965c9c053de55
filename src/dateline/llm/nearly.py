"""Where words stand in a text that are not quite those looked for: an edit distance with a bound.

After G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", Journal of the
ACM 46 (1999): the time grows with the length of the text alone, for patterns of the lengths that quotes have.
"""

from collections.abc import Iterator


def nearly(pattern: str, text: str, most: int) -> tuple[tuple[int, int, int], ...]:
    """The stretches of the text that are nearest to the pattern: `(start, end, edits)`, all with the same, least edits.

    Nothing where none is within `most` edits.

    >>> nearly("shelled a bakery", "Rebels shelled the bakery on Monday", 4)
    ((7, 25, 3),)
    """
    if not pattern or not text or most < 0:
        return ()
    ends = list(_edits(pattern, text, is_anchored=False))
    least = min(ends)
    if least > most:
        return ()
    stops = [n + 1 for n, edits in enumerate(ends) if edits == least]
    return tuple((_start(pattern, text, stop, least), stop, least) for stop in _apart(stops, len(pattern)))


def _apart(stops: list[int], size: int) -> Iterator[int]:
    """One of each run of ends that belong to the same place: the first."""
    last = -size
    for stop in stops:
        if stop - last > size // 2:
            yield stop
            last = stop


def _start(pattern: str, text: str, stop: int, edits: int) -> int:
    """Where the match that ends at `stop` begins: read backwards, of equally good beginnings the nearest in length."""
    backwards = text[max(0, stop - len(pattern) - edits) : stop][::-1]
    found = list(_edits(pattern[::-1], backwards, is_anchored=True))
    best = min(range(len(found)), key=lambda n: (found[n], abs(n + 1 - len(pattern))))
    return stop - best - 1


def _edits(pattern: str, text: str, *, is_anchored: bool) -> Iterator[int]:
    """For each end in the text, the edits to the pattern of the nearest stretch that ends there.

    The stretch may begin anywhere, or only at the beginning of the text where it is anchored.
    """
    size = len(pattern)
    full, high = (1 << size) - 1, 1 << (size - 1)
    places: dict[str, int] = {}
    for n, sign in enumerate(pattern):
        places[sign] = places.get(sign, 0) | 1 << n
    more, less, edits = full, 0, size  # names of the paper: Pv, Mv, Score
    for sign in text:
        here = places.get(sign, 0)
        down = here | less
        across = (((here & more) + more) ^ more) | here
        up = less | ~(across | more) & full
        back = more & across
        edits += bool(up & high) - bool(back & high)
        up = (up << 1 | is_anchored) & full
        back = back << 1 & full
        more = back | ~(down | up) & full
        less = up & down
        yield edits
