"""Silence: the longest first in a certain order, each unfinished activity once, and nobody blamed."""

from __future__ import annotations

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st

from building import Element
from invented import activity, plan, said
from plansite.model import Plan
from plansite.silences import silences
from plansite.state import state
from test_account import BEFORE, OVER, RUNNING, named, pages
from test_state_properties import days, examples, plans


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def order(*histories: str) -> list[str]:
    """The ids of activities with one entry of that date each, by the length of their silence."""
    facts = plan(
        *(activity(said(on, "announced", "north"), identifier=f"TRE-{n}") for n, on in enumerate(histories))
    )
    return [one.activity.id for one in silences(state(facts, day("2043-01-01")).activities)]


def rows(page: Element) -> list[str]:
    return [row.text for body in page.all("tbody") for row in body.all("tr")]


class TestOrder:
    def test_longest_first_and_ties_by_id(self) -> None:
        assert order("2041-05", "2040-01-01", "2041-05", "2039") == ["TRE-3", "TRE-1", "TRE-0", "TRE-2"]

    def test_vague_dates_stand_where_they_certainly_belong(self) -> None:
        assert order("2041", "2042", "2040-12-31") == ["TRE-2", "TRE-0", "TRE-1"]

    @examples
    @given(plans(), days)
    def test_every_unfinished_activity_is_there_exactly_once(self, facts: Plan, on: datetime.date) -> None:
        known = state(facts, on).activities
        found = silences(known)
        awaited = [one.activity.id for one in known if one.silent is not None]
        assert sorted(one.activity.id for one in found) == sorted(awaited)

    @examples
    @given(st.data(), plans(), days)
    def test_is_total_and_certain(self, choose: st.DataObject, facts: Plan, on: datetime.date) -> None:
        known = state(facts, on).activities
        found = silences(known)
        assert silences(choose.draw(st.permutations(known))) == found
        for number, longer in enumerate(found):
            for shorter in found[number + 1 :]:
                assert longer.silent is not None
                assert shorter.silent is not None
                assert not shorter.silent.least > longer.silent.most


class TestPage:
    def test_is_the_same_in_all_languages(self) -> None:
        found = [named(pages(RUNNING)[f"{lang}/silent/"]) for lang in ("az", "en", "tr")]
        assert found[0] == found[1] == found[2]
        assert found[0] == ["brd-06", "brd-02", "brd-03", "brd-08", "brd-04", "brd-01"]

    def test_finished_ones_are_left_out_and_counted(self) -> None:
        count = pages(RUNNING)["en/silent/"].one("p", class_="count").text
        assert count == (
            "Activities of whose end no record was found: 6"
            " · Left out, because the last word found ends them: 2"
        )

    def test_days_are_as_precise_as_they_are_known(self) -> None:
        texts = rows(pages(RUNNING)["en/silent/"])
        assert "between 40 and 70 days" in next(text for text in texts if "Ringing" in text)
        assert "20 days" in next(text for text in texts if "Autumn count" in text)

    def test_side_that_was_never_heard_has_no_number(self) -> None:
        text = next(text for text in rows(pages(RUNNING)["en/silent/"]) if "Stork count" in text)
        never = ": No statement of this side was found in the sources we read."
        (name,) = re.findall(rf"(Sample [^:]+){re.escape(never)}", text)
        assert name.startswith("Sample Centre for Bird Protection")
        assert text.count(" days") == 3, "of the activity, and of the two sides that were heard"

    def test_side_that_ended_it_is_not_counted(self) -> None:
        text = next(text for text in rows(pages(RUNNING)["en/silent/"]) if "Spring count" in text)
        assert "20 April 2041 Completed" in text
        assert text.count(" days") == 3

    def test_general_statement_is_named_beside_the_silence(self) -> None:
        text = next(text for text in rows(pages(RUNNING)["en/silent/"]) if "Joint handbook" in text)
        assert "General statement: about March 2041" in text

    def test_is_grouped_by_the_year_of_the_last_entry(self) -> None:
        headings = pages(RUNNING)["tr/silent/"].texts("h2")
        assert headings == ["Bulunan son kayıt: 2039 yılı", "Bulunan son kayıt: 2041 yılı"]

    def test_is_counted_as_of_the_day(self) -> None:
        assert "Counted as of 1 February 2043." in pages(OVER)["en/silent/"].text
        assert "en/silent/" not in pages(BEFORE)


class TestActivity:
    def last(self, name: str, lang: str = "en") -> str:
        return pages(RUNNING)[f"{lang}/activities/{name}/"].section("status").text

    def test_says_how_long_ago_the_last_record_is(self) -> None:
        assert "Last record found: 3 December 2039, 524 days ago." in self.last("brd-06")
        assert "Bulunan son kayıt: 3 Aralık 2039, 524 gün önce." in self.last("brd-06", "tr")
        assert "Tapılan son qeyd: 3 dekabr 2039, 524 gün əvvəl." in self.last("brd-06", "az")

    def test_says_it_of_each_side_where_they_are_not_the_same(self) -> None:
        sides = pages(RUNNING)["en/activities/brd-01/"].section("status").one("ul", class_="silences")
        assert [text.partition(": ")[2] for text in sides.texts("li")] == [
            "Last record found: 20 April 2041.",
            "Last record found: 2 May 2041, 8 days ago.",
            "Last record found: 3 December 2039, 524 days ago.",
        ]
        assert not list(pages(RUNNING)["en/activities/brd-06/"].all("ul", class_="silences"))

    def test_vague_record_is_between_two_numbers(self) -> None:
        assert "Last record found: March 2041, between 40 and 70 days ago." in self.last("brd-08")

    def test_of_what_is_finished_no_days_are_counted(self) -> None:
        assert "Last record found: 15 February 2041." in self.last("brd-05")
