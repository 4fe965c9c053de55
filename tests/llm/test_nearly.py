"""Words that are not quite those looked for: against the textbook's way to count edits, and in bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.llm.nearly import nearly

LETTERS = st.text(alphabet="abc ", max_size=25)


def _edits(left: str, right: str) -> int:
    """The edits from one text to another, by the table of Wagner and Fischer."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abc ", min_size=1, max_size=8), LETTERS)
def test_the_least_edits_are_found(pattern: str, text: str) -> None:
    """No stretch of the text is nearer than the one found, and that one is as near as is said."""
    found = nearly(pattern, text, len(pattern) - 1)
    stretches = [text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1)]
    least = min((_edits(pattern, stretch) for stretch in stretches), default=len(pattern))
    assert bool(found) == (least < len(pattern))
    for start, end, edits in found:
        assert edits == least == _edits(pattern, text[start:end])


@pytest.mark.parametrize(
    ("pattern", "text", "most", "expected"),
    [
        ("abc", "xxabcxx", 0, ((2, 5, 0),)),
        ("abc", "xxabdxx", 0, ()),
        ("abc", "abc abc", 1, ((0, 3, 0), (4, 7, 0))),
        ("", "abc", 3, ()),
        ("abc", "", 3, ()),
    ],
)
def test_bounds_are_kept(pattern: str, text: str, most: int, expected: tuple[tuple[int, int, int], ...]) -> None:
    """Nothing beyond the bound is found, and each of several equally near places is."""
    assert nearly(pattern, text, most) == expected


def test_a_long_hostile_text_takes_bounded_time() -> None:
    """Repetition does not make it slow."""
    begun = time.process_time()
    nearly("ab" * 200, "ba" * 25_000, 12)
    assert time.process_time() - begun < 5
