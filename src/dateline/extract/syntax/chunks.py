"""Noun phrases and verb groups: regular expressions over the string of tags."""

import re
from typing import NamedTuple

from dateline.extract.syntax.types import NounPhrase, Token, VerbForm, VerbGroup
from dateline.rules.word_sets import WordSets

_NOUNS = r"(?:B?[AC]|[NPR]|Y(?=p))"
# "suicide and car bombs", "central and eastern Syria", "the Homs and Hama bombings"
_JOINED = r"(?:(?<=[NA])(?<!DN)(?<!AN)c(?=A*[NA][NPR])|(?<=R)c(?=R+[NP]))"
_CORE = rf"(?:x?[DSC]|B(?=C))*(?:{_NOUNS}|{_JOINED})*[NPR]"
_PHRASE = re.compile(
    rf"(?:{_CORE}p|Yp)*{_CORE}|O|(?:{_CORE}p)*[DC]+A(?=[Icwvzdenbm.,:]|$)|x?[DC]*B?C|x?D(?!\w)|D(?=[IvzdenhbmotB.,:\"w])|(?:{_CORE}p)*[DC]+A(?=[Icwvzdenbm.,:]|$)"
)
_VERBAL = tuple("vzdebhm")
_GROUP = re.compile(
    r"(?:[mohb](?:[xB]|[mohb])*|xB*)?[vzdeng]|t[xB]*(?:[hb][xB]*)*[veng]|t[xB]*b|[mohb](?:[xB]|[mohb])*"
)


class Chunk(NamedTuple):
    """A stretch of tokens `first..last` inclusive: a noun phrase, a verb group, or a single token by its tag."""

    kind: str  # NP, VG, or the tag of the single token
    first: int
    last: int
    phrase: int | None = None  # index into the sentence's noun phrases
    verb: VerbGroup | None = None


def chunk(tokens: tuple[Token, ...], sets: WordSets) -> tuple[tuple[Chunk, ...], tuple[NounPhrase, ...]]:
    """The chunks of one sentence in order, and its noun phrases."""
    tags = "".join(token.tag for token in tokens)
    chunks: list[Chunk] = []
    phrases: list[NounPhrase] = []
    at = 0
    while at < len(tags):
        found = _chunk_at(tokens, tags, (at, len(phrases)), sets)
        if found.kind == "NP":
            phrases.append(_noun_phrase(tokens, found, _preposition(tokens, chunks), sets))
        chunks.append(found)
        at = found.last + 1
    return tuple(chunks), tuple(phrases)


def _chunk_at(tokens: tuple[Token, ...], tags: str, where: tuple[int, int], sets: WordSets) -> Chunk:
    at, number = where
    if phrase := _PHRASE.match(tags, at):
        last = _before_count(tokens, tags, at, phrase.end()) or phrase.end() - 1
        return Chunk("NP", at, last, phrase=number)
    if group := _GROUP.match(tags, at):
        return Chunk("VG", at, group.end() - 1, verb=_verb_group(tokens, at, group.end() - 1, sets))
    return Chunk(tags[at], at, at)


def _before_count(tokens: tuple[Token, ...], tags: str, first: int, end: int) -> int | None:
    """The last token before a count that begins the subject, behind a fronted phrase: "In the attack | 14 people died"."""
    clause = tags[:first].rpartition(",")[2]
    if not clause.endswith("I") or set(clause) & set("vzdebhmn.:sw") or tags[end : end + 1] not in _VERBAL:
        return None
    starts = (n for n in range(first + 1, end) if tokens[n].quantity is not None and _is_whole(tags, first, n))
    return next((n - 1 for n in starts), None)


def _is_whole(tags: str, first: int, at: int) -> bool:
    """Whether the words before `at` are a phrase by themselves: a noun ends them, or they are one adverb ("by then")."""
    return tags[at - 1] in "NPR" or tags[first:at] == "B"


def _preposition(tokens: tuple[Token, ...], chunks: list[Chunk]) -> str | None:
    """The preposition that stands right before, quotation marks and adverbs passed over; 'between' keeps its reach."""
    for before in reversed(chunks[-3:]):
        if before.kind == "I":
            return tokens[before.first].lower
        if before.kind not in ('"', "B"):
            return None
    return None


def _noun_phrase(tokens: tuple[Token, ...], chunk: Chunk, prep: str | None, sets: WordSets) -> NounPhrase:
    possessive = next((i for i in range(chunk.last, chunk.first, -1) if tokens[i].tag == "p"), None)
    start = chunk.first if possessive is None else possessive + 1
    owner = (chunk.first, possessive - 1) if possessive is not None else None
    nouns = [i for i in range(start, chunk.last + 1) if tokens[i].tag in "NPRO"]
    if len(nouns) > 1 and nouns[-1] == chunk.last and tokens[chunk.last].lower in sets.direction_nouns:
        nouns.pop()  # "a village north of Gusau"
    return NounPhrase(chunk.first, chunk.last, nouns[-1] if nouns else chunk.last, prep, owner)


def _verb_group(tokens: tuple[Token, ...], first: int, last: int, sets: WordSets) -> VerbGroup:
    group = tokens[first : last + 1]
    verbs = [i for i in range(first, last + 1) if tokens[i].tag in "vzdeng"]
    helping = [i for i in range(first, last + 1) if tokens[i].tag in "bhom"]
    at = verbs[-1] if verbs else helping[-1]
    head = tokens[at]
    has_be = bool(verbs) and any(tokens[i].lemma == "be" for i in helping)
    modal = next((t.lower for t in group if t.tag == "m"), None)
    return VerbGroup(
        first,
        last,
        at,
        head.lemma,
        _form(group, head),
        is_passive=head.tag in "ne" and (has_be or (head.tag == "n" and not helping)),
        is_negated=any(t.tag == "x" for t in group),
        is_future=modal in sets.future_words,
        is_past=_is_past(group, head),
        modal=modal,
        is_ambiguous=head.tag == "e" and not helping,
    )


def _form(group: tuple[Token, ...], head: Token) -> VerbForm:
    if group[0].tag == "t":
        return "infinitive"
    if head.tag in "gn" and all(t is head or t.tag in "xB" for t in group):
        return "gerund" if head.tag == "g" else "participle"
    if group[0].lower in ("being", "having", "been"):
        return "participle" if group[0].lower != "having" else "gerund"
    return "finite"


def _is_past(group: tuple[Token, ...], head: Token) -> bool:
    """Whether the group tells of the past; participles do unless something says otherwise."""
    finite = group[0]
    if finite.tag in "bho":
        return finite.lower in ("was", "were", "had", "did", "been", "has", "have")
    return head.tag in "deng" and finite.tag != "m"
