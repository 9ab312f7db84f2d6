"""The ways to some of the activities: filters for the script, and the same as lists of links without it."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.views.facets import Facet, facets
from plansite.views.record import Record, Ref, page
from plansite.views.register import Column, columns, rows_address
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class FindView:
    """`said` are the sentences that the script needs, by name, of which it fills the gaps `{n}` and `{name}`;
    and how the language writes a thousand."""

    lang: str
    rows: str  # the address of the register
    pages: str  # the address of the language's pages, to which those of the rows are added
    facets: tuple[Facet, ...]
    counts: tuple[tuple[str, ...], ...]  # of each value of each facet
    columns: tuple[Column, ...]
    said: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[tuple[Ref, str], ...]], ...]  # what is offered, its pages and their counts


def find_view(record: Record, voice: Voice) -> FindView | None:
    """None where nothing tells the activities apart, or where they are few."""
    _, number = voice._, voice.spelling.number
    offered = facets(record, voice)
    if not offered:
        return None
    counts = tuple(tuple(number(len(value.ids)) for value in facet.values) for facet in offered)
    lists = tuple(
        (
            facet.label,
            tuple(
                (page(voice, value.path, value.label), count)
                for value, count in zip(facet.values, numbers, strict=True)
            ),
        )
        for facet, numbers in zip(offered, counts, strict=True)
    )
    return FindView(
        lang=voice.lang,
        rows=rows_address(voice),
        pages=f"{voice.lang}/",
        facets=offered,
        counts=counts,
        columns=columns(record, voice, offered),
        said=(
            ("thousand", voice.spelling.number(1000)),
            ("found", _("Activities found: {n}")),
            ("nothing", _("No activity fits all of these filters.")),
            ("widen", _("Without the filter “{name}”: {n}")),
            ("unknown", _("Left out, because it is not known here: {name}")),
            (
                "failed",
                _(
                    "The list could not be loaded. See whether you are connected and choose again, or go on"
                    " from the shorter lists."
                ),
            ),
        ),
        lists=lists,
    )
