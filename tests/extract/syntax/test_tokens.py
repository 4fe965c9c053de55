"""Sentences and tokens: offsets are exact, mentions are one token, abbreviations end nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.passages import document, sentences

from dateline.extract.syntax.tokens import LONGEST_SENTENCE, MentionIndex, fold, pieces_of, sentences_of
from dateline.model import (
    Actor,
    ActorMention,
    Mentions,
    PlaceMention,
    Quantity,
    Span,
    TimeMention,
)
from dateline.rules.load import load_rules

TEXT = "At least 30 fighters left Deir ez-Zor on Monday night."
SETS = load_rules().language.syntax.sets
ISRAEL = Actor("Israel", "actor:il", "country", "state", "IL")
WORDS = (
    ("U.S. jets", ["U.S.", "jets"]),
    ("the army's base", ["the", "army", "'s", "base"]),
    ("Sana'a wasn't hit", ["Sana'a", "was", "n't", "hit"]),
    ("a 20-year-old man", ["a", "20-year-old", "man"]),
    ("at 6:30, 1,200 fled…", ["at", "6:30", ",", "1,200", "fled", "…"]),
    ("“Stop,” he said", ["“", "Stop", ",", "”", "he", "said"]),
    ("Al-Shabaab — the group", ["Al-Shabaab", "—", "the", "group"]),
)
SENTENCES = (
    ("Gunmen fled. Troops followed.", ["Gunmen fled.", "Troops followed."]),
    ("Col. Omar Dikko spoke.", ["Col. Omar Dikko spoke."]),
    ("It hit St. Mary's hospital. Two died.", ["It hit St. Mary's hospital.", "Two died."]),
    ("It cost approx. 3 lives", ["It cost approx. 3 lives"]),
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _words(text: str, mentions: Mentions | None = None) -> list[str]:
    return [piece.text for piece in pieces_of(text, 0, len(text), MentionIndex(mentions or Mentions()), SETS)]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_and_signs(text: str, words: list[str]) -> None:
    """Clitics stand apart, hyphens and figures hold together."""
    assert _words(text) == words


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_sentences(text: str, told: list[str]) -> None:
    """A rank or another abbreviation ends no sentence."""
    found = sentences_of(document(text), load_rules().language.syntax)
    assert [text[start:end] for _, start, end in found] == told


def test_a_mention_is_one_token() -> None:
    """Whatever was spotted is one word for the syntax."""
    mentions = Mentions(
        places=(PlaceMention(_span("Deir ez-Zor"), "Deir ez-Zor"),),
        times=(TimeMention(_span("Monday night"), "weekday"),),
        quantities=(Quantity(_span("At least 30"), 30, None),),
    )
    assert _words(TEXT, mentions) == ["At least 30", "fighters", "left", "Deir ez-Zor", "on", "Monday night", "."]


def test_the_longer_mention_wins() -> None:
    """Of mentions that overlap, the one that begins first and reaches furthest stays."""
    mentions = Mentions(
        times=(TimeMention(_span("Monday"), "weekday"), TimeMention(_span("Monday night"), "part")),
        quantities=(Quantity(_span("30"), 30, 30), Quantity(_span("At least 30"), 30, None)),
    )
    kept = MentionIndex(mentions).between(0, len(TEXT))
    assert [mention.span.quote for mention, _ in kept] == ["At least 30", "Monday night"]


def test_a_country_is_a_place_and_an_actor() -> None:
    """The same words keep their other reading."""
    span = Span(0, 6, "Israel")
    index = MentionIndex(Mentions(actors=(ActorMention(span, ISRAEL),), places=(PlaceMention(span, "Israel"),)))
    ((first, second),) = index.between(0, 6)
    assert isinstance(first, ActorMention)
    assert isinstance(second, PlaceMention)


def test_titles_and_bylines_are_not_read() -> None:
    """A heading tells nothing by itself."""
    assert sentences("## Gunmen killed five\n\nIt rained.") != ()
    assert len(sentences("## Gunmen killed five\n\nIt rained.")) == 1


def test_an_endless_sentence_is_cut() -> None:
    """A page without a full stop takes bounded time and loses nothing."""
    text = "and then they fled " * 1000
    found = [(start, end) for _, start, end in sentences_of(document(text), load_rules().language.syntax)]
    assert max(end - start for start, end in found) <= LONGEST_SENTENCE
    assert "".join(text[start:end] for start, end in found).rstrip() == text.rstrip()


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_pieces_are_in_order_and_exact(text: str) -> None:
    """Pieces quote the text, never overlap, and between them stands nothing but blanks and controls."""
    at, pieces = 0, pieces_of(text, 0, len(text), MentionIndex(Mentions()), SETS)
    for piece in pieces:
        assert piece.start >= at
        assert text[piece.start : piece.end] == piece.text
        assert text[at : piece.start].strip("_") == "" or text[at : piece.start].isspace()
        at = piece.end


def test_fold() -> None:
    """Word lists hold lower case and straight apostrophes."""
    assert fold("Wasn’t") == "wasn't"
