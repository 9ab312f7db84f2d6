"""What follows from the facts on a day: pure functions, no clock, no language, no files.

A status is never written down; it is the last word of each side. Whatever is computed is said only
when it is certain, because dates are as imprecise as their sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from plansite.dates import PartialDate, certainly_after, certainly_before
from plansite.known import known_on as known_on  # what callers of `state` need as well
from plansite.model import Activity, Entry, Plan, Search
from plansite.sides import (
    FINISHED,
    Agreement,
    Days,
    Difference,
    Side,
    agreement,
    differences,
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
class DateChange:
    """A start or due date that an entry replaced; the old one stays visible."""

    which: str  # "start" or "due"
    old: PartialDate
    new: PartialDate
    entry: Entry


@dataclass(frozen=True, slots=True)
class ActivityState:
    """An activity on a day."""

    activity: Activity
    history: tuple[Entry, ...]  # oldest first
    sides: tuple[Side, ...]  # one a party, in the order of the facts
    agreement: Agreement
    differences: tuple[Difference, ...]  # in what the sides certainly differ
    status: Status | None  # None where those of the sides differ
    start: PartialDate | None  # in force
    due: PartialDate | None
    changes: tuple[DateChange, ...]
    late: bool  # completed, certainly after it was due
    overdue: bool  # certainly past due, with no last word of a side or of others that ends it
    silent: Days | None  # since the last entry of anybody
    outcome: Outcome
    last_look: PartialDate | None  # the last search that concerned it

    def is_joint(self, entry: Entry) -> bool:
        """Whether all parties are named as having said it."""
        return all(entry in side.entries for side in self.sides)


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
    history = tuple(sorted(activity.history, key=_when))
    sides = sides_of(activity, history, plan.institutions, day)
    differing = differences(sides)
    statuses = {side.status for side in sides if side.status is not None}
    status = _common_status(statuses, history)
    others = last_status(entry for entry in history if not speakers(entry, activity, plan.institutions))
    start, due, changes = _dates(activity, history)
    return ActivityState(
        activity=activity,
        history=history,
        sides=sides,
        agreement=agreement(sides, differing),
        differences=differing,
        status=status,
        start=start,
        due=due,
        changes=changes,
        late=status is Status.COMPLETED and _is_late(sides, history, due),
        overdue=due is not None and certainly_after(day, due) and not FINISHED & {*statuses, others},
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


def _dates(
    activity: Activity, history: tuple[Entry, ...]
) -> tuple[PartialDate | None, PartialDate | None, tuple[DateChange, ...]]:
    """The dates in force, and each change of one that an entry made."""
    changes: list[DateChange] = []
    current: dict[str, PartialDate | None] = {"start": activity.start, "due": activity.due}
    for entry in history:
        for which, new in (("start", entry.start), ("due", entry.due)):
            old = current[which]
            if new is not None and old is not None and new != old:
                changes.append(DateChange(which, old, new, entry))
            current[which] = new or old
    return current["start"], current["due"], tuple(changes)


def _is_late(sides: tuple[Side, ...], history: tuple[Entry, ...], due: PartialDate | None) -> bool:
    """Whether all who say when it took place, each by the last word on it, name a time after it was due.

    Others count only where no side has spoken.
    """
    heard = [side.entries for side in sides if side.status is not None] or [history]
    done = [happened for entries in heard if (happened := last_happened(entries)) is not None]
    return due is not None and bool(done) and all(certainly_after(happened, due) for happened in done)


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


def _when(entry: Entry) -> tuple[datetime.date, datetime.date, str]:
    first, last, _ = entry.on.sort_key
    return last, first, entry.key
