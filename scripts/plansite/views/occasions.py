"""What happened when: one set of dated facts, shown as a table and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.dates import PartialDate
from plansite.labels import LINKS_TO_PLAN
from plansite.model import Related
from plansite.sides import Subject
from plansite.state import ActivityState
from plansite.views.home import news
from plansite.views.record import Record, Ref, activity_ref, institution_refs, page, source_refs, title
from plansite.views.ways import ChangeView, change_view
from plansite.voice import Moment, Voice


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table and of the list."""

    date: PartialDate | None
    on: Moment
    what: str
    kind: str
    about: tuple[Ref, ...]
    areas: tuple[str, ...]  # of the activities it is about; none where it is about the plan
    detail: str
    sources: tuple[Ref, ...]
    count: str = ""  # how many it is about, where it may be many
    change: ChangeView | None = None  # where a date was changed

    @property
    def is_dated(self) -> bool:
        return self.date is not None and self.date.year_known

    @property
    def years(self) -> Iterable[int]:
        """All in which it may lie."""
        first, last = (self.date.first, self.date.last) if self.date else (None, None)
        return range(first.year, last.year + 1) if first and last else ()


def occasions(record: Record, voice: Voice) -> tuple[Item, ...]:
    """In the order of their dates; those of which the year is not known last."""
    items = (*_of_plan(record, voice), *_entries(record, voice), *_related(record, voice))
    items += tuple(one for state in record.state.activities for one in _own(record, voice, state))
    dated = sorted((one for one in items if one.is_dated), key=_place)
    return (*dated, *(one for one in items if not one.is_dated))


def _place(item: Item) -> tuple[object, ...]:
    return item.date.sort_key if item.date else ()


def _of_plan(record: Record, voice: Voice) -> Iterator[Item]:
    agreement = record.plan.agreement
    document = page(voice, "agreement/", title(record, voice, "agreement"))
    source = source_refs(record, voice, agreement.sources[:1])
    for what, date in (
        (voice._("The plan was signed"), agreement.signed),
        (voice._("The plan's period begins"), agreement.period.start),
        (voice._("The plan's period ends"), agreement.period.end),
    ):
        yield Item(date, voice.moment(date), what, "plan", (document,), (), "", source)


def _own(record: Record, voice: Voice, state: ActivityState) -> Iterator[Item]:
    """The activity's own dates, each change of one, and when something took place."""
    ref, areas = (activity_ref(record, voice, state.activity.id),), state.activity.areas
    for which, what in (
        (Subject.START, voice._("An activity begins")),
        (Subject.DUE, voice._("An activity is due")),
    ):
        date = state.dates[-1].of(which)
        if date is not None:
            old = [voice.spelling.date(change.old) for change in state.changes if change.which is which]
            before = voice._("Before: {dates}", dates="; ".join(old)) if old else ""
            yield Item(date, voice.moment(date), what, "own", ref, areas, before, ())
    for change in state.changes:
        entry, view = change.entry, change_view(voice, change)
        said = _said(voice, institution_refs(record, voice, entry.by), joint=state.is_joint(entry))
        on, sources = voice.moment(entry.on), source_refs(record, voice, entry.sources)
        yield Item(entry.on, on, view.what, "moved", ref, areas, said, sources, change=view)
    for entry in state.history:
        if entry.happened:
            detail = voice._("Reported on: {date}", date=voice.spelling.date(entry.on))
            on, sources = voice.moment(entry.happened), source_refs(record, voice, entry.sources)
            what = voice._("Took place, as reported")
            yield Item(entry.happened, on, what, "happened", ref, areas, detail, sources)


def _said(voice: Voice, by: Iterable[Ref], *, joint: bool) -> str:
    """Who reported it."""
    names = ", ".join(ref.label.text for ref in by)
    if joint:
        return voice._("Joint report of all parties: {institutions}", institutions=names)
    return (
        voice._("Reported by: {institutions}", institutions=names) if names else voice._("Reported by others")
    )


def _entries(record: Record, voice: Voice) -> Iterator[Item]:
    for one in news(record, voice):
        what = one.badge.label if one.badge else voice._("Something was reported")
        said = _said(voice, one.by, joint=one.joint)
        yield Item(one.date, one.on, what, "entry", one.activities, one.areas, said, one.sources, one.count)


def _related(record: Record, voice: Voice) -> Iterator[Item]:
    for related, about, areas in _reports(record, voice):
        moment = voice.moment(related.on) if related.on else Moment(voice._("date not printed"), None)
        link, sources = voice._(LINKS_TO_PLAN[related.link]), source_refs(record, voice, related.sources)
        what = voice._("Related report")
        yield Item(related.on, moment, what, "related", (about,), areas, link, sources)


def _reports(record: Record, voice: Voice) -> Iterator[tuple[Related, Ref, tuple[str, ...]]]:
    for related in record.plan.agreement.related:
        yield related, page(voice, "agreement/#related", title(record, voice, "agreement")), ()
    for state in record.state.activities:
        for related in state.activity.related:
            yield related, activity_ref(record, voice, state.activity.id), tuple(state.activity.areas)
