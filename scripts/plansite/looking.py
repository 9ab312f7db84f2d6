"""The ledger of looking: which searches concern an activity, and when it is time to look again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

from plansite.dates import PartialDate, full_months_between, possibly_after
from plansite.model import Plan, Search
from plansite.state import Phase, phase_of


class Lapse(StrEnum):
    """Why the last look is certainly too old for what rests on it."""

    BEFORE_THE_END = "before-the-end"  # the plan's period is over, and nobody has looked since
    LONG_AGO = "long-ago"  # the period is running, and the months of `look_again_after` have passed


def newest_first(searches: Iterable[Search]) -> list[Search]:
    return sorted(searches, key=lambda search: search.on.sort_key, reverse=True)


def searches_for(searches: Iterable[Search], identifier: str) -> list[Search]:
    """Those for the activity by name, newest first."""
    return newest_first(search for search in searches if identifier in search.activities)


def searches_of_all(searches: Iterable[Search]) -> list[Search]:
    """Those of the whole plan, newest first."""
    return newest_first(search for search in searches if not search.activities)


def lapse(look: PartialDate | None, plan: Plan, day: datetime.date) -> Lapse | None:
    """Whether a last look, or never having looked, is certainly too long ago on a day."""
    period, phase = plan.agreement.period, phase_of(plan, day)
    if phase is Phase.OVER:
        end = period.end.last
        since = look is not None and end is not None and possibly_after(look, end)
        return None if since else Lapse.BEFORE_THE_END
    months = plan.site.look_again_after
    if phase is Phase.BEFORE or months is None:
        return None
    age = full_months_between(look or period.start, day)
    return Lapse.LONG_AGO if age is not None and age[0] >= months else None
