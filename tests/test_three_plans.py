"""Three plans, one not begun, one running, one over: every sentence of every page reads right for each.

The plan that is over is also read as it was known on earlier days, so that the same activities pass
through all three times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from building import Element, Site
from plansite.state import Phase
from shores import NEXT, RICH, SECOND, next_, plan_in, rich, second

LANGUAGES = ("tr", "az")
EXPLAINS = "method"  # the page that says what each word means


def rich_on(day: str) -> Callable[[Path], Site]:
    return lambda site: rich(site, "--as-of", day)


PLANS: dict[str, tuple[Phase, Callable[[Path], Site]]] = {
    "next": (Phase.BEFORE, next_),
    "rich, before": (Phase.BEFORE, rich_on("2039-12-01")),
    "second": (Phase.RUNNING, second),
    "rich, running": (Phase.RUNNING, rich_on("2041-06-01")),
    "rich, just over": (Phase.OVER, rich_on("2043-01-05")),
    "rich": (Phase.OVER, rich),
}

# What may be said in which time alone; whatever is said of a time elsewhere is wrong.
ONLY = {
    "tr": {
        r"plan dönemi henüz başlamadı": {Phase.BEFORE},
        r"döneminin başlamasına": {Phase.BEFORE},
        r"dönemi sürüyor": {Phase.RUNNING},
        r"gün kaldı": {Phase.RUNNING},
        r"Şimdiye kadar rapor bulunamadı": {Phase.RUNNING},
        r"dönemi (\d+ (gün|ay) önce )?bitti": {Phase.OVER},
        r"dönemi bittikten sonra": {Phase.OVER},
        r"sonucuna ilişkin bir rapor bulamadık": {Phase.RUNNING, Phase.OVER},
        r"faaliyetin yapılmadığı anlamına": {Phase.RUNNING, Phase.OVER},
        r"Rapor bulunamayan faaliyetler": {Phase.RUNNING, Phase.OVER},
        r"Süresi geçti": {Phase.RUNNING, Phase.OVER},
        r"Süresinden sonra": {Phase.RUNNING, Phase.OVER},
    },
    "az": {
        r"müddəti hələ başlamayıb": {Phase.BEFORE},
        r"müddətinin başlamasına": {Phase.BEFORE},
        r"müddəti davam edir": {Phase.RUNNING},
        r"davam edir; \d+ gün qalıb": {Phase.RUNNING},
        r"İndiyədək hesabat tapılmayıb": {Phase.RUNNING},
        r"müddəti (\d+ (gün|ay) əvvəl )?bitib": {Phase.OVER},
        r"müddəti bitəndən sonra": {Phase.OVER},
        r"nəticəsinə dair hesabat tapmamışıq": {Phase.RUNNING, Phase.OVER},
        r"fəaliyyətin həyata keçirilmədiyi demək": {Phase.RUNNING, Phase.OVER},
        r"Hesabat tapılmayan fəaliyyətlər": {Phase.RUNNING, Phase.OVER},
        r"Müddəti ötüb": {Phase.RUNNING, Phase.OVER},
        r"Müddətindən sonra": {Phase.RUNNING, Phase.OVER},
    },
}

# The first page: what is known of the activities, and where the day lies in the plan's period.
FIRST = {
    "next": {
        "tr": (
            "Altı faaliyet duyuruldu; plan dönemi henüz başlamadı.",
            "Plan döneminin başlamasına 108 gün var.",
        ),
        "az": (
            "Altı fəaliyyət elan edilib; planın müddəti hələ başlamayıb.",
            "Planın müddətinin başlamasına 108 gün qalıb.",
        ),
    },
    "second": {
        "tr": (
            (
                "Duyurulan sekiz faaliyetten altısı için rapor, biri için genel bir açıklama bulduk; biri"
                " için rapor bulamadık."
            ),
            "Plan dönemi sürüyor; 600 gün kaldı.",
        ),
        "az": (
            (
                "Elan edilən səkkiz fəaliyyətdən altısı üzrə hesabat, biri üzrə ümumi açıqlama tapmışıq; biri"
                " üzrə hesabat tapmamışıq."
            ),
            "Planın müddəti davam edir; 600 gün qalıb.",
        ),
    },
    "rich, just over": {
        "tr": (
            (
                "Duyurulan 30 faaliyetten 24'ü için rapor, ikisi için genel bir açıklama bulduk; dördü için"
                " rapor bulamadık."
            ),
            "Plan dönemi 5 gün önce bitti.",
        ),
        "az": (
            (
                "Elan edilən 30 fəaliyyətdən 24-ü üzrə hesabat, ikisi üzrə ümumi açıqlama tapmışıq; dördü"
                " üzrə hesabat tapmamışıq."
            ),
            "Planın müddəti 5 gün əvvəl bitib.",
        ),
    },
    "rich": {
        "tr": (
            (
                "Duyurulan 30 faaliyetten 25'i için rapor, ikisi için genel bir açıklama bulduk; üçü için"
                " rapor bulamadık."
            ),
            "Plan dönemi 8 ay önce bitti.",
        ),
        "az": (
            (
                "Elan edilən 30 fəaliyyətdən 25-i üzrə hesabat, ikisi üzrə ümumi açıqlama tapmışıq; üçü üzrə"
                " hesabat tapmamışıq."
            ),
            "Planın müddəti 8 ay əvvəl bitib.",
        ),
    },
}


Texts = dict[str, dict[str, dict[str, str]]]  # by name of the plan, language and address


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    folder = tmp_path_factory.mktemp("three")
    return {name: build(folder / re.sub(r"\W+", "-", name)) for name, (_, build) in PLANS.items()}


@pytest.fixture(scope="module")
def texts(sites: dict[str, Site]) -> Texts:
    return {name: {lang: dict(said(site, lang)) for lang in LANGUAGES} for name, site in sites.items()}


def of_the_day(site: Site, lang: str) -> Iterator[tuple[str, Element]]:
    for address, page in site.in_language(lang).items():
        if not address.startswith(f"{lang}/archive/"):
            yield address, page


def said(site: Site, lang: str) -> Iterator[tuple[str, str]]:
    """What every page of the day says, its title and description included; an archived one is of another."""
    for address, page in of_the_day(site, lang):
        head = page.one("head")
        description = head.one("meta", name="description").attributes["content"]
        text = page.one("body").text
        for explained in page.all("details", class_="meanings"):  # what a word means at any time
            text = text.replace(explained.text, "")
        if address != f"{lang}/{EXPLAINS}/":
            yield address, f"{head.one('title').text} {description} {text}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_no_sentence_belongs_to_another_time(texts: Texts, name: str, lang: str) -> None:
    phase, _ = PLANS[name]
    wrong = {sentence: when for sentence, when in ONLY[lang].items() if phase not in when}
    assert wrong
    found = [
        (address, match[0])
        for address, text in texts[name][lang].items()
        for sentence in wrong
        if (match := re.search(sentence, text, re.IGNORECASE))
    ]
    assert found == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_such_sentence_is_said_in_its_time(texts: Texts, lang: str) -> None:
    """Else the test above would hold for words that no page says."""
    for sentence, when in ONLY[lang].items():
        for phase in when:
            pages = (page for name in PLANS if PLANS[name][0] is phase for page in texts[name][lang].values())
            assert any(re.search(sentence, page, re.IGNORECASE) for page in pages), (sentence, phase)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIRST)
def test_the_first_page_says_what_is_known_and_when(sites: dict[str, Site], name: str, lang: str) -> None:
    home = sites[name].main(f"{lang}/")
    assert (home.one("p", class_="account").text, home.one("p", class_="period").text) == FIRST[name][lang]


@pytest.mark.parametrize("name", PLANS)
def test_no_link_leads_nowhere(sites: dict[str, Site], name: str) -> None:
    assert list(sites[name].broken()) == []


class TestPlansBeside:
    """`other_plans` and `continues_in` lead from one plan's record to another's."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize(("name", "content"), [("rich", RICH), ("next", NEXT), ("second", SECOND)])
    def test_are_linked_by_their_names(
        self, sites: dict[str, Site], name: str, content: Path, lang: str
    ) -> None:
        expected = {other.address: other.name[lang] for other in plan_in(content).site.other_plans}
        for part in (
            sites[name].main(f"{lang}/").section("what"),
            sites[name].main(f"{lang}/agreement/").section("other-plans"),
        ):
            outside = [link for link in part.all("a") if "://" in link.attributes["href"]]
            assert {link.attributes["href"]: link.text for link in outside} == expected

    @pytest.mark.parametrize(
        ("lang", "sentence"),
        [
            ("tr", "Bu kayda göre faaliyet başka bir plana aktarıldı: Kıyılar Planı 2044–2046"),
            ("az", "Bu qeydə görə, fəaliyyət başqa plana keçirilib: Sahillər Planı 2044–2046"),
        ],
    )
    def test_are_named_where_an_activity_goes_on_in_them(
        self, sites: dict[str, Site], lang: str, sentence: str
    ) -> None:
        pages = of_the_day(sites["rich"], lang)
        assert [address for address, page in pages if sentence in page.one("main").text] == [
            f"{lang}/{folder}activities/{number}/"
            for folder in ("", "both/")
            for number in ("lgt-06", "riv-07")
        ]
        lines = sites["rich"].main(f"{lang}/activities/lgt-06/").section("developments").all("p")
        (line,) = (line for line in lines if line.text == sentence)
        assert line.one("a").attributes["href"] == plan_in(NEXT).site.address

    def test_are_not_spoken_of_before_it_is_known(self, texts: Texts) -> None:
        for lang, words in (("tr", "başka bir plana"), ("az", "başqa plana")):
            pages = texts["rich, running"][lang].items()
            assert [address for address, text in pages if words in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_without_a_protocol_is_not_called_after_one(texts: Texts, lang: str) -> None:
    found = [name for name, text in texts["next"][lang].items() if re.search("protokol", text, re.IGNORECASE)]
    assert found == []
