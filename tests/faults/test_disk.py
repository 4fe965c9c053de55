"""A full disk is one clear line, and nothing that was kept before is lost."""

import re
import resource
import signal
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.faults.killing import RULES, assert_whole, reports, warmed

from dateline.cli import main
from dateline.pipeline import ingest
from dateline.store import open_store

_FORK = get_context("fork")


def _cramped(limit: int, folder: Path, db: Path, told: Path) -> None:
    """Ingest in a process whose files cannot grow beyond so many bytes, as where a disk has no more."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails, as it does on a full disk
    with told.open("w") as stream:
        sys.stderr = stream
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        status = main(["ingest", str(folder), "--db", str(db), "--engine", "rules"])
        stream.write(f"status {status}")


@pytest.mark.parametrize("room", [0, 8_000, 40_000, 90_000])
def test_a_full_disk(room: int, tmp_path: Path) -> None:
    """Whenever the room ends, the error is one line, what was read before is whole, and with more room it goes on."""
    warmed()
    folder, db, told = reports(tmp_path / "reports", 12), tmp_path / "books.db", tmp_path / "told"
    with open_store(f"sqlite:///{db}") as store:
        list(ingest([str(next(folder.iterdir()))], store, RULES))
    before = sum(1 for _ in folder.iterdir())
    work = _FORK.Process(target=_cramped, args=(db.stat().st_size + room, folder, db, told))
    work.start()
    work.join()
    said = told.read_text().splitlines()
    assert said[-1] == "status 4", said
    assert re.fullmatch(
        rf"dateline: The database {re.escape(str(db))} refused \(.+\); .*not full.*try again\.", said[-2]
    )
    with open_store(f"sqlite:///{db}") as store:
        assert 1 <= len(store.readings()) < before
        assert_whole(store)
        list(ingest([str(folder)], store, RULES))
        assert len(store.readings()) == before
        assert_whole(store)
