"""Spans: half-open, in code points, quoting their text."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span, cover, span_of


def test_a_span_quotes_its_text() -> None:
    """Offsets count code points, whatever the script."""
    assert span_of("Бої за 🏙️ Київ", 10, 14) == Span(10, 14, "Київ")


def test_within_and_overlap() -> None:
    """Half-open: neighbours share nothing."""
    inner, outer, after = Span(2, 4, ".."), Span(0, 4, "...."), Span(4, 6, "..")
    assert inner.is_within(outer)
    assert not outer.is_within(inner)
    assert inner.overlaps(outer)
    assert not outer.overlaps(after)


def test_spans_are_in_the_order_of_the_text() -> None:
    """The earlier comes first, then the shorter."""
    assert sorted([Span(3, 4, "c"), Span(0, 2, "ab"), Span(0, 1, "a")])[0] == Span(0, 1, "a")


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_cover_is_the_smallest_that_holds_all(text: str, pairs: list[tuple[int, int]]) -> None:
    """Every span lies within the cover, and its ends are ends of spans."""
    ends = [sorted((a % (len(text) + 1), b % (len(text) + 1))) for a, b in pairs]
    spans = [span_of(text, start, end) for start, end in ends]
    whole = cover(text, spans)
    assert all(span.is_within(whole) for span in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}
    assert whole.quote == text[whole.start : whole.end]
