"""Pages that list activities: all of them, and those of an area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.labels import PROMISES
from plansite.state import ActivityState
from plansite.views.home import count
from plansite.views.outcome import account_sentence, outcome_label
from plansite.views.record import (
    Card,
    Record,
    Ref,
    Words,
    activity_ref,
    badge,
    by_lane,
    lane_name,
    page,
    source_refs,
    summary,
    title,
)
from plansite.views.sides import sides_label, sides_label_of_all
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class CardGroup:
    name: Phrase
    address: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """Cards in groups; what all of them share is said once and not on each."""

    title: Phrase
    missing: str
    summary: Words | None
    account: str
    count: str
    shared: tuple[str, ...]
    show_badge: bool
    show_sides: bool
    show_promise: bool
    groups: tuple[CardGroup, ...]
    sources: tuple[Ref, ...]
    timeline: Ref


def activities_view(record: Record, voice: Voice) -> ListView:
    groups = tuple(_group(record, voice, area, states) for area, states in by_lane(record))
    heading = Phrase(voice._("Activities"))
    states = record.state.activities
    return _list(record, voice, heading, None, states, groups, account_sentence(record, voice))


def area_view(record: Record, voice: Voice, area: str, missing: str) -> ListView:
    states = tuple(state for state in record.state.activities if area in state.activity.areas)
    own = tuple(_card(record, voice, state) for state in states if len(state.activity.areas) == 1)
    shared = tuple(_card(record, voice, state) for state in states if len(state.activity.areas) > 1)
    groups = (
        CardGroup(Phrase(voice._("In this area alone")), "", own),
        CardGroup(Phrase(voice._("Together with other areas")), "", shared),
    )
    name = f"areas/{area}"
    filled = tuple(group for group in groups if group.cards)
    view = _list(record, voice, title(record, voice, name), summary(record, voice, name), states, filled, "")
    return replace(view, missing=missing)


def _list(
    record: Record,
    voice: Voice,
    heading: Phrase,
    text: Words | None,
    states: tuple[ActivityState, ...],
    groups: tuple[CardGroup, ...],
    account: str,
) -> ListView:
    statuses = {state.status for state in states}
    promises = {state.activity.promise for state in states}
    return ListView(
        title=heading,
        missing="",
        summary=text,
        account=account,
        count=count(voice, len(states)),
        shared=tuple(_shared(record, voice, states)),
        show_badge=len(statuses) > 1,
        show_sides=not sides_label_of_all(record, voice, states),
        show_promise=len(promises) > 1,
        groups=groups,
        sources=source_refs(record, voice, record.plan.agreement.sources[:1]),
        timeline=page(voice, "timeline/", voice._("Timeline")),
    )


def _shared(record: Record, voice: Voice, states: tuple[ActivityState, ...]) -> Iterator[str]:
    """What is true of all, in a sentence each."""
    statuses = {state.status for state in states}
    if len(statuses) == 1 and len(states) > 1:
        yield voice._(
            "The last word found is the same for all: {status}.",
            status=badge(record, voice, statuses.pop()).label,
        )
    if sides := sides_label_of_all(record, voice, states):
        yield sides


def _group(record: Record, voice: Voice, area: str, states: list[ActivityState]) -> CardGroup:
    name, address = lane_name(record, voice, area)
    return CardGroup(name, address, tuple(_card(record, voice, state) for state in states))


def _card(record: Record, voice: Voice, state: ActivityState) -> Card:
    activity = state.activity
    return Card(
        id=activity.id,
        title=activity_ref(record, voice, activity.id),
        summary=summary(record, voice, f"activities/{activity.id}"),
        areas=tuple(title(record, voice, f"areas/{area}") for area in activity.areas),
        kind=voice.name(record.plan.kinds[activity.kind]),
        badge=badge(record, voice, state.status),
        outcome=outcome_label(record, voice, state),
        sides=sides_label(record, voice, state),
        promise=voice._(PROMISES[activity.promise]),
    )
