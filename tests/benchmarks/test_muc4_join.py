"""Joining MUC-4's votes: trees say what they were written to say, and fillers that stand are the likelier ones."""

import json
from pathlib import Path

import pytest
from benchmarks.muc4_join import drafts_of, joined
from benchmarks.muc4_votes import Candidate, Proposal
from benchmarks.score.muc4_templates import ROLES
from benchmarks.score.records import Record
from benchmarks.trees import Trees, read_trees

from benchmarks import muc4_join
from dateline.votes.heads import TOPICS
from dateline.votes.votes import NOTHING

STUMP = [[0, 0.5, 1, 2, 0], [-1, 0, 0, 0, -2.0], [-1, 0, 0, 0, 2.0]]


def proposal(**fillers: dict[str, float]) -> Proposal:
    """A proposal of a bombing with strings and scores by slot."""
    topics = {**dict.fromkeys(TOPICS, 0.01), "bombing": 0.9, "relevant": 0.9}
    slots: dict[str, dict[str, Candidate]] = {role: {} for role in (*ROLES, "Location")}
    for role, strings in fillers.items():
        slots[role] = {text: Candidate(text, score, 1, 0.1, {"bombing": 0.9}) for text, score in strings.items()}
    return Proposal(topics, slots, NOTHING, "")


@pytest.fixture(autouse=True)
def by_score(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Trees that keep every template, and fillers by the network's score alone (the third feature)."""
    always = {"baseline": 5.0, "trees": []}
    scored = {"baseline": 0.0, "trees": [[[2, 0.0, 1, 2, 0], *STUMP[1:]]]}
    path = tmp_path / "trees.json"
    path.write_text(json.dumps({"template": always, **dict.fromkeys(ROLES, scored)}))
    monkeypatch.setattr(muc4_join, "TREES", path)


def test_a_tree_goes_left_and_right() -> None:
    """Below the threshold the left leaf speaks, above it the right one."""
    trees = Trees(0.0, (tuple(tuple(map(float, node)) for node in STUMP),))
    assert trees.chance([0.0]) < 0.2 < 0.8 < trees.chance([1.0])


def test_the_file_that_ships_can_be_read() -> None:
    """There are trees for the templates and for each slot."""
    assert set(read_trees(Path(muc4_join.__file__).parent / "data" / "muc4_trees.json")) == {"template", *ROLES}


def test_a_template_that_only_the_network_sees_is_made() -> None:
    """Its type comes from what the report is about, when and where from the report as a whole."""
    bare: Record = {"date": "../1989-05-02", "location": ["PERU"]}
    (template,) = joined([], proposal(Weapon={"car bomb": 0.9}), bare)
    assert template["incident_type"] == "bombing"
    assert template["Weapon"] == [["car bomb"]]
    assert template["date"] == "../1989-05-02"


def test_of_two_strings_one_inside_the_other_the_likelier_stands() -> None:
    """Not both "guerrillas" and "urban guerrillas"."""
    (template,) = joined([], proposal(PerpInd={"guerrillas": 0.9, "urban guerrillas": 0.6}), {})
    assert len(template["PerpInd"]) == 1


def test_the_grammar_and_the_network_meet_in_one_filler() -> None:
    """What both see is one filler that counts as told."""
    told: list[Record] = [{"incident_type": "bombing", "Weapon": [["CAR BOMB"]]}]
    (draft,) = drafts_of(told, proposal(Weapon={"car bomb": 0.9}))
    assert [(f.role, f.features[0]) for f in draft.fillers] == [("Weapon", 1.0)]
