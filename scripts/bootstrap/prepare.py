"""Make `.venv` from the locks, by whatever means this machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from bootstrap import apt, environment
from bootstrap.speech import DoorError, say
from bootstrap.turn import turn

Command = list[str]

MISLEADING = ("PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PYTHONHOME", "PYTHONPATH")
SIGNS_OF_NO_NETWORK = ("connection broken by", "connection error")


def prepare(root: Path, locks: list[str]) -> None:
    """Make `.venv` hold `locks`, on top of what it already holds rightly, else from nothing."""
    with turn(root / ".cache" / "door.lock"):
        if environment.holds(root, locks):
            return  # another run has just done it
        say("preparing", locks=", ".join(locks))
        held = environment.locks_held(root)
        pip = _find_pip(root) if held and environment.holds(root, held) else None
        environment.discard(root)
        if pip is None:
            held, pip = [], _make(root)
        try:
            _install(root, pip, locks)
        except DoorError:
            if held:  # pip leaves alone what was there when it cannot fetch the rest
                environment.write_stamp(root, held)
            raise
        environment.write_stamp(root, sorted({*held, *locks}))


def _make(root: Path) -> Command:
    """Make an empty `.venv`, whatever stood there, and answer the pip that fills it."""
    folder = environment.folder_of(root)
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    folder.mkdir(exist_ok=True)
    package = f"python3.{sys.version_info.minor}-venv"
    lacking = find_spec("venv") is None or find_spec("ensurepip") is None
    pip, said = _try_to_make(root)
    if pip is None and lacking and apt.may_install() and apt.install(package):
        pip, said = _try_to_make(root)
    if pip is None:
        raise DoorError("no-venv", package=package) if lacking else DoorError("venv-failed", reason=said)
    return pip


def _try_to_make(root: Path) -> tuple[Command | None, str]:
    """A `.venv` with a pip of its own, else one for a pip outside; what was said where neither can be had."""
    make = [sys.executable, "-I", "-m", "venv", "--clear", str(environment.folder_of(root))]
    made = _run(make)
    if made.returncode == 0 or _run([*make, "--without-pip"]).returncode == 0:
        return _find_pip(root), _tail(made.stdout)
    return None, _tail(made.stdout)


def _find_pip(root: Path) -> Command | None:
    """The pip in `.venv`, else one outside that can be pointed at it (pip 22.3 and newer)."""
    python = str(environment.python_of(root))
    for pip in ([python, "-I", "-m", "pip"], [sys.executable, "-m", "pip", "--python", python]):
        if _run([*pip, "--version"]).returncode == 0:
            return pip
    return None


def _install(root: Path, pip: Command, locks: list[str]) -> None:
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    files = [argument for lock in locks for argument in ("--requirement", str(root / lock))]
    run = _run([*pip, "install", *options, *files])
    if run.returncode == 0:
        return
    names = ", ".join(locks)
    if any(sign in run.stdout for sign in SIGNS_OF_NO_NETWORK) and "HASHES" not in run.stdout:
        raise DoorError("offline", locks=names)
    raise DoorError("pip-failed", locks=names, reason=_tail(run.stdout))


def _tail(text: str) -> str:
    """The last lines, in which a program that fails says why."""
    return os.linesep.join([line for line in text.splitlines() if line.strip()][-3:])


def _run(command: Command) -> subprocess.CompletedProcess[str]:
    """Run quietly, untouched by settings that would install elsewhere."""
    surroundings = {key: value for key, value in os.environ.items() if key not in MISLEADING}
    surroundings |= {"PYTHONUTF8": "1", "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    surroundings.setdefault("PIP_RETRIES", "2")
    return subprocess.run(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,  # so that it keeps the turn
        check=False,
    )
