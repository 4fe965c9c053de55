"""A server of the tests' own on this machine that speaks the interface, well or badly, as each test tells it to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

Asked = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One reply: `stops_at` cuts the connection after so many bytes of the body, `delay` is in seconds."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    stops_at: int | None = None


@dataclass
class FakeModel:
    """What the server answers, in turn, the last for ever; and what it was asked."""

    replies: list[Said | Callable[[Asked], Said]]
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    most_at_once: int = 0
    _at_once: int = 0
    _lock: Any = field(default_factory=Lock)

    def reply_to(self, asked: Asked, path: str, headers: dict[str, str]) -> Said:
        """The next reply, and a note of what was asked."""
        with self._lock:
            reply = self.replies[min(len(self.asked), len(self.replies) - 1)]
            self.asked.append(asked)
            self.paths.append(path)
            self.headers.append(headers)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        return reply if isinstance(reply, Said) else reply(asked)

    def done(self) -> None:
        """Note that a reply is out."""
        with self._lock:
            self._at_once -= 1


def answer(content: Any, finish: str = "stop", tokens: tuple[int, int] | None = (100, 20)) -> Said:
    """A reply of the interface: the events given, or any text in their place."""
    text = content if isinstance(content, str) else json.dumps({"events": content})
    body: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}]}
    if tokens is not None:
        body["usage"] = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return Said(json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def passage_of(asked: Asked) -> str:
    """The passage in a question, without the lines that it stands between."""
    return "\n".join(asked["messages"][1]["content"].split("\n")[1:-1])


@contextmanager
def serving(*replies: Said | Callable[[Asked], Said]) -> Iterator[FakeModel]:
    """A server that gives these replies, for as long as the block lasts."""
    model = FakeModel(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = model.reply_to(asked, self.path, dict(self.headers))
            time.sleep(said.delay)
            model.done()
            self.send_response(said.status)
            for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body[: said.stops_at])
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # the client left before the reply was out, as it should

    server = Server(("127.0.0.1", 0), Handler)
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
