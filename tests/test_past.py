"""What the site tells of its releases: what changed, how it was, and when a page last changed."""

from __future__ import annotations

import datetime
import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from building import Element, Site, built, read_page
from overlay import TESTS, lay, release, rewrite, site_of
from plansite import page as pages
from plansite.addresses import addresses
from plansite.changes import Change, Nature, changes_between
from plansite.fields import FIELDS, called
from plansite.model import (
    ActivityFacts,
    Agreement,
    Institution,
    ProperName,
    Search,
    SiteFacts,
    Source,
)
from plansite.read import Folders, read
from plansite.snapshot import facts_of
from plansite.state import known_on, state
from plansite.views.activity import ActivityView, activity_view
from plansite.views.archive import archived_view, states_of
from plansite.views.past import with_past
from plansite.views.record import Record
from plansite.views.tidings import _Teller
from plansite.views.weaving import only_there, there, weave
from plansite.voice import Moment, Phrase, voice
from recipes import ACTIVITY, AZERBAIJANI, SOURCES, TURKISH, corrections, two_releases
from test_releases import EDITS

FIRST, SECOND, THIRD = "2031-05-10", "2031-05-20", "2031-05-30"
OTHER = "content/plan/activities/TRE-02.yml"


def third_release(folder: Path) -> None:
    """After two releases one activity and one source are taken out, a fact and a text are corrected."""
    for name in ("plan/activities/TRE-02.yml", "tr/activities/TRE-02.md", "az/activities/TRE-02.md"):
        (folder / "content" / name).unlink()
    rewrite(folder / TURKISH, "[eğitim](TRE-02.md#developments)", "eğitim")
    rewrite(folder / AZERBAIJANI, "[təlim](TRE-02.md#developments)", "təlim")
    rewrite(folder / ACTIVITY, "sources: [meclis-2030-11]", "sources: [gazete-2030-02-03]")
    rewrite(folder / ACTIVITY, "due: 2030-10", "due: 2030-09")
    rewrite(folder / "content/plan/searches.yml", ", meclis-2030-11]", "]")
    path = folder / SOURCES
    path.write_text(path.read_text("utf-8").partition("meclis-2030-11:")[0], "utf-8")
    about = ("TRE-02", "TRE-01", "sources/meclis-2030-11", "searches")
    corrections(folder, *(f"about: {one}" for one in about))
    release(folder, THIRD)


def unconfirmed(target: Path) -> Path:
    """A copy of the tiny plan without its confirmations: what drifts is told of today's texts alone."""
    folder = lay(TESTS / "good" / "none", target)
    (folder / "content" / "confirmed.jsonl").unlink()
    return folder


