"""When what a page says last changed: the release in which a fact or a text under it became another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import activity_path
from plansite.model import Activity
from plansite.views.record import Record
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class LastChange:
    sentence: str
    day: str  # for machines: the release, or "" where something has changed since the last of them


NEVER = LastChange("", "")


def last_change(record: Record, voice: Voice, path: str) -> LastChange:
    """For a page of facts or words, once there was a release; nothing for one that tells of the site."""
    past = record.past
    names = frozenset(_names(record, voice.lang, path)) if past.thens else frozenset()
    days = [past.changed[name] for name in names if name in past.changed]
    released = [release for release in record.draft.releases if release.day > record.state.day]
    if not names or (released and names & past.since):  # the words of a later day can't be told apart
        return NEVER
    if names & past.since or not days:
        date = voice.spelling.date(past.thens[-1].day)
        return LastChange(voice._("Changed since the release of: {date}", date=date), "")
    day = max(days)
    return LastChange(voice._("Last changed: {date}", date=voice.spelling.date(day)), day.isoformat())


def _names(record: Record, lang: str, path: str) -> Iterator[str]:
    """The objects on which a page rests."""
    folder, _, inner = path.partition("/")
    activities = [state.activity for state in record.state.activities]
    if path == "agreement/":
        yield from ("plan/agreement", *_words(record, lang, "agreement"))
    elif folder == "areas":
        yield from _words(record, lang, f"areas/{inner.rstrip('/')}")
        yield from _of_activities(record, lang, [one for one in activities if inner.rstrip("/") in one.areas])
    elif folder == "institutions":
        yield from _below(record, f"plan/institutions/{inner.rstrip('/')}")
    elif folder == "sources":
        yield from _below(record, "plan/sources/")
    elif folder == "activities" and inner:
        yield from _of_activities(record, lang, [one for one in activities if activity_path(one.id) == path])
    elif folder in ("", "activities", "timeline", "unknown", "account", "silent", "coverage"):
        yield from ("plan/agreement", "plan/areas", "plan/searches", *_below(record, "state/"))
        yield from _of_activities(record, lang, activities)
    elif record.by_hand(lang, folder) is not None:
        prose = record.by_hand(lang, folder)
        yield f"docs/{prose.lang if prose else lang}/{folder}"


def _of_activities(record: Record, lang: str, activities: list[Activity]) -> Iterator[str]:
    for activity in activities:
        yield f"state/{activity.id}"
        yield from _words(record, lang, f"activities/{activity.id}")


def _words(record: Record, lang: str, name: str) -> Iterator[str]:
    """The words that the page shows, in whichever language they are."""
    prose = record.prose(lang, name)
    if prose is not None:
        yield f"{prose.lang}/{name}"


def _below(record: Record, prefix: str) -> Iterator[str]:
    """Whatever there is or was by such a name; without more to it than a folder, all in it."""
    names = (*record.past.changed, *record.past.since)
    yield from (one for one in names if (one.startswith(prefix) if prefix.endswith("/") else one == prefix))
