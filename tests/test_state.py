"""What follows from the facts on a day: each side's last word, dates, silence, what was found."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from invented import INSTITUTIONS, activity, institution, last_words, plan, report, said, search, source
from plansite.courses import OwnDates, first_given, replaced
from plansite.dates import PartialDate, parse
from plansite.known import known_on
from plansite.model import Entry, NotThisPlan, Protocol, Search
from plansite.sides import FINISHED, Days, Difference, Subject, side_of
from plansite.sides import Agreement as Sides
from plansite.state import ActivityState, Outcome, Phase, State, state
from plansite.vocabulary import Status

TODAY = "2041-05-10"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def seen(*history: Entry, today: str = TODAY, **more: object) -> ActivityState:
    """The state of one activity with that history."""
    (only,) = state(plan(activity(*history, **more)), day(today)).activities
    return only


class TestLastWords:
    def test_each_side_has_the_status_of_its_last_entry(self) -> None:
        one = seen(
            said("2041-01", "in-progress", "north"),
            said("2040-02", "announced", "north"),
            said("2040-03", "announced", "south"),
        )
        assert last_words(one) == {"north": Status.IN_PROGRESS, "south": Status.ANNOUNCED}

    def test_file_order_does_not_count_and_history_is_told_from_the_oldest(self) -> None:
        late, early = said("2041-01", "completed", "north"), said("2040-02", "announced", "north")
        assert seen(late, early).history == (early, late)
        assert seen(late, early).status is Status.COMPLETED

    def test_entry_without_status_leaves_it_as_it_was(self) -> None:
        one = seen(said("2040-02", "planned", "north"), said("2041-01", None, "north"))
        assert last_words(one)["north"] is Status.PLANNED
        assert len(one.sides[0].entries) == 2

    def test_side_that_only_spoke_without_status_has_none_but_is_not_unheard(self) -> None:
        one = seen(said("2040-02", "planned", "north"), said("2041-01", None, "south"))
        assert last_words(one) == {"north": Status.PLANNED, "south": None}
        assert one.sides[1].entries
        assert one.agreement is Sides.ONE_SIDE

    def test_sides_stand_in_the_order_of_the_facts(self) -> None:
        one = seen(said("2040-02", "planned", "south"), parties=("east", "south", "north"))
        assert [side.institution for side in one.sides] == ["east", "south", "north"]

    def test_vague_date_is_taken_to_be_as_late_as_it_may_be(self) -> None:
        announced, done = said("2041-02-01", "announced", "north"), said("2041", "completed", "north")
        assert seen(done, announced).history == (announced, done)
        assert seen(done, announced).status is Status.COMPLETED

    def test_of_two_that_end_together_the_sharper_is_the_later(self) -> None:
        month = said("2041-04", "in-progress", "north", id="b")
        last_day = said("2041-04-30", "completed", "north", id="a")
        assert seen(last_day, month).status is Status.COMPLETED


class TestAgreement:
    def test_agree(self) -> None:
        one = seen(said("2040-02", "announced", "north"), said("2040-03", "announced", "south"))
        assert (one.agreement, one.status) == (Sides.AGREE, Status.ANNOUNCED)

    def test_differ_and_nothing_is_averaged(self) -> None:
        one = seen(said("2040-02", "completed", "north"), said("2041-03", "in-progress", "south"))
        assert (one.agreement, one.status) == (Sides.DIFFER, None)

    def test_one_side(self) -> None:
        one = seen(said("2040-02", "announced", "north"))
        assert (one.agreement, one.status) == (Sides.ONE_SIDE, Status.ANNOUNCED)
        assert one.sides[1].entries == ()

    def test_no_side_then_the_word_of_others_counts(self) -> None:
        one = seen(said("2040-02", "announced"), said("2041-02", "completed", "press"))
        assert (one.agreement, one.status) == (Sides.NO_SIDE, Status.COMPLETED)
        assert last_words(one) == {"north": None, "south": None}

    def test_word_of_others_does_not_outvote_a_side(self) -> None:
        one = seen(said("2040-02", "announced", "north"), said("2041-02", "completed"))
        assert (one.agreement, one.status) == (Sides.ONE_SIDE, Status.ANNOUNCED)

    @pytest.mark.parametrize(
        ("third", "expected"),
        [("completed", Sides.AGREE), ("postponed", Sides.DIFFER), (None, Sides.AGREE)],
    )
    def test_three_sides(self, third: str | None, expected: Sides) -> None:
        history = [said("2041-01", "completed", "north"), said("2041-02", "completed", "south")]
        history += [said("2041-03", third, "east")] if third else []
        assert seen(*history, parties=("north", "south", "east")).agreement is expected

    def test_single_party(self) -> None:
        one = seen(said("2041-01", "completed", "north"), parties=("north",))
        assert (one.agreement, one.status) == (Sides.ONE_SIDE, Status.COMPLETED)


class TestWhoSpeaks:
    def test_body_speaks_for_the_party_it_is_part_of(self) -> None:
        one = seen(said("2040-02", "announced", "north"), said("2041-01", "completed", "desk"))
        assert last_words(one) == {"north": Status.COMPLETED, "south": None}

    def test_body_that_is_a_party_itself_speaks_for_itself(self) -> None:
        parties = ("north", "bureau")
        one = seen(
            said("2040-02", "announced", "north"), said("2041-01", "completed", "desk"), parties=parties
        )
        assert last_words(one) == {"north": Status.ANNOUNCED, "bureau": Status.COMPLETED}

    def test_party_does_not_speak_for_its_body(self) -> None:
        institutions = {name: institution(part_of) for name, part_of in INSTITUTIONS.items()}
        assert side_of("north", ("desk",), institutions) is None
        assert side_of("desk", ("north",), institutions) == "north"

    def test_circle_of_parts_ends(self) -> None:
        assert side_of("a", ("c",), {"a": institution("b"), "b": institution("a")}) is None

    def test_unknown_institution_speaks_for_nobody(self) -> None:
        assert side_of("nobody", ("north",), {}) is None

    def test_entry_is_joint_when_all_parties_said_it(self) -> None:
        both, alone = said("2040-02", "announced", "north", "south"), said("2041-01", "completed", "north")
        one = seen(both, alone)
        assert one.is_joint(both)
        assert not one.is_joint(alone)
        assert last_words(one) == {"north": Status.COMPLETED, "south": Status.ANNOUNCED}
        assert one.agreement is Sides.DIFFER

    def test_joint_through_a_body_and_among_three(self) -> None:
        three = ("north", "south", "east")
        two_of_three = said("2040-02", "announced", "desk", "south")
        all_three = said("2040-03", "announced", "desk", "south", "east", "press")
        assert seen(two_of_three).is_joint(two_of_three)
        one = seen(two_of_three, all_three, parties=three)
        assert not one.is_joint(two_of_three)
        assert one.is_joint(all_three)
        assert one.agreement is Sides.AGREE

    def test_only_party_says_nothing_jointly(self) -> None:
        alone = said("2040-02", "announced", "north")
        assert not seen(alone, parties=("north",)).is_joint(alone)


class TestDates:
    def test_without_own_dates_there_are_none(self) -> None:
        one = seen(said("2040-02", "announced", "north"))
        assert (one.start, one.due, one.changes) == (None, None, ())
        assert not one.overdue

    def test_entry_that_gives_the_first_date_changes_none(self) -> None:
        one = seen(said("2040-02", "planned", "north", due="2040-11"))
        assert (str(one.due), one.changes) == ("2040-11", ())

    def test_old_date_stays_visible_through_several_changes(self) -> None:
        first = said("2040-06", None, "north", due="2041")
        second = said("2041-02", "postponed", "south", start="2041-06", due="2041-Q4")
        one = seen(said("2040-02", "announced", "north"), second, first, start="2040-05", due="2040-11")
        assert [(change.which, str(change.old), str(change.new)) for change in one.changes] == [
            ("due", "2040-11", "2041"),
            ("start", "2040-05", "2041-06"),
            ("due", "2041", "2041-Q4"),
        ]
        assert [change.entry for change in one.changes] == [first, second, second]
        assert (str(one.start), str(one.due)) == ("2041-06", "2041-Q4")

    def test_same_date_again_is_no_change(self) -> None:
        one = seen(said("2040-02", "announced", "north", due="2040-11"), due="2040-11")
        assert one.changes == ()

    def test_first_date_replaces_none_and_says_whose_it_is(self) -> None:
        gave = said("2040-02", "planned", "north", due="2040-11")
        one = seen(gave, start="2040-05")
        given = first_given(one.dates, Subject.DUE)
        assert given is not None
        assert given.since is gave
        begins = first_given(one.dates, Subject.START)
        assert begins is not None
        assert begins.since is None
        assert first_given(seen(said("2040-02", "announced")).dates, Subject.DUE) is None

    def test_dates_that_were_replaced_are_kept_as_they_stood_together(self) -> None:
        first = said("2040-06", None, "north", due="2041")
        second = said("2041-02", "postponed", "south", start="2041-06", due="2041-Q4")
        one = seen(said("2040-02", "announced", "north"), second, first, start="2040-05", due="2040-11")
        assert spans(replaced(one.dates)) == [("2040-05", "2040-11"), ("2040-05", "2041")]

    def test_date_that_comes_back_is_no_old_one(self) -> None:
        away = said("2040-06", None, "north", due="2041")
        back = said("2040-09", None, "north", due="2040-11")
        one = seen(said("2040-02", "announced", "north"), away, back, due="2040-11")
        assert spans(replaced(one.dates)) == [("", "2041")]
        assert [(str(change.old), str(change.new)) for change in one.changes] == [
            ("2040-11", "2041"),
            ("2041", "2040-11"),
        ]

    def test_nothing_is_replaced_by_a_first_date(self) -> None:
        gave = said("2040-06", None, "north", start="2040-07")
        assert replaced(seen(said("2040-02", "announced"), gave, due="2041").dates) == ()

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("2041", "2041-12", True),
            ("2041-H2", "2041-Q3", True),
            ("2041-12", "2041", False),
            ("2041", "2042", False),
            ("2041-11/2041-12", "2041-12/2042-01", False),
            ("2041~", "2041", True),
        ],
    )
    def test_date_within_the_old_one_is_sharper(self, old: str, new: str, *, expected: bool) -> None:
        (change,) = seen(said("2040-02", "announced", "north", due=new), due=old).changes
        assert change.is_sharper is expected


def spans(dates: tuple[OwnDates, ...]) -> list[tuple[str, str]]:
    return [(str(one.start or ""), str(one.due or "")) for one in dates]


class TestSides:
    def test_each_says_when_by_its_own_last_word(self) -> None:
        one = seen(
            said("2040-02", "planned", "north", start="2040-05", due="2040-11"),
            said("2040-09", None, "desk", due="2041"),
            said("2041-03", "completed", "north", happened="2041-02"),
            said("2041-04", None, "north", happened="2041-04-02"),
            said("2041-04", "completed", "south"),
        )
        north, south = one.sides
        assert (str(north.start), str(north.due), str(north.happened)) == ("2040-05", "2041", "2041-02")
        assert (south.start, south.due, south.happened) == (None, None, None)

    def test_word_leads_to_the_entry_that_holds_it(self) -> None:
        planned = said("2040-02", "planned", "north", start="2040-05", due="2040-11")
        moved = said("2040-09", None, "desk", due="2041")
        done = said("2041-03", "completed", "north", happened="2041-02")
        later = said("2041-04", None, "north", happened="2041-04-02")
        north, south = seen(planned, moved, done, later).sides
        tellers = [north.teller(subject) for subject in Subject]
        assert tellers == [done, done, planned, moved]
        assert north.last_word() is done
        assert south.last_word() is None
        assert seen(said("2040-02", "announced"), moved).sides[0].last_word() is moved

    def test_completion_that_is_taken_back_says_no_longer_when(self) -> None:
        done = said("2041-03", "completed", "north", happened="2041-02")
        taken_back = said("2041-04", "in-progress", "north")
        assert seen(done, taken_back).sides[0].happened is None
        assert seen(
            done, taken_back, said("2041-04", "completed", "south", happened="2041-03")
        ).differences == (difference("status", north=Status.IN_PROGRESS, south=Status.COMPLETED),)


class TestDifferences:
    @pytest.mark.parametrize("which", ["start", "due"])
    def test_of_dates_to_come(self, which: str) -> None:
        north = said("2040-02", "planned", "north", **{which: "2041-01"})
        south = said("2040-03", "planned", "south", **{which: "2041-02"})
        assert seen(north, south).differences == (
            difference(which, north=parse("2041-01"), south=parse("2041-02")),
        )
        assert seen(north, south).agreement is Sides.DIFFER

    def test_of_when_it_took_place(self) -> None:
        north = said("2041-03", "completed", "north", happened="2041-01")
        south = said("2041-04", "completed", "south", happened="2041-02-01")
        assert seen(north, south).differences == (
            difference("happened", north=parse("2041-01"), south=parse("2041-02-01")),
        )
        assert seen(north, south).status is Status.COMPLETED

    @pytest.mark.parametrize(
        "other", ["2041", "2041-H1", "2041-01-31", "2041-01~", "2040-12/2041-01", "2041-01-31/2041-02-02"]
    )
    def test_vaguer_date_contradicts_none(self, other: str) -> None:
        north = said("2041-03", "completed", "north", happened="2041-01", due=other)
        south = said("2041-04", "completed", "south", happened=other, due="2041-01")
        assert seen(north, south).differences == ()
        assert seen(north, south).agreement is Sides.AGREE

    def test_among_three_every_word_is_named(self) -> None:
        one = seen(
            said("2041-01", "planned", "north", due="2041"),
            said("2041-02", "planned", "south", due="2041-06"),
            said("2041-03", "planned", "east", due="2041-07"),
            parties=("east", "north", "south"),
        )
        assert one.differences == (
            difference("due", east=parse("2041-07"), north=parse("2041"), south=parse("2041-06")),
        )

    def test_who_says_nothing_on_it_is_not_named(self) -> None:
        one = seen(
            said("2041-01", "completed", "north"),
            said("2041-02", "postponed", "south", due="2042"),
            said("2041-03", None, "east", due="2043"),
            parties=("north", "south", "east"),
        )
        assert one.differences == (
            difference("status", north=Status.COMPLETED, south=Status.POSTPONED),
            difference("due", south=parse("2042"), east=parse("2043")),
        )

    def test_joint_entry_sets_aside_older_differences(self) -> None:
        one = seen(
            said("2041-01", "planned", "north", due="2041"),
            said("2041-02", "postponed", "south", due="2042"),
            said("2041-03", "postponed", "north", "south", due="2043"),
        )
        assert one.differences == ()

    def test_others_differ_with_nobody(self) -> None:
        one = seen(said("2041-01", "planned", "north", due="2041"), said("2041-02", "completed", "press"))
        assert one.differences == ()


class TestContestedDates:
    """A side's date still counts when another side has named a different one since."""

    early = said("2040-02", "planned", "north", due="2041-04")
    late = said("2040-03", "planned", "south", due="2041-12")

    def test_all_that_sides_name_count(self) -> None:
        assert [str(due) for due in seen(self.early, self.late).dues] == ["2041-12", "2041-04"]
        assert [str(due) for due in seen(self.early, due="2042").dues] == ["2041-04"]
        assert seen(said("2040-02", "planned", "north")).dues == ()

    def test_vaguer_date_is_not_contested(self) -> None:
        vague = said("2040-03", "planned", "south", due="2041")
        assert [str(due) for due in seen(self.early, vague).dues] == ["2041"]

    @pytest.mark.parametrize(("today", "expected"), [("2041-05-10", False), ("2042-01-01", True)])
    def test_overdue_by_the_word_of_each(self, today: str, *, expected: bool) -> None:
        first = said("2040-02", "planned", "north", due="2041-12")
        second = said("2040-03", "planned", "south", due="2041-04")
        assert seen(first, second, today=today).overdue is expected
        assert seen(self.early, self.late, today=today).overdue is expected

    @pytest.mark.parametrize(("happened", "expected"), [("2041-05", False), ("2042-01", True)])
    def test_late_by_the_word_of_each(self, happened: str, *, expected: bool) -> None:
        first = said("2040-02", "planned", "north", due="2041-12")
        second = said("2040-03", "planned", "south", due="2041-04")
        done = said("2042-02", "completed", "north", "south", happened=happened)
        assert seen(first, second, done, today="2042-03-01").late is expected


