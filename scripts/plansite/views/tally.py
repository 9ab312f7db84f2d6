"""The account at a glance: a mark for each activity, and who stands out among those alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plansite.account import account, ending
from plansite.state import ActivityState
from plansite.views.outcome import ending_badge, has_account
from plansite.views.record import Badge, Record
from plansite.voice import Voice

MOST_MARKS = 60  # as many as can be taken in at a glance; beyond, figures say it alone


@dataclass(frozen=True, slots=True)
class Row:
    """A class of the account: its shape and name, how many activities stand in it, and how many marks."""

    badge: Badge
    number: str
    marks: int


def tally(record: Record, voice: Voice) -> tuple[Row, ...]:
    """The classes that have activities, in their order; none where one class says it all."""
    states = record.state.activities
    classes = [members for members in account(states).values() if members]
    if not has_account(record) or len(classes) < 2:
        return ()
    return tuple(
        Row(
            badge=ending_badge(record, voice, members[0]),
            number=voice.spelling.number(len(members)),
            marks=len(members) if len(states) <= MOST_MARKS else 0,
        )
        for members in classes
    )


def exception(
    record: Record, voice: Voice, state: ActivityState, all_states: Sequence[ActivityState]
) -> Badge | None:
    """The class of an activity where it is not the one of most: what is true of most is said once for all."""
    which = ending(state)
    alike = sum(ending(one) is which for one in all_states)
    if not has_account(record) or 2 * alike > len(all_states):
        return None
    return ending_badge(record, voice, state)
