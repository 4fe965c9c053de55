"""How English says when: words, shapes and patterns beside this file."""

from functools import cache

from dateline.rules.grammar import load_grammar
from dateline.rules.time_types import TimeGrammar

_LEADING = ("in", "on", "at", "of", "from", "during", "throughout", "within", "into", "to", "and", "over", "around")
_COMMON = ("DAY", "A", "AT", "BOUND", "BY", "AFTER", "BEFORE", "NUMWORD", "FEW")


@cache
def time_grammar() -> TimeGrammar:
    """The time grammar of English; raises `RulesError` where one of its tables is wrong."""
    return load_grammar("lang/en/times", _LEADING, _COMMON)