def difference(subject: str, **said_: Status | PartialDate) -> Difference:
    return Difference(Subject(subject), tuple(said_.items()))


class TestLate:
    def late(self, happened: str, due: str, **more: object) -> bool:
        return seen(said("2041-04", "completed", "north", happened=happened), due=due, **more).late

    @pytest.mark.parametrize(
        ("happened", "due", "expected"),
        [
            ("2040-12-01", "2040-11", True),
            ("2040-11-30", "2040-11", False),
            ("2040-11", "2040-11-15", False),
            ("2040", "2040-11", False),
            ("2041", "2040-11", True),
            ("2040-11-29/2040-12-02", "2040-11", False),
            ("2040-12-01/2040-12-02", "2040-H2", False),
            ("2041-01-01/2041-01-02", "2040-Q4", True),
            ("2040-12-01~", "2040-11", True),
        ],
    )
    def test_only_when_certain(self, happened: str, due: str, *, expected: bool) -> None:
        assert self.late(happened, due) is expected

    def test_needs_to_be_known_when_it_happened(self) -> None:
        assert not seen(said("2041-04", "completed", "north"), due="2040-01").late

    def test_needs_a_due_date(self) -> None:
        assert not seen(said("2041-04", "completed", "north", happened="2041-03")).late

    def test_only_what_is_completed_is_late(self) -> None:
        assert not seen(said("2041-04", "partly-completed", "north", happened="2041-03"), due="2040").late

    def test_not_where_sides_differ(self) -> None:
        other = said("2041-04", "in-progress", "south")
        assert not seen(said("2041-04", "completed", "north", happened="2041-03"), other, due="2040").late

    def test_change_by_the_entry_that_completes_counts(self) -> None:
        done = said("2041-04", "completed", "north", happened="2041-03", due="2041-03")
        one = seen(done, due="2040")
        assert not one.late
        assert [str(change.old) for change in one.changes] == ["2040"]

    def test_changed_due_date_is_the_one_that_counts(self) -> None:
        done = said("2041-04", "completed", "north", happened="2041-03")
        moved = said("2040-11", "postponed", "north", due="2041-02")
        assert seen(done, moved, due="2041-04").late

    def test_not_where_sides_name_different_times_of_which_one_is_not_late(self) -> None:
        north = said("2041-03", "completed", "north", happened="2040-12")
        south = said("2041-04", "completed", "south", happened="2041-02")
        assert not seen(north, south, due="2040").late
        assert seen(south, due="2040").late

    def test_a_side_may_correct_itself(self) -> None:
        first = said("2041-03", "completed", "north", happened="2041-02")
        corrected = said("2041-04", "completed", "north", happened="2040-12")
        assert not seen(first, corrected, due="2040").late

    def test_others_count_only_where_no_side_has_spoken(self) -> None:
        others = said("2041-04", "completed", happened="2041-03")
        assert seen(others, due="2040").late
        assert not seen(others, said("2041-02", "completed", "north"), due="2040").late


