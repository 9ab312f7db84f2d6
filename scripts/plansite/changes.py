"""What changed in the facts between two releases, fact by fact.

A fact that is new is an *update* from the world. One that was published and is another now, or is no
longer there, is a *correction* of the record. Entries of lists are known by what names them, so that
their order in a file counts for nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plansite.nodes import Value

Fields = tuple[str, ...]


class Nature(StrEnum):
    UPDATE = "update"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is new, another, or gone."""

    about: str  # the file or the thing in it: "activities/TRE-01", "sources/paper", "agreement"
    steps: Fields  # the way to the fact below it, entries of lists by what names them
    fields: Fields  # the kind of file and the keys on the way alone: which fact it is of anything
    old: Value | None
    new: Value | None
    language: str | None  # of the form that changed, where a fact has one a language

    @property
    def nature(self) -> Nature:
        """What a site says of itself and how a source was read again are no facts of the record."""
        if self.old is None or self.fields[0] == "site":
            return Nature.UPDATE
        if self.fields in _READ_AGAIN and self.new is not None:
            return Nature.UPDATE
        if self.fields == _NOT_FOUND and self.new is None:  # it was found
            return Nature.UPDATE
        return Nature.CORRECTION

    @property
    def key(self) -> str:
        """The way to the fact as a reason for its correction names it."""
        return "/".join(self.steps)


_READ_AGAIN = frozenset(("sources", key) for key in ("retrieved", "how", "sha256", "archive_url"))
_NOT_FOUND = ("agreement", "not_found")

# What names an entry of a list, by the first of these keys that it has, and what more tells apart those
# that share the name.
_NAMED_BY: dict[str, tuple[tuple[str, ...], str]] = {
    "history": (("id", "on"), "on"),
    "related": (("sources",), "on"),
    "not_this_plan": (("id",), "period"),
    "other_plans": (("address",), "name"),
    "signatories": (("name",), "party"),
    "searches": (("on",), "where"),
}
_IDS = frozenset({("kinds",), ("names",), ("agreement", "paragraphs")})  # mappings of ids, not of keys
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")


def changes_between(old: Mapping[str, Value], new: Mapping[str, Value]) -> tuple[Change, ...]:
    """Every fact in which two plans differ; their facts are given by file, or by the thing in it."""
    found: list[Change] = []
    for about in sorted({*old, *new}):
        walk = _Walk(about, found)
        walk.compare((), (about.partition("/")[0],), old.get(about), new.get(about), whole="/" in about)
    return tuple(found)


def index_of(items: Sequence[Value], field: str, step: str) -> int | None:
    """Where in a list as it was written the entry stands that a step of a change names."""
    for index, item in enumerate(items):
        if step in _names(field, item):
            return index
    return None


def is_forms(value: Value | None) -> bool:
    """Whether it is a text in several languages."""
    return isinstance(value, dict) and all(
        _LANGUAGE.fullmatch(key) and isinstance(form, str) for key, form in value.items()
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    about: str
    found: list[Change]

    def compare(
        self, steps: Fields, fields: Fields, old: Value | None, new: Value | None, *, whole: bool = False
    ) -> None:
        """Note what differs below; with `whole` what is new or gone as a whole is one change."""
        if old == new or not (old or new):
            return
        one_sided = old is None or new is None
        either = old if old is not None else new
        if isinstance(either, list):
            self._lists(steps, fields, _as_list(old), _as_list(new))
        elif isinstance(either, dict) and not (one_sided and (whole or is_forms(either))):
            self._mappings(steps, fields, _as_mapping(old), _as_mapping(new))
        else:
            self.found.append(Change(self.about, steps, fields, old, new, None))

    def _mappings(self, steps: Fields, fields: Fields, old: dict[str, Value], new: dict[str, Value]) -> None:
        forms = is_forms(old) and is_forms(new)
        for key in sorted({*old, *new}):
            before, after = old.get(key), new.get(key)
            below = (*steps, key)
            if fields in _IDS and not steps[len(fields) - 1 :]:
                self.compare(below, fields, before, after, whole=True)
            elif (forms or fields == ("names",)) and key != "unofficial":
                if before != after:
                    self.found.append(Change(self.about, below, fields, before, after, key))
            elif not (key == "id" and fields[-1] in _NAMED_BY):  # entries that are compared share it
                self.compare(below, (*fields, key), before, after)

    def _lists(self, steps: Fields, fields: Fields, old: list[Value], new: list[Value]) -> None:
        named = fields[-1] in _NAMED_BY
        before, after = _by_name(fields[-1], old, new)
        for name in dict.fromkeys((*before, *after)):
            here = (*steps, name)
            if named:
                self.compare(here, fields, before.get(name), after.get(name), whole=True)
            elif name not in after or name not in before:
                change = Change(self.about, here, fields, before.get(name), after.get(name), None)
                self.found.append(change)


def _by_name(field: str, old: list[Value], new: list[Value]) -> tuple[dict[str, Value], dict[str, Value]]:
    """The entries of both lists by name; by the longer name where a list has two of the same."""
    counts = (Counter(_names(field, item)[0] for item in items) for items in (old, new))
    repeated = {name for count in counts for name, times in count.items() if times > 1}

    def name(item: Value) -> str:
        short, long = _names(field, item)
        return long if short in repeated else short

    return {name(item): item for item in old}, {name(item): item for item in new}


def _names(field: str, item: Value) -> tuple[str, str]:
    """The name of an entry, and the name with what tells it apart from another of that name."""
    if isinstance(item, dict) and field in _NAMED_BY:
        keys, more = _NAMED_BY[field]
        value = next((item[key] for key in keys if key in item), "")
        short = _text(value[0] if isinstance(value, list) and value else value)
        return short, f"{short} {_text(item.get(more))}".rstrip()
    return _text(item), _text(item)


def _text(value: Value | None) -> str:
    """A value on one line; of a text in several languages the form of the first."""
    if isinstance(value, dict):
        return _text(value[min(value)]) if value else ""
    if isinstance(value, list):
        return " ".join(map(_text, value))
    return " ".join((value or "").split())


def _as_list(value: Value | None) -> list[Value]:
    return value if isinstance(value, list) else []


def _as_mapping(value: Value | None) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}
