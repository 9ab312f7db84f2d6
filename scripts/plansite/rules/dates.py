"""What dates must be to each other, to the plan's period and to the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.courses import OwnDates, own_dates
from plansite.dates import PartialDate, certainly_after, certainly_before
from plansite.diagnostics import Finding, Severity, say
from plansite.draft import Draft
from plansite.nodes import Path, Tree
from plansite.sides import from_oldest

Dated = tuple[Tree, Path, PartialDate]


def nothing_comes_from_the_future(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    """Nothing has become public, happened or been read or searched after today."""
    for tree, path, date in _past(draft):
        if certainly_after(date, today):
            message = say("`{date}` lies after today, {today}", date=date, today=today)
            help_ = say("see whether the year is right; what is planned belongs under `start:` or `due:`")
            yield Finding(tree.place(path), "in-the-future", message, help_)


def nobody_was_visited_in_the_future(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    """No address was asked after today, whoever wrote so."""
    for place, visit in draft.visits.values():
        latest = max(visit.checked, visit.since)
        if latest > today:
            message = say("`{date}` lies after today, {today}", date=latest, today=today)
            help_ = say("see whether the day of the machine is right; ask the addresses again: `links`")
            yield Finding(place, "in-the-future", message, help_)


def activities_begin_before_they_are_due(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """So it is with the activity's own dates, with those of one entry, and with those in force after each."""
    for tree, activity in draft.each_activity():
        yield from _reversed(tree, (), activity.start, activity.due)
        for index, entry in enumerate(activity.history):
            yield from _reversed(tree, ("history", index), entry.start, entry.due)
        for dates in own_dates(activity, from_oldest(one for one in activity.history if one.on.year_known)):
            if dates.since and None in (dates.since.start, dates.since.due):
                yield from _reversed_by(dates, tree, ("history", activity.history.index(dates.since)))


def periods_end_after_they_begin(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    if draft.agreement:
        period = draft.agreement.period
        if certainly_after(period.start, period.end):
            message = say(
                "the period ends ({end}) before it begins ({start})", end=period.end, start=period.start
            )
            place = draft.trees["agreement"].place(("period", "end"))
            yield Finding(place, "end-before-start", message, say("see which of the two is wrong"))


def dates_lie_in_the_period(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """An activity's own dates lie in the plan's period; changed dates may leave it."""
    if draft.agreement is None:
        return
    period = draft.agreement.period
    if certainly_after(period.start, period.end):
        return
    for tree, activity in draft.each_activity():
        for key, date in (("start", activity.start), ("due", activity.due)):
            if date and (certainly_before(date, period.start) or certainly_after(date, period.end)):
                yield Finding(
                    tree.place((key,)),
                    "outside-the-period",
                    say(
                        "`{date}` lies outside the plan's period, {start} to {end}",
                        date=date,
                        start=period.start,
                        end=period.end,
                    ),
                    say("see whether the year is right, and whether the date is this activity's own"),
                    Severity.WARNING,
                )


def years_are_known_where_they_count(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A date without a year stands only at related reports and sources."""
    for tree, path, date in (*_past(draft), *_planned(draft)):
        if not date.year_known and "related" not in path and path[-1] != "published":
            message = say("a date without its year (`{date}`) can't stand here", date=date)
            help_ = say("write the year; where no source gives it, the report belongs under `related:`")
            yield Finding(tree.place(path), "unknown-year", message, help_)


def _reversed(
    tree: Tree, path: Path, start: PartialDate | None, due: PartialDate | None
) -> Iterator[Finding]:
    if start and due and certainly_after(start, due):
        message = say("`due` ({due}) lies before `start` ({start})", due=due, start=start)
        help_ = say("see which of the two is wrong")
        yield Finding(tree.place((*path, "due")), "due-before-start", message, help_)


def _reversed_by(dates: OwnDates, tree: Tree, path: Path) -> Iterator[Finding]:
    """An entry gave one of the two dates, the other was given before."""
    if dates.since and dates.start and dates.due and certainly_after(dates.start, dates.due):
        key, other, still = (
            ("start", "due", dates.due) if dates.since.start else ("due", "start", dates.start)
        )
        message = say(
            "after this entry `due` ({due}) lies before `start` ({start})", due=dates.due, start=dates.start
        )
        help_ = say(
            "`{line}` holds from before; see which is wrong, or write here too what the source gives as"
            " `{key}:`",
            line=f"{other}: {still}",
            key=other,
        )
        yield Finding(tree.place((*path, key)), "due-before-start", message, help_)


def _past(draft: Draft) -> Iterator[Dated]:
    """Every date that can't lie in the future."""
    for tree, activity in draft.each_activity():
        for index, entry in enumerate(activity.history):
            yield from _given(tree, ("history", index), on=entry.on, happened=entry.happened)
        for index, related in enumerate(activity.related):
            yield from _given(tree, ("related", index), on=related.on)
    for identifier, source in draft.sources.items():
        tree = draft.trees["sources"]
        yield from _given(tree, (identifier,), retrieved=source.retrieved, published=source.published)
    for index, search in draft.searches.items():
        yield from _given(draft.trees["searches"], (index,), on=search.on)
    for index, correction in draft.corrections.items():
        yield from _given(draft.trees["corrections"], (index,), on=correction.on)
    yield from _past_of_agreement(draft)


def _past_of_agreement(draft: Draft) -> Iterator[Dated]:
    if draft.agreement:
        tree, agreement = draft.trees["agreement"], draft.agreement
        yield from _given(tree, (), signed=agreement.signed, announced=agreement.announced)
        if agreement.protocol:
            yield from _given(tree, ("protocol",), signed=agreement.protocol.signed)
        for index, other in enumerate(agreement.not_this_plan):
            yield from _given(tree, ("not_this_plan", index), signed=other.signed)
        for index, related in enumerate(agreement.related):
            yield from _given(tree, ("related", index), on=related.on)


def _planned(draft: Draft) -> Iterator[Dated]:
    """Every date that may lie in the future."""
    for tree, activity in draft.each_activity():
        yield from _given(tree, (), start=activity.start, due=activity.due)
        for index, entry in enumerate(activity.history):
            yield from _given(tree, ("history", index), start=entry.start, due=entry.due)
    if draft.site:
        yield from _given(draft.trees["site"], (), next_update=draft.site.next_update)
    if draft.agreement:
        tree, agreement = draft.trees["agreement"], draft.agreement
        yield from _given(tree, ("period",), start=agreement.period.start, end=agreement.period.end)
        for index, other in enumerate(agreement.not_this_plan):
            yield from _given(tree, ("not_this_plan", index), period=other.period)


def _given(tree: Tree, path: Path, **dates: PartialDate | None) -> Iterator[Dated]:
    for key, date in dates.items():
        if date is not None:
            yield tree, (*path, key), date
