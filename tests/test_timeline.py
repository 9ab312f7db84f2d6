"""The plan in time: lanes, years, what stands on a phone and on paper, and what the script adds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import many
from building import Element, Site, real
from shores import rich
from test_browser import ASK_AXE, AXE, RULES, Scheme, browser, opened, serve

__all__ = ["browser"]  # a fixture

OVERLAPS = """() => [...document.querySelectorAll(".lane > svg")].flatMap(lane => {
    const texts = [...lane.querySelectorAll("text")]
        .map(one => [one.textContent, one.getBoundingClientRect()]);
    return texts.flatMap(([words, box], place) => texts.slice(place + 1)
        .filter(([, other]) => box.left < other.right - 1 && other.left < box.right - 1
            && box.top < other.bottom - 3 && other.top < box.bottom - 3)
        .map(([other]) => `${words} | ${other}`));
})"""
SHIFT = """() => new Promise(done => {
    new PerformanceObserver(list => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(0), 500);
})"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    root = tmp_path_factory.mktemp("timeline")
    return {
        "real": real(root / "real"),
        "rich": rich(root / "rich"),
        "many": many.site(120, root / "many"),
    }


@pytest.fixture(scope="module")
def root(sites: dict[str, Site]) -> Iterator[str]:
    with serve(sites["real"].folder.parent) as address:
        yield address


def figure(site: Site, address: str) -> Element:
    return site.main(address).one("figure")


def lanes(site: Site, address: str) -> dict[str, Element]:
    return {one.attributes["data-lane"]: one for one in figure(site, address).all("div", class_="lane")}


def kinds(lane: Element) -> list[str]:
    return [one.attributes["data-kind"] for one in lane.all(class_="tl-mark")]


class TestLanes:
    def test_each_area_has_one_and_so_have_several_and_the_plan(self, sites: dict[str, Site]) -> None:
        for lang in ("tr", "az"):
            real = lanes(sites["real"], f"{lang}/timeline/")
            assert list(real) == ["plan", "family", "women", "children", "several"]
            assert kinds(real["plan"]) == ["past", "signed", "related", "related"]
            assert [kinds(lane) for name, lane in real.items() if name != "plan"] == [
                ["entry"], ["entry"], ["entry"], ["entry", "related"],
            ]  # fmt: skip
            names = list(lanes(sites["rich"], f"{lang}/timeline/"))
            assert names == ["plan", "rivers", "lighthouses", "seeds", "islands", "several"]

    def test_marks_lead_to_what_they_stand_for(self, sites: dict[str, Site]) -> None:
        for plan in ("real", "rich"):
            assert [one for one in sites[plan].broken() if "timeline" in one] == []
        marks = [*lanes(sites["rich"], "tr/timeline/")["rivers"].all("a", data_kind="bar")]
        assert len(marks) > 5
        for mark in marks:
            assert "/activities/riv-" in mark.attributes["href"]
            assert ": " in mark.attributes["aria-label"]

    def test_more_activities_than_can_be_told_apart_are_counted(self, sites: dict[str, Site]) -> None:
        lane = lanes(sites["many"], "tr/timeline/")["trees"]
        assert "bar" not in kinds(lane)
        counted = [*lane.all("a", data_kind="sum")]
        assert [re.search("[0-9]+/$", one.attributes["href"])[0] for one in counted] == ["2030/", "2031/"]  # type: ignore[index]
        numbers = [one.one("text").text for one in counted]
        assert all(
            number in one.attributes["aria-label"] for number, one in zip(numbers, counted, strict=True)
        )
        months = [*lanes(sites["many"], "tr/timeline/2030/")["trees"].all(data_kind="sum")]
        assert len(months) == 12

    def test_few_occasions_need_no_years_and_many_have_them(self, sites: dict[str, Site]) -> None:
        assert not [address for address in sites["real"].pages if re.search("timeline/[0-9]", address)]
        site = sites["rich"]
        links = [*site.main("tr/timeline/").one("nav", class_="years").all("a")]
        assert [link.text.partition(" ")[0] for link in links] == [str(year) for year in range(2039, 2045)]
        for link in links:
            year = link.text.partition(" ")[0]
            page = site.main(f"tr/timeline/{year}/")
            rows = [*page.section("table").one("tbody").all("tr")]
            assert f"({len(rows)})" in link.text
            assert [*page.section("list").all("li", class_="row-related")] or len(rows) < 60
            assert page.one("nav", class_="years").one("a", aria_current="page").text == link.text

    def test_table_and_list_say_the_same(self, sites: dict[str, Site]) -> None:
        page = sites["rich"].main("az/timeline/2042/")
        rows = [one.one("th").text for one in page.section("table").one("tbody").all("tr")]
        assert rows == [one.one("p", class_="when").text for one in page.section("list").all("li") if
                        "row-" in one.attributes.get("class", "")]  # fmt: skip
        assert len(rows) > 30