class TestOverdue:
    @pytest.mark.parametrize(
        ("due", "expected"),
        [
            ("2041-05-09", True),
            ("2041-05-10", False),
            ("2041-05", False),
            ("2041-04", True),
            ("2041-Q1", True),
            ("2041-Q2", False),
            ("2041-H1", False),
            ("2040-H2", True),
            ("2041", False),
            ("2040~", True),
            ("2041-05-01/2041-05-20", False),
        ],
    )
    def test_only_when_certain(self, due: str, *, expected: bool) -> None:
        assert seen(said("2040-02", "announced", "north"), due=due).overdue is expected

    @pytest.mark.parametrize("status", Status)
    def test_not_when_ended(self, status: Status) -> None:
        one = seen(said("2040-02", status.value, "north"), due="2040")
        assert one.overdue is (status in ("announced", "planned", "in-progress", "postponed"))
        assert one.overdue is (status not in FINISHED)

    def test_not_when_any_side_ended_it(self) -> None:
        one = seen(said("2040-02", "in-progress", "north"), said("2040-03", "cancelled", "south"), due="2040")
        assert one.agreement is Sides.DIFFER
        assert not one.overdue

    def test_not_when_others_say_that_it_ended(self) -> None:
        announced = said("2040-02", "announced", "north")
        assert seen(announced, due="2040").overdue
        assert not seen(announced, said("2040-12", "completed"), due="2040").overdue
        assert seen(announced, said("2040-12", "in-progress"), due="2040").overdue

    def test_new_date_counts_and_postponing_without_one_does_not(self) -> None:
        announced = said("2040-02", "announced", "north")
        assert not seen(announced, said("2041-01", "postponed", "north", due="2041-09"), due="2040").overdue
        assert seen(announced, said("2041-01", "postponed", "north"), due="2040").overdue

    def test_again_when_the_last_word_is_that_it_goes_on(self) -> None:
        one = seen(said("2040-02", "cancelled", "north"), said("2041-02", "in-progress", "north"), due="2040")
        assert one.overdue


