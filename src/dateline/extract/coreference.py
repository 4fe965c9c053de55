"""Which earlier participant a pronoun or a bare definite phrase stands for, where that is unambiguous."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from dateline.extract.participants import Nouns, Participant, read_participant
from dateline.extract.syntax.query import apposed_name, words
from dateline.extract.syntax.types import Sentence
from dateline.model import Document, Span
from dateline.rules.word_sets import WordSets

Key = tuple[int, int]  # sentence, noun phrase
_OFFICES = frozenset({"official", "commander", "source"})
_MAKERS = frozenset({"actor", "group", "official", "source", "commander", "professional"})  # of statements
_STRUCK = frozenset({"vehicle", "building", "infrastructure", "military_object", "camp", "property", "territory"})
_REACH = 3  # sentences that a pronoun looks back


@dataclass(frozen=True, slots=True)
class Cast:
    """Every noun phrase of the document, read and resolved; and possessors by the token they stand at."""

    participants: dict[Key, Participant]
    owners: dict[Key, Participant]  # the possessor inside a phrase ("its fighters", "Nigeria's army")

    def at(self, sentence: int, phrase: int | None) -> Participant | None:
        """What the phrase stands for."""
        return self.participants.get((sentence, phrase)) if phrase is not None else None

    def all_of(self, sentence: int) -> Iterator[Participant]:
        """Everybody and everything in the sentence, in the order of the text."""
        for phrase in count():
            found = self.participants.get((sentence, phrase))
            if found is None:
                return
            yield found


def read_cast(document: Document, sentences: tuple[Sentence, ...], nouns: Nouns) -> Cast:
    """Every noun phrase read, pronouns and definite descriptions resolved from left to right."""
    cast = Cast({}, {})
    memory: list[tuple[Participant, str]] = []  # what was seen, and as what: subject, object or other
    for index, sentence in enumerate(sentences):
        seats = _seats(sentence, nouns.sets)
        memory = [(p, seat) for p, seat in memory if index - p.sentence < 2 * _REACH]
        for number in range(len(sentence.phrases)):
            read = read_participant(sentence, number, (index, document.text), nouns)
            owner = _owner(sentence, number, (index, document.text), memory, nouns)
            known = _before_content(memory, sentence, number, (index, nouns.sets))
            seat = seats.get(number, "other")
            struck = _struck(read, memory, nouns.sets) if seat == "object" else None
            if seats.get(number - 1) != "object":  # "soldiers wounded nine of them": not of the soldiers
                struck = struck or _parted(read, sentence.phrases[number].prep, memory, nouns.sets)
            if struck is not None:
                settled = struck
            elif _is_told_whose(sentence, number, nouns.sets):
                settled = read
            else:
                settled = _settle(read, _without_subject(known, sentence, number, index), owner, nouns.sets)
            cast.participants[(index, number)] = settled
            if owner is not None:
                cast.owners[(index, number)] = owner
                memory.append((owner, "other"))
            memory.append((settled, seat))
            if (named := _bearer(sentence, settled, (index, number), document, nouns)) is not None:
                memory.append((named, seat))
    return cast


def _bearer(
    sentence: Sentence, described: Participant, at: Key, document: Document, nouns: Nouns
) -> Participant | None:
    """An office with the name of who holds it, to be known by it again: "the mayor, Omar Dikko", "Governor Musa Kofa"."""
    index, number = at
    if described.actor is not None and described.actor.kind == "person":
        title = described.span.quote.split()[0].lower()
        noun = nouns.nouns.get(title)
        return replace(described, head=title) if noun is not None and noun.noun_class in _OFFICES else None
    apposed = apposed_name(sentence, number)
    if described.noun_class not in _OFFICES or described.is_plural or apposed is None:
        return None
    name = read_participant(sentence, apposed, (index, document.text), nouns)
    return replace(described, name=name.name, actor=name.actor) if name.place is None else None


def _before_content(
    memory: list[tuple[Participant, str]], sentence: Sentence, number: int, at: tuple[int, WordSets]
) -> list[tuple[Participant, str]]:
    """What the pronoun in ", they said" can stand for: not who does what is said, unless there is nobody else."""
    index, sets = at
    phrase, tokens = sentence.phrases[number], sentence.tokens
    follows = tokens[phrase.last + 1].lemma if phrase.last + 1 < len(tokens) else ""
    if tokens[phrase.head].tag != "O" or follows not in sets.tag_verbs or not phrase.first:
        return memory
    before = [c for c in sentence.clauses if c.last < phrase.first and c.subject is not None]
    if tokens[phrase.first - 1].tag not in ',"' or not before:
        return memory
    subject = sentence.phrases[before[-1].subject or 0]
    start, end = tokens[subject.first].start, tokens[subject.last].end
    others = [(p, s) for p, s in memory if p.sentence != index or not start <= p.span.start < end]
    found = antecedent(tokens[phrase.head].lower, index, others, sets)
    return others if found is not None else memory


def _seats(sentence: Sentence, sets: WordSets) -> dict[int | None, str]:
    """Which phrases are subjects and objects; an antecedent is what it is in its own clause."""
    own = [c for c in sentence.clauses if c.subject is not None and sentence.phrases[c.subject].first >= c.first]
    own = [
        c for c in own if c.kind != "relative" or c.mark in sets.person_relatives
    ]  # "X, of which Y is a part, said it …"
    named = {apposed_name(sentence, c.subject): "subject" for c in own if c.subject is not None}
    return {c.object: "object" for c in sentence.clauses} | named | {c.subject: "subject" for c in own}


def _is_told_whose(sentence: Sentence, number: int, sets: WordSets) -> bool:
    """Whether the words tell which is meant: "the town of Rutbah", "the militia of the next valley", "their organisation"."""
    own, tokens = sentence.phrases[number], sentence.tokens
    if tokens[own.head].lemma in sets.group_nouns and any(t.tag == "S" for t in tokens[own.first : own.head]):
        return True
    after = sentence.phrases[number + 1] if number + 1 < len(sentence.phrases) else None
    if after is None or after.prep not in sets.partitive_prepositions:
        return False
    head = sentence.tokens[sentence.phrases[number].head]
    is_group = head.lemma in sets.group_nouns and after.first == sentence.phrases[number].last + 2
    return is_group or sentence.tokens[after.head].place is not None


def _without_subject(
    memory: list[tuple[Participant, str]], sentence: Sentence, number: int, index: int
) -> list[tuple[Participant, str]]:
    """What an object pronoun can stand for: not who does it, "the army retook it"."""
    doers = [c.subject for c in sentence.clauses if c.object == number and c.subject is not None]
    if sentence.tokens[sentence.phrases[number].head].tag != "O" or not doers:
        return memory
    phrase = sentence.phrases[doers[0]]
    start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
    return [(p, s) for p, s in memory if p.sentence != index or not start <= p.span.start < end]


def _settle(
    read: Participant, memory: list[tuple[Participant, str]], owner: Participant | None, sets: WordSets
) -> Participant:
    if read.noun_class == "pronoun":
        found = antecedent(read.head, read.sentence, memory, sets)
        return _standing_for(read, found) if found is not None else read
    if read.head in sets.paper_nouns and read.is_definite:
        found = _last(memory, read.sentence, lambda p: p.head in sets.paper_nouns and not p.is_definite)
        makers = [(p, s) for p, s in memory if s == "subject"]
        found = found or _last(makers, read.sentence, lambda p: p.noun_class in _MAKERS and p.is_people)
        return replace(read, name=found.name, actor=found.actor) if found is not None else read
    if read.head.rpartition(" ")[2] in sets.group_nouns and read.is_definite and read.actor is None:
        found = _last(memory, read.sentence, lambda p: p.is_people and _is_side(p, read.head))
        named = found.actor if found is not None else None
        return replace(read, actor=named, name=named.name) if named is not None else read
    if read.noun_class == "armed_group" and read.is_definite and read.actor is None:
        told = _last(memory, read.sentence, lambda p: p.head == read.head and p.is_armed)
        if told is not None and told.actor is not None:
            return replace(read, actor=told.actor, name=told.actor.name)
    if read.noun_class in _OFFICES and read.is_definite and read.actor is None and not read.is_plural:
        known = _last(memory, read.sentence, lambda p: p.head == read.head and p.name != p.span.quote)
        return replace(read, name=known.name, actor=known.actor) if known is not None else read
    if read.head in sets.body_nouns and read.is_definite and read.actor is None and not read.is_plural:
        body = _last(memory, read.sentence, lambda p: p.actor is not None and _is_body(p, read.head))
        return replace(read, name=body.name, actor=body.actor, noun_class="actor") if body is not None else read
    if read.head in sets.settlement_nouns and read.is_definite and read.place is None:
        place = _last(memory, read.sentence, lambda p: p.place is not None and p.actor is None)
        return replace(read, place=place.place) if place is not None and place.place is not None else read
    if (
        read.actor is None
        and owner is not None
        and owner.actor is not None
        and read.noun_class in ("armed_group", "soldier")
    ):
        return replace(read, actor=owner.actor, name=owner.name)
    return read


def _struck(read: Participant, memory: list[tuple[Participant, str]], sets: WordSets) -> Participant | None:
    """What "it" is to which something is done: the last thing of the sentence that can be hit, burned or taken."""
    if read.head not in sets.it_words or read.noun_class != "pronoun":
        return None
    found = next(
        (p for p, seat in reversed(memory)
         if p.sentence == read.sentence and seat != "other" and not p.is_plural and p.noun_class in _STRUCK),
        None,
    )  # fmt: skip
    return _standing_for(read, found) if found is not None else None


def _parted(
    read: Participant, prep: str | None, memory: list[tuple[Participant, str]], sets: WordSets
) -> Participant | None:
    """Whom "some of them" are a part of: the people told of last in the same sentence."""
    if prep not in sets.partitive_prepositions or read.head not in sets.them_words:
        return None
    found = next((p for p, _ in reversed(memory) if p.sentence == read.sentence and p.is_people and p.is_plural), None)
    return _standing_for(read, found) if found is not None else None


def _is_side(known: Participant, head: str) -> bool:
    """Whether a bare "the rebels" can be those told before: an armed side, or a people's of the same noun ("Tuareg rebels")."""
    return known.actor is not None and (known.actor.side == "armed" or (known.head == head and known.is_armed))


