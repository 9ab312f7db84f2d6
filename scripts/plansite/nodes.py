"""YAML as nodes with places: every value is the text that was written, nothing is guessed.

`no`, `12:30` and `010` stay what they are; whether they fit is for the model to say. Nodes are made
from PyYAML's events, without recursion, so that what has no place in a plan (aliases, tags, several
documents, nesting beyond reason) is met before it can do harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from plansite.diagnostics import Finding, Place, Report, say
from plansite.files import TextFile

MAX_DEPTH = 20

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Step = str | int
Value = str | list["Value"] | dict[str, "Value"]


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
    except yaml.MarkedYAMLError as error:
        report(_syntax(file, error))
        return None
    except yaml.YAMLError:  # characters that YAML does not allow; read_text has named the usual ones
        report(Finding(file.place(), "yaml-syntax", say("the file has characters that YAML does not allow")))
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
    mark = event.start_mark
    node = Node(mark.line + 1, mark.column + 1)
    if isinstance(event, yaml.ScalarEvent):
        same_line = event.end_mark.line == mark.line
        node.length = event.end_mark.column - mark.column if same_line else len(event.value)
        node.text = event.value
    else:
        node.kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "mapping"
    return node


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
        report(Finding(
            place, "repeated-key",
            say("the key `{key}` stands here a second time; the first is in line {line}", key=key.text, line=first.line),
            say("keep one of the two"),
        ))  # fmt: skip


def _refuse(file: TextFile, event: yaml.Event, code: str, message, report: Report) -> None:  # type: ignore[no-untyped-def]
    mark = event.start_mark
    report(Finding(file.place(mark.line + 1, mark.column + 1, 1), code, message, say("write the value itself")))
    raise _StopReading


def _syntax(file: TextFile, error: yaml.MarkedYAMLError) -> Finding:
    """The parser's complaint in our own words: three mistakes explain nearly all of them."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(file.lines))
    context = error.context_mark
    text = file.lines[line - 1]
    if "\t" in text[: max(column, 1)] or text.startswith("\t"):
        tab = text.index("\t")
        return Finding(
            file.place(line, tab + 1, 1), "yaml-tab",
            say("a tab stands here; YAML is indented with spaces only"),
            say("replace the tab with two spaces"),
        )  # fmt: skip
    if "quoted scalar" in f"{error.context} {error.problem}" and context:
        return Finding(
            file.place(context.line + 1, context.column + 1, 1), "yaml-quote",
            say("the quotation mark that opens here is not closed"),
            say("close it at the end of the value, or leave both out"),
        )  # fmt: skip
    return Finding(
        file.place(line, column, 1), "yaml-syntax",
        say("the file can't be understood from here on; often the indentation is not that of the lines above"),
        say("write `key: value`, and entries of a list as `- value`, in line with their neighbours"),
    )  # fmt: skip
