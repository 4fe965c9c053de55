"""The linker of news: look-alike incidents are told apart, and what is fitted follows from the pairs."""

import numpy as np
from benchmarks.linkage_documents import comparisons, grouped, without_openers, words_of
from benchmarks.linkage_mentions import FEATURES
from benchmarks.linkage_words import head_of
from numpy.typing import NDArray

from benchmarks import fit_linkage, linkage
from dateline.model import Settings

FILLER = "The town council met after the fire and thanked the brigade for its work during the long night."
FIRES = [
    f"A fire destroyed the {what} in {town}, where {who} had worked. {FILLER} {day} was calm again, {who} said."
    for what, town, who in (("bakery", "Gusau", "Sani Garba"), ("sawmill", "Qerwan", "Maya Haddad"))
    for day in ("Monday", "Tuesday", "Friday")
]


def test_look_alikes_are_farther_apart_than_reports_of_one_incident() -> None:
    """Of two fires told in the same words, those of one town are nearer than those of two."""
    pairs, values = comparisons([words_of(text) for text in FIRES])
    is_one: NDArray[np.bool_] = pairs[:, 0] // 3 == pairs[:, 1] // 3
    assert values[is_one].min() > values[~is_one].max()


def test_a_group_does_not_chain() -> None:
    """The ends of a row of likelihoods stay apart though each neighbour is near."""
    row = np.array([[0, 0.6, 0.0], [0.6, 0, 0.59], [0.0, 0.59, 0]])
    assert grouped(row, 0.5) == [0, 0, 2]


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    """A word that is mostly written small is compared as a word."""
    reports = [words_of("Fire fire fire in Gusau"), words_of("Fire in Qerwan")]
    told = without_openers(reports)
    assert told[1][0] == "fire" and "Qerwan" in told[1]


def test_the_head_is_the_word_that_names_the_event() -> None:
    """Particles do not head a mention, and a form counts as its lemma."""
    assert [head_of(words) for words in ("checked into", "killings", "off")] == ["check", "killing", "off"]


def test_mentions_are_compared_within_their_group_only() -> None:
    """Mentions of two groups of reports never share a label; those of one are compared pair by pair."""
    records = [{"id": str(n), "text": text, "mentions": [{"start": 7, "end": 16}]} for n, text in enumerate(FIRES[:4])]
    reports = [linkage.prepare(record, Settings(engine="rules")) for record in records]
    mentions = linkage.compare_mentions(reports, [0, 0, 0, 3])
    weights = linkage.weights_of("mention", FEATURES)
    labels = [r["mentions"][0]["cluster"] for r in linkage.labelled(reports, [0, 0, 0, 3], mentions, weights)]
    assert [len(one.pairs) for one in mentions] == [3, 0]
    assert labels[3] not in labels[:3]
    assert mentions[0].values[:, FEATURES.index("same_lemma")].all()


def test_the_fit_weighs_what_tells_and_not_what_does_not() -> None:
    """A comparison that goes with the truth gets a weight, one that does not gets next to none."""
    rng = np.random.default_rng(0)
    same = (np.arange(400) % 2).astype(float)
    values = np.column_stack([same + rng.normal(0, 0.3, 400), rng.normal(0, 1, 400)])
    weights = fit_linkage.fit([fit_linkage.Pairs(values, same, np.ones(400))])
    assert weights[0] > 3 and abs(weights[1]) < 1
