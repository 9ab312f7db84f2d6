"""What has no content is not shown: no empty part, column or list, no choice of one, tally of one class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from building import Element, Site, read_page, real
from shores import next_, rich, second

HEADINGS = {"h1", "h2", "h3", "h4"}
HEAD = "<thead><tr><th>Ne</th><th>Not</th></tr></thead>"
SITES: dict[str, Callable[[Path], Site]] = {
    "real": real,
    "second": second,
    "rich": rich,
    "next": next_,
}


def empty_parts(page: Element) -> Iterator[str]:
    """What a reader would meet with nothing in it; what is hidden is not met."""
    for one in page.all():
        if one.tag == "section" and not "".join(_beside_headings(one)).strip():
            yield f"a section with nothing but its heading: {one.text}"
        if one.tag in ("ul", "ol", "dl", "tbody", "form", "nav", "figure") and not one.text:
            yield f"an empty {one.tag} {one.attributes}"
        if one.tag in ("li", "dd", "dt", "p", "h1", "h2", "h3") and not (one.text or _is_filled(one)):
            yield f"an empty {one.tag} {one.attributes}"
        if one.tag == "select" and len([*one.all("option")]) < 3:
            yield f"a choice of one: {one.text}"
        if one.has("class_", "tally") and len([*one.all("li")]) < 2:
            yield f"an account of one class: {one.text}"
        if one.tag == "table":
            yield from (f"an empty column: {name}" for name in _empty_columns(one))


def _beside_headings(part: Element) -> Iterator[str]:
    for inside in part.inside:
        if isinstance(inside, str):
            yield inside
        elif inside.tag not in HEADINGS and not inside.has("class_", "place"):
            yield "+" if _is_filled(inside) else inside.text


def _is_filled(part: Element) -> bool:
    """Whether a script fills it later and its place is kept, or something else than words stands in it."""
    return (
        "role" in part.attributes
        or "id" in part.attributes
        or any(one.tag in ("button", "svg", "img") for one in part.all())
    )


def _empty_columns(table: Element) -> Iterator[str]:
    rows = [[*row.children()] for body in table.all("tbody") for row in body.all("tr")]
    for number, head in enumerate(next(iter(table.all("thead")), Element("")).all("th")):
        if rows and not any(number < len(row) and row[number].text for row in rows):
            yield head.text


def met(page: Element) -> Element:
    """The page without what is hidden until a script shows it."""
    kept = [
        met(one) if isinstance(one, Element) else one
        for one in page.inside
        if isinstance(one, str) or not ("hidden" in one.attributes or one.tag == "template")
    ]
    return Element(page.tag, page.attributes, kept)


@pytest.mark.parametrize("plan", SITES)
def test_nothing_is_shown_that_has_no_content(plan: str, tmp_path: Path) -> None:
    site = SITES[plan](tmp_path / "site")
    assert len(site.pages) > 20
    found = [f"{path}: {one}" for path, page in site.pages.items() for one in empty_parts(met(page))]
    assert found == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<section><h2>Eller</h2> </section>", "a section with nothing but its heading: Eller"),
        ("<p>…</p><ul></ul>", "an empty ul {}"),
        ("<ul><li>bir</li><li> </li></ul>", "an empty li {}"),
        ("<select><option>Tümü</option><option>bir</option></select>", "a choice of one: Tümü bir"),
        ('<ul class="tally"><li>9 rapor</li></ul>', "an account of one class: 9 rapor"),
        (
            f"<table>{HEAD}<tbody><tr><td>bir</td><td id='x'></td></tr></tbody></table>",
            "an empty column: Not",
        ),
        (f"<table>{HEAD}<tbody></tbody></table>", "an empty tbody {}"),
    ],
)
def test_what_is_empty_is_found(body: str, found: str) -> None:
    assert [*empty_parts(met(read_page(body)))] == [found]
    assert [*empty_parts(met(read_page(f"<div hidden>{body}</div>")))] == []


def test_what_tells_nothing_apart_is_no_choice(tmp_path: Path) -> None:
    """It is the content that hides: ten activities in one state have less to choose by than thirty."""
    few, full = real(tmp_path / "real"), rich(tmp_path / "rich")
    chosen = {"area", "label", "institution", "kind", "promise", "sort"}
    assert _choices(few) == chosen
    assert _choices(full) == chosen | {"status", "year"}


def _choices(site: Site) -> set[str]:
    return {one.attributes["name"] for one in site.main("tr/activities/").all("select")}
