"""Since when: the day of the last look, and that of the last record found."""

from __future__ import annotations

from collections.abc import Iterable

from plansite.dates import PartialDate, full_months_between
from plansite.looking import Lapse, lapse
from plansite.sides import Days
from plansite.state import ActivityState
from plansite.views.record import Record
from plansite.voice import Voice


def look_sentence(voice: Voice, look: PartialDate | None) -> str:
    """When somebody last looked."""
    if look is None:
        return voice._("No search has been recorded yet.")
    return voice._("Last look: {date}.", date=voice.spelling.date(look))


def look_of_all(record: Record, voice: Voice) -> str:
    """When somebody last looked for the whole plan; said once of all for which no report was found."""
    if record.state.last_look is None and record.plan.searches:
        return voice._("No search of the whole plan has been recorded yet.")
    return look_sentence(voice, record.state.last_look)


def own_look(record: Record, voice: Voice, state: ActivityState) -> str:
    """When somebody last looked for an activity, where that is not the day of the look of all."""
    if state.last_look == record.state.last_look:
        return ""
    return look_sentence(voice, state.last_look)


def old_look_sentence(record: Record, voice: Voice, states: Iterable[ActivityState]) -> str:
    """Said where even the newest look for those of which more is awaited is too old."""
    looks = [state.last_look for state in states if state.silent is not None and state.last_look is not None]
    look = max(looks, key=lambda on: on.sort_key, default=None)
    why = lapse(look, record.plan, record.state.day) if look is not None else None
    if why is Lapse.BEFORE_THE_END:
        return voice._("Nobody has looked again since the plan's period ended.")
    months = full_months_between(look, record.state.day) if look is not None else None
    if why is Lapse.LONG_AGO and months is not None:
        return voice.ngettext(
            "Nobody has looked again for {n} month.", "Nobody has looked again for {n} months.", months[0]
        )
    return ""


def days_text(voice: Voice, days: Days) -> str:
    """A number of days, as precise as it is known."""
    if days.least == days.most:
        return voice.ngettext("{n} day", "{n} days", days.least)
    number = voice.spelling.number
    return voice._("between {least} and {most} days", least=number(days.least), most=number(days.most))


def last_record_sentence(voice: Voice, last: PartialDate, silent: Days | None) -> str:
    """When the last record is from, and how long ago that is where more is awaited."""
    date = voice.spelling.date(last)
    if silent is None or silent.most == 0:
        return voice._("Last record found: {date}.", date=date)
    if silent.least == silent.most:
        return voice.ngettext(
            "Last record found: {date}, {n} day ago.",
            "Last record found: {date}, {n} days ago.",
            silent.least,
            date=date,
        )
    number = voice.spelling.number
    return voice._(
        "Last record found: {date}, between {least} and {most} days ago.",
        date=date,
        least=number(silent.least),
        most=number(silent.most),
    )
