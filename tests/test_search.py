"""The search in a real browser: every query of `search/queries.yml`, and whatever else somebody may do."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

import many
from building import ROOT, built, day_of_the_record
from plansite.folding import Folding
from plansite.search.documents import Document, Field, Rank, Said
from plansite.search.index import Index
from plansite.search.pieces import pieces
from plansite.spelling import load_spelling
from plansite.voice import Phrase
from test_browser import ASK_AXE, AXE, RULES, browser, opened, serve

__all__ = ["browser"]  # a fixture

PLANS = {
    "real": ("content", day_of_the_record()),
    "second": ("tests/second/content", "2041-05-10"),
    "rich": ("tests/rich/content", "2043-09-15", "--revision", "golden"),
}
QUERIES = yaml.safe_load((ROOT / "tests" / "search" / "queries.yml").read_text("utf-8"))
PIECES = "**/assets/search/**"
MOST_BYTES = 60_000
ASK = """async query => {
    const field = document.getElementById("query");
    const found = document.getElementById("search-found");
    field.value = query;
    field.form.requestSubmit();
    while (found.ariaBusy === "true") await new Promise(done => setTimeout(done, 1));
    return [...found.querySelectorAll("h3 a")].map(link => link.href);
}"""


@dataclass
class Searched:
    """A page of the search, with everything that its browser complained about and asked for."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, query: str) -> list[str]:
        """The results on the first page, by their paths below the language."""
        lang = self.address.rstrip("/").rpartition("/")[2]
        found = self.page.evaluate(ASK, query)
        return [address.partition(f"/{lang}/")[2] for address in found]

    def said(self) -> str:
        """What is read out; it waits a little, so that it does not interrupt somebody who types."""
        self.page.wait_for_timeout(400)
        return self.page.locator("#search-said").inner_text()

    def pieces(self) -> list[str]:
        return [one.partition("/assets/search/")[2] for one in self.asked if "/assets/search/" in one]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The plans on a server, by name."""
    root = tmp_path_factory.mktemp("search")
    for name, (content, day, *more) in PLANS.items():
        built(ROOT / content, root / name, "--today", day, *more)
    exchange(root / "real", root / "many", many.index(many.many(root / "plan", 1000)))
    exchange(root / "real", root / "order", in_order())
    with serve(root) as address:
        yield {name: f"{address}/{name}" for name in (*PLANS, "many", "order")}


def exchange(site: Path, other: Path, files: dict[str, bytes]) -> None:
    """The same site with another index."""
    shutil.copytree(site, other)
    shutil.rmtree(other / "assets" / "search")
    for name, piece in files.items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(piece)


def in_order() -> dict[str, bytes]:
    """An index of documents that stand in the order in which they must not be found."""
    alike = {"ending": "defterlerde", "folded": "d\u00e8fter", "exact": "defter"}
    fields = {field.name.lower(): "ağaç" for field in reversed(Field) if field is not Field.LONG_TITLE}
    documents = [
        Document(f"{name}/", Phrase(name), (), (Said(Field.SECTION, text, "tr"),), Rank.PAGE)
        for name, text in alike.items()
    ]
    documents += [
        Document(f"{name}/", Phrase(name), (), (Said(Field[name.upper()], text, "tr"),), Rank.PAGE)
        for name, text in fields.items()
    ]
    index = Index({"tr": Folding(load_spelling("tr").alphabet)})
    for number, document in enumerate(documents):
        index.add(number, [document])
    return pieces(index, {"tr": documents})


@contextmanager
def searching(
    browser: Browser, site: str, lang: str = "tr", query: str = "", width: int = 1280, *, scripts: bool = True
) -> Iterator[Searched]:
    with opened(browser, width, scripts=scripts) as page:
        one = Searched(page, f"{site}/{lang}/")
        page.on("console", lambda message: one.complaints.append(message.text))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        page.on("request", lambda request: one.asked.append(request.url))
        page.goto(f"{one.address}search/{query}")
        yield one


@pytest.mark.parametrize("plan", PLANS)
def test_every_query_finds_its_page(sites: dict[str, str], browser: Browser, plan: str) -> None:
    """Each on the first page of results; nearly all among the first three, and most of them first."""
    places: dict[str, int] = {}
    for lang, topics in QUERIES[plan].items():
        with searching(browser, sites[plan], lang) as search:
            for topic, pairs in topics.items():
                for query, expected in pairs:
                    found = search.ask(query)
                    places[f"{lang} {query}"] = found.index(expected) + 1 if expected in found else 0
                here = [places[f"{lang} {query}"] for query, _expected in pairs]
                print(f"{plan} {lang} {topic}: {figures(here)}")
            assert search.complaints == []
    print(f"{plan}: {figures(list(places.values()))}")
    assert [query for query, place in places.items() if not place] == []
    assert sum(place <= 3 for place in places.values()) >= 0.97 * len(places)
    assert sum(place == 1 for place in places.values()) >= 0.93 * len(places)


def figures(places: list[int]) -> str:
    return (
        f"{len(places)} queries, {places.count(1)} first, {sum(0 < one <= 3 for one in places)} in the first"
        f" three, {sum(one > 0 for one in places)} found"
    )


MOVED = """new Promise(done => {
    const watch = new PerformanceObserver(list => done(list.getEntries().length));
    watch.observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(0), 500);
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ["çocukların", "zzzzqqq"], ids=["many", "nothing"])
def test_nothing_moves_when_an_answer_comes(
    sites: dict[str, str], browser: Browser, query: str, width: int
) -> None:
    """Not even where the script comes late: nothing is shown before it."""

    def late(route: Route) -> None:
        sleep(0.5)
        route.continue_()

    with opened(browser, width) as page:
        page.route("**/search.js", late)
        page.goto(f"{sites['real']}/tr/search/?q={query}")
        page.locator("#search-said:not(:empty)").wait_for()
        assert page.evaluate(MOVED) == 0


