"""A text in windows that the encoder can read at once, cut where a paragraph or a sentence ends."""

from collections.abc import Sequence

from dateline.votes.wordpiece import Piece

SIZE = 254  # pieces; with the marks of beginning and end the 256 that the encoder was first trained on

Window = tuple[Piece, ...]


def windows_of(pieces: Sequence[Piece], text: str, size: int = SIZE) -> list[Window]:
    """The pieces in windows of at most `size`; a window ends in its second half where a paragraph or a sentence does.

    >>> [len(w) for w in windows_of([Piece(1, n, n + 1) for n in (0, 1, 2, 4, 5)], "ab. cd", 4)]
    [3, 2]
    """
    found: list[Window] = []
    at = 0
    while at < len(pieces):
        end = _end(pieces, at, text, size) if at + size < len(pieces) else len(pieces)
        found.append(tuple(pieces[at:end]))
        at = end
    return found


def _end(pieces: Sequence[Piece], at: int, text: str, size: int) -> int:
    """Behind the last paragraph that ends in the second half of the window, else the last sentence, else as far as it goes."""
    places = range(at + size, at + size // 2, -1)
    for is_end in (_is_paragraph_end, _is_sentence_end):
        found = next((place for place in places if is_end(pieces, place, text)), None)
        if found is not None:
            return found
    return at + size


def _is_paragraph_end(pieces: Sequence[Piece], place: int, text: str) -> bool:
    return "\n\n" in text[pieces[place - 1].end : pieces[place].start]


def _is_sentence_end(pieces: Sequence[Piece], place: int, text: str) -> bool:
    before, after = pieces[place - 1], pieces[place]
    return text[before.start : before.end] in ".!?\"”’'" and before.end < after.start
