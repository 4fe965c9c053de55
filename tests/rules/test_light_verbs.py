"""The verbs that lend a noun its people: known roles, one row each, and examples that show them."""

import re
from collections import Counter

import pytest
from lemminflect import getAllLemmas

from dateline.rules.load import load_rules
from dateline.rules.tables import read_table
from dateline.rules.types import LightVerb

ROWS = read_table("lang/en/light_verbs.tsv", LightVerb)
ROLES = {"perpetrator", "victim", "occurs", "hits", "harms"}


def test_rows_are_whole() -> None:
    """Each verb stands once, with a known role, a version and a source."""
    assert {row.role for row in ROWS} == ROLES
    assert max(Counter(row.lemma for row in ROWS).values()) == 1
    assert [row.lemma for row in ROWS if not (row.since and row.source)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.lemma)
def test_the_example_shows_the_verb(row: LightVerb) -> None:
    """The one marked word of the example is a form of the verb."""
    (form,) = re.findall(r"<t>(\w+)</t>", row.example)
    assert row.lemma in {form, *getAllLemmas(form).get("VERB", ())}


def test_the_rules_hold_them_by_verb() -> None:
    """The engine looks a verb's role up by its lemma."""
    assert load_rules().light_verbs == {row.lemma: row.role for row in ROWS}
