"""From nodes to models: every complaint of the model at once, each as a finding with its place.

A value that is wrong is reported and taken out, and the rest is read on, so that one mistake does
not hide the others.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plansite.diagnostics import Finding, Message, Report, say
from plansite.model import Fact
from plansite.nodes import Step, Tree, Value

M = TypeVar("M", bound=Fact)

# Fields that people expect and that are left out on purpose: the sentence says where the thing belongs.
MISPLACED = {
    "status": say("add an entry to `history`; the status is that of its last entry"),
    "id": say("delete the line; the id is the name of the file"),
    "title": say("write the title into the words, as the `# ` line of the Markdown file of each language"),
    "summary": say("write it into the words, as the first paragraph of the Markdown file of each language"),
    "description": say("write it into the words, in the Markdown file of each language"),
    "joint": say("delete the line; an entry is joint when `by` lists all parties"),
    "overdue": say("delete the line; it is computed from `due` and the day"),
}


def known_word(word: str, words: Iterable[str], otherwise: Message) -> Message:
    """Help that names the nearest known word, or else all of them."""
    near = difflib.get_close_matches(word, list(words), 1, 0.6)
    return say("did you mean `{word}`?", word=near[0]) if near else otherwise


def listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def validate(model: type[M], value: Value, tree: Tree, path: tuple[Step, ...], report: Report) -> M | None:
    """`value`, which stands at `path` in the tree, as `model`; None where too little of it is right."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    for detail in wrong:
        report(_finding(model, detail, tree, path))
    repaired = _without(value, [detail["loc"] for detail in wrong if detail["type"] != "missing"])
    try:
        return model.model_validate(repaired)
    except ValidationError:
        return None


def _without(value: Value, locations: Sequence[tuple[Step, ...]]) -> Value:
    """A copy of the value without what stands at the locations."""
    here = {location[0] for location in locations if len(location) == 1 or location[1:] == ("[key]",)}
    below = [location for location in locations if len(location) > 1]

    def inside(step: Step) -> list[tuple[Step, ...]]:
        return [location[1:] for location in below if location[0] == step]

    if isinstance(value, dict):
        return {key: _without(part, inside(key)) for key, part in value.items() if key not in here}
    if isinstance(value, list):
        return [_without(part, inside(step)) for step, part in enumerate(value) if step not in here]
    return value


def _finding(model: type[BaseModel], detail: ErrorDetails, tree: Tree, path: tuple[Step, ...]) -> Finding:
    location = (*path, *detail["loc"])
    kind = detail["type"]
    place = tree.place(location)
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    written = detail["input"] if isinstance(detail["input"], str) else ""
    if kind == "missing":
        help_ = say("add a line, for example `{line}`", line=_example(model, detail["loc"]))
        return Finding(
            tree.place(location[:-1], key=True), "missing-key", say("`{key}` is missing", key=name), help_
        )
    if kind == "extra_forbidden":
        return _unknown_key(model, detail, tree, location)
    if kind == "empty-value":
        message = say("`{key}` has no value", key=name)
        return Finding(tree.place(location, key=True), kind, message, say("write one, or delete the line"))
    if kind == "not-text":
        message = say("`{key}` must be a single text, not a list or a mapping", key=name)
        return Finding(
            tree.place(location, key=True), kind, message, say("write it on one line: `{key}: …`", key=name)
        )
    if kind == "tuple_type":
        message = say("`{key}` must be a list", key=name)
        return Finding(
            place, "not-list", message, say("write `{key}: [{written}]`", key=name, written=written or "…")
        )
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        message = say("`{key}` must be a mapping of keys and values", key=name or place.path)
        return Finding(place, "not-mapping", message, say("write `key: value` lines, indented by two spaces"))
    if kind in ("too_short", "tuple_too_short"):
        message = say("`{key}` is empty; at least one is needed", key=name)
        help_ = say("add a line, for example `{line}`", line=_example(model, detail["loc"]))
        return Finding(tree.place(location, key=True), "empty-list", message, help_)
    code, message, help_ = _value(kind, written, name, detail)
    return Finding(place, code, message, help_)


