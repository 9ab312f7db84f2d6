"""How the texts of a language changed with a release: page by page, section by section, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plansite.addresses import words_path
from plansite.dates import DateError, parse
from plansite.model import Plan
from plansite.prose import Prose
from plansite.views.parts import paragraph_name
from plansite.views.record import Record, Ref, Then, page, source_ref
from plansite.views.weaving import Sentence, weave
from plansite.voice import Phrase, Voice
from plansite.wordings import Piece, compare


@dataclass(frozen=True, slots=True)
class PassageChange:
    heading: Sentence
    pieces: tuple[Piece, ...]
    note: str  # where the words are the same and only what they are made into changed


@dataclass(frozen=True, slots=True)
class TextChange:
    """A page with the passages of its text that changed."""

    page: Ref
    note: str  # where the whole text came or went
    passages: tuple[PassageChange, ...]


def text_changes(then: Then, before: Then, voice: Voice) -> Iterator[TextChange]:
    """Of every text of the page's language that a release changed, in the order of their names."""
    pairs = (
        (then.record.draft.prose, before.record.draft.prose),
        (then.record.draft.by_hand, before.record.draft.by_hand),
    )
    for now, was in pairs:
        for name in sorted({name for lang, name in {*now, *was} if lang == voice.lang}):
            new, old = now.get((voice.lang, name)), was.get((voice.lang, name))
            if new is not old and (old is None or new is None or old.file.lines != new.file.lines):
                yield _change(then.record, voice, name, old, new)


def _change(record: Record, voice: Voice, name: str, old: Prose | None, new: Prose | None) -> TextChange:
    either = new or old
    assert either is not None  # else nothing changed
    ref = page(voice, words_path(name), either.title)
    if old is None:
        return TextChange(ref, voice._("The text is new."), ())
    if new is None:
        return TextChange(ref, voice._("The text was taken out."), ())
    return TextChange(ref, "", tuple(_passages(record, voice, old, new)))


def _passages(record: Record, voice: Voice, old: Prose, new: Prose) -> Iterator[PassageChange]:
    before, after = _parts(old), _parts(new)
    changed = False
    for way in dict.fromkeys((*after, *before)):
        was, now = before.get(way, ""), after.get(way, "")
        if was != now:
            changed = True
            yield PassageChange(_heading(record, voice, way, new, old), compare(was, now), "")
    if not changed:
        note = voice._("The words are the same; links, emphasis or the order of passages changed.")
        yield PassageChange((), (), note)


def _parts(prose: Prose) -> Mapping[tuple[str, str], str]:
    """The words of each passage, by section and key."""
    found = {("title", ""): prose.title, ("summary", ""): prose.summary.plain()}
    for section in prose.sections:
        found[section.anchor, ""] = section.block.plain()
        found |= {(section.anchor, part.key): part.block.plain() for part in section.parts}
    return found


def _heading(record: Record, voice: Voice, way: tuple[str, str], *proses: Prose) -> Sentence:
    anchor, key = way
    section = next((one for prose in proses if (one := prose.section(anchor))), None)
    if section is None:
        return (Phrase(voice._("Title") if anchor == "title" else voice._("Summary")),)
    if not key:
        return (Phrase(section.title),)
    template = voice._("{section}: {part}")
    return weave(template, section=section.title, part=_part(record.plan, record, voice, anchor, key))


def _part(plan: Plan, record: Record, voice: Voice, anchor: str, key: str) -> Sentence | str:
    """What the heading of a passage names: a paragraph, a source, a day."""
    if anchor == "paragraphs" and key in plan.agreement.paragraphs:
        return paragraph_name(voice, key)
    if anchor == "related" and key in plan.sources:
        return (source_ref(record, voice, key),)
    try:
        return voice.spelling.date(parse(key))
    except DateError:
        return key
