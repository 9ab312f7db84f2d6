"""The plan in time: one set of rows, shown as a picture, as a table and as a list.

A mark never claims more than its date: it is as wide as the date is imprecise, and what has no year
is not drawn but told. Lengths are in the units of the picture's `viewBox`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.dates import PartialDate
from plansite.labels import LINKS_TO_PLAN
from plansite.model import Related
from plansite.state import Phase
from plansite.views.home import news
from plansite.views.outcome import period_sentence
from plansite.views.record import Record, Ref, activity_ref, page, source_refs, title
from plansite.voice import Moment, Phrase, Voice

WIDTH = 760.0
LEFT = 150.0  # room for the names of the rows
ROW = 44.0
TOP = 34.0
SMALLEST = 8.0  # the width under which a mark can't be seen


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn in a row: a band, a bar, an entry or a related report."""

    kind: str
    x: float
    width: float
    about: bool
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    label: Phrase
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table and of the list."""

    on: Moment
    what: str
    kind: str
    about: tuple[Ref, ...]
    detail: str
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    text: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today_x: float
    today: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    period: str
    picture: Picture
    items: tuple[Item, ...]
    undated: tuple[Item, ...]
    no_own_date: str
    activities: Ref


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to lengths."""

    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + share * (WIDTH - LEFT - 20), 1)

    def mark(self, kind: str, start: PartialDate, end: PartialDate, text: str) -> Mark | None:
        if start.first is None or end.last is None:
            return None
        x, right = self.x(start.first), self.x(end.last + datetime.timedelta(days=1))
        width = max(SMALLEST, round(right - x, 1))
        return Mark(kind, x, width, start.about or end.about, text)


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
        yield one.date, Item(one.on, what, "entry", one.activities, detail, one.sources)


def _related(record: Record, voice: Voice) -> Iterator[tuple[Related, Ref]]:
    for related in record.plan.agreement.related:
        yield related, page(voice, "agreement/#related", title(record, voice, "agreement"))
    for state in record.state.activities:
        for related in state.activity.related:
            yield related, activity_ref(record, voice, state.activity.id)


def _picture(record: Record, voice: Voice) -> Picture:
    scale = _scale(record)
    rows = list(_rows(record, voice, scale))
    day = record.state.day
    placed = tuple(Row(label, TOP + index * ROW, marks) for index, (label, marks) in enumerate(rows))
    years = range(scale.first.year, scale.last.year)
    return Picture(
        width=WIDTH,
        height=TOP + len(rows) * ROW + 10,
        text=voice._(
            "The plan's period, what was reported when, and today. The table below says the same in words."
        ),
        rows=placed,
        ticks=tuple(Tick(scale.x(datetime.date(year, 1, 1)), str(year)) for year in years),
        today_x=scale.x(day),
        today=voice._("Today: {date}", date=voice.spelling.date(day)),
    )


def _rows(record: Record, voice: Voice, scale: _Scale) -> Iterator[tuple[Phrase, tuple[Mark, ...]]]:
    period = record.plan.agreement.period
    span = voice.span(period.start, period.end).bare
    over = "past" if record.state.phase is Phase.OVER else "band"
    yield Phrase(voice._("Plan's period")), _marks(scale.mark(over, period.start, period.end, span))
    for state in record.state.activities:
        begin, end = state.start or state.due, state.due or state.start
        if begin and end:
            bar = scale.mark("bar", begin, end, voice.span(begin, end).bare)
            yield title(record, voice, f"activities/{state.activity.id}"), _marks(bar)
    said = (
        scale.mark("entry", one.date, one.date, f"{one.on.text}: {one.count}") for one in news(record, voice)
    )
    yield Phrase(voice._("Reports")), _marks(*said)
    related = [one for one, _ in _related(record, voice) if one.on]
    if related:
        marks = (
            scale.mark("related", one.on, one.on, voice.spelling.date(one.on)) for one in related if one.on
        )
        yield Phrase(voice._("Related reports")), _marks(*marks)


def _marks(*marks: Mark | None) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark)


def _scale(record: Record) -> _Scale:
    """Whole years, from the first thing to be drawn to the last."""
    period = record.plan.agreement.period
    dates = [period.start, period.end, record.plan.agreement.signed]
    for state in record.state.activities:
        dates += [entry.on for entry in state.history]
        dates += [related.on for related in state.activity.related if related.on]
        dates += [date for date in (state.start, state.due) if date]
    dates += [related.on for related in record.plan.agreement.related if related.on]
    years = [day.year for date in dates for day in (date.first, date.last) if day] + [record.state.day.year]
    return _Scale(datetime.date(min(years), 1, 1), datetime.date(max(years) + 1, 1, 1))
