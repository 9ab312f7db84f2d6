"""The plan in time as a picture: where things stand so that all can be seen and read.

Lengths are in the units of the picture's `viewBox`, which is as wide as a small phone. A mark is as
wide as its date is imprecise, and never so narrow that it can't be seen.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from plansite.dates import PartialDate
from plansite.voice import Phrase

WIDTH = 360.0
EDGE = 8.0  # left and right of the years
TOP = 34.0  # the names of the years, and the first row's own
LABEL = 8.0  # from the line on which a row's name stands to its marks
LANE = 18.0  # from one line of marks to the next
HEIGHT = 14.0  # of a mark
GAP = 28.0  # from a row's marks to the line of the next row's name
SMALLEST = {
    "entry": 6.0,
    "happened": HEIGHT,
    "related": HEIGHT,
    "signed": HEIGHT,
}  # the width under which a mark can't be seen
LETTER = 7.4  # the width of a letter, rather too much than too little
YEAR = 40.0  # the room that the name of a year needs
FILLED = ("band", "past", "bar", "ghost")  # what may have room for its text
WRITTEN = (*FILLED, "signed")  # what stands alone enough to have its text beside it


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the picture that begin or end (`anchor`) at `x`; `y` is the middle of their line."""

    words: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn in a row: a band, a bar, the signing, an entry or a related report."""

    kind: str
    x: float
    y: float
    width: float
    about: bool
    text: str
    beside: Text | None  # the text where it is written out


@dataclass(frozen=True, slots=True)
class Row:
    label: Phrase
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str  # "" where there is no room for it


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    mark_height: float
    text: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today_x: float
    today: Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """A mark that has no place in its row yet."""

    kind: str
    x: float
    width: float
    about: bool
    text: str
    written: str  # of its text, what is written out


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to lengths."""

    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(EDGE + share * (WIDTH - 2 * EDGE), 1)

    def stretch(
        self, kind: str, start: PartialDate, end: PartialDate, text: str, written: str = ""
    ) -> Stretch | None:
        if start.first is None or end.last is None:
            return None
        x, right = self.x(start.first), self.x(end.last + datetime.timedelta(days=1))
        width = max(SMALLEST.get(kind, 2.0), round(right - x, 1))
        middle = (x + right) / 2
        left = min(max(0.0, middle - width / 2), WIDTH - width)
        return Stretch(kind, round(left, 1), width, start.about or end.about, text, written or text)

    def ticks(self) -> tuple[Tick, ...]:
        years = range(self.first.year, self.last.year)
        step = math.ceil(YEAR * len(years) / (WIDTH - 2 * EDGE))
        return tuple(
            Tick(self.x(datetime.date(year, 1, 1)), "" if index % step else str(year))
            for index, year in enumerate(years)
        )


def draw(
    scale: Scale,
    text: str,
    rows: Iterable[tuple[Phrase, Iterable[Stretch | None]]],
    day: datetime.date,
    today: str,
) -> Picture:
    drawn: list[Row] = []
    y = TOP
    for label, stretches in rows:
        marks = tuple(_placed(stretches, y + LABEL))
        drawn.append(Row(replace(label, text=_clipped(label.text)), y, marks))
        y = max([y, *(_bottom(mark) for mark in marks)]) + GAP
    x = scale.x(day)
    foot = _foot(x, y - HEIGHT / 2, today)
    return Picture(WIDTH, y, HEIGHT, text, tuple(drawn), scale.ticks(), x, foot)


def sample(kind: str, *, about: bool = False) -> Mark:
    """A mark of that kind without a place in time, to be explained."""
    return Mark(kind, 1.0, 1.0, SMALLEST.get(kind, 2 * HEIGHT), about, "", None)


def _foot(x: float, y: float, words: str) -> Text:
    """Beside the foot of a line, on the side that has more room."""
    if x < WIDTH / 2:
        return Text(words, round(x + 4, 1), y, "start")
    return Text(words, round(x - 4, 1), y, "end")


def _bottom(mark: Mark) -> float:
    return max(mark.y, mark.beside.y - HEIGHT / 2 if mark.beside else 0.0) + HEIGHT


def _clipped(words: str) -> str:
    """As many whole words as fit in one line."""
    room = int(WIDTH / LETTER)
    if len(words) <= room:
        return words
    whole = words[:room].rpartition(" ")[0] or words[: room - 1]
    return f"{whole}…"


def _placed(stretches: Iterable[Stretch | None], top: float) -> Iterator[Mark]:
    """Marks and texts that would hide each other stand in lines of their own."""
    taken: list[_Room] = []
    for one in sorted(filter(None, stretches), key=lambda one: (one.kind not in FILLED, one.x)):
        for line in count():
            y = round(top + line * LANE, 1)
            beside = _beside(one, y) if one.kind in WRITTEN else None
            rooms = [_Room(y, one.x, one.x + one.width), *([_room(beside)] if beside else [])]
            if not any(room.meets(other) for room in rooms for other in taken):
                taken += rooms
                yield Mark(one.kind, one.x, y, one.width, one.about, one.text, beside)
                break


@dataclass(frozen=True, slots=True)
class _Room:
    """What a mark or a text takes of a line; `top` is where the line of marks begins."""

    top: float
    left: float
    right: float

    def meets(self, other: _Room) -> bool:
        return abs(self.top - other.top) < HEIGHT and self.left <= other.right and other.left <= self.right


def _room(text: Text) -> _Room:
    width = len(text.words) * LETTER
    left = text.x if text.anchor == "start" else text.x - width
    return _Room(text.y - HEIGHT / 2, left, left + width)


def _beside(one: Stretch, y: float) -> Text:
    """The text inside the mark, or else where there is room: after it, before it, or below it."""
    needed = len(one.written) * LETTER
    right = one.x + one.width
    middle = y + HEIGHT / 2
    if one.kind in FILLED and needed + 8 <= one.width:
        return Text(one.written, round(one.x + 5, 1), middle, "start")
    if right + 4 + needed <= WIDTH:
        return Text(one.written, round(right + 4, 1), middle, "start")
    if needed + 4 <= one.x:
        return Text(one.written, round(one.x - 4, 1), middle, "end")
    if one.x + needed <= WIDTH:
        return Text(one.written, one.x, middle + LANE, "start")
    return Text(one.written, round(max(right, min(needed, WIDTH)), 1), middle + LANE, "end")
