"""What is wrong with a text that should be a date, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

from plansite.diagnostics import Message, say
from plansite.mistakes import Reason

_ANY_DATE = say("write a date as precise as the source is: 2025, 2025-H2, 2025-Q4, 2025-12 or 2025-12-31")
_DATES: Mapping[Reason, tuple[Message, Message]] = {
    Reason.NO_SUCH_DAY: (
        say("`{written}` names a day that does not exist"),
        say("look at the source again; where the day is not sure, write the month alone"),
    ),
    Reason.NO_SUCH_MONTH: (
        say("`{written}` names a month that does not exist"),
        say("write year, month and day in this order: 2025-12-31"),
    ),
    Reason.NO_SUCH_QUARTER: (
        say("`{written}` names a quarter that does not exist; there are Q1 to Q4"),
        _ANY_DATE,
    ),
    Reason.NO_SUCH_HALF: (
        say("`{written}` names a half that does not exist; there are H1 and H2"),
        _ANY_DATE,
    ),
    Reason.REVERSED: (
        say("the period `{written}` ends before it begins"),
        say("write the earlier date first"),
    ),
    Reason.MIXED_PRECISION: (
        say("the two ends of `{written}` are not equally precise"),
        say("write both ends as years, as months or as days: 2025-11/2025-12"),
    ),
    Reason.HALF_OR_QUARTER_JOINED: (
        say("halves and quarters can't be the ends of a period, as in `{written}`"),
        say("write both ends as years, as months or as days: 2025-11/2025-12"),
    ),
    Reason.OPEN_ENDED: (
        say("the period `{written}` has only one end"),
        say("write the date that is known alone, or both with `/` between them"),
    ),
    Reason.YEAR_OUT_OF_RANGE: (
        say("the year in `{written}` is too early or too late for a plan"),
        _ANY_DATE,
    ),
    Reason.UNKNOWN_YEAR_ALONE: (
        say("`{written}` says neither the year nor the month"),
        say("delete the line; what is not known is left out"),
    ),
    Reason.UNKNOWN_YEAR_JOINED: (
        say("only one end of `{written}` has a year"),
        say("write the year at both ends, or `XXXX` at both"),
    ),
    Reason.DIGITS: (
        say("`{written}` is written with digits other than 0 to 9"),
        _ANY_DATE,
    ),
    Reason.WORDS: (
        say("`{written}` is not a date: dates of the facts are written in digits, for all languages alike"),
        _ANY_DATE,
    ),
}  # fmt: skip


def bad_date(written: str, reason: Reason, suggestion: str) -> tuple[Message, Message]:
    """The sentence and the help; `suggestion` is the date that was probably meant, or ""."""
    message, help_ = _DATES.get(reason, (say("`{written}` is not a date"), _ANY_DATE))
    if suggestion:
        help_ = say("write {date}", date=suggestion)
    return Message(message.text, {"written": written}), help_
