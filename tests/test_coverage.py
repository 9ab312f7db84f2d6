"""Coverage: the same pairs from paragraph to activity and back; what is left over is marked."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from building import Element, read_page
from invented import activity, plan, said
from overlay import TESTS, lay, rewrite, site_of
from plansite.coverage import coverage
from plansite.model import Activity, Paragraph, Plan


def facts(promised: list[list[str]], paragraphs: dict[str, bool]) -> Plan:
    """A plan with those paragraphs (true: introduction) and an activity for each list of them."""
    announced = said("2040", "announced", "north")
    made = [
        Activity.model_copy(activity(announced, identifier=f"TRE-{n:02}"), update={"promised_in": tuple(one)})
        for n, one in enumerate(promised)
    ]
    one = plan(*made)
    marked = {
        name: Paragraph(source="paper", introduction="true" if introduction else "false")
        for name, introduction in paragraphs.items()
    }
    return one.model_copy(update={"agreement": one.agreement.model_copy(update={"paragraphs": marked})})


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    names = [f"par-{number}" for number in range(1, draw(st.integers(1, 6)) + 1)]
    some = st.lists(st.sampled_from(names), min_size=1, unique=True)
    return facts(draw(st.lists(some, max_size=6)), {name: draw(st.booleans()) for name in names})


@given(plans())
def test_both_ways_say_the_same_pairs_and_all_of_them(of: Plan) -> None:
    pairs = coverage(of)
    down = {(paragraph, one) for paragraph, named in pairs.activities.items() for one in named}
    up = {(paragraph, one) for one, named in pairs.paragraphs.items() for paragraph in named}
    assert down == up == {(paragraph, one.id) for one in of.activities for paragraph in one.promised_in}
    assert sum(map(len, pairs.activities.values())) == sum(map(len, pairs.paragraphs.values())) == len(down)


@given(plans())
def test_counts_add_up(of: Plan) -> None:
    pairs = coverage(of)
    naming = [paragraph for paragraph, named in pairs.activities.items() if named]
    every = [*naming, *pairs.introductions, *pairs.gaps]
    assert sorted(every) == sorted(of.agreement.paragraphs)
    assert all(of.agreement.paragraphs[one].introduction for one in pairs.introductions)
    assert not any(of.agreement.paragraphs[one].introduction for one in pairs.gaps)
    assert list(pairs.paragraphs) == [one.id for one in of.activities]


def page(folder: Path) -> Element:
    return next(read_page(one.body) for one in site_of(folder).pages if one.address == "tr/coverage/")


def test_gap_is_marked(tmp_path: Path) -> None:
    there = page(lay(TESTS / "bad" / "idle-paragraph", tmp_path))
    marks = {
        one.attributes["id"]: one.texts("span", class_="flag")
        for one in there.all("tr")
        if "id" in one.attributes
    }
    assert marks == {
        "par-1": ["Giriş; faaliyet adı verilmiyor"],
        "par-2": [],
        "par-3": ["Boşluk: faaliyet adı verilmiyor"],
    }
    assert there.texts("li")[:5] == [
        "Haberin paragraf sayısı: 3",
        "Faaliyet adı veren paragraf: 1",
        "Faaliyet adı vermeyen giriş paragrafı: 1",
        "Boşluk, yani giriş olmadığı hâlde faaliyet adı vermeyen paragraf: 1",
        "Haberde anılan faaliyet: 2",
    ]


def test_introduction_that_names_an_activity_is_both(tmp_path: Path) -> None:
    folder = lay(TESTS / "good" / "none", tmp_path)
    rewrite(
        folder / "content/plan/activities/TRE-01.yml", "promised_in: [par-2]", "promised_in: [par-1, par-2]"
    )
    there = page(folder)
    (row,) = there.all("tr", id="par-1")
    assert row.texts("span", class_="flag") == ["Giriş paragrafı"]
    assert row.texts("li") == ["Ağaç dikimi"]
    back = there.section("by-activity").one("tbody").texts("tr")
    assert back == [
        "Ağaç dikimi Haberin 1. paragrafı Haberin 2. paragrafı",
        "Ağaç eğitimi Haberin 2. paragrafı",
    ]


def test_without_paragraphs_there_is_no_page(tmp_path: Path) -> None:
    """A plan of which nothing was announced yet has none either."""
    folder = lay(TESTS / "good" / "none", tmp_path)
    early = {one.address for one in site_of(folder, "--as-of", "2030-02-02").pages}
    assert "tr/coverage/" not in early
    assert "tr/agreement/" in early
