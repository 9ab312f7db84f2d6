"""What holds of the state of every plan that the rules let pass, on any day."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

from hypothesis import event, given, settings
from hypothesis import strategies as st

from invented import INSTITUTIONS, activity, given_facts, last_words, plan, said, search, source
from plansite.account import Ending, account, ending
from plansite.courses import first_given, replaced
from plansite.dates import (
    PartialDate,
    certainly_after,
    certainly_before,
    parse,
    possibly_after,
    possibly_before,
)
from plansite.known import known_on
from plansite.model import Entry, Plan, Related
from plansite.sides import FINISHED, Subject
from plansite.sides import Agreement as Sides
from plansite.state import Outcome, State, state
from plansite.vocabulary import Status

examples = settings(max_examples=80, deadline=None)  # plans are big; a busy machine is no fault

YEARS = range(2039, 2044)
UNITS = [
    *(f"{year}" for year in YEARS),
    *(f"{year}-H{half}" for year in YEARS for half in (1, 2)),
    *(f"{year}-Q{quarter}" for year in YEARS for quarter in (1, 3, 4)),
    *(f"{year}-{month:02}" for year in YEARS for month in (1, 2, 6, 7, 12)),
    *(f"{year}-{day}" for year in YEARS for day in ("01-01", "02-28", "05-10", "06-30", "07-01", "12-31")),
]
STRETCHES = [
    "2040/2041",
    "2040-11/2041-02",
    "2041-05/2041-06",
    "2041-05-01/2041-05-20",
    "2040-12-30/2041-01-02",
]
DATES = [*UNITS, *STRETCHES, *(f"{date}~" for date in (*UNITS[::7], *STRETCHES[::2]))]
WITHOUT_YEAR = ["XXXX-09-02/XXXX-09-06", "XXXX-09", "XXXX-02-29~"]

EDGES = sorted({day for date in map(parse, DATES) for day in (date.first, date.last) if day})

dates = st.sampled_from(DATES)
days = st.sampled_from([edge + datetime.timedelta(step) for edge in EDGES for step in (-1, 0, 1)])
statuses = st.sampled_from([*(status.value for status in Status), "completed", "completed", None])
speakers = st.lists(
    st.sampled_from([*INSTITUTIONS, "north", "south", "north", "south"]), max_size=2, unique=True
)
cited = st.sampled_from([("paper",), ("other",), ("other", "undated"), ("https://example.org/",)])


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


@st.composite
def histories(draw: st.DrawFn) -> tuple[Entry, ...]:
    entries = [
        given_facts(
            on=draw(dates),
            id=f"entry-{number}",
            status=draw(statuses),
            by=draw(speakers),
            sources=draw(cited),
            happened=draw(maybe(dates)),
            start=draw(maybe(dates)),
            due=draw(maybe(dates)),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    first = min(entries, key=lambda entry: parse(str(entry["on"])).sort_key)
    first.setdefault("status", "announced")  # the rules ask it of the oldest entry
    return tuple(Entry(**entry) for entry in entries)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Related, ...]:
    on = dates | st.sampled_from(WITHOUT_YEAR)
    link = st.sampled_from(["general", "not-stated"])
    return tuple(
        Related(**given_facts(on=draw(maybe(on)), link=draw(link), sources=draw(cited)))
        for _ in range(draw(st.integers(0, 2)))
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    identifiers = [f"TRE-0{number}" for number in range(draw(st.sampled_from([0, 1, 1, 1, 2, 3])))]
    parties = st.lists(
        st.sampled_from(["north", "south", "east", "bureau"]), min_size=1, max_size=3, unique=True
    )
    activities = tuple(
        activity(
            *draw(histories()),
            identifier=identifier,
            parties=tuple(draw(parties)),
            related=draw(reports()),
            **given_facts(start=draw(maybe(dates)), due=draw(maybe(dates))),
        )
        for identifier in identifiers
    )
    named = st.lists(st.sampled_from(identifiers), unique=True) if identifiers else st.just([])
    searches = tuple(
        search(draw(dates), *draw(named), found=draw(st.sampled_from([(), ("other",), ("found",)])))
        for _ in range(draw(st.integers(0, 3)))
    )
    start, end = sorted(str(draw(days)) for _ in range(2))
    published = draw(maybe(dates))
    return plan(
        *activities,
        searches=searches,
        period=(start, end),
        sources={"other": source(published), "undated": source(), "found": source("2041")},
        related=draw(reports()),
    )


@st.composite
def shuffled(draw: st.DrawFn, facts: Plan) -> Plan:
    """The same facts in another order of lines."""
    activities = tuple(
        one.model_copy(
            update={
                "history": tuple(draw(st.permutations(one.history))),
                "related": tuple(draw(st.permutations(one.related))),
            }
        )
        for one in facts.activities
    )
    searches = tuple(draw(st.permutations(facts.searches)))
    return facts.model_copy(update={"activities": activities, "searches": searches})


def without_order(then: State) -> State:
    """The state without the facts as they were written, which keep the order of their lines."""
    any_order = activity(said("2040", "announced"))
    return replace(then, activities=tuple(replace(one, activity=any_order) for one in then.activities))


def pick(date: PartialDate, choose: st.DataObject, until: datetime.date | None = None) -> datetime.date:
    """A day that the date may mean, not after `until`."""
    assert date.first is not None
    assert date.last is not None
    last = date.last if until is None else min(date.last, until)
    return choose.draw(st.dates(date.first, last), label=str(date))


@examples
@given(st.data(), plans(), days)
def test_order_of_lines_does_not_matter(choose: st.DataObject, facts: Plan, on: datetime.date) -> None:
    other = choose.draw(shuffled(facts))
    assert without_order(state(other, on)) == without_order(state(facts, on))


@examples
@given(plans(), days)
def test_knowing_twice_is_knowing_once(facts: Plan, on: datetime.date) -> None:
    assert known_on(known_on(facts, on), on) == known_on(facts, on)


@examples
@given(plans(), days, days)
def test_a_later_day_knows_no_less(facts: Plan, one: datetime.date, other: datetime.date) -> None:
    early, late = (known_on(facts, on) for on in sorted((one, other)))
    assert known_on(late, min(one, other)) == early
    assert set(early.sources) <= set(late.sources)
    assert len(early.searches) <= len(late.searches)
    later = {activity.id: activity for activity in late.activities}
    for activity_then in early.activities:
        assert set(activity_then.history) <= set(later[activity_then.id].history)
        assert set(activity_then.related) <= set(later[activity_then.id].related)


@examples
@given(plans(), days)
def test_nothing_certainly_later_is_known_and_nothing_else_is_lost(facts: Plan, on: datetime.date) -> None:
    then = {one.id: one for one in known_on(facts, on).activities}
    for one in facts.activities:
        kept = then[one.id].history if one.id in then else ()
        for entry in one.history:
            assert entry.on.first is not None
            assert (entry in kept) is (entry.on.first <= on)


@examples
@given(plans(), days)
def test_everything_known_can_be_looked_up(facts: Plan, on: datetime.date) -> None:
    then = known_on(facts, on)
    identifiers = {one.id for one in then.activities}
    cited = {
        name for one in then.activities for said_ in (*one.history, *one.related) for name in said_.sources
    }
    cited |= {name for one in then.agreement.related for name in one.sources}
    cited |= {name for one in then.searches for name in one.found}
    assert {name for name in cited if not name.startswith("https://")} <= set(then.sources)
    assert {name for one in then.searches for name in one.activities} <= identifiers


@examples
@given(plans(), days)
def test_state_is_that_of_what_is_known(facts: Plan, on: datetime.date) -> None:
    assert state(known_on(facts, on), on) == state(facts, on)


@examples
@given(plans(), days)
def test_status_is_missing_only_where_sides_differ_in_it(facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        event(one.agreement)
        assert (one.agreement is Sides.DIFFER) is bool(one.differences)
        assert (one.status is None) is any(d.subject is Subject.STATUS for d in one.differences)


@examples
@given(plans(), days)
def test_the_classes_of_the_account_are_a_partition(facts: Plan, on: datetime.date) -> None:
    known = state(facts, on)
    classes = account(known.activities)
    assert list(classes) == list(Ending)
    assert sorted(one.activity.id for members in classes.values() for one in members) == sorted(
        one.activity.id for one in known.activities
    )
    for which in (Ending.NO_REPORT, Ending.GENERAL_STATEMENT):
        assert all(one.outcome is Outcome(which.value) for one in classes[which])
    for which, members in classes.items():
        event(which, payload=len(members))
        assert all(ending(one) is which for one in members)


@examples
@given(plans(), days, st.integers(1, 2000))
def test_days_alone_change_no_word(facts: Plan, on: datetime.date, more: int) -> None:
    """A later day un-finishes nothing; only a later entry could."""
    later = on + datetime.timedelta(more)
    facts = known_on(facts, on)
    for before, after in zip(state(facts, on).activities, state(facts, later).activities, strict=True):
        assert (before.status, before.agreement, before.outcome) == (
            after.status,
            after.agreement,
            after.outcome,
        )
        assert last_words(before) == last_words(after)
        assert (before.late, before.changes, before.due) == (after.late, after.changes, after.due)
        assert after.overdue or not before.overdue
        assert (before.silent is None) is (after.silent is None)


@examples
@given(st.data(), plans(), days)
def test_overdue_holds_whatever_day_was_meant(choose: st.DataObject, facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        event(f"overdue: {one.overdue}")
        if one.overdue:
            assert one.due is not None
            assert certainly_before(one.due, on)
            assert all(pick(due, choose) < on for due in (one.due, *one.dues))
            assert not FINISHED.intersection(last_words(one).values())


@examples
@given(st.data(), st.lists(dates, min_size=1, max_size=3), dates)
def test_late_holds_whatever_days_were_meant(choose: st.DataObject, happened: list[str], due: str) -> None:
    """Each side says once that it is completed, and when it took place."""
    told = dict(zip(INSTITUTIONS, happened, strict=False))
    history = [said("2044", "completed", side, id=side, happened=on) for side, on in told.items()]
    facts = plan(activity(*history, parties=tuple(told), due=due))
    (one,) = state(facts, datetime.date(2045, 1, 1)).activities
    event(f"late: {one.late}")
    on_time = pick(parse(due), choose)
    if one.late:
        assert all(pick(parse(on), choose) > on_time for on in happened)
    else:
        assert any(not certainly_after(parse(on), parse(due)) for on in happened)


@examples
@given(st.data(), plans(), days)
def test_silence_holds_the_true_number_of_days(choose: st.DataObject, facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        if one.silent is not None:
            newest = max(pick(entry.on, choose, until=on) for entry in one.history)
            assert one.silent.least <= (on - newest).days <= one.silent.most


@given(dates, dates)
def test_certain_implies_possible(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    assert not certainly_before(a, b) or (possibly_before(a, b) and not possibly_after(a, b))
    assert not certainly_after(a, b) or (possibly_after(a, b) and not possibly_before(a, b))


@examples
@given(plans(), st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_valid_plan_has_a_state_on_every_day(facts: Plan, on: datetime.date) -> None:
    then = state(facts, on)
    assert then.day == on
    for one in then.activities:
        assert set(one.history) == set(one.activity.history)
        assert [side.institution for side in one.sides] == list(one.activity.parties)
        for side in one.sides:
            assert set(side.entries) <= set(one.history)
            assert (side.status is None) or side.entries


@examples
@given(plans(), days)
def test_change_leads_from_one_date_to_the_next(facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        for which, own, current in (
            (Subject.START, one.activity.start, one.start),
            (Subject.DUE, one.activity.due, one.due),
        ):
            chain = [change for change in one.changes if change.which is which]
            event(f"changes of a date: {len(chain)}")
            if chain:
                assert own is None or chain[0].old == own
                assert chain[-1].new == current
            assert all(before.new == after.old for before, after in pairwise(chain))
            first = first_given(one.dates, which)
            assert (first is None) is (current is None)
            if first is not None:
                assert first.of(which) == (chain[0].old if chain else current)
                assert (first.since is None) is (own is not None)
            for change in chain:
                assert change.new == getattr(change.entry, which.value)
                assert change.entry in one.history


@examples
@given(plans(), days)
def test_old_dates_are_those_that_a_change_left_behind(facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        past = [(dates.start, dates.due) for dates in replaced(one.dates)]
        assert (one.start, one.due) not in past
        assert len(past) == len(set(past)) <= len(one.changes)
        assert bool(past) <= bool(one.changes)
        for change in one.changes:
            left = [dates for dates in past if change.old in dates]
            assert left or change.old in (one.start, one.due)


@examples
@given(st.data(), plans(), days)
def test_differences_do_not_depend_on_any_order(
    choose: st.DataObject, facts: Plan, on: datetime.date
) -> None:
    """Neither on that of the parties, nor on that of the entries."""
    turned = facts.model_copy(
        update={
            "activities": tuple(
                one.model_copy(
                    update={
                        "parties": tuple(choose.draw(st.permutations(one.parties))),
                        "history": tuple(choose.draw(st.permutations(one.history))),
                    }
                )
                for one in facts.activities
            )
        }
    )
    for before, after in zip(state(facts, on).activities, state(turned, on).activities, strict=True):
        assert (before.agreement, before.status) == (after.agreement, after.status)
        assert [(one.subject, set(one.said)) for one in before.differences] == [
            (one.subject, set(one.said)) for one in after.differences
        ]


@examples
@given(plans(), days)
def test_how_sides_stand_is_one_of_four(facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        spoken = [side for side in one.sides if side.status is not None]
        assert one.agreement is (
            Sides.DIFFER
            if one.differences
            else (Sides.NO_SIDE, Sides.ONE_SIDE, Sides.AGREE)[min(len(spoken), 2)]
        )
        if one.agreement is Sides.AGREE:
            assert {side.status for side in spoken} == {one.status}
        for difference in one.differences:
            assert len(difference.said) > 1
            names = [name for name, _ in difference.said]
            assert names == [side.institution for side in one.sides if side.institution in names]


@examples
@given(plans(), days)
def test_what_a_side_says_stands_in_the_entry_it_is_taken_from(facts: Plan, on: datetime.date) -> None:
    for one in state(facts, on).activities:
        for side in one.sides:
            for subject in Subject:
                word = getattr(side, subject.value)
                teller = side.teller(subject)
                if word is not None:
                    assert teller in side.entries
                    assert getattr(teller, subject.value) == word
