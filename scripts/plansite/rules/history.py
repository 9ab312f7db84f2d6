"""What an activity's dates and entries must be to each other, and to the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from plansite.dates import PartialDate, certainly_after, certainly_before
from plansite.diagnostics import Finding, Severity, say
from plansite.nodes import Step, Tree
from plansite.read import Draft

PLAIN_KEY = 10  # letters of `YYYY-MM-DD`, the longest date that is a key by itself


def first_entries_have_a_status(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """The oldest entry says what the activity's status is; later ones may leave it as it was."""
    for tree, activity in draft.each_activity():
        dated = [
            (entry.on.sort_key, index) for index, entry in enumerate(activity.history) if entry.on.year_known
        ]
        index = min(dated)[1] if dated else 0
        if activity.history and activity.history[index].status is None:
            yield Finding(
                tree.place(("history", index)),
                "missing-status",
                say("the first entry of the history has no `status`"),
                say("add a line, for example `{line}`", line="status: announced"),
            )


def entries_have_different_keys(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """An entry is known by its day, or by its `id` where the day repeats."""
    for tree, activity in draft.each_activity():
        seen: set[str] = set()
        for index, entry in enumerate(activity.history):
            if entry.key in seen:
                yield Finding(
                    tree.place(("history", index, "id" if entry.id else "on")),
                    "repeated-entry",
                    say("another entry of this history has the key `{key}`", key=entry.key),
                    say(
                        "give this one an `id:` of its own, for example `{id}`",
                        id=f"id: {entry.on.start.year}-b",
                    ),
                )
            seen.add(entry.key)


def entries_can_be_addressed(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A day that is not a plain year, month or day is no address; the entry needs an `id`."""
    for tree, activity in draft.each_activity():
        for index, entry in enumerate(activity.history):
            plain = entry.on.machine is not None and len(entry.on.text) <= PLAIN_KEY
            if entry.id is None and not plain:
                yield Finding(
                    tree.place(("history", index, "on")),
                    "missing-id",
                    say("`{date}` can't be part of an address, so the entry needs an `id`", date=entry.on),
                    say(
                        "add a line, for example `{line}`",
                        line=f"id: {entry.on.start.year or 'report'}-report",
                    ),
                )


def entries_can_be_ordered(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Where one institution gives two different statuses, their dates must tell which is the later."""
    for tree, activity in draft.each_activity():
        for (_i, one), (index, other) in combinations(enumerate(activity.history), 2):
            shared = set(one.by) & set(other.by)
            differing = None not in (one.status, other.status) and one.status != other.status
            ordered = certainly_before(one.on, other.on) or certainly_after(one.on, other.on)
            if shared and differing and not ordered:
                yield Finding(
                    tree.place(("history", index, "on")),
                    "uncertain-order",
                    say(
                        "it can't be told whether `{other}` is later than `{one}`, and their statuses differ",
                        other=other.on,
                        one=one.on,
                    ),
                    say("make one of the two dates more precise, if a source gives it"),
                    Severity.WARNING,
                )


def nothing_comes_from_the_future(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    """Nothing has become public, happened or been read or searched after today."""
    for tree, path, date in _past(draft):
        if certainly_after(date, today):
            yield Finding(
                tree.place(path),
                "in-the-future",
                say("`{date}` lies after today, {today}", date=date, today=today),
                say("see whether the year is right; what is planned belongs under `start:` or `due:`"),
            )


def activities_begin_before_they_are_due(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for tree, activity in draft.each_activity():
        yield from _reversed(tree, (), activity.start, activity.due)
        for index, entry in enumerate(activity.history):
            yield from _reversed(tree, ("history", index), entry.start, entry.due)
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
    for tree, path, date in _dated(draft):
        if not date.year_known:
            yield Finding(
                tree.place(path),
                "unknown-year",
                say("a date without its year (`{date}`) can't stand here", date=date),
                say("write the year; where no source gives it, the report belongs under `related:`"),
            )


def _reversed(
    tree: Tree, path: tuple[Step, ...], start: PartialDate | None, due: PartialDate | None
) -> Iterator[Finding]:
    if start and due and certainly_after(start, due):
        yield Finding(
            tree.place((*path, "due")),
            "due-before-start",
            say("`due` ({due}) lies before `start` ({start})", due=due, start=start),
            say("see which of the two is wrong"),
        )


Dated = tuple[Tree, tuple[Step, ...], PartialDate]


def _past(draft: Draft) -> Iterator[Dated]:
    """Every date that can't lie in the future."""
    for tree, activity in draft.each_activity():
        for index, entry in enumerate(activity.history):
            yield tree, ("history", index, "on"), entry.on
            if entry.happened:
                yield tree, ("history", index, "happened"), entry.happened
        for index, related in enumerate(activity.related):
            if related.on:
                yield tree, ("related", index, "on"), related.on
    for identifier, source in draft.sources.items():
        yield draft.trees["sources"], (identifier, "retrieved"), source.retrieved
        if source.published:
            yield draft.trees["sources"], (identifier, "published"), source.published
    for index, search in draft.searches.items():
        yield draft.trees["searches"], (index, "on"), search.on
    if draft.agreement:
        yield draft.trees["agreement"], ("signed",), draft.agreement.signed
        yield draft.trees["agreement"], ("announced",), draft.agreement.announced


def _dated(draft: Draft) -> Iterator[Dated]:
    """Every date that is put in order, compared or drawn."""
    for tree, path, date in _past(draft):
        if path[0] != "related" and path[-1] != "published":
            yield tree, path, date
    for tree, activity in draft.each_activity():
        own: list[tuple[tuple[Step, ...], PartialDate | None]] = [
            (("start",), activity.start),
            (("due",), activity.due),
        ]
        for index, entry in enumerate(activity.history):
            own += [(("history", index, "start"), entry.start), (("history", index, "due"), entry.due)]
        for where, planned in own:
            if planned:
                yield tree, where, planned
    if draft.agreement:
        period = draft.agreement.period
        yield draft.trees["agreement"], ("period", "start"), period.start
        yield draft.trees["agreement"], ("period", "end"), period.end
