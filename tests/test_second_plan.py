"""Another plan: three institutions of three countries, three languages, a period that is still running.

Nothing of the first plan is in the program if this one comes out right.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT, Element, Site, built, of_the_plan, run, words_in
from overlay import codes

CONTENT = ROOT / "tests" / "second" / "content"
LANGUAGES = ("az", "en", "tr")
ACTIVITIES = [f"brd-0{number}" for number in range(1, 9)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(CONTENT, tmp_path_factory.mktemp("second") / "site", "--today", "2041-05-10")


def activity(site: Site, number: int, lang: str = "en") -> Element:
    return site.main(f"{lang}/activities/brd-0{number}/")


def sides(page: Element) -> dict[str, str]:
    """What is said of each side, by its name, in the order of the page."""
    parts = {one.one("h3").one("a").text: one for one in page.section("sides").under("h3")}
    return {name: one.text.removeprefix(one.one("h3").text).strip() for name, one in parts.items()}


def flags(site: Site, number: int, lang: str = "en") -> list[str]:
    return activity(site, number, lang).section("status").texts("span", class_="flag")


def facts(part: Element) -> dict[str, str]:
    return {one.one("dt").text: one.one("dd").text for one in part.all("div") if any(one.all("dt"))}


def test_all_pages_are_there(site: Site) -> None:
    paths = ["", "agreement/", "activities/", "timeline/", "institutions/", "sources/", "unknown/", "build/"]
    paths += ["account/", "silent/", "coverage/", "translation/", "search/", "glossary/"]
    paths += ["about/", "ask/", "method/", "areas/counting/", "areas/learning/"]
    paths += [f"activities/{one}/" for one in ACTIVITIES]
    paths += [f"both/{path}" for path in paths if path.startswith(("agreement/", "areas/", "activities/brd"))]
    paths += [f"institutions/{one}/" for one in ("tr-kus", "az-qus", "ge-ornitoloji", "az-halqa")]
    expected = {f"{lang}/{path}" for lang in LANGUAGES for path in paths} | {"", "404.html"}
    more = {one for one in site.pages if re.search("/activities/by/|/timeline/[0-9]", one)}
    assert len(more) > 20, "held by `test_find` and `test_timeline`"
    assert set(site.pages) - more == expected


def test_no_link_leads_nowhere(site: Site) -> None:
    assert list(site.broken()) == []


def test_every_page_is_in_three_languages_and_says_so(site: Site) -> None:
    names = {"az": "Azərbaycanca", "en": "English", "tr": "Türkçe"}
    for lang in LANGUAGES:
        for address, page in site.in_language(lang).items():
            links = list(page.one("nav", class_="languages").all("a"))
            assert {one.attributes["lang"]: one.text for one in links} == names, address
            assert [one.attributes["lang"] for one in links if "aria-current" in one.attributes] == [lang]
            assert len({one.attributes["href"] for one in links}) == len(names)
            alternates = {one.attributes["hreflang"] for one in page.all("link", rel="alternate")}
            assert alternates == {*LANGUAGES, "x-default"}, address
            assert page.one("html").attributes["lang"] == lang


ACCOUNT = {
    "tr": "Duyurulan sekiz faaliyetten altısı için rapor, biri için genel bir açıklama bulduk; biri için"
    " rapor bulamadık.",
    "az": "Elan edilən səkkiz fəaliyyətdən altısı üzrə hesabat, biri üzrə ümumi açıqlama tapmışıq; biri üzrə"
    " hesabat tapmamışıq.",
    "en": "Of the eight announced activities, we found a report for six of them and a general statement for"
    " one of them; for one of them we found no report.",
}
PERIOD = {
    "tr": "Plan dönemi sürüyor; 600 gün kaldı.",
    "az": "Planın müddəti davam edir; 600 gün qalıb.",
    "en": "The plan's period is running; 600 days are left.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_home_says_what_is_known_of_a_running_plan(site: Site, lang: str) -> None:
    home = site.main(f"{lang}/")
    assert home.one("p", class_="account").text == ACCOUNT[lang]
    assert home.one("p", class_="period").text == PERIOD[lang]


class TestSides:
    def test_that_differ_stand_side_by_side(self, site: Site) -> None:
        said = sides(activity(site, 1))
        expected = {
            "Sample Bird Observation Agency": ("Completed", "20 April 2041"),
            "Sample Centre for Bird Protection": ("In progress", "2 May 2041"),
            "Sample Institute of Ornithology": ("Announced", "3 December 2039"),
        }
        assert list(said) == list(expected)
        for side, (status, on) in expected.items():
            assert said[side].startswith(status)
            assert f"Reported on {on}" in said[side]
        assert "Took place 15 March – 12 April 2041" in said["Sample Bird Observation Agency"]
        assert "Took place" not in said["Sample Institute of Ornithology"]

    @pytest.mark.parametrize(
        ("lang", "first", "second"),
        [
            ("tr", "Üç tarafın kayıtları farklı.", "Kaydı bulunan tarafların kayıtları farklı."),
            ("az", "Üç tərəfin məlumatı fərqlənir.", "Qeydi tapılan tərəflərin məlumatı fərqlənir."),
            (
                "en",
                "The records of the three sides differ.",
                "The records of those sides of which some were found differ.",
            ),
        ],
    )
    def test_that_differ_do_so_by_name(self, site: Site, lang: str, first: str, second: str) -> None:
        for number, sentence, named in ((1, first, 3), (2, second, 2)):
            page = activity(site, number, lang)
            section = page.section("sides")
            assert next(one.text for one in section.all("p")) == sentence
            (said,) = facts(next(section.all("dl"))).values()
            assert [said.count(f"{name}: ") for name in sides(page)].count(1) == named

    @pytest.mark.parametrize(
        ("lang", "first", "words", "sentence", "badge"),
        [
            (
                "tr",
                "Örnek Kuş Gözlem Kurumu",
                ["Tamamlandı", "Devam ediyor", "Duyuruldu"],
                "Üç tarafın kayıtları farklı.",
                "Tarafların kayıtları farklı",
            ),
            (
                "az",
                "Nümunə Quşları Mühafizə Mərkəzi",
                ["Davam edir", "Tamamlanıb", "Elan edilib"],
                "Üç tərəfin məlumatı fərqlənir.",
                "Tərəflərin məlumatı fərqlənir",
            ),
        ],
    )
    def test_begin_with_the_own_country(
        self, site: Site, lang: str, first: str, words: list[str], sentence: str, badge: str
    ) -> None:
        page = activity(site, 1, lang)
        said = sides(page)
        assert next(iter(said)) == first
        assert all(text.startswith(start) for text, start in zip(said.values(), words, strict=True))
        assert sentence in page.text
        assert page.section("status").one("a", class_="badge").text == badge

    def test_that_differ_are_not_averaged(self, site: Site) -> None:
        for lang in LANGUAGES:
            badge = activity(site, 1, lang).section("status").one("a", class_="badge")
            assert badge.attributes["data-status"] == "sides-differ"

    @pytest.mark.parametrize(
        ("lang", "side", "sentence"),
        [
            (
                "tr",
                "Örnek Kuşları Koruma Merkezi",
                "Bu tarafın açıklaması okuduğumuz kaynaklarda bulunamadı.",
            ),
            (
                "az",
                "Nümunə Quşları Mühafizə Mərkəzi",
                "Bu tərəfin açıqlaması oxuduğumuz mənbələrdə tapılmayıb.",
            ),
            (
                "en",
                "Sample Centre for Bird Protection",
                "No statement of this side was found in the sources we read.",
            ),
        ],
    )
    def test_silent_side_is_told_without_blame(self, site: Site, lang: str, side: str, sentence: str) -> None:
        said = sides(activity(site, 2, lang))
        assert said[side] == sentence
        assert [name for name, text in said.items() if text == sentence] == [side]

    def test_side_that_gave_no_status_has_still_spoken(self, site: Site) -> None:
        """The ringing station, a part of the centre, told of something that took place."""
        said = sides(activity(site, 8))["Sample Centre for Bird Protection"]
        assert "No statement" not in said
        assert "Reported on March 2041" in said
        assert "Took place 2 March 2041" in said

    def test_joint_reports_are_called_so(self, site: Site) -> None:
        joint = {
            number: [
                one.text for one in activity(site, number).section("developments").all("span", class_="flag")
            ]
            for number in range(1, 9)
        }
        assert {number: len(flags) for number, flags in joint.items() if flags} == {1: 1, 3: 2, 7: 1}

    def test_agreement_is_said_only_where_two_have_spoken(self, site: Site) -> None:
        texts = {number: activity(site, number).text for number in range(1, 9)}
        agree = [number for number, text in texts.items() if "The sides' records agree" in text]
        differ = [number for number, text in texts.items() if "The sides' records differ in:" in text]
        assert (agree, differ) == ([3, 5, 7], [1, 2])


class TestFlags:
    @pytest.mark.parametrize(
        ("lang", "overdue", "changed"),
        [
            ("tr", "Süresi geçti", "Tarihi değiştirildi"),
            ("az", "Müddəti ötüb", "Tarixi dəyişdirilib"),
            ("en", "Overdue", "The date was changed"),
        ],
    )
    def test_stand_where_they_belong_and_nowhere_else(
        self, site: Site, lang: str, overdue: str, changed: str
    ) -> None:
        found = {number: flags(site, number, lang) for number in range(1, 9)}
        assert {number: texts for number, texts in found.items() if texts} == {
            3: [changed],
            4: [overdue],
        }

    def test_old_date_is_kept_beside_the_new_one(self, site: Site) -> None:
        for lang, old, new in (
            ("tr", "Mart 2041", "Mart 2042"),
            ("az", "mart 2041", "mart 2042"),
            ("en", "March 2041", "March 2042"),
        ):
            page = activity(site, 3, lang)
            for part in (page.section("developments"), page.section("promise").one("dl")):
                assert part.one("del").text.endswith(old)
                assert f"{old} → {new}" in part.text
            assert f"{old} → {new}" in site.main(f"{lang}/timeline/").section("table").text
        pages = {address for address, page in site.in_language("en").items() if any(page.all("del"))}
        told = {"en/activities/brd-03/", "en/both/activities/brd-03/"}
        assert pages == {*told, "en/timeline/", "en/timeline/2041/"}

    def test_happened_stands_apart_from_the_day_of_the_report(self, site: Site) -> None:
        first = next(entry for entry in activity(site, 5).section("developments").all("li", id="2041-01-20"))
        assert "Took place: 12–14 January 2041" in first.text


class TestDates:
    def test_are_as_vague_as_they_are(self, site: Site) -> None:
        expected = {
            "en": ("second half of 2041", "third quarter of 2042"),
            "tr": ("2041 yılının ikinci yarısı", "2042 yılının 3. çeyreği"),
            "az": ("2041-ci ilin ikinci yarısı", "2042-ci ilin 3-cü rübü"),
        }
        for lang, dates in expected.items():
            values = facts(activity(site, 2, lang).section("promise").one("dl")).values()
            assert set(dates) <= set(values)

    def test_no_machine_date_says_more_than_is_known(self, site: Site) -> None:
        """`<time datetime>` only holds what the facts hold, and no day where only a month is known."""
        plan = " ".join(path.read_text("utf-8") for path in sorted((CONTENT / "plan").rglob("*.yml")))
        known = set(re.findall(r"(?<![0-9-])[0-9]{4}(?:-[0-9]{2}){0,2}(?![0-9/~-])", plan)) | {"2041-05-10"}
        for address, page in site.pages.items():
            assert {time.attributes["datetime"] for time in page.all("time")} <= known, address

    def test_own_bars_are_drawn_for_own_dates_alone(self, site: Site) -> None:
        for lang in LANGUAGES:
            bars = list(site.main(f"{lang}/timeline/").one("figure").all(data_kind="bar"))
            drawn = [[*bar.all("rect")] for bar in bars]
            assert all(float(part.attributes["width"]) > 0 for parts in drawn for part in parts)
            assert all(drawn)
            assert len(bars) == 6
        figure = site.main("en/timeline/").one("figure")
        assert sorted(bar.one("title").text for bar in figure.all(data_kind="bar")) == [
            "15 March 2041 – April 2041",
            "2040–2042",
            "February 2041 – March 2042",
            "October – November 2040",
            "September 2040 – 30 April 2041",
            "second half of 2041 – third quarter of 2042",
        ]

    def test_year_that_is_not_printed_is_told_and_not_drawn(self, site: Site) -> None:
        timeline = site.main("en/timeline/")
        assert "1–3 June (year not stated)" not in timeline.one("figure").text
        assert "1–3 June (year not stated)" in timeline.section("table").text
        assert "1–3 June (year not stated)" in timeline.section("list").text


class TestRest:
    def test_search_for_one_activity_stands_there_and_nowhere_else(self, site: Site) -> None:
        with_it = [n for n in range(1, 9) if "Bird magazines" in activity(site, n).section("not-known").text]
        assert with_it == [6]
        assert "last look: 8 May 2041" in activity(site, 6).text
        assert "last look: 1 May 2041" in activity(site, 2).text

    def test_home_tells_of_the_search_for_the_whole_plan(self, site: Site) -> None:
        looked = site.main("en/").section("looked")
        assert "The sites of the three institutions" in looked.text
        assert "Bird magazines" not in looked.text

    def test_paragraphs_are_named_as_each_language_does(self, site: Site) -> None:
        names = {
            "en": "2nd paragraph of the report",
            "tr": "haberin 2. paragrafı",
            "az": "xəbərin 2-ci abzası",
        }
        for lang, name in names.items():
            assert name in activity(site, 1, lang).section("promise").one("dl").texts("a")

    def test_related_reports_stand_apart_and_change_nothing(self, site: Site) -> None:
        related = activity(site, 6).section("related")
        assert related.texts("p", class_="link-kind") == [
            "The link to the plan is stated in general words",
            "The link to the plan is not stated",
        ]
        assert activity(site, 6).section("status").one("a", class_="badge").text == "Announced"
        assert "Tbilisi" in site.main("en/agreement/").section("related").text

    def test_what_goes_on_elsewhere_leads_there(self, site: Site) -> None:
        links = [one.attributes["href"] for one in activity(site, 7).section("developments").all("a")]
        assert "https://example.org/trees/" in links

    def test_picture_is_published_once_and_shown_in_each_language(self, site: Site) -> None:
        assert site.files["assets/images/birds.png"].startswith(b"\x89PNG")
        for lang in LANGUAGES:
            picture = activity(site, 2, lang).one("img")
            assert picture.attributes["src"] == "../../../assets/images/birds.png"
            assert picture.attributes["alt"]

    def test_edit_links_lead_to_both_files(self, site: Site) -> None:
        links = [one.attributes["href"] for one in activity(site, 1, "az").one("p", class_="id").all("a")]
        assert links == [
            "https://git.example.org/birds/edit/main/content/az/activities/BRD-01.md",
            "https://git.example.org/birds/edit/main/content/plan/activities/BRD-01.yml",
        ]

    def test_names_are_shown_in_every_language_and_marked(self, site: Site) -> None:
        cells = list(activity(site, 2, "az").section("names").one("tbody").all("td"))
        assert sorted(cell.text for cell in cells) == [
            "Hacıleylək Günü qeyri-rəsmi tərcümə",
            "Leylek Günü",
            "Stork Day qeyri-rəsmi tərcümə",
        ]
        foreign = {
            part.text: part.attributes["lang"]
            for cell in cells
            for part in cell.all()
            if "lang" in part.attributes
        }
        assert foreign == {"Leylek Günü": "tr", "Stork Day": "en"}

    def test_nothing_of_the_other_plan_appears(self, site: Site) -> None:
        needles = of_the_plan()
        for name, content in site.files.items():
            if name.endswith((".html", ".xml", ".txt", ".css")):
                assert words_in(content.decode(), needles) == set(), name


def test_the_same_plan_as_it_was_known_before(tmp_path: Path) -> None:
    site = built(CONTENT, tmp_path / "site", "--today", "2041-05-10", "--as-of", "2040-12-31")
    assert list(site.broken()) == []
    training = activity(site, 3)
    assert training.section("status").one("a", class_="badge").text == "Announced"
    assert not list(training.all("del"))
    assert "March 2041" in training.section("promise").text
    account = "For none of the eight announced activities did we find a report."
    assert site.main("en/").one("p", class_="account").text == account
    assert [number for number in range(1, 9) if flags(site, number)] == [5]
    later = ("2041-02-15", "2041-04-20", "Bird magazines", "Tbilisi", "Ganja")
    for name, page in site.files.items():
        if name.endswith((".html", ".xml")):
            assert not [text for text in later if text in page.decode()], name


def test_the_same_plan_after_its_period(tmp_path: Path) -> None:
    done = run(CONTENT, tmp_path / "site", "--today", "2043-02-01")
    assert (done.returncode, codes(done.stdout), done.stderr) == (0, ["old-look", "old-look"], "")
    site = Site(tmp_path / "site")
    assert site.main("en/").one("p", class_="period").text == "The plan's period ended 1 month ago."
    assert [number for number in range(1, 9) if "Overdue" in flags(site, number)] == [2, 3, 4, 8]
    assert "Nobody has looked again since the plan's period ended." in activity(site, 2).text
    assert "The plan's period is over; no report was found" in activity(site, 2).text
