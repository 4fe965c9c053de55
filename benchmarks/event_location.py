"""Event-location linking: where in a sentence the event of a given verb happened, by the engine's clauses.

The set marks the innermost place alone ("Gubio in Borno State": Gubio), with a capitalised word for what it is or
which part of it is meant ("Eastern Ghouta", "Duk County"); Dateline gives the whole chain and the bare name, so that
the mapping cuts and widens.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from benchmarks.parts import Parsed, parse_document, sentence_document
from benchmarks.score import event_location
from benchmarks.score.records import Record
from benchmarks.task import Task
from dateline.extract.circumstances import places_of
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import clause_of, clause_of_verb, phrase_at
from dateline.model import PlaceMention, PlaceValue, Settings
from dateline.rules.joining import load_joining
from dateline.rules.load import load_rules
from dateline.votes.network import load_network
from dateline.votes.votes import Votes, votes_on

_IN = re.compile(r"\b(?:in|of)\b")
_AND = re.compile(r"\b(?:and|or)\b")
_FAR = 45  # characters between a place and the larger one that it is put in
_LARGEST = 3  # of the precisions after ACLED
_SURE = 0.5
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[ '’.-]{1,2}")  # what can stand between two words of one name
_KINDS = ("province after", "district after", "city after", "site after")


def predict(record: Record, settings: Settings) -> Record:
    """The spans of the places of one sentence's verb."""
    parsed = parse_document(sentence_document(record["text"]), replace(settings, engine="rules"))
    start, end = record["verb"]
    places = spans_of(verb_places(parsed, start, end), record["text"])
    if settings.engine != "rules":
        places = joined(places, record["text"], votes_on(record["text"], load_network()), (start, end))
    return {"id": record["id"], "locations": places}


def joined(told: list[list[int]], text: str, votes: Votes, verb: tuple[int, int]) -> list[list[int]]:
    """The spans by both votes: runs of words each of which is likelier a place of the verb's than not."""
    weigh = load_joining().chance
    found: list[list[int]] = []
    for (start, end), share in word_shares(votes, text, verb):
        if weigh("where", share, any(first < end and start < last for first, last in told)) < _SURE:
            continue
        if found and _BETWEEN.fullmatch(text[found[-1][1] : start]):
            found[-1][1] = end
        else:
            found.append([start, end])
    return found


def word_shares(votes: Votes, text: str, verb: tuple[int, int]) -> Iterator[tuple[tuple[int, int], float]]:
    """How likely each word is part of the place of the verb, by the network alone."""
    shares = votes.along(verb, "where")
    for at in _WORD.finditer(text):
        own = [float(s) for p, s in zip(votes.pieces, shares, strict=True) if p.start < at.end() and at.start() < p.end]
        if own:
            yield at.span(), sum(own) / len(own)


def spans_of(places: Iterable[PlaceMention], text: str) -> list[list[int]]:
    """The places as the set marks them, in the order of the text."""
    names = (span for place in innermost(places, text) for span in ends_of(place))
    spans = {widened(start, end, text) for start, end in names}
    return [list(span) for span in sorted(spans)]


def ends_of(place: PlaceMention) -> tuple[tuple[int, int], ...]:
    """The spans of a place's names: two of "between A and B"."""
    start, end = place.span.start, place.span.end
    if place.modifier != "between" or not place.other or not place.span.quote.endswith(place.other):
        return ((start, end),)
    joined = place.span.quote.removesuffix(place.other)
    first = joined.rpartition(" and ")[0] or joined.rstrip(" &")
    return ((start, start + len(first)), (end - len(place.other), end))


def verb_places(parsed: Parsed, start: int, end: int) -> tuple[PlaceMention, ...]:
    """The places that the engine would give to a happening named by the words `[start, end)`."""
    anchor = anchor_of(parsed, start, end)
    if anchor is None:
        return ()
    scene, clause, token, frame = anchor
    is_verb = clause_of_verb(scene.sentence, token) is not None
    return places_of(scene, clause, None if is_verb else phrase_at(scene.sentence, token), frame)


def anchor_of(parsed: Parsed, start: int, end: int) -> tuple[Scene, int, int, str] | None:
    """The sentence, the clause, the token and the kind of the happening that the words name."""
    found = _token_at(parsed, start, end)
    if found is None:
        return None
    scene, token = found
    verb = clause_of_verb(scene.sentence, token)
    clause = verb if verb is not None else clause_of(scene.sentence, token)
    return (scene, clause, token, _frame(scene, token)) if clause is not None else None


def innermost(places: Iterable[PlaceMention], text: str) -> list[PlaceMention]:
    """The places that hold none of the others."""
    kept = list(places)
    return [one for one in kept if not any(_holds(one, other, text) for other in kept if other is not one)]


def _holds(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    """Whether the one is a larger place that the other lies in: by the words, or on the map."""
    between = text[other.span.end : one.span.start]
    is_chained = 0 < len(between) <= _FAR and _IN.search(between) and not _AND.search(between)
    return bool(is_chained) or one.name in other.within or _holds_on_map(one.value, other.value)


def _holds_on_map(one: PlaceValue | None, other: PlaceValue | None) -> bool:
    if one is None or other is None or one.name == other.name or one.country != other.country:
        return False
    is_country = one.admin1 is None and one.geo_precision == _LARGEST
    return one.name == other.admin1 or (is_country and (other.admin1 is not None or other.geo_precision != _LARGEST))


def widened(start: int, end: int, text: str) -> tuple[int, int]:
    """The span with a capitalised word beside it that says which part, or what kind of place."""
    after, before = _after().match(text, end), _before().search(text[max(0, start - _FAR) : start])
    return start - (len(before.group()) if before else 0), after.end() if after else end


@cache
def _after() -> re.Pattern[str]:
    """A capitalised kind of place after the name, by the engine's cues."""
    return _capitals(_KINDS, r" (?:{})\b")


@cache
def _before() -> re.Pattern[str]:
    """A capitalised part of a place before the name."""
    return _capitals(("part",), r"\b(?:{})[ -]$")


def _capitals(kinds: tuple[str, ...], pattern: str) -> re.Pattern[str]:
    cues = load_rules().places.cues
    words = sorted((word.title() for kind in kinds for word in cues[kind] if " " not in word), key=len, reverse=True)
    return re.compile(pattern.format("|".join(map(re.escape, words))))


def _token_at(parsed: Parsed, start: int, end: int) -> tuple[Scene, int] | None:
    """The sentence and the token that the words are."""
    for scene in parsed.scenes:
        for number, token in enumerate(scene.sentence.tokens):
            if token.start < end and start < token.end:
                return scene, number
    return None


def _frame(scene: Scene, token: int) -> str:
    """The kind of happening that the verb names, where it names one that the engine knows."""
    return next((hit.trigger.frame for hit in scene.hits if hit.first <= token <= hit.last), "other")


TASK = Task(
    name="event_location",
    work=predict,
    score=event_location.score,
    gold=("locations",),
    shown=(
        "token.p",
        "token.r",
        "token.f1",
        "span.p",
        "span.r",
        "span.f1",
        "exact_set",
        "exact_set_some",
        "exact_set_none",
    ),
    given=("id", "text", "verb"),
)