class TestSeen:
    @pytest.mark.parametrize("width", [640, 900, 1440])
    def test_no_words_hide_others(self, browser: Browser, root: str, width: int) -> None:
        with opened(browser, width) as page:
            for path in (
                "real/az/timeline",
                "rich/tr/timeline",
                "rich/az/timeline/2041",
                "many/tr/timeline/2030",
            ):
                page.goto(f"{root}/{path}/")
                page.evaluate("document.fonts.ready")
                assert page.evaluate(OVERLAPS) == [], path

    def test_a_phone_has_a_list_by_year_and_paper_the_picture(self, browser: Browser, root: str) -> None:
        with opened(browser, 360, scripts=False) as page:
            page.goto(f"{root}/rich/tr/timeline/")
            assert not page.locator("figure.timeline").is_visible()
            assert not page.locator(".as-table").is_visible()
            assert page.locator(".as-list h3").all_inner_texts()[:3] == ["2039", "2040", "2041"]
            assert page.locator(".as-list .entries > li").count() > 60
            page.emulate_media(media="print")
            assert page.locator("figure.timeline").is_visible()
            assert not page.locator(".as-list").is_visible()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing(self, browser: Browser, root: str, scheme: Scheme) -> None:
        with opened(browser, 1440, scheme=scheme) as page:
            for forced in ("none", "active"):
                page.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
                for path in ("rich/az/timeline", "many/tr/timeline", "real/tr/timeline"):
                    page.goto(f"{root}/{path}/")
                    page.evaluate(AXE)
                    found = page.evaluate(ASK_AXE, RULES)
                    assert found["passes"]
                    assert found["violations"] == [], path


class TestWithScripts:
    @pytest.fixture
    def page(self, browser: Browser, root: str) -> Iterator[Page]:
        complaints: list[str] = []
        with opened(browser) as page:
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(f"{root}/rich/tr/timeline/")
            yield page
        assert complaints == []

    def test_one_area_alone_has_an_address_and_back_goes_back(self, page: Page) -> None:
        rows = page.locator(".as-table tbody tr")
        all_of_them = sum(row.is_visible() for row in rows.all())
        page.locator("#lane").select_option("rivers")
        assert page.url.endswith("?area=rivers")
        shown = [one.get_attribute("data-lane") for one in page.locator(".lane").all() if one.is_visible()]
        assert shown == ["plan", "rivers", "several"]
        assert 0 < sum(row.is_visible() for row in rows.all()) < all_of_them
        page.locator(".years a", has_text="2041").click()
        assert page.url.endswith("/2041/?area=rivers")
        assert page.locator("#lane").input_value() == "rivers"
        page.go_back()
        page.go_back()
        assert page.locator("#lane").input_value() == ""
        assert sum(row.is_visible() for row in rows.all()) == all_of_them

    def test_an_area_that_is_not_known_is_left_out_aloud(self, page: Page, root: str) -> None:
        page.goto(f"{root}/rich/az/timeline/?area=<b>nowhere</b>")
        said = page.locator("#lanes [role=status]")
        assert said.inner_text() == "Burada tanınmadığı üçün nəzərə alınmadı: area=<b>nowhere</b>"
        assert all(one.is_visible() for one in page.locator(".lane").all())

    def test_a_mark_says_what_it_is_by_mouse_and_by_keys(self, page: Page) -> None:
        said = page.locator("#mark-said")
        mark = page.locator("a.tl-mark[data-kind=ghost]").first
        told = mark.get_attribute("aria-label")
        assert told
        assert said.inner_text() == ""
        mark.hover()
        assert said.inner_text() == told
        page.keyboard.press("Escape")
        assert said.inner_text() == ""
        mark.focus()
        assert said.inner_text() == told
        assert said.is_visible()
        page.keyboard.press("Tab")
        assert said.inner_text() != told

    def test_nothing_moves(self, page: Page) -> None:
        assert page.evaluate(SHIFT) == 0


def test_a_part_of_a_long_list_has_no_picture_to_tell_of(
    browser: Browser, root: str, sites: dict[str, Site]
) -> None:
    part = next(page for page in sites["many"].pages if page.startswith("tr/timeline/list/"))
    complaints: list[str] = []
    with opened(browser) as page:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{root}/many/{part}")
        page.locator("main li").first.hover()
        page.keyboard.press("Tab")
        assert page.locator("main li").count() > 10
        assert page.locator("script[src$='timeline.js']").count() == 0
    assert complaints == []


def test_without_scripts_nothing_is_offered_that_needs_them(browser: Browser, root: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{root}/rich/tr/timeline/")
        assert not page.locator("#lanes").is_visible()
        assert page.locator(".lane").first.is_visible()
        page.locator(".years a", has_text="2041").click()
        assert page.locator("h1").inner_text() == "Zaman çizelgesi: 2041"
