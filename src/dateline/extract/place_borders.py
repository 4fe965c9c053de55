"""Borders of two countries: "near the Turkish border", "on the Lebanon-Israel border", "the border with Rwanda"."""

import re
from dataclasses import dataclass

from dateline.extract.place_belief import Hit
from dateline.extract.place_words import Words
from dateline.model import PlaceMention, span_of
from dateline.rules.places.fold import fold
from dateline.rules.places.knowledge import PlaceKnowledge

_TIES = re.compile(r"[-–—‐‑/]")
_AT = ("locative", "near", "weak locative")
_MOST_BETWEEN = 3  # words between a town and the border that only says where it lies: "Azaz, near the Turkish border"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words `first` to `last` that name a border, and the one or two countries that they name."""

    first: int
    last: int
    countries: tuple[str, ...]


def with_borders(
    mentions: list[PlaceMention | None], hits: list[Hit], words: Words, knowledge: PlaceKnowledge
) -> tuple[list[PlaceMention | None], list[PlaceMention]]:
    """The mentions without the countries that only name a border, and the borders that are places themselves."""
    kept, borders = list(mentions), []
    by_word = {hit.first: n for n, hit in enumerate(hits)}
    cues = knowledge.cues["border"]
    for index in [index for index, word in enumerate(words.words) if word.lower in cues]:
        phrase = _before(index, words, knowledge) or _after(index, hits, by_word, words, knowledge)
        if phrase is None:
            continue
        for n, hit in enumerate(hits):
            if phrase.first <= hit.first and hit.last <= phrase.last:
                kept[n] = None
        if _is_located(phrase, words, knowledge) and not _explains(phrase, hits, kept, words):
            borders.append(_mention(phrase, words))
    return kept, borders


def _before(index: int, words: Words, knowledge: PlaceKnowledge) -> _Phrase | None:
    """The countries said before the word: "the Turkish border", "the Syrian-Turkish border", "the Turkey–Syria border"."""
    if index == 0 or not (words.joins(index - 1) or _TIES.fullmatch(words.gap(index - 1, index).strip() or " ")):
        return None
    first, parts = index - 1, _TIES.split(words.words[index - 1].lower)
    if index > 1 and len(parts) == 1 and _TIES.fullmatch(words.gap(index - 2, index - 1).strip() or " "):
        first, parts = index - 2, [words.words[index - 2].lower, *parts]
    countries = [_country(part, knowledge) for part in parts]
    if not 1 <= len(countries) <= 2 or None in countries:
        return None
    if len(countries) == 1 and parts[0] not in knowledge.demonyms:
        return None  # "the Turkey border" is as good, but "Jordan borders" is a verb
    return _Phrase(first, index, tuple(country for country in countries if country))


def _country(word: str, knowledge: PlaceKnowledge) -> str | None:
    """The country that a word or an adjective names."""
    if word in knowledge.demonyms:
        return knowledge.demonyms[word]
    found = knowledge.gazetteer.by_key(fold(word))
    return next((c.name for c in found if c.feature == "country" and c.is_main_name), None)


def _after(
    index: int, hits: list[Hit], by_word: dict[int, int], words: Words, knowledge: PlaceKnowledge
) -> _Phrase | None:
    """The countries said after it: "the border with Turkey", "the border between Syria and Turkey"."""
    if not knowledge.is_cue("border link", words.after(index)):
        return None
    start = index + 2
    if knowledge.is_cue("article", words.after(index + 1)):
        start += 1
    n = by_word.get(start)
    one = _name(hits[n]) if n is not None else None
    if n is None or one is None:
        return None
    if n + 1 < len(hits) and words.gap(hits[n].last, hits[n + 1].first) == " and ":
        other = _name(hits[n + 1])
        if other is not None:
            return _Phrase(index, hits[n + 1].last, (one, other))
    return _Phrase(index, hits[n].last, (one,))


def _name(hit: Hit) -> str | None:
    return next((c.name for c in hit.candidates if c.feature == "country" and c.is_main_name), None)


def _is_located(phrase: _Phrase, words: Words, knowledge: PlaceKnowledge) -> bool:
    """Whether something is said to be near it, on it or across it."""
    at = phrase.first - 1 if knowledge.is_cue("article", words.before(phrase.first)) else phrase.first
    return any(kind in words.cues_before(at) for kind in _AT)


def _explains(phrase: _Phrase, hits: list[Hit], kept: list[PlaceMention | None], words: Words) -> bool:
    """Whether a place stands just before it, which it only describes."""
    before = [hit.last for hit, mention in zip(hits, kept, strict=True) if mention and hit.last < phrase.first]
    if not before or phrase.first - before[-1] - 1 > _MOST_BETWEEN + 1:
        return False
    return not any(mark in words.gap(before[-1], phrase.first) for mark in ".;:!?\n")


def _mention(phrase: _Phrase, words: Words) -> PlaceMention:
    span = span_of(words.text, words.words[phrase.first].start, words.words[phrase.last].end)
    one, other = (*phrase.countries, None)[:2]
    assert one is not None
    return PlaceMention(span=span, name=one, modifier="border", other=other)
