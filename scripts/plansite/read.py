"""Reads a content folder: facts, words and pages by hand, with every finding about single files.

What is found wrong is reported and left out; the rest is read, so that `rules` can look at all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from plansite.diagnostics import Finding, Place, Report, say
from plansite.files import TextFile, read_text, shown
from plansite.labels import SECTIONS
from plansite.model import (
    Activity,
    ActivityFacts,
    Agreement,
    Fact,
    Institution,
    Kind,
    Plan,
    ProperName,
    Search,
    SiteFacts,
    Source,
)
from plansite.nodes import Step, Tree, parse
from plansite.prose import Grammar, Prose, read_prose
from plansite.spelling import load_spelling
from plansite.validate import known_word, validate
from plansite.words import load_catalogue

M = TypeVar("M", bound=Fact)

ACTIVITY_ID = re.compile(r"[A-Z]{3}-[0-9]{2,4}")
FACT_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FACT_FILES = ("site", "agreement", "areas", "kinds", "names", "institutions", "sources", "searches")
KEYED = frozenset({"developments", "related", "paragraphs"})


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a plan lies: its content, and the pages by hand and pictures beside it."""

    content: Path

    @property
    def docs(self) -> Path:
        return self.content.resolve().parent / "docs"

    @property
    def pictures(self) -> Path:
        return self.docs / "assets" / "images"


@dataclass(slots=True)
class Draft:
    """What could be read, right or not yet; `rules` judges it and `plan` makes it whole."""

    folders: Folders
    site: SiteFacts | None = None
    agreement: Agreement | None = None
    areas: tuple[str, ...] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)
    names: dict[str, ProperName] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    searches: dict[int, Search] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)  # by name below plan/, without ".yml"
    prose: dict[tuple[str, str], Prose] = field(default_factory=dict)  # by language and name, without ".md"
    by_hand: dict[tuple[str, str], Prose] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def ids(self, name: str) -> set[str]:
        """Every id that a file of facts names, even where what stands under it is wrong."""
        tree = self.trees.get(name)
        if tree is None:
            return set()
        return {node.text for node in (tree.root.keys or tree.root.items) if node.text}

    def activity_ids(self) -> set[str]:
        return {name.removeprefix("activities/") for name in self.trees if name.startswith("activities/")}

    def each_activity(self) -> Iterator[tuple[Tree, Activity]]:
        for identifier, activity in self.activities.items():
            yield self.trees[f"activities/{identifier}"], activity

    def _reading_order(self, activity: Activity) -> tuple[int, str]:
        """By area in the areas' order, those of several areas last; then by id."""
        alone = len(activity.areas) == 1 and activity.areas[0] in self.areas
        return (self.areas.index(activity.areas[0]) if alone else len(self.areas)), activity.id

    def plan(self) -> Plan:
        """The plan, once there are no errors."""
        assert self.site is not None, "errors have stopped us"
        assert self.agreement is not None, "errors have stopped us"
        return Plan(
            site=self.site,
            agreement=self.agreement,
            areas=self.areas,
            kinds={name: kind.forms for name, kind in self.kinds.items()},
            names=self.names,
            institutions=self.institutions,
            sources=self.sources,
            searches=tuple(self.searches.values()),
            activities=tuple(sorted(self.activities.values(), key=self._reading_order)),
        )


def read(folders: Folders, report: Report) -> Draft:
    draft = Draft(folders)
    _read_facts(draft, report)
    present = {folder.name for folder in folders.content.iterdir() if folder.is_dir()} - {"plan"}
    draft.languages = draft.site.languages if draft.site else tuple(sorted(present))
    for language in draft.languages:
        _read_words(draft, language, report)
        _read_by_hand(draft, language, report)
    return draft


def _read_facts(draft: Draft, report: Report) -> None:
    plan = draft.folders.content / "plan"
    for name in FACT_FILES:
        if not (plan / f"{name}.yml").exists():
            place = Place(shown(plan / f"{name}.yml"))
            report(
                Finding(
                    place,
                    "missing-file",
                    say("this file is missing"),
                    say("add it; the guide shows its keys"),
                )
            )
    for path in _files(plan, report):
        name = path.relative_to(plan).as_posix().removesuffix(".yml")
        folder, _, identifier = name.rpartition("/")
        if path.suffix != ".yml" or (name not in FACT_FILES and folder != "activities"):
            _report_stray(path, (f"{name}.yml" for name in FACT_FILES), report)
        elif folder == "activities" and not ACTIVITY_ID.fullmatch(identifier):
            message = say("`{id}` is not a well-formed id of an activity", id=identifier)
            help_ = say(
                "name the file by three capital letters, a hyphen and two to four digits: `FAM-01.yml`"
            )
            report(Finding(Place(shown(path)), "bad-id", message, help_))
        elif (text := read_text(path, draft.folders.content, report)) and (tree := parse(text, report)):
            draft.trees[name] = tree
    _take_facts(draft, report)


