"""The plan in time: as a picture, as a table and as a list; of a long plan, each year by itself as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plansite.dates import parse
from plansite.views.facets import Facet, facets
from plansite.views.occasions import Item, occasions
from plansite.views.outcome import period_sentence
from plansite.views.picture import LegendLine, Picture, legend, picture, whole_scale
from plansite.views.record import Record, Ref, page
from plansite.views.scale import Scale, years_from
from plansite.voice import Voice

TIMELINE = "timeline/"
FEW = 24  # occasions; fewer are seen at once, and no year needs a page of its own


@dataclass(frozen=True, slots=True)
class YearRef:
    """The way to a year's page, with how much is there."""

    ref: Ref
    count: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class YearItems:
    heading: str  # "" where the page is of one year
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    title: str
    period: str
    picture: Picture
    legend: tuple[LegendLine, ...]
    areas: Facet | None  # by which a script may choose
    said: tuple[tuple[str, str], ...]  # what the script says, by name
    years: tuple[YearRef, ...]
    listed: tuple[YearItems, ...]
    items: tuple[Item, ...]
    undated: tuple[Item, ...]
    has_sources: bool
    no_own_date: str
    activities: Ref


def timeline_views(record: Record, voice: Voice) -> Iterator[tuple[str, TimelineView]]:
    """By path: the whole of it, and each of its years where they are worth a page."""
    items = occasions(record, voice)
    numbers = Counter(year for item in items if item.is_dated for year in item.years)
    years = sorted(numbers.items()) if numbers.total() > FEW else []
    yield TIMELINE, _view(record, voice, whole_scale(record), items, years, None)
    for year, _number in years:
        inside = [item for item in items if item.is_dated and year in item.years]
        yield year_path(year), _view(record, voice, years_from(year, year), inside, years, year)


def year_path(year: int) -> str:
    return f"{TIMELINE}{year}/"


def _view(
    record: Record,
    voice: Voice,
    scale: Scale,
    items: Iterable[Item],
    years: Iterable[tuple[int, int]],
    here: int | None,
) -> TimelineView:
    drawn = picture(record, voice, scale)
    own = any(state.start or state.due for state in record.state.activities)
    dated, undated = (tuple(one for one in items if one.is_dated is known) for known in (True, False))
    areas = next((facet for facet in facets(record, voice) if facet.id == "area"), None)
    return TimelineView(
        title=voice._("Timeline: {year}", year=_name(voice, here)) if here else voice._("Timeline"),
        period=period_sentence(record, voice),
        picture=drawn,
        legend=legend(voice, drawn),
        areas=areas,
        said=(("unknown", voice._("Left out, because it is not known here: {name}")),),
        years=tuple(_year_ref(voice, year, number, here) for year, number in years),
        listed=tuple(_by_year(voice, dated, here)),
        items=dated,
        undated=undated,
        has_sources=any(item.sources for item in dated + undated),
        no_own_date="" if own else _no_own_dates(record, voice),
        activities=page(voice, "activities/", voice._("All activities")),
    )


def _name(voice: Voice, year: int) -> str:
    return voice.spelling.date(parse(str(year)))


def _year_ref(voice: Voice, year: int, number: int, here: int | None) -> YearRef:
    return YearRef(
        page(voice, year_path(year), _name(voice, year)), voice.spelling.number(number), year == here
    )


def _by_year(voice: Voice, items: Iterable[Item], here: int | None) -> Iterator[YearItems]:
    """By the year in which each may have begun."""
    if here is not None:
        yield YearItems("", tuple(items))
        return
    for year, members in groupby(items, key=lambda item: next(iter(item.years))):
        yield YearItems(_name(voice, year), tuple(members))


def _no_own_dates(record: Record, voice: Voice) -> str:
    period = record.plan.agreement.period
    span = voice.span(period.start, period.end)
    return voice._("No date of a single activity was found; the plan's period is {period}.", period=span)
