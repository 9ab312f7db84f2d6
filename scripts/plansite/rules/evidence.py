"""Evidence must survive: what an archived copy is, who has one, and of what none is kept."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plansite.diagnostics import Finding, Severity, say
from plansite.draft import Draft

# This archive also has pages that list its copies and that make new ones; all others stand for one copy.
_ARCHIVE = "web.archive.org"
_SNAPSHOT = re.compile(r"/web/[0-9]{14}([a-z]{2}_)?/https?:/.+")


def archived_copies_are_copies(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """An archived copy lies elsewhere than the page, and is that copy and no list of copies."""
    for identifier, source in draft.sources.items():
        if source.archive_url is None:
            continue
        place = draft.trees["sources"].place((identifier, "archive_url"))
        if _host(source.archive_url) == _host(source.url):
            message = say("the archived copy lies on the same site as the page itself")
            help_ = say("write the address of the copy in an archive, or delete the line")
            yield Finding(place, "bad-archive", message, help_)
        elif _host(source.archive_url) == _ARCHIVE and not _is_snapshot(source.archive_url):
            message = say("this address in the archive is not that of one copy")
            example = f"archive_url: https://{_ARCHIVE}/web/20221116142900/https://…"
            help_ = say("open the copy and write its whole address: `{line}`", line=example)
            yield Finding(place, "bad-archive", message, help_)


def no_copy_is_kept_of_what_names_children(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Not even the mark by which a copy that somebody kept could be proved."""
    for identifier, source in draft.sources.items():
        for key in ("archive_url", "sha256"):
            if source.names_children and getattr(source, key):
                yield Finding(
                    draft.trees["sources"].place((identifier, key), key=True),
                    "copy-of-children",
                    say("no copy of a page that names children is kept or named: `{key}`", key=key),
                    say("delete the line; or delete `names_children: true`, if the page names none"),
                )


def sources_have_archived_copies(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """Pages go; a copy in an archive stays. Of a page that names children none is asked for."""
    for identifier, source in draft.sources.items():
        if not source.archive_url and not source.names_children:
            yield Finding(
                draft.trees["sources"].place((identifier,), key=True),
                "no-archive",
                say("no archived copy of the source `{id}` is named", id=identifier),
                say("have an archive keep the page, and write: `{line}`", line="archive_url: https://…"),
                Severity.NOTICE,
            )


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no number
        return ""


def _is_snapshot(address: str) -> bool:
    return _SNAPSHOT.match(urlsplit(address).path) is not None
