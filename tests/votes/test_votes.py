"""Votes: what planted outputs say is what is found, at the exact characters."""

import numpy as np

from dateline.votes.heads import HEADS, RELATION_WIDTH, RELATIONS, WIDTH
from dateline.votes.votes import Array, Votes
from dateline.votes.wordpiece import Piece

TEXT = "gunmen killed six farmers"
PIECES = [Piece(1, 0, 6), Piece(2, 7, 13), Piece(3, 14, 17), Piece(4, 18, 25)]
SIDE = len(RELATIONS) * (RELATION_WIDTH + 1)


def planted(**spans: dict[int, str]) -> Array:
    """Outputs in which each named head says outside but at the given pieces; double underscores stand for points."""
    outputs = np.zeros((len(PIECES), WIDTH), np.float32)
    for name, head in HEADS.items():
        if head.kind == "span":
            outputs[:, head.start] = 8.0
        for at, label in spans.get(name.replace(".", "__"), {}).items():
            outputs[at, head.start] = 0.0
            outputs[at, head.start + head.labels.index(label)] = 9.0
    return outputs


def votes(outputs: Array, left: Array | None = None, right: Array | None = None) -> Votes:
    """Votes on the text."""
    empty = np.full((len(PIECES), SIDE), -1.0, np.float32)
    return Votes(PIECES, outputs, empty if left is None else left, empty if right is None else right)


def test_a_planted_span_is_found_exactly() -> None:
    """A begin and an inside are one stretch with its characters."""
    found = list(votes(planted(mention__people={2: "B", 3: "I"})).spans("mention.people", 0.5))
    assert [TEXT[s.start : s.end] for s in found] == ["six farmers"]
    assert found[0].score > 0.99


def test_two_begins_are_two_spans() -> None:
    """Each begin opens a stretch of its own."""
    found = votes(planted(mention__people={0: "B", 3: "B"})).spans("mention.people", 0.5)
    assert [TEXT[s.start : s.end] for s in found] == ["gunmen", "farmers"]


def test_an_inside_without_a_begin_is_a_span() -> None:
    """What goes on without having begun is found all the same."""
    found = votes(planted(trigger={1: "I"})).spans("trigger", 0.5)
    assert [TEXT[s.start : s.end] for s in found] == ["killed"]


def test_shares_of_a_class_add_up_to_one() -> None:
    """The labels of a class head share one certainty."""
    shares = votes(planted(modality={1: "hedged"})).shares("modality", 7, 13)
    assert max(shares, key=lambda name: shares[name]) == "hedged"
    assert abs(sum(shares.values()) - 1) < 1e-5


def test_a_relation_is_the_product_of_both_sides() -> None:
    """Vectors that agree hold, at the pieces that were planted and nowhere else."""
    at = RELATIONS.index("victim") * (RELATION_WIDTH + 1)
    left, right = (np.full((len(PIECES), SIDE), -2.0, np.float32) for _ in range(2))
    left[:, at : at + RELATION_WIDTH] = 0.0
    left[1, at : at + RELATION_WIDTH] = 3.0
    right[3, at : at + RELATION_WIDTH] = 3.0
    found = votes(planted(), left, right)
    assert found.relations((7, 13), (18, 25))["victim"] > 0.99
    assert found.relations((7, 13), (0, 6))["victim"] < 0.01


def test_characters_that_were_not_read_have_no_votes() -> None:
    """Where the network did not look it says nothing."""
    found = votes(planted())
    assert not found.has(40, 50)
    assert found.shares("modality", 40, 50) == {}
    assert found.relations((40, 50), (0, 6)) == {}
    assert found.highest("trigger", 40, 50) == 0.0


def test_no_pieces_no_votes() -> None:
    """An empty document is no error."""
    nothing = np.zeros((0, 0), np.float32)
    found = Votes([], nothing, nothing, nothing)
    assert list(found.spans("trigger", 0.5)) == []
    assert set(found.topics.values()) == {0.0}
