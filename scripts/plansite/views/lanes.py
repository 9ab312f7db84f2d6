"""The plan by area: one lane for each, and one for what belongs to several."""

from __future__ import annotations

from collections.abc import Iterable

from plansite.state import ActivityState
from plansite.views.record import Record, area_ref
from plansite.voice import Phrase, Voice


def by_lane(record: Record, states: Iterable[ActivityState]) -> list[tuple[str, list[ActivityState]]]:
    """The activities of each area that stand in it alone, in the areas' order; under "" those of several."""
    lanes: dict[str, list[ActivityState]] = {area: [] for area in (*record.plan.areas, "")}
    for state in states:
        lanes[state.activity.areas[0] if len(state.activity.areas) == 1 else ""].append(state)
    return [(area, states) for area, states in lanes.items() if states]


def lane_name(record: Record, voice: Voice, area: str) -> tuple[Phrase, str]:
    """What a lane is called, and the address of its area's page; "" where it has none."""
    if not area:
        return Phrase(voice._("Several areas")), ""
    ref = area_ref(record, voice, area)
    return ref.label, ref.address
