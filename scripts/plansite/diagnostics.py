"""What is wrong, where it stands and what to write instead.

A finding is data: its sentences are message ids with gaps, so that the same finding can be
said in every language for which there is a catalogue.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plansite.codes import Code

Translate = Callable[[str], str]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"  # nothing is wrong, something could be better; said by `check` alone


class Format(StrEnum):
    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file; line and column count from 1, in code points."""

    path: str
    line: int = 1
    column: int = 1
    length: int = field(default=0, compare=False)
    excerpt: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named gaps, and what goes into them."""

    text: str
    values: Mapping[str, str]

    def said(self, translate: Translate) -> str:
        return translate(self.text).format(**{name: _shown(value) for name, value in self.values.items()})


def say(text: str, **values: object) -> Message:
    """Mark `text` for the catalogues of messages and fill its gaps with language-neutral values."""
    return Message(text, {name: str(value) for name, value in values.items()})


@dataclass(frozen=True, slots=True)
class Finding:
    place: Place
    code: Code
    message: Message
    help: Message | None = None
    severity: Severity = Severity.ERROR

    def order(self) -> tuple[Place, str, str]:
        return self.place, self.code, self.message.text


Report = Callable[[Finding], None]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place and drop repetitions."""
    unique = {(f.place, f.code, f.message.text, tuple(f.message.values.items())): f for f in findings}
    return sorted(unique.values(), key=Finding.order)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def without_notices(findings: Iterable[Finding]) -> list[Finding]:
    """What must be said whoever listens, and not to editors alone."""
    return [finding for finding in findings if finding.severity is not Severity.NOTICE]


def render(findings: Iterable[Finding], form: Format, translate: Translate) -> str:
    """All findings as one text in `form`; the empty string, or `[]` in JSON, where there are none."""
    ordered = in_order(findings)
    if form is Format.JSON:
        rows = [_as_json(finding, translate) for finding in ordered]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    as_text = _as_github if form is Format.GITHUB else _as_text
    return "".join(as_text(finding, translate) for finding in ordered)


def _as_text(finding: Finding, translate: Translate) -> str:
    place = finding.place
    head = f"{_seen(place.path)}:{place.line}:{place.column}: {finding.severity}[{finding.code}]: "
    lines = [head + finding.message.said(translate)]
    margin = " " * len(str(place.line))
    if place.length:
        excerpt, column = _window(place)
        carets = "^" * min(place.length, len(excerpt) - column + 1)
        lines += [f"{margin} |", f"{place.line} | {excerpt}", f"{margin} | {' ' * (column - 1)}{carets}"]
    if finding.help:
        lines.append(f"{margin} = {finding.help.said(translate)}")
    return "\n".join(lines) + "\n\n"


_WIDTH = 160
_LONGEST_VALUE = 400
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def _window(place: Place) -> tuple[str, int]:
    """The part of a long line around the place, and the column of the place in it."""
    excerpt = _seen(place.excerpt)
    if len(excerpt) <= _WIDTH:
        return excerpt, place.column
    start = max(0, place.column - 1 - _WIDTH // 4)
    return excerpt[start : start + _WIDTH], place.column - start


def _shown(value: str) -> str:
    """On one line, not too long, and without signs that could change what stands around them."""
    text = _seen(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _seen(text: str) -> str:
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def _as_github(finding: Finding, translate: Translate) -> str:
    place = finding.place
    text = finding.message.said(translate)
    if finding.help:
        text += "\n" + finding.help.said(translate)
    where = f"file={_property(_seen(place.path))},line={place.line},col={place.column}"
    title = _property(finding.code)
    return f"::{finding.severity} {where},title={title}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_json(finding: Finding, translate: Translate) -> dict[str, object]:
    return {
        "path": _seen(finding.place.path),
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message.said(translate),
        "help": finding.help.said(translate) if finding.help else "",
    }
