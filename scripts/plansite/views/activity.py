"""The page of one activity: what is promised, what each side has said, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.labels import LINKS_TO_PLAN, PROMISES, SECTIONS
from plansite.model import Entry, Related
from plansite.prose import Prose
from plansite.state import ActivityState, Agreement, DateChange, Side
from plansite.views.outcome import old_look_sentence, outcome_label, outcome_sentences
from plansite.views.record import (
    Badge,
    Card,
    Fact,
    Record,
    Ref,
    Words,
    activity_ref,
    area_ref,
    badge,
    institution_ref,
    institution_refs,
    page,
    source_refs,
    summary,
    title,
    words,
)
from plansite.voice import Moment, Phrase, Voice, own_name


@dataclass(frozen=True, slots=True)
class SectionView:
    anchor: str
    heading: str
    words: Words


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
    continues_in: str | None


@dataclass(frozen=True, slots=True)
class RelatedView:
    on: Moment | None
    place: Phrase | None
    link: str
    words: Words
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A proper name in each language of the site."""

    forms: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    on: Moment
    where: Phrase
    not_searched: Phrase | None


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
    flags: tuple[str, ...]  # overdue, completed late, …
    facts: tuple[Fact, ...]
    sections: tuple[SectionView, ...]
    agreement: str
    sides: tuple[SideView, ...]
    history: tuple[EntryView, ...]
    related_intro: Words
    related: tuple[RelatedView, ...]
    not_known: tuple[str, ...]
    searches: tuple[SearchView, ...]
    ask: Ref | None
    unknown: Ref
    names: tuple[NameView, ...]
    name_languages: tuple[Phrase, ...]
    edit: tuple[Ref, ...]
    beside: tuple[Ref | None, Ref | None]  # the previous and the next activity


def card(record: Record, voice: Voice, state: ActivityState) -> Card:
    activity = state.activity
    return Card(
        id=activity.id,
        title=activity_ref(record, voice, activity.id),
        summary=summary(record, voice, f"activities/{activity.id}"),
        areas=tuple(title(record, voice, f"areas/{area}") for area in activity.areas),
        kind=voice.name(record.plan.kinds[activity.kind]),
        badge=badge(record, voice, state.status),
        outcome=outcome_label(record, voice, state),
        promise=voice._(PROMISES[activity.promise]),
    )


def activity_view(record: Record, voice: Voice, state: ActivityState) -> ActivityView:
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
        flags=tuple(_flags(voice, state)),
        facts=tuple(_facts(record, voice, state)),
        sections=tuple(_sections(record, voice, name, prose)),
        agreement=_agreement(voice, state),
        sides=tuple(_side(record, voice, side) for side in _ordered(record, voice, state)),
        history=tuple(_entry(record, voice, state, entry, prose) for entry in reversed(state.history)),
        related_intro=words(record, voice, name, related.block if related else None, prose),
        related=tuple(related_view(record, voice, name, item, prose) for item in activity.related),
        not_known=tuple(_not_known(voice, state)),
        searches=searches_view(record, voice, activity.id),
        ask=ask_ref(record, voice),
        unknown=page(voice, "unknown/", voice._("Everything that is not known")),
        names=tuple(_names(record, voice, state)),
        name_languages=tuple(voice.form(lang, own_name(lang)) for lang in _languages(record, voice)),
        edit=tuple(_edit(record, voice, name)),
        beside=_beside(record, voice, state),
    )


def missing_notice(voice: Voice, prose: Prose) -> str:
    if prose.lang == voice.lang:
        return ""
    language = voice.language(prose.lang)
    return voice._(
        "This text has not been written in English yet. It is shown here as it stands in: {language}.",
        language=language,
    )


def ask_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, "ask/", voice._("How to ask the institutions")) if record.has_page("ask") else None


def searches_view(record: Record, voice: Voice, activity: str | None = None) -> tuple[SearchView, ...]:
    """The searches of the whole plan and, of those for single activities, the ones for this."""
    concerned = [
        s for s in record.plan.searches if not s.activities or activity is None or activity in s.activities
    ]
    ordered = sorted(concerned, key=lambda search: search.on.sort_key, reverse=True)
    return tuple(
        SearchView(
            voice.moment(search.on),
            voice.name(search.where),
            voice.name(search.not_searched) if search.not_searched else None,
        )
        for search in ordered
    )


def related_view(record: Record, voice: Voice, name: str, related: Related, prose: Prose) -> RelatedView:
    parts = (prose.part("related", source) for source in related.sources)
    part = next((part for part in parts if part), None)
    return RelatedView(
        on=voice.moment(related.on) if related.on else None,
        place=voice.name(related.place) if related.place else None,
        link=voice._(LINKS_TO_PLAN[related.link]),
        words=words(record, voice, name, part.block if part else None, prose),
        sources=source_refs(record, voice, related.sources),
    )


def _flags(voice: Voice, state: ActivityState) -> Iterator[str]:
    if state.overdue:
        yield voice._("Overdue")
    if state.late:
        yield voice._("Completed late")
    if state.changes:
        yield voice._("The date was changed")


