"""The names of the closed words on the site, as ids of the catalogue `site`.

One list a kind of word; what each status and computed label means stands beside its name, and the
method page prints it.
"""

from __future__ import annotations

from plansite.account import Ending
from plansite.sides import Subject
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

OWN_DATES = {
    Subject.START: _("Begins"),
    Subject.DUE: _("Due"),
}

# What follows "differ in".
SUBJECTS = {
    Subject.STATUS: _("the status"),
    Subject.HAPPENED: _("when it took place"),
    Subject.START: _("when it begins"),
    Subject.DUE: _("when it is due"),
}

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

ENDINGS = {
    Ending.COMPLETED: _("Completed"),
    Ending.COMPLETED_LATE: _("Completed late"),
    Ending.COMPLETED_DAY_NOT_STATED: _("Completed; when is not stated"),
    Ending.PARTLY_COMPLETED: _("Partly completed"),
    Ending.NOT_CARRIED_OUT: _("Not carried out"),
    Ending.CANCELLED: _("Cancelled"),
    Ending.CARRIED_OVER: _("Carried over to the next plan"),
    Ending.POSTPONED: _("Postponed"),
    Ending.IN_PROGRESS: _("In progress by the last word"),
    Ending.SIDES_DIFFER: SIDES_DIFFER,
    Ending.GENERAL_STATEMENT: _("General statement only"),
    Ending.NO_REPORT: _("No report found"),
}

ENDING_RULES = {
    Ending.COMPLETED: _(
        "The last word is that it is completed, and a source says when. What certainly took place after its"
        " own due date stands in a group of its own."
    ),
    Ending.COMPLETED_LATE: _(
        "The last word is that it is completed, and it took place certainly after its own due date."
    ),
    Ending.COMPLETED_DAY_NOT_STATED: _(
        "The last word is that it is completed; the sources read do not say when it took place."
    ),
    Ending.PARTLY_COMPLETED: _(
        "The last word is that a part of it is completed and that the rest will not follow."
    ),
    Ending.NOT_CARRIED_OUT: _("The last word is that it did not take place."),
    Ending.CANCELLED: _("The last word is that it will not take place."),
    Ending.CARRIED_OVER: _("The last word is that it passes into a later plan."),
    Ending.POSTPONED: _("The last word is that it is to take place later."),
    Ending.IN_PROGRESS: _(
        "The last word is that it has begun, or something was reported to have taken place; no later word"
        " that ends it was found."
    ),
    Ending.SIDES_DIFFER: _(
        "The last words of the sides are not the same. That of each is shown; none counts for more."
    ),
    Ending.GENERAL_STATEMENT: _(
        "A public statement mentions activities of this kind under the plan's protocol, but no single event."
        " It changes no status."
    ),
    Ending.NO_REPORT: _(
        "After the announcement no entry was found that says what became of it. This does not mean that"
        " nothing was done."
    ),
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
