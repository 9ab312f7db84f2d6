"""Reads the files that the program keeps: JSON, one row a line, with places where a row is not right.

Nobody has to write such a file by hand; a line that does not read as the program wrote it is said and
left out, and the others are read on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from plansite.diagnostics import Finding, Place, Report, say
from plansite.files import TextFile

R = TypeVar("R", bound=BaseModel)


def read_rows(file: TextFile, model: type[R], report: Report) -> Iterator[tuple[Place, R]]:
    """Each row with the place of its line; empty lines are passed over."""
    for number, line in enumerate(file.lines, 1):
        if line.strip():
            place = file.whole_line(number)
            row = read_row(line, model, place, report)
            if row is not None:
                yield place, row


def read_row(text: str, model: type[R], place: Place, report: Report) -> R | None:
    """One JSON text as `model`; None, and a finding at `place`, where it is not one."""
    try:
        return model.model_validate_json(text)
    except ValidationError:
        message = say("this does not read as the program wrote it")
        report(Finding(place, "bad-row", message, say("undo the change, or delete the line")))
        return None


def written_rows(rows: list[R]) -> str:
    """The text of a file of rows, in the order given; the same rows are always the same text."""
    lines = (
        json.dumps(row.model_dump(mode="json", exclude_none=True), ensure_ascii=False, sort_keys=True)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)
