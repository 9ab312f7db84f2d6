"""Order and case of letters by a language's own alphabet.

Python's own order and case are nobody's: they put `ç` after `z` and make `i` of `I`, which in Turkish and
Azerbaijani is `ı`. This is the only module that may ask for the case of a letter without asking the language,
and only for letters that are not in the alphabet.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache
from typing import Final

_Place = tuple[int, int, int]  # what it is, which it is, and how far a foreign letter stands behind a letter
Key = tuple[tuple[_Place, ...], tuple[tuple[int, ...], ...], tuple[bool, ...], str]


class _Kind(IntEnum):
    """What comes before what, as in the Unicode collation."""

    SPACE = 0
    SIGN = 1
    DIGIT = 2
    LETTER = 3
    FOREIGN = 4


_LATIN: Final = "abcdeəfghiıjklmnopqrstuvwxyz"  # where a letter stands in an alphabet that has it not
_SIGNS: Final = "_-‐–—,;:!¡?¿.…·'\"«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¨°©®+±÷×<=>|~¤¢$£¥€₺₼₽"
_ALIKE: Final = str.maketrans("‑‘’“”„", '‐\'\'"""')  # print and typewriter have one place
_MARKS: Final = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"


class Alphabet:
    """The letters of a language in their order, small and capital.

    Spaces come first, then signs, digits, letters and letters of other scripts. Letters with marks that the
    alphabet has not (â) stand with their letter, other foreign letters behind the letter they follow in Latin
    (q behind p). Marks decide between words that are otherwise equal, and case between these.
    """

    def __init__(self, lower: str, upper: str) -> None:
        if not len(lower) == len(upper) == len(set(lower)) == len(set(upper)):
            raise ValueError("an alphabet has as many small letters as capitals, each once")
        self._place = {letter: place for letters in (lower, upper) for place, letter in enumerate(letters)}
        self._lower = dict(zip(upper, lower, strict=True))
        self._upper = dict(zip(lower, upper, strict=True))
        self._weigh = cache(self._weight)

    def key(self, text: str) -> Key:
        """The sort key of a text; different for different texts."""
        composed = unicodedata.normalize("NFC", text)
        weights = [self._weigh(character) for character in composed]
        places, marks, capitals = zip(*weights, strict=True) if weights else ((), (), ())
        return places, marks, capitals, composed

    def lower(self, text: str) -> str:
        return "".join(map(self._to_lower, unicodedata.normalize("NFC", text)))

    def upper(self, text: str) -> str:
        return "".join(map(self._to_upper, unicodedata.normalize("NFC", text)))

    def first_upper(self, text: str) -> str:
        """The text as it begins a sentence."""
        composed = unicodedata.normalize("NFC", text)
        return self.upper(composed[:1]) + composed[1:]

    def _to_lower(self, letter: str) -> str:
        if letter in self._place:
            return self._lower.get(letter, letter)
        return _single(letter.lower(), letter)

    def _to_upper(self, letter: str) -> str:
        if letter in self._place:
            return self._upper.get(letter, letter)
        return _single(letter.upper(), letter)

    def _weight(self, character: str) -> tuple[_Place, tuple[int, ...], bool]:
        """Where a character stands, its marks, and whether it is a capital."""
        small = self._to_lower(character)
        capital = small != character
        if small in self._place:
            return (_Kind.LETTER, self._place[small], 0), (), capital
        base, *marks = list(unicodedata.normalize("NFD", small))
        if marks:
            place, _, _ = self._weigh(base)
            return place, tuple(_index(_MARKS, mark) for mark in marks), capital
        return self._foreign_place(base), (), capital

    def _foreign_place(self, character: str) -> _Place:
        if character.isspace():
            return _Kind.SPACE, 0, 0
        if character.isdecimal():
            return _Kind.DIGIT, unicodedata.decimal(character), 0
        if character in _LATIN:
            distance = _LATIN.index(character)
            before = [self._place[letter] for letter in _LATIN[:distance] if letter in self._place]
            return _Kind.LETTER, before[-1] if before else -1, distance + 1
        if character.isalpha():
            return _Kind.FOREIGN, ord(character), 0
        return _Kind.SIGN, _index(_SIGNS, character.translate(_ALIKE)), 0


def _index(known: str, character: str) -> int:
    """The place in the order that is known; the others follow by their code points."""
    place = known.find(character)
    return place if place >= 0 else len(known) + ord(character)


def _single(changed: str, letter: str) -> str:
    """A letter stays one letter: no `SS` for `ß`."""
    return changed if len(changed) == 1 else letter
