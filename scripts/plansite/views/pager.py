"""A long list in parts, each a page: what a phone on a slow line can take at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from plansite.views.record import Ref, page
from plansite.voice import Voice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a part stands among the others, and the way to them."""

    here: str
    parts: tuple[tuple[Ref, bool], ...]  # each, and whether it is this one
    before: Ref | None
    after: Ref | None


def cut(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """Parts of at most so many, in order; one, perhaps empty, where that is enough."""
    return [things[start : start + most] for start in range(0, len(things), most)] or [things]


def part_path(path: str, number: int) -> str:
    """The first part is the page itself."""
    return path if number == 1 else f"{path}{number}/"


def part_title(voice: Voice, title: str, number: int) -> str:
    if number == 1:
        return title
    return voice._("{title}, part {n}", title=title, n=voice.spelling.number(number))


def pager(voice: Voice, path: str, number: int, total: int) -> Pager | None:
    """None where there is one part alone."""
    if total == 1:
        return None
    spell = voice.spelling.number

    def ref(other: int, label: str) -> Ref | None:
        return page(voice, part_path(path, other), label) if 0 < other <= total else None

    return Pager(
        here=voice._("Part {n} of {total}", n=spell(number), total=spell(total)),
        parts=tuple(
            (page(voice, part_path(path, one), spell(one)), one == number) for one in range(1, total + 1)
        ),
        before=ref(number - 1, voice._("Previous part")),
        after=ref(number + 1, voice._("Next part")),
    )
