"""The wars that the linker is fitted to, and those that it is only tried on: each truth table fits its reports' words."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.fit_linking import EXAMPLES, UNSEEN, WARS, table

from dateline.rules.tables import read_table
from dateline.rules.types import SubEventType

SETS = (WARS, UNSEEN)


@pytest.mark.parametrize(("folder", "truth"), SETS, ids=["wars", "unseen"])
def test_quotes_stand_once(folder: Path, truth: Path) -> None:
    """Every quote stands exactly once in its report, and every report has some."""
    rows = table(truth)
    texts = {file: (folder / file).read_text(encoding="utf-8") for file in {row["file"] for row in rows}}
    assert {(row["file"], row["quote"]) for row in rows if texts[row["file"]].count(row["quote"]) != 1} == set()
    assert set(texts) == {path.relative_to(folder).as_posix() for path in folder.glob("*/*")}
    assert {row["sub_event_type"] for row in rows} <= {
        row.sub_event_type for row in read_table("acled.tsv", SubEventType)
    }


@pytest.mark.parametrize(("folder", "truth"), SETS, ids=["wars", "unseen"])
def test_linking_is_put_to_the_test(folder: Path, truth: Path) -> None:
    """Each war has happenings that three reports or more tell of, and look-alikes: of one type in one place."""
    rows = table(truth)
    for war in {row["file"].split("/")[0] for row in rows}:
        told = {(row["happening"], row["file"]) for row in rows if row["file"].startswith(war)}
        kinds = {(row["happening"], row["sub_event_type"]) for row in rows if row["file"].startswith(war)}
        assert sum(count >= 3 for count in Counter(happening for happening, _ in told).values()) >= 3, war
        assert max(Counter(kind for _, kind in kinds).values()) >= 2, war


def test_no_war_is_fitted_to_and_unseen() -> None:
    """A happening is named by its war, and no war is in two sets."""
    wars = [{row["happening"].split("-")[0] for row in table(truth)} for _, truth in (EXAMPLES, *SETS)]
    assert not (wars[0] & wars[1] or wars[0] & wars[2] or wars[1] & wars[2])
