"""Puts a finished site in the place of the old one: whole, or not at all.

The new site is gathered in a hidden folder beside the target and changes places with it in one step
where the system has such a step (Linux); elsewhere in two, and a run that was killed between them is
mended by the next one. A folder is replaced only if it is empty or carries our mark.
"""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from plansite.diagnostics import Message, say

MARK = ".plansite"
_MARK_TEXT = b"This folder is made by scripts/build.py and replaced as a whole by every build.\n"
_NEW, _OLD = "new-", "old-"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class PublishError(Exception):
    """The site could not be published; what was published before is still there."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.said(str))
        self.message = message


def publish(parts: Iterable[tuple[str, bytes]], target: Path) -> None:
    """Write all `parts`, address and bytes, as the new content of the folder `target`."""
    target = target.resolve()
    try:
        _mend(target)
        _refuse_foreign(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _new_folder(target) as folder:
            _write(folder / MARK, _MARK_TEXT)
            for address, content in parts:
                _write(folder / _checked(address), content)
            _settle_modes(folder)
            _change_places(folder, target)
    except OSError as error:
        raise PublishError(say("The site could not be written: {reason}", reason=error)) from error


def folder_parts(folder: Path, address: str) -> Iterator[tuple[str, bytes]]:
    """The files of `folder` as parts below `address`; notes for people who work on them are left out."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_symlink():
            raise PublishError(say("{path} is a symbolic link; publish the file itself.", path=path))
        if path.is_file() and path.suffix != ".md" and not any(part.startswith(".") for part in name.parts):
            yield address + name.as_posix(), path.read_bytes()


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(say("{target} is a file; name a folder for the site.", target=target))
    if not (target / MARK).is_file() and any(target.iterdir()):
        raise PublishError(
            say(
                "{target} holds files that this program did not make, and publishing would replace them; "
                "name a new or an empty folder.",
                target=target,
            )
        )


def _mend(target: Path) -> None:
    """Bring back an old site that a killed run left aside, and clean up after such runs."""
    for aside in _beside(target, _OLD):
        if not target.exists():
            aside.rename(target)
    for left in [*_beside(target, _OLD), *_beside(target, _NEW)]:
        with suppress(OSError), _held(left):
            shutil.rmtree(left, ignore_errors=True)


def _beside(target: Path, kind: str) -> list[Path]:
    return sorted(target.parent.glob(f".{glob.escape(target.name)}.{kind}*"))


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    """A hidden folder beside `target` to fill, locked while it is ours; gone at the end in any case."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.{_NEW}", dir=target.parent))
    try:
        with _held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`; OSError where a living run holds it."""
    if sys.platform == "win32":  # a folder cannot be opened there; files in use cannot be removed either
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)


def _checked(address: str) -> PurePosixPath:
    path = PurePosixPath(address)
    if path.is_absolute() or ".." in path.parts or not path.name or "\\" in address:
        raise PublishError(say("Not an address inside the site: {address}", address=address))
    return path


def _settle_modes(folder: Path) -> None:
    """Readable by everybody, writable by its owner, whatever the user's habits are."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def _change_places(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    if _exchange(new, target):
        return
    old = new.with_name(new.name.replace(f".{_NEW}", f".{_OLD}"))
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
