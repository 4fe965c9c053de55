"""The table of features and the judgement that follows from it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.corroborate.builders import JABLEH, LINKING, mention, report, toll, who

from dateline.corroborate import accounts_of
from dateline.corroborate.score import LEAST_CONTENT, links, scorer_of
from dateline.model import RulesError

DAY = "2016-05-23"
SHELLING = report("A", DAY, mention("shelling", DAY, JABLEH, toll(12, 12)))
BOTH = np.array([0]), np.array([1])
AIR_STRIKE = report("B", DAY, mention("air strike", DAY, JABLEH))


def test_circumstances_alone_are_never_the_same() -> None:
    """However much day and place weigh, without content the judgement is not "same"."""
    heavy = tuple(replace(w, weight=9.0) if w.kind == "circumstance" else w for w in LINKING.weights)
    left, right = accounts_of(
        [SHELLING.reading, AIR_STRIKE.reading], [SHELLING.document, AIR_STRIKE.document], LINKING
    ).records
    (judged,) = links((left, right), [BOTH], scorer_of(replace(LINKING, weights=heavy)))
    assert judged.score > 9
    assert judged.judgement == "unsure"


@pytest.mark.parametrize(("weight", "judgement"), [(LEAST_CONTENT - 0.01, "unsure"), (LEAST_CONTENT, "same")])
def test_a_little_content_does_not_make_when_and_where_enough(weight: float, judgement: str) -> None:
    """Day and place may weigh more than the threshold: what content adds must be enough by itself."""
    weights = {"circumstance": 9.0, "content": weight, "manner": 0.0}
    table = tuple(replace(w, weight=weights.get(w.kind, w.weight)) for w in LINKING.weights)
    other = report("B", DAY, mention("air strike", DAY, JABLEH, toll(12, 12)))
    left, right = accounts_of([SHELLING.reading, other.reading], [SHELLING.document, other.document], LINKING).records
    (judged,) = links((left, right), [BOTH], scorer_of(replace(LINKING, weights=table)))
    assert judged.judgement == judgement


def test_the_score_is_the_weighted_sum_of_the_features() -> None:
    """What the link shows adds up to its score."""
    other = report("B", DAY, mention("bombing", DAY, JABLEH, toll(12, 12), who("target", "market")))
    left, right = accounts_of([SHELLING.reading, other.reading], [SHELLING.document, other.document], LINKING).records
    (judged,) = links((left, right), [BOTH], scorer_of(LINKING))
    weights = {row.name: row.weight for row in LINKING.features()}
    assert judged.score == pytest.approx(sum(weights[name] * value for name, value in judged.features))
    assert dict(judged.features).keys() >= {"same_day", "same_place", "tolls_compatible"}


def test_a_weight_without_a_comparison_is_refused() -> None:
    """A row of the data file that no function answers to is an error of the rules."""
    odd = replace(LINKING.weights[0], name="moon_phase")
    with pytest.raises(RulesError, match="moon_phase"):
        scorer_of(replace(LINKING, weights=(*LINKING.weights, odd)))
