"""What could be read of a plan, right or not yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plansite.confirmations import Confirmed
from plansite.diagnostics import Place
from plansite.manifest import Release
from plansite.model import (
    Activity,
    Agreement,
    Correction,
    Institution,
    Kind,
    Plan,
    ProperName,
    Search,
    SiteFacts,
    Source,
)
from plansite.nodes import Tree, Written
from plansite.passages import Passage, passages
from plansite.prose import Prose
from plansite.terms import Term
from plansite.visits import Visit

ACTIVITY_ID = re.compile(r"[A-Z]{3}-[0-9]{2,4}")
FACT_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FACT_FILES = ("site", "agreement", "areas", "kinds", "names", "institutions", "sources", "searches")
OPTIONAL_FILES = ("corrections", "terms")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a plan lies: its content, and the pages by hand and pictures beside it."""

    content: Path

    @property
    def plan(self) -> Path:
        return self.content / "plan"

    @property
    def confirmed(self) -> Path:
        return self.content / "confirmed.jsonl"

    @property
    def health(self) -> Path:
        """What was last heard of each address that leads off the site."""
        return self.content / "links.jsonl"

    @property
    def releases(self) -> Path:
        return self.content / "releases"

    @property
    def docs(self) -> Path:
        return self.content.resolve().parent / "docs"

    @property
    def pictures(self) -> Path:
        return self.docs / "assets" / "images"


@dataclass(slots=True)
class Draft:
    """Facts, words and pages by hand; `rules` judges them and `plan` makes them whole.

    What is wrong is left out of them. `unread` and `flawed` say where, so that nothing is called
    missing that is only not understood.
    """

    folders: Folders
    site: SiteFacts | None = None
    agreement: Agreement | None = None
    areas: tuple[str, ...] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)
    names: dict[str, ProperName] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    searches: dict[int, Search] = field(default_factory=dict)
    corrections: dict[int, Correction] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)  # by name below plan/, without ".yml"
    prose: dict[tuple[str, str], Prose] = field(default_factory=dict)  # by language and name, without ".md"
    by_hand: dict[tuple[str, str], Prose] = field(default_factory=dict)
    passages: dict[str, dict[str, Passage]] = field(default_factory=dict)  # by id and language, in order
    confirmed: dict[str, Confirmed] = field(default_factory=dict)  # by id of the passage
    visits: dict[str, tuple[Place, Visit]] = field(default_factory=dict)  # by address
    languages: tuple[str, ...] = ()
    releases: tuple[Release, ...] = ()  # oldest first
    written: dict[str, tuple[Written, ...]] = field(default_factory=dict)  # every text of each tree
    unread: set[Path] = field(default_factory=set)  # files that are there and could not be read
    flawed: set[str] = field(default_factory=set)  # names of trees, and of words below content/ or docs/

    def ids(self, name: str) -> set[str] | None:
        """Every id that a file of facts names, even where what stands under it is wrong; None: not read."""
        tree = self.trees.get(name)
        if tree is None or tree.root.kind != ("list" if name == "areas" else "mapping"):
            return None
        return set(tree.root.entries) or {node.text for node in tree.root.items}

    def activity_ids(self) -> list[str]:
        """Every activity that has a file of facts, even where it could not be read."""
        folder = self.folders.plan / "activities"
        unread = {
            path.stem for path in self.unread if path.parent == folder and ACTIVITY_ID.fullmatch(path.stem)
        }
        read = {name.removeprefix("activities/") for name in self.trees if name.startswith("activities/")}
        return sorted(unread | read)

    def each_activity(self) -> Iterator[tuple[Tree, Activity]]:
        for identifier, activity in self.activities.items():
            yield self.trees[f"activities/{identifier}"], activity

    def all_facts_read(self) -> bool:
        """Whether what no file of facts mentions is mentioned nowhere."""
        return set(FACT_FILES) <= set(self.trees) and not any(path.suffix == ".yml" for path in self.unread)

    def gather_passages(self) -> None:
        """Those of the same id side by side, in the order of the first language that has them."""
        for by_hand, words in ((False, self.prose), (True, self.by_hand)):
            for name in sorted({name for _language, name in words}):
                for prose in (words[one, name] for one in self.languages if (one, name) in words):
                    for passage in passages(name, prose, by_hand=by_hand):
                        self.passages.setdefault(passage.id, {})[prose.lang] = passage

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

    def _reading_order(self, activity: Activity) -> tuple[int, str]:
        """By area in the areas' order, those of several areas last; then by id."""
        alone = len(activity.areas) == 1 and activity.areas[0] in self.areas
        return (self.areas.index(activity.areas[0]) if alone else len(self.areas)), activity.id
