"""The process: signals, closed pipes and full disks lose nothing."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.command import COMMAND, EXAMPLES, REPORT

from dateline import __version__


def _start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own, which hears Ctrl-C even if this one does not."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )


def _wait_until_read(fifo: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until the process opens the pipe to read it; the descriptor returned keeps it waiting."""
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        try:
            pipe = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.02)
        else:
            time.sleep(1)  # between opening and reading a signal would be noted, and the reading begun all the same
            return pipe
    raise AssertionError(f"{fifo.name} was never opened; status {process.poll()}")


def test_the_version_is_printed_at_once() -> None:
    """`--version` loads neither the engine nor the database, nor what draws tables."""
    code = "import sys; from dateline.cli import main; main(['--version']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == f"dateline {__version__}\n"
    loaded = set(ran.stderr.split())
    assert "typer" in loaded
    assert not loaded & {"sqlalchemy", "numpy", "lemminflect", "jinja2", "rich.console", "dateline.pipeline"}


def test_who_only_reads_waits_for_nothing_else() -> None:
    """Reading loads neither the linker nor the database, nor what draws tables."""
    code = "import sys; from dateline.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    report = next(path for path in sorted(Path(EXAMPLES).rglob("*.txt")))
    call = [sys.executable, "-c", code, "extract", str(report), "--format", "json"]
    loaded = set(subprocess.run(call, capture_output=True, check=True, text=True).stderr.split())
    assert "dateline.votes.network" in loaded
    assert not loaded & {"sqlalchemy", "jinja2", "rich.console", "dateline.corroborate", "dateline.reckoning"}


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    """`dateline extract … | head -1` ends without a word."""
    process = _start("extract", EXAMPLES, "--format", "jsonl", cwd=tmp_path)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_a_full_disk_is_one_line(report: Path) -> None:
    """Output that cannot be written is an error and not a traceback."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "extract", report], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert re.fullmatch(rb"dateline: The output cannot be written \(.+\); write it to another place\.\n", ran.stderr)


def test_ctrl_c_keeps_what_was_ingested(report: Path, tmp_path: Path) -> None:
    """After Ctrl-C, the reports read so far are in the database, and the same command goes on from there."""
    slow, db = tmp_path / "slow.txt", tmp_path / "books.db"
    os.mkfifo(slow)
    process = _start("ingest", report, slow, "--db", db, cwd=tmp_path)
    pipe = _wait_until_read(slow, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(pipe)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() == f"dateline: stopped; what was read is in {db}; the same command goes on from there.\n"
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (1,)


def test_ctrl_c_leaves_a_whole_array(report: Path, tmp_path: Path) -> None:
    """After Ctrl-C, the JSON printed so far is closed and can be read."""
    second, slow = tmp_path / "another.txt", tmp_path / "slow.txt"
    second.write_text(REPORT.replace("three", "four"), encoding="utf-8")
    os.mkfifo(slow)
    process = _start("extract", report, second, slow, "--format", "json", cwd=tmp_path)
    pipe = _wait_until_read(slow, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(pipe)
    assert process.returncode == 130
    assert err.decode() == "dateline: stopped; every reading printed so far is whole.\n"
    assert len(json.loads(out)) == 2
