"""Figures that stand without a verb of harm: tolls, bodies, "12 dead", "(4 KIA, 11 WIA)", the figure that another gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import cast as as_type
from typing import get_args

from dateline.extract.counts import from_quantity, included, person_count, with_more
from dateline.extract.drafts import Count
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import clause_of, clause_of_phrase, phrase_at, token_at
from dateline.extract.syntax.types import Clause, Sentence, Token
from dateline.model import Quantity, Span
from dateline.model.values import Measure
from dateline.rules.word_sets import WordSets

_MEASURES = frozenset(get_args(Measure))
_TABLES: tuple[tuple[Measure, Callable[[WordSets], frozenset[str]]], ...] = (
    ("killed", attrgetter("toll_killed")),
    ("injured", attrgetter("toll_injured")),
    ("missing", attrgetter("toll_missing")),
    ("displaced", attrgetter("toll_displaced")),
    ("abducted", attrgetter("toll_abducted")),
    ("detained", attrgetter("toll_detained")),
)
_FAR = 6  # tokens between a number and the word that says what became of those it counts
_DEAD = frozenset({"killed"})
_BETWEEN = frozenset("NPRABxc,")  # what may stand between the members of a list of people


@dataclass(frozen=True, slots=True)
class Toll:
    """The counts of one telling, with the clause that they stand in."""

    clause: int | None
    counts: tuple[Count, ...]


def find_tolls(scene: Scene, taken: frozenset[tuple[str, Span]]) -> Iterator[Toll]:
    """The tolls of a sentence; a number that is `taken`, or that an earlier kind of toll has, is not counted again."""
    seen = set(taken)
    kinds = (
        *(_told(scene), _named(scene), _predicated(scene), _lost(scene), _followed(scene)),
        *(_listed(scene), _of_them(scene), _bare(scene, taken), _rival(scene)),
    )
    for toll in (toll for kind in kinds for toll in kind):
        clause = scene.sentence.clauses[toll.clause] if toll.clause is not None else None
        fresh = [c for c in toll.counts if (c.measure, c.span) not in seen]
        seen.update((c.measure, c.span) for c in fresh)
        if fresh:
            yield Toll(toll.clause, tuple(_as_before(scene, c, clause) for c in with_more(scene, fresh, clause)))


def _as_before(scene: Scene, count: Count, clause: Clause | None) -> Count:
    """The count, taken back where the clause tells of an earlier one: "an initial report had spoken of five"."""
    at = token_at(scene.sentence, count.span.start)
    first = max(clause.first if clause is not None else 0, at - _FAR)
    tokens = scene.sentence.tokens[first : at + 2]
    is_earlier = any(t.lower in scene.sets.earlier_words for t in tokens)
    return replace(count, is_superseded=True) if is_earlier else count


# ---- tolls with a word for them: "put the dead at eight", "the toll rose from 12 to 17", "the number has reached 170"
def _told(scene: Scene) -> Iterator[Toll]:
    for index, clause in enumerate(scene.sentence.clauses):
        measure = next(
            (m for n in (clause.object, clause.subject, *clause.phrases) if (m := _toll_measure(scene, n))), None
        )
        if measure is not None and clause.verb is not None:
            for count in _totals(scene, index, measure):
                yield Toll(index, (count,))


def _toll_measure(scene: Scene, number: int | None) -> Measure | None:
    if number is None:
        return None
    sentence = scene.sentence
    phrase = sentence.phrases[number]
    head = sentence.tokens[phrase.head]
    inside = sentence.tokens[phrase.first : phrase.head]
    counted = next((i for i, t in enumerate(inside) if t.quantity), None)
    is_apart = (
        counted is not None and counted + 1 < len(inside) and inside[counted + 1].tag == "D"
    )  # "to 53 the number"
    if head.lemma not in scene.sets.toll_nouns or (counted is not None and not is_apart):
        return None
    if (measure := _measure_of(head.lemma, scene.sets)) is not None:
        return measure
    following = sentence.tokens[phrase.last + 1 : phrase.last + _FAR]
    told = (_measure_of(t.lemma, scene.sets) or _fate_of(t.lower, scene.sets) for t in following)  # "of those killed"
    named = next((m for m in told if m is not None), None)
    return named or _measure_before(scene, phrase.head)


def _measure_before(scene: Scene, token: int) -> Measure | None:
    """What was counted last before the token: "15 were killed, but the rebels put the number at 60"."""
    hits = [(hit.last, hit.trigger.measure) for hit in scene.hits if hit.last < token]
    words = [(i, m) for i, t in enumerate(scene.sentence.tokens[:token]) if (m := _measure_of(t.lemma, scene.sets))]
    counted = [measure for _, measure in sorted((*hits, *words)) if measure in _MEASURES]
    return as_type(Measure, counted[-1]) if counted else None


def _measure_of(lemma: str, sets: WordSets) -> Measure | None:
    """What a word of a toll counts."""
    for measure, words in _TABLES:
        if lemma in words(sets):
            return measure
    return None


def _totals(scene: Scene, index: int, measure: Measure) -> Iterator[Count]:
    """The figures behind `at`, `to`, `from`, and the object of "has reached"."""
    clause, sets = scene.sentence.clauses[index], scene.sets
    near = [n for n in _reach(scene.sentence, index) if not _is_of_others(scene, n, measure)]
    figures = [(scene.sentence.phrases[n].prep, q) for n in near if (q := _number(scene, n))]
    reached = _number(scene, clause.object)
    if reached is not None and clause.verb is not None and clause.verb.lemma in sets.reaching_verbs:
        yield from_quantity(_exact(scene, reached), measure, None)
    before = next((q for prep, q in figures if prep in sets.toll_before), None)
    if clause.verb is not None and clause.verb.lemma in sets.ranging_verbs and before is not None:
        ends = [q for prep, q in figures if prep in sets.toll_now]
        if ends:
            yield replace(from_quantity(before, measure, None), high=ends[-1].high)
        return
    for prep, quantity in figures:
        if prep in sets.toll_now:
            yield from_quantity(quantity, measure, None)
        elif prep in sets.toll_before:
            yield replace(from_quantity(quantity, measure, None), is_superseded=True)


def _is_of_others(scene: Scene, number: int, measure: Measure) -> bool:
    """Whether the phrase says itself what it counts, and that is something else: "of the 333 wounded"."""
    own = _measure_of(scene.sentence.tokens[scene.sentence.phrases[number].head].lemma, scene.sets)
    return own is not None and own != measure


def _exact(scene: Scene, quantity: Quantity) -> Quantity:
    """The number in "has gone up to 12": no ceiling, the words belong to the verb."""
    is_bound = quantity.low is None and quantity.span.quote.lower().split()[0] in scene.sets.rising_words
    return replace(quantity, low=quantity.high) if is_bound else quantity


def _reach(sentence: Sentence, index: int) -> list[int]:
    """The prepositional phrases of a clause and of the reduced clauses on it."""
    hanging = [c for c in sentence.clauses if c.parent == index and c.kind == "reduced"]
    return [n for c in (sentence.clauses[index], *hanging) for n in c.phrases]


def _number(scene: Scene, number: int | None) -> Quantity | None:
    if number is None:
        return None
    phrase = scene.sentence.phrases[number]
    return next((t.quantity for t in scene.sentence.tokens[phrase.first : phrase.last + 1] if t.quantity), None)


# ---- the dead by what they were: "the dead were a baker, his daughter and two guests"
def _named(scene: Scene) -> Iterator[Toll]:
    sets = scene.sets
    for index, clause in enumerate(scene.sentence.clauses):
        if clause.subject is None or clause.object is None or clause.verb is None:
            continue
        subject = scene.sentence.phrases[clause.subject]
        measure = _measure_of(scene.sentence.tokens[subject.head].lemma, sets)
        is_all = clause.verb.lemma in sets.copular_verbs
        if measure is None or not (is_all or clause.verb.lemma in sets.listing_verbs):
            continue
        members = scene.listed(clause.object)
        counts = [replace(c, is_part=not is_all) for p in members for c in person_count(p, measure, sets)]
        yield Toll(index, tuple(counts))


def _predicated(scene: Scene) -> Iterator[Toll]:
    """The words "five of its men were missing", "33 people were dead"."""
    for index, clause in enumerate(scene.sentence.clauses):
        verb = clause.verb
        if verb is None or verb.is_negated:
            continue
        if verb.lemma not in scene.sets.copular_verbs and verb.lemma not in scene.sets.remaining_verbs:
            continue
        after = scene.sentence.tokens[verb.head + 1 : verb.head + 4]
        fates = (_fate_of(t.lower, scene.sets) or _fate_among(after, t, scene.sets) for t in after)
        measure = next((m for m in fates if m), None)
        counted = [p for p in scene.listed(clause.subject) if p.quantity is not None] if measure is not None else []
        if measure is not None and counted:
            yield Toll(index, tuple(c for p in counted for c in person_count(p, measure, scene.sets)))


def _fate_among(after: tuple[Token, ...], token: Token, sets: WordSets) -> Measure | None:
    """What became of those who are "among the victims" (of what killed others) or "in hospital"."""
    opens = after[0].lower if after else ""
    if opens in sets.including_prepositions and token.lemma in sets.victim_nouns:
        return "killed"
    return "injured" if opens in sets.scene_prepositions and token.lemma in sets.hospital_nouns else None


def _lost(scene: Scene) -> Iterator[Toll]:
    """The words "had lost two soldiers": dead, as far as reports of war go."""
    for index, clause in enumerate(scene.sentence.clauses):
        verb = clause.verb
        if verb is None or verb.is_negated or verb.is_passive or verb.lemma not in scene.sets.losing_verbs:
            continue
        lost = [p for p in scene.listed(clause.object) if p.is_people and p.quantity is not None]
        if lost:
            yield Toll(index, tuple(c for p in lost for c in person_count(p, "killed", scene.sets)))


# ---- numbers followed by what became of those they count: "12 people dead", "4 KIA, 11 WIA", "six dead, 14 hurt"
def _followed(scene: Scene) -> Iterator[Toll]:
    tokens = scene.sentence.tokens
    waiting: list[int] = []  # numbers whose fate is still to come: "three guards and | two drivers dead"
    for at, token in enumerate(tokens):
        if token.quantity is None:
            if token.tag not in _BETWEEN and token.lower not in scene.sets.fate_auxiliaries:
                waiting = []
            continue
        measure = _fate(scene, at)
        if measure is None:
            waiting.extend([at] if not _counts_itself(scene, at) else [])
            continue
        counts = [c for n in (*waiting, at) if (c := _counted(scene, n, measure)) is not None]
        waiting = []
        if counts:
            yield Toll(clause_of(scene.sentence, at), tuple(counts))


def _counts_itself(scene: Scene, number: int) -> bool:
    """Whether the noun of a number tells what became of them: "14 bodies" are not hurt by "and 47 injured"."""
    person = scene.cast.at(scene.index, phrase_at(scene.sentence, number))
    return person is not None and person.measure in _MEASURES


def _fate(scene: Scene, number: int) -> Measure | None:
    """What became of those whom a number counts, by the word behind them; None where a verb or another number comes first."""
    sets = scene.sets
    verbs = {c.verb.head for c in scene.sentence.clauses if c.verb is not None and not c.verb.is_passive}
    for at, token in enumerate(scene.sentence.tokens[number + 1 : number + _FAR], number + 1):
        if at in verbs:
            return None  # "two gunmen killed a guard"
        if (measure := _fate_of(token.lower, sets)) is not None:
            return measure
        is_passed = token.tag in "NPRABx" or token.lower in sets.fate_auxiliaries
        if token.quantity is not None or not is_passed:
            return None
    return None


def _fate_of(word: str, sets: WordSets) -> Measure | None:
    tables: tuple[tuple[Measure, frozenset[str]], ...] = (
        ("killed", sets.fate_killed),
        ("injured", sets.fate_injured),
        ("missing", sets.fate_missing),
    )
    return next((measure for measure, words in tables if word in words), None)


def _counted(scene: Scene, at: int, measure: Measure) -> Count | None:
    quantity = scene.sentence.tokens[at].quantity
    if quantity is None or (quantity.low, quantity.high) == (None, None):
        return None
    person = scene.cast.at(scene.index, phrase_at(scene.sentence, at))
    of = person.head if person is not None and person.is_people else None
    count = from_quantity(quantity, measure, of)
    return replace(count, is_total=of is None or of in scene.sets.total_nouns)


# ---- counts that a list of harmed or a noun makes by itself: "31 bodies", "no casualties"
def _listed(scene: Scene) -> Iterator[Toll]:
    """The parts of a toll: "put the toll at 13, among them two officers"."""
    for number, phrase in enumerate(scene.sentence.phrases[:-1]):
        follower = scene.sentence.phrases[number + 1]
        if phrase.prep not in scene.sets.toll_now or follower.prep not in scene.sets.including_prepositions:
            continue
        clause = clause_of_phrase(scene.sentence, number)
        found = scene.sentence.clauses[clause] if clause is not None else None
        heads = (found.object, found.subject) if found is not None else ()
        measure = next((m for n in heads if (m := _toll_measure(scene, n))), None)
        if measure is None or _number(scene, number) is None:
            continue
        parts = (replace(from_quantity(q, measure, of), is_part=True) for q, of in included(scene, number + 1))
        yield Toll(clause, tuple(parts))


def _of_them(scene: Scene) -> Iterator[Toll]:
    """Parts of a number told before: "…, 14,000 of them children"."""
    phrases, tokens = scene.sentence.phrases, scene.sentence.tokens
    for number in range(len(phrases) - 2):
        them, kind = phrases[number + 1], scene.cast.at(scene.index, number + 2)
        is_them = tokens[them.head].lower in scene.sets.them_words and them.prep in scene.sets.partitive_prepositions
        quantity, measure = _number(scene, number), _measure_before(scene, phrases[number].first)
        if not is_them or quantity is None or measure is None:
            continue
        is_apposed = phrases[number + 2].prep is None and phrases[number + 2].first == them.last + 1
        is_qualified = them.last + 1 < len(tokens) and tokens[them.last + 1].tag == "B"  # "three of them seriously"
        if (is_apposed and kind is not None and kind.is_people) or is_qualified:
            of = kind.head if kind is not None and is_apposed else None
            count = replace(from_quantity(quantity, measure, of), is_part=True, is_total=False)
            yield Toll(clause_of(scene.sentence, phrases[number].first), (count,))


def _bare(scene: Scene, taken: frozenset[tuple[str, Span]]) -> Iterator[Toll]:
    for number in range(len(scene.sentence.phrases)):
        person = scene.cast.at(scene.index, number)
        if person is None or person.measure not in _MEASURES or person.quantity is None:
            continue
        if person.quantity.span in {span for _, span in taken} and person.measure not in _DEAD:
            continue  # hostages killed are counted as killed
        count = from_quantity(person.quantity, as_type(Measure, person.measure), None)
        yield Toll(clause_of_phrase(scene.sentence, number), (replace(count, is_part=_is_of_them(scene, number)),))


def _is_of_them(scene: Scene, number: int) -> bool:
    """Whether it counts some of those told before: "three of the dead were policemen"."""
    first = scene.sentence.phrases[number].first
    words = [t.lower for t in scene.sentence.tokens[first : first + 3]]
    sets = scene.sets
    return len(words) > 2 and words[1] in sets.partitive_prepositions and words[2] in sets.definite_words


# ---- a figure alone, of what was counted before: "police confirmed 125 deaths, residents spoke of 300"
def _rival(scene: Scene) -> Iterator[Toll]:
    sets = scene.sets
    for clause in scene.sentence.clauses:
        verb = clause.verb
        if verb is None or verb.is_passive or verb.lemma not in sets.figure_verbs or clause.subject is None:
            continue
        for number in (clause.object, *clause.phrases):
            phrase = scene.sentence.phrases[number] if number is not None else None
            if (
                number is None
                or phrase is None
                or phrase.first < verb.last
                or scene.sentence.tokens[phrase.head].tag != "C"
                or _fate(scene, phrase.head) is not None
            ):
                continue
            quantity, measure = _number(scene, number), _measure_before(scene, phrase.first)
            if quantity is not None and measure is not None and phrase.prep in (None, *sets.partitive_prepositions):
                yield Toll(clause_of(scene.sentence, phrase.first), (from_quantity(quantity, measure, None),))
