"""Joining MUC-4's votes: fillers that stand are the likelier ones."""

import pytest
from benchmarks.muc4_join import FILLER, TEMPLATE, contenders_of, joined
from benchmarks.muc4_votes import Candidate, Proposal
from benchmarks.score.muc4_templates import ROLES
from benchmarks.score.records import Record
from benchmarks.tables import read_rows

from benchmarks import muc4_join
from dateline.votes.heads import TOPICS
from dateline.votes.votes import NOTHING


def proposal(**fillers: dict[str, float]) -> Proposal:
    """A proposal of a bombing with strings and scores by slot."""
    topics = {**dict.fromkeys(TOPICS, 0.01), "bombing": 0.9, "relevant": 0.9}
    slots: dict[str, dict[str, Candidate]] = {role: {} for role in (*ROLES, "Location")}
    for role, strings in fillers.items():
        slots[role] = {text: Candidate(text, score, 1, 0.1, {"bombing": 0.9}) for text, score in strings.items()}
    return Proposal(topics, slots, NOTHING, "")


@pytest.fixture(autouse=True)
def by_score(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that keep every template, and fillers by the network's score alone."""
    filler = tuple(float(name == "score") for name in (*FILLER, "constant"))
    template = (*(0.0 for _ in TEMPLATE), 5.0)
    monkeypatch.setattr(muc4_join, "weights", lambda: {"template": template, "filler": filler})


def test_a_template_that_only_the_network_sees_is_made() -> None:
    """Its type comes from what the report is about, when and where from the report as a whole."""
    bare: Record = {"date": "../1989-05-02", "location": ["PERU"]}
    (template,) = joined(([], []), proposal(Weapon={"car bomb": 0.9}), bare)
    assert template["incident_type"] == "bombing"
    assert template["Weapon"] == [["car bomb"]]
    assert template["date"] == "../1989-05-02"


def test_of_two_strings_one_inside_the_other_the_likelier_stands() -> None:
    """Not both "guerrillas" and "urban guerrillas"."""
    (template,) = joined(([], []), proposal(PerpInd={"guerrillas": 0.9, "urban guerrillas": 0.6}), {})
    assert len(template["PerpInd"]) == 1


def test_the_grammar_and_the_network_meet_in_one_filler() -> None:
    """What both see is one filler that counts as told."""
    told: list[Record] = [{"incident_type": "bombing", "Weapon": [["CAR BOMB"]]}]
    (contender,) = contenders_of((told, []), proposal(Weapon={"car bomb": 0.9}))
    assert [(f.role, f.features[0]) for f in contender.fillers] == [("Weapon", 1.0)]


def test_the_weights_that_ship_are_complete() -> None:
    """Every feature of both questions has a weight."""
    rows = {(row["question"], row["feature"]) for row in read_rows("muc4_weights.tsv")}
    expected = {("template", f) for f in (*TEMPLATE, "constant")} | {("filler", f) for f in (*FILLER, "constant")}
    assert rows == expected
