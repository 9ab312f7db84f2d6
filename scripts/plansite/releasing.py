"""Makes a release of the content, or says why none can be made.

Objects are written first and the manifest last, so that a run that is killed leaves nothing that
counts; nothing that is there already is changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from plansite.diagnostics import Finding, Place, Severity, say
from plansite.draft import Draft
from plansite.files import shown
from plansite.keeping import keep
from plansite.manifest import sealed
from plansite.releases import object_path, release_path
from plansite.sealing import digest
from plansite.snapshot import parts_of

# What a site must have said of itself before it speaks to the public, each with a line to copy.
UNDECIDED = {
    "publisher": "publisher: {tr: …, az: …}",
    "contact": "contact: …",
    "repository": "repository: https://…",
    "address": "address: https://…",
    "next_update": "next_update: 2027-03",
}


def as_refusals(findings: list[Finding]) -> list[Finding]:
    """What is a warning as long as nothing is released is an error now."""
    reason = "correction-without-reason"
    return [replace(one, severity=Severity.ERROR) if one.code == reason else one for one in findings]


def refusals(draft: Draft, today: datetime.date, *, preview: bool) -> Iterator[Finding]:
    """Why content without errors can't be released today."""
    yield from () if preview else _undecided(draft)
    before = draft.releases[-1] if draft.releases else None
    if before is None:
        return
    place = Place(shown(release_path(draft.folders, before.day)))
    if before.day >= today:
        message = say(
            "there is a release of {date} already, and today is {today}", date=before.day, today=today
        )
        help_ = say("a release is never changed; make the next one on a later day")
        yield Finding(place, "later-release", message, help_)
    elif before.whole == _whole(parts_of(draft, today)):
        message = say("nothing has changed since the release of {date}", date=before.day)
        yield Finding(place, "unchanged", message, say("there is nothing to release yet"))


def release(draft: Draft, today: datetime.date, *, preview: bool) -> str:
    """Write today's release; the path of its manifest. Raises KeepError."""
    parts = parts_of(draft, today)
    before = draft.releases[-1] if draft.releases else None
    manifest = sealed(today, before, _whole(parts), preview=preview)
    for name in manifest.set:
        keep(object_path(draft.folders, name, parts[name]), parts[name])
    path = release_path(draft.folders, today)
    keep(path, manifest.written())
    return shown(path)


def _undecided(draft: Draft) -> Iterator[Finding]:
    place = draft.trees["site"].place()
    for key, line in UNDECIDED.items():
        if getattr(draft.site, key) is None:
            message = say("`{key}` is not decided yet, and the public is to know it", key=key)
            help_ = say("add a line, `{line}`, or make a trial release with `--preview`", line=line)
            yield Finding(replace(place, length=0), "undecided", message, help_)


def _whole(parts: dict[str, str]) -> dict[str, str]:
    return {name: digest(text) for name, text in parts.items()}
