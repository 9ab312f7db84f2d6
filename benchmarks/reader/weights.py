"""What a first view of a page weighs, compressed: the page and all it calls for before a script runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from serving import COMPRESSED_ALREADY, packed

KIND = re.compile(r'<html lang="([^"]*)".*<body class="md-typeset ([\w-]*)"', re.DOTALL)
CALLED = re.compile(r'<(?:link rel="(?:preload|stylesheet)" href|script src|img src)="[^"]*\bassets/([^"]*)"')


@dataclass(frozen=True)
class Weight:
    kind: str
    pages: int
    heaviest: str
    page: int  # bytes of the page alone
    whole: int  # with styles, font, script and pictures
    asked: int  # requests, with that for the icon


def weights(site: Path) -> list[Weight]:
    """The heaviest page of each kind, heaviest kind first; a page without a kind by its own name."""
    kinds: dict[str, list[Path]] = {}
    for path in sorted(site.rglob("*.html")):
        kinds.setdefault(_kind(path, site), []).append(path)
    found = [_weight(kind, pages, site) for kind, pages in kinds.items()]
    return sorted(found, key=lambda one: one.whole, reverse=True)


def size(path: Path) -> int:
    return path.stat().st_size if path.suffix in COMPRESSED_ALREADY else len(packed(path))


def _kind(path: Path, site: Path) -> str:
    found = KIND.search(path.read_text("utf-8"))
    return found[2] if found and found[2] else path.relative_to(site).as_posix()


def _weight(kind: str, pages: list[Path], site: Path) -> Weight:
    path = max(pages, key=size)
    called = set(CALLED.findall(path.read_text("utf-8")))
    around = sum(size(site / "assets" / one) for one in called)
    name = path.relative_to(site).as_posix().removesuffix("index.html")
    return Weight(kind, len(pages), name, size(path), size(path) + around, len(called) + 2)
