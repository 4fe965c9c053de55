"""The words of an English report's head, gathered into one record."""

from functools import cache
from typing import get_args

from dateline.model import RulesError
from dateline.rules.header_types import HeaderKind, HeaderKnowledge, HeaderWord
from dateline.rules.language_types import StopWord
from dateline.rules.tables import read_table


@cache
def header_knowledge() -> HeaderKnowledge:
    """The header words of English; raises `RulesError` where the table names a kind that nobody reads."""
    words = read_table("lang/en/header.tsv", HeaderWord)
    kinds: tuple[str, ...] = get_args(HeaderKind)
    strangers = {word.kind for word in words} - set(kinds)
    if strangers:
        raise RulesError(f"lang/en/header.tsv: nobody reads the kinds {sorted(strangers)}; use one of {sorted(kinds)}.")
    by_kind = {kind: [word.form for word in words if word.kind == kind] for kind in kinds}
    return HeaderKnowledge(
        language="en",
        months=_numbers(words, "month"),
        weekdays=_numbers(words, "weekday"),
        phrases={kind: tuple(sorted(forms, key=len, reverse=True)) for kind, forms in by_kind.items()},
        folded={kind: frozenset(form.casefold() for form in forms) for kind, forms in by_kind.items()},
        stopwords=frozenset(row.word for row in read_table("lang/en/stopwords.tsv", StopWord)),
    )


def _numbers(words: tuple[HeaderWord, ...], kind: str) -> dict[str, int]:
    return {word.form.casefold(): word.value for word in words if word.kind == kind and word.value is not None}
