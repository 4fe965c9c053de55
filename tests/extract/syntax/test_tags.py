"""Parts of speech where reports are ambiguous: each word with its tag."""

import pytest
from tests.extract.passages import sentence

TAGGED = (
    "Gunmen/P killed/e five/C farmers/P in/I Zamfara/R on/I Tuesday/Y ./.",
    "Israel/R plans/z to/t attack/v Rafah/R ./.",
    "Rebels/P often/B attack/v convoys/P ./.",
    "The/D attack/N killed/e two/C ./.",
    "The/D killing/N of/I two/C teachers/P shocked/e residents/P ./.",
    "Displaced/A families/P fled/e ./.",
    "It/O was/b last/B bombed/n in/I May/Y ./.",
    "Fighters/P return/v ./.",
    "Her/S brother/N shot/e him/O ./.",
    "Troops/P ,/, who/w had/h fled/n ,/, returned/e ./.",
    "The/D town/N was/b shelled/n by/I rebels/P ./.",
    "Civilians/P killed/n by/I rebels/P fled/e ./.",
    "Goma/R fell/d to/I rebels/P ./.",
    "Three/C were/b found/n dead/A ./.",
    "He/O said/d that/s troops/P left/e ./.",
    "He/O denied/d that/D claim/N ./.",
    "Troops/P will/m not/x leave/v Goma/R ./.",
    "They/O held/d the/D army/R responsible/A ./.",
    "The/D army/R 's/p assault/N began/d ./.",
    "Shelling/N and/c looting/N continued/e ./.",
)


@pytest.mark.parametrize("tagged", TAGGED)
def test_tags(tagged: str) -> None:
    """Each word has the tag behind the stroke."""
    pairs = [pair.rpartition("/") for pair in tagged.split()]
    text = " ".join(word for word, _, _ in pairs).replace(" .", ".").replace(" ,", ",").replace(" 's", "'s")
    found = sentence(text)
    assert " ".join(f"{token.text}/{token.tag}" for token in found.tokens) == tagged


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Troops fought.", ["troop", "fight", "."]),
        ("Women found bodies.", ["woman", "find", "body", "."]),
        ("He wounded two.", ["he", "wound", "two", "."]),
        ("They were shot.", ["they", "be", "shoot", "."]),
    ],
)
def test_lemmas(text: str, lemmas: list[str]) -> None:
    """Forms are looked up under the lemma that reports mean."""
    assert [token.lemma for token in sentence(text).tokens] == lemmas


def test_a_headline_in_capitals_is_read_like_any_other() -> None:
    """Capitals throughout make no names."""
    assert [t.tag for t in sentence("GUNMEN KILLED FARMERS AT A SCHOOL.").tokens] == list("PePIDN.")
