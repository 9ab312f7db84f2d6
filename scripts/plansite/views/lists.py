"""Pages that list: all activities, the activities of an area, what is not known over all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.labels import NOT_FOUND
from plansite.state import ActivityState, Outcome
from plansite.views.activity import SearchView, ask_ref, card, searches_view
from plansite.views.home import count
from plansite.views.outcome import account_sentence
from plansite.views.record import (
    Card,
    Record,
    Ref,
    Words,
    activity_ref,
    area_ref,
    badge,
    page,
    source_refs,
    summary,
    title,
)
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
    show_promise: bool
    groups: tuple[CardGroup, ...]
    timeline: Ref


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the ledger of searches."""

    search: SearchView
    concerning: tuple[Ref, ...]  # none: the whole plan
    words: tuple[str, ...]
    found: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class UnknownView:
    account: str
    of_the_plan: tuple[str, ...]
    of_each: tuple[str, ...]
    no_report: tuple[Ref, ...]
    general: tuple[Ref, ...]
    ledger: tuple[Looked, ...]
    not_decided: tuple[str, ...]
    ask: Ref | None
    method: Ref | None


def activities_view(record: Record, voice: Voice) -> ListView:
    states = record.state.activities
    alone = {area: [s for s in states if s.activity.areas == (area,)] for area in record.plan.areas}
    groups = [_group(record, voice, area, alone[area]) for area in record.plan.areas if alone[area]]
    several = [state for state in states if len(state.activity.areas) > 1]
    if several:
        groups.append(
            CardGroup(Phrase(voice._("Several areas")), "", tuple(card(record, voice, s) for s in several))
        )
    heading = Phrase(voice._("Activities"))
    return _list(record, voice, heading, None, states, tuple(groups), account_sentence(record, voice))


def area_view(record: Record, voice: Voice, area: str, missing: str) -> ListView:
    states = tuple(state for state in record.state.activities if area in state.activity.areas)
    own = tuple(card(record, voice, state) for state in states if len(state.activity.areas) == 1)
    shared = tuple(card(record, voice, state) for state in states if len(state.activity.areas) > 1)
    groups = (
        CardGroup(Phrase(voice._("In this area alone")), "", own),
        CardGroup(Phrase(voice._("Together with other areas")), "", shared),
    )
    name = f"areas/{area}"
    filled = tuple(group for group in groups if group.cards)
    view = _list(record, voice, title(record, voice, name), summary(record, voice, name), states, filled, "")
    return replace(view, missing=missing)


def unknown_view(record: Record, voice: Voice) -> UnknownView:
    states = record.state.activities
    return UnknownView(
        account=account_sentence(record, voice),
        of_the_plan=tuple(voice._(NOT_FOUND[word]) for word in record.plan.agreement.not_found),
        of_each=tuple(_of_each(record, voice)),
        no_report=tuple(_with(record, voice, Outcome.NO_REPORT)),
        general=tuple(_with(record, voice, Outcome.GENERAL_STATEMENT)),
        ledger=tuple(_ledger(record, voice)),
        not_decided=tuple(_not_decided(record, voice)),
        ask=ask_ref(record, voice),
        method=page(voice, "method/", voice._("Method")) if record.has_page("method") and states else None,
    )


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
        show_promise=len(promises) > 1,
        groups=groups,
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


def _group(record: Record, voice: Voice, area: str, states: list[ActivityState]) -> CardGroup:
    ref = area_ref(record, voice, area)
    return CardGroup(ref.label, ref.address, tuple(card(record, voice, state) for state in states))


def _with(record: Record, voice: Voice, outcome: Outcome) -> Iterator[Ref]:
    for state in record.state.activities:
        if state.outcome is outcome:
            yield activity_ref(record, voice, state.activity.id)


def _of_each(record: Record, voice: Voice) -> Iterator[str]:
    """What is missing from activities: from all, or from how many of how many."""
    states = record.state.activities
    missing = (
        (
            voice._("No date of a single activity was found"),
            voice._("A date of its own: not found for {n} of {total}"),
            [state for state in states if not (state.start or state.due)],
        ),
        (
            voice._("No place of a single activity was found"),
            voice._("A place: not found for {n} of {total}"),
            [state for state in states if not state.activity.place],
        ),
        (
            voice._("No budget of a single activity was found"),
            voice._("A budget: not found for {n} of {total}"),
            [state for state in states if not state.activity.budget],
        ),
        (
            voice._("No indicator of a single activity was found"),
            voice._("Indicators: not found for {n} of {total}"),
            [state for state in states if not state.activity.indicators],
        ),
        (
            voice._("No unit responsible for a single activity was found"),
            voice._("A responsible unit: not found for {n} of {total}"),
            [state for state in states if not state.activity.responsible],
        ),
    )
    number = voice.spelling.number
    for none, some, without in missing:
        if without:
            sentence = none if len(without) == len(states) else some
            yield sentence.format(n=number(len(without)), total=number(len(states)))


def _ledger(record: Record, voice: Voice) -> Iterator[Looked]:
    searches = sorted(record.plan.searches, key=lambda search: search.on.sort_key, reverse=True)
    for search, view in zip(searches, searches_view(record, voice), strict=True):
        yield Looked(
            search=view,
            concerning=tuple(activity_ref(record, voice, one) for one in search.activities),
            words=search.words,
            found=source_refs(record, voice, search.found),
        )


def _not_decided(record: Record, voice: Voice) -> Iterator[str]:
    """What the site itself still owes its readers."""
    site = record.plan.site
    if site.publisher is None:
        yield voice._("The publisher of this site: not yet named")
    if site.contact is None:
        yield voice._("A contact: not yet named")
    if site.address is None:
        yield voice._("The address of this site: not yet named")
    if site.repository is None:
        yield voice._("The place where the texts are edited: not yet named")
    if site.next_update is None:
        yield voice._("The date of the next update: not yet named")
