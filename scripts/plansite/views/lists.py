"""Pages that list activities: all of them, and those of an area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.account import Ending, account, ending
from plansite.labels import PROMISES
from plansite.passages import SUMMARY
from plansite.state import ActivityState
from plansite.views.home import count
from plansite.views.lanes import by_lane, lane_name
from plansite.views.meanings import Meaning, meanings
from plansite.views.outcome import (
    WITHOUT_REPORT,
    account_ref,
    account_sentence,
    ending_badge,
    has_account,
    period_sentence,
    status_beside,
)
from plansite.views.parts import ask_ref
from plansite.views.passages import passage_words
from plansite.views.record import (
    Badge,
    Card,
    Record,
    Ref,
    Words,
    activity_ref,
    badge,
    page,
    source_refs,
    summary,
    title,
)
from plansite.views.sides import sides_label, sides_label_of_all
from plansite.views.since import look_of_all, old_look_sentence, own_look
from plansite.vocabulary import Promise
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
    groups: tuple[CardGroup, ...]
    sources: tuple[Ref, ...]
    meanings: tuple[Meaning, ...]  # of the words on the cards
    account_page: Ref | None
    timeline: Ref
    ask: Ref | None  # where of some no report was found


@dataclass(frozen=True, slots=True)
class _Shared:
    """What is said once of the activities of a list, and so not on their cards."""

    status: bool  # the same for all
    promise: Promise | None  # that of most
    sides: str  # how they stand to each other, where it is the same for all
    ending: Ending | None  # no report, where that is the class of most


def activities_view(record: Record, voice: Voice) -> ListView:
    states = record.state.activities
    shared = _what_is_shared(record, voice, states)
    groups = tuple(_group(record, voice, area, members, shared) for area, members in by_lane(record))
    heading = Phrase(voice._("Activities"))
    return _list(record, voice, heading, None, states, groups, shared, account_sentence(record, voice))


def area_view(record: Record, voice: Voice, area: str, missing: str) -> ListView:
    states = tuple(state for state in record.state.activities if area in state.activity.areas)
    shared = _what_is_shared(record, voice, states)
    alone = tuple(_card(record, voice, one, shared) for one in states if len(one.activity.areas) == 1)
    others = tuple(_card(record, voice, one, shared) for one in states if len(one.activity.areas) > 1)
    groups = (
        CardGroup(Phrase(voice._("In this area alone")), "", alone),
        CardGroup(Phrase(voice._("Together with other areas")), "", others),
    )
    name = f"areas/{area}"
    text = passage_words(record, voice, f"{name}#{SUMMARY}")
    filled = tuple(group for group in groups if group.cards)
    view = _list(record, voice, title(record, voice, name), text, states, filled, shared, "")
    return replace(view, missing=missing)


def _list(
    record: Record,
    voice: Voice,
    heading: Phrase,
    text: Words | None,
    states: tuple[ActivityState, ...],
    groups: tuple[CardGroup, ...],
    shared: _Shared,
    sentence: str,
) -> ListView:
    return ListView(
        title=heading,
        missing="",
        summary=text,
        account=sentence,
        count=count(voice, len(states)),
        shared=tuple(_said_once(record, voice, states, shared, period_said=bool(sentence))),
        groups=groups,
        sources=source_refs(record, voice, record.plan.agreement.sources[:1]),
        account_page=account_ref(record, voice),
        meanings=meanings(record, voice, states),
        timeline=page(voice, "timeline/", voice._("Timeline")),
        ask=ask_ref(record, voice) if _has_silent(record, states) else None,
    )


def _what_is_shared(record: Record, voice: Voice, states: tuple[ActivityState, ...]) -> _Shared:
    classes = account(states)
    promises = [state.activity.promise for state in states]
    silent = has_account(record) and _most(len(classes[Ending.NO_REPORT]), states)
    return _Shared(
        status=len({state.status for state in states}) == 1,
        promise=next((one for one in Promise if _most(promises.count(one), states)), None),
        sides=sides_label_of_all(record, voice, states),
        ending=Ending.NO_REPORT if silent else None,
    )


def _most(number: int, states: tuple[ActivityState, ...]) -> bool:
    """Whether so many are more than half, and more than one."""
    return number > max(1, len(states) // 2)


def _said_once(
    record: Record, voice: Voice, states: tuple[ActivityState, ...], shared: _Shared, *, period_said: bool
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
    if _has_silent(record, states):
        yield look_of_all(record, voice)
    if old := old_look_sentence(record, voice, states):
        yield old
    if shared.sides:
        yield shared.sides


def _has_silent(record: Record, states: tuple[ActivityState, ...]) -> bool:
    """Whether of some of them no report was found, where one might be."""
    return has_account(record) and any(ending(state) in WITHOUT_REPORT for state in states)


def _of_most(voice: Voice, label: str, number: int, states: tuple[ActivityState, ...]) -> str:
    if number == len(states):
        return voice._("The same for all: {label}.", label=label)
    return voice._("Unless something else is said: {label}.", label=label)


def _group(
    record: Record, voice: Voice, area: str, states: list[ActivityState], shared: _Shared
) -> CardGroup:
    name, address = lane_name(record, voice, area)
    return CardGroup(name, address, tuple(_card(record, voice, state, shared) for state in states))


def _card(record: Record, voice: Voice, state: ActivityState, shared: _Shared) -> Card:
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
