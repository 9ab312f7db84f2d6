"""The page of one activity: what is promised, what each side has said, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import activity_path
from plansite.labels import PROMISES, SECTIONS
from plansite.model import Search
from plansite.prose import Prose
from plansite.state import ActivityState, Outcome
from plansite.views.entries import EntryView, entry_view
from plansite.views.outcome import old_look_sentence, outcome_label, outcome_sentences
from plansite.views.parts import (
    NameView,
    RelatedView,
    SearchView,
    SectionView,
    ask_ref,
    missing_notice,
    name_view,
    page_languages,
    paragraph_ref,
    related_views,
    searches_view,
)
from plansite.views.record import (
    Badge,
    Fact,
    Record,
    Ref,
    Words,
    activity_ref,
    area_ref,
    badge,
    institution_refs,
    page,
    source_ref,
    source_refs,
    summary,
    title,
    words,
)
from plansite.views.sides import SidesView, sides_label, sides_view
from plansite.views.ways import DateFact, Flag, date_facts, flags
from plansite.voice import Phrase, Voice, own_name


@dataclass(frozen=True, slots=True)
class ActivityView:
    id: str
    title: Phrase
    missing: str  # a notice where the words are in another language
    summary: Words
    badge: Badge
    outcome: str
    outcome_sentences: tuple[str, ...]
    old_look: str
    flags: tuple[Flag, ...]  # overdue, completed late, …
    facts: tuple[Fact | DateFact, ...]
    sections: tuple[SectionView, ...]
    standing: str  # how the sides stand to each other, in few words
    last: str
    sides: SidesView
    history: tuple[EntryView, ...]
    related_intro: Words
    related: tuple[RelatedView, ...]
    not_known: tuple[str, ...]
    searches: tuple[SearchView, ...]
    ask: Ref | None
    unknown: Ref
    names: tuple[NameView, ...]
    name_languages: tuple[Phrase, ...]
    sources: tuple[Ref, ...]  # of what was announced
    printed: tuple[tuple[Ref, str], ...]  # every source of the page with its address, for paper
    see_related: Ref | None
    edit: tuple[Ref, ...]
    beside: tuple[Ref | None, ...]  # the previous and the next activity


def activity_view(
    record: Record, voice: Voice, state: ActivityState, *beside: ActivityState | None
) -> ActivityView:
    """The page of an activity; `beside` are the previous and the next one, where there are any."""
    activity = state.activity
    name = f"activities/{activity.id}"
    prose = record.prose(voice.lang, name)
    assert prose is not None  # else the rules have stopped us
    related = prose.section("related")
    return ActivityView(
        id=activity.id,
        title=title(record, voice, name),
        missing=missing_notice(voice, prose),
        summary=summary(record, voice, name),
        badge=badge(record, voice, state.status),
        outcome=outcome_label(record, voice, state),
        outcome_sentences=outcome_sentences(record, voice, state),
        old_look=old_look_sentence(record, voice, state),
        flags=tuple(flags(record, voice, state)),
        facts=tuple(_facts(record, voice, state)),
        sections=tuple(_sections(record, voice, name, prose)),
        standing=sides_label(record, voice, state),
        last=voice._("Last record found: {date}", date=voice.spelling.date(state.history[-1].on)),
        sides=sides_view(record, voice, state),
        history=tuple(entry_view(record, voice, state, entry) for entry in reversed(state.history)),
        related_intro=words(record, voice, name, related.block if related else None, prose),
        related=related_views(record, voice, name, activity.related, (entry.key for entry in state.history)),
        not_known=tuple(_not_known(voice, state)),
        searches=searches_view(voice, _searches(record, activity.id)),
        ask=ask_ref(record, voice),
        unknown=page(voice, "unknown/", voice._("Everything that is not known")),
        names=tuple(_names(record, voice, state)),
        name_languages=tuple(voice.form(lang, own_name(lang)) for lang in page_languages(record, voice)),
        sources=source_refs(record, voice, promised_by(record, state)),
        printed=tuple(_printed(record, voice, state)),
        see_related=_see_related(voice, state),
        edit=tuple(_edit(record, voice, name)),
        beside=tuple(activity_ref(record, voice, one.activity.id) if one else None for one in beside),
    )


def _searches(record: Record, activity: str) -> Iterator[Search]:
    """Those of the whole plan, and those for this activity."""
    for search in record.plan.searches:
        if not search.activities or activity in search.activities:
            yield search


def promised_by(record: Record, state: ActivityState) -> Iterator[str]:
    """The sources of the paragraphs that promise the activity."""
    for paragraph in state.activity.promised_in:
        yield record.plan.agreement.paragraphs[paragraph].source


def _printed(record: Record, voice: Voice, state: ActivityState) -> Iterator[tuple[Ref, str]]:
    used = [*promised_by(record, state)]
    used += [source for entry in state.history for source in entry.sources]
    used += [source for related in state.activity.related for source in related.sources]
    for source in dict.fromkeys(used):
        known = record.plan.sources.get(source)
        yield source_ref(record, voice, source), known.url if known else source


def _see_related(voice: Voice, state: ActivityState) -> Ref | None:
    """Where a general statement is all there is, the way to it."""
    if state.outcome is not Outcome.GENERAL_STATEMENT:
        return None
    return page(voice, f"{activity_path(state.activity.id)}#related", voice._("Related reports"))


def _facts(record: Record, voice: Voice, state: ActivityState) -> Iterator[Fact | DateFact]:
    activity, plan = state.activity, record.plan
    promised = tuple(paragraph_ref(voice, paragraph) for paragraph in activity.promised_in)
    sources = source_refs(record, voice, promised_by(record, state))
    yield Fact(voice._("How firm"), (Phrase(voice._(PROMISES[activity.promise])),))
    yield Fact(voice._("Promised in"), promised, sources)
    yield Fact(voice._("Area"), tuple(area_ref(record, voice, area) for area in activity.areas))
    yield Fact(voice._("Kind"), (voice.name(plan.kinds[activity.kind]),))
    yield Fact(voice._("Parties"), institution_refs(record, voice, activity.parties))
    if activity.bodies:
        yield Fact(voice._("Taking part"), institution_refs(record, voice, activity.bodies))
    if activity.responsible:
        yield Fact(voice._("Responsible"), institution_refs(record, voice, activity.responsible))
    yield from date_facts(record, voice, state)
    if not state.start and not state.due:
        yield Fact(voice._("Date"), (Phrase(no_own_date(record, voice)),))
    if activity.place:
        yield Fact(voice._("Place"), (voice.name(activity.place),))
    if activity.budget:
        yield Fact(voice._("Budget"), (voice.name(activity.budget),))
    if activity.indicators:
        yield Fact(voice._("Indicators"), tuple(voice.name(indicator) for indicator in activity.indicators))


def no_own_date(record: Record, voice: Voice) -> str:
    period = record.plan.agreement.period
    span = voice.span(period.start, period.end)
    return voice._(
        "No date of its own was found; the plan's period is {period}",
        period=span,
    )


def _sections(record: Record, voice: Voice, name: str, prose: Prose) -> Iterator[SectionView]:
    for anchor in ("purpose", "scope", "expected-result"):
        section = prose.section(anchor)
        if section:
            heading = voice._(SECTIONS[anchor])
            yield SectionView(anchor, heading, words(record, voice, name, section.block, prose))


def _not_known(voice: Voice, state: ActivityState) -> Iterator[str]:
    """What a reader would ask of any activity, and no source read gives."""
    activity = state.activity
    if not state.start and not state.due:
        yield voice._("The date of the activity")
    if not activity.place:
        yield voice._("The place of the activity")
    if not activity.budget:
        yield voice._("The budget of the activity")
    if not activity.indicators:
        yield voice._("Indicators by which it could be measured")
    if not activity.responsible:
        yield voice._("The unit responsible for it")


def _names(record: Record, voice: Voice, state: ActivityState) -> Iterator[NameView]:
    """Proper names in each language: of what appears in the words, and of the bodies that take part."""
    for identifier in state.activity.names:
        name = record.plan.names[identifier]
        yield name_view(record, voice, name.forms, voice.marks(name.unofficial))
    known = record.plan.institutions
    for identifier in voice.own_first(state.activity.bodies, lambda one: known[one].country):
        body = record.plan.institutions[identifier]
        yield name_view(record, voice, body.name, voice.marks(body.unofficial, body.from_press))


def _edit(record: Record, voice: Voice, name: str) -> Iterator[Ref]:
    repository = record.plan.site.repository
    if repository:
        root = f"{repository.rstrip('/')}/edit/main/content"
        yield Ref(Phrase(voice._("Edit the text")), f"{root}/{voice.lang}/{name}.md")
        yield Ref(Phrase(voice._("Edit the facts")), f"{root}/plan/{name}.yml")
