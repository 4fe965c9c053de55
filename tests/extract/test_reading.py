"""One document to its reading: whole reports, and what the order of the parts must be."""

from itertools import pairwise

import pytest
from tests.extract.passages import document, read, told

REPORT = (
    "Gunmen on motorcycles attacked a village near Gubio on Monday night, killing at least 12 people, residents said.\n\n"
    "The army put the death toll at eight.\n\n"
    "## Kaduna\n\n"
    "Bandits abducted 14 worshippers from a church on Sunday. A roadside bomb wounded three soldiers the same day.\n\n"
    "> We heard the shots and ran to the river."
)


def test_the_happenings_of_a_report() -> None:
    """Each happening is told once, with its type, day and place."""
    found = [
        (m.sub_event_type, m.date.start if m.date else None, [p.name for p in m.places])
        for m in read(REPORT).event_mentions
        if (m.polarity, m.modality) == ("positive", "asserted")
    ]
    assert ("Abduction/forced disappearance", "2024-05-12", ["Kaduna"]) in found
    assert ("Remote explosive/landmine/IED", "2024-05-12", ["Kaduna"]) in found
    assert found[0] == ("Attack", "2024-05-13", ["Gubio"])


def test_the_view_is_in_the_order_of_the_text() -> None:
    """Event mentions come as they are told."""
    starts = [mention.trigger.start for mention in read(REPORT).event_mentions]
    assert all(left <= right for left, right in pairwise(starts))
    assert len(starts) >= 3


def test_every_span_quotes_the_text() -> None:
    """Each place that the reading points at holds the words that it quotes."""
    reading = read(REPORT)
    text = reading.document.text
    spans = (
        [m.trigger for m in reading.event_mentions]
        + [c.span for c in reading.claims]
        + [q.span for q in reading.quotations]
    )
    assert len(spans) > 20
    assert all(s is not None and text[s.start : s.end] == s.quote for s in spans)


def test_the_head_is_the_documents() -> None:
    """The reading carries the document that it is of."""
    reading = read(REPORT)
    assert (reading.document.id, reading.document.text) == (document(REPORT).id, document(REPORT).text)


@pytest.mark.parametrize("text", ["", "It rained.", "## Goma", "The conference ended on Monday.", "!!! ???"])
def test_nothing_happened(text: str) -> None:
    """A text that tells of no happening has none."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died in a bus crash near Kaduna.",
        "Floods killed 40 people in Goma.",
        "China struck a deal with Iran.",
        "The minister fired his deputy.",
    ],
)
def test_what_is_no_violence(text: str) -> None:
    """Accidents, sport and business are no happenings of this ledger."""
    assert told(text) == []
