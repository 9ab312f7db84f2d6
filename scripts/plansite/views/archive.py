"""Earlier states of the record: which releases there are, and how the activities stood in each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plansite.account import Ending
from plansite.addresses import activity_path, archive_path, archived_path
from plansite.labels import ENDINGS
from plansite.views.activity import ActivityView, activity_view
from plansite.views.changes import ARCHIVE, CHANGES, has_changes, preview_mark
from plansite.views.record import Badge, Fact, Record, Ref, Then, badge, page, title
from plansite.views.weaving import Sentence, only_there, there, weave
from plansite.vocabulary import Status
from plansite.voice import Moment, Phrase, Voice


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    ref: Ref
    preview: str
    changes: Ref | None
    seal: str


@dataclass(frozen=True, slots=True)
class ArchiveView:
    title: str
    lead: str
    rows: tuple[ReleaseRow, ...]
    seal_rule: str


@dataclass(frozen=True, slots=True)
class ThenRow:
    """An activity on the day of a release."""

    id: str
    title: Ref
    badge: Badge
    ending: str
    since: Moment | None  # the release in which it came to stand so, where that is an earlier one


@dataclass(frozen=True, slots=True)
class ThenView:
    """All activities on the day of a release."""

    title: str
    banner: Banner
    rows: tuple[ThenRow, ...]
    count: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """That this is not how things stand now, and the way to that."""

    text: str
    preview: str
    now: Ref | None
    cite: Sentence


@dataclass(frozen=True, slots=True)
class ArchivedView:
    """The page of an activity as it was; `activity` is what a build as of that day would have shown."""

    banner: Banner
    activity: ActivityView


def archive_view(record: Record, voice: Voice) -> ArchiveView:
    return ArchiveView(
        title=voice._("Earlier states of the record"),
        lead=voice._(
            "Each release keeps the record as it stood on its day. Nothing in it is changed later;"
            " whoever cites this site can name the day."
        ),
        rows=tuple(_row(record, voice, then) for then in reversed(record.past.thens)),
        seal_rule=voice._(
            "The seal is computed from all that a release says and from the seal before it: whoever has"
            " written one down can tell whether anything of the past was changed."
        ),
    )


def _row(record: Record, voice: Voice, then: Then) -> ReleaseRow:
    first = then is record.past.thens[0]
    anchor = f"{CHANGES}#{then.day.isoformat()}"
    return ReleaseRow(
        ref=page(voice, archive_path(then.day), voice.spelling.date(then.day)),
        preview=preview_mark(voice, then),
        changes=page(voice, anchor, voice._("What changed"))
        if has_changes(record.past) and not first
        else None,
        seal=then.release.manifest.seal,
    )


def then_view(record: Record, voice: Voice, then: Then) -> ThenView:
    date = voice.spelling.date(then.day)
    heading = voice._("The record as it stood on {date}", date=date)
    order = (one.id for one in then.record.draft.plan().activities)
    rows = tuple(_then_row(record, voice, then, one) for one in order if one in then.states)
    now = page(voice, "activities/", voice._("The activities as they stand now"))
    view = ThenView(
        title=heading,
        banner=_banner(record, voice, then, Phrase(voice._("Activities")), archive_path(then.day), now),
        rows=rows,
        count=voice.ngettext("{n} activity", "{n} activities", len(rows)),
        facts=(Fact(voice._("Seal"), (Phrase(then.release.manifest.seal),)),),
    )
    return only_there(view, there(record))


def _then_row(record: Record, voice: Voice, then: Then, identifier: str) -> ThenRow:
    day = then.states[identifier]
    state = then.release.value(f"state/{identifier}")
    assert isinstance(state, dict)
    status = None if state["status"] == "sides-differ" else Status(str(state["status"]))
    label = title(then.record, voice, f"activities/{identifier}")
    return ThenRow(
        id=identifier,
        title=page(voice, archived_path(day, identifier), label),
        badge=badge(record, voice, status),
        ending=voice._(ENDINGS[Ending(str(state["ending"]))]),
        since=None if day == then.day else voice.moment(day),
    )


def archived_view(record: Record, voice: Voice, then: Then, identifier: str) -> ArchivedView:
    """The page of a state that came with the release."""
    state = next(one for one in then.record.state.activities if one.activity.id == identifier)
    view = activity_view(then.record, voice, state, None, None)
    current = any(one.activity.id == identifier for one in record.state.activities)
    now = (
        page(voice, activity_path(identifier), voice._("The activity as it stands now")) if current else None
    )
    path = archived_path(then.day, identifier)
    then_alone = replace(view, meanings=(), questions=(), edit=(), see_related=None)
    archived = ArchivedView(
        banner=_banner(record, voice, then, view.title, path, now),
        activity=replace(then_alone, ending=replace(view.ending, address="")),
    )
    return only_there(archived, there(record))


def _banner(record: Record, voice: Voice, then: Then, what: Phrase, path: str, now: Ref | None) -> Banner:
    date, site = voice.spelling.date(then.day), voice.name(record.plan.site.name)
    address = record.plan.site.address
    if address:
        full = f"{address.rstrip('/')}/{voice.lang}/{path}"
        template = voice._("To cite this page: {title}. {site}, as recorded on {date}. {address}")
        cite = weave(template, title=what, site=site, date=date, address=full)
    else:
        template = voice._("To cite this page: {title}. {site}, as recorded on {date}.")
        cite = weave(template, title=what, site=site, date=date)
    return Banner(
        text=voice._("As recorded on {date}. This is not the present state.", date=date),
        preview=preview_mark(voice, then),
        now=now,
        cite=cite,
    )


def states_of(then: Then) -> list[str]:
    """The activities whose state came with the release; the others have their page in an earlier one."""
    return [one.activity.id for one in then.record.state.activities]


def archive_trail(voice: Voice, then: Then | None = None) -> tuple[Ref, ...]:
    refs = [page(voice, ARCHIVE, voice._("Earlier states of the record"))]
    if then is not None:
        refs.append(page(voice, archive_path(then.day), voice.spelling.date(then.day)))
    return tuple(refs)
