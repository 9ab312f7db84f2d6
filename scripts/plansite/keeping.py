"""Writes what the program itself keeps among the content: confirmations, releases, the health of links.

A file is written whole beside its place and then put there in one step, so that a run that is killed
leaves either the old one or the new one.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from plansite.diagnostics import Message, say


class KeepError(Exception):
    """A file could not be written; what was there before is still there."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.said(str))
        self.message = message


def keep(path: Path, content: str) -> None:
    """Make `content` the text of the file at `path`; nothing happens where it is that already."""
    data = content.encode()
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise KeepError(say("{path} could not be written: {reason}", path=path, reason=error)) from error
