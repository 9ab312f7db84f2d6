"""How one wording became another: what stayed, what went and what came, word by word.

For people, not for patches: white space and the breaking of lines do not count, and a change that
leaves a short word standing alone between changed ones is shown as one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONELY = 2  # so few equal words between changes are no rest for a reader's eye

_WORD = re.compile(r"\S+")


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that shared a fate; between pieces stands a space."""

    fate: Fate
    words: str


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The way from the old wording to the new one; of what changed the old words stand first."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    pieces: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in _steps(before, after):
        if tag == "equal":
            pieces.append(Piece(Fate.SAME, " ".join(before[old_from:old_to])))
            continue
        if old_from < old_to:
            pieces.append(Piece(Fate.GONE, " ".join(before[old_from:old_to])))
        if new_from < new_to:
            pieces.append(Piece(Fate.NEW, " ".join(after[new_from:new_to])))
    return tuple(pieces)


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The steps of difflib, changes that only a few words part being joined into one."""
    held: tuple[int, int, int, int] | None = None
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (tag, old_from, old_to, new_from, new_to) in enumerate(steps):
        inside = 0 < number < len(steps) - 1
        if tag == "equal" and not (inside and held and old_to - old_from <= LONELY):
            if held:
                yield ("replace", *held)
            held = None
            yield tag, old_from, old_to, new_from, new_to
        else:
            first_old, _, first_new, _ = held or (old_from, old_to, new_from, new_to)
            held = (first_old, old_to, first_new, new_to)
    if held:
        yield ("replace", *held)
