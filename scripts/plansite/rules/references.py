"""Ids that name something must name something that is there, and what is there must be for something."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from plansite.diagnostics import Finding, Message, Severity, say
from plansite.nodes import Step, Tree
from plansite.read import Draft
from plansite.validate import known_word, listed

Path = tuple[Step, ...]
Reference = tuple[Tree, Path, str]


def institutions_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Every party, body, signatory and speaker is in institutions.yml."""
    for reference in _institution_references(draft):
        message = say("there is no institution `{id}` in institutions.yml", id=reference[2])
        yield from _unless_known(reference, draft.ids("institutions"), "unknown-institution", message)


def sources_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Every source that something rests on is in sources.yml; an entry may also give an address."""
    for reference in _source_references(draft):
        message = say("there is no source `{id}` in sources.yml", id=reference[2])
        if not reference[2].startswith("https://"):
            yield from _unless_known(reference, draft.ids("sources"), "unknown-source", message)


def areas_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for tree, activity in draft.each_activity():
        for reference in _each(tree, ("areas",), activity.areas):
            message = say("there is no area `{id}` in areas.yml", id=reference[2])
            yield from _unless_known(reference, draft.ids("areas"), "unknown-area", message)


def kinds_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for tree, activity in draft.each_activity():
        message = say("there is no kind `{id}` in kinds.yml", id=activity.kind)
        yield from _unless_known(
            (tree, ("kind",), activity.kind), draft.ids("kinds"), "unknown-kind", message
        )


def names_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for tree, activity in draft.each_activity():
        for reference in _each(tree, ("names",), activity.names):
            message = say("there is no name `{id}` in names.yml", id=reference[2])
            yield from _unless_known(reference, draft.ids("names"), "unknown-name", message)


def paragraphs_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """An activity is promised in paragraphs that agreement.yml lists."""
    known = set(draft.agreement.paragraphs) if draft.agreement else None
    for tree, activity in draft.each_activity():
        for reference in _each(tree, ("promised_in",), activity.promised_in):
            message = say("there is no paragraph `{id}` in agreement.yml", id=reference[2])
            if known is not None:
                yield from _unless_known(reference, known, "unknown-paragraph", message)


def activities_exist(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A search names activities that are there."""
    for index, search in draft.searches.items():
        for reference in _each(draft.trees["searches"], (index, "activities"), search.activities):
            message = say("there is no activity `{id}`", id=reference[2])
            yield from _unless_known(reference, draft.activity_ids(), "unknown-activity", message)


def ids_differ(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """No list names the same thing twice."""
    tree = draft.trees.get("areas")
    if tree:
        yield from _repeated(_each(tree, (), draft.areas))
    if draft.agreement:
        others = enumerate(draft.agreement.not_this_plan)
        yield from _repeated((draft.trees["agreement"], ("not_this_plan", i, "id"), o.id) for i, o in others)
        yield from _repeated(_each(draft.trees["agreement"], ("parties",), draft.agreement.parties))
    for tree, activity in draft.each_activity():
        for key in ("areas", "parties", "bodies", "names", "promised_in", "responsible"):
            yield from _repeated(_each(tree, (key,), getattr(activity, key)))


def sources_are_used(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Something rests on every source: a fact, a related report or a search that found it."""
    used = {reference[2] for reference in _source_references(draft)}
    for identifier in draft.sources:
        if identifier not in used:
            yield Finding(
                draft.trees["sources"].place((identifier,), key=True),
                "unused-source",
                say("nothing rests on the source `{id}`", id=identifier),
                say("name it under `sources:` where a fact rests on it, or delete it"),
                Severity.WARNING,
            )


def paragraphs_promise_something(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A paragraph is an introduction or at least one activity is promised in it."""
    promised = {paragraph for activity in draft.activities.values() for paragraph in activity.promised_in}
    for identifier, paragraph in draft.agreement.paragraphs.items() if draft.agreement else ():
        place = draft.trees["agreement"].place(("paragraphs", identifier), key=True)
        if not paragraph.introduction and identifier not in promised:
            yield Finding(
                place,
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
            yield Finding(
                draft.trees["institutions"].place((start, "part_of")),
                "part-of-cycle",
                say("these institutions are part of each other: {circle}", circle=" → ".join([*path, start])),
                say("delete `part_of:` at the one that stands highest"),
            )


def _unless_known(reference: Reference, known: set[str], code: str, message: Message) -> Iterator[Finding]:
    tree, path, identifier = reference
    if identifier not in known:
        otherwise = say("there are {words}", words=listed(sorted(known)))
        yield Finding(tree.place(path), code, message, known_word(identifier, sorted(known), otherwise))


def _repeated(references: Iterable[Reference]) -> Iterator[Finding]:
    seen: set[str] = set()
    for tree, path, identifier in references:
        if identifier in seen:
            message = say("`{id}` is named a second time", id=identifier)
            yield Finding(tree.place(path), "repeated-id", message, say("delete one of the two"))
        seen.add(identifier)


def _each(tree: Tree, path: Path, identifiers: Iterable[str]) -> Iterator[Reference]:
    """The references of a list, by their place in the file: what was wrong and left out keeps its number."""
    node = tree.raw(path)
    written = [item.text for item in node.items] if node else []
    for identifier in identifiers:
        where: Path = path
        if identifier in written:
            where = (*path, written.index(identifier))
            written[written.index(identifier)] = ""  # so that a repeated one is found at its own place
        yield tree, where, identifier


def _institution_references(draft: Draft) -> Iterator[Reference]:
    for identifier, institution in draft.institutions.items():
        if institution.part_of:
            yield draft.trees["institutions"], (identifier, "part_of"), institution.part_of
    if draft.agreement:
        tree = draft.trees["agreement"]
        yield from _each(tree, ("parties",), draft.agreement.parties)
        signatories = draft.agreement.protocol.signatories if draft.agreement.protocol else ()
        for index, signatory in enumerate(signatories):
            yield tree, ("protocol", "signatories", index, "party"), signatory.party
    for tree, activity in draft.each_activity():
        for key in ("parties", "bodies", "responsible"):
            yield from _each(tree, (key,), getattr(activity, key))
        for index, entry in enumerate(activity.history):
            yield from _each(tree, ("history", index, "by"), entry.by)


def _source_references(draft: Draft) -> Iterator[Reference]:
    for identifier, institution in draft.institutions.items():
        yield from _each(draft.trees["institutions"], (identifier, "sources"), institution.sources)
    for index, search in draft.searches.items():
        yield from _each(draft.trees["searches"], (index, "found"), search.found)
    if draft.agreement:
        yield from _agreement_sources(draft.trees["agreement"], draft)
    for tree, activity in draft.each_activity():
        for key in ("history", "related"):
            for index, part in enumerate(getattr(activity, key)):
                yield from _each(tree, (key, index, "sources"), part.sources)


def _agreement_sources(tree: Tree, draft: Draft) -> Iterator[Reference]:
    agreement = draft.agreement
    if agreement is None:
        return
    yield from _each(tree, ("sources",), agreement.sources)
    if agreement.protocol:
        yield from _each(tree, ("protocol", "sources"), agreement.protocol.sources)
    for identifier, paragraph in agreement.paragraphs.items():
        yield tree, ("paragraphs", identifier, "source"), paragraph.source
    for key in ("not_this_plan", "related"):
        for index, part in enumerate(getattr(agreement, key)):
            yield from _each(tree, (key, index, "sources"), part.sources)
