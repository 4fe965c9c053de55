"""Reads all that is known of actors and indexes it: one dictionary step a word, no search."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from dateline.rules.actor_types import (
    ActorKnowledge,
    Country,
    Institution,
    Known,
    NameWord,
    Node,
    OrganisationHead,
    Phrase,
    Title,
    Use,
    WordClass,
)
from dateline.rules.tables import read_folder, read_table
from dateline.rules.types import ActorRow
from dateline.rules.words import fold, name_key, words_of


@cache
def load_actor_knowledge(language: str = "en") -> ActorKnowledge:
    """All that is known of actors, for reports in the language; read once. Raises `RulesError` where a table is cut."""
    return index_actors(read_folder("actors", ActorRow), language)


def index_actors(actors: tuple[ActorRow, ...], language: str = "en") -> ActorKnowledge:
    """The actors, indexed together with the language's countries, institutions, titles and words of names."""
    tables = f"lang/{language}"
    countries = read_table(f"{tables}/countries.tsv", Country)
    institutions = read_table(f"{tables}/institutions.tsv", Institution)
    titles = read_table(f"{tables}/titles.tsv", Title)
    words = read_table(f"{tables}/name_words.tsv", NameWord)
    heads = read_table(f"{tables}/organisation_heads.tsv", OrganisationHead)
    rows: tuple[Known, ...] = (*actors, *countries, *institutions, *titles, *words)
    return ActorKnowledge(
        actors=actors,
        index=_index(phrase for row in rows for phrase in _phrases(row)),
        by_id={row.id: row for row in actors},
        by_name=_by_name(actors),
        countries={row.code: row for row in countries},
        institutions={name_key(row.words): row for row in institutions},
        classes={c: frozenset(w.word.lower() for w in words if w.word_class == c) for c in get_args(WordClass)},
        heads={row.word.lower(): row for row in heads},
    )


def _phrases(row: Known) -> Iterator[Phrase]:
    for use, spelling in _spellings(row):
        words = words_of(fold(spelling))
        if words:
            yield Phrase(words, use, row)


def _spellings(row: Known) -> Iterator[tuple[Use, str]]:
    match row:
        case ActorRow():
            yield from (("actor", name) for name in dict.fromkeys((row.name, *row.aliases)) if _is_name(name))
        case Country():
            yield from (("country", name) for name in (row.name, *row.aliases))
            yield from (("demonym", name) for name in row.demonyms)
            if row.capital:
                yield "capital", row.capital
        case Institution():
            yield "institution", row.words
        case Title():
            yield "title", row.word
        case NameWord(word_class="toponym"):
            yield "toponym", row.word


def _is_name(spelling: str) -> bool:
    """Whether it can be known by its spelling: "colectivos" and "anti-balaka" can, "village guards" cannot."""
    return not spelling.islower() or " " not in spelling or "-" in spelling


def _index(phrases: Iterator[Phrase]) -> Node:
    root = Node({})
    for phrase in phrases:
        node = root
        for word in phrase.words:
            key = word.lower()
            if key not in node.children:
                node.children[key] = Node({})
            node = node.children[key]
        node.phrases += (phrase,)
    return root


def _by_name(actors: tuple[ActorRow, ...]) -> dict[str, tuple[ActorRow, ...]]:
    table: dict[str, tuple[ActorRow, ...]] = {}
    for row in actors:
        for key in dict.fromkeys(name_key(name) for name in (row.name, *row.aliases)):
            table[key] = (*table.get(key, ()), row)
    return table
