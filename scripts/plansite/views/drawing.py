"""The plan in time as lanes of marks: where each stands so that all can be seen and read.

Every lane is a picture of its own, as wide as the others, so that a lane can be left out and paper can break
between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from plansite.views.scale import HEIGHT, SMALLEST, WIDTH, Stretch
from plansite.voice import Phrase

TOP = 4.0  # above the first line of a lane
YEARS = 16.0  # the line of the names of the years
LABEL = 8.0  # from the line on which an activity's name stands to its marks
LINE = 18.0  # from one line of marks to the next
GAP = 24.0  # from a line's marks to the name of the next
END = 8.0  # below the last marks
LETTER = 7.4  # the width of a letter, rather too much than too little
HOLLOW = ("band", "past", "ghost")  # what may have room for its text
FILLED = (*HOLLOW, "bar", "sum")  # what stands before all that is smaller
WRITTEN = (*FILLED, "signed")  # what stands alone enough to have its text beside it


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the picture that begin or end (`anchor`) at `x`; `y` is the middle of their line."""

    words: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Soft:
    """The part of a mark in which it may have begun ("start") or ended ("end")."""

    side: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn in a lane; its middle, from `sure_x` on, is certain, what is `soft` is not."""

    kind: str
    x: float
    y: float
    width: float
    sure_x: float
    sure_width: float
    soft: tuple[Soft, ...]
    about: bool
    text: str
    beside: Text | None  # the text where it is written out
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """The marks of an activity, or, without a label, of the whole lane."""

    label: Phrase | None
    address: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    id: str
    label: Phrase
    address: str
    height: float
    names_years: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """What a line holds before it is drawn."""

    label: Phrase | None
    address: str
    stretches: tuple[Stretch | None, ...]


def draw_lane(
    identifier: str, label: Phrase, address: str, lines: Iterable[Plain], *, names_years: bool
) -> Lane:
    drawn: list[Line] = []
    bottom = TOP + (YEARS if names_years else 0.0)
    for line in lines:
        label_y = bottom + GAP - LABEL if line.label else bottom
        top = label_y + LABEL if line.label else bottom
        marks = tuple(_placed(line.stretches, top))
        name = replace(line.label, text=_clipped(line.label.text)) if line.label else None
        drawn.append(Line(name, line.address, label_y, marks))
        bottom = max([top, *(_bottom(mark) for mark in marks)])
    return Lane(identifier, label, address, round(bottom + END, 1), names_years, tuple(drawn))


def sample(kind: str, *, about: bool = False, soft: bool = False) -> Mark:
    """A mark of that kind without a place in time, to be explained."""
    width = SMALLEST.get(kind, 2 * HEIGHT)
    sides = (Soft("start", 1.0, HEIGHT), Soft("end", 1.0 + HEIGHT, HEIGHT)) if soft else ()
    return Mark(kind, 1.0, 1.0, width, 1.0, 0.0 if soft else width, sides, about, "", None, "")


def foot(x: float, y: float, words: str) -> Text:
    """Beside a line, on the side that has more room."""
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
            y = round(top + line * LINE, 1)
            beside = _beside(one, y) if one.kind in WRITTEN else None
            rooms = [_Room(y, one.x, one.x + one.width), *([_room(beside)] if beside else [])]
            if not any(room.meets(other) for room in rooms for other in taken):
                taken += rooms
                yield _mark(one, y, beside)
                break


def _mark(one: Stretch, y: float, beside: Text | None) -> Mark:
    begin, end = one.sure
    right = one.x + one.width
    soft = []
    if one.kind == "bar":
        soft = [Soft("start", one.x, round(begin - one.x, 1)), Soft("end", end, round(right - end, 1))]
        soft = [part for part in soft if part.width > 0]
    sure = (begin, round(end - begin, 1)) if soft else (one.x, one.width)
    return Mark(
        one.kind, one.x, y, one.width, *sure, tuple(soft), one.about, one.text, beside, one.address
    )  # fmt: skip


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
    if one.kind in HOLLOW and needed + 8 <= one.width:
        return Text(one.written, round(one.x + 5, 1), middle, "start")
    if right + 4 + needed <= WIDTH:
        return Text(one.written, round(right + 4, 1), middle, "start")
    if needed + 4 <= one.x:
        return Text(one.written, round(one.x - 4, 1), middle, "end")
    if one.x + needed <= WIDTH:
        return Text(one.written, one.x, middle + LINE, "start")
    return Text(one.written, round(max(right, min(needed, WIDTH)), 1), middle + LINE, "end")
