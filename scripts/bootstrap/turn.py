"""One preparation at a time, also between processes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from os import set_inheritable
from pathlib import Path

from bootstrap.speech import say

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Wait until nobody else holds `file`, then hold it.

    The system lets go of it when its holder dies. Processes started with `close_fds=False` hold it
    as well: a pip that outlives a killed run is waited for.
    """
    file.parent.mkdir(exist_ok=True)
    with file.open("ab") as handle:
        if not _take(handle.fileno()):
            say("waiting")
            while not _take(handle.fileno()):
                time.sleep(0.2)
        set_inheritable(handle.fileno(), True)
        yield
