"""The record as it was released: what each release holds, and which state of an activity came when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from plansite.changes import changes_between
from plansite.manifest import Release
from plansite.sealing import digest
from plansite.snapshot import draft_of, parts_of, released_facts
from plansite.state import known_on, state
from plansite.views.record import Past, Record, Then


def with_past(record: Record) -> Record:
    """The record together with its releases up to the day; without any, it stays as it is."""
    releases = [one for one in record.draft.releases if one.day <= record.state.day]
    return replace(record, past=_past(record, releases)) if releases else record


def _past(record: Record, releases: list[Release]) -> Past:
    known: dict[tuple[str, ...], datetime.date] = {}  # every state that there was, and since when
    thens = []
    for before, release in pairwise((None, *releases)):
        assert release is not None  # only the first is preceded by none
        states = _states(release, known)
        old, new = released_facts(before) if before else {}, released_facts(release)
        changes = changes_between(old, new) if before else ()
        thens.append(Then(release, _record(record, release, states), changes, states))
    changed = {
        name: release.day for release in releases for name in (*release.manifest.set, *release.manifest.gone)
    }
    return Past(tuple(thens), changed, _since(record, releases[-1]))


def _states(release: Release, known: dict[tuple[str, ...], datetime.date]) -> Mapping[str, datetime.date]:
    """For each activity the day on which the state that it has in a release appeared first.

    A state is what the facts and the words amount to, in all languages: its page says the same.
    """
    words: dict[str, list[str]] = {}
    for name in release.whole:
        lang, _, inner = name.partition("/")
        if inner.startswith("activities/") and lang != "plan":
            words.setdefault(inner.removeprefix("activities/"), []).append(name)
    found = {}
    for name in release.names("state/"):
        identifier = name.removeprefix("state/")
        objects = [name, *sorted(words.get(identifier, ()))]
        state_ = (identifier, *(f"{one} {release.whole[one]}" for one in objects))
        found[identifier] = known.setdefault(state_, release.day)
    return found


def _record(record: Record, release: Release, states: Mapping[str, datetime.date]) -> Record:
    """What pages of the release's day are made from; only new states are worth a page."""
    draft = draft_of(release, record.draft.folders, record.draft.languages)
    plan = known_on(draft.plan(), release.day)
    new = tuple(one for one in plan.activities if states.get(one.id) == release.day)
    there = state(plan.model_copy(update={"activities": new}), release.day)
    return replace(record, plan=plan, state=there, draft=draft, today=release.day, past=Past())


def _since(record: Record, last: Release) -> frozenset[str]:
    """The objects that would be new, others, or gone, if a release were made of what is shown."""
    now = {name: digest(text) for name, text in parts_of(record.draft, record.state.day).items()}
    names = {*now, *last.whole}
    return frozenset(name for name in names if now.get(name) != last.whole.get(name))