class TestSilence:
    def test_is_a_range_as_wide_as_the_date(self) -> None:
        assert seen(said("2041-05-01", "announced", "north")).silent == Days(9, 9)
        assert seen(said("2041-04", "announced", "north")).silent == Days(10, 39)
        assert seen(said("2040", "announced", "north")).silent == Days(130, 495)

    def test_never_negative(self) -> None:
        assert seen(said("2041", "announced", "north")).silent == Days(0, 129)

    def test_vague_entry_can_not_make_it_longer_than_a_sharp_one_allows(self) -> None:
        one = seen(said("2041-03-01", "announced", "north"), said("2041", None, "north"))
        assert one.silent == Days(0, 70)

    def test_of_each_side_and_of_all(self) -> None:
        one = seen(
            said("2041-05-01", "announced", "north"),
            said("2041-05-05", "announced", "south"),
            said("2041-05-08", "in-progress"),
        )
        assert [side.silent for side in one.sides] == [Days(9, 9), Days(5, 5)]
        assert one.silent == Days(2, 2)

    def test_none_for_a_side_that_has_said_nothing(self) -> None:
        assert seen(said("2041-05-01", "announced", "north")).sides[1].silent is None

    def test_word_of_others_alone_is_awaited_too(self) -> None:
        assert seen(said("2041-05-01", "announced")).silent == Days(9, 9)
        assert seen(said("2041-05-01", "cancelled")).silent is None

    def test_none_when_nothing_more_is_awaited(self) -> None:
        one = seen(said("2041-05-01", "completed", "north"))
        assert one.silent is None
        assert one.sides[0].silent is None

    def test_side_that_has_not_ended_it_is_still_awaited(self) -> None:
        one = seen(said("2041-05-01", "completed", "north"), said("2041-04-30", "in-progress", "south"))
        assert [side.silent for side in one.sides] == [None, Days(10, 10)]
        assert one.silent == Days(9, 9)


