"""Direct speech: between marks, in a block of its own, and who speaks it."""

import pytest
from tests.extract.passages import document, read, said

MARKED = (
    ('"<q>Rebels killed five farmers</q>," the mayor said.', "mayor"),
    ('"<q>Rebels killed five farmers in Goma</q>," said Mayor John Okello.', "John Okello"),
    ('The mayor said: "<q>Rebels killed five farmers.</q>"', "mayor"),
    ("The mayor said: “<q>Rebels killed five farmers.</q>”", "mayor"),
    ("„<q>Rebels killed five farmers</q>”, the mayor said.", "mayor"),
    ("«<q>Rebels killed five farmers</q>», the mayor said.", "mayor"),
    ("The mayor spoke on Tuesday:\n\n> <q>They shot our brothers in the market.</q>", "mayor"),
    (
        'Rebels shelled Goma. "<q>We ran for the river</q>," said the acting relief coordinator, Maya Haddad.',
        "Maya Haddad",
    ),
    (
        'Rebels shelled Goma. The owner of the mill, Denys Havrylak, insists: "<q>We only grind maize here.</q>"',
        "Denys Havrylak",
    ),
    (
        'Rebels shelled Goma. The owner, Denys Havrylak, spoke to the radio. "<q>We have only maize</q>," he said.',
        "Denys Havrylak",
    ),
    (
        '3. Statement of the spokesman of the M23, Colonel Omar Dikko: "<q>We hold Goma.</q>" Rebels shelled Goma.',
        "Omar Dikko",
    ),
    ("It was dark. “<q>They came at night and shot everybody.</q>”", None),
)


@pytest.mark.parametrize(("marked", "speaker"), MARKED)
def test_words_and_speaker(marked: str, speaker: str | None) -> None:
    """The words without their marks, and who says them; nobody where the text never says."""
    text = marked.replace("<q>", "").replace("</q>", "")
    (found,) = read(text).quotations
    assert found.span.quote == marked.split("<q>")[1].split("</q>")[0]
    assert (found.speaker.name if found.speaker else None) == speaker


def test_scare_quotes_are_no_speech() -> None:
    """One or two words between marks, said by nobody, are no quotation."""
    assert read("The so-called “safe zone” was shelled on Tuesday.").quotations == ()


def test_what_is_quoted_is_the_speakers() -> None:
    """A happening told inside a quotation is its speaker's claim."""
    found = said('"Rebels killed five farmers," the mayor said.', "victim")
    assert found == [("five farmers", "asserts", "fact", "mayor")]


def test_a_means_of_speaking_says_nothing() -> None:
    """What stands bare behind "said by" is how it was said."""
    found = said("A village elder, Sani Garba, said by telephone that rebels had killed five farmers.", "victim")
    assert found == [("five farmers", "asserts", "fact", "Sani Garba")]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    """A missing mark does not swallow the rest of the page."""
    text = "The mayor said: “They killed five farmers in the night.\n\nThe army shelled Goma."
    (found,) = read(text).quotations
    assert found.span.quote == "They killed five farmers in the night."
    assert document(text).quote(found.span) == found.span.quote


def test_a_label_without_a_verb_speaks() -> None:
    """Who stands alone before the colon says what is quoted."""
    (quote,) = read('The spokesman Omar Dikko to us: "We have no units near that base."').quotations
    assert quote.speaker is not None
    assert quote.speaker.name == "Omar Dikko"


def test_who_calls_a_thing_by_the_words() -> None:
    """What somebody calls a claim are his words."""
    (quote,) = read('The spokesman called that claim "a lie in the service of the enemy".').quotations
    assert quote.speaker is not None
    assert quote.speaker.name == "spokesman"
