"""The page of the search: its sentences, of which most are said by a script, and the lists beside it."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.views.record import Record, Ref, area_ref, page
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class SearchPageView:
    """`said` are the sentences that the script needs, by name; their gap `{n}` is a number that it fills; and
    how the language writes a thousand."""

    lang: str
    pages: str  # the address of the language's pages, to which those of results are added
    index: str  # the address of the index
    said: tuple[tuple[str, str], ...]
    found_in: tuple[tuple[str, str], ...]  # for every language but the page's: that a word in it was found
    lists: tuple[Ref, ...]


def search_view(record: Record, voice: Voice) -> SearchPageView:
    _ = voice._
    others = [lang for lang in record.plan.site.languages if lang != voice.lang]
    others += sorted({source.language for source in record.plan.sources.values()} - {voice.lang, *others})
    return SearchPageView(
        lang=voice.lang,
        pages=f"{voice.lang}/",
        index="assets/search/",
        said=(
            ("thousand", voice.spelling.number(1000)),
            ("found", _("Pages found: {n}")),
            ("some", _("No page has all of the words. Pages with some of them: {n}")),
            ("nothing", _("Nothing was found.")),
            ("short", _("Write at least three letters.")),
            ("cut", _("Only the beginning of what you wrote was read.")),
            (
                "failed",
                _(
                    "The search could not be loaded. See whether you are connected and search again, or go"
                    " on from the lists below."
                ),
            ),
        ),
        found_in=tuple(
            (lang, _("Words found in: {language}", language=voice.language(lang))) for lang in others
        ),
        lists=(
            page(voice, "activities/", _("All activities")),
            *(area_ref(record, voice, area) for area in record.plan.areas),
            page(voice, "institutions/", _("Institutions")),
            page(voice, "sources/", _("Sources")),
            page(voice, "unknown/", _("What is not known")),
        ),
    )
