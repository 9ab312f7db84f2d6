"""The tiny plan with its whole output: what changes on the site shows here, word by word.

Where the new output is right, run it with `--bless`, and read the difference.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import building
from building import ROOT

TINY = ROOT / "tests" / "tiny"
EXPECTED = TINY / "expected"
TEXTS = {".html", ".xml", ".txt"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("golden") / "site"
    day = ("--today", "2031-06-01", "--revision", "golden")
    return building.built(TINY / "content", site, *day).folder


def texts(folder: Path) -> dict[str, str]:
    """The pages, the list of addresses and the word to robots, by address."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in TEXTS)
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in found
        if "assets" not in path.parts
    }


def test_the_output_is_the_expected_one(built: Path, request: pytest.FixtureRequest) -> None:
    actual = texts(built)
    if request.config.getoption("--bless"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in actual.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text, "utf-8", newline="\n")
    expected = texts(EXPECTED)
    assert expected, "there is nothing to compare with"
    assert sorted(actual) == sorted(expected)
    for name, text in expected.items():
        assert actual[name] == text, f"{name} changed; if the new page is right, run with --bless"


def test_assets_are_published_once(built: Path) -> None:
    names = sorted(
        path.relative_to(built).as_posix()
        for path in (built / "assets").rglob("*")
        if path.is_file() and "search" not in path.parts
    )
    assert names == [
        "assets/css/base.css",
        "assets/css/site.css",
        "assets/fonts/OFL.txt",
        "assets/fonts/public-sans.woff2",
        "assets/fonts/record-serif.woff2",
        "assets/icons/mark.png",
        "assets/icons/mark.svg",
        "assets/icons/share.png",
        "assets/js/find.js",
        "assets/js/places.js",
        "assets/js/scheme.js",
        "assets/js/search.js",
        "assets/js/timeline.js",
    ]
    assert [path for path in built.rglob("assets") if path != built / "assets"] == []
