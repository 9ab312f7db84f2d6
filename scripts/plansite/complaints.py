"""What a model complains of, said to the person who wrote the value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from pydantic_core import ErrorDetails

from plansite.codes import Code
from plansite.date_complaints import bad_date
from plansite.diagnostics import Finding, Message, Place, say
from plansite.hints import known_word, listed
from plansite.mistakes import Reason
from plansite.model import ActivityFacts, Entry, Fact
from plansite.nodes import Path, Step, Tree

_WORDS_OF_FILE = say("write it into the words, the Markdown file of that name in the folder of each language")

_FORMS_OF_A_NAME = "{tr: …, az: …}"

# Keys that people expect and that are left out on purpose: the sentence says where the thing belongs.
MISPLACED: Mapping[type[Fact], Mapping[str, Message]] = {
    ActivityFacts: {
        "status": say("add an entry to `history`; the status is that of its last entry"),
        "id": say("delete the line; the id is the name of the file"),
        "title": _WORDS_OF_FILE,
        "summary": _WORDS_OF_FILE,
        "description": _WORDS_OF_FILE,
        "overdue": say("delete the line; it is computed from `due` and the day"),
        "sources": say("name them where something rests on them, at the entries of `history`"),
    },
    Entry: {
        "joint": say("delete the line; an entry is joint when `by` lists all parties"),
        "title": _WORDS_OF_FILE,
        "summary": _WORDS_OF_FILE,
        "description": _WORDS_OF_FILE,
        "text": _WORDS_OF_FILE,
    },
}


def complain(model: type[Fact], detail: ErrorDetails, tree: Tree, path: Path) -> Finding:
    """The finding for one error of `model`, which stands at `path` of the tree."""
    location = tuple(detail["loc"])
    is_key = location[-1:] == ("[key]",)
    location = location[:-1] if is_key else location
    where = (*path, *location)
    known = tree.known(where)
    named = [step for step in known if isinstance(step, str)]
    name = named[-1] if named else tree.file.path
    match detail["type"]:
        case "missing":
            message, help_ = say("`{key}` is missing", key=location[-1]), _example(model, location)
            return Finding(tree.place(known, key=True), "missing-key", message, help_)
        case "extra_forbidden":
            return _unknown_key(model, location, tree, where)
    if known and isinstance(known[-1], int):
        return _wrong_entry(name, location, detail, tree.place(known))
    match detail["type"]:
        case "empty-value":
            message, help_ = say("`{key}` has no value", key=name), say("write one, or delete the line")
            return Finding(tree.place(known, key=True), "empty-value", message, help_)
        case "not-text":
            message = say("`{key}` must be a single text, not a list or a mapping", key=name)
            return Finding(tree.place(known, key=True), "not-text", message, _as_text(name, detail["input"]))
        case "tuple_type":
            message = say("`{key}` must be a list", key=name)
            return Finding(tree.place(known), "not-list", message, _as_list(model, location, detail["input"]))
        case "dict_type" | "model_type" | "model_attributes_type":
            message = say("`{key}` must be a mapping of keys and values", key=name)
            return Finding(tree.place(known), "not-mapping", message, _example(model, location, name))
        case "too_short" | "tuple_too_short":
            message = say("`{key}` is empty; at least one is needed", key=name)
            return Finding(
                tree.place(known, key=True), "empty-list", message, _example(model, location, name)
            )
    written = name if is_key else detail["input"]
    code, message, help_ = _wrong_value(str(written), name, location, detail)
    if is_key and not (tree.raw(known) or tree.root).length:  # {tr: Bakü, Azerbaycan, az: …}
        help_ = say("put a text that has a comma in it in quotation marks")
    return Finding(tree.place(known, key=is_key), code, message, help_)


def _wrong_entry(name: str, location: Path, detail: ErrorDetails, place: Place) -> Finding:
    """What is wrong with one entry of a list."""
    match detail["type"]:
        case "empty-value":
            message = say("an entry of `{key}` is empty", key=name)
            return Finding(place, "empty-value", message, say("write it, or delete it"))
        case "not-text" | "tuple_type":
            message = say("each entry of `{key}` must be a single text", key=name)
            return Finding(place, "not-text", message, say("write `{line}`", line=f"{name}: […, …]"))
        case "dict_type" | "model_type" | "model_attributes_type":
            message = say("each entry of `{key}` must be a mapping of keys and values", key=name)
            return Finding(
                place, "not-mapping", message, say("write `key: value` lines, indented by two spaces")
            )
    code, message, help_ = _wrong_value(str(detail["input"]), name, location, detail)
    return Finding(place, code, message, help_)


def fields_at(model: type[Fact], location: Sequence[Step]) -> list[str]:
    """The keys of the mapping at a location below one of `model`."""
    return list(_model_at(model, location).model_fields)


def _model_at(model: type[Fact], location: Sequence[Step]) -> type[Fact]:
    for step in location:
        field = model.model_fields.get(str(step))
        model = (_inner_model(field.annotation) if field else None) or model
    return model


def _inner_model(annotation: object) -> type[Fact] | None:
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        return annotation
    return next(filter(None, map(_inner_model, getattr(annotation, "__args__", ()))), None)


def _example(model: type[Fact], location: Sequence[Step], name: str = "") -> Message:
    """A line to copy; for a text in several languages, which has no example of its own, how those look."""
    *above, last = location or ("",)
    field = _model_at(model, above).model_fields.get(str(last))
    if field and field.examples:
        return say("write, for example, `{line}`", line=field.examples[0])
    if field and _inner_model(field.annotation) is None:
        return say("write, for example, `{line}`", line=f"{name}: {_FORMS_OF_A_NAME}")
    return say("write `key: value` lines, indented by two spaces")


def _as_text(name: str, value: object) -> Message:
    single = value[0] if isinstance(value, list) and len(value) == 1 else "…"
    return say("write it on one line: `{line}`", line=f"{name}: {single if isinstance(single, str) else '…'}")


def _as_list(model: type[Fact], location: Sequence[Step], value: object) -> Message:
    if isinstance(value, str) and value:
        return say("write `{line}`", line=f"{location[-1]}: [{value}]")
    return _example(model, location, f"{location[-1]}")


def _unknown_key(model: type[Fact], location: Path, tree: Tree, where: Path) -> Finding:
    key, owner = str(location[-1]), _model_at(model, location[:-1])
    place = tree.place(where, key=True)
    if key in MISPLACED.get(owner, {}):
        message = say("`{key}` does not stand here", key=key)
        return Finding(place, "misplaced-key", message, MISPLACED[owner][key])
    fields = list(owner.model_fields)
    help_ = known_word(key, fields, say("the keys that may stand here are {words}", words=listed(fields)))
    return Finding(place, "unknown-key", say("the key `{key}` is not known here", key=key), help_)


_IDS: Mapping[Step, str] = {"paragraphs": "par-1", "history": "2025-report", "not_this_plan": "other-plan"}
_FORMS: Mapping[Code, tuple[Message, Message]] = {
    "bad-address": (
        say("`{written}` is not a web address"),
        say("write the whole address, beginning with https://"),
    ),
    "bad-contact": (
        say("`{written}` is neither a mail address nor the address of a form"),
        say("write an address like `name@example.org`, or one that begins with https://"),
    ),
    "bad-id": (
        say("`{written}` is not a well-formed id"),
        say("write small ASCII letters and digits with hyphens, for example `{example}`"),
    ),
    "bad-country": (
        say("`{written}` is not a country code"),
        say("write the two capital letters of ISO 3166, for example `TR` or `AZ`"),
    ),
    "bad-digest": (
        say("`{written}` is not a SHA-256 digest"),
        say("write its 64 hexadecimal digits"),
    ),
    "bad-months": (
        say("`{key}` must be a number of months from 1 to 99, not `{written}`"),
        say("write a whole number, for example `{key}: 6`"),
    ),
    "bad-flag": (
        say("`{key}` must be true or false, not `{written}`"),
        say("write `{key}: true` or `{key}: false`"),
    ),
    "bad-language": (
        say("`{written}` is not a language code"),
        say("write two or three small letters, for example `tr`"),
    ),
}  # fmt: skip


def _wrong_value(
    written: str, key: str, location: Path, detail: ErrorDetails
) -> tuple[Code, Message, Message]:
    code = cast(Code, detail["type"])  # the model's own errors are named for the code of the finding
    context: dict[str, Any] = detail.get("ctx", {})
    if code == "bad-date":
        return code, *bad_date(written, Reason(context["reason"]), context["suggestion"])
    if code in _FORMS:
        message, help_ = _FORMS[code]
        example = next((_IDS[step] for step in location if step in _IDS), "tr-aile")
        values = {"written": written, "key": key, "example": example}
        return code, Message(message.text, values), Message(help_.text, values)
    words = context["words"]
    message = say("`{key}` can't be `{written}`", key=key, written=written)
    return code, message, known_word(written, words, say("write one of {words}", words=listed(words)))
