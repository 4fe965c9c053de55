"""What the MUC-4 mapping makes of a reading: who did it, how sure the report is, how many were harmed."""

import pytest
from benchmarks.muc4 import predict
from benchmarks.muc4_doers import individual_of, organisation_of
from benchmarks.muc4_types import Ground
from benchmarks.score.records import Record
from benchmarks.score.words import fold

from dateline.model import Argument, Settings, Span

HEAD = "   BOGOTA, 12 MAR 91 (AGENCY) -- [TEXT] "


def template(words: str) -> Record:
    """The one template of a report in capitals."""
    record = {"docid": "1", "text": HEAD + words, "published": "1991-03-12"}
    (found,) = predict(record, Settings(engine="rules"))["templates"]
    return dict(found)


@pytest.mark.parametrize(
    ("words", "person", "body"),
    [
        ("MEMBERS OF THE HONDURAN ARMY", "MEMBERS OF THE HONDURAN ARMY", "HONDURAN ARMY"),
        ("ARMY TROOPS", "ARMY TROOPS", "ARMY"),
        ("AT LEAST 40 URBAN GUERRILLAS", "URBAN GUERRILLAS", None),
        ("GOVERNMENT", None, "GOVERNMENT"),
        ("ARMED FORCES", None, "ARMED FORCES"),
        ("SOURCES", None, None),
    ],
)
def test_people_and_their_organisation(words: str, person: str | None, body: str | None) -> None:
    """The people fill one slot, the organisation that their words name the other."""
    doer = Argument("perpetrator", words, None, Span(0, len(words), words))
    ground = Ground("1991-03-12", fold(words), None)
    assert (individual_of(doer, organisation_of(doer, ground)), organisation_of(doer, ground)) == (person, body)


def test_nameless_rebels_are_of_the_one_group_named() -> None:
    """Where the report names one armed group alone, its rebels are that group's."""
    found = template(
        "REBELS YESTERDAY KILLED TWO PEASANTS IN TUNJA, COLOMBIA.\n\n   THE FARC HAS LONG DEMANDED LAND FOR THE POOR.\n"
    )
    assert (found["PerpInd"], found["PerpOrg"]) == ([["REBELS"]], [["FARC"]])


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("GUNMEN TODAY KILLED MINISTER PEDRO QUIBANO AND TWO BODYGUARDS IN TUNJA, COLOMBIA.", 3),
        ("GUNMEN TODAY KILLED SIX PRIESTS, A COOK AND TWO STUDENTS IN TUNJA, COLOMBIA.", 9),
        ("GUNMEN TODAY KILLED TWO TEACHERS, RAUL QUIBANO AND OMAR VELTRI, IN TUNJA, COLOMBIA.", 2),
        ("REBELS TODAY KILLED THREE SOLDIERS AND A PEASANT IN TUNJA, COLOMBIA.", 1),
    ],
)
def test_everybody_harmed_is_counted_once(words: str, count: int) -> None:
    """Named and unnamed victims add up, names after a number are of it, and who fights is no human target."""
    assert template(words + "\n")["victim_count"] == {"low": count, "high": count}
