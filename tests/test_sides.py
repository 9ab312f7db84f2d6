"""Pages that tell of the sides of an activity and of dates that were changed, in every language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from building import ROOT, Element, Site, built, real

SECOND = ROOT / "tests" / "second"
LANGUAGES = ("az", "en", "tr")
TWO = "tr-kus, az-qus"
THREE = "tr-kus, az-qus, ge-ornitoloji"


def entry(on: str, by: str, *more: str, source: str = "kurum-2041") -> str:
    return "\n".join(
        (f"  - on: {on}", f"    by: [{by}]", f"    sources: [{source}]", *(f"    {one}" for one in more))
    )


def pair(ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    return "\n".join((entry("2041-04-01", "tr-kus", *ours), entry("2041-04-02", "az-qus", *theirs)))


FACTS = "areas: [counting]\nkind: count\npromise: commitment\npromised_in: [par-2]\n"
DONE = ("status: completed",)

# By the number of the activity: its parties, what stands above its history, and the history.
CASES = {
    21: (TWO, "", pair((*DONE, "happened: 2041-02"), (*DONE, "happened: 2041-02-10"))),
    22: (TWO, "", pair(DONE, ("status: postponed",))),
    23: (TWO, "", pair((*DONE, "happened: 2041-02"), (*DONE, "happened: 2041-03"))),
    24: (TWO, "", pair(("status: planned", "start: 2041-06"), ("status: planned", "start: 2041-07"))),
    25: (TWO, "", pair(("status: planned", "due: 2041-12"), ("status: planned", "due: 2042"))),
    26: (TWO, "", pair(("status: in-progress", "due: 2041-12"), ("status: planned", "due: 2042"))),
    27: (TWO, "", entry("2041-04-01", "tr-kus", "status: planned")),
    28: (TWO, "", entry("2041-04-01", "", "status: announced")),
    29: (
        THREE,
        "",
        "\n".join((
            pair(DONE, DONE),
            entry("2041-04-03", "ge-ornitoloji", "status: in-progress"),
        )),
    ),
    30: ("tr-kus", "", entry("2041-04-01", "tr-kus", "status: planned")),
    31: (THREE, "", pair(DONE, DONE)),
    32: (TWO, "", "\n".join((entry("2041-04-01", ""  , "status: announced"), entry("2041-04-02", TWO)))),
    41: (
        TWO,
        "due: 2040",
        "\n".join((
            entry("2039-12-03", TWO, "status: announced", source="ajans-2039-12-03"),
            entry("2040-06-01", "tr-kus", "start: 2041", "due: 2041", source="enstitu-2041-01"),
            entry(
                "2041-02-15", TWO, "status: postponed", "start: 2041-H2", "due: 2042-03",
                source="ortak-2041-02-15",
            ),
        )),
    ),
    42: (
        TWO,
        "due: 2040-11",
        pair((*DONE, "happened: 2041-01-12"), (*DONE, "happened: 2041-01")),
    ),
    43: (TWO, "", entry("2041-04-01", "tr-kus", "status: planned", "due: 2042")),
    44: (TWO, "due: 2041", entry("2041-04-01", "tr-kus", "status: planned", "due: 2041-12")),
    45: (TWO, "due: 2041-03", entry("2041-02-15", "tr-kus", "status: in-progress")),
}  # fmt: skip
ACTIVITIES = {
    "tr": "# Faaliyet {number}\n\nBir faaliyet.\n",
    "az": "# Fəaliyyət {number}\n\nBir fəaliyyət.\n",
    "en": "# Activity {number}\n\nAn activity.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second plan with these activities."""
    folder = tmp_path_factory.mktemp("sides")
    shutil.copytree(SECOND, folder / "plan")
    content = folder / "plan" / "content"
    for number, (parties, dates, history) in CASES.items():
        facts = f"{FACTS}parties: [{parties}]\n{dates}\nhistory:\n{history}\n"
        (content / "plan" / "activities" / f"BRD-{number}.yml").write_text(facts, "utf-8")
        for lang, words in ACTIVITIES.items():
            (content / lang / "activities" / f"BRD-{number}.md").write_text(
                words.format(number=number), "utf-8"
            )
    return built(content, folder / "site", "--today", "2041-05-10")


