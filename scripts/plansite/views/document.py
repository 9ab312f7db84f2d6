"""The plan as a document: what is known of it, of its protocol, and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.coverage import coverage
from plansite.labels import NOT_FOUND
from plansite.model import Agreement, NotThisPlan, Signatory
from plansite.passages import SUMMARY
from plansite.views.coverage import coverage_ref
from plansite.views.home import plan_facts
from plansite.views.other_plans import linked_plans
from plansite.views.parts import (
    NameView,
    RelatedView,
    missing_notice,
    name_view,
    paragraph_name,
    related_views,
)
from plansite.views.passages import passage_words
from plansite.views.record import (
    Fact,
    Record,
    Ref,
    Words,
    activity_ref,
    by_hand_ref,
    page,
    source_ref,
    source_refs,
    title,
)
from plansite.voice import Phrase, Voice, home_country


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
    coverage: Ref | None
    related: tuple[RelatedView, ...]
    not_found: tuple[str, ...]
    unknown: Ref
    others: tuple[OtherPlanView, ...]
    others_page: Ref | None
    linked_plans: tuple[Ref, ...]
    sources: tuple[Ref, ...]
    all_sources: Ref


def agreement_view(record: Record, voice: Voice) -> AgreementView:
    agreement = record.plan.agreement
    prose = record.prose(voice.lang, "agreement")
    assert prose is not None  # else the rules have stopped us
    section = prose.section("paragraphs")
    return AgreementView(
        title=title(record, voice, "agreement"),
        missing=missing_notice(voice, prose),
        summary=passage_words(record, voice, f"agreement#{SUMMARY}"),
        names=name_view(record, voice, agreement.title, voice.marks(agreement.unofficial)),
        facts=tuple(plan_facts(record, voice)),
        protocol=tuple(_protocol(record, voice)),
        paragraphs_heading=section.title if section else voice._("Paragraphs of the report"),
        paragraphs=tuple(_paragraphs(record, voice)),
        coverage=coverage_ref(record, voice),
        related=related_views(record, voice, "agreement", agreement.related),
        not_found=tuple(voice._(NOT_FOUND[word]) for word in agreement.not_found),
        unknown=page(voice, "unknown/", voice._("Everything that is not known")),
        others=other_plans(record, voice),
        others_page=by_hand_ref(record, voice, "not-this-plan"),
        linked_plans=linked_plans(record, voice),
        sources=source_refs(record, voice, _sources(agreement)),
        all_sources=page(voice, "sources/", voice._("All sources")),
    )


def _sources(agreement: Agreement) -> Iterator[str]:
    """Everything the page rests on, the plan's own sources first."""
    yield from agreement.sources
    yield from agreement.protocol.sources if agreement.protocol else ()
    yield from (source for related in agreement.related for source in related.sources)
    yield from (source for other in agreement.not_this_plan for source in other.sources)


def other_plans(record: Record, voice: Voice) -> tuple[OtherPlanView, ...]:
    return tuple(_other_plan(record, voice, other) for other in record.plan.agreement.not_this_plan)


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
    named = coverage(record.plan).activities
    for identifier, paragraph in record.plan.agreement.paragraphs.items():
        yield ParagraphView(
            id=identifier,
            heading=voice.spelling.alphabet.first_upper(paragraph_name(voice, identifier)),
            words=passage_words(record, voice, f"agreement#paragraphs/{identifier}"),
            introduction=paragraph.introduction,
            activities=tuple(activity_ref(record, voice, one) for one in named[identifier]),
            source=source_ref(record, voice, paragraph.source),
        )


def _other_plan(record: Record, voice: Voice, other: NotThisPlan) -> OtherPlanView:
    facts = [Fact(voice._("Period"), (Phrase(voice.spelling.phrase(other.period)),))]
    if other.signed:
        facts.append(Fact(voice._("Signed"), (voice.moment(other.signed),)))
    facts.append(Fact(voice._("Sources"), source_refs(record, voice, other.sources)))
    return OtherPlanView(other.id, voice.name(other.name), tuple(facts))
