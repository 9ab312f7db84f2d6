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
    opened, text = position(error.context_mark), file.lines[line - 1]
    before, sign = text[: column - 1], text[column - 1 : column]
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent or sign == "\t":
        column = indent.index("\t") + 1 if "\t" in indent else column
        code, message, help_ = _TAB
    elif "escape" in problem:
        code, message, help_ = _ESCAPE
    elif "quoted scalar" in problem:
        (line, column), (code, message, help_) = opened, _QUOTE
    elif re.search(r"['\"]\s*$", before):
        code, message, help_ = _AFTER_QUOTE
    elif "flow" in problem and (sign != ":" or line != opened[0]):
        (line, column), (code, message, help_) = opened, _BRACKET
    elif sign == ":" and re.search(r":\s", before):
        code, message, help_ = _COLON
    elif "start any token" in problem or "node content" in problem:
        code, _, help_ = _SIGN
        message = say("a value can't begin with `{sign}`", sign=sign)
    else:
        code, message, help_ = _OTHER
    return Finding(file.place(line, column, 1), code, message, help_)


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
_COLON: _Slip = (
    "yaml-colon",
    say("a second colon with a space after it stands in this line"),
    say("put the value in quotation marks"),
)
_SIGN: _Slip = (
    "yaml-sign",
    say("a value can't begin with `{sign}`"),
    say("put the value in quotation marks"),
)
_OTHER: _Slip = (
    "yaml-syntax",
    say("the file can't be understood from here on; often a line is not indented like its neighbours"),
    say("write `key: value`, and entries of a list as `- value`, in line with their neighbours"),
)
