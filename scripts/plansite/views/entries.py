"""Every entry of an activity's history: what was reported when, by whom, and what it changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plansite.labels import OWN_DATES
from plansite.model import Entry
from plansite.sides import Subject
from plansite.state import ActivityState
from plansite.views.other_plans import plan_at
from plansite.views.passages import passage_words
from plansite.views.record import (
    Badge,
    Fact,
    Record,
    Ref,
    Words,
    badge,
    institution_refs,
    source_refs,
)
from plansite.views.ways import ChangeView, change_view
from plansite.voice import Moment, Voice


@dataclass(frozen=True, slots=True)
class EntryView:
    key: str
    on: Moment
    badge: Badge | None
    by: tuple[Ref, ...]
    joint: bool
    happened: Moment | None
    changes: tuple[ChangeView, ...]
    dates: tuple[Fact, ...]  # that it gave without changing any
    words: Words
    sources: tuple[Ref, ...]
    continues_in: Ref | None


def entry_view(record: Record, voice: Voice, state: ActivityState, entry: Entry) -> EntryView:
    changes = [change for change in state.changes if change.entry is entry]
    return EntryView(
        key=entry.key,
        on=voice.moment(entry.on),
        badge=badge(record, voice, entry.status) if entry.status else None,
        by=institution_refs(record, voice, entry.by),
        joint=state.is_joint(entry),
        happened=voice.moment(entry.happened) if entry.happened else None,
        changes=tuple(change_view(voice, change) for change in changes),
        dates=tuple(_dates(voice, entry, {change.which for change in changes})),
        words=passage_words(record, voice, f"activities/{state.activity.id}#developments/{entry.key}"),
        sources=source_refs(record, voice, entry.sources),
        continues_in=plan_at(record, voice, entry.continues_in) if entry.continues_in else None,
    )


def _dates(voice: Voice, entry: Entry, changed: Collection[Subject]) -> Iterator[Fact]:
    for which, date in ((Subject.START, entry.start), (Subject.DUE, entry.due)):
        if date is not None and which not in changed:
            yield Fact(voice._(OWN_DATES[which]), (voice.moment(date),))
