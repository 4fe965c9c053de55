"""Which earlier participant a pronoun or a bare definite phrase stands for."""

import pytest
from tests.extract.passages import PUBLISHED, document, read, said

from dateline.extract.coreference import Cast, read_cast
from dateline.extract.reading import make_extractor
from dateline.extract.syntax.parse import parse
from dateline.extract.syntax.types import Sentence
from dateline.model import Settings
from dateline.pipeline import spot
from dateline.rules.load import load_rules

EXTRACTOR = make_extractor(load_rules())
RESOLVED = (  # the text, the words of its last sentence, and what they stand for
    ("Hamas attacked Israel. It fired rockets.", "It", "Hamas"),
    ("Rebels entered Goma. They burned houses.", "They", "rebels"),
    ("Hamas attacked a base. The group fired rockets.", "The group", "Hamas"),
    ("Police freed five hostages. Doctors treated them.", "them", "five hostages"),
    ("The minister spoke. He blamed rebels.", "He", "minister"),
    ("A depot in the north of Goma burned after a shell hit it.", "it", "depot"),
    ("Rebels stopped a bus near Goma and burned it.", "it", "bus"),
)
UNRESOLVED = (("It rained.", "It"), ("They fled.", "They"), ("The group fled.", "The group"))


def _cast(text: str) -> tuple[tuple[Sentence, ...], Cast]:
    told = document(text, PUBLISHED)
    found = parse(told, spot(told, Settings(), EXTRACTOR.rules)[0], EXTRACTOR.rules.language.syntax)
    return found, read_cast(told, found, EXTRACTOR.nouns)


def _named(text: str, words: str) -> str:
    sentences, cast = _cast(text)
    last = sentences[-1]
    written = [" ".join(t.text for t in last.tokens[p.first : p.last + 1]) for p in last.phrases]
    person = cast.at(len(sentences) - 1, written.index(words))
    assert person is not None
    return person.name


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    """The words of the last sentence stand for somebody named before."""
    assert _named(text, words) == name


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_nobody_to_stand_for(text: str, words: str) -> None:
    """Where nobody fits, the words stay what they are."""
    assert _named(text, words) in (words.lower(), words.removeprefix("The "))


def test_the_words_stay_the_pronouns() -> None:
    """A resolved pronoun has the antecedent's name and its own span."""
    sentences, cast = _cast("Hamas attacked Israel. It fired rockets.")
    person = cast.at(1, 0)
    assert person is not None
    assert (person.name, person.span.quote, person.sentence) == ("Hamas", "It", len(sentences) - 1)


def test_owners() -> None:
    """A possessor is read, be it a name or a pronoun."""
    _, cast = _cast("Hezbollah's fighters attacked. Its rockets hit Haifa.")
    assert [(key, person.name) for key, person in cast.owners.items()] == [((0, 0), "Hezbollah"), ((1, 0), "Hezbollah")]


def test_the_town_is_the_one_named_before() -> None:
    """A bare definite settlement is the last place named."""
    _, cast = _cast("Rebels entered Goma. The town burned.")
    person = cast.at(1, 0)
    assert person is not None and person.place is not None
    assert person.place.name == "Goma"


def test_a_body_is_known_by_its_noun() -> None:
    """A ministry is the one that was named, whichever country's it is."""
    text = "The Emirati Ministry of Defence met reporters. The ministry said that rebels had killed five farmers."
    assert said(text, "victim") == [("five farmers", "asserts", "fact", "Emirati Ministry of Defence")]


def test_whom_a_relative_clause_names_is_not_who_goes_on() -> None:
    """The subject of "of which …" is passed over by a pronoun after it."""
    text = "Hezbollah, of which the Radwan Force is a part, said it had killed five soldiers."
    assert said(text, "perpetrator") == [("Hezbollah", "asserts", "fact", "Hezbollah")]


def test_the_object_in_other_words_is_no_subject() -> None:
    """Fighters who "entered Zaranj, the capital of …, on Friday, killed" somebody killed him."""
    text = "Taliban fighters entered Zaranj, the capital of the province, on Friday, killed five farmers and left."
    assert ("perpetrator", "Taliban") in {(a.role, a.name) for m in read(text).event_mentions for a in m.arguments}
