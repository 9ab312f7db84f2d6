"""Languages side by side: the same places in the same order, each cell in its language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shores
from building import Element, Site, read_page
from overlay import lay, rewrite, site_of
from plansite.tree import read_tree, written
from plansite.views.both import both_view, cut
from plansite.voice import voice


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return shores.second(tmp_path_factory.mktemp("both") / "site")


def twins(site: Site) -> dict[str, Element]:
    return {address: page for address, page in site.pages.items() if "/both/" in address}


def rows(page: Element) -> list[Element]:
    return list(page.all("div", class_="row"))


def cells(row: Element) -> list[Element]:
    return [one for one in row.inside if isinstance(one, Element)]


class TestRealBuild:
    def test_every_agreement_area_and_activity_has_one(self, second: Site) -> None:
        kinds = ("agreement/", "areas/", "activities/brd")
        single = {
            address
            for address in second.pages
            if address.partition("/")[2].startswith(kinds) and not address.endswith("/activities/")
        }
        assert len(single) == 3 * (1 + 2 + 8)
        assert {address.replace("/", "/both/", 1) for address in single} == set(twins(second))

    def test_every_cell_says_its_language_the_readers_first(self, second: Site) -> None:
        for address, page in twins(second).items():
            lang = address[:2]
            for row in rows(page):
                said = [cell.attributes["lang"] for cell in cells(row)]
                assert said[0] == lang, address
                assert sorted(said) == ["az", "en", "tr"], address
                assert all(cell.text for cell in cells(row)), address

    def test_places_and_their_order_are_the_same_for_every_reader(self, second: Site) -> None:
        for address, page in twins(second).items():
            other = second.pages[address.replace(address[:2], "az", 1)]
            places = [row.attributes["data-section"] for row in rows(page)]
            assert places == [row.attributes["data-section"] for row in rows(other)]
            assert len(places) == len(set(places)) > 2, address

    def test_what_belongs_together_lies_together(self, second: Site) -> None:
        """Each cell holds the place that its row is about, under an id of its own."""
        page = second.pages["en/both/activities/brd-02/"]
        places = {row.attributes["data-section"]: cells(row) for row in rows(page)}
        assert [*places][:4] == ["top", "status", "promise", "scope"]
        for place in ("status", "promise", "scope", "developments", "not-known", "2041-01-20"):
            ids = [{one.attributes.get("id") for one in cell.all()} for cell in places[place]]
            assert place in ids[0]
            assert f"{place}-tr" in ids[1]
            assert f"{place}-az" in ids[2]

    def test_nothing_that_a_page_says_is_lost(self, second: Site) -> None:
        for address, page in twins(second).items():
            whole = second.main(address.replace("/both/", "/", 1)).one("article")
            left = {one.text for one in whole.all("nav")}
            column = " ".join(cells(row)[0].text for row in rows(page))
            for block in whole.all():
                if block.tag in ("p", "h1", "h2", "h3", "dt") and not any(block.text in one for one in left):
                    assert block.text in column, address

    def test_there_is_a_way_there_and_back(self, second: Site) -> None:
        there = second.main("tr/activities/brd-02/").one("nav", class_="forms")
        assert [one.attributes["href"] for one in there.all("a")] == ["../../../tr/both/activities/brd-02/"]
        back = second.main("tr/both/activities/brd-02/").one("nav", class_="forms")
        assert [one.attributes["href"] for one in back.all("a")] == ["../../../../tr/activities/brd-02/"]
        assert not list(second.main("tr/timeline/").all("nav", class_="forms"))
        assert list(second.broken()) == []

    def test_search_engines_are_sent_to_the_page_of_the_language(self, second: Site) -> None:
        page = second.pages["az/both/agreement/"]
        root = "https://example.org/birds/"
        assert page.one("link", rel="canonical").attributes["href"] == f"{root}az/agreement/"
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        assert "/both/" not in second.files["sitemap.xml"].decode()

    def test_a_page_has_one_title(self, second: Site) -> None:
        for address, page in twins(second).items():
            assert len(list(page.all("h1"))) == 1, address
            assert len(list(page.all("p", class_="title"))) == 2, address


def column(folder: Path, lang: str, address: str) -> dict[str, str]:
    """What stands in a language's column, by the place of the row."""
    page = read_page(next(page.body for page in site_of(folder).pages if page.address == address))
    return {
        row.attributes["data-section"]: next(cell.text for cell in cells(row) if cell.has("lang", lang))
        for row in rows(page)
    }


