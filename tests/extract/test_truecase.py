"""Text in capitals read in mixed case: names keep their capitals, offsets and the text's own words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.truecase import CaseKnowledge, as_written, truecased
from dateline.model import Block, Document, Settings, Span, span_of
from dateline.pipeline import RulesEngine
from dateline.read.assemble import document_id
from dateline.rules.load import load_rules

RULES = load_rules()
KNOWN = CaseKnowledge(RULES.language.syntax, RULES.places, RULES.actors, RULES.language.numerals.values)
CASES = (
    (
        "GUNMEN SHOT DEAD SIX FARMERS IN THE TOWN OF GUSAU ON MONDAY, POLICE SAID TODAY.",
        "Gunmen shot dead six farmers in the town of Gusau on Monday, police said today.",
    ),
    (
        "THE GOVERNOR OF ZAMFARA, BELLO QERWAN, SAID ON 3 MAY THAT THE ARMY MAY ATTACK.",
        "The governor of Zamfara, Bello Qerwan, said on 3 May that the army may attack.",
    ),
    (
        "THE QERWAN FRONT (QNFL) CLAIMED THE BOMBING. THE QNFL HELD THE HILLS NEAR SAN SALVADOR.",
        "The Qerwan front (QNFL) claimed the bombing. The QNFL held the hills near San Salvador.",
    ),
    ("GOMA, 12 JAN 91 (AFP) -- LET THE ARMY GO.", "Goma, 12 Jan 91 (AFP) -- Let the army go."),
    ("A CAR BOMB WENT OFF IN CHAD, NEAR A SCHOOL.", "A car bomb went off in Chad, near a school."),
    ("ISIS AND HEZBOLLAH FOUGHT IN THE OLD TOWN OF ALEPPO.", "ISIS and Hezbollah fought in the old town of Aleppo."),
)


@pytest.mark.parametrize(("shouted", "plain"), CASES)
def test_names_keep_their_capitals_and_words_lose_them(shouted: str, plain: str) -> None:
    """A wire in capitals reads as it would stand in a newspaper."""
    assert truecased(shouted, KNOWN) == plain


@pytest.mark.parametrize(
    "text",
    (
        "BAGHDAD (Wire) - Two bombs killed nine.",
        "The FMLN and the ELN agreed. UN, EU, AU: none came.",
        "KYIV — Sirens.",
        "",
        "NATO\n\nTroops left.",
    ),
)
def test_mixed_case_is_left_alone(text: str) -> None:
    """A dateline, an acronym or a signature in capitals is no text in capitals."""
    assert truecased(text, KNOWN) == text


@given(st.text(alphabet="ABC DEÉİß'’.\n[]()-1 ", max_size=200))
def test_length_never_changes(text: str) -> None:
    """Every offset means the same place in both, whatever the letters."""
    found = truecased(text, KNOWN)
    assert len(found) == len(text)
    assert found.casefold() == text.casefold()


def test_a_reading_quotes_the_text_as_it_is_written() -> None:
    """What is read in mixed case is quoted in capitals."""
    text = "GUNMEN SHOT DEAD SIX FARMERS IN THE TOWN OF GUSAU ON MONDAY, POLICE SAID TODAY."
    document = Document(
        document_id(text), published="2024-05-15", text=text, blocks=(Block("paragraph", 0, len(text)),)
    )
    reading = RulesEngine().read(document, Settings())
    (mention,) = reading.event_mentions
    assert mention.trigger == span_of(text, text.index("SHOT"), text.index(" SIX"))
    assert [place.name for place in mention.places] == ["Gusau"]
    assert mention.date is not None
    assert mention.date.start == "2024-05-13"
    assert reading.document.text == text
    assert all(claim.span is None or document.quote(claim.span) == claim.span.quote for claim in reading.claims)


def test_spans_are_put_back_at_any_depth() -> None:
    """Tuples and records are walked; what holds no span is the same object."""
    spans = (("a", Span(0, 2, "xx")),)
    assert as_written(spans, "HOMS") == (("a", Span(0, 2, "HO")),)
    assert as_written("HOMS", "x") == "HOMS"
