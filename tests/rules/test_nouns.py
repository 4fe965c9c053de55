"""The nouns for people, things and places: every row is whole, and its example shows the noun."""

import re
from collections import Counter

from lemminflect import getAllLemmas, getAllLemmasOOV

from dateline.rules.tables import read_folder
from dateline.rules.types import Noun

PEOPLE = {
    "armed_group",
    "vigilante",
    "soldier",
    "police",
    "peacekeeper",
    "civilian",
    "person",
    "official",
    "professional",
    "protester",
    "rioter",
    "commander",
    "source",
    "group",
}
THINGS = {"vehicle", "building", "infrastructure", "military_object", "camp", "property", "resource"}
CLASSES = PEOPLE | THINGS | {"territory"}
MEASURES = {"killed", "injured", "missing", "abducted", "detained", "displaced", "casualties", "participants", "-"}
NOUNS = read_folder("lang/en/nouns", Noun)


def _lemmas(word: str) -> set[str]:
    known = getAllLemmas(word)
    found = {lemma for pos in ("NOUN", "ADJ") for lemma in known.get(pos, ())}
    guessed = () if found else getAllLemmasOOV(word, "NOUN").get("NOUN", ())
    return {word, *found, *guessed}


def _is_form_of(form: str, lemma: str) -> bool:
    words, bases = form.lower().split(), lemma.split()
    return len(words) == len(bases) and all(base in _lemmas(word) for word, base in zip(words, bases, strict=True))


def test_no_lemma_stands_twice() -> None:
    """A noun has one class, whichever file it stands in."""
    assert [lemma for lemma, n in Counter(noun.lemma for noun in NOUNS).items() if n > 1] == []


def test_lemmas_are_lower_case_words_with_single_spaces() -> None:
    """Lemmas are written the way the reader looks them up."""
    assert [noun.lemma for noun in NOUNS if noun.lemma != " ".join(noun.lemma.lower().split())] == []


def test_there_are_enough_nouns_of_every_class() -> None:
    """No class is a stub, and none is unknown."""
    sizes = Counter(noun.noun_class for noun in NOUNS)
    assert set(sizes) == CLASSES
    assert min(sizes.values()) >= 5
    assert len(NOUNS) >= 600


def test_measures_are_known() -> None:
    """A bare count of a noun counts one of the measures of the contract, or nothing."""
    assert {noun.measure for noun in NOUNS} == MEASURES


def test_rows_say_where_they_are_from() -> None:
    """Every row has its version and its source."""
    assert [noun.lemma for noun in NOUNS if not re.fullmatch(r"\d+\.\d+", noun.since) or not noun.source] == []


def test_examples_show_the_noun() -> None:
    """Each example marks exactly one stretch of words, and it is a form of the row's noun."""
    marked = [(noun.lemma, re.findall(r"<t>(.+?)</t>", noun.example)) for noun in NOUNS]
    assert [(lemma, forms) for lemma, forms in marked if len(forms) != 1 or not _is_form_of(forms[0], lemma)] == []


def test_no_example_stands_twice() -> None:
    """Each row has an example of its own."""
    assert [text for text, n in Counter(noun.example for noun in NOUNS).items() if n > 1] == []
