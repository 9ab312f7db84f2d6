"""A small web on this machine: servers that are fine, slow, gone, busy or lead astray, and remember."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REDIRECTS = {
    "/moved": (301, "/moved-again"),
    "/moved-again": (308, "/fine"),
    "/for-now": (302, "/fine"),
    "/moved-then-for-now": (301, "/for-now"),
    "/for-now-then-moved": (307, "/moved-again"),
    "/moved-to-gone": (301, "/gone"),
    "/moved-to-itself": (301, "/moved-to-itself"),
    "/circle": (301, "/circle-back"),
    "/circle-back": (302, "/circle"),
    "/to-mail": (301, "mailto:somebody@example.org"),
    "/to-script": (301, "javascript:alert(1)"),
    "/to-nobody": (302, "http://user:word@127.0.0.1/"),
    "/to-broken": (301, "http://[::/"),
    "/to-quote": (301, "/it's-fine"),
}
ANSWERS = {
    "/missing": 404,
    "/gone": 410,
    "/forbidden": 403,
    "/unlawful": 451,
    "/broken": 500,
    "/no-page": 204,
}


@dataclass
class Come:
    """One request, from when it was read until its head was written."""

    path: str
    begun: float
    agent: str
    ended: float = 0.0


@dataclass
class Web:
    """A server; `come` is what was asked of it, in order."""

    root: str
    come: list[Come] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    sent: int = 0  # bytes of the endless body
    over: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def paths(self) -> list[str]:
        return [one.path for one in self.come]

    @contextmanager
    def counted(self, path: str, agent: str) -> Iterator[int]:
        """How often the path was asked for, this time included."""
        with self._lock:
            come = Come(path, time.monotonic(), agent)
            self.come.append(come)
            self.seen[path] += 1
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            number = self.seen[path]
        self.asked.set()
        try:
            yield number
        finally:
            with self._lock:
                come.ended = time.monotonic()
                self._now -= 1


class _Handler(BaseHTTPRequestHandler):
    web: Web
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (its own name)
        pass

    def do_GET(self) -> None:
        with self.web.counted(self.path, self.headers["User-Agent"]) as number:
            self._answer(number)
        if self.path == "/huge":
            self._endless()
        self.close_connection = True

    def _answer(self, number: int) -> None:
        path = self.path
        if path in REDIRECTS:
            status, target = REDIRECTS[path]
            self._head(status, Location=target)
        elif path.startswith("/on/"):
            self._head(302, Location=f"/on/{int(path.removeprefix('/on/')) + 1}")
        elif path == "/trickle":
            self._trickle()
        elif path.startswith("/slow"):
            self.web.over.wait(20)
        elif path == "/closed":
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._head_of_a_page(path, again=number > 1)

    def _head_of_a_page(self, path: str, *, again: bool) -> None:
        brought = "been=here" in self.headers.get("Cookie", "")
        later = formatdate(time.time() + 1, usegmt=True)
        heads: dict[str, tuple[int, dict[str, str]]] = {
            "/cookie": (302, {"Location": path, "Set-Cookie": "been=here"}) if not brought else (200, {}),
            "/flaky": (503, {}) if not again else (200, {}),
            "/busy": (429, {"Retry-After": "1"}) if not again else (200, {}),
            "/busy-until": (503, {"Retry-After": later}) if not again else (200, {}),
            "/busy-for-long": (429, {"Retry-After": "86400"}),
            "/always-busy": (429, {"Retry-After": "soon"}),
            "/huge": (200, {"Content-Length": str(1 << 40)}),
        }
        status, headers = heads.get(path, (ANSWERS.get(path, 200), {}))
        self._head(status, **headers)

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()

    def _trickle(self) -> None:
        """A head that never ends: a few letters, then a few letters more."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(400):
                self.wfile.write(f"X-{number}: x\r\n".encode())
                self.wfile.flush()
                if self.web.over.wait(0.05):
                    break
        except OSError:
            pass

    def _endless(self) -> None:
        piece = b"x" * 65536
        try:
            for _ in range(4096):  # 256 MiB, and no more than 20 seconds
                self.wfile.write(piece)
                self.web.sent += len(piece)
        except OSError:
            pass


@contextmanager
def web(host: str = "127.0.0.1") -> Iterator[Web]:
    """A server on a port that the system chooses."""
    handler = type("Handler", (_Handler,), {})
    with ThreadingHTTPServer((host, 0), handler) as server:
        here = handler.web = Web(f"http://{host}:{server.server_address[1]}")
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield here
        finally:
            here.over.set()
            server.shutdown()
            thread.join()


def unused_address(host: str = "127.0.0.1") -> str:
    """An address at which nobody listens."""
    with socket.socket() as one:
        one.bind((host, 0))
        return f"http://{host}:{one.getsockname()[1]}/"
