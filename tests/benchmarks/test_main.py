"""The command line of the benchmarks."""

import json
from pathlib import Path

from benchmarks.__main__ import app
from tests.benchmarks.records import given_record, gold_record
from typer.testing import CliRunner


def run(tmp_path: Path, lines: list[object], *options: str) -> tuple[str, list[dict[str, object]]]:
    """The output of the timex command and the predictions that it wrote."""
    data, out = tmp_path / "data.jsonl", tmp_path / "pred.jsonl"
    data.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    result = CliRunner().invoke(app, ["timex", str(data), "--out", str(out), *options])
    assert result.exit_code == 0, result.output
    return result.output, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_predictions_are_written_and_scored(tmp_path: Path) -> None:
    """With gold there is a table and the seconds for a document."""
    output, predictions = run(tmp_path, [gold_record("timex")])
    assert "value.f1" in output and "s of CPU each" in output
    assert predictions[0]["id"] == "d0" and predictions[0]["timexes"]


def test_without_gold_there_is_no_table(tmp_path: Path) -> None:
    """Predictions alone are written."""
    output, predictions = run(tmp_path, [given_record("timex", n) for n in range(3)], "--limit", "2")
    assert "value.f1" not in output
    assert len(predictions) == 2
