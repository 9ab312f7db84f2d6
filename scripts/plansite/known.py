"""The plan as it was known on a day: what certainly became public only later is left out.

What is dated too vaguely to tell stays. What has no day of its own is as old as its oldest source.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.dates import PartialDate, certainly_after
from plansite.model import Activity, Agreement, Plan, Search


def known_on(plan: Plan, day: datetime.date) -> Plan:
    """The plan without later entries, reports, searches, and the sources on which only those rest.

    An activity of which nothing was public yet is not in it, nor a search for nothing but such ones.
    """
    activities = tuple(
        activity for one in plan.activities if (activity := _activity_on(one, plan, day)).history
    )
    identifiers = {activity.id for activity in activities}
    then = plan.model_copy(
        update={
            "agreement": _agreement_on(plan.agreement, plan, day),
            "activities": activities,
            "searches": tuple(_searches_on(plan.searches, identifiers, day)),
        }
    )
    gone = set(_cited(plan)) - set(_cited(then))
    sources = {name: source for name, source in plan.sources.items() if name not in gone}
    return then.model_copy(update={"sources": sources})


def _activity_on(activity: Activity, plan: Plan, day: datetime.date) -> Activity:
    history = tuple(entry for entry in activity.history if not certainly_after(entry.on, day))
    related = tuple(one for one in activity.related if _is_public(one.on, one.sources, plan, day))
    return activity.model_copy(update={"history": history, "related": related})


def _agreement_on(agreement: Agreement, plan: Plan, day: datetime.date) -> Agreement:
    related = tuple(one for one in agreement.related if _is_public(one.on, one.sources, plan, day))
    others = tuple(one for one in agreement.not_this_plan if _is_public(one.signed, one.sources, plan, day))
    return agreement.model_copy(update={"related": related, "not_this_plan": others})


def _searches_on(searches: tuple[Search, ...], activities: set[str], day: datetime.date) -> Iterator[Search]:
    for search in searches:
        concerned = tuple(one for one in search.activities if one in activities)
        if (concerned or not search.activities) and not certainly_after(search.on, day):
            yield search.model_copy(update={"activities": concerned})


def _is_public(on: PartialDate | None, sources: tuple[str, ...], plan: Plan, day: datetime.date) -> bool:
    if on is not None and on.year_known:
        return not certainly_after(on, day)
    published = (plan.sources[name].published if name in plan.sources else None for name in sources)
    return any(date is None or not certainly_after(date, day) for date in published)


def _cited(plan: Plan) -> Iterator[str]:
    """Every source on which something rests."""
    agreement = plan.agreement
    yield from agreement.sources
    yield from agreement.protocol.sources if agreement.protocol else ()
    yield from (paragraph.source for paragraph in agreement.paragraphs.values())
    for institution in plan.institutions.values():
        yield from institution.sources
    for other in agreement.not_this_plan:
        yield from other.sources
    for entry in (entry for activity in plan.activities for entry in activity.history):
        yield from entry.sources
    for related in (*agreement.related, *(one for activity in plan.activities for one in activity.related)):
        yield from related.sources
    for search in plan.searches:
        yield from search.found
