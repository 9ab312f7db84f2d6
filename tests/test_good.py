"""Odd but right input passes, with exactly the warnings that it deserves, and becomes pages.

`good/<name>/` holds the files that differ from the tiny plan, and in `expected.txt` what `check`
prints; an empty one means: nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from overlay import EXPECTED, TESTS, cases, check, compare, prepare, site_of
from recipes import GOOD

CASES = cases("good", GOOD)


@pytest.mark.parametrize("name", CASES)
def test_it_passes(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    code, said = check(prepare("good", name, GOOD, tmp_path))
    assert code == 0, said
    compare(said, TESTS / "good" / name / EXPECTED, request)


@pytest.mark.parametrize("name", CASES)
def test_it_becomes_pages(name: str, tmp_path: Path) -> None:
    site = site_of(prepare("good", name, GOOD, tmp_path))
    paths = {shell.lang: sorted(page.path for page in site.pages_in(shell.lang)) for shell in site.shells}
    first, *others = paths.values()
    assert first
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", ["bom", "crlf", "no-last-line-end", "left-by-editors"])
def test_how_a_file_is_stored_changes_no_page(name: str, tmp_path: Path) -> None:
    usual = site_of(prepare("good", "none", {}, tmp_path / "usual"))
    stored = site_of(prepare("good", name, GOOD, tmp_path / "stored"))
    assert [page.body for page in stored.pages] == [page.body for page in usual.pages]


def test_texts_stay_what_was_written(tmp_path: Path) -> None:
    site = site_of(prepare("good", "text-that-is-no-text-elsewhere", GOOD, tmp_path))
    sources = next(page.body for page in site.pages if page.lang == "tr" and page.path == "sources/")
    assert all(
        f">{text}<" in sources.replace(": ", "><") or text in sources for text in ("no", "010", "12:30")
    )


def test_a_third_language_is_published_whole(tmp_path: Path) -> None:
    site = site_of(prepare("good", "three-languages", GOOD, tmp_path))
    assert {shell.lang for shell in site.shells} == {"az", "en", "tr"}
    activity = next(p.body for p in site.pages if p.lang == "en" and p.path == "activities/tre-01/")
    assert "Two countries are to plant trees together." in activity
    about = next(p.body for p in site.pages if p.lang == "en" and p.path == "about/")
    assert 'lang="tr"' in about or 'lang="az"' in about
