"""The institutions that are parties, and the bodies attached to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.addresses import activity_path
from plansite.labels import INSTITUTION_KINDS
from plansite.model import Institution
from plansite.views.parts import NameView, name_view
from plansite.views.record import (
    Fact,
    Record,
    Ref,
    activity_ref,
    institution_ref,
    institution_refs,
    page,
    source_ref,
    source_refs,
)
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class InstitutionView:
    id: str
    ref: Ref
    names: NameView
    facts: tuple[Fact, ...]
    said: tuple[Ref, ...]  # activities of which it has said something
    party: tuple[Ref, ...]  # activities of the plan to which it is a party
    takes_part: tuple[Ref, ...]  # activities in which it is named as taking part
    reports: tuple[Ref, ...]  # related reports that it published itself
    sources: tuple[Ref, ...]


def institution_views(record: Record, voice: Voice) -> tuple[InstitutionView, ...]:
    """In the order of the page's language, each followed by what is attached to it."""
    known = record.plan.institutions
    ordered = voice.own_first(known, lambda one: known[one].country)

    def attached_to(parent: str | None) -> Iterator[str]:
        for one in (one for one in ordered if known[one].part_of == parent):
            yield one
            yield from attached_to(one)

    return tuple(_institution_view(record, voice, one) for one in attached_to(None))


def _institution_view(record: Record, voice: Voice, identifier: str) -> InstitutionView:
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
            if identifier in state.activity.parties
        ),
        takes_part=tuple(
            activity_ref(record, voice, state.activity.id)
            for state in states
            if identifier in (*state.activity.bodies, *state.activity.responsible)
        ),
        reports=tuple(_reports(record, voice, institution)),
        sources=source_refs(record, voice, institution.sources),
    )


def _reports(record: Record, voice: Voice, institution: Institution) -> Iterator[Ref]:
    """Related reports on the institution's own pages, each as the place on our page that tells of it."""
    agreement = record.plan.agreement
    told = [(related, "agreement/") for related in agreement.related]
    for state in record.state.activities:
        told += [(related, activity_path(state.activity.id)) for related in state.activity.related]
    for related, path in told:
        for source in related.sources:
            known = record.plan.sources.get(source)
            if known and known.publisher in institution.name.values():
                ref = source_ref(record, voice, source)
                yield replace(ref, address=page(voice, f"{path}#related", "").address)


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
