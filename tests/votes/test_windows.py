"""Windows: nothing is lost, nothing is too long, and cuts fall where something ends."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.votes.windows import windows_of
from dateline.votes.wordpiece import Piece


def pieces_of(text: str) -> list[Piece]:
    """One piece for each word."""
    found, at = [], 0
    for word in text.split(" "):
        found.append(Piece(1, at, at + len(word)))
        at += len(word) + 1
    return [p for p in found if p.start < p.end]


@given(st.text(alphabet="ab. \n", max_size=400), st.integers(2, 30))
def test_every_piece_is_in_one_window(text: str, size: int) -> None:
    """The windows together are the pieces, and none has more than it may."""
    pieces = pieces_of(text)
    windows = windows_of(pieces, text, size)
    assert [p for w in windows for p in w] == pieces
    assert all(0 < len(w) <= size for w in windows)


def test_a_paragraph_end_comes_before_a_sentence_end() -> None:
    """Of the places in the second half of a window a paragraph's end is taken first."""
    text = "one two three four\n\n five six. seven eight nine"
    pieces = [Piece(1, text.index(w), text.index(w) + len(w)) for w in text.split()]
    assert [len(w) for w in windows_of(pieces, text, 6)] == [4, 5]
