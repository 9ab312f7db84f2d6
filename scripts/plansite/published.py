"""The state of an activity as it is published as data: everything on which its page rests.

Whoever reads it needs nothing else. Nothing in it counts days, so that it stays the same until a fact
of it changes or the plan's period begins or ends. `form` says how it is to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from plansite.account import Ending, ending
from plansite.courses import DateChange
from plansite.model import Activity, Institution, Paragraph, Period, Plan, Search, Source
from plansite.sides import Agreement, Difference, Side, Subject
from plansite.state import ActivityState, Phase, State
from plansite.values import Date, Language, Names, Reference, Text
from plansite.vocabulary import Status

FORM: Literal[1] = 1
SIDES_DIFFER: Literal["sides-differ"] = "sides-differ"


class Published(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class PublishedSide(Published):
    institution: Reference
    status: Status | None = None
    on: Date | None = None  # its last entry
    happened: Date | None = None
    start: Date | None = None
    due: Date | None = None


class PublishedWord(Published):
    """What a side says of a matter in which sides differ: a status or a date."""

    institution: Reference
    word: Text


class PublishedDifference(Published):
    subject: Subject
    said: tuple[PublishedWord, ...]


class PublishedDateChange(Published):
    which: Literal["start", "due"]
    old: Date
    new: Date
    entry: Text  # its key


class PublishedName(Published):
    forms: Names
    unofficial: tuple[Language, ...] = ()


class PublishedState(Published):
    """An activity on the day of a release."""

    form: Literal[1]
    activity: Activity  # its facts, the history from the oldest entry to the newest
    phase: Phase
    period: Period
    status: Status | Literal["sides-differ"]
    ending: Ending
    agreement: Agreement
    differences: tuple[PublishedDifference, ...] = ()
    sides: tuple[PublishedSide, ...] = ()
    start: Date | None = None  # in force
    due: Date | None = None
    changes: tuple[PublishedDateChange, ...] = ()
    late: bool = False
    overdue: bool = False
    last_look: Date | None = None
    kind: Names
    names: dict[str, PublishedName] = {}
    institutions: dict[str, Institution] = {}
    paragraphs: dict[str, Paragraph] = {}
    sources: dict[str, Source] = {}
    searches: tuple[Search, ...] = ()

    def data(self) -> dict[str, object]:
        """As it is written; what is absent or empty is left out."""
        # pydantic warns of words that a validator of our own has made, and writes them rightly
        return self.model_dump(mode="json", exclude_defaults=True, exclude_none=True, warnings=False)


def published(state: ActivityState, whole: State, plan: Plan) -> PublishedState:
    """The state of one activity of the plan, as known on the day of `whole`."""
    activity = state.activity.model_copy(update={"history": state.history})
    searches = tuple(one for one in plan.searches if not one.activities or activity.id in one.activities)
    sources = dict.fromkeys(_sources(activity, plan, searches))
    institutions = dict.fromkeys(_institutions(activity, plan))
    return PublishedState(
        form=FORM,
        activity=activity,
        phase=whole.phase,
        period=plan.agreement.period,
        status=state.status or SIDES_DIFFER,
        ending=ending(state),
        agreement=state.agreement,
        differences=tuple(map(_difference, state.differences)),
        sides=tuple(map(_side, state.sides)),
        start=state.start,
        due=state.due,
        changes=tuple(map(_change, state.changes)),
        late=state.late,
        overdue=state.overdue,
        last_look=state.last_look,
        kind=plan.kinds[activity.kind],
        names={
            one: PublishedName(forms=plan.names[one].forms, unofficial=plan.names[one].unofficial)
            for one in activity.names
        },
        institutions={one: plan.institutions[one] for one in institutions},
        paragraphs={one: plan.agreement.paragraphs[one] for one in activity.promised_in},
        sources={one: plan.sources[one] for one in sources if one in plan.sources},  # else an address
        searches=searches,
    )


def _side(side: Side) -> PublishedSide:
    return PublishedSide(
        institution=side.institution,
        status=side.status,
        on=side.entries[-1].on if side.entries else None,
        happened=side.happened,
        start=side.start,
        due=side.due,
    )


def _difference(difference: Difference) -> PublishedDifference:
    said = tuple(PublishedWord(institution=who, word=str(word)) for who, word in difference.said)
    return PublishedDifference(subject=difference.subject, said=said)


def _change(change: DateChange) -> PublishedDateChange:
    which: Literal["start", "due"] = "start" if change.which == "start" else "due"
    return PublishedDateChange(which=which, old=change.old, new=change.new, entry=change.entry.key)


def _institutions(activity: Activity, plan: Plan) -> Iterator[str]:
    """Those that the activity names, and those that they are part of."""
    named = [*activity.parties, *activity.bodies, *activity.responsible]
    named += [by for entry in activity.history for by in entry.by]
    for one in named:
        current: str | None = one
        while current is not None:  # the rules know of no circles
            yield current
            current = plan.institutions[current].part_of


def _sources(activity: Activity, plan: Plan, searches: tuple[Search, ...]) -> Iterator[str]:
    yield from (plan.agreement.paragraphs[one].source for one in activity.promised_in)
    yield from (source for entry in activity.history for source in entry.sources)
    yield from (source for related in activity.related for source in related.sources)
    yield from (source for search in searches for source in search.found)
