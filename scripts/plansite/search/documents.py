"""What can be found: every page, and the places on pages that readers look for by themselves.

What is searched of a page is what the page says: its view is asked, in every language, so that nothing is
found that is not published, and nothing that became known after the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from plansite.leaf import Leaf
from plansite.views.activity import ActivityView
from plansite.views.document import AgreementView, ParagraphView
from plansite.views.glossary import GlossaryView, TermView
from plansite.views.institutions import InstitutionView
from plansite.views.lists import ListView
from plansite.views.pages_by_hand import ByHandView
from plansite.views.parts import NameView, SectionView
from plansite.views.record import Badge, Fact, Record, Ref, Words
from plansite.views.sources import SourceView
from plansite.views.ways import DateFact
from plansite.voice import Moment, Phrase, Voice


class Rank(IntEnum):
    """What readers come for, what explains it, a place on a page that is found already, a word alone."""

    RECORD = 0
    PAGE = 1
    PLACE = 2
    WORD = 3


class Field(IntEnum):
    """Where on a page a word stands, from the place that counts most to the one that counts least."""

    NAME = 0  # a title of few words, another name, an id
    TITLE = 1
    LONG_TITLE = 2
    SUMMARY = 3
    STANDING = 4  # its status
    SECTION = 5
    OTHER = 6  # its facts: the same words for many pages


NAME_WORDS, TITLE_WORDS = 2, 6  # the most words of a name, and of a title that is not long


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a page says."""

    field: Field
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page, or a place on one, as it is searched and shown in a language."""

    path: str
    title: Phrase
    about: tuple[str, ...]  # what stands beside it in small print
    said: tuple[Said, ...]
    rank: Rank
    badge: Badge | None = None


def documents(record: Record, voice: Voice, leaf: Leaf) -> Iterator[Document]:
    """The page itself, and then the places on it."""

    def document(title: Phrase, said: Iterable[Said], rank: Rank) -> Document:
        above = tuple(link.label for link in leaf.trail[-1:])
        return Document(leaf.path, title, above, (*_title(voice, title), *said), rank)

    match leaf.view:
        case ActivityView() as view:
            said = (*_title(voice, Phrase(view.id)), *_activity(voice, view))
            about, badge = (*_areas(voice, view.facts), view.id), view.status or view.ending
            yield replace(document(view.title, said, Rank.RECORD), about=about, badge=badge)
        case InstitutionView() as view:
            yield document(view.ref.label, _institution(record, voice, view), Rank.RECORD)
        case ListView(title=title, summary=Words() as summary):
            yield document(title, _words(Field.SUMMARY, summary), Rank.RECORD)
        case ByHandView() as view:
            yield document(view.title, _by_hand(voice, view), Rank.PAGE)
        case AgreementView() as view:
            yield document(view.title, _agreement(voice, view), Rank.PAGE)
            yield from (_paragraph(voice, leaf, paragraph) for paragraph in view.paragraphs)
        case GlossaryView() as view:
            said = (Said(Field.SUMMARY, leaf.description, voice.lang),)
            yield document(Phrase(leaf.title), said, Rank.PAGE)
            for letter in view.letters:
                yield from (_term(voice, leaf, term) for term in letter.terms)
        case view:
            said = (Said(Field.SUMMARY, leaf.description, voice.lang),)
            yield document(Phrase(leaf.title), said, Rank.PAGE)
            places = view if isinstance(view, tuple) else ()
            yield from (_source(voice, leaf, one) for one in places if isinstance(one, SourceView))


def _areas(voice: Voice, facts: Iterable[Fact | DateFact]) -> Iterator[str]:
    """Those facts of an activity that lead to the page of an area."""
    start = f"{voice.lang}/areas/"
    plain = (fact for fact in facts if isinstance(fact, Fact))
    refs = (value for fact in plain for value in fact.values if isinstance(value, Ref))
    return (ref.label.text for ref in refs if ref.address.startswith(start))


def _title(voice: Voice, title: Phrase) -> Iterator[Said]:
    count = len(title.text.split())
    field = Field.NAME if count <= NAME_WORDS else Field.TITLE if count <= TITLE_WORDS else Field.LONG_TITLE
    yield from _phrase(voice, field, title)


def _phrase(voice: Voice, field: Field, phrase: Phrase) -> Iterator[Said]:
    yield Said(field, phrase.text, phrase.lang or voice.lang)
    if phrase.tail:
        yield Said(field, phrase.tail, voice.lang)


def _words(field: Field, words: Words) -> Iterator[Said]:
    if words:
        yield Said(field, words.block.plain(), words.file_lang)


def _section(section: SectionView) -> Iterator[Said]:
    yield Said(Field.SECTION, section.heading, section.words.file_lang)
    yield from _words(Field.SECTION, section.words)


def _facts(voice: Voice, facts: Iterable[Fact | DateFact]) -> Iterator[Said]:
    """The values of facts; their labels stand on every page."""
    for fact in facts:
        if isinstance(fact, DateFact):
            for step in fact.steps:
                yield Said(Field.OTHER, step.date.text, voice.lang)
            continue
        for value in fact.values:
            match value:
                case Moment(text=text):
                    yield Said(Field.OTHER, text, voice.lang)
                case Phrase() as phrase:
                    yield from _phrase(voice, Field.OTHER, phrase)
                case ref:
                    yield from _phrase(voice, Field.OTHER, ref.label)


def _names(voice: Voice, names: Iterable[NameView]) -> Iterator[Said]:
    for name in names:
        for form in name.forms:
            yield from _phrase(voice, Field.OTHER, form)


def _activity(voice: Voice, view: ActivityView) -> Iterator[Said]:
    yield from _words(Field.SUMMARY, view.summary)
    for section in view.sections:
        yield from _words(Field.SECTION, section.words)
    for words in (*(entry.words for entry in view.history), *(report.words for report in view.related)):
        yield from _words(Field.SECTION, words)
    standing = (view.ending, *([view.status] if view.status else ()), *view.flags)
    for one in standing:
        yield Said(Field.STANDING, one.label, voice.lang)
    yield from _facts(voice, view.facts)
    yield from _names(voice, view.names)
    for entry in view.history:
        yield Said(Field.OTHER, entry.on.text, voice.lang)
        if entry.badge:
            yield Said(Field.OTHER, entry.badge.label, voice.lang)


def _institution(record: Record, voice: Voice, view: InstitutionView) -> Iterator[Said]:
    short = record.plan.institutions[view.id].short
    if short:
        yield from _title(voice, voice.name(short))
    yield from _facts(voice, view.facts)


def _agreement(voice: Voice, view: AgreementView) -> Iterator[Said]:
    yield from _words(Field.SUMMARY, view.summary)
    for related in view.related:
        yield from _words(Field.SECTION, related.words)
    yield from _names(voice, [view.names])
    yield from _facts(voice, (*view.facts, *view.protocol))


def _paragraph(voice: Voice, leaf: Leaf, view: ParagraphView) -> Document:
    title = Phrase(view.heading)
    said = (*_title(voice, title), *_words(Field.SECTION, view.words))
    return Document(f"{leaf.path}#{view.id}", title, (leaf.title,), said, Rank.PLACE)


def _by_hand(voice: Voice, view: ByHandView) -> Iterator[Said]:
    yield from _words(Field.SUMMARY, view.summary)
    for section in view.sections:
        yield from _section(section)
    for meaning in view.statuses:
        yield Said(Field.SECTION, meaning.badge.label, voice.lang)
        yield Said(Field.SECTION, meaning.text, voice.lang)
    for fact in view.computed:
        yield Said(Field.SECTION, fact.label, voice.lang)
    yield from _facts(voice, view.computed)
    for other in view.others:
        yield from _phrase(voice, Field.SECTION, other.name)


def _term(voice: Voice, leaf: Leaf, view: TermView) -> Document:
    said = [one for form in (view.form, *view.others) for one in _title(voice, form.form)]
    said += _phrase(voice, Field.SECTION, view.note) if view.note else ()
    return Document(f"{leaf.path}#{view.id}", view.form.form, (leaf.title,), tuple(said), Rank.WORD)


def _source(voice: Voice, leaf: Leaf, view: SourceView) -> Document:
    names = [view.heading, *([view.title] if view.title else [])]
    said = [one for name in names for one in _title(voice, name)]
    host = view.evidence.address.partition("://")[2].partition("/")[0]
    said += [Said(Field.OTHER, host, voice.lang), *_facts(voice, view.facts)]
    return Document(f"{leaf.path}#{view.id}", view.heading, (leaf.title,), tuple(said), Rank.PLACE)
