"""Long texts in passages: nothing is lost, and paragraphs are kept whole where they can be."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.llm.passages import passages_of


@given(st.text(alphabet=st.sampled_from("ab. \n"), max_size=200), st.integers(1, 40))
def test_the_passages_are_the_text(text: str, most: int) -> None:
    """Together they are the text, without gap or overlap, and none is too long or empty."""
    found = list(passages_of(text, most))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(left[1] == right[0] for left, right in pairwise(found))
    assert all(0 < end - start <= most for start, end in found)


def test_a_short_text_is_one_passage() -> None:
    """What fits is not cut."""
    assert list(passages_of("One.\n\nTwo.")) == [(0, 10)]


def test_paragraphs_are_kept_whole() -> None:
    """The cut is behind the last paragraph that fits, else the last line, sentence, word or sign."""
    texts = ("Aa bb. Cc.\n\nDd ee.", "Aa bb. Cc.\nDd ee ff.", "Aa bb. Cc. Dd ee ff.", "aa bb cc dd ee ff gg", "a" * 20)
    first = [text[slice(*next(iter(passages_of(text, 15))))] for text in texts]
    assert first == ["Aa bb. Cc.\n\n", "Aa bb. Cc.\n", "Aa bb. Cc. ", "aa bb cc dd ee ", "a" * 15]
