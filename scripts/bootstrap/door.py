"""Through the door: go on inside the project's own `.venv`, made or renewed where needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from bootstrap import environment
from bootstrap.speech import DoorError, say


def enter(script: str, locks: list[str]) -> None:
    """Return inside a `.venv` that holds all of `locks`; from anywhere else start `script` again in there.

    Leaves with exit code 2 and one sentence where no such `.venv` can be had.
    """
    path = Path(script).resolve()
    root = path.parents[1]
    try:
        if environment.holds(root, locks):
            if not environment.is_running(root):
                _go_on(environment.python_of(root), path)
        elif environment.is_running(root):
            environment.discard(root)  # nobody can remake the floor they stand on
            _go_on(environment.base_python(), path)
        else:
            from bootstrap.prepare import prepare  # much to import, seldom needed

            prepare(root, locks)
            _go_on(environment.python_of(root), path)
    except DoorError as stop:
        leave(stop)
    except OSError as error:
        leave(DoorError("venv-failed", reason=str(error)))


def leave(stop: DoorError) -> NoReturn:
    say(stop.key, **stop.gaps)
    sys.exit(2)


def _go_on(python: Path, script: Path) -> NoReturn:
    """Run the script with the same arguments in another Python, with UTF-8 for text whatever the locale."""
    command = [str(python), str(script), *sys.argv[1:]]
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    surroundings.pop("PYTHONHOME", None)  # would lead away from the `.venv`
    if os.name != "nt":
        os.execve(python, command, surroundings)
    import subprocess  # Windows has no exec that waits and keeps spaces in arguments

    sys.exit(subprocess.run(command, env=surroundings, check=False).returncode)