class TestOrder:
    def test_the_nearer_word_comes_first(self, sites: dict[str, str], browser: Browser) -> None:
        """Exact before folded, folded before endings; a slip is thought of where nothing else is found."""
        with searching(browser, sites["order"]) as search:
            assert search.ask("defter") == ["exact/", "folded/", "ending/"]
            assert {*search.ask("defetr")} == {"exact/", "folded/", "ending/"}
            assert search.ask("defterde")[-1] == "ending/"  # but for its own ending, the asked one is a word

    def test_the_higher_place_comes_first(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["order"]) as search:
            assert search.ask("ağaç") == ["name/", "title/", "summary/", "standing/", "section/", "other/"]

    def test_quotation_marks_ask_for_words_as_they_stand(
        self, sites: dict[str, str], browser: Browser
    ) -> None:
        with searching(browser, sites["real"]) as search:
            loose, phrase = search.ask("sivil toplum kuruluşları"), search.ask('"sivil toplum kuruluşları"')
            assert set(phrase) < set(loose)
            assert search.ask('"kuruluşları sivil toplum"') == []
            assert search.ask('"festivallerde"') == []  # no endings, no slips
            assert "activities/fam-01/" in search.ask("festivallerde")

    def test_words_that_no_page_has_together(self, sites: dict[str, str], browser: Browser) -> None:
        """Pages with some of them are shown, and it is said."""
        with searching(browser, sites["real"]) as search:
            assert search.ask("festival ekovitrin")
            assert search.said().startswith("Sözcüklerin hepsi bir arada hiçbir sayfada bulunamadı.")
            assert search.page.locator("#search-tips").is_visible()


