"""The page of one activity: what is promised, what each side has said, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import activity_path
from plansite.labels import PROMISES, SECTIONS
from plansite.looking import searches_for, searches_of_all
from plansite.passages import SUMMARY
from plansite.state import ActivityState, Outcome
from plansite.views.asking import questions
from plansite.views.changes import RecordedView
from plansite.views.entries import EntryView, entry_view
from plansite.views.evidence import place_of
from plansite.views.meanings import Meaning, meanings
from plansite.views.outcome import ending_badge, outcome_sentences, status_beside
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
from plansite.views.passages import passage_words
from plansite.views.record import (
    Badge,
    Fact,
    Record,
    Ref,
    Words,
    activity_ref,
    area_ref,
    institution_ref,
    institution_refs,
    page,
    source_ref,
    source_refs,
    title,
)
from plansite.views.sides import SidesView, sides_in_order, sides_label, sides_view
from plansite.views.since import last_record_sentence, old_look_sentence
from plansite.views.ways import DateFact, Flag, date_facts, flags
from plansite.voice import Phrase, Voice, own_name


@dataclass(frozen=True, slots=True)
class ActivityView:
    id: str
    title: Phrase
    missing: str  # a notice where the words are in another language
    summary: Words
    ending: Badge  # its class in the account
    status: Badge | None  # None where the class says it already
    outcome_sentences: tuple[str, ...]
    old_look: str
    meanings: tuple[Meaning, ...]  # of the words that say so
    questions: tuple[Phrase, ...]  # to the institutions, where no report was found
    flags: tuple[Flag, ...]  # overdue, completed late, …
    facts: tuple[Fact | DateFact, ...]
    sections: tuple[SectionView, ...]
    standing: str  # how the sides stand to each other, in few words
    last_record: str
    silences: tuple[tuple[Ref, str], ...]  # of each side, where that is not the activity's own
    sides: SidesView
    history: tuple[EntryView, ...]
    related_intro: Words
    related: tuple[RelatedView, ...]
    not_known: tuple[str, ...]
    own_searches: tuple[SearchView, ...]
    searches: tuple[SearchView, ...]  # of the whole plan
    ask: Ref | None
    unknown: Ref
    names: tuple[NameView, ...]
    name_languages: tuple[Phrase, ...]
    sources: tuple[Ref, ...]  # of what was announced
    printed: tuple[tuple[Ref, str], ...]  # every source of the page with its address, for paper
    see_related: Ref | None
    edit: tuple[Ref, ...]
    beside: tuple[Ref | None, ...]  # the previous and the next activity; empty where there is neither
    recorded: tuple[RecordedView, ...] = ()  # how the record of it came to be as it is


def activity_view(
    record: Record,
    voice: Voice,
    state: ActivityState,
    *beside: ActivityState | None,
    recorded: tuple[RecordedView, ...] = (),
) -> ActivityView:
    """The page of an activity; `beside` are the previous and the next one, where there are any."""
    activity = state.activity
    name = f"activities/{activity.id}"
    prose = record.prose(voice.lang, name)
    assert prose is not None  # else the rules have stopped us
    outcome = outcome_sentences(record, voice, state)
    return ActivityView(
        id=activity.id,
        title=title(record, voice, name),
        missing=missing_notice(voice, prose),
        summary=passage_words(record, voice, f"{name}#{SUMMARY}"),
        ending=ending_badge(record, voice, state),
        status=status_beside(record, voice, state),
        outcome_sentences=outcome,
        old_look=old_look_sentence(record, voice, (state,)),
        meanings=meanings(record, voice, (state,), state.history),
        questions=questions(record, voice, state) if outcome else (),
        flags=tuple(flags(record, voice, state)),
        facts=tuple(_facts(record, voice, state)),
        sections=tuple(_sections(record, voice, name)),
        standing=sides_label(record, voice, state),
        last_record=last_record_sentence(voice, state.history[-1].on, state.silent),
        silences=tuple(_silences(record, voice, state)),
        sides=sides_view(record, voice, state),
        history=tuple(entry_view(record, voice, state, entry) for entry in reversed(state.history)),
        related_intro=passage_words(record, voice, f"{name}#related"),
        related=related_views(record, voice, name, activity.related, (entry.key for entry in state.history)),
        not_known=tuple(_not_known(voice, state)),
        own_searches=searches_view(record, voice, searches_for(record.plan.searches, activity.id)),
        searches=searches_view(record, voice, searches_of_all(record.plan.searches)),
        ask=ask_ref(record, voice),
        unknown=page(voice, "unknown/", voice._("Everything that is not known")),
        names=tuple(_names(record, voice, state)),
        name_languages=tuple(voice.form(lang, own_name(lang)) for lang in page_languages(record, voice)),
        sources=source_refs(record, voice, promised_by(record, state)),
        printed=tuple(_printed(record, voice, state)),
        see_related=_see_related(voice, state),
        edit=tuple(_edit(record, voice, name)),
        beside=tuple(activity_ref(record, voice, one.activity.id) if one else None for one in beside)
        if any(beside)
        else (),
        recorded=recorded,
    )


def _silences(record: Record, voice: Voice, state: ActivityState) -> Iterator[tuple[Ref, str]]:
    """When each side was last heard, unless the last record of all is that of the only one heard."""
    heard = [side for side in sides_in_order(record, voice, state.sides) if side.entries]
    if len(heard) > 1 or any(side.entries[-1] is not state.history[-1] for side in heard):
        for side in heard:
            sentence = last_record_sentence(voice, side.entries[-1].on, side.silent)
            yield institution_ref(record, voice, side.institution), sentence


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
        yield source_ref(record, voice, source), place_of(record, known) if known else source


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


def _sections(record: Record, voice: Voice, name: str) -> Iterator[SectionView]:
    for anchor in ("purpose", "scope", "expected-result"):
        if text := passage_words(record, voice, f"{name}#{anchor}"):
            yield SectionView(anchor, voice._(SECTIONS[anchor]), text)


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
