"""The tab-separated tables of this folder: comments begin with `#`, the first row names the columns."""

from pathlib import Path

Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    """The rows of a table beside this module, by column."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
