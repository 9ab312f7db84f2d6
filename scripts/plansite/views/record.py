"""Everything that pages are made from, and what is asked of it by every kind of page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from plansite.addresses import Addresses, activity_path, area_path, institution_path, location, words_path
from plansite.labels import SIDES_DIFFER, STATUSES
from plansite.markdown import Block
from plansite.model import Plan, Source
from plansite.prose import Prose
from plansite.read import Draft
from plansite.state import ActivityState, State
from plansite.vocabulary import SourceKind, Status
from plansite.voice import Moment, Phrase, Voice


@dataclass(frozen=True, slots=True)
class Record:
    plan: Plan
    state: State
    draft: Draft
    addresses: Addresses
    today: datetime.date
    revision: str
    program: tuple[tuple[str, str], ...]  # names and versions of what made the site

    def prose(self, lang: str, name: str) -> Prose | None:
        """The words in this language, or in the first of the site's languages that has them."""
        return next(iter(self.proses(lang, name)), None)

    def proses(self, lang: str, name: str) -> list[Prose]:
        """The words in every language that has them, this one first."""
        order = dict.fromkeys((lang, *self.draft.languages))
        return [self.draft.prose[one, name] for one in order if (one, name) in self.draft.prose]

    def by_hand(self, lang: str, name: str) -> Prose | None:
        """The page by hand of that name in this language, or in the first that has it."""
        order = (one for one in (lang, *self.draft.languages) if (one, name) in self.draft.by_hand)
        return next((self.draft.by_hand[one, name] for one in order), None)

    def has_page(self, name: str) -> bool:
        """Whether there is a page by hand of that name, in any language."""
        return self.by_hand("", name) is not None


@dataclass(frozen=True, slots=True)
class Words:
    """A block of an editor's words, and the file against which its links are read."""

    block: Block
    file: Path
    file_lang: str
    lang: str | None  # where it is not the page's

    def __bool__(self) -> bool:
        return bool(self.block)


@dataclass(frozen=True, slots=True)
class Ref:
    """A link on the site; `caution` says what a reader should know before following it."""

    label: Phrase
    address: str
    caution: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    status: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with values, each perhaps a link, and the sources of what is said."""

    label: str
    values: tuple[Ref | Phrase | Moment, ...]
    sources: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An activity in a list."""

    id: str
    title: Ref
    summary: Words
    areas: tuple[Phrase, ...]
    kind: Phrase
    badge: Badge
    outcome: str
    sides: str  # how they stand to each other
    promise: str


def words(record: Record, voice: Voice, name: str, block: Block | None, prose: Prose) -> Words:
    file = location(record.draft, prose.lang, name, by_hand=False)
    return Words(block or Block(), file, prose.lang, None if prose.lang == voice.lang else prose.lang)


def part_words(record: Record, voice: Voice, name: str, anchor: str, keys: Iterable[str]) -> Words:
    """What is written under the first of the keys, in this language or in the first that has it."""
    keyed = [(prose, key) for prose in record.proses(voice.lang, name) for key in keys]
    found = ((prose, part) for prose, key in keyed if (part := prose.part(anchor, key)))
    written = next((words(record, voice, name, part.block, prose) for prose, part in found), None)
    return written or Words(Block(), Path(), voice.lang, None)


def summary(record: Record, voice: Voice, name: str) -> Words:
    prose = record.prose(voice.lang, name)
    if prose is None:
        return Words(Block(), Path(), voice.lang, None)
    return words(record, voice, name, prose.summary, prose)


def by_hand_ref(record: Record, voice: Voice, name: str) -> Ref | None:
    """The page by hand of that name, if there is one, by its title."""
    prose = record.by_hand(voice.lang, name)
    return page(voice, words_path(name), voice.form(prose.lang, prose.title)) if prose else None


def title(record: Record, voice: Voice, name: str) -> Phrase:
    """The title that an editor gave; the name of the file until there is one."""
    prose = record.prose(voice.lang, name)
    return voice.form(prose.lang, prose.title) if prose else Phrase(name)


def page(voice: Voice, path: str, label: Phrase | str) -> Ref:
    return Ref(Phrase(label) if isinstance(label, str) else label, f"{voice.lang}/{path}")


def activity_ref(record: Record, voice: Voice, identifier: str) -> Ref:
    return page(voice, activity_path(identifier), title(record, voice, f"activities/{identifier}"))


def area_ref(record: Record, voice: Voice, identifier: str) -> Ref:
    return page(voice, area_path(identifier), title(record, voice, f"areas/{identifier}"))


def institution_ref(record: Record, voice: Voice, identifier: str) -> Ref:
    return page(voice, institution_path(identifier), voice.institution(record.plan.institutions[identifier]))


def institution_refs(record: Record, voice: Voice, identifiers: Iterable[str]) -> tuple[Ref, ...]:
    """Institutions in the order that the page's language asks for."""
    ordered = voice.own_first(identifiers, lambda one: record.plan.institutions[one].country)
    return tuple(institution_ref(record, voice, one) for one in ordered)


def source_ref(record: Record, voice: Voice, identifier: str) -> Ref:
    """A source by its publisher and date; an address given directly leads straight to it."""
    source = record.plan.sources.get(identifier)
    if source is None:
        return Ref(Phrase(identifier.removeprefix("https://").partition("/")[0]), identifier)
    published = source.published
    text = voice.spelling.date(published) if published else voice._("date not printed")
    name = publisher(record, voice, source)
    mark = voice._("secondary source") if source.kind is SourceKind.SECONDARY else name.mark
    caution = voice._("names children") if source.names_children else None
    link = page(voice, f"sources/#{identifier}", replace(name, mark=mark, tail=f", {text}"))
    return replace(link, caution=caution)


def publisher(record: Record, voice: Voice, source: Source) -> Phrase:
    """Who published a source; an institution of the plan by its name in the page's language."""
    known = record.plan.institutions.values()
    institution = next((one for one in known if source.publisher in one.name.values()), None)
    return voice.institution(institution) if institution else voice.form(source.language, source.publisher)


def source_refs(record: Record, voice: Voice, identifiers: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(source_ref(record, voice, identifier) for identifier in dict.fromkeys(identifiers))


def badge(record: Record, voice: Voice, status: Status | None) -> Badge:
    """A status with the place where it is explained; None means that the sides differ."""
    word = status.value if status else "sides-differ"
    label = voice._(STATUSES[status] if status else SIDES_DIFFER)
    return Badge(word, label, f"{voice.lang}/method/#status-{word}" if record.has_page("method") else "")


def by_lane(record: Record) -> list[tuple[str, list[ActivityState]]]:
    """The activities of each area that stand in it alone, in the areas' order; under "" those of several."""
    lanes: dict[str, list[ActivityState]] = {area: [] for area in (*record.plan.areas, "")}
    for state in record.state.activities:
        lanes[state.activity.areas[0] if len(state.activity.areas) == 1 else ""].append(state)
    return [(area, states) for area, states in lanes.items() if states]


def lane_name(record: Record, voice: Voice, area: str) -> tuple[Phrase, str]:
    """What a lane is called, and the address of its area's page; "" where it has none."""
    if not area:
        return Phrase(voice._("Several areas")), ""
    ref = area_ref(record, voice, area)
    return ref.label, ref.address
