"""What a first view of a page weighs, how often it asks; for 1,000 activities `benchmarks/reader` says it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import many
from building import ROOT, Site, real
from shores import rich, second

sys.path.insert(0, str(ROOT / "benchmarks" / "reader"))

import goals
import weights

SITES: dict[str, Callable[[Path], Site]] = {
    "real": real,
    "second": second,
    "rich": rich,
    "many": lambda to: many.site(120, to),
}


@pytest.mark.parametrize("plan", SITES)
def test_no_first_view_is_heavy(plan: str, tmp_path: Path) -> None:
    found = weights.weights(SITES[plan](tmp_path / "site").folder)
    assert sum(one.pages for one in found) > 20
    assert [miss for one in found for miss in goals.too_heavy(one)] == []
