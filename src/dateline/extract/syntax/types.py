"""The records of the shallow syntax; offsets are code points of the document, indices count tokens of the sentence."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from dateline.model import ActorMention, PlaceMention, Quantity, TimeMention

MentionOfAny = ActorMention | PlaceMention | Quantity | TimeMention
VerbForm = Literal["finite", "gerund", "infinitive", "participle"]
ClauseKind = Literal["main", "relative", "complement", "adverbial", "gerund", "infinitive", "reduced", "verbless"]


class Token(NamedTuple):
    """A word, a sign, or a whole mention (`Deir ez-Zor`, `at least 30`) that syntax treats as one word.

    `tag` is one letter: the closed classes of `function_words.tsv`, and N noun, P plural noun, R name, C number, Y time,
    A adjective, v/z/d/n/e/g verb forms (base, -s, past, participle, past or participle, -ing), p possessive,
    and the signs , . : " ( ) ?
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str
    lemma: str
    actor: ActorMention | None = None
    place: PlaceMention | None = None
    quantity: Quantity | None = None
    time: TimeMention | None = None


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first..last` inclusive; `head` is the token that names the thing; `of` what stands before it, if it is a PP."""

    first: int
    last: int
    head: int
    prep: str | None = None  # the preposition that governs it, lower case
    owner: tuple[int, int] | None = None  # tokens of the possessor: "X's assault", inclusive


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: tokens `first..last`; `head` is the full verb."""

    first: int
    last: int
    head: int
    lemma: str
    form: VerbForm
    is_passive: bool = False
    is_negated: bool = False
    is_future: bool = False
    is_past: bool = True
    modal: str | None = None
    is_ambiguous: bool = False  # past tense or reduced relative: "the rockets fired …"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what belongs to it. `subject` and the like are indices into the sentence's noun phrases."""

    kind: ClauseKind
    first: int  # tokens, inclusive
    last: int
    verb: VerbGroup | None
    mark: str | None = None  # the word that opens it: if, after, that, who …
    parent: int | None = None  # index of the clause that it hangs on
    subject: int | None = None
    object: int | None = None
    phrases: tuple[int, ...] = ()  # the noun phrases behind prepositions, in order


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, read shallowly."""

    start: int
    end: int
    block: int  # index into the document's blocks
    tokens: tuple[Token, ...]
    phrases: tuple[NounPhrase, ...] = ()
    clauses: tuple[Clause, ...] = ()
