"""Nothing can be written into a brief that no report says: the records themselves refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Claim, Document, Span
from dateline.model.reading import Grounding
from dateline.publish.brief import Citation, Cited, Sentence
from dateline.publish.wording import load_wording

TEXT = "At least 12 people were killed in Karsa, دمشق and Київ on Monday."


def claim(span: Span | None, grounding: Grounding = "exact") -> Claim:
    """A claim on those words."""
    return Claim("c1", "m1", "killed", "12", "12", "asserts", "fact", None, span, grounding, "rule:test@1")


@given(start=st.integers(0, len(TEXT)), end=st.integers(0, len(TEXT)), quote=st.text(max_size=8) | st.none())
def test_a_citation_is_the_documents_words(start: int, end: int, quote: str | None) -> None:
    """Whatever span is given, a citation either quotes the document exactly or cannot be made."""
    words = TEXT[start:end] if quote is None else quote
    document = Document(id="d1", text=TEXT)
    if words.strip() and TEXT[start:end] == words:
        assert Citation(claim(Span(start, end, words)), document).span.quote == TEXT[start:end]
    else:
        with pytest.raises(ValueError):
            Citation(claim(Span(start, end, words)), document)


@pytest.mark.parametrize("grounding", ["partial", "ungrounded"])
def test_a_claim_that_is_not_exact_cannot_be_cited(grounding: Grounding) -> None:
    """Right words are not enough where the claim itself is not grounded in them."""
    with pytest.raises(ValueError, match="not grounded"):
        Citation(claim(Span(3, 8, TEXT[3:8]), grounding), Document(id="d1", text=TEXT))


def test_a_claim_without_words_cannot_be_cited() -> None:
    """A claim without a span cannot be cited."""
    with pytest.raises(ValueError, match="not grounded"):
        Citation(claim(None), Document(id="d1", text=TEXT))


def test_a_negative_offset_is_not_a_place() -> None:
    """Python would count it from the end of the text; a citation does not."""
    with pytest.raises(ValueError, match="not in the document"):
        Citation(claim(Span(-4, -1, TEXT[-4:-1])), Document(id="d1", text=TEXT))


@pytest.mark.parametrize("kind", [Cited, Sentence])
def test_words_without_a_citation_cannot_be_made(kind: type[Cited]) -> None:
    """Neither a phrase nor a sentence exists without something that bears it out."""
    with pytest.raises(ValueError, match="bears out"):
        kind("Twelve people were killed.", ())


@given(st.sampled_from(sorted(name for name in load_wording().templates if name.startswith("what."))))
def test_a_template_alone_is_no_sentence(name: str) -> None:
    """Filling a template with nothing gives no sentence, whichever template it is."""
    with pytest.raises(ValueError, match="bears out"):
        load_wording().sentence(name, what=None, by=None, against=None, of=None, between=None, where=None, when=None)
