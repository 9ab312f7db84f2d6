"""What YAML's parser complains of, in the words of somebody who writes a plan."""

from __future__ import annotations

import re
from typing import Protocol

import yaml

from plansite.codes import Code
from plansite.diagnostics import Finding, Message, say
from plansite.files import TextFile


class Mark(Protocol):
    """A place as PyYAML's two parsers give it, counted from 0."""

    line: int
    column: int


def position(mark: Mark | None) -> tuple[int, int]:
    """Line and column from 1; the first place where the parser gives none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def explain(error: yaml.MarkedYAMLError, file: TextFile) -> Finding:
    """The mistake that an editor made, where it was made; a few explain nearly all complaints."""
    problem = f"{error.context} {error.problem}"
    line, column = position(error.problem_mark or error.context_mark)
    line = min(line, len(file.lines))
    opened = position(error.context_mark)
    before, sign = file.lines[line - 1][: column - 1], file.lines[line - 1][column - 1 : column]
    tab = re.match(r" *\t", file.lines[line - 1])
    if tab or sign == "\t":
        place, slip = (line, tab.end() if tab else column), _TAB
    elif "quoted scalar" in problem and "escape" not in problem:
        place, slip = opened, _QUOTE
    elif "flow" in problem and (sign != ":" or line != opened[0]) and not re.search(r"['\"] *$", before):
        place, slip = opened, _BRACKET
    elif "expected ':'" in problem:
        place, slip = opened, _NO_COLON
    elif "mapping values" in problem and (above := _without_colon(file, line)) and ": " not in before:
        place, slip = above, _NO_COLON
    else:
        place, slip = (line, column), _at(problem, before, sign)
    code, message, help_ = slip
    return Finding(file.place(*place, 1), code, message, help_)


def _at(problem: str, before: str, sign: str) -> _Slip:
    """The mistake that stands where the parser stopped, after `before` and at `sign`."""
    if "escape" in problem:
        return _ESCAPE
    if "flow" in problem and re.search(r"['\"] +$", before):
        return _COMMA
    if re.search(r"['\"] *$", before):
        return _AFTER_QUOTE
    if sign == ":" and ": " in before:
        return _SECOND_COLON
    if "start any token" in problem or "node content" in problem:
        return "yaml-sign", say("a value can't begin with `{sign}`", sign=sign), _QUOTE_IT
    return _OTHER


def _without_colon(file: TextFile, line: int) -> tuple[int, int] | None:
    """The line above, if it should be `key: value` and is not."""
    above = next((number for number in range(line - 1, 0, -1) if file.lines[number - 1].strip()), 0)
    text = file.lines[above - 1] if above else "-"
    return None if re.search(r":(\s|$)|^\s*(-|#)", text) else (above, len(text) - len(text.lstrip()) + 1)


_Slip = tuple[Code, Message, Message]

_TAB: _Slip = (
    "yaml-tab",
    say("a tab stands here; YAML is indented with spaces only"),
    say("replace the tab with two spaces"),
)
_QUOTE: _Slip = (
    "yaml-quote",
    say("the quotation mark that opens here is not closed"),
    say("close it at the end of the value, or leave both out"),
)
_AFTER_QUOTE: _Slip = (
    "yaml-quote",
    say("text follows after the quotation mark that closes the value"),
    say('put the whole value in `"`; an apostrophe needs no other care then'),
)
_ESCAPE: _Slip = (
    "yaml-quote",
    say('a backslash stands here between `"`, where it means something else'),
    say("put the value in `'` instead"),
)
_BRACKET: _Slip = (
    "yaml-bracket",
    say("the bracket that opens here is not closed"),
    say("close it in the same line, and put a comma between the values"),
)
_COMMA: _Slip = (
    "yaml-bracket",
    say("a comma is missing here"),
    say("put a comma between the values"),
)
_QUOTE_IT = say("put the value in quotation marks")
_SECOND_COLON: _Slip = (
    "yaml-colon",
    say("a second colon with a space after it stands in this line"),
    _QUOTE_IT,
)
_NO_COLON: _Slip = (
    "yaml-colon",
    say("no colon with a space after it stands in this line"),
    say("write `key: value`"),
)
_OTHER: _Slip = (
    "yaml-syntax",
    say("the file can't be understood from here on; often a line is not indented like its neighbours"),
    say("write `key: value`, and entries of a list as `- value`, in line with their neighbours"),
)
