"""Reasons for corrections: which are new, and what each is about."""

from __future__ import annotations

from collections.abc import Iterable

from plansite.changes import Change
from plansite.manifest import Release
from plansite.model import Correction
from plansite.snapshot import released_corrections


def new_reasons(reasons: Iterable[Correction], before: Release | None) -> list[Correction]:
    """Those that a release did not know yet."""
    known = released_corrections(before) if before else ()
    return [reason for reason in reasons if reason not in known]


def is_reason(reason: Correction, change: Change) -> bool:
    """Whether a reason is about that correction: its thing, and the fact or what the fact is a part of."""
    if reason.about != name_of(change):
        return False
    return reason.key is None or f"{change.key}/".startswith(f"{reason.key}/")


def name_of(change: Change) -> str:
    """What a correction names as its `about`: an activity by its id."""
    return change.about.removeprefix("activities/")
