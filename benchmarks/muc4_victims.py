"""How many human targets an incident had, by MUC-4's way of counting: the dead, the hurt and the taken, no fighters.

What is the set's own: everybody harmed is counted, named or not ("the minister and two bodyguards" are three), each
once; those who fight are no human targets; of several accounts of one incident the fullest holds.
"""

from bisect import bisect_left
from dataclasses import dataclass

from benchmarks.muc4_types import HARMED, Ground, Incident, arguments
from benchmarks.muc4_words import (
    bare_words,
    is_fighter,
    is_human,
    is_one,
    is_person_name,
    is_pronoun,
    numeral_of,
)
from benchmarks.score.records import Record
from benchmarks.score.words import fold
from dateline.model import Argument, Number

_COUNTED = ("killed", "injured", "abducted")


@dataclass(frozen=True, slots=True)
class Harmed:
    """Somebody harmed, or a number of people, in one sentence."""

    who: str  # the surname, or the folded words
    size: tuple[int, int]
    is_named: bool


def victim_count(incident: Incident, ground: Ground) -> Record | None:
    """Both ends of the number of human targets; None where nobody is counted or named."""
    told = _by_sentence(incident, ground)
    named = {one.who for sentence in told.values() for one in sentence if one.is_named}
    totals = [_sum(sentence) for sentence in told.values() if not named or any(map(_is_telling, sentence))]
    low, high = max([(len(named), len(named)), _measured(incident), *totals])
    return {"low": low, "high": high} if high else None


def _is_telling(one: Harmed) -> bool:
    """Whether it adds somebody where others are named: "the driver" alone may be one of those."""
    return one.is_named or one.size[1] > 1


def _by_sentence(incident: Incident, ground: Ground) -> dict[int, list[Harmed]]:
    """Who is harmed in each sentence, in the order of the text."""
    numbers = [n for told in incident.told for n in told.mention.numbers if n.span is not None]
    found: dict[int, dict[str, Harmed]] = {}
    harmed = [a for a in arguments(incident, HARMED) if a.span is not None and is_human_target(a)]
    for argument in sorted(harmed, key=lambda a: a.span.start if a.span is not None else 0):
        start = argument.span.start if argument.span is not None else 0
        one = _read(argument, numbers)
        if one is not None:
            found.setdefault(bisect_left(ground.ends, start), {}).setdefault(one.who, one)
    return {at: list(people.values()) for at, people in found.items()}


def is_human_target(argument: Argument) -> bool:
    """Whether the words stand for people, or a number of them, who do not fight."""
    words = argument.span.quote if argument.span is not None else argument.name
    is_somebody = (
        is_human(words) or is_person_name(argument) or (argument.role == "victim" and numeral_of(words) is not None)
    )
    return is_somebody and not is_pronoun(words) and not is_fighter(argument)


def _read(argument: Argument, numbers: list[Number]) -> Harmed | None:
    """How many the words stand for; None where they do not say."""
    words = fold(argument.span.quote if argument.span is not None else argument.name)
    span = argument.span
    inside = next((n for n in numbers if n.span and span and span.start <= n.span.start < span.end), None)
    if inside is not None and (inside.low is not None or inside.high is not None):
        return Harmed(words, _ends(inside), False)
    if (number := numeral_of(words)) is not None:
        return Harmed(words, (number, number), False)
    if is_person_name(argument):
        return Harmed(fold(argument.name).split()[-1], (1, 1), True)
    return Harmed(fold(bare_words(words)), (1, 1), False) if is_one(words) else None


def _sum(sentence: list[Harmed]) -> tuple[int, int]:
    """Everybody in the sentence; names that follow a number of people are theirs."""
    low = high = left = 0
    for one in sentence:
        if one.is_named and left:
            left -= 1
            continue
        low, high = low + one.size[0], high + one.size[1]
        left = one.size[0] if one.size[0] > 1 else left
    return low, high


def _measured(incident: Incident) -> tuple[int, int]:
    """The largest number of dead, of hurt and of taken, together."""
    counts = [n for told in incident.told for n in told.mention.numbers if n.low is not None or n.high is not None]
    counts = [n for n in counts if n.of is None or not is_fighter(Argument("victim", n.of))]
    ends = [max((_ends(n) for n in counts if n.measure == measure), default=(0, 0)) for measure in _COUNTED]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _ends(number: Number) -> tuple[int, int]:
    low = number.low if number.low is not None else number.high or 0
    return low, number.high if number.high is not None else low
