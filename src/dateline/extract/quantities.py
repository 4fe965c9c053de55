"""Finds the words that say how many, with their bounds."""

from collections.abc import Iterator
from fractions import Fraction

from dateline.extract.tokens import Phrase, read_phrases
from dateline.model import Quantity, span_of
from dateline.rules.time_types import Numerals

Parts = tuple[tuple[str, str], ...]
_DIGITS = frozenset({"two", "three", "int", "grouped", "kilo", "decimal", "year"})
_ADDENDS = frozenset({"one", "unitw", "tens", "couple", "several", "few", "handful", "pair"})
_FACTORS = frozenset({"hundred", "dozen"})
_NUMBERS = _DIGITS | _ADDENDS | _FACTORS | {"scale", "plural", "half"}
_VAGUE = frozenset({"plural", "several", "few", "handful", "many"})
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
    numbers = [_value(part) for part in _split(phrase)]
    if any(later <= earlier for earlier, later in zip(numbers, numbers[1:], strict=False)):
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
    """The parts that are numbers, without the words of bounds ("as many as")."""
    return [(name, value) for name, value in parts if name in _NUMBERS or name == "many"  and value != "high"]


def _split(phrase: Phrase) -> Iterator[list[tuple[str, str]]]:
    """The parts of each number of the phrase: one, or two for a range."""
    number: list[tuple[str, str]] = []
    for name, value in _joined(phrase.parts):
        if value != "sep" and name in _NUMBERS:
            number.append((name, value))
        elif value == "sep" and number and phrase.form == "range":
            yield number
            number = []
    if number:
        yield number


def _joined(parts: Parts) -> Iterator[tuple[str, str]]:
    """The parts, without the dashes and the "and" that stand within one number ("twenty-one", "a hundred and five")."""
    for index, (name, value) in enumerate(parts):
        before = parts[index - 1][0] if index else ""
        after = parts[index + 1][0] if index + 1 < len(parts) else ""
        is_inner = (name == "dash" and before == "tens" and after in ("unitw", "one")) or (
            name == "and" and before in ("hundred", "scale")
        )
        if not is_inner:
            yield name, value


def _value(parts: list[tuple[str, str]]) -> int:
    """The number that the parts spell: sums up to each "thousand" or "million", then the sum of these."""
    total, current, before = Fraction(0), Fraction(0), ""
    for name, value in parts:
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
