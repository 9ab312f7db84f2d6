"""The closed words of the facts: what may stand where only certain words may stand."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    ANNOUNCED = "announced"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    PARTLY_COMPLETED = "partly-completed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NOT_CARRIED_OUT = "not-carried-out"
    CARRIED_OVER = "carried-over"


class Promise(StrEnum):
    COMMITMENT = "commitment"
    AIM = "aim"


class LinkToPlan(StrEnum):
    """What a related report says of its connection with the plan."""

    GENERAL = "general"
    NOT_STATED = "not-stated"


class InstitutionKind(StrEnum):
    GOVERNMENT = "government"
    BODY = "body"


class SourceKind(StrEnum):
    OFFICIAL = "official"
    PRESS = "press"
    SECONDARY = "secondary"
    LETTER = "letter"


class HowRead(StrEnum):
    LIVE = "live"
    STORED_COPY = "stored-copy"


class Health(StrEnum):
    """What an address said when it was last asked; "gone" only where the server itself says so."""

    ONLINE = "online"
    MOVED = "moved"
    GONE = "gone"
    UNREACHABLE = "unreachable"


class NotFound(StrEnum):
    """What was looked for and not found in the sources read."""

    PLAN_SIGNATORIES = "plan-signatories"
    SIGNING_PLACE = "signing-place"
    PROTOCOL_DAY = "protocol-day"
    PROTOCOL_PLACE = "protocol-place"
    SAME_CEREMONY = "same-ceremony"
    PLAN_TEXT = "plan-text"
    PROTOCOL_TEXT = "protocol-text"
    ACTIVITY_COUNT = "activity-count"
    BUDGET = "budget"
    INDICATORS = "indicators"
    RESPONSIBLE_UNITS = "responsible-units"
    ACTIVITY_DATES = "activity-dates"
    ACTIVITY_PLACES = "activity-places"
    INTERIM_REPORT = "interim-report"
    FINAL_REPORT = "final-report"
    SUCCESSOR_PLAN = "successor-plan"
    OTHER_SIDE_STATEMENT = "other-side-statement"
