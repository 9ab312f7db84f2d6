"""Activities as rows of a list, and what is said once of all of them and not on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.account import Ending, account, ending
from plansite.labels import PROMISES
from plansite.state import ActivityState
from plansite.views.outcome import (
    WITHOUT_REPORT,
    ending_badge,
    has_account,
    period_sentence,
    status_beside,
)
from plansite.views.record import Badge, Card, Record, activity_ref, badge, summary, title
from plansite.views.sides import sides_label, sides_label_of_all
from plansite.views.since import look_of_all, old_look_sentence, own_look
from plansite.vocabulary import Promise
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class Shared:
    """What is said once of the activities of a list, and so not on their cards."""

    status: bool  # the same for all
    promise: Promise | None  # that of most
    sides: str  # how they stand to each other, where it is the same for all
    ending: Ending | None  # no report, where that is the class of most


def what_is_shared(record: Record, voice: Voice, states: tuple[ActivityState, ...]) -> Shared:
    classes = account(states)
    promises = [state.activity.promise for state in states]
    silent = has_account(record) and _most(len(classes[Ending.NO_REPORT]), states)
    return Shared(
        status=len({state.status for state in states}) == 1,
        promise=next((one for one in Promise if _most(promises.count(one), states)), None),
        sides=sides_label_of_all(record, voice, states),
        ending=Ending.NO_REPORT if silent else None,
    )


def _most(number: int, states: tuple[ActivityState, ...]) -> bool:
    """Whether so many are more than half, and more than one."""
    return number > max(1, len(states) // 2)


def said_once(
    record: Record, voice: Voice, states: tuple[ActivityState, ...], shared: Shared, *, period_said: bool
) -> Iterator[str]:
    """What is true of all or of most, in a sentence each."""
    if shared.status and len(states) > 1:
        yield voice._(
            "The last word found is the same for all: {status}.",
            status=badge(record, voice, states[0].status).label,
        )
    if not has_account(record) and not period_said:
        yield period_sentence(record, voice)
    if shared.promise is not None:
        number = sum(state.activity.promise is shared.promise for state in states)
        yield _of_most(voice, voice._(PROMISES[shared.promise]), number, states)
    if shared.ending is not None:
        members = account(states)[shared.ending]
        yield _of_most(voice, ending_badge(record, voice, members[0]).label, len(members), states)
    if has_silent(record, states):
        yield look_of_all(record, voice)
    if old := old_look_sentence(record, voice, states):
        yield old
    if shared.sides:
        yield shared.sides


def has_silent(record: Record, states: tuple[ActivityState, ...]) -> bool:
    """Whether of some of them no report was found, where one might be."""
    return has_account(record) and any(ending(state) in WITHOUT_REPORT for state in states)


def _of_most(voice: Voice, label: str, number: int, states: tuple[ActivityState, ...]) -> str:
    if number == len(states):
        return voice._("The same for all: {label}.", label=label)
    return voice._("Unless something else is said: {label}.", label=label)


def card(record: Record, voice: Voice, state: ActivityState, shared: Shared) -> Card:
    activity, which = state.activity, ending(state)
    said = which is shared.ending or not has_account(record)
    looked = has_account(record) and which in WITHOUT_REPORT
    return Card(
        id=activity.id,
        title=activity_ref(record, voice, activity.id),
        summary=summary(record, voice, f"activities/{activity.id}"),
        areas=tuple(title(record, voice, f"areas/{area}") for area in activity.areas),
        kind=voice.name(record.plan.kinds[activity.kind]),
        ending=None if said else ending_badge(record, voice, state),
        status=None if shared.status else _status(record, voice, state, said=said),
        sides="" if shared.sides else sides_label(record, voice, state),
        look=own_look(record, voice, state) if looked else "",
        promise="" if activity.promise is shared.promise else voice._(PROMISES[activity.promise]),
    )


def _status(record: Record, voice: Voice, state: ActivityState, *, said: bool) -> Badge | None:
    return badge(record, voice, state.status) if said else status_beside(record, voice, state)
