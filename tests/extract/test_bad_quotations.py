"""Quotation marks and denials as the open web writes them: nothing crashes, nothing takes for ever."""

import pytest
from tests.extract.passages import read

BROKEN = (
    "“They killed five people in Goma, said Maya Haddad.",
    "They killed five people in Goma,” said Maya Haddad.",
    "«They killed „five people“ in “Goma, said Maya Haddad.",
    '"“«„' * 50 + "They killed five people in Goma, he said.",
    '"" "" "" Rebels killed five people in Goma. ""',
    "「反政府勢力」 killed five people in Goma, « قال » he said.",
    "The ministry denied that the army had denied that the police had denied that rebels had bombed a hospital in Goma.",
    "Asked if he was asked if troops had fired on Goma, he said he had not said they had not.",
    "According to according to the army, said the army, the army said, citing citing.",
)


@pytest.mark.parametrize("text", BROKEN)
def test_broken_quotations_are_read(text: str) -> None:
    """Whatever the marks, every span of the reading quotes the text."""
    reading = read(text)
    spans = [c.span for c in reading.claims if c.span is not None] + [q.span for q in reading.quotations]
    assert all(reading.document.text[s.start : s.end] == s.quote for s in spans)


def test_a_speaker_who_is_never_named() -> None:
    """Where the pronoun stands for nobody before it, it is a claim of nobody known."""
    (killed,) = {
        c.speaker for c in read("He said that five people had been killed in Goma.").claims if c.property == "killed"
    }
    assert killed is None


def test_many_quotations() -> None:
    """A thousand quotations are as many, each with its speaker."""
    text = " ".join(f'"They killed {n + 2} people in Goma," said Maya Haddad.' for n in range(1000))
    quotations = read(text).quotations
    assert len(quotations) == 1000
    assert all(q.speaker is not None for q in quotations)
