"""The sources, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plansite.labels import HOW_READ, SOURCE_KINDS
from plansite.model import Source
from plansite.views.evidence import EvidenceView, evidence_view
from plansite.views.glossary import term_ref
from plansite.views.parts import paragraph_ref
from plansite.views.record import Fact, Record, Ref, activity_ref, institution_ref, page, source_ref, title
from plansite.vocabulary import SourceKind
from plansite.voice import Moment, Phrase, Voice


@dataclass(frozen=True, slots=True)
class SourceView:
    id: str
    heading: Phrase
    title: Phrase | None
    facts: tuple[Fact, ...]
    evidence: EvidenceView
    secondary: bool
    names_children: bool
    rests: tuple[Ref, ...]


def source_views(record: Record, voice: Voice) -> tuple[SourceView, ...]:
    """Those on which the plan itself rests first, then the newest first, those without a date last."""
    first = record.plan.agreement.sources
    dated = [
        (one.published.sort_key, name)
        for name, one in record.plan.sources.items()
        if one.published and one.published.year_known
    ]
    newest = [name for _key, name in sorted(dated, reverse=True)]
    names = dict.fromkeys((*first, *newest, *record.plan.sources))
    rests = _rests(record, voice)
    return tuple(
        _source(record, voice, name, record.plan.sources[name], rests.get(name, ()))
        for name in names
        if name in record.plan.sources
    )


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
        evidence=evidence_view(record, voice, source),
        secondary=source.kind is SourceKind.SECONDARY,
        names_children=source.names_children,
        rests=rests,
    )


def _rests(record: Record, voice: Voice) -> dict[str, tuple[Ref, ...]]:
    """For each source the pages that say something on its word."""
    found: dict[str, dict[str, Ref]] = {}
    for part in (_of_the_document, _of_activities, _of_terms, _of_institutions):
        for sources, ref in part(record, voice):
            for source in sources:
                found.setdefault(source, {})[ref.address] = ref
    return {source: tuple(refs.values()) for source, refs in found.items()}


def _of_the_document(record: Record, voice: Voice) -> Iterator[tuple[Iterable[str], Ref]]:
    agreement = record.plan.agreement
    document = page(voice, "agreement/", title(record, voice, "agreement"))
    yield agreement.sources, document
    yield agreement.protocol.sources if agreement.protocol else (), document
    for identifier, paragraph in agreement.paragraphs.items():
        ref = paragraph_ref(voice, identifier)
        label = voice.spelling.alphabet.first_upper(ref.label.text)
        yield (paragraph.source,), replace(ref, label=Phrase(label))
    for related in agreement.related:
        yield related.sources, page(voice, "agreement/#related", voice._("Related reports"))
    for other in agreement.not_this_plan:
        yield other.sources, page(voice, "agreement/#others", voice._("Papers that are not this plan"))


def _of_activities(record: Record, voice: Voice) -> Iterator[tuple[Iterable[str], Ref]]:
    for state in record.state.activities:
        ref = activity_ref(record, voice, state.activity.id)
        for entry in state.activity.history:
            yield entry.sources, ref
        for related in state.activity.related:
            yield related.sources, ref


def _of_terms(record: Record, voice: Voice) -> Iterator[tuple[Iterable[str], Ref]]:
    for identifier, term in record.draft.terms.items():
        for seen in term.seen:
            yield seen.sources, term_ref(record, voice, identifier)


def _of_institutions(record: Record, voice: Voice) -> Iterator[tuple[Iterable[str], Ref]]:
    known = record.plan.institutions
    for identifier in voice.own_first(known, lambda one: known[one].country):
        yield known[identifier].sources, institution_ref(record, voice, identifier)
