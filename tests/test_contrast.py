"""Colours that can be read, shapes for every status, and a page on the look that says what the look is."""

from __future__ import annotations

import re
from functools import cache

import pytest

from building import ROOT
from contrasts import SCHEMES, STYLES, blocks, colours, contrast
from plansite.account import Ending
from plansite.views.facets import DIFFERING
from plansite.views.outcome import _SHAPES
from plansite.vocabulary import Status

GROUNDS = ("paper", "surface", "tint")
TEXTS = ("ink", "ink-soft", "link", "visited", "accent", "red", "green")
SHAPES = ("blue", "amber", "green", "olive", "red", "plum", "link", "visited", "accent")
MARKS = ("line-strong", "one", "other", *SHAPES)
CLASSES = {one.value for one in Ending if one not in _SHAPES}
DRAWN = {*(status.value for status in Status), *CLASSES, DIFFERING}


@cache
def described(heading: str) -> dict[str, tuple[str, ...]]:
    """The rows of the table under that heading of the page on the look, by what stands first in them."""
    text = (ROOT / "docs" / "design.md").read_text("utf-8")
    section = text.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    rows = (line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `"))
    return {cells[0].strip(" `"): tuple(cell.strip() for cell in cells[1:]) for cells in rows}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_read_and_marks_are_seen_on_every_ground(scheme: str) -> None:
    known = colours(scheme)
    faint = [
        f"{name} on {ground}: {contrast(known[name], known[ground]):.2f}"
        for names, least in ((TEXTS, 4.5), (MARKS, 3.0))
        for name in names
        for ground in GROUNDS
        if contrast(known[name], known[ground]) < least
    ]
    assert faint == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_written_on_colours_is_read(scheme: str) -> None:
    """Buttons, the link that skips, what was copied."""
    known = colours(scheme)
    assert contrast(known["paper"], known["link"]) >= 4.5
    assert contrast(known["paper"], known["ink"]) >= 7


def test_the_measure_is_that_of_the_guidelines() -> None:
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#fff"), 2) == 4.48, "known to be just too faint"
    assert contrast(colours("light")["line"], colours("light")["paper"]) < 3, "lines are no marks"


def test_more_contrast_is_more() -> None:
    for scheme in ("light", "dark"):
        plain, more = colours(scheme), colours(f"{scheme}, more contrast")
        for name in ("ink-soft", "line", "line-strong"):
            assert contrast(more[name], more["paper"]) > contrast(plain[name], plain["paper"])


def test_the_page_on_the_look_has_the_colours_of_the_stylesheet() -> None:
    light, dark = blocks()[""], blocks()["(prefers-color-scheme: dark)"]
    assert {name.removeprefix("--"): row[:2] for name, row in described("Colours").items()} == {
        name: (light[name], dark[name]) for name in light
    }
    assert set(light) == set(dark)


def test_the_bar_of_the_browser_has_the_colour_of_the_paper() -> None:
    head = (ROOT / "overrides" / "partials" / "head.html").read_text("utf-8")
    named = dict(re.findall(r'prefers-color-scheme: (\w+)\)" content="(#[0-9a-f]{6})"', head))
    assert named == {scheme: colours(scheme)["paper"] for scheme in ("light", "dark")}


def test_every_status_has_a_shape_and_a_line_that_describes_it() -> None:
    form = r'\[data-status="([a-z-]+)"\] \{ --c: var\((--[a-z-]+)\)'
    rules = dict(re.findall(form, STYLES.read_text("utf-8")))
    rules["announced"] = "--link"  # the shape of every badge that has no other
    assert set(rules) == DRAWN
    assert {name: row[1].strip("`") for name, row in described("Status").items()} == rules
    assert len({row[0] for row in described("Status").values()}) == len(DRAWN), "no shape is told twice"