def record_at(folder: Path, day: str) -> Record:
    as_of = datetime.date.fromisoformat(day)
    draft = read(Folders(folder / "content"), lambda finding: None)
    plan = known_on(draft.plan(), as_of)
    return with_past(Record(plan, state(plan, as_of), draft, addresses(draft), as_of, "", ()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = unconfirmed(tmp_path_factory.mktemp("past"))
    two_releases(folder)
    third_release(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(folder / "content", tmp_path_factory.mktemp("built") / "site", "--today", "2031-06-01")


def said(element: Element) -> list[str]:
    return element.texts("li")


class TestFields:
    def test_every_fact_has_a_name(self) -> None:
        files: dict[str, type[BaseModel]] = {
            "site": SiteFacts,
            "agreement": Agreement,
            "institutions": Institution,
            "names": ProperName,
            "sources": Source,
            "searches": Search,
            "activities": ActivityFacts,
        }
        found = [(name, *way) for name, model in files.items() for way in ways(model)]
        found += [("kinds",), ("areas",), ("names",), ("searches",), ("activities",)]
        assert [way for way in found if called(way) is None] == []
        used = {name for way in found for name in (".".join(way), way[-1])}
        assert set(FIELDS) - used == set()


def ways(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    """The keys of a model, and those of the models in it."""
    for name, field in model.model_fields.items():
        yield (name,)
        for inner in models_in(field.annotation):
            yield from ((name, *way) for way in ways(inner))


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


class TestWeaving:
    def test_gaps_are_filled_with_whatever_a_page_can_show(self) -> None:
        day = Moment("May", "2031-05")
        woven = weave("{a}: of {b}.", a=(Phrase("x"), Phrase("y")), b=day)
        assert woven == (Phrase("x"), Phrase("y"), Phrase(": of "), day, Phrase("."))


class TestSite:
    def test_nothing_of_it_before_the_first_release(self, tmp_path: Path) -> None:
        pages_ = site_of(lay(TESTS / "good" / "none", tmp_path)).pages
        assert not [page.path for page in pages_ if page.path.startswith(("archive", "changes"))]
        assert not [page.path for page in pages_ if page.last_changed or page.changed_on]
        assert not [page.path for page in pages_ if 'id="recorded"' in page.body]

    def test_one_release_changes_nothing_yet(self, tmp_path: Path) -> None:
        folder = unconfirmed(tmp_path)
        release(folder, FIRST)
        made = site_of(folder)
        paths = {page.path for page in made.pages}
        assert "changes/" not in paths
        assert {"archive/", f"archive/{FIRST}/", f"archive/{FIRST}/tre-01/"} <= paths
        footers = {link.address for shell in made.shells for link in shell.footer}
        assert {"tr/archive/", "az/archive/"} <= footers
        assert not {"tr/changes/", "az/changes/"} & footers

    def test_no_link_leads_nowhere(self, site: Site) -> None:
        assert list(site.broken()) == []

    def test_one_page_a_distinct_state(self, site: Site) -> None:
        archived = [name for name in site.in_language("az") if re.search(r"archive/.*/tre-", name)]
        assert archived == [
            f"az/archive/{FIRST}/tre-01/", f"az/archive/{FIRST}/tre-02/",
            f"az/archive/{SECOND}/tre-01/", f"az/archive/{THIRD}/tre-01/",
        ]  # fmt: skip
        rows = site.main(f"az/archive/{SECOND}/").texts("tr")
        links = [one.attributes["href"] for one in site.main(f"az/archive/{SECOND}/").one("tbody").all("a")]
        assert any(link.endswith(f"archive/{FIRST}/tre-02/") for link in links)
        assert rows[2].endswith("10 may 2031")

    def test_the_past_is_marked_and_kept_from_search(self, site: Site) -> None:
        page = site.pages[f"tr/archive/{FIRST}/tre-01/"]
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        canonical = page.one("link", rel="canonical").attributes["href"]
        assert canonical == "https://example.org/plan/tr/activities/tre-01/"
        notice = page.one("div", class_="archived-notice").text
        assert "10 Mayıs 2031 tarihli kayıt. Bugünkü durumu göstermez." in notice
        assert "deneme sürümü" in notice
        assert f"https://example.org/plan/tr/archive/{FIRST}/tre-01/" in notice
        assert "/archive/2031" not in site.files["sitemap.xml"].decode()

    def test_what_is_gone_has_no_page_of_today(self, site: Site) -> None:
        page = site.pages[f"tr/archive/{FIRST}/tre-02/"]
        canonical = page.one("link", rel="canonical").attributes["href"]
        assert canonical == f"https://example.org/plan/tr/archive/{FIRST}/tre-02/"
        assert not list(page.one("div", class_="archived-notice").all("a"))

    def test_updates_and_corrections_stand_apart(self, site: Site) -> None:
        changes = site.main("tr/changes/")
        assert [one.attributes["id"] for one in changes.all("h2")] == [THIRD, SECOND]
        second = changes.section(SECOND)
        assert second.texts("h3") == ["Güncellemeler", "Metinler"]
        assert said(second)[0] == (
            "Ağaç dikimi: Kasım 2030 tarihli yeni kayıt: Tamamlandı. Bildiren: Örnek Meşe Komitesi haberdeki"
            " karşılığı. Gerçekleştiği tarih: 2–5 Kasım 2030."
        )
        third = changes.section(THIRD)
        assert third.texts("h3") == ["Güncellemeler", "Kayıtta yapılan düzeltmeler", "Metinler"]
        told = said(third)
        assert (
            "Ağaç dikimi: “Son tarih” düzeltildi; önce “Ekim 2030”, şimdi “Eylül 2030”. Nedeni: Neden" in told
        )
        assert "Kayıttan çıkarıldı: Ağaç eğitimi. Nedeni: Neden" in told
        assert "Kayıttan çıkarıldı: Nümunə Meclis, Kasım 2030. Nedeni: Neden" in told
        assert all("Nedeni: " in one for one in told if "düzeltildi" in one or "çıkarıldı" in one)

    def test_texts_show_what_became_of_their_words(self, site: Site) -> None:
        second = site.main("az/changes/").section(SECOND)
        assert second.texts("p", class_="passage") == ["Gedişat: noyabr 2030"]
        assert second.one("ins").text == "əlavə olunub: Əkin başa çatıb."
        third = site.main("tr/changes/").section(THIRD)
        assert "Bu metin çıkarıldı." in third.texts("p")
        assert "Sözler aynı; bağlantılar, vurgular veya bölümlerin sırası değişti." in third.texts("p")

    def test_an_activity_tells_how_its_record_changed(self, site: Site) -> None:
        recorded = site.main("tr/activities/tre-01/").section("recorded")
        assert recorded.texts("h3") == [
            "30 Mayıs 2031 deneme sürümü",
            "20 Mayıs 2031 deneme sürümü",
            "10 Mayıs 2031 deneme sürümü",
        ]
        links = [one.attributes["href"] for one in recorded.all("a")]
        for day in (THIRD, SECOND, FIRST):
            assert any(link.endswith(f"archive/{day}/tre-01/") for link in links)
        assert any(link.endswith(f"changes/#{SECOND}") for link in links)

    def test_each_page_says_when_it_last_changed(self, site: Site) -> None:
        def last(address: str) -> list[str]:
            return site.pages[address].texts("p", class_="last-changed")

        assert last("tr/activities/tre-01/") == ["Son değişiklik: 30 Mayıs 2031"]
        assert last("az/institutions/") == ["Son dəyişiklik: 10 may 2031"]
        assert last("tr/about/") == ["Son değişiklik: 10 Mayıs 2031"]
        for address in ("tr/build/", "tr/changes/", "tr/archive/", f"tr/archive/{FIRST}/tre-01/"):
            assert last(address) == []
        assert "<lastmod>2031-05-10</lastmod>" in site.files["sitemap.xml"].decode()


def page_of(made: pages.Site, address: str) -> pages.Page:
    return next(page for page in made.pages if page.address == address)


class TestAfterTheLastRelease:
    def test_what_was_not_released_yet_is_said(self, folder: Path, tmp_path: Path) -> None:
        copy = Path(shutil.copytree(folder, tmp_path / "copy"))
        rewrite(copy / TURKISH, "Dikim bitti.", "Dikim sona erdi.")
        made = site_of(copy)
        page = page_of(made, "tr/activities/tre-01/")
        assert page.last_changed == "Şu tarihli sürümden sonra değişti: 30 Mayıs 2031"
        assert page.changed_on == ""
        assert page_of(made, "az/activities/tre-01/").last_changed == "Son dəyişiklik: 30 may 2031"

    def test_later_releases_were_not_known_yet(self, folder: Path) -> None:
        record = record_at(folder, "2031-05-21")
        assert [str(then.day) for then in record.past.thens] == [FIRST, SECOND]


@dataclass(frozen=True)
class Shown:
    """The page of an activity as a build on the day of a release shows it."""

    day: str
    lang: str
    view: ActivityView


def shown_on(folder: Path, day: str) -> list[Shown]:
    record = record_at(folder, day)
    return [
        Shown(day, lang, activity_view(record, voice(lang), one, None, None))
        for lang in record.draft.languages
        for one in record.state.activities
    ]


class TestArchive:
    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3))
    def test_a_day_of_the_archive_is_a_build_as_of_that_day(
        self, edits: list[str], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = unconfirmed(tmp_path_factory.mktemp("archive"))
        live: dict[tuple[str, str, str], ActivityView] = {}
        for number, edit in enumerate(["", *edits]):
            day = f"2031-05-{10 + number}"
            if edit:
                EDITS[edit](folder, number)
            release(folder, day)
            live |= {(one.day, one.lang, one.view.id): one.view for one in shown_on(folder, day)}
        record = record_at(folder, "2031-06-01")
        compared = 0
        for then, lang in itertools.product(record.past.thens, record.draft.languages):
            for identifier in states_of(then):
                archived = archived_view(record, voice(lang), then, identifier).activity
                whole = live[str(then.day), lang, identifier]
                ending = replace(whole.ending, address="")  # there may be no such group today
                kept = replace(whole, ending=ending, meanings=(), questions=(), edit=(), see_related=None)
                assert archived == only_there(kept, there(record))
                compared += 1
            for identifier, day in then.states.items():  # what did not change reads as it did
                assert (str(day), lang, identifier) in live
        assert compared >= 4

    def test_a_body_reads_as_it_was_published(self, folder: Path, tmp_path: Path) -> None:
        """Word by word, but for what surrounds it: the way to today, and what leads elsewhere."""
        copy = unconfirmed(tmp_path)
        two_releases(copy)
        then = main_text(page_of(site_of(folder), f"tr/archive/{SECOND}/tre-01/").body)
        now = main_text(page_of(site_of(copy, "--today", SECOND), "tr/activities/tre-01/").body)
        before, _, after = now.partition("Bu sayfadaki kayıt nasıl değişti?")
        _, _, end = after.partition("Faaliyet TRE-01")
        assert before.strip() in then
        assert end.partition("Sonraki")[0].strip() in then


def main_text(body: str) -> str:
    """What the page says, less what explains today how to read it and what to ask."""
    article = read_page(body).one("article")
    asides = [one.text for one in article.all("details") if not set(one.attributes) - {"class"}]
    explained = [one for one in asides if one.startswith(("Bu sözlerin anlamı", "Kopyalayıp"))]
    text = article.text
    for one in explained:
        text = text.replace(one, "")
    return " ".join(text.split())


class TestEveryFactIsTold:
    @pytest.mark.parametrize("plan", ["tiny", "second"])
    def test_whatever_comes_goes_or_changes(self, plan: str, tmp_path: Path) -> None:
        """Each fact of a plan: taken out, brought back, and another; in every language a whole sentence."""
        for name in ("content", "docs"):
            shutil.copytree(TESTS / plan / name, tmp_path / name)
        release(tmp_path, "2045-01-01")
        record = record_at(tmp_path, "2045-01-02")
        (then,) = record.past.thens
        facts = facts_of(record.draft)
        nothing = {name: [] if isinstance(value, list) else {} for name, value in facts.items()}
        gone = changes_between(facts, {name: one for name, one in nothing.items() if "/" not in name})
        come = changes_between({name: one for name, one in nothing.items() if "/" not in name}, facts)
        inner = changes_between(
            {name: {} for name in facts if "/" in name}, {n: v for n, v in facts.items() if "/" in n}
        )
        other = [replace(one, old=one.new) for one in (*come, *inner) if isinstance(one.new, str)]
        assert len(gone) == len(come) > 20
        assert {change.nature for change in (*gone, *come, *inner)} == set(Nature)
        for lang in record.draft.languages:
            teller = _Teller(then, then, voice(lang))
            for change in (*gone, *come, *inner, *other):
                self.is_told(teller, change)

    def is_told(self, teller: _Teller, change: Change) -> None:
        tiding = teller.tell(change)
        text = "".join(
            piece.label.text if hasattr(piece, "label") else piece.text for piece in tiding.sentence
        )
        assert not re.search(r"[{}]|\bNone\b|“”", text), (change, text)
        assert len(text) > 10
        assert tiding.nature is change.nature
