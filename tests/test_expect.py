"""What readers expect of any site: an address for each place, a way to report errors, colours by choice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from building import ROOT, Element, Site, built
from plansite.labels import ENDING_RULES, MEANINGS
from plansite.places import with_places
from plansite.voice import voice
from test_browser import ASK_AXE, AXE, RULES, browser, opened, serve

__all__ = ["browser"]  # a fixture

DAY = "2041-05-10"
LANGUAGES = ("tr", "az", "en")
PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(249, 248, 244)", "rgb(20, 25, 28)"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off') }})"
NO_COPYING = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused'))"
THEMES = """() => [...document.querySelectorAll("meta[name=theme-color]")]
    .filter(one => matchMedia(one.media).matches).map(one => one.content)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(
        ROOT / "tests" / "second" / "content", tmp_path_factory.mktemp("expect") / "site", "--today", DAY
    )


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with serve(site.folder) as at:
        yield at


class TestPlaces:
    LABEL = "Link to: {name}"

    def test_a_heading_with_a_name_has_a_link_beside_it(self) -> None:
        body = '<section aria-labelledby="a"><h2 id="a">Tom &amp; <em>Ayşe</em></h2>\n<p>…</p></section>'
        link = '<a class="place-link" href="#a" aria-label="Link to: Tom &amp; Ayşe"></a>'
        heading = '<h2 id="a">Tom &amp; <em>Ayşe</em></h2>'
        assert with_places(body, self.LABEL) == body.replace(
            heading, f'<div class="place">{heading}{link}</div>'
        )

    @pytest.mark.parametrize("tag", ["li", "section", "div"])
    def test_a_heading_is_that_of_what_it_begins(self, tag: str) -> None:
        body = f'<{tag} class="x" id="outer">\n<h3 id="inner">“2041”</h3></{tag}>'
        assert 'href="#outer" aria-label="Link to: “2041”"' in with_places(body, self.LABEL)
        later = body.replace("\n", "<p>…</p>")
        assert 'href="#inner"' in with_places(later, self.LABEL)

    @pytest.mark.parametrize(
        "body",
        ["<h2>None</h2>", '<h2 id="a"><a href="../areas/a/">Area</a></h2>', '<h4 id="a">Deep</h4>', ""],
    )
    def test_others_have_none(self, body: str) -> None:
        assert with_places(body, self.LABEL) == body

    def test_a_quotation_mark_ends_no_label(self) -> None:
        assert 'aria-label="Link to: &quot;x&quot;"' in with_places('<h2 id="a">"x"</h2>', self.LABEL)

    def test_every_place_that_is_cited_has_one(self, site: Site) -> None:
        for address, page in site.in_language("az").items():
            links = [one.attributes for one in page.all("a", class_="place-link")]
            assert len({one["href"] for one in links}) == len(links), address
            if "/both/" in address:
                assert links == []
        entries = site.pages["az/activities/brd-01/"].section("developments").one("ol")
        keys = [f"#{one.attributes['id']}" for one in entries.children()]
        assert keys
        assert [one.attributes["href"] for one in entries.all("a", class_="place-link")] == keys

    def test_a_click_copies_the_address_and_says_so(self, address: str, browser: Browser) -> None:
        with opened(browser) as page:
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            page.goto(f"{address}/tr/activities/brd-01/")
            said = page.locator("#copied")
            assert (said.get_attribute("role"), said.inner_text()) == ("status", "")
            page.get_by_role("heading", name="Gelişmeler", exact=True).hover()
            page.get_by_role("link", name="Bu yerin bağlantısı: Gelişmeler", exact=True).click()
            said.get_by_text("Bu yerin adresi kopyalandı.").wait_for()
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == f"{address}/tr/activities/brd-01/#developments"
            assert page.url == f"{address}/tr/activities/brd-01/"

    @pytest.mark.parametrize(
        "off", [NO_COPYING, "Object.defineProperty(navigator, 'clipboard', {value: undefined})"]
    )
    def test_where_nothing_is_copied_the_link_leads_there(
        self, address: str, browser: Browser, off: str
    ) -> None:
        with opened(browser) as page:
            page.add_init_script(off)
            page.goto(f"{address}/tr/activities/brd-01/")
            page.locator("a.place-link[href='#developments']").click()
            page.wait_for_url("**/#developments")
            assert page.locator("#copied").inner_text() == ""

    def test_without_scripts_it_is_a_link(self, address: str, browser: Browser) -> None:
        with opened(browser, scripts=False) as page:
            page.goto(f"{address}/az/activities/brd-01/")
            link = page.locator("a.place-link[href='#developments']")
            link.focus()
            assert link.evaluate("one => getComputedStyle(one).opacity") == "1"
            page.keyboard.press("Enter")
            page.wait_for_url("**/#developments")

    def test_a_finger_finds_it(self, address: str, browser: Browser) -> None:
        """It always shows where nothing hovers, and is large enough."""
        context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.goto(f"{address}/az/agreement/")
        for link in page.locator("a.place-link").all():
            box = link.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
            assert box["x"] + box["width"] <= 360
            assert link.evaluate("one => getComputedStyle(one).opacity") == "1"
        context.close()


