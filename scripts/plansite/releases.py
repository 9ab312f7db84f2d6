"""Reads the releases that are kept among the content, and says where their past was rewritten."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from plansite.diagnostics import Finding, Place, Report, say
from plansite.draft import Folders
from plansite.files import TextFile, files, is_file, is_folder, read_data, read_text, shown, stray
from plansite.manifest import Manifest, Release, folded
from plansite.nodes import Value
from plansite.sealing import digest
from plansite.snapshot import NEEDED, readable

MANIFEST = "release.json"
OBJECTS = "objects"
MOST_BYTES = 64 * 1024 * 1024  # a manifest names everything that changed, the first one everything

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OBJECT = re.compile(r"([0-9a-f]{64})\.(json|md)")
_UNDO = say("undo the change: what was released stays as it was")


def release_path(folders: Folders, day: datetime.date) -> Path:
    return folders.releases / day.isoformat() / MANIFEST


def object_path(folders: Folders, name: str, text: str) -> Path:
    """Where the object of that name lies: facts and states are data, all else is words."""
    kind = "json" if is_data(name) else "md"
    return folders.releases / OBJECTS / f"{digest(text)}.{kind}"


def is_data(name: str) -> bool:
    return name.startswith(("plan/", "state/"))


def read_releases(folders: Folders, report: Report) -> Iterator[Release]:
    """The releases from the oldest to the newest; what is wrong with one is said and it is left out."""
    texts, bad = _objects(folders, report)
    values: dict[str, Value] = {}
    before: Release | None = None
    sound = True  # after a break in the chain nothing can be told of what follows
    for path in files(folders.releases, report):
        file = None if path.name == OBJECTS else _manifest_file(folders, path, report)
        manifest = _manifest(file, path.name, report) if file else None
        if file is None or manifest is None:
            continue
        if manifest.previous != (before.manifest.seal if before else None):
            report(_broken(file, before))
            sound = False
        release = Release(manifest, folded(before.whole if before else {}, manifest), texts, values)
        bad |= {one for name, one in manifest.set.items() if not _is_there(file, name, one, release, report)}
        if sound and _is_whole(file, release, report) and bad.isdisjoint(release.whole.values()):
            yield release
        before = release


def _objects(folders: Folders, report: Report) -> tuple[dict[str, str], set[str]]:
    """The texts of all objects, by digest, and which of them are no longer what was released."""
    texts: dict[str, str] = {}
    edited: set[str] = set()
    for path in files(folders.releases / OBJECTS, report):
        named = _OBJECT.fullmatch(path.name)
        if named is None or not is_file(path):
            report(stray(path, ()))
            continue
        data = read_data(path, folders.content, report, most_bytes=MOST_BYTES)
        if data is None:
            continue
        text = data.decode("utf-8", "replace").replace("\r\n", "\n")  # git may have changed the ends of lines
        texts[named[1]] = text
        if digest(text) != named[1]:
            message = say("this object is not what its name says; it was changed after it was released")
            report(Finding(Place(shown(path)), "edited-object", message, _UNDO))
            edited.add(named[1])
    return texts, edited


def _manifest_file(folders: Folders, path: Path, report: Report) -> TextFile | None:
    """The text of the manifest in a release's folder; what else lies there has no place."""
    if not is_folder(path) or not _is_day(path.name):
        message = say("a folder here is named by the day of its release")
        help_ = say("name it by year, month and day, for example `2031-01-31`, or move it elsewhere")
        report(Finding(Place(shown(path)), "bad-release", message, help_))
        return None
    inside = list(files(path, report))
    for other in inside:
        if other.name != MANIFEST:
            report(stray(other, (MANIFEST,)))
    if not inside:  # a release was about to be made, and was not
        return None
    if not is_file(path / MANIFEST):
        message = say("this file is missing")
        report(Finding(Place(shown(path / MANIFEST)), "missing-file", message, _UNDO))
        return None
    return read_text(path / MANIFEST, folders.content, report, most_bytes=MOST_BYTES)


def _manifest(file: TextFile, day: str, report: Report) -> Manifest | None:
    try:
        manifest = Manifest.model_validate(json.loads(file.text))
    except json.JSONDecodeError as error:
        place = file.place(error.lineno, error.colno, 1)
        report(Finding(place, "bad-release", say("from here on this is not JSON"), _UNDO))
        return None
    except ValidationError as error:
        key = next((str(step) for one in error.errors() for step in one["loc"]), "")
        message = say("this does not read as the program wrote it")
        report(Finding(_place(file, key), "bad-release", message, _UNDO))
        return None
    if manifest.date.isoformat() != day:
        message = say("the release is of {date}, and its folder of {day}", date=manifest.date, day=day)
        help_ = say("give the folder its old name back: `{name}`", name=manifest.date)
        report(Finding(_place(file, "date"), "bad-release", message, help_))
        return None
    if manifest.seal != manifest.expected_seal():
        message = say("the seal does not fit: this release was changed after it was made")
        report(Finding(_place(file, "seal"), "edited-release", message, _UNDO))
    return manifest


def _broken(file: TextFile, before: Release | None) -> Finding:
    """A release that holds on to another one than stands before it."""
    place = _place(file, "previous")
    if before is None:
        message = say("this is the oldest release that is here, and it names one before it")
        help_ = say("put back the release that is missing; releases are never deleted")
        return Finding(place, "broken-chain", message, help_)
    message = say(
        "this release does not follow from the one of {date}: either that one was written anew, or one"
        " between them is missing",
        date=before.day,
    )
    help_ = say("bring back the release of {date} and what followed as they were", date=before.day)
    return Finding(place, "broken-chain", message, help_)


def _is_whole(file: TextFile, release: Release, report: Report) -> bool:
    """Whether everything is there that a release is read from."""
    if missing := [name for name in NEEDED if name not in release.whole]:
        message = say("the release is not whole; it lacks {names}", names=", ".join(missing))
        report(Finding(_place(file, "set"), "bad-release", message, _UNDO))
        return False
    return True


def _is_there(file: TextFile, name: str, one: str, release: Release, report: Report) -> bool:
    """Whether the object that a release names is there and can be read."""
    if one not in release.texts:
        message = say("the object of `{name}` is missing: {digest}", name=name, digest=one)
        help_ = say("bring it back to the folder `{folder}`", folder=f"releases/{OBJECTS}")
        report(Finding(_place(file, name), "missing-object", message, help_))
        return False
    edited = digest(release.texts[one]) != one  # which was said already
    if is_data(name) and not edited and not readable(release, name):
        message = say("what was released as `{name}` can't be read by this program", name=name)
        report(Finding(_place(file, name), "bad-object", message, _UNDO))
        return False
    return True


def _place(file: TextFile, key: str) -> Place:
    """Where a key stands in a manifest, or the file where it does not."""
    quoted = json.dumps(key)
    return file.find(quoted, 1, len(file.lines)) or file.place()


def _is_day(name: str) -> bool:
    try:
        return bool(_DAY.fullmatch(name) and datetime.date.fromisoformat(name))
    except ValueError:
        return False
