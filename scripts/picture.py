"""Takes the pictures that are committed: the README's, the one shown where a page is passed on, the icon.

    PLANSITE_CHROMIUM=/usr/bin/chromium .venv/bin/python scripts/picture.py

The README's shows the first pages of the site in `site/`, wide and on a phone; the others are the mark,
without a word, so that they serve every plan in every language.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ICONS = ROOT / "docs" / "assets" / "icons"
VIEWS = (("tr/", 1100, 760), ("az/", 380, 760))
PAGE = """<body style="margin:0;display:flex;gap:24px;padding:24px;background:#d9d3c7">
{}</body>"""
FRAME = '<iframe src="{}" width="{}" height="{}" style="border:0;border-radius:8px;background:#fff"></iframe>'
MARK = """<style>body {{ margin: 0; background: {ground}; display: grid; place-items: center; height: 100vh }}
hr {{ position: absolute; left: 0; right: 0; bottom: 0; height: 6px; margin: 0; border: solid #1d2328;
border-width: 5px 0; }} svg {{ width: {size}px; height: {size}px }}</style>{mark}{line}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def take_pages(browser: Browser, address: str, target: Path) -> None:
    page = browser.new_page(viewport={"width": 1552, "height": 808})
    frames = "".join(FRAME.format(f"{address}/{path}", width, height) for path, width, height in VIEWS)
    page.goto(f"{address}/robots.txt")
    page.set_content(PAGE.format(frames), wait_until="networkidle")
    page.screenshot(path=target)


def take_mark(browser: Browser, width: int, height: int, size: int, *, ground: str, target: Path) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    mark, line = (ICONS / "mark.svg").read_text("utf-8"), "<hr>" if ground != "none" else ""
    page.set_content(MARK.format(ground=ground, size=size, mark=mark, line=line))
    page.screenshot(path=target, omit_background=True)


if __name__ == "__main__":
    found = os.environ.get("PLANSITE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None or not (ROOT / "site" / "index.html").is_file():
        raise SystemExit("Build the site first (python3 scripts/build.py), and have Chromium on the path.")
    with sync_playwright() as playwright, served(ROOT / "site") as address:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        take_pages(browser, address, ROOT / "docs" / "picture.png")
        take_mark(browser, 48, 48, 48, ground="none", target=ICONS / "mark.png")
        take_mark(browser, 1200, 630, 360, ground="#f9f8f4", target=ICONS / "share.png")
        browser.close()
