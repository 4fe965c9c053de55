"""No task sees the gold: its predictions are the same bytes whether the data holds it or not."""

from pathlib import Path

import pytest
from benchmarks.registry import TASKS
from benchmarks.run import run_task
from benchmarks.score.records import Record, write_lines
from benchmarks.task import given_fields, has_gold
from tests.benchmarks.records import given_record, gold_record

from dateline.model import Settings


def predicted(name: str, records: list[Record], out: Path) -> bytes:
    """The bytes of the predictions for the records."""
    write_lines(out, run_task(TASKS[name], records, Settings(), lambda: None).predictions)
    return out.read_bytes()


@pytest.mark.parametrize("name", TASKS)
def test_predictions_do_not_depend_on_the_gold(name: str, tmp_path: Path) -> None:
    """Removing every gold field, or falsifying it, changes no byte of the predictions."""
    whole = [gold_record(name, n) for n in range(2)]
    bare = [given_record(name, n) for n in range(2)]
    assert predicted(name, whole, tmp_path / "whole") == predicted(name, bare, tmp_path / "bare") != b""


@pytest.mark.parametrize("name", TASKS)
def test_only_given_fields_reach_the_reader(name: str) -> None:
    """What a task hands on holds nothing beyond the name, the text, the day and what the task gives."""
    seen = given_fields(gold_record(name), TASKS[name])
    assert set(seen) <= {"id", "docid", "text", "published", "verb", "mentions"}
    assert all(set(m) == {"start", "end"} for m in seen.get("mentions", []))


@pytest.mark.parametrize("name", TASKS)
def test_gold_is_told_from_its_absence(name: str) -> None:
    """Scores are printed where there is gold, and only there."""
    assert has_gold([gold_record(name)], TASKS[name])
    assert not has_gold([given_record(name)], TASKS[name])


@pytest.mark.parametrize("name", TASKS)
def test_predictions_can_be_scored(name: str) -> None:
    """The scorer takes what the task predicts, and gives every figure that is shown a name it knows."""
    records = [gold_record(name, n) for n in range(2)]
    run = run_task(TASKS[name], records, Settings(), lambda: None)
    figures = TASKS[name].score(records, run.predictions)
    top = {path.split(".")[0] for path in TASKS[name].shown}
    assert top <= set(figures)
    assert run.documents == 2
