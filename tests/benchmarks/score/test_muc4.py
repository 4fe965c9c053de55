"""The MUC-4 scorer on two hand-made documents."""

from typing import Any

import pytest
from benchmarks.score.muc4_slots import date_credit, read_days
from benchmarks.score.records import Record

from benchmarks.score import muc4


def fill(*values: str, optional: bool = False) -> Record:
    """A filler of the key."""
    return {"values": list(values), "refs": [], "optional": optional}


def strings(kind: str, **roles: list[list[list[Any]]]) -> Record:
    """A template of the string key."""
    return {
        "incident_type": kind,
        **{role: roles.get(role, []) for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")},
    }


def gold() -> list[Record]:
    """One document with a certain and an optional template, one without any."""
    first = strings(
        "bombing", PerpOrg=[[["fmln", 3], ["the front", 9]]], Target=[[["bridge", 20]]], Weapon=[[["a bomb", 30]]]
    )
    second = strings("kidnapping", Victim=[[["Luis", 1]]])
    key = {
        "optional": False,
        "types": ["bombing"],
        "date": ["1990-01-03"],
        "date_optional": False,
        "location": [["PERU", "LIMA"]],
        "victim_count": {"low": 2, "high": 3},
        "has_victims": True,
        "slots": {
            "perp_confidence": [fill("REPORTED AS FACT", "POSSIBLE")],
            "hum_effect": [fill("DEATH"), fill("INJURY", optional=True)],
        },
    }
    other = {
        **key,
        "optional": True,
        "types": ["kidnapping"],
        "date": ["../1990-01-09"],
        "location": [["CHILE"]],
        "victim_count": None,
        "has_victims": False,
        "slots": {"perp_confidence": [], "hum_effect": []},
    }
    return [
        {"docid": "A", "gtt_templates": [first, second], "templates": [key, other]},
        {"docid": "B", "gtt_templates": [], "templates": []},
    ]


def perfect() -> Record:
    """The certain template, filled rightly."""
    return {
        "incident_type": "bombing",
        "PerpOrg": [["FMLN"]],
        "Target": [["the bridge"]],
        "Weapon": [["bomb"]],
        "date": "1990-01-03",
        "location": ["Peru", "Lima (city)"],
        "perp_confidence": "possible",
        "victim_count": {"low": 2, "high": 3},
        "effects": ["DEATH"],
    }


def kidnapping() -> Record:
    """The optional template, filled rightly."""
    return {"incident_type": "kidnapping", "Victim": [["luis"]], "date": "../1990-01-09", "location": ["Chile"]}


def test_the_gold_is_perfect() -> None:
    """Every figure is 1."""
    found = muc4.score(gold(), [{"docid": "A", "templates": [perfect(), kidnapping()]}])
    for name in ("gtt", "gtt_unique", "rme_phi3", "detection", "templates_aligned"):
        assert (found[name]["p"], found[name]["r"]) == (1, 1)
    assert {(slot["f1"], slot["all_f1"]) for slot in found["slots"].values()} == {(1, 1)}


def test_nothing_finds_nothing() -> None:
    """Every recall is 0, and the optional template is not missed."""
    found = muc4.score(gold(), [])
    assert (found["gtt"]["f1"], found["rme_phi3"]["f1"], found["detection"]["r"]) == (0, 0, 0)
    assert (found["slots"]["date"]["all_r"], found["slots"]["date"]["all_gold"]) == (0, 1)


def test_a_half_right_template() -> None:
    """A wrong target, an open date, another town, a range that only meets the key's, and a spurious template."""
    half = perfect() | {
        "Target": [["school"]],
        "date": "../1990-01-03",
        "location": ["Peru", "Cuzco"],
        "victim_count": {"low": 3, "high": 4},
        "effects": ["INJURY"],
    }
    guess: list[Record] = [
        {"docid": "A", "templates": [half]},
        {"docid": "B", "templates": [{"incident_type": "arson"}]},
    ]
    found = muc4.score(gold(), guess)
    assert (found["gtt"]["p"], found["gtt"]["r"], found["detection"]["p"]) == (3 / 5, 3 / 6, 0.5)
    slots = found["slots"]
    assert (slots["date"]["f1"], slots["date_strict"]["f1"], slots["date_compatible"]["f1"]) == (0.5, 0, 1)
    assert (slots["location"]["p"], slots["location_finest"]["r"]) == (0.5, 0)
    assert (slots["victim_count"]["f1"], slots["victim_count_overlap"]["f1"]) == (0, 1)
    assert (slots["effects"]["p"], slots["effects"]["r"]) == (1, 0.5)


def test_the_type_must_agree() -> None:
    """A template of another type aligns with nothing."""
    guess = [{"docid": "A", "templates": [perfect() | {"incident_type": "arson"}, kidnapping()]}]
    assert muc4.score(gold(), guess)["gtt"]["r"] == pytest.approx(2 / 6)


def test_many_templates_are_aligned_by_the_sweep() -> None:
    """Where there are too many alignments to try, assignments stand in, and the right ones are still found."""
    many = [strings("attack", Victim=[[[f"person {n}", 0]]]) for n in range(12)]
    key = gold()[0]["templates"][1] | {"types": ["attack"]}
    truth: list[Record] = [{"docid": "A", "gtt_templates": many, "templates": [key] * 12}]
    ours = [{"incident_type": "attack", "Victim": [[f"person {n}"]]} for n in reversed(range(12))]
    assert muc4.score(truth, [{"docid": "A", "templates": ours}])["gtt"]["f1"] == 1


@pytest.mark.parametrize(
    ("given", "key", "credit"),
    [
        ("1989-08-26", "1989-08-25/1989-08-26", 0.5),
        ("1989-08-25", "../1989-08-26", 0.5),
        ("1988-08-25", "../1989-08-26", 0),
        ("../1989-08-26", "1989-08-26", 0.5),
        ("../1989-08-26", "1989-08-25", 0),
        ("../1989-08-26", "../1989-08-26", 1),
    ],
)
def test_dates_have_partial_credit(given: str, key: str, credit: float) -> None:
    """The same date counts whole, a day inside the key's interval half."""
    days, wanted = read_days(given), read_days(key)
    assert days is not None and wanted is not None
    assert date_credit(days, wanted) == credit


def test_a_date_that_is_none() -> None:
    """Words and impossible days are no date."""
    assert read_days("soon") is read_days("1989-02-31") is read_days(None) is None
