"""Average linkage that cannot chain."""

from dateline.corroborate.cluster import cluster
from dateline.model import Link


def items(names: str, *, document: str = "") -> tuple[tuple[str, frozenset[str]], ...]:
    """One item for each letter, each of its own document unless one is given for all."""
    return tuple((name, frozenset({document or name})) for name in names)


def same(pair: str, score: float) -> Link:
    """A link that says same."""
    return Link(pair[0], pair[1], score, (), "same")


def test_a_chain_does_not_become_one_group() -> None:
    """A is like B and B like C, C like D, but A is not like D: the mean holds them apart."""
    links = (same("ab", 0.9), same("bc", 0.85), same("cd", 0.9))
    assert cluster(items("abcd"), links, join=0.65) == ((0, 1), (2, 3))


def test_a_close_group_becomes_one() -> None:
    """Three that are all alike are one group."""
    links = (same("ab", 0.9), same("bc", 0.85), same("ac", 0.8))
    assert cluster(items("abc"), links, join=0.65) == ((0, 1, 2),)


def test_two_of_one_document_never_join() -> None:
    """Not even through a third that both are like."""
    both = (("a", frozenset({"d1"})), ("b", frozenset({"d2"})), ("c", frozenset({"d1"})))
    links = (same("ab", 0.9), same("bc", 0.8), same("ac", 0.95))
    assert cluster(both, links, join=0.65) == ((0, 1), (2,))


def test_scores_without_the_judgement_same_join_nothing() -> None:
    """A pair that scores high on circumstances alone is not joined."""
    assert cluster(items("ab"), (Link("a", "b", 0.9, (), "unsure"),), join=0.65) == ((0,), (1,))


def test_links_of_unknown_mentions_are_passed_over() -> None:
    """A judgement on a mention that is no longer there changes nothing."""
    assert cluster(items("ab"), (same("az", 0.9),), join=0.65) == ((0,), (1,))