def _take_facts(draft: Draft, report: Report) -> None:
    draft.site = _whole(SiteFacts, draft.trees.get("site"), report)
    draft.agreement = _whole(Agreement, draft.trees.get("agreement"), report)
    draft.areas = tuple(_area_ids(draft.trees.get("areas"), report))
    draft.kinds = dict(_each(Kind, draft.trees.get("kinds"), report))
    draft.names = dict(_each(ProperName, draft.trees.get("names"), report))
    draft.institutions = dict(_each(Institution, draft.trees.get("institutions"), report))
    draft.sources = dict(_each(Source, draft.trees.get("sources"), report))
    draft.searches = dict(_list(Search, draft.trees.get("searches"), report))
    for name, tree in draft.trees.items():
        if name.startswith("activities/"):
            identifier = name.removeprefix("activities/")
            facts = _whole(ActivityFacts, tree, report)
            if facts is not None:
                draft.activities[identifier] = Activity.model_construct(id=identifier, **dict(facts))


def _whole(model: type[M], tree: Tree | None, report: Report) -> M | None:
    return validate(model, tree.root.value(), tree, (), report) if tree else None


def _each(model: type[M], tree: Tree | None, report: Report) -> Iterator[tuple[str, M]]:
    """The entries of a file that is a mapping of ids."""
    if tree is None or not _is(tree, "mapping", report):
        return
    for key, node in zip(tree.root.keys, tree.root.items, strict=True):
        if not FACT_ID.fullmatch(key.text):
            _report_id(tree, (key.text,), key.text, report)
        elif (fact := validate(model, node.value(), tree, (key.text,), report)) is not None:
            yield key.text, fact


def _list(model: type[M], tree: Tree | None, report: Report) -> Iterator[tuple[int, M]]:
    if tree is None or not _is(tree, "list", report):
        return
    for index, node in enumerate(tree.root.items):
        if (fact := validate(model, node.value(), tree, (index,), report)) is not None:
            yield index, fact


def _area_ids(tree: Tree | None, report: Report) -> Iterator[str]:
    if tree is None or not _is(tree, "list", report):
        return
    for index, node in enumerate(tree.root.items):
        if node.kind != "scalar" or not FACT_ID.fullmatch(node.text):
            _report_id(tree, (index,), node.text, report)
        else:
            yield node.text


def _is(tree: Tree, kind: str, report: Report) -> bool:
    if tree.root.kind == kind:
        return True
    if kind == "list":
        message, help_ = say("the file must be a list"), say("begin each entry with `- `")
        report(Finding(tree.place(), "not-list", message, help_))
    else:
        message, help_ = say("the file must be a mapping of keys and values"), say("write `key: value` lines")
        report(Finding(tree.place(), "not-mapping", message, help_))
    return False


def _report_id(tree: Tree, path: tuple[Step, ...], written: str, report: Report) -> None:
    message = say("`{written}` is not a well-formed id", written=written)
    help_ = say("write small ASCII letters and digits with hyphens, for example `{id}`", id="tr-aile")
    report(Finding(tree.place(path, key=True), "bad-id", message, help_))


def _read_words(draft: Draft, language: str, report: Report) -> None:
    folder = draft.folders.content / language
    translate = load_catalogue(language).gettext
    spell = load_spelling(language)

    def normal(key: str) -> str:
        return spell.read_date(key) or key

    titles = {translate(text): anchor for anchor, text in SECTIONS.items()}
    paragraphs = {"paragraphs", "related"}
    grammars = {
        "activities": Grammar({t: a for t, a in titles.items() if a != "paragraphs"}, KEYED, normal=normal),
        "areas": Grammar({}),
        "agreement": Grammar({t: a for t, a in titles.items() if a in paragraphs}, KEYED, normal=normal),
    }
    for path in _files(folder, report):
        name = path.relative_to(folder).as_posix().removesuffix(".md")
        kind = name.rpartition("/")[0] or name
        if path.suffix != ".md" or kind not in grammars or name in ("activities", "areas"):
            _report_stray(path, ("agreement.md",), report)
        elif (prose := _prose(path, draft.folders.content, language, grammars[kind], report)) is not None:
            draft.prose[language, name] = prose


def _read_by_hand(draft: Draft, language: str, report: Report) -> None:
    folder = draft.folders.docs / language
    for path in _files(folder, report):
        name = path.relative_to(folder).as_posix().removesuffix(".md")
        if path.suffix != ".md" or not FACT_ID.fullmatch(name):
            _report_stray(path, (), report)
        elif (
            prose := _prose(path, draft.folders.docs, language, Grammar({}, by_hand=True), report)
        ) is not None:
            draft.by_hand[language, name] = prose


def _prose(path: Path, inside: Path, language: str, grammar: Grammar, report: Report) -> Prose | None:
    text: TextFile | None = read_text(path, inside, report)
    return read_prose(text, language, grammar, report) if text else None


def _files(folder: Path, report: Report) -> Iterator[Path]:
    """The files below a folder in order, but for hidden ones; folders that are links are not entered."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if not path.is_dir():
            yield path
        elif path.is_symlink():
            read_text(path, folder, report)
        else:
            yield from _files(path, report)


def _report_stray(
    path: Path, expected: Iterator[str] | Mapping[str, str] | tuple[str, ...], report: Report
) -> None:
    help_ = known_word(
        path.name, expected, say("see whether it lies in the right folder and has the right name")
    )
    report(Finding(Place(shown(path)), "unknown-file", say("this file is not expected here"), help_))