def activity(site: Site, number: int, lang: str = "en") -> Element:
    return site.main(f"{lang}/activities/brd-{number}/")


def sentence(page: Element) -> str:
    """What is said of the sides before each of them is heard."""
    return next(one.text for one in page.section("sides").all("p"))


def pairs(part: Element) -> dict[str, list[str]]:
    """Labels with their values."""
    return {
        one.one("dt").text: one.one("dd").texts("li") or [one.one("dd").text]
        for one in part.all("div")
        if any(one.all("dt"))
    }


def differences(page: Element) -> dict[str, list[str]]:
    """In what the sides differ, with the word of each."""
    tables = [one for one in page.section("sides").inside if isinstance(one, Element) and one.tag == "dl"]
    return pairs(tables[0]) if tables else {}


def card(site: Site, number: int, lang: str) -> str:
    (found,) = (
        one
        for one in site.main(f"{lang}/activities/").all("li", class_="card")
        if f"BRD-{number}" in one.text
    )
    return found.text


class TestSides:
    @pytest.mark.parametrize(
        ("number", "tr", "az", "en"),
        [
            (
                21,
                "İki tarafın kayıtları uyuşuyor.",
                "İki tərəfin məlumatı üst-üstə düşür.",
                "The records of the two sides agree.",
            ),
            (
                22,
                "İki tarafın kayıtları farklı.",
                "İki tərəfin məlumatı fərqlənir.",
                "The records of the two sides differ.",
            ),
            (
                27,
                "Kaydı bulunan taraf: Örnek Kuş Gözlem Kurumu",
                "Qeydi tapılan tərəf: Nümunə Quş Müşahidə Qurumu",
                "Side of which a record was found: Sample Bird Observation Agency",
            ),
            (
                28,
                "Tarafların kendi kaydı bulunamadı; buradaki bilgiler başka kaynaklardan",
                "Tərəflərin öz qeydi tapılmayıb; buradakı məlumat başqa mənbələrdəndir",
                "No record of a party itself was found; what is recorded was reported by others",
            ),
            (
                29,
                "Üç tarafın kayıtları farklı.",
                "Üç tərəfin məlumatı fərqlənir.",
                "The records of the three sides differ.",
            ),
            (
                31,
                "Kaydı bulunan tarafların kayıtları uyuşuyor.",
                "Qeydi tapılan tərəflərin məlumatı üst-üstə düşür.",
                "The records of those sides of which some were found agree.",
            ),
            (
                32,
                "Kaydı bulunan taraflar: Örnek Kuş Gözlem Kurumu; Örnek Kuşları Koruma Merkezi",
                "Qeydi tapılan tərəflər: Nümunə Quşları Mühafizə Mərkəzi; Nümunə Quş Müşahidə Qurumu",
                (
                    "Sides of which a record was found: Sample Bird Observation Agency;"
                    " Sample Centre for Bird Protection"
                ),
            ),
        ],
    )
    def test_one_sentence_says_how_they_stand(
        self, site: Site, number: int, tr: str, az: str, en: str
    ) -> None:
        for lang, expected in (("tr", tr), ("az", az), ("en", en)):
            assert sentence(activity(site, number, lang)) == expected

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            (22, {"The status": ["Completed", "Postponed"]}),
            (23, {"When it took place": ["February 2041", "March 2041"]}),
            (24, {"When it begins": ["June 2041", "July 2041"]}),
            (25, {"When it is due": ["December 2041", "2042"]}),
            (26, {"The status": ["In progress", "Planned"], "When it is due": ["December 2041", "2042"]}),
            (29, {"The status": ["Completed", "Completed", "In progress"]}),
            *((number, {}) for number in (21, 27, 28, 30, 31, 32)),
        ],
    )
    def test_each_difference_is_named_with_the_word_of_each(
        self, site: Site, number: int, expected: dict[str, list[str]]
    ) -> None:
        names = [
            "Sample Bird Observation Agency",
            "Sample Centre for Bird Protection",
            "Sample Institute of Ornithology",
        ]
        said = {
            label: [f"{name}: {word}" for name, word in zip(names, words, strict=False)]
            for label, words in expected.items()
        }
        assert differences(activity(site, number)) == said

    def test_differences_begin_with_the_own_country_and_are_in_its_language(self, site: Site) -> None:
        assert differences(activity(site, 26, "tr")) == {
            "Durum": ["Örnek Kuş Gözlem Kurumu: Devam ediyor", "Örnek Kuşları Koruma Merkezi: Planlandı"],
            "Son tarih": ["Örnek Kuş Gözlem Kurumu: Aralık 2041", "Örnek Kuşları Koruma Merkezi: 2042"],
        }
        assert differences(activity(site, 26, "az")) == {
            "Status": [
                "Nümunə Quşları Mühafizə Mərkəzi: Planlaşdırılıb",
                "Nümunə Quş Müşahidə Qurumu: Davam edir",
            ],
            "Son tarix": [
                "Nümunə Quşları Mühafizə Mərkəzi: 2042",
                "Nümunə Quş Müşahidə Qurumu: dekabr 2041",
            ],
        }

    def test_each_stands_with_its_own_dates(self, site: Site) -> None:
        ours, theirs = activity(site, 23).section("sides").one("div", class_="sides").all("section")
        assert pairs(ours) == {"Reported on": ["1 April 2041"], "Took place": ["February 2041"]}
        assert pairs(theirs) == {"Reported on": ["2 April 2041"], "Took place": ["March 2041"]}

    def test_older_words_stand_in_brief_and_lead_to_their_entries(self, site: Site) -> None:
        ours = next(activity(site, 41, "tr").section("sides").one("div", class_="sides").all("section"))
        others = ours.one("ul")
        assert others.texts("li") == ["Kayıt: 1 Haziran 2040", "Kayıt: 3 Aralık 2039 Duyuruldu"]
        assert anchors(others) == ["2040-06-01", "2039-12-03"]
        assert pairs(ours) == {
            "Bildirildiği tarih": ["15 Şubat 2041"],
            "Başlangıç tarihi": ["2041 yılının ikinci yarısı"],
            "Son tarih": ["Mart 2042"],
        }
        assert ours.texts("span", class_="flag") == ["Bütün tarafların ortak bildirimi"]

    def test_silent_side_is_told_without_blame(self, site: Site) -> None:
        for lang, expected in (
            ("tr", "Bu tarafın açıklaması okuduğumuz kaynaklarda bulunamadı."),
            ("az", "Bu tərəfin açıqlaması oxuduğumuz mənbələrdə tapılmayıb."),
            ("en", "No statement of this side was found in the sources we read."),
        ):
            silent = {number: activity(site, number, lang).text.count(expected) for number in CASES}
            assert {number: count for number, count in silent.items() if count} == {
                27: 1,
                28: 2,
                31: 1,
                43: 1,
                44: 1,
                45: 1,
            }

    def test_one_party_is_compared_with_nobody(self, site: Site) -> None:
        for lang, heading in (
            ("tr", "Taraf ne bildirdi?"),
            ("az", "Tərəf nə bildirib?"),
            ("en", "What the party has said"),
        ):
            section = activity(site, 30, lang).section("sides")
            assert section.one("h2").text == heading
            assert len(list(section.one("div", class_="sides").all("section"))) == 1
            for word in ("Kaydı bulunan", "Qeydi tapılan", "record was found", "uyuş", "üst-üstə", "agree"):
                assert word not in activity(site, 30, lang).text
                assert word not in card(site, 30, lang)


