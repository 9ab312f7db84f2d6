"""The words of a passage on its page, with how they stand to the same passage in other languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plansite.passages import Passage
from plansite.prose import Prose
from plansite.standings import standing
from plansite.views.record import Drift, Record, Rewording, Words, passage, words
from plansite.voice import Voice
from plansite.wordings import compare


def passage_words(record: Record, voice: Voice, *ids: str) -> Words:
    """The words of the first of these passages that there is; see `views.record.passage`."""
    found = passage(record, voice, *ids)
    plain = words(record, voice, found)
    if found is None:
        return plain
    if found.lang == voice.lang:
        return replace(plain, drift=_drift(record, voice, found.id))
    file_is_there = (voice.lang, found.name) in (
        record.draft.by_hand if found.by_hand else record.draft.prose
    )
    return replace(plain, missing=not_written(voice, found) if file_is_there else "")


def not_written(voice: Voice, text: Passage | Prose) -> str:
    return voice._(
        "This text has not been written in English yet. It is shown here as it stands in: {language}.",
        language=voice.language(text.lang),
    )


def _drift(record: Record, voice: Voice, identifier: str) -> Drift | None:
    """Whether the text in another language has moved since it was confirmed to say the same as this one."""
    known = standing(record.draft, identifier)
    others = [lang for lang in known.moved if lang != voice.lang]
    if known.since is None or voice.lang in known.left_out or not others:
        return None
    names = ", ".join(voice.language(lang) for lang in others)
    gaps = {"date": voice.spelling.date(known.since), "languages": names}
    if voice.lang in known.moved:
        sentence = voice.ngettext(
            "On {date} the texts were confirmed to say the same. Since then this one has changed, and so has"
            " the one in another language: {languages}.",
            "On {date} the texts were confirmed to say the same. Since then this one has changed, and so have"
            " those in other languages: {languages}.",
            len(others),
            **gaps,
        )
    else:
        sentence = voice.ngettext(
            "On {date} the texts were confirmed to say the same. Since then this one has not changed, but the"
            " one in another language has: {languages}.",
            "On {date} the texts were confirmed to say the same. Since then this one has not changed, but"
            " those in other languages have: {languages}.",
            len(others),
            **gaps,
        )
    return Drift(sentence, tuple(_rewordings(record, voice, identifier, others)))


def _rewordings(record: Record, voice: Voice, identifier: str, languages: list[str]) -> Iterator[Rewording]:
    now, then = record.draft.passages[identifier], record.draft.confirmed[identifier].row.texts
    for lang in languages:
        label = voice._("What has changed there: {language}", language=voice.language(lang))
        yield Rewording(label, lang, compare(_in_a_row(then[lang].text), _in_a_row(now[lang].text)))


def _in_a_row(text: str) -> str:
    """The blocks of a text one after the other, with the sign for a paragraph between them."""
    return text.replace("\n\n", " ¶ ")
