"""The names of the closed words on the site, as ids of the catalogue `site`.

One list a kind of word; what each status and computed label means stands beside its name, and the
method page prints it.
"""

from __future__ import annotations

from plansite.vocabulary import HowRead, InstitutionKind, LinkToPlan, NotFound, Promise, SourceKind, Status


def _(text: str) -> str:
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


SECTIONS = {
    "purpose": _("Purpose"),
    "scope": _("Scope"),
    "expected-result": _("Expected result"),
    "developments": _("Developments"),
    "related": _("Related reports"),
    "paragraphs": _("Paragraphs of the report"),
}

STATUSES = {
    Status.ANNOUNCED: _("Announced"),
    Status.PLANNED: _("Planned"),
    Status.IN_PROGRESS: _("In progress"),
    Status.COMPLETED: _("Completed"),
    Status.PARTLY_COMPLETED: _("Partly completed"),
    Status.POSTPONED: _("Postponed"),
    Status.CANCELLED: _("Cancelled"),
    Status.NOT_CARRIED_OUT: _("Not carried out"),
    Status.CARRIED_OVER: _("Carried over to the next plan"),
}

SIDES_DIFFER = _("The sides' records differ")

MEANINGS = {
    Status.ANNOUNCED: _("A side has made the activity known; nothing more is recorded."),
    Status.PLANNED: _("A side has said when, where or how the activity is to take place."),
    Status.IN_PROGRESS: _(
        "A side has said that the activity has begun. After the plan's period it stays the last word found."
    ),
    Status.COMPLETED: _("A side has said that the activity is finished."),
    Status.PARTLY_COMPLETED: _(
        "A side has said that a part of the activity is finished and that the rest will not follow."
    ),
    Status.POSTPONED: _("A side has said that the activity is to take place later."),
    Status.CANCELLED: _("A side has said that the activity will not take place."),
    Status.NOT_CARRIED_OUT: _("A side has said that the activity did not take place."),
    Status.CARRIED_OVER: _("A side has said that the activity passes into a later plan."),
}

PROMISES = {
    Promise.COMMITMENT: _("Announced as to be carried out"),
    Promise.AIM: _("Announced as an aim"),
}

LINKS_TO_PLAN = {
    LinkToPlan.GENERAL: _("The link to the plan is stated in general words"),
    LinkToPlan.NOT_STATED: _("The link to the plan is not stated"),
}

INSTITUTION_KINDS = {
    InstitutionKind.GOVERNMENT: _("Government institution"),
    InstitutionKind.BODY: _("Attached body"),
}

SOURCE_KINDS = {
    SourceKind.OFFICIAL: _("Official source"),
    SourceKind.PRESS: _("Press"),
    SourceKind.SECONDARY: _("Secondary source"),
    SourceKind.LETTER: _("Letter"),
}

HOW_READ = {
    HowRead.LIVE: _("read on its own page"),
    HowRead.STORED_COPY: _("read in a stored copy"),
}

NOT_FOUND = {
    NotFound.PLAN_SIGNATORIES: _("Who signed the plan"),
    NotFound.SIGNING_PLACE: _("Where the plan was signed"),
    NotFound.PROTOCOL_DAY: _("The day on which the protocol was signed"),
    NotFound.PROTOCOL_PLACE: _("The city in which the protocol was signed"),
    NotFound.SAME_CEREMONY: _("Whether plan and protocol were signed at the same ceremony"),
    NotFound.PLAN_TEXT: _("The text of the plan"),
    NotFound.PROTOCOL_TEXT: _("The text of the protocol"),
    NotFound.ACTIVITY_COUNT: _("How many activities the plan itself counts"),
    NotFound.BUDGET: _("The plan's budget"),
    NotFound.INDICATORS: _("The plan's indicators"),
    NotFound.RESPONSIBLE_UNITS: _("Which units are responsible"),
    NotFound.ACTIVITY_DATES: _("The dates of the single activities"),
    NotFound.ACTIVITY_PLACES: _("The places of the single activities"),
    NotFound.INTERIM_REPORT: _("An interim report"),
    NotFound.FINAL_REPORT: _("A final report"),
    NotFound.SUCCESSOR_PLAN: _("A following plan between the same institutions"),
    NotFound.OTHER_SIDE_STATEMENT: _("A statement of the side that did not announce the plan"),
}
