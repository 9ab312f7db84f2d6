"""The plan in time: one set of facts, shown as a picture, as a table and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.dates import PartialDate
from plansite.labels import LINKS_TO_PLAN
from plansite.model import Related
from plansite.sides import Subject
from plansite.state import ActivityState
from plansite.views.drawing import Picture
from plansite.views.home import news
from plansite.views.outcome import period_sentence
from plansite.views.picture import LegendLine, legend, picture
from plansite.views.record import Record, Ref, activity_ref, institution_refs, page, source_refs, title
from plansite.views.ways import ChangeView, change_view
from plansite.voice import Moment, Voice


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
    change: ChangeView | None = None  # where a date was changed


@dataclass(frozen=True, slots=True)
class TimelineView:
    period: str
    picture: Picture
    legend: tuple[LegendLine, ...]
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
    drawn = picture(record, voice)
    return TimelineView(
        period=period_sentence(record, voice),
        picture=drawn,
        legend=legend(voice, drawn),
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
        yield from _own(record, voice, state)


def _own(record: Record, voice: Voice, state: ActivityState) -> Iterator[tuple[PartialDate, Item]]:
    """The activity's own dates, each change of one, and when something took place."""
    ref = (activity_ref(record, voice, state.activity.id),)
    for which, what in (
        (Subject.START, voice._("An activity begins")),
        (Subject.DUE, voice._("An activity is due")),
    ):
        date = state.dates[-1].of(which)
        if date is not None:
            old = [voice.spelling.date(change.old) for change in state.changes if change.which is which]
            before = voice._("Before: {dates}", dates="; ".join(old)) if old else ""
            yield date, Item(voice.moment(date), what, "own", ref, before, ())
    for change in state.changes:
        entry, view = change.entry, change_view(voice, change)
        said = _said(voice, institution_refs(record, voice, entry.by), joint=state.is_joint(entry))
        sources = source_refs(record, voice, entry.sources)
        yield entry.on, Item(voice.moment(entry.on), view.what, "moved", ref, said, sources, change=view)
    for entry in state.history:
        if entry.happened:
            detail = voice._("Reported on: {date}", date=voice.spelling.date(entry.on))
            sources = source_refs(record, voice, entry.sources)
            what = voice._("Took place, as reported")
            yield entry.happened, Item(voice.moment(entry.happened), what, "happened", ref, detail, sources)


def _said(voice: Voice, by: Iterable[Ref], *, joint: bool) -> str:
    """Who reported it."""
    names = ", ".join(ref.label.text for ref in by)
    if joint:
        return voice._("Joint report of all parties: {institutions}", institutions=names)
    return (
        voice._("Reported by: {institutions}", institutions=names) if names else voice._("Reported by others")
    )


def _entries(record: Record, voice: Voice) -> Iterator[tuple[PartialDate, Item]]:
    for one in news(record, voice):
        what = one.badge.label if one.badge else voice._("Something was reported")
        detail = _said(voice, one.by, joint=one.joint)
        yield one.date, Item(one.on, what, "entry", one.activities, detail, one.sources, one.count)


def _related(record: Record, voice: Voice) -> Iterator[tuple[Related, Ref]]:
    for related in record.plan.agreement.related:
        yield related, page(voice, "agreement/#related", title(record, voice, "agreement"))
    for state in record.state.activities:
        for related in state.activity.related:
            yield related, activity_ref(record, voice, state.activity.id)
