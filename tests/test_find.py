"""Ways to some of the activities: filters and order in a real browser, and the same as plain pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import many
from building import Site, real
from plansite.spelling import load_spelling
from plansite.views.lists import MOST_CARDS
from shores import rich
from test_browser import ASK_AXE, AXE, RULES, browser, opened, serve

__all__ = ["browser"]  # a fixture

REGISTER = "**/assets/list/*.json"
SHIFT = """() => new Promise(done => new PerformanceObserver(list => {
    done(list.getEntries().reduce((sum, one) => sum + (one.hadRecentInput ? 0 : one.value), 0));
}).observe({type: "layout-shift", buffered: true}) ?? setTimeout(() => done(0), 500))"""
LANGUAGES = ("tr", "az")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    root = tmp_path_factory.mktemp("find")
    return {
        "real": real(root / "real"),
        "rich": rich(root / "rich"),
        "many": many.site(120, root / "many"),
    }


@pytest.fixture(scope="module")
def root(sites: dict[str, Site]) -> Iterator[str]:
    with serve(sites["real"].folder.parent) as address:
        yield address


@dataclass
class List:
    """The page with all activities, open in a browser."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def choose(self, name: str, value: str) -> None:
        if not self.page.locator("#find-fold").evaluate("fold => fold.open"):
            self.page.locator("#find-fold > summary").click()
        self.page.locator(f"#find [name={name}]").select_option(value)

    def titles(self) -> list[str]:
        return [one.inner_text() for one in self.page.locator("#found tbody th a").all()]

    def cards(self) -> int:
        return sum(one.is_visible() for one in self.page.locator("li.card").all())

    def said(self) -> str:
        return self.page.locator("#found-said").inner_text()

    def query(self) -> str:
        return self.page.url.partition("?")[2]


@pytest.fixture
def shown(browser: Browser, root: str) -> Iterator[List]:
    with opened(browser, 390, 780) as page:
        one = List(page)
        page.on("console", lambda message: one.complaints.append(message.text))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        yield one
        assert one.complaints == []


