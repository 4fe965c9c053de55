"""Who the words name: known actors, states and their institutions, persons and organisations, longest reading first."""

from collections.abc import Iterator

from dateline.extract import actor_bodies as bodies
from dateline.extract import actor_people as people
from dateline.extract.actor_words import Found, Match, Words, is_joined, matches_at, read_words
from dateline.model import Actor, ActorMention, span_of
from dateline.rules.actor_types import ActorKnowledge
from dateline.rules.words import WORD, fold

_OWNERS = {"actor", "country", "demonym", "capital"}
_PLACES = {"country", "toponym"}


def spot_actors(text: str, knowledge: ActorKnowledge) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in the order of the text; no two overlap.

    Institutions without a country have neither country nor entity; persons and organisations that no table knows have
    no entity. `dateline.resolve.actor` decides what they share and whose they are.
    """
    words = read_words(text)
    found = list(_scan(words, knowledge))
    found += _short_forms(words, found, knowledge)
    spotted = sorted(((f.start, f.end, f.actor) for f in found if f.actor), key=lambda f: f[0])
    return tuple(_mention(words, start, end, actor) for start, end, actor in spotted)


def _mention(words: Words, start: int, end: int, actor: Actor) -> ActorMention:
    begin, last = words.spans[start][0], words.spans[end - 1][1]
    last += words.text[last : last + 1] in _closing(words, start, end)
    return ActorMention(span_of(words.text, begin, last), actor)


def _closing(words: Words, start: int, end: int) -> tuple[str, ...]:
    """The sign after the name that is still its own: the last full stop of "U.S.", a bracket that the name opens."""
    is_dotted = end - start > 1 and len(words.keys[end - 1]) == 1 and words.gaps[end - 2] == "."
    is_open = any("(" in gap for gap in words.gaps[start : end - 1])
    return (".",) * is_dotted + (")",) * is_open


def _scan(words: Words, knowledge: ActorKnowledge) -> Iterator[Found]:
    """Reads on, left to right, with the longest reading at each word."""
    i, last, starts = 0, len(words.keys), knowledge.index.children
    while i < last:
        is_name = words.capital[i] or words.forms[i][0].isdigit()
        here = matches_at(words, i, knowledge) if words.keys[i] in starts else []
        found = _best_at(words, i, here, knowledge) if here else None
        if is_name and not (found and found.actor and found.actor.entity_id and found.actor.kind != "country"):
            found = _longest([found, _unknown_at(words, i, here, knowledge)])
        if found and found.actor and found.actor.kind == "person" and people.is_place_name(words, found, knowledge):
            found = None
        if found:
            yield found
        i = found.until if found else i + 1


def _best_at(words: Words, i: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """What the tables make of the words from the word `i` on."""
    uses = {phrase.use for _, phrase in here}
    readings = [
        bodies.known(words, i, here, knowledge) if "actor" in uses else None,
        bodies.composed(words, i, here, knowledge) if uses & _OWNERS else None,
        people.titled(words, i, here, knowledge) if "title" in uses else None,
        bodies.country(i, here) if uses & _PLACES else None,
        bodies.government(words, i, here, knowledge) if "capital" in uses else None,
        bodies.institution(words, i, here, knowledge) if "institution" in uses else None,
    ]
    return _longest(readings)


def _unknown_at(words: Words, i: int, here: list[Match], knowledge: ActorKnowledge) -> Found | None:
    """An organisation or a person that no table knows."""
    if not is_joined(words, i):
        return None
    return _longest([bodies.organisation(words, i, here, knowledge), people.described(words, i, knowledge)])


def _longest(readings: list[Found | None]) -> Found | None:
    """The reading that takes most words; the first of several."""
    best = None
    for reading in readings:
        if reading and (best is None or reading.until > best.until):
            best = reading
    return best


def _short_forms(words: Words, found: list[Found], knowledge: ActorKnowledge) -> Iterator[Found]:
    """Later mentions by surname alone, or by the acronym that brackets introduced."""
    shorts = _surnames(words, found, knowledge) | _acronyms(words, found)
    taken = {i for f in found for i in range(f.start, f.until)} if shorts else set()
    for i, key in enumerate(words.keys if shorts else ()):
        short = shorts.get(key)
        if short and short[1] is not None and i >= short[0] and i not in taken and words.forms[i][0] == short[2][0]:
            begin = _with_particle(words, i, short[1].name)
            if short[2] == words.forms[i] and (short[1].kind != "person" or _stands_alone(words, begin, i)):
                yield Found(begin, i + 1, i + 1, short[1])


Short = tuple[int, Actor | None, str]  # from which word on, whom it means (None: more than one), how it is written


def _surnames(words: Words, found: list[Found], knowledge: ActorKnowledge) -> dict[str, Short]:
    """Surname to the one person in the document who bears it."""
    table: dict[str, Short] = {}
    for f in found:
        last = words.keys[f.end - 1]
        if not f.actor or f.actor.kind != "person" or f.end - f.start < 2 or not words.capital[f.end - 1]:
            continue
        if any(knowledge.has(last, c) for c in ("opener", "not_name", "ambiguous")) or len(last) < 3:
            continue
        known = table.get(last, (f.end, f.actor, words.forms[f.end - 1]))
        table[last] = known if known[1] == f.actor else (known[0], None, known[2])
    return table


def _acronyms(words: Words, found: list[Found]) -> dict[str, Short]:
    """Acronym to the organisation in front of its brackets."""
    table: dict[str, Short] = {}
    for f in found:
        acronym = bodies.acronym_at(words, f.end) if f.actor and f.actor.kind != "person" else ""
        if acronym:
            table.setdefault(acronym.lower(), (f.end, f.actor, acronym))
    return table


def _with_particle(words: Words, i: int, name: str) -> int:
    """Where the surname at `i` begins: with its particle ("al-Halqi") if the full name has it there too."""
    parts = [m.group().lower() for m in WORD.finditer(fold(name))]
    begin, at = i, len(parts) - 1
    while at > 1 and begin and words.keys[begin - 1] == parts[at - 1] and words.forms[begin - 1].islower():
        begin, at = begin - 1, at - 1
    return begin


def _stands_alone(words: Words, begin: int, i: int) -> bool:
    """Whether no other name touches the surname: 'Tanko said', but not 'Amina Tanko' or 'Tanko Street'."""
    after = words.capital[i + 1] and words.gaps[i] == " "
    before = begin > 0 and words.gaps[begin - 1] == " " and words.capital[begin - 1]
    opener = before and (begin == 1 or words.gaps[begin - 2][:1] in (".", "\n", "!", "?", '"', "”"))
    return not after and (not before or opener)
