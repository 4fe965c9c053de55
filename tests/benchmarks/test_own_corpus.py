"""The corpus's own test counts what is right, what is too much and what is lacking."""

from benchmarks.own_corpus import counts_of
from training.markup import read_passage

BODY = (
    "[Gunmen|people; perpetrator>1] [killed|=1 Attack] [six farmers|people; victim>1] in [Gusau|place; place>1] on"
    " [Monday|time; date>1]. Nobody saw the [raid|=2 Attack] on [Anka|place; place>2] [a year ago|time; date>2]."
)


def test_a_plain_passage_is_counted() -> None:
    """The first happening is found with its victim and its doer."""
    found = counts_of(read_passage("x-1", f"# wire; Sahel\n@ published 2024-05-14\n{BODY}"), "rules")
    assert found["happening gold"] == 2
    assert found["happening right"] >= 1
    assert found["role right"] >= 2
    assert found["happening right"] <= found["happening found"]