class TestReport:
    def mail(self, page: Element) -> tuple[str, dict[str, list[str]]]:
        address = page.one("p", class_="report").one("a").attributes["href"]
        assert address.isascii()
        assert "+" not in address  # which a mail program takes for itself
        parts = urlsplit(address)
        assert parts.scheme == "mailto"
        return parts.path, parse_qs(parts.query, strict_parsing=True)

    def test_a_mail_names_the_page(self, site: Site) -> None:
        to, said = self.mail(site.pages["tr/activities/brd-01/"])
        title = site.main("tr/activities/brd-01/").one("h1").text
        assert to == "record@example.org"
        assert said["subject"] == [f"Sayfadaki hata: {title}"]
        assert said["body"][0].split("\r\n") == [
            "Sayfanın adresi: https://example.org/birds/tr/activities/brd-01/",
            "Bilgilerin ait olduğu tarih: 10 Mayıs 2041",
            "",
            "Yanlış olan ve bunu gösteren açık kaynak:",
            "",
        ]

    def test_letters_arrive_as_they_are(self, site: Site) -> None:
        _, said = self.mail(site.pages["az/unknown/"])
        assert said["subject"] == ["Səhifədəki səhv: Məlum olmayanlar"]
        assert "Səhv olan və bunu göstərən açıq mənbə:" in said["body"][0]

    def test_it_stands_on_every_page_with_the_word_on_privacy(self, site: Site) -> None:
        for lang in LANGUAGES:
            note = voice(lang)._("Please write no personal data, especially none of children.")
            for address, page in site.in_language(lang).items():
                assert page.one("p", class_="report").text.endswith(note), address

    def test_a_form_is_told_the_same(self, tmp_path: Path) -> None:
        content = tmp_path / "plan" / "content"
        shutil.copytree(ROOT / "tests" / "tiny" / "content", content)
        facts = content / "plan" / "site.yml"
        facts.write_text(
            f"{facts.read_text('utf-8')}contact: https://forms.example.org/error?form=7\n", "utf-8"
        )
        site = built(content, tmp_path / "site", "--today", "2031-06-01")
        said = site.pages["az/activities/tre-01/"].one("p", class_="report")
        parts = urlsplit(said.one("a").attributes["href"])
        assert parts._replace(query="").geturl() == "https://forms.example.org/error"
        assert parse_qs(parts.query) == {
            "form": ["7"],
            "page": ["https://example.org/plan/az/activities/tre-01/"],
            "day": ["2031-06-01"],
        }
        assert said.text.endswith("müraciətinizi hamı görəcək.")


