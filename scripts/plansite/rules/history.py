"""What the entries of a history must be to each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from plansite.addresses import ACTIVITY_ANCHORS
from plansite.dates import certainly_after, certainly_before
from plansite.diagnostics import Finding, Severity, say
from plansite.draft import Draft

PLAIN_KEY = 10  # letters of `YYYY-MM-DD`, the longest date that is a key by itself


def first_entries_have_a_status(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """The oldest entry says what the activity's status is; later ones may leave it as it was."""
    for tree, activity in draft.each_activity():
        dated = [
            (entry.on.sort_key, index) for index, entry in enumerate(activity.history) if entry.on.year_known
        ]
        index = min(dated)[1] if dated else 0
        if tree.raw(("history", index, "status")) is None:
            yield Finding(
                tree.place(("history", index)),
                "missing-status",
                say("the first entry of the history has no `status`"),
                say("add a line, for example `{line}`", line="status: announced"),
            )


def entries_have_different_keys(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """An entry is known by its day, or by its `id` where the day repeats; the page has other places too."""
    for tree, activity in draft.each_activity():
        seen: set[str] = set()
        for index, entry in enumerate(activity.history):
            place = tree.place(("history", index, "id" if entry.id else "on"))
            if entry.key in seen:
                message = say("another entry of this history has the key `{key}`", key=entry.key)
                example = f"id: {entry.on.start.year or 'report'}-b"
                help_ = say("give this one an `id:` of its own, for example `{id}`", id=example)
                yield Finding(place, "repeated-entry", message, help_)
            if ACTIVITY_ANCHORS.fullmatch(entry.key):
                message = say("the program uses the anchor `{anchor}` itself", anchor=entry.key)
                yield Finding(
                    place,
                    "reserved-id",
                    message,
                    say("give this one an `id:` of its own, for example `{id}`", id="id: 2025-report"),
                )
            seen.add(entry.key)


def entries_can_be_addressed(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A day that is not a plain year, month or day is no address; the entry needs an `id`."""
    for tree, activity in draft.each_activity():
        for index, entry in enumerate(activity.history):
            plain = entry.on.machine is not None and len(entry.on.text) <= PLAIN_KEY
            if not plain and entry.on.year_known and tree.raw(("history", index, "id")) is None:
                message = say(
                    "`{date}` can't be part of an address, so the entry needs an `id`", date=entry.on
                )
                help_ = say("add a line, for example `{line}`", line=f"id: {entry.on.start.year}-report")
                yield Finding(tree.place(("history", index, "on")), "missing-id", message, help_)


def entries_can_be_ordered(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Where one institution gives two different statuses, their dates must tell which is the later."""
    for tree, activity in draft.each_activity():
        for (_i, one), (index, other) in combinations(enumerate(activity.history), 2):
            shared = set(one.by) & set(other.by)
            differing = None not in (one.status, other.status) and one.status != other.status
            ordered = certainly_before(one.on, other.on) or certainly_after(one.on, other.on)
            if shared and differing and not ordered and one.on.year_known and other.on.year_known:
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
