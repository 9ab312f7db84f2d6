"""What follows from the facts on a day: pure functions, no clock, no language, no files.

A status is never written down; it is the last word of each side. Whatever is computed is said only
when it is certain, because dates are as imprecise as their sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plansite.dates import PartialDate, certainly_after, certainly_before, days_between
from plansite.known import known_on as known_on  # what callers of `state` need as well
from plansite.model import Activity, Entry, Institution, Plan, Search
from plansite.vocabulary import LinkToPlan, Status

FINISHED = frozenset({
    Status.COMPLETED, Status.PARTLY_COMPLETED, Status.CANCELLED, Status.NOT_CARRIED_OUT, Status.CARRIED_OVER,
})  # fmt: skip
TO_COME = frozenset({Status.ANNOUNCED, Status.PLANNED})  # tell nothing of what became of an activity


class Agreement(StrEnum):
    """How the last words of those sides stand to each other that have given one."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SIDE = "one-side"
    NO_SIDE = "no-side"


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
class Days:
    """A number of days that is known up to the precision of a date."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one party of an activity has said, oldest first."""

    institution: str
    entries: tuple[Entry, ...]
    status: Status | None  # of its last entry that has one; None where it has said nothing
    silent: Days | None  # since its last entry; None where there is none or nothing more is awaited


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
    status: Status | None  # None where the sides differ
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
    looked_since_end: bool  # a search is certainly not older than the period's end

    def counted(self, outcome: Outcome) -> int:
        return sum(state.outcome is outcome for state in self.activities)


def state(plan: Plan, day: datetime.date) -> State:
    """What the plan's facts amount to on a day; later facts are left out first."""
    plan = known_on(plan, day)
    whole = [search for search in plan.searches if not search.activities]
    activities = tuple(activity_state(activity, plan, day) for activity in plan.activities)
    since = any(certainly_after(search.on, plan.agreement.period.end) for search in whole)
    return State(day, phase_of(plan, day), activities, last_look(whole), since)


def phase_of(plan: Plan, day: datetime.date) -> Phase:
    period = plan.agreement.period
    if certainly_before(day, period.start):
        return Phase.BEFORE
    if certainly_after(day, period.end):
        return Phase.OVER
    return Phase.RUNNING


def activity_state(activity: Activity, plan: Plan, day: datetime.date) -> ActivityState:
    history = tuple(sorted(activity.history, key=_when))
    said = [(entry, _speakers(entry, activity, plan.institutions)) for entry in history]
    sides = tuple(
        _side(party, [entry for entry, by in said if party in by], day) for party in activity.parties
    )
    statuses = {side.status for side in sides if side.status is not None}
    status = _common_status(statuses, history)
    others = _last_status(entry for entry, by in said if not by)
    start, due, changes = _dates(activity, history)
    return ActivityState(
        activity=activity,
        history=history,
        sides=sides,
        agreement=_agreement(sides, statuses),
        status=status,
        start=start,
        due=due,
        changes=changes,
        late=status is Status.COMPLETED and _is_late(sides, history, due),
        overdue=due is not None and certainly_after(day, due) and not FINISHED & {*statuses, others},
        silent=None if FINISHED.issuperset(statuses or [status]) else _silence(history, day),
        outcome=_outcome(activity),
        last_look=last_look(s for s in plan.searches if not s.activities or activity.id in s.activities),
    )


def last_look(searches: Iterable[Search]) -> PartialDate | None:
    return max((search.on for search in searches), key=lambda on: on.sort_key, default=None)


def side_of(institution: str, parties: Iterable[str], institutions: Mapping[str, Institution]) -> str | None:
    """The party for which an institution speaks: itself, or the one that it is a part of."""
    seen = set()
    current: str | None = institution
    while current is not None and current not in seen:
        if current in parties:
            return current
        seen.add(current)
        current = institutions[current].part_of if current in institutions else None
    return None


def _speakers(entry: Entry, activity: Activity, institutions: Mapping[str, Institution]) -> set[str]:
    """The parties whose word an entry is; none where only others have spoken."""
    speakers = (side_of(by, activity.parties, institutions) for by in entry.by)
    return {party for party in speakers if party is not None}


def _side(party: str, entries: Sequence[Entry], day: datetime.date) -> Side:
    status = _last_status(entries)
    return Side(party, tuple(entries), status, None if status in FINISHED else _silence(entries, day))


def _common_status(statuses: set[Status], history: tuple[Entry, ...]) -> Status | None:
    """The one last word of the sides; where no side has spoken, that of others."""
    if not statuses:
        return _last_status(history)
    return next(iter(statuses)) if len(statuses) == 1 else None


def _last_status(oldest_first: Iterable[Entry]) -> Status | None:
    return next((entry.status for entry in reversed([*oldest_first]) if entry.status is not None), None)


def _agreement(sides: tuple[Side, ...], statuses: set[Status]) -> Agreement:
    if len(statuses) > 1:
        return Agreement.DIFFER
    spoken = sum(side.status is not None for side in sides)
    return (Agreement.NO_SIDE, Agreement.ONE_SIDE, Agreement.AGREE)[min(spoken, 2)]


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
    done = [happened for entries in heard if (happened := _last_happened(entries)) is not None]
    return due is not None and bool(done) and all(certainly_after(happened, due) for happened in done)


def _last_happened(entries: Sequence[Entry]) -> PartialDate | None:
    done = (entry.happened for entry in reversed(entries) if entry.status is Status.COMPLETED)
    return next((happened for happened in done if happened is not None), None)


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


def _silence(entries: Sequence[Entry], day: datetime.date) -> Days | None:
    """The days since the newest of the entries, whichever of them that is; None without any."""
    ages = [age for entry in entries if (age := days_between(entry.on, day)) is not None]
    if not ages:
        return None
    return Days(max(0, min(least for least, _ in ages)), max(0, min(most for _, most in ages)))
