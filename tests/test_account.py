"""The account: one class for each activity, the arithmetic, the look it rests on, in every phase."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Element, read_page
from invented import plan
from overlay import TESTS, lay, site_of
from plansite.account import Ending
from plansite.dates import parse
from plansite.elapsed import Elapsed, Measure, elapsed
from plansite.labels import ENDING_RULES, ENDINGS
from plansite.looking import Lapse, lapse
from plansite.model import Period

RUNNING, BEFORE, OVER = "2041-05-10", "2039-12-31", "2043-02-01"
ACTIVITIES = {f"brd-0{number}" for number in range(1, 9)}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@cache
def pages(today: str) -> dict[str, Element]:
    """Every page of the second plan on a day, by address."""
    last = max(today, RUNNING)  # what was public before can't be in the future
    site = site_of(TESTS / "second", "--today", last, "--as-of", today)
    return {page.address: read_page(page.body) for page in site.pages}


def named(part: Element) -> list[str]:
    """The activities to which a part of a page leads."""
    found = (re.search(r"/activities/(brd-[0-9]+)/", one.attributes["href"]) for one in part.all("a"))
    return [match[1] for match in found if match]


class TestElapsed:
    @pytest.mark.parametrize(
        ("period", "today", "expected"),
        [
            (("2040", "2042"), "2041-05-10", Elapsed(Measure.MONTHS, 16, 36, exact=False)),
            (("2040", "2042"), "2040-01-01", Elapsed(Measure.MONTHS, 0, 36, exact=False)),
            (("2040", "2042"), "2042-12-31", Elapsed(Measure.MONTHS, 35, 36, exact=False)),
            (("2040-01-01", "2042-12-31"), "2041-05-10", Elapsed(Measure.MONTHS, 16, 36, exact=True)),
            (("2040-Q2", "2041-H1"), "2040-07-01", Elapsed(Measure.MONTHS, 3, 15, exact=False)),
            (("2040-05-10", "2040-05-19"), "2040-05-12", Elapsed(Measure.DAYS, 2, 10, exact=True)),
            (("2040-05-10~", "2041-05-09"), "2040-07-12", Elapsed(Measure.MONTHS, 2, 12, exact=False)),
            (("2040", "2042"), "2039-12-31", None),
            (("2040", "2042"), "2043-01-01", None),
        ],
    )
    def test_whole_months_or_days_of_how_many(
        self, period: tuple[str, str], today: str, expected: Elapsed | None
    ) -> None:
        assert elapsed(Period(start=period[0], end=period[1]), day(today)) == expected

    @given(st.dates(day("2030-01-01"), day("2040-01-01")), st.integers(0, 3000), st.data())
    def test_is_less_than_the_whole_and_grows(
        self, start: datetime.date, length: int, choose: st.DataObject
    ) -> None:
        end = start + datetime.timedelta(length)
        period = Period(start=str(start), end=str(end))
        one, other = sorted(choose.draw(st.dates(start, end)) for _ in range(2))
        early, late = elapsed(period, one), elapsed(period, other)
        assert early is not None
        assert late is not None
        assert 0 <= early.passed <= late.passed < late.total
        assert early.exact


class TestLapse:
    @pytest.mark.parametrize(
        ("look", "months", "today", "expected"),
        [
            (None, None, "2042-01-01", Lapse.BEFORE_THE_END),
            ("2041-12-31", None, "2042-01-01", Lapse.BEFORE_THE_END),
            ("2041", None, "2042-01-01", Lapse.BEFORE_THE_END),
            ("2041-12/2042-01", None, "2042-02-01", None),
            ("2042-01-01", None, "2042-01-01", None),
            ("2042-01-01", "6", "2050-01-01", None),
            (None, None, "2041-12-31", None),
            ("2040-01-10", None, "2041-12-31", None),
            ("2040-01-10", "6", "2040-07-09", None),
            ("2040-01-10", "6", "2040-07-10", Lapse.LONG_AGO),
            ("2040-01", "6", "2040-07-30", None),
            ("2040-01", "6", "2040-07-31", Lapse.LONG_AGO),
            (None, "6", "2041-06-30", None),
            (None, "6", "2041-07-01", Lapse.LONG_AGO),
            (None, "6", "2039-12-31", None),
            ("2030", "6", "2039-12-31", None),
        ],
    )
    def test_is_said_only_when_certain(
        self, look: str | None, months: str | None, today: str, expected: Lapse | None
    ) -> None:
        facts = plan(period=("2040", "2041"))
        limit = {"look_again_after": int(months)} if months else {}
        facts = facts.model_copy(update={"site": facts.site.model_copy(update=limit)})
        assert lapse(parse(look) if look else None, facts, day(today)) is expected


def test_every_class_has_a_name_and_a_rule_of_its_own() -> None:
    assert list(ENDINGS) == list(ENDING_RULES) == list(Ending)
    assert len(set(ENDINGS.values())) == len(set(ENDING_RULES.values())) == len(Ending)


class TestRunningPlan:
    def test_every_activity_stands_in_one_class(self) -> None:
        page = pages(RUNNING)["en/account/"]
        classes = {
            which: named(page.section(which)) for which in Ending if any(page.all("h2", id=which.value))
        }
        assert classes == {
            Ending.COMPLETED_LATE: ["brd-05"],
            Ending.CARRIED_OVER: ["brd-07"],
            Ending.POSTPONED: ["brd-03"],
            Ending.IN_PROGRESS: ["brd-04", "brd-08"],
            Ending.SIDES_DIFFER: ["brd-01"],
            Ending.GENERAL_STATEMENT: ["brd-06"],
            Ending.NO_REPORT: ["brd-02"],
        }

    @pytest.mark.parametrize("lang", ["az", "en", "tr"])
    def test_counts_add_up_to_the_whole(self, lang: str) -> None:
        page = pages(RUNNING)[f"{lang}/account/"]
        counts = [int(text) for text in page.section("tally").one("tbody").texts("td")]
        terms, total = page.section("tally").one("tfoot").one("td").text.split(" = ")
        assert [int(term) for term in terms.split(" + ")] == counts
        assert sum(counts) == int(total) == len(ACTIVITIES)
        links = [one.attributes["href"] for one in page.section("tally").one("tbody").all("a")]
        assert [len(set(named(page.section(link.partition("#")[2])))) for link in links] == counts

    def test_rule_and_denominator_stand_beside_each_class(self) -> None:
        page = pages(RUNNING)["en/account/"]
        late = page.section("completed-late")
        assert late.one("p", class_="count").text == "Of eight activities: one of them"
        assert late.one("p", class_="rule").text == ENDING_RULES[Ending.COMPLETED_LATE]
        assert "No activity in: Completed · Completed; when is not stated" in page.section("tally").text

    def test_last_word_of_each_side_is_dated_and_has_its_source(self) -> None:
        page = pages(RUNNING)["en/account/"]
        differ, late = page.section("sides-differ"), page.section("completed-late")
        assert differ.texts("span", class_="badge") + differ.texts("a", class_="badge") == [
            "Completed",
            "In progress",
            "Announced",
        ]
        assert len(list(differ.all("p", class_="source-note"))) == 3
        assert "Took place: 12–14 January 2041" in late.text
        assert "Due: November 2040" in late.text

    def test_joint_word_is_said_once(self) -> None:
        postponed = pages(RUNNING)["en/account/"].section("postponed")
        assert len(list(postponed.all("p", class_="told"))) == 1

    @pytest.mark.parametrize(
        ("lang", "title", "passed"),
        [
            ("en", "What is known so far?", "16 of 36 months of the period have passed."),
            ("tr", "Şimdiye kadar ne biliniyor?", "Dönemin 36 ayından 16 ayı geçti."),
            ("az", "İndiyədək nə məlumdur?", "Dövrün 36 ayından 16 ayı keçib."),
        ],
    )
    def test_is_an_interim_account(self, lang: str, title: str, passed: str) -> None:
        page = pages(RUNNING)[f"{lang}/account/"]
        assert page.one("h1").text == title
        assert passed in page.one("p", class_="period").text
        assert len(list(page.all("p", class_="notice"))) == 1

    def test_no_report_carries_the_last_look_wherever_it_is_said(self) -> None:
        there = pages(RUNNING)
        for address in ("", "activities/", "areas/counting/", "account/", "silent/", "unknown/"):
            assert "Last look: 1 May 2041." in there[f"en/{address}"].text, address
        assert "last look: 1 May 2041" in there["en/activities/brd-02/"].text
        for address in ("activities/", "account/", "silent/", "unknown/"):
            texts = [one.text for one in there[f"en/{address}"].all() if "Joint handbook" in one.text]
            assert any("Last look: 8 May 2041." in text for text in texts), address

    def test_activities_lead_to_their_class(self) -> None:
        there = pages(RUNNING)
        classes = {"brd-01": "sides-differ", "brd-05": "completed-late", "brd-02": "no-report"}
        for name, which in classes.items():
            outcome = there[f"en/activities/{name}/"].section("status").one("p", class_="outcome")
            assert outcome.one("a").attributes["href"] == f"../../../en/account/#{which}"
        cards = there["en/activities/"]
        assert cards.unfolded.count("Completed late") == 1
        assert cards.unfolded.count("Announced as to be carried out") == 1, "said once of most"

    def test_own_searches_come_before_those_of_the_whole_plan(self) -> None:
        section = pages(RUNNING)["en/activities/brd-06/"].section("not-known")
        assert section.texts("h4") == ["For this activity", "For the whole plan"]
        looked = section.texts("div", class_="looked")
        assert ["Bird magazines" in text for text in looked] == [True, False]
        assert "el kitabı" in looked[0]

    def test_method_page_has_all_rules_and_the_newest_searches(self) -> None:
        page = pages(RUNNING)["en/method/"]
        assert all(rule in page.text for rule in ENDING_RULES.values())
        assert "Bird magazines" in page.section("looked").text


class TestBefore:
    def test_there_is_no_account_and_nothing_leads_to_it(self) -> None:
        there = pages(BEFORE)
        for gone in ("account/", "silent/"):
            assert f"en/{gone}" not in there
            for address, page in there.items():
                assert not [a for a in page.all("a") if gone in a.attributes["href"]], address

    def test_nobody_is_said_to_have_reported_nothing(self) -> None:
        there = pages(BEFORE)
        for address in ("", "activities/", "areas/counting/", "unknown/", "activities/brd-02/"):
            text = there[f"en/{address}"].one("article").text
            assert not re.search("no report", text, re.IGNORECASE), address
        days = "1 day is left until the plan's period begins."
        assert days in there["en/areas/counting/"].text


class TestOver:
    @pytest.mark.parametrize(
        ("lang", "title", "again"),
        [
            (
                "en",
                "What is known at the end of the period?",
                "Nobody has looked again since the plan's period ended.",
            ),
            ("tr", "Dönem sonunda ne biliniyor?", "Plan dönemi bittikten sonra yeniden bakılmadı."),
            ("az", "Dövrün sonunda nə məlumdur?", "Planın müddəti bitəndən sonra yenidən baxılmayıb."),
        ],
    )
    def test_old_look_is_said(self, lang: str, title: str, again: str) -> None:
        there = pages(OVER)
        assert there[f"{lang}/account/"].one("h1").text == title
        for address in ("", "account/", "silent/", "unknown/", "activities/", "activities/brd-04/"):
            assert again in there[f"{lang}/{address}"].text, address
        assert again not in there[f"{lang}/activities/brd-05/"].text, "nothing more is awaited"
        assert "16" not in there[f"{lang}/account/"].one("p", class_="period").text


def test_running_plan_says_how_long_nobody_looked(tmp_path: Path) -> None:
    folder = lay(TESTS / "bad" / "old-look-months", tmp_path)
    there = {page.address: page.body for page in site_of(folder).pages}
    for address in ("", "account/", "silent/", "unknown/"):
        assert "6 aydır yeniden bakılmadı." in there[f"tr/{address}"], address


def test_without_any_search_that_is_said(tmp_path: Path) -> None:
    there = {page.address: page.body for page in site_of(lay(TESTS / "bad" / "no-look", tmp_path)).pages}
    for address in ("", "account/", "silent/", "unknown/", "activities/", "activities/tre-02/"):
        text = there[f"tr/{address}"]
        assert "Henüz kayda geçmiş bir arama yok." in text or "henüz kayda geçmiş bir rapor araması" in text
