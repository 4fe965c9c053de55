"""A server that ends the connection is one clear line, and nothing that was kept before is lost."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url
from tests.faults.killing import RULES, assert_whole, reports, warmed
from tests.postgres import Server

from dateline.model import StoreError
from dateline.pipeline import corroborate_store, ingest
from dateline.store import Store, open_store


def terminate(server: Server, url: str) -> int:
    """End every connection to the database; how many there were."""
    query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    with psycopg.connect(host=str(server.folder), user="keeper", dbname="postgres", autocommit=True) as connection:
        return len(connection.execute(query, (make_url(url).database,)).fetchall())


def test_a_connection_that_is_lost_mid_run(server: Server, tmp_path: Path) -> None:
    """One line that says so; what was kept stays; the same run goes on over a new connection."""
    warmed()
    folder = reports(tmp_path / "reports", 8)
    with server.database() as url, open_store(url) as store:
        results = ingest([str(folder)], store, RULES)
        for _ in range(3):
            next(results)
        assert terminate(server, url)
        with pytest.raises(StoreError, match=r"The connection to .* was lost") as caught:
            list(results)
        assert "\n" not in str(caught.value)
        list(ingest([str(folder)], store, RULES))
        assert len(store.readings()) == 8
        assert_whole(store)


def test_a_connection_that_is_lost_within_a_transaction(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the transaction had written is gone, as if it had never begun."""
    warmed()
    folder = reports(tmp_path / "reports", 4)
    with server.database() as url, open_store(url) as store:
        list(ingest([str(folder / "000.txt")], store, RULES))

        def cut(self: Store, *_: object) -> None:
            assert terminate(server, url)

        with monkeypatch.context() as patch:
            patch.setattr(Store, "_log_added", cut)
            with pytest.raises(StoreError, match=r"The connection to .* was lost") as caught:
                list(ingest([str(folder)], store, RULES))
        assert "\n" not in str(caught.value)
        assert len(store.documents()) == len(store.readings()) == 1
        list(ingest([str(folder)], store, RULES))
        corroborate_store(store)
        assert len(store.readings()) == 4
        assert_whole(store)
