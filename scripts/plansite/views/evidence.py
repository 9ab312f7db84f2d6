"""Whether a source can still be read: at its own address, in an archived copy, or no longer."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.model import Source
from plansite.views.record import Record, gone_mark
from plansite.visits import Visit
from plansite.vocabulary import Health
from plansite.voice import Voice


@dataclass(frozen=True, slots=True)
class EvidenceView:
    address: str  # its own, as text
    link: str | None  # where a reader is led; None: nowhere any more
    leads_to_copy: bool
    archive_url: str | None
    archive_gone: str | None
    said: str | None  # what the last visit found
    is_lost: bool
    moved_to: str | None
    sha256: str | None


def place_of(record: Record, source: Source) -> str:
    """Where the source can be read: its own address until it is gone, then that of its copy."""
    copy = source.archive_url
    return copy if copy and record.is_gone(source.url) and not record.is_gone(copy) else source.url


def evidence_view(record: Record, voice: Voice, source: Source) -> EvidenceView:
    visit, place = record.visit(source.url), place_of(record, source)
    is_lost = record.is_gone(source.url)
    leads_to_copy = place != source.url
    return EvidenceView(
        address=source.url,
        link=place if leads_to_copy or not is_lost else None,
        leads_to_copy=leads_to_copy,
        archive_url=source.archive_url,
        archive_gone=gone_mark(record, voice, source.archive_url) if source.archive_url else None,
        said=_said(voice, source, visit, leads_to_copy) if visit else None,
        is_lost=is_lost,
        moved_to=visit.moved_to if visit else None,
        sha256=source.sha256,
    )


def _said(voice: Voice, source: Source, visit: Visit, leads_to_copy: bool) -> str:
    day = voice.spelling.date(visit.checked)
    if visit.state is Health.ONLINE:
        return voice._("Online when last visited: {date}", date=day)
    if visit.state is Health.MOVED:
        return voice._("The site says that this page has moved. Last visited: {date}", date=day)
    if visit.state is Health.UNREACHABLE:
        return voice._(
            "The page could not be reached when last visited: {date}. It may be there all the same.", date=day
        )
    if leads_to_copy:
        return voice._(
            "This page is no longer online (last visited: {date}). The link leads to its archived copy.",
            date=day,
        )
    if source.names_children:
        return voice._(
            "This page is no longer online (last visited: {date}). "
            "No copy is kept of a page that names children.",
            date=day,
        )
    if source.archive_url:
        return voice._(
            "This page is no longer online (last visited: {date}), and neither is its archived copy.",
            date=day,
        )
    return voice._(
        "This page is no longer online (last visited: {date}). No archived copy of it is known.", date=day
    )
