"""Texts as they are compared: what is made alike, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.llm.folded import folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“so” ‘it’ «is»", '"so" \'it\' "is"'),
        ("10–12, well—known", "10-12, well-known"),
        ("a \t\n b\u00a0c", "a b c"),
        ("in\u00advisible\u200b \u202eso", "invisible so"),
        ("wait…", "wait..."),
        ("Київ مقتل 空襲", "Київ مقتل 空襲"),
    ],
)
def test_spellings_of_the_same_words_are_alike(text: str, expected: str) -> None:
    """Marks, blanks and invisible signs are made alike; letters stay."""
    assert folded(text).text == expected


@given(st.text(alphabet=st.sampled_from("ab “”…—\u00ad\n\t"), min_size=1))
def test_every_sign_knows_where_it_stood(text: str) -> None:
    """The signs of the folded text come from the text, in its order."""
    page = folded(text)
    assert len(page.text) == len(page.at)
    assert list(page.at) == sorted(page.at)
    for number in range(len(page.text)):
        start, end = page.bounds(number, number + 1)
        assert end == start + 1
        assert page.text[number] in folded(text[start:end]).text
