"""Persons in a report: who holds an office is public, everybody else is private and can be withheld."""

import pytest
from tests.extract.passages import document, read

from dateline.extract.withhold import withheld
from dateline.model import Settings
from dateline.pipeline import RulesEngine
from dateline.read.assemble import document_id

STANDINGS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Gunmen killed Maya Haddad, a nurse, and Peter Okoro in Goma.",
        {"Maya Haddad": "private", "Peter Okoro": "private"},
    ),
    ("The governor, Musa Kofa, said five people were killed in Goma.", {"Musa Kofa": "public"}),
    ("Colonel Omar Dikko said five people were killed in Goma.", {"Omar Dikko": "public"}),
    ("Sani Garba, a commander of the M23, was killed in Goma.", {"Sani Garba": "public"}),
    ("Spokesman Idris Bala said five people were killed in Goma.", {"Idris Bala": "public"}),
    ("His brother, Tarek Amin, was wounded in Goma.", {"Tarek Amin": "private"}),
    (
        "The dead were named as Peter Okoro, Grace Okoro and John Ade.",
        {"Peter Okoro": "private", "Grace Okoro": "private", "John Ade": "private"},
    ),
    ("Hamas killed five people in Goma.", {}),
)
REPORT = (
    "Gunmen killed Maya Haddad, a nurse, in Goma on Monday, the governor, Musa Kofa, said. "
    "\u201cMaya Haddad was my sister,\u201d said Yusuf Amin, a baker. Mr Amin fled."
)


@pytest.mark.parametrize(("text", "standings"), STANDINGS, ids=[text for text, _ in STANDINGS])
def test_standing(text: str, standings: dict[str, str]) -> None:
    """An office, a command or a mouthpiece makes public; whoever is harmed, kin or unknown is private."""
    assert {p.name: p.standing for p in read(text).persons} == standings


def test_every_place_of_a_name_is_found() -> None:
    """Also where the last name stands alone."""
    quotes = [p.span.quote for p in read(REPORT).persons if p.standing == "private"]
    assert quotes == ["Maya Haddad", "Maya Haddad", "Yusuf Amin", "Amin"]


def test_a_private_person_is_in_no_list_of_actors() -> None:
    """What is said of him stays a claim; the view names no private doer."""
    reading = read("Tarek Amin, a baker, killed five people in Goma.")
    assert [a.name for m in reading.event_mentions for a in m.arguments if a.role == "perpetrator"] == []


def test_withheld_names_are_nowhere() -> None:
    """Not in the text, the spans, the claims, the quotations, the persons; offsets and words beside them stay."""
    told = document(REPORT)
    kept, reading = withheld(told, RulesEngine().read(told, Settings()), document_id)
    written = f"{kept} {reading}"
    assert not [name for name in ("Haddad", "Maya", "Yusuf", "Amin") if name in written]
    assert "Musa Kofa" in written
    assert len(kept.text) == len(told.text)
    assert kept.id == reading.document.id == document_id(kept.text) != told.id
    spans = [c.span for c in reading.claims if c.span is not None] + [p.span for p in reading.persons]
    assert all(kept.quote(span) == span.quote for span in spans)


def test_without_private_names_nothing_changes() -> None:
    """A report that names nobody private is kept as it is."""
    told = document("Five people were killed in Goma, Colonel Omar Dikko said.")
    reading = RulesEngine().read(told, Settings())
    assert withheld(told, reading, document_id) == (told, reading)