def _facts(record: Record, voice: Voice, state: ActivityState) -> Iterator[Fact]:
    activity, plan = state.activity, record.plan
    promised = tuple(paragraph_ref(voice, paragraph) for paragraph in activity.promised_in)
    sources = source_refs(
        record, voice, (plan.agreement.paragraphs[one].source for one in activity.promised_in)
    )
    yield Fact(voice._("How firm"), (Phrase(voice._(PROMISES[activity.promise])),))
    yield Fact(voice._("Promised in"), promised, sources)
    yield Fact(voice._("Area"), tuple(area_ref(record, voice, area) for area in activity.areas))
    yield Fact(voice._("Kind"), (voice.name(plan.kinds[activity.kind]),))
    yield Fact(voice._("Parties"), institution_refs(record, voice, activity.parties))
    if activity.bodies:
        yield Fact(voice._("Taking part"), institution_refs(record, voice, activity.bodies))
    if activity.responsible:
        yield Fact(voice._("Responsible"), institution_refs(record, voice, activity.responsible))
    if state.start:
        yield Fact(voice._("Begins"), (voice.moment(state.start),))
    if state.due:
        yield Fact(voice._("Due"), (voice.moment(state.due),))
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


def paragraph_ref(voice: Voice, identifier: str) -> Ref:
    return page(voice, f"agreement/#{identifier}", paragraph_name(voice, identifier))


def paragraph_name(voice: Voice, identifier: str) -> str:
    number = int(identifier.removeprefix("par-"))
    return voice._("paragraph {number} of the report", number=voice.spelling.ordinal(number))


def _sections(record: Record, voice: Voice, name: str, prose: Prose) -> Iterator[SectionView]:
    for anchor in ("purpose", "scope", "expected-result"):
        section = prose.section(anchor)
        if section:
            heading = voice._(SECTIONS[anchor])
            yield SectionView(anchor, heading, words(record, voice, name, section.block, prose))


def _agreement(voice: Voice, state: ActivityState) -> str:
    if state.agreement is Agreement.DIFFER:
        return voice._("The sides' records differ.")
    if state.agreement is Agreement.AGREE:
        return voice._("The sides' records agree.")
    return ""


def _ordered(record: Record, voice: Voice, state: ActivityState) -> list[Side]:
    return voice.own_first(state.sides, lambda side: record.plan.institutions[side.institution].country)


def _side(record: Record, voice: Voice, side: Side) -> SideView:
    told = [entry for entry in side.entries if entry.status is side.status]
    last = told[-1] if told else None
    return SideView(
        institution=institution_ref(record, voice, side.institution),
        badge=badge(record, voice, side.status) if side.status else None,
        on=voice.moment(last.on) if last else None,
        sources=source_refs(record, voice, last.sources) if last else (),
    )


def _entry(record: Record, voice: Voice, state: ActivityState, entry: Entry, prose: Prose) -> EntryView:
    part = prose.part("developments", entry.key)
    return EntryView(
        key=entry.key,
        on=voice.moment(entry.on),
        badge=badge(record, voice, entry.status) if entry.status else None,
        by=institution_refs(record, voice, entry.by),
        joint=state.is_joint(entry) and len(state.sides) > 1,
        happened=voice.moment(entry.happened) if entry.happened else None,
        changes=tuple(_change(voice, change) for change in state.changes if change.entry is entry),
        words=words(record, voice, f"activities/{state.activity.id}", part.block if part else None, prose),
        sources=source_refs(record, voice, entry.sources),
        continues_in=entry.continues_in,
    )


def _change(voice: Voice, change: DateChange) -> ChangeView:
    label = voice._("Begins") if change.which == "start" else voice._("Due")
    return ChangeView(label, voice.moment(change.old), voice.moment(change.new))


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
    for identifier in state.activity.bodies:
        body = record.plan.institutions[identifier]
        yield name_view(record, voice, body.name, voice.marks(body.unofficial, body.from_press))


def name_view(record: Record, voice: Voice, forms: dict[str, str], marks: dict[str, str]) -> NameView:
    order = (lang for lang in _languages(record, voice) if lang in forms)
    return NameView(tuple(voice.form(lang, forms[lang], marks) for lang in order))


def _languages(record: Record, voice: Voice) -> list[str]:
    """The site's languages, the page's own first."""
    return sorted(record.plan.site.languages, key=lambda lang: lang != voice.lang)


def _edit(record: Record, voice: Voice, name: str) -> Iterator[Ref]:
    repository = record.plan.site.repository
    if repository:
        root = f"{repository.rstrip('/')}/edit/main/content"
        yield Ref(Phrase(voice._("Edit the text")), f"{root}/{voice.lang}/{name}.md")
        yield Ref(Phrase(voice._("Edit the facts")), f"{root}/plan/{name}.yml")


def _beside(record: Record, voice: Voice, state: ActivityState) -> tuple[Ref | None, Ref | None]:
    identifiers = [one.activity.id for one in record.state.activities]
    here = identifiers.index(state.activity.id)
    before = identifiers[here - 1] if here else None
    after = identifiers[here + 1] if here + 1 < len(identifiers) else None
    return (
        activity_ref(record, voice, before) if before else None,
        activity_ref(record, voice, after) if after else None,
    )
