"""Whether SQLite's files are whole: copied half-way, or left by a run that was cut off while it wrote.

The database itself is never opened here but by SQLite: closing a file that SQLite has open elsewhere in the process would
drop its locks. The write-ahead file carries none; its form is that of https://www.sqlite.org/fileformat2.html#walformat.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dateline.model import StoreError

_HEADER, _FRAME = 32, 24  # bytes before the first frame, and before the page in each
_MAGIC = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a write-ahead file holds: the pages of finished transactions, and whether it ends within another."""

    pages: frozenset[int] = frozenset()
    is_cut: bool = False


def written_ahead(path: Path) -> Ahead:
    """What the write-ahead file of a database holds; nothing where there is none."""
    try:
        with path.with_name(f"{path.name}-wal").open("rb") as stream:
            header = stream.read(_HEADER)
            if len(header) < _HEADER:
                return Ahead(is_cut=bool(header))
            magic, _, size, _, salts, _ = struct.unpack(">4I8s8s", header)
            if magic not in _MAGIC:
                return Ahead(is_cut=True)
            return _gathered(_frames(stream.read, size, salts))
    except OSError:  # there is none, or SQLite will say what is wrong with it
        return Ahead()


def _frames(read: Callable[[int], bytes], size: int, salts: bytes) -> Iterator[tuple[int, int] | None]:
    """Page and size of the database after it (0: the transaction goes on) of each frame; None for one that is cut."""
    while frame := read(_FRAME + size):
        if len(frame) < _FRAME + size:
            yield None
            return
        page, after = struct.unpack(">2I", frame[:8])
        if frame[8:16] != salts:  # left from before the file was begun anew
            return
        yield page, after


def _gathered(frames: Iterator[tuple[int, int] | None]) -> Ahead:
    finished: set[int] = set()
    begun: set[int] = set()
    for frame in frames:
        if frame is None:
            return Ahead(frozenset(finished), True)
        page, after = frame
        begun.add(page)
        if after:
            finished |= begun
            begun.clear()
    return Ahead(frozenset(finished), bool(begun))


def check_whole(connection: Connection, path: Path) -> None:
    """Raises `StoreError` where the database's file is shorter than it says, and the rest is not written ahead."""
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)
    size = int(connection.exec_driver_sql("PRAGMA page_size").scalar() or 1)
    there = path.stat().st_size // size
    if there >= pages or written_ahead(path).pages.issuperset(range(there + 1, pages + 1)):
        return
    there = path.stat().st_size // size  # another process may have written it there meanwhile
    if there < pages:
        raise StoreError(
            f"{path} is cut off: it should have {pages * size:,} bytes and has {path.stat().st_size:,}; "
            f"it was not copied whole. Copy it again, with {path.name}-wal where there is one, while nothing writes to it."
        )
