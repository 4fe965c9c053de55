"""Event-location linking: which places of the sentence a happening was at.

A place's score is a sum of weights, one for the value of each feature: log-odds, as a logistic regression fits them on
sentences whose verbs have their places marked by hand (`benchmarks/fit_places.py`).
"""

from collections.abc import Sequence

from dateline.extract.place_features import FEATURES, Anchor, Link, is_joined
from dateline.extract.roles import Scene
from dateline.extract.syntax.query import phrase_at
from dateline.extract.syntax.types import Sentence
from dateline.model import PlaceMention


def links_of(scene: Scene, clause: int, token: int, frame: str) -> tuple[Link, ...]:
    """Every place of the sentence, and every description that stands for one, seen from the happening at `token`."""
    found = _innermost(
        scene, [(n, place) for n in range(len(scene.sentence.tokens)) if (place := place_at(scene, n)) is not None]
    )
    anchor = Anchor(scene, clause, token, frame, tuple(n for n, _ in found))
    return tuple(Link(anchor, n, place) for n, place in found)


def _innermost(scene: Scene, places: list[tuple[int, PlaceMention]]) -> list[tuple[int, PlaceMention]]:
    """The places without those that only say where another one lies: "Gubio in Borno", "Baraki, south of Algiers"."""
    kept: list[tuple[int, PlaceMention]] = []
    for n, place in places:
        if kept and _says_where(scene.sentence, n, kept[-1]):
            continue
        if kept and _holds_next(scene.sentence, kept[-1], (n, place)):
            kept.pop()
        kept.append((n, place))
    return kept


def _says_where(sentence: Sentence, token: int, inner: tuple[int, PlaceMention]) -> bool:
    """Whether a place stands behind a preposition that follows the other place, or a comma puts that one in it."""
    number, place = phrase_at(sentence, token), sentence.tokens[token].place
    if place is not None and place.name in inner[1].within:
        return True
    if number is None or sentence.phrases[number].prep is None:
        return False
    if inner[1].unit is not None and _is_named_by(sentence, inner[0], token):
        return True
    before = sentence.phrases[number].first - 1
    while before > inner[0] and sentence.tokens[before].tag in "IDBAC,":
        before -= 1
    home = phrase_at(sentence, inner[0])
    return before == inner[0] and home is not None and sentence.phrases[home].head == before


def _holds_next(sentence: Sentence, outer: tuple[int, PlaceMention], inner: tuple[int, PlaceMention]) -> bool:
    """Whether the first place only says where the second lies: "Syria's Jaeber", "the Sarajevo suburb of Dobrinja"."""
    if outer[1].name in inner[1].within:
        return True
    is_named = inner[1].unit is not None and outer[1].unit is None
    return is_named and _is_named_by(sentence, outer[0], inner[0])


def _is_named_by(sentence: Sentence, left: int, right: int) -> bool:
    """Whether the left token modifies or owns a noun that "of" and the right one's phrase follow."""
    home, number = phrase_at(sentence, left), phrase_at(sentence, right)
    if home is None or number != home + 1 or left == sentence.phrases[home].head:
        return False
    return sentence.phrases[number].prep == "of" and sentence.phrases[number].first <= sentence.phrases[home].last + 2


def score(link: Link) -> float:
    """The log-odds that the happening was there."""
    table = link.anchor.scene.links
    return table.constant + sum(table.weights.get((each.__name__, each(link)), 0.0) for each in FEATURES)


def meant(links: Sequence[Link]) -> tuple[PlaceMention, ...]:
    """The places where the happening was, in the order of the text."""
    if not links:
        return ()
    table = links[0].anchor.scene.links
    own = [score(link) for link in links]
    is_meant = stand_out([own[leader] for leader in leaders(links)], table.threshold, table.spread)
    return tuple(link.place for link, is_so in zip(links, is_meant, strict=True) if is_so)


def stand_out(scores: Sequence[float], threshold: float, spread: float) -> list[bool]:
    """Which scores reach the threshold and are no further than the spread behind the best."""
    least = max(threshold, max(scores, default=0.0) - spread)
    return [score >= least for score in scores]


def leaders(links: Sequence[Link]) -> tuple[int, ...]:
    """For each link the number of the one that decides for it: itself, or the first of the row of names it stands in."""
    found: list[int] = []
    for n, link in enumerate(links):
        is_in_row = n > 0 and _is_row(link.sentence, links[n - 1].number, link.number)
        found.append(found[n - 1] if is_in_row else n)
    return tuple(found)


def _is_row(sentence: Sentence, left: int | None, right: int | None) -> bool:
    """Whether two phrases next to each other are members of one list."""
    if left is None or right is None or right != left + 1 or sentence.phrases[right].prep is not None:
        return False
    return is_joined(sentence, sentence.phrases[left].last, sentence.phrases[right].first)


def place_at(scene: Scene, token: int) -> PlaceMention | None:
    """The place that a token names, or that the noun phrase which it heads stands for: "the town"."""
    own = scene.sentence.tokens[token].place
    if own is not None:
        return own
    number = phrase_at(scene.sentence, token)
    if number is None or scene.sentence.phrases[number].head != token:
        return None
    phrase = scene.sentence.phrases[number]
    if any(t.place is not None for t in scene.sentence.tokens[phrase.first : phrase.last + 1]):
        return None  # "the Qubba neighbourhood" is itself, not the one before
    participant = scene.cast.at(scene.index, number)
    return participant.place if participant is not None else None
