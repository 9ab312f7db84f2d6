"""Pages that list activities: all of them, those of an area, and those that one word fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from plansite.addresses import area_path
from plansite.passages import SUMMARY
from plansite.state import ActivityState
from plansite.views.cards import Shared, card, has_silent, said_once, what_is_shared
from plansite.views.facets import Facet, Value
from plansite.views.finding import FindView, find_view
from plansite.views.home import count
from plansite.views.lanes import by_lane, lane_name
from plansite.views.meanings import Meaning, meanings
from plansite.views.outcome import (
    account_ref,
    account_sentence,
)
from plansite.views.pager import Pager, cut, pager
from plansite.views.parts import ask_ref
from plansite.views.passages import passage_words
from plansite.views.record import (
    Card,
    Record,
    Ref,
    Words,
    area_ref,
    page,
    source_refs,
    title,
)
from plansite.voice import Phrase, Voice

MOST_CARDS = 50  # on a page: with them it stays light on a slow line, also beside another language


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
    find: FindView | None  # where all are listed, and something tells them apart
    areas: tuple[tuple[Ref, str], ...]  # where not all cards stand on the page: the way to each area
    pager: Pager | None


def activities_views(record: Record, voice: Voice) -> tuple[ListView, ...]:
    """All activities by area, in as many parts as phones need."""
    states = record.state.activities
    shared = what_is_shared(record, voice, states)
    lanes = [(*lane_name(record, voice, area), members) for area, members in by_lane(record, states)]
    whole = _list(
        record, voice, Phrase(voice._("Activities")), states, shared, account_sentence(record, voice)
    )
    whole = replace(whole, find=find_view(record, voice))
    first, *others = _in_parts(record, voice, whole, "activities/", lanes, shared)
    areas = tuple(_areas(record, voice)) if others else ()
    return (replace(first, areas=areas), *others)


def area_views(record: Record, voice: Voice, area: str, missing: str) -> tuple[ListView, ...]:
    states = tuple(state for state in record.state.activities if area in state.activity.areas)
    shared = what_is_shared(record, voice, states)
    lanes = [
        (Phrase(voice._("In this area alone")), "", [one for one in states if len(one.activity.areas) == 1]),
        (
            Phrase(voice._("Together with other areas")),
            "",
            [one for one in states if len(one.activity.areas) > 1],
        ),
    ]
    name = f"areas/{area}"
    view = _list(record, voice, title(record, voice, name), states, shared, "")
    text = passage_words(record, voice, f"{name}#{SUMMARY}")
    whole = replace(view, missing=missing, summary=text)
    return _in_parts(record, voice, whole, area_path(area), lanes, shared)


def found_views(record: Record, voice: Voice, facet: Facet, value: Value) -> tuple[ListView, ...]:
    """Those that one value fits, as the filter would show them."""
    states = tuple(state for state in record.state.activities if state.activity.id in value.ids)
    shared = what_is_shared(record, voice, states)
    lanes = [(*lane_name(record, voice, area), members) for area, members in by_lane(record, states)]
    heading = voice._("{label}: {value}", label=facet.label, value=value.label.text)
    whole = _list(record, voice, Phrase(heading), states, shared, "")
    return _in_parts(record, voice, whole, value.path, lanes, shared)


def _list(
    record: Record,
    voice: Voice,
    heading: Phrase,
    states: tuple[ActivityState, ...],
    shared: Shared,
    sentence: str,
) -> ListView:
    """Without its cards."""
    return ListView(
        title=heading,
        missing="",
        summary=None,
        account=sentence,
        count=count(voice, len(states)),
        shared=tuple(said_once(record, voice, states, shared, period_said=bool(sentence))),
        groups=(),
        sources=source_refs(record, voice, record.plan.agreement.sources[:1]),
        account_page=account_ref(record, voice),
        meanings=meanings(record, voice, states),
        timeline=page(voice, "timeline/", voice._("Timeline")),
        ask=ask_ref(record, voice) if has_silent(record, states) else None,
        find=None,
        areas=(),
        pager=None,
    )


def _in_parts(
    record: Record,
    voice: Voice,
    whole: ListView,
    path: str,
    lanes: Iterable[tuple[Phrase, str, list[ActivityState]]],
    shared: Shared,
) -> tuple[ListView, ...]:
    """The list with its cards; what introduces it stands on the first part alone."""
    ordered = [(name, address, state) for name, address, states in lanes for state in states]
    pieces = cut(ordered, MOST_CARDS)
    views = []
    for number, piece in enumerate(pieces, 1):
        groups = tuple(
            CardGroup(name, address, tuple(card(record, voice, state, shared) for _, _, state in members))
            for (name, address), members in groupby(piece, key=lambda one: one[:2])
        )
        first = whole if number == 1 else replace(whole, missing="", summary=None, account="", find=None)
        views.append(replace(first, groups=groups, pager=pager(voice, path, number, len(pieces))))
    return tuple(views)


def _areas(record: Record, voice: Voice) -> Iterator[tuple[Ref, str]]:
    for area in record.plan.areas:
        number = sum(area in state.activity.areas for state in record.state.activities)
        if number:
            yield area_ref(record, voice, area), count(voice, number)
