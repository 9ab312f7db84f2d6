"""What changed from release to release: of the whole record, and of one activity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from plansite.addresses import archive_path, archived_path
from plansite.changes import Nature
from plansite.views.record import Past, Record, Ref, Then, page
from plansite.views.texts import TextChange, text_changes
from plansite.views.tidings import Tiding, tidings
from plansite.views.weaving import only_there, there
from plansite.voice import Moment, Voice

AT_ONCE = 10  # changes that are shown at once; the others are folded

CHANGES = "changes/"
ARCHIVE = "archive/"


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one nature: the first of them open, the others folded."""

    heading: str
    rule: str  # what makes them what they are
    shown: tuple[Tiding, ...]
    folded: tuple[Tiding, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A release, by what it changed."""

    anchor: str
    day: Moment
    preview: str
    groups: tuple[Group, ...]
    texts: tuple[TextChange, ...]
    texts_heading: str
    nothing: str
    archive: Ref


@dataclass(frozen=True, slots=True)
class ChangesView:
    title: str
    lead: str
    releases: tuple[ReleaseView, ...]


@dataclass(frozen=True, slots=True)
class RecordedView:
    """One release, as the page of an activity tells of it."""

    day: Moment
    preview: str
    tidings: tuple[Tiding, ...]
    text: Ref | None  # where its text changed too: the way to the difference
    archive: Ref | None  # the page of the state that came with it


def has_changes(past: Past) -> bool:
    return len(past.thens) > 1


def changes_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, CHANGES, voice._("What changed")) if has_changes(record.past) else None


def archive_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, ARCHIVE, voice._("Earlier states of the record")) if record.past.thens else None


def changes_view(record: Record, voice: Voice) -> ChangesView:
    """The newest release first; the first of all has nothing before it."""
    pairs = list(pairwise(record.past.thens))
    releases = tuple(_release(voice, then, before) for before, then in reversed(pairs))
    return ChangesView(
        title=voice._("What changed"),
        lead=voice._(
            "What was new in each release of this record, and what in it was corrected."
            " What was published earlier stays readable as it was."
        ),
        releases=only_there(releases, there(record)),
    )


def recorded_views(record: Record, voice: Voice) -> dict[str, tuple[RecordedView, ...]]:
    """For each activity the releases that say anything of it, the newest first."""
    found: dict[str, list[RecordedView]] = {}
    for before, then in pairwise((None, *record.past.thens)):
        assert then is not None  # only the first is preceded by none
        told: dict[str, list[Tiding]] = {}
        for one in tidings(then, before, voice) if before else ():
            told.setdefault(one.about.removeprefix("activities/"), []).append(one)
        for identifier, day in then.states.items():  # what is gone has no page
            if day == then.day or identifier in told:
                own = tuple(told.get(identifier, ()))
                view = _recorded(voice, then, identifier, own, first=before is None)
                found.setdefault(identifier, []).insert(0, view)
    return only_there({one: tuple(views) for one, views in found.items()}, there(record))


def _recorded(
    voice: Voice, then: Then, identifier: str, told: tuple[Tiding, ...], *, first: bool
) -> RecordedView:
    text = archive = None
    if not first and f"{voice.lang}/activities/{identifier}" in then.release.manifest.set:
        text = page(voice, f"{CHANGES}#{then.day.isoformat()}", voice._("The text of this page changed."))
    if then.states[identifier] == then.day:
        label = voice._("As recorded on {date}", date=voice.spelling.date(then.day))
        archive = page(voice, archived_path(then.day, identifier), label)
    return RecordedView(voice.moment(then.day), preview_mark(voice, then), told, text, archive)


def preview_mark(voice: Voice, then: Then) -> str:
    return voice._("trial release") if then.release.manifest.preview else ""


def _release(voice: Voice, then: Then, before: Then) -> ReleaseView:
    told = tidings(then, before, voice)
    texts = tuple(text_changes(then, before, voice))
    groups = tuple(_groups(voice, told))
    date = voice.spelling.date(then.day)
    return ReleaseView(
        anchor=then.day.isoformat(),
        day=voice.moment(then.day),
        preview=preview_mark(voice, then),
        groups=groups,
        texts=texts,
        texts_heading=voice.ngettext("{n} text changed", "{n} texts changed", len(texts)),
        nothing="" if groups or texts else voice._("No fact and no text of this language changed."),
        archive=page(voice, archive_path(then.day), voice._("The record as it stood on {date}", date=date)),
    )


def _groups(voice: Voice, told: tuple[Tiding, ...]) -> Iterator[Group]:
    headings = {
        Nature.UPDATE: (
            voice._("Updates"),
            voice._("Something new was published or found; what was recorded before stays right."),
        ),
        Nature.CORRECTION: (
            voice._("Corrections of the record"),
            voice._("Something had been recorded wrongly or is no longer held; the reason stands beside it."),
        ),
    }
    for nature, (heading, rule) in headings.items():
        own = tuple(one for one in told if one.nature is nature)
        if own:
            folded = own[AT_ONCE:]
            more = voice.ngettext("{n} more", "{n} more", len(folded))
            yield Group(heading, rule, own[:AT_ONCE], folded, more)
