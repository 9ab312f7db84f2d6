"""Two invented plans of the same institutions: `rich`, whose period is over, and `next`, not begun.

With `second`, which is running, they are the three plans on which every sentence is tried.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from building import ROOT, Site, built, run_once
from plansite.draft import Folders
from plansite.model import Plan
from plansite.read import read

RICH = ROOT / "tests" / "rich" / "content"
NEXT = ROOT / "tests" / "next" / "content"
SECOND = ROOT / "tests" / "second" / "content"
TODAY = datetime.date(2043, 9, 15)


@cache
def plan_in(content: Path) -> Plan:
    """The facts of a plan in which there is nothing wrong."""
    findings: list[object] = []
    draft = read(Folders(content), findings.append)
    assert findings == []
    return draft.plan()


def rich(site: Path, *more: str) -> Site:
    return built(RICH, site, "--today", TODAY.isoformat(), "--revision", "golden", *more)


def second(site: Path) -> Site:
    return built(SECOND, site, "--today", "2041-05-10")


def next_(site: Path, *more: str) -> Site:
    """With the one finding that it has on purpose: a paragraph in which nothing is promised."""
    done = run_once(NEXT, site, "--today", TODAY.isoformat(), "--revision", "golden", *more)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("tests/next/content") == done.stdout.count("[idle-paragraph]") == 1, done.stdout
    return Site(site)