class TestColours:
    def choose(self, page: Page, scheme: str) -> None:
        page.locator(f".scheme input[value='{scheme}']").check()

    def test_a_choice_is_kept_from_page_to_page(self, address: str, browser: Browser) -> None:
        with opened(browser) as page:
            page.goto(f"{address}/tr/")
            assert page.evaluate(PAPER) == LIGHT
            assert page.evaluate("localStorage.length") == 0
            self.choose(page, "dark")
            assert (page.evaluate(PAPER), page.evaluate(THEMES)) == (DARK, ["#14191c"])
            page.goto(f"{address}/az/agreement/")
            assert (page.evaluate(PAPER), page.evaluate(THEMES)) == (DARK, ["#14191c"])
            assert page.locator(".scheme input[value='dark']").is_checked()
            assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
            page.goto(f"{address}/")  # the chooser has no control, and follows
            assert page.evaluate(PAPER) == DARK
            page.goto(f"{address}/en/")
            self.choose(page, "")
            assert page.evaluate(PAPER) == LIGHT
            assert page.evaluate("localStorage.length") == 0
            assert page.context.cookies() == []

    def test_a_light_page_on_a_dark_device(self, address: str, browser: Browser) -> None:
        with opened(browser, scheme="dark") as page:
            page.goto(f"{address}/tr/")
            assert page.evaluate(PAPER) == DARK
            self.choose(page, "light")
            assert (page.evaluate(PAPER), page.evaluate(THEMES)) == (LIGHT, ["#f9f8f4"])
            self.choose(page, "")
            page.emulate_media(color_scheme="light")
            assert page.evaluate(PAPER) == LIGHT

    def test_where_nothing_is_kept_the_choice_holds_for_the_page(
        self, address: str, browser: Browser
    ) -> None:
        troubles: list[str] = []
        with opened(browser) as page:
            page.on("pageerror", lambda error: troubles.append(f"{error}"))
            page.add_init_script(NO_STORAGE)
            page.goto(f"{address}/tr/")
            status = page.locator(".scheme [role=status]")
            assert status.inner_text() == ""
            self.choose(page, "dark")
            assert page.evaluate(PAPER) == DARK
            assert (
                status.inner_text()
                == "Tarayıcınız bu site için hiçbir şey saklamıyor: seçiminiz yalnızca bu sayfada geçerli."
            )
            page.goto(f"{address}/tr/agreement/")
            assert page.evaluate(PAPER) == LIGHT
        assert troubles == []

    def test_an_odd_choice_is_none(self, address: str, browser: Browser) -> None:
        with opened(browser) as page:
            page.goto(f"{address}/tr/")
            page.evaluate("localStorage.setItem('scheme', '<b>')")
            page.reload()
            assert page.evaluate(PAPER) == LIGHT
            assert page.locator(".scheme input[value='']").is_checked()

    def test_two_windows_agree(self, address: str, browser: Browser) -> None:
        with opened(browser) as page:
            page.goto(f"{address}/tr/")
            other = page.context.new_page()
            other.goto(f"{address}/az/")
            self.choose(other, "dark")
            page.wait_for_function(f"{PAPER} === '{DARK}'")

    def test_paper_stays_white(self, address: str, browser: Browser) -> None:
        with opened(browser) as page:
            page.goto(f"{address}/tr/")
            self.choose(page, "dark")
            page.emulate_media(media="print")
            assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
            assert not page.locator(".scheme").is_visible()

    def test_without_scripts_there_is_no_control(self, address: str, browser: Browser) -> None:
        with opened(browser, scripts=False, scheme="dark") as page:
            page.goto(f"{address}/tr/")
            assert not page.locator(".scheme").is_visible()
            assert page.evaluate(PAPER) == DARK

    def test_nothing_moves(self, address: str, browser: Browser) -> None:
        with opened(browser, scheme="dark") as page:
            page.goto(f"{address}/tr/")
            self.choose(page, "light")
            page.add_init_script(
                "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
                "one => { window.moved += one.value; })).observe({type: 'layout-shift', buffered: true})"
            )
            page.goto(f"{address}/tr/about/", wait_until="networkidle")
            assert page.evaluate("window.moved") == 0


