"""The plan in time: one set of rows, shown as a picture, as a table and as a list.

A mark never claims more than its date: it is as wide as the date is imprecise, and what has no year
is not drawn but told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.dates import PartialDate
from plansite.labels import LINKS_TO_PLAN
from plansite.model import Related
from plansite.state import Phase
from plansite.views.drawing import Picture, Scale, Stretch, draw
from plansite.views.home import news
from plansite.views.outcome import period_sentence
from plansite.views.record import Record, Ref, activity_ref, page, source_refs, title
from plansite.voice import Moment, Phrase, Voice


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table and of the list."""

    on: Moment
    what: str
    kind: str
    about: tuple[Ref, ...]
    detail: str
    sources: tuple[Ref, ...]
    count: str = ""  # how many it is about, where it may be many


@dataclass(frozen=True, slots=True)
class TimelineView:
    period: str
    picture: Picture
    items: tuple[Item, ...]
    undated: tuple[Item, ...]
    no_own_date: str
    activities: Ref


def timeline_view(record: Record, voice: Voice) -> TimelineView:
    dated: list[tuple[PartialDate, Item]] = []
    undated: list[Item] = []
    for on, item in _items(record, voice):
        if on is not None and on.year_known:
            dated.append((on, item))
        else:
            undated.append(item)
    dated.sort(key=lambda pair: pair[0].sort_key)
    own = [state for state in record.state.activities if state.start or state.due]
    return TimelineView(
        period=period_sentence(record, voice),
        picture=_picture(record, voice),
        items=tuple(item for _, item in dated),
        undated=tuple(undated),
        no_own_date="" if own else _no_own_dates(record, voice),
        activities=page(voice, "activities/", voice._("All activities")),
    )


def _no_own_dates(record: Record, voice: Voice) -> str:
    period = record.plan.agreement.period
    span = voice.span(period.start, period.end)
    return voice._("No date of a single activity was found; the plan's period is {period}.", period=span)


def _items(record: Record, voice: Voice) -> Iterator[tuple[PartialDate | None, Item]]:
    agreement = record.plan.agreement
    document = page(voice, "agreement/", title(record, voice, "agreement"))
    first_source = source_refs(record, voice, agreement.sources[:1])
    yield (
        agreement.signed,
        Item(
            voice.moment(agreement.signed),
            voice._("The plan was signed"),
            "plan",
            (document,),
            "",
            first_source,
        ),
    )
    for which, date in (
        (voice._("The plan's period begins"), agreement.period.start),
        (voice._("The plan's period ends"), agreement.period.end),
    ):
        yield date, Item(voice.moment(date), which, "plan", (document,), "", first_source)
    yield from _entries(record, voice)
    for related, about in _related(record, voice):
        moment = voice.moment(related.on) if related.on else Moment(voice._("date not printed"), None)
        detail = voice._(LINKS_TO_PLAN[related.link])
        yield (
            related.on,
            Item(
                moment,
                voice._("Related report"),
                "related",
                (about,),
                detail,
                source_refs(record, voice, related.sources),
            ),
        )
    for state in record.state.activities:
        ref = (activity_ref(record, voice, state.activity.id),)
        if state.start:
            yield (
                state.start,
                Item(voice.moment(state.start), voice._("An activity begins"), "own", ref, "", ()),
            )
        if state.due:
            yield state.due, Item(voice.moment(state.due), voice._("An activity is due"), "own", ref, "", ())


def _entries(record: Record, voice: Voice) -> Iterator[tuple[PartialDate, Item]]:
    for one in news(record, voice):
        what = one.badge.label if one.badge else voice._("Something was reported")
        said = ", ".join(ref.label.text for ref in one.by)
        detail = (
            voice._("Reported by: {institutions}", institutions=said)
            if said
            else voice._("Reported by others")
        )
        yield one.date, Item(one.on, what, "entry", one.activities, detail, one.sources, one.count)


def _related(record: Record, voice: Voice) -> Iterator[tuple[Related, Ref]]:
    for related in record.plan.agreement.related:
        yield related, page(voice, "agreement/#related", title(record, voice, "agreement"))
    for state in record.state.activities:
        for related in state.activity.related:
            yield related, activity_ref(record, voice, state.activity.id)


def _picture(record: Record, voice: Voice) -> Picture:
    scale = _scale(record)
    day = record.state.day
    return draw(
        scale,
        voice._(
            "The plan's period, what was reported when, and today. The table below says the same in words."
        ),
        _rows(record, voice, scale),
        day,
        voice._("Today: {date}", date=voice.spelling.date(day)),
    )


def _rows(record: Record, voice: Voice, scale: Scale) -> Iterator[tuple[Phrase, Iterator[Stretch | None]]]:
    yield Phrase(voice._("Plan's period")), _plan(record, voice, scale)
    for state in record.state.activities:
        begin, end = state.start or state.due, state.due or state.start
        if begin and end:
            bar = scale.stretch("bar", begin, end, voice.span(begin, end).bare)
            yield title(record, voice, f"activities/{state.activity.id}"), iter((bar,))
    yield (
        Phrase(voice._("Reports")),
        (
            scale.stretch("entry", one.date, one.date, f"{one.on.text}: {one.count}")
            for one in news(record, voice)
        ),
    )
    related = [one.on for one, _ in _related(record, voice) if one.on]
    if related:
        marks = (scale.stretch("related", on, on, voice.spelling.date(on)) for on in related)
        yield Phrase(voice._("Related reports")), marks


def _plan(record: Record, voice: Voice, scale: Scale) -> Iterator[Stretch | None]:
    agreement = record.plan.agreement
    period = agreement.period
    over = "past" if record.state.phase is Phase.OVER else "band"
    yield scale.stretch(over, period.start, period.end, voice.span(period.start, period.end).bare)
    signed = f"{voice.spelling.date(agreement.signed)}: {voice._('The plan was signed')}"
    yield scale.stretch("signed", agreement.signed, agreement.signed, signed)


def _scale(record: Record) -> Scale:
    """Whole years, from the first thing to be drawn to the last."""
    period = record.plan.agreement.period
    dates = [period.start, period.end, record.plan.agreement.signed]
    for state in record.state.activities:
        dates += [entry.on for entry in state.history]
        dates += [related.on for related in state.activity.related if related.on]
        dates += [date for date in (state.start, state.due) if date]
    dates += [related.on for related in record.plan.agreement.related if related.on]
    years = [day.year for date in dates for day in (date.first, date.last) if day] + [record.state.day.year]
    return Scale(datetime.date(min(years), 1, 1), datetime.date(max(years) + 1, 1, 1))
