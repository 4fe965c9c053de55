"""Finds the words that say how many, with their bounds."""

from fractions import Fraction
from itertools import pairwise

from dateline.extract.tokens import Phrase, read_phrases
from dateline.model import Quantity, span_of
from dateline.rules.time_types import Numerals

Parts = tuple[tuple[str, str], ...]
_DIGITS = frozenset({"two", "three", "int", "grouped", "kilo", "decimal", "year"})
_ADDENDS = frozenset({"one", "unitw", "tens", "couple", "several", "few", "handful", "pair"})
_FACTORS = frozenset({"hundred", "dozen"})
_MULTIPLES = _FACTORS | {"scale"}
_NUMBERS = _DIGITS | _ADDENDS | _FACTORS | {"scale", "plural", "half"}
_VAGUE = frozenset({"plural", "several", "few", "handful"})
_ROUND = frozenset({"dozen", "couple", "half"})
_OTHER_WAY = {"low": "high", "high": "low"}


def spot_quantities(text: str, numerals: Numerals) -> tuple[Quantity, ...]:
    """Every number word or figure that counts something, in the order of the text; linear in the length of the text.

    Dates, ages, times of day, sums of money, shares, distances and names with figures are passed over.
    """
    found = (_quantity(text, phrase) for phrase in read_phrases(text, numerals))
    return tuple(quantity for quantity in found if quantity)


def _quantity(text: str, phrase: Phrase) -> Quantity | None:
    """The quantity that the phrase gives; None where its figures cannot be one ("7-3")."""
    span = span_of(text, phrase.start, phrase.end)
    if phrase.form == "zero":
        return Quantity(span, 0, 0)
    if phrase.form == "unknown":
        return Quantity(span, None, None, approximate=True)
    numbers = _numbers(phrase)
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        return None
    low, high = _bounded(phrase.parts, numbers)
    return Quantity(span, low, high, _is_approximate(phrase.parts, low == high))


def _bounded(parts: Parts, numbers: list[int]) -> tuple[int | None, int | None]:
    """The least and the most that the words allow."""
    bound = _bound(parts)
    is_vague = any(name in _VAGUE for name, _ in _numeric(parts))
    if bound == "high":
        return None, None if is_vague else numbers[-1]
    if bound == "low" or is_vague:
        return numbers[0], None
    return numbers[0], numbers[-1]


def _bound(parts: Parts) -> str | None:
    """Whether the words set a floor (low) or a ceiling (high); "no more than" turns it round."""
    said = [value for _, value in parts if value in ("low", "high", "not")]
    bounds = [value for value in said if value != "not"]
    if not bounds:
        return None
    return _OTHER_WAY[bounds[0]] if "not" in said else bounds[0]


def _is_approximate(parts: Parts, is_exact: bool) -> bool:
    """Whether the words say that the number is not exact: about, dozens, a hundred."""
    names = [name for name, _ in parts]
    if any(value == "about" for _, value in parts) or _VAGUE.intersection(name for name, _ in _numeric(parts)):
        return True
    is_round = bool(_ROUND.intersection(names)) or ("a" in names and bool({"hundred", "scale"}.intersection(names)))
    return is_round and is_exact


def _numeric(parts: Parts) -> list[tuple[str, str]]:
    """The parts that are numbers, without the words of bounds and the like."""
    return [(name, value) for name, value in parts if name in _NUMBERS]


def _numbers(phrase: Phrase) -> list[int]:
    """The numbers of the phrase: one, or the two of a range."""
    if phrase.form != "range":
        return [_value(phrase.parts)]
    splits = [(phrase.parts[:index], phrase.parts[index + 1 :]) for index in _separators(phrase.parts)]
    pairs = [_pair(left, right) for left, right in splits]
    return next((pair for pair in pairs if pair[0] < pair[1]), pairs[0] if pairs else [_value(phrase.parts)])


def _separators(parts: Parts) -> list[int]:
    """Where two numbers can part: at "to", "or" and dashes, and only where there are none of these at "and"."""
    places = [index for index, (name, value) in enumerate(parts) if value == "sep" and not _is_hyphen(parts, index)]
    return [index for index in places if parts[index][0] != "and"] or places


def _is_hyphen(parts: Parts, index: int) -> bool:
    """Whether the dash stands within one number, as in "twenty-one"."""
    around = [name for name, _ in parts[max(index - 1, 0) : index + 2]]
    return len(around) == 3 and around[:2] == ["tens", "dash"] and around[2] in ("unitw", "one")


def _pair(left: Parts, right: Parts) -> list[int]:
    """Both ends of a range; in "2 to 3 million" the first is in millions too."""
    low, high = _value(left), _value(right)
    name, value = right[-1]
    if name in _MULTIPLES and not any(part in _MULTIPLES for part, _ in left):
        scaled = int(low * _figure(name, value))
        low = scaled if scaled < high else low
    return [low, high]


def _value(parts: Parts) -> int:
    """The number that the parts spell: sums up to each "thousand" or "million", then the sum of these."""
    total, current, before = Fraction(0), Fraction(0), ""
    for name, value in _numeric(parts):
        number = _figure(name, value)
        if name == "scale":
            total, current = total + (current or 1) * number, Fraction(0)
        elif name in _FACTORS:
            current = (current or 1) * number
        elif name == "plural":
            current = current * number / 2 if current else number
        elif name == "three" and before in _DIGITS:
            current = current * 1000 + number
        else:
            current += number
        before = name
    return int(total + current)


def _figure(name: str, value: str) -> Fraction:
    """The number that one word or figure stands for."""
    if name == "grouped":
        return Fraction(value.replace(",", "").replace(".", ""))
    if name == "kilo":
        return Fraction(value[:-1]) * 1000
    return Fraction(value.replace(",", "."))
