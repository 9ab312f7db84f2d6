"""What follows from the facts on a day: pure functions, no clock, no language, no files.

A status is never written down; it is the last word of each side. Whatever is computed is said only
when it is certain, because dates are as imprecise as their sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from plansite.courses import DateChange, OwnDates, changes, own_dates
from plansite.dates import PartialDate, When, certainly_after, certainly_before
from plansite.known import known_on as known_on  # what callers of `state` need as well
from plansite.model import Activity, Entry, Plan, Search
from plansite.sides import (
    FINISHED,
    Agreement,
    Days,
    Difference,
    Side,
    Subject,
    agreement,
    differences,
    from_oldest,
    last_happened,
    last_status,
    sides_of,
    silence,
    speakers,
)
from plansite.vocabulary import LinkToPlan, Status

TO_COME = frozenset({Status.ANNOUNCED, Status.PLANNED})  # tell nothing of what became of an activity


class Outcome(StrEnum):
    """What was found of what became of an activity."""

    REPORTED = "reported"
    GENERAL_STATEMENT = "general-statement"
    NO_REPORT = "no-report"


class Phase(StrEnum):
    """Where a day lies in the plan's period: before or over only when that is certain."""

    BEFORE = "before"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ActivityState:
    """An activity on a day."""

    activity: Activity
    history: tuple[Entry, ...]  # oldest first
    sides: tuple[Side, ...]  # one a party, in the order of the facts
    agreement: Agreement
    differences: tuple[Difference, ...]  # in what the sides certainly differ
    status: Status | None  # None where those of the sides differ
    dates: tuple[OwnDates, ...]  # its own, oldest first; the last are in force
    dues: tuple[PartialDate, ...]  # the one in force; where sides differ in it, the word of each as well
    late: bool  # completed, certainly after it was due by whoever's word
    overdue: bool  # certainly past due, with no last word of a side or of others that ends it
    silent: Days | None  # since the last entry of anybody
    outcome: Outcome
    last_look: PartialDate | None  # the last search that concerned it

    @property
    def start(self) -> PartialDate | None:
        """In force; likewise `due`."""
        return self.dates[-1].start

    @property
    def due(self) -> PartialDate | None:
        return self.dates[-1].due

    @property
    def changes(self) -> tuple[DateChange, ...]:
        return changes(self.dates)

    def is_joint(self, entry: Entry) -> bool:
        """Whether all parties, where there are several, are named as having said it."""
        return len(self.sides) > 1 and all(entry in side.entries for side in self.sides)


@dataclass(frozen=True, slots=True)
class State:
    """The plan on a day."""

    day: datetime.date
    phase: Phase
    activities: tuple[ActivityState, ...]
    last_look: PartialDate | None  # the last search of the whole plan


def state(plan: Plan, day: datetime.date) -> State:
    """What the plan's facts amount to on a day; later facts are left out first."""
    plan = known_on(plan, day)
    whole = [search for search in plan.searches if not search.activities]
    activities = tuple(activity_state(activity, plan, day) for activity in plan.activities)
    return State(day, phase_of(plan, day), activities, last_look(whole))


def phase_of(plan: Plan, day: datetime.date) -> Phase:
    period = plan.agreement.period
    if certainly_before(day, period.start):
        return Phase.BEFORE
    if certainly_after(day, period.end):
        return Phase.OVER
    return Phase.RUNNING


def activity_state(activity: Activity, plan: Plan, day: datetime.date) -> ActivityState:
    history = from_oldest(activity.history)
    sides = sides_of(activity, history, plan.institutions, day)
    differing = differences(sides)
    statuses = {side.status for side in sides if side.status is not None}
    status = _common_status(statuses, history)
    others = last_status(entry for entry in history if not speakers(entry, activity, plan.institutions))
    dates = own_dates(activity, history)
    dues = _dues(dates[-1].due, differing)
    return ActivityState(
        activity=activity,
        history=history,
        sides=sides,
        agreement=agreement(sides, differing),
        differences=differing,
        status=status,
        dates=dates,
        dues=dues,
        late=status is Status.COMPLETED and _is_late(sides, history, dues),
        overdue=_is_past(day, dues) and not FINISHED & {*statuses, others},
        silent=None if FINISHED.issuperset(statuses or [status]) else silence(history, day),
        outcome=_outcome(activity),
        last_look=last_look(s for s in plan.searches if not s.activities or activity.id in s.activities),
    )


def last_look(searches: Iterable[Search]) -> PartialDate | None:
    return max((search.on for search in searches), key=lambda on: on.sort_key, default=None)


def _common_status(statuses: set[Status], history: tuple[Entry, ...]) -> Status | None:
    """The one last word of the sides; where no side has spoken, that of others."""
    if not statuses:
        return last_status(history)
    return next(iter(statuses)) if len(statuses) == 1 else None


def _dues(due: PartialDate | None, differing: Iterable[Difference]) -> tuple[PartialDate, ...]:
    """No side's date is set aside because another side has named a different one since."""
    words = [word for one in differing if one.subject is Subject.DUE for _, word in one.said]
    return tuple(dict.fromkeys(date for date in (due, *words) if isinstance(date, PartialDate)))


def _is_past(when: When, dues: Collection[PartialDate]) -> bool:
    return bool(dues) and all(certainly_after(when, due) for due in dues)


def _is_late(sides: tuple[Side, ...], history: tuple[Entry, ...], dues: Collection[PartialDate]) -> bool:
    """Whether all who say when it took place, each by the last word on it, name a time after it was due.

    Others count only where no side has spoken.
    """
    heard = [side.entries for side in sides if side.status is not None] or [history]
    done = [happened for entries in heard if (happened := last_happened(entries)) is not None]
    return bool(done) and all(_is_past(happened, dues) for happened in done)


def _outcome(activity: Activity) -> Outcome:
    if any(_tells_what_became(entry) for entry in activity.history):
        return Outcome.REPORTED
    if any(related.link is LinkToPlan.GENERAL for related in activity.related):
        return Outcome.GENERAL_STATEMENT
    return Outcome.NO_REPORT


def _tells_what_became(entry: Entry) -> bool:
    """An entry without a status tells of something that took place, unless it only sets another date."""
    if entry.status is None:
        return entry.happened is not None or (entry.start is None and entry.due is None)
    return entry.status not in TO_COME
