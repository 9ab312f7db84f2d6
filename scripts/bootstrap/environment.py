"""The project's `.venv`, and the stamp in it that says what it holds."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

STAMP = "plansite-door.txt"


def folder_of(root: Path) -> Path:
    return root / ".venv"


def python_of(root: Path) -> Path:
    return folder_of(root) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def base_python() -> Path:
    """The Python that virtual environments are made from, also when called inside one."""
    executable: str = sys._base_executable  # type: ignore[attr-defined]  # there is no public name for it
    return Path(os.path.realpath(executable))


def is_running(root: Path) -> bool:
    """Whether this very process runs in the `.venv`."""
    try:
        return Path(sys.prefix).samefile(folder_of(root))
    except OSError:
        return False


def holds(root: Path, locks: list[str]) -> bool:
    """Whether `.venv` is whole, its Python is still there, and all `locks` are installed as they read now."""
    stamp = read_stamp(root)
    if is_running(root):
        is_sound = stamp.get("version") == _version()  # another version looks for packages elsewhere
    else:
        is_sound = "python" in stamp and Path(stamp["python"]).exists() and python_of(root).exists()
    return is_sound and all(stamp.get(lock) == digest(root / lock) for lock in locks)


def locks_held(root: Path) -> list[str]:
    """The locks that are installed as they read now."""
    stamp = read_stamp(root)
    return [name for name in stamp if (root / name).is_file() and stamp[name] == digest(root / name)]


def digest(lock: Path) -> str:
    """Of the text, as git may have rewritten the line ends."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_stamp(root: Path) -> dict[str, str]:
    """What `write_stamp` wrote: the Python beneath, its version, and a digest for each lock."""
    try:
        lines = (folder_of(root) / STAMP).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {key: value for key, _, value in (line.partition(" ") for line in lines)}


def write_stamp(root: Path, locks: list[str]) -> None:
    """Say that `.venv` is whole: the last thing a preparation does."""
    stamp = {"python": str(base_python()), "version": _version()}
    stamp |= {lock: digest(root / lock) for lock in locks}
    text = "".join(f"{key} {value}\n" for key, value in stamp.items())
    (folder_of(root) / STAMP).write_text(text, encoding="utf-8")


def discard(root: Path) -> None:
    """Make `.venv` count as half made from here on."""
    (folder_of(root) / STAMP).unlink(missing_ok=True)


def _version() -> str:
    return ".".join(str(number) for number in sys.version_info[:2])
