"""What every test of a command wants: the command, a report, books kept from the example reports."""

from pathlib import Path

import pytest
from tests.cli.command import EXAMPLES, REPORT, Dateline, Ran

from dateline.cli import main


@pytest.fixture
def dateline(capsysbinary: pytest.CaptureFixture[bytes]) -> Dateline:
    """The command, run in this process."""

    def run(*arguments: str | Path) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Ran(status, out, err.decode())

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file with one short report."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the example reports."""
    db = str(tmp_path_factory.mktemp("books") / "examples.db")
    assert main(["ingest", str(EXAMPLES / "sudan"), str(EXAMPLES / "ukraine"), "--db", db]) == 0
    return db
