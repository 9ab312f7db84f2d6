"""YAML as nodes with places: every value is the text that was written, nothing is guessed.

`no`, `12:30` and `010` stay what they are; whether they fit is for the model to say. Nodes are made
from PyYAML's events, without recursion, so that what has no place in a plan (aliases, tags, several
documents, nesting beyond reason) is met before it can do harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from plansite.codes import Code
from plansite.diagnostics import Finding, Message, Place, Report, say
from plansite.files import TextFile
from plansite.slips import explain, position

MAX_DEPTH = 20

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Step = str | int
Path = tuple[Step, ...]
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
    entries: dict[str, tuple[Node, Node]] = field(default_factory=dict)  # of a mapping: key and value

    def child(self, step: Step) -> Node | None:
        if self.kind == "mapping" and str(step) in self.entries:
            return self.entries[str(step)][1]
        if self.kind == "list" and isinstance(step, int) and step < len(self.items):
            return self.items[step]
        return None

    def key(self, name: Step) -> Node | None:
        return self.entries[str(name)][0] if str(name) in self.entries else None

    def value(self) -> Value:
        if self.kind == "list":
            return [item.value() for item in self.items]
        if self.kind == "mapping":
            return {name: value.value() for name, (_, value) in self.entries.items()}
        return self.text

    def scalars(self, path: Path = ()) -> Iterator[tuple[Path, Node]]:
        """Every text below, and the way to it."""
        if self.kind == "scalar":
            yield path, self
        for name, (_, value) in self.entries.items():
            yield from value.scalars((*path, name))
        for index, item in enumerate(self.items):
            yield from item.scalars((*path, index))


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the facts as it was written, whether the model could make something of it or not."""

    path: Path
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Tree:
    """A file of facts: its text and its nodes."""

    file: TextFile
    root: Node

    def place(self, path: Sequence[Step] = (), *, key: bool = False) -> Place:
        """Where the value at `path` stands (its key with `key`); steps that are not there are passed over."""
        node = self.root
        name: Node | None = None
        for step in self.known(path):
            name, node = node.key(step), node.child(step) or node
        shown = name if name is not None and (key or not node.length) else node
        if shown.kind == "mapping" and path and shown.entries:  # an entry of a list: where it begins
            shown = next(key for key, _ in shown.entries.values())
        return self.file.place(shown.line, shown.column, shown.length)

    def known(self, path: Sequence[Step]) -> Path:
        """The steps of the path that are there."""
        node, steps = self.root, []
        for step in path:
            found = node.child(step)
            if found is not None:
                node = found
                steps.append(step)
        return tuple(steps)

    def raw(self, path: Sequence[Step]) -> Node | None:
        node: Node | None = self.root
        for step in path:
            node = node.child(step) if node else None
        return node

    def written(self) -> Iterator[Written]:
        for path, node in self.root.scalars():
            if node.text:
                yield Written(path, node.text, self.file.place(node.line, node.column, node.length))

    def drop(self, path: Path) -> None:
        """Take an item out of a list, so that the others have the numbers that they have in the model."""
        parent = self.raw(path[:-1])
        if parent is not None and parent.kind == "list" and isinstance(path[-1], int):
            del parent.items[path[-1]]


def parse(file: TextFile, report: Report) -> Tree | None:
    """The nodes of a YAML file; None, and a finding, where it has none or does not parse."""
    try:
        root = _compose(file, report)
    except _StopReading:
        return None
    except yaml.MarkedYAMLError as error:
        report(explain(error, file))
        return None
    if root is None or (root.kind == "scalar" and not root.text):
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
        _refuse_what_has_no_place(file, event, root, report)
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
            pending.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        node = _node(event)
        _hang(file, node, stack, pending, report)
        root = root or node
        if node.kind != "scalar":
            stack.append(node)
            pending.append(None)
            if len(stack) > MAX_DEPTH:
                message = say("this is nested more than {limit} levels deep", limit=MAX_DEPTH)
                _refuse(file, event, "too-deep", message, say("write it flatter"), report)
    return root


def _refuse_what_has_no_place(file: TextFile, event: yaml.Event, root: Node | None, report: Report) -> None:
    value = say("write the value itself; where the sign belongs to a text, put the text in quotation marks")
    if isinstance(event, yaml.DocumentStartEvent) and root is not None:
        message = say("a second document begins here")
        help_ = say("delete the `---`, or make it a file of its own")
        _refuse(file, event, "several-documents", message, help_, report)
    if isinstance(event, yaml.AliasEvent):
        _refuse(file, event, "yaml-alias", say("references (`*name`) are not used here"), value, report)
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        _refuse(file, event, "yaml-alias", say("anchors (`&name`) are not used here"), value, report)
    if getattr(event, "tag", None) is not None:
        _refuse(file, event, "yaml-tag", say("tags (`!name`) are not used here"), value, report)


def _refuse(
    file: TextFile, event: yaml.Event, code: Code, message: Message, help_: Message, report: Report
) -> None:
    line, column = position(event.start_mark)
    report(Finding(file.place(line, column, 1), code, message, help_))
    raise _StopReading


def _node(event: yaml.NodeEvent) -> Node:
    line, column = position(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        last_line, end = position(event.end_mark)
        length = end - column if last_line == line else len(event.value)
        nothing = event.implicit[0] and event.value in ("~", "null")
        return Node(line, column, length, text="" if nothing else event.value)
    return Node(line, column, kind="list" if isinstance(event, yaml.SequenceStartEvent) else "mapping")


def _hang(file: TextFile, node: Node, stack: list[Node], pending: list[Node | None], report: Report) -> None:
    """Put the node where it belongs: into the list, or as key or value into the mapping, that is open."""
    if not stack:
        return
    parent, key = stack[-1], pending[-1]
    if parent.kind == "list":
        parent.items.append(node)
    elif key is None:
        pending[-1] = node
        _check_key(file, node, parent, report)
    else:
        pending[-1] = None
        parent.entries.setdefault(key.text, (key, node))  # of a repeated key the first counts; it is reported


def _check_key(file: TextFile, key: Node, mapping: Node, report: Report) -> None:
    place = file.place(key.line, key.column, key.length)
    if key.kind != "scalar":
        message = say("a key must be a word, not a list or a mapping")
        report(Finding(place, "yaml-syntax", message, say("write `key: value`")))
        raise _StopReading
    first = mapping.key(key.text)
    if first is not None:
        message = say(
            "the key `{key}` stands here a second time; the first is in line {line}",
            key=key.text,
            line=first.line,
        )
        report(Finding(place, "repeated-key", message, say("keep one of the two")))
