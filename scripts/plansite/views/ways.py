"""The own dates of an activity in words: each with the older ones it replaced, and with who gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import activity_path
from plansite.courses import DateChange, first_given
from plansite.dates import PartialDate
from plansite.labels import OWN_DATES
from plansite.model import Entry
from plansite.sides import Subject, last_happened
from plansite.state import ActivityState
from plansite.views.record import Record, Ref, institution_refs, page, source_refs
from plansite.voice import Moment, Voice


@dataclass(frozen=True, slots=True)
class Giver:
    """The entry that gave a date: whose it is, and where its words stand."""

    by: tuple[Ref, ...]  # none: others
    entry: Ref
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A date on the way, and who gave it; None where it was given with the activity itself."""

    date: Moment
    giver: Giver | None


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date from the first that was given to the one in force."""

    label: str
    steps: tuple[Step, ...]
    note: str  # where sides differ in it


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One date in the place of another."""

    label: str
    old: Moment
    new: Moment
    what: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A computed label, and the comparison from which it follows."""

    label: str  # "" where the class of the activity says it already
    because: str


def date_facts(record: Record, voice: Voice, state: ActivityState) -> Iterator[DateFact]:
    contested = {one.subject for one in state.differences}
    differ = voice._("The sides do not give the same date; the one given last is used here.")
    for which, label in OWN_DATES.items():
        if steps := tuple(_steps(record, voice, state, which)):
            yield DateFact(voice._(label), steps, differ if which in contested else "")


def _steps(record: Record, voice: Voice, state: ActivityState, which: Subject) -> Iterator[Step]:
    first = first_given(state.dates, which)
    if first and (date := first.of(which)):
        yield Step(voice.moment(date), _giver(record, voice, state, first.since))
    for change in state.changes:
        if change.which is which:
            yield Step(voice.moment(change.new), _giver(record, voice, state, change.entry))


def _giver(record: Record, voice: Voice, state: ActivityState, entry: Entry | None) -> Giver | None:
    if entry is None:
        return None
    return Giver(
        by=institution_refs(record, voice, entry.by),
        entry=entry_ref(voice, state, entry),
        sources=source_refs(record, voice, entry.sources),
    )


def entry_ref(voice: Voice, state: ActivityState, entry: Entry) -> Ref:
    """The way to what is written of an entry."""
    label = voice._("Entry: {date}", date=voice.spelling.date(entry.on))
    return page(voice, f"{activity_path(state.activity.id)}#{entry.key}", label)


def change_view(voice: Voice, change: DateChange) -> ChangeView:
    return ChangeView(
        label=voice._(OWN_DATES[change.which]),
        old=voice.moment(change.old),
        new=voice.moment(change.new),
        what=voice._("The date was given more precisely")
        if change.is_sharper
        else voice._("The date was changed"),
    )


def flags(record: Record, voice: Voice, state: ActivityState) -> Iterator[Flag]:
    """What follows from the dates, only where it is certain."""
    due = "; ".join(map(voice.spelling.date, state.dues))
    if state.overdue:
        day = voice.spelling.date(record.state.day)
        yield Flag(voice._("Overdue"), voice._("Due: {due}. The plan as known on: {day}.", due=due, day=day))
    if state.late:
        told = [side.happened for side in state.sides if side.happened] or [*_by_others(state)]
        happened = "; ".join(dict.fromkeys(map(voice.spelling.date, told)))
        yield Flag("", voice._("Due: {due}. Took place: {happened}.", due=due, happened=happened))
    if any(not change.is_sharper for change in state.changes):
        yield Flag(voice._("The date was changed"), "")


def _by_others(state: ActivityState) -> Iterator[PartialDate]:
    """When it took place, where no side has said so."""
    if (happened := last_happened(state.history)) is not None:
        yield happened
