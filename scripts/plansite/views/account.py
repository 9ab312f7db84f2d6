"""The account: what became of the announced activities, each in exactly one class, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.account import Ending, account
from plansite.dates import PartialDate
from plansite.elapsed import Measure, elapsed
from plansite.labels import ENDING_RULES, ENDINGS
from plansite.looking import searches_of_all
from plansite.model import Entry
from plansite.sides import last_happened
from plansite.state import ActivityState, Phase
from plansite.views.outcome import (
    ACCOUNT,
    WITHOUT_REPORT,
    account_sentence,
    account_title,
    period_sentence,
)
from plansite.views.parts import SearchView, ask_ref, searches_view
from plansite.views.record import (
    Badge,
    Record,
    Ref,
    activity_ref,
    badge,
    institution_refs,
    page,
    source_refs,
)
from plansite.views.sides import sides_in_order
from plansite.views.since import look_of_all, old_look_sentence, own_look
from plansite.vocabulary import LinkToPlan
from plansite.voice import Moment, Voice


@dataclass(frozen=True, slots=True)
class Told:
    """A last word: what it says, in which report, by whom, published where."""

    badge: Badge | None
    label: str  # where there is no badge
    dated: str  # what the day is of
    on: Moment | None
    happened: Moment | None
    by: tuple[Ref, ...]
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Member:
    activity: Ref
    due: Moment | None  # of what was completed after it
    look: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Activities of one class that rest on the same last words, which are said once."""

    members: tuple[Member, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ClassView:
    """The activities of one class, by what they rest on."""

    anchor: str
    name: str
    count: str
    rule: str
    look: str
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    title: str
    sentence: str
    period: str
    interim: str
    elapsed: tuple[str, ...]
    old_look: str
    tally: tuple[tuple[Ref, str], ...]  # each class and how many are in it
    sum: str
    classes: tuple[ClassView, ...]
    empty: str
    searches: tuple[SearchView, ...]
    unknown: Ref
    method: Ref | None
    ask: Ref | None


def account_view(record: Record, voice: Voice) -> AccountView:
    states = record.state.activities
    classes = account(states)
    filled = [(which, members) for which, members in classes.items() if members]
    number = voice.spelling.number
    terms = " + ".join(number(len(members)) for _, members in filled)
    method = page(voice, "method/#endings", voice._("Method")) if record.has_page("method") else None
    return AccountView(
        title=account_title(record, voice),
        sentence=account_sentence(record, voice),
        period=period_sentence(record, voice),
        interim=_interim(record, voice),
        elapsed=tuple(_elapsed(record, voice)),
        old_look=old_look_sentence(record, voice, states),
        tally=tuple((_anchor(voice, which), number(len(members))) for which, members in filled),
        sum=voice._("{terms} = {total}", terms=terms, total=number(len(states))),
        classes=tuple(_class(record, voice, which, members) for which, members in filled),
        empty=_empty(voice, [which for which, members in classes.items() if not members]),
        searches=searches_view(record, voice, searches_of_all(record.plan.searches)[:1]),
        unknown=page(voice, "unknown/", voice._("What is not known")),
        method=method,
        ask=ask_ref(record, voice),
    )


def _interim(record: Record, voice: Voice) -> str:
    if record.state.phase is Phase.OVER:
        return ""
    return voice._(
        "This is an interim account, as of {date}. The plan's period is still running; what has not been"
        " reported may still follow.",
        date=voice.spelling.date(record.state.day),
    )


def _elapsed(record: Record, voice: Voice) -> Iterator[str]:
    """The part of a running period that has passed, and how it is counted where the facts give no days."""
    period = record.plan.agreement.period
    part = elapsed(period, record.state.day)
    if part is None:
        return
    total = voice.spelling.number(part.total)
    if part.measure is Measure.DAYS:
        passed = voice.ngettext(
            "{n} of {total} days of the period has passed.",
            "{n} of {total} days of the period have passed.",
            part.passed,
            total=total,
        )
    else:
        passed = voice.ngettext(
            "{n} of {total} months of the period has passed.",
            "{n} of {total} months of the period have passed.",
            part.passed,
            total=total,
        )
    yield passed
    if not part.exact:
        yield voice._(
            "The sources give the period only as {period}; it is counted from the first day of that to the"
            " last.",
            period=voice.span(period.start, period.end),
        )


def _anchor(voice: Voice, which: Ending) -> Ref:
    return page(voice, f"{ACCOUNT}#{which}", voice._(ENDINGS[which]))


def _empty(voice: Voice, without: list[Ending]) -> str:
    names = " · ".join(voice._(ENDINGS[which]) for which in without)
    return voice._("No activity in: {classes}", classes=names) if without else ""


def _class(record: Record, voice: Voice, which: Ending, members: tuple[ActivityState, ...]) -> ClassView:
    spelling = voice.spelling
    alike: dict[tuple[Told, ...], list[Member]] = {}
    for state in members:
        told = _told(record, voice, which, state)
        alike.setdefault(told, []).append(_member(record, voice, which, state))
    count = voice._(
        "Of {total} activities: {n}",
        total=spelling.count(len(record.state.activities)),
        n=spelling.of_them(len(members)),
    )
    return ClassView(
        anchor=which.value,
        name=voice._(ENDINGS[which]),
        count=spelling.alphabet.first_upper(count),
        rule=voice._(ENDING_RULES[which]),
        look=look_of_all(record, voice) if which in WITHOUT_REPORT else "",
        alike=tuple(Alike(tuple(those), told) for told, those in alike.items()),
    )


def _member(record: Record, voice: Voice, which: Ending, state: ActivityState) -> Member:
    return Member(
        activity=activity_ref(record, voice, state.activity.id),
        due=voice.moment(state.due) if which is Ending.COMPLETED_LATE and state.due else None,
        look=own_look(record, voice, state) if which in WITHOUT_REPORT else "",
    )


def _told(record: Record, voice: Voice, which: Ending, state: ActivityState) -> tuple[Told, ...]:
    """The last word of each side; where none has spoken, that of others; or statements, if no more."""
    if which is Ending.GENERAL_STATEMENT:
        return tuple(_statements(record, voice, state))
    sides = [side for side in sides_in_order(record, voice, state.sides) if side.entries]
    if not sides:
        return (_word(record, voice, state.history, last_happened(state.history)),)
    same: dict[Told, list[str]] = {}
    for side in sides:
        same.setdefault(_word(record, voice, side.entries, side.happened), []).append(side.institution)
    return tuple(replace(word, by=institution_refs(record, voice, by)) for word, by in same.items())


def _statements(record: Record, voice: Voice, state: ActivityState) -> Iterator[Told]:
    for said in state.activity.related:
        if said.link is LinkToPlan.GENERAL:
            on = voice.moment(said.on) if said.on else None
            sources = source_refs(record, voice, said.sources)
            yield Told(None, voice._("General statement"), voice._("Date"), on, None, (), sources)


def _word(record: Record, voice: Voice, entries: tuple[Entry, ...], happened: PartialDate | None) -> Told:
    """The newest of the entries that gives a status; the newest of all where none does."""
    last = next((entry for entry in reversed(entries) if entry.status is not None), entries[-1])
    return Told(
        badge=badge(record, voice, last.status) if last.status else None,
        label=voice._("Something was reported"),
        dated=voice._("Published"),
        on=voice.moment(last.on),
        happened=voice.moment(happened) if happened else None,
        by=(),
        sources=source_refs(record, voice, last.sources),
    )