class TestLists:
    @pytest.mark.parametrize(
        ("number", "tr", "az"),
        [
            (21, "Tarafların kayıtları uyuşuyor", "Tərəflərin məlumatı üst-üstə düşür"),
            (
                23,
                "Tarafların kayıtları farklı: gerçekleştiği tarih",
                "Tərəflərin məlumatı fərqlənir: həyata keçirildiyi tarix",
            ),
            (
                26,
                "Tarafların kayıtları farklı: durum, son tarih",
                "Tərəflərin məlumatı fərqlənir: status, son tarix",
            ),
            (
                27,
                "Kaydı bulunan taraf: Örnek Kuş Gözlem Kurumu",
                "Qeydi tapılan tərəf: Nümunə Quş Müşahidə Qurumu",
            ),
            (28, "Tarafların kendi kaydı bulunamadı", "Tərəflərin öz qeydi tapılmayıb"),
        ],
    )
    def test_cards_say_it_in_few_words(self, site: Site, number: int, tr: str, az: str) -> None:
        assert tr in card(site, number, "tr")
        assert az in card(site, number, "az")

    def test_what_all_share_is_said_once_above(self, tmp_path: Path) -> None:
        tiny = real(tmp_path / "site")
        for lang, shared in (
            ("tr", "Hepsinde kaydı bulunan taraf: "),
            ("az", "Hamısında qeydi tapılan tərəf: "),
        ):
            page = tiny.main(f"{lang}/activities/")
            assert page.text.count(shared) == 1
            assert shared in page.one("ul", class_="shared").text
            assert not list(page.all("p", class_="said-by"))


