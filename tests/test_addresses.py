"""What the program calls its pages and the places on them is kept from whoever writes files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overlay import TESTS, lay, prepare, site_of
from plansite.addresses import ACTIVITY_ANCHORS, BY_HAND_ANCHORS, PROGRAM_PAGES, is_web_address
from plansite.long_lists import with_long_lists
from plansite.page import Page, Site
from plansite.voice import voice
from recipes import GOOD

ENTRIES = {"2030-02-03", "2030-11", "meclis-2030-11"}  # of the tiny plan: entries, related reports
BY_HAND = {"about", "method", "not-this-plan"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The plan with everything optional, and the pages by hand to which the program adds something."""
    folder = prepare("good", "everything-optional", GOOD, tmp_path_factory.mktemp("addresses"))
    for name in ("method", "not-this-plan"):
        for lang in ("tr", "az"):
            (folder / "docs" / lang / f"{name}.md").write_text("# a\n\na\n", "utf-8")
    return site_of(folder)


def ids(site: Site, kind: str) -> set[str]:
    return {
        found
        for page in site.pages
        if page.kind == kind
        for found in re.findall(r'\bid="([^"]*)"', page.body)
    }


def test_every_page_of_the_program_has_its_address_kept(site: Site) -> None:
    released = site_of(TESTS / "rich", "--today", "2043-09-15")  # the plan that has a past
    home = Page("tr", "", "", "", f"<h1>Plan</h1><ul>{'<li>long</li>' * 9_000}</ul>")
    large = with_long_lists([home], [voice("tr")])  # a first page whose list has pages of its own
    pages = {page.path.partition("/")[0] for page in (*site.pages, *released.pages, *large)}
    first = pages - {""} - BY_HAND - {"ask"}
    assert first == PROGRAM_PAGES - {"index"}


def test_every_place_on_an_activity_has_its_name_kept(site: Site) -> None:
    found = ids(site, "activity") - ENTRIES
    assert len(found) > 5
    assert [name for name in found if not ACTIVITY_ANCHORS.fullmatch(name)] == []


def test_every_place_that_is_added_to_a_page_by_hand_has_its_name_kept(site: Site) -> None:
    found = ids(site, "by-hand") - {"purpose"}
    assert {"statuses", "status-completed", "others"} <= found
    assert [name for name in found if not BY_HAND_ANCHORS.fullmatch(name)] == []


def test_the_places_of_the_shell_have_their_names_kept() -> None:
    shell = (TESTS.parent / "overrides").rglob("*.html")
    found = {name for path in shell for name in re.findall(r'\bid="([^"]*)"', path.read_text("utf-8"))}
    assert found == {"main", "copied"}
    for name in found:
        assert ACTIVITY_ANCHORS.fullmatch(name)
        assert BY_HAND_ANCHORS.fullmatch(name)


@pytest.mark.parametrize("lang", ["tr", "az"])
def test_a_link_leads_to_the_page_of_its_own_language(lang: str, tmp_path: Path) -> None:
    pages = site_of(lay(TESTS / "good" / "none", tmp_path)).pages
    body = next(page.body for page in pages if (page.lang, page.path) == (lang, "activities/tre-01/"))
    assert f'href="../../../{lang}/activities/tre-02/#developments"' in body


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "https://example.org/a?b=c#d",
        "https://örnek.example.org/ağaç",
        "https://example.org?a",
    ],
)
def test_web_addresses(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    ["http://example.org", "https:/example.org", "https://", "https:///a", "https://a b", "https://a@b",
     "//example.org", "javascript:alert(1)", "data:text/html,a", "HTTPS://\\example.org", "https://a\n"],
)  # fmt: skip
def test_what_is_no_web_address(text: str) -> None:
    assert not is_web_address(text)
