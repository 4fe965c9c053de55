"""Which pairs are compared at all."""

from random import Random

from tests.corroborate.builders import JABLEH, LINKING, SYRIA, TARTUS, Told, busy_day, mention, report, toll, who

from dateline.corroborate import accounts_of
from dateline.corroborate.block import LARGEST_LOOSE_BLOCK, candidates

DAY = "2016-05-23"


def pairs(*told: Told) -> set[tuple[str, str]]:
    """The outlets of the pairs that are worth comparing."""
    made = accounts_of([t.reading for t in told], [t.document for t in told], LINKING).records
    found, _ = candidates(made)
    return {(made[a].report.outlet, made[b].report.outlet) for a, b in found}


def test_far_days_far_places_and_other_families_are_not_compared() -> None:
    """Only reports of about the same days, places and types meet."""
    base = report("A", DAY, mention("bombing", DAY, JABLEH))
    assert pairs(base, report("B", DAY, mention("attack", "2016-05-24", JABLEH))) == {("A", "B")}
    assert pairs(base, report("B", DAY, mention("bombing", "2016-06-23", JABLEH))) == set()
    assert pairs(base, report("B", DAY, mention("bombing", DAY, TARTUS))) == set()
    assert pairs(base, report("B", DAY, mention("protest", DAY, JABLEH))) == set()


def test_what_lacks_a_place_or_a_date_is_still_looked_up() -> None:
    """Without a town the country and the day lead to candidates, without a day the town or the actor."""
    group = who("perpetrator", "Islamic State", "actor:is")
    base = report("A", DAY, mention("bombing", DAY, JABLEH, group))
    assert pairs(base, report("B", DAY, mention("bombing", DAY, SYRIA))) == {("A", "B")}
    assert pairs(base, report("B", DAY, mention("bombing", None, JABLEH))) == {("A", "B")}
    assert pairs(base, report("B", DAY, mention("bombing", None, None, group))) == {("A", "B")}
    assert pairs(base, report("B", DAY, mention("bombing", None, None))) == set()


def test_mentions_of_one_document_are_a_pair() -> None:
    """A report may tell of one happening in two sentences, so its mentions are compared, too."""
    assert pairs(report("A", DAY, mention("bombing", DAY, JABLEH), mention("attack", DAY, JABLEH))) == {("A", "A")}


def test_what_has_no_place_is_looked_up_by_figures_and_by_names_in_its_sentence() -> None:
    """A report that gives no town finds another by the same figure, or by the town's name in its own words."""
    base = report("A", DAY, mention("bombing", DAY, JABLEH, toll(17, 17)))
    assert pairs(base, report("B", DAY, mention("bombing", DAY, None, toll(17, 17)))) == {("A", "B")}
    assert pairs(base, report("B", DAY, mention("bombing", DAY, None), text="bombing by the Jableh road")) == {
        ("A", "B")
    }
    assert pairs(base, report("B", DAY, mention("bombing", DAY, None, toll(2, 2)))) == set()


def test_the_pairs_of_a_busy_month_are_few() -> None:
    """Of five thousand accounts of two months in sixty towns, less than one pair in a hundred is compared."""
    random = Random(1)
    told = [busy_day(random, number) for number in range(1000)]
    made = accounts_of([t.reading for t in told], [t.document for t in told], LINKING).records
    found, _ = candidates(made)
    assert 0 < len(found) < len(made) ** 2 / 200


def test_a_block_that_narrows_nothing_is_left_out_with_a_finding() -> None:
    """An actor that half the reports name is no reason to compare them all, and that is said."""
    group = who("perpetrator", "Islamic State", "actor:is")
    told = [report(f"A{i}", DAY, mention("bombing", None, None, group)) for i in range(LARGEST_LOOSE_BLOCK + 1)]
    made = accounts_of([t.reading for t in told], [t.document for t in told], LINKING).records
    found, findings = candidates(made)
    assert found == ()
    assert findings and "were not compared" in findings[0].message