def rows(sites: dict[str, Site], plan: str, lang: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(sites[plan].files[f"assets/list/{lang}.json"])["rows"]
    return found


class TestWhatIsOffered:
    def test_only_what_tells_activities_apart(self, sites: dict[str, Site]) -> None:
        """Of the real plan all are announced, in one year, by the same two: nothing to choose there."""
        for lang in LANGUAGES:
            form = sites["real"].main(f"{lang}/activities/").one("form", id="find")
            offered = [one.attributes["name"] for one in form.all("select")]
            assert offered == ["area", "label", "institution", "kind", "promise", "sort"]
            form = sites["rich"].main(f"{lang}/activities/").one("form", id="find")
            offered = [one.attributes["name"] for one in form.all("select")]
            assert offered == ["area", "label", "status", "year", "institution", "kind", "promise", "sort"]
            assert all(len([*one.all("option")]) > 2 for one in form.all("select"))

    def test_columns_that_say_the_same_of_all_are_left_out(self, sites: dict[str, Site]) -> None:
        heads = {
            plan: [one.attributes["data-sort"] for one in sites[plan].main("tr/activities/").all("button")
                   if "data-sort" in one.attributes]
            for plan in ("real", "rich")
        }  # fmt: skip
        assert heads["real"] == ["title", "area", "label"]
        assert heads["rich"] == ["title", "area", "label", "status", "due", "last"]

    def test_every_value_has_its_page_with_just_its_activities(self, sites: dict[str, Site]) -> None:
        for lang in LANGUAGES:
            listed = rows(sites, "rich", lang)
            form = sites["rich"].main(f"{lang}/activities/").one("form", id="find")
            for select in form.all("select"):
                name = select.attributes["name"]
                for option in select.all("option"):
                    value = option.attributes["value"]
                    if not value or name == "sort":
                        continue
                    path = f"areas/{value}/" if name == "area" else f"activities/by/{name}/{value}/"
                    expected = {str(row["title"]) for row in listed if value in row["in"][name]}  # type: ignore[index]
                    page = sites["rich"].main(f"{lang}/{path}")
                    cards = {one.one("h3").text for one in page.all("li", class_="card")}
                    assert cards == expected, path
                    assert option.text.endswith(f"({len(expected)})")

    def test_rows_stand_in_the_order_of_the_language(self, sites: dict[str, Site]) -> None:
        for lang in LANGUAGES:
            titles = [str(row["title"]) for row in rows(sites, "rich", lang)]
            assert titles == sorted(titles, key=load_spelling(lang).alphabet.key)
            assert titles != sorted(titles)

    def test_a_long_list_stands_in_parts_that_lead_to_each_other(self, sites: dict[str, Site]) -> None:
        site = sites["many"]
        seen: list[str] = []
        for number in (1, 2, 3):
            path = "tr/activities/" if number == 1 else f"tr/activities/{number}/"
            page = site.main(path)
            cards = [one.one("h3").text for one in page.all("li", class_="card")]
            assert 0 < len(cards) <= MOST_CARDS
            seen += cards
            here = page.one("nav", class_="pager").one("a", aria_current="page")
            assert here.text == str(number)
        assert len(seen) == len(set(seen)) == len(rows(sites, "many", "tr"))
        assert "tr/activities/4/" not in site.pages
        assert not [one for one in site.broken() if "/activities/" in one]


class TestWithScripts:
    def test_a_choice_filters_counts_and_stands_in_the_address(self, shown: List, root: str) -> None:
        shown.page.goto(f"{root}/rich/tr/activities/")
        assert shown.cards() == 30
        shown.choose("status", "completed")
        shown.page.locator("#found tbody tr").first.wait_for()
        assert shown.query() == "status=completed"
        assert shown.cards() == 0
        assert shown.said() == "Bulunan faaliyet: 10"
        assert len(shown.titles()) == 10
        counts = shown.page.locator("#by-area option").all_inner_texts()
        of_areas = [int(re.search(r"\(([0-9]+)\)", text)[1]) for text in counts[1:]]  # type: ignore[index]
        assert sum(of_areas) >= 10
        assert max(of_areas) < 10

    def test_a_sent_address_shows_the_same_and_back_goes_back(self, shown: List, root: str) -> None:
        shown.page.goto(f"{root}/rich/az/activities/?area=rivers&sort=-last")
        shown.page.locator("#found tbody tr").first.wait_for()
        first = shown.titles()
        assert len(first) == 10
        shown.choose("sort", "last")
        assert shown.titles() == first[::-1] or set(shown.titles()) == set(first)
        assert shown.titles() != first
        shown.page.go_back()
        assert shown.query() == "area=rivers&sort=-last"
        assert shown.titles() == first
        shown.choose("area", "")
        shown.choose("sort", "")
        assert shown.query() == ""
        assert shown.cards() == 30

    def test_headings_sort_both_ways_and_say_so(self, browser: Browser, root: str) -> None:
        with opened(browser, 1280) as page:
            one = List(page)
            page.goto(f"{root}/rich/tr/activities/?sort=title")
            page.locator("#found tbody tr").first.wait_for()
            titles = one.titles()
            assert titles == sorted(titles, key=load_spelling("tr").alphabet.key)
            head = page.locator("#found th", has=page.locator("[data-sort=title]"))
            assert head.get_attribute("aria-sort") == "ascending"
            head.locator("button").click()
            assert head.get_attribute("aria-sort") == "descending"
            assert one.titles() == titles[::-1]
            assert one.query() == "sort=-title"
            page.evaluate(AXE)
            found = page.evaluate(ASK_AXE, RULES)
            assert found["passes"]
            assert found["violations"] == []

    def test_nothing_found_says_how_to_widen(self, shown: List, root: str) -> None:
        shown.page.goto(f"{root}/rich/tr/activities/?status=cancelled&label=completed")
        ways = shown.page.locator("#found-widen button")
        ways.first.wait_for()
        assert shown.said() == "Bu filtrelerin hepsine birden uyan faaliyet yok."
        assert ways.all_inner_texts() == [
            "“Tamamlandı” filtresi olmadan: 2",
            "“İptal edildi” filtresi olmadan: 5",
        ]
        assert not shown.page.locator("#found table").is_visible()
        ways.first.click()
        assert shown.query() == "status=cancelled"
        assert len(shown.titles()) == 2

    def test_what_is_not_known_is_left_out_aloud(self, shown: List, root: str) -> None:
        shown.page.goto(f"{root}/rich/az/activities/?area=nowhere&flavour=<b>x</b>&sort=-&status=planned")
        shown.page.locator("#found tbody tr").first.wait_for()
        left = shown.page.locator("#found-left")
        assert left.inner_text() == (
            "Burada tanınmadığı üçün nəzərə alınmadı: area=nowhere, flavour=<b>x</b>, sort=-"
        )
        assert left.locator("b").count() == 0
        shown.choose("status", "")
        assert not left.is_visible()
        assert shown.cards() == 30

    def test_a_register_that_fails_to_load_takes_nothing_away(self, shown: List, root: str) -> None:
        shown.page.route(REGISTER, lambda route: route.abort())
        shown.page.goto(f"{root}/rich/tr/activities/?status=planned")
        shown.page.wait_for_function("document.getElementById('found-said').textContent")
        assert shown.said().startswith("Liste yüklenemedi.")
        assert shown.cards() == 30
        shown.page.unroute(REGISTER)
        shown.choose("status", "completed")
        shown.page.locator("#found tbody tr").first.wait_for()
        assert len(shown.titles()) == 10
        shown.complaints[:] = [one for one in shown.complaints if "ERR_FAILED" not in one]

    def test_a_long_answer_comes_in_pieces(self, shown: List, root: str) -> None:
        shown.page.goto(f"{root}/many/tr/activities/?sort=title")
        shown.page.locator("#found tbody tr").first.wait_for()
        assert len(shown.titles()) == 100
        shown.page.locator("#found-more").click()
        assert len(shown.titles()) > 120
        assert not shown.page.locator("#found-more").is_visible()
        assert shown.page.evaluate("document.activeElement.closest('tr').rowIndex") == 101

    def test_the_register_is_asked_for_when_it_is_needed(self, shown: List, root: str) -> None:
        asked: list[str] = []
        shown.page.on("request", lambda request: asked.append(request.url))
        shown.page.goto(f"{root}/rich/tr/activities/", wait_until="networkidle")
        assert not [one for one in asked if one.endswith(".json")]
        assert shown.page.evaluate(SHIFT) == 0

    @pytest.mark.parametrize("width", [320, 768, 1440])
    def test_axe_finds_nothing_in_an_answer(self, browser: Browser, root: str, width: int) -> None:
        for scheme in ("light", "dark"):
            with opened(browser, width, scheme=scheme) as page:  # type: ignore[arg-type]
                page.goto(f"{root}/rich/az/activities/?status=completed&sort=due")
                page.locator("#found tbody tr").first.wait_for()
                page.locator("#find-fold > summary").click()
                page.evaluate(AXE)
                found = page.evaluate(ASK_AXE, RULES)
                assert found["passes"]
                assert found["violations"] == []
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_without_scripts_there_are_lists_and_no_filters(browser: Browser, root: str, tmp_path: Path) -> None:
    with opened(browser, 390, scripts=False) as page:
        page.goto(f"{root}/rich/tr/activities/")
        assert not page.locator("#find-fold").is_visible()
        page.locator(".lists > summary").click()
        page.locator(".lists a", has_text="İptal edildi").first.click()
        page.wait_for_url("**/activities/by/**")
        assert page.locator("li.card").count() > 0
        assert page.locator("h1").inner_text().endswith("İptal edildi")
