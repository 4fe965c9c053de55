"""A PostgreSQL server of our own, for one run of the tests: it speaks through a socket in a temporary folder only."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

_STARTED_WITHIN = 60  # seconds


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs, with as many fresh databases as are asked for."""

    folder: Path

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new, empty database, gone afterwards; its language is English and not the bytes' order."""
        name = f"books_{uuid4().hex}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def address(self, database: str, user: str = "keeper") -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Have the server do something that belongs to no database."""
        with psycopg.connect(host=str(self.folder), user="keeper", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def find(program: str) -> Path | None:
    """A program of PostgreSQL's, the newest that is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    found = shutil.which(program)
    return installed[-1] if installed else Path(found) if found else None


@contextmanager
def running() -> Iterator[Server]:
    """A server that has started; stopped and removed afterwards. Raises `LookupError` where none is installed."""
    initdb, postgres = find("initdb"), find("postgres")
    if initdb is None or postgres is None:
        raise LookupError("PostgreSQL is not installed; install it with: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="books-"))
    user = _unprivileged()
    if user:
        shutil.chown(folder, user)
    try:
        yield from _served(initdb, postgres, folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(initdb: Path, postgres: Path, folder: Path, user: str | None) -> Iterator[Server]:
    data, log = folder / "data", folder / "log"
    making: list[str | Path] = [
        initdb,
        "-D",
        data,
        "-U",
        "keeper",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    subprocess.run(making, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)
    _ask_for_password(data)
    options = ("listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "max_connections=50")
    command: list[str | Path] = [postgres, "-D", data, *(part for option in options for part in ("-c", option))]
    with log.open("wb") as told:
        process = subprocess.Popen(command, user=user, cwd=folder, stdout=told, stderr=told)
    try:
        server = Server(folder)
        _wait_for(server, process, log)
        server.run("CREATE ROLE guest LOGIN PASSWORD 'open sesame'")
        yield server
    finally:
        process.terminate()
        process.wait(timeout=_STARTED_WITHIN)


def _ask_for_password(data: Path) -> None:
    """Everybody is let in as they are, but for the user `guest`."""
    rules = data / "pg_hba.conf"
    rules.write_text("local all guest scram-sha-256\n" + rules.read_text(encoding="utf-8"), encoding="utf-8")


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _STARTED_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return server.run("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(encoding='utf-8', errors='replace')}")


def _unprivileged() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
