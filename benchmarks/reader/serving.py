"""A site as a good host would send it: compressed, over connections that stay open, with its types."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
COMPRESSED_ALREADY = {".png", ".woff2"}


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = asked / "index.html" if asked.is_dir() else asked
        if path.is_file() and self.folder in path.resolve().parents:
            self._send(HTTPStatus.OK, path)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.folder / "404.html")

    def _send(self, status: HTTPStatus, path: Path) -> None:
        compressed = path.suffix not in COMPRESSED_ALREADY
        body = packed(path) if compressed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", TYPES[path.suffix])
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={600 if path.suffix == '.html' else 86400 * 365}")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@cache
def packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address at which the site stands while it is measured."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, folder.resolve()))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
