"""The pages of earlier days: what changed, and how the record stood in each release."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.addresses import activity_path, archive_path, archived_path
from plansite.leaf import Leaf
from plansite.page import Link
from plansite.views.archive import archive_trail, archive_view, archived_view, states_of, then_view
from plansite.views.changes import ARCHIVE, CHANGES, changes_view, has_changes
from plansite.views.record import Record, Then
from plansite.voice import Voice

SECTION = "about/"


def past_leaves(record: Record, voice: Voice) -> Iterator[Leaf]:
    """Only once there is something to tell; what is past is not for search engines."""
    if has_changes(record.past):
        changes = changes_view(record, voice)
        yield Leaf(CHANGES, "changes", changes, changes.title, changes.lead, SECTION)
    if record.past.thens:
        archive = archive_view(record, voice)
        yield Leaf(ARCHIVE, "archive", archive, archive.title, archive.lead, SECTION)
    for then in record.past.thens:
        view = then_view(record, voice, then)
        yield Leaf(
            archive_path(then.day),
            "then",
            view,
            view.title,
            view.banner.text,
            SECTION,
            _trail(voice, None),
            listed=False,
            canonical="activities/",
        )
        for identifier in states_of(then):
            yield _archived(record, voice, then, identifier)


def _archived(record: Record, voice: Voice, then: Then, identifier: str) -> Leaf:
    view = archived_view(record, voice, then, identifier)
    title = view.activity.title.text
    return Leaf(
        archived_path(then.day, identifier),
        "archived",
        view,
        voice._("{title}, as recorded on {date}", title=title, date=voice.spelling.date(then.day)),
        view.banner.text,
        SECTION,
        _trail(voice, then),
        listed=False,
        canonical=activity_path(identifier) if view.banner.now else None,
    )


def _trail(voice: Voice, then: Then | None) -> tuple[Link, ...]:
    return tuple(Link(ref.label.text, ref.address) for ref in archive_trail(voice, then))
