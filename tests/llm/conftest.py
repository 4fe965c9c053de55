"""What the tests that run the whole engine need."""

import pytest


@pytest.fixture
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that waits hardly at all before it asks again, and has no key."""
    monkeypatch.setattr("dateline.llm.client.WAITS", (0.0, 0.01, 0.01, 0.01))
    monkeypatch.delenv("DATELINE_LLM_KEY", raising=False)


@pytest.fixture(params=[1, 3])
def jobs(request: pytest.FixtureRequest) -> int:
    """Reports at once."""
    return int(request.param)
