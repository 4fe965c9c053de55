"""Entities of reports on Syria and Iraq (re3d, Dstl 2017): a span head for each type."""

import json
from collections.abc import Iterator
from pathlib import Path

from dateline.votes.heads import ENTITIES
from training.examples import CharSpan, Truth


def load(path: Path) -> Iterator[tuple[str, str, Truth]]:
    """Id, text and what is known, report by report."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found: dict[str, list[CharSpan]] = {f"entity.{name}": [] for name in ENTITIES}
            for entity in record["entities"]:
                if entity["type"] in ENTITIES:
                    found[f"entity.{entity['type']}"].append((entity["start"], entity["end"]))
            yield record["id"], record["text"], Truth(spans=found)