class TestPeriod:
    @pytest.mark.parametrize(
        ("period", "today", "expected"),
        [
            (("2040", "2041"), "2039-12-31", Phase.BEFORE),
            (("2040", "2041"), "2040-01-01", Phase.RUNNING),
            (("2040", "2041"), "2041-12-31", Phase.RUNNING),
            (("2040", "2041"), "2042-01-01", Phase.OVER),
            (("2040-Q2", "2041-H1"), "2040-03-31", Phase.BEFORE),
            (("2040-Q2", "2041-H1"), "2040-04-01", Phase.RUNNING),
            (("2040-Q2", "2041-H1"), "2041-06-30", Phase.RUNNING),
            (("2040-Q2", "2041-H1"), "2041-07-01", Phase.OVER),
            (("2040~", "2041~"), "2041-06-30", Phase.RUNNING),
            (("2040-05-10", "2040-05-10"), "2040-05-10", Phase.RUNNING),
        ],
    )
    def test_before_and_over_only_when_certain(
        self, period: tuple[str, str], today: str, expected: Phase
    ) -> None:
        assert state(plan(period=period), day(today)).phase is expected

    def test_in_progress_after_the_period_is_an_honest_last_word(self) -> None:
        one = seen(said("2041-02", "in-progress", "north"), today="2050-01-01")
        assert one.status is Status.IN_PROGRESS


