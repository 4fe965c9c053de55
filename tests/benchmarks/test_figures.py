"""The tables: peers beside us, and no figure that a scorer does not know."""

from io import StringIO

from benchmarks.figures import figure_table
from benchmarks.registry import TASKS
from benchmarks.tables import read_rows
from rich.console import Console

from dateline.rules.load import load_rules


def test_every_peer_belongs_to_a_task_and_has_a_source() -> None:
    """No dangling task, no figure outside its scale, no row without a source."""
    rows = read_rows("peers.tsv")
    assert rows
    for row in rows:
        assert row["task"] in TASKS
        assert row["source"] and row["kind"] in ("measured", "published", "floor")
        assert 0 <= float(row["value"]) <= (1 if row["figure"] != "mean_km" else 20038)


def test_the_table_has_ours_and_theirs() -> None:
    """One row a figure; the archived systems stand beside ours."""
    written = StringIO()
    console = Console(width=220, file=written)
    console.print(figure_table(TASKS["geoparsing"], {"acc161": 0.9, "overlap": {"f1": 0.7}}, "rules"))
    text = written.getvalue()
    assert "0.900" in text and "0.749" in text and "Edinburgh" in text


def test_event_types_are_of_known_frames() -> None:
    """Every frame of the mapping is one of the engine's, and none stands twice."""
    frames = [row["frame"] for row in read_rows("event_types.tsv")]
    assert set(frames) <= set(load_rules().frames)
    assert len(frames) == len(set(frames))
