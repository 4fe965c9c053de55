"""Which places of a sentence a happening was at: the features, the rows of names, what only says where another lies."""

import pytest
from benchmarks.event_location import verb_places
from benchmarks.parts import parse_document, sentence_document

from dateline.extract.place_features import FEATURES
from dateline.extract.place_links import stand_out
from dateline.model import Settings
from dateline.rules.place_links import CONSTANT, SPREAD, THRESHOLD, PlaceLinkWeight
from dateline.rules.tables import read_table

WHERE = (
    ("Bandits from Niger [killed] nine men in Gusau.", ("Gusau",)),
    ("Two men were [shot] as they left a mosque in Gusau.", ("Gusau",)),
    ("Nine were killed and a dozen [wounded] in a blast near the town of Gusau.", ("Gusau",)),
    ("Rebels [shelled] Kessab (twice), Marea and Azaz.", ("Kessab", "Marea", "Azaz")),
    ("Gunmen [attacked] a mosque in Gusau, the capital of Zamfara, the governor said in Abuja.", ("Gusau",)),
    ("A bomb [exploded] in the Sarajevo suburb of Dobrinja.", ("Dobrinja",)),
    ("The minister, speaking in Paris, said that gunmen had [killed] four farmers near Djibo.", ("Djibo",)),
    ("The minister [spoke] of peace and dialogue.", ()),
)


@pytest.mark.parametrize(("marked", "expected"), WHERE)
def test_finds_where_it_happened(marked: str, expected: tuple[str, ...]) -> None:
    """The places of the verb in brackets, and no speaker's, origin's or larger one's."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    parsed = parse_document(sentence_document(text), Settings())
    assert tuple(place.name for place in verb_places(parsed, start, end)) == expected


def test_the_best_decides_how_good_the_others_must_be() -> None:
    """A place far behind the best one is not meant, though it reaches the threshold."""
    assert stand_out([2.0, 1.5, 0.0, -2.0], -1.0, 1.0) == [True, True, False, False]
    assert stand_out([-1.5], -1.0, 1.0) == [False]
    assert stand_out([], -1.0, 1.0) == []


def test_every_weight_is_of_a_feature_and_stands_once() -> None:
    """No row of the table weighs what nobody asks, and none stands twice."""
    rows = read_table("place_links.tsv", PlaceLinkWeight)
    names = {feature.__name__ for feature in FEATURES} | {CONSTANT, THRESHOLD, SPREAD}
    assert {row.feature for row in rows} == names
    assert len({(row.feature, row.value) for row in rows}) == len(rows)


def test_every_feature_says_what_it_asks() -> None:
    """Each feature has a sentence that a reader could follow."""
    assert all((feature.__doc__ or "").strip() for feature in FEATURES)
