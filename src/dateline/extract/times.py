"""Finds the words that say when."""

from collections.abc import Iterable, Iterator

from dateline.extract.tokens import read_phrases
from dateline.model import TimeMention, span_of
from dateline.rules.time_types import TimeGrammar

_DATE_NOTHING = frozenset({"length", "set", "vague"})  # forms that say how long, how often, or only vaguely when


def spot_times(text: str, grammar: TimeGrammar, *, with_lengths: bool = False) -> tuple[TimeMention, ...]:
    """Every time expression in the order of the text, none overlapping; linear in the length of the text.

    Lengths ("two weeks"), frequencies ("every Friday") and vague words ("now") date nothing and are left out, unless
    they are asked for.
    """
    return tuple(
        TimeMention(span_of(text, phrase.start, phrase.end), phrase.form, phrase.parts)
        for phrase in read_phrases(text, grammar)
        if with_lengths or phrase.form not in _DATE_NOTHING
    )


def day_first_of(times: Iterable[TimeMention]) -> bool | None:
    """Whether the document writes 3/10/2023 for 3 October, by those of its dates that can be read in one way only.

    None where it has no such date, or has them in both orders.
    """
    orders = {first > 12 for first, second in _numeric_dates(times) if (first > 12) != (second > 12)}
    return orders.pop() if len(orders) == 1 else None


def _numeric_dates(times: Iterable[TimeMention]) -> Iterator[tuple[int, int]]:
    """The first two numbers of every date that is written in three."""
    for mention in times:
        said = dict(mention.parts)
        if mention.form == "numeric" and "numdate" in said:
            first, second, _ = said["numdate"].replace("/", ".").split(".")
            yield int(first), int(second)
        elif mention.form == "numeric":
            days = [int(value) for name, value in mention.parts if name == "day"]
            yield from [(days[0], days[1])] if len(days) > 1 else []
