"""Clustering over the better half of the pairs, which cannot chain."""

from collections.abc import Iterable
from itertools import pairwise

from dateline.corroborate.cluster import Linkage, Objection, Ties, cluster


def linkage(*objections: Objection) -> Linkage:
    """Groups join at a mean of 0.65; what is not recorded counts as nothing; a third of the pairs may be at odds."""
    return Linkage(join=0.65, record=0.0, at_odds=0.34, objections=objections)


Tie = tuple[str, float, bool]


def same(pair: str, score: float) -> Tie:
    """A pair of letters of which the linker says same."""
    return pair, score, True


def clusters(names: str, ties: Iterable[Tie], linkage: Linkage) -> tuple[tuple[int, ...], ...]:
    """The clusters of mentions that are letters."""
    placed = [(names.index(pair[0]), names.index(pair[1]), score, is_same) for pair, score, is_same in ties]
    return cluster(len(names), Ties.of(placed), linkage)


def test_a_chain_does_not_become_one_group() -> None:
    """A is like B and B like C, C like D, but A and B are not like D: the better half of the pairs holds them apart."""
    links = (same("ab", 0.9), same("bc", 0.85), same("cd", 0.9))
    assert clusters("abcd", links, linkage()) == ((0, 1), (2, 3))


def test_a_long_chain_falls_into_short_pieces() -> None:
    """However long the chain of neighbours, no group reaches further than to the next but one."""
    names = "abcdefghijkl"
    links = tuple(same(a + b, 0.9 - i / 100) for i, (a, b) in enumerate(pairwise(names)))
    assert max(group[-1] - group[0] for group in clusters(names, links, linkage())) <= 2


def test_a_close_group_becomes_one() -> None:
    """Three that are all alike are one group."""
    links = (same("ab", 0.9), same("bc", 0.85), same("ac", 0.8))
    assert clusters("abc", links, linkage()) == ((0, 1, 2),)


def test_one_that_says_little_joins_the_half_that_it_agrees_with() -> None:
    """D has something in common with two of three, and nothing against the third."""
    links = (same("ab", 0.9), same("bc", 0.9), same("ac", 0.9), same("ad", 0.7), same("bd", 0.7))
    assert clusters("abcd", links, linkage()) == ((0, 1, 2, 3),)


def test_groups_at_odds_never_join() -> None:
    """However well two groups go together, they stay apart where too many of their pairs are at odds on one point."""
    links = (same("ab", 0.9), same("bc", 0.8), same("ac", 0.95))

    def differ(a: int, b: int) -> bool | None:
        return {a, b} != {0, 1}

    assert clusters("abc", links, linkage(differ)) == ((0, 1), (2,))


def test_pairs_that_cannot_be_compared_on_a_point_neither_speak_for_nor_against() -> None:
    """One of the two pairs between the groups is at odds, and the other does not count: that is all of them."""
    links = (same("ab", 0.9), same("bc", 0.8), same("ac", 0.7))

    def differ(a: int, b: int) -> bool | None:
        return True if {a, b} == {1, 2} else None

    assert clusters("abc", links, linkage(differ)) == ((0, 1), (2,))


def test_scores_without_the_judgement_same_join_nothing() -> None:
    """A pair that scores high on circumstances alone is not joined."""
    assert clusters("ab", (("ab", 0.9, False),), linkage()) == ((0,), (1,))
