"""The command `confirm`: somebody has read the texts of a passage in all languages, and they say the same.

A confirmation is a person's word, so there is no way to confirm everything at once: a file is the most.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plansite.confirmations import Confirmation, confirmation, written_confirmations
from plansite.diagnostics import Message, say
from plansite.draft import Draft
from plansite.files import shown
from plansite.hints import nearest
from plansite.keeping import keep
from plansite.passages import file_of
from plansite.standings import Standing, standing


class ConfirmError(Exception):
    """Nothing was confirmed, because what was asked for can't be understood."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.said(str))
        self.message = message


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a passage; `row` where it is kept from now on."""

    message: Message
    row: Confirmation | None = None


def what_is_open(draft: Draft) -> list[Message]:
    """Every passage that is not confirmed as it stands, and how many there are in all.

    Raises ConfirmError where there is nothing to compare.
    """
    _check_languages(draft)
    known = {passage: standing(draft, passage) for passage in draft.passages}
    still = {passage: one for passage, one in known.items() if not one.is_settled}
    lines = [_state(passage, one) for passage, one in still.items()]
    lines.append(
        say(
            "Of {all} passages, {settled} are confirmed and unchanged.",
            all=len(known),
            settled=len(known) - len(still),
        )
    )
    if first := next((passage for passage, one in still.items() if not one.missing), None):
        line = f"python3 scripts/build.py confirm {file_of(first)}"
        lines.append(say("To confirm a passage or a whole file, name it: `{line}`", line=line))
    return lines


def confirm(draft: Draft, names: Sequence[str], day: datetime.date, *, keep_day: bool) -> list[Answer]:
    """Keep the present texts of these passages as those that say the same, from this day on.

    With `keep_day` the day stays that of the last confirmation: of a change that changed no meaning.
    Raises ConfirmError where a name is not known or there is nothing to compare, and KeepError where
    the file can't be written.
    """
    _check_languages(draft)
    named = _named(draft, names)
    answers = [_taken_over(draft, one) if keep_day else _confirmed(draft, one, day) for one in named]
    rows = {passage: kept.row for passage, kept in draft.confirmed.items()}
    rows |= {answer.row.passage: answer.row for answer in answers if answer.row}
    if any(answer.row for answer in answers):
        keep(draft.folders.confirmed, written_confirmations(rows.values()))
    return answers


def _check_languages(draft: Draft) -> None:
    if len(draft.languages) == 1:
        raise ConfirmError(say("The site has one language, so there is nothing to compare its texts with."))


def _named(draft: Draft, names: Iterable[str]) -> list[str]:
    """The passages that are meant: by their ids, those of a file, or of a file that is named by its path."""
    meant: dict[str, list[str]] = {}
    for passage in draft.passages:
        meant.setdefault(file_of(passage), []).append(passage)
        meant[passage] = [passage]
    for one in (one for texts in draft.passages.values() for one in texts.values()):
        prose = (draft.by_hand if one.by_hand else draft.prose)[one.lang, one.name]
        meant[prose.file.path] = meant[file_of(one.id)]
    found: list[str] = []
    for name in names:
        passages = meant.get(name) or meant.get(shown(Path(name)))
        if passages is None:
            raise ConfirmError(_unknown(name, nearest(name, meant)))
        found += passages
    return list(dict.fromkeys(found))


def _unknown(name: str, near: str | None) -> Message:
    if near:
        return say("There is no passage or file `{name}`. Did you mean `{near}`?", name=name, near=near)
    return say(
        "There is no passage or file `{name}`. `confirm` without a name lists what is open.", name=name
    )


def _confirmed(draft: Draft, passage: str, day: datetime.date) -> Answer:
    texts = {lang: one.text for lang, one in draft.passages[passage].items()}
    if missing := standing(draft, passage).missing:
        return _incomplete(passage, missing)
    return Answer(say("`{passage}` is confirmed", passage=passage), confirmation(passage, day, texts))


def _taken_over(draft: Draft, passage: str) -> Answer:
    """The texts that were confirmed, as they are now; a language that came later has to be confirmed."""
    kept, present = draft.confirmed.get(passage), draft.passages[passage]
    languages = [lang for lang in draft.languages if kept and lang in kept.row.texts]
    if kept is None or not languages:
        return Answer(say("`{passage}` was never confirmed, so there is no day to keep", passage=passage))
    if missing := [lang for lang in languages if lang not in present]:
        return _incomplete(passage, missing)
    message = say(
        "`{passage}` is taken over as it is now, confirmed on {day} as before",
        passage=passage,
        day=kept.row.day,
    )
    texts = {lang: present[lang].text for lang in languages}
    return Answer(message, confirmation(passage, kept.row.day, texts))


def _incomplete(passage: str, missing: Iterable[str]) -> Answer:
    languages = ", ".join(missing)
    return Answer(
        say(
            "`{passage}` is not confirmed: it is missing in {languages}", passage=passage, languages=languages
        )
    )


def _state(passage: str, known: Standing) -> Message:
    if known.missing:
        return say(
            "`{passage}` is missing in {languages}", passage=passage, languages=", ".join(known.missing)
        )
    if known.since is None:
        return say("`{passage}` was never confirmed", passage=passage)
    if known.moved:
        return say(
            "`{passage}` was confirmed on {day} and has changed since in {languages}",
            passage=passage,
            day=known.since,
            languages=", ".join(known.moved),
        )
    return say(
        "`{passage}` was confirmed on {day}, but not in {languages}",
        passage=passage,
        day=known.since,
        languages=", ".join(known.left_out),
    )
