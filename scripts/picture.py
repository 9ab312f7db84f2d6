"""Takes the picture of the README: the first pages of the site in `site/`, wide and on a phone."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
VIEWS = (("tr/", 1100, 760), ("az/", 380, 760))
PAGE = """<body style="margin:0;display:flex;gap:24px;padding:24px;background:#d9d3c7">
{}</body>"""
FRAME = '<iframe src="{}" width="{}" height="{}" style="border:0;border-radius:8px;background:#fff"></iframe>'


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


def take(site: Path, target: Path, chromium: str) -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1552, "height": 808})
        frames = "".join(FRAME.format(f"{address}/{path}", width, height) for path, width, height in VIEWS)
        page.goto(f"{address}/robots.txt")
        page.set_content(PAGE.format(frames), wait_until="networkidle")
        page.screenshot(path=target)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    found = os.environ.get("PLANSITE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None or not (ROOT / "site" / "index.html").is_file():
        raise SystemExit("Build the site first (python3 scripts/build.py), and have Chromium on the path.")
    take(ROOT / "site", ROOT / "docs" / "picture.png", found)