class TestInstitutions:
    @pytest.mark.parametrize(
        ("lang", "agency", "institute", "nothing"),
        [
            (
                "tr",
                "24 faaliyetin tarafıdır; bunlardan 23'ü için açıklaması bulundu.",
                "Sekiz faaliyetin tarafıdır; bunlardan altısı için açıklaması bulundu.",
                "Okuduğumuz kaynaklarda açıklaması bulunamayan faaliyetler",
            ),
            (
                "az",
                "24 fəaliyyətin tərəfidir; bunlardan 23-ü üzrə açıqlaması tapılıb.",
                "Səkkiz fəaliyyətin tərəfidir; bunlardan altısı üzrə açıqlaması tapılıb.",
                "Oxuduğumuz mənbələrdə açıqlaması tapılmayan fəaliyyətlər",
            ),
        ],
    )
    def test_say_of_how_many_something_was_found_and_of_which_not(
        self, site: Site, lang: str, agency: str, institute: str, nothing: str
    ) -> None:
        for name, expected, missing in (
            ("tr-kus", agency, ["brd-28"]),
            ("ge-ornitoloji", institute, ["brd-04", "brd-31"]),
        ):
            section = site.main(f"{lang}/institutions/{name}/").section("reported")
            assert section.one("h3").text == nothing
            assert next(one.text for one in section.all("p")) == expected
            *_, last = section.all("ul")
            assert [one.attributes["href"].split("/")[-2] for one in last.all("a")] == missing

    def test_last_words_are_grouped_with_their_days(self, site: Site) -> None:
        section = site.main("en/institutions/ge-ornitoloji/").section("reported")
        labels = [one.text for one in section.all("a", class_="badge")]
        assert labels == ["Announced", "Planned", "In progress", "Completed", "Postponed"]
        assert "Activity 29, 3 April 2041" in section.texts("li")

    def test_of_which_nothing_was_found_at_all(self, tmp_path: Path) -> None:
        found = real(tmp_path / "site")
        headings = {
            lang: found.main(f"{lang}/institutions/az-komite/").section("reported").texts("h3")
            for lang in ("tr", "az")
        }
        assert headings == {
            "tr": ["Taraf olduğu planda duyurulan faaliyetler"],
            "az": ["Tərəfi olduğu plan üzrə elan edilən fəaliyyətlər"],
        }
        sentences = {
            lang: [
                next(
                    one.text
                    for one in found.main(f"{lang}/institutions/{name}/").section("reported").all("p")
                )
                for name in ("tr-aile", "az-komite")
            ]
            for lang in ("tr", "az")
        }
        assert sentences == {
            "tr": [
                "On faaliyetin tarafıdır; hepsine ilişkin açıklaması bulundu.",
                (
                    "On faaliyetin tarafıdır; bunların hiçbirine ilişkin açıklaması okuduğumuz kaynaklarda"
                    " bulunamadı."
                ),
            ],
            "az": [
                "On fəaliyyətin tərəfidir; hamısına dair açıqlaması tapılıb.",
                (
                    "On fəaliyyətin tərəfidir; bunların heç birinə dair açıqlaması oxuduğumuz mənbələrdə"
                    " tapılmayıb."
                ),
            ],
        }


