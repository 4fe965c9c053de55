"""What is known of actors: countries, institutions, titles, words of names, and the index over them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.model.mention import ActorKind, Side
from dateline.rules.types import ActorRow

Use = Literal["actor", "country", "demonym", "capital", "institution", "title", "toponym"]
Bare = Literal["any", "the", "never"]
WordClass = Literal[
    "particle", "modifier", "blocker", "opener", "not_name", "not_person", "person_noun", "say_verb", "ambiguous",
    "connector", "owner", "thing", "article", "genitive", "possessive",
    "determiner", "relative", "run_by", "complement", "inverted", "toponym", "place_noun",
    "state_verb", "auxiliary", "place_preposition",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory that reports name (`lang/<xx>/countries.tsv`)."""

    code: str  # ISO 3166-1 alpha-2; codes that begin with X are Dateline's own, for lands whose statehood is disputed
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]  # adjective first ("Syrian"), then the forms for its people ("Syrians")
    capital: str | None
    since: str
    source: str
    lacks: tuple[str, ...] = ()  # entity patterns of bodies that it has not: "the army" in Gaza is another country's

    @property
    def adjective(self) -> str:
        """The word that goes before an institution: Syrian, US, Ivorian."""
        return self.demonyms[0] if self.demonyms else self.name


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that every state has, by the words that name it (`lang/<xx>/institutions.tsv`)."""

    id: str
    words: str  # as written inside a sentence: "foreign ministry"; with "-" in front where it is joined to the country
    kind: ActorKind
    side: Side
    canonical: str | None  # pattern for the name that is the same in all reports: "Military Forces of {country}"
    entity: str | None  # pattern for the entity: "actor:{cc}-military"; empty where the words do not say which body
    bare: Bare  # whether the words name it without a country: any, the (only after the article), never
    since: str
    source: str
    example: str

    def entity_in(self, code: str) -> str | None:
        """The entity's id in the country with the ISO code."""
        return self.entity.replace("{cc}", code.lower()) if self.entity else None


@dataclass(frozen=True, slots=True)
class Title:
    """Words before a person's name (`lang/<xx>/titles.tsv`)."""

    word: str
    is_public: bool  # whether it is an office or a rank of a state
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that decides where a name begins or ends (`lang/<xx>/name_words.tsv`)."""

    word: str
    word_class: WordClass
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """A word that makes a capitalised sequence an organisation (`lang/<xx>/organisation_heads.tsv`)."""

    word: str
    kind: ActorKind
    side: Side
    since: str
    source: str


Known = ActorRow | Country | Institution | Title | NameWord


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of writing something known: its words, accents folded and case kept, and what they are used for."""

    words: tuple[str, ...]
    use: Use
    row: Known


@dataclass(slots=True)
class Node:
    """A step in the index: the words that can follow, and the phrases that end here."""

    children: dict[str, "Node"]
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ActorKnowledge:
    """Everything known of actors, indexed; built once by `load_actor_knowledge` and never changed."""

    actors: tuple[ActorRow, ...]
    index: Node  # every phrase, by its words in lower case
    by_id: Mapping[str, ActorRow]
    by_name: Mapping[str, tuple[ActorRow, ...]]  # by `name_key` of the name and of every alias
    countries: Mapping[str, Country]
    institutions: Mapping[str, Institution]  # by `name_key` of its words
    classes: Mapping[WordClass, frozenset[str]]  # words in lower case
    heads: Mapping[str, OrganisationHead]

    def has(self, word: str, word_class: WordClass) -> bool:
        """Whether the word, in lower case, is of the class."""
        return word in self.classes[word_class]
