"""The record of confirmed passages: on which day somebody confirmed that which texts say the same.

`content/confirmed.jsonl` has a line a passage, with the texts as they were on that day, so that what
changed since can be shown. The command `confirm` writes it; nobody else has to.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from plansite.diagnostics import Finding, Place, Report, say
from plansite.files import TextFile
from plansite.rows import read_rows, written_rows
from plansite.sealing import digest

MOST_BYTES = 64 * 1024 * 1024  # the texts of a large plan in several languages, and more


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ConfirmedText(_Kept):
    digest: str
    text: str

    @property
    def is_whole(self) -> bool:
        return self.digest == digest(self.text)


class Confirmation(_Kept):
    """The texts of a passage, by language, that somebody confirmed to say the same."""

    passage: str
    day: datetime.date
    texts: dict[str, ConfirmedText] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmation, and where it is kept."""

    row: Confirmation
    place: Place


def confirmation(passage: str, day: datetime.date, texts: dict[str, str]) -> Confirmation:
    kept = {lang: ConfirmedText(digest=digest(text), text=text) for lang, text in texts.items()}
    return Confirmation(passage=passage, day=day, texts=kept)


def read_confirmations(file: TextFile, report: Report) -> dict[str, Confirmed]:
    """The confirmations by passage; what was changed by hand, or stands there twice, is left out."""
    found: dict[str, Confirmed] = {}
    for place, row in read_rows(file, Confirmation, report):
        if not all(text.is_whole for text in row.texts.values()):
            message = say("a confirmed text of `{passage}` was changed by hand", passage=row.passage)
            help_ = say("undo the change; or delete the line, and confirm the passage again")
            report(Finding(place, "edited-confirmation", message, help_))
        elif first := found.get(row.passage):
            message = say(
                "`{passage}` is confirmed here a second time; the first is in line {line}",
                passage=row.passage,
                line=first.place.line,
            )
            report(Finding(place, "repeated-confirmation", message, say("keep the line with the later day")))
        else:
            found[row.passage] = Confirmed(row, place)
    return found


def written_confirmations(rows: Iterable[Confirmation]) -> str:
    """The text of the file: one line a passage, in the order of their ids."""
    return written_rows(sorted(rows, key=lambda row: row.passage))