class TestOutcome:
    @pytest.mark.parametrize("status", Status)
    def test_what_became_of_it_is_told_by_all_but_announcements(self, status: Status) -> None:
        reported = status not in (Status.ANNOUNCED, Status.PLANNED)
        expected = Outcome.REPORTED if reported else Outcome.NO_REPORT
        assert seen(said("2040-02", status.value, "north")).outcome is expected

    def test_entry_of_others_is_a_report_too(self) -> None:
        one = seen(said("2040-02", "announced", "north"), said("2040-03", "completed"))
        assert one.outcome is Outcome.REPORTED

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({}, Outcome.REPORTED),
            ({"happened": "2041-01"}, Outcome.REPORTED),
            ({"happened": "2041-01", "due": "2042"}, Outcome.REPORTED),
            ({"due": "2042"}, Outcome.NO_REPORT),
            ({"start": "2041-11"}, Outcome.NO_REPORT),
        ],
    )
    def test_entry_without_status_reports_unless_it_only_sets_a_date(
        self, more: dict[str, str], expected: Outcome
    ) -> None:
        one = seen(said("2040-02", "announced", "north"), said("2041-02", None, "north", **more))
        assert one.outcome is expected

    def test_general_statement_is_less_than_a_report_and_more_than_none(self) -> None:
        announced = said("2040-02", "announced", "north")
        general = (report("not-stated"), report("general"))
        assert seen(announced, related=(report("not-stated"),)).outcome is Outcome.NO_REPORT
        assert seen(announced, related=general).outcome is Outcome.GENERAL_STATEMENT
        done = said("2041-02", "completed", "north")
        assert seen(announced, done, related=general).outcome is Outcome.REPORTED

    def test_related_report_changes_no_status(self) -> None:
        announced = said("2040-02", "announced", "north")
        without, with_it = seen(announced), seen(announced, related=(report("not-stated", "2041-05-01"),))
        assert replace(with_it, activity=without.activity) == without