def _is_body(person: Participant, head: str) -> bool:
    """Whether somebody known is a body that its name calls so: "the Emirati Ministry of Defence" is a ministry."""
    kind = person.actor.kind if person.actor is not None else ""
    return kind != "person" and head in person.name.lower().split()


def _standing_for(pronoun: Participant, found: Participant) -> Participant:
    """The antecedent, at the pronoun's words."""
    return replace(found, span=pronoun.span, sentence=pronoun.sentence, quantity=pronoun.quantity, is_pronoun=True)


def antecedent(word: str, sentence: int, memory: list[tuple[Participant, str]], sets: WordSets) -> Participant | None:
    """What a pronoun stands for: the last subject of its kind, else the last of its kind at all."""
    fits = _fitting(word, sets)
    near = [
        (p, s)
        for p, s in memory
        if not p.is_negative and sentence - p.sentence < _REACH and p.noun_class != "pronoun" and fits(p)
    ]
    if word in sets.he_words:
        near = [(p, s) for p, s in near if (p.actor is not None and p.actor.kind == "person") or _is_name(p)] or near
    if word in sets.them_words:
        others = [(p, s) for p, s in near if s != "subject" or p.sentence != sentence]  # nobody treats himself
        here = [(p, s) for p, s in others if s == "object" and p.sentence == sentence]
        people = [(p, s) for p, s in others if p.is_people]
        near = here or [(p, s) for p, s in people if s == "object"] or people
    earlier = [p for p, seat in near if seat == "subject"]
    return earlier[-1] if earlier else near[-1][0] if near else None


