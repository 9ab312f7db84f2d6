"""What the words of a page mean, told where they stand: classes of the account, and statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plansite.account import Ending, ending
from plansite.labels import ENDING_RULES, MEANINGS
from plansite.model import Entry
from plansite.state import ActivityState
from plansite.views.outcome import ending_badge, has_account, status_beside
from plansite.views.record import Badge, Record, badge
from plansite.vocabulary import Status
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class Meaning:
    badge: Badge
    text: str


def meanings(
    record: Record, voice: Voice, states: Sequence[ActivityState], entries: Iterable[Entry] = ()
) -> tuple[Meaning, ...]:
    """Of every word that stands at one of the activities or the entries, each once."""
    classes = tuple(_classes(record, voice, states))
    shown = {state.status for state in states if status_beside(record, voice, state)}
    shown |= {entry.status for entry in entries if entry.status}
    statuses = (status_meaning(record, voice, one) for one in (*Status, None) if one in shown)
    told = {one.badge.label for one in classes}
    found = (*classes, *(one for one in statuses if one.badge.label not in told))
    return tuple(unlinked(one) for one in found)


def unlinked(meaning: Meaning) -> Meaning:
    """What is explained here leads to no other explanation."""
    return replace(meaning, badge=replace(meaning.badge, address=""))


def status_meaning(record: Record, voice: Voice, status: Status | None) -> Meaning:
    """None means that the sides differ."""
    if status is None:
        text = voice._("The last words of the sides are not the same. Each is shown; nothing is averaged.")
    else:
        text = voice._(MEANINGS[status])
    return Meaning(badge(record, voice, status), text)


def _classes(record: Record, voice: Voice, states: Iterable[ActivityState]) -> Iterator[Meaning]:
    """Before the plan has begun there is nothing to account for."""
    first = {ending(state): state for state in states} if has_account(record) else {}
    for which in Ending:
        if which in first:
            yield Meaning(ending_badge(record, voice, first[which]), voice._(ENDING_RULES[which]))