class TestGlossary:
    ORDER: ClassVar = {  # by the letters of each language
        "tr": ["Cam dağ", "Çayır", "Halkalama", "İlk sayım", "Sığınak"],
        "az": ["Cam dağ", "Çəmən", "Əlçatan sığınacaq", "Halqalama", "İlk sayım"],
        "en": ["First count", "Glass mountain", "Meadow", "Ringing", "Shelter"],
    }

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_terms_stand_in_the_order_of_the_alphabet(self, site: Site, lang: str) -> None:
        page = site.main(f"{lang}/glossary/")
        assert page.texts("h3") == self.ORDER[lang]
        assert [one.text for one in page.all("h2")][:-1] == sorted(
            {one[0] for one in self.ORDER[lang]}, key=[one[0] for one in self.ORDER[lang]].index
        )

    def test_each_form_has_its_language_and_its_sources(self, site: Site) -> None:
        term = next(one for one in site.main("tr/glossary/").all("div", id="term-count"))
        assert [
            one.attributes["lang"]
            for one in term.one("dl").all("dd")
            for one in one.children()
            if "lang" in one.attributes
        ] == ["az", "en"]
        az, en = term.one("dl").all("dd")
        assert [one.text for one in az.all("a")] == [
            "Örnek Kuşları Koruma Merkezi, 2 Mayıs 2041",
            "merkez.example.org",
        ]
        assert list(en.all("a")) == []

    def test_what_a_native_reader_has_not_confirmed_says_so(self, site: Site) -> None:
        for lang in LANGUAGES:
            mark = voice(lang)._("A native reader has not confirmed this form yet.")
            page = site.main(f"{lang}/glossary/")
            assert [one.attributes["id"] for one in page.all("div", class_="term") if mark in one.text] == [
                "term-ringing"
            ]

    def test_sources_say_that_a_term_rests_on_them(self, site: Site) -> None:
        targets = [one.attributes["href"] for one in site.main("en/sources/").all("a")]
        assert "../../en/glossary/#term-count" in targets

    def test_axe_finds_nothing(self, address: str, browser: Browser) -> None:
        with opened(browser, 320) as page:
            for scheme in ("light", "dark"):
                for path in ("az/glossary/", "tr/activities/brd-01/"):
                    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
                    page.goto(f"{address}/{path}")
                    page.locator("main details").evaluate_all(
                        "all => all.forEach(one => { one.open = true; })"
                    )
                    page.evaluate(AXE)
                    found = page.evaluate(ASK_AXE, RULES)
                    assert found["passes"]
                    assert found["violations"] == []
                    assert page.evaluate("document.documentElement.scrollWidth") == 320


class TestWords:
    """What a status means, and what to do where nothing was found, stands where it is needed."""

    def test_every_status_on_the_page_of_an_activity_is_explained(self, site: Site) -> None:
        sentences = {*MEANINGS.values(), *ENDING_RULES.values()}
        sentences.add("The last words of the sides are not the same. Each is shown; nothing is averaged.")
        for address, page in site.in_language("en").items():
            if page.one("body").has("class_", "activity"):
                told = page.one("details", class_="meanings")
                shown = {one.text for one in page.section("developments").all("a", class_="badge")}
                assert shown
                assert shown <= set(told.texts("dt")), address
                assert set(told.texts("dd")) <= sentences, address

    def test_where_no_report_was_found_one_can_ask(self, site: Site) -> None:
        for lang in LANGUAGES:
            for path in ("unknown/", "silent/", "account/", "activities/", "institutions/nu-kus/"):
                if f"{lang}/{path}" in site.pages:
                    targets = [one.attributes["href"] for one in site.main(f"{lang}/{path}").all("a")]
                    assert any(one.endswith("ask/") for one in targets), path

    def test_a_question_stands_ready_in_every_language(self, site: Site) -> None:
        pages = {
            name: page
            for name, page in site.in_language("tr").items()
            if page.one("body").has("class_", "activity")
        }
        asked = {name: list(page.all("blockquote", class_="question")) for name, page in pages.items()}
        assert {len(found) for found in asked.values()} == {0, 3}
        for name, found in asked.items():
            if found:
                assert [one.attributes.get("lang") for one in found] == [None, "az", "en"]
                assert site.main(name).one("h1").text in found[0].text
                assert "2040–2042" in found[0].text
