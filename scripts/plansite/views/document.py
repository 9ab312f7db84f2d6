"""The agreement and what it rests on: the document, the institutions, the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.labels import HOW_READ, INSTITUTION_KINDS, NOT_FOUND, SOURCE_KINDS
from plansite.model import Institution, NotThisPlan, Signatory, Source, SourceKind
from plansite.views.activity import (
    NameView,
    RelatedView,
    missing_notice,
    name_view,
    paragraph_name,
    paragraph_ref,
    related_view,
)
from plansite.views.home import plan_facts
from plansite.views.record import (
    Fact,
    Record,
    Ref,
    Words,
    activity_ref,
    by_hand_ref,
    institution_ref,
    institution_refs,
    page,
    source_ref,
    source_refs,
    summary,
    title,
    words,
)
from plansite.voice import Moment, Phrase, Voice, home_country


@dataclass(frozen=True, slots=True)
class ParagraphView:
    id: str
    heading: str
    words: Words
    introduction: bool
    activities: tuple[Ref, ...]
    source: Ref


@dataclass(frozen=True, slots=True)
class OtherPlanView:
    id: str
    name: Phrase
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AgreementView:
    title: Phrase
    missing: str
    summary: Words
    names: NameView
    facts: tuple[Fact, ...]
    protocol: tuple[Fact, ...]
    paragraphs_heading: str
    paragraphs: tuple[ParagraphView, ...]
    related: tuple[RelatedView, ...]
    not_found: tuple[str, ...]
    unknown: Ref
    others: tuple[OtherPlanView, ...]
    others_page: Ref | None
    sources: tuple[Ref, ...]
    all_sources: Ref


@dataclass(frozen=True, slots=True)
class InstitutionView:
    id: str
    ref: Ref
    names: NameView
    facts: tuple[Fact, ...]
    said: tuple[Ref, ...]  # activities of which it has said something
    party: tuple[Ref, ...]
    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    id: str
    heading: Phrase
    title: Phrase | None
    facts: tuple[Fact, ...]
    url: str
    archive_url: str | None
    secondary: bool
    names_children: bool
    rests: tuple[Ref, ...]


def agreement_view(record: Record, voice: Voice) -> AgreementView:
    agreement = record.plan.agreement
    prose = record.prose(voice.lang, "agreement")
    assert prose is not None  # else the rules have stopped us
    section = prose.section("paragraphs")
    return AgreementView(
        title=title(record, voice, "agreement"),
        missing=missing_notice(voice, prose),
        summary=summary(record, voice, "agreement"),
        names=name_view(record, voice, agreement.title, voice.marks(agreement.unofficial)),
        facts=tuple(plan_facts(record, voice)),
        protocol=tuple(_protocol(record, voice)),
        paragraphs_heading=section.title if section else voice._("Paragraphs of the report"),
        paragraphs=tuple(_paragraphs(record, voice)),
        related=tuple(related_view(record, voice, "agreement", item, prose) for item in agreement.related),
        not_found=tuple(voice._(NOT_FOUND[word]) for word in agreement.not_found),
        unknown=page(voice, "unknown/", voice._("Everything that is not known")),
        others=other_plans(record, voice),
        others_page=by_hand_ref(record, voice, "not-this-plan"),
        sources=source_refs(record, voice, agreement.sources),
        all_sources=page(voice, "sources/", voice._("All sources")),
    )


def other_plans(record: Record, voice: Voice) -> tuple[OtherPlanView, ...]:
    return tuple(_other_plan(record, voice, other) for other in record.plan.agreement.not_this_plan)


def institution_views(record: Record, voice: Voice) -> tuple[InstitutionView, ...]:
    """In the order of the page's language, parents before what is attached to them."""
    known = record.plan.institutions
    ordered = voice.own_first(known, lambda one: known[one].country)
    tops = [one for one in ordered if known[one].part_of is None]
    order = [one for top in tops for one in (top, *(o for o in ordered if known[o].part_of == top))]
    rest = [one for one in ordered if one not in order]
    return tuple(institution_view(record, voice, one) for one in (*order, *rest))


def institution_view(record: Record, voice: Voice, identifier: str) -> InstitutionView:
    institution = record.plan.institutions[identifier]
    states = record.state.activities
    return InstitutionView(
        id=identifier,
        ref=institution_ref(record, voice, identifier),
        names=name_view(
            record, voice, institution.name, voice.marks(institution.unofficial, institution.from_press)
        ),
        facts=tuple(_institution_facts(record, voice, identifier, institution)),
        said=tuple(
            activity_ref(record, voice, state.activity.id)
            for state in states
            if any(identifier in entry.by for entry in state.history)
        ),
        party=tuple(
            activity_ref(record, voice, state.activity.id)
            for state in states
            if identifier in (*state.activity.parties, *state.activity.bodies, *state.activity.responsible)
        ),
        sources=source_refs(record, voice, institution.sources),
    )


def source_views(record: Record, voice: Voice) -> tuple[SourceView, ...]:
    """Newest first; those without a date last."""
    dated = [(name, s) for name, s in record.plan.sources.items() if s.published and s.published.year_known]
    dated.sort(key=lambda item: item[1].published.sort_key if item[1].published else (), reverse=True)
    known = {name for name, _ in dated}
    others = [(name, source) for name, source in record.plan.sources.items() if name not in known]
    rests = _rests(record, voice)
    return tuple(
        _source(record, voice, name, source, rests.get(name, ())) for name, source in (*dated, *others)
    )


