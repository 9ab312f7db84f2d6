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
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
Scheme = Literal["light", "dark"]
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

        self.addresses = [*map(self.url, self.pages), f"{address}/404.html"]

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
    options = ["--content", content, "--site", str(folder), "--today", today]
    done = subprocess.run(
        [sys.executable, "scripts/build.py", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
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
def opened(
    browser: Browser,
    width: int = 1280,
    height: int = 900,
    *,
    scripts: bool = True,
    scheme: Scheme = "light",
    zoom: int = 1,
) -> Iterator[Page]:
    """A page in a fresh browser window."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=scripts,
        color_scheme=scheme,
        device_scale_factor=zoom,
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def test_nothing_fails_and_nothing_comes_from_elsewhere(site: Published, browser: Browser) -> None:
    troubles: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(site.address):
            troubles.append(f"asked {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            troubles.append(f"{response.status} {response.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # an icon that was still on its way when the page was left
            troubles.append(f"failed {request.url}: {request.failure}")

    with opened(browser) as page:
        page.on("console", lambda message: troubles.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("request", asked)
        page.on("response", answered)
        page.on("requestfailed", failed)
        for address in site.addresses:
            page.goto(address)
    assert len(site.pages) > 20
    assert troubles == []


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 360), ("light", 1280), ("dark", 360), ("dark", 1280)]
)
def test_axe_finds_nothing(site: Published, browser: Browser, scheme: Scheme, width: int) -> None:
    troubles: list[str] = []
    with opened(browser, width, scheme=scheme) as page:
        for address in site.addresses:
            page.goto(address)
            page.evaluate(AXE)
            found = page.evaluate(
                "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
            )
            assert found["passes"], "axe looked at nothing"
            troubles += [
                f"{address}: {one['id']}: {node['target']} {node['failureSummary']}"
                for one in found["violations"]
                for node in one["nodes"]
            ]
    assert troubles == []


def test_the_switch_stays_on_the_page(site: Published, browser: Browser) -> None:
    with opened(browser, scripts=False) as page:
        for name in [name for name in site.pages if name.startswith("tr")]:
            page.goto(site.url(name))
            page.locator("nav.languages a[lang=az]").click()
            assert page.url == site.url(name.replace("tr", "az", 1))
            assert page.locator("html").get_attribute("lang") == "az"
            page.locator("nav.languages a[lang=tr]").click()
            assert page.url == site.url(name)


def test_everything_reads_without_javascript(site: Published, browser: Browser) -> None:
    """The same words stand on the page with and without scripts, and there are some."""
    with opened(browser) as one, opened(browser, scripts=False) as other:
        for address in site.addresses:
            one.goto(address)
            other.goto(address)
            assert one.locator("h1").count() == other.locator("h1").count() == 1, address
            text = other.locator("main").inner_text()
            assert len(text) > 40, address
            assert one.locator("main").inner_text() == text


@pytest.mark.parametrize(("width", "height", "zoom"), [(320, 640, 1), (320, 256, 4)], ids=["320px", "400%"])
def test_the_keyboard_reaches_the_menu(
    site: Published, browser: Browser, width: int, height: int, zoom: int
) -> None:
    with opened(browser, width, height, zoom=zoom, scripts=False) as page:
        page.goto(site.url("tr"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        assert tab_to(page, "summary", 12), "the menu's button is not reached"
        page.keyboard.press("Enter")
        assert tab_to(page, "nav.menu a[href*='activities']", 6), "the menu's entries are not reached"
        page.keyboard.press("Enter")
        page.wait_for_url(site.url("tr/activities"))


def tab_to(page: Page, selector: str, most: int) -> bool:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return page.locator(selector).first.is_visible()
    return False


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_scrolls_sideways(site: Published, browser: Browser, width: int) -> None:
    wide: list[str] = []
    with opened(browser, width) as page:
        for address in site.addresses:
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(address)
    assert wide == []


def test_no_link_leads_nowhere(site: Published, browser: Browser) -> None:
    """Every link of the site to itself has a page, and every fragment a place on it."""
    places: dict[str, set[str]] = {}
    links: set[tuple[str, str]] = set()
    with opened(browser) as page:
        for address in site.addresses:
            page.goto(address)
            places[address] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
            links |= {(address, link) for link in page.evaluate("[...document.links].map(a => a.href)")}
    own = [(on, link.partition("#")) for on, link in links if link.startswith(site.address)]
    broken = [
        (on, target, place)
        for on, (target, _, place) in own
        if place not in {"", *places.get(target, ())} or target not in places
    ]
    assert len(own) > 500
    assert broken == []


def test_foreign_passages_are_marked(site: Published, browser: Browser) -> None:
    """Every element with a language of its own has another one than what it stands in."""
    with opened(browser) as page:
        for name in site.pages:
            page.goto(site.url(name))
            same = page.evaluate(
                """[...document.querySelectorAll('main [lang]')].filter(
                    e => e.lang === e.parentElement.closest('[lang]').lang).map(e => e.outerHTML)"""
            )
            assert name == "" or same == [], name
