"""One question over the wire: one request, no redirect, and an end to how long and how large the reply may be."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from dateline import __version__
from dateline.llm.server import Server

MOST_BYTES = 8 * 1024 * 1024
_CONNECT = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sent back."""

    status: int
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class NoReplyError(Exception):
    """The server gave no reply that can be used; is_away: it cannot be reached at all, is_slow: it took too long."""

    def __init__(self, reason: str, *, is_away: bool = False, is_slow: bool = False) -> None:
        super().__init__(reason)
        self.is_away, self.is_slow = is_away, is_slow


class Transport:
    """The connections to one server; threads may share it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client = httpx.Client(
            headers=_headers(server),
            timeout=httpx.Timeout(server.timeout, connect=min(_CONNECT, server.timeout), pool=None),
            follow_redirects=False,  # a report or a server must not send Dateline elsewhere
            trust_env=not server.is_here,  # the proxies of the environment, where there are any
            limits=httpx.Limits(max_connections=None),
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def post(self, body: Mapping[str, Any]) -> Reply:
        """Ask, and wait for the reply. Raises `NoReplyError`."""
        end = time.monotonic() + self._server.timeout
        try:
            with self._client.stream("POST", self._server.address, json=dict(body)) as response:
                return Reply(response.status_code, _read(response, end), response.headers)
        except httpx.TimeoutException as error:
            is_away = isinstance(error, httpx.ConnectTimeout)
            raise NoReplyError(_slow(self._server), is_away=is_away, is_slow=not is_away) from error
        except httpx.ConnectError as error:
            raise NoReplyError(str(error) or "no connection", is_away=True) from error
        except httpx.TransportError as error:
            raise NoReplyError(str(error) or type(error).__name__) from error


def _headers(server: Server) -> dict[str, str]:
    told = {"User-Agent": f"dateline/{__version__}", "Accept-Encoding": "identity"}  # nothing that swells
    return told | ({"Authorization": f"Bearer {server.key}"} if server.key else {})


def _read(response: httpx.Response, end: float) -> bytes:
    """The body, up to its bounds. Raises `NoReplyError` beyond them."""
    data = bytearray()
    for part in response.iter_raw():
        data += part
        if len(data) > MOST_BYTES:
            raise NoReplyError(f"its reply is larger than {MOST_BYTES // 1024 // 1024} MiB")
        if time.monotonic() > end:
            raise httpx.ReadTimeout("the reply does not end", request=response.request)
    return bytes(data)


def _slow(server: Server) -> str:
    return f"it took longer than {server.timeout:g} s (see --llm-timeout)"
