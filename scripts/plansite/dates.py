"""Dates as precise as they are known: a year, a half, a quarter, a month, a day, or a stretch of these.

A date is kept as it was written and is widened to an interval of days only to compare or to draw.
Nothing here knows a language or reads the clock.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from plansite.mistakes import DateError, Reason, repair

__all__ = [
    "DateError",
    "PartialDate",
    "Precision",
    "Reason",
    "Unit",
    "When",
    "as_partial",
    "certainly_after",
    "certainly_before",
    "days_between",
    "full_months_between",
    "parse",
    "possibly_after",
    "possibly_before",
]

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


class Precision(StrEnum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


_MONTHS_IN: Final = {
    Precision.YEAR: 12,
    Precision.HALF: 6,
    Precision.QUARTER: 3,
    Precision.MONTH: 1,
    Precision.DAY: 1,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One year, half, quarter, month or day of the calendar."""

    precision: Precision
    year: int | None  # None: not known
    part: int = 1  # which half, quarter or month of the year; 1 for a whole year
    day: int = 0  # of the month; 0 unless the precision is a day

    @property
    def first(self) -> datetime.date | None:
        if self.year is None:
            return None
        month = (self.part - 1) * _MONTHS_IN[self.precision] + 1
        return datetime.date(self.year, month, self.day or 1)

    @property
    def last(self) -> datetime.date | None:
        if self.year is None:
            return None
        month = self.part * _MONTHS_IN[self.precision]
        return datetime.date(self.year, month, self.day or _days_in(self.year, month))


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as it was written (`text`), from the unit `start` to the unit `end`, mostly the same."""

    text: str
    start: Unit
    end: Unit
    about: bool = False  # shown, but widens nothing

    def __str__(self) -> str:
        return self.text

    @property
    def precision(self) -> Precision:
        return self.start.precision

    @property
    def year_known(self) -> bool:
        return self.start.year is not None

    @property
    def first(self) -> datetime.date | None:
        """The first day it may mean; None where the year is not known."""
        return self.start.first

    @property
    def last(self) -> datetime.date | None:
        """The last day it may mean; None where the year is not known."""
        return self.end.last

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """A total order. ValueError where the year is not known: such a date has no place in one."""
        if self.first is None or self.last is None:
            raise ValueError(f"{self.text} has no place in an order: its year is not known")
        return self.first, self.last, self.text

    @property
    def machine(self) -> str | None:
        """The value for HTML's `<time datetime>`; None where it would have to claim more than is known."""
        if self.start != self.end or self.about or not self.year_known or self.precision not in _JOINABLE:
            return None
        return self.text.partition("/")[0]


When = PartialDate | datetime.date


def as_partial(when: When) -> PartialDate:
    """The day as a date of the record; DateError outside the years it knows."""
    return parse(when.isoformat()) if isinstance(when, datetime.date) else when


def certainly_before(a: When, b: When) -> bool:
    """Whatever days are meant, all of `a` is over when `b` begins."""
    left, right = _bounds(a), _bounds(b)
    return left is not None and right is not None and left[1] < right[0]


def certainly_after(a: When, b: When) -> bool:
    return certainly_before(b, a)


def possibly_before(a: When, b: When) -> bool:
    """Some day of `a` is earlier than some day of `b`."""
    left, right = _bounds(a), _bounds(b)
    return left is None or right is None or left[0] < right[1]


def possibly_after(a: When, b: When) -> bool:
    return possibly_before(b, a)


def days_between(date: PartialDate, day: datetime.date) -> tuple[int, int] | None:
    """The least and the greatest number of days from `date` to `day`, negative where `day` is earlier."""
    if date.first is None or date.last is None:
        return None
    return (day - date.last).days, (day - date.first).days


def full_months_between(date: PartialDate, day: datetime.date) -> tuple[int, int] | None:
    """The least and the greatest number of completed months from `date` to `day`."""
    if date.first is None or date.last is None:
        return None
    return _full_months(date.last, day), _full_months(date.first, day)


def parse(text: str) -> PartialDate:
    """Read a date. Raises DateError."""
    try:
        return _parse(text)
    except DateError as error:
        if error.reason is Reason.NOT_A_DATE:
            raise _explain(text) from None
        raise


def _bounds(when: When) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day; None where the year is not known."""
    if isinstance(when, datetime.date):
        return when, when
    return None if when.first is None or when.last is None else (when.first, when.last)


def _full_months(start: datetime.date, end: datetime.date) -> int:
    if end < start:
        return -_full_months(end, start)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


_JOINABLE: Final = (Precision.YEAR, Precision.MONTH, Precision.DAY)
_UNIT: Final = re.compile(
    r"(?P<year>[0-9]{4}|XXXX)"
    r"(?:-H(?P<half>[0-9])|-Q(?P<quarter>[0-9])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


def _parse(text: str) -> PartialDate:
    body = text.removesuffix("~")
    units = [_parse_unit(part) for part in body.split("/", maxsplit=1)]
    start, end = units[0], units[-1]
    if len(units) == 2:
        _check_joined(start, end)
    return PartialDate(text, start, end, about=body != text)


def _parse_unit(text: str) -> Unit:
    match = _UNIT.fullmatch(text)
    if match is None:
        raise DateError(Reason.NOT_A_DATE)
    half, quarter, month, day = (int(match[name] or -1) for name in ("half", "quarter", "month", "day"))
    year = None if match["year"] == "XXXX" else int(match["year"])
    if year is None and month < 0:
        raise DateError(Reason.UNKNOWN_YEAR_ALONE)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(Reason.YEAR_OUT_OF_RANGE)
    if half >= 0:
        return Unit(Precision.HALF, year, _one_of(2, half, Reason.NO_SUCH_HALF))
    if quarter >= 0:
        return Unit(Precision.QUARTER, year, _one_of(4, quarter, Reason.NO_SUCH_QUARTER))
    if month < 0:
        return Unit(Precision.YEAR, year)
    _one_of(12, month, Reason.NO_SUCH_MONTH)
    if day < 0:
        return Unit(Precision.MONTH, year, month)
    return Unit(Precision.DAY, year, month, _one_of(_days_in(year, month), day, Reason.NO_SUCH_DAY))


def _one_of(count: int, number: int, reason: Reason) -> int:
    if not 1 <= number <= count:
        raise DateError(reason)
    return number


def _days_in(year: int | None, month: int) -> int:
    some_leap_year = 2000  # an unknown year may be one
    return calendar.monthrange(some_leap_year if year is None else year, month)[1]


def _check_joined(start: Unit, end: Unit) -> None:
    if not {start.precision, end.precision} <= set(_JOINABLE):
        raise DateError(Reason.HALF_OR_QUARTER_JOINED)
    if start.precision is not end.precision:
        raise DateError(Reason.MIXED_PRECISION)
    if (start.year is None) is not (end.year is None):
        raise DateError(Reason.UNKNOWN_YEAR_JOINED)
    if (end.year or 0, end.part, end.day) < (start.year or 0, start.part, start.day):
        raise DateError(Reason.REVERSED)


def _explain(text: str) -> DateError:
    """The error of a text that has not the form of a date, with the date it was probably meant to be."""
    repaired, mistake = repair(text)
    try:
        _parse(repaired)
    except DateError as error:
        return error if error.reason is not Reason.NOT_A_DATE else DateError(mistake)
    return DateError(mistake, suggestion=repaired)
