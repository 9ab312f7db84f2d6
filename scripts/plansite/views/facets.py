"""By what activities can be told apart. What tells none of them apart is offered to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plansite.account import Ending, ending
from plansite.addresses import area_path
from plansite.dates import PartialDate
from plansite.labels import PROMISES
from plansite.state import ActivityState
from plansite.views.outcome import ending_badge, has_account
from plansite.views.record import Record, badge, title
from plansite.vocabulary import Promise, Status
from plansite.voice import Phrase, Voice

LEAST = 6  # activities; fewer are seen at one glance
DIFFERING = "sides-differ"


@dataclass(frozen=True, slots=True)
class Value:
    """A word by which activities can be chosen, with those that it fits."""

    id: str
    label: Phrase
    path: str  # of the page of these activities, below the language
    shape: str  # the status whose shape stands beside it, or ""
    ids: frozenset[str]  # of these activities


@dataclass(frozen=True, slots=True)
class Facet:
    id: str
    label: str
    values: tuple[Value, ...]

    def of(self, state: ActivityState) -> tuple[Value, ...]:
        """The values that fit an activity."""
        return tuple(value for value in self.values if state.activity.id in value.ids)


@dataclass(frozen=True, slots=True)
class _Word:
    """A value that may have no activities."""

    id: str
    label: Phrase
    shape: str = ""


def facets(record: Record, voice: Voice) -> tuple[Facet, ...]:
    """All that tell some activities from others, where there are so many that choosing helps."""
    if len(record.state.activities) < LEAST:
        return ()
    return tuple(facet for facet in _all(record, voice) if len({one.ids for one in facet.values}) > 1)


def years_of(state: ActivityState) -> Iterator[str]:
    """The years in which something is dated: its own dates and what lies between them, and its entries."""
    own = state.dates[-1]
    begin, end = own.start or own.due, own.due or own.start
    spans = [(begin, end)] if begin and end else []
    spans += [(on, on) for entry in state.history for on in (entry.on, entry.happened) if on]
    years = {year for span in spans for year in _between(*span)}
    return map(str, sorted(years))


def _between(begin: PartialDate, end: PartialDate) -> Iterable[int]:
    return range(begin.first.year, end.last.year + 1) if begin.first and end.last else ()


def _all(record: Record, voice: Voice) -> Iterator[Facet]:
    _ = voice._
    plan = record.plan
    areas = (_Word(area, title(record, voice, f"areas/{area}")) for area in plan.areas)
    yield _facet(record, "area", _("Area"), areas, lambda state: state.activity.areas, area_path)
    if has_account(record):
        classes = _classes(record, voice)
        yield _facet(record, "label", _("Outcome on record"), classes, lambda state: (ending(state),))
    yield _facet(
        record, "status", _("Status"), _statuses(record, voice), lambda state: (state.status or DIFFERING,)
    )
    years = sorted({year for state in record.state.activities for year in years_of(state)})
    words = (_Word(year, Phrase(year)) for year in years)
    yield _facet(record, "year", _("Year"), words, lambda state: (*years_of(state),))
    known = plan.institutions
    ordered = voice.own_first(known, lambda one: known[one].country)
    named = (_Word(one, Phrase(voice.institution(known[one]).text)) for one in ordered)
    yield _facet(record, "institution", _("Institution"), named, _takes_part)
    kinds = (_Word(kind, voice.name(forms)) for kind, forms in plan.kinds.items())
    yield _facet(record, "kind", _("Kind"), kinds, lambda state: (state.activity.kind,))
    promises = (_Word(promise, Phrase(_(PROMISES[promise]))) for promise in Promise)
    yield _facet(record, "promise", _("Promise or aim"), promises, lambda state: (state.activity.promise,))


def _facet(
    record: Record,
    identifier: str,
    label: str,
    words: Iterable[_Word],
    of: Callable[[ActivityState], Iterable[str]],
    path: Callable[[str], str] | None = None,
) -> Facet:
    fitting: dict[str, set[str]] = {}
    for state in record.state.activities:
        for one in of(state):
            fitting.setdefault(one, set()).add(state.activity.id)
    place = path or (lambda one: f"activities/by/{identifier}/{one}/")
    values = (
        Value(word.id, word.label, place(word.id), word.shape, frozenset(fitting[word.id]))
        for word in words
        if word.id in fitting
    )
    return Facet(identifier, label, tuple(values))


def _classes(record: Record, voice: Voice) -> Iterator[_Word]:
    first = {ending(state): state for state in reversed(record.state.activities)}
    for which in Ending:
        if which in first:
            shown = ending_badge(record, voice, first[which])
            yield _Word(which, Phrase(shown.label), shown.status)


def _statuses(record: Record, voice: Voice) -> Iterator[_Word]:
    for status in (*Status, None):
        shown = badge(record, voice, status)
        yield _Word(status or DIFFERING, Phrase(shown.label), shown.status)


def _takes_part(state: ActivityState) -> Iterable[str]:
    activity = state.activity
    return (*activity.parties, *activity.bodies, *activity.responsible)
