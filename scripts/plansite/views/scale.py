"""Days as lengths: where in the picture something begins, how wide it is, and how certain its ends are.

Lengths are in the units of the picture's `viewBox`. A mark is as wide as its date is imprecise, and never so
narrow that it can't be seen.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from plansite.dates import PartialDate, parse
from plansite.spelling import Spelling

WIDTH = 640.0
EDGE = 8.0  # left and right of the years
HEIGHT = 14.0  # of a mark
SMALLEST = {  # the width under which a mark can't be seen
    "entry": 6.0,
    "happened": HEIGHT,
    "related": HEIGHT,
    "signed": HEIGHT,
}
NAME = 44.0  # the room that the name of a year needs
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A mark that has no place in its lane yet. Between `sure` and the ends its date may or may not hold."""

    kind: str
    x: float
    width: float
    sure: tuple[float, float]  # from where to where it certainly holds; equal where nothing is certain
    about: bool
    text: str
    written: str  # of its text, what is written out
    address: str  # where it leads, "" where nowhere


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str  # "" where there is no room for it


@dataclass(frozen=True, slots=True)
class Scale:
    first: datetime.date
    last: datetime.date  # the day after

    def x(self, day: datetime.date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * EDGE), 1)

    def holds(self, day: datetime.date) -> bool:
        return self.first <= day < self.last

    def meets(self, start: PartialDate, end: PartialDate) -> bool:
        """Whether any of it may lie in the picture."""
        first, last = start.first, end.last
        return first is not None and last is not None and first < self.last and last >= self.first

    def stretch(
        self,
        kind: str,
        start: PartialDate,
        end: PartialDate,
        text: str,
        *,
        written: str = "",
        address: str = "",
    ) -> Stretch | None:
        """None where the year is not known, or where it lies outside of the picture."""
        if not self.meets(start, end) or not (start.first and start.last and end.first and end.last):
            return None
        x, right = self.x(start.first), self.x(_after(end.last))
        width = max(SMALLEST.get(kind, 2.0), round(right - x, 1))
        left = round(min(max(0.0, (x + right - width) / 2), WIDTH - width), 1)
        sure = (left, left + width)
        if start.first != start.last or end.first != end.last:
            middle = (self.x(start.first) + self.x(_after(end.last))) / 2
            certain = self.x(_day_of(start)), self.x(_after(end.first))
            sure = certain if certain[0] < certain[1] else (round(middle, 1), round(middle, 1))
        about = start.about or end.about
        return Stretch(kind, left, width, sure, about, text, written or text, address)

    def ticks(self, spelling: Spelling) -> tuple[Tick, ...]:
        """Years; in a single year its months, with a name for each quarter."""
        years = range(self.first.year, self.last.year)
        if len(years) == 1:
            return tuple(
                Tick(
                    self.x(datetime.date(years[0], month, 1)),
                    spelling.date(parse(f"{years[0]}-{month:02}")) if month % 3 == 1 else "",
                )
                for month in range(1, MONTHS + 1)
            )
        step = math.ceil(NAME * len(years) / (WIDTH - 2 * EDGE))
        return tuple(
            Tick(self.x(datetime.date(year, 1, 1)), "" if index % step else str(year))
            for index, year in enumerate(years)
        )


def years_from(first: int, last: int) -> Scale:
    return Scale(datetime.date(first, 1, 1), datetime.date(last + 1, 1, 1))


def _day_of(start: PartialDate) -> datetime.date:
    """The last day on which it can have begun."""
    assert start.last is not None
    return start.last


def _after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1)