class TestLastLook:
    def looks(self, *searches: Search, today: str = "2043-01-01") -> State:
        announced = said("2040-02", "announced", "north")
        activities = (activity(announced), activity(announced, identifier="TRE-02"))
        return state(plan(*activities, searches=searches), day(today))

    def test_none_without_a_search(self) -> None:
        then = self.looks()
        assert (then.last_look, then.activities[0].last_look) == (None, None)

    def test_search_of_the_whole_plan_counts_for_all(self) -> None:
        then = self.looks(search("2042-02-01"), search("2041-12-31"), search("2042"))
        assert str(then.last_look) == "2042-02-01"
        assert [str(one.last_look) for one in then.activities] == ["2042-02-01", "2042-02-01"]

    def test_search_for_one_activity_counts_for_that_one_alone(self) -> None:
        then = self.looks(search("2041-01-01"), search("2042-02-01", "TRE-02"))
        assert str(then.last_look) == "2041-01-01"
        assert [str(one.last_look) for one in then.activities] == ["2041-01-01", "2042-02-01"]

    def test_later_search_is_not_known_yet(self) -> None:
        assert self.looks(search("2042-02-01"), today="2042-01-31").last_look is None


class TestKnownOn:
    def test_later_entries_are_left_out_and_uncertain_ones_kept(self) -> None:
        history = (
            said("2040-02-01", "announced", "north"),
            said("2041", "in-progress", "north"),
            said("2041-05-11", "completed", "north"),
        )
        then = known_on(plan(activity(*history)), day(TODAY))
        assert then.activities[0].history == history[:2]

    def test_activity_is_absent_before_its_announcement(self) -> None:
        facts = plan(
            activity(said("2040-02-01", "announced", "north")),
            activity(said("2041-02-01", "announced", "north"), identifier="TRE-02"),
        )
        assert [one.id for one in known_on(facts, day("2041-01-31")).activities] == ["TRE-01"]
        assert [one.id for one in known_on(facts, day("2041-02-01")).activities] == ["TRE-01", "TRE-02"]
        assert state(facts, day("2040-01-31")).activities == ()

    def test_later_related_reports_are_left_out(self) -> None:
        reports = (
            report("general", "2041-05-10"),
            report("general", "2041-05-11"),
            report("general", "2041"),
        )
        announced = said("2040-02-01", "announced", "north")
        then = known_on(plan(activity(announced, related=reports), related=reports), day(TODAY))
        kept = (reports[0], reports[2])
        assert (then.agreement.related, then.activities[0].related) == (kept, kept)

    @pytest.mark.parametrize("on", [None, "XXXX-09-02/XXXX-09-06"])
    def test_report_without_a_day_is_as_old_as_its_oldest_source(self, on: str | None) -> None:
        sources = {"old": source("2041-01"), "new": source("2042-01"), "undated": source()}
        names = [("new",), ("new", "old"), ("undated",), ("https://example.org/",)]
        related = tuple(report("general", on, *one) for one in names)
        facts = plan(activity(said("2040", "announced", "north"), related=related), sources=sources)
        then = known_on(facts, day(TODAY))
        assert then.activities[0].related == related[1:]

    def test_plan_that_was_not_signed_yet_is_no_plan_to_be_confused_with(self) -> None:
        facts = {"name": {"en": "x"}, "period": "2042/2043"}
        others = (
            NotThisPlan(id="a", signed="2042", sources=("paper",), **facts),
            NotThisPlan(id="b", sources=("new",), **facts),
            NotThisPlan(id="c", signed="2041", sources=("new",), **facts),
        )
        then = known_on(plan(not_this_plan=others, sources={"new": source("2042-01")}), day(TODAY))
        assert [one.id for one in then.agreement.not_this_plan] == ["c"]

    def test_search_names_only_activities_that_are_known(self) -> None:
        announced = activity(said("2040-02-01", "announced", "north"))
        later = activity(said("2042", "announced", "north"), identifier="TRE-02")
        searches = (search("2041-01", "TRE-01", "TRE-02"), search("2041-01", "TRE-02"), search("2041-01"))
        then = known_on(plan(announced, later, searches=searches), day(TODAY))
        assert [one.activities for one in then.searches] == [("TRE-01",), ()]

    def test_source_goes_with_the_last_thing_that_rested_on_it(self) -> None:
        late = Entry(on="2042", status="completed", by=("north",), sources=("new", "shared"))
        facts = plan(
            activity(said("2040", "announced", "north"), late),
            sources={"new": source("2042"), "shared": source(), "idle": source(), "seen": source()},
            protocol=Protocol(sources=("shared",)),
            searches=(search("2043", found=("new", "seen")),),
        )
        assert set(known_on(facts, day(TODAY)).sources) == {"paper", "shared", "idle"}
        assert set(known_on(facts, day("2043-06-01")).sources) == {"paper", "shared", "idle", "new", "seen"}

    def test_dates_that_later_entries_gave_are_not_in_force_yet(self) -> None:
        moved = said("2041-06-01", "postponed", "north", due="2042")
        one = seen(said("2040", "announced", "north"), moved, due="2041-03")
        assert (str(one.due), one.changes, one.overdue) == ("2041-03", (), True)
