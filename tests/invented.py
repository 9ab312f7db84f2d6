"""Facts of invented plans, made by hand in as few words as a test needs."""

from __future__ import annotations

from plansite.model import (
    Activity,
    Agreement,
    Entry,
    Institution,
    Paragraph,
    Period,
    Plan,
    Related,
    Search,
    SiteFacts,
    Source,
)
from plansite.state import ActivityState
from plansite.vocabulary import Status

# Each with what it is a part of; North, South and East sign plans.
INSTITUTIONS = {
    "north": None,
    "south": None,
    "east": None,
    "bureau": "north",
    "desk": "bureau",
    "press": None,
}


def given_facts(**facts: object) -> dict[str, object]:
    """The keys that a file would have: those with a value."""
    return {key: value for key, value in facts.items() if value is not None}


def said(on: str, status: str | None = None, *by: str, **more: object) -> Entry:
    return Entry(on=on, by=by, sources=("paper",), **given_facts(status=status, **more))


def report(link: str = "not-stated", on: str | None = None, *sources: str) -> Related:
    return Related(link=link, sources=sources or ("paper",), **given_facts(on=on))


def search(on: str, *activities: str, found: tuple[str, ...] = ()) -> Search:
    return Search(on=on, where={"en": "x"}, words=("x",), activities=activities, found=found)


def source(published: str | None = None) -> Source:
    return Source(
        publisher="x",
        url="https://example.org/",
        language="en",
        retrieved="2045",
        how="live",
        kind="press",
        **given_facts(published=published),
    )


def institution(part_of: str | None) -> Institution:
    kind = "body" if part_of else "government"
    return Institution(name={"en": "x"}, country="TR", kind=kind, part_of=part_of, sources=("paper",))


def activity(
    *history: Entry, identifier: str = "TRE-01", parties: tuple[str, ...] = ("north", "south"), **more: object
) -> Activity:
    return Activity(
        id=identifier,
        areas=("trees",),
        kind="planting",
        promise="commitment",
        parties=parties,
        promised_in=("par-1",),
        history=history,
        **more,
    )


def plan(
    *activities: Activity,
    searches: tuple[Search, ...] = (),
    period: tuple[str, str] = ("2040", "2041"),
    sources: dict[str, Source] | None = None,
    **more: object,
) -> Plan:
    """A plan with that content; `more` are keys of the agreement."""
    return Plan(
        site=SiteFacts(name={"en": "x"}, languages=("en",), official="false"),
        agreement=Agreement(
            title={"en": "x"},
            signed="2039",
            announced="2039",
            period=Period(start=period[0], end=period[1]),
            parties=("north", "south", "east"),
            paragraphs={"par-1": Paragraph(source="paper")},
            sources=("paper",),
            **more,
        ),
        areas=("trees",),
        kinds={"planting": {"en": "x"}},
        names={},
        institutions={name: institution(part_of) for name, part_of in INSTITUTIONS.items()},
        sources={"paper": source("2039"), **(sources or {})},
        searches=searches,
        activities=activities,
    )


def last_words(one: ActivityState) -> dict[str, Status | None]:
    """Each side's status."""
    return {side.institution: side.status for side in one.sides}
