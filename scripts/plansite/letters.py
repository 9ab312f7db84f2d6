"""Letters that are not what they look like, and how they are repaired.

A repaired line is what the rest of the program reads, so that one wrong letter is one finding and not
also an unknown id or an unknown heading.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.codes import Code
from plansite.diagnostics import Message, say

# Letters that look like a Latin one and are another: what a keyboard or a copied text leaves behind.
LOOK_ALIKES = {
    "\u04d9": "ə", "\u04d8": "Ə", "\u01dd": "ə", "\u018e": "Ə",
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "һ": "h",
    "ѕ": "s", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ё": "ë", "ї": "ï",
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
    "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "Ԛ": "Q", "Ԝ": "W", "Ё": "Ë", "Ї": "Ï",
    "ο": "o", "α": "a", "ν": "v", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K",
    "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
}  # fmt: skip
ONCE = frozenset({"not-nfc"})  # what a program does to a whole file is said at its first place
_NEVER_RIGHT = re.compile("[\u01dd\u018e]")  # Latin letters, but of no language that is written here
_WORD = re.compile(r"[^\W0-9_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏəƏ]")
_TABLE = str.maketrans(LOOK_ALIKES)
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class WrongLetter:
    """What is wrong with the letters at a column of a line, counted from 1."""

    column: int
    length: int
    code: Code
    message: Message
    help: Message


def wrong_letters(line: str) -> Iterator[WrongLetter]:
    if _is_plain(line):
        return
    yield from _look_alikes(line)
    yield from _decomposed(line)
    for match in _INVISIBLE.finditer(line):
        message = say("the invisible character {code} stands here", code=f"U+{ord(match[0]):04X}")
        yield WrongLetter(match.start() + 1, 1, "control-character", message, say("delete it"))


def repaired(line: str) -> str:
    """The line as it was probably meant."""
    if _is_plain(line):
        return line
    visible = unicodedata.normalize("NFC", _INVISIBLE.sub("", line))
    return _WORD.sub(lambda word: word[0].translate(_TABLE) if _is_mixed(word[0]) else word[0], visible)


def written_column(written: str, column: int) -> int:
    """Where the character at a column of the repaired line stands in the line as it was written."""
    prefixes = range(len(written) + 1)
    return bisect_left(prefixes, column, key=lambda length: len(repaired(written[:length]))) or 1


def _is_plain(line: str) -> bool:
    return line.isascii() and not _INVISIBLE.search(line)


def _is_mixed(word: str) -> bool:
    """Whether a Latin word has letters of another script; words wholly in another script are left alone."""
    others = [letter for letter in word if not _LATIN.match(letter)]
    mixed = 0 < len(others) < len(word) and all(letter in LOOK_ALIKES for letter in others)
    return mixed or _NEVER_RIGHT.search(word) is not None


def _look_alikes(line: str) -> Iterator[WrongLetter]:
    for word in _WORD.finditer(line):
        if _is_mixed(word[0]):
            wrong = next(letter for letter in word[0] if letter in LOOK_ALIKES)
            message = say(
                "`{word}` has the letter {code}, which only looks like `{letter}`",
                word=word[0],
                code=f"U+{ord(wrong):04X}",
                letter=LOOK_ALIKES[wrong],
            )
            right = say("write `{right}`", right=word[0].translate(_TABLE))
            yield WrongLetter(word.start() + 1, len(word[0]), "look-alike", message, right)


def _decomposed(line: str) -> Iterator[WrongLetter]:
    if unicodedata.is_normalized("NFC", line):
        return
    for word in re.finditer(r"\S+", line):
        if not unicodedata.is_normalized("NFC", word[0]):
            yield WrongLetter(
                word.start() + 1,
                len(word[0]),
                "not-nfc",
                say("a letter is written as two characters, here for the first time (the text is not NFC)"),
                say(
                    "write `{right}`, and look at the rest of the file",
                    right=unicodedata.normalize("NFC", word[0]),
                ),
            )
