"""From a draft to the objects of a release, and back: what was released reads as it was read then.

The objects have names: `plan/…` facts, `state/<ID>` the state of an activity, `<language>/…` words and
`docs/<language>/…` pages by hand. Comments, the order of keys and the breaking of lines in files do
not count.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from plansite.draft import FACT_FILES, Draft, Folders
from plansite.files import TextFile, shown
from plansite.grammars import BY_HAND, grammars
from plansite.manifest import Release
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
from plansite.nodes import Value
from plansite.prose import Prose, read_prose
from plansite.published import PublishedState, published
from plansite.sealing import canonical
from plansite.state import known_on, state

KEYED = ("sources", "institutions")  # files of which each entry is an object of its own
REASONS = "plan/corrections"
NEEDED = tuple(f"plan/{name}" for name in FACT_FILES if name not in KEYED)

_WHOLE: dict[str, type[Fact]] = {"site": SiteFacts, "agreement": Agreement}
_EACH_OF: dict[str, type[Fact]] = {
    "kinds": Kind,
    "names": ProperName,
    "institutions": Institution,
    "sources": Source,
    "searches": Search,
    "corrections": Correction,
    "activities": ActivityFacts,
}

F = TypeVar("F", bound=Fact)


def facts_of(draft: Draft) -> dict[str, Value]:
    """The facts as they were written, by file, or by the thing in it; reasons for corrections are none."""
    found: dict[str, Value] = {}
    for name in FACT_FILES:
        if name in draft.trees and name not in KEYED:
            found[name] = _stripped(draft.trees[name].root.value())
    for name in KEYED:
        for identifier, (_, node) in draft.trees[name].root.entries.items() if name in draft.trees else ():
            found[f"{name}/{identifier}"] = _stripped(node.value())
    for identifier in draft.activities:
        name = f"activities/{identifier}"
        found[name] = _stripped(draft.trees[name].root.value())
    return found


def released_facts(release: Release) -> dict[str, Value]:
    """What `facts_of` gave when the release was made."""
    names = (name for name in release.names("plan/") if name != REASONS)
    return {name.removeprefix("plan/"): release.value(name) for name in names}


def parts_of(draft: Draft, day: datetime.date) -> dict[str, str]:
    """The text of every object of a release on that day, by name."""
    parts = {f"plan/{name}": canonical(value) for name, value in facts_of(draft).items()}
    if "corrections" in draft.trees:
        parts[REASONS] = canonical(_stripped(draft.trees["corrections"].root.value()))
    plan = known_on(draft.plan(), day)
    whole = state(plan, day)
    for one in whole.activities:
        parts[f"state/{one.activity.id}"] = canonical(published(one, whole, plan).data())
    for (lang, name), prose in draft.prose.items():
        parts[f"{lang}/{name}"] = _text(prose)
    for (lang, name), prose in draft.by_hand.items():
        parts[f"docs/{lang}/{name}"] = _text(prose)
    return parts


def draft_of(release: Release, folders: Folders, languages: tuple[str, ...]) -> Draft:
    """The content as it was released."""
    draft = Draft(folders, languages=languages)
    draft.site = _read(SiteFacts, release.value("plan/site"))
    draft.agreement = _read(Agreement, release.value("plan/agreement"))
    draft.areas = tuple(str(area) for area in release.value("plan/areas"))
    draft.kinds = dict(_each(Kind, release.value("plan/kinds")))
    draft.names = dict(_each(ProperName, release.value("plan/names")))
    draft.institutions = dict(_below(Institution, release, "institutions"))
    draft.sources = dict(_below(Source, release, "sources"))
    draft.searches = dict(enumerate(_read(Search, one) for one in release.value("plan/searches")))
    for identifier, facts in _below(ActivityFacts, release, "activities"):
        draft.activities[identifier] = Activity.model_construct(id=identifier, **dict(facts))
    for lang in languages:
        draft.prose.update(_proses(release, lang, f"{lang}/", folders.content))
        draft.by_hand.update(_proses(release, lang, f"docs/{lang}/", folders.docs))
    draft.gather_passages()
    return draft


def released_corrections(release: Release) -> tuple[Correction, ...]:
    """The reasons that were given up to the release."""
    entries = release.value(REASONS) if REASONS in release.whole else []
    return tuple(_read(Correction, one) for one in entries)


def released_prose(release: Release, lang: str, name: str, folder: Path) -> Prose | None:
    """The words that had the name of that object, as a file of `folder` in that language."""
    text = release.text(name)
    inner = name.removeprefix("docs/").removeprefix(f"{lang}/")
    return _prose(shown(folder / lang / f"{inner}.md"), text, lang, name) if text else None


def _proses(
    release: Release, lang: str, prefix: str, folder: Path
) -> Iterator[tuple[tuple[str, str], Prose]]:
    for name in release.names(prefix):
        prose = released_prose(release, lang, name, folder)
        if prose is not None:
            yield (lang, name.removeprefix(prefix)), prose


@cache
def _prose(path: str, text: str, lang: str, name: str) -> Prose | None:
    """The same text of a file is parsed once, however many releases have it."""
    kind = name.split("/")[1]
    grammar = BY_HAND if name.startswith("docs/") else grammars(lang).get(kind)
    lines = tuple(text.removesuffix("\n").split("\n"))
    file = TextFile(path, lines, lines)
    return read_prose(file, lang, grammar, lambda _: None) if grammar else None  # was judged when released


def readable(release: Release, name: str) -> bool:
    """Whether an object of data reads as what its name says."""
    kind, *rest = name.removeprefix("plan/").split("/")
    try:
        value = release.value(name)
        if kind == "state":
            PublishedState.model_validate(value)
        elif kind in _EACH_OF:
            pieces = value.values() if isinstance(value, Mapping) else value
            for one in [value] if rest else pieces:
                _read(_EACH_OF[kind], one)
        elif kind in _WHOLE:
            _read(_WHOLE[kind], value)
    except ValueError:
        return False
    return True


def _below(model: type[F], release: Release, name: str) -> Iterator[tuple[str, F]]:
    for one in release.names(f"plan/{name}/"):
        yield one.removeprefix(f"plan/{name}/"), _read(model, release.value(one))


def _each(model: type[F], value: Value) -> Iterator[tuple[str, F]]:
    for identifier, one in value.items() if isinstance(value, Mapping) else ():
        yield identifier, _read(model, one)


def _read(model: type[F], value: Value) -> F:
    return model.model_validate(value)


def _stripped(value: Value) -> Value:
    """Without what surrounds a text in its file."""
    if isinstance(value, dict):
        return {key: _stripped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_stripped(part) for part in value]
    return value.strip()


def _text(prose: Prose) -> str:
    """The words as they count: without space at the ends of lines, but for the two that break a line."""
    lines = [
        line.rstrip() + ("  " if line.rstrip() and line.endswith("  ") else "") for line in prose.file.lines
    ]
    return "\n".join(lines).strip("\n") + "\n"
