"""How English says how many: words, shapes and patterns beside this file."""

from functools import cache

from dateline.rules.grammar import load_grammar
from dateline.rules.time_types import Numerals

_LEADING = ("from",)
_COMMON = ("A", "UP", "AND", "TO", "OR", "DASH")


@cache
def numeral_grammar() -> Numerals:
    """The number grammar of English; raises `RulesError` where one of its tables is wrong."""
    return load_grammar("lang/en/numerals", _LEADING, _COMMON)
