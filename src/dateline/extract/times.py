"""Finds the words that say when."""

from dateline.extract.tokens import read_phrases
from dateline.model import TimeMention, span_of
from dateline.rules.time_types import TimeGrammar


def spot_times(text: str, grammar: TimeGrammar) -> tuple[TimeMention, ...]:
    """Every time expression in the order of the text, none overlapping; linear in the length of the text."""
    return tuple(
        TimeMention(span_of(text, phrase.start, phrase.end), phrase.form, phrase.parts)
        for phrase in read_phrases(text, grammar)
    )