def _protocol(record: Record, voice: Voice) -> Iterator[Fact]:
    protocol = record.plan.agreement.protocol
    if protocol is None:
        return
    sources = source_refs(record, voice, protocol.sources)
    if protocol.signed:
        yield Fact(voice._("Signed"), (voice.moment(protocol.signed),), sources)
    if protocol.place:
        yield Fact(voice._("Place"), (voice.name(protocol.place),), sources)
    institutions = record.plan.institutions
    signatories = voice.own_first(protocol.signatories, lambda one: institutions[one.party].country)
    if signatories:
        names = tuple(_signatory(record, voice, one) for one in signatories)
        yield Fact(voice._("Signed by"), names, sources)


def _signatory(record: Record, voice: Voice, signatory: Signatory) -> Phrase:
    """A person's name in the language of her country, with the role in the page's."""
    country = record.plan.institutions[signatory.party].country
    languages = (one for one in record.plan.site.languages if home_country(one) == country)
    role = voice.name(signatory.role).text
    return replace(voice.form(next(languages, voice.lang), signatory.name), tail=f", {role}")


def _paragraphs(record: Record, voice: Voice) -> Iterator[ParagraphView]:
    prose = record.prose(voice.lang, "agreement")
    for identifier, paragraph in record.plan.agreement.paragraphs.items():
        part = prose.part("paragraphs", identifier) if prose else None
        name = voice.spelling.alphabet.first_upper(paragraph_name(voice, identifier))
        if prose:
            yield ParagraphView(
                id=identifier,
                heading=name,
                words=words(record, voice, "agreement", part.block if part else None, prose),
                introduction=paragraph.introduction,
                activities=tuple(
                    activity_ref(record, voice, state.activity.id)
                    for state in record.state.activities
                    if identifier in state.activity.promised_in
                ),
                source=source_ref(record, voice, paragraph.source),
            )


def _other_plan(record: Record, voice: Voice, other: NotThisPlan) -> OtherPlanView:
    facts = [Fact(voice._("Period"), (Phrase(voice.spelling.phrase(other.period)),))]
    if other.signed:
        facts.append(Fact(voice._("Signed"), (voice.moment(other.signed),)))
    facts.append(Fact(voice._("Sources"), source_refs(record, voice, other.sources)))
    return OtherPlanView(other.id, voice.name(other.name), tuple(facts))


def _institution_facts(
    record: Record, voice: Voice, identifier: str, institution: Institution
) -> Iterator[Fact]:
    yield Fact(voice._("Country"), (Phrase(voice.country(institution.country)),))
    yield Fact(voice._("Kind"), (Phrase(voice._(INSTITUTION_KINDS[institution.kind])),))
    if institution.part_of:
        yield Fact(voice._("Attached to"), (institution_ref(record, voice, institution.part_of),))
    bodies = [one for one, other in record.plan.institutions.items() if other.part_of == identifier]
    if bodies:
        yield Fact(voice._("Bodies attached to it"), institution_refs(record, voice, bodies))
    if institution.url:
        shown = institution.url.partition("://")[2].rstrip("/")
        yield Fact(voice._("Own site"), (Ref(Phrase(shown), institution.url),))


def _source(
    record: Record, voice: Voice, identifier: str, source: Source, rests: tuple[Ref, ...]
) -> SourceView:
    published: Moment | Phrase = Phrase(voice._("date not printed"))
    if source.published:
        published = voice.moment(source.published)
    facts = (
        Fact(voice._("Published"), (published,)),
        Fact(voice._("Kind"), (Phrase(voice._(SOURCE_KINDS[source.kind])),)),
        Fact(voice._("Language"), (Phrase(voice.language(source.language)),)),
        Fact(voice._("Read"), (voice.moment(source.retrieved), Phrase(voice._(HOW_READ[source.how])))),
    )
    return SourceView(
        id=identifier,
        heading=source_ref(record, voice, identifier).label,
        title=voice.form(source.language, source.title) if source.title else None,
        facts=facts,
        url=source.url,
        archive_url=source.archive_url,
        secondary=source.kind is SourceKind.SECONDARY,
        names_children=source.names_children,
        rests=rests,
    )


def _rests(record: Record, voice: Voice) -> dict[str, tuple[Ref, ...]]:
    """For each source the pages that say something on its word."""
    found: dict[str, dict[str, Ref]] = {}

    def note(sources: tuple[str, ...], ref: Ref) -> None:
        for source in sources:
            found.setdefault(source, {})[ref.address] = ref

    agreement = record.plan.agreement
    document = page(voice, "agreement/", title(record, voice, "agreement"))
    note(agreement.sources, document)
    note(agreement.protocol.sources if agreement.protocol else (), document)
    for identifier, paragraph in agreement.paragraphs.items():
        ref = paragraph_ref(voice, identifier)
        label = voice.spelling.alphabet.first_upper(ref.label.text)
        note((paragraph.source,), replace(ref, label=Phrase(label)))
    for related in agreement.related:
        note(related.sources, page(voice, "agreement/#related", voice._("Related reports")))
    for other in agreement.not_this_plan:
        note(other.sources, page(voice, "agreement/#others", voice._("Papers that are not this plan")))
    for state in record.state.activities:
        ref = activity_ref(record, voice, state.activity.id)
        for entry in state.activity.history:
            note(entry.sources, ref)
        for related in state.activity.related:
            note(related.sources, ref)
    for identifier, institution in record.plan.institutions.items():
        note(institution.sources, institution_ref(record, voice, identifier))
    return {source: tuple(refs.values()) for source, refs in found.items()}
