"""The real plan: everything that is publicly known of it appears, in both languages, and nothing beyond."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from building import ROOT, Element, Site, built, day_of_the_record, days_confirmed, run
from plansite.spelling import load_spelling

KNOWN = yaml.load((ROOT / "tests" / "known.yml").read_text("utf-8"), yaml.BaseLoader)
LANGUAGES = ("tr", "az")
ACTIVITIES = list(KNOWN["activities"])
DAY = day_of_the_record()
TODAY = ("--today", DAY)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(ROOT / "content", tmp_path_factory.mktemp("real") / "site", *TODAY)


def activity(site: Site, lang: str, identifier: str) -> Element:
    return site.main(f"{lang}/activities/{identifier.lower()}/")


def links(part: Element, containing: str = "") -> list[str]:
    return [link.attributes["href"] for link in part.all("a") if containing in link.attributes["href"]]


def ends(addresses: list[str]) -> list[str]:
    return [address.rstrip("/").rpartition("/")[2] for address in addresses]


def texts(part: Element, lang: str) -> Iterator[tuple[str, str]]:
    """Every piece of text, with the language it is in."""
    for one in part.inside:
        if isinstance(one, str):
            yield lang, " ".join(one.split())
        else:
            yield from texts(one, one.attributes.get("lang", lang))


def bodies(site: Site) -> Iterator[tuple[str, str, Element]]:
    """Language, address and whole text of every page; of languages side by side, cell by cell."""
    for lang in LANGUAGES:
        for address, page in site.in_language(lang).items():
            cells = list(page.all("div", class_="cell"))
            yield from ((cell.attributes["lang"], address, cell) for cell in cells)
            if not cells:
                yield lang, address, page.one("body")


def folded(text: str) -> str:
    """Small letters, good enough to compare: both languages pair them alike."""
    return text.replace("I", "ı").replace("İ", "i").lower()


def missing(wanted: list[str], text: str) -> list[str]:
    return [part for part in wanted if folded(part) not in folded(text)]


def test_every_activity_has_a_page_in_each_language(site: Site) -> None:
    assert len(ACTIVITIES) == 10
    for lang in LANGUAGES:
        found = [name for name in site.in_language(lang) if re.fullmatch(r"../activities/[^/]+/", name)]
        assert set(ends(found)) == {identifier.lower() for identifier in ACTIVITIES}


def test_both_languages_have_the_same_pages_and_no_link_leads_nowhere(site: Site) -> None:
    first, second = ({name.partition("/")[2] for name in site.in_language(lang)} for lang in LANGUAGES)
    assert first == second
    assert list(site.broken()) == []


def test_even_the_strictest_check_finds_nothing_but_what_no_archive_keeps(tmp_path: Path) -> None:
    """Of every source but the one that names children a copy is asked for."""
    done = run(ROOT / "content", tmp_path / "site", *TODAY, "check", "--complete", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    sources = yaml.load((ROOT / "content" / "plan" / "sources.yml").read_text("utf-8"), yaml.BaseLoader)
    asked = [name for name, facts in sources.items() if facts.get("names_children") != "true"]
    assert len(asked) == len(sources) - 1 == 8
    assert [(row["severity"], row["code"], row["message"]) for row in json.loads(done.stdout)] == [
        ("notice", "no-archive", f"no archived copy of the source `{name}` is named") for name in asked
    ]
    assert list(tmp_path.iterdir()) == []


class TestAccount:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_is_the_sentence_of_the_home_page(self, site: Site, lang: str) -> None:
        home = site.main(f"{lang}/")
        assert home.one("p", class_="account").text == KNOWN["account"][lang]
        assert home.one("p", class_="period").text == KNOWN["period"][lang]
        for other in ("activities/", "unknown/"):
            assert KNOWN["account"][lang] in site.main(f"{lang}/{other}").text

    def test_follows_from_the_record(self, tmp_path: Path) -> None:
        """With one report more it is another sentence."""
        for name in ("content", "docs"):
            shutil.copytree(ROOT / name, tmp_path / name)
        facts = tmp_path / "content" / "plan" / "activities" / "WOM-01.yml"
        entry = "  - {on: 2024-05, status: completed, by: [az-komite], sources: [trt-2022-11-16]}\n"
        facts.write_text(facts.read_text("utf-8").replace("history:\n", f"history:\n{entry}"), "utf-8")
        changed = built(tmp_path / "content", tmp_path / "site", *TODAY)
        for lang in LANGUAGES:
            account = changed.main(f"{lang}/").one("p", class_="account").text
            assert account == KNOWN["account_with_one_report"][lang]

    def test_counts_only_what_was_announced(self, tmp_path: Path) -> None:
        """On the day before the report there was nothing to count."""
        early = built(ROOT / "content", tmp_path / "site", *TODAY, "--as-of", "2022-11-15")
        for lang in LANGUAGES:
            assert early.main(f"{lang}/").one("p", class_="account").text == KNOWN["account_of_nothing"][lang]


class TestActivities:
    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("identifier", ACTIVITIES)
    def test_page_says_what_is_known(self, site: Site, identifier: str, lang: str) -> None:
        facts, page = KNOWN["activities"][identifier], activity(site, lang, identifier)
        assert missing(facts[lang], page.text) == []
        promise, up = page.section("promise").one("dl"), f"../../../{lang}"
        assert links(promise, "/agreement/") == [f"{up}/agreement/#par-{facts['paragraph']}"]
        assert ends(links(promise, "/areas/")) == facts["areas"]
        assert links(promise, "/sources/") == [f"{up}/sources/#trt-2022-11-16"]

    @pytest.mark.parametrize("identifier", ACTIVITIES)
    def test_has_no_date_place_money_measure_or_unit_of_its_own(self, site: Site, identifier: str) -> None:
        page = activity(site, "tr", identifier)
        given = {"Başlangıç tarihi", "Son tarih", "Yer", "Bütçe", "Göstergeler", "Sorumlu birim"}
        assert not given & set(page.section("promise").texts("dt"))
        assert page.section("not-known").texts("li")[:5] == [
            "Faaliyetin tarihi",
            "Faaliyetin yeri",
            "Faaliyetin bütçesi",
            "Faaliyetin ölçülebileceği göstergeler",
            "Faaliyetten sorumlu birim",
        ]

    @pytest.mark.parametrize("identifier", ACTIVITIES)
    @pytest.mark.parametrize(
        ("lang", "announced", "aim", "commitment"),
        [
            ("tr", "Duyuruldu", "Hedef olarak duyuruldu", "Yapılacağı duyuruldu"),
            ("az", "Elan edilib", "Hədəf kimi elan edilib", "Həyata keçiriləcəyi elan edilib"),
        ],
    )
    def test_is_announced_and_one_as_an_aim(
        self, site: Site, identifier: str, lang: str, announced: str, aim: str, commitment: str
    ) -> None:
        page = activity(site, lang, identifier)
        assert page.section("status").one("a", class_="badge").text == announced
        entries = [one.attributes["id"] for one in page.section("developments").one("ol").all("li")]
        assert entries == ["2022-11-16"]
        firm = page.section("promise").one("dl").texts("dd")[0]
        assert firm == (aim if identifier == "CRS-04" else commitment)

    @pytest.mark.parametrize("identifier", ACTIVITIES)
    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            ("tr", "Bu tarafın açıklaması okuduğumuz kaynaklarda bulunamadı."),
            ("az", "Bu tərəfin açıqlaması oxuduğumuz mənbələrdə tapılmayıb."),
        ],
    )
    def test_one_side_was_heard(self, site: Site, identifier: str, lang: str, sentence: str) -> None:
        sides = list(activity(site, lang, identifier).section("sides").under("h3"))
        order = ["tr-aile", "az-komite"] if lang == "tr" else ["az-komite", "tr-aile"]
        assert [ends(links(side.one("h3")))[0] for side in sides] == order
        assert [sentence in side.text for side in sides] == [one == "az-komite" for one in order]

    @pytest.mark.parametrize("identifier", ACTIVITIES)
    @pytest.mark.parametrize(
        ("lang", "over", "general", "not_denied", "looked"),
        [
            (
                "tr",
                "Plan dönemi bitti; rapor bulunamadı",
                "Yalnızca genel bir açıklama var",
                "Bu, faaliyetin yapılmadığı anlamına gelmez",
                "son bakış: 23 Kasım 2026",
            ),
            (
                "az",
                "Planın müddəti bitib; hesabat tapılmayıb",
                "Yalnız ümumi açıqlama var",
                "Bu, fəaliyyətin həyata keçirilmədiyi demək deyil",
                "son baxış: 23 noyabr 2026",
            ),
        ],
    )
    def test_outcome(
        self, site: Site, identifier: str, lang: str, over: str, general: str, not_denied: str, looked: str
    ) -> None:
        status = activity(site, lang, identifier).section("status")
        assert status.one("p", class_="outcome").text == (general if identifier == "CRS-02" else over)
        assert missing([not_denied, looked], status.text) == []

    def test_related_reports_stand_at_two(self, site: Site) -> None:
        for lang in LANGUAGES:
            found = [one for one in ACTIVITIES if any(activity(site, lang, one).all("h2", id="related"))]
            assert found == ["CRS-02", "CHD-01"]


@pytest.mark.parametrize("lang", LANGUAGES)
class TestDocument:
    def test_says_what_is_known(self, site: Site, lang: str) -> None:
        assert missing(KNOWN["agreement"][lang], site.main(f"{lang}/agreement/").text) == []

    def test_paragraphs_lead_to_their_activities(self, site: Site, lang: str) -> None:
        for number in range(1, 9):
            paragraph = site.main(f"{lang}/agreement/").one(id=f"par-{number}")
            named = {
                one.lower() for one, facts in KNOWN["activities"].items() if facts["paragraph"] == str(number)
            }
            assert set(ends(links(paragraph, "/activities/"))) == named
            assert bool(named) is (number > 2)

    def test_own_country_comes_first(self, site: Site, lang: str) -> None:
        order = ["tr-aile", "az-komite"] if lang == "tr" else ["az-komite", "tr-aile"]
        for address in (f"{lang}/", f"{lang}/agreement/", f"{lang}/institutions/"):
            found = [one for one in ends(links(site.main(address), "/institutions/")) if one in order]
            assert list(dict.fromkeys(found)) == order, address

    def test_sources_are_all_there_with_what_rests_on_them(self, site: Site, lang: str) -> None:
        parts = site.main(f"{lang}/sources/").under("h2")
        found = {links(one, "://")[0]: one for one in parts}
        assert set(found) == set(KNOWN["sources"])
        for address, part in found.items():
            assert links(part, f"/{lang}/"), address
            noted = (address == KNOWN["secondary"]) + (address == KNOWN["names_children"])
            assert len(list(part.all("p", class_="notice"))) == noted, address

    def test_names_say_whose_they_are(self, site: Site, lang: str) -> None:
        page = activity(site, lang, "CHD-01")
        assert sorted(page.section("names").one("tbody").texts("td")) == sorted(KNOWN["names"][lang])
        assert "Elçilər" not in page.text

    def test_other_plans_have_a_page(self, site: Site, lang: str) -> None:
        wanted = KNOWN["agreement"][lang][-4:]
        assert missing(wanted, site.main(f"{lang}/not-this-plan/").text) == []

    def test_what_is_not_decided_is_said(self, site: Site, lang: str) -> None:
        sentence = {"tr": "henüz belirtilmedi", "az": "hələ göstərilməyib"}[lang]
        undecided = site.main(f"{lang}/unknown/").section("not-decided").texts("li")
        assert len(undecided) == 5
        assert all(one.endswith(sentence) for one in undecided)
        assert sentence in site.pages[f"{lang}/"].one("footer").text


@pytest.mark.parametrize("lang", LANGUAGES)
class TestComputed:
    """What follows from the record by counting: the account, the silence, the coverage."""

    def test_account_is_nine_and_one(self, site: Site, lang: str) -> None:
        page = site.main(f"{lang}/account/")
        title = {"tr": "Dönem sonunda ne biliniyor?", "az": "Dövrün sonunda nə məlumdur?"}[lang]
        assert page.one("h1").text == title
        assert page.one("p", class_="account").text == KNOWN["account"][lang]
        tally = page.section("tally")
        names = {
            "tr": ["Yalnızca genel bir açıklama var", "Rapor bulunamadı"],
            "az": ["Yalnız ümumi açıqlama var", "Hesabat tapılmayıb"],
        }[lang]
        assert tally.one("tbody").texts("a") == names
        assert tally.one("tbody").texts("td") == ["1", "9"]
        assert tally.one("tfoot").one("td").text == "1 + 9 = 10"
        classes = [page.section(which) for which in ("general-statement", "no-report")]
        members = [[one.upper() for one in ends(links(part, "/activities/"))] for part in classes]
        assert members[0] == ["CRS-02"]
        assert sorted([*members[0], *members[1]]) == sorted(ACTIVITIES)
        counts = {
            "tr": ["On faaliyetten biri", "On faaliyetten dokuzu"],
            "az": ["On fəaliyyətdən biri", "On fəaliyyətdən doqquzu"],
        }[lang]
        assert [part.one("p", class_="count").text for part in classes] == counts

    def test_account_denies_nothing_and_says_when_was_looked(self, site: Site, lang: str) -> None:
        rule = site.main(f"{lang}/account/").section("no-report").one("p", class_="rule").text
        assert (
            rule
            == {
                "tr": "Duyurudan sonra faaliyetin sonucunu bildiren bir kayıt bulunamadı. Bu, faaliyetin"
                " yapılmadığı anlamına gelmez. Son bakış: 23 Kasım 2026.",
                "az": "Elandan sonra fəaliyyətin nəticəsini bildirən qeyd tapılmayıb. Bu, fəaliyyətin həyata"
                " keçirilmədiyi demək deyil. Son baxış: 23 noyabr 2026.",
            }[lang]
        )

    def test_home_leads_to_the_account(self, site: Site, lang: str) -> None:
        known = site.main(f"{lang}/").section("known")
        assert links(known.one("p", class_="onward")) == [f"../{lang}/account/", f"../{lang}/ask/"]
        last = {"tr": "Son bakış: 23 Kasım 2026.", "az": "Son baxış: 23 noyabr 2026."}[lang]
        assert known.one("p", class_="look").text == last
        assert len(list(site.pages[f"{lang}/"].one("nav", class_="menu").all("li"))) == 5

    def test_what_all_share_is_said_once(self, site: Site, lang: str) -> None:
        page = site.main(f"{lang}/activities/")
        label = {"tr": "rapor bulunamadı", "az": "hesabat tapılmayıb"}[lang]
        firm = {"tr": "Yapılacağı duyuruldu", "az": "Həyata keçiriləcəyi elan edilib"}[lang]
        assert (page.unfolded.count(label), page.unfolded.count(firm)) == (1, 1)

    def test_silence_is_the_same_for_all_ten(self, site: Site, lang: str) -> None:
        page = site.main(f"{lang}/silent/")
        (row,) = page.one("tbody").all("tr")
        found = [one.upper() for one in ends(links(row, "/activities/"))]
        assert found == sorted(ACTIVITIES)
        last, days, sides = row.all("td")
        assert last.text == {"tr": "16 Kasım 2022", "az": "16 noyabr 2022"}[lang]
        passed = (datetime.date.fromisoformat(DAY) - datetime.date(2022, 11, 16)).days
        assert days.text == f"{passed // 1000}.{passed % 1000:03} gün"  # alike in both languages
        heard = {ends(links(side))[0]: last.text in side.text for side in sides.all("p")}
        assert heard == {"tr-aile": True, "az-komite": False}
        assert next(iter(heard)) == ("tr-aile" if lang == "tr" else "az-komite")

    def test_silence_names_the_general_statement(self, site: Site, lang: str) -> None:
        row = site.main(f"{lang}/silent/").one("tbody")
        notes = row.one("th").texts("small")
        assert notes == [
            {
                "tr": "Genel açıklama: yaklaşık 20 Ekim 2023",
                "az": "Ümumi açıqlama: təxminən 20 oktyabr 2023",
            }[lang]
        ]

    def test_coverage_says_what_the_report_names(self, site: Site, lang: str) -> None:
        page = site.main(f"{lang}/coverage/")
        introduction = {
            "tr": "Giriş; faaliyet adı verilmiyor",
            "az": "Giriş; heç bir fəaliyyətin adı çəkilmir",
        }[lang]
        for number in range(1, 9):
            row = page.one("tr", id=f"par-{number}")
            named = {one for one, facts in KNOWN["activities"].items() if facts["paragraph"] == str(number)}
            assert {one.upper() for one in ends(links(row, "/activities/"))} == named
            assert row.texts("span", class_="flag") == ([] if named else [introduction])
            assert row.texts("td")[0] == str(len(named))
        back = {
            ends(links(row, "/activities/"))[0].upper(): ends(links(row, "/agreement/"))
            for row in page.section("by-activity").one("tbody").all("tr")
        }
        assert back == {one: [f"#par-{facts['paragraph']}"] for one, facts in KNOWN["activities"].items()}
        counts = [text.rpartition(": ")[2] for text in page.one("article").texts("li")[:5]]
        assert counts == ["8", "6", "2", "0", "10"]


class TestNothingBeyond:
    def test_dates_for_machines(self, site: Site) -> None:
        found = {time.attributes["datetime"] for page in site.pages.values() for time in page.all("time")}
        assert found == {*KNOWN["machine_dates"], DAY}

    def test_dates_for_people(self, site: Site) -> None:
        found: dict[str, set[str]] = {"tr": set(), "az": set()}
        for lang, address, body in bodies(site):
            found[lang] |= set(
                re.findall(r"(?<![0-9])[0-9]{1,2}(?:–[0-9]{1,2})? [^\W\d_]+ [0-9]{4}", body.text)
            )
            years = set(re.findall(r"(?<![0-9.-])(?:19|20)[0-9]{2}(?![0-9])", body.text))
            assert years <= set(KNOWN["years"]), address
        for lang, dates in KNOWN["written_dates"].items():
            confirmed = {
                load_spelling(lang).date(datetime.date.fromisoformat(day)) for day in days_confirmed()
            }
            assert found[lang] - confirmed == {*dates}
            assert load_spelling(lang).date(datetime.date.fromisoformat(DAY)) in found[lang]

    def test_persons_and_other_names(self, site: Site) -> None:
        """A capital letter inside a sentence begins a name, and the names are known."""
        inside = re.compile(r"(?:[^\W_] |[,;)] )([^\W\d_]+)")
        begin = tuple(KNOWN["capitals"].split())
        unknown = {
            (word, address)
            for lang, address, body in bodies(site)
            for _, text in texts(body, lang)
            for word in inside.findall(text)
            if word[0].isupper() and not word.startswith(begin)
        }
        assert unknown == set()

    def test_persons_are_named_in_both_languages(self, site: Site) -> None:
        for lang in LANGUAGES:
            everything = " ".join(body.text for language, _, body in bodies(site) if language == lang)
            assert missing(KNOWN["persons"], everything) == []

    def test_addresses(self, site: Site) -> None:
        found = {
            address for page in site.pages.values() for address in links(page) if urlsplit(address).scheme
        }
        assert found == {*KNOWN["sources"], *KNOWN["other_addresses"], *KNOWN["term_addresses"]}

    def test_words_that_do_not_belong_here(self, site: Site) -> None:
        praise = r"kardeş|qardaş|\bdost\b|başarı|uğurl|müvəffəq|tarihî|ne yazık|təəssüf"
        treaty = r"\b(?:anlaşma|antlaşma|saziş|müqavilə)"
        for _, address, body in bodies(site):
            own = re.sub(r"https?://\S+", "", folded(body.text))
            assert re.findall(f"{praise}|{treaty}", own) == [], address

    def test_what_is_not_decided_is_linked_nowhere(self, site: Site) -> None:
        undecided = re.compile(r'mailto:|tel:|rel="canonical"|og:url|github|example\.|<loc>http')
        for name, content in site.files.items():
            if name.endswith((".html", ".xml", "robots.txt")):
                assert not undecided.search(content.decode()), name


class TestLanguages:
    """What is in another language says so; `lang=""` is what is in several or in none."""

    def test_letters_of_azerbaijani_are_marked_on_turkish_pages(self, site: Site) -> None:
        for lang, address, body in bodies(site):
            wrong = [text for marked, text in texts(body, lang) if marked == "tr" and re.search("[əƏ]", text)]
            assert wrong == [], address

    @pytest.mark.parametrize(
        "name",
        [
            "Derya Yanık",
            "Mahinur Özdemir Göktaş",
            "Rıdvan Duran",
            "TRT Avaz",
            "Ekovitrin",
            "Lider Gazete",
            "Haber Aktüel",
            "Resmî Gazete",
            "Çocuk",
            "İşbirliği",
            "Bakanlığı",
        ],
    )
    def test_turkish_names_are_marked_on_azerbaijani_pages(self, site: Site, name: str) -> None:
        found = [
            (m, a)
            for lang, a, body in bodies(site)
            if lang == "az"
            for m, t in texts(body, lang)
            if name in t
        ]
        assert found
        assert [address for marked, address in found if marked not in ("tr", "")] == []
