"""Ids that name something must name something that is there, and what is there must be for something.

References are taken from the texts as they were written, so that they are judged even where something
else in the same file is wrong.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from plansite.addresses import is_web_address
from plansite.codes import Code
from plansite.diagnostics import Finding, Message, Severity, say
from plansite.draft import Draft
from plansite.hints import known_word, listed
from plansite.nodes import Written

# What is named under each key, by kind of file.
_NAMES = {
    "activities": {
        "areas": "areas",
        "kind": "kinds",
        "names": "names",
        "promised_in": "paragraphs",
        "parties": "institutions",
        "bodies": "institutions",
        "responsible": "institutions",
        "by": "institutions",
        "sources": "sources",
    },
    "agreement": {
        "parties": "institutions",
        "party": "institutions",
        "sources": "sources",
        "source": "sources",
    },
    "institutions": {"part_of": "institutions", "sources": "sources"},
    "searches": {"activities": "activities", "found": "sources"},
    "terms": {"sources": "sources"},
}
_DIRECT = {"history", "seen"}  # under these a source may be named by its address
_UNKNOWN: dict[str, tuple[Code, Message]] = {
    "areas": ("unknown-area", say("there is no area `{id}` in areas.yml")),
    "kinds": ("unknown-kind", say("there is no kind `{id}` in kinds.yml")),
    "names": ("unknown-name", say("there is no name `{id}` in names.yml")),
    "paragraphs": ("unknown-paragraph", say("there is no paragraph `{id}` in agreement.yml")),
    "institutions": ("unknown-institution", say("there is no institution `{id}` in institutions.yml")),
    "sources": ("unknown-source", say("there is no source `{id}` in sources.yml")),
    "activities": ("unknown-activity", say("there is no activity `{id}`")),
}


def references_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Whatever is named is in the file for its kind; entries and terms may also give addresses."""
    for target, reference in _references(draft):
        known = _known(draft, target)
        if target == "sources" and _DIRECT & {*reference.path} and "://" in reference.text:
            if not is_web_address(reference.text):
                message = say("`{written}` is not a web address", written=reference.text)
                help_ = say("write the whole address, beginning with https://")
                yield Finding(reference.place, "bad-address", message, help_)
        elif known is not None and reference.text not in known:
            code, message = _UNKNOWN[target]
            words = sorted(known)
            otherwise = say("there are {words}", words=listed(words)) if words else say("add it there first")
            help_ = known_word(reference.text, words, otherwise)
            yield Finding(reference.place, code, Message(message.text, {"id": reference.text}), help_)


def lists_name_nothing_twice(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for texts in draft.written.values():
        seen: set[tuple[object, ...]] = set()
        for one in texts:
            is_id = one.path[-1:] == ("id",) and one.path[:1] == ("not_this_plan",)
            if isinstance((one.path or ("",))[-1], int) or is_id:
                thing = (*one.path[: 1 if is_id else -1], one.text)
                if thing in seen:
                    message = say("`{id}` is named a second time", id=one.text)
                    yield Finding(one.place, "repeated-id", message, say("delete one of the two"))
                seen.add(thing)


def sources_are_used(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Something rests on every source: a fact, a related report or a search that found it."""
    for identifier in _unnamed(draft, "sources"):
        yield Finding(
            draft.trees["sources"].place((identifier,), key=True),
            "unused-source",
            say("nothing rests on the source `{id}`", id=identifier),
            say("name it under `sources:` where a fact rests on it, or delete it"),
            Severity.WARNING,
        )


def paragraphs_promise_something(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A paragraph is an introduction or at least one activity is promised in it."""
    for identifier in _unnamed(draft, "paragraphs"):
        tree = draft.trees["agreement"]
        mark = tree.raw(("paragraphs", identifier, "introduction"))
        if mark is None or mark.text == "false":
            yield Finding(
                tree.place(("paragraphs", identifier), key=True),
                "idle-paragraph",
                say("no activity is promised in the paragraph `{id}`", id=identifier),
                say("name it under `promised_in:` of an activity, or mark it `introduction: true`"),
                Severity.WARNING,
            )


def bodies_belong_without_circles(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """`part_of` leads upwards to an institution that is part of no other."""
    for start in draft.institutions:
        path, current = [start], draft.institutions[start].part_of
        while current in draft.institutions and current not in path:
            path.append(current)
            current = draft.institutions[current].part_of
        if current == start and start == min(path):
            place = draft.trees["institutions"].place((start, "part_of"))
            circle = " → ".join([*path, start])
            message = say("these institutions are part of each other: {circle}", circle=circle)
            help_ = say("delete `part_of:` at the one that stands highest")
            yield Finding(place, "part-of-cycle", message, help_)


def _references(draft: Draft) -> Iterator[tuple[str, Written]]:
    """Every text that names something, and what kind of thing it names."""
    for file, texts in draft.written.items():
        targets = _NAMES.get(file.partition("/")[0], {})
        for one in texts:
            *above, last = one.path or ("",)
            key = (above or [""])[-1] if isinstance(last, int) else last
            if key in targets:
                yield targets[str(key)], one


def _known(draft: Draft, target: str) -> Collection[str] | None:
    """The ids that may be named; None where that can't be told because a file could not be read."""
    if target == "activities":
        return draft.activity_ids()
    if target != "paragraphs":
        return draft.ids(target)
    tree = draft.trees.get("agreement")
    node = tree.raw(("paragraphs",)) if tree else None
    return (node.entries if node else ()) if tree else None


def _unnamed(draft: Draft, target: str) -> Iterator[str]:
    """What is there and nothing names, once all is read that might name it."""
    named = {reference.text for kind, reference in _references(draft) if kind == target}
    for identifier in (_known(draft, target) or ()) if draft.all_facts_read() else ():
        if identifier not in named:
            yield identifier
