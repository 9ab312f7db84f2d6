"""Reads the facts of a plan, with every finding about single files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TypeVar

from plansite.diagnostics import Finding, Place, Report, say
from plansite.draft import ACTIVITY_ID, FACT_FILES, FACT_ID, OPTIONAL_FILES, Draft
from plansite.files import files, read_text, shown, stray
from plansite.model import (
    Activity,
    ActivityFacts,
    Agreement,
    Correction,
    Fact,
    Institution,
    Kind,
    ProperName,
    Search,
    SiteFacts,
    Source,
)
from plansite.nodes import Path as Steps
from plansite.nodes import Tree, parse
from plansite.terms import Term
from plansite.validate import validate

M = TypeVar("M", bound=Fact)


def read_facts(draft: Draft, report: Report) -> None:
    _read_trees(draft, report)
    reader = _Reader(draft, report)
    draft.site = reader.whole(SiteFacts, "site")
    draft.agreement = reader.whole(Agreement, "agreement")
    draft.areas = tuple(reader.area_ids())
    draft.kinds = dict(reader.each(Kind, "kinds"))
    draft.names = dict(reader.each(ProperName, "names"))
    draft.institutions = dict(reader.each(Institution, "institutions"))
    draft.sources = dict(reader.each(Source, "sources"))
    draft.searches = dict(reader.items(Search, "searches"))
    draft.corrections = dict(reader.items(Correction, "corrections"))
    draft.terms = dict(reader.each(Term, "terms"))
    for name in draft.trees:
        folder, _, identifier = name.rpartition("/")
        facts = reader.whole(ActivityFacts, name) if folder else None
        if facts is not None:
            draft.activities[identifier] = Activity.model_construct(id=identifier, **dict(facts))


def _read_trees(draft: Draft, report: Report) -> None:
    plan = draft.folders.plan
    known = (*FACT_FILES, *OPTIONAL_FILES)
    for name in FACT_FILES:
        if not os.path.lexists(plan / f"{name}.yml"):
            message, help_ = say("this file is missing"), say("add it; the guide shows its keys")
            report(Finding(Place(shown(plan / f"{name}.yml")), "missing-file", message, help_))
    for path in files(plan, report, below=("activities",)):
        name = path.relative_to(plan).as_posix().removesuffix(".yml")
        folder, _, identifier = name.rpartition("/")
        if path.suffix != ".yml" or (name not in known and not folder):
            report(stray(path, [f"{path.stem}.yml"] if folder else [f"{name}.yml" for name in known]))
            continue
        draft.unread.add(path)
        if folder and not ACTIVITY_ID.fullmatch(identifier):
            message = say("`{id}` is not a well-formed id of an activity", id=identifier)
            help_ = say(
                "name the file by three capital letters, a hyphen and two to four digits: `{example}`",
                example="FAM-01.yml",
            )
            report(Finding(Place(shown(path)), "bad-id", message, help_))
        elif (text := read_text(path, draft.folders.content, report)) and (tree := parse(text, report)):
            draft.trees[name] = tree
            draft.written[name] = tuple(tree.written())
            draft.unread.discard(path)


class _Reader:
    """Takes the facts out of the trees, and notes of which trees something had to be left out."""

    def __init__(self, draft: Draft, report: Report) -> None:
        self._draft = draft
        self._report = report

    def whole(self, model: type[M], name: str) -> M | None:
        """The file as one mapping."""
        tree = self._draft.trees.get(name)
        return self._validated(model, name, tree, ()) if tree else None

    def each(self, model: type[M], name: str) -> Iterator[tuple[str, M]]:
        """The entries of a file that is a mapping of ids."""
        tree = self._tree(name, "mapping")
        for identifier in tree.root.entries if tree else ():
            if tree and not FACT_ID.fullmatch(identifier):
                self._bad_id(name, tree, (identifier,), identifier)
            elif tree and (fact := self._validated(model, name, tree, (identifier,))) is not None:
                yield identifier, fact

    def items(self, model: type[M], name: str) -> Iterator[tuple[int, M]]:
        """The entries of a file that is a list."""
        tree = self._tree(name, "list")
        for index in range(len(tree.root.items)) if tree else ():
            if tree and (fact := self._validated(model, name, tree, (index,))) is not None:
                yield index, fact

    def area_ids(self) -> Iterator[str]:
        tree = self._tree("areas", "list")
        for index, node in enumerate(tree.root.items if tree else ()):
            if tree and node.kind != "scalar":
                message, help_ = say("an id must be a single word"), say("write it after the `- `")
                self._flaw("areas", Finding(tree.place((index,)), "not-text", message, help_))
            elif tree and not FACT_ID.fullmatch(node.text):
                self._bad_id("areas", tree, (index,), node.text)
            else:
                yield node.text

    def _validated(self, model: type[M], name: str, tree: Tree, path: Steps) -> M | None:
        return validate(model, tree, path, lambda finding: self._flaw(name, finding))

    def _tree(self, name: str, kind: str) -> Tree | None:
        tree = self._draft.trees.get(name)
        if tree is None or tree.root.kind == kind:
            return tree
        if kind == "list":
            message, help_ = say("the file must be a list"), say("begin each entry with `- `")
            self._flaw(name, Finding(tree.place(), "not-list", message, help_))
        else:
            message = say("the file must be a mapping of keys and values")
            self._flaw(name, Finding(tree.place(), "not-mapping", message, say("write `key: value` lines")))
        return None

    def _bad_id(self, name: str, tree: Tree, path: Steps, written: str) -> None:
        message = say("`{written}` is not a well-formed id", written=written)
        help_ = say(
            "write small ASCII letters and digits with hyphens, for example `{example}`",
            example="family" if name == "areas" else "tr-aile",
        )
        self._flaw(name, Finding(tree.place(path, key=True), "bad-id", message, help_))

    def _flaw(self, name: str, finding: Finding) -> None:
        self._draft.flawed.add(name)
        self._report(finding)
