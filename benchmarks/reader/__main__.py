"""What a reader with a phone waits for, at ten activities and at a thousand.

    .venv/bin/python benchmarks/reader [RUNS OF EACH PAGE]

Builds the real plan and one of many activities in invented sentences, serves both compressed, and lets
Lighthouse open the home page, an activity, the list, the timeline and a search as on a phone: scores, times,
requests, bytes by kind, and every finding. Of each page it takes the heavier language, of several runs the
middle one. Then the weight of the heaviest page of every kind. Missed goals are named; with one, the exit
code is 1. Needs Node 18 or later with `npm`; PLANSITE_CHROMIUM names the browser.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "scripts"), str(ROOT / "tests")]

import goals
import lighthouse
import weights
from serving import hosted

import many
import overlay
from building import day_of_the_record
from test_browser import FLAGS

MANY = 1000
PAGES = {
    "home": "",
    "activity": "activities/*",
    "list": "activities",
    "timeline": "timeline",
    "search": "search",
}
QUERIES = {"tr": "?q=%C3%A7ocuklar%C4%B1n", "az": "?q=u%C5%9Faqlar%C4%B1n"}  # çocukların, uşaqların
HEADLESS = [*FLAGS, "--headless=new"]
ROW = "{:<9}{:>5}{:>5}{:>5}{:>5}{:>8}{:>7}{:>7}{:>6}  {}"
HEAD = ("page", "perf", "acc", "best", "SEO", "LCP ms", "CLS", "TBT ms", "asked", "bytes")


def main(runs: int) -> int:
    if "PLANSITE_CHROMIUM" not in os.environ:
        sys.exit("PLANSITE_CHROMIUM names no browser, as in: PLANSITE_CHROMIUM=/usr/bin/chromium")
    program = lighthouse.install(ROOT / ".cache" / "reader")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        few = built(ROOT / "content", folder / "few", day_of_the_record())
        misses = measured(few, program, runs, many=False)
        invented = built(many.many(folder / "plan", MANY), folder / "many", overlay.TODAY)
        misses += measured(invented, program, runs, many=True)
    print("\nmissed:" if misses else "\nevery goal is reached")
    for miss in misses:
        print(f"  {miss}")
    return int(bool(misses))


def built(content: Path, site: Path, today: str) -> Path:
    given = ["--content", str(content), "--site", str(site), "--today", today]
    subprocess.run([sys.executable, str(ROOT / "scripts" / "build.py"), *given], check=True)
    return site


def measured(site: Path, program: Path, runs: int, *, many: bool) -> list[str]:
    """Print the tables of a site; what it misses, each with its page."""
    misses = []
    print(f"\n{'1,000' if many else 'ten'} activities, on a phone\n{ROW.format(*HEAD)}")
    with hosted(site) as address:
        for name, place in places(site).items():
            try:
                visit = middle(
                    [lighthouse.visit(program, f"{address}/{place}", HEADLESS) for _ in range(runs)]
                )
            except lighthouse.NotMeasuredError as gave_up:
                print(f"{name:<9} not measured: {gave_up}")
                misses.append(f"{place}: not measured")
                continue
            print(row(name, visit))
            for one in visit.findings:
                where = f" at {', '.join(one.places[:5])}" if one.places else ""
                print(f"{'':9}{one.category}: {one.audit}: {one.title}{where}")
            misses += [f"{place}: {miss}" for miss in goals.missed(visit, many=many)]
    print(f"\n{'kind':<14}{'pages':>6}{'page':>9}{'in all':>9}  the heaviest, compressed")
    for weight in weights.weights(site):
        print(f"{weight.kind:<14}{weight.pages:>6}{weight.page:>9,}{weight.whole:>9,}  {weight.heaviest}")
        misses += [f"{weight.heaviest}: {miss}" for miss in goals.too_heavy(weight)]
    return misses


def places(site: Path) -> dict[str, str]:
    """The pages to open, each in its heavier language."""
    found = {}
    for name, pattern in PAGES.items():
        pages = [page for lang in QUERIES for page in site.glob(f"{lang}/{pattern}/index.html")]
        place = max(pages, key=weights.size).parent.relative_to(site).as_posix()
        found[name] = f"{place}/{QUERIES[place.partition('/')[0]] if name == 'search' else ''}"
    return found


def middle(visits: list[lighthouse.Visit]) -> lighthouse.Visit:
    return sorted(visits, key=lambda one: one.scores["performance"])[len(visits) // 2]


def row(name: str, visit: lighthouse.Visit) -> str:
    scores = (visit.scores[one] for one in lighthouse.CATEGORIES)
    figures = (f"{visit.paint:.0f}", f"{visit.shift:.3f}", f"{visit.blocked:.0f}")
    kinds = ", ".join(f"{kind} {number:,}" for kind, number in visit.sent.items())
    sent = f"{sum(visit.sent.values()):,}: {kinds}"
    return ROW.format(name, *scores, *figures, sum(visit.requests.values()), sent)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