def _is_name(person: Participant) -> bool:
    """Whether the words are the bare name, in two or more words, of somebody whom no table knows."""
    words = person.span.quote.split()
    is_unknown = not person.noun_class and person.actor is None and person.place is None and person.weapon is None
    is_bare = len(words) > 1 and all(word[:1].isupper() and word.isalpha() for word in words)
    return is_unknown and is_bare and not person.is_plural


def _fitting(word: str, sets: WordSets) -> Callable[[Participant], bool]:
    if word in sets.he_words:
        return lambda p: (
            (p.actor is not None and p.actor.kind == "person")
            or _is_name(p)
            or (not p.is_plural and p.noun_class in ("official", "professional", "source", "civilian", "commander"))
        )
    if word in sets.it_words:
        return lambda p: (
            not p.is_plural
            and (
                (
                    p.actor is not None
                    and p.actor.kind != "person"
                    and p.noun_class in ("actor", "group", "country", "soldier")
                )
                or p.noun_class in ("group", "soldier", "country")
                or (p.noun_class == "armed_group" and p.is_definite)
                or p.head in sets.speaking_things
            )
        )
    if word in sets.them_words:
        return lambda p: p.is_plural
    if word in sets.they_words:
        return lambda p: p.is_people and (p.is_plural or (p.actor is not None and p.actor.kind != "person"))
    return lambda p: False


def _last(
    memory: list[tuple[Participant, str]], sentence: int, fits: Callable[[Participant], bool]
) -> Participant | None:
    return next((p for p, _ in reversed(memory) if sentence - p.sentence < 2 * _REACH and fits(p)), None)


def _owner(
    sentence: Sentence, number: int, at: tuple[int, str], memory: list[tuple[Participant, str]], nouns: Nouns
) -> Participant | None:
    """The possessor: a name or noun before 's, or what a possessive pronoun stands for."""
    index, text = at
    phrase = sentence.phrases[number]
    if phrase.owner is not None:
        first, last = phrase.owner
        inner = replace(phrase, first=first, last=last, head=last, owner=None)
        return replace(
            read_participant(replace(sentence, phrases=(inner,)), 0, at, nouns), span=words(sentence, first, last, text)
        )
    token = next((t for t in sentence.tokens[phrase.first : phrase.last + 1] if t.tag == "S"), None)
    if token is None:
        return None
    found = antecedent(token.lower, index, memory, nouns.sets)
    if found is None:
        return None
    return replace(found, span=Span(token.start, token.end, token.text), sentence=index, is_pronoun=True)
