"""Text files with places: read once, safely, with everything that is wrong about the text itself."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.diagnostics import Finding, Place, Report, say

MAX_BYTES = 1024 * 1024
MAX_LINE = 100_000

# Letters that look like a Latin one and are another: what a keyboard or a copied text leaves behind.
LOOK_ALIKES = {
    "\u04d9": "ə", "\u04d8": "Ə", "\u01dd": "ə", "\u018e": "Ə",
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "һ": "h",
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
    "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "ѕ": "s",
    "ο": "o", "Ο": "O", "α": "a", "Α": "A", "ν": "v",
}  # fmt: skip
_WORD = re.compile(r"[^\W0-9_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏəƏ]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text in lines, without line ends, and its path as it is shown to a person."""

    path: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def place(self, line: int = 1, column: int = 1, length: int = 0) -> Place:
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, column, max(0, min(length, len(excerpt) - column + 1)), excerpt)

    def find(self, needle: str, first: int, last: int) -> Place:
        """Where `needle` first stands in the lines `first` to `last`; else the start of `first`."""
        for number in range(first, min(last, len(self.lines)) + 1):
            column = self.lines[number - 1].find(needle)
            if column >= 0:
                return self.place(number, column + 1, len(needle))
        return self.place(first)


def shown(path: Path) -> str:
    """The path relative to the current folder, with forward slashes; as it is where it lies outside."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def read_text(path: Path, inside: Path, report: Report) -> TextFile | None:
    """The text of `path`, which must lie below `inside`; None, and a finding, where it can't be read."""
    place = Place(shown(path))
    if not path.resolve().is_relative_to(inside.resolve()):
        report(
            Finding(
                place,
                "outside",
                say("this is a link to a file outside the content folder"),
                say("put the file itself here"),
            )
        )
        return None
    try:
        if path.stat().st_size > MAX_BYTES:
            report(
                Finding(
                    place,
                    "too-large",
                    say("the file is larger than {limit} KiB", limit=MAX_BYTES // 1024),
                    say("split it, or move pictures to docs/assets/images"),
                )
            )
            return None
        data = path.read_bytes()
    except OSError:
        report(
            Finding(
                place,
                "unreadable",
                say("the file can't be read"),
                say("see whether it is a file and whether you may read it"),
            )
        )
        return None
    return _decode(data, place, report)


def _decode(data: bytes, place: Place, report: Report) -> TextFile | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        lines = before.split("\n")
        report(
            Finding(
                Place(place.path, len(lines), len(lines[-1]) + 1),
                "not-utf8",
                say(
                    "the file is not UTF-8 from this place on (byte {byte})",
                    byte=f"0x{data[error.start]:02X}",
                ),
                say("save the file again with the encoding UTF-8"),
            )
        )
        return None
    file = TextFile(place.path, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    findings = list(_long_lines(file)) or [*_wrong_letters(file), *_not_composed(file), *_control(file)]
    for finding in findings:
        report(finding)
    return None if any(finding.code == "long-line" for finding in findings) else file


def _long_lines(file: TextFile) -> Iterator[Finding]:
    for number, line in enumerate(file.lines, 1):
        if len(line) > MAX_LINE:
            yield Finding(
                Place(file.path, number),
                "long-line",
                say("the line has more than {limit} characters", limit=MAX_LINE),
                say("break the line"),
            )


def _wrong_letters(file: TextFile) -> Iterator[Finding]:
    """A letter of another script inside a Latin word; words wholly in another script are left alone."""
    for number, line in enumerate(file.lines, 1):
        if line.isascii():
            continue
        for word in _WORD.finditer(line):
            wrong = [letter for letter in word[0] if letter in LOOK_ALIKES]
            lone = len(word[0]) > 1 and _LATIN.search(word[0])
            schwa = any(letter in "\u04d9\u04d8\u01dd\u018e" for letter in wrong)
            if wrong and (lone or schwa):
                right = "".join(LOOK_ALIKES.get(letter, letter) for letter in word[0])
                yield Finding(
                    file.place(number, word.start() + 1, len(word[0])),
                    "look-alike",
                    say(
                        "`{word}` has the letter {code}, which only looks like `{letter}`",
                        word=word[0],
                        code=f"U+{ord(wrong[0]):04X}",
                        letter=LOOK_ALIKES[wrong[0]],
                    ),
                    say("write `{right}`", right=right),
                )


def _not_composed(file: TextFile) -> Iterator[Finding]:
    for number, line in enumerate(file.lines, 1):
        if line.isascii() or unicodedata.is_normalized("NFC", line):
            continue
        words = (word for word in re.finditer(r"\S+", line) if not unicodedata.is_normalized("NFC", word[0]))
        for word in words:
            yield Finding(
                file.place(number, word.start() + 1, len(word[0])),
                "not-nfc",
                say("a letter is written as two characters (the text is not NFC)"),
                say("write `{right}`", right=unicodedata.normalize("NFC", word[0])),
            )


def _control(file: TextFile) -> Iterator[Finding]:
    for number, line in enumerate(file.lines, 1):
        for match in _CONTROL.finditer(line):
            yield Finding(
                file.place(number, match.start() + 1, 1),
                "control-character",
                say("the invisible character {code} stands here", code=f"U+{ord(match[0]):04X}"),
                say("delete it"),
            )
