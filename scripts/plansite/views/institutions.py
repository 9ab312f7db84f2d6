"""The institutions that are parties, and the bodies attached to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plansite.addresses import activity_path
from plansite.labels import INSTITUTION_KINDS
from plansite.model import Institution
from plansite.sides import Side
from plansite.views.parts import NameView, ask_ref, name_view
from plansite.views.record import (
    Badge,
    Fact,
    Record,
    Ref,
    activity_ref,
    away,
    badge,
    institution_ref,
    institution_refs,
    page,
    source_ref,
    source_refs,
)
from plansite.vocabulary import Status
from plansite.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class Reported:
    """Activities of which the last word of a side is the same, each with the day of that word."""

    badge: Badge | None  # None where it gave no status
    activities: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class AsSide:
    """What an institution, or a body that speaks for it, has reported on the activities it is a party to."""

    sentence: str
    reported: tuple[Reported, ...]
    heading: str  # of the others
    others: tuple[Ref, ...]  # activities of which nothing of it was found


@dataclass(frozen=True, slots=True)
class InstitutionView:
    id: str
    ref: Ref
    names: NameView
    facts: tuple[Fact, ...]
    as_side: AsSide | None  # None where it is a party to no activity
    said: tuple[Ref, ...]  # other activities of which it has said something
    takes_part: tuple[Ref, ...]  # activities in which it is named as taking part
    reports: tuple[Ref, ...]  # related reports that it published itself
    sources: tuple[Ref, ...]
    ask: Ref | None  # where of some activity no statement of it was found


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
    as_side = _as_side(record, voice, identifier)
    said = tuple(
        activity_ref(record, voice, state.activity.id)
        for state in states
        if identifier not in state.activity.parties and any(identifier in entry.by for entry in state.history)
    )
    return InstitutionView(
        id=identifier,
        ref=institution_ref(record, voice, identifier),
        names=name_view(
            record, voice, institution.name, voice.marks(institution.unofficial, institution.from_press)
        ),
        facts=tuple(_institution_facts(record, voice, identifier, institution)),
        as_side=as_side,
        said=said,
        takes_part=tuple(
            activity_ref(record, voice, state.activity.id)
            for state in states
            if identifier in (*state.activity.bodies, *state.activity.responsible)
        ),
        reports=tuple(_reports(record, voice, institution)),
        sources=source_refs(record, voice, institution.sources),
        ask=ask_ref(record, voice) if (as_side.others if as_side else not said) else None,
    )


def _as_side(record: Record, voice: Voice, identifier: str) -> AsSide | None:
    sides = [
        (state.activity.id, side)
        for state in record.state.activities
        for side in state.sides
        if side.institution == identifier
    ]
    if not sides:
        return None
    found = sum(bool(side.entries) for _, side in sides)
    return AsSide(
        sentence=_found_sentence(voice, found, len(sides)),
        reported=tuple(_reported(record, voice, sides)),
        heading=(
            voice._("Activities on which no statement of it was found in the sources we read")
            if found
            else voice._("Activities of the plan to which it is a party")
        ),
        others=tuple(activity_ref(record, voice, one) for one, side in sides if not side.entries),
    )


def _found_sentence(voice: Voice, found: int, total: int) -> str:
    spelling = voice.spelling
    count, those = spelling.count(total), spelling.of_them(found) if found else ""
    if not found:
        sentence = voice.ngettext(
            "It is a party to {count} activity; no statement of it on that was found in the sources we read.",
            "It is a party to {count} activities; no statement of it on any of them was found in the sources"
            " we read.",
            total,
            count=count,
        )
    elif found == total:
        sentence = voice.ngettext(
            "It is a party to {count} activity; a statement of it on that was found.",
            "It is a party to {count} activities; statements of it were found on all of them.",
            total,
            count=count,
        )
    else:
        sentence = voice._(
            "It is a party to {count} activities; statements of it were found on {those}.",
            count=count,
            those=those,
        )
    return spelling.alphabet.first_upper(sentence)


def _reported(record: Record, voice: Voice, sides: Iterable[tuple[str, Side]]) -> Iterator[Reported]:
    """By status in the order of the closed list, what has none last."""
    for status in (*Status, None):
        alike = [(one, side) for one, side in sides if side.entries and side.status is status]
        if alike:
            refs = (_dated(voice, activity_ref(record, voice, one), side) for one, side in alike)
            yield Reported(badge(record, voice, status) if status else None, tuple(refs))


def _dated(voice: Voice, ref: Ref, side: Side) -> Ref:
    last = side.last_word()
    return replace(ref, label=replace(ref.label, tail=f", {voice.spelling.date(last.on)}")) if last else ref


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
        yield Fact(voice._("Own site"), (away(record, voice, Phrase(shown), institution.url),))