def _value(kind: str, written: str, key: str, detail: ErrorDetails) -> tuple[str, Message, Message]:
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "bad-date":
        return kind, *_bad_date(written, context)
    if kind == "bad-flag":
        message = say("`{key}` must be true or false, not `{written}`", key=key, written=written)
        return kind, message, say("write `{key}: true` or `{key}: false`", key=key)
    if kind == "bad-address":
        message = say("`{written}` is not a web address", written=written)
        return kind, message, say("write the whole address, beginning with https://")
    if kind == "bad-id":
        message = say("`{written}` is not a well-formed id", written=written)
        return (
            kind,
            message,
            say("write small ASCII letters and digits with hyphens, for example `{id}`", id="tr-aile"),
        )
    if kind == "bad-language":
        message = say("`{written}` is not a language code", written=written)
        return kind, message, say("write two or three small letters, for example `tr` or `az`")
    if kind == "bad-country":
        message = say("`{written}` is not a country code", written=written)
        return kind, message, say("write the two capital letters of ISO 3166, for example `TR` or `AZ`")
    if kind == "bad-digest":
        return (
            kind,
            say("`{written}` is not a SHA-256 digest", written=written),
            say("write its 64 hexadecimal digits"),
        )
    words = context["words"]  # the closed lists: each code of its own
    message = say("`{key}` can't be `{written}`", key=key, written=written)
    return kind, message, known_word(written, words, say("write one of {words}", words=listed(words)))


def _bad_date(written: str, context: dict[str, Any]) -> tuple[Message, Message]:
    reason, suggestion = context["reason"], context["suggestion"]
    messages = {
        "no-such-day": say("`{written}` names a day that does not exist", written=written),
        "no-such-month": say("`{written}` names a month that does not exist", written=written),
        "no-such-quarter": say(
            "`{written}` names a quarter that does not exist; there are Q1 to Q4", written=written
        ),
        "no-such-half": say(
            "`{written}` names a half that does not exist; there are H1 and H2", written=written
        ),
        "reversed": say("the period `{written}` ends before it begins", written=written),
        "mixed-precision": say("the two ends of `{written}` are not equally precise", written=written),
        "digits": say("`{written}` is written with digits other than 0 to 9", written=written),
    }
    message = messages.get(reason, say("`{written}` is not a date", written=written))
    if suggestion:
        return message, say("write {date}", date=suggestion)
    return message, say(
        "write a date as precise as the source is: 2025, 2025-H2, 2025-Q4, 2025-12 or 2025-12-31"
    )


def _unknown_key(
    model: type[BaseModel], detail: ErrorDetails, tree: Tree, location: tuple[Step, ...]
) -> Finding:
    key = str(location[-1])
    place = tree.place(location, key=True)
    if key in MISPLACED and len(detail["loc"]) == 1:
        return Finding(place, "misplaced-key", say("`{key}` does not stand here", key=key), MISPLACED[key])
    fields = list(_model_at(model, detail["loc"][:-1]).model_fields)
    help_ = known_word(key, fields, say("the keys that may stand here are {words}", words=listed(fields)))
    return Finding(place, "unknown-key", say("the key `{key}` is not known here", key=key), help_)


def _model_at(model: type[BaseModel], location: tuple[Step, ...]) -> type[BaseModel]:
    """The model of the mapping at `location` below one of `model`."""
    for step in location:
        field = model.model_fields.get(str(step))
        inner = _inner_model(field.annotation) if field else None
        model = inner or model
    return model


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner_model, getattr(annotation, "__args__", ()))), None)


def _example(model: type[BaseModel], location: tuple[Step, ...]) -> str:
    field = _model_at(model, location[:-1]).model_fields.get(str(location[-1]))
    return str(field.examples[0]) if field and field.examples else f"{location[-1]}: …"