class TestMissing:
    SAID = "Bu mətn hələ Azərbaycan dilində yazılmayıb."

    def test_a_text_that_is_missing_is_said_so_in_its_column(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "nothing", tmp_path / "plan")
        (folder / "content" / "az" / "activities" / "TRE-01.md").unlink()
        found = column(folder, "az", "tr/both/activities/tre-01/")
        assert self.SAID in found["top"]
        assert self.SAID in found["purpose"]
        assert self.SAID in found["2030-02-03"]
        other = column(folder, "tr", "tr/both/activities/tre-01/")
        assert not [said for said in other.values() if "yazılma" in said]

    def test_a_section_that_is_missing_is_said_so_in_its_column(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "nothing", tmp_path / "plan")
        file = folder / "content" / "az" / "activities" / "TRE-01.md"
        rewrite(file, "## Məqsəd\n\nBayram üçün *yeni* bağ; bax: [təlim](TRE-02.md#developments).\n\n", "")
        found = column(folder, "az", "az/both/activities/tre-01/")
        assert found["purpose"].startswith(f"Məqsəd {self.SAID}")
        assert [*found] == [*column(folder, "tr", "tr/both/activities/tre-01/")]

    def test_with_one_language_there_is_nothing_to_lay_beside_it(self, tmp_path: Path) -> None:
        folder = lay(tmp_path / "nothing", tmp_path / "plan")
        rewrite(folder / "content" / "plan" / "site.yml", "[tr, az]", "[tr]")
        for name in ("content", "docs"):
            shutil.rmtree(folder / name / "az")
        for file in (folder / "content" / "plan").rglob("*.yml"):
            text = re.sub(r"(?m)^ *(?:az|unofficial|from_press): .*\n", "", file.read_text("utf-8"))
            file.write_text(re.sub(r", (?:az|unofficial): [^,}]+", "", text), "utf-8")
        assert not [page.address for page in site_of(folder).pages if "both" in page.address or page.forms]


ANCHORS = st.lists(st.sampled_from("abcdefg"), unique=True, min_size=1)


def _article(anchors: list[str]) -> str:
    sections = "".join(
        f'<section aria-labelledby="{one}"><h2 id="{one}">{one}</h2><p>&amp; ə</p></section>'
        for one in anchors
    )
    return f"<article><h1>t</h1>{sections}</article>"


@given(st.tuples(ANCHORS, ANCHORS, ANCHORS))
def test_every_place_of_every_language_gets_one_row(anchors: tuple[list[str], ...]) -> None:
    langs = ("tr", "az", "en")
    pages = {lang: tuple(cut(_article(one))) for lang, one in zip(langs, anchors, strict=True)}
    view = both_view([voice(lang) for lang in langs], pages)
    places = [row.anchor for row in view.rows]
    assert sorted(places) == sorted({"top", *(one for some in anchors for one in some)})
    assert [place for place in places if place in anchors[0]] == anchors[0]
    for row in view.rows:
        assert [cell.lang for cell in row.cells] == list(langs)
        for cell, own in zip(row.cells, anchors, strict=True):
            assert ("notice-missing" in cell.body) is (row.anchor not in (*own, "top"))


LOOSE = st.sampled_from(
    (
        "<p>{}</p>",
        '<ol class="entries"><li>{}</li><li id="k{}">{}</li></ol>',
        '<section id="s{}"><p>{}</p></section>',
        '<h3 id="h{}">{}</h3>',
        "{}",
        '<section aria-labelledby="l{}"><h2 id="l{}">{}</h2><p>{}</p></section>',
    )
)


@given(st.lists(LOOSE), st.lists(LOOSE))
def test_whatever_stands_on_a_page_stands_in_its_column(inner: list[str], outer: list[str]) -> None:
    number = iter(range(1000))
    filled = [re.sub("{}", lambda _: f"{next(number)} ", one) for one in (*inner, *outer)]
    inside, outside = "".join(filled[: len(inner)]), "".join(filled[len(inner) :])
    inside = inside.replace(' aria-labelledby="', ' data-of="')  # sections lie at the top alone
    section = f'<section aria-labelledby="x"><h2 id="x">x</h2>{inside}</section>'
    body = f"<article><h1>t</h1>{section}{outside}</article>"
    pages = {"tr": tuple(cut(body)), "az": tuple(cut(body))}
    view = both_view([voice("tr"), voice("az")], pages)
    column = read_page(f"<div>{' '.join(row.cells[0].body for row in view.rows)}</div>")
    assert column.text.split() == read_page(body).text.split()


def test_a_tree_is_written_as_it_was_read() -> None:
    html = '<p class="a">x &amp; &#601; <br> y</p>\n<ul><li>1</li><li><a href="?a&amp;b">2</a></li></ul>'
    assert written(read_tree(html)) == html
