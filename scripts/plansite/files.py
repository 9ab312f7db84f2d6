"""Text files with places: read once, safely, with everything that is wrong about the text itself."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.diagnostics import Finding, Place, Report, say
from plansite.hints import known_word
from plansite.letters import ONCE, repaired, written_column, wrong_letters

MAX_BYTES = 1024 * 1024
MAX_LINE = 100_000

# Unlike those of Path these never raise, whatever stands at the path.
is_folder = os.path.isdir
is_file = os.path.isfile


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text in lines, without line ends, and its path as it is shown to a person.

    `lines` have their wrong letters repaired (they have been reported), `written` have not.
    """

    path: str
    lines: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def place(self, line: int = 1, column: int = 1, length: int = 0) -> Place:
        """The place of some characters of `lines`, as they stand in the file."""
        line = min(line, len(self.written))
        written = self.written[line - 1]
        if len(written) != len(self.lines[line - 1]):
            end = written_column(written, column + length)
            column = written_column(written, column)
            length = end - column
        return Place(self.path, line, column, max(0, min(length, len(written) - column + 1)), written)

    def whole_line(self, line: int) -> Place:
        """A line without what indents it or makes a heading of it."""
        text = self.lines[line - 1]
        column = len(text) - len(text.lstrip(" \t#")) + 1
        return self.place(line, column, len(text.rstrip()) - column + 1)

    def find(self, needle: str, first: int, last: int) -> Place | None:
        """Where `needle` first stands in the lines `first` to `last`."""
        for number in range(first, min(last, len(self.lines)) + 1):
            column = self.lines[number - 1].find(needle)
            if column >= 0:
                return self.place(number, column + 1, len(needle))
        return None


def shown(path: Path) -> str:
    """The path relative to the current folder, with forward slashes; as it is where it lies outside."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def files(folder: Path, report: Report, below: Collection[str] = ()) -> Iterator[Path]:
    """The files of a folder, and of those folders in it that `below` names, in order, but for hidden ones."""
    try:
        entries = sorted(folder.iterdir()) if is_folder(folder) else []
    except OSError:
        report(_unreadable(Place(shown(folder))))
        return
    for path in entries:
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.name in below and is_folder(path):
            yield from files(path, report)
        else:
            yield path


def stray(path: Path, expected: Collection[str]) -> Finding:
    """The finding that nothing of that name has a place here."""
    place = Place(shown(path))
    if is_folder(path):
        message, otherwise = say("this folder is not expected here"), say("move its files, or delete it")
        folders = [name for name in expected if "." not in name]
        return Finding(place, "unknown-folder", message, known_word(path.name, folders, otherwise))
    otherwise = say("see whether it lies in the right folder and has the right name")
    message = say("this file is not expected here")
    return Finding(place, "unknown-file", message, known_word(path.name, expected, otherwise))


def read_text(
    path: Path, inside: Path, report: Report, *, most_bytes: int = MAX_BYTES, most_letters: int = MAX_LINE
) -> TextFile | None:
    """The text of `path`, which must lie below `inside`; None, and a finding, where it can't be read.

    A file has at most so many bytes, and a line so many characters.
    """
    data = read_data(path, inside, report, most_bytes)
    return None if data is None else _decode(data, Place(shown(path)), report, most_letters)


def read_data(path: Path, inside: Path, report: Report, most_bytes: int) -> bytes | None:
    """What stands in `path`, which must lie below `inside`; None, and a finding, where it can't be read."""
    place = Place(shown(path))
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(inside)):
        message, help_ = (
            say("this file lies outside the content folder, behind a link"),
            say("put the file itself here"),
        )
        report(Finding(place, "outside", message, help_))
        return None
    try:
        if not is_file(path):  # what is no file, a pipe for example, might never end
            report(_unreadable(place))
            return None
        with path.open("rb") as stream:
            data = stream.read(most_bytes + 1)
    except OSError:
        report(_unreadable(place))
        return None
    if len(data) > most_bytes:
        message = say("the file is larger than {limit} KiB", limit=most_bytes // 1024)
        report(Finding(place, "too-large", message, say("split it, or move pictures to docs/assets/images")))
        return None
    return data


def _unreadable(place: Place) -> Finding:
    help_ = say("see whether it is a file and whether you may read it")
    return Finding(place, "unreadable", say("the file can't be read"), help_)


def _decode(data: bytes, place: Place, report: Report, most_letters: int) -> TextFile | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report(_not_utf8(data, error, place))
        return None
    written = _lines(text)
    long = [number for number, line in enumerate(written, 1) if len(line) > most_letters]
    for number in long:
        message = say("the line has more than {limit} characters", limit=most_letters)
        report(Finding(Place(place.path, number), "long-line", message, say("break the line")))
    if long:
        return None
    file = TextFile(place.path, tuple(map(repaired, written)), written)
    seen: set[str] = set()
    for number, line in enumerate(written, 1):
        for wrong in wrong_letters(line):
            if wrong.code not in seen:
                where = Place(place.path, number, wrong.column, wrong.length, line)
                report(Finding(where, wrong.code, wrong.message, wrong.help))
            seen |= {wrong.code} & ONCE
    return file


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _not_utf8(data: bytes, error: UnicodeDecodeError, place: Place) -> Finding:
    """The first byte that is wrong, with its line as far as it can be read."""
    before = _lines(error.object[: error.start].decode("utf-8"))
    line, column = len(before), len(before[-1]) + 1
    excerpt = _lines(data.decode("utf-8-sig", "replace"))[line - 1]
    byte = f"0x{error.object[error.start]:02X}"
    return Finding(
        Place(place.path, line, column, 1, excerpt),
        "not-utf8",
        say("the file is not UTF-8 from this place on (byte {byte})", byte=byte),
        say("save the file again with the encoding UTF-8"),
    )
