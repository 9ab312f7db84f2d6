"""The first page: what was agreed, what is known today, what is promised, how it was looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.dates import PartialDate
from plansite.looking import searches_of_all
from plansite.state import ActivityState, Outcome
from plansite.views.lanes import by_lane, lane_name
from plansite.views.other_plans import linked_plans
from plansite.views.outcome import account_ref, account_sentence, has_account, period_sentence
from plansite.views.parts import SearchView, ask_ref, searches_view
from plansite.views.record import (
    Badge,
    Fact,
    Record,
    Ref,
    Words,
    activity_ref,
    badge,
    institution_refs,
    page,
    source_refs,
    summary,
    title,
)
from plansite.views.since import look_of_all, old_look_sentence
from plansite.views.tally import Row, exception, tally
from plansite.vocabulary import LinkToPlan, Status
from plansite.voice import Moment, Phrase, Voice

_Alike = tuple[PartialDate, Status | None, tuple[str, ...], bool, tuple[str, ...]]
NEWEST = 5  # groups of entries on the home page; the timeline has all


@dataclass(frozen=True, slots=True)
class Group:
    """The activities of one area, or those of several."""

    name: Phrase
    address: str  # "" where there is no page of its own
    count: str
    activities: tuple[tuple[Ref, Badge | None], ...]  # with its class, where it is not that of most


@dataclass(frozen=True, slots=True)
class News:
    """Entries that say the same on the same day, of one activity or of many."""

    date: PartialDate
    on: Moment
    badge: Badge | None
    by: tuple[Ref, ...]
    joint: bool  # all parties of each have said it
    count: str
    activities: tuple[Ref, ...]
    areas: tuple[str, ...]
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    title: Phrase
    not_official: str
    countries: tuple[str, ...]
    account: str
    tally: tuple[Row, ...]
    look: str
    old_look: str
    account_page: Ref | None
    general: tuple[tuple[Ref, tuple[Ref, ...]], ...]  # activities with a general statement, and its sources
    period: str
    summary: Words
    facts: tuple[Fact, ...]
    sources: tuple[Ref, ...]  # of all facts; said once
    linked_plans: tuple[Ref, ...]
    groups: tuple[Group, ...]
    news: tuple[News, ...]
    searches: tuple[SearchView, ...]
    agreement: Ref
    activities: Ref
    timeline: Ref
    unknown: Ref
    ask: Ref | None


def home_view(record: Record, voice: Voice) -> HomeView:
    site = record.plan.site
    facts = tuple(head_facts(record, voice))
    return HomeView(
        title=voice.name(site.name),
        not_official="" if site.official else not_official(voice),
        countries=_countries(record, voice),
        account=account_sentence(record, voice),
        tally=tally(record, voice),
        look=look_of_all(record, voice) if has_account(record) else "",
        old_look=old_look_sentence(record, voice, record.state.activities),
        account_page=account_ref(record, voice),
        general=tuple(_general(record, voice)),
        period=period_sentence(record, voice),
        summary=summary(record, voice, "agreement"),
        facts=tuple(replace(fact, sources=()) for fact in facts),
        sources=tuple(dict.fromkeys(source for fact in facts for source in fact.sources)),
        linked_plans=linked_plans(record, voice),
        groups=groups(record, voice),
        news=tuple(news(record, voice))[:NEWEST],
        searches=searches_view(record, voice, searches_of_all(record.plan.searches)[:1]),
        agreement=page(voice, "agreement/", title(record, voice, "agreement")),
        activities=page(voice, "activities/", voice._("All activities")),
        timeline=page(voice, "timeline/", voice._("Timeline")),
        unknown=page(voice, "unknown/", voice._("What is not known")),
        ask=ask_ref(record, voice),
    )


def _countries(record: Record, voice: Voice) -> tuple[str, ...]:
    """The countries of the parties, each once, the page's own first."""
    codes = [record.plan.institutions[party].country for party in record.plan.agreement.parties]
    return tuple(voice.country(code) for code in dict.fromkeys(voice.own_first(codes, str)))


def _general(record: Record, voice: Voice) -> Iterator[tuple[Ref, tuple[Ref, ...]]]:
    for state in record.state.activities:
        if state.outcome is Outcome.GENERAL_STATEMENT:
            said = [one for one in state.activity.related if one.link is LinkToPlan.GENERAL]
            sources = source_refs(record, voice, (source for one in said for source in one.sources))
            yield activity_ref(record, voice, state.activity.id), sources


def not_official(voice: Voice) -> str:
    return voice._("This site is not the official site of any of the institutions named in it.")


def plan_facts(record: Record, voice: Voice) -> Iterator[Fact]:
    """The plan as a document: its head, and when it was made public."""
    agreement = record.plan.agreement
    yield from head_facts(record, voice)
    sources = source_refs(record, voice, agreement.sources[:1])
    yield Fact(voice._("Made public"), (voice.moment(agreement.announced),), sources)


def head_facts(record: Record, voice: Voice) -> Iterator[Fact]:
    """What the plan is known by: between whom, signed when, for which time; known from where."""
    agreement = record.plan.agreement
    sources = source_refs(record, voice, agreement.sources[:1])
    period = voice.span(agreement.period.start, agreement.period.end)
    yield Fact(voice._("Between"), institution_refs(record, voice, agreement.parties))
    yield Fact(voice._("Signed"), (voice.moment(agreement.signed),), sources)
    yield Fact(voice._("Period"), (Phrase(period.phrase),), sources)


def groups(record: Record, voice: Voice) -> tuple[Group, ...]:
    return tuple(
        _group(record, voice, area, states) for area, states in by_lane(record, record.state.activities)
    )


def count(voice: Voice, number: int) -> str:
    return voice.ngettext("{n} activity", "{n} activities", number)


def news(record: Record, voice: Voice) -> Iterator[News]:
    """All entries, newest first; those that say the same of several activities together."""
    same: dict[_Alike, list[ActivityState]] = {}
    for state in record.state.activities:
        for entry in state.history:
            joint = state.is_joint(entry)
            same.setdefault((entry.on, entry.status, entry.by, joint, entry.sources), []).append(state)
    for (on, status, by, joint, sources), states in sorted(
        same.items(), key=lambda item: item[0][0].sort_key, reverse=True
    ):
        yield News(
            date=on,
            on=voice.moment(on),
            badge=badge(record, voice, status) if status else None,
            by=institution_refs(record, voice, by),
            joint=joint,
            count=count(voice, len(states)),
            activities=_refs(record, voice, states),
            areas=tuple(dict.fromkeys(area for state in states for area in state.activity.areas)),
            sources=source_refs(record, voice, sources),
        )


def _group(record: Record, voice: Voice, area: str, states: list[ActivityState]) -> Group:
    name, address = lane_name(record, voice, area)
    marked = (exception(record, voice, state, record.state.activities) for state in states)
    activities = tuple(zip(_refs(record, voice, states), marked, strict=True))
    return Group(name, address, count(voice, len(states)), activities)


def _refs(record: Record, voice: Voice, states: list[ActivityState]) -> tuple[Ref, ...]:
    return tuple(activity_ref(record, voice, state.activity.id) for state in states)
