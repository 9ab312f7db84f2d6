"""What is drawn of the plan in time, lane by lane, and what each kind of mark means.

A mark never claims more than its date: where it may have begun or ended earlier or later, its edge is soft.
What was replaced is drawn beside what took its place, hollow and dashed. Of more activities than can be told
apart, the years are counted instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plansite.addresses import activity_path
from plansite.courses import OwnDates, replaced
from plansite.dates import PartialDate, parse
from plansite.model import Related
from plansite.state import ActivityState, Phase
from plansite.views.drawing import LETTER, Lane, Mark, Plain, Text, draw_lane, foot, sample
from plansite.views.home import count
from plansite.views.lanes import by_lane, lane_name
from plansite.views.record import Record, activity_ref, page, title
from plansite.views.scale import HEIGHT, WIDTH, Scale, Stretch, Tick, years_from
from plansite.voice import Phrase, Voice

MOST_LINES = 40  # activities with dates of their own that are drawn each; of more, figures
PLAN = "plan"  # the lane of what concerns all


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes of one width; behind all of them the period and the day."""

    width: float
    mark_height: float
    text: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    band: tuple[float, float] | None  # where the period begins, and how wide it is
    today_x: float | None
    today: Text | None


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A kind of mark as it is drawn, and its meaning."""

    mark: Mark
    words: str


def picture(record: Record, voice: Voice, scale: Scale) -> Picture:
    day, period = record.state.day, record.plan.agreement.period
    today = scale.x(day) if scale.holds(day) else None
    said = voice._("Today: {date}", date=voice.spelling.date(day))
    band = scale.stretch("band", period.start, period.end, "")
    return Picture(
        width=WIDTH,
        mark_height=HEIGHT,
        text=voice._("What was agreed, reported and changed, in time; the table says the same in words."),
        lanes=tuple(_lanes(record, voice, scale)),
        ticks=scale.ticks(voice.spelling),
        band=(band.x, band.width) if band else None,
        today_x=today,
        today=foot(today, 12.0, said) if today is not None else None,
    )


def whole_scale(record: Record) -> Scale:
    """Whole years, from the first thing to be drawn to the last."""
    agreement = record.plan.agreement
    dates = [agreement.period.start, agreement.period.end, agreement.signed]
    dates += [related.on for related in agreement.related if related.on]
    for state in record.state.activities:
        dates += [entry.on for entry in state.history]
        dates += happenings(state)
        dates += [related.on for related in state.activity.related if related.on]
        dates += [date for own in state.dates for date in (own.start, own.due) if date]
    years = [day.year for date in dates for day in (date.first, date.last) if day] + [record.state.day.year]
    return years_from(min(years), max(years))


def legend(voice: Voice, drawn: Picture) -> tuple[LegendLine, ...]:
    """Every kind of mark that is in the picture."""
    meanings = {
        "band": voice._("Plan's period"),
        "past": voice._("The plan's period, which is over"),
        "signed": voice._("The plan was signed"),
        "bar": voice._("An activity's own dates, as they were given last"),
        "sum": voice._("How many activities have dates of their own in that time"),
        "ghost": voice._("An activity's earlier dates; a later entry gave others"),
        "happened": voice._("Took place, as reported"),
        "entry": voice._("When something was reported on the plan's activities"),
        "related": voice._("When a related report became public"),
    }
    marks = [mark for lane in drawn.lanes for line in lane.lines for mark in line.marks]
    kinds = {mark.kind for mark in marks}
    lines = [LegendLine(sample(kind), words) for kind, words in meanings.items() if kind in kinds]
    if any(mark.soft for mark in marks):
        lines.append(
            LegendLine(sample("bar", soft=True), voice._("Soft edge: the date is not known to the day"))
        )
    about = next((mark.kind for mark in marks if mark.about), None)
    if about:
        dashed = voice._("Dashed edge: the date is only known about")
        lines.append(LegendLine(sample(about, about=True), dashed))
    return tuple(lines)


def _lanes(record: Record, voice: Voice, scale: Scale) -> Iterator[Lane]:
    states = record.state.activities
    plan = Plain(None, "", tuple(_plan(record, voice, scale)))
    yield draw_lane(PLAN, Phrase(voice._("The plan as a whole")), "", [plan], names_years=True)
    dated = [state for state in states if any(one for one in _own(voice, scale, state, ""))]
    drawn = _counted if len(dated) > MOST_LINES else _each
    for area, members in by_lane(record, states):
        label, address = lane_name(record, voice, area)
        of_all = Plain(None, "", (*_entries(record, voice, scale, members), *_reports(voice, scale, members)))
        lines = [*([of_all] if any(of_all.stretches) else []), *drawn(record, voice, scale, members)]
        if lines:
            yield draw_lane(area or "several", label, address, lines, names_years=len(lines) > 4)


def _each(record: Record, voice: Voice, scale: Scale, states: Iterable[ActivityState]) -> Iterator[Plain]:
    """A line for every activity that has dates of its own in the picture."""
    for state in states:
        ref = activity_ref(record, voice, state.activity.id)
        if marks := tuple(filter(None, _own(voice, scale, state, ref.address))):
            yield Plain(title(record, voice, f"activities/{state.activity.id}"), ref.address, marks)


def _counted(_: Record, voice: Voice, scale: Scale, states: Iterable[ActivityState]) -> Iterator[Plain]:
    """How many have dates of their own in each year, or in each month of a year."""
    years = range(scale.first.year, scale.last.year)
    parts = [f"{years[0]}-{month:02}" for month in range(1, 13)] if len(years) == 1 else map(str, years)
    spans = [[*_ends([state.dates[-1]])] for state in states]
    dates = {parse(part): 0 for part in parts}
    for date in dates:
        narrow = Scale(date.first, date.last) if date.first and date.last else scale
        dates[date] = sum(any(narrow.meets(*ends) for ends in own) for own in spans)
    most = max(dates.values())
    marks = tuple(_sum(voice, scale, date, number, most) for date, number in dates.items() if number)
    if marks:
        yield Plain(None, "", marks)


def _sum(voice: Voice, scale: Scale, date: PartialDate, number: int, most: int) -> Stretch | None:
    whole = len(range(scale.first.year, scale.last.year)) > 1
    address = page(voice, f"timeline/{date}/", "").address if whole else ""
    told = f"{voice.spelling.date(date)}: {count(voice, number)}"
    full = scale.stretch("sum", date, date, told, written=voice.spelling.number(number), address=address)
    if full is None:
        return None
    room = (len(full.written) + 2) * LETTER  # for the number beside it
    width = max(2.0, round((full.width - room) * number / most, 1))
    return replace(full, width=width, sure=(full.x, full.x + width))


def _own(voice: Voice, scale: Scale, state: ActivityState, address: str) -> Iterator[Stretch | None]:
    """The dates in force, those that were replaced, and when something took place."""
    for kind, dates in (("bar", [state.dates[-1]]), ("ghost", replaced(state.dates))):
        for begin, end in _ends(dates):
            text = voice.span(begin, end).bare
            told = text if kind == "bar" else voice._("Before: {dates}", dates=text)
            yield scale.stretch(kind, begin, end, told, written=text, address=address)
    for on in happenings(state):
        told = voice._("Took place: {date}", date=voice.spelling.date(on))
        yield scale.stretch("happened", on, on, told, address=address)


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
    address = page(voice, "agreement/", "").address
    text = voice.span(period.start, period.end).bare
    yield scale.stretch(over, period.start, period.end, text, address=address)
    signed = f"{voice.spelling.date(agreement.signed)}: {voice._('The plan was signed')}"
    yield scale.stretch("signed", agreement.signed, agreement.signed, signed, address=address)
    yield from _related(voice, scale, agreement.related, page(voice, "agreement/#related", "").address)


def _entries(
    record: Record, voice: Voice, scale: Scale, states: Iterable[ActivityState]
) -> Iterator[Stretch | None]:
    """One mark for every time at which something was reported, of however many."""
    same: dict[PartialDate, list[ActivityState]] = {}
    for state in states:
        for on in dict.fromkeys(entry.on for entry in state.history):
            same.setdefault(on, []).append(state)
    for on, members in same.items():
        told = f"{voice.spelling.date(on)}: {count(voice, len(members))}"
        first = activity_ref(record, voice, members[0].activity.id)
        address = first.address + "#developments" if len(members) == 1 else ""
        yield scale.stretch("entry", on, on, told, address=address)


def _reports(voice: Voice, scale: Scale, states: Iterable[ActivityState]) -> Iterator[Stretch | None]:
    """Related reports, each once, whichever activities it is related to."""
    known: dict[tuple[str, ...], tuple[Related, str]] = {}
    for state in states:
        for one in state.activity.related:
            known.setdefault(tuple(one.sources), (one, state.activity.id))
    for related, identifier in known.values():
        address = page(voice, f"{activity_path(identifier)}#related", "").address
        yield from _related(voice, scale, [related], address)


def _related(
    voice: Voice, scale: Scale, reports: Iterable[Related], address: str
) -> Iterator[Stretch | None]:
    for on in (related.on for related in reports if related.on):
        told = f"{voice._('Related report')}: {voice.spelling.date(on)}"
        yield scale.stretch("related", on, on, told, address=address)
