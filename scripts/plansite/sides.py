"""The sides of an activity: what each party has said, and how their words stand to each other.

A side is a party; a body speaks for the party that it is part of. Nothing is averaged: where the
sides differ, each difference is named with what each side says.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from plansite.dates import PartialDate, certainly_after, certainly_before, days_between
from plansite.model import Activity, Entry, Institution
from plansite.vocabulary import Status

FINISHED = frozenset({
    Status.COMPLETED, Status.PARTLY_COMPLETED, Status.CANCELLED, Status.NOT_CARRIED_OUT, Status.CARRIED_OVER,
})  # fmt: skip

Word = Status | PartialDate  # what a side says on a subject


class Agreement(StrEnum):
    """How the records of those sides stand to each other that have given a status."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SIDE = "one-side"
    NO_SIDE = "no-side"


class Subject(StrEnum):
    """In what sides may differ."""

    STATUS = "status"
    HAPPENED = "happened"
    START = "start"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days that is known up to the precision of a date."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one party of an activity has said, oldest first."""

    institution: str
    entries: tuple[Entry, ...]
    status: Status | None  # of its last entry that has one; None where it has said nothing
    happened: PartialDate | None  # by its last word on it, while it calls it completed
    start: PartialDate | None  # by its last word on it
    due: PartialDate | None  # likewise
    silent: Days | None  # since its last entry; None where there is none or nothing more is awaited

    def last_word(self) -> Entry | None:
        """The entry that gave it its status; the newest one where none has given it any."""
        return self.teller(Subject.STATUS) or next(reversed(self.entries), None)

    def teller(self, subject: Subject) -> Entry | None:
        """The entry by which its word on a subject stands."""
        return next((entry for entry in reversed(self.entries) if _word(entry, subject) is not None), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """A matter in which sides certainly do not say the same, with the word of each that speaks of it."""

    subject: Subject
    said: tuple[tuple[str, Word], ...]  # institution and word, in the order of the sides


def sides_of(
    activity: Activity, history: Sequence[Entry], institutions: Mapping[str, Institution], day: datetime.date
) -> tuple[Side, ...]:
    """One side a party, in the order of the facts; `history` from the oldest entry to the newest."""
    said = [(entry, speakers(entry, activity, institutions)) for entry in history]
    return tuple(
        _side(party, [entry for entry, by in said if party in by], day) for party in activity.parties
    )


def speakers(entry: Entry, activity: Activity, institutions: Mapping[str, Institution]) -> set[str]:
    """The parties whose word an entry is; none where only others have spoken."""
    found = (side_of(by, activity.parties, institutions) for by in entry.by)
    return {party for party in found if party is not None}


def side_of(institution: str, parties: Iterable[str], institutions: Mapping[str, Institution]) -> str | None:
    """The party for which an institution speaks: itself, or the one that it is a part of."""
    seen = set()
    current: str | None = institution
    while current is not None and current not in seen:
        if current in parties:
            return current
        seen.add(current)
        current = institutions[current].part_of if current in institutions else None
    return None


def differences(sides: Sequence[Side]) -> tuple[Difference, ...]:
    """Where sides contradict each other; a vaguer date contradicts no sharper one within it."""
    rows = (
        (Subject.STATUS, [(side.institution, side.status) for side in sides]),
        (Subject.HAPPENED, [(side.institution, side.happened) for side in sides]),
        (Subject.START, [(side.institution, side.start) for side in sides]),
        (Subject.DUE, [(side.institution, side.due) for side in sides]),
    )
    found = []
    for subject, words in rows:
        said = tuple((who, word) for who, word in words if word is not None)
        if any(_contradict(one, other) for (_, one), (_, other) in combinations(said, 2)):
            found.append(Difference(subject, said))
    return tuple(found)


def agreement(sides: Sequence[Side], differing: Sequence[Difference]) -> Agreement:
    if differing:
        return Agreement.DIFFER
    spoken = sum(side.status is not None for side in sides)
    return (Agreement.NO_SIDE, Agreement.ONE_SIDE, Agreement.AGREE)[min(spoken, 2)]


def last_status(oldest_first: Iterable[Entry]) -> Status | None:
    return next((entry.status for entry in reversed([*oldest_first]) if entry.status is not None), None)


def last_happened(oldest_first: Sequence[Entry]) -> PartialDate | None:
    """When it took place, by the last word of a completion on it."""
    done = (_completed_on(entry) for entry in reversed(oldest_first))
    return next((happened for happened in done if happened is not None), None)


def from_oldest(history: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in the order in which they became public, a vague date being as late as it may be."""
    return tuple(sorted(history, key=_when))


def silence(entries: Sequence[Entry], day: datetime.date) -> Days | None:
    """The days since the newest of the entries, whichever of them that is; None without any."""
    ages = [age for entry in entries if (age := days_between(entry.on, day)) is not None]
    if not ages:
        return None
    return Days(max(0, min(least for least, _ in ages)), max(0, min(most for _, most in ages)))


def _side(party: str, entries: Sequence[Entry], day: datetime.date) -> Side:
    status = last_status(entries)
    newest = entries[::-1]
    return Side(
        institution=party,
        entries=tuple(entries),
        status=status,
        happened=last_happened(entries) if status is Status.COMPLETED else None,
        start=next((entry.start for entry in newest if entry.start is not None), None),
        due=next((entry.due for entry in newest if entry.due is not None), None),
        silent=None if status in FINISHED else silence(entries, day),
    )


def _when(entry: Entry) -> tuple[datetime.date, datetime.date, str]:
    first, last, _ = entry.on.sort_key
    return last, first, entry.key


def _completed_on(entry: Entry) -> PartialDate | None:
    return entry.happened if entry.status is Status.COMPLETED else None


def _word(entry: Entry, subject: Subject) -> Word | None:
    words: dict[Subject, Word | None] = {
        Subject.STATUS: entry.status,
        Subject.HAPPENED: _completed_on(entry),
        Subject.START: entry.start,
        Subject.DUE: entry.due,
    }
    return words[subject]


def _contradict(one: Word, other: Word) -> bool:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return certainly_before(one, other) or certainly_after(one, other)
    return one != other
