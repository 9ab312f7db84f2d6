"""YAML as nodes with places: every value is the text that was written, nothing is guessed.

`no`, `12:30` and `010` stay what they are; whether they fit is for the model to say. Nodes are made
from PyYAML's events, without recursion, so that what has no place in a plan (aliases, tags, several
documents, nesting beyond reason) is met before it can do harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from plansite.diagnostics import Finding, Message, Place, Report, say
from plansite.files import TextFile

MAX_DEPTH = 20

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Step = str | int
Value = str | list["Value"] | dict[str, "Value"]


class Mark(Protocol):
    """A place as PyYAML's two parsers give it, counted from 0."""

    line: int
    column: int


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping, and where it begins."""

    line: int
    column: int
    length: int = 0
    kind: str = "scalar"
    text: str = ""
    items: list[Node] = field(default_factory=list)
    keys: list[Node] = field(default_factory=list)  # of a mapping; its values are `items`

    def child(self, step: Step) -> Node | None:
        if self.kind == "mapping":
            return next((v for k, v in zip(self.keys, self.items, strict=True) if k.text == str(step)), None)
        if self.kind == "list" and isinstance(step, int) and step < len(self.items):
            return self.items[step]
        return None

    def key(self, name: str) -> Node | None:
        return next((k for k in self.keys if k.text == name), None)

    def value(self) -> Value:
        if self.kind == "list":
            return [item.value() for item in self.items]
        if self.kind == "mapping":
            return {key.text: item.value() for key, item in zip(self.keys, self.items, strict=True)}
        return self.text


@dataclass(frozen=True, slots=True)
class Tree:
    """A file of facts: its text and its nodes."""

    file: TextFile
    root: Node

    def place(self, path: Sequence[Step] = (), *, key: bool = False) -> Place:
        """Where the value at `path` stands (its key with `key`); steps that are not there are passed over."""
        node = last = self.root
        name: Node | None = None
        for step in path:
            found = node.child(step)
            if found is None:
                continue
            name = node.key(str(step)) if node.kind == "mapping" else None
            node = last = found
        shown = name if name is not None and (key or last.kind != "scalar") else last
        return self.file.place(shown.line, shown.column, shown.length)

    def raw(self, path: Sequence[Step]) -> Node | None:
        node: Node | None = self.root
        for step in path:
            node = node.child(step) if node else None
        return node


def parse(file: TextFile, report: Report) -> Tree | None:
    """The nodes of a YAML file; None, and a finding, where it has none or does not parse."""
    try:
        root = _compose(file, report)
    except _StopReading:
        return None
    except yaml.YAMLError:
        report(_syntax(file))
        return None
    if root is None:
        report(Finding(file.place(), "empty-file", say("the file is empty"), say("fill it or delete it")))
        return None
    return Tree(file, root)


class _StopReading(Exception):
    """A finding was reported beyond which the file's structure means nothing."""


def _compose(file: TextFile, report: Report) -> Node | None:
    root: Node | None = None
    stack: list[Node] = []
    pending: list[Node | None] = []  # for each mapping on the stack the key that awaits its value
    for event in yaml.parse(file.text, Loader=Loader):
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            _refuse(file, event, "several-documents", say("a second document begins here"), report)
        if isinstance(event, yaml.AliasEvent):
            _refuse(file, event, "yaml-alias", say("references (`*name`) are not used here"), report)
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
            pending.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        if event.anchor:
            _refuse(file, event, "yaml-alias", say("anchors (`&name`) are not used here"), report)
        if getattr(event, "tag", None) not in (None, "!"):
            _refuse(file, event, "yaml-tag", say("tags (`!name`) are not used here"), report)
        node = _node(event)
        _hang(file, node, stack, pending, report)
        root = root or node
        if node.kind != "scalar":
            stack.append(node)
            pending.append(None)
            if len(stack) > MAX_DEPTH:
                message = say("this is nested more than {limit} levels deep", limit=MAX_DEPTH)
                _refuse(file, event, "too-deep", message, report)
    return root


def _node(event: yaml.NodeEvent) -> Node:
    line, column = _position(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        last_line, end = _position(event.end_mark)
        length = end - column if last_line == line else len(event.value)
        return Node(line, column, length, text=event.value)
    return Node(line, column, kind="list" if isinstance(event, yaml.SequenceStartEvent) else "mapping")


def _hang(file: TextFile, node: Node, stack: list[Node], pending: list[Node | None], report: Report) -> None:
    """Put the node where it belongs: into the list, or as key or value into the mapping, that is open."""
    if not stack:
        return
    parent = stack[-1]
    if parent.kind == "list":
        parent.items.append(node)
        return
    key = pending[-1]
    if key is None:
        pending[-1] = node
        _check_key(file, node, parent, report)
    else:
        pending[-1] = None
        if parent.key(key.text) is None:  # of a repeated key the first counts; the finding is out
            parent.keys.append(key)
            parent.items.append(node)


def _check_key(file: TextFile, key: Node, mapping: Node, report: Report) -> None:
    place = file.place(key.line, key.column, key.length)
    if key.kind != "scalar":
        report(Finding(place, "yaml-syntax", say("a key must be one word"), say("write `key: value`")))
        raise _StopReading
    first = mapping.key(key.text)
    if first is not None:
        report(
            Finding(
                place,
                "repeated-key",
                say(
                    "the key `{key}` stands here a second time; the first is in line {line}",
                    key=key.text,
                    line=first.line,
                ),
                say("keep one of the two"),
            )
        )


def _refuse(file: TextFile, event: yaml.Event, code: str, message: Message, report: Report) -> None:
    line, column = _position(event.start_mark)
    report(Finding(file.place(line, column, 1), code, message, say("write the value itself")))
    raise _StopReading


def _position(mark: Mark | None) -> tuple[int, int]:
    """Line and column from 1; the first place where the parser gives none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _syntax(file: TextFile) -> Finding:
    """The complaint of PyYAML's own parser in our words; two mistakes explain nearly all of them."""
    try:
        for _event in yaml.parse(file.text, Loader=yaml.BaseLoader):
            pass
        mark = context = None
        said = ""
    except yaml.MarkedYAMLError as error:
        mark, context, said = error.problem_mark, error.context_mark, f"{error.context} {error.problem}"
    line, column = _position(mark or context)
    line = min(line, len(file.lines))
    if "\t" in file.lines[line - 1]:
        return Finding(
            file.place(line, file.lines[line - 1].index("\t") + 1, 1),
            "yaml-tab",
            say("a tab stands here; YAML is indented with spaces only"),
            say("replace the tab with two spaces"),
        )
    if "quoted scalar" in said:
        return Finding(
            file.place(*_position(context), 1),
            "yaml-quote",
            say("the quotation mark that opens here is not closed"),
            say("close it at the end of the value, or leave both out"),
        )
    return Finding(
        file.place(line, column, 1),
        "yaml-syntax",
        say("the file can't be understood from here on; often a line is not indented like its neighbours"),
        say("write `key: value`, and entries of a list as `- value`, in line with their neighbours"),
    )
