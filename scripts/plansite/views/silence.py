"""Since when no record was found: the activities of which more is awaited, the longest silence first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plansite.dates import parse
from plansite.sides import FINISHED, Side
from plansite.silences import silences, year_of_silence
from plansite.state import ActivityState
from plansite.views.outcome import has_account
from plansite.views.parts import ask_ref
from plansite.views.record import Badge, Record, Ref, activity_ref, badge, institution_ref, page
from plansite.views.sides import sides_in_order
from plansite.views.since import days_text, look_of_all, old_look_sentence, own_look
from plansite.vocabulary import LinkToPlan
from plansite.voice import Moment, Voice

SILENT = "silent/"


@dataclass(frozen=True, slots=True)
class SideSilence:
    """A side: its last record and the days since; its badge where by its word nothing more is to come."""

    institution: Ref
    on: Moment | None  # None: no record of it was found
    days: str
    ended: Badge | None


@dataclass(frozen=True, slots=True)
class Quiet:
    """An activity of which nothing new was found, with what is to be known of it alone."""

    activity: Ref
    notes: tuple[str, ...]  # general statements, which are no records of it; the last look where it differs


@dataclass(frozen=True, slots=True)
class Silence:
    """Activities of which the same was last heard on the same day."""

    activities: tuple[Quiet, ...]
    last: Moment
    days: str
    sides: tuple[SideSilence, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The silences that began in a year."""

    heading: str
    silences: tuple[Silence, ...]


@dataclass(frozen=True, slots=True)
class SilenceView:
    title: str
    as_of: str
    count: str
    finished: str
    look: str
    old_look: str
    years: tuple[Year, ...]
    account: Ref
    unknown: Ref
    ask: Ref | None


def silence_ref(record: Record, voice: Voice) -> Ref | None:
    """Silence means nothing before there is anything to account for."""
    return page(voice, SILENT, silence_title(voice)) if has_account(record) else None


def silence_title(voice: Voice) -> str:
    return voice._("Since when was nothing new found?")


def silence_view(record: Record, voice: Voice, account: Ref) -> SilenceView:
    silent = silences(record.state.activities)
    ended = len(record.state.activities) - len(silent)
    number = voice.spelling.number
    return SilenceView(
        title=silence_title(voice),
        as_of=voice._("Counted as of {date}.", date=voice.spelling.date(record.state.day)),
        count=voice._("Activities of whose end no record was found: {n}", n=number(len(silent))),
        finished=voice._("Left out, because the last word found ends them: {n}", n=number(ended))
        if ended
        else "",
        look=look_of_all(record, voice),
        old_look=old_look_sentence(record, voice, silent),
        years=tuple(
            _year(record, voice, year, tuple(states)) for year, states in groupby(silent, key=year_of_silence)
        ),
        account=account,
        unknown=page(voice, "unknown/", voice._("What is not known")),
        ask=ask_ref(record, voice) if silent else None,
    )


def _year(record: Record, voice: Voice, year: int, states: tuple[ActivityState, ...]) -> Year:
    heading = voice._("Last record found: {year}", year=voice.spelling.phrase(parse(str(year))))
    return Year(heading, tuple(_silences(record, voice, states)))


def _silences(record: Record, voice: Voice, states: tuple[ActivityState, ...]) -> Iterator[Silence]:
    """In the order of the states; those of which the same is to be said together."""
    same: dict[tuple[Moment, str, tuple[SideSilence, ...]], list[ActivityState]] = {}
    for state in states:
        assert state.silent is not None  # only such are given
        sides = tuple(_side(record, voice, side) for side in sides_in_order(record, voice, state.sides))
        key = voice.moment(state.history[-1].on), days_text(voice, state.silent), sides
        same.setdefault(key, []).append(state)
    for (last, days, sides), members in same.items():
        yield Silence(
            activities=tuple(
                Quiet(
                    activity_ref(record, voice, state.activity.id),
                    tuple(_notes(record, voice, state)),
                )
                for state in members
            ),
            last=last,
            days=days,
            sides=sides,
        )


def _notes(record: Record, voice: Voice, state: ActivityState) -> Iterator[str]:
    for related in state.activity.related:
        if related.link is LinkToPlan.GENERAL:
            date = voice.spelling.date(related.on) if related.on else voice._("date not printed")
            yield voice._("General statement: {date}", date=date)
    if look := own_look(record, voice, state):
        yield look


def _side(record: Record, voice: Voice, side: Side) -> SideSilence:
    return SideSilence(
        institution=institution_ref(record, voice, side.institution),
        on=voice.moment(side.entries[-1].on) if side.entries else None,
        days=days_text(voice, side.silent) if side.silent else "",
        ended=badge(record, voice, side.status) if side.status in FINISHED else None,
    )
