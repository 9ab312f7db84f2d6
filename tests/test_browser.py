"""The built site in a real browser: every page, in every language, as readers meet it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from building import day_of_the_record, run_once

ROOT = Path(__file__).resolve().parents[1]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
Scheme = Literal["light", "dark"]
# On a phone in light colours, on a wide screen in dark ones.
SEEN: tuple[tuple[Scheme, int], ...] = (("light", 360), ("dark", 1280))
WIDTHS = (320, 768, 1440)
VOID = {"br", "hr", "img", "input", "link", "meta"}
# Only what is wrong comes back node by node: to send what is right takes as long as to find it.
ASK_AXE = """async rules => {
    const options = {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]};
    const found = await axe.run(document, options);
    return {passes: found.passes.length, violations: found.violations};
}"""
HIDE = """hidden => {
    for (const part of document.querySelectorAll("#find-fold, #lanes, #mark-said")) part.hidden = hidden;
}"""
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
GOLDEN = ("--revision", "golden")  # as the others build these plans, so that they are built once
PLANS = {  # content, day, and the path below the server at which the plan's address says it stands; more
    "real": ("content", day_of_the_record(), ""),
    "second": ("tests/second/content", "2041-05-10", "birds"),
    "rich": ("tests/rich/content", "2043-09-15", "shores/2040", *GOLDEN),
    "next": ("tests/next/content", "2043-09-15", "shores/2044", *GOLDEN),
}
LANGUAGES = {"real": ("tr", "az", "other"), "second": ("other",), "rich": ("az",), "next": ("tr",)}
WHOLE = {"real"}  # of the others the browser opens the fullest page of each kind in each of these languages
ALIKE = {"list", "both"}  # kinds of many pages from one mould, of which the fullest stands for all everywhere
UNUSED = "preloaded using link preload but not used within"  # said where a page is open and hardly drawn
KIND = re.compile(r'<html lang="([^"]*)".*<body class="md-typeset ([\w-]*)"', re.DOTALL)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Published:
    """A built site on a local server."""

    def __init__(self, folder: Path, address: str, *, whole: bool) -> None:
        self.folder = folder
        self.address = address
        self.whole = whole
        found = sorted(folder.rglob("index.html"))
        self.pages = [path.parent.relative_to(folder).as_posix().removeprefix(".") for path in found]
        self.opened = self.fullest(ALIKE if whole else None)
        self.addresses = [*map(self.url, self.opened), f"{address}/404.html"]

    def fullest(self, of: set[str] | None = None) -> list[str]:
        """The longest page of each kind in each language; of other kinds than those asked for, every page."""
        kinds: dict[tuple[str, ...], list[str]] = {}
        for page in self.pages:
            found = KIND.search(self.source(page))
            kind = found.groups() if found else ("",)
            alone = of is not None and kind[-1] not in of
            kinds.setdefault((*kind, page) if alone else kind, []).append(page)
        return sorted(max(alike, key=lambda page: len(self.source(page))) for alike in kinds.values())

    def source(self, page: str) -> str:
        return (self.folder / page / "index.html").read_text("utf-8")

    def in_language(self, lang: str) -> list[str]:
        """The addresses of the pages in Turkish, in Azerbaijani, or all others."""
        starts = {one: f"{self.address}/{one}/" for one in ("tr", "az")}
        if lang in starts:
            return [address for address in self.addresses if address.startswith(starts[lang])]
        return [address for address in self.addresses if not address.startswith((*starts.values(),))]

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
    content, today, path, *more = PLANS[request.param]
    served = tmp_path_factory.mktemp(request.param)
    folder = served / (path or "site")
    done = run_once(ROOT / content, folder, "--today", today, *more)
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(served if path else folder) as address:
        yield Published(folder, f"{address}/{path}".rstrip("/"), whole=request.param in WHOLE)


@pytest.fixture(scope="module")  # while it is open, the tests beside it can run no loop of their own
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


@pytest.mark.parametrize(
    ("site", "lang"), [(plan, lang) for plan, all_ in LANGUAGES.items() for lang in all_], indirect=["site"]
)
def test_every_page_as_its_readers_meet_it(
    site: Published, browser: Browser, lang: str, subtests: pytest.Subtests
) -> None:
    """Opening a page takes long, so each is opened once with scripts, once without, for all that is asked.

    Of a plan of which not every page is opened, axe looks at one language on a phone, at another on a screen.
    The page of the search says without them that it needs them; it is tested with the search.
    """
    assert len(site.pages) > 20
    found: list[str] = []
    wide: list[tuple[str, int]] = []
    differing: list[str] = []
    seen = SEEN if site.whole else SEEN[:1] if lang == "tr" else SEEN[1:]
    with opened(browser) as page, opened(browser, scripts=False) as bare:
        troubles = watch(page, site.address)
        for address in site.in_language(lang):
            page.goto(address)
            bare.goto(address)
            differing += [address] if not alike(page, bare) and not address.endswith("/search/") else []
            wide += [(address, width) for width in WIDTHS if scrolls_sideways(page, width)]
            found += [f"{address} {one}" for one in axe_finds(page, seen)]
    with subtests.test("nothing fails and nothing comes from elsewhere"):
        assert troubles == []
    with subtests.test("the same words are there without scripts, and there are some"):
        assert differing == []
    with subtests.test("no page scrolls sideways"):
        assert wide == []
    with subtests.test("axe finds nothing"):
        assert found == []


def watch(page: Page, own: str) -> list[str]:
    """A list that fills with whatever fails on the page from now on, or is asked of another server."""
    troubles: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(own):
            troubles.append(f"asked {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            troubles.append(f"{response.status} {response.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # an icon that was still on its way when the page was left
            troubles.append(f"failed {request.url}: {request.failure}")

    def spoke(message: ConsoleMessage) -> None:
        if UNUSED not in message.text:
            troubles.append(f"{page.url}: {message.text}")

    page.on("console", spoke)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", failed)
    return troubles


def alike(one: Page, other: Page) -> bool:
    """Whether both have one headline and the same words, and not too few; filters are for scripts alone."""
    headlines = {page.locator("h1").count() for page in (one, other)}
    one.evaluate(HIDE, True)
    text, same = (page.locator("main").inner_text() for page in (one, other))
    one.evaluate(HIDE, False)
    return headlines == {1} and len(text) > 40 and text == same


def scrolls_sideways(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    wider: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wider


def axe_finds(page: Page, seen: tuple[tuple[Scheme, int], ...]) -> list[str]:
    troubles: list[str] = []
    page.evaluate(AXE)
    for scheme, width in seen:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(ASK_AXE, RULES)
        assert found["passes"], "axe looked at nothing"
        troubles += [
            f"{scheme} {width}: {one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    return troubles


@pytest.mark.parametrize("site", ["real", "second"], indirect=True)
def test_the_switch_stays_on_the_page(site: Published, browser: Browser) -> None:
    with opened(browser, scripts=False) as page:
        for name in [name for name in site.fullest() if name.startswith("tr")]:
            page.goto(site.url(name))
            page.locator("nav.languages a[lang=az]").click()
            assert page.url == site.url(name.replace("tr", "az", 1))
            assert page.locator("html").get_attribute("lang") == "az"
            page.locator("nav.languages a[lang=tr]").click()
            assert page.url == site.url(name)


@pytest.mark.parametrize("site", ["real"], indirect=True)
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


@pytest.mark.parametrize("site", ["real", "rich"], indirect=True)
def test_on_paper_the_page_stands_by_itself(site: Published, browser: Browser) -> None:
    """Nothing to press, nothing folded, and where it is from."""
    with opened(browser, scripts=False) as page:
        page.emulate_media(media="print")
        for name in [name for name in site.opened if "/activities/" in name]:
            page.goto(site.url(name))
            assert not [one for one in page.locator("nav, .skip").all() if one.is_visible()], name
            assert [one for one in page.locator("details > p").all() if not one.is_visible()] == [], name
            for said in page.locator(".permalink").all():
                assert said.is_visible(), name
                assert name in said.inner_text()


@pytest.mark.parametrize("site", ["real", "rich"], indirect=True)
def test_columns_of_languages_stand_beside_or_below_one_another(site: Published, browser: Browser) -> None:
    with opened(browser) as page:
        for name in [name for name in site.opened if "/both/" in name]:
            page.goto(site.url(name))
            for width, beside in ((320, False), (1280, True)):
                page.set_viewport_size({"width": width, "height": 900})
                row = [cell.bounding_box() for cell in page.locator(".row").first.locator(".cell").all()]
                tops = {round(box["y"]) for box in row if box}
                assert len(row) > 1
                assert len(tops) == (1 if beside else len(row)), f"{name} {width}"


def test_no_link_leads_nowhere(site: Published) -> None:
    """Every link of the site to itself has a page, and every fragment a place on it."""
    read = {name: Reader(site.source(name)) for name in site.pages}
    here = {site.url(name): reader for name, reader in read.items()}
    links = {(name, urljoin(site.url(name), link)) for name, reader in read.items() for link in reader.links}
    own = [(name, link.partition("#")) for name, link in links if link.startswith(site.address)]
    broken = [
        (name, target, place)
        for name, (target, _, place) in own
        if target not in here or (place and place not in here[target].places)
    ]
    assert len(own) > 300
    assert broken == []


def test_foreign_passages_are_foreign(site: Published) -> None:
    """A language is marked where it changes and nowhere else; no place is named twice."""
    for name in site.pages:
        reader = Reader(site.source(name))
        assert reader.repeated_languages == [], name
        assert len(reader.places) == len(set(reader.places)), name


class Reader(HTMLParser):
    """What a page links to, the places it names, and where it says its own language once more."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: list[str] = []
        self.repeated_languages: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        around = self._open[-1][1] if self._open else ""
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if "id" in given:
            self.places.append(given["id"])
        beside = given.get("class") == "cell"  # of a row of languages, where each says which it is
        if given.get("lang") == around and any(name == "main" for name, _ in self._open) and not beside:
            self.repeated_languages.append(f"{tag} {around}")
        if tag not in VOID:
            self._open.append((tag, given.get("lang", around)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
