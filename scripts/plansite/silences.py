"""Since when nothing was said: the activities of which more is awaited, the longest silence first."""

from __future__ import annotations

from collections.abc import Iterable

from plansite.state import ActivityState


def silences(states: Iterable[ActivityState]) -> tuple[ActivityState, ...]:
    """Those that no last word has ended. A silence that is certainly longer comes first; ties go by id."""
    return tuple(sorted((state for state in states if state.silent is not None), key=_order))


def year_of_silence(state: ActivityState) -> int:
    """The year of the last entry; the latest that it may mean."""
    return state.history[-1].on.sort_key[1].year


def _order(state: ActivityState) -> tuple[int, int, int, str]:
    days = state.silent
    assert days is not None  # only those are ordered
    return year_of_silence(state), -days.least, -days.most, state.activity.id
