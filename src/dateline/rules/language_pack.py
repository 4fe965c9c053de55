"""What one language brings besides its tables: its grammars and its lexicon of forms."""

from dataclasses import dataclass

from dateline.rules.header_types import HeaderKnowledge
from dateline.rules.syntax_types import SyntaxKnowledge
from dateline.rules.time_types import TimeGrammar


@dataclass(frozen=True, slots=True, eq=False)
class LanguagePack:
    """The parts of a language that are code or compiled: `rules/lang/<xx>/__init__.py` returns it."""

    code: str
    syntax: SyntaxKnowledge
    times: TimeGrammar
    numerals: TimeGrammar
    header: HeaderKnowledge
