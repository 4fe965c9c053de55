"""What tests of several rooms want: a fresh database on each of the engines that Dateline keeps its books in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import postgres


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """One PostgreSQL server for the whole run. Skips where there is none, but never where CI is true."""
    try:
        with postgres.running() as running:
            yield running
    except LookupError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that is empty, or not there yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'day.db'}"
    else:
        with request.getfixturevalue("server").database() as address:
            yield address
