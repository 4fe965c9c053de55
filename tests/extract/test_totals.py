"""How many in all, by a rule that is named."""

import pytest
from tests.extract.passages import bounds, read

from dateline.model import Bounds

TOTALS = (
    ("Gunmen killed 12 people in Goma.", ("12", "told")),
    ("Gunmen killed seven soldiers and 35 civilians in Goma.", ("42", "sum of kinds")),
    ("Gunmen killed 20 people, including seven children, in Goma.", ("20", "told")),
    ("Gunmen shot dead a judge, his brother and their guard in Goma.", ("3", "sum of kinds")),
    ("Gunmen killed the mayor in Goma.", ("1", "told")),
    ("Three policemen + two guards dead after an attack in Goma.", ("5", "sum of kinds")),
    ("The death toll from the bombing in Kabul rose from 12 to 17.", ("17", "told")),
    ("Police said 125 people were killed in the attack on Goma. A senator spoke of 300 dead.", ("125-300", "range over voices")),
    ("Gunmen killed two people in Goma. Another three people were killed in the same attack.", ("5", "sum of kinds")),
    ("In addition to the bomber, five people were killed in the attack on Goma.", ("6", "sum of kinds")),
    ("Gunmen attacked Goma, wounding five soldiers, two of whom later died.", ("2", "told")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "total"), TOTALS, ids=[text for text, _ in TOTALS])
def test_killed_in_all(text: str, total: tuple[str, str]) -> None:
    """Kinds are summed, parts never; a corrected toll supersedes, voices that differ give a range."""
    (found,) = [t for m in read(text).event_mentions for t in m.totals if t.measure == "killed"]
    shown = bounds(found)  # type: ignore[arg-type]  # a total has the bounds of a number
    assert (shown, found.rule) == total


def test_a_total_names_its_claims() -> None:
    """Each claim that it follows from is in the ledger."""
    reading = read("Gunmen killed seven soldiers and 35 civilians in Goma.")
    (total,) = [t for m in reading.event_mentions for t in m.totals]
    assert len(total.claims) == 2
    assert set(total.claims) <= {claim.id for claim in reading.claims}


def test_a_toll_of_many_days_stands_by_itself() -> None:
    """What is counted since October is no part of the happening of the day."""
    reading = read(
        "A strike killed 12 people in Gaza City on Tuesday. Since October, 35,000 people have been killed there."
    )
    killed = [{t.low for t in m.totals} for m in reading.event_mentions]
    assert killed == [{12}, {35000}]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen with AK-47 rifles attacked a post on Highway 5 in Goma.",
        "A 25-year-old soldier saw the attack on Goma, 1,5 km away.",
        "Gunmen attacked Goma a day after the vote on Resolution 2254.",
        "The 3rd Division attacked Goma with 40 vehicles.",
    ],
)
def test_what_is_no_casualty(text: str) -> None:
    """Ages, roads, rifles, resolutions and units count nobody."""
    assert not [t for m in read(text).event_mentions for t in m.totals if t.measure in ("killed", "injured")]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Rebels shelled Goma. A nurse said that nine women were among the victims.", "killed"),
        ("Rebels shelled Goma. The mayor says nine people are in hospital.", "injured"),
    ],
)
def test_what_became_of_those_who_are_counted(text: str, measure: str) -> None:
    """Those among the victims died, those in hospital were hurt."""
    assert (measure, 9) in {(c.property, c.value.low) for c in read(text).claims if isinstance(c.value, Bounds)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled Goma. The clinic counted four dead and 12 injured.", {("killed", 4), ("injured", 12)}),
        ("Rebels shelled Goma. Its records listed 14 bodies and 47 injured.", {("killed", 14), ("injured", 47)}),
        ("Rebels shelled Goma. The number of those killed now stands at five, a nurse said.", {("killed", 5)}),
        ("Rebels shelled Goma. A nurse said that one trader died of his wounds.", {("killed", 1)}),
        ("The army has driven about 1,200 people from their villages near Goma.", {("displaced", 1200)}),
    ],
)
def test_each_number_has_the_measure_of_its_own_noun(text: str, expected: set[tuple[str, int]]) -> None:
    """Numbers that stand beside one another are not counted twice."""
    told = {(c.property, c.value.low) for c in read(text).claims if isinstance(c.value, Bounds)}
    assert told == expected
