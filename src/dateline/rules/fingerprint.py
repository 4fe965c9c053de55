"""What identifies the rules and dictionaries that a document is read with."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from dateline.rules.places.gazetteer import open_gazetteer
from dateline.rules.tables import rules_folder

_AFTER_READING = ("brief", "elisions", "folding", "linking")  # how the names of tables begin that no engine reads with


@cache
def rules_version() -> str:
    """Twelve hex digits that change when a table that is read with, or the gazetteer in use, does.

    Of the gazetteer, which may be large, only what it says of itself is taken: made from what, with how many names.
    """
    found = hashlib.sha256()
    for path, content in sorted(_tables(rules_folder(), "")):
        found.update(f"{path}\0{len(content)}\0".encode() + content)
    for key, value in sorted(open_gazetteer().about().items()):
        found.update(f"{key}\0{value}\0".encode())
    return found.hexdigest()[:12]


def _tables(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of every table that is read with."""
    for entry in folder.iterdir():
        path = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _tables(entry, f"{path}/")
        elif path.endswith(".tsv") and not path.startswith(_AFTER_READING):
            yield path, entry.read_bytes()
