"""Which paragraph of the report names which activities, and which activity rests on which paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plansite.model import Plan


@dataclass(frozen=True, slots=True)
class Coverage:
    """The same pairs both ways, in the order of the report and of the plan."""

    activities: Mapping[str, tuple[str, ...]]  # by paragraph
    paragraphs: Mapping[str, tuple[str, ...]]  # by activity
    introductions: tuple[str, ...]  # paragraphs that are marked so and name no activity
    gaps: tuple[str, ...]  # paragraphs that name no activity and are not marked as introduction


def coverage(plan: Plan) -> Coverage:
    marked = plan.agreement.paragraphs
    activities: dict[str, list[str]] = {paragraph: [] for paragraph in marked}
    for activity in plan.activities:
        for paragraph in activity.promised_in:
            activities[paragraph].append(activity.id)
    paragraphs: dict[str, list[str]] = {activity.id: [] for activity in plan.activities}
    for paragraph, named in activities.items():
        for identifier in named:
            paragraphs[identifier].append(paragraph)
    idle = [paragraph for paragraph, named in activities.items() if not named]
    return Coverage(
        activities={paragraph: tuple(named) for paragraph, named in activities.items()},
        paragraphs={identifier: tuple(found) for identifier, found in paragraphs.items()},
        introductions=tuple(paragraph for paragraph in idle if marked[paragraph].introduction),
        gaps=tuple(paragraph for paragraph in idle if not marked[paragraph].introduction),
    )
