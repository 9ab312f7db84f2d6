"""What is confirmed is there, is in the languages of the site, and is not from the future."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.diagnostics import Finding, Severity, say
from plansite.draft import Draft
from plansite.passages import BY_HAND, file_of


def confirmations_have_passages(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    """A confirmation belongs to a passage that some language has."""
    for passage, kept in draft.confirmed.items():
        if passage not in draft.passages and not _is_vague(draft, file_of(passage)):
            message = say("`{passage}` is confirmed, but no language has it any longer", passage=passage)
            help_ = say("delete this line; what was renamed can be confirmed anew")
            yield Finding(kept.place, "idle-confirmation", message, help_, Severity.WARNING)


def confirmations_name_languages(draft: Draft, _: datetime.date) -> Iterator[Finding]:
    for kept in draft.confirmed.values():
        for language in kept.row.texts:
            if language not in draft.languages:
                message = say("the site is not published in the language `{language}`", language=language)
                help_ = say("confirm the passage again, or add the language to site.yml")
                yield Finding(kept.place, "unknown-language", message, help_, Severity.WARNING)


def confirmations_are_not_from_the_future(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    for kept in draft.confirmed.values():
        if kept.row.day > today:
            message = say("`{date}` lies after today, {today}", date=kept.row.day, today=today)
            help_ = say("undo the change; or delete the line, and confirm the passage again")
            yield Finding(kept.place, "in-the-future", message, help_)


def _is_vague(draft: Draft, file: str) -> bool:
    """Whether the file could not be understood whole in some language, or is missing and wanted."""
    name = file.removeprefix(BY_HAND)
    folder = draft.folders.content if name == file else draft.folders.docs
    unread = any(folder / one / f"{name}.md" in draft.unread for one in draft.languages)
    flawed = any(f"{one}/{name}" in draft.flawed for one in draft.languages)
    wanted = file in ("agreement", *map("areas/{}".format, draft.areas))
    wanted = wanted or file.removeprefix("activities/") in draft.activity_ids()
    return unread or flawed or (wanted and not any((one, name) in draft.prose for one in draft.languages))
