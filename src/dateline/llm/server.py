"""The server that the user named: its address, its model and its key, checked before anything is sent."""

import ipaddress
import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dateline.model import LlmSettings, UsageError

KEY = "DATELINE_LLM_KEY"
_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Server:
    """Where questions go, and to whom."""

    address: str
    model: str
    timeout: float
    key: str | None = field(default=None, repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, which no proxy leads to."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def server_of(settings: LlmSettings) -> Server:
    """The server that the settings name, with the key of the environment. Raises `UsageError`."""
    if not settings.url:
        raise UsageError(
            "The engine 'llm' needs a server; name one with --llm-url or DATELINE_LLM_URL, as http://localhost:8080/v1."
        )
    if not settings.model:
        raise UsageError("The engine 'llm' needs a model; name one with --llm-model or DATELINE_LLM_MODEL.")
    key = os.environ.get(KEY, "").strip() or None
    if key is not None and not (key.isascii() and key.isprintable()):
        raise UsageError(f"{KEY} holds no key: it has signs that no key has; set it again.")
    return Server(_address(settings.url), settings.model, settings.timeout, key)


def _address(url: str) -> str:
    """The address that questions are posted to. Raises `UsageError` where the URL is not one of a server."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise UsageError(f"--llm-url is no address ({error}); write it as http://localhost:8080/v1.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError("--llm-url must begin with http:// or https:// and name a host, as http://localhost:8080/v1.")
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"--llm-url must hold no name and no password; put the key into {KEY}.")
    if parts.query or parts.fragment or not url.strip().isprintable():
        raise UsageError("--llm-url must end with the path of the interface, as http://localhost:8080/v1.")
    return url.strip().rstrip("/").removesuffix(_PATH) + _PATH