class TestShown:
    def test_title_status_area_and_marks(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"], query="?q=cocuklarin") as search:
            first = search.page.locator(".results li", has_text="CHD-01")
            first.wait_for()
            assert first.locator(".badge").inner_text() == "Duyuruldu"
            assert first.locator(".badge").get_attribute("data-status") == "announced"
            assert first.locator(".about").inner_text() == "Çocuk · CHD-01"
            assert {"Çocuk", "çocukların"} <= {*first.locator("mark").all_inner_texts()}
            assert search.said().startswith("Bulunan sayfa sayısı: ")
            assert search.page.locator("#search-without").count() == 0

    def test_the_language_is_named_where_the_word_is_not_seen(
        self, sites: dict[str, str], browser: Browser
    ) -> None:
        with searching(browser, sites["real"], "az") as search:
            assert search.ask("farkındalık")[0] == "activities/crs-03/"
            first = search.page.locator(".results li").first
            assert first.locator("a").inner_text() == "Mediada maarifləndirmə kampaniyaları"
            assert first.locator("[data-found-in]").all_inner_texts() == ["Sözlərin tapıldığı dil: Türk dili"]
            search.ask("maarifləndirmə")
            assert search.page.locator(".results [data-found-in]").count() == 0

    def test_two_words_that_are_one_are_marked(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            search.ask("işbirliği hedefleniyor")
            marks = search.page.locator(".results li", has_text="CRS-04").locator("mark").all_inner_texts()
            assert {"iş", "birliği"} <= {*marks}

    def test_more_results_come_on_request(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            assert len(search.ask("çocuk")) == 10
            search.page.get_by_role("button", name="Daha çok sonuç göster").click()
            search.page.locator(".results li").nth(10).wait_for()
            assert search.page.evaluate(
                "document.activeElement.closest('li').previousElementSibling !== null"
            )
            assert search.page.locator(".results li").count() == min(20, int(search.said().split()[-1]))

    @pytest.mark.parametrize("width", [320, 1280])
    def test_axe_finds_nothing(self, sites: dict[str, str], browser: Browser, width: int) -> None:
        with searching(browser, sites["real"], "az", width=width) as search:
            for query in ("qadın", "farkındalık", "zzzz"):
                search.ask(query)
                search.page.wait_for_timeout(400)
                for scheme in ("light", "dark"):
                    search.page.emulate_media(color_scheme=scheme)
                    search.page.evaluate(AXE)
                    found = search.page.evaluate(ASK_AXE, RULES)
                    assert found["passes"]
                    assert [one["id"] for one in found["violations"]] == []
                wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                assert search.page.evaluate(wide) == 0


class TestUse:
    def test_nothing_is_asked_for_before_it_is_used(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            search.page.wait_for_load_state("networkidle")
            assert search.pieces() == []
            search.page.locator("#query").focus()
            search.page.wait_for_load_state("networkidle")
            assert search.pieces() == ["tr/index.json"]
            search.page.locator("#query").press_sequentially("aile")
            search.page.locator(".results li").first.wait_for()
            assert any(one.startswith("words/") for one in search.pieces())
            assert not any(one.startswith("az/") for one in search.pieces())

    def test_other_pages_load_nothing_of_it(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            search.asked.clear()
            search.page.goto(search.address)
            assert not [one for one in search.asked if one.endswith("search.js") or "/search/" in one]

    def test_the_field_of_every_page_leads_here(self, sites: dict[str, str], browser: Browser) -> None:
        """With a word and without; the words stand in the address and can be sent."""
        with searching(browser, sites["real"]) as search:
            search.page.goto(f"{search.address}activities/fam-01/")
            search.page.get_by_role("searchbox", name="Arama").fill("kadın & çocuk")
            search.page.keyboard.press("Enter")
            search.page.locator(".results li").first.wait_for()
            assert search.page.url == f"{search.address}search/?q=kad%C4%B1n+%26+%C3%A7ocuk"
            assert search.page.locator("#query").input_value() == "kadın & çocuk"
            assert search.complaints == []

    def test_the_address_keeps_step_and_back_works(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            search.page.locator("#query").press_sequentially("festival")
            search.page.locator("mark").first.wait_for()
            search.page.wait_for_url("**/search/?q=festival")
            search.page.locator(".results a").first.click()
            search.page.wait_for_url("**/activities/fam-01/")
            search.page.go_back()
            search.page.locator("mark").first.wait_for()
            assert search.page.locator("#query").input_value() == "festival"
            search.page.locator("nav.languages a[lang=az]").click()
            search.page.wait_for_url("**/az/search/?q=festival")
            search.page.locator("mark").first.wait_for()

    def test_emptying_the_field_empties_the_page(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"], query="?q=aile") as search:
            search.page.locator(".results li").first.wait_for()
            assert search.ask("  ") == []
            assert search.said() == ""
            assert search.page.url == f"{search.address}search/"

    def test_the_keyboard_does_it_all(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            search.page.locator("#query").focus()
            search.page.keyboard.type("kadın")
            search.page.keyboard.press("Enter")
            search.page.locator(".results li").first.wait_for()
            search.page.keyboard.press("Tab")
            search.page.keyboard.press("Tab")
            assert search.page.evaluate("document.activeElement.matches('.results li:first-child a')")
            search.page.keyboard.press("Enter")
            search.page.wait_for_url("**/areas/women/")

    def test_without_javascript(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"], query="?q=aile", scripts=False) as search:
            assert search.page.get_by_text("Arama için JavaScript gerekir").is_visible()
            assert not search.page.locator("#search-found").is_visible()
            lists = search.page.get_by_role("region", name="Bütün listeler").get_by_role("link")
            assert lists.all_inner_texts()[:3] == ["Bütün faaliyetler", "Aile", "Kadın"]
            assert search.pieces() == []


ODD = {
    "long": "çocuk " * 1_667,
    "one long word": "ç" * 10_000,
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "emoji": "👩‍👩‍👧🇹🇷🇦🇿",
    "cut inside a letter": "a" * 199 + "👩‍👩‍👧",
    "half a letter": "\ud83d",
    "Cyrillic": "семья ребёнок",
    "Arabic": "خانواده",
    "signs": "%00 %zz ' \" \\ `;--/**/ & # ? = +",
    "quotation marks": '"“”„«»"',
    "an open one": 'aile "kadın',
    "names of the language": "constructor __proto__ toString hasOwnProperty",
    "expressions": "(.*)+ [a-z ^$",
    "one letter": "a",
    "two": "ço",
    "a number": "2",
    "spaces": " \t\u00a0\u200b ",
    "combined marks": "c\u0327ocuk i\u0307s\u0327",
}


class TestBadInput:
    @pytest.mark.parametrize("query", ODD.values(), ids=ODD)
    def test_odd_queries(self, sites: dict[str, str], browser: Browser, query: str) -> None:
        """Each is answered with results or with a sentence, and nothing breaks; so is what comes after it."""
        with searching(browser, sites["real"]) as search:
            found = search.ask(query)
            assert found or search.said() or not query.strip("\u200b \t\u00a0")
            assert search.page.locator(".results :is(img, script)").count() == 0
            assert len(search.page.url) < 4_000
            search.page.reload()
            assert search.ask("aile")[0] == "areas/family/"
            assert search.complaints == []

    def test_what_was_not_read_is_said(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            search.ask(ODD["long"])
            assert search.said().endswith("Yazdıklarınızın yalnızca baş tarafı okundu.")
            search.ask("ço")
            assert search.said() == "En az üç harf yazın."

    def test_nothing_found_says_how_to_go_on(self, sites: dict[str, str], browser: Browser) -> None:
        with searching(browser, sites["real"]) as search:
            assert search.ask("семья") == []
            assert search.said() == "Sonuç bulunamadı."
            tips = search.page.get_by_role("region", name="Daha çok sonuç bulmak için")
            assert tips.is_visible()
            assert "Latin harfleriyle yazın." in tips.inner_text()
            search.ask("aile")
            assert not search.page.locator("#search-tips").is_visible()

    @pytest.mark.parametrize("failing", ["tr/index", "words/", "tr/[0-9]"])
    def test_a_piece_that_does_not_come(self, sites: dict[str, str], browser: Browser, failing: str) -> None:
        """It is said what to do; once the piece comes, it works."""
        pattern = re.compile(f"/search/{failing}")
        with searching(browser, sites["real"]) as search:
            for answer in (lambda route: route.abort(), lambda route: route.fulfill(status=200, body="<p>")):
                search.page.route(pattern, answer)
                assert search.ask("çocuk hakları") == []
                assert search.said().startswith("Arama yüklenemedi.")
                search.page.unroute(pattern)
            assert search.ask("çocuk hakları")
            assert [one for one in search.complaints if "ERR_FAILED" not in one] == []

    def test_storage_that_is_switched_off(self, sites: dict[str, str], browser: Browser) -> None:
        with opened(browser) as page:
            troubles: list[str] = []
            page.on("pageerror", lambda error: troubles.append(str(error)))
            off = "Object.defineProperty(window, '{}', {{get() {{throw new Error('off')}}}});"
            page.add_init_script("".join(off.format(name) for name in ("localStorage", "sessionStorage")))
            page.goto(f"{sites['real']}/tr/search/?q=aile")
            page.locator(".results li").first.wait_for()
            assert troubles == []


def test_a_thousand_is_written_as_the_language_does(sites: dict[str, str], browser: Browser) -> None:
    with searching(browser, sites["many"], "az") as search:
        search.ask("ağac")
        assert re.fullmatch(r"Tapılan səhifələrin sayı: 1\.[0-9]{3}", search.said())


COLD = ("ağac", "kurumlar", "çocukların hakları", "qadınların gücləndirilməsi üzrə", '"ağac planı"', "BXY-17")


@pytest.mark.parametrize("query", [*COLD, "paylaşımnı", "fealiyyyet"])
def test_a_first_query_is_light_with_a_thousand_activities(
    sites: dict[str, str], browser: Browser, query: str
) -> None:
    """Everything but the page and its script, as a server sends it compressed."""
    weights: dict[str, int] = {}

    def weigh(route: Route) -> None:
        answer = route.fetch()
        weights[route.request.url] = len(gzip.compress(answer.body(), 9))
        route.fulfill(response=answer)

    with searching(browser, sites["many"], "az") as search:
        search.page.route(PIECES, weigh)
        assert search.ask(query)
        print(f"{query}: {sum(weights.values())} bytes in {len(weights)} pieces")
    assert 0 < sum(weights.values()) <= MOST_BYTES
