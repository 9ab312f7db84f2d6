"""How much of the plan's period has passed on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from plansite.dates import days_between, full_months_between
from plansite.model import Period

A_DAY = datetime.timedelta(days=1)


class Measure(StrEnum):
    MONTHS = "months"  # where the period consists of whole ones
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """So many whole months or days of so many.

    They are counted from the first day that the period's start may mean to the last that its end may
    mean; `exact` says that the facts give those very days.
    """

    measure: Measure
    passed: int
    total: int
    exact: bool


def elapsed(period: Period, day: datetime.date) -> Elapsed | None:
    """None where the day does not lie in the period, or its years are not known."""
    first, last = period.start.first, period.end.last
    if first is None or last is None or not first <= day <= last:
        return None
    exact = first == period.start.last and last == period.end.first
    exact = exact and not (period.start.about or period.end.about)
    after = last + A_DAY
    if first.day == after.day:
        passed, total = full_months_between(period.start, day), full_months_between(period.start, after)
        measure = Measure.MONTHS
    else:
        passed, total = days_between(period.start, day), days_between(period.start, after)
        measure = Measure.DAYS
    return Elapsed(measure, passed[1], total[1], exact) if passed and total else None
