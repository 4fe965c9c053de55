"""Joining MUC-4's votes: fillers that stand are the likelier ones."""

import pytest
from benchmarks.forest import Forest, Node
from benchmarks.muc4_contenders import FILLER, TEMPLATE, contenders_of
from benchmarks.muc4_join import joined, weighing
from benchmarks.muc4_votes import Candidate, Proposal, fullest_names
from benchmarks.score.muc4_templates import ROLES
from benchmarks.score.records import Record

from benchmarks import muc4_join
from dateline.model import Actor, ActorMention, Span
from dateline.votes.heads import TOPICS
from dateline.votes.votes import NOTHING


def proposal(**fillers: dict[str, float]) -> Proposal:
    """A proposal of a bombing with strings and scores by slot."""
    topics = {**dict.fromkeys(TOPICS, 0.01), "bombing": 0.9, "relevant": 0.9}
    slots: dict[str, dict[str, Candidate]] = {role: {} for role in (*ROLES, "Location")}
    for role, strings in fillers.items():
        slots[role] = {text: Candidate(text, score, 1, 0.1, {"bombing": 0.9}) for text, score in strings.items()}
    return Proposal(topics, slots, NOTHING, "")


def forest(*steps: tuple[int, float]) -> Forest:
    """One tree for each feature and threshold: above it the odds grow, below they fall."""
    leaves = Node(None, 0, 0, 0, -2.0), Node(None, 0, 0, 0, 2.0)
    return Forest(0.0, tuple((Node(feature, least, 1, 2, 0.0), *leaves) for feature, least in steps))


@pytest.fixture
def by_score(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every template, and weigh fillers by the network's score alone."""
    score = FILLER.index("score")
    fillers = forest((score, 0.5), (score, 0.7))
    monkeypatch.setattr(muc4_join, "weighing", lambda: {"template": Forest(5.0, ()), "filler": fillers})


@pytest.mark.usefixtures("by_score")
def test_a_template_that_only_the_network_sees_is_made() -> None:
    """Its type comes from what the report is about, when and where from the report as a whole."""
    bare: Record = {"date": "../1989-05-02", "location": ["PERU"]}
    (template,) = joined(([], []), proposal(Weapon={"car bomb": 0.9}), bare)
    assert template["incident_type"] == "bombing"
    assert template["Weapon"] == [["car bomb"]]
    assert template["date"] == "../1989-05-02"


@pytest.mark.usefixtures("by_score")
def test_of_two_strings_one_inside_the_other_the_likelier_stands() -> None:
    """Not both "guerrillas" and "urban guerrillas"."""
    (template,) = joined(([], []), proposal(PerpInd={"guerrillas": 0.9, "urban guerrillas": 0.6}), {})
    assert len(template["PerpInd"]) == 1


def test_the_grammar_and_the_network_meet_in_one_filler() -> None:
    """What both see is one filler that counts as told."""
    told: list[Record] = [{"incident_type": "bombing", "Weapon": [["CAR BOMB"]]}]
    (contender,) = contenders_of((told, []), proposal(Weapon={"car bomb": 0.9}))
    assert [(f.role, f.features[0]) for f in contender.fillers] == [("Weapon", 1.0)]


def test_a_surname_is_the_fullest_name_of_its_bearer() -> None:
    """What is told of Dikko is told of Omar Dikko; another's name is not touched."""
    found = ("Omar Dikko", "Omar Dikko"), ("Dikko", "Omar Dikko"), ("Sani Garba", "Sani Garba")
    actors = [
        ActorMention(Span(0, len(words), words), Actor(bearer, None, "person", "none")) for words, bearer in found
    ]
    names = fullest_names(actors)
    assert names["dikko"] == "Omar Dikko"
    assert names["sani garba"] == "Sani Garba"


def test_the_forests_that_ship_prefer_what_both_see() -> None:
    """A template and a filler that both votes have are likelier than the same with neither."""
    sure = {"told": 1, "template is told": 1, "score": 0.95, "of its type": 0.9, "type": 0.95, "places": 2, "Weapon": 1}
    faint = {"unseen": 0, "score": 0.06, "type": 0.1, "rank": 4, "behind the best": 0.8, "Weapon": 1}
    fillers = [weighing()["filler"].chance([float(row.get(name, 0)) for name in FILLER]) for row in (sure, faint)]
    told = {"told": 1, "topic": 0.9, "relevant": 0.95, "strings": 3, "agreed": 3, "candidates": 3, "templates": 1}
    templates = [weighing()["template"].chance([float(row.get(name, 0)) for name in TEMPLATE]) for row in (told, {})]
    assert fillers[0] > 0.5 > 0.2 > fillers[1]
    assert templates[0] > 0.5 > templates[1]
