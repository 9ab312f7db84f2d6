"""From nodes to models: every complaint of the model at once, each as a finding with its place.

What is wrong is reported and taken out, and the rest is read on, so that one mistake does not hide
the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plansite.complaints import complain, fields_at
from plansite.diagnostics import Finding, Report
from plansite.hints import nearest
from plansite.model import Fact
from plansite.nodes import Path, Tree, Value

M = TypeVar("M", bound=Fact)


def validate(model: type[M], tree: Tree, path: Path, report: Report) -> M | None:
    """What stands at `path` of the tree as `model`; None where too little of it is right.

    Items of lists that are left out are left out of the tree as well.
    """
    node = tree.raw(path)
    value: Value = node.value() if node else ""
    complained = False
    while True:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            wrong = error.errors(include_url=False)
        if not complained:
            for finding in _findings(model, wrong, tree, path):
                report(finding)
        complained = True
        gone = {_to_leave_out(detail, tree, path) for detail in wrong}
        if () in gone:
            return None
        value = _without(value, gone)
        for place in sorted(gone, key=_order, reverse=True):  # the last first, so that none is moved
            tree.drop((*path, *place))


def _findings(model: type[M], wrong: list[ErrorDetails], tree: Tree, path: Path) -> Iterator[Finding]:
    said = set(_meant(model, wrong))
    said |= {detail["loc"][:-1] for detail in wrong if detail["loc"][-1:] == ("[key]",)}
    above = {detail["loc"][:length] for detail in wrong for length in range(len(detail["loc"]))}
    for detail in wrong:  # what holds something wrong is not wrong itself
        if detail["loc"] not in said | above:
            yield complain(model, detail, tree, path)


def _meant(model: type[M], wrong: list[ErrorDetails]) -> Iterator[Path]:
    """The keys that a mistyped key probably was meant to be: they are not missing as well."""
    for detail in wrong:
        *above, key = detail["loc"] or ("",)
        if detail["type"] == "extra_forbidden" and (near := nearest(str(key), fields_at(model, above))):
            yield (*above, near)


def _to_leave_out(detail: ErrorDetails, tree: Tree, path: Path) -> Path:
    """The innermost thing without which what is left may be right; () is all of it."""
    location = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    return tree.known((*path, *location))[len(path) :]


def _without(value: Value, gone: Iterable[Path]) -> Value:
    """A copy of the value without what stands at these places."""
    here = {place[0] for place in gone if len(place) == 1}
    below: dict[str | int, list[Path]] = {}
    for place in gone:
        below.setdefault(place[0], []).append(place[1:])
    if isinstance(value, dict):
        return {key: _without(part, below.get(key, ())) for key, part in value.items() if key not in here}
    if isinstance(value, list):
        return [_without(part, below.get(i, ())) for i, part in enumerate(value) if i not in here]
    return value


def _order(place: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in place)
