"""What every scorer reads: JSON Lines, one record a document, gold and prediction paired by name."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def read_lines(path: Path, limit: int | None = None) -> list[Record]:
    """The records of a JSON Lines file, blank lines passed over; only the first `limit` where one is given."""
    records: list[Record] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if limit is not None and len(records) >= limit:
                break
            if line.strip():
                records.append(json.loads(line))
    return records


def write_lines(path: Path, records: Iterable[Record]) -> None:
    """One JSON object a line in UTF-8, keys in the order in which they were put there."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def pair_up(gold: list[Record], predicted: list[Record], key: str = "id") -> list[tuple[Record, Record]]:
    """Each gold record with its prediction, `{}` where there is none.

    Raises `ValueError` for a name that stands twice, and for a prediction whose document the gold does not have.
    """
    names = [record[key] for record in gold]
    by_name = {record[key]: record for record in predicted}
    if len(set(names)) < len(names) or len(by_name) < len(predicted):
        raise ValueError(f"The same {key} stands twice, in the gold or among the predictions.")
    if strangers := sorted(set(by_name) - set(names)):
        raise ValueError(f"{len(strangers)} predictions are for documents that the gold does not have: {strangers[:3]}")
    return [(record, by_name.get(record[key], {})) for record in gold]
