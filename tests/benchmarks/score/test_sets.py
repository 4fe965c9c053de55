"""The smaller scorers on hand-made cases with figures worked out by hand."""

import copy
from typing import Any

import pytest
from benchmarks.score.records import Record, pair_up

from benchmarks.score import attribution, coded, event_location, events, geoparsing, linkage, re3d, timex

SENTENCES: list[Record] = [
    {"id": "1", "text": "Shot in New York .", "locations": [[8, 16]]},
    {"id": "2", "text": "Shot him .", "locations": []},
]
PLACES: list[Record] = [
    {
        "id": "1",
        "toponyms": [
            {"start": 0, "end": 5, "lat": 48.85, "lon": 2.35},
            {"start": 10, "end": 14, "lat": 41.9, "lon": 12.5},
        ],
        "ignore": [[19, 20]],
    }
]
RELATED: list[Record] = [
    {
        "id": "1",
        "entities": [{"start": 0, "end": 4, "type": "Organisation"}, {"start": 8, "end": 13, "type": "Location"}],
        "relations": [{"type": "CoLocated", "source": [0, 4], "target": [8, 13]}],
    }
]
TIMES: list[Record] = [{"id": "1", "timexes": [{"start": 3, "end": 15, "type": "DATE", "value": "2021-05-03"}]}]
SAID: list[Record] = [{"id": "1", "attributions": [{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 20]]}]}]
HAPPENED: list[Record] = [
    {
        "id": "1",
        "events": [{"type": "Life.Die.X", "trigger": [4, 8], "arguments": [{"role": "Victim", "start": 9, "end": 12}]}],
    }
]


@pytest.mark.parametrize(
    ("scorer", "gold", "best"),
    [
        (event_location, SENTENCES, ("token.f1", "exact_set", "span.f1")),
        (geoparsing, PLACES, ("exact.f1", "overlap.f1", "acc161", "right_place.f1")),
        (re3d, RELATED, ("entities_exact.f1", "relations.f1", "span_only.f1")),
        (timex, TIMES, ("strict.f1", "relaxed.f1", "type.f1", "value.f1")),
        (attribution, SAID, ("chars.source.f1", "spans.content.f1", "pairs.f1", "triples.f1")),
        (events, HAPPENED, ("trigger.f1", "trigger_type.f1", "argument_role.f1")),
    ],
)
def test_gold_as_prediction_is_perfect(scorer: Any, gold: list[Record], best: tuple[str, ...]) -> None:
    """The gold scores 1, nothing scores 0."""
    whole, nothing = scorer.score(gold, copy.deepcopy(gold)), scorer.score(gold, [])
    for path in best:
        assert _at(whole, path) == 1
        assert _at(nothing, path) in (0, 0.5)  # 0.5: one of two sentences has no place


def _at(figures: Any, path: str) -> float:
    for step in path.split("."):
        figures = figures[step]
    return float(figures)


def test_event_location_counts_tokens() -> None:
    """Half of a name is a whole token right and a token missed."""
    guess = [{"id": "1", "locations": [[12, 16]]}, {"id": "2", "locations": [[5, 8]]}]
    found = event_location.score(SENTENCES, guess)
    assert (found["token"]["p"], found["token"]["r"], found["exact_set"]) == (0.5, 0.5, 0)


def test_geoparsing_leaves_ignored_words_out() -> None:
    """What touches only an ignored span is neither right nor wrong; another Paris is far away."""
    toponyms = [
        {"start": 0, "end": 5, "lat": 33.66, "lon": -95.55},
        {"start": 10, "end": 18, "lat": 41.9, "lon": 12.5},
        {"start": 19, "end": 20, "lat": 1, "lon": 1},
    ]
    found = geoparsing.score(PLACES, [{"id": "1", "toponyms": toponyms}])
    assert (found["exact"]["p"], found["overlap"]["f1"], found["acc161"], found["right_place"]["r"]) == (
        0.5,
        1,
        0.5,
        0.5,
    )


def test_re3d_wants_the_right_type() -> None:
    """A wrong type is no entity; touching ends are a relation only in the loose figure."""
    guess: list[Record] = copy.deepcopy(RELATED)
    guess[0]["entities"] = [{"start": 0, "end": 4, "type": "Person"}, {"start": 5, "end": 13, "type": "Location"}]
    guess[0]["relations"][0]["target"] = [5, 13]
    found = re3d.score(RELATED, guess)
    assert (found["entities_exact"]["f1"], found["entities_overlap"]["f1"], found["span_only"]["f1"]) == (0, 0.5, 0.5)
    assert (found["relations"]["f1"], found["relations_overlap"]["f1"]) == (0, 1)


