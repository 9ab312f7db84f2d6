"""Pieces of pages that more than one kind of page shows: sections, names, searches, related reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plansite.labels import LINKS_TO_PLAN
from plansite.model import Related, Search
from plansite.prose import Prose
from plansite.views.record import Record, Ref, Words, page, part_words, source_refs
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
    not_searched: Phrase | None


@dataclass(frozen=True, slots=True)
class RelatedView:
    key: str
    on: Moment | None
    place: Phrase | None
    link: str
    words: Words
    sources: tuple[Ref, ...]


def missing_notice(voice: Voice, prose: Prose) -> str:
    if prose.lang == voice.lang:
        return ""
    language = voice.language(prose.lang)
    return voice._(
        "This text has not been written in English yet. It is shown here as it stands in: {language}.",
        language=language,
    )


def ask_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, "ask/", voice._("How to ask the institutions")) if record.has_page("ask") else None


def searches_view(voice: Voice, searches: Iterable[Search]) -> tuple[SearchView, ...]:
    """The newest first."""
    ordered = sorted(searches, key=lambda search: search.on.sort_key, reverse=True)
    return tuple(
        SearchView(
            voice.moment(search.on),
            voice.name(search.where),
            voice.name(search.not_searched) if search.not_searched else None,
        )
        for search in ordered
    )


def related_view(record: Record, voice: Voice, name: str, related: Related) -> RelatedView:
    keys = [
        key
        for prose in record.proses(voice.lang, name)
        for key in related.sources
        if prose.part("related", key)
    ]
    return RelatedView(
        key=next(iter(keys), related.sources[0]),
        on=voice.moment(related.on) if related.on else None,
        place=voice.name(related.place) if related.place else None,
        link=voice._(LINKS_TO_PLAN[related.link]),
        words=part_words(record, voice, name, "related", related.sources),
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
