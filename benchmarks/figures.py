"""Our figures beside the peers', in one table."""

from rich.table import Table

from benchmarks.score.records import Record
from benchmarks.tables import Row, read_rows
from benchmarks.task import Task


def figure_table(task: Task, figures: Record, engine: str, beside: Record | None = None) -> Table:
    """One row a figure, one column a system; empty where nobody has given the figure.

    `beside` are the figures of the task's peer, run on the same records.
    """
    peers = [row for row in read_rows("peers.tsv") if row["task"] == task.name]
    systems = list(dict.fromkeys((row["system"], row["data"], row["kind"]) for row in peers))
    table = Table(title=f"{task.name}: scored here and elsewhere")
    table.add_column("figure")
    table.add_column(f"Dateline\n{engine}", justify="right", style="bold")
    if task.peer is not None:
        table.add_column(f"{task.peer[0]}\n{'' if beside else 'not installed'}", justify="right")
    for system, data, kind in systems:
        table.add_column(f"{system}\n{data}, {kind}", justify="right")
    known = {(row["system"], row["data"], row["kind"], row["figure"]): row for row in peers}
    for name in (*task.shown, *_only_elsewhere(peers, task)):
        theirs = [_told(known.get((*system, name))) for system in systems]
        here = [show(at_path(beside or {}, name))] if task.peer is not None else []
        table.add_row(name, show(at_path(figures, name)), *here, *theirs)
    return table


def at_path(figures: Record, path: str) -> float | None:
    """The figure at a path such as `gtt.f1`; None where there is none.

    >>> at_path({"gtt": {"f1": 0.5}}, "gtt.f1")
    0.5
    """
    value: float | Record | None = figures
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, (int, float)) else None


def show(value: float | None) -> str:
    """A figure for a reader: shares with three decimals, counts and kilometres with as many as help.

    >>> show(0.54321), show(1486.0), show(None)
    ('0.543', '1486', '')
    """
    if value is None:
        return ""
    return f"{value:.3f}" if abs(value) < 10 and not (isinstance(value, int) and value > 1) else f"{value:.0f}"


def _told(row: Row | None) -> str:
    return f"{row['bound']}{show(float(row['value']))}" if row is not None else ""


def _only_elsewhere(peers: list[Row], task: Task) -> list[str]:
    return [name for name in dict.fromkeys(row["figure"] for row in peers) if name not in task.shown]
