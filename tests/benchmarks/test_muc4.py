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


def test_the_weapon_of_the_attack_and_things_of_civilians() -> None:
    """The bomb of "a bomb attack" is its weapon; a barracks is no target of the set, a bookshop is one."""
    found = template(
        "A CAR BOMB ATTACK TODAY DAMAGED A BOOKSHOP, SEVERAL WINDOWS AND AN ARMY BARRACKS IN TUNJA, COLOMBIA.\n"
    )
    assert (found["Weapon"], found["Target"]) == ([["CAR BOMB"]], [["BOOKSHOP"]])


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("THE PRESIDENT ASKED COLOMBIA TO FORGET THE BOMBINGS AND THE ASSASSINATIONS.", []),
        ("THE WAR HAS KILLED 40,000 PEOPLE IN TUNJA, COLOMBIA.", []),
        ("REBELS ATTACKED AN ARMY POST NEAR TUNJA, COLOMBIA, AND KILLED FOUR SOLDIERS.", []),
        ("GUNMEN KILLED RAUL QUIBANO IN TUNJA, COLOMBIA.", ["attack"]),
    ],
)
def test_what_counts_as_an_incident(words: str, kinds: list[str]) -> None:
    """Vague talk, the toll of a war and a fight of armed sides are none."""
    record = {"docid": "1", "text": HEAD + words + "\n", "published": "1991-03-12"}
    assert [t["incident_type"] for t in predict(record, Settings(engine="rules"))["templates"]] == kinds


@pytest.mark.parametrize(
    ("words", "sureness"),
    [
        ("THE FARC TODAY KILLED TWO PEASANTS IN TUNJA, COLOMBIA.", "REPORTED AS FACT"),
        ("ALLEGED FARC MEMBERS TODAY KILLED TWO PEASANTS IN TUNJA, COLOMBIA.", "SUSPECTED OR ACCUSED"),
        ("TWO PEASANTS WERE KILLED IN TUNJA, COLOMBIA. THE FARC CLAIMED RESPONSIBILITY.", "CLAIMED OR ADMITTED"),
    ],
)
def test_how_sure_the_report_is(words: str, sureness: str) -> None:
    """Credit taken, a fact, and a doubt in the words themselves."""
    assert template(words + "\n")["perp_confidence"] == sureness


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("YESTERDAY THE PEOPLE OF TUNJA HAD A TERRIBLE MORNING AGAIN.", "1991-03-11"),
        ("THE PEOPLE OF TUNJA HAVE REMEMBERED THE FLOOD OF 2 JANUARY 1990.", "../1991-03-12"),
        ("THE PEOPLE OF TUNJA HAVE HAD A TERRIBLE MORNING ONCE AGAIN.", "../1991-03-12"),
    ],
)
def test_an_incident_without_a_day_has_that_of_the_lead(lead: str, day: str) -> None:
    """Where nothing else in the report is dated, and the day is no more than a week before it."""
    assert template(f"{lead}\n\n   GUNMEN KILLED TWO PEASANTS IN TUNJA, COLOMBIA.\n")["date"] == day
