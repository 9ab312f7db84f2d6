"""The built site in a real browser: every page, in every language, as readers meet it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PLANS = {  # content, day, and the path below the server at which the plan's address says it stands
    "real": ("content", "2026-11-23", ""),
    "tiny": ("tests/tiny/content", "2031-06-01", "plan"),
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Published:
    """A built site on a local server."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        found = sorted(folder.rglob("index.html"))
        self.pages = [path.parent.relative_to(folder).as_posix().removeprefix(".") for path in found]

    def url(self, page: str) -> str:
        return f"{self.address}/{page}/" if page else f"{self.address}/"


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session", params=PLANS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    content, today, path = PLANS[request.param]
    served = tmp_path_factory.mktemp(request.param)
    folder = served / (path or "site")
    build = [sys.executable, "scripts/build.py", "--content", content, "--site", str(folder), "--today", today]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(served if path else folder) as address:
        yield Published(folder, f"{address}/{path}".rstrip("/"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=os.environ["PLANSITE_CHROMIUM"], args=FLAGS)
        yield started
        started.close()


@contextlib.contextmanager
def context(browser: Browser, width: int = 1280, height: int = 900, **options: Any) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        yield opened
    finally:
        opened.close()


def test_nothing_fails_and_nothing_comes_from_elsewhere(site: Published, browser: Browser) -> None:
    troubles: list[str] = []
    with context(browser) as opened:
        page = opened.new_page()
        page.on("console", lambda message: troubles.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: troubles.append(f"{page.url}: failed {request.url}"))
        page.on(
            "request",
            lambda request: (
                troubles.append(f"{page.url}: asked {request.url}")
                if not request.url.startswith(site.address)
                else None
            ),
        )
        page.on(
            "response",
            lambda response: (
                troubles.append(f"{page.url}: {response.status} {response.url}") if response.status >= 400 else None
            ),
        )
        for name in [*site.pages, "404.html"]:
            page.goto(f"{site.address}/404.html" if name == "404.html" else site.url(name))
    assert len(site.pages) > 20
    assert troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(site: Published, browser: Browser, scheme: Any, width: int) -> None:
    troubles: list[str] = []
    with context(browser, width, color_scheme=scheme) as opened:
        page = opened.new_page()
        for name in [*site.pages, "404.html"]:
            page.goto(f"{site.address}/404.html" if name == "404.html" else site.url(name))
            page.evaluate(AXE)
            found = page.evaluate(
                "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
            )
            assert found["passes"], "axe looked at nothing"
            troubles += [
                f"{name}: {one['id']}: {node['target']} {node['failureSummary']}"
                for one in found["violations"]
                for node in one["nodes"]
            ]
    assert troubles == []


def test_the_switch_stays_on_the_page(site: Published, browser: Browser) -> None:
    with context(browser, java_script_enabled=False) as opened:
        page = opened.new_page()
        for name in [name for name in site.pages if name.startswith("tr")]:
            page.goto(site.url(name))
            there = name.replace("tr", "az", 1)
            page.locator("nav.languages a[lang=az]").click()
            assert page.url == site.url(there)
            assert page.locator("html").get_attribute("lang") == "az"
            page.locator("nav.languages a[lang=tr]").click()
            assert page.url == site.url(name)


def test_everything_reads_without_javascript(site: Published, browser: Browser) -> None:
    """The same words stand on the page with and without scripts, and there are some."""
    with context(browser) as with_scripts, context(browser, java_script_enabled=False) as without:
        one, other = with_scripts.new_page(), without.new_page()
        for name in site.pages:
            one.goto(site.url(name))
            other.goto(site.url(name))
            assert one.locator("h1").count() == other.locator("h1").count() == 1, name
            text = other.locator("main").inner_text()
            assert len(text) > 40, name
            assert one.locator("main").inner_text() == text


@pytest.mark.parametrize(("width", "height", "factor"), [(320, 640, 1), (320, 256, 4)], ids=["320px", "400%"])
def test_the_keyboard_reaches_the_menu(
    site: Published, browser: Browser, width: int, height: int, factor: int
) -> None:
    with context(browser, width, height, device_scale_factor=factor, java_script_enabled=False) as opened:
        page = opened.new_page()
        page.goto(site.url("tr"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        reached = tab_to(page, "summary", 12)
        assert reached, "the menu's button is not reached"
        page.keyboard.press("Enter")
        assert tab_to(page, "nav.menu a[href*='activities']", 6), "the menu's entries are not reached"
        page.keyboard.press("Enter")
        page.wait_for_url(site.url("tr/activities"))


def tab_to(page: Page, selector: str, most: int) -> bool:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return bool(page.locator(selector).first.is_visible())
    return False


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_scrolls_sideways(site: Published, browser: Browser, width: int) -> None:
    wide: list[str] = []
    with context(browser, width) as opened:
        page = opened.new_page()
        for name in site.pages:
            page.goto(site.url(name))
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(name)
    assert wide == []


def test_no_link_leads_nowhere(site: Published, browser: Browser) -> None:
    """Every link of the site to itself has a page, and every fragment a place on it."""
    with context(browser) as opened:
        page = opened.new_page()
        places: dict[str, set[str]] = {}
        links: list[tuple[str, str]] = []
        for name in site.pages:
            page.goto(site.url(name))
            places[site.url(name)] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
            links += [(name, link) for link in page.evaluate("[...document.links].map(a => a.href)")]
    broken = []
    for name, link in links:
        address, _, place = link.partition("#")
        if address.startswith(site.address) and place not in {"", *places.get(address, ())}:
            broken.append((name, link))
        elif address.startswith(site.address) and address not in places:
            broken.append((name, link))
    assert len(links) > 500
    assert broken == []


def test_foreign_passages_are_marked(site: Published, browser: Browser) -> None:
    """Every element with a language of its own has another one than what it stands in."""
    with context(browser) as opened:
        page = opened.new_page()
        for name in site.pages:
            page.goto(site.url(name))
            same = page.evaluate(
                """[...document.querySelectorAll('main [lang]')].filter(
                    e => e.lang === e.parentElement.closest('[lang]').lang).map(e => e.outerHTML)"""
            )
            assert name == "" or same == [], name
