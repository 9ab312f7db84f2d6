"""The own dates of an activity on their way: given with it or by an entry, and then perhaps changed.

An old date stays visible beside the one that took its place, with the entry that said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plansite.dates import PartialDate
from plansite.model import Activity, Entry
from plansite.sides import Subject


@dataclass(frozen=True, slots=True)
class OwnDates:
    """When an activity is to begin and when it is due, by what was known since an entry."""

    start: PartialDate | None
    due: PartialDate | None
    since: Entry | None  # None: they were given with the activity itself

    def of(self, subject: Subject) -> PartialDate | None:
        return self.start if subject is Subject.START else self.due


@dataclass(frozen=True, slots=True)
class DateChange:
    """A start or due date that an entry replaced; the old one stays visible."""

    which: Subject  # START or DUE
    old: PartialDate
    new: PartialDate
    entry: Entry

    @property
    def is_sharper(self) -> bool:
        """Whether the new date lies within the old one: it was told more precisely, and not moved."""
        bounds = (self.old.first, self.new.first, self.new.last, self.old.last)
        known = [day for day in bounds if day is not None]
        return len(known) == len(bounds) and known == sorted(known)


def own_dates(activity: Activity, oldest_first: Iterable[Entry]) -> tuple[OwnDates, ...]:
    """Those given with the activity, then those after each entry that gave another; the last are in force."""
    dates = [OwnDates(activity.start, activity.due, None)]
    for entry in oldest_first:
        last = dates[-1]
        new = OwnDates(entry.start or last.start, entry.due or last.due, entry)
        if (new.start, new.due) != (last.start, last.due):
            dates.append(new)
    return tuple(dates)


def changes(dates: Sequence[OwnDates]) -> tuple[DateChange, ...]:
    """Each replacement of a date by another; the first date that is given replaces none."""
    found = []
    for before, after in pairwise(dates):
        for which in (Subject.START, Subject.DUE):
            old, new = before.of(which), after.of(which)
            if old is not None and new is not None and new != old and after.since is not None:
                found.append(DateChange(which, old, new, after.since))
    return tuple(found)


def replaced(dates: Sequence[OwnDates]) -> tuple[OwnDates, ...]:
    """The dates of which at least one was replaced, oldest first, each once, without those in force."""
    past = {change.entry for change in changes(dates)}
    before = {(one.start, one.due): one for one, after in pairwise(dates) if after.since in past}
    before.pop((dates[-1].start, dates[-1].due), None)
    return tuple(before.values())


def first_given(dates: Sequence[OwnDates], which: Subject) -> OwnDates | None:
    """Where the date appears first; None where it was never given."""
    return next((one for one in dates if one.of(which) is not None), None)
