"""Pieces of pages that more than one kind of page shows: sections, names, searches, related reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plansite.addresses import related_anchor
from plansite.labels import LINKS_TO_PLAN
from plansite.model import Related, Search
from plansite.prose import Prose
from plansite.views.passages import not_written, passage_words
from plansite.views.record import Record, Ref, Words, page, source_refs
from plansite.voice import Moment, Phrase, Voice


@dataclass(frozen=True, slots=True)
class SectionView:
    anchor: str
    heading: str
    words: Words


@dataclass(frozen=True, slots=True)
class NameView:
    """A proper name in each language of the site."""

    forms: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    on: Moment
    where: Phrase
    words: tuple[Phrase, ...]
    not_searched: Phrase | None


@dataclass(frozen=True, slots=True)
class RelatedView:
    key: str  # "" where another place on the page has it already
    on: Moment | None
    place: Phrase | None
    link: str
    words: Words
    sources: tuple[Ref, ...]


def missing_notice(voice: Voice, prose: Prose) -> str:
    """Where a page's words are wholly in another language."""
    return "" if prose.lang == voice.lang else not_written(voice, prose)


def ask_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, "ask/", voice._("How to ask the institutions")) if record.has_page("ask") else None


def searches_view(record: Record, voice: Voice, searches: Iterable[Search]) -> tuple[SearchView, ...]:
    return tuple(
        SearchView(
            on=voice.moment(search.on),
            where=voice.name(search.where),
            words=tuple(_searched(record, word) for word in search.words),
            not_searched=voice.name(search.not_searched) if search.not_searched else None,
        )
        for search in searches
    )


def _searched(record: Record, word: str) -> Phrase:
    """A word that was searched for, with its language where the facts have a name that holds it."""
    plan = record.plan
    known = [plan.agreement.title, *(name.forms for name in plan.names.values())]
    known += [institution.name for institution in plan.institutions.values()]
    named = ((lang, form) for forms in known for lang, form in forms.items())
    return Phrase(word, next((lang for lang, form in named if word in form or form in word), None))


def related_views(
    record: Record, voice: Voice, name: str, reports: Iterable[Related], taken: Iterable[str] = ()
) -> tuple[RelatedView, ...]:
    """Related reports, each with a place of its own on the page, unless its name is `taken`."""
    seen = set(taken)
    views = []
    for related in reports:
        key = related_anchor(related, record.proses(voice.lang, name))
        views.append(_related_view(record, voice, name, related, "" if key in seen else key))
        seen.add(key)
    return tuple(views)


def _related_view(record: Record, voice: Voice, name: str, related: Related, key: str) -> RelatedView:
    return RelatedView(
        key=key,
        on=voice.moment(related.on) if related.on else None,
        place=voice.name(related.place) if related.place else None,
        link=voice._(LINKS_TO_PLAN[related.link]),
        words=passage_words(record, voice, *(f"{name}#related/{source}" for source in related.sources)),
        sources=source_refs(record, voice, related.sources),
    )


def paragraph_ref(voice: Voice, identifier: str) -> Ref:
    return page(voice, f"agreement/#{identifier}", paragraph_name(voice, identifier))


def paragraph_name(voice: Voice, identifier: str) -> str:
    number = int(identifier.removeprefix("par-"))
    return voice._("{number} paragraph of the report", number=voice.spelling.ordinal(number))


def name_view(record: Record, voice: Voice, forms: dict[str, str], marks: dict[str, str]) -> NameView:
    order = (lang for lang in page_languages(record, voice) if lang in forms)
    return NameView(tuple(voice.form(lang, forms[lang], marks) for lang in order))


def page_languages(record: Record, voice: Voice) -> list[str]:
    """The site's languages, the page's own first."""
    return sorted(record.plan.site.languages, key=lambda lang: lang != voice.lang)
