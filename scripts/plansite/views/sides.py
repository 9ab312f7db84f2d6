"""The sides of an activity beside each other: what each has said, and whether their records agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plansite.dates import PartialDate
from plansite.labels import STATUSES, SUBJECTS
from plansite.model import Entry
from plansite.sides import Agreement, Difference, Side, Subject, Word
from plansite.state import ActivityState
from plansite.views.record import Badge, Fact, Record, Ref, badge, institution_ref, source_refs
from plansite.views.ways import entry_ref
from plansite.vocabulary import Status
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class OtherEntry:
    """An entry of a side that is not its last word, in brief."""

    ref: Ref
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class SideView:
    """One party: its last word with the dates it gave, or that nothing of it was found."""

    institution: Ref
    spoken: bool
    badge: Badge | None  # None where it has given no status
    joint: bool  # its last word is that of all parties
    facts: tuple[Fact, ...]
    sources: tuple[Ref, ...]  # of its last word
    others: tuple[OtherEntry, ...]  # newest first


@dataclass(frozen=True, slots=True)
class SidesView:
    heading: str
    sentence: str
    differences: tuple[Fact, ...]
    sides: tuple[SideView, ...]


def sides_view(record: Record, voice: Voice, state: ActivityState) -> SidesView:
    several = len(state.sides) > 1
    return SidesView(
        heading=voice._("What each side has said") if several else voice._("What the party has said"),
        sentence=sides_sentence(record, voice, state),
        differences=tuple(_difference(record, voice, one) for one in state.differences),
        sides=tuple(_side(record, voice, state, side) for side in sides_in_order(record, voice, state.sides)),
    )


def sides_sentence(record: Record, voice: Voice, state: ActivityState) -> str:
    """How the sides' records stand to each other; nothing where there is only one party."""
    differ, agree = state.agreement is Agreement.DIFFER, state.agreement is Agreement.AGREE
    compared = [side for side in state.sides if side.entries and (differ or side.status is not None)]
    if not (differ or agree):
        return sides_label(record, voice, state)
    if len(compared) < len(state.sides):
        return (
            voice._("The records of those sides of which some were found differ.")
            if differ
            else voice._("The records of those sides of which some were found agree.")
        )
    count = voice.spelling.count(len(compared))
    sentence = (
        voice._("The records of the {count} sides differ.", count=count)
        if differ
        else voice._("The records of the {count} sides agree.", count=count)
    )
    return voice.spelling.alphabet.first_upper(sentence)


def sides_label(record: Record, voice: Voice, state: ActivityState) -> str:
    """The same in few words, as it stands in lists; nothing where there is only one party."""
    if len(state.sides) == 1:
        return ""
    if state.agreement is Agreement.DIFFER:
        return voice._("The sides' records differ in: {subjects}", subjects=_subjects(voice, state))
    if state.agreement is Agreement.AGREE:
        return voice._("The sides' records agree")
    heard = _heard(record, voice, state)
    if not heard:
        return voice._("No record of a party itself was found; what is recorded was reported by others")
    return voice.ngettext(
        "Side of which a record was found: {sides}",
        "Sides of which a record was found: {sides}",
        len(heard),
        sides="; ".join(heard),
    )


def sides_label_of_all(record: Record, voice: Voice, states: Sequence[ActivityState]) -> str:
    """The label that all of several activities share, said once; nothing where they share none."""
    labels = {sides_label(record, voice, state) for state in states}
    if not (len(states) > 1 and len(labels) == 1 and all(labels)):
        return ""
    state = states[0]
    if state.agreement is Agreement.DIFFER:
        return voice._("For all, the sides' records differ in: {subjects}.", subjects=_subjects(voice, state))
    if state.agreement is Agreement.AGREE:
        return voice._("For all, the sides' records agree.")
    heard = _heard(record, voice, state)
    if not heard:
        return voice._(
            "For none was a record of a party itself found; what is recorded was reported by others."
        )
    return voice.ngettext(
        "The one side of which a record was found, for all: {sides}.",
        "The sides of which a record was found, for all: {sides}.",
        len(heard),
        sides="; ".join(heard),
    )


def _subjects(voice: Voice, state: ActivityState) -> str:
    return ", ".join(voice._(SUBJECTS[one.subject]) for one in state.differences)


def _heard(record: Record, voice: Voice, state: ActivityState) -> list[str]:
    """The names of the sides of which something was found."""
    ordered = sides_in_order(record, voice, (side for side in state.sides if side.entries))
    return [voice.institution(record.plan.institutions[side.institution]).text for side in ordered]


def sides_in_order(record: Record, voice: Voice, sides: Iterable[Side]) -> list[Side]:
    return voice.own_first(sides, lambda side: record.plan.institutions[side.institution].country)


def _difference(record: Record, voice: Voice, difference: Difference) -> Fact:
    """What each side says, for each in which they do not say the same."""
    known = record.plan.institutions
    said = voice.own_first(difference.said, lambda one: known[one[0]].country)
    values = (
        replace(voice.institution(known[who]), mark=None, tail=f": {_shown(voice, word)}")
        for who, word in said
    )
    label = voice.spelling.alphabet.first_upper(voice._(SUBJECTS[difference.subject]))
    return Fact(label, tuple(values))


def _shown(voice: Voice, word: Word) -> str:
    return voice._(STATUSES[word]) if isinstance(word, Status) else voice.spelling.date(word)


def _side(record: Record, voice: Voice, state: ActivityState, side: Side) -> SideView:
    last = side.last_word()
    others = (entry for entry in reversed(side.entries) if entry is not last)
    return SideView(
        institution=institution_ref(record, voice, side.institution),
        spoken=last is not None,
        badge=badge(record, voice, side.status) if side.status else None,
        joint=last is not None and state.is_joint(last),
        facts=tuple(_facts(voice, state, side, last)) if last else (),
        sources=source_refs(record, voice, last.sources) if last else (),
        others=tuple(
            OtherEntry(entry_ref(voice, state, one), badge(record, voice, one.status) if one.status else None)
            for one in others
        ),
    )


def _facts(voice: Voice, state: ActivityState, side: Side, last: Entry) -> Iterator[Fact]:
    """When it was reported, and the dates as this side gave them; those of other entries lead there."""
    yield Fact(voice._("Reported on"), (voice.moment(last.on),))
    dates = (
        (voice._("Took place"), *_took_place(side, last)),
        (voice._("Begins"), side.start, side.teller(Subject.START)),
        (voice._("Due"), side.due, side.teller(Subject.DUE)),
    )
    for label, date, teller in dates:
        if date is not None and teller is not None:
            elsewhere = () if teller is last else (entry_ref(voice, state, teller),)
            yield Fact(label, (voice.moment(date), *elsewhere))


def _took_place(side: Side, last: Entry) -> tuple[PartialDate | None, Entry | None]:
    """When it was completed, by its last word on it; else what its last word alone says of a time."""
    if side.happened is not None:
        return side.happened, side.teller(Subject.HAPPENED)
    return last.happened, last
