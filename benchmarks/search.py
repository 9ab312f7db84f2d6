"""How fast and how heavy the search is with a thousand activities, on a processor slowed down four times.

    .venv/bin/python benchmarks/search.py [NUMBER OF ACTIVITIES]

For each query two times from the letter that is typed to the first result on the page, with the wait after a
key: of a first query, for which only the rules are there, that came when the field was entered; and of the
same query once its pieces are there. Then the bytes of the first query with the rules, compressed, without
page and script. PLANSITE_CHROMIUM names the browser.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import many
import overlay
from test_browser import FLAGS, serve

QUERIES = (
    "ağac",
    "çocuk",
    "qadınların",
    "çocukların hakları",
    "təcrübə mübadiləsi üzrə",
    '"ağac planı"',
    "fealiyyyet",
)
SLOWED = 4
TYPE = """query => new Promise(done => {
    const field = document.getElementById("query");
    const list = document.querySelector(".results");
    list.replaceChildren();
    const start = performance.now();
    new MutationObserver((_, watch) => {
        if (!list.children.length) return;
        watch.disconnect();
        done(performance.now() - start);
    }).observe(list, {childList: true});
    field.value = query;
    field.dispatchEvent(new Event("input"));
})"""


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = published(Path(folder), number)
        sizes = {path.relative_to(site).as_posix(): size(path) for path in (site / "assets").rglob("*.js*")}
        searched = {name: bytes_ for name, bytes_ in sizes.items() if name.startswith("assets/search/")}
        print(f"{number} activities: {len(searched)} pieces, {sum(searched.values())} bytes in all")
        print(f"script: {sizes['assets/js/search.js']} bytes")
        browser = playwright.chromium.launch(executable_path=os.environ.get("PLANSITE_CHROMIUM"), args=FLAGS)
        with serve(site) as address:
            for query in QUERIES:
                first, again, fetched = times(browser, f"{address}/az/search/", query)
                asked = [searched[name] for name in fetched if name in searched]
                said = f"first {first:5.0f} ms  again {again:5.0f} ms"
                print(f"{query:<26} {said}  {len(asked):3} pieces {sum(asked):6} bytes")


def published(folder: Path, number: int) -> Path:
    """The site of the tiny plan with the index of many activities."""
    content, site = many.many(folder / "plan", number), folder / "site"
    tiny = [
        "--content",
        str(ROOT / "tests" / "tiny" / "content"),
        "--site",
        str(site),
        "--today",
        overlay.TODAY,
    ]
    subprocess.run([sys.executable, str(ROOT / "scripts" / "build.py"), *tiny], check=True)
    shutil.rmtree(site / "assets" / "search")
    for name, piece in many.index(content).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(piece)
    return site


def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def times(browser: Browser, address: str, query: str) -> tuple[float, float, list[str]]:
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.partition("?")[0]))
    page.goto(address)
    slow(page)
    fetched.clear()
    page.locator("#query").focus()
    page.wait_for_load_state("networkidle")
    first, again = page.evaluate(TYPE, query), page.evaluate(TYPE, query)
    page.close()
    return first, again, [f"assets/{one.partition('/assets/')[2]}" for one in fetched]


def slow(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
