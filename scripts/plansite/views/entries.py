"""What was said of an activity: each side's last word, and every entry of its history."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.model import Entry
from plansite.sides import Agreement, Side
from plansite.state import ActivityState, DateChange
from plansite.views.other_plans import plan_at
from plansite.views.record import (
    Badge,
    Record,
    Ref,
    Words,
    badge,
    institution_ref,
    institution_refs,
    part_words,
    source_refs,
)
from plansite.voice import Moment, Voice


@dataclass(frozen=True, slots=True)
class SideView:
    """One party: its last word, or that none was found."""

    institution: Ref
    badge: Badge | None
    on: Moment | None
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    label: str
    old: Moment
    new: Moment


@dataclass(frozen=True, slots=True)
class EntryView:
    key: str
    on: Moment
    badge: Badge | None
    by: tuple[Ref, ...]
    joint: bool
    happened: Moment | None
    changes: tuple[ChangeView, ...]
    words: Words
    sources: tuple[Ref, ...]
    continues_in: Ref | None


def agreement_sentence(voice: Voice, state: ActivityState) -> str:
    """How the sides' records stand to each other."""
    if state.agreement is Agreement.DIFFER:
        return voice._("The sides' records differ.")
    if state.agreement is Agreement.AGREE:
        return voice._("The sides' records agree.")
    return ""


def heard_sentence(record: Record, voice: Voice, state: ActivityState) -> str:
    """Where only one of several sides was heard: which, and when last."""
    heard = [side for side in state.sides if side.entries]
    if len(heard) != 1 or len(state.sides) == 1:
        return ""
    side = heard[0]
    name = voice.institution(record.plan.institutions[side.institution]).text
    date = voice.spelling.date(side.entries[-1].on)
    return voice._(
        "Side of which a record was found: {side}. Last record found: {date}.", side=name, date=date
    )


def sides_in_order(record: Record, voice: Voice, state: ActivityState) -> list[Side]:
    return voice.own_first(state.sides, lambda side: record.plan.institutions[side.institution].country)


def side_view(record: Record, voice: Voice, side: Side) -> SideView:
    """The entry that gave the side its status; the last one where none has given it any."""
    told = [entry for entry in side.entries if entry.status is side.status]
    last = told[-1] if told else None
    return SideView(
        institution=institution_ref(record, voice, side.institution),
        badge=badge(record, voice, side.status) if side.status else None,
        on=voice.moment(last.on) if last else None,
        sources=source_refs(record, voice, last.sources) if last else (),
    )


def entry_view(record: Record, voice: Voice, state: ActivityState, entry: Entry) -> EntryView:
    return EntryView(
        key=entry.key,
        on=voice.moment(entry.on),
        badge=badge(record, voice, entry.status) if entry.status else None,
        by=institution_refs(record, voice, entry.by),
        joint=state.is_joint(entry) and len(state.sides) > 1,
        happened=voice.moment(entry.happened) if entry.happened else None,
        changes=tuple(_change(voice, change) for change in state.changes if change.entry is entry),
        words=part_words(record, voice, f"activities/{state.activity.id}", "developments", (entry.key,)),
        sources=source_refs(record, voice, entry.sources),
        continues_in=plan_at(record, voice, entry.continues_in) if entry.continues_in else None,
    )


def _change(voice: Voice, change: DateChange) -> ChangeView:
    label = voice._("Begins") if change.which == "start" else voice._("Due")
    return ChangeView(label, voice.moment(change.old), voice.moment(change.new))
