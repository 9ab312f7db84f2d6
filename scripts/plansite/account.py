"""The account: what became of each activity, in exactly one class, by what is known on a day."""

from __future__ import annotations

from enum import StrEnum

from plansite.sides import last_happened
from plansite.state import ActivityState, Outcome
from plansite.vocabulary import Status


class Ending(StrEnum):
    """The classes of the account, in the order in which they are shown."""

    COMPLETED = "completed"
    COMPLETED_LATE = "completed-late"
    COMPLETED_DAY_NOT_STATED = "completed-day-not-stated"
    PARTLY_COMPLETED = "partly-completed"
    NOT_CARRIED_OUT = "not-carried-out"
    CANCELLED = "cancelled"
    CARRIED_OVER = "carried-over"
    POSTPONED = "postponed"
    IN_PROGRESS = "in-progress"
    SIDES_DIFFER = "sides-differ"
    GENERAL_STATEMENT = "general-statement"
    NO_REPORT = "no-report"


_BY_STATUS = {
    Status.PARTLY_COMPLETED: Ending.PARTLY_COMPLETED,
    Status.NOT_CARRIED_OUT: Ending.NOT_CARRIED_OUT,
    Status.CANCELLED: Ending.CANCELLED,
    Status.CARRIED_OVER: Ending.CARRIED_OVER,
    Status.POSTPONED: Ending.POSTPONED,
    Status.IN_PROGRESS: Ending.IN_PROGRESS,
    # Something took place, and no last word of a side says more than that it was to come.
    Status.ANNOUNCED: Ending.IN_PROGRESS,
    Status.PLANNED: Ending.IN_PROGRESS,
}


def ending(state: ActivityState) -> Ending:
    """The one class of an activity: the first whose rule fits."""
    if state.outcome is Outcome.NO_REPORT:
        return Ending.NO_REPORT
    if state.outcome is Outcome.GENERAL_STATEMENT:
        return Ending.GENERAL_STATEMENT
    if state.status is None:
        return Ending.SIDES_DIFFER
    if state.status is not Status.COMPLETED:
        return _BY_STATUS[state.status]
    if state.late:
        return Ending.COMPLETED_LATE
    return Ending.COMPLETED if last_happened(state.history) else Ending.COMPLETED_DAY_NOT_STATED


def account(states: tuple[ActivityState, ...]) -> dict[Ending, tuple[ActivityState, ...]]:
    """The activities of each class, in the order of the classes; every one in exactly one of them."""
    found: dict[Ending, list[ActivityState]] = {one: [] for one in Ending}
    for state in states:
        found[ending(state)].append(state)
    return {one: tuple(members) for one, members in found.items()}
