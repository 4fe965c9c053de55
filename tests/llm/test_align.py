"""Quotes to the words that they quote: exactly where they were planted, or not at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.llm.align import LONGEST, Page
from dateline.model import Span, span_of

TEXT = (
    "Rebels shelled a bakery in Aleppo on Monday, killing at least three people, a doctor said. "
    "“We counted 13 bodies,” said\nanother doctor. Some 1,300 people fled; people died in Homs – 30 km away."
)
WORD = st.text(alphabet="abcdefgh", min_size=3, max_size=7)
WORDS = st.lists(WORD, min_size=5, max_size=30)
PLANTED = st.lists(st.text(alphabet="mnopqrst", min_size=3, max_size=7), min_size=3, max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("shelled", "shelled"),
        ("at least  three\npeople", "at least three people"),
        ('"We counted 13 bodies," said another', "“We counted 13 bodies,” said\nanother"),
        ("'a doctor said.'", "a doctor said"),
        ("Homs - 30 km", "Homs – 30 km"),
        ("1,300", "1,300"),
        ("“13 bodies”", "13 bodies"),
    ],
)
def test_words_are_found_whatever_their_blanks_and_marks(quote: str, expected: str) -> None:
    """Blanks, dashes and quotation marks may differ, and what is around the quote does not matter."""
    found = Page(TEXT).align(quote, None)
    assert found is not None
    assert (found.span.quote, found.grounding) == (expected, "exact")


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "  ",
        "…",
        "3",
        "300",
        "1",
        "Monda",
        "bombed a hospital",
        "killing at least seventeen people",
        "x" * LONGEST * 2,
    ],
)
def test_what_is_not_there_is_not_found(quote: str) -> None:
    """Invented words, halves of words and of figures, and nothing at all have no place."""
    assert Page(TEXT).align(quote, span_of(TEXT, 0, 6)) is None


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Rebels shelled the bakery in Aleppo", "Rebels shelled a bakery in Aleppo"),
        ("killing at lest three peple", "killing at least three people"),
        ("rebels shelled a Bakery", "Rebels shelled a bakery"),
    ],
)
def test_a_few_signs_may_differ(quote: str, expected: str) -> None:
    """Words that a model changed a little are found again, whole, and said to be no exact match."""
    found = Page(TEXT).align(quote, None)
    assert found is not None
    assert (found.span.quote, found.grounding) == (expected, "partial")


def test_a_figure_is_never_nearly_right() -> None:
    """No number is taken for another, however near the words around it are."""
    assert Page(TEXT).align("We counted 15 bodies, said another doctor", None) is None
    assert Page(TEXT).align("We counted 13 bodes, said another doctor", None) is not None


def test_of_several_places_the_nearest_is_taken() -> None:
    """Words that stand in several places are those beside the context; without one they are nobody's."""
    spans = [Page(TEXT).align("people", span_of(TEXT, at, at + 4)) for at in (7, TEXT.index("fled"))]
    assert [found and found.span.start for found in spans] == [TEXT.index("people"), TEXT.index("people fled")]
    assert Page(TEXT).align("people", None) is None


def test_only_the_passage_is_searched() -> None:
    """Words outside the passage are not there."""
    half = TEXT.index("“We")
    assert Page(TEXT, (half, len(TEXT))).align("Rebels shelled", None) is None
    found = Page(TEXT, (half, len(TEXT))).align("13 bodies", None)
    assert found is not None
    assert found.span == span_of(TEXT, found.span.start, found.span.end)


def test_words_that_were_blacked_out_are_found_in_the_text() -> None:
    """A quote of the text as it was sent points at the same place of the text as it is."""
    text = "Police arrested Peter Okoro on Friday."
    found = Page(text, None, text.replace("Peter Okoro", "█████ █████")).align("arrested █████ █████", None)
    assert found is not None
    assert found.span.quote == "arrested Peter Okoro"


@pytest.mark.parametrize(("text", "quote"), [("空襲で3人死亡", "3人"), ("وقتل 12 شخصا في الغارة", "غارة")])
def test_scripts_that_join_their_words_are_searched_too(text: str, quote: str) -> None:
    """Where no blank parts the words, a part of a run of letters is a word."""
    found = Page(text).align(quote, None)
    assert found is not None
    assert found.span.quote == quote


@settings(max_examples=150, deadline=None)
@given(WORDS, PLANTED, WORDS)
def test_planted_words_are_found_where_they_were_planted(before: list[str], planted: str, after: list[str]) -> None:
    """Whatever stands around them, the exact interval comes back."""
    text = " ".join([*before, planted, *after])
    start = len(" ".join(before)) + 1
    found = Page(text).align(planted.replace(" ", "  \n"), None)
    assert found is not None
    assert (found.span, found.grounding) == (span_of(text, start, start + len(planted)), "exact")


@settings(max_examples=150, deadline=None)
@given(WORDS, PLANTED, WORDS, st.data())
def test_planted_words_with_a_slip_are_found_where_they_were_planted(
    before: list[str], planted: str, after: list[str], data: st.DataObject
) -> None:
    """One sign dropped, doubled or changed in the middle of the quote still leads to the same words."""
    at = data.draw(st.integers(min_value=1, max_value=len(planted) - 2))
    slip = data.draw(st.sampled_from([planted[:at] + planted[at + 1 :], planted[:at] + "z" + planted[at + 1 :]]))
    text = " ".join([*before, planted, *after])
    start = len(" ".join(before)) + 1
    found = Page(text).align(slip, span_of(text, start, start + 1))
    assert found is not None
    assert found.span == span_of(text, start, start + len(planted))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=30), st.none() | st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_what_is_found_is_in_the_text(text: str, quote: str, near: tuple[int, int] | None) -> None:
    """Whatever the text and the quote are, a span quotes the text at its place, and is not empty."""
    context = Span(min(near), max(near), "") if near else None
    found = Page(text).align(quote, context)
    if found is not None:
        assert found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.span.quote


def test_hostile_text_takes_bounded_time() -> None:
    """Neither endless repetition nor very many quotes that are not there make a page slow."""
    text = "aaab " * 2_400
    page = Page(text)
    begun = time.process_time()
    for number in range(400):
        assert page.align("aaba " * 60 + str(number), span_of(text, 5_000, 5_004)) is None
        page.align("aaab", span_of(text, 6_000, 6_004))
    assert time.process_time() - begun < 20
