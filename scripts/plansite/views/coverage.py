"""Which paragraph of the report names which activities, and back; with what is left over on either way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plansite.coverage import Coverage, coverage
from plansite.views.parts import paragraph_ref
from plansite.views.record import Record, Ref, activity_ref, page, title
from plansite.voice import Phrase, Voice

COVERAGE = "coverage/"


@dataclass(frozen=True, slots=True)
class Covering:
    """A paragraph with the activities that it names."""

    id: str
    paragraph: Ref
    count: str
    mark: str  # introduction, or a gap
    activities: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """An activity with the paragraphs that name it."""

    activity: Ref
    paragraphs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    title: str
    counts: tuple[str, ...]
    paragraphs: tuple[Covering, ...]
    activities: tuple[Covered, ...]
    agreement: Ref


def has_coverage(record: Record) -> bool:
    return bool(record.plan.agreement.paragraphs) and bool(record.plan.activities)


def coverage_title(voice: Voice) -> str:
    return voice._("The report and the activities")


def coverage_ref(record: Record, voice: Voice) -> Ref | None:
    return page(voice, COVERAGE, coverage_title(voice)) if has_coverage(record) else None


def coverage_view(record: Record, voice: Voice) -> CoverageView:
    pairs = coverage(record.plan)
    return CoverageView(
        title=coverage_title(voice),
        counts=tuple(_counts(voice, pairs)),
        paragraphs=tuple(_paragraphs(record, voice, pairs)),
        activities=tuple(
            Covered(
                activity_ref(record, voice, identifier),
                tuple(_paragraph(voice, paragraph) for paragraph in paragraphs),
            )
            for identifier, paragraphs in pairs.paragraphs.items()
        ),
        agreement=page(voice, "agreement/", title(record, voice, "agreement")),
    )


def _counts(voice: Voice, pairs: Coverage) -> Iterator[str]:
    total, introductions, gaps = len(pairs.activities), len(pairs.introductions), len(pairs.gaps)
    naming = total - introductions - gaps
    number = voice.spelling.number
    yield voice._("Paragraphs of the report: {n}", n=number(total))
    yield voice._("Paragraphs that name activities: {n}", n=number(naming))
    yield voice._("Introduction, which names none: {n}", n=number(introductions))
    yield voice._("Gaps, paragraphs that name none and are no introduction: {n}", n=number(gaps))
    yield voice._("Activities named: {n}", n=number(len(pairs.paragraphs)))


def _paragraphs(record: Record, voice: Voice, pairs: Coverage) -> Iterator[Covering]:
    marked = record.plan.agreement.paragraphs
    for identifier, named in pairs.activities.items():
        yield Covering(
            id=identifier,
            paragraph=_paragraph(voice, identifier),
            count=voice.spelling.number(len(named)),
            mark=_mark(voice, pairs, identifier, introduction=marked[identifier].introduction),
            activities=tuple(activity_ref(record, voice, one) for one in named),
        )


def _paragraph(voice: Voice, identifier: str) -> Ref:
    """As it begins a cell of a table."""
    ref = paragraph_ref(voice, identifier)
    return replace(ref, label=Phrase(voice.spelling.alphabet.first_upper(ref.label.text)))


def _mark(voice: Voice, pairs: Coverage, identifier: str, *, introduction: bool) -> str:
    if identifier in pairs.gaps:
        return voice._("Gap: names no activity")
    if identifier in pairs.introductions:
        return voice._("Introduction; names no activity")
    return voice._("Introduction") if introduction else ""
