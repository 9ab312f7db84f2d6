"""Words as they are looked for: without capitals, marks and what differs only between keyboards.

One word has three forms, each coarser than the one before. *Small*: as it is written, in small letters.
*Plain*: without marks (`ş` is `s`, `ə` is `e`, `ı` is `i`), and with one letter where two languages write the
same word with two (`x` and `h`, `q` and `k`). *Soft*: with the consonants alike that an ending softens
(`çocuk`, `çocuğun`). Everything here is a table or an expression that a browser reads as Python does: it is
published with the index, so that texts and what readers type are folded by the same rules.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from plansite.alphabet import Alphabet

# A run of letters, without what follows an apostrophe (an ending), or a number without leading zeros.
# Only what Python and browsers understand alike.
_LETTERS = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0400-\u052f]+"
WORD = rf"({_LETTERS})(?:['\u2019\u02bc]{_LETTERS})?|0*([0-9]+)"
MARKS = r"[\u0300-\u036f]"  # what is left of them when a text has been composed

_WORD, _MARKS, _LETTER = re.compile(WORD), re.compile(MARKS), re.compile(_LETTERS)
_CASED = (*range(0x41, 0x250), *range(0x400, 0x430), 0x4D8)  # where there are letters with capitals
_ALIKE = {"İ": "i", "ə": "e", "\u04d9": "e", "ı": "i", "x": "h", "q": "k", "ø": "o", "đ": "d", "ł": "l"}
SOFT = {"k": "g", "t": "d", "p": "b"}
_BASES = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Word:
    small: str
    plain: str
    soft: str


class Folding:
    """The folding of texts in the language of an alphabet."""

    def __init__(self, alphabet: Alphabet) -> None:
        small = {one: alphabet.lower(one) for one in map(chr, _CASED)}
        self.small = {one: low for one, low in small.items() if low != one and _LETTER.fullmatch(low)}
        self._table = str.maketrans(self.small)
        self._fold = cache(self._folded)  # most words of a site stand on many of its pages

    def words(self, text: str) -> list[Word]:
        """The words of a text in their order."""
        composed = _MARKS.sub("", unicodedata.normalize("NFC", text))
        return [self._fold(match[1] or match[2]) for match in _WORD.finditer(composed)]

    def _folded(self, written: str) -> Word:
        small = written.translate(self._table)
        plain = small.translate(_PLAIN)
        return Word(small, plain, plain.translate(_SOFT))


def _plain() -> dict[str, str]:
    """Every small letter that has a plainer one."""
    bases = {one: unicodedata.normalize("NFD", one)[0] for one in map(chr, range(0xE0, 0x250))}
    marked = {one: base for one, base in bases.items() if base != one and base in _BASES}
    return {one: _ALIKE.get(base, base) for one, base in (marked | _ALIKE).items()}


PLAIN = _plain()
_PLAIN, _SOFT = str.maketrans(PLAIN), str.maketrans(SOFT)
