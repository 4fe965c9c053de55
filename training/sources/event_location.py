"""Which place in a sentence the event of a verb happened at (Halterman 2019), as a relation of the verb and each piece."""

import json
from collections.abc import Iterator
from pathlib import Path

from dateline.votes.wordpiece import WordPieces
from training.examples import CharSpan, Truth


def load(path: Path, pieces: WordPieces) -> Iterator[tuple[str, str, Truth]]:
    """Id, text and what is known, sentence by sentence."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            places = [tuple(span) for span in record["locations"]]
            verb: CharSpan = (record["verb"][0], record["verb"][1])
            pairs = [
                (
                    verb,
                    (p.start, p.end),
                    frozenset({"where"} if any(s < p.end and p.start < e for s, e in places) else ()),
                )
                for p in pieces(record["text"])
            ]
            yield record["id"], record["text"], Truth(pairs=pairs, relations=frozenset({"where"}))
