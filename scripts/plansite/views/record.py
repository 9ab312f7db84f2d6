"""Everything that pages are made from, and what is asked of it by every kind of page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from plansite.addresses import Addresses, activity_path, area_path, institution_path, location, words_path
from plansite.changes import Change
from plansite.labels import SIDES_DIFFER, STATUSES
from plansite.manifest import Release
from plansite.markdown import Block
from plansite.model import Plan, Source
from plansite.passages import SUMMARY, Passage
from plansite.prose import Prose
from plansite.read import Draft
from plansite.state import State
from plansite.visits import Visit, page_of
from plansite.vocabulary import Health, SourceKind, Status
from plansite.voice import Moment, Phrase, Voice
from plansite.wordings import Piece


@dataclass(frozen=True, slots=True)
class Then:
    """The record as it was released on a day."""

    release: Release
    record: Record  # its state holds only those activities whose state is new; see `states`
    changes: tuple[Change, ...]  # of the facts, against the release before
    states: Mapping[str, datetime.date]  # of every activity, the release in which its state appeared first

    @property
    def day(self) -> datetime.date:
        return self.release.day


@dataclass(frozen=True, slots=True)
class Past:
    """The releases up to the day, oldest first, and what has changed since the last of them."""

    thens: tuple[Then, ...] = ()
    changed: Mapping[str, datetime.date] = field(default_factory=dict)  # when each object last did, by name
    since: frozenset[str] = frozenset()  # the objects that are not as they were released last

    def then(self, day: datetime.date) -> Then:
        return next(then for then in self.thens if then.day == day)


@dataclass(frozen=True, slots=True)
class Record:
    plan: Plan
    state: State
    draft: Draft
    addresses: Addresses
    today: datetime.date
    revision: str
    program: tuple[tuple[str, str], ...]  # names and versions of what made the site
    past: Past = field(default_factory=Past)

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

    def visit(self, address: str) -> Visit | None:
        """What was last heard of an address; an old state of the record knows of no later visit."""
        _place, visit = self.draft.visits.get(page_of(address), (None, None))
        return visit if visit and visit.checked <= self.state.day else None

    def is_gone(self, address: str) -> bool:
        visit = self.visit(address)
        return visit is not None and visit.state is Health.GONE


@dataclass(frozen=True, slots=True)
class Rewording:
    """How the text in another language changed."""

    label: str
    lang: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What a reader should know of the same text in the other languages."""

    sentence: str
    rewordings: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A block of an editor's words, and the file against which its links are read."""

    block: Block
    file: Path
    file_lang: str
    lang: str | None  # where it is not the page's
    missing: str = ""  # a notice where the page's language lacks it, and not the whole file
    drift: Drift | None = None

    def __bool__(self) -> bool:
        return bool(self.block)


@dataclass(frozen=True, slots=True)
class Ref:
    """A link; `caution` says what a reader should know before following it, `gone` that it leads nowhere."""

    label: Phrase
    address: str
    caution: str | None = None
    gone: str | None = None


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
    ending: Badge | None  # its class in the account; None where it is said of many together
    status: Badge | None  # None where it is the same for all, or the class says it
    sides: str  # how they stand to each other; "" where it is said of all together
    look: str  # the last look, where no report was found and it is not that for the whole plan
    promise: str  # "" where it is that of most, and said once


def passage(record: Record, voice: Voice, *ids: str) -> Passage | None:
    """The first passage of those that there is, in this language or in the first that has it."""
    known = record.draft.passages
    order = dict.fromkeys((voice.lang, *record.draft.languages))
    return next((known[one][lang] for lang in order for one in ids if lang in known.get(one, {})), None)


def words(record: Record, voice: Voice, found: Passage | None) -> Words:
    """The words of a passage alone, as lists show them."""
    if found is None:
        return Words(Block(), Path(), voice.lang, None)
    file = location(record.draft, found.lang, found.name, by_hand=found.by_hand)
    return Words(found.block, file, found.lang, None if found.lang == voice.lang else found.lang)


def summary(record: Record, voice: Voice, name: str) -> Words:
    return words(record, voice, passage(record, voice, f"{name}#{SUMMARY}"))


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
        return away(record, voice, Phrase(identifier.removeprefix("https://").partition("/")[0]), identifier)
    published = source.published
    text = voice.spelling.date(published) if published else voice._("date not printed")
    name = publisher(record, voice, source)
    mark = voice._("secondary source") if source.kind is SourceKind.SECONDARY else name.mark
    caution = voice._("names children") if source.names_children else None
    link = page(voice, f"sources/#{identifier}", replace(name, mark=mark, tail=f", {text}"))
    return replace(link, caution=caution, gone=gone_mark(record, voice, source.url))


def away(record: Record, voice: Voice, label: Phrase, address: str) -> Ref:
    """A link that leads off the site."""
    return Ref(label, address, gone=gone_mark(record, voice, address))


def gone_mark(record: Record, voice: Voice, address: str) -> str | None:
    return voice._("no longer online") if record.is_gone(address) else None


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