def anchors(part: Element) -> list[str]:
    """Where links to places on pages lead."""
    targets = [one.attributes["href"].partition("#")[2] for one in part.all("a")]
    return [one for one in targets if re.fullmatch("[0-9-]+", one)]


def own_date(page: Element, label: str) -> Element:
    (found,) = (one for one in page.section("promise").one("dl").all("div") if one.texts("dt") == [label])
    return found.one("dd")


class TestChangedDates:
    @pytest.mark.parametrize(
        ("lang", "label", "before", "way"),
        [
            ("tr", "Son tarih", "önceki: ", ["2040", "2041", "Mart 2042"]),
            ("az", "Son tarix", "əvvəlki: ", ["2040", "2041", "mart 2042"]),
            ("en", "Due", "earlier: ", ["2040", "2041", "March 2042"]),
        ],
    )
    def test_whole_way_stays_visible_with_who_said_so(
        self, site: Site, lang: str, label: str, before: str, way: list[str]
    ) -> None:
        due = own_date(activity(site, 41, lang), label)
        assert due.texts("del") == [f"{before}{old}" for old in way[:-1]]
        assert due.text.startswith(" → ".join([*due.texts("del"), way[-1]]))
        first, second = due.all("div", class_="giver")
        assert first.text.startswith(f"{way[1]} · ")
        assert second.text.startswith(f"{way[2]} · ")
        assert anchors(first) == ["2040-06-01"]
        assert anchors(second) == ["2041-02-15"]
        assert list(first.all("p", class_="source-note"))

    def test_first_date_that_an_entry_gives_says_whose_it_is_and_is_no_change(self, site: Site) -> None:
        begins = own_date(activity(site, 24), "Begins")
        assert begins.texts("del") == ["earlier: June 2041"]
        ours, theirs = begins.all("div", class_="giver")
        assert "Sample Bird Observation Agency" in ours.text
        assert "Sample Centre for Bird Protection" in theirs.text
        assert flags(site, 26) == ["The date was changed"]
        only = activity(site, 43)
        assert own_date(only, "Due").texts("del") == []
        assert "Reported by: Sample Bird Observation Agency" in own_date(only, "Due").text
        assert flags(site, 43) == []
        assert "Due: 2042" in only.section("developments").text

    def test_date_that_sides_do_not_share_is_not_passed_over_in_silence(self, site: Site) -> None:
        for lang, label, note in (
            (
                "tr",
                "Son tarih",
                "Tarafların verdiği tarihler aynı değil; burada son verilen tarih esas alınır.",
            ),
            (
                "az",
                "Son tarix",
                "Tərəflərin verdiyi tarixlər eyni deyil; burada sonuncu verilən tarix əsas götürülür.",
            ),
            ("en", "Due", "The sides do not give the same date; the one given last is used here."),
        ):
            contested = {
                number
                for number in (25, 26, 41, 44)
                if note in own_date(activity(site, number, lang), label).text
            }
            assert contested == {25, 26}

    def test_more_precise_date_is_not_called_changed(self, site: Site) -> None:
        assert flags(site, 44) == []
        for lang, said in (
            ("tr", "Tarihi daha kesin bildirildi · Son tarih: önceki: 2041 → Aralık 2041"),
            ("az", "Tarixi daha dəqiq bildirilib · Son tarix: əvvəlki: 2041 → dekabr 2041"),
            ("en", "The date was given more precisely · Due: earlier: 2041 → December 2041"),
        ):
            assert said in activity(site, 44, lang).section("developments").text
            assert said in site.main(f"{lang}/timeline/").section("table").text

    @pytest.mark.parametrize(
        ("lang", "change", "joint"),
        [
            (
                "tr",
                "Tarihi değiştirildi · Son tarih: önceki: 2041 → Mart 2042",
                "Bütün tarafların ortak bildirimi: ",
            ),
            (
                "az",
                "Tarixi dəyişdirilib · Son tarix: əvvəlki: 2041 → mart 2042",
                "Bütün tərəflərin birgə məlumatı: ",
            ),
            ("en", "The date was changed · Due: earlier: 2041 → March 2042", "Joint report of all parties: "),
        ],
    )
    def test_timeline_tells_of_it_on_the_day_it_was_told(
        self, site: Site, lang: str, change: str, joint: str
    ) -> None:
        timeline = site.main(f"{lang}/timeline/")
        for part in (timeline.section("table").all("tr"), timeline.section("list").all("li")):
            (row,) = (one for one in part if change in one.text)
            assert "2041" in next(row.all("time")).attributes["datetime"]
            assert joint in row.text
            assert "41" in row.text

    def test_old_dates_are_drawn_hollow_beside_those_in_force(self, site: Site) -> None:
        for lang, before in (("tr", "Önceki tarih: "), ("az", "Əvvəlki tarix: "), ("en", "Before: ")):
            picture = site.main(f"{lang}/timeline/").one("figure")
            ghosts = [one.one("title").text for one in picture.all(data_kind="ghost")]
            assert all(one.startswith(before) for one in ghosts)
            assert {f"{before}2040", f"{before}2041"} <= set(ghosts)
            bars = [one.one("title").text for one in picture.all(data_kind="bar")]
            assert not {"2040", "2041"} & set(bars)

    def test_legend_explains_every_kind_of_mark_in_words(self, site: Site) -> None:
        for lang in LANGUAGES:
            figure = site.main(f"{lang}/timeline/").one("figure")
            drawn = {
                name
                for lane in figure.all("svg", role="group")
                for one in lane.all()
                if one.tag in ("rect", "path")
                for name in one.attributes["class"].split()
            } - {"tl-ground"}
            lines = list(figure.one("ul", class_="legend").all("li"))
            explained = {
                name
                for line in lines
                for one in line.one("svg").all()
                for name in one.attributes.get("class", "").split()
            }
            assert drawn == explained
            assert all(line.text for line in lines)

    def test_when_it_took_place_stands_apart_from_when_it_was_reported(self, site: Site) -> None:
        for lang, reported, happened in (
            ("tr", "Bildirildiği tarih: 1 Nisan 2041", "Gerçekleştiği tarih: 12 Ocak 2041"),
            ("az", "Məlumatın verildiyi tarix: 1 aprel 2041", "Həyata keçirildiyi tarix: 12 yanvar 2041"),
            ("en", "Reported on: 1 April 2041", "Took place: 12 January 2041"),
        ):
            developments = activity(site, 42, lang).section("developments").text
            assert reported in developments
            assert happened in developments

    @pytest.mark.parametrize(
        ("number", "lang", "label", "because"),
        [
            (
                42,
                "tr",
                "Süresinden sonra tamamlandı",
                "Son tarih: Kasım 2040. Gerçekleştiği tarih: 12 Ocak 2041; Ocak 2041.",
            ),
            (
                42,
                "az",
                "Müddətindən sonra tamamlanıb",
                "Son tarix: noyabr 2040. Həyata keçirildiyi tarix: 12 yanvar 2041; yanvar 2041.",
            ),
            (42, "en", "Completed late", "Due: November 2040. Took place: 12 January 2041; January 2041."),
            (45, "tr", "Süresi geçti", "Son tarih: Mart 2041. Bilgilerin ait olduğu tarih: 10 Mayıs 2041."),
            (45, "az", "Müddəti ötüb", "Son tarix: mart 2041. Məlumatın aid olduğu tarix: 10 may 2041."),
            (45, "en", "Overdue", "Due: March 2041. The plan as known on: 10 May 2041."),
        ],
    )
    def test_what_follows_from_dates_stands_with_the_comparison(
        self, site: Site, number: int, lang: str, label: str, because: str
    ) -> None:
        status = activity(site, number, lang).section("status")
        is_class = label in status.one("p", class_="outcome").text  # then it is not said a second time
        assert status.texts("span", class_="flag") == ([] if is_class else [label])
        assert (because if is_class else f"{label} {because}") in status.text
        explained = status.one("details", class_="meanings").text
        assert status.text.count(label) == 1 + explained.count(label)


def flags(site: Site, number: int) -> list[str]:
    return activity(site, number).section("status").texts("span", class_="flag")


def test_no_link_leads_nowhere(site: Site) -> None:
    assert list(site.broken()) == []
