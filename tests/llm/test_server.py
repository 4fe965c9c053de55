"""The server that the user names: what is taken for one, and that the key stays where it is."""

import pytest

from dateline.llm.server import Server, server_of
from dateline.model import LlmSettings, UsageError


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_LLM_KEY", raising=False)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions"),
        (" https://api.example.org/v1/ ", "https://api.example.org/v1/chat/completions"),
        ("http://[::1]:8000/v1/chat/completions", "http://[::1]:8000/v1/chat/completions"),
    ],
)
def test_questions_go_to_the_address_of_the_interface(url: str, expected: str) -> None:
    """Whether the path is given in full or not."""
    assert server_of(LlmSettings(url, "m")).address == expected


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (None, "needs a server; name one with --llm-url or DATELINE_LLM_URL"),
        ("localhost:8080", "must begin with http:// or https://"),
        ("file:///etc/passwd", "must begin with http:// or https://"),
        ("ftp://example.org/v1", "must begin with http:// or https://"),
        ("http:///v1", "name a host"),
        ("http://user:secret@example.org/v1", "must hold no name and no password; put the key into DATELINE_LLM_KEY"),
        ("http://example.org/v1?key=secret", "must end with the path"),
        ("http://example.org:port/v1", "is no address"),
        ("http://[::1/v1", "is no address"),
        ("http://example.org/v1\r\nX: y", "is no address|must end with the path"),
    ],
)
def test_what_is_no_address_is_misuse(url: str | None, message: str) -> None:
    """Anything but a plain address of the web is refused, and no secret in it is repeated."""
    with pytest.raises(UsageError, match=message) as raised:
        server_of(LlmSettings(url, "m"))
    assert "secret" not in str(raised.value)


def test_a_model_is_named() -> None:
    """There is no model by default."""
    with pytest.raises(UsageError, match="name one with --llm-model or DATELINE_LLM_MODEL"):
        server_of(LlmSettings("http://localhost/v1"))


def test_the_key_comes_from_the_environment_and_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """No record prints it."""
    monkeypatch.setenv("DATELINE_LLM_KEY", " sk-secret\n")
    server = server_of(LlmSettings("http://localhost/v1", "m"))
    assert server.key == "sk-secret"
    assert "secret" not in repr(server)
    monkeypatch.setenv("DATELINE_LLM_KEY", "sk-s\u00e9cret")
    with pytest.raises(UsageError, match="DATELINE_LLM_KEY holds no key"):
        server_of(LlmSettings("http://localhost/v1", "m"))


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost", True), ("127.0.0.9", True), ("[::1]", True), ("10.0.0.1", False), ("a.b", False)],
)
def test_this_machine_is_known(host: str, expected: bool) -> None:
    """No proxy is asked for the way to the machine itself."""
    assert Server(f"http://{host}:80/v1/chat/completions", "m", 1.0).is_here is expected
