"""What is drawn of the plan in time, row by row, and what each kind of mark means.

A mark never claims more than its date: it is as wide as the date is imprecise. What was replaced is
drawn beside what took its place, hollow and dashed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.courses import OwnDates, replaced
from plansite.dates import PartialDate
from plansite.state import ActivityState, Phase
from plansite.views.drawing import Mark, Picture, Scale, Stretch, draw, sample
from plansite.views.home import news
from plansite.views.record import Record, title
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A kind of mark as it is drawn, and its meaning."""

    mark: Mark
    words: str


def picture(record: Record, voice: Voice) -> Picture:
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


def legend(voice: Voice, drawn: Picture) -> tuple[LegendLine, ...]:
    """Every kind of mark that is in the picture."""
    meanings = {
        "band": voice._("Plan's period"),
        "past": voice._("The plan's period, which is over"),
        "signed": voice._("The plan was signed"),
        "bar": voice._("An activity's own dates, as they were given last"),
        "ghost": voice._("An activity's earlier dates; a later entry gave others"),
        "happened": voice._("Took place, as reported"),
        "entry": voice._("When something was reported on the plan's activities"),
        "related": voice._("When a related report became public"),
    }
    marks = [mark for row in drawn.rows for mark in row.marks]
    kinds = {mark.kind for mark in marks}
    lines = [LegendLine(sample(kind), words) for kind, words in meanings.items() if kind in kinds]
    about = next((mark.kind for mark in marks if mark.about), None)
    if about:
        dashed = voice._("Dashed edge: the date is only known about")
        lines.append(LegendLine(sample(about, about=True), dashed))
    return tuple(lines)


def _rows(record: Record, voice: Voice, scale: Scale) -> Iterator[tuple[Phrase, Iterator[Stretch | None]]]:
    yield Phrase(voice._("Plan's period")), _plan(record, voice, scale)
    for state in record.state.activities:
        if marks := [*_own(voice, scale, state)]:
            yield title(record, voice, f"activities/{state.activity.id}"), iter(marks)
    yield (
        Phrase(voice._("Reports")),
        (
            scale.stretch("entry", one.date, one.date, f"{one.on.text}: {one.count}")
            for one in news(record, voice)
        ),
    )
    related = [*_related(record)]
    if related:
        marks = [scale.stretch("related", on, on, voice.spelling.date(on)) for on in related]
        yield Phrase(voice._("Related reports")), iter(marks)


def _own(voice: Voice, scale: Scale, state: ActivityState) -> Iterator[Stretch | None]:
    """The dates in force, those that were replaced, and when something took place."""
    for kind, dates in (("bar", [state.dates[-1]]), ("ghost", replaced(state.dates))):
        for begin, end in _ends(dates):
            text = voice.span(begin, end).bare
            told = text if kind == "bar" else voice._("Before: {dates}", dates=text)
            yield scale.stretch(kind, begin, end, told, text)
    for on in happenings(state):
        yield scale.stretch("happened", on, on, voice._("Took place: {date}", date=voice.spelling.date(on)))


def _ends(all_dates: Iterable[OwnDates]) -> Iterator[tuple[PartialDate, PartialDate]]:
    """From when to when; where only one of the two is known, that is both."""
    for dates in all_dates:
        begin, end = dates.start or dates.due, dates.due or dates.start
        if begin and end:
            yield begin, end


def happenings(state: ActivityState) -> tuple[PartialDate, ...]:
    """Every time at which something took place, each once."""
    return tuple(dict.fromkeys(entry.happened for entry in state.history if entry.happened))


def _plan(record: Record, voice: Voice, scale: Scale) -> Iterator[Stretch | None]:
    agreement = record.plan.agreement
    period = agreement.period
    over = "past" if record.state.phase is Phase.OVER else "band"
    yield scale.stretch(over, period.start, period.end, voice.span(period.start, period.end).bare)
    signed = f"{voice.spelling.date(agreement.signed)}: {voice._('The plan was signed')}"
    yield scale.stretch("signed", agreement.signed, agreement.signed, signed)


def _related(record: Record) -> Iterator[PartialDate]:
    yield from (related.on for related in record.plan.agreement.related if related.on)
    for state in record.state.activities:
        yield from (related.on for related in state.activity.related if related.on)


def _scale(record: Record) -> Scale:
    """Whole years, from the first thing to be drawn to the last."""
    period = record.plan.agreement.period
    dates = [period.start, period.end, record.plan.agreement.signed, *_related(record)]
    for state in record.state.activities:
        dates += [entry.on for entry in state.history]
        dates += happenings(state)
        dates += [date for own in state.dates for date in (own.start, own.due) if date]
    years = [day.year for date in dates for day in (date.first, date.last) if day] + [record.state.day.year]
    return Scale(datetime.date(min(years), 1, 1), datetime.date(max(years) + 1, 1, 1))