def test_timex_splits_count_once() -> None:
    """Two halves of one expression: one is matched, and it is the longer overlap that counts."""
    halves = [
        {"start": 3, "end": 9, "type": "DATE", "value": "2021-05-10"},
        {"start": 10, "end": 15, "type": "DATE", "value": "2021-05-03"},
    ]
    found = timex.score(TIMES, [{"id": "1", "timexes": halves}])
    assert (found["strict"]["f1"], found["relaxed"]["p"], found["relaxed"]["r"], found["value"]["f1"]) == (0, 0.5, 1, 0)


def test_linkage_on_four_documents() -> None:
    """Three of four documents in one cluster, worked out by hand."""
    gold = [{"id": str(n), "topic": "1", "subtopic": s, "mentions": []} for n, s in enumerate("aabb")]
    found = linkage.score(gold, [{"id": str(n), "cluster": c} for n, c in enumerate([1, 1, 1, 2])])["docs"]
    assert (found["pairwise"]["p"], found["pairwise"]["r"]) == (1 / 3, 1 / 2)
    assert found["b3"]["p"] == pytest.approx((4 / 3 + 1 / 3 + 1) / 4)
    assert found["b3"]["r"] == pytest.approx((2 + 0.5 + 0.5) / 4)
    assert (found["muc"]["p"], found["muc"]["r"], found["ari"]) == (0.5, 0.5, 0)
    assert found["ceafe"]["f1"] == pytest.approx((4 / 5 + 2 / 3) / 2)


def test_linkage_scores_mentions_where_any_are_given() -> None:
    """Unlabelled documents and mentions stand alone."""
    mention = {"start": 0, "end": 1, "chain": "x"}
    gold = [{"id": i, "topic": "1", "subtopic": "a", "mentions": [mention]} for i in "12"]
    guess = [{"id": i, "cluster": 7, "mentions": [{"start": 0, "end": 1, "cluster": "k"}]} for i in "12"]
    assert linkage.score(gold, guess)["events"]["conll"] == 1
    assert "events" not in linkage.score(gold, [])
    assert linkage.score(gold, [])["docs"]["pairwise"]["r"] == 0


CODED: list[Record] = [
    {
        "id": "1",
        "date": "2020-01-02",
        "place": "Aleppo",
        "lat": 36.2,
        "lon": 37.16,
        "killed_low": 3,
        "killed_high": 5,
        "weapon": "Explosives",
        "actors": ["Islamic State of Iraq and the Levant (ISIL)"],
        "claimed": True,
    },
    {"id": "2", "date": "2020-02-02", "killed_low": 0, "killed_high": 0, "claimed": False},
]


def test_coded_takes_the_event_that_fits_best() -> None:
    """An event of another day beside the right one does no harm; a number inside the range is not exact."""
    right: Record = {
        "date_start": "2020-01-02",
        "places": [{"name": "Idlib", "lat": 35.93, "lon": 36.63}],
        "killed_low": 4,
        "killed_high": 4,
        "perpetrators": ["ISIL"],
        "weapons": ["explosive"],
    }
    guess = [{"id": "1", "events": [{"date_start": "1999-01-01"}, right]}, {"id": "2", "events": [{}]}]
    found = coded.score(CODED, guess)
    assert (found["killed"]["exact_above_zero"], found["killed"]["in_range_above_zero"], found["killed"]["exact"]) == (
        0,
        1,
        0.5,
    )
    assert (found["place"]["within25"], found["place"]["within161"], found["place"]["name_match"]) == (0, 1, 0)
    assert (found["date"]["exact"], found["actor"]["match"], found["weapon"]["match"]) == (0.5, 1, 1)
    assert found["claimed"]["r"] == 0


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Taliban", "Tehrik-i-Taliban Pakistan (TTP)", True),
        ("Israeli Military", "the Israeli military", True),
        ("Hezbollah", "Hamas", False),
        ("", "Hamas", False),
    ],
)
def test_names_are_compared_loosely(left: str, right: str, expected: bool) -> None:
    """One inside the other, a shared acronym, or most of the telling words."""
    assert coded.same_name(left, right) is expected


def test_strangers_and_doubles_are_errors() -> None:
    """A prediction for an unknown document usually means the wrong file."""
    with pytest.raises(ValueError, match="does not have"):
        pair_up([{"id": "1"}], [{"id": "2"}])
    with pytest.raises(ValueError, match="twice"):
        pair_up([{"id": "1"}, {"id": "1"}], [])
