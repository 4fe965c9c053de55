"""English: everything that the engine knows of the language stands in this folder and nowhere else."""

from dateline.rules.lang.en.header import header_knowledge
from dateline.rules.lang.en.lexicon import syntax_knowledge
from dateline.rules.lang.en.numerals import numeral_grammar
from dateline.rules.lang.en.times import time_grammar
from dateline.rules.language_pack import LanguagePack


def language_pack() -> LanguagePack:
    """The grammars and the lexicon of English."""
    return LanguagePack("en", syntax_knowledge(), time_grammar(), numeral_grammar(), header_knowledge())
